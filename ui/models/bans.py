"""The blacklists of all communities as rows of a table."""

from typing import Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from gosclient.desk import moderation
from gosclient.desk.moderation import Banned
from gosclient.domain.changes import ChangeSet
from ui.loop import spawn
from ui.models.act_words import ban_reason_word
from ui.models.office import Office
from ui.models.words import moment

BAN_ROLE: Final = int(Qt.ItemDataRole.UserRole)

Index = QModelIndex | QPersistentModelIndex


class BansModel(QAbstractTableModel):
    """Who may not write, the latest first.

    Signals:
        loaded: the rows have been read anew.
    """

    loaded = Signal()

    PERSON, COMMUNITY, UNTIL, REASON, BY = range(5)

    def __init__(self, office: Office, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._rows: list[Banned] = []
        office.changed.connect(self._on_changes)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many are banned."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Person, community, end, reason, who banned."""
        return 0 if parent.isValid() else self.BY + 1

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
            self.tr("Кто"),
            self.tr("Где"),
            self.tr("До"),
            self.tr("Причина"),
            self.tr("Кто заблокировал"),
        )[section]

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """Plain words of a cell; the whole row for others."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == BAN_ROLE:
            return row
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._words(row, index.column())
        return None

    def row(self, at: int) -> Banned:
        """One row."""
        return self._rows[at]

    def reload(self) -> None:
        """Read the table anew."""
        spawn(self._read())

    def _words(self, row: Banned, column: int) -> str:
        ban = row.ban
        match column:
            case self.PERSON:
                return row.person
            case self.COMMUNITY:
                return self._office.community_name(ban.community_id)
            case self.UNTIL:
                return moment(ban.until, self._office.now()) if ban.until else self.tr("навсегда")
            case self.REASON:
                return ". ".join(filter(None, (ban_reason_word(ban.reason), ban.comment)))
            case _:
                return row.admin

    def _on_changes(self, changes: ChangeSet) -> None:
        if changes.foreign or changes.concerns("bans", "people"):
            self.reload()

    async def _read(self) -> None:
        rows = await moderation.banned(self._office.db)
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()
        self.loaded.emit()
