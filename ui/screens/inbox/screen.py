"""«Входящие»: the list, and beside it everything about the open item."""

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gosclient.desk import inbox, statuses
from gosclient.desk.inbox import ViewCounts
from gosclient.domain.inbox import InboxFilter, ItemStatus, Order, View
from gosclient.domain.outbox import Act
from ui.loop import spawn
from ui.models.inbox import InboxModel
from ui.models.office import Office
from ui.models.pictures import Pictures
from ui.models.search import SearchModel
from ui.models.tally import Tally
from ui.models.words import moment
from ui.notices import Notices
from ui.screens.inbox.list_pane import ListPane
from ui.theme.fonts import grown
from ui.theme.theme import theme
from ui.widgets.painting import key_label
from ui.widgets.placeholders import EmptyState

if TYPE_CHECKING:
    from ui.screens.inbox.thread_side import ThreadSide

WIDE: Final = 1600
"""From this width of the window on, the person has a pane of their own."""

_LIST_NARROW, _LIST, _LIST_WIDE = 320, 360, 420
_NARROW: Final = 1200
_MOST_PART: Final = 0.4
"""Of the window, for the list with larger text."""

_MANY_OLD: Final = 20
"""Fewer old items are not worth a question."""


class InboxScreen(QWidget):
    """The screen of the main job.

    Signals:
        counted: numbers of all communities are here (`ViewCounts`), for the rail and the tray.
    """

    counted = Signal(object)

    def __init__(self, office: Office, notices: Notices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._notices = notices
        self._wide = False
        self._side: ThreadSide | None = None
        self.pictures = Pictures(office, self)
        self.model = InboxModel(office, self)
        self.tally = Tally(office, lambda: self.model.wanted.communities, self)
        self.found = SearchModel(office, self)
        self.list_pane = ListPane(office, self.model, self.found, self.pictures)
        self._nothing = EmptyState("message-circle", "")
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self.list_pane)
        self._layout.addWidget(self._nothing, 1)
        self._connect()
        self.model.start_with(InboxFilter(order=office.settings.order), office.look.items)
        self.list_pane.views.show_wanted(self.model.wanted)
        self._show_counts(office.look.counts)

    # what the shell asks

    @property
    def side(self) -> "ThreadSide":
        """Everything about the open item; made when it is first asked for."""
        if self._side is None:
            self._side = self._made_side()
        return self._side

    def make_rest(self) -> None:
        """Make the side, now that the list is on the screen; open what was chosen meanwhile."""
        side = self.side
        if self.list_pane.list.current_item:
            side.model.open(self.list_pane.list.current_item)

    def filter_communities(self, ids: tuple[int, ...]) -> None:
        """Show only these communities; none means all."""
        self._show(communities=ids)
        self.tally.count()
        if self.list_pane.searching:
            self.found.find(self.found.text, ids)

    def search(self, text: str) -> None:
        """Look for words; an empty text brings the list back."""
        self.list_pane.show_search(on=bool(text.strip()))
        self.found.find(text, self.model.wanted.communities)

    def open_item(self, item_id: int) -> None:
        """Show an item, wherever it is."""
        self.list_pane.list.choose(item_id)
        self.side.model.open(item_id)

    def step_back(self) -> None:
        """Escape: take the marks away, else the drawer, else go back to the list."""
        if self.model.marked:
            self.model.set_marked(())
        elif not (self._side and self._side.close_drawer()):
            self.list_pane.list.setFocus()

    def flush(self) -> None:
        """Write down what is typed."""
        if self._side is not None:
            self._side.pane.answer.flush()

    def show_view(self, view: View) -> None:
        """Change the view of the list."""
        self._show(view=view)

    def press(self, place: str, *, shift: bool) -> bool:
        """A letter key was pressed (its Latin place); False if it means nothing here."""
        answer = self.side.pane.answer
        verbs = {
            "J": lambda: self._step(1, extend=shift),
            "K": lambda: self._step(-1, extend=shift),
            "X": self._toggle_mark,
            "R": answer.write_answer,
            "N": answer.write_note,
            "A": self._take,
            "E": lambda: self._set_status(ItemStatus.DONE),
            "W": lambda: self._set_status(ItemStatus.NO_ANSWER),
            "H": self._open_snooze,
            "D": lambda: self._moderate(Act.DELETE, self._ids()),
            "B": lambda: self._moderate(Act.BAN, self._ids()),
            "M": answer.offer_templates,
            "I": self.side.toggle_context,
        }
        verb = verbs.get(place)
        if verb is None:
            return False
        verb()
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Part the width by what the window has and what the text needs."""
        window = self.window().width()
        self._wide = window >= WIDE
        width = _LIST_WIDE if self._wide else _LIST if window >= _NARROW else _LIST_NARROW
        most = int(window * _MOST_PART)
        self.list_pane.setFixedWidth(max(width, min(grown(width), most)))
        if self._side is not None:
            self._side.set_wide(wide=self._wide)

    # inside

    def _connect(self) -> None:
        pane = self.list_pane
        pane.views.view_asked.connect(self.show_view)
        pane.views.kinds_asked.connect(lambda kinds: self._show(kinds=kinds))
        pane.views.order_asked.connect(self._reorder)
        pane.fresh_asked.connect(self.model.reload)
        pane.list.item_chosen.connect(self._open_thread)
        pane.list.item_entered.connect(self._enter)
        pane.results.item_chosen.connect(self._open_thread)
        pane.results.left.connect(lambda: self.search(""))
        bar = pane.marked_bar
        bar.status_asked.connect(self._set_status)
        bar.snooze_asked.connect(lambda until: self._snooze(until, self._ids()))
        bar.delete_asked.connect(lambda: self._moderate(Act.DELETE, self._ids()))
        bar.ban_asked.connect(lambda: self._moderate(Act.BAN, self._ids()))
        bar.shown.connect(self._notices.keep_clear)
        bar.all_asked.connect(lambda: spawn(self._mark_all()))
        bar.none_asked.connect(lambda: self.model.set_marked(()))
        self.model.marked_changed.connect(self._show_marked)
        self.model.modelReset.connect(self._say_empty)
        self.model.patched.connect(self._say_empty)
        self.tally.counted.connect(self._on_counted)
        self._office.board_changed.connect(self._show_old)
        theme().text_resized.connect(self._fit)
        pane.old_bar.close_asked.connect(lambda: spawn(self.side.deeds.close_old()))
        pane.old_bar.keep_asked.connect(
            lambda: spawn(self.side.deeds.keep_old(self.tally.counts.old))
        )

    def _made_side(self) -> "ThreadSide":
        from ui.screens.inbox.thread_side import ThreadSide

        side = ThreadSide(self._office, self.model, self.pictures, self._notices)
        side.item_asked.connect(self.open_item)
        # What stands beside the open item acts on it, whatever is marked in the list.
        side.status_asked.connect(lambda status: self._set_status(status, ids=self._open_id()))
        side.snooze_asked.connect(lambda until: self._snooze(until, self._open_id()))
        side.moderation_asked.connect(lambda act: self._moderate(act, self._open_id()))
        side.take_asked.connect(lambda: self._take(self._open_id()))
        side.left.connect(self.list_pane.list.setFocus)
        self._layout.replaceWidget(self._nothing, side)
        self._nothing.deleteLater()
        self._layout.setStretchFactor(side, 1)
        side.set_wide(wide=self._wide)
        side.show()
        return side

    def _open_thread(self, item_id: int) -> None:
        if self._office.running:  # before that the side is still to be made, and the row moves
            self.side.model.open(item_id)

    def _open_snooze(self) -> None:
        if self.model.marked:
            self.list_pane.marked_bar.open_snooze_menu()
        else:
            self.side.pane.header.open_snooze_menu()

    def _ids(self) -> list[int]:
        """What a key is about: the marked items, else the open one."""
        return sorted(self.model.marked) or self._open_id()

    def _open_id(self) -> list[int]:
        return [self.side.model.item_id] if self.side.model.item_id else []

    def _set_status(self, status: ItemStatus, until: int = 0, ids: list[int] | None = None) -> None:
        ids = self._ids() if ids is None else ids
        if not ids:
            return
        following = self.list_pane.list.neighbour(frozenset(ids))
        spawn(self.side.deeds.set_status(ids, status, until))
        leaves = self.model.wanted.view is not View.ALL
        if leaves and following and self.side.model.item_id in ids:
            self.open_item(following)

    def _take(self, ids: list[int] | None = None) -> None:
        """Take items, or let them go if all of them were taken before."""
        spawn(self.side.deeds.take_or_let_go(self._ids() if ids is None else ids))

    def _moderate(self, act: Act, ids: list[int]) -> None:
        """Have an act of moderation done to items; of the open one its person and its post."""
        deeds, thread = self.side.moderation, self.side.model.shown
        match act:
            case Act.DELETE:
                spawn(deeds.delete(ids))
            case Act.RESTORE:
                spawn(deeds.restore(ids))
            case Act.BAN if self.model.marked:
                spawn(deeds.ban_authors(ids))
            case _ if thread is not None:
                spawn(deeds.on_thread(act, thread.item))

    def _snooze(self, until: int, ids: list[int]) -> None:
        if until:
            self._set_status(ItemStatus.SNOOZED, until, ids)
        else:
            spawn(self.side.deeds.snooze_exactly(ids))

    def _step(self, rows: int, *, extend: bool) -> None:
        if self.list_pane.searching:
            self.list_pane.results.step(rows)
        else:
            self.list_pane.list.step(rows, extend=extend)

    def _toggle_mark(self) -> None:
        if self.list_pane.list.current_item:
            self.model.toggle_mark(self.list_pane.list.current_item)

    def _enter(self, item_id: int) -> None:
        self.open_item(item_id)
        self.side.pane.answer.write_answer()

    def _show(self, **chosen: object) -> None:
        """Show another choice of items; what is not named stays."""
        self.model.show(replace(self.model.wanted, **chosen))  # type: ignore[arg-type] # names are checked by replace
        self.list_pane.views.show_wanted(self.model.wanted)
        self._show_old()

    def _reorder(self, order: Order) -> None:
        self._show(order=order)
        spawn(self.side.deeds.keep_order(order))

    async def _mark_all(self) -> None:
        self.model.set_marked(await statuses.select_all(self._office.db, self.model.wanted))

    def _show_marked(self) -> None:
        self.list_pane.marked_bar.show_count(len(self.model.marked), self._total())

    def _total(self) -> int:
        """How many items the view holds."""
        counts = self.tally.counts
        return {
            View.NEW: counts.new,
            View.MINE: counts.mine,
            View.URGENT: counts.urgent,
            View.SNOOZED: counts.snoozed,
            View.DONE: counts.done,
            View.ALL: counts.all,
        }[self.model.wanted.view]

    def _on_counted(self, counts: ViewCounts) -> None:
        self._show_counts(counts)
        if self._side is not None:
            self._side.pane.header.renew()
        self._say_empty()

    def _show_counts(self, counts: ViewCounts) -> None:
        self.list_pane.views.show_counts(counts)
        self._show_marked()
        self._show_old()
        self.counted.emit(self.tally.total)

    def _show_old(self) -> None:
        """Offer to close what is old, once all of it is here and when it is worth a word."""
        office = self._office
        old = self.tally.counts.old
        loading = any(office.board.loading)
        ask = old - office.settings.old_kept >= _MANY_OLD and not loading
        here = self.model.wanted.view in {View.NEW, View.URGENT}
        self.list_pane.old_bar.show_count(old if ask and here else 0)

    def _say_empty(self) -> None:
        if self.model.rowCount():
            return
        if self._office.running:
            spawn(self._describe_empty())
        else:
            self.list_pane.say_empty("inbox", self.tr("Пока здесь пусто."))

    async def _describe_empty(self) -> None:
        """The sentence for a view without items."""
        wanted = self.model.wanted
        match wanted.view:
            case _ if wanted.communities or wanted.kinds:
                self.list_pane.say_empty("circle-check", self.tr("По этому отбору ничего нет."))
            case View.NEW:
                count = len(self._office.communities)
                words = self.tr("Все сообщества разобраны: %n.", "", count)
                self.list_pane.say_empty("circle-check", words)
            case View.URGENT:
                words = self.tr("Ничего не горит.")
                now = self._office.now()
                due = await inbox.nearest_due(self._office.db, int(now), self._office.settings.term)
                if due:
                    time = moment(due, now)
                    words += " " + self.tr("Ближайший срок — {time}.").format(time=time)
                self.list_pane.say_empty("circle-check", words)
            case View.MINE:
                words = self.tr("Здесь будет то, что вы возьмёте себе клавишей {key}.").format(
                    key=key_label("A")
                )
                self.list_pane.say_empty("user-check", words)
            case View.SNOOZED:
                self.list_pane.say_empty("clock", self.tr("Ничего не отложено."))
            case _:
                self.list_pane.say_empty("inbox", self.tr("Здесь пока ничего нет."))
