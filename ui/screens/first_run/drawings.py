"""Schematic drawings of where VK makes a key; they follow theme and text size."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.fonts import SMALL_PX, bold, font
from ui.theme.icons import paint_icon
from ui.theme.theme import color
from ui.theme.tokens import RADIUS, RADIUS_SMALL
from ui.widgets.check_box import BOX, paint_box
from ui.widgets.painting import fill_rounded, paint_line

_LINES: Final = 7.4
"""Height of a drawing inside its edge, in lines of its words."""

_PAD: Final = 10.0


class Drawing(QWidget):
    """A framed sketch; each kind paints what is inside.

    Args:
        words: what is seen, for screen readers.
        wide: words that have to fit into the drawing's width.
    """

    def __init__(self, words: str, wide: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(words)
        self._wide = tuple(wide)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def line(self) -> float:
        """Height of a line, px."""
        return QFontMetricsF(font(SMALL_PX)).height() * 1.3

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(font(SMALL_PX))
        longest = max(metrics.horizontalAdvance(words) for words in self._wide)
        return QSize(int(longest + BOX + 8 + 2 * _PAD) + 2, int(self.line * _LINES + 2 * _PAD))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        rect = QRectF(self.rect())
        fill_rounded(painter, rect, RADIUS, color("paper"), color("line"))
        self.paint_inside(painter, rect.adjusted(_PAD, _PAD, -_PAD, -_PAD))

    def paint_inside(self, painter: QPainter, rect: QRectF) -> None:
        """Paint the sketch."""
        raise NotImplementedError

    def _row(self, rect: QRectF, at: float) -> QRectF:
        return QRectF(rect.x(), rect.y() + at * self.line, rect.width(), self.line)


class PageDrawing(Drawing):
    """A community's page with «Управление» in the menu beside it."""

    def __init__(self, words: str, target: str, parent: QWidget | None = None) -> None:
        super().__init__(words, (target + target,), parent)
        self._target = target

    def paint_inside(self, painter: QPainter, rect: QRectF) -> None:
        metrics = QFontMetricsF(bold(SMALL_PX))
        menu = metrics.horizontalAdvance(self._target) + 2 * _PAD
        left = QRectF(rect.x(), rect.y(), max(0.0, rect.width() - menu - 8), rect.height())
        cover = QRectF(left.x(), left.y(), left.width(), self.line * 1.6)
        fill_rounded(painter, cover, RADIUS_SMALL, color("skeleton"))
        side = self.line * 1.5
        fill_rounded(
            painter,
            QRectF(left.x() + 6, cover.bottom() - side / 2, side, side),
            side / 2,
            color("badge"),
        )
        for number, share in enumerate((0.8, 0.6, 0.7)):
            bar = self._row(left, 3 + number).adjusted(0, self.line * 0.3, 0, -self.line * 0.3)
            bar.setWidth(left.width() * share)
            fill_rounded(painter, bar, 3, color("skeleton"))
        right = QRectF(rect.right() - menu, rect.y(), menu, rect.height())
        for at in (0.0, 1.2, 3.9):
            bar = self._row(right, at).adjusted(_PAD, self.line * 0.3, 0, -self.line * 0.3)
            bar.setWidth(bar.width() * 0.7)
            fill_rounded(painter, bar, 3, color("skeleton"))
        _paint_target(painter, self._row(right, 2.4), self._target)


class MenuDrawing(Drawing):
    """The menu of the management: plain entries, one that unfolds, and the one below it."""

    def __init__(
        self, words: str, entries: Sequence[str], target: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(words, (*entries, target), parent)
        self._entries = tuple(entries)
        self._target = target

    def paint_inside(self, painter: QPainter, rect: QRectF) -> None:
        for number, words in enumerate(self._entries):
            row = self._row(rect, number * 1.25).adjusted(_PAD, 0, -_PAD, 0)
            last = number == len(self._entries) - 1
            letters = bold(SMALL_PX) if last else font(SMALL_PX)
            paint_line(painter, row, words, letters, color("text" if last else "dim"))
            if last:
                spot = QRectF(row.right() - 14, row.center().y() - 7, 14, 14)
                paint_icon(painter, "chevron-down", spot, color("dim"))
        row = self._row(rect, len(self._entries) * 1.25)
        _paint_target(painter, row.adjusted(2 * _PAD, 0, 0, 0), self._target)


class RightsDrawing(Drawing):
    """The form of a new key: boxes that are ticked, and the button."""

    def __init__(
        self, words: str, rights: Sequence[str], target: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(words, (*rights, target), parent)
        self._rights = tuple(rights)
        self._target = target

    def paint_inside(self, painter: QPainter, rect: QRectF) -> None:
        for number, words in enumerate(self._rights):
            row = self._row(rect, number * 1.2)
            box = QRectF(row.x(), row.center().y() - BOX / 2, BOX, BOX)
            paint_box(painter, box, checked=True)
            row.setLeft(box.right() + 8)
            paint_line(painter, row, words, font(SMALL_PX), color("text"))
        row = self._row(rect, len(self._rights) * 1.2 + 0.25)
        width = QFontMetricsF(bold(SMALL_PX)).horizontalAdvance(self._target) + 2 * _PAD
        _paint_target(painter, QRectF(row.x(), row.y(), width, row.height()), self._target)


def _paint_target(painter: QPainter, rect: QRectF, words: str) -> None:
    """What is to be clicked: on the accent's soft ground, with its edge."""
    fill_rounded(painter, rect, RADIUS_SMALL, color("accent_soft"), color("accent"), 1.5)
    align = Qt.AlignmentFlag.AlignHCenter
    inner = rect.adjusted(4, 0, -4, 0)
    paint_line(painter, inner, words, bold(SMALL_PX), color("accent"), align)
