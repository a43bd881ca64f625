"""What is done now and then while the engine runs, without VK."""

import asyncio
import logging
from collections.abc import Callable
from pathlib import Path

from gosclient.desk import media, pauses, recurring, retention, traces
from gosclient.domain.errors import GosclientError, StoreClosed
from gosclient.store import inbox
from gosclient.store.database import Database

FOREIGN_LOOK = 0.5
"""Seconds between looks whether the command line has written an intent."""

PAUSE_LOOK = 5.0
"""Seconds between looks whether something is there by now that a pause has to put off."""

TERMS_LOOK = 3600.0
"""Seconds between looks whether something is over its time."""

_log = logging.getLogger("gosclient.engine")


async def keep_house(db: Database, now: Callable[[], float]) -> None:
    """Notice what other programs wrote, and wake what was put off, until the store closes."""
    while True:
        try:
            db.notice_foreign_writes()
            moment = int(now())
            waking = await db.read(inbox.next_waking)
            if waking and waking <= moment:
                await db.write(inbox.wake_snoozed, moment)
        except StoreClosed:
            return
        except GosclientError as error:
            _log.info("house-keeping: %s", type(error).__name__)
        await asyncio.sleep(FOREIGN_LOOK)


async def keep_pauses(db: Database, now: Callable[[], float]) -> None:
    """Put off what a pause came too late for as soon as that can be done."""
    while True:
        try:
            await pauses.catch_up(db, now())
        except StoreClosed:
            return
        except GosclientError as error:
            _log.info("keeping pauses: %s", type(error).__name__)
        await asyncio.sleep(PAUSE_LOOK)


async def keep_terms(db: Database, pictures: Path, now: Callable[[], float]) -> None:
    """Remove once a day what is over its time, and finish a removal that was cut short.

    What a pause put off in VK is put off further before its new time comes, documents are made of
    what repeats, and photos go that no publication names any more.

    Args:
        db: the open store.
        pictures: folder of cached pictures.
        now: unix seconds.
    """
    while True:
        try:
            await pauses.hold(db, now())
            await recurring.make_ahead(db, now())
            await traces.finish(db)
            await retention.remove_daily(db, pictures, int(now()))
            await media.remove_unused(db, now())
        except StoreClosed:
            return
        except (GosclientError, OSError) as error:
            _log.info("keeping terms: %s", type(error).__name__)
        await asyncio.sleep(TERMS_LOOK)
