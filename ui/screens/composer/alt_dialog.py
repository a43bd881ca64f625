"""What a photo shows, in words, for those who cannot see it."""

from typing import Final

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from gosclient.domain.publishing import Media
from ui.theme.fonts import TITLE_PX, bold, grown
from ui.widgets.buttons import Button, Kind, button_row
from ui.widgets.editor import GrowingTextEdit
from ui.widgets.labels import ElidedLabel, PlainLabel

_WIDTH: Final = 480


class AltDialog(QDialog):
    """Asks for the words; `alt` then holds them."""

    def __init__(self, media: Media, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Описание фото"))
        self.setFixedWidth(grown(_WIDTH))
        why = PlainLabel(
            self.tr("Коротко: кто и что на фото. Это прочтут люди, которые его не видят."),
            role="dim",
        )
        why.setWordWrap(True)
        self.text = GrowingTextEdit(self.tr("Что на фото"), least_lines=2, most_lines=5)
        self.text.setPlainText(media.alt)
        save = Button(self.tr("Сохранить"), kind=Kind.FILLED)
        save.setDefault(True)
        save.clicked.connect(self.accept)
        cancel = Button(self.tr("Не сохранять"))
        cancel.clicked.connect(self.reject)
        self.text.submitted.connect(self.accept)
        self.text.left.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 18)
        layout.setSpacing(10)
        layout.addWidget(PlainLabel(self.tr("Что на фото?"), letters=bold(TITLE_PX)))
        layout.addWidget(ElidedLabel(media.name, role="dim"))
        layout.addWidget(why)
        layout.addWidget(self.text)
        layout.addLayout(button_row(cancel, save))
        self.text.setFocus()

    @property
    def alt(self) -> str:
        """The words, in one line."""
        return " ".join(self.text.toPlainText().split())
