"""The left pane: what is chosen, the list or the results of a search, and how far the load is."""

from typing import Final

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.models.inbox import InboxModel
from ui.models.office import Office
from ui.models.pictures import Pictures
from ui.models.search import SearchModel
from ui.screens.inbox.list_delegate import InboxDelegate
from ui.screens.inbox.list_view import InboxList
from ui.screens.inbox.marked_bar import MarkedBar
from ui.screens.inbox.old_bar import OldBar
from ui.screens.inbox.search_list import SearchList
from ui.screens.inbox.view_bar import ViewBar
from ui.theme.theme import color
from ui.widgets.buttons import Button, Kind
from ui.widgets.placeholders import EmptyState, ProgressLine, SkeletonRows

_PAGE_LIST, _PAGE_LOADING, _PAGE_EMPTY, _PAGE_SEARCH = range(4)
_PILL_TOP: Final = 8


class ListPane(QWidget):
    """Everything about which items are shown.

    Signals:
        fresh_asked: what waits above is to come in.
    """

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
        self.marked_bar = MarkedBar(office)
        self.views = ViewBar()
        self.old_bar = OldBar()
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
        model.waiting_changed.connect(self._show_waiting)
        model.loading_changed.connect(self._choose_page)
        model.modelReset.connect(self._choose_page)
        model.patched.connect(self._choose_page)
        self._choose_page()

    @property
    def searching(self) -> bool:
        """Whether results of a search are shown."""
        return self._stack.currentIndex() == _PAGE_SEARCH

    def show_search(self, *, on: bool) -> None:
        """Show results instead of the list, or the list again; a search is in all views."""
        self.views.setVisible(not on)
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
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 1, 0)
        layout.setSpacing(6)
        layout.addWidget(self.views)
        layout.addWidget(self.old_bar)
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
