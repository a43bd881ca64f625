"""Consent: in which communities a post is shown to somebody else first, and who may agree."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QPaintEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from gosclient.desk import approvals, approvers
from gosclient.domain.changes import ChangeSet
from gosclient.domain.community import Community
from gosclient.domain.errors import GosclientError
from ui.loop import ask, spawn
from ui.models.office import Office
from ui.notices import Notices
from ui.screens.empty_layout import empty
from ui.screens.settings.approver_dialogs import AddApproverDialog, RemoveApproverDialog
from ui.screens.settings.capability_panel import paint_bottom_line
from ui.screens.settings.community_rows import CommunityRows
from ui.screens.settings.fields import hint
from ui.widgets.buttons import Button, IconButton, Kind
from ui.widgets.check_box import CheckBox
from ui.widgets.labels import ElidedLabel, StateLabel, title


class ConsentPart(QWidget):
    """Those who may agree, and a switch for each community.

    Signals:
        filled: those who may agree are shown.

    Attributes:
        names: of those who may agree.
        people: their rows.
    """

    filled = Signal()

    def __init__(self, office: Office, notices: Notices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._notices = notices
        self.names: list[str] = []
        self.people: list[ApproverRow] = []
        self.add = Button(self.tr("Добавить согласующего…"), icon="plus")
        self.add.clicked.connect(lambda: spawn(self.ask_name()))
        self.state = StateLabel()
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.rows = CommunityRows(office, self._made, self._show_switch)
        self._lay_out()
        self._show_state()
        office.communities_changed.connect(self._show_state)
        office.changed.connect(self._on_changes)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        spawn(self._read())

    async def ask_name(self) -> None:
        """Ask for somebody who may agree."""
        dialog = AddApproverDialog(self._office, self.names, self.window())
        await self._asked(dialog)

    async def ask_removal(self, name: str) -> None:
        """Ask for the code with which somebody is taken off."""
        dialog = RemoveApproverDialog(self._office, self.names, name, self.window())
        await self._asked(dialog)

    async def _asked(self, dialog: AddApproverDialog | RemoveApproverDialog) -> None:
        answer = await ask(dialog)
        names = dialog.names
        dialog.deleteLater()
        if answer == QDialog.DialogCode.Accepted.value:
            self._show(names)

    async def _read(self) -> None:
        self._show(await approvers.approvers(self._office.db))

    def _on_changes(self, changes: ChangeSet) -> None:
        if self.isVisible() and changes.concerns("approvers"):
            spawn(self._read())

    def _show(self, names: list[str]) -> None:
        if names != self.names:
            self.names = names
            empty(self._list)
            self.people = [ApproverRow(name) for name in names]
            for row in self.people:
                row.remove.clicked.connect(partial(self._start_removal, row.name))
                self._list.addWidget(row)
        self._show_state()
        self.filled.emit()

    def _show_state(self) -> None:
        wanted = sum(one.approves for one in self._office.communities.values())
        if wanted and not self.names:
            words = self.tr("Согласовать некому: добавьте согласующего или выключите согласование.")
            self.state.set_state(words, "triangle-alert", "amber")
        elif wanted:
            words = self.tr("Включено в сообществах: {count}").format(count=wanted)
            self.state.set_state(words, "circle-check", "green")
        else:
            self.state.set_state(self.tr("Выключено"), "circle-dot", "dim")

    def _start_removal(self, name: str) -> None:
        spawn(self.ask_removal(name))

    def _made(self, community: Community) -> CheckBox:
        switch = CheckBox(self.tr("нужно согласование"))
        switch.setAccessibleName(f"{switch.text()}: {community.name}")
        switch.toggled.connect(partial(self._require, community.community_id))
        return switch

    def _show_switch(self, switch: QWidget, community: Community) -> None:
        if isinstance(switch, CheckBox):
            switch.blockSignals(True)  # noqa: FBT003 - Qt's own parameter has no name
            switch.setChecked(community.approves)
            switch.blockSignals(False)  # noqa: FBT003

    def _require(self, community_id: int, wanted: bool) -> None:  # noqa: FBT001 - Qt's signal
        spawn(self._keep(community_id, wanted=wanted), name="require consent")

    async def _keep(self, community_id: int, *, wanted: bool) -> None:
        try:
            await approvals.require(self._office.db, community_id, approves=wanted)
        except GosclientError as error:
            self._notices.say(error.sentence)
            self.rows.renew()

    def _lay_out(self) -> None:
        about = hint(
            self.tr(
                "Запись в такие сообщества сначала смотрит другой человек. Согласующий подтверждает "
                "себя кодом, свою запись согласовать нельзя. Если потом изменить текст, фото или "
                "добавить сообщество, согласуют заново."
            )
        )
        limits = hint(
            self.tr(
                "Код различает людей за одним столом. От того, кто вошёл в компьютер под вашей "
                "учётной записью и пишет в VK мимо программы, он не защищает."
            )
        )
        head = QHBoxLayout()
        head.addWidget(self.add)
        head.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(title(self.tr("Согласование")))
        layout.addWidget(self.state)
        layout.addWidget(about)
        layout.addSpacing(10)
        layout.addWidget(title(self.tr("Кто согласует")))
        layout.addLayout(self._list)
        layout.addLayout(head)
        layout.addWidget(limits)
        layout.addSpacing(10)
        layout.addWidget(title(self.tr("Где нужно")))
        layout.addWidget(self.rows)


class ApproverRow(QWidget):
    """One who may agree."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
        self.remove = IconButton("trash-2", self.tr("Убрать"), kind=Kind.QUIET)
        self.remove.setAccessibleName(f"{self.remove.accessibleName()}: {name}")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(4, 6, 4, 7)
        layout.addWidget(ElidedLabel(name), 1)
        layout.addWidget(self.remove)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        paint_bottom_line(self)
