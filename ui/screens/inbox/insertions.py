"""What an officer puts into an answer without typing it: ready answers and emoji."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from gosclient.desk.templates import Template, fill, first_gap
from ui.screens.inbox.templates_popup import TemplatesPopup
from ui.widgets.editor import GrowingTextEdit
from ui.widgets.emoji_popup import EmojiPopup


class Insertions(QObject):
    """Popups whose choice goes to the place of the cursor in a field.

    Attributes:
        person: whom a ready answer addresses.
    """

    def __init__(self, field: GrowingTextEdit, box: QWidget) -> None:
        super().__init__(box)
        self._field = field
        self._box = box
        self.person = ""

    def offer_templates(self, button: QWidget) -> None:
        """Show the ready answers above a button."""
        popup = TemplatesPopup(self._box)
        popup.chosen.connect(self._insert_template)
        popup.open_above(button)

    def offer_emoji(self, button: QWidget) -> None:
        """Show the emoji above a button."""
        popup = EmojiPopup(self._box)
        popup.chosen.connect(self._insert_emoji)
        popup.open_above(button)

    def find_gap(self) -> str:
        """Choose the first place of a ready answer that nobody has filled in; empty for none."""
        return self._select_gap(self._field.toPlainText(), 0)

    def _select_gap(self, text: str, start: int) -> str:
        gap = first_gap(text)
        if gap is None:
            return ""
        cursor = self._field.textCursor()
        cursor.setPosition(start + gap[0])
        cursor.setPosition(start + gap[0] + gap[1], QTextCursor.MoveMode.KeepAnchor)
        self._field.setTextCursor(cursor)
        return text[gap[0] : gap[0] + gap[1]]

    def _insert_template(self, template: Template) -> None:
        text = fill(template, self.person)
        cursor = self._field.textCursor()
        start = cursor.selectionStart()
        cursor.insertText(text)
        self._field.setTextCursor(cursor)
        self._select_gap(text, start)
        self._field.setFocus()

    def _insert_emoji(self, sign: str) -> None:
        self._field.insertPlainText(sign)
        self._field.setFocus()
