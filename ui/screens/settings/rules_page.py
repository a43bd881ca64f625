"""«Правила»: words that need care, and grounds of moderation."""

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.models.office import Office
from ui.notices import Notices
from ui.screens.settings.care_part import CarePart
from ui.screens.settings.grounds_part import GroundsPart
from ui.widgets.tabs import SegmentTabs


class RulesPage(QWidget):
    """Two lists that the office edits."""

    def __init__(self, office: Office, notices: Notices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.care = CarePart(office, notices)
        self.grounds = GroundsPart(office, notices)
        self.tabs = SegmentTabs(self.tr("Требует внимания"), self.tr("Причины модерации"))
        self.tabs.setAccessibleName(self.tr("Разделы правил"))
        parts = QStackedWidget()
        parts.addWidget(self.care)
        parts.addWidget(self.grounds)
        self.tabs.currentChanged.connect(parts.setCurrentIndex)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 8, 0)
        layout.setSpacing(10)
        layout.addWidget(self.tabs)
        layout.addWidget(parts, 1)
