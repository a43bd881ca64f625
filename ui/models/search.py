"""Results of a search as rows on screen."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from ui.loop import spawn
from ui.models.office import Office
from ui.models.words import row_words

if TYPE_CHECKING:
    from gosclient.desk.search import SearchPage
    from gosclient.store.search import Hit

HIT_ROLE: Final = int(Qt.ItemDataRole.UserRole)

Index = QModelIndex | QPersistentModelIndex


class SearchModel(QAbstractListModel):
    """Hits of the last query, newest first.

    Signals:
        found: the first page of a query is here.
    """

    found = Signal()

    def __init__(self, office: Office, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._text = ""
        self._communities: tuple[int, ...] = ()
        self._hits: list[Hit] = []
        self._page: SearchPage | None = None
        self._generation = 0
        self._paging = False

    @property
    def words(self) -> frozenset[str]:
        """Folded forms to mark in the texts."""
        return self._page.words if self._page is not None else frozenset()

    @property
    def prefix(self) -> str:
        """The last typed word, which also matches as a beginning; empty when too short."""
        return self._page.prefix if self._page is not None else ""

    @property
    def text(self) -> str:
        """The query in force, empty for none."""
        return self._text

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many hits are here."""
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """The hit itself for a delegate, words for a screen reader."""
        if not index.isValid() or index.row() >= len(self._hits):
            return None
        hit = self._hits[index.row()]
        if role == HIT_ROLE:
            return hit
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row_words(hit.item, self._office.community_name(hit.item.community_id))
        return None

    def hit(self, row: int) -> "Hit":
        """One hit."""
        return self._hits[row]

    def canFetchMore(self, parent: Index) -> bool:
        """Older hits exist."""
        return not parent.isValid() and self._older is not None and not self._paging

    def fetchMore(self, parent: Index) -> None:
        """Read the next page."""
        if self.canFetchMore(parent):
            self._paging = True
            spawn(self._find_more(self._generation))

    def find(self, text: str, communities: tuple[int, ...] = ()) -> None:
        """Search for words; an empty text clears the results."""
        self._text = text.strip()
        self._communities = communities
        self._generation += 1
        if self._text:
            spawn(self._find(self._generation))
        else:
            self._show(None)

    async def _find(self, generation: int) -> None:
        page = await self._read()
        if generation == self._generation:
            self._show(page)

    async def _find_more(self, generation: int) -> None:
        try:
            page = await self._read(self._older)
        finally:
            self._paging = False
        if generation != self._generation:
            return
        known = {hit.item.item_id for hit in self._hits}
        fresh = [hit for hit in page.hits if hit.item.item_id not in known]
        self._page = page
        if fresh:
            first = len(self._hits)
            self.beginInsertRows(QModelIndex(), first, first + len(fresh) - 1)
            self._hits += fresh
            self.endInsertRows()

    @property
    def _older(self) -> int | None:
        """The key of the next page, None if there is none."""
        return self._page.next if self._page is not None else None

    async def _read(self, before: int | None = None) -> "SearchPage":
        from gosclient.desk import search

        return await search.find(
            self._office.db, self._text, communities=self._communities, before=before
        )

    def _show(self, page: "SearchPage | None") -> None:
        self.beginResetModel()
        self._page = page
        self._hits = list(page.hits) if page is not None else []
        self._paging = False
        self.endResetModel()
        self.found.emit()
