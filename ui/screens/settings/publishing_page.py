"""«Публикации»: by whose clocks, which checks, and who agrees to a post before it is planned."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.models.office import Office
from ui.notices import Notices
from ui.screens.settings.checks_part import ChecksPart
from ui.screens.settings.consent_part import ConsentPart
from ui.screens.settings.quiet_part import QuietPart
from ui.screens.settings.zones_part import ZonesPart
from ui.widgets.tabs import SegmentTabs


class PublishingPage(QWidget):
    """Parts about publishing, one at a time."""

    def __init__(self, office: Office, notices: Notices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.quiet = QuietPart(office, notices)
        self.zones = ZonesPart(office, notices)
        self.checks = ChecksPart(office, notices)
        self.consent = ConsentPart(office, notices)
        self.tabs = SegmentTabs(self.tr("Время"), self.tr("Проверки"), self.tr("Согласование"))
        self.tabs.setAccessibleName(self.tr("Разделы о публикациях"))
        times = QWidget()
        column = QVBoxLayout(times)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(22)
        column.addWidget(self.quiet)
        column.addWidget(self.zones)
        self._parts = (times, self.checks, self.consent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 8, 0)
        layout.setSpacing(12)
        layout.addWidget(self.tabs)
        for part in self._parts:
            layout.addWidget(part)
        layout.addStretch(1)
        self.tabs.currentChanged.connect(self._show)
        self._show(0)

    def _show(self, shown: int) -> None:
        # Not a stack: that would be as tall as the list of the checks whatever is seen.
        for at, part in enumerate(self._parts):
            part.setVisible(at == shown)
