"""An open thread as rows on screen: the post, days, bubbles, and our answers on their way."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from gosclient.desk.threads import Author, Bubble, Thread, thread_of
from gosclient.domain.changes import ChangeSet
from gosclient.domain.kinds import ItemKind
from gosclient.domain.outbox import OutboxState
from gosclient.domain.posts import Post
from ui.loop import spawn
from ui.models.office import Office
from ui.models.words import day_words, entry_words, local, moment

THREAD_ROLE: Final = int(Qt.ItemDataRole.UserRole)

Index = QModelIndex | QPersistentModelIndex


class RowKind(IntEnum):
    """What a row of a thread is."""

    POST = 0
    DAY = 1
    UNREAD = 2
    BUBBLE = 3


@dataclass(frozen=True, slots=True)
class ThreadRow:
    """One row of a thread.

    Attributes:
        key: stable between readings.
        words: of a day, its name.
    """

    key: str
    kind: RowKind
    words: str = ""
    bubble: Bubble | None = None
    post: Post | None = None


class ThreadModel(QAbstractListModel):
    """The rows of the open thread.

    Signals:
        opened: another thread is shown now, or none; its rows are here.
        refreshed: the same thread was read anew.
        about_to_grow, grown: older words are put on top; a view keeps its place.
        missing: the item to be opened does not exist any more.
    """

    opened = Signal()
    refreshed = Signal()
    about_to_grow = Signal()
    grown = Signal()
    missing = Signal()

    def __init__(self, office: Office, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._thread: Thread | None = None
        self._rows: list[ThreadRow] = []
        self._older: tuple[Bubble, ...] = ()
        self._item_id = 0
        self._stale = False
        self._reading = False
        self._growing = False
        office.changed.connect(self._on_changes)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """The row itself for a delegate, words for a screen reader."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == THREAD_ROLE:
            return row
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(row, self._office.now())
        return None

    @property
    def shown(self) -> Thread | None:
        """What is open, None for nothing."""
        return self._thread

    @property
    def item_id(self) -> int:
        """The item that is open or being opened, 0 for none."""
        return self._item_id

    @property
    def rows(self) -> Sequence[ThreadRow]:
        """All rows, top to bottom."""
        return tuple(self._rows)

    def open(self, item_id: int) -> None:
        """Show the thread of an item; its rows arrive in a moment."""
        if item_id == self._item_id:
            return
        self._item_id = item_id
        self._stale = True
        if not self._reading:
            self._reading = True
            spawn(self._read())

    def close(self) -> None:
        """Show nothing."""
        self._item_id = 0
        self._show(None)

    def load_older(self) -> None:
        """Read the words before the first ones shown, if there are any."""
        if self._thread is not None and self._thread.more and not self._growing:
            self._growing = True
            spawn(self._read_older(self._thread))

    def counting(self) -> list[QModelIndex]:
        """Rows of answers whose seconds are running."""
        return [
            self.index(at)
            for at, row in enumerate(self._rows)
            if row.bubble is not None
            and row.bubble.entry is not None
            and row.bubble.entry.state is OutboxState.HOLDING
        ]

    def _on_changes(self, changes: ChangeSet) -> None:
        if self._thread is None or not _concerns(changes, self._thread):
            return
        self._stale = True
        if not self._reading:
            self._reading = True
            spawn(self._read())

    async def _read(self) -> None:
        try:
            while self._stale and self._item_id:
                self._stale = False
                wanted = self._item_id
                thread = await self._office.db.read(thread_of, wanted)
                if wanted != self._item_id:
                    self._stale = True
                elif thread is None:
                    self.close()
                    self.missing.emit()
                else:
                    self._show(thread)
        finally:
            self._reading = False

    async def _read_older(self, thread: Thread) -> None:
        try:
            page = await self._office.db.read(thread_of, thread.item.item_id, thread.oldest)
        finally:
            self._growing = False
        if page is None or self._thread is None or page.item.item_id != self._item_id:
            return
        self.about_to_grow.emit()
        self._older = (*page.bubbles, *self._older)
        self._thread = replace(self._thread, more=page.more, oldest=page.oldest)
        self._patch(rows_of(self._thread, self._older, self._office.now()))
        self.grown.emit()

    def _show(self, thread: Thread | None) -> None:
        same = (
            thread is not None
            and self._thread is not None
            and thread.item.item_id == self._thread.item.item_id
        )
        if not same:
            self._older = ()
        elif self._older and thread is not None and self._thread is not None:
            thread = replace(thread, more=self._thread.more, oldest=self._thread.oldest)
        self._thread = thread
        rows = rows_of(thread, self._older, self._office.now()) if thread is not None else []
        if same:
            self._patch(rows)
            self.refreshed.emit()
        else:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
            self.opened.emit()

    def _patch(self, rows: list[ThreadRow]) -> None:
        """Turn the shown rows into ``rows``, leaving alone what is equal at both ends."""
        old = self._rows
        head = _common([row.key for row in old], [row.key for row in rows])
        tail = _common(
            [row.key for row in reversed(old[head:])], [row.key for row in reversed(rows[head:])]
        )
        if len(old) - tail > head:
            self.beginRemoveRows(QModelIndex(), head, len(old) - tail - 1)
            del self._rows[head : len(old) - tail]
            self.endRemoveRows()
        if len(rows) - tail > head:
            self.beginInsertRows(QModelIndex(), head, len(rows) - tail - 1)
            self._rows[head:head] = rows[head : len(rows) - tail]
            self.endInsertRows()
        for at, row in enumerate(rows):
            if self._rows[at] != row:
                self._rows[at] = row
                self.dataChanged.emit(self.index(at), self.index(at))


