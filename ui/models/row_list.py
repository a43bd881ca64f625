"""Rows of the inbox that are held at the moment: a window that slides over a longer list."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Signal

from gosclient.domain.inbox import InboxItem, Order, place_of
from ui.models.patch import Plan, Row, index_for, row_of

WINDOW: Final = 600
"""Most rows held; a longer list slides. A page that comes in lays all of them out again, 3 µs each,
and that must fit between two frames of scrolling."""

Index = QModelIndex | QPersistentModelIndex


class RowList(QAbstractListModel):
    """At most ``WINDOW`` rows in order, and whether there are more on either side.

    Signals:
        about_to_patch: rows are about to change; a view remembers what stands where.
        patched: rows have changed; a view puts them back where they were.
    """

    about_to_patch = Signal()
    patched = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self._order = Order.NEWEST
        self._above = False
        self._below = False

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many rows the window holds."""
        return 0 if parent.isValid() else len(self._rows)

    def row(self, index: int) -> Row:
        """One row of the window."""
        return self._rows[index]

    def items(self) -> list[InboxItem]:
        """Everything in the window."""
        return [row.item for row in self._rows]

    def index_of(self, item_id: int) -> QModelIndex:
        """Where an item stands; an invalid index if it is not in the window."""
        for index, row in enumerate(self._rows):
            if row.item.item_id == item_id:
                return self.index(index)
        return QModelIndex()

    def _replace(self, items: Sequence[InboxItem], order: Order, *, below: bool) -> None:
        """Hold other rows, the top of their list; ``below``: there are more."""
        self.beginResetModel()
        self._order = order
        self._rows = [row_of(item, order) for item in items]
        self._above = False
        self._below = below
        self.endResetModel()

    def _new_rows(self, items: Sequence[InboxItem]) -> list[Row]:
        """Rows of the items that are not held yet."""
        known = {row.item.item_id for row in self._rows}
        return [row_of(item, self._order) for item in items if item.item_id not in known]

    def _hidden(self, items: Mapping[int, InboxItem]) -> set[int]:
        """Which of these items (by id) stand above the window, on a page that is not held."""
        if not (self._above and self._rows):
            return set()
        top = self._rows[0].place
        return {
            item_id
            for item_id, item in items.items()
            if place_of(item, self._order) > top and not self.index_of(item_id).isValid()
        }

    def _drop_top(self) -> None:
        """Slide down: what does not fit goes from the top."""
        surplus = len(self._rows) - WINDOW
        if surplus > 0:
            self._remove(0, surplus)
            self._above = True

    def _drop_bottom(self) -> None:
        """Slide up: what does not fit goes from the bottom."""
        surplus = len(self._rows) - WINDOW
        if surplus > 0:
            self._remove(WINDOW, surplus)
            self._below = True

    def _apply(self, todo: Plan) -> None:
        """Do what a plan says."""
        if todo.update:
            for index, row in todo.update:
                self._rows[index] = row
            indexes = [index for index, _ in todo.update]
            self.dataChanged.emit(self.index(min(indexes)), self.index(max(indexes)))
        for first, count in _runs(todo.remove):
            self._remove(first, count)
        self._insert(todo.insert)
        self._drop_bottom()

    def _insert(self, rows: Sequence[Row]) -> None:
        """Put rows (in order) in their places, neighbours together."""
        start = 0
        while start < len(rows):
            index = index_for(self._rows, rows[start].place)
            following = self._rows[index] if index < len(self._rows) else None
            end = start + 1
            while end < len(rows) and _precedes(rows[end], following):
                end += 1
            self.beginInsertRows(QModelIndex(), index, index + end - start - 1)
            self._rows[index:index] = rows[start:end]
            self.endInsertRows()
            start = end

    def _remove(self, first: int, count: int) -> None:
        self.beginRemoveRows(QModelIndex(), first, first + count - 1)
        del self._rows[first : first + count]
        self.endRemoveRows()


def _precedes(row: Row, following: Row | None) -> bool:
    """Whether a row stands above another one; everything stands above the end."""
    return following is None or row.place >= following.place


def _runs(indexes: Sequence[int]) -> list[tuple[int, int]]:
    """Falling indexes as runs of neighbours (first, count), the highest run first."""
    runs: list[tuple[int, int]] = []
    for index in indexes:
        if runs and runs[-1][0] == index + 1:
            runs[-1] = (index, runs[-1][1] + 1)
        else:
            runs.append((index, 1))
    return runs
