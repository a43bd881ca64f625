"""A draft on its way from the list beside the calendar onto a day."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, QPointF, Signal

from gosclient.desk.calendar import Card
from ui.screens.calendar.cards_view import CardsView
from ui.screens.calendar.drafts_pane import DraftsPane
from ui.screens.calendar.dragging import Drag


class DraftDrags(QObject):
    """Carries drafts from the pane to the view.

    Args:
        view: tells which view is shown.

    Signals:
        given: a document (its id) is to have this time (unix seconds).
    """

    given = Signal(int, object)

    def __init__(self, pane: DraftsPane, view: Callable[[], CardsView]) -> None:
        super().__init__(pane)
        self._view = view
        self._drag: Drag | None = None
        pane.dragged.connect(self._move)
        pane.dropped.connect(self._drop)
        pane.drag_left.connect(self._leave)

    def _move(self, card: Card, at: QPoint) -> None:
        view = self._view()
        if self._drag is None:
            self._drag = Drag(card, 1, QPointF(), view.shown, is_new=True)
        view.drag_to(self._drag, view.viewport().mapFromGlobal(at))

    def _drop(self, card: Card, at: QPoint) -> None:
        self._move(card, at)
        drag = self._leave()
        if drag is not None and drag.can_land:
            self.given.emit(card.publication_id, drag.at)

    def _leave(self) -> Drag | None:
        self._view().end_drag()
        drag, self._drag = self._drag, None
        return drag
