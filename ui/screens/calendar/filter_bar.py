"""Which cards the calendar shows: by rubric, by state, ours alone or others' too."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from gosclient.desk.calendar import EVERYTHING, Wanted
from gosclient.domain.publishing import TROUBLED, TargetState
from ui.theme.dressing import dress
from ui.widgets.buttons import Button, Kind
from ui.widgets.chip import Chip
from ui.widgets.plain_text import first_line

T = TypeVar("T")

_WAITING: Final = (TargetState.PLANNED, TargetState.LEAVING, TargetState.LOCAL)
_TROUBLED: Final = tuple(state for state in TargetState if state in TROUBLED)


class FilterBar(QWidget):
    """Two choices and two switches.

    Signals:
        wanted_changed: other cards are to be seen (`Wanted`).
        drafts_asked: the drafts without a date are to be seen, or hidden.
    """

    wanted_changed = Signal(object)
    drafts_asked = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.wanted = EVERYTHING
        self._rubrics: tuple[str, ...] = ()
        self._rubric = Button("", kind=Kind.FIELD, icon="tag", chevron=True)
        self._state = Button("", kind=Kind.FIELD, icon="list-filter", chevron=True)
        for button, fill in ((self._rubric, self._fill_rubrics), (self._state, self._fill_states)):
            menu = dress(QMenu(self))
            menu.aboutToShow.connect(lambda menu=menu, fill=fill: fill(menu))
            button.setMenu(menu)
        self.others = Chip(self.tr("Сделанные в VK"))
        self.others.setChecked(True)
        self.others.toggled.connect(lambda on: self.want(replace(self.wanted, others=on)))
        self._usual = Button(self.tr("Сбросить"), kind=Kind.LINK)
        self._usual.clicked.connect(self._reset)
        self.drafts = Chip(self.tr("Без даты"))
        self.drafts.toggled.connect(self.drafts_asked)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 0, 14, 8)
        layout.setSpacing(8)
        for widget in (self._rubric, self._state, self.others, self._usual):
            layout.addWidget(widget)
        layout.addStretch(1)
        layout.addWidget(self.drafts)
        self._say()

    def show_rubrics(self, rubrics: Sequence[str]) -> None:
        """These rubrics are in use."""
        self._rubrics = tuple(sorted(rubrics))
        self._rubric.setVisible(bool(rubrics) or bool(self.wanted.rubrics))

    def want(self, wanted: Wanted) -> None:
        """Have other cards shown."""
        if wanted == self.wanted:
            return
        self.wanted = wanted
        self._say()
        self.wanted_changed.emit(wanted)

    def _say(self) -> None:
        rubrics, states = self.wanted.rubrics, self.wanted.states
        self._rubric.setText(first_line(rubrics[0], 30) if rubrics else self.tr("Все рубрики"))
        self._state.setText(next(words for words, one in self._state_choices() if one == states))
        self.others.setChecked(self.wanted.others)
        usual = replace(EVERYTHING, communities=self.wanted.communities)
        self._usual.setVisible(self.wanted != usual)

    def _reset(self) -> None:
        self.want(replace(EVERYTHING, communities=self.wanted.communities))

    def _state_choices(self) -> list[tuple[str, tuple[TargetState, ...]]]:
        return [
            (self.tr("Все состояния"), ()),
            (self.tr("Ждут вас"), _TROUBLED),
            (self.tr("Черновики"), (TargetState.DRAFT,)),
            (self.tr("Запланированные"), _WAITING),
            (self.tr("На паузе"), (TargetState.PAUSED,)),
            (self.tr("Вышедшие"), (TargetState.PUBLISHED,)),
        ]

    def _fill_states(self, menu: QMenu) -> None:
        self._offer(
            menu,
            self._state_choices(),
            self.wanted.states,
            lambda states: self.want(replace(self.wanted, states=states)),
        )

    def _fill_rubrics(self, menu: QMenu) -> None:
        choices: list[tuple[str, tuple[str, ...]]] = [(self.tr("Все рубрики"), ())]
        choices += [(first_line(one, 40).replace("&", "&&"), (one,)) for one in self._rubrics]
        self._offer(
            menu,
            choices,
            self.wanted.rubrics,
            lambda rubrics: self.want(replace(self.wanted, rubrics=rubrics)),
        )

    @staticmethod
    def _offer(
        menu: QMenu, choices: Sequence[tuple[str, T]], chosen: T, choose: Callable[[T], None]
    ) -> None:
        menu.clear()
        group = QActionGroup(menu)
        for words, value in choices:
            action = menu.addAction(words, lambda value=value: choose(value))
            action.setCheckable(True)
            action.setChecked(value == chosen)
            group.addAction(action)
