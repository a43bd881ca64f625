"""Connecting a community: two keys are pasted, and tried before they are kept."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from gosclient.domain.community import Community
from gosclient.domain.errors import GosclientError
from ui.loop import on
from ui.models.office import Office
from ui.screens.settings.fields import hint
from ui.theme.fonts import TITLE_PX, bold
from ui.widgets.buttons import Button, Kind
from ui.widgets.check_box import CheckBox
from ui.widgets.labels import PlainLabel, StateLabel

_WIDTH: Final = 520


class ConnectDialog(QDialog):
    """Asks for a community's key and, if there is one, an administrator's.

    The dialog closes itself when VK has accepted the keys; `warnings` then say what will not work.

    Signals:
        refused: the keys were not taken, and the reason is shown.
    """

    refused = Signal()

    def __init__(self, office: Office, parent: QWidget, known: Community | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._api = known.api if known is not None else ""
        self._expected = known.community_id if known is not None else 0
        self.warnings: tuple[str, ...] = ()
        self.name = ""
        self.community_id = 0
        self.setWindowTitle(self.tr("Подключить сообщество"))
        self.setMinimumWidth(_WIDTH)
        heading = (
            self.tr("Новый ключ: {name}").format(name=known.name)
            if known is not None
            else self.tr("Подключить сообщество")
        )
        extra = self.tr(
            "С ключом администратора видны прежние комментарии и подтверждается, что ответ на "
            "комментарий ушёл. Без него программа работает, но проверить это сама не сможет."
        )
        self._community_key = _key_field(self.tr("Ключ сообщества"))
        self._admin_key = _key_field(self.tr("Ключ администратора (необязательно)"))
        self._state = StateLabel()
        self._sentence = PlainLabel(role="red")
        self._sentence.setWordWrap(True)
        self._sentence.hide()
        self._accept = Button(self.tr("Подключить"), kind=Kind.FILLED)
        self._accept.setDefault(True)
        on(self._accept.clicked, self._connect)
        cancel = Button(self.tr("Закрыть"))
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addWidget(self._state, 1)
        buttons.addWidget(cancel)
        buttons.addWidget(self._accept)
        kept = self.tr("Ключи хранятся в защищённом хранилище системы и больше нигде.")
        self._for_this_run = CheckBox(self.tr("Хранить ключ только до закрытия программы"))
        if office.keys_for_this_run:
            kept = self.tr("На этом компьютере нет защищённого хранилища ключей.")
            self._for_this_run.toggled.connect(self._allow)
        else:
            self._for_this_run.hide()
        self._allow()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 18)
        layout.setSpacing(10)
        layout.addWidget(PlainLabel(heading, letters=bold(TITLE_PX)))
        layout.addWidget(hint(self._where_from()))
        layout.addWidget(PlainLabel(self.tr("Ключ сообщества")))
        layout.addWidget(self._community_key)
        layout.addWidget(PlainLabel(self.tr("Ключ администратора (необязательно)")))
        layout.addWidget(self._admin_key)
        layout.addWidget(hint(extra))
        layout.addWidget(hint(kept))
        layout.addWidget(self._for_this_run)
        layout.addWidget(self._sentence)
        layout.addStretch(1)
        layout.addLayout(buttons)

    def _where_from(self) -> str:
        words = self.tr(
            "Ключ создаёт администратор: Управление → Дополнительно → Работа с API → Создать ключ. "
            "Отметьте «Сообщения сообщества», «Стена» и «Управление сообществом»."
        )
        if self._expected:
            words += " " + self.tr("Пустое поле оставит прежний ключ.")
        return words

    def _allow(self) -> None:
        """Keys that nothing keeps need the officer's word."""
        word = not self._office.keys_for_this_run or self._for_this_run.isChecked()
        self._accept.setEnabled(word)

    async def _connect(self) -> None:
        engine = self._office.engine
        if engine is None:
            self._say(self.tr("Программа ещё запускается. Подождите несколько секунд."))
            return
        self._accept.setEnabled(False)
        self._sentence.hide()
        self._state.set_state(self.tr("Проверяем ключ в VK"), "hourglass", "dim")
        try:
            connected = await engine.connect(
                self._api, self._community_key.text(), self._admin_key.text(), self._expected
            )
        except GosclientError as error:
            self._say(error.sentence)
            return
        finally:
            self._allow()
            self._state.set_state("", "", "dim")
        self.warnings = connected.warnings
        self.name = connected.community.name
        self.community_id = connected.community.community_id
        self._community_key.clear()
        self._admin_key.clear()
        self.accept()

    def _say(self, sentence: str) -> None:
        self._sentence.setText(sentence)
        self._sentence.show()
        self.adjustSize()
        self.refused.emit()


def _key_field(name: str) -> QLineEdit:
    field = QLineEdit()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setAccessibleName(name)
    field.setPlaceholderText("vk1.a…")
    return field
