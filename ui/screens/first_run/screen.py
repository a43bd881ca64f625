"""The first run as a place in the window: the welcome, the guide, and one more community."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from gosclient.desk.first_run import FirstRun, Step
from ui.models.office import Office
from ui.notices import Notices
from ui.screens.first_run.guide import Guide
from ui.screens.first_run.sitting import Sitting
from ui.screens.first_run.step_page import StepPage
from ui.screens.first_run.welcome import Welcome
from ui.widgets.scroll import scrolled

_FURTHER: Final = (Step.KEY, Step.ADMIN, Step.WORKS)
"""Steps for one more community."""

_ALONE: Final = frozenset({Step.NETWORK, Step.KEY})
"""Steps that make sense while no community is connected."""


class FirstRunScreen(QStackedWidget):
    """Shown instead of the inbox until a community is connected, or the guide is left.

    Signals:
        training_asked: open the training district.
        ended: the first run is over or was put off; the inbox can be shown.
        further_ended: the guide for one more community is over (its id, 0 for none).
    """

    training_asked = Signal()
    ended = Signal()
    further_ended = Signal(int)

    def __init__(self, office: Office, notices: Notices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._notices = notices
        self.guide: Guide | None = None
        self.show_usual()

    @property
    def is_guiding(self) -> bool:
        """Whether the officer is in the middle of it, so that nothing may take it away."""
        return self.guide is not None

    @property
    def is_further(self) -> bool:
        """Whether one more community is being connected, and not the first run."""
        return self.guide is not None and self._sitting.further

    def show_usual(self) -> None:
        """Show the step where the officer is, or the welcome if it has not begun or was put off."""
        reached = self._office.first_run
        if reached.step is not None and not reached.put_off:
            self.go_on()
        else:
            self._show_welcome()

    def take_focus(self) -> None:
        """Give the keyboard to the step that is shown."""
        if self.guide is not None:
            self.guide.page.enter()

    def go_on(self) -> None:
        """Begin, or go on at the step where the officer was."""
        if self.guide is not None and not self._sitting.further:
            self.take_focus()
            return
        step = self._office.first_run.step or Step.NETWORK
        if not self._office.communities and step not in _ALONE:
            step = Step.KEY
        guide = self._show_guide(tuple(Step), Sitting(), self.tr("Позже"))
        guide.moved.connect(self._keep)
        guide.left.connect(self._put_off)
        guide.ended.connect(self._end)
        guide.show_step(step)

    def connect_further(self) -> None:
        """Connect one more community."""
        guide = self._show_guide(_FURTHER, Sitting(further=True), self.tr("Закрыть"))
        guide.left.connect(self._end_further)
        guide.ended.connect(self._end_further)
        guide.show_step(_FURTHER[0])

    def _keep(self, step: Step) -> None:
        self._office.keep_first_run(FirstRun(step))

    def _put_off(self) -> None:
        self._office.keep_first_run(FirstRun(self._office.first_run.step, put_off=True))
        self._show_welcome()
        self.ended.emit()

    def _end(self) -> None:
        self._office.keep_first_run(FirstRun())
        self._show_welcome()
        self.ended.emit()

    def _end_further(self) -> None:
        connected = self._sitting.connected
        self._show_welcome()
        self.further_ended.emit(connected[-1].community.community_id if connected else 0)

    def _show_welcome(self) -> None:
        welcome = Welcome(self._office.first_run.step)
        welcome.training_asked.connect(self.training_asked)
        welcome.connect_asked.connect(self.go_on)
        self.guide = None
        self._show_alone(scrolled(welcome))

    def _show_guide(self, steps: tuple[Step, ...], sitting: Sitting, leave: str) -> Guide:
        self._sitting = sitting
        self.guide = Guide(steps, self._made, leave=leave)
        self._show_alone(self.guide)
        return self.guide

    def _show_alone(self, page: QWidget) -> None:
        for at in reversed(range(self.count())):
            old = self.widget(at)
            self.removeWidget(old)
            old.deleteLater()
        self.addWidget(page)

    def _made(self, step: Step) -> StepPage:
        """The page of a step; what it needs is loaded only now."""
        if step is Step.NETWORK:
            from ui.screens.first_run.network_step import NetworkStep

            return NetworkStep(self._office, self._notices)
        if step is Step.KEY:
            from ui.screens.first_run.key_step import KeyStep

            return KeyStep(self._office, self._sitting)
        if step is Step.ADMIN:
            from ui.screens.first_run.admin_step import AdminStep

            return AdminStep(self._office)
        if step is Step.WORKS:
            from ui.screens.first_run.works_step import WorksStep

            return WorksStep(self._office, self._notices, self._sitting)
        if step is Step.TERM:
            from ui.screens.first_run.term_step import TermStep

            return TermStep(self._office, self._notices)
        from ui.screens.first_run.loading_step import LoadingStep

        return LoadingStep(self._office)
