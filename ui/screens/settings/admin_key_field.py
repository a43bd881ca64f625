"""The field for an administrator's key, which may also come from the browser."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from shiboken6 import isValid

from gosclient.desk import signin
from gosclient.domain.signin import SignedIn
from ui.loop import ask, on, spawn
from ui.models.office import Office
from ui.screens.settings.sign_in_dialog import SignInDialog
from ui.widgets.buttons import Button


class AdminKeyField(QWidget):
    """A field that shows no key, and «Войти через браузер» where the office has set that up."""

    def __init__(self, office: Office, field: QLineEdit) -> None:
        super().__init__()
        self._office = office
        self._field = field
        self._signed: SignedIn | None = None
        self.by_browser = Button(self.tr("Войти через браузер"), icon="globe")
        self.by_browser.hide()
        on(self.by_browser.clicked, self._sign_in)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(field, 1)
        layout.addWidget(self.by_browser)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        spawn(self._offer(), name="offer the browser")  # perhaps before the loop runs

    def text(self) -> str:
        """The key as it stands in the field."""
        return self._field.text()

    @property
    def origin(self) -> SignedIn | None:
        """What the key came with, if it came from the browser and still stands there."""
        signed = self._signed
        return signed if signed is not None and signed.token == self.text() else None

    def clear(self) -> None:
        """Keep nothing of it."""
        self._field.clear()
        self._signed = None

    async def _offer(self) -> None:
        state = await signin.state(self._office.db)
        if isValid(self):  # else the window it stood in was closed meanwhile
            self.by_browser.setVisible(state.choice.enabled)

    async def _sign_in(self) -> None:
        state = await signin.state(self._office.db)
        dialog = SignInDialog(self._office, state.choice, self)
        await ask(dialog)
        if dialog.signed is not None:
            self._signed = dialog.signed
            self._field.setText(dialog.signed.token)
        dialog.deleteLater()
