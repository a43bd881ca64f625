"""New keys for a connected community: they are pasted, and tried before they are kept."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from gosclient.domain.community import Community
from gosclient.domain.connecting import NEEDED_RIGHTS
from gosclient.domain.errors import GosclientError
from ui.loop import on
from ui.models.connecting_words import right_name
from ui.models.office import Office
from ui.screens.settings.admin_key_field import AdminKeyField
from ui.screens.settings.fields import hint
from ui.screens.settings.key_form import KeyKeeping, key_field
from ui.theme.fonts import TITLE_PX, bold, grown
from ui.widgets.buttons import Button, Kind
from ui.widgets.labels import PlainLabel, StateLabel

_WIDTH: Final = 520


class RenewalDialog(QDialog):
    """Asks for a community's new key, an administrator's, or both; an empty field changes nothing.

    The dialog closes itself when VK has accepted the keys; `warnings` then say what will not work.

    Signals:
        refused: the keys were not taken, and the reason is shown.
    """

    refused = Signal()

    def __init__(self, office: Office, parent: QWidget, known: Community) -> None:
        super().__init__(parent)
        self._office = office
        self._known = known
        self.warnings: tuple[str, ...] = ()
        self.setWindowTitle(self.tr("Обновить ключ"))
        self.setMinimumWidth(grown(_WIDTH))
        heading = self.tr("Новый ключ: {name}").format(name=known.name)
        extra = self.tr(
            "С ключом администратора видны прежние комментарии и подтверждается, что ответ на "
            "комментарий ушёл. Без него программа работает, но проверить это сама не сможет."
        )
        self._community_key = key_field(self.tr("Ключ сообщества"))
        self._admin_key = AdminKeyField(
            office, key_field(self.tr("Ключ администратора (необязательно)"))
        )
        self._state = StateLabel()
        self._sentence = PlainLabel(role="red")
        self._sentence.setWordWrap(True)
        self._sentence.hide()
        self._accept = Button(self.tr("Обновить"), kind=Kind.FILLED)
        self._accept.setDefault(True)
        on(self._accept.clicked, self._connect)
        cancel = Button(self.tr("Закрыть"))
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addWidget(self._state, 1)
        buttons.addWidget(cancel)
        buttons.addWidget(self._accept)
        self._keeping = KeyKeeping(office)
        self._keeping.changed.connect(self._allow)
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
        layout.addWidget(self._keeping)
        layout.addWidget(self._sentence)
        layout.addStretch(1)
        layout.addLayout(buttons)

    def _where_from(self) -> str:
        words = self.tr(
            "Ключ создаёт администратор: Управление → Дополнительно → Работа с API → Создать ключ. "
            "Отметьте: {rights}."
        ).format(rights=", ".join(f"«{right_name(right)}»" for right in NEEDED_RIGHTS))
        return words + " " + self.tr("Пустое поле оставит прежний ключ.")

    def _allow(self) -> None:
        """Keys that nothing keeps need the officer's word."""
        self._accept.setEnabled(self._keeping.allowed)

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
                self._known.api,
                self._community_key.text(),
                self._admin_key.text(),
                self._known.community_id,
                self._admin_key.origin,
            )
        except GosclientError as error:
            self._say(error.sentence)
            return
        finally:
            self._allow()
            self._state.set_state("", "", "dim")
        self.warnings = connected.warnings
        self._community_key.clear()
        self._admin_key.clear()
        self.accept()

    def _say(self, sentence: str) -> None:
        self._sentence.setText(sentence)
        self._sentence.show()
        self.adjustSize()
        self.refused.emit()
