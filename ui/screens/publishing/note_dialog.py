"""A note on a day of the calendar."""

from datetime import date
from typing import Final

from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from gosclient.domain.day_notes import LONGEST_NOTE
from ui.models.publishing_words import day_title
from ui.theme.dressing import dress
from ui.theme.fonts import TITLE_PX, bold, grown
from ui.theme.tokens import CONTROL
from ui.widgets.buttons import Button, Kind, button_row
from ui.widgets.labels import PlainLabel

_WIDTH: Final = 460


class NoteDialog(QDialog):
    """Asks for words; accepted when there are some.

    Args:
        day: of the note.
        text: what it says so far, empty for a new one.
        parent: the section.
    """

    def __init__(self, day: date, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Заметка на день"))
        self.setFixedWidth(grown(_WIDTH))
        self.field = dress(QLineEdit(text))
        self.field.setMaxLength(LONGEST_NOTE)
        self.field.setMinimumHeight(CONTROL)
        self.field.setAccessibleName(self.tr("Что в этот день"))
        self.field.setPlaceholderText(self.tr("Например: приезжает областное телевидение"))
        self.go = Button(self.tr("Сохранить"), kind=Kind.FILLED)
        self.go.setDefault(True)
        self.go.clicked.connect(self.accept)
        leave = Button(self.tr("Не сохранять"))
        leave.clicked.connect(self.reject)
        words = f"{self.tr('Заметка на день')}: {day_title(day)}"
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 18)
        layout.setSpacing(10)
        layout.addWidget(PlainLabel(words, letters=bold(TITLE_PX)))
        said = self.tr("Её видят только здесь, и она не публикуется.")
        layout.addWidget(PlainLabel(said, role="dim"))
        layout.addWidget(self.field)
        layout.addLayout(button_row(leave, self.go))
        self.field.textChanged.connect(self._allow)
        self._allow()
        self.field.setFocus()

    @property
    def text(self) -> str:
        """The officer's words."""
        return self.field.text().strip()

    def _allow(self) -> None:
        self.go.setEnabled(bool(self.text))
