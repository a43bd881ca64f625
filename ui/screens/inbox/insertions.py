"""What an officer puts into an answer without typing it: ready answers and emoji."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from gosclient.desk.templates import Template, fill, first_gap
from ui.screens.inbox.emoji_popup import EmojiPopup
from ui.screens.inbox.templates_popup import TemplatesPopup
from ui.widgets.editor import GrowingTextEdit


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

    def _insert_template(self, template: Template) -> None:
        text = fill(template, self.person)
        cursor = self._field.textCursor()
        start = cursor.selectionStart()
        cursor.insertText(text)
        gap = first_gap(text)
        if gap is not None:
            cursor.setPosition(start + gap[0])
            cursor.setPosition(start + gap[0] + gap[1], QTextCursor.MoveMode.KeepAnchor)
        self._field.setTextCursor(cursor)
        self._field.setFocus()

    def _insert_emoji(self, sign: str) -> None:
        self._field.insertPlainText(sign)
        self._field.setFocus()
