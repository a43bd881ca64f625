"""Text of a bubble chosen with the mouse, to be copied."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QModelIndex, QPointF

from ui.models.thread import THREAD_ROLE, ThreadRow
from ui.screens.inbox.bubble_shape import SIDE
from ui.screens.inbox.thread_delegate import ThreadDelegate
from ui.widgets.plain_text import TextBlock

_FIRST_ROW: Final = QPointF(0, SIDE - 2)


class TextChoice:
    """The part of one bubble's text between the press and the cursor."""

    def __init__(self, delegate: ThreadDelegate) -> None:
        self._delegate = delegate
        self._index = QModelIndex()
        self._start = -1
        self._range: tuple[int, int] | None = None

    def clear(self) -> None:
        """Choose nothing."""
        self._start = -1
        self._range = None
        self._delegate.selection.clear()

    def begin(self, index: QModelIndex, point: QPointF) -> None:
        """The button went down at a point of a row."""
        self.clear()
        block, at = self._text(index, point)
        if block is not None and self.is_text(index, point):
            self._index = index
            self._start = block.index_at(at)

    def extend(self, position: QPointF, in_row: Callable[[QModelIndex, QPointF], QPointF]) -> None:
        """The cursor moved with the button down."""
        if self._start < 0 or not self._index.isValid():
            return
        block, at = self._text(self._index, in_row(self._index, position))
        if block is None:
            return
        end = block.index_at(at)
        first, last = sorted((self._start, end))
        self._range = (first, last - first) if last > first else None
        row: ThreadRow = self._index.data(THREAD_ROLE)
        self._delegate.selection = {row.key: self._range} if self._range else {}

    def is_text(self, index: QModelIndex, point: QPointF) -> bool:
        """Whether a point of a row lies on words."""
        block, at = self._text(index, point)
        return block is not None and block.rect(QPointF(0, 0)).contains(at)

    def text(self) -> str:
        """What is chosen, empty for nothing."""
        if self._range is None or not self._index.isValid():
            return ""
        block, _ = self._text(self._index, QPointF())
        if block is None:
            return ""
        first, length = self._range
        return block.text[first : first + length]

    def _text(self, index: QModelIndex, point: QPointF) -> tuple[TextBlock | None, QPointF]:
        """The text of a row and the point relative to it."""
        row: ThreadRow | None = index.data(THREAD_ROLE) if index.isValid() else None
        if row is None or row.bubble is None or not row.bubble.text:
            return None, point
        shape = self._delegate.shape(row)
        inset = _FIRST_ROW if index.row() == 0 else QPointF()
        return shape.text, point - inset - shape.text_at
