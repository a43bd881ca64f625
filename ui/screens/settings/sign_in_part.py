"""«Вход через браузер»: the office's own application, and whose keys are renewed."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QIntValidator, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gosclient.desk import signin
from gosclient.desk.signin import SignInState
from gosclient.domain.changes import ChangeSet
from gosclient.domain.errors import GosclientError
from gosclient.domain.signin import (
    USUAL_PORT,
    Flow,
    SignInChoice,
    SignInRecord,
    loopback_address,
)
from ui.loop import on, spawn
from ui.models.office import Office
from ui.models.words import short_time
from ui.screens.empty_layout import empty
from ui.screens.settings.fields import add_field, choice_field, form, hint, line_field
from ui.theme.fonts import bold
from ui.widgets.buttons import Button, Kind
from ui.widgets.check_box import CheckBox
from ui.widgets.labels import PlainLabel, StateLabel

_COMPUTER, _PAGE = "computer", "page"
_LONGEST_NUMBER: Final = 12


class SignInPart(QWidget):
    """Off until an office switches it on; kept by a button.

    Signals:
        filled: what is shown was read from the store.
        answered: what was asked for is kept, or refused with a sentence.
    """

    filled = Signal()
    answered = Signal()

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._kept = SignInChoice()
        self._is_read = False
        self._make_fields()
        self._lay_out()
        self.enabled.toggled.connect(self._renew)
        for choice in (self.flow, self.landing):
            choice.currentIndexChanged.connect(self._renew)
        for field in (self.application, self.page, self.port, self.host):
            field.textChanged.connect(self._renew)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._back.text()))
        on(self.save.clicked, self._save)
        office.changed.connect(self._on_changes)
        self._renew()
        self.setEnabled(False)  # until what is kept was read, which would undo what is typed

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._is_read:
            self._is_read = True
            spawn(self._read())

    def _make_fields(self) -> None:
        self.enabled = CheckBox(self.tr("Получать ключ администратора через браузер"))
        self.application = line_field(self.tr("Номер приложения"), "51234567")
        self.application.setMaxLength(_LONGEST_NUMBER)
        self.flow = choice_field(
            self.tr("Способ входа"),
            (
                (self.tr("VK ID"), Flow.VK_ID.value),
                (self.tr("Прежний, для старых приложений"), Flow.CLASSIC.value),
            ),
        )
        self.landing = choice_field(
            self.tr("Куда VK вернёт браузер"),
            (
                (self.tr("На этот компьютер"), _COMPUTER),
                (self.tr("На страницу учреждения"), _PAGE),
            ),
        )
        self.port = line_field(self.tr("Порт"), str(USUAL_PORT))
        self.port.setValidator(QIntValidator(0, 99999, self.port))
        self.page = line_field(self.tr("Адрес страницы"), "https://example.ru/vk")
        self.host = line_field(self.tr("Сервер VK"))
        self._hosts = {Flow.CLASSIC: "", Flow.VK_ID: ""}
        self._shown_flow = Flow.VK_ID
        self._back = PlainLabel(role="dim")
        self.copy = Button(self.tr("Скопировать"), kind=Kind.QUIET, icon="copy")
        self._back_row = QWidget()
        self._back_row.setAccessibleName(self.tr("Адрес возврата"))
        beside = QHBoxLayout(self._back_row)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self._back)
        beside.addWidget(self.copy)
        beside.addStretch(1)
        self.save = Button(self.tr("Сохранить"), kind=Kind.FILLED)
        self._state = StateLabel()
        self._sentence = PlainLabel(role="red")
        self._sentence.setWordWrap(True)

    def _lay_out(self) -> None:
        self._rows = form()
        self._choices = (self.application, self.flow, self.landing, self.port, self.page)
        for field in (*self._choices, self._back_row, self.host):
            add_field(self._rows, field)
        self._about = hint(
            self.tr(
                "Приложение учреждение заводит на сайте VK само. Права «стена» и «сообщества» VK даёт "
                "ему по одному, по запросу на devsupport@corp.vk.com; без них ключ получится, но "
                "читать стену не сможет. Адрес возврата впишите в настройки приложения без изменений. "
                "Примет ли VK адрес этого компьютера, заранее не известно: если нет, укажите страницу."
            )
        )
        self._signed = QVBoxLayout()
        self._signed.setSpacing(4)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addWidget(self.save)
        buttons.addWidget(self._state)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 14, 14, 0)
        layout.setSpacing(12)
        layout.addWidget(PlainLabel(self.tr("Вход через браузер"), letters=bold()))
        layout.addWidget(self.enabled)
        layout.addWidget(self._about)
        layout.addLayout(self._rows)
        layout.addLayout(buttons)
        layout.addWidget(self._sentence)
        layout.addLayout(self._signed)

    @property
    def wanted(self) -> SignInChoice:
        """What the fields say."""
        flow = Flow(self.flow.currentData())
        hosts = {**self._hosts, self._shown_flow: self.host.text().strip()}
        by_page = flow is Flow.VK_ID and self.landing.currentData() == _PAGE
        return SignInChoice(
            enabled=self.enabled.isChecked(),
            application=self.application.text().strip(),
            flow=flow,
            page=self.page.text().strip() if by_page else "",
            port=int(self.port.text() or USUAL_PORT),
            oauth=hosts[Flow.CLASSIC],
            vk_id=hosts[Flow.VK_ID],
        )

    async def _read(self) -> None:
        state = await signin.state(self._office.db)
        self._fill(state.choice)
        self._show_signed(state)
        self.setEnabled(True)
        self.filled.emit()

    def _fill(self, kept: SignInChoice) -> None:
        self._kept = kept
        self._hosts = {Flow.CLASSIC: kept.oauth, Flow.VK_ID: kept.vk_id}
        self._shown_flow = kept.flow
        self.enabled.setChecked(kept.enabled)
        self.application.setText(kept.application)
        self.flow.setCurrentIndex(self.flow.findData(kept.flow.value))
        self.landing.setCurrentIndex(self.landing.findData(_PAGE if kept.page else _COMPUTER))
        self.port.setText("" if kept.port == USUAL_PORT else str(kept.port))
        self.page.setText(kept.page)
        self.host.setText(self._hosts[kept.flow])
        self._renew()

    def _renew(self) -> None:
        """Show what the fields now ask for."""
        flow = Flow(self.flow.currentData())
        if flow is not self._shown_flow:
            self._hosts[self._shown_flow] = self.host.text().strip()
            self._shown_flow = flow
            self.host.setText(self._hosts[flow])
        on_it, by_vk_id = self.enabled.isChecked(), flow is Flow.VK_ID
        by_page = self.landing.currentData() == _PAGE
        self.host.setPlaceholderText("https://id.vk.ru" if by_vk_id else "https://oauth.vk.ru")
        self._back.setText(loopback_address(self.wanted.port))
        self._about.setVisible(on_it)
        for field, wanted in (
            (self.application, True),
            (self.flow, True),
            (self.landing, by_vk_id),
            (self.port, by_vk_id and not by_page),
            (self._back_row, by_vk_id and not by_page),
            (self.page, by_vk_id and by_page),
            (self.host, True),
        ):
            self._rows.setRowVisible(field, on_it and wanted)
        changed = self.wanted != self._kept
        self.save.setVisible(on_it or changed)
        self._say("")
        if changed:
            self._state.set_state(self.tr("Не сохранено"), "pencil", "dim")
        else:
            self._state.set_state("", "", "dim")

    async def _save(self) -> None:
        try:
            kept = await signin.change(self._office.db, self.wanted)
        except GosclientError as error:
            self._say(error.sentence)
        else:
            self._fill(kept)
            self._state.set_state(self.tr("Сохранено"), "circle-check", "green")
        self.answered.emit()

    def _on_changes(self, changes: ChangeSet) -> None:
        if changes.concerns("sign_ins") and self._is_read:
            spawn(self._read_signed())

    async def _read_signed(self) -> None:
        self._show_signed(await signin.state(self._office.db))

    def _show_signed(self, state: SignInState) -> None:
        """A line for each person whose key is renewed."""
        empty(self._signed)
        for record in state.records:
            line = PlainLabel(self._words_of(record), role="red" if record.over else "dim")
            line.setWordWrap(True)
            self._signed.addWidget(line)
        self.filled.emit()

    def _words_of(self, record: SignInRecord) -> str:
        names = ", ".join(self._office.community_name(one) for one in record.communities)
        if record.over:
            words = self.tr(
                "{names}: вход больше не продлевается, ключ администратора не действует. Войдите "
                "снова: «Обновить ключ» → «Войти через браузер»."
            )
            return words.format(names=names)
        words = self.tr("{names}: ключ администратора продлевается сам, нынешний до {time}.")
        until = short_time(record.expires_at, self._office.now())
        return words.format(names=names, time=until)

    def _say(self, sentence: str) -> None:
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
