"""«Сроки»: how soon a citizen is to be answered."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.models.office import Office
from ui.notices import Notices
from ui.screens.settings.term_choice import TermChoice
from ui.widgets.labels import title


class TermPage(QWidget):
    """The term of the first answer; a rule of care may set a shorter one of its own."""

    def __init__(self, office: Office, notices: Notices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = TermChoice(office, notices)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 14, 0)
        layout.setSpacing(12)
        layout.addWidget(title(self.tr("Срок первого ответа")))
        layout.addWidget(self.choice)
        layout.addStretch(1)
