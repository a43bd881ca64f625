"""Communities under each other, each with one choice about how it publishes."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gosclient.domain.community import Community
from ui.models.office import Office
from ui.screens.empty_layout import empty
from ui.screens.faces import mark_of
from ui.screens.settings.capability_panel import paint_bottom_line
from ui.widgets.avatars import Mark, mark_width
from ui.widgets.labels import ElidedLabel
from ui.widgets.mark_label import MarkLabel


class CommunityRows(QWidget):
    """A row for each connected community.

    Args:
        office: whose communities.
        make: gives the control of a community.
        show: has a control show what is chosen for a community.

    Attributes:
        controls: by the community's id.
    """

    def __init__(
        self,
        office: Office,
        make: Callable[[Community], QWidget],
        show: Callable[[QWidget, Community], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._office = office
        self._make = make
        self._show = show
        self.controls: Mapping[int, QWidget] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        office.communities_changed.connect(self.renew)
        self.renew()

    def renew(self) -> None:
        """Show what is chosen now; rows are made anew only when communities came or went."""
        communities = self._office.communities
        if list(self.controls) != list(communities):
            empty(self._layout)
            self.controls = {key: self._make(one) for key, one in communities.items()}
            for key, one in communities.items():
                self._layout.addWidget(CommunityLine(one, self.controls[key]))
        for key, one in communities.items():
            self._show(self.controls[key], one)


class CommunityLine(QWidget):
    """Mark, name, and the control."""

    def __init__(self, community: Community, control: QWidget) -> None:
        super().__init__()
        mark = MarkLabel()
        mark.show_mark(mark_of(community))
        mark.setFixedWidth(round(mark_width(Mark("ШШ", 0), 20)))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(4, 6, 4, 7)
        layout.setSpacing(12)
        layout.addWidget(mark, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(ElidedLabel(community.name), 1)
        layout.addWidget(control)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        paint_bottom_line(self)
