"""«Срок ответа»: the same choice as in the settings."""

from PySide6.QtWidgets import QWidget

from ui.models.office import Office
from ui.notices import Notices
from ui.screens.first_run.step_page import StepPage
from ui.screens.settings.term_choice import TermChoice


class TermStep(StepPage):
    """A term is in force from the beginning, so nothing has to be chosen."""

    def __init__(self, office: Office, notices: Notices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.begin_with(
            self.tr("Срок первого ответа"),
            self.tr(
                "За сколько часов в вашем районе принято отвечать жителю? Поменять срок можно в "
                "любой день: «Настройки» → «Сроки»."
            ),
        )
        self.choice = TermChoice(office, notices)
        self.column.addWidget(self.choice)
        self.column.addStretch(1)

    def go_on(self) -> None:
        self.choice.take_own()
        self.passed.emit()

    def enter(self) -> None:
        self.choice.take_focus()
