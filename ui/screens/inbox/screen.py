"""«Входящие»: three panes that follow one another."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gosclient.desk import inbox, statuses
from gosclient.desk.threads import Thread
from gosclient.domain.changes import ChangeSet
from gosclient.domain.inbox import InboxFilter, InboxItem, ItemKind, ItemStatus, View
from ui.loop import spawn
from ui.models.inbox import InboxModel
from ui.models.office import Office
from ui.models.pictures import Pictures
from ui.models.search import SearchModel
from ui.models.thread import ThreadModel
from ui.models.words import clock_time
from ui.notices import Notices
from ui.screens.acts import Act
from ui.screens.inbox.context import ContextPane
from ui.screens.inbox.deeds import Deeds
from ui.screens.inbox.list_pane import ListPane
from ui.screens.inbox.thread_pane import ThreadPane

WIDE: Final = 1600
"""From this width of the window on, the context has a pane of its own."""

_LIST_NARROW, _LIST, _LIST_WIDE = 320, 360, 420
_NARROW: Final = 1200
_CONTEXT_WIDE: Final = 400
_DRAWER: Final = 360
_COUNT_AGAIN_MS: Final = 60_000


class InboxScreen(QWidget):
    """The screen of the main job.

    Signals:
        counted: numbers of the views are here (`ViewCounts`), for the rail and the tray.
    """

    counted = Signal(object)

    def __init__(self, office: Office, notices: Notices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._wide = False
        self._drawer = False
        self._counting = False
        self._count_stale = False
        self.pictures = Pictures(office, self)
        self.model = InboxModel(office, self)
        self.thread_model = ThreadModel(office, self)
        self.found = SearchModel(office, self)
        self.list_pane = ListPane(office, self.model, self.found, self.pictures)
        self.thread_pane = ThreadPane(office, self.thread_model, self.pictures)
        self.context = ContextPane(office, self.pictures, self)
        self.deeds = Deeds(office, self.model, notices, self)
        self._notices = notices
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self.list_pane)
        self._layout.addWidget(self.thread_pane, 1)
        self._layout.addWidget(self.context)
        self.context.hide()
        self._connect_list()
        self._connect_thread()
        office.changed.connect(self._on_changes)
        office.settings_changed.connect(self._recount)
        self._minute = QTimer(self, interval=_COUNT_AGAIN_MS)
        self._minute.timeout.connect(self._on_minute)
        self._minute.start()
        self.model.start_with(InboxFilter(), office.look.items)
        self._show_counts(office.look.counts)

    # what the shell asks

    def filter_communities(self, ids: tuple[int, ...]) -> None:
        """Show only these communities; none means all."""
        self.model.show(replace(self.model.wanted, communities=ids))
        self._recount()
        if self.list_pane.searching:
            self.found.find(self.found.text, ids)

    def search(self, text: str) -> None:
        """Look for words; an empty text brings the list back."""
        self.list_pane.show_search(on=bool(text.strip()))
        self.found.find(text, self.model.wanted.communities)

    def open_item(self, item_id: int) -> None:
        """Show an item, wherever it is."""
        self.list_pane.list.choose(item_id)
        self.thread_model.open(item_id)

    def flush(self) -> None:
        """Write down what is typed."""
        self.thread_pane.answer.flush()

    def show_view(self, view: View) -> None:
        """Change the view of the list."""
        self.list_pane.show_view(view)
        self.model.show(replace(self.model.wanted, view=view))

    def press(self, place: str, *, shift: bool) -> bool:
        """A letter key was pressed (its Latin place); False if it means nothing here."""
        verbs = {
            "J": lambda: self._step(1, extend=shift),
            "K": lambda: self._step(-1, extend=shift),
            "X": self._toggle_mark,
            "R": self.thread_pane.answer.write_answer,
            "N": self.thread_pane.answer.write_note,
            "E": lambda: self._set_status(ItemStatus.DONE),
            "W": lambda: self._set_status(ItemStatus.NO_ANSWER),
            "H": self._open_snooze,
            "M": self.thread_pane.answer.offer_templates,
            "I": self.toggle_context,
        }
        verb = verbs.get(place)
        if verb is None:
            return False
        verb()
        return True

    def toggle_context(self) -> None:
        """Show or hide the drawer; where there is a pane for it, it stays."""
        if not self._wide:
            self._drawer = not self._drawer
            self._place_context()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        window = self.window().width()
        self._wide = window >= WIDE
        width = _LIST_WIDE if self._wide else _LIST if window >= _NARROW else _LIST_NARROW
        self.list_pane.setFixedWidth(width)
        self.thread_pane.header.show_context_button(visible=not self._wide)
        self._place_context()

    # inside

    def _connect_list(self) -> None:
        pane = self.list_pane
        pane.view_asked.connect(self.show_view)
        pane.kinds_asked.connect(self._filter_kinds)
        pane.fresh_asked.connect(self.model.reload)
        pane.list.item_chosen.connect(self.thread_model.open)
        pane.list.item_entered.connect(self._enter)
        pane.results.item_chosen.connect(self.thread_model.open)
        pane.results.left.connect(lambda: self.search(""))
        bar = pane.marked_bar
        bar.status_asked.connect(self._set_status)
        bar.snooze_asked.connect(self._open_snooze)
        bar.all_asked.connect(lambda: spawn(self._mark_all()))
        bar.none_asked.connect(lambda: self.model.set_marked(()))
        self.model.marked_changed.connect(self._show_marked)
        self.model.modelReset.connect(self._say_empty)

    def _connect_thread(self) -> None:
        pane = self.thread_pane
        pane.header.status_asked.connect(self._set_status)
        pane.header.snooze_asked.connect(self._snooze)
        pane.header.context_asked.connect(self.toggle_context)
        pane.header.open_asked.connect(lambda: self._with_item(self.deeds.open_in_vk))
        pane.header.copy_asked.connect(lambda: self._with_item(self.deeds.copy_link))
        box = pane.answer
        box.send_asked.connect(lambda item, text: spawn(self.deeds.send(box, item, text)))
        box.note_asked.connect(lambda item, text: spawn(self.deeds.keep_note(box, item, text)))
        box.left.connect(self.list_pane.list.setFocus)
        box.trouble.connect(self._notices.say)
        pane.view.act_asked.connect(self._act)
        pane.view.link_asked.connect(lambda one: spawn(self.deeds.open_attachment(one)))
        pane.view.note_removed.connect(self._remove_note)
        pane.view.copied.connect(lambda: self._notices.say(self.tr("Текст скопирован")))
        self.thread_model.opened.connect(self._show_context)
        self.thread_model.refreshed.connect(self._show_context)
        context = self.context
        context.item_asked.connect(self.open_item)
        context.link_asked.connect(self.deeds.open_page)
        context.note_asked.connect(box.write_note)
        context.status_asked.connect(self._set_status)

    @property
    def _thread(self) -> Thread | None:
        return self.thread_model.shown

    def _ids(self) -> list[int]:
        """What an act is about: the marked items, else the open one."""
        if self.model.marked:
            return sorted(self.model.marked)
        return [self.thread_model.item_id] if self.thread_model.item_id else []

    def _set_status(self, status: ItemStatus, until: int = 0) -> None:
        ids = self._ids()
        if not ids:
            return
        following = self.list_pane.list.neighbour(frozenset(ids))
        spawn(self.deeds.set_status(ids, status, until))
        leaves = self.model.wanted.view is not View.ALL
        if leaves and following and self.thread_model.item_id in ids:
            self.open_item(following)

    def _snooze(self, until: int) -> None:
        if until:
            self._set_status(ItemStatus.SNOOZED, until)
        else:
            spawn(self.deeds.snooze_exactly(self._ids()))

    def _open_snooze(self) -> None:
        self.thread_pane.header.open_snooze_menu()

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
        self.thread_pane.answer.write_answer()

    def _act(self, act: Act, entry_id: int) -> None:
        item_id = self.thread_model.item_id
        spawn(self.deeds.act(self.thread_pane.answer, act, entry_id, item_id))

    def _remove_note(self, note_id: int) -> None:
        thread = self._thread
        for bubble in thread.bubbles if thread is not None else ():
            if bubble.note_id == note_id:
                item_id = self.thread_model.item_id
                spawn(self.deeds.remove_note(item_id, note_id, bubble.text))

    def _with_item(self, deed: Callable[[InboxItem], None]) -> None:
        thread = self._thread
        if thread is not None:
            deed(thread.item)

    def _filter_kinds(self, kinds: tuple[ItemKind, ...]) -> None:
        self.model.show(replace(self.model.wanted, kinds=kinds))

    async def _mark_all(self) -> None:
        self.model.set_marked(await statuses.select_all(self._office.db, self.model.wanted))

    def _show_marked(self) -> None:
        self.list_pane.marked_bar.show_count(len(self.model.marked), self._total())

    def _total(self) -> int:
        counts = self._counts
        return {
            View.NEW: counts.new,
            View.URGENT: counts.urgent,
            View.SNOOZED: counts.snoozed,
            View.DONE: counts.done,
            View.ALL: counts.all,
        }[self.model.wanted.view]

    def _show_context(self) -> None:
        if self.context.isVisibleTo(self):
            self.context.show_thread(self._thread)

    def _place_context(self) -> None:
        """A pane of its own where there is room, else a drawer over the thread."""
        shown = self._wide or self._drawer
        if self._wide:
            if self._layout.indexOf(self.context) < 0:
                self._layout.addWidget(self.context)
            self.context.setFixedWidth(_CONTEXT_WIDE)
        else:
            self._layout.removeWidget(self.context)
            self.context.setFixedWidth(_DRAWER)
            bubbles = self.thread_pane.view  # the answer box stays free
            top = bubbles.mapTo(self, bubbles.rect().topLeft()).y()
            self.context.setGeometry(self.width() - _DRAWER, top, _DRAWER, bubbles.height())
            self.context.raise_()
        if shown != self.context.isVisibleTo(self):
            self.context.setVisible(shown)
        if shown:
            self.context.show_thread(self._thread)

    def _on_changes(self, changes: ChangeSet) -> None:
        if changes.concerns("inbox", "communities"):
            self._recount()

    def _on_minute(self) -> None:
        self.thread_pane.header.renew()
        if self._office.running:
            self._recount()

    def _recount(self) -> None:
        self._count_stale = True
        if not self._counting:
            self._counting = True
            spawn(self._count())

    async def _count(self) -> None:
        try:
            while self._count_stale:
                self._count_stale = False
                counts = await inbox.counts(
                    self._office.db,
                    self.model.wanted.communities,
                    now=int(self._office.now()),
                    term=self._office.settings.term,
                )
                self._show_counts(counts)
                await self._describe_empty()
        finally:
            self._counting = False

    def _show_counts(self, counts: inbox.ViewCounts) -> None:
        self._counts = counts
        self.list_pane.show_counts(counts)
        self._show_marked()
        self.counted.emit(counts)

    def _say_empty(self) -> None:
        if self._office.running:
            spawn(self._describe_empty())
        else:
            self.list_pane.say_empty("inbox", self.tr("Пока здесь пусто."))

    async def _describe_empty(self) -> None:
        """The sentence for a view without items."""
        if self.model.rowCount():
            return
        match self.model.wanted.view:
            case View.NEW | View.URGENT:
                due = await inbox.nearest_due(
                    self._office.db, int(self._office.now()), self._office.settings.term
                )
                count = len(self.model.wanted.communities) or len(self._office.communities)
                words = self.tr("Все сообщества разобраны: %n.", "", count)
                if due:
                    words += " " + self.tr("Ближайший срок — {time}.").format(time=clock_time(due))
                self.list_pane.say_empty("circle-check", words)
            case View.SNOOZED:
                self.list_pane.say_empty("clock", self.tr("Ничего не отложено."))
            case _:
                self.list_pane.say_empty("inbox", self.tr("Здесь пока ничего нет."))
