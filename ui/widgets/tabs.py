"""Two or three words of which one is chosen: «Ответ | Заметка»."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QTabBar, QWidget

from ui.theme.fonts import bold, font, line_height
from ui.theme.theme import color
from ui.theme.tokens import CONTROL
from ui.widgets.painting import paint_focus_ring, paint_line

_APART: Final = 16
_UNDERLINE: Final = 2.0


class SegmentTabs(QTabBar):
    """Words in a row, the chosen one underlined; the arrow keys move between them."""

    def __init__(self, *words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        for word in words:
            self.addTab(word)

    def tabSizeHint(self, index: int) -> QSize:
        width = QFontMetricsF(bold()).horizontalAdvance(self.tabText(index))
        return QSize(int(width) + 1 + _APART, max(CONTROL, line_height() + 10))

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        for index in range(self.count()):
            rect = QRectF(self.tabRect(index)).adjusted(0, 0, -_APART, 0)
            chosen = index == self.currentIndex()
            words = color("accent" if chosen else "dim")
            paint_line(painter, rect, self.tabText(index), bold() if chosen else font(), words)
            if chosen:
                line = QRectF(rect.x(), rect.bottom() - _UNDERLINE, rect.width(), _UNDERLINE)
                painter.fillRect(line, words)
                if self.hasFocus():
                    paint_focus_ring(painter, rect.adjusted(-4, 3, 4, -4))
