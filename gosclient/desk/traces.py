"""Taking the last traces of what was removed out of the indexes and the log of the file."""

import asyncio

from gosclient.store import traces
from gosclient.store.database import Database

_TRIES = 20
_PAUSE = 0.1
_REST = 0.005
"""Seconds between two steps, so that what arrives meanwhile is not behind a queue of them."""


async def finish(db: Database) -> bool:
    """Go on until no traces are left; whether there are none. Harmless to repeat and to break off.

    False while another program holds the log open.
    """
    if not await db.read(traces.are_left):
        return True
    for index in traces.INDEXES:
        done = await db.write(traces.merge, index, begins=True)
        while not done:
            await asyncio.sleep(_REST)
            done = await db.write(traces.merge, index, begins=False)
    for _ in range(_TRIES):
        if await db.beside(traces.empty_log):
            await db.write(traces.are_gone)
            return True
        await asyncio.sleep(_PAUSE)
    return False
