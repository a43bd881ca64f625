"""Communities of a document as rows: what became of it in each."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from gosclient.desk.compositions import TargetView
from gosclient.domain.publishing import Publication, Target, TargetState
from gosclient.domain.uploading import UploadProgress
from ui.models.office import Office
from ui.models.publishing_words import look_of
from ui.models.target_words import when_words
from ui.models.upload_words import short_upload_words

TARGET_ROLE: Final = int(Qt.ItemDataRole.UserRole)
"""The `TargetRow`."""

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class TargetRow:
    """One community.

    Attributes:
        view: how it stands; a draft for a community that it has not gone to.
        name: of the community.
        word: the state in a word.
        when: its time in words, or how far its files are; may be empty.
        percent: how much of its files is sent, None when none is on its way.
    """

    view: TargetView
    name: str
    word: str
    when: str
    percent: int | None = None

    @property
    def community_id(self) -> int:
        """Which community."""
        return self.view.target.community_id


class TargetsModel(QAbstractListModel):
    """Rows in the document's order; communities that it names no more come last."""

    def __init__(self, office: Office, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._rows: list[TargetRow] = []

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many communities there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """The row; in words for screen readers."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == TARGET_ROLE:
            return row
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return ", ".join(one for one in (row.name, row.word, row.when) if one)
        return None

    def row(self, at: int) -> TargetRow:
        """One row."""
        return self._rows[at]

    @property
    def views(self) -> list[TargetView]:
        """How it stands everywhere."""
        return [one.view for one in self._rows]

    def show(self, publication: Publication, targets: Sequence[TargetView]) -> None:
        """Show another document, or the same in another state; what is chosen stays chosen."""
        rows = self._made(publication, targets)
        if [one.community_id for one in rows] == [one.community_id for one in self._rows]:
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, 0))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def _made(self, publication: Publication, targets: Sequence[TargetView]) -> list[TargetRow]:
        known = {one.target.community_id: one for one in targets}
        order = [*publication.communities]
        order += [one for one in known if one not in publication.communities]
        return [self._row(publication, known.get(one) or _draft(publication, one)) for one in order]

    def _on_way(self, view: TargetView) -> UploadProgress | None:
        return self._office.uploads.get(view.entry.entry_id) if view.entry is not None else None

    def _beside(self, publication: Publication, view: TargetView) -> str:
        on_way = self._on_way(view)
        if on_way is not None:
            return short_upload_words(on_way)
        return when_words(view, publication.zone, self._office.now())

    def _row(self, publication: Publication, view: TargetView) -> TargetRow:
        on_way = self._on_way(view)
        return TargetRow(
            view,
            self._office.community_name(view.target.community_id),
            look_of(view.state).words,
            self._beside(publication, view),
            on_way.percent if on_way is not None else None,
        )


def _draft(publication: Publication, community_id: int) -> TargetView:
    target = Target(0, publication.publication_id, community_id)
    return TargetView(target, TargetState.DRAFT)
