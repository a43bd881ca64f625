"""The left pane: views with counts, filters, the list or the results of a search."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from gosclient.desk.inbox import ViewCounts
from gosclient.domain.inbox import ItemKind, Order, View
from ui.models.inbox import InboxModel
from ui.models.office import Office
from ui.models.pictures import Pictures
from ui.models.search import SearchModel
from ui.screens.inbox.list_delegate import InboxDelegate
from ui.screens.inbox.list_view import InboxList
from ui.screens.inbox.marked_bar import MarkedBar
from ui.screens.inbox.search_list import SearchList
from ui.theme.theme import color
from ui.widgets.buttons import Button, IconButton, Kind
from ui.widgets.chip import Chip
from ui.widgets.placeholders import EmptyState, ProgressLine, SkeletonRows

_PAGE_LIST, _PAGE_LOADING, _PAGE_EMPTY, _PAGE_SEARCH = range(4)
_PILL_TOP: Final = 8
_ORDER_ICONS: Final = {Order.NEWEST: "arrow-up-down", Order.DUE: "alarm-clock"}


class ListPane(QWidget):
    """Everything about which items are shown.

    Signals:
        view_asked: another view is wanted (`View`).
        kinds_asked: only these kinds (a tuple of `ItemKind`, empty for all).
        order_asked: another order is wanted (`Order`).
        fresh_asked: what waits above is to come in.
    """

    view_asked = Signal(object)
    kinds_asked = Signal(object)
    order_asked = Signal(object)
    fresh_asked = Signal()

    def __init__(
        self,
        office: Office,
        model: InboxModel,
        found: SearchModel,
        pictures: Pictures,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._starting = False
        self.list = InboxList(model)
        self.list.setItemDelegate(InboxDelegate(office, pictures, self.list))
        pictures.arrived.connect(self.list.viewport().update)
        self.results = SearchList(office, found, pictures)
        self.marked_bar = MarkedBar()
        self._chips = {
            View.NEW: Chip(self.tr("Новые")),
            View.MINE: Chip(self.tr("Мои")),
            View.URGENT: Chip(self.tr("Горит")),
            View.SNOOZED: Chip(self.tr("Отложено")),
            View.DONE: Chip(self.tr("Готово")),
            View.ALL: Chip(self.tr("Все")),
        }
        for view, chip in self._chips.items():
            chip.clicked.connect(self._asker(view))
        self._kinds = Button(self.tr("все источники"), kind=Kind.QUIET, icon="list-filter")
        self._kinds.setMenu(self._menu(self._fill_kinds))
        self._order = IconButton(_ORDER_ICONS[Order.NEWEST], "", kind=Kind.QUIET)
        self._order.setMenu(self._menu(self._fill_orders))
        self._empty = EmptyState("inbox", "")
        self._stack = QStackedWidget()
        for page in (self.list, SkeletonRows(), self._empty, self.results):
            self._stack.addWidget(page)
        self._fresh = Button("", kind=Kind.FILLED, icon="arrow-up", parent=self._stack)
        self._fresh.clicked.connect(self.fresh_asked)
        self._fresh.hide()
        self._progress = ProgressLine()
        self._progress.hide()
        self._lay_out()
        self.show_view(View.NEW)
        self.show_order(Order.NEWEST)
        model.waiting_changed.connect(self._show_waiting)
        model.loading_changed.connect(self._choose_page)
        model.modelReset.connect(self._choose_page)
        model.patched.connect(self._choose_page)
        self._choose_page()

    @property
    def searching(self) -> bool:
        """Whether results of a search are shown."""
        return self._stack.currentIndex() == _PAGE_SEARCH

    def show_view(self, view: View) -> None:
        """Mark the chip of the view in force."""
        for one, chip in self._chips.items():
            chip.setChecked(one is view)

    def show_order(self, order: Order) -> None:
        """Say the order in force."""
        self._order.set_icon_name(_ORDER_ICONS[order])
        self._order.set_name(self.tr("Порядок: {order}").format(order=self._order_words(order)))

    def show_counts(self, counts: ViewCounts) -> None:
        """Put numbers on the chips that call for something."""
        self._chips[View.NEW].set_count(counts.new)
        self._chips[View.MINE].set_count(counts.mine or None)
        self._chips[View.URGENT].set_count(counts.urgent or None)
        self._chips[View.SNOOZED].set_count(counts.snoozed or None)

    def show_search(self, *, on: bool) -> None:
        """Show results instead of the list, or the list again."""
        if on:
            self._stack.setCurrentIndex(_PAGE_SEARCH)
        else:
            self._stack.setCurrentIndex(_PAGE_LIST)
            self._choose_page()
        self._show_waiting(self._model.waiting)

    def show_progress(self, words: str, loaded: int, total: int) -> None:
        """How far the first load is; empty words for no load."""
        self._progress.setVisible(bool(words))
        if words:
            self._progress.set_progress(words, loaded, total or None)

    def show_starting(self, *, on: bool) -> None:
        """Show grey shapes while what fills the list is still being started."""
        self._starting = on
        self._choose_page()

    def say_empty(self, icon: str, sentence: str) -> None:
        """What stands where there is nothing."""
        self._empty.set_state(icon, sentence)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_pill()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), color("paper"))
        painter.fillRect(QRectF(self.width() - 1, 0, 1, self.height()), color("line"))

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        second = QHBoxLayout()
        for row in (first, second):
            row.setContentsMargins(12, 0, 12, 0)
            row.setSpacing(6)
        for view in (View.NEW, View.MINE, View.URGENT, View.SNOOZED):
            first.addWidget(self._chips[view])
        first.addStretch(1)
        for view in (View.DONE, View.ALL):
            second.addWidget(self._chips[view])
        second.addStretch(1)
        second.addWidget(self._order)
        second.addWidget(self._kinds)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 1, 0)
        layout.setSpacing(6)
        layout.addLayout(first)
        layout.addLayout(second)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._progress)
        layout.addWidget(self.marked_bar)

    def _choose_page(self) -> None:
        if self.searching:
            return
        if (self._model.is_loading or self._starting) and not self._model.rowCount():
            self._stack.setCurrentIndex(_PAGE_LOADING)
        elif self._model.rowCount():
            self._stack.setCurrentIndex(_PAGE_LIST)
        else:
            self._stack.setCurrentIndex(_PAGE_EMPTY)

    def _show_waiting(self, count: int) -> None:
        self._fresh.setVisible(count > 0 and not self.searching)
        if count:
            self._fresh.setText(self.tr("%n новых", "", count))
            self._place_pill()

    def _place_pill(self) -> None:
        self._fresh.adjustSize()
        self._fresh.move((self._stack.width() - self._fresh.width()) // 2, _PILL_TOP)
        self._fresh.raise_()

    def _asker(self, view: View) -> Callable[[], None]:
        def ask() -> None:
            self.show_view(self._model.wanted.view)  # the screen decides, not the click
            self.view_asked.emit(view)

        return ask

    def _menu(self, fill: Callable[[QMenu], None]) -> QMenu:
        menu = QMenu(self)
        menu.aboutToShow.connect(lambda: fill(menu))  # the first paint does without it
        return menu

    def _fill_orders(self, menu: QMenu) -> None:
        menu.clear()
        for order in Order:
            words = self._order_words(order)
            action = menu.addAction(words, lambda order=order: self.order_asked.emit(order))
            action.setCheckable(True)
            action.setChecked(order is self._model.wanted.order)

    def _order_words(self, order: Order) -> str:
        return self.tr("по сроку ответа") if order is Order.DUE else self.tr("сначала новые")

    def _fill_kinds(self, menu: QMenu) -> None:
        menu.clear()
        for words, kinds in (
            (self.tr("все источники"), ()),
            (self.tr("личные сообщения"), (ItemKind.MESSAGE,)),
            (self.tr("комментарии"), (ItemKind.COMMENT,)),
        ):
            menu.addAction(words, self._kinds_asker(words, kinds))

    def _kinds_asker(self, words: str, kinds: tuple[ItemKind, ...]) -> Callable[[], None]:
        def ask() -> None:
            self._kinds.setText(words)
            self.kinds_asked.emit(kinds)

        return ask
