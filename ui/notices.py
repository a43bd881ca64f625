"""The one place for passing messages: what was done, with its undo, and what went wrong."""

import logging
from collections.abc import Awaitable, Callable
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from gosclient.domain.errors import GosclientError
from ui.loop import spawn
from ui.widgets.toast import Toast

UNDO_SECONDS: Final = 10.0
"""How long an officer's decision can be undone from the toast."""

_log = logging.getLogger("ui")


class Notices(QObject):
    """Says things at the bottom left of the window.

    Signals:
        said: a message was shown (its text); for tests and for the tour.
    """

    said = Signal(str)

    def __init__(self, window: QWidget, *, left: int, bottom: int) -> None:
        super().__init__(window)
        self._toast = Toast(window, left=left, bottom=bottom)

    @property
    def text(self) -> str:
        """What is shown now, empty for nothing."""
        return self._toast.text

    def keep_clear(self, height: int) -> None:
        """Stand so many pixels higher: controls that may be wanted lie there."""
        self._toast.keep_clear(height)

    def say(self, text: str) -> None:
        """Say that something was done, or could not be."""
        self._toast.say(text)
        self.said.emit(text)

    def done(
        self, text: str, undo: Callable[[], Awaitable[None]], seconds: float = UNDO_SECONDS
    ) -> None:
        """Say what was done and offer to undo it for some seconds."""
        self._toast.say(text, undo=lambda: self._start(undo), seconds=seconds)
        self.said.emit(text)

    def undo(self) -> bool:
        """Undo what was said last; False if there is nothing to undo."""
        can = self._toast.can_undo
        if can:
            self._toast.undo()
        return can

    def dismiss(self) -> None:
        """Say nothing any more."""
        self._toast.dismiss()

    def failed(self, error: BaseException, task_name: str = "") -> None:
        """Tell of an error: expected trouble by its sentence, a bug by one calm notice."""
        if isinstance(error, GosclientError):
            self.say(error.sentence)
            return
        _log.error("unexpected error in %s", task_name, exc_info=error)
        self.say(
            self.tr("В программе произошла ошибка. Написанное сохранено; можно работать дальше.")
        )

    def _start(self, undo: Callable[[], Awaitable[None]]) -> None:
        async def run() -> None:
            try:
                await undo()
            except GosclientError as error:
                self.say(error.sentence)

        spawn(run(), name="undo")
