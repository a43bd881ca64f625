"""«Что работает»: the table of the settings, for one community after another."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QWidget

from ui.loop import spawn
from ui.models.office import Office
from ui.notices import Notices
from ui.screens.first_run.sitting import Sitting
from ui.screens.first_run.step_page import StepPage
from ui.screens.settings.capability_panel import CapabilityPanel
from ui.screens.settings.fields import FIELD, choice_field


class WorksStep(StepPage):
    """VK was asked when the key was given; the table follows what it answers."""

    def __init__(
        self, office: Office, notices: Notices, sitting: Sitting, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.begin_with(
            self.tr("Что работает"),
            self.tr(
                "Программа спросила VK, что можно делать с этими ключами. Отвечать, удалять и "
                "публиковать она на пробу не станет: это проверится с первым настоящим действием. "
                "Чего не хватает и что исправить, написано под таблицей."
            ),
        )
        self._office = office
        self._sitting = sitting
        self.choice = choice_field(self.tr("Сообщество"), ())
        self.choice.setMinimumWidth(FIELD)
        self.choice.setMaximumWidth(2 * FIELD)
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.panel = CapabilityPanel(office, notices)
        self.panel.filled.connect(self._probe_once)
        self._probed: set[int] = set()
        self.column.addWidget(self.choice, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.panel)
        self.column.addStretch(1)
        self.choice.currentIndexChanged.connect(self._show)
        office.communities_changed.connect(self._fill)
        office.engine_changed.connect(self._probe_once)

    def next_words(self) -> str:
        return self.tr("Готово") if self._sitting.further else ""

    def enter(self) -> None:
        self._fill()
        if self._sitting.connected:
            newest = self._sitting.connected[-1].community.community_id
            self.choice.setCurrentIndex(max(0, self.choice.findData(newest)))
        self._show()
        self.setFocus()

    def _fill(self) -> None:
        chosen = self.choice.currentData()
        self.choice.blockSignals(True)  # noqa: FBT003 - Qt's own parameter
        self.choice.clear()
        for community in self._office.communities.values():
            self.choice.addItem(community.name, community.community_id)
        self.choice.setCurrentIndex(max(0, self.choice.findData(chosen)))
        self.choice.blockSignals(False)  # noqa: FBT003 - Qt's own parameter
        self.choice.setVisible(self.choice.count() > 0)
        if self.isVisible():
            self._show()

    def _probe_once(self) -> None:
        """Ask VK about a community whose keys nobody has tried yet."""
        table = self.panel.table
        if table is None or table.probed_at or self._office.engine is None or not self.isVisible():
            return
        if table.community.community_id not in self._probed:
            self._probed.add(table.community.community_id)
            spawn(self.panel.probe(), name="ask what works")

    def _show(self) -> None:
        self.panel.show_community(self.choice.currentData() or 0)
