"""The journal as rows of a table, read by pages from the newest on."""

from typing import Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from gosclient.desk import journal
from gosclient.desk.journal import PAGE, Record
from gosclient.domain.changes import ChangeSet
from gosclient.domain.journal import Phase
from ui.loop import spawn
from ui.models.act_words import act_title, phase_word
from ui.models.office import Office
from ui.models.words import moment

RECORD_ROLE: Final = int(Qt.ItemDataRole.UserRole)

Index = QModelIndex | QPersistentModelIndex


class JournalModel(QAbstractTableModel):
    """One row an act: how it stands now.

    Signals:
        loaded: the first page has been read anew.
    """

    loaded = Signal()

    STATE, WHEN, ACT, PERSON, WORDS = range(5)

    def __init__(self, office: Office, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._rows: list[Record] = []
        self._text = ""
        self._more = False
        self._reading = False
        self._stale = False
        office.changed.connect(self._on_changes)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many rows are read."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """State, time, act, person, words."""
        return 0 if parent.isValid() else self.WORDS + 1

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
            self.tr("Когда"),
            self.tr("Действие"),
            self.tr("О ком"),
            self.tr("Причина и текст"),
        )[section]

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """Plain words of a cell; the whole record for a delegate."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        record = self._rows[index.row()]
        if role == RECORD_ROLE:
            return record
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._words(record, index.column())
        return None

    def canFetchMore(self, parent: Index) -> bool:
        """Whether there are older records."""
        return not parent.isValid() and self._more and not self._reading

    def fetchMore(self, parent: Index) -> None:
        """Read the next page."""
        if self.canFetchMore(parent):
            self._reading = True
            spawn(self._read_older())

    def row(self, at: int) -> Record:
        """One record."""
        return self._rows[at]

    def index_of(self, number: int) -> QModelIndex:
        """Where a line stands, or a later one of its act; an invalid index if it is not here."""
        for at, record in enumerate(self._rows):
            if record.line.number == number:
                return self.index(at, 0)
        return QModelIndex()

    def find(self, text: str) -> None:
        """Show what the words occur in; nothing shows all."""
        self._text = text
        self.reload()

    def reload(self) -> None:
        """Read the first page anew."""
        self._stale = True
        if not self._reading:
            self._reading = True
            spawn(self._read())

    def _words(self, record: Record, column: int) -> str:
        match column:
            case self.STATE:
                return phase_word(record.line.phase)
            case self.WHEN:
                return moment(record.line.at, self._office.now())
            case self.ACT:
                return act_title(record.line.act)
            case self.PERSON:
                return f"{record.person} · {record.community}".removeprefix(" · ")
            case _:
                return ". ".join(filter(None, (record.line.ground, record.copy.text)))

    def _on_changes(self, changes: ChangeSet) -> None:
        if changes.foreign or changes.concerns("journal", "people"):
            self.reload()

    async def _read(self) -> None:
        try:
            while self._stale:
                self._stale = False
                rows = await journal.page(self._office.db, text=self._text, last_only=True)
                self._show(rows)
        finally:
            self._reading = False

    def _show(self, rows: list[Record]) -> None:
        numbers = [one.line.number for one in rows]
        kept = [one.line.number for one in self._rows[: len(rows)]]
        self._more = len(rows) == PAGE
        if numbers == kept and (self._more or len(self._rows) == len(rows)):
            self._rows[: len(rows)] = rows
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, self.WORDS))
        else:
            self.beginResetModel()
            self._rows = list(rows)
            self.endResetModel()
        self.loaded.emit()

    async def _read_older(self) -> None:
        try:
            before = self._rows[-1].line.number if self._rows else None
            rows = await journal.page(
                self._office.db, before=before, text=self._text, last_only=True
            )
        finally:
            self._reading = False
        if self._stale:  # a change came meanwhile: the list is read from its top
            self.reload()
            return
        self._more = len(rows) == PAGE
        if rows:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
            self._rows += rows
            self.endInsertRows()


def is_settled(phase: Phase) -> bool:
    """Whether nothing more is to come of an act."""
    return phase not in {Phase.ASKED, Phase.KEPT, Phase.UNKNOWN}
