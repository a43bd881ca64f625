"""The mark of a community that stands by itself, beside its name."""

from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.avatars import Mark, mark_width, paint_mark

_MARK: Final = 18


class MarkLabel(QWidget):
    """The mark of a community as a small widget."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Mark | None = None
        self.setFixedSize(_MARK, _MARK)

    def show_mark(self, mark: Mark | None) -> None:
        """Show another mark, or none."""
        self._shown = mark
        self.setFixedSize(round(mark_width(mark, _MARK)) if mark is not None else _MARK, _MARK)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if self._shown is not None:
            paint_mark(QPainter(self), QRectF(0, 0, self.width(), _MARK), self._shown)
