"""A day or a week by hours: every hour is as high as its cards need, alike in all columns."""

from bisect import bisect_right
from datetime import date
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.models.calendar_days import QUARTER, minutes_of, snapped
from ui.screens.calendar.card_paint import CardState, block_height, paint_block
from ui.screens.calendar.cards_view import CardsView
from ui.screens.calendar.day_header import DayHeader
from ui.screens.calendar.day_paint import day_ground
from ui.screens.calendar.painted_cards import Box, Place
from ui.screens.calendar.shown import Selection, Shown
from ui.theme.fonts import SMALL_PX, font, line_height
from ui.theme.theme import color
from ui.widgets.painting import paint_line, text_width

_HOURS: Final = 24
_PAD: Final = 4.0
_BETWEEN: Final = 3.0
_DAYTIME: Final = range(7, 22)
_STEADY: Final = 14
"""Pixels up or down that are still the same time: a hand that moves a card aside trembles."""


class HoursView(CardsView):
    """Columns of days over rows of hours."""

    def __init__(
        self, selection: Selection, shown: Shown, name: str, parent: QWidget | None = None
    ) -> None:
        self._tops: list[float] = [0.0] * (_HOURS + 1)
        self._columns: list[tuple[QRectF, date]] = []
        self._opened_at = False
        super().__init__(selection, shown, parent)
        self._header = DayHeader(self)
        self._header.day_menu_asked.connect(self.day_menu_asked)
        self.setAccessibleName(name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place_header()
        super().resizeEvent(event)
        self._begin_with_morning()

    def place_at(self, point: QPointF) -> Place | None:
        if not 0 <= point.y() < self._tops[-1]:
            return None
        for rect, day in self._columns:
            if rect.left() <= point.x() < rect.right():
                return Place(day, snapped(self._clock(point.y()) - QUARTER / 2))
        return None

    def _minutes_between(self, one: QPointF, other: QPointF) -> int:
        if abs(other.y() - one.y()) < _STEADY:
            return 0
        moved = self._clock(other.y()) - self._clock(one.y())
        return round(moved / QUARTER) * QUARTER

    def _nudge(self, across: int, down: int) -> tuple[int, int]:
        return across, QUARTER * down

    def _clock(self, y: float) -> float:
        """Minutes since midnight at a height of the content."""
        hour = min(max(bisect_right(self._tops, y) - 1, 0), _HOURS - 1)
        top, bottom = self._tops[hour], self._tops[hour + 1]
        part = (y - top) / (bottom - top) if bottom > top else 0.0
        return (hour + min(max(part, 0.0), 1.0)) * 60

    def _place_header(self) -> None:
        height = self._header.sizeHint().height()
        self.setViewportMargins(0, height, 0, 0)
        self._header.setGeometry(0, 0, self.width(), height)

    def _arrange(self) -> float:
        days = self.shown.span.days
        gutter = self._gutter()
        width = (self.viewport().width() - gutter) / max(1, len(days))
        self._tops = self._measure_hours()
        self._columns = []
        for number, day in enumerate(days):
            left = round(gutter + number * width)
            right = round(gutter + (number + 1) * width)
            self._columns.append((QRectF(left, 0, right - left, self._tops[-1]), day))
            self._fill_column(left, right - left, day)
        height = self._header.sizeHint().height()
        self._header.show_columns(
            [(QRectF(rect.x(), 0, rect.width(), height), day) for rect, day in self._columns],
            self.shown,
            dated=True,
        )
        self._place_header()
        return self._tops[-1]

    def _measure_hours(self) -> list[float]:
        """Where each hour begins; the daytime gets what room is left."""
        least = line_height(SMALL_PX) + 4
        step = block_height() + _BETWEEN
        heights = [float(least)] * _HOURS
        for day in self.shown.span.days:
            count = [0] * _HOURS
            for card in self._days.get(day, ()):
                count[minutes_of(card.at, self.shown.zone) // 60] += 1
            heights = [max(one, n * step + _PAD) for one, n in zip(heights, count, strict=True)]
        room = self.viewport().height() - sum(heights)
        for hour in _DAYTIME:
            heights[hour] += max(0.0, room) / len(_DAYTIME)
        tops = [0.0]
        for height in heights:
            tops.append(tops[-1] + height)
        return tops

    def _fill_column(self, left: float, width: float, day: date) -> None:
        free = list(self._tops)
        for card in self._days.get(day, ()):
            hour = minutes_of(card.at, self.shown.zone) // 60
            rect = QRectF(left + _PAD, free[hour] + _PAD / 2, width - 2 * _PAD, block_height())
            self._boxes.append(Box(rect, card))
            free[hour] += block_height() + _BETWEEN

    def _gutter(self) -> float:
        return text_width("00:00", font(SMALL_PX)) + 16

    def _begin_with_morning(self) -> None:
        """Where not all hours fit, the working day is seen first."""
        if not self._opened_at and self.verticalScrollBar().maximum():
            self._opened_at = True
            self.verticalScrollBar().setValue(int(self._tops[_DAYTIME.start]))

    def _paint_ground(self, painter: QPainter, visible: QRectF) -> None:
        painter.fillRect(visible, color("paper"))
        for rect, day in self._columns:
            painter.fillRect(rect, color(day_ground(self.shown, day)))
            painter.fillRect(QRectF(rect.x(), rect.y(), 1, rect.height()), color("line"))
        small = font(SMALL_PX)
        gutter = self._gutter()
        for hour in range(_HOURS):
            top, bottom = self._tops[hour], self._tops[hour + 1]
            words = QRectF(0, top, gutter - 8, min(bottom - top, line_height(SMALL_PX) + 4))
            right = Qt.AlignmentFlag.AlignRight
            paint_line(painter, words, f"{hour:02}:00", small, color("dim"), right)
            line = QRectF(gutter, bottom - 1, visible.width() - gutter, 1)
            painter.fillRect(line, color("line"))
        self._paint_now(painter)

    def _paint_now(self, painter: QPainter) -> None:
        rect = next((rect for rect, day in self._columns if day == self.shown.today), None)
        if rect is None:
            return
        minutes = minutes_of(self.shown.now, self.shown.zone)
        top, bottom = self._tops[minutes // 60], self._tops[minutes // 60 + 1]
        y = top + (bottom - top) * (minutes % 60) / 60
        painter.fillRect(QRectF(rect.x(), y - 1, rect.width(), 2), color("red"))

    def _paint_card(self, painter: QPainter, box: Box, state: CardState) -> None:
        paint_block(painter, box.rect, box.card, self.shown.style, state)
