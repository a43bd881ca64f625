"""What stands on the screen while the local file is encrypted or made plain again."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent

from gosclient.domain.errors import GosclientError
from ui.screens.calm_window import CalmWindow
from ui.widgets.buttons import Button, Kind
from ui.widgets.placeholders import ProgressLine
from ui.worker import Worker

STEPS: Final = ("starting", "copying", "checking", "exchanging", "cleaning")
"""As ``gosclient.store.encryption.Step`` has them, in order."""

Tell = Callable[[str], None]


class ConvertingWindow(CalmWindow):
    """Shows the steps; cannot be closed before the end. Then it says what went wrong, if anything did.

    Signals:
        ended: the file is what it was to be, or the trouble was read.
    """

    ended = Signal()
    _reached = Signal(str)

    def __init__(self, act: Callable[[Tell], object], *, on: bool) -> None:
        """Make the window; `start` begins.

        Args:
            act: does the work on a thread of its own and tells each step.
            on: the file is to be encrypted.
        """
        super().__init__("")
        self._act, self._on = act, on
        self._running = False
        self.failed = False
        self._worker = Worker(self)
        self._worker.done.connect(self._end)
        self._worker.failed.connect(self._show_trouble)
        self._reached.connect(self.show_step)
        self._progress = ProgressLine()
        self.body.addWidget(self._progress)
        self.go_on = self.add_button(Button(self.tr("Открыть программу"), kind=Kind.FILLED))
        self.go_on.clicked.connect(self.close)
        self.go_on.hide()
        self.say(
            self.tr("Шифруем локальный файл…") if self._on else self.tr("Расшифровываем файл…"),
            self.tr(
                "Это может занять несколько минут. Прежний файл работает, пока новый не готов и не "
                "сверен с ним. Потом программа откроется сама."
            ),
        )

    def start(self) -> None:
        """Begin the work."""
        self._running = True
        self.show_step(STEPS[0])
        self._worker.start(lambda: self._act(self._reached.emit))

    def show_step(self, step: str) -> None:
        """Say how far it is."""
        words = {
            "starting": self.tr("готовимся"),
            "copying": self.tr("копируем переписку, ответы и черновики"),
            "checking": self.tr("сверяем новый файл с прежним"),
            "exchanging": self.tr("ставим новый файл на место"),
            "cleaning": self.tr("убираем лишнее"),
        }
        self._progress.set_progress(words[step], STEPS.index(step), len(STEPS))

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._running:
            event.ignore()
            return
        super().closeEvent(event)
        self.ended.emit()

    def _end(self) -> None:
        self._running = False
        self.close()

    def _show_trouble(self, error: GosclientError) -> None:
        self._running = False
        self.failed = True
        self._progress.hide()
        self.go_on.show()
        self.say(
            self.tr("Шифрование не включено") if self._on else self.tr("Шифрование не выключено"),
            error.sentence,
        )
