"""«Публикации»: the calendar, and the place in which a document opens instead of it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.loop import on, spawn
from ui.models.office import Office
from ui.models.time_words import here
from ui.notices import Notices
from ui.screens.calendar.screen import CalendarScreen
from ui.screens.composer.screen import ComposerScreen
from ui.screens.publishing.day_notes import DayNotes
from ui.screens.publishing.pausing import Pausing
from ui.screens.publishing.plan_files import PlanFiles


class PublishingScreen(QStackedWidget):
    """The section.

    Signals:
        compose_asked: a document is to be opened (its id), or a new one (0) at unix seconds, 0 for
            no time.
        link_asked: a post is to be shown in VK (address).
        keys_asked: the keys of a community are to be looked at (its id).
    """

    compose_asked = Signal(int, object)
    link_asked = Signal(str)
    keys_asked = Signal(int)

    def __init__(self, office: Office, notices: Notices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._notices = notices
        self._composer: ComposerScreen | None = None
        self.compose_asked.connect(self.compose)
        self.calendar = CalendarScreen(office, notices)
        self.calendar.compose_asked.connect(self.compose_asked)
        self.calendar.link_asked.connect(self.link_asked)
        self.pausing = Pausing(office, notices, self._zone, self)
        on(self.calendar.head.pause_asked, self.pausing.ask_begin)
        self.notes = DayNotes(office, notices, self.calendar)
        for view in self.calendar.views.values():
            view.day_menu_asked.connect(self.notes.open_menu)
        self.plans = PlanFiles(office, notices, self._zone, self)
        on(self.calendar.head.plan_in_asked, self.plans.choose_plan)
        on(self.calendar.head.plan_out_asked, self._choose_place)
        self._plan = QWidget()
        column = QVBoxLayout(self._plan)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.pausing.strip)
        column.addWidget(self.calendar, 1)
        self.addWidget(self._plan)

    @property
    def composer(self) -> ComposerScreen:
        """The place of a document; made when it is first needed."""
        if self._composer is None:
            self._composer = ComposerScreen(self._office, self._notices)
            self._composer.left.connect(self.show_calendar)
            self._composer.keys_asked.connect(self.keys_asked)
        return self._composer

    def compose(self, publication_id: int, at: int) -> None:
        """Open a document, or with the id 0 a new one at unix seconds, 0 for no time."""
        if publication_id:
            spawn(self._open(publication_id), name="open a document")
            return
        self.composer.start(at=at)
        self.show_page(self.composer)
        self.composer.take_focus()

    def flush(self) -> None:
        """Write down what is typed."""
        if self._composer is not None:
            self._composer.flush()

    @property
    def shows_calendar(self) -> bool:
        """Whether the calendar is seen, and no document."""
        return self.currentWidget() is self._plan

    def show_page(self, page: QWidget) -> None:
        """Show a document in place of the calendar; it is added when it is new here."""
        if self.indexOf(page) < 0:
            self.addWidget(page)
        self.setCurrentWidget(page)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.pausing.model.watch(on=True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.pausing.model.watch(on=False)

    async def _open(self, publication_id: int) -> None:
        if await self.composer.open(publication_id):
            self.show_page(self.composer)
            self.composer.take_focus()
        else:
            self._notices.say(self.tr("Этой записи здесь больше нет."))

    async def _choose_place(self) -> None:
        model = self.calendar.model
        await self.plans.choose_place(model.span, model.zone)

    def _zone(self) -> str:
        """IANA name of the zone whose clocks the calendar shows."""
        return self.calendar.model.zone_name or here()

    def show_calendar(self) -> None:
        """Go back to the calendar."""
        self.setCurrentWidget(self._plan)
        self.calendar.take_focus()
