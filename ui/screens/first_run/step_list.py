"""The steps of the guide in a column: done, now, to come."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gosclient.desk.first_run import Step
from ui.screens.first_run.step_page import step_name
from ui.theme.fonts import SMALL_PX, bold, font
from ui.theme.tokens import Role
from ui.widgets.labels import PlainLabel, StateLabel

_ICON_ROOM = 34


class StepList(QWidget):
    """Each step with an icon, and below its name a word for its state."""

    def __init__(self, steps: Sequence[Step], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps = tuple(steps)
        self.names = {step: StateLabel(step_name(step)) for step in steps}
        self.states = {step: PlainLabel(role="dim", letters=font(SMALL_PX)) for step in steps}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(1)
        for step in steps:
            layout.addWidget(self.names[step])
            state = self.states[step]
            state.setContentsMargins(22, 0, 0, 10)
            layout.addWidget(state)
        layout.addStretch(1)
        widest = max(QFontMetricsF(bold()).horizontalAdvance(step_name(step)) for step in steps)
        self.setFixedWidth(int(widest) + _ICON_ROOM)

    def show_step(self, now: Step) -> None:
        """Say where the officer is."""
        at = self._steps.index(now)
        for number, step in enumerate(self._steps):
            words, icon, role = _look(number, at)
            name = self.names[step]
            name.setFont(bold() if number == at else font())
            name.set_state(step_name(step), icon, role)
            name.setAccessibleName(f"{step_name(step)}: {words}")
            self.states[step].setText(words)


def place_words(steps: Sequence[Step], now: Step) -> str:
    """``Шаг 2 из 6: Ключ сообщества``, where there is no room for the column."""
    words = QCoreApplication.translate("first_run", "Шаг {at} из {count}: {name}")
    return words.format(at=steps.index(now) + 1, count=len(steps), name=step_name(now))


def _look(number: int, at: int) -> tuple[str, str, Role]:
    translate = QCoreApplication.translate
    if number < at:
        return translate("first_run", "пройдено"), "circle-check", "green"
    if number == at:
        return translate("first_run", "сейчас"), "circle-dot", "accent"
    return translate("first_run", "впереди"), "circle", "dim"
