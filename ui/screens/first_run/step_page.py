"""What every step of the guide has in common."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gosclient.desk.first_run import Step
from ui.theme.fonts import TITLE_PX, bold
from ui.theme.tokens import Role
from ui.widgets.labels import PlainLabel


def step_name(step: Step | None) -> str:
    """A step in a word or two; nothing for none."""
    translate = QCoreApplication.translate
    names = {
        Step.NETWORK: translate("first_run", "Проверка сети"),
        Step.KEY: translate("first_run", "Ключ сообщества"),
        Step.ADMIN: translate("first_run", "Ключ администратора"),
        Step.WORKS: translate("first_run", "Что работает"),
        Step.TERM: translate("first_run", "Срок ответа"),
        Step.LOADING: translate("first_run", "Загрузка"),
    }
    return names[step] if step is not None else ""


def wrapped(text: str = "", role: Role = "dim") -> PlainLabel:
    """Words over several lines."""
    label = PlainLabel(text, role=role)
    label.setWordWrap(True)
    return label


class StepPage(QWidget):
    """One step: a heading, a few words, and what is to be done below them.

    Signals:
        renewed: what the button «Дальше» says or whether it can be pressed is another.
        passed: the step is done, go to the next.

    Attributes:
        column: where the step puts its things.
    """

    renewed = Signal()
    passed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(12)

    def begin_with(self, heading: str, words: str) -> None:
        """Say what the step is about, above all the rest."""
        self.setAccessibleName(heading)
        self.column.addWidget(PlainLabel(heading, letters=bold(TITLE_PX + 3)))
        self.column.addWidget(wrapped(words))

    def next_words(self) -> str:
        """What the one filled button says; empty for the usual word."""
        return ""

    def can_go(self) -> bool:
        """Whether the button can be pressed."""
        return True

    def go_on(self) -> None:
        """The button was pressed: by default there is nothing to do before the next step."""
        self.passed.emit()

    def enter(self) -> None:
        """The step is shown: begin what it does by itself, take the keyboard."""
        self.setFocus()
