"""What a check of the way to VK found: a line a step, with its state, its sentence and its time."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from gosclient.domain.netcheck import HostCheck, Outcome, Step, StepName
from ui.screens.empty_layout import empty
from ui.theme.fonts import SMALL_PX, bold, font
from ui.theme.tokens import Role
from ui.widgets.labels import PlainLabel, StateLabel

_LOOKS: Final[dict[Outcome, tuple[str, Role]]] = {
    Outcome.DONE: ("circle-check", "green"),
    Outcome.FAILED: ("circle-x", "red"),
    Outcome.NOT_NEEDED: ("circle-dot", "dim"),
    Outcome.NOT_REACHED: ("circle-pause", "dim"),
}
_STATE, _NAME, _SENTENCE, _TIME = range(4)


class NetworkSteps(QWidget):
    """Steps of the last check, a heading above each host where there are several."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Что показала проверка"))
        self._rows = QGridLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setHorizontalSpacing(18)
        self._rows.setVerticalSpacing(8)
        self._rows.setColumnStretch(_SENTENCE, 1)

    def show_checks(self, checks: Sequence[HostCheck]) -> None:
        """Show what was found, in place of what was found before."""
        empty(self._rows)
        at = 0
        for check in checks:
            if len(checks) > 1:
                self._rows.addWidget(PlainLabel(check.host, letters=bold()), at, 0, 1, -1)
                at += 1
            for step in check.steps:
                self._add(at, step)
                at += 1

    def _add(self, at: int, step: Step) -> None:
        icon, role = _LOOKS[step.outcome]
        name, state = step_name(step.name), outcome_word(step.outcome)
        label = PlainLabel(name)
        label.setAccessibleName(" ".join(filter(None, (f"{name}: {state}.", step.sentence))))
        sentence = PlainLabel(step.sentence, role="dim", letters=font(SMALL_PX))
        sentence.setWordWrap(True)
        took = PlainLabel(role="dim", letters=font(SMALL_PX))
        if step.outcome in {Outcome.DONE, Outcome.FAILED}:
            took.setText(self.tr("{count} мс").format(count=step.milliseconds))
        top = Qt.AlignmentFlag.AlignTop
        self._rows.addWidget(StateLabel(state, icon, role), at, _STATE, top)
        self._rows.addWidget(label, at, _NAME, top)
        self._rows.addWidget(sentence, at, _SENTENCE, top)
        self._rows.addWidget(took, at, _TIME, top | Qt.AlignmentFlag.AlignRight)


def step_name(name: StepName) -> str:
    """A step in a word."""
    translate = QCoreApplication.translate
    return {
        StepName.NAME: translate("network", "Имя"),
        StepName.CONNECTION: translate("network", "Соединение"),
        StepName.PROXY: translate("network", "Прокси"),
        StepName.TLS: translate("network", "Шифрование"),
        StepName.VK: translate("network", "VK"),
    }[name]


def outcome_word(outcome: Outcome) -> str:
    """How a step ended, in a word or two."""
    translate = QCoreApplication.translate
    return {
        Outcome.DONE: translate("network", "в порядке"),
        Outcome.FAILED: translate("network", "не прошло"),
        Outcome.NOT_NEEDED: translate("network", "не нужно"),
        Outcome.NOT_REACHED: translate("network", "не дошло"),
    }[outcome]
