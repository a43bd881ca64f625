"""Short coroutines on the window's thread: started, awaited and ended in order.

Qt's event loop is the asyncio loop here (qasync). Four rules come from what qasync does:

- Nothing calls `exec()` of a dialog or menu inside a coroutine: tasks whose time comes meanwhile
  die for good. `ask` opens the dialog and awaits its end.
- Coroutines are bound to signals with `on`; qasync's own `asyncSlot` fails for functions without
  parameters.
- The last window closing does not end the program; `run` ends when its main coroutine ends.
- At the end `run` cancels and awaits every task, so nothing is left half done.
"""

from __future__ import annotations

import inspect
import logging
from typing import TYPE_CHECKING, Any, Final, Protocol, TypeVar

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, SignalInstance
from PySide6.QtWidgets import QDialog

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable, Coroutine

    from PySide6.QtWidgets import QApplication

T = TypeVar("T")

_log = logging.getLogger(__name__)

_PATIENCE_SECONDS: Final = 5.0
"""How long `run` waits for tasks that do not end when they are cancelled."""


class ErrorHandler(Protocol):
    """What is told when a coroutine of the window fails."""

    def __call__(self, error: BaseException, task_name: str) -> None:
        """Take the exception that ended a task nobody awaits."""


def _log_error(error: BaseException, task_name: str) -> None:
    _log.error("Task %s failed", task_name, exc_info=error)


class _State:
    """Tasks that run now, work that waits for the loop, and who hears of errors."""

    def __init__(self) -> None:
        self.tasks: set[asyncio.Task[Any]] = set()
        self.early: list[Coroutine[Any, Any, Any]] = []
        self.handler: ErrorHandler = _log_error


_state = _State()


def set_error_handler(handler: ErrorHandler | None) -> None:
    """Say who hears of exceptions in spawned coroutines; None writes them to the log again."""
    _state.handler = handler or _log_error


def spawn(coroutine: Coroutine[Any, Any, Any], *, name: str = "") -> None:
    """Start a coroutine and keep it until it ends.

    An exception goes to the error handler; a cancellation is silent. `run` cancels what still runs
    at its end. The window is on the screen before the loop runs: what a click starts until then
    waits and is the first thing that `run` starts.

    Args:
        coroutine: The work; it should be short or await often.
        name: For the log and the error handler; the coroutine's own name when empty.
    """
    import asyncio

    try:
        asyncio.get_running_loop()
    except RuntimeError:
        _state.early.append(coroutine)
    else:
        start(coroutine, name=name)


def start(coroutine: Coroutine[Any, Any, T], *, name: str = "") -> asyncio.Task[T]:
    """As `spawn`, for those who wait for the end.

    Raises:
        RuntimeError: No loop is running.
    """
    import asyncio

    task = asyncio.get_running_loop().create_task(
        coroutine, name=name or getattr(coroutine, "__qualname__", "coroutine")
    )
    _state.tasks.add(task)
    task.add_done_callback(_settle)
    return task


def _settle(task: asyncio.Task[Any]) -> None:
    _state.tasks.discard(task)
    if task.cancelled():
        return
    error = task.exception()
    if error is not None:
        _state.handler(error, task.get_name())


def on(signal: SignalInstance, function: Callable[..., Coroutine[Any, Any, Any]]) -> None:
    """Start a coroutine at every emission of a signal.

    The function gets as many of the signal's values as it has parameters. For a signal whose
    values have defaults name the overload to get them: `button.clicked[bool]`. A bound method is
    held weakly, so that a connection does not keep a closed screen alive.

    Args:
        signal: A bound signal.
        function: A coroutine function.
    """
    import weakref

    wanted = _positional_parameters(function)
    held: Callable[[], Callable[..., Coroutine[Any, Any, Any]] | None] = (
        weakref.WeakMethod(function) if inspect.ismethod(function) else lambda: function
    )

    def start(*values: object) -> None:
        target = held()
        if target is not None:
            spawn(target(*values[:wanted]))

    signal.connect(start)


def _positional_parameters(function: Callable[..., object]) -> int | None:
    """Count what may be passed by place; None means any number."""
    parameters = inspect.signature(function).parameters.values()
    if any(each.kind is each.VAR_POSITIONAL for each in parameters):
        return None
    by_place = {inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD}
    return sum(each.kind in by_place for each in parameters)


