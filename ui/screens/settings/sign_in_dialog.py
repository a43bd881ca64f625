"""Signing in by the browser: the page is opened, and what comes back is taken or pasted."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from gosclient.desk import signin
from gosclient.domain.errors import GosclientError
from gosclient.domain.signin import Flow, SignedIn, SignInChoice, SignInRequest
from ui.loop import on, start
from ui.models.office import Office
from ui.screens.settings.fields import hint
from ui.theme.dressing import dress
from ui.theme.fonts import TITLE_PX, bold
from ui.widgets.buttons import Button, Kind
from ui.widgets.labels import PlainLabel, StateLabel

if TYPE_CHECKING:
    import asyncio

_WIDTH: Final = 520


class SignInDialog(QDialog):
    """One sign-in, with as many tries as it takes; `signed` then holds what came of it.

    Signals:
        answered: a try has ended, well or with a sentence.
    """

    answered = Signal()

    def __init__(self, office: Office, choice: SignInChoice, parent: QWidget) -> None:
        super().__init__(parent)
        self._office = office
        self._choice = choice
        self._request: SignInRequest | None = None
        self._waiting: asyncio.Task[None] | None = None
        self.signed: SignedIn | None = None
        self.setWindowTitle(self.tr("Вход через браузер"))
        self.setMinimumWidth(_WIDTH)
        self.open_page = Button(
            self.tr("Открыть страницу входа"), kind=Kind.FILLED, icon="external-link"
        )
        self.copy_page = Button(self.tr("Скопировать её адрес"), icon="copy")
        self.address = dress(QLineEdit())
        self.address.setAccessibleName(self.tr("Адрес страницы после входа"))
        # The address holds the key or a code for it.
        self.address.setEchoMode(QLineEdit.EchoMode.Password)
        self.take = Button(self.tr("Готово"))
        self._state = StateLabel()
        self._sentence = PlainLabel(role="red")
        self._sentence.setWordWrap(True)
        self._lay_out()
        self.open_page.clicked.connect(self._open)
        self.copy_page.clicked.connect(self._copy)
        self.address.textChanged.connect(self._renew)
        on(self.take.clicked, self._finish)
        self.finished.connect(self._give_up)
        self._say("")
        self._renew()

    def _lay_out(self) -> None:
        cancel = Button(self.tr("Закрыть"))
        cancel.clicked.connect(self.reject)
        opening = QHBoxLayout()
        opening.setSpacing(10)
        opening.addWidget(self.open_page)
        opening.addWidget(self.copy_page)
        opening.addStretch(1)
        ending = QHBoxLayout()
        ending.setSpacing(10)
        ending.addWidget(self._state)
        ending.addStretch(1)
        ending.addWidget(cancel)
        ending.addWidget(self.take)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 18)
        layout.setSpacing(10)
        layout.addWidget(PlainLabel(self.tr("Вход через браузер"), letters=bold(TITLE_PX)))
        layout.addWidget(hint(self._what_to_do()))
        layout.addLayout(opening)
        self._name = PlainLabel(self.address.accessibleName())
        layout.addWidget(self._name)
        layout.addWidget(self.address)
        layout.addWidget(self._sentence)
        layout.addStretch(1)
        layout.addLayout(ending)
        for widget in (self._name, self.address, self.take):
            widget.setVisible(not self._choice.by_loopback)

    def _what_to_do(self) -> str:
        who = self.tr("Войдите в VK как администратор сообщества и разрешите доступ приложению.")
        if self._choice.by_loopback:
            then = self.tr("Программа подождёт здесь и возьмёт ключ сама.")
        elif self._choice.flow is Flow.CLASSIC:
            then = self.tr(
                "Откроется пустая страница. Скопируйте её адрес целиком и вставьте сюда: ключ стоит "
                "в нём. VK предупреждает не отдавать его никому — так и поступайте."
            )
        else:
            then = self.tr(
                "Откроется страница учреждения. Скопируйте её адрес целиком и вставьте сюда."
            )
        return f"{who} {then}"

    def _begin(self) -> SignInRequest | None:
        """A try of its own each time: what answers an earlier one is not taken any more."""
        self._give_up()
        try:
            self._request = signin.begin(self._choice)
        except GosclientError as error:
            self._say(error.sentence)
            return None
        self._say("")
        if self._choice.by_loopback:
            self._waiting = start(self._wait(self._request))
        self._renew()
        return self._request

    def _open(self) -> None:
        request = self._begin()
        if request is not None and not QDesktopServices.openUrl(QUrl(request.address)):
            self._say(self.tr("Браузер не открылся. Скопируйте адрес страницы и откройте её сами."))

    def _copy(self) -> None:
        request = self._begin()
        if request is not None:
            QGuiApplication.clipboard().setText(request.address)

    async def _wait(self, request: SignInRequest) -> None:
        engine = self._office.engine
        if engine is None:
            self._say(self.tr("Программа ещё запускается. Подождите несколько секунд."))
            return
        self._state.set_state(self.tr("Ждём браузер"), "hourglass", "dim")
        try:
            signed = await engine.await_sign_in(request)
        except GosclientError as error:
            self._state.set_state("", "", "dim")
            self._say(error.sentence)
        else:
            self._waiting = None
            self._accept(signed)

    async def _finish(self) -> None:
        engine, request = self._office.engine, self._request
        if engine is None or request is None:
            self._say(self.tr("Сначала откройте страницу входа и войдите на ней."))
            return
        self.take.setEnabled(False)
        self._state.set_state(self.tr("Спрашиваем VK"), "hourglass", "dim")
        try:
            signed = await engine.finish_sign_in(request, self.address.text())
        except GosclientError as error:
            self._say(error.sentence)
        else:
            self._accept(signed)
        finally:
            self._state.set_state("", "", "dim")
            self._renew()

    def _accept(self, signed: SignedIn) -> None:
        self.signed = signed
        self.address.clear()
        self.answered.emit()
        self.accept()

    def _give_up(self) -> None:
        """Wait for the browser no more."""
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None
        self._state.set_state("", "", "dim")

    def _renew(self) -> None:
        self.take.setEnabled(bool(self.address.text().strip()) and self._request is not None)

    def _say(self, sentence: str) -> None:
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
        self.adjustSize()
        if sentence:
            self.answered.emit()
