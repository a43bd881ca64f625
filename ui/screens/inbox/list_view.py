"""The list of the inbox: keeps rows still under the cursor and the current one by its id."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from gosclient.domain.inbox import InboxItem
from ui.models.inbox import InboxModel
from ui.models.patch import Guard
from ui.screens.keys import is_letter
from ui.theme.dressing import dress
from ui.widgets.viewport import give_viewport

_NEAR_TOP = 10
"""Rows from the top at which newer pages are asked for, after the window has slid down."""


class InboxList(QListView):
    """Rows of the inbox.

    Signals:
        item_chosen: the officer moved to an item (its id): its thread is to be shown.
        item_entered: the officer opened an item (Enter, double click): the answer box wants focus.
    """

    item_chosen = Signal(int)
    item_entered = Signal(int)

    def __init__(self, model: InboxModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_viewport(self)
        dress(self)
        self._model = model
        self._current = 0
        self._anchor: tuple[int, int] | None = None
        self._patching = False
        self.setModel(model)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Список входящих"))
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        model.about_to_patch.connect(self._remember)
        model.patched.connect(self._restore)
        model.modelReset.connect(self._after_reset)
        self.doubleClicked.connect(self._enter)
        # The term pills count minutes; nothing else moves by itself.
        self._minute = QTimer(self, interval=30_000)
        self._minute.timeout.connect(self.viewport().update)
        self._minute.start()

    @property
    def current_item(self) -> int:
        """Id of the current item, 0 for none."""
        return self._current

    def current(self) -> InboxItem | None:
        """The current item, if it is in the window."""
        index = self._model.index_of(self._current)
        return self._model.row(index.row()).item if index.isValid() else None

    def choose(self, item_id: int) -> None:
        """Make an item current, wherever it is."""
        index = self._model.index_of(item_id)
        self._current = item_id
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)
        else:
            self.clearSelection()

    def step(self, rows: int, *, extend: bool = False) -> None:
        """Go so many rows down (negative: up); ``extend`` marks the rows passed."""
        at = self.currentIndex().row() if self._current else -1
        target = min(max(at + rows, 0), self._model.rowCount() - 1)
        if target < 0:
            return
        if extend:
            passed = {
                self._model.row(max(at, 0)).item.item_id,
                self._model.row(target).item.item_id,
            }
            self._model.set_marked(self._model.marked | passed)
        self.setCurrentIndex(self._model.index(target))

    def neighbour(self, leaving: frozenset[int]) -> int:
        """The item to go to when these leave: the next below that stays, else above; 0 for none."""
        items = self._model.items()
        at = max(self.currentIndex().row(), 0)
        for item in [*items[at:], *reversed(items[:at])]:
            if item.item_id not in leaving:
                return item.item_id
        return 0

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Tell of the officer's moves; changes of the model itself are not moves."""
        super().currentChanged(current, previous)
        if self._patching or not current.isValid():
            return
        item_id = self._model.row(current.row()).item.item_id
        if item_id != self._current:
            self._current = item_id
            self._renew_guard()
            self.item_chosen.emit(item_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; letters are the screen's, not a search by first letter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._current:
            self.item_entered.emit(self._current)
        elif is_letter(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """The cursor is over the list: from now on nothing moves."""
        super().enterEvent(event)
        self._renew_guard()

    def leaveEvent(self, event: QEvent) -> None:
        """The cursor has left."""
        super().leaveEvent(event)
        self._renew_guard()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard works here: nothing moves."""
        # Qt makes the first row current here; the officer has not chosen it.
        self._patching = True
        super().focusInEvent(event)
        if not self._current:
            self.selectionModel().clearCurrentIndex()
        self._patching = False
        self._renew_guard()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keyboard has gone elsewhere."""
        super().focusOutEvent(event)
        self._renew_guard()

    def first_visible(self) -> int:
        """Index of the topmost visible row, -1 for none."""
        return self.indexAt(QPoint(5, 1)).row()

    def _last_visible(self) -> int:
        index = self.indexAt(QPoint(5, self.viewport().height() - 2))
        return index.row() if index.isValid() else self._model.rowCount() - 1

    def _renew_guard(self) -> None:
        watched = bool(
            self.viewport().underMouse()
            or (self.hasFocus() and self._current)
            or self.verticalScrollBar().value() > 0
        )
        self._model.set_guard(
            Guard(max(self.first_visible(), 0), max(self._last_visible(), 0)) if watched else None
        )

    def _on_scrolled(self, value: int) -> None:
        self._renew_guard()
        if value < self.sizeHintForRow(0) * _NEAR_TOP:
            self._model.fetch_above()

    def _remember(self) -> None:
        """Note what stands at the top edge, before rows come and go."""
        self._renew_guard()
        self._patching = True
        first = self.first_visible()
        if first >= 0 and self.verticalScrollBar().value() > 0:
            rect = self.visualRect(self._model.index(first))
            self._anchor = (self._model.row(first).item.item_id, rect.top())
        else:
            self._anchor = None

    def _restore(self) -> None:
        """Put the same row back to the same place, and the current one by its id."""
        index = self._model.index_of(self._current)
        if index.isValid() and index != self.currentIndex():
            self.setCurrentIndex(index)
        elif not index.isValid():
            self.clearSelection()
        self._patching = False
        if self._anchor is None:
            return
        self.executeDelayedItemsLayout()
        stands = self._model.index_of(self._anchor[0])
        if stands.isValid():
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.visualRect(stands).top() - self._anchor[1])

    def _after_reset(self) -> None:
        self.scrollToTop()
        self._patching = True
        self.choose(self._current)
        self._patching = False
        self._renew_guard()

    def _enter(self, index: QModelIndex) -> None:
        self.item_entered.emit(self._model.row(index.row()).item.item_id)