async def until(signal: SignalInstance) -> tuple[Any, ...]:
    """Wait for the next emission of a signal and give its values."""
    import asyncio

    heard: asyncio.Future[tuple[Any, ...]] = asyncio.get_running_loop().create_future()

    def take(*values: object) -> None:
        if not heard.done():
            heard.set_result(values)

    signal.connect(take)
    try:
        return await heard
    finally:
        signal.disconnect(take)


async def ask(dialog: QDialog) -> int:
    """Open a dialog and wait for its end without holding the loop.

    The dialog stays alive for its fields to be read; one whose parent goes away meanwhile counts
    as rejected. When the waiting task is cancelled, the dialog closes.

    Returns:
        What `QDialog.result()` says: `QDialog.DialogCode.Accepted` or another code.
    """
    import asyncio

    ended: asyncio.Future[int] = asyncio.get_running_loop().create_future()

    def finish(code: int) -> None:
        if not ended.done():
            ended.set_result(code)

    def vanish() -> None:
        finish(QDialog.DialogCode.Rejected.value)

    dialog.finished.connect(finish)
    dialog.destroyed.connect(vanish)
    dialog.open()
    try:
        return await ended
    except asyncio.CancelledError:
        dialog.reject()
        raise


def run(application: QApplication, main: Callable[[], Coroutine[Any, Any, int]]) -> int:
    """Run the program's main coroutine on Qt's event loop until it ends.

    Args:
        application: The one application of this process.
        main: Shows the window and returns the exit code when the program is to end.

    Returns:
        The exit code of `main`, or 0 when the system ended the application (log off, shutdown).
    """
    import asyncio

    from qasync import QEventLoop

    application.setQuitOnLastWindowClosed(False)
    done = ended_by_system = False

    async def whole() -> int:
        nonlocal done
        early, _state.early = _state.early, []
        for coroutine in early:
            start(coroutine)
        try:
            return await main()
        finally:
            await _end_tasks()
            done = True

    def note_quit() -> None:
        nonlocal ended_by_system
        ended_by_system = not done

    application.aboutToQuit.connect(note_quit)
    try:
        with asyncio.Runner(loop_factory=lambda: QEventLoop(application)) as runner:
            try:
                return runner.run(whole())
            except RuntimeError:
                # qasync's answer when Qt's loop is left before `main` is done. The runner then
                # cancels `main` and everything else on its way out, in order.
                if not ended_by_system:
                    raise
                return 0
    finally:
        application.aboutToQuit.disconnect(note_quit)


async def _end_tasks() -> None:
    """Cancel everything spawned, also what is spawned by tasks while they end."""
    import asyncio

    loop = asyncio.get_running_loop()
    deadline = loop.time() + _PATIENCE_SECONDS
    while _state.tasks and loop.time() < deadline:
        for task in tuple(_state.tasks):
            task.cancel()
        await asyncio.wait(tuple(_state.tasks), timeout=deadline - loop.time())
    for task in tuple(_state.tasks):
        _log.warning("Task %s does not end when cancelled", task.get_name())


class StallMeter(QObject):
    """Measures how long the thread it lives in keeps its event loop waiting.

    A precise timer beats in that thread; the time between two beats is as long as the longest
    thing that ran between them. A gap overstates that by at most one beat, `BEAT_MS`.
    """

    BEAT_MS = 4

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._gaps: list[float] = []
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(self.BEAT_MS)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        """Forget earlier gaps and measure from now."""
        self._gaps.clear()
        self._clock.start()
        self._timer.start()

    def stop(self) -> None:
        """Stop measuring; the gap that is open now counts too."""
        if self._timer.isActive():
            self._beat()
            self._timer.stop()

    @property
    def longest_ms(self) -> float:
        """The longest gap so far, ms; 0 when nothing was measured."""
        return max(self._gaps, default=0.0)

    def over(self, limit_ms: float) -> list[float]:
        """Give the gaps longer than a limit, in the order they came, ms."""
        return [gap for gap in self._gaps if gap > limit_ms]

    def _beat(self) -> None:
        self._gaps.append(self._clock.nsecsElapsed() / 1e6)
        self._clock.restart()
