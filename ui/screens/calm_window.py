"""A small window with a heading, a sentence and buttons, for before and after the main one."""

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.fonts import TITLE_PX, bold
from ui.theme.theme import color
from ui.widgets.buttons import Button
from ui.widgets.labels import PlainLabel

_WIDTH: Final = 500


class CalmWindow(QWidget):
    """What happened, and what can be done.

    Signals:
        closed: it is not on the screen any more.

    Attributes:
        heading: what this is about, in a few words.
        words: the sentence under it.
        body: where a window of this kind puts what it has beside words.
        buttons: on the right at the bottom; the one that goes on stands last.
    """

    closed = Signal()

    def __init__(self, heading: str, sentence: str = "") -> None:
        super().__init__()
        self.setWindowTitle(self.tr("Госклиент"))
        self.heading = PlainLabel(heading, letters=bold(TITLE_PX))
        self.words = PlainLabel(sentence)
        self.words.setWordWrap(True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        self.buttons = QHBoxLayout()
        self.buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 24, 28, 20)
        layout.setSpacing(14)
        layout.addWidget(self.heading)
        layout.addWidget(self.words)
        layout.addLayout(self.body)
        layout.addStretch(1)
        layout.addLayout(self.buttons)

    def add_button(self, button: Button) -> Button:
        """Put a button to the right of the others."""
        self.buttons.addWidget(button)
        return button

    def say(self, heading: str, sentence: str) -> None:
        """Say something else."""
        self.heading.setText(heading)
        self.words.setText(sentence)
        self.fit()

    def fit(self) -> None:
        """Be as tall as what is said now."""
        layout = self.layout()
        if layout is not None:
            layout.activate()  # what was hidden just now takes no room
        self.resize(self.sizeHint())

    def sizeHint(self) -> QSize:
        # Qt's own hint forgets that the sentences take several lines.
        layout = self.layout()
        height = layout.totalHeightForWidth(_WIDTH) if layout is not None else 0
        return QSize(_WIDTH, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        QPainter(self).fillRect(self.rect(), color("paper"))

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()
