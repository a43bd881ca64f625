"""«Проверка сети»: the way to VK is walked at once; trouble bars nothing."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QWidget

from gosclient.domain.netcheck import HostCheck, Outcome
from ui.loop import spawn
from ui.models.office import Office
from ui.notices import Notices
from ui.screens.first_run.step_page import StepPage, wrapped
from ui.screens.settings.network_page import NetworkPage
from ui.theme.tokens import Role
from ui.widgets.buttons import Button, Kind
from ui.widgets.labels import StateLabel
from ui.widgets.speech import announce

_ROLES: Final[dict[str, Role]] = {"circle-check": "green", "circle-alert": "red"}


class NetworkStep(StepPage):
    """The page «Сеть» of the settings, of which the check is shown first."""

    def __init__(self, office: Office, notices: Notices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.begin_with(
            self.tr("Проверка сети"),
            self.tr(
                "Программа говорит только с VK. Сейчас она проверит, пускает ли её туда сеть вашей "
                "организации."
            ),
        )
        self._office = office
        self._was_walked = False
        self.found: Sequence[HostCheck] = ()
        self.page = NetworkPage(office, notices, guided=True)
        self.page.choice.hide()
        self.page.save.hide()
        self.state = StateLabel()
        self.state.hide()
        self.advice = wrapped()
        self.advice.hide()
        self.settings = Button(
            self.tr("Настройки сети: прокси и сертификат"), kind=Kind.LINK, icon="chevron-right"
        )
        self.settings.setCheckable(True)
        self.settings.toggled.connect(self._show_choice)
        for widget in (self.state, self.advice, self.page, self.settings):
            self.column.addWidget(widget)
        self.column.insertWidget(self.column.indexOf(self.page), self.settings)
        self.column.addStretch(1)
        self.page.checked.connect(self._show_found)
        self.page.filled.connect(self._walk)
        office.engine_changed.connect(self._walk)

    @property
    def is_reached(self) -> bool:
        """Whether the last check came through to VK."""
        steps = [step for check in self.found for step in check.steps]
        good = {Outcome.DONE, Outcome.NOT_NEEDED}
        return bool(steps) and all(step.outcome in good for step in steps)

    def next_words(self) -> str:
        return self.tr("Дальше без связи") if self.found and not self.is_reached else ""

    def enter(self) -> None:
        self.setFocus()
        if self._office.engine is None:
            self._say(self.tr("Программа запускается, проверка начнётся сама."), "hourglass")
        self._walk()

    def _walk(self) -> None:
        """Walk once by itself, when the engine is up and the page knows what is kept."""
        is_ready = self._office.engine is not None and self.page.isEnabled()
        if is_ready and not self._was_walked and self.isVisible():
            self._was_walked = True
            self.state.hide()
            spawn(self.page.walk(), name="walk the way to VK")

    def _show_found(self, found: Sequence[HostCheck]) -> None:
        self.found = found
        if self.is_reached:
            self._say(self.tr("VK отвечает. Можно идти дальше."), "circle-check")
            self.advice.hide()
        else:
            self._say(self.tr("До VK дойти не удалось."), "circle-alert")
            self.advice.setText(
                self.tr(
                    "Внизу видно, на каком шаге, и сказано, что делать. Адрес прокси или сертификат "
                    "организации подскажет ваш ИТ-специалист: их вписывают прямо здесь. Можно идти "
                    "и дальше, но без связи ключ не проверить."
                )
            )
            self.advice.show()
            self.settings.setChecked(True)
        self.renewed.emit()

    def _say(self, words: str, icon: str) -> None:
        self.state.set_state(words, icon, _ROLES.get(icon, "dim"))
        self.state.show()
        announce(self.state, words)

    def _show_choice(self, shown: bool) -> None:  # noqa: FBT001 - a signal's parameter
        self.settings.set_icon_name("chevron-down" if shown else "chevron-right")
        self.page.choice.setVisible(shown)
        self.page.save.setVisible(shown)
