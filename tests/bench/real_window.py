"""The real program, watched from inside: `python tests/bench/real_window.py FOLDER [--no-engine]`.

It says when the first rows were painted and when the first key was obeyed, then carries out the
orders that come by lines of standard input, until that ends.
"""

import gc

gc.disable()  # as ui.main does

import asyncio
import json
import sys
import threading
import time
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent

from bench.lines import cpu_time, say, since_start
from ui.bootstrap import open_window
from ui.screens.inbox.list_delegate import InboxDelegate
from ui.session import Session

PATIENCE = 60.0


class Watch:
    """Notes when rows of the inbox are painted.

    Attributes:
        first: when the first row was painted, ms since the start.
        wanted: beginning of the texts whose first painting is noted.
        painted: monotonic seconds by text.
    """

    def __init__(self) -> None:
        self.first = 0.0
        self.wanted = ""
        self.painted: dict[str, float] = {}
        paint = InboxDelegate.paint

        def noted(delegate, painter, option, index):
            paint(delegate, painter, option, index)
            if not self.first:
                self.first = since_start()
            if self.wanted:
                self._note(delegate, index)

        InboxDelegate.paint = noted

    def _note(self, delegate, index) -> None:
        from ui.models.inbox import ROW_ROLE

        text = index.data(ROW_ROLE).item.text
        if text.startswith(self.wanted):
            self.painted.setdefault(text, time.monotonic())


class Orders:
    """What can be asked of a running window."""

    def __init__(self, session: Session, watch: Watch) -> None:
        self._session = session
        self._watch = watch
        self._meter = None

    async def live(self) -> None:
        """Wait until every community is connected and loaded."""
        from gosclient.domain.status import Link

        async with asyncio.timeout(PATIENCE):
            while True:
                states = self._session.office.board.communities.values()
                if states and all(one.link is Link.LIVE for one in states):
                    break
                await asyncio.sleep(0.02)
        say("live")

    async def write_answer(self) -> None:
        """Put the keyboard into the answer box: the officer is busy, so the list is free to move."""
        self._session.window.inbox.press("R", shift=False)
        say("write_answer")

    async def watch(self, beginning: str) -> None:
        """Note from now on when rows whose text begins like this are painted."""
        self._watch.painted.clear()
        self._watch.wanted = beginning
        say("watch")

    async def painted(self, text: str) -> None:
        """Say when the row with this text was painted."""
        async with asyncio.timeout(PATIENCE):
            while text not in self._watch.painted:
                await asyncio.sleep(0.02)
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
        say("stalls_off", longest=self._meter.longest_ms)

    async def stored(self, beginning: str, count: int) -> None:
        """Wait until so many items with such texts are in the store."""

        def look(connection):
            sql = "select count(*) from messages where substr(text, 1, ?) = ? and id > ?"
            newest = (int(time.time()) - 3600) << 22
            return connection.execute(sql, (len(beginning), beginning, newest)).fetchone()[0]

        async with asyncio.timeout(PATIENCE):
            while await self._session.office.db.read(look) < count:
                await asyncio.sleep(0.1)
        say("stored")

    async def scroll(self, steps: int) -> None:
        """Scroll through everything and say how long the frames took."""
        from bench.frames import scroll

        say("scroll", **await scroll(self._session.window, steps))


def script(watch: Watch) -> Callable[[Session], Coroutine[Any, Any, int]]:
    """What drives the window in a person's place."""

    async def run(session: Session) -> int:
        listing = session.window.inbox.list_pane.list
        chosen = asyncio.get_running_loop().create_future()
        listing.item_chosen.connect(lambda item: chosen.done() or chosen.set_result(item))
        press(listing, Qt.Key.Key_Down)
        await chosen
        listing.viewport().repaint()
        say("usable", painted=watch.first, usable=since_start(), cpu=cpu_time())
        orders = Orders(session, watch)
        lines = _lines()
        while (line := await lines.get()) is not None:
            order, *arguments = json.loads(line)
            await getattr(orders, order)(*arguments)
        return 0

    return run


def press(widget, key: Qt.Key) -> None:
    """Put a key into the queue of events."""
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
    QCoreApplication.postEvent(widget, event)


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


async def _no_engine(_: Session) -> None:
    """In place of the start of the engine."""


if __name__ == "__main__":
    if "--no-engine" in sys.argv:
        Session._start_engine = _no_engine
    sys.exit(open_window(Path(sys.argv[1]), script=script(Watch())))
