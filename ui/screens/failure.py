"""The calm page shown when a profile cannot be opened."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme.fonts import TITLE_PX, bold
from ui.theme.theme import color
from ui.widgets.buttons import Button, Kind
from ui.widgets.labels import PlainLabel

_WIDTH = 460


class FailureWindow(QWidget):
    """One sentence and a button.

    Signals:
        closed: the officer has read it.
    """

    closed = Signal()

    def __init__(self, sentence: str) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("Госклиент"))
        heading = PlainLabel(self.tr("Профиль не открылся"), letters=bold(TITLE_PX))
        words = PlainLabel(sentence)
        words.setWordWrap(True)
        words.setFixedWidth(_WIDTH)
        button = Button(self.tr("Закрыть"), kind=Kind.FILLED)
        button.clicked.connect(self.close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 24, 28, 20)
        layout.setSpacing(14)
        layout.addWidget(heading)
        layout.addWidget(words)
        layout.addWidget(button, alignment=Qt.AlignmentFlag.AlignRight)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        QPainter(self).fillRect(self.rect(), color("paper"))

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()
