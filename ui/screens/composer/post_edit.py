"""The field of a post's text: hashtags and links in colour, pictures taken from the clipboard."""

import re
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMimeData, QSize, Signal
from PySide6.QtGui import QSyntaxHighlighter, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.fonts import line_height
from ui.theme.theme import color, theme
from ui.widgets.editor import GrowingTextEdit

_LINES: Final = 7
"""Lines that stay to be seen however low the window is."""

_COLOURED: Final = re.compile(
    r"(?<![\w#@/&])#\w[\w@]*|https?://\S+|\[(?:id|club|public)\d+\|[^\]\n]+\]|(?<![\w@])@\w+"
)


class PostEdit(GrowingTextEdit):
    """Fills the room it is given.

    Signals:
        files_given: files were pasted or dropped (a list of `Path`).
        picture_given: a picture that is no file was pasted or dropped (a `QImage`).
    """

    files_given = Signal(list)
    picture_given = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setProperty("bare", True)  # noqa: FBT003 - Qt's signature
        self.viewport().setAutoFillBackground(False)
        self._colours = PostColours(self.document())
        theme().changed.connect(self._colours.repaint)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(160, _LINES * line_height() + 16)

    def put(self, text: str) -> None:
        """Show a text that is not the officer's typing; the cursor stays where it can."""
        if text == self.toPlainText():
            return
        at = self.textCursor().position()
        self.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.setPlainText(text)
        self.blockSignals(False)  # noqa: FBT003 - Qt's signature
        self.select(min(at, len(text)), 0)

    def select(self, start: int, length: int) -> None:
        """Choose characters, as Python counts them, and show them."""
        text = self.toPlainText()
        first, last = _in_utf16(text, start), _in_utf16(text, start + length)
        cursor = self.textCursor()
        cursor.setPosition(first)
        cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasImage() or bool(files_of(source)) or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        files = files_of(source)
        if files:
            self.files_given.emit(files)
        elif source.hasImage() and not source.hasText():
            self.picture_given.emit(source.imageData())
        else:
            super().insertFromMimeData(source)

    def _fit(self) -> None:
        """The height is the layout's: this field is a page and not a line that grows."""


class PostColours(QSyntaxHighlighter):
    """Paints what VK makes clickable; only the line that is typed in is looked at."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._format = QTextCharFormat()
        self._format.setForeground(color("accent"))

    def repaint(self) -> None:
        """The theme is another one."""
        self._format.setForeground(color("accent"))
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        for found in _COLOURED.finditer(text):
            start = _in_utf16(text, found.start())
            self.setFormat(start, _in_utf16(text, found.end()) - start, self._format)


def files_of(source: QMimeData) -> list[Path]:
    """Files of this computer that were copied or are dragged."""
    urls = source.urls() if source.hasUrls() else []
    return [Path(one.toLocalFile()) for one in urls if one.isLocalFile()]


def _in_utf16(text: str, at: int) -> int:
    """A place in a text as Qt counts: signs beyond the first plane are two."""
    if text.isascii():
        return at
    return len(text[:at].encode("utf-16-le", "surrogatepass")) // 2
