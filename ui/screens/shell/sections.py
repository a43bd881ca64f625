"""The sections of the window, one behind another; each is made when it is first needed."""

from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.loop import spawn
from ui.models.office import Office
from ui.notices import Notices
from ui.screens.inbox.screen import InboxScreen

if TYPE_CHECKING:
    from ui.screens.first_run.screen import FirstRunScreen
    from ui.screens.journal.screen import JournalScreen
    from ui.screens.outbox.screen import OutboxScreen
    from ui.screens.publishing.screen import PublishingScreen
    from ui.screens.settings.screen import SettingsScreen


class Section(IntEnum):
    """Sections of the rail, in order; the first run stands in place of one of them."""

    INBOX = 0
    PUBLISHING = 1
    OUTBOX = 2
    JOURNAL = 3
    SETTINGS = 4
    FIRST_RUN = 5


class Sections(QStackedWidget):
    """Screens by their section, and what they ask of the window.

    Signals:
        item_asked: show an item's thread (its id).
        compose_asked: a document is to be opened (its id), or a new one (0) at unix seconds, 0 for
            no time.
        keys_asked: the keys of a community are to be looked at (its id).
        edit_asked: an answer was taken back, its words are to be edited (id of its item).
        training_asked: the training district is to be opened.
        restart_asked: the program is to start anew, with restored data.
        lock_asked: the window is to be locked now.
        further_asked: one more community is to be connected.
        further_ended: that is over (id of the community, 0 if none was connected).
        first_run_ended: the guide was left or is over.
    """

    item_asked = Signal(int)
    compose_asked = Signal(int, object)
    keys_asked = Signal(int)
    edit_asked = Signal(int)
    training_asked = Signal()
    restart_asked = Signal()
    lock_asked = Signal()
    further_asked = Signal()
    further_ended = Signal(int)
    first_run_ended = Signal()

    def __init__(self, office: Office, notices: Notices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._notices = notices
        self._communities: tuple[int, ...] = ()
        self._publishing: PublishingScreen | None = None
        self._outbox: OutboxScreen | None = None
        self._journal: JournalScreen | None = None
        self._settings: SettingsScreen | None = None
        self._first_run: FirstRunScreen | None = None
        self.inbox = InboxScreen(office, notices)
        for page in (self.inbox, *(QWidget() for _ in range(len(Section) - 1))):
            self.addWidget(page)

    @property
    def section(self) -> Section:
        """What is shown now."""
        return Section(self.currentIndex())

    def show_section(self, section: Section) -> bool:
        """Show a section; False if it was shown already."""
        came = self.section is not section
        self.setCurrentWidget(self._screen(section))
        return came

    def flush(self) -> None:
        """Write down what is typed anywhere."""
        self.inbox.flush()
        if self._publishing is not None:
            self._publishing.flush()

    def filter_communities(self, ids: tuple[int, ...]) -> None:
        """Show what belongs to these communities, to all if there are none named."""
        self._communities = ids
        self.inbox.filter_communities(ids)
        if self._publishing is not None:
            self._publishing.calendar.filter_communities(ids)

    @property
    def publishing(self) -> "PublishingScreen":
        """The screen «Публикации»."""
        if self._publishing is None:
            from ui.screens.publishing.screen import PublishingScreen

            self._publishing = PublishingScreen(self._office, self._notices)
            self._publishing.calendar.filter_communities(self._communities)
            self._publishing.compose_asked.connect(self.compose_asked)
            self._publishing.keys_asked.connect(self.keys_asked)
            self._publishing.link_asked.connect(self.inbox.side.deeds.open_page)
            self._replace(Section.PUBLISHING, self._publishing)
        return self._publishing

    @property
    def outbox(self) -> "OutboxScreen":
        """The screen «Отправка»."""
        if self._outbox is None:
            from ui.screens.outbox.screen import OutboxScreen

            self._outbox = OutboxScreen(self._office, self._notices)
            self._outbox.item_asked.connect(self.item_asked)
            self._outbox.edit_asked.connect(self.edit_asked)
            self._replace(Section.OUTBOX, self._outbox)
        return self._outbox

    @property
    def journal(self) -> "JournalScreen":
        """The screen «Журнал»."""
        if self._journal is None:
            from ui.screens.journal.screen import JournalScreen

            moderation = self.inbox.side.moderation
            self._journal = JournalScreen(self._office, self._notices)
            self._journal.link_asked.connect(self.inbox.side.deeds.open_page)
            self._journal.unban_asked.connect(
                lambda here, person: spawn(moderation.unban(here, person))
            )
            self._replace(Section.JOURNAL, self._journal)
        return self._journal

    @property
    def settings(self) -> "SettingsScreen":
        """The screen «Настройки»."""
        if self._settings is None:
            from ui.screens.settings.screen import SettingsScreen

            self._settings = SettingsScreen(self._office, self._notices)
            self._settings.communities.connect_asked.connect(self.further_asked)
            self._settings.security.lock_asked.connect(self.lock_asked)
            self._settings.storage.backup.restart_asked.connect(self.restart_asked)
            self._replace(Section.SETTINGS, self._settings)
        return self._settings

    @property
    def first_run(self) -> "FirstRunScreen":
        """The welcome and the guide."""
        if self._first_run is None:
            from ui.screens.first_run.screen import FirstRunScreen

            self._first_run = FirstRunScreen(self._office, self._notices)
            self._first_run.training_asked.connect(self.training_asked)
            self._first_run.ended.connect(self.first_run_ended)
            self._first_run.further_ended.connect(self.further_ended)
            self._replace(Section.FIRST_RUN, self._first_run)
        return self._first_run

    def _screen(self, section: Section) -> QWidget:
        match section:
            case Section.INBOX:
                return self.inbox
            case Section.PUBLISHING:
                return self.publishing
            case Section.OUTBOX:
                return self.outbox
            case Section.JOURNAL:
                return self.journal
            case Section.SETTINGS:
                return self.settings
            case Section.FIRST_RUN:
                return self.first_run

    def _replace(self, section: Section, page: QWidget) -> None:
        old = self.widget(section)
        self.removeWidget(old)
        old.deleteLater()
        self.insertWidget(section, page)
