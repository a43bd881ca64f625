"""A dialog whose sentences are never cut."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog


class WordDialog(QDialog):
    """As high as its words take at its width; Qt's own hint forgets that they take several lines."""

    def sizeHint(self) -> QSize:
        layout = self.layout()
        height = layout.totalHeightForWidth(self.width()) if layout is not None else 0
        return QSize(self.width(), height)
