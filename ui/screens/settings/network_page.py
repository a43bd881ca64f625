"""«Сеть»: the proxy, the office's own certificates, and a check that says which step fails."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from gosclient.desk import network
from gosclient.domain.errors import GosclientError
from gosclient.domain.network import LONGEST_PASSWORD, NetworkChoice, ProxyMode
from ui.loop import on, spawn
from ui.models.office import Office
from ui.notices import Notices
from ui.screens.settings.certificate_field import CertificateField
from ui.screens.settings.fields import add_field, choice_field, form, hint, line_field
from ui.screens.settings.network_steps import NetworkSteps
from ui.theme.fonts import bold
from ui.widgets.buttons import Button, Kind
from ui.widgets.labels import PlainLabel, StateLabel

_PORT_WIDTH: Final = 90


class NetworkPage(QWidget):
    """The way to VK: chosen, tried before it is kept, and kept by a button.

    Signals:
        answered: the engine has answered what a button asked for, or refused.
        checked: the way was walked (`HostCheck` of each host).
        filled: what is shown was read from the store.

    Attributes:
        choice: the fields, without the check; a screen that needs only the check hides them.
    """

    answered = Signal()
    checked = Signal(object)
    filled = Signal()

    def __init__(
        self,
        office: Office,
        notices: Notices,
        parent: QWidget | None = None,
        *,
        guided: bool = False,
    ) -> None:
        """Make the page.

        Args:
            office: the office.
            notices: where passing words are said.
            parent: the widget it lies in.
            guided: it is part of a screen whose next act is another button.
        """
        super().__init__(parent)
        self._guided = guided
        self._office = office
        self._notices = notices
        self._kept = NetworkChoice()
        self._is_read = False
        self._make_fields()
        self._make_buttons()
        self.steps = NetworkSteps()
        self._lay_out()
        self._mode.currentIndexChanged.connect(self._renew)
        for field in (self._host, self._port, self._user, self._password):
            field.textChanged.connect(self._renew)
        office.board_changed.connect(self._show_standing)
        self._show_standing()
        self._renew()
        self.setEnabled(False)  # until what is kept was read, which would undo what is typed

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._is_read:
            self._is_read = True
            spawn(self._read())

    def _make_fields(self) -> None:
        self._mode = choice_field(
            self.tr("Прокси"),
            (
                (self.tr("Как в системе"), ProxyMode.SYSTEM.value),
                (self.tr("Без прокси"), ProxyMode.NONE.value),
                (self.tr("Свой прокси"), ProxyMode.OWN.value),
            ),
        )
        self._host = line_field(self.tr("Адрес"), "proxy.example.ru")
        self._port = line_field(self.tr("Порт"), "3128")
        self._port.setFixedWidth(_PORT_WIDTH)
        self._port.setValidator(QIntValidator(0, 99999, self._port))
        self._user = line_field(self.tr("Имя (если прокси его спрашивает)"))
        self._password = line_field(self.tr("Пароль"))
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        self._password.setMaxLength(LONGEST_PASSWORD)
        self.certificate = CertificateField()
        self.certificate.changed.connect(self._renew)
        self.certificate.refused.connect(self._say)

    def _make_buttons(self) -> None:
        kind = Kind.PLAIN if self._guided else Kind.FILLED
        self.save = Button(self.tr("Сохранить"), kind=kind)
        self.check = Button(self.tr("Проверить"), icon="refresh-cw")
        self._state = StateLabel()
        self._sentence = PlainLabel(role="red")
        self._sentence.setWordWrap(True)
        self._sentence.hide()
        on(self.save.clicked, self._save)
        on(self.check.clicked, self.walk)

    def _lay_out(self) -> None:
        self._standing = PlainLabel(role="amber")
        self._standing.setWordWrap(True)
        self._rows = form()
        add_field(self._rows, self._mode)
        place = QWidget()
        place.setAccessibleName(self._host.accessibleName())
        beside = QHBoxLayout(place)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(12)
        port = PlainLabel(self._port.accessibleName())
        port.setBuddy(self._port)
        for widget in (self._host, port, self._port):
            beside.addWidget(widget)
        beside.addStretch(1)
        self._own = (place, self._user, self._password)
        for field in self._own:
            add_field(self._rows, field)
        self._about_login = hint(self._login_words())
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        for button in (self.save, self.check):
            buttons.addWidget(button)
        buttons.addWidget(self._state)
        buttons.addStretch(1)
        about_file = hint(
            self.tr(
                "Нужен, если организация проверяет трафик: файл PEM даст администратор. Он "
                "добавляется к сертификатам системы и не заменяет их."
            )
        )
        self.choice = QWidget()
        choice = QVBoxLayout(self.choice)
        choice.setContentsMargins(0, 0, 0, 0)
        choice.setSpacing(12)
        choice.addLayout(self._rows)
        choice.addWidget(self._about_login)
        choice.addWidget(PlainLabel(self.tr("Сертификат организации"), letters=bold()))
        choice.addWidget(self.certificate)
        choice.addWidget(about_file)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 14, 0)
        layout.setSpacing(12)
        layout.addWidget(self._standing)
        layout.addWidget(self.choice)
        layout.addLayout(buttons)
        layout.addWidget(self._sentence)
        layout.addWidget(self.steps)
        layout.addStretch(1)

    def _login_words(self) -> str:
        kept = self.tr("Пароль лежит в защищённом хранилище системы и больше нигде.")
        if self._office.keys_for_this_run:
            kept = self.tr(
                "На этом компьютере нет защищённого хранилища: пароль помнится до закрытия программы."
            )
        return (
            self.tr("Вход по имени и паролю (Basic); NTLM и Kerberos не поддержаны.") + " " + kept
        )

    @property
    def wanted(self) -> NetworkChoice:
        """What the fields say."""
        return NetworkChoice(
            mode=ProxyMode(self._mode.currentData()),
            host=self._host.text().strip(),
            port=int(self._port.text() or 0),
            user=self._user.text().strip(),
            ca_file=self.certificate.path,
        )

    async def _read(self) -> None:
        kept = await network.choice(self._office.db)
        if not isValid(self):
            return  # the guide was closed meanwhile
        self._fill(kept)
        self.setEnabled(True)
        self.filled.emit()

    def _fill(self, kept: NetworkChoice) -> None:
        self._kept = kept
        self._mode.setCurrentIndex(self._mode.findData(kept.mode.value))
        self._host.setText(kept.host)
        self._port.setText(str(kept.port or ""))
        self._user.setText(kept.user)
        self._password.clear()
        self.certificate.take(kept.ca_file)

    def _renew(self) -> None:
        """Show what the fields now ask for."""
        wanted = self.wanted
        own = wanted.mode is ProxyMode.OWN
        for field in self._own:
            self._rows.setRowVisible(field, own)
        self._about_login.setVisible(own)
        stored = self._kept.has_password and self._kept.same_login(wanted)
        self._password.setPlaceholderText(self.tr("сохранён") if stored else "")
        self._password.setEnabled(bool(wanted.user))
        self._say("")
        if self._is_changed():
            self._state.set_state(self.tr("Не сохранено"), "pencil", "dim")
        else:
            self._state.set_state("", "", "dim")

    def _is_changed(self) -> bool:
        kept, wanted = self._kept, self.wanted
        return (
            (kept.mode, kept.ca_file) != (wanted.mode, wanted.ca_file)
            or not kept.same_login(wanted)
            or bool(self._password.text())
        )

    def _show_standing(self) -> None:
        self._standing.setText(self._office.board.network)
        self._standing.setVisible(bool(self._office.board.network))

    async def _save(self) -> None:
        engine = self._office.engine
        if engine is None:
            self._notices.say(self.tr("Программа ещё запускается. Подождите несколько секунд."))
            return
        self._begin(self.tr("Сохраняем"))
        try:
            kept = await engine.change_network(self.wanted, self._password.text())
        except GosclientError as error:
            if isValid(self):
                self._end(error.sentence)
            return
        if not isValid(self):
            return
        self._fill(kept)
        self._end("")
        self._state.set_state(self.tr("Сохранено, действует сразу"), "circle-check", "green")

    async def walk(self) -> None:
        """Walk the way that the fields say, and show each step."""
        engine = self._office.engine
        if engine is None:
            self._notices.say(self.tr("Программа ещё запускается. Подождите несколько секунд."))
            return
        self._begin(self.tr("Проверяем путь к VK"))
        try:
            found = await engine.check_network(self.wanted, self._password.text(), self._office.api)
        except GosclientError as error:
            if isValid(self):
                self._end(error.sentence)
            return
        if not isValid(self):
            return
        self.steps.show_checks(found)
        self._end("")
        self.checked.emit(found)
        self._reveal()

    def _reveal(self) -> None:
        """Scroll to what was found."""
        viewport, layout = self.parentWidget(), self.layout()
        area = viewport.parentWidget() if viewport is not None else None
        if isinstance(area, QScrollArea) and layout is not None:
            layout.activate()
            area.ensureWidgetVisible(self.steps, 0, 0)

    def _begin(self, words: str) -> None:
        for button in (self.save, self.check):
            button.setEnabled(False)
        self._say("")
        self._state.set_state(words, "hourglass", "dim")

    def _end(self, sentence: str) -> None:
        for button in (self.save, self.check):
            button.setEnabled(True)
        self._renew()
        self._say(sentence)
        self.answered.emit()

    def _say(self, sentence: str) -> None:
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
