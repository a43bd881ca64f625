"""What all views of the calendar are worked with: choosing, walking, dragging, keys."""

from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from gosclient.desk.calendar import Card
from ui.models.calendar_days import day_of, minutes_of
from ui.models.publishing_words import card_words
from ui.screens.calendar.dragging import Drag
from ui.screens.calendar.painted_cards import PaintedCards
from ui.screens.calendar.shown import Selection, Shown
from ui.screens.calendar.walking import step_of, walked
from ui.widgets.speech import announce, tool_tip

_EDGE: Final = 28
_SCROLL: Final = 14
_CONTROL: Final = Qt.KeyboardModifier.ControlModifier
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier


class CardsView(PaintedCards):
    """Cards of a span of days.

    Signals:
        opened: a card is to be opened (`Card`).
        pointed: a card was clicked: what is known of it is wanted (`Card`).
        place_asked: something new is wanted at a `Place`.
        day_asked: everything of a day is to be seen (a date).
        menu_asked: the menu of the chosen cards, at a point of the screen.
        day_menu_asked: the menu of a day (a date), at a point of the screen.
        dropped: the chosen cards are to be moved by days and minutes.
        pushed: as dropped, and more of it may follow.
        refused: a sentence: why something does not move.
        removal_asked: the chosen cards are to be taken off.
        page_asked: the days before (-1) or after (1) are to be seen.
    """

    opened = Signal(object)
    pointed = Signal(object)
    place_asked = Signal(object)
    day_asked = Signal(object)
    menu_asked = Signal(QPoint)
    day_menu_asked = Signal(object, QPoint)
    dropped = Signal(int, int)
    pushed = Signal(int, int)
    refused = Signal(str)
    removal_asked = Signal()
    page_asked = Signal(int)

    def __init__(self, selection: Selection, shown: Shown, parent: QWidget | None = None) -> None:
        super().__init__(selection, shown, parent)
        self._pressed: tuple[QPointF, Card] | None = None

    def words_of(self, card: Card) -> str:
        """A card in words, for tool tips and screen readers."""
        return card_words(card, self.shown.places_of(card), self.shown.zone)

    def _minutes_between(self, one: QPointF, other: QPointF) -> int:
        """How much later the second point is on the clock; a view of days only knows none."""
        del one, other
        return 0

    def _nudge(self, across: int, down: int) -> tuple[int, int]:
        """By how many days and minutes an arrow key moves; usually days and weeks."""
        return across + 7 * down, 0

    def _press_free(self, point: QPointF) -> None:
        """A place without a card was pressed."""
        del point
        self.selection.clear()

    def _hint(self, point: QPointF) -> str:
        """What is told of a place without a card."""
        del point
        return ""

    # dragging, also from outside

    def drag_to(self, drag: Drag, point: QPoint) -> None:
        """A card is over this point of the viewport."""
        self._drag = drag
        self._scroll_at_edge(point)
        at = self._content(QPointF(point))
        place = self.place_at(at) if self.viewport().rect().contains(point) else None
        if place is None:
            drag.leave(QPointF(point))
        else:
            days = (place.day - day_of(drag.card.at, self.shown.zone)).days
            minutes = self._minutes_between(drag.began, at)
            if drag.is_new and place.minutes is not None:
                minutes = place.minutes - minutes_of(drag.card.at, self.shown.zone)
            drag.move(QPointF(point), days, minutes)
        self.viewport().update()

    def end_drag(self) -> Drag | None:
        """The card was let go, or goes back; what was dragged."""
        drag, self._drag = self._drag, None
        self._pressed = None
        self.viewport().unsetCursor()
        self.viewport().update()
        return drag

    # events

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        box = self._box_at(event.position())
        if box is None:
            self._press_free(event.position())
            return
        key, held = box.card.key, event.modifiers()
        if held & _CONTROL:
            self.selection.toggle(key)
        elif held & _SHIFT:
            self.selection.extend([one.key for one in self.cards()], key)
        else:
            if key not in self.selection.keys:
                self.selection.choose(key)
            self._pressed = (event.position(), box.card)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            self._hover(event.position())
            return
        began, card = self._pressed
        far = (event.position() - began).manhattanLength()
        if self._drag is None and far < QApplication.startDragDistance():
            return
        if self._drag is None:
            chosen = [one for one in self.cards() if one.key in self.selection.keys]
            self._drag = Drag(card, len(chosen), self._content(began), self.shown)
            forbidden = Qt.CursorShape.ForbiddenCursor
            moving = Qt.CursorShape.ClosedHandCursor
            self.viewport().setCursor(forbidden if self._drag.why else moving)
        self.drag_to(self._drag, event.position().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed = self._pressed
        drag = self.end_drag()
        if drag is not None:
            self._drop(drag)
        elif pressed is not None and event.button() is Qt.MouseButton.LeftButton:
            self.selection.choose(pressed[1].key)
            self.pointed.emit(pressed[1])

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        box = self._box_at(event.position())
        if box is not None:
            self.opened.emit(box.card)
            return
        place = self.place_at(self._content(event.position()))
        if place is not None:
            self.place_asked.emit(place)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            rect = self.rect_of(self.selection.current)
            at = QPoint(20, 20) if rect.isNull() else rect.center().toPoint()
            if self.selection.keys:
                self.menu_asked.emit(self.viewport().mapToGlobal(at))
            else:
                self.day_menu_asked.emit(self.shown.anchor, self.viewport().mapToGlobal(at))
            return
        box = self._box_at(QPointF(event.pos()))
        if box is not None and box.card.key not in self.selection.keys:
            self.selection.choose(box.card.key)
        if box is not None:
            self.menu_asked.emit(event.globalPos())
            return
        place = self.place_at(self._content(QPointF(event.pos())))
        if place is not None:
            self.day_menu_asked.emit(place.day, event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk, with Shift they move what is chosen; the rest is the screen's."""
        key = Qt.Key(event.key())
        shift = bool(event.modifiers() & _SHIFT)
        current = self.card(self.selection.current)
        if key is Qt.Key.Key_Escape and self._drag is not None:
            self.end_drag()
        elif key in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            self.page_asked.emit(1 if key is Qt.Key.Key_PageDown else -1)
        elif shift and step_of(key) != (0, 0) and self.selection.keys:
            self.pushed.emit(*self._nudge(*step_of(key)))
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and current is not None:
            self.opened.emit(current)
        elif key is Qt.Key.Key_Delete and self.selection.keys:
            self.removal_asked.emit()
        elif not self._walk(key):
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hovered = None
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            box = self._box_at(QPointF(event.pos()))
            words = self.words_of(box.card) if box is not None else self._hint(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), tool_tip(words), self.viewport())
            return True
        return super().viewportEvent(event)

    def _walk(self, key: Qt.Key) -> bool:
        """Go to another card by an arrow key; False if it is none."""
        days = [list(self._days.get(day, ())) for day in self.shown.span.days]
        current = self.card(self.selection.current)
        reached = walked(key, [day for day in days if day], current, self.shown.now)
        if reached is None:
            return step_of(key) != (0, 0)
        self.selection.choose(reached.key)
        self.reveal(reached.key)
        announce(self, self.words_of(reached))
        return True

    def _drop(self, drag: Drag) -> None:
        if drag.why:
            self.refused.emit(drag.why)
        elif drag.can_land:
            self.dropped.emit(drag.days, drag.minutes)

    def _hover(self, point: QPointF) -> None:
        box = self._box_at(point)
        key = box.card.key if box is not None else None
        if key != self._hovered:
            self._hovered = key
            self.viewport().update()

    def _scroll_at_edge(self, point: QPoint) -> None:
        bar = self.verticalScrollBar()
        if 0 <= point.y() < _EDGE:
            bar.setValue(bar.value() - _SCROLL)
        elif self.viewport().height() - _EDGE < point.y() <= self.viewport().height():
            bar.setValue(bar.value() + _SCROLL)
