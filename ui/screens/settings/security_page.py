"""«Безопасность»: what keeps others from reading what lies here, one part under another."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.models.office import Office
from ui.notices import Notices
from ui.screens.settings.encryption_part import EncryptionPart
from ui.screens.settings.lock_part import LockPart


class SecurityPage(QWidget):
    """Parts about security.

    Signals:
        lock_asked: the window is to be locked now.
    """

    lock_asked = Signal()

    def __init__(self, office: Office, notices: Notices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lock = LockPart(office, notices)
        self.lock.now.clicked.connect(self.lock_asked)
        self.encryption = EncryptionPart(office, notices)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 8, 0)
        layout.setSpacing(24)
        for part in (self.lock, self.encryption):
            layout.addWidget(part)
        layout.addStretch(1)
