"""In the measured program: scroll the real list in every way and time each frame.

A frame is what the window's thread does between a movement and the painted result. Pages that come
in meanwhile are frames of their own: putting their rows in, and painting.
"""

import asyncio
import random
import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent

from bench.figures import median, percentile
from gosclient.domain.inbox import View

_TURN = 0.012
"""Seconds between two movements: a person's fingers and a display at 60 Hz are slower."""

_NOTCH = 120


class Frames:
    """The list and the times of its frames, ms.

    Attributes:
        moved: frames of movements.
        worked: processor time of the same.
        filled: frames in which a page of rows came in.
    """

    def __init__(self, window) -> None:
        self._list = window.inbox.list_pane.list
        self._model = window.inbox.model
        self.moved: list[float] = []
        self.worked: list[float] = []
        self.filled: list[float] = []
        self._filling = 0.0
        self._model.about_to_patch.connect(self._begin_filling)
        self._model.patched.connect(self._end_filling)

    async def go(self, steps: int, move: Callable[[], None]) -> None:
        """Make one kind of movement so many times."""
        for _ in range(steps):
            started, worked = time.perf_counter(), time.thread_time()
            move()
            self._list.viewport().repaint()
            self.moved.append((time.perf_counter() - started) * 1000)
            self.worked.append((time.thread_time() - worked) * 1000)
            await asyncio.sleep(_TURN)

    def press(self, key: Qt.Key) -> None:
        """A key, obeyed at once."""
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
        QCoreApplication.sendEvent(self._list, event)

    def turn_wheel(self, notches: int) -> None:
        """The wheel; downwards when negative."""
        viewport = self._list.viewport()
        middle = QPointF(viewport.rect().center())
        event = QWheelEvent(
            middle,
            viewport.mapToGlobal(middle),
            QPoint(),
            QPoint(0, notches * _NOTCH),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QCoreApplication.sendEvent(viewport, event)

    def jump(self, share: float) -> None:
        """Take the scroll bar to a place, 0 to 1 of its length."""
        bar = self._list.verticalScrollBar()
        bar.setValue(round(share * bar.maximum()))

    def _begin_filling(self) -> None:
        self._filling = time.perf_counter()

    def _end_filling(self) -> None:
        # The list puts its rows back to their places when it hears of this, before us.
        self._list.viewport().repaint()
        self.filled.append((time.perf_counter() - self._filling) * 1000)


async def scroll(window, steps: int) -> dict[str, float]:
    """Scroll through the view of all items; percentiles of the frames, ms."""
    inbox = window.inbox
    await _reset_by(inbox.model, lambda: inbox.show_view(View.ALL))
    rng = random.Random(2)
    frames = Frames(window)
    inbox.list_pane.list.setFocus()
    await frames.go(2 * steps, lambda: frames.turn_wheel(-1))
    await frames.go(steps, lambda: frames.press(Qt.Key.Key_PageDown))
    await frames.go(steps // 2, lambda: frames.press(Qt.Key.Key_End))
    await frames.go(steps, lambda: frames.jump(rng.random()))
    await frames.go(steps, lambda: frames.press(Qt.Key.Key_PageUp))
    await frames.go(2 * steps, lambda: frames.turn_wheel(1))
    await frames.go(steps // 10, lambda: frames.press(Qt.Key.Key_Home))
    every = frames.moved + frames.filled
    return {
        "p99": percentile(every, 99),
        "p95": percentile(every, 95),
        "median": median(every),
        "longest": max(every),
        "cpu_p99": percentile(frames.worked, 99),
        "frames": len(every),
        "pages": len(frames.filled),
        "pages_p99": percentile(frames.filled, 99),
        "total": inbox.tally.counts.all,
    }


async def _reset_by(model, act: Callable[[], None]) -> None:
    """Do something that reads the list anew, and wait for its rows."""
    done = asyncio.get_running_loop().create_future()
    model.modelReset.connect(lambda: done.done() or done.set_result(None))
    act()
    await done
