"""A table of a screen: one object a row, read anew when what it shows has changed."""

from collections.abc import Hashable, Sequence
from typing import ClassVar, Final, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from gosclient.domain.changes import ChangeSet
from ui.loop import spawn
from ui.models.office import Office

ROW_ROLE: Final = int(Qt.ItemDataRole.UserRole)
"""The whole object of a row, for a delegate."""

Index = QModelIndex | QPersistentModelIndex

R = TypeVar("R")


class RowsModel(QAbstractTableModel, Generic[R]):
    """Objects as rows under headings; a table says what its cells say."""

    def __init__(self, headings: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headings = tuple(headings)
        self._rows: list[R] = []

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many rows are read."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """As many as there are headings."""
        return 0 if parent.isValid() else len(self._headings)

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
        return self._headings[section]

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """Plain words of a cell; the whole object for a delegate."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._words(row, index.column())
        return None

    def row(self, at: int) -> R:
        """One row."""
        return self._rows[at]

    def show_rows(self, rows: Sequence[R]) -> None:
        """Show these rows in place of all that was here."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def _words(self, row: R, column: int) -> str:
        """Plain words of a cell."""
        raise NotImplementedError


class TableModel(RowsModel[R]):
    """What tables of the store do; each says what it reads and what its rows are.

    Rows that are the same as before are not taken away and put back, so that what is chosen stays.

    Signals:
        loaded: the rows have been read anew.

    Attributes:
        topics: of the store; a change of one of them makes the table read itself anew.
    """

    loaded = Signal()

    topics: ClassVar[tuple[str, ...]] = ()

    def __init__(
        self, office: Office, headings: Sequence[str], parent: QObject | None = None
    ) -> None:
        super().__init__(headings, parent)
        self._office = office
        self._is_watched = False
        self._reading = False
        self._stale = False
        office.changed.connect(self._on_changes)

    def index_of(self, key: Hashable) -> QModelIndex:
        """Where the row with this key stands; an invalid index if it is not in the table."""
        for at, row in enumerate(self._rows):
            if self.key_of(row) == key:
                return self.index(at, 0)
        return QModelIndex()

    def watch(self, *, on: bool) -> None:
        """Follow changes from now on, or rest while nobody sees the table."""
        self._is_watched = on
        if on:
            self.reload()

    def reload(self) -> None:
        """Read the table anew."""
        self._stale = True
        if not self._reading:
            self._reading = True
            spawn(self._read())

    def key_of(self, row: R) -> Hashable:
        """What tells a row from the others."""
        raise NotImplementedError

    async def _fetch(self) -> list[R]:
        """Read the rows."""
        raise NotImplementedError

    def _on_changes(self, changes: ChangeSet) -> None:
        if self._is_watched and changes.concerns(*self.topics):
            self.reload()

    async def _read(self) -> None:
        self._stale = False
        try:
            rows = await self._fetch()
        finally:
            self._reading = False
        self._show(rows)
        if self._stale:  # a change came meanwhile
            self.reload()

    def _show(self, rows: list[R]) -> None:
        same = [*map(self.key_of, rows)] == [*map(self.key_of, self._rows)]
        if same:
            self._rows = rows
            if rows:
                last = self.index(len(rows) - 1, len(self._headings) - 1)
                self.dataChanged.emit(self.index(0, 0), last)
        else:
            self.show_rows(rows)
        self.loaded.emit()
