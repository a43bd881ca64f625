"""After a first load: years of talk without an answer, and one click to be done with them."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.theme import color
from ui.widgets.buttons import Button, Kind
from ui.widgets.labels import PlainLabel


class OldBar(QWidget):
    """Shown over the list while old items stand among the new ones and nobody has decided.

    Signals:
        close_asked: all old items are to be closed.
        keep_asked: they stay, and the bar goes.
    """

    close_asked = Signal()
    keep_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = PlainLabel()
        self._words.setWordWrap(True)
        close = Button(self.tr("Закрыть старые"), icon="check")
        close.clicked.connect(self.close_asked)
        keep = Button(self.tr("Оставить"), kind=Kind.LINK)
        keep.clicked.connect(self.keep_asked)
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        buttons.addWidget(close)
        buttons.addWidget(keep)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 8, 12, 10)
        layout.setSpacing(6)
        layout.addWidget(self._words)
        layout.addLayout(buttons)
        self.hide()

    def show_count(self, count: int) -> None:
        """So many old items are open; 0 hides the bar."""
        self.setVisible(count > 0)
        if count:
            self._words.setText(self.tr("Без ответа больше двух недель: %Ln.", "", count))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), color("amber_soft"))
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), color("line"))
