"""In the measured program, in a person's place: presses a key, then obeys orders."""

import asyncio
import json
import sys
import threading
import time
from collections.abc import Awaitable, Callable
from inspect import isawaitable

from bench.lines import say, since_start
from bench.real_window import Watch
from ui.session import Session

PATIENCE = 120.0
_LOOK_AGAIN = 0.02


async def drive(session: Session, watch: Watch) -> int:
    """Say when the first key was obeyed, then obey orders until they end; the exit code."""
    settled = since_start()
    await until(lambda: watch.obeyed > 0)
    say("usable", painted=watch.first, usable=watch.obeyed, cpu=watch.cpu, settled=settled)
    orders = Orders(session, watch)
    lines = _lines()
    while (line := await lines.get()) is not None:
        order, *arguments = json.loads(line)
        await getattr(orders, order)(*arguments)
    return 0


class Orders:
    """What can be asked of a running window; each order says its own name when it is done."""

    def __init__(self, session: Session, watch: Watch) -> None:
        self._session = session
        self._watch = watch
        self._meter = None

    async def live(self) -> None:
        """Wait until every community is connected and loaded."""
        from gosclient.domain.status import Link

        def reached() -> bool:
            states = self._session.office.board.communities.values()
            return bool(states) and all(one.link is Link.LIVE for one in states)

        await until(reached)
        say("live")

    async def write_answer(self) -> None:
        """Put the keyboard into the answer box: the officer is busy, so rows may come and go."""
        window = self._session.window
        await until(lambda: window.inbox.side.model.shown is not None)
        window.inbox.press("R", shift=False)
        say("write_answer")

    async def watch(self, beginning: str) -> None:
        """Note from now on when rows whose text begins like this are painted."""
        self._watch.painted.clear()
        self._watch.wanted = beginning
        say("watch")

    async def painted(self, text: str) -> None:
        """Say when the row with this text was painted."""
        await until(lambda: text in self._watch.painted)
        say("painted", at=self._watch.painted[text])

    async def stalls_on(self) -> None:
        """Measure from now on how long the window's thread is busy at a time."""
        from ui.loop import StallMeter

        self._meter = StallMeter()
        self._meter.start()
        say("stalls_on")

    async def stalls_off(self) -> None:
        """Say the longest stall."""
        self._meter.stop()
        say("stalls_off", longest=self._meter.longest_ms, over_20=len(self._meter.over(20.0)))

    async def stored(self, beginning: str, count: int) -> None:
        """Wait until so many messages that begin like this are in the store."""
        hour_ago = (int(time.time()) - 3600) << 22  # ids begin with the time, see store.rows

        def look(connection):
            return connection.execute(
                "select count(*) from messages where id > ? and substr(text, 1, ?) = ?",
                (hour_ago, len(beginning), beginning),
            ).fetchone()[0]

        async def all_there() -> bool:
            return await self._session.office.db.read(look) >= count

        await until(all_there)
        say("stored", at=since_start())

    async def scroll(self, steps: int) -> None:
        """Scroll through everything and say how long the frames took."""
        from bench.frames import scroll

        say("scroll", **await scroll(self._session.window, steps))

    async def months(self, runs: int) -> None:
        """Open a full month of the calendar so many times and say how long it took."""
        from bench.months import open_months

        say("months", **await open_months(self._session.window, runs))

    async def keystrokes(self, document: int, keys: int) -> None:
        """Type so many keys into a document of the composer and say how long they took."""
        from bench.keystrokes import type_into

        say("keystrokes", **await type_into(self._session.window, document, keys))


async def until(condition: Callable[[], bool | Awaitable[bool]]) -> None:
    """Wait for a condition."""
    async with asyncio.timeout(PATIENCE):
        while True:
            holds = condition()
            if await holds if isawaitable(holds) else holds:
                return
            await asyncio.sleep(_LOOK_AGAIN)


def _lines() -> "asyncio.Queue[str | None]":
    """Standard input on the window's loop; None at its end."""
    loop = asyncio.get_running_loop()
    lines: asyncio.Queue[str | None] = asyncio.Queue()

    def read() -> None:
        for line in sys.stdin:
            loop.call_soon_threadsafe(lines.put_nowait, line)
        loop.call_soon_threadsafe(lines.put_nowait, None)

    threading.Thread(target=read, daemon=True).start()
    return lines
