"""For tests that run coroutines on Qt's own loop."""

import asyncio
import gc
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from qasync import QEventLoop

gc.collect()
gc.freeze()  # what is there by now stays, so that collecting before each test is quick


def factories() -> dict[str, object]:
    """Run coroutine tests on the window's loop."""
    return {"qt": _made}


@pytest.fixture(autouse=True)
def no_events_between_phases(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep Qt still while no coroutine runs: what it starts then could not be awaited.

    pytest-qt handles events after the set-up and after the call of each test; the program never
    has events without its loop.
    """
    monkeypatch.setattr("pytestqt.plugin._process_events", lambda: None)


def _made() -> QEventLoop:
    # The loop of the test before holds timers in a cycle: they must go here, in Qt's thread, not
    # in whichever thread happens to collect garbage.
    gc.collect()
    application = QApplication.instance() or QApplication([])
    application.setQuitOnLastWindowClosed(False)
    return _PausableLoop(application)


class _PausableLoop(QEventLoop):
    """A loop that may be run again and again, as the phases of a test do.

    qasync handles what is left after each run without saying that a loop is running, and tasks
    started then fail. The program runs its loop once, so only tests meet this.
    """

    def run_until_complete(self, future: object) -> object:
        task = asyncio.ensure_future(future, loop=self)  # type: ignore[arg-type]

        def stop(_task: object) -> None:
            self.stop()

        task.add_done_callback(stop)
        try:
            self.run_forever()
        finally:
            task.remove_done_callback(stop)
        if not task.done():
            raise RuntimeError("Event loop stopped before Future completed.")
        return task.result()


PATIENCE = 10.0


async def reached(condition: Callable[[], bool], *signals: SignalInstance) -> None:
    """Wait until something is so, looking again at every emission of these signals."""
    heard = asyncio.Event()

    def hear(*_values: object) -> None:
        heard.set()

    for signal in signals:
        signal.connect(hear)
    try:
        async with asyncio.timeout(PATIENCE):
            while not condition():
                heard.clear()
                await heard.wait()
    finally:
        for signal in signals:
            signal.disconnect(hear)


def press(
    widget: QWidget, letter: str, *, key: int = 0, scan: int = 0, shift: bool = False
) -> None:
    """Press a key as a keyboard does: the letter of the layout, and the code of the place."""
    modifiers = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    target = QApplication.focusWidget() or widget
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key or ord(letter.upper()), modifiers, scan, 0, 0, letter)
        QApplication.sendEvent(target, event)


async def turned(condition):
    """Let the loop turn until something is so that tells nobody."""
    async with asyncio.timeout(PATIENCE):
        while True:
            if condition():
                return
            await asyncio.sleep(0)
