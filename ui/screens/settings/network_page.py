"""«Сеть»: the proxy, the office's own certificates, and a check that says which step fails."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from gosclient.desk import network
from gosclient.domain.errors import GosclientError
from gosclient.domain.network import LONGEST_PASSWORD, NetworkChoice, ProxyMode
from ui.loop import ask, on, spawn
from ui.models.office import Office
from ui.notices import Notices
from ui.screens.settings.fields import FIELD, add_field, choice_field, form, hint
from ui.screens.settings.network_steps import NetworkSteps
from ui.theme.fonts import bold
from ui.widgets.buttons import Button, Kind
from ui.widgets.labels import ElidedLabel, PlainLabel, StateLabel

_PORT_WIDTH: Final = 90


class NetworkPage(QWidget):
    """The way to VK: chosen, tried before it is kept, and kept by a button.

    Signals:
        answered: the engine has answered what a button asked for, or refused.
        chosen: a certificate file was chosen, or refused.
        filled: what is shown was read from the store.
    """

    answered = Signal()
    chosen = Signal()
    filled = Signal()

    def __init__(self, office: Office, notices: Notices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._notices = notices
        self._kept = NetworkChoice()
        self._ca_file = ""
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
        self._host = _line(self.tr("Адрес"), "proxy.example.ru")
        self._port = _line(self.tr("Порт"), "3128")
        self._port.setFixedWidth(_PORT_WIDTH)
        self._port.setValidator(QIntValidator(0, 99999, self._port))
        self._user = _line(self.tr("Имя (если прокси его спрашивает)"))
        self._password = _line(self.tr("Пароль"))
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        self._password.setMaxLength(LONGEST_PASSWORD)
        self._file = ElidedLabel(role="dim")
        self._choose = Button(self.tr("Выбрать файл…"), icon="file-text")
        self._remove = Button(self.tr("Убрать"), kind=Kind.QUIET)
        on(self._choose.clicked, self._choose_file)
        self._remove.clicked.connect(lambda: self._take_file(""))

    def _make_buttons(self) -> None:
        self.save = Button(self.tr("Сохранить"), kind=Kind.FILLED)
        self.check = Button(self.tr("Проверить"), icon="refresh-cw")
        self._state = StateLabel()
        self._sentence = PlainLabel(role="red")
        self._sentence.setWordWrap(True)
        self._sentence.hide()
        on(self.save.clicked, self._save)
        on(self.check.clicked, self._check)

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
        certificate = QHBoxLayout()
        certificate.setSpacing(12)
        certificate.addWidget(self._choose)
        certificate.addWidget(self._remove)
        certificate.addWidget(self._file, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        for button in (self.save, self.check):
            buttons.addWidget(button)
        buttons.addWidget(self._state)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 14, 0)
        layout.setSpacing(12)
        layout.addWidget(self._standing)
        layout.addLayout(self._rows)
        layout.addWidget(self._about_login)
        layout.addWidget(PlainLabel(self.tr("Сертификат организации"), letters=bold()))
        layout.addLayout(certificate)
        layout.addWidget(
            hint(
                self.tr(
                    "Нужен, если организация проверяет трафик: файл PEM даст администратор. Он "
                    "добавляется к сертификатам системы и не заменяет их."
                )
            )
        )
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
            ca_file=self._ca_file,
        )

    async def _read(self) -> None:
        self._fill(await network.choice(self._office.db))
        self.setEnabled(True)
        self.filled.emit()

    def _fill(self, kept: NetworkChoice) -> None:
        self._kept = kept
        self._mode.setCurrentIndex(self._mode.findData(kept.mode.value))
        self._host.setText(kept.host)
        self._port.setText(str(kept.port or ""))
        self._user.setText(kept.user)
        self._password.clear()
        self._take_file(kept.ca_file)

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
        self._file.setText(self._ca_file or self.tr("не выбран"))
        self._remove.setVisible(bool(self._ca_file))
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

    async def _choose_file(self) -> None:
        dialog = QFileDialog(self.window(), self.tr("Сертификат организации"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(
            [self.tr("Сертификаты (*.pem *.crt *.cer)"), self.tr("Все файлы (*)")]
        )
        accepted = await ask(dialog)
        chosen = dialog.selectedFiles()
        dialog.deleteLater()
        if accepted and chosen:
            self.choose_certificate(chosen[0])

    def choose_certificate(self, path: str) -> None:
        """Take a file that a person chose, or say why it cannot be one."""
        try:
            network.check_certificate(path)
        except GosclientError as error:
            self._say(error.sentence)
        else:
            self._take_file(path)
        self.chosen.emit()

    def _take_file(self, path: str) -> None:
        self._ca_file = path
        self._renew()

    async def _save(self) -> None:
        engine = self._office.engine
        if engine is None:
            self._notices.say(self.tr("Программа ещё запускается. Подождите несколько секунд."))
            return
        self._begin(self.tr("Сохраняем"))
        try:
            kept = await engine.change_network(self.wanted, self._password.text())
        except GosclientError as error:
            self._end(error.sentence)
            return
        self._fill(kept)
        self._end("")
        self._state.set_state(self.tr("Сохранено, действует сразу"), "circle-check", "green")

    async def _check(self) -> None:
        engine = self._office.engine
        if engine is None:
            self._notices.say(self.tr("Программа ещё запускается. Подождите несколько секунд."))
            return
        self._begin(self.tr("Проверяем путь к VK"))
        try:
            found = await engine.check_network(self.wanted, self._password.text())
        except GosclientError as error:
            self._end(error.sentence)
            return
        self.steps.show_checks(found)
        self._end("")
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


def _line(name: str, example: str = "") -> QLineEdit:
    field = QLineEdit()
    field.setAccessibleName(name)
    field.setPlaceholderText(example)
    field.setFixedWidth(FIELD)
    return field
