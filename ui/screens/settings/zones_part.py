"""In which zone the readers of each community live."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from gosclient.desk import accounts
from gosclient.domain.community import Community
from gosclient.domain.errors import GosclientError
from gosclient.domain.zones import MOSCOW
from ui.loop import spawn
from ui.models.office import Office
from ui.models.time_words import zone_choices
from ui.notices import Notices
from ui.screens.settings.community_rows import CommunityRows
from ui.screens.settings.fields import FIELD, hint
from ui.theme.dressing import dress
from ui.theme.tokens import CONTROL
from ui.widgets.labels import title


class ZonesPart(QWidget):
    """A zone for each community, kept as soon as it is chosen."""

    def __init__(self, office: Office, notices: Notices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._notices = notices
        self.rows = CommunityRows(office, self._made, self._show)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(title(self.tr("Часовой пояс читателей")))
        layout.addWidget(
            hint(
                self.tr(
                    "По этим часам считаются время новой записи, тихие часы и «завтра» в тексте. "
                    "Время уже запланированных записей не меняется."
                )
            )
        )
        layout.addWidget(self.rows)

    def _made(self, community: Community) -> "ZoneField":
        field = ZoneField(self.tr("Часовой пояс: {name}").format(name=community.name))
        field.activated.connect(partial(self._choose, field, community.community_id))
        return field

    def _show(self, field: QWidget, community: Community) -> None:
        if isinstance(field, ZoneField):
            field.show_zone(community.zone, self._office.now())

    def _choose(self, field: "ZoneField", community_id: int, _at: int) -> None:
        spawn(self._keep(community_id, str(field.currentData())), name="keep a zone")

    async def _keep(self, community_id: int, zone: str) -> None:
        try:
            await accounts.set_zone(self._office.db, community_id, zone)
        except GosclientError as error:
            self._notices.say(error.sentence)
            self.rows.renew()


class ZoneField(QComboBox):
    """Zones of the country; the wheel scrolls the page instead of changing one by accident."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dress(self)
        self.setAccessibleName(name)
        self.setMinimumHeight(CONTROL)
        self.setMinimumWidth(FIELD)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_zone(self, zone: str, now: float) -> None:
        """Show the zone that is chosen, an IANA name, empty for the computer's. ``now`` in unix seconds."""
        if self.count() and self.currentData() == zone:
            return
        self.clear()
        self.addItem(self.tr("Как на этом компьютере"), "")
        for words, name in zone_choices(zone or MOSCOW, now):
            self.addItem(words, name)
        self.setCurrentIndex(self.findData(zone))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
