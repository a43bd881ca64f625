"""One ready piece: what it is for, its name, its text."""

from typing import Final

from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QVBoxLayout, QWidget

from gosclient.domain.snippets import LONGEST_TITLE, Snippet, SnippetKind
from ui.screens.settings.fields import add_field, form
from ui.theme.dressing import dress
from ui.theme.fonts import TITLE_PX, bold, grown
from ui.theme.tokens import CONTROL
from ui.widgets.buttons import Button, Kind, button_row
from ui.widgets.editor import GrowingTextEdit
from ui.widgets.labels import PlainLabel

_WIDTH: Final = 520


class SnippetDialog(QDialog):
    """Asks for a piece; accepted when it has a text. `snippet` then holds it."""

    def __init__(self, parent: QWidget, known: Snippet | None = None) -> None:
        super().__init__(parent)
        shown = known or Snippet(0, SnippetKind.HASHTAGS, "", "")
        self._snippet_id = shown.snippet_id
        heading = self.tr("Изменить заготовку") if shown.snippet_id else self.tr("Новая заготовка")
        self.setWindowTitle(heading)
        self.setFixedWidth(grown(_WIDTH))
        self.kind = dress(QComboBox())
        self.kind.addItem(self.tr("Хештеги: к месту курсора"), SnippetKind.HASHTAGS)
        self.kind.addItem(self.tr("Подпись: в конец текста"), SnippetKind.SIGNATURE)
        self.kind.setCurrentIndex(self.kind.findData(shown.kind))
        self.kind.setMinimumHeight(CONTROL)
        self.kind.setAccessibleName(self.tr("Для чего"))
        self.words = dress(QLineEdit(shown.title))
        self.words.setMaxLength(LONGEST_TITLE)
        self.words.setAccessibleName(self.tr("Название"))
        self.words.setMinimumHeight(CONTROL)
        self.text = GrowingTextEdit(self.tr("Текст заготовки"))
        self.text.setPlainText(shown.text)
        self.save = Button(self.tr("Сохранить"), kind=Kind.FILLED)
        self.save.setDefault(True)
        self.save.clicked.connect(self.accept)
        cancel = Button(self.tr("Не сохранять"))
        cancel.clicked.connect(self.reject)
        self.text.submitted.connect(self.save.click)
        self.text.left.connect(self.reject)
        rows = form()
        for field in (self.kind, self.words, self.text):
            add_field(rows, field)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 18)
        layout.setSpacing(12)
        layout.addWidget(PlainLabel(heading, letters=bold(TITLE_PX)))
        layout.addLayout(rows)
        layout.addLayout(button_row(cancel, self.save))
        self.text.textChanged.connect(self._allow)
        self.words.setFocus()
        self._allow()

    @property
    def snippet(self) -> Snippet:
        """What the fields say."""
        kind = SnippetKind(self.kind.currentData())
        return Snippet(self._snippet_id, kind, self.words.text(), self.text.toPlainText())

    def _allow(self) -> None:
        self.save.setEnabled(bool(self.text.toPlainText().strip()))
