"""Encryption of the local file: how it is, what follows from it, and changing it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from gosclient.desk.encryption import EncryptionState
from gosclient.domain.errors import GosclientError
from ui.loop import ask, on, spawn
from ui.models import encryption
from ui.models.office import Office
from ui.notices import Notices
from ui.screens.settings.encryption_dialogs import DecryptDialog, EncryptDialog
from ui.screens.settings.fields import hint
from ui.widgets.buttons import Button
from ui.widgets.labels import PlainLabel, StateLabel, title


class EncryptionPart(QWidget):
    """Whether the file is encrypted, and one button.

    Signals:
        filled: the state that is shown was read.
        refused: it could not be changed, and the reason is shown.
    """

    filled = Signal()
    refused = Signal()

    def __init__(self, office: Office, notices: Notices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._notices = notices
        self.state = StateLabel()
        self.words = PlainLabel(role="dim")
        self.words.setWordWrap(True)
        self.aside = hint("")
        self.refusal = PlainLabel(role="red")
        self.refusal.setWordWrap(True)
        self.refusal.hide()
        self.switch_on = Button(self.tr("Зашифровать…"), icon="lock")
        on(self.switch_on.clicked, self.encrypt)
        self.switch_off = Button(self.tr("Расшифровать…"))
        on(self.switch_off.clicked, self.decrypt)
        buttons = QHBoxLayout()
        buttons.addWidget(self.switch_on)
        buttons.addWidget(self.switch_off)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(title(self.tr("Шифрование локального файла")))
        for widget in (self.state, self.words, self.aside):
            layout.addWidget(widget)
        layout.addLayout(buttons)
        layout.addWidget(self.refusal)
        self.show_state(EncryptionState(office.db.encrypted))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        spawn(self._read())

    async def encrypt(self) -> None:
        """Have a key made, show its code, and with the officer's word encrypt and open again."""
        self._refuse("")
        self.switch_on.setEnabled(False)
        try:
            change = await encryption.prepared(self._office)
        except GosclientError as error:
            self._refuse(error.sentence)
            return
        finally:
            self.switch_on.setEnabled(True)
        dialog = EncryptDialog(self.window(), change)
        answer = await ask(dialog)
        dialog.deleteLater()
        if answer == QDialog.DialogCode.Accepted.value:
            self._office.change_encryption(change)

    async def decrypt(self) -> None:
        """With the officer's word make the file plain and open again."""
        self._refuse("")
        dialog = DecryptDialog(self.window())
        answer = await ask(dialog)
        dialog.deleteLater()
        if answer != QDialog.DialogCode.Accepted.value:
            return
        try:
            self._office.change_encryption(await encryption.undone(self._office))
        except GosclientError as error:
            self._refuse(error.sentence)

    async def _read(self) -> None:
        self.show_state(await encryption.state(self._office.db.path))
        self.filled.emit()

    def show_state(self, state: EncryptionState) -> None:
        """Show how the file is kept."""
        if state.encrypted:
            self.state.set_state(self.tr("Файл зашифрован"), "shield-check", "green")
            words = self.tr(
                "Переписка, ответы, черновики и журнал на диске не читаются без ключа. Ключ лежит в "
                "хранилище ключей системы. Картинки хранятся только в памяти, пока программа открыта."
            )
        else:
            self.state.set_state(self.tr("Файл не зашифрован"), "info", "dim")
            words = self.tr(
                "Кто получит этот диск, прочтёт переписку жителей. После включения для чтения файла "
                "нужен ключ из хранилища ключей системы или код восстановления на бумаге."
            )
        if self._office.training:
            words = self.tr("В учебном районе шифрования нет: от учёбы ничего не остаётся.")
        self.words.setText(words)
        can_change = not self._office.training and not self._office.db.readonly
        self.switch_on.setVisible(can_change and not state.encrypted)
        self.switch_off.setVisible(can_change and state.encrypted)
        self.aside.setText(
            self.tr(
                "Рядом лежат отложенные повреждённые файлы, они не зашифрованы: {names}. Если они не "
                "нужны специалисту, удалите их."
            ).format(names=", ".join(state.plain_copies))
        )
        self.aside.setVisible(bool(state.plain_copies))

    def _refuse(self, sentence: str) -> None:
        self.refusal.setText(sentence)
        self.refusal.setVisible(bool(sentence))
        if sentence:
            self.refused.emit()
