"""A section of the program in the rail at the left."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.theme.fonts import font
from ui.theme.icons import paint_icon
from ui.theme.theme import color
from ui.theme.tokens import RADIUS, Role
from ui.widgets.painting import (
    BADGE_HEIGHT,
    badge_width,
    fill_rounded,
    paint_badge,
    paint_focus_ring,
    paint_line,
)
from ui.widgets.speech import tool_tip

_ICON: Final = 20.0
_BETWEEN: Final = 8.0


class RailButton(QPushButton):
    """A section of the program: an icon with a badge, and its name where there is room."""

    SIDE: Final = 40

    def __init__(self, icon: str, text: str, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._icon_name = icon
        self._key = key
        self._wide = False
        self._count = 0
        self._urgent = False
        self.set_wide(wide=False)
        self.set_count(0, urgent=False)

    def set_wide(self, *, wide: bool) -> None:
        """Show the name beside the icon, or the icon alone."""
        self._wide = wide
        horizontal = QSizePolicy.Policy.Expanding if wide else QSizePolicy.Policy.Fixed
        self.setSizePolicy(horizontal, QSizePolicy.Policy.Fixed)
        self._explain()
        self.updateGeometry()
        self.update()

    def set_count(self, count: int, *, urgent: bool) -> None:
        """Show how much waits there; nothing at 0."""
        self._count = count
        self._urgent = urgent
        self._explain()
        self.update()

    def sizeHint(self) -> QSize:
        if not self._wide:
            return QSize(self.SIDE, self.SIDE)
        width = QFontMetricsF(font()).horizontalAdvance(self.text())
        return QSize(int(width) + 96, self.SIDE)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        rect = QRectF(self.rect())
        if self.isChecked():
            fill_rounded(painter, rect, RADIUS, color("accent_soft"))
        elif self.underMouse():
            fill_rounded(painter, rect, RADIUS, color("hover"))
        words = color("accent" if self.isChecked() else "dim_tint")
        left = 12.0 if self._wide else (rect.width() - _ICON) / 2
        place = QRectF(left, (rect.height() - _ICON) / 2, _ICON, _ICON)
        if self._count and not self._wide:
            place.translate(-3, 5)  # out of the way of the badge
        paint_icon(painter, self._icon_name, place, words)
        if self._wide:
            self._paint_words(painter, rect.adjusted(place.right() + 12, 0, -10, 0))
        elif self._count:
            corner = QPointF(rect.right() + 1, rect.y() - 1)
            paint_badge(painter, corner, self._count, urgent=self._urgent)
        if self.hasFocus():
            paint_focus_ring(painter, rect, RADIUS)

    def _paint_words(self, painter: QPainter, rect: QRectF) -> None:
        if self._count:
            corner = QPointF(rect.right(), rect.center().y() - BADGE_HEIGHT / 2)
            paint_badge(painter, corner, self._count, urgent=self._urgent)
            rect.setRight(rect.right() - badge_width(self._count) - _BETWEEN)
        words: Role = "accent" if self.isChecked() else "text"
        letters = font(weight=QFont.Weight.Medium) if self.isChecked() else font()
        paint_line(painter, rect, self.text(), letters, color(words))

    def _explain(self) -> None:
        self.setAccessibleName(f"{self.text()}, {self._count}" if self._count else self.text())
        hint = f"{self.text()} ({self._key})" if self._key else self.text()
        self.setToolTip("" if self._wide else tool_tip(hint))
