"""The mark of a community that stands by itself, beside its name."""

from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.avatars import Mark, mark_width, paint_mark

_MARK: Final = 18
_WIDEST: Final = 22


class MarkLabel(QWidget):
    """The mark of a community as a small widget."""

    def __init__(self, parent: QWidget | None = None, *, column: bool = False) -> None:
        """Make a label without a mark.

        Args:
            parent: The widget it lies in.
            column: Take as much room for one letter as for two: names below each other begin alike.
        """
        super().__init__(parent)
        self._shown: Mark | None = None
        self._column = column
        self.setFixedSize(_MARK, _MARK)

    def show_mark(self, mark: Mark | None) -> None:
        """Show another mark, or none."""
        self._shown = mark
        width = _WIDEST if self._column else mark_width(mark, _MARK) if mark is not None else _MARK
        self.setFixedSize(round(width), _MARK)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if self._shown is not None:
            width = mark_width(self._shown, _MARK)
            place = QRectF((self.width() - width) / 2, 0, width, _MARK)
            paint_mark(QPainter(self), place, self._shown)
