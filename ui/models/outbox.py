"""Every intent as a row of the table «Отправка»."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from gosclient.domain.changes import ChangeSet
from gosclient.domain.community import Person
from gosclient.domain.outbox import Act, OutboxEntry, OutboxState
from gosclient.store import outbox as outbox_store
from gosclient.store import people as people_store
from gosclient.store.database import Connection
from ui.loop import spawn
from ui.models.act_words import act_title
from ui.models.office import Office
from ui.models.words import clock_time, kind_word, moment, state_word

ENTRY_ROLE: Final = int(Qt.ItemDataRole.UserRole)

_OF_ITEMS: Final = frozenset({Act.ANSWER.subject, Act.DELETE.subject})

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """An intent and the name of the person it goes to."""

    entry: OutboxEntry
    person: str


class OutboxModel(QAbstractTableModel):
    """What is not settled first, then the newest.

    Signals:
        loaded: the rows have been read anew.
    """

    loaded = Signal()

    STATE, PERSON, TEXT, ATTEMPTS, NEXT = range(5)

    def __init__(self, office: Office, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._rows: list[OutboxRow] = []
        self._reading = False
        self._stale = False
        office.changed.connect(self._on_changes)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many intents there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """State, person, text, attempts, what is next."""
        return 0 if parent.isValid() else self.NEXT + 1

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = int(Qt.ItemDataRole.DisplayRole),
    ) -> object:
        """Names of the columns."""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            self.tr("Состояние"),
            self.tr("Кто"),
            self.tr("Текст"),
            self.tr("Попытки"),
            self.tr("Когда"),
        )[section]

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """Plain words of a cell; the whole row for a delegate."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ENTRY_ROLE:
            return row
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._words(row, index.column())
        return None

    def row(self, index: int) -> OutboxRow:
        """One row."""
        return self._rows[index]

    def index_of(self, entry_id: int) -> QModelIndex:
        """Where an intent stands; an invalid index if it is not in the table."""
        for at, row in enumerate(self._rows):
            if row.entry.entry_id == entry_id:
                return self.index(at, 0)
        return QModelIndex()

    def moderates(self, entry_id: int) -> bool:
        """Whether an intent is an act of moderation."""
        index = self.index_of(entry_id)
        return index.isValid() and self._rows[index.row()].entry.moderates

    def reload(self) -> None:
        """Read the table anew."""
        self._stale = True
        if not self._reading:
            self._reading = True
            spawn(self._read())

    def _words(self, row: OutboxRow, column: int) -> str:
        entry = row.entry
        now = self._office.now()
        match column:
            case self.STATE:
                return state_word(entry.state, moderates=entry.moderates)
            case self.PERSON:
                place = self._office.community_name(entry.community_id)
                kind = kind_word(entry.kind) if entry.act.subject in _OF_ITEMS else ""
                return " · ".join(one for one in (row.person, kind, place) if one)
            case self.TEXT:
                return intent_words(entry)
            case self.ATTEMPTS:
                return str(entry.attempts) if entry.attempts else ""
            case _:
                return self._when(entry, now)

    def _when(self, entry: OutboxEntry, now: float) -> str:
        if entry.state in {OutboxState.CONFIRMED, OutboxState.CANCELLED, OutboxState.FAILED}:
            return moment(entry.settled_at or entry.created_at, now)
        if entry.needs_person:
            return self.tr("ждёт вас")
        if entry.not_before is None:
            return self.tr("ждёт ключа")
        if entry.not_before <= now:
            return self.tr("сейчас")
        return self.tr("в {time}").format(time=clock_time(entry.not_before))

    def _on_changes(self, changes: ChangeSet) -> None:
        if changes.concerns("outbox", "people"):
            self.reload()

    async def _read(self) -> None:
        try:
            while self._stale:
                self._stale = False
                self._show(await self._office.db.read(_read_rows))
        finally:
            self._reading = False

    def _show(self, rows: Sequence[OutboxRow]) -> None:
        same = [row.entry.entry_id for row in rows] == [row.entry.entry_id for row in self._rows]
        if same:
            self._rows = list(rows)
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, self.NEXT))
        else:
            self.beginResetModel()
            self._rows = list(rows)
            self.endResetModel()
        self.loaded.emit()


def intent_words(entry: OutboxEntry) -> str:
    """What an intent is about: the words of an answer, or an act and its ground."""
    if not entry.moderates:
        return entry.text
    title = act_title(entry.act)
    return f"{title}. {entry.text}" if entry.text else title


def _read_rows(connection: Connection) -> list[OutboxRow]:
    entries = outbox_store.recent(connection)
    known = people_store.people(connection, {entry.person_id for entry in entries})
    return [
        OutboxRow(
            entry,
            _name(known, entry.person_id),
        )
        for entry in entries
    ]


def _name(known: Mapping[int, Person], person_id: int) -> str:
    if person_id in known:
        return known[person_id].name
    return f"id{person_id}" if person_id else ""
