"""«Публикации»: the calendar, and the place in which a document opens instead of it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.models.office import Office
from ui.notices import Notices
from ui.screens.calendar.screen import CalendarScreen


class PublishingScreen(QStackedWidget):
    """The section.

    Signals:
        compose_asked: a document is to be opened (its id), or a new one (0) at unix seconds, 0 for
            no time.
        link_asked: a post is to be shown in VK (address).
    """

    compose_asked = Signal(int, object)
    link_asked = Signal(str)

    def __init__(self, office: Office, notices: Notices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.calendar = CalendarScreen(office, notices)
        self.calendar.compose_asked.connect(self.compose_asked)
        self.calendar.link_asked.connect(self.link_asked)
        self.addWidget(self.calendar)

    @property
    def shows_calendar(self) -> bool:
        """Whether the calendar is seen, and no document."""
        return self.currentWidget() is self.calendar

    def show_page(self, page: QWidget) -> None:
        """Show a document in place of the calendar; it is added when it is new here."""
        if self.indexOf(page) < 0:
            self.addWidget(page)
        self.setCurrentWidget(page)

    def show_calendar(self) -> None:
        """Go back to the calendar."""
        self.setCurrentWidget(self.calendar)
        self.calendar.take_focus()
