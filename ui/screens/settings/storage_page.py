"""«Хранение»: terms and room, one person's data, backups."""

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.models.office import Office
from ui.notices import Notices
from ui.screens.settings.backup_part import BackupPart
from ui.screens.settings.erasure_part import ErasurePart
from ui.screens.settings.retention_part import RetentionPart
from ui.widgets.tabs import SegmentTabs


class StoragePage(QWidget):
    """Three parts, one at a time."""

    def __init__(self, office: Office, notices: Notices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.retention = RetentionPart(office, notices)
        self.erasure = ErasurePart(office, notices)
        self.backup = BackupPart(office, notices)
        self.tabs = SegmentTabs(
            self.tr("Сроки и место"), self.tr("Данные человека"), self.tr("Резервная копия")
        )
        self.tabs.setAccessibleName(self.tr("Разделы хранения"))
        parts = QStackedWidget()
        for part in (self.retention, self.erasure, self.backup):
            parts.addWidget(part)
        self.tabs.currentChanged.connect(parts.setCurrentIndex)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 8, 0)
        layout.setSpacing(10)
        layout.addWidget(self.tabs)
        layout.addWidget(parts, 1)
