"""«Сообщества»: each with its state, the reason of trouble, and what to do about it."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QMessageBox,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gosclient.desk import accounts
from gosclient.domain.community import Community
from gosclient.domain.errors import GosclientError
from ui.loop import ask, spawn
from ui.models.office import Office
from ui.notices import Notices
from ui.screens.empty_layout import empty
from ui.screens.faces import mark_of
from ui.screens.settings.capability_panel import CapabilityPanel, paint_bottom_line
from ui.screens.settings.renewal_dialog import RenewalDialog
from ui.screens.settings.sign_in_part import SignInPart
from ui.screens.shell.state import TROUBLED, status_said
from ui.widgets.buttons import Button, Kind
from ui.widgets.labels import ElidedLabel, PlainLabel, StateLabel
from ui.widgets.mark_label import MarkLabel
from ui.widgets.placeholders import EmptyState
from ui.widgets.plain_text import harmless


class CommunitiesPage(QWidget):
    """The list of connected communities.

    Signals:
        connect_asked: connect another one.
    """

    connect_asked = Signal()

    def __init__(self, office: Office, notices: Notices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._notices = notices
        self._rows: dict[int, CommunityRow] = {}
        self._opened = 0
        self.panel = CapabilityPanel(office, notices, self)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._nothing = EmptyState("plug", self.tr("Сообщества ещё не подключены."))
        add = Button(self.tr("Подключить сообщество…"), kind=Kind.FILLED, icon="plus")
        add.clicked.connect(self.connect_asked)
        training = PlainLabel(
            self.tr("Это учебный район: его сообщества выдуманы, и подключать ничего не нужно."),
            role="dim",
        )
        (add if office.training else training).hide()
        self.sign_in = SignInPart(office)
        if office.training:
            self.sign_in.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        head = QHBoxLayout()
        head.addWidget(training)
        head.addWidget(add)
        head.addStretch(1)
        layout.addLayout(head)
        layout.addLayout(self._list)
        layout.addWidget(self._nothing, 1)
        layout.addWidget(self.sign_in)
        layout.addStretch(1)
        office.communities_changed.connect(self._fill)
        office.board_changed.connect(self._renew)
        self._fill()

    async def renew_keys(self, known: Community) -> None:
        """Ask for new keys of a community."""
        dialog = RenewalDialog(self._office, self.window(), known)
        answer = await ask(dialog)
        warnings = dialog.warnings
        dialog.deleteLater()
        if answer == QDialog.DialogCode.Accepted.value:
            words = self.tr("Ключи обновлены: {name}.").format(name=known.name)
            self._notices.say(" ".join((words, *warnings)))
            self.open_table(known.community_id)

    async def _forget(self, community: Community) -> None:
        box = QMessageBox(self.window())
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("Отключить сообщество?"))
        words = self.tr(
            "Сообщество «{name}» исчезнет из программы вместе со своей перепиской и ключами. "
            "В VK ничего не изменится; подключить его снова можно в любой день."
        )
        words = words.format(name=harmless(community.name))
        count = await accounts.own_words(self._office.db, community.community_id)
        if count:
            words += "\n\n" + self.tr("Пропадут и ваши черновики и заметки: %n.", "", count)
        box.setTextFormat(Qt.TextFormat.PlainText)  # a name may look like markup
        box.setText(words)
        yes = Button(self.tr("Отключить"))
        no = Button(self.tr("Оставить"), kind=Kind.FILLED)
        box.addButton(yes, QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(no, QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(no)
        await ask(box)
        agreed = box.clickedButton() is yes
        box.deleteLater()
        if not agreed:
            return
        if self._office.engine is None:
            self._notices.say(self.tr("Программа ещё запускается. Подождите несколько секунд."))
            return
        try:
            await self._office.engine.forget(community.community_id)
        except GosclientError as error:
            self._notices.say(error.sentence)

    def _fill(self) -> None:
        self._list.removeWidget(self.panel)
        empty(self._list)
        self._rows = {}
        for community in self._office.communities.values():
            row = CommunityRow(self._office, community)
            row.renew_key.clicked.connect(partial(self._start_renewal, community))
            row.forget.clicked.connect(partial(self._start_forgetting, community))
            row.works.clicked.connect(partial(self._toggle, community.community_id))
            self._rows[community.community_id] = row
            self._list.addWidget(row)
        self._nothing.setVisible(not self._rows)
        self._show_panel()

    def _toggle(self, community_id: int) -> None:
        self.open_table(0 if self._opened == community_id else community_id)

    def open_table(self, community_id: int) -> None:
        """Show what works in a community, and scroll there; 0 shows it of none."""
        self._opened = community_id
        self._show_panel()
        if community_id:
            self.panel.filled.connect(self._reveal, Qt.ConnectionType.SingleShotConnection)

    def _show_panel(self) -> None:
        """Have the table of the chosen community under its row, and no other."""
        self._list.removeWidget(self.panel)
        for community_id, row in self._rows.items():
            row.show_opened(opened=community_id == self._opened)
        row_opened = self._rows.get(self._opened)
        if row_opened is not None:
            self._list.insertWidget(self._list.indexOf(row_opened) + 1, self.panel)
            self.setTabOrder(row_opened.forget, self.panel.check)
        self.panel.setVisible(row_opened is not None)
        self.panel.show_community(self._opened if row_opened is not None else 0)

    def _reveal(self) -> None:
        viewport, layout = self.parentWidget(), self.layout()
        area = viewport.parentWidget() if viewport is not None else None
        if isinstance(area, QScrollArea) and layout is not None:
            layout.activate()
            area.ensureWidgetVisible(self.panel, 0, 0)

    def _start_renewal(self, community: Community) -> None:
        spawn(self.renew_keys(community))

    def _start_forgetting(self, community: Community) -> None:
        spawn(self._forget(community))

    def _renew(self) -> None:
        for row in self._rows.values():
            row.renew()


class CommunityRow(QWidget):
    """One community: mark, name, state in words, the reason, what works, two buttons."""

    def __init__(self, office: Office, community: Community) -> None:
        super().__init__()
        self._office = office
        self._community = community
        mark = MarkLabel(column=True)
        mark.show_mark(mark_of(community))
        name = ElidedLabel(community.name)
        self._state = StateLabel(small=True)
        self._reason = PlainLabel(role="dim")
        self._reason.setWordWrap(True)
        self.renew_key = Button(self.tr("Обновить ключ"), icon="key-round")
        self.forget = Button(self.tr("Отключить"), kind=Kind.QUIET)
        self.works = Button(self.tr("Что работает"), kind=Kind.LINK, icon="chevron-right")
        self.works.setCheckable(True)
        for button in (self.renew_key, self.forget):
            if office.training:
                button.hide()
        for button in (self.works, self.renew_key, self.forget):
            button.setAccessibleName(f"{button.text()}: {community.name}")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(name)
        words.addWidget(self._reason)
        words.addWidget(self.works, 0, Qt.AlignmentFlag.AlignLeft)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(4, 10, 4, 10)
        layout.setSpacing(12)
        layout.addWidget(mark)
        layout.addLayout(words, 1)
        layout.addWidget(self._state)
        layout.addWidget(self.renew_key)
        layout.addWidget(self.forget)
        self.renew()

    def show_opened(self, *, opened: bool) -> None:
        """Say whether the table of what works stands below, which then ends with the line."""
        self.works.set_icon_name("chevron-down" if opened else "chevron-right")
        self.works.setChecked(opened)
        self.update()

    def renew(self) -> None:
        """The state may be another one."""
        status = self._office.board.communities.get(self._community.community_id)
        said = status_said(status)
        self._state.set_state(said.words, said.icon, said.role)
        reason = status.sentence if status is not None and status.link in TROUBLED else ""
        if not reason and not self._community.has_admin:
            reason = self.tr("Без ключа администратора прежних комментариев не видно.")
        self._reason.setText(reason)
        self._reason.setVisible(bool(reason))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if not self.works.isChecked():
            paint_bottom_line(self)
