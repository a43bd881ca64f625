"""Ends of hashtags and mentions, offered while they are typed and taken by Enter or Tab."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPlainTextEdit

from gosclient.desk.mentioning import Named
from ui.theme.dressing import dress
from ui.theme.fonts import font, grown, line_height
from ui.theme.tokens import TARGET
from ui.widgets.plain_text import first_line

_BEGUN: Final = re.compile(r"(?:^|[\s(«])([#@])(\w{1,40})$")
_MOST: Final = 7
_WIDTH: Final = 280
_INSERTED_ROLE: Final = int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True, slots=True)
class Offer:
    """One way to go on: what is shown, and what takes the place of what was typed."""

    words: str
    inserted: str


class Completion(QObject):
    """A short list under the cursor; typing goes on as if it were not there.

    Signals:
        names_wanted: a mention was begun and no names are known yet.

    Attributes:
        hashtags: used ones without ``#``, the most used first.
        names: who can be mentioned, None before anybody asked.
    """

    names_wanted = Signal()

    def __init__(self, field: QPlainTextEdit) -> None:
        super().__init__(field)
        self._field = field
        self.hashtags: Sequence[str] = ()
        self.names: Sequence[Named] | None = None
        self.list = dress(QListWidget(field))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(self.tr("Подсказки"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self._take)
        self.list.hide()
        field.installEventFilter(self)
        field.textChanged.connect(self.look)

    def look(self) -> None:
        """Offer what fits to the word before the cursor, or nothing."""
        sign, begun = self._begun()
        offers: list[Offer] = []
        if sign == "#":
            offers = _hashtags(self.hashtags, begun)
        elif sign == "@" and self.names is None:
            self.names_wanted.emit()
        elif sign == "@":
            offers = _names(self.names or (), begun)
        if offers and self._field.hasFocus():
            self._offer(offers)
        elif not self.list.isHidden():
            self.list.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.FocusOut, QEvent.Type.Resize}:
            self.list.hide()
        if event.type() != QEvent.Type.KeyPress or self.list.isHidden():
            return super().eventFilter(watched, event)
        return isinstance(event, QKeyEvent) and self._pressed(event)

    def _pressed(self, event: QKeyEvent) -> bool:
        key = event.key()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        if key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            step = 1 if key == Qt.Key.Key_Down else -1
            self.list.setCurrentRow((self.list.currentRow() + step) % self.list.count())
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab}:
            self._take(self.list.currentItem())
        elif key == Qt.Key.Key_Escape:
            self.list.hide()
        else:
            return False
        return True

    def _begun(self) -> tuple[str, str]:
        cursor = self._field.textCursor()
        before = cursor.block().text()[: cursor.positionInBlock()]
        found = _BEGUN.search(before)
        return (found.group(1), found.group(2)) if found else ("", "")

    def _offer(self, offers: Sequence[Offer]) -> None:
        self.list.clear()
        for one in offers:
            item = QListWidgetItem(first_line(one.words, 60))
            item.setData(_INSERTED_ROLE, one.inserted)
            self.list.addItem(item)
        self.list.setFont(font())
        self.list.setCurrentRow(0)
        row = max(TARGET, line_height() + 8)
        for at in range(self.list.count()):
            self.list.item(at).setSizeHint(QSize(0, row))
        height = len(offers) * row + 2
        self.list.resize(grown(_WIDTH), height)
        place = self._field.cursorRect()
        area = self._field.viewport().rect()
        left = min(place.left(), max(0, area.width() - self.list.width()))
        below = place.bottom() + 4
        above = place.top() - height - 4
        self.list.move(left, above if below + height > area.height() and above > 0 else below)
        self.list.show()
        self.list.raise_()

    def _take(self, item: QListWidgetItem | None) -> None:
        self.list.hide()
        if item is None:
            return
        _, begun = self._begun()
        cursor = self._field.textCursor()
        steps = len(begun) + 1  # the sign too
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, steps)
        cursor.insertText(f"{item.data(_INSERTED_ROLE)} ")
        self._field.setTextCursor(cursor)
        self._field.setFocus()


def _hashtags(known: Sequence[str], begun: str) -> list[Offer]:
    wanted = begun.casefold()
    fitting = [one for one in known if one.casefold().startswith(wanted)]
    if [one.casefold() for one in fitting] == [wanted]:
        return []
    return [Offer(f"#{one}", f"#{one}") for one in fitting[:_MOST]]


def _names(known: Sequence[Named], begun: str) -> list[Offer]:
    wanted = begun.casefold()
    fitting = [one for one in known if any(_begins(word, wanted) for word in one.name.split())]
    return [Offer(one.name, one.mention) for one in fitting[:_MOST]]


def _begins(word: str, wanted: str) -> bool:
    return word.strip('«»"()').casefold().startswith(wanted)
