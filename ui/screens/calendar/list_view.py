"""A month as a list, divided by days."""

from datetime import date
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from ui.models.publishing_words import day_title
from ui.screens.calendar.card_paint import CardState, paint_row, row_height
from ui.screens.calendar.cards_view import CardsView
from ui.screens.calendar.day_paint import paint_day_line
from ui.screens.calendar.painted_cards import Box, Place
from ui.screens.calendar.shown import Selection, Shown
from ui.theme.fonts import line_height
from ui.theme.theme import color

_SIDE: Final = 16.0
_BETWEEN: Final = 4.0


class ListView(CardsView):
    """Days that have cards or something special, one below another."""

    def __init__(self, selection: Selection, shown: Shown, parent: QWidget | None = None) -> None:
        self._sections: list[tuple[QRectF, date]] = []
        self._anchor_shown: date | None = None
        super().__init__(selection, shown, parent)
        self.setAccessibleName(self.tr("Календарь: список"))

    def show_page(self, shown: Shown) -> None:
        super().show_page(shown)
        if shown.cards and self._anchor_shown != shown.anchor:
            self._anchor_shown = shown.anchor
            self._begin_with(shown.anchor)

    def place_at(self, point: QPointF) -> Place | None:
        day = next((day for rect, day in self._sections if rect.contains(point)), None)
        return Place(day) if day is not None else None

    def _arrange(self) -> float:
        self._sections = []
        width = float(self.viewport().width())
        top = 0.0
        for day in self.shown.span.days:
            cards = self._days.get(day, ())
            if not cards and day != self.shown.today and not self._is_special(day):
                continue
            section = QRectF(0, top, width, 0)
            top += self._head_height()
            for card in cards:
                rect = QRectF(_SIDE, top, width - 2 * _SIDE, row_height())
                self._boxes.append(Box(rect, card))
                top += row_height() + _BETWEEN
            section.setBottom(top)
            self._sections.append((section, day))
        return top + _SIDE

    def _is_special(self, day: date) -> bool:
        mark = self.shown.mark(day)
        return bool(mark.notes or mark.mourning)

    def _begin_with(self, day: date) -> None:
        """Scroll to a day, or to the first after it that is in the list."""
        at = next((rect.top() for rect, other in self._sections if other >= day), 0.0)
        self.verticalScrollBar().setValue(int(at))

    def _head_height(self) -> int:
        return line_height() + 18

    def _paint_ground(self, painter: QPainter, visible: QRectF) -> None:
        painter.fillRect(visible, color("paper"))
        for rect, day in self._sections:
            if rect.intersects(visible):
                head = QRectF(
                    _SIDE, rect.y() + 6, rect.width() - 2 * _SIDE, self._head_height() - 6
                )
                paint_day_line(painter, head, day, day_title(day), self.shown)

    def _paint_card(self, painter: QPainter, box: Box, state: CardState) -> None:
        paint_row(painter, box.rect, box.card, self.shown.style, state)
