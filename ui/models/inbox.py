"""The inbox as rows on screen: what is read from the store, and how the rows follow every commit."""

from collections import Counter
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal

from gosclient.domain.changes import ChangeSet
from gosclient.domain.inbox import InboxFilter, InboxItem, Order, Place, View
from gosclient.store import inbox as inbox_store
from gosclient.store.database import Connection
from ui.loop import spawn
from ui.models.office import Office
from ui.models.patch import Guard, plan
from ui.models.row_list import Index, RowList
from ui.models.words import day_words, is_same_day, row_words

PAGE: Final = 100
"""Rows read at once."""

RELOAD_ABOVE: Final = 60
"""When more items than this have changed at once and nothing may not move, the top is read anew:
a burst costs a page then, not thousands of rows."""

ROW_ROLE: Final = int(Qt.ItemDataRole.UserRole)
MARKED_ROLE: Final = ROW_ROLE + 1
DAY_ROLE: Final = ROW_ROLE + 2
"""Name of the day that begins with the row, empty where the day of the row above goes on."""


class InboxModel(RowList):
    """Rows of one view of the inbox, in the officer's order.

    Signals:
        waiting_changed: so many rows wait above the list («↑ 5 новых»).
        marked_changed: the set of marked items changed.
        loading_changed: the first page is being read, or is here.
    """

    waiting_changed = Signal(int)
    marked_changed = Signal()
    loading_changed = Signal(bool)

    def __init__(self, office: Office, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._wanted = InboxFilter()
        self._marked: set[int] = set()
        self._waiting: set[int] = set()
        self._own: Counter[int] = Counter()
        self._touched: set[int] = set()
        self._guard: Guard | None = None
        self._generation = 0
        self._loading = False
        self._paging = False
        self._patching = False
        self._look_beyond = False
        office.changed.connect(self._on_changes)

    # what a view asks

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """The row itself for a delegate, words for a screen reader."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == MARKED_ROLE:
            return row.item.item_id in self._marked
        if role == DAY_ROLE:
            return self._day_begun(index.row())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row_words(row.item, self._office.community_name(row.item.community_id))
        return None

    def _day_begun(self, row: int) -> str:
        if not row or self._order is not Order.NEWEST:
            return ""
        at, above = self._rows[row].place.rank, self._rows[row - 1].place.rank
        return "" if is_same_day(at, above) else day_words(at, self._office.now())

    def canFetchMore(self, parent: Index) -> bool:
        """Older rows exist below."""
        return not parent.isValid() and self._below and not self._paging

    def fetchMore(self, parent: Index) -> None:
        """Read the next older page."""
        if self.canFetchMore(parent) and self._rows:
            self._paging = True
            spawn(self._fetch_below())

    # what a screen asks

    @property
    def wanted(self) -> InboxFilter:
        """What is shown."""
        return self._wanted

    @property
    def is_loading(self) -> bool:
        """Whether the first page has not arrived yet."""
        return self._loading

    @property
    def marked(self) -> AbstractSet[int]:
        """Ids of the rows chosen for a common act."""
        return frozenset(self._marked)

    @property
    def waiting(self) -> int:
        """How many rows wait above the list."""
        return len(self._waiting)

    def start_with(self, wanted: InboxFilter, items: Sequence[InboxItem]) -> None:
        """Show a first page that has been read already: the first paint waits for nothing."""
        self._wanted = wanted
        self._reset(items)

    def show(self, wanted: InboxFilter) -> None:
        """Change the view; rows arrive in a moment."""
        self._wanted = wanted
        self._marked.clear()
        self.marked_changed.emit()
        self.reload()

    def reload(self) -> None:
        """Read the view anew from the top."""
        self._generation += 1
        self._touched.clear()
        self._set_loading(on=True)
        spawn(self._load(self._generation))

    def set_guard(self, guard: Guard | None) -> None:
        """Say which rows may not move now."""
        self._guard = guard

    def expect(self, ids: Iterable[int]) -> None:
        """The officer acts on these items: they may leave or return at once."""
        self._own.update(ids)

    def toggle_mark(self, item_id: int) -> None:
        """Choose an item for a common act, or leave it out again."""
        self.set_marked(self._marked ^ {item_id})

    def set_marked(self, ids: Iterable[int]) -> None:
        """Choose exactly these items."""
        self._marked = set(ids)
        self.marked_changed.emit()
        self._repaint_all()

    def fetch_above(self) -> None:
        """Read the page above the window, after it has slid down."""
        if self._above and not self._paging and self._rows:
            self._paging = True
            spawn(self._fetch_above())

    # reading

    def _filter(self) -> InboxFilter:
        if self._wanted.view is View.URGENT:
            return replace(
                self._wanted,
                waiting_before=self._office.urgent_before(),
                now=int(self._office.now()),
            )
        return self._wanted

    async def _load(self, generation: int) -> None:
        try:
            items = await self._office.db.read(inbox_store.page, self._filter(), limit=PAGE)
        except BaseException:
            self._set_loading(on=False)
            raise
        if generation == self._generation:
            self._reset(items)
            self._start_following()  # what changed while the page was being read

    def _reset(self, items: Sequence[InboxItem]) -> None:
        self._paging = False
        self._own.clear()
        self._replace(items, self._wanted.order, below=len(items) >= PAGE)
        self._set_waiting(set())
        self._set_loading(on=False)

    async def _fetch_below(self) -> None:
        generation, last = self._generation, self._rows[-1].place
        items = await self._office.db.read(
            inbox_store.page, self._filter(), before=last, limit=PAGE
        )
        if generation != self._generation:
            return
        self.about_to_patch.emit()
        self._insert(self._new_rows(items))
        self._drop_top()
        self._below = len(items) == PAGE
        self._paging = False
        self.patched.emit()

    async def _fetch_above(self) -> None:
        generation, first = self._generation, self._rows[0].place
        items = await self._office.db.read(inbox_store.page_above, self._filter(), first, PAGE)
        if generation != self._generation:
            return
        self.about_to_patch.emit()
        fresh = self._new_rows(items)
        self._insert(fresh)
        self._drop_bottom()
        self._above = len(items) == PAGE
        self._paging = False
        self.patched.emit()
        self._set_waiting(self._waiting - {row.item.item_id for row in fresh})

    # following the store

    def _on_changes(self, changes: ChangeSet) -> None:
        if changes.foreign:
            self._touched.update(row.item.item_id for row in self._rows)
        self._touched |= changes.ids("inbox")
        people, peers = changes.ids("people"), changes.ids("conversations")
        if people or peers:
            self._touched.update(
                row.item.item_id
                for row in self._rows
                if row.item.person_id in people or row.item.source_id in peers
            )
        self._look_beyond = self._look_beyond or changes.foreign
        self._start_following()

    def _start_following(self) -> None:
        wanted = self._touched or self._look_beyond
        if wanted and not self._patching and not self._loading:
            self._patching = True
            spawn(self._follow())

    async def _follow(self) -> None:
        try:
            while (self._touched or self._look_beyond) and not self._loading:
                if len(self._touched) > RELOAD_ABOVE and self._guard is None:
                    self.reload()
                    return
                touched, self._touched = self._touched, set()
                look_beyond, self._look_beyond = self._look_beyond, False
                generation = self._generation
                matching, outside = await self._office.db.read(
                    _read_touched,
                    self._filter(),
                    frozenset(touched),
                    self._edges() if look_beyond else (None, None),
                )
                if generation == self._generation:
                    self._patch(touched | set(matching), matching, outside)
        finally:
            self._patching = False

    def _edges(self) -> tuple[Place | None, Place | None]:
        """Where the list may have grown unseen: above its top, below its end if that is held."""
        if not self._rows:
            return None, None
        return self._rows[0].place, None if self._below else self._rows[-1].place

    def _patch(
        self, touched: set[int], matching: dict[int, InboxItem], outside: dict[int, InboxItem]
    ) -> None:
        hidden = self._hidden(matching)
        waiting = self._waiting | hidden
        matching = {one: item for one, item in matching.items() if one not in hidden}
        touched = touched - hidden
        todo = plan(
            self._rows,
            touched,
            matching,
            outside,
            guard=self._guard,
            own=self._own.keys(),
            floor=self._rows[-1].place if self._below and self._rows else None,
            order=self._order,
        )
        # An undo may be on its way before the deed itself has been read: count, do not forget.
        self._own -= Counter(touched)
        self.about_to_patch.emit()
        self._apply(todo)
        self.patched.emit()
        self._set_waiting((waiting - todo.settled) | todo.waiting)

    def _set_waiting(self, waiting: set[int]) -> None:
        changed = len(waiting) != len(self._waiting)
        self._waiting = waiting
        if changed:
            self.waiting_changed.emit(len(waiting))

    def _set_loading(self, *, on: bool) -> None:
        if on != self._loading:
            self._loading = on
            self.loading_changed.emit(on)

    def _repaint_all(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1), [MARKED_ROLE])


def _read_touched(
    connection: Connection,
    wanted: InboxFilter,
    touched: frozenset[int],
    edges: tuple[Place | None, Place | None],
) -> tuple[dict[int, InboxItem], dict[int, InboxItem]]:
    """Touched items of the view, touched items outside it; and what lies beyond the edges."""
    matching = inbox_store.matching(connection, wanted, touched)
    left = touched - matching.keys()
    outside = inbox_store.matching(connection, InboxFilter(View.ALL), left) if left else {}
    top, bottom = edges
    beyond = inbox_store.page_above(connection, wanted, top, PAGE) if top else []
    beyond += inbox_store.page(connection, wanted, before=bottom, limit=PAGE) if bottom else []
    matching.update((item.item_id, item) for item in beyond)
    return matching, outside