def rows_of(thread: Thread, older: Sequence[Bubble], now: float) -> list[ThreadRow]:
    """The rows of a thread, top to bottom. ``now`` in unix seconds."""
    rows: list[ThreadRow] = []
    if thread.post is not None:
        rows.append(ThreadRow("post", RowKind.POST, post=thread.post))
    fresh = {bubble.key for bubble in thread.bubbles}
    bubbles = [*(one for one in older if one.key not in fresh), *thread.bubbles]
    shown_day = ""
    for bubble in bubbles:
        day = local(bubble.at).date().isoformat()
        if day != shown_day and (thread.item.kind is ItemKind.MESSAGE or shown_day):
            rows.append(ThreadRow(f"d{day}-{bubble.key}", RowKind.DAY, day_words(bubble.at, now)))
        shown_day = day
        if bubble.first_unread:
            rows.append(ThreadRow("unread", RowKind.UNREAD))
        rows.append(ThreadRow(bubble.key, RowKind.BUBBLE, bubble=bubble))
    return rows


def spoken(row: ThreadRow, now: float) -> str:
    """A row as a screen reader says it."""
    if row.bubble is not None:
        said = [row.bubble.name, moment(row.bubble.at, now), row.bubble.text]
        said += [attachment.title for attachment in row.bubble.attachments]
        if row.bubble.entry is not None:
            said.append(entry_words(row.bubble.entry, now))
        return ", ".join(part for part in said if part)
    return row.post.text if row.post is not None else row.words


def _concerns(changes: ChangeSet, thread: Thread) -> bool:
    item = thread.item
    people = {bubble.person_id for bubble in thread.bubbles}
    return (
        changes.foreign
        or item.item_id in changes.ids("inbox")
        or (item.kind is ItemKind.MESSAGE and item.source_id in changes.ids("conversations"))
        or (item.kind is ItemKind.MENTION and item.source_id in changes.ids("mentions"))
        or (item.kind is not ItemKind.MESSAGE and item.post_id in changes.ids("posts"))
        or not people.isdisjoint(changes.ids("people"))
        or item.community_id in changes.ids("communities")
    )


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many keys two sequences have in common at their start."""
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def is_ours(bubble: Bubble) -> bool:
    """Whether a bubble is written on behalf of the community."""
    return bubble.author is Author.OFFICE
