"""A month: whole weeks, a cell a day, as many cards as fit and the number of the rest."""

from datetime import date
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from gosclient.desk.calendar import Card
from ui.models.calendar_days import WEEK
from ui.screens.calendar.card_paint import CardState, line_card_height, paint_line_card
from ui.screens.calendar.cards_view import CardsView
from ui.screens.calendar.day_header import DayHeader
from ui.screens.calendar.day_paint import day_ground, paint_day_line
from ui.screens.calendar.painted_cards import Box, Place
from ui.screens.calendar.shown import Selection, Shown
from ui.theme.fonts import SMALL_PX, bold, line_height
from ui.theme.theme import color
from ui.widgets.painting import paint_line

_PAD: Final = 4.0
_BETWEEN: Final = 1.0
_LEAST_CARDS: Final = 2


class MonthView(CardsView):
    """Weeks in rows, Monday first."""

    def __init__(self, selection: Selection, shown: Shown, parent: QWidget | None = None) -> None:
        self._cells: list[tuple[QRectF, date]] = []
        self._rest: list[tuple[QRectF, date, int]] = []
        super().__init__(selection, shown, parent)
        self._header = DayHeader(self)
        self._header.day_menu_asked.connect(self.day_menu_asked)
        self.setAccessibleName(self.tr("Календарь: месяц"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place_header()
        super().resizeEvent(event)

    def rect_of_day(self, day: date) -> QRectF:
        """Where a day is painted in the viewport; a null rectangle if it is not."""
        found = next((rect for rect, one in self._cells if one == day), QRectF())
        return found.translated(0, -self._top) if not found.isNull() else found

    def place_at(self, point: QPointF) -> Place | None:
        day = next((day for rect, day in self._cells if rect.contains(point)), None)
        return Place(day) if day is not None else None

    def _place_header(self) -> None:
        height = self._header.sizeHint().height()
        self.setViewportMargins(0, height, 0, 0)
        self._header.setGeometry(0, 0, self.width(), height)

    def _arrange(self) -> float:
        days = self.shown.span.days
        weeks = max(1, len(days) // WEEK)
        least = self._head_height() + (_LEAST_CARDS + 1) * (line_card_height() + _BETWEEN) + _PAD
        width = self.viewport().width() / WEEK
        height = max(self.viewport().height() / weeks, least)
        self._cells, self._rest = [], []
        for number, day in enumerate(days):
            row, column = divmod(number, WEEK)
            cell = QRectF(round(column * width), round(row * height), 0, 0)
            cell.setRight(round((column + 1) * width))
            cell.setBottom(round((row + 1) * height))
            self._cells.append((cell, day))
            self._fill_cell(cell, day)
        self._header.show_columns(
            [(QRectF(rect.x(), 0, rect.width(), 30), day) for rect, day in self._cells[:WEEK]],
            self.shown,
            dated=False,
        )
        self._place_header()
        return weeks * height

    def _fill_cell(self, cell: QRectF, day: date) -> None:
        """Lay out what fits; of what does not, the current card is among what is seen."""
        cards = self._days.get(day, [])
        line = line_card_height() + _BETWEEN
        lines = max(1, int((cell.height() - self._head_height() - _PAD) // line))
        fits = len(cards) if len(cards) <= lines else lines - 1
        first = _first_seen(cards, fits, self.selection.current)
        top = cell.y() + self._head_height()
        for card in cards[first : first + fits]:
            rect = QRectF(cell.x() + _PAD, top, cell.width() - 2 * _PAD, line_card_height())
            self._boxes.append(Box(rect, card))
            top += line
        if len(cards) > fits:
            rect = QRectF(cell.x() + _PAD, top, cell.width() - 2 * _PAD, line_card_height())
            self._rest.append((rect, day, len(cards) - fits))

    def _head_height(self) -> int:
        return line_height() + 8

    def _paint_ground(self, painter: QPainter, visible: QRectF) -> None:
        month = self.shown.anchor.month
        for cell, day in self._cells:
            if not cell.intersects(visible):
                continue
            dim = day.month != month
            painter.fillRect(cell, color(day_ground(self.shown, day, dim=dim)))
            painter.fillRect(QRectF(cell.x(), cell.bottom() - 1, cell.width(), 1), color("line"))
            painter.fillRect(QRectF(cell.x(), cell.y(), 1, cell.height()), color("line"))
            head = QRectF(cell.x() + 8, cell.y() + 2, cell.width() - 14, self._head_height() - 4)
            paint_day_line(painter, head, day, str(day.day), self.shown, dim=dim)
        for rect, _, count in self._rest:
            words = rect.adjusted(8, 0, -4, 0)
            paint_line(painter, words, f"+{count}", bold(SMALL_PX), color("accent"))

    def _paint_card(self, painter: QPainter, box: Box, state: CardState) -> None:
        paint_line_card(painter, box.rect, box.card, self.shown.style, state)

    def _press_free(self, point: QPointF) -> None:
        at = self._content(point)
        day = next((day for rect, day, _ in self._rest if rect.contains(at)), None)
        if day is not None:
            self.day_asked.emit(day)
        else:
            super()._press_free(point)

    def _hint(self, point: QPointF) -> str:
        place = self.place_at(self._content(point))
        return self.shown.mark(place.day).words if place is not None else ""

    def _on_selected(self) -> None:
        current = self.selection.current
        if current is not None and all(box.card.key != current for box in self._boxes):
            self._lay_out()  # it may be among those that a cell did not show
        super()._on_selected()


def _first_seen(cards: list[Card], fits: int, current: object) -> int:
    if current is None or not fits:
        return 0
    at = next((number for number, card in enumerate(cards) if card.key == current), 0)
    return max(0, min(at - fits + 1, len(cards) - fits))
