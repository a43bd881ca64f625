"""The line above columns of days, which stays in place while they scroll."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPoint, QRectF, QSize, Signal
from PySide6.QtGui import QContextMenuEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.models.publishing_words import short_weekday
from ui.screens.calendar.day_paint import day_ground, paint_day_line
from ui.screens.calendar.shown import Shown
from ui.theme.fonts import SMALL_PX, font, line_height
from ui.theme.theme import color
from ui.widgets.painting import paint_line
from ui.widgets.speech import tool_tip


class DayHeader(QWidget):
    """Names of the columns.

    Signals:
        day_menu_asked: the menu of a day (a date), at a point of the screen.
    """

    day_menu_asked = Signal(object, QPoint)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._columns: Sequence[tuple[QRectF, date]] = ()
        self._shown: Shown | None = None
        self._dated = True

    def show_columns(
        self, columns: Sequence[tuple[QRectF, date]], shown: Shown, *, dated: bool
    ) -> None:
        """Show these columns; without dates their weekdays only."""
        self._columns = columns
        self._shown = shown
        self._dated = dated
        words = (f"{day.day} — {shown.mark(day).words}" for _, day in columns if dated)
        self.setToolTip(tool_tip("; ".join(one for one in words if not one.endswith("— "))))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(0, line_height() + 12 if self._dated else line_height(SMALL_PX) + 8)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at = event.pos().x()
        day = next((day for rect, day in self._columns if rect.left() <= at < rect.right()), None)
        if self._dated and day is not None:
            self.day_menu_asked.emit(day, event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), color("paper"))
        for rect, day in self._columns:
            self._paint_column(painter, rect, day)
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), color("line"))

    def _paint_column(self, painter: QPainter, rect: QRectF, day: date) -> None:
        if self._shown is None:
            return
        inner = rect.adjusted(8, 0, -8, 0)
        weekday = short_weekday(day)
        if not self._dated:
            paint_line(painter, inner, weekday, font(SMALL_PX), color("dim"))
            return
        if day == self._shown.today:
            painter.fillRect(rect, color(day_ground(self._shown, day)))
        paint_day_line(painter, inner, day, f"{weekday} {day.day}", self._shown)
        painter.fillRect(QRectF(rect.x(), 0, 1, rect.height()), color("line"))
