"""«Безопасность»: what keeps others from reading what is here."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.models.office import Office
from ui.notices import Notices
from ui.screens.settings.encryption_part import EncryptionPart


class SecurityPage(QWidget):
    """The parts, one under the other."""

    def __init__(self, office: Office, notices: Notices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.encryption = EncryptionPart(office, notices)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 8, 0)
        layout.setSpacing(18)
        layout.addWidget(self.encryption)
        layout.addStretch(1)
