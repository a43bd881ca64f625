"""A bar that shows how a whole is divided, with a word for each part below."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.fonts import SMALL_PX, font
from ui.theme.theme import color
from ui.theme.tokens import Role
from ui.widgets.painting import fill_rounded, paint_line, text_width

_BAR: Final = 10.0
_DOT: Final = 10.0
_ROW: Final = 22.0
_APART: Final = 18.0
_LEAST: Final = 3.0


class Part(NamedTuple):
    """One part: its words, how much it is, its colour."""

    words: str
    amount: int
    role: Role


class PartsBar(QWidget):
    """Parts of a whole as one drawn bar with a legend."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: tuple[Part, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(420, int(_BAR + 6 + _ROW))

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Show other parts; words stand below in the same order."""
        self._parts = tuple(parts)
        self.setAccessibleName(", ".join(one.words for one in parts))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        bar = QRectF(0, 0, self.width(), _BAR)
        fill_rounded(painter, bar, _BAR / 2, color("grey_soft"))
        whole = sum(one.amount for one in self._parts)
        left, legend = 0.0, 0.0
        for one in self._parts:
            if whole and one.amount:
                width = max(_LEAST, (self.width() - _LEAST) * one.amount / whole)
                piece = QRectF(left, 0, min(width, self.width() - left), _BAR)
                fill_rounded(painter, piece, _BAR / 2, color(one.role))
                left += width + 1
            letters = font(SMALL_PX)
            dot = QRectF(legend, _BAR + 6 + (_ROW - _DOT) / 2, _DOT, _DOT)
            fill_rounded(painter, dot, 3, color(one.role))
            words = QRectF(legend + _DOT + 6, _BAR + 6, text_width(one.words, letters) + 2, _ROW)
            paint_line(painter, words, one.words, letters, color("dim"))
            legend = words.right() + _APART
