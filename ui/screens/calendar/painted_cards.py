"""A view of the calendar as it is painted: cards in boxes, on a ground of days.

A view lays its cards out into boxes and says to which time a place belongs; what is done with
them is in ``cards_view``.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from gosclient.desk.calendar import Card
from ui.models.calendar_days import by_day
from ui.screens.calendar.card_paint import CardState
from ui.screens.calendar.dragging import Drag, paint_drag
from ui.screens.calendar.shown import Key, Selection, Shown
from ui.theme.dressing import dress
from ui.theme.theme import theme
from ui.widgets.viewport import give_viewport


class Box(NamedTuple):
    """Where a card is painted, in the coordinates of the whole content."""

    rect: QRectF
    card: Card


class Place(NamedTuple):
    """The time to which a point of a view belongs.

    Attributes:
        minutes: since midnight, None where the view tells days only.
    """

    day: date
    minutes: int | None = None


class PaintedCards(QAbstractScrollArea):
    """Cards of a span of days, one widget for all of them."""

    def __init__(self, selection: Selection, shown: Shown, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_viewport(self)
        dress(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(24)
        self.selection = selection
        self.shown = shown
        self._boxes: list[Box] = []
        self._days: dict[date, list[Card]] = {}
        self._hovered: Key | None = None
        self._drag: Drag | None = None
        selection.changed.connect(self._on_selected)
        theme().text_resized.connect(self._lay_out)

    # what a view says of itself

    def _arrange(self) -> float:
        """Fill the boxes; returns the height of all content, px."""
        raise NotImplementedError

    def _paint_ground(self, painter: QPainter, visible: QRectF) -> None:
        """Paint what lies under the cards, in content coordinates."""
        raise NotImplementedError

    def _paint_card(self, painter: QPainter, box: Box, state: CardState) -> None:
        """Paint one card, in content coordinates."""
        raise NotImplementedError

    def place_at(self, point: QPointF) -> Place | None:
        """To which time a point of the content belongs, None for none."""
        raise NotImplementedError

    # what is shown

    def show_page(self, shown: Shown) -> None:
        """Show another page, or the same one as it is now."""
        self.shown = shown
        self._days = by_day(shown.cards, shown.span, shown.zone)
        self._lay_out()

    def cards(self) -> Iterator[Card]:
        """Every card that the view shows or stands for, in order."""
        for day in self.shown.span.days:
            yield from self._days.get(day, ())

    def card(self, key: Key | None) -> Card | None:
        """The card with this key, if it is on the page."""
        if key is None:
            return None
        return next((one for one in self.shown.cards if one.key == key), None)

    def rect_of(self, key: Key | None) -> QRectF:
        """Where a card is painted in the viewport; a null rectangle if it is not."""
        boxes = self._boxes if key is not None else []
        found = next((box.rect for box in boxes if box.card.key == key), None)
        return QRectF() if found is None else found.translated(0, -self._top)

    def reveal(self, key: Key | None) -> None:
        """Scroll to a card."""
        rect = self.rect_of(key)
        bar, height = self.verticalScrollBar(), self.viewport().height()
        if rect.isNull():
            return
        if rect.top() < 0:
            bar.setValue(int(bar.value() + rect.top() - 8))
        elif rect.bottom() > height:
            bar.setValue(int(bar.value() + rect.bottom() - height + 8))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self.viewport())
        painter.translate(0, -self._top)
        visible = QRectF(self.viewport().rect()).translated(0, self._top)
        self._paint_ground(painter, visible)
        for box in self._boxes:
            if box.rect.intersects(visible):
                self._paint_card(painter, box, self._state_of(box.card))
        painter.resetTransform()
        if self._drag is not None:
            paint_drag(painter, QRectF(self.viewport().rect()), self._drag, self.shown)

    @property
    def _top(self) -> int:
        return self.verticalScrollBar().value()

    def _content(self, point: QPointF) -> QPointF:
        """A point of the viewport in the coordinates of the content."""
        return QPointF(point.x(), point.y() + self._top)

    def _box_at(self, point: QPointF) -> Box | None:
        """The card under a point of the viewport."""
        at = self._content(point)
        return next((box for box in self._boxes if box.rect.contains(at)), None)

    def _state_of(self, card: Card) -> CardState:
        key = card.key
        return CardState(
            selected=key in self.selection.keys,
            current=key == self.selection.current and self.hasFocus(),
            hovered=key == self._hovered,
        )

    def _lay_out(self) -> None:
        self._boxes = []
        height = self._arrange()
        bar = self.verticalScrollBar()
        bar.setPageStep(self.viewport().height())
        bar.setRange(0, max(0, round(height) - self.viewport().height()))
        self.viewport().update()

    def _on_selected(self) -> None:
        self.viewport().update()
