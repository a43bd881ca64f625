"""The field an answer is written in: plain text, grows with it, never loses a letter."""

import math
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QResizeEvent, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from ui.theme.dressing import dress
from ui.theme.fonts import font
from ui.widgets.labels import StateLabel
from ui.widgets.painting import grouped
from ui.widgets.plain_text import harmless

if TYPE_CHECKING:
    from ui.theme.tokens import Role

MOST_PASTED: Final = 50_000
"""Characters taken from one paste: many times what VK takes, and still quick to lay out."""

_FRAME: Final = 2 * (1 + 4) + 1
"""Border and padding of the style sheet, and the pixel without which Qt begins to scroll."""

_ALMOST: Final = 0.95


class GrowingTextEdit(QPlainTextEdit):
    """A field of plain text that is as tall as its text, within bounds.

    Signals:
        submitted: Ctrl+Enter was pressed.
        left: Escape was pressed.
        paste_cut: A paste was longer than `MOST_PASTED`; says how many characters stayed out.
    """

    submitted = Signal()
    left = Signal()
    paste_cut = Signal(int)

    def __init__(
        self, name: str, *, least_lines: int = 3, most_lines: int = 8, parent: QWidget | None = None
    ) -> None:
        """Make an empty field.

        Args:
            name: What it is for, for screen readers; also the placeholder.
            least_lines: Lines shown when it is empty.
            most_lines: Lines before it scrolls.
            parent: The widget it lies in.
        """
        super().__init__(parent)
        dress(self)
        self._least, self._most = least_lines, most_lines
        self.setFont(font())
        self.setAccessibleName(name)
        self.setPlaceholderText(name)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(4)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def set_most_lines(self, lines: int) -> None:
        """Scroll from so many lines on: a low window has to show the question too."""
        if lines != self._most:
            self._most = lines
            self._fit()

    def set_note(self, *, note: bool) -> None:
        """Turn the field yellow, as what is never sent, or back."""
        self.setProperty("note", note)
        self.style().unpolish(self)
        self.style().polish(self)
        for part in (self, self.viewport()):
            part.setFont(font())  # Qt gives back the one of the first time

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._tall(self._least))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self._tall(self._least))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.submitted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        if not source.hasText():
            return
        text = source.text()
        self.insertPlainText(harmless(text[:MOST_PASTED]))
        self.ensureCursorVisible()
        if len(text) > MOST_PASTED:
            self.paste_cut.emit(len(text) - MOST_PASTED)

    def _fit(self) -> None:
        """Take the height of the text, between the bounds."""
        tall = self._tall(self._least), self._tall(self._most)
        wanted = max(tall[0], min(tall[1], self._text_height() + self._frame()))
        if self.height() != wanted:
            self.setFixedHeight(wanted)

    def _text_height(self) -> int:
        """Add up the lines as they are: one with an emoji is taller than one without."""
        layout = self.document().documentLayout()
        block = self.document().firstBlock()
        height = 0.0
        # A long text is not measured to its end: it scrolls from the first lines too many on.
        while block.isValid() and height <= self._tall(self._most):
            layout.blockBoundingRect(block)  # lays the block out if nobody has asked for it yet
            height += block.layout().boundingRect().height()
            block = block.next()
        return math.ceil(height)

    def _tall(self, lines: int) -> int:
        return lines * math.ceil(QFontMetricsF(self.font()).lineSpacing()) + self._frame()

    def _frame(self) -> int:
        return _FRAME + 2 * round(self.document().documentMargin())


class CharacterCounter(StateLabel):
    """How long a text is of how long it may be: «188 / 9 000», amber near the end, red beyond."""

    def __init__(
        self,
        limit: int,
        *,
        measure: Callable[[str], int] = len,
        parent: QWidget | None = None,
    ) -> None:
        """Make a counter at 0.

        Args:
            limit: The most characters that may be sent.
            measure: Counts a text as its receiver does.
            parent: The widget it lies in.
        """
        super().__init__(small=True, parent=parent)
        self._limit = limit
        self._measure = measure
        self.count("")

    def set_limit(self, limit: int, text: str) -> None:
        """Measure against another limit."""
        self._limit = limit
        self.count(text)

    def count(self, text: str) -> int:
        """Show the length of a text; give how many characters are too many, 0 if none."""
        length = self._measure(text)
        over = max(0, length - self._limit)
        words = f"{grouped(length)} / {grouped(self._limit)}"
        role: Role = "dim"
        icon = ""
        if over:
            role, icon = "red", "circle-alert"
            words = self.tr("{0} · лишних {1}").format(words, grouped(over))
        elif length >= self._limit * _ALMOST:
            role, icon = "amber", "triangle-alert"
        self.set_state(words, icon, role)
        return over
