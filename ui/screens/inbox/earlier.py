"""A line about something else that the same person wrote."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.theme.fonts import SMALL_PX, font, line_height
from ui.theme.theme import color
from ui.theme.tokens import RADIUS_SMALL
from ui.widgets.avatars import Mark, paint_mark
from ui.widgets.painting import (
    Tone,
    fill_rounded,
    paint_focus_ring,
    paint_line,
    paint_pill,
    pill_size,
)


class EarlierRow(QPushButton):
    """The community's mark, first words, the day, and what became of it; a press opens it."""

    def __init__(
        self,
        mark: Mark,
        words: str,
        when: str,
        state: str,
        *,
        open_now: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._mark = mark
        self._words = words
        self._when = when
        self._state = state
        self._tone = Tone.ACCENT if open_now else Tone.GREEN
        self.setAccessibleName(f"{words}, {when}, {state}")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        lines = QFontMetricsF(font()).height() + QFontMetricsF(font(SMALL_PX)).height()
        return QSize(200, max(48, round(lines + 14)))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        rect = QRectF(self.rect())
        if self.underMouse() or self.isDown():
            fill_rounded(painter, rect, RADIUS_SMALL, color("hover"))
        middle = rect.center().y()
        paint_mark(painter, QRectF(4, middle - 11, 22, 22), self._mark)
        size = pill_size(self._state)
        pill = QRectF(0, 0, min(size.width(), rect.width() * 0.4), size.height())
        pill.moveCenter(QPointF(rect.right() - pill.width() / 2 - 4, middle))
        paint_pill(painter, pill, self._state, self._tone)
        height = max(20, line_height())
        line = QRectF(36, middle - height, pill.left() - 44, height)
        paint_line(painter, line, self._words, font(), color("text"))
        paint_line(painter, line.translated(0, height), self._when, font(SMALL_PX), color("dim"))
        if self.hasFocus():
            paint_focus_ring(painter, rect)
