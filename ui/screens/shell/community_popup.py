"""Choosing which communities are shown: a filter for many, a tick for each."""

from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui.models.office import Office
from ui.screens.shell.state import TROUBLED, status_said
from ui.widgets.buttons import Button, Kind

_WIDTH: Final = 360
_ROW: Final = 32
_MOST_ROWS: Final = 12


class CommunityPopup(QFrame):
    """A list of communities with ticks.

    Signals:
        chosen: ids of the ticked ones; an empty tuple means all.
    """

    chosen = Signal(tuple)

    def __init__(self, office: Office, now_chosen: tuple[int, ...], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAccessibleName(self.tr("Сообщества"))
        self._filter = QLineEdit()
        self._filter.setPlaceholderText(self.tr("Найти сообщество"))
        self._filter.setAccessibleName(self.tr("Найти сообщество"))
        self._filter.textChanged.connect(self._narrow)
        self._list = QListWidget()
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setAccessibleName(self.tr("Сообщества"))
        for community in office.communities.values():
            status = office.board.communities.get(community.community_id)
            words = community.name
            if status is not None and status.link in TROUBLED:
                words += f" — {status_said(status).words}"
            item = QListWidgetItem(words)
            item.setData(Qt.ItemDataRole.UserRole, community.community_id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            ticked = community.community_id in now_chosen
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            self._list.addItem(item)
        self._list.itemChanged.connect(self._on_ticked)
        self._list.itemActivated.connect(self._only)
        everything = Button(self.tr("Показать все"), kind=Kind.QUIET)
        everything.clicked.connect(self._all)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 10)
        layout.setSpacing(8)
        layout.addWidget(self._filter)
        layout.addWidget(self._list, 1)
        layout.addWidget(everything)
        rows = min(max(self._list.count(), 3), _MOST_ROWS)
        self.resize(_WIDTH, rows * _ROW + 120)

    def open_below(self, anchor: QWidget) -> None:
        """Show the list under a widget."""
        self.move(anchor.mapToGlobal(QPoint(0, anchor.height() + 4)))
        self.show()
        self._filter.setFocus()

    def _ticked(self) -> tuple[int, ...]:
        items = [self._list.item(row) for row in range(self._list.count())]
        return tuple(
            item.data(Qt.ItemDataRole.UserRole)
            for item in items
            if item.checkState() is Qt.CheckState.Checked
        )

    def _on_ticked(self) -> None:
        ticked = self._ticked()
        self.chosen.emit(() if len(ticked) == self._list.count() else ticked)

    def _only(self, item: QListWidgetItem) -> None:
        """Enter on a community shows it alone."""
        self.chosen.emit((item.data(Qt.ItemDataRole.UserRole),))
        self.close()

    def _all(self) -> None:
        self.chosen.emit(())
        self.close()

    def _narrow(self, text: str) -> None:
        for row in range(self._list.count()):
            item = self._list.item(row)
            item.setHidden(text.casefold() not in item.text().casefold())
