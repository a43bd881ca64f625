"""Which items the list shows and in which order: views with counts, sources, orders."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from gosclient.desk.inbox import ViewCounts
from gosclient.domain.inbox import InboxFilter, Order, View
from gosclient.domain.kinds import INCOMING, ItemKind
from ui.theme.dressing import dress
from ui.widgets.buttons import Button, IconButton, Kind
from ui.widgets.chip import Chip
from ui.widgets.labels import PlainLabel

T = TypeVar("T")
Kinds = tuple[ItemKind, ...]


class ViewBar(QWidget):
    """Chips of the views, a menu of sources and orders, and a line when these are not the usual.

    It shows what the screen says and asks for what is clicked; it changes nothing by itself.

    Signals:
        view_asked: another view is wanted (`View`).
        kinds_asked: only these kinds (a tuple of `ItemKind`, empty for all).
        order_asked: another order is wanted (`Order`).
    """

    view_asked = Signal(object)
    kinds_asked = Signal(object)
    order_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wanted = InboxFilter()
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
        self._choices = IconButton("list-filter", self.tr("Порядок и источники"), kind=Kind.QUIET)
        menu = dress(QMenu(self))
        menu.aboutToShow.connect(lambda: self._fill(menu))  # the first paint does without it
        self._choices.setMenu(menu)
        self._line = QWidget()
        self._words = PlainLabel(role="dim_tint")
        usual = Button(self.tr("Сбросить"), kind=Kind.LINK)
        usual.clicked.connect(self._reset)
        self._lay_out(usual)
        self.show_wanted(self._wanted)

    def show_wanted(self, wanted: InboxFilter) -> None:
        """Say what is in force."""
        self._wanted = wanted
        for view, chip in self._chips.items():
            chip.setChecked(view is wanted.view)
        unusual = [self._kind_words(wanted.kinds)] if wanted.kinds else []
        if wanted.order is not Order.NEWEST:
            unusual.append(self._order_words(wanted.order))
        self._words.setText(" · ".join(unusual))
        self._line.setVisible(bool(unusual))

    def show_counts(self, counts: ViewCounts) -> None:
        """Put numbers on the chips that call for something."""
        self._chips[View.NEW].set_count(counts.new)
        self._chips[View.MINE].set_count(counts.mine or None)
        self._chips[View.URGENT].set_count(counts.urgent or None)
        self._chips[View.SNOOZED].set_count(counts.snoozed or None)

    def _lay_out(self, usual: Button) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 0, 12, 0)
        layout.setSpacing(6)
        for views in ((View.NEW, View.MINE, View.URGENT), (View.SNOOZED, View.DONE, View.ALL)):
            row = QHBoxLayout()
            row.setSpacing(6)
            for view in views:
                row.addWidget(self._chips[view])
            row.addStretch(1)
            layout.addLayout(row)
        row.addWidget(self._choices)
        inside = QHBoxLayout(self._line)
        inside.setContentsMargins(2, 0, 0, 0)
        inside.addWidget(self._words, 1)
        inside.addWidget(usual)
        layout.addWidget(self._line)

    def _asker(self, view: View) -> Callable[[], None]:
        def ask() -> None:
            self.show_wanted(self._wanted)  # the screen decides, not the click
            self.view_asked.emit(view)

        return ask

    def _reset(self) -> None:
        wanted = self._wanted
        if wanted.kinds:
            self.kinds_asked.emit(())
        if wanted.order is not Order.NEWEST:
            self.order_asked.emit(Order.NEWEST)

    def _fill(self, menu: QMenu) -> None:
        menu.clear()
        orders = [(self._order_words(one), one) for one in Order]
        self._offer(menu, orders, self._wanted.order, self.order_asked.emit)
        menu.addSeparator()
        choices: list[Kinds] = [(), *((one,) for one in INCOMING)]
        kinds = [(self._kind_words(one), one) for one in choices]
        self._offer(menu, kinds, self._wanted.kinds, self.kinds_asked.emit)

    @staticmethod
    def _offer(
        menu: QMenu, choices: list[tuple[str, T]], chosen: T, ask: Callable[[T], object]
    ) -> None:
        """Put choices into a menu, of which one is in force."""
        group = QActionGroup(menu)
        for words, value in choices:
            action = menu.addAction(words, lambda value=value: ask(value))
            action.setCheckable(True)
            action.setChecked(value == chosen)
            group.addAction(action)

    def _order_words(self, order: Order) -> str:
        return self.tr("по сроку ответа") if order is Order.DUE else self.tr("сначала новые")

    def _kind_words(self, kinds: Kinds) -> str:
        if not kinds:
            return self.tr("все источники")
        return {
            ItemKind.MESSAGE: self.tr("личные сообщения"),
            ItemKind.COMMENT: self.tr("комментарии под записями"),
            ItemKind.PHOTO_COMMENT: self.tr("комментарии под фото"),
            ItemKind.VIDEO_COMMENT: self.tr("комментарии под видео"),
            ItemKind.MARKET_COMMENT: self.tr("комментарии под товарами"),
            ItemKind.BOARD: self.tr("обсуждения"),
            ItemKind.SUGGESTED: self.tr("предложка"),
            ItemKind.VISITOR_POST: self.tr("записи жителей"),
            ItemKind.MENTION: self.tr("упоминания"),
        }[kinds[0]]
