"""The main window: what every section shares, and the way between the sections."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from gosclient.desk import inbox, replies
from gosclient.desk.first_run import FirstRun
from gosclient.desk.inbox import ViewCounts
from gosclient.domain.changes import ChangeSet
from ui.loop import spawn
from ui.models.office import Office
from ui.models.troubles import Troubles
from ui.notices import Notices
from ui.screens.first_run.step_page import step_name
from ui.screens.inbox.screen import WIDE
from ui.screens.keys import is_typing, place_of
from ui.screens.lock.keeper import LockKeeper
from ui.screens.shell.batch_strips import BatchStrips
from ui.screens.shell.sections import Section, Sections
from ui.screens.shell.state import loading_words, offline_words, troubled
from ui.screens.shell.status_strip import StatusStrip
from ui.screens.shell.top_bar import TopBar
from ui.theme.fonts import grown
from ui.theme.theme import color, theme
from ui.widgets.buttons import Button, Kind
from ui.widgets.painting import Tone
from ui.widgets.rail_button import RailButton
from ui.widgets.strip import Strip

if TYPE_CHECKING:
    from ui.screens.first_run.screen import FirstRunScreen
    from ui.screens.journal.screen import JournalScreen
    from ui.screens.outbox.screen import OutboxScreen
    from ui.screens.publishing.screen import PublishingScreen
    from ui.screens.settings.screen import SettingsScreen

_RAIL, _RAIL_ICONS, _RAIL_WORDS = 56, 100, 100
"""Width without words; with them what does not grow with the text, and what does."""

_LEAST = (960, 500)
"""Fits a screen of 1920x1080 at 200 %, taskbar and frame included."""


class MainWindow(QWidget):
    """The one window.

    Signals:
        painted: it is on the screen for the first time.
        closed: the officer closed it.
        training_asked: the training district is to be opened.
        restart_asked: the program is to start anew, with restored data.
        counted: numbers of the views (`ViewCounts`).
    """

    painted = Signal()
    closed = Signal()
    training_asked = Signal()
    restart_asked = Signal()
    counted = Signal(object)

    def __init__(self, office: Office) -> None:
        super().__init__()
        self._office = office
        self._was_painted = False
        self._standing = ""
        self._outbox_counts = office.look.outbox
        self.setWindowTitle(self._title())
        self.setMinimumSize(*_LEAST)
        self._content = QWidget()
        self.notices = Notices(self._content, left=12, bottom=14)
        self.top = TopBar(office)
        self.status = StatusStrip(office)
        self.strip = Strip()
        self.batches = BatchStrips(office, self.notices)
        self.sections = Sections(office, self.notices)
        self.inbox = self.sections.inbox
        self._buttons = {
            Section.INBOX: RailButton("inbox", self.tr("Входящие"), "Ctrl+1"),
            Section.PUBLISHING: RailButton("calendar-days", self.tr("Публикации"), "Ctrl+2"),
            Section.OUTBOX: RailButton("send", self.tr("Отправка"), "Ctrl+3"),
            Section.JOURNAL: RailButton("scroll-text", self.tr("Журнал"), "Ctrl+4"),
            Section.SETTINGS: RailButton("settings", self.tr("Настройки"), "Ctrl+5"),
        }
        self._lock_button = RailButton("lock", self.tr("Заблокировать"), "Ctrl+L")
        self._lock_button.setAutoExclusive(False)
        self._lock_button.setCheckable(False)
        self._lay_out()
        self.lock = LockKeeper(office, self, self._body)
        self.troubles = Troubles(office, self)
        self._connect()
        self.inbox.list_pane.show_starting(on=office.training and not office.communities)
        self.show_section(Section.FIRST_RUN if self._begins_with_guide else Section.INBOX)
        self._show_counts(office.look.counts)
        self._show_outbox_counts(office.look.outbox)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFocus()
        if self.section is Section.FIRST_RUN:
            self.first_run.take_focus()
        self._focus_rows()
        longest = office.look.longest_waiting
        self.top.show_due(longest + office.settings.term if longest else 0)
        self._lock_button.setVisible(office.lock.is_set)
        self.lock.lock_now()

    @property
    def office(self) -> Office:
        """The office it shows."""
        return self._office

    @property
    def section(self) -> Section:
        """What is shown now."""
        return self.sections.section

    def show_section(self, section: Section) -> None:
        """Go to a section; it is made when it is first needed."""
        came = self.sections.show_section(section)
        if came and section is Section.INBOX:
            self.inbox.list_pane.list.setFocus()
        elif came and section is Section.FIRST_RUN:
            self.first_run.take_focus()
        self._buttons[self._rail_section].setChecked(True)
        self._show_strip()

    @property
    def _rail_section(self) -> Section:
        """The section of the rail to which what is shown belongs."""
        if self.section is not Section.FIRST_RUN:
            return self.section
        return Section.SETTINGS if self.first_run.is_further else Section.INBOX

    @property
    def publishing(self) -> "PublishingScreen":
        """The screen «Публикации»."""
        return self.sections.publishing

    @property
    def outbox(self) -> "OutboxScreen":
        """The screen «Отправка»."""
        return self.sections.outbox

    @property
    def journal(self) -> "JournalScreen":
        """The screen «Журнал»."""
        return self.sections.journal

    @property
    def settings(self) -> "SettingsScreen":
        """The screen «Настройки»."""
        return self.sections.settings

    @property
    def first_run(self) -> "FirstRunScreen":
        """The welcome and the guide."""
        return self.sections.first_run

    def open_item(self, item_id: int) -> None:
        """Show an item's thread."""
        self.show_section(Section.INBOX)
        self.inbox.open_item(item_id)

    def say_standing(self, sentence: str) -> None:
        """Keep a sentence on the strip while what it says lasts (a busy profile, a locked vault)."""
        self._standing = sentence
        self._show_strip()

    def open_search(self) -> None:
        """Take the keyboard to the search."""
        self.show_section(Section.INBOX)
        self.top.search.setFocus()
        self.top.search.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.lock.locked or not self._pressed(event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_rail()

    def _fit_rail(self) -> None:
        wide = self.width() >= WIDE
        self._rail.setFixedWidth(_RAIL_ICONS + grown(_RAIL_WORDS) if wide else _RAIL)
        for button in (*self._buttons.values(), self._lock_button):
            button.set_wide(wide=wide)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        QPainter(self).fillRect(self.rect(), color("background"))
        if not self._was_painted:
            self._was_painted = True
            self.painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.sections.flush()
        super().closeEvent(event)
        self.closed.emit()

    def _focus_rows(self) -> None:
        """Give the keyboard to the list as soon as it is there, if nothing else has it."""
        rows = self.inbox.list_pane.list
        if rows.isVisibleTo(self) and self.focusWidget() in {None, self}:
            rows.setFocus()

    def _title(self) -> str:
        name = self.tr("Госклиент")
        return (
            self.tr("{name} — учебный район").format(name=name) if self._office.training else name
        )

    def _lay_out(self) -> None:
        self._rail = Rail()
        rail = QVBoxLayout(self._rail)
        rail.setContentsMargins(8, 10, 8, 10)
        rail.setSpacing(6)
        for section in (Section.INBOX, Section.PUBLISHING, Section.OUTBOX, Section.JOURNAL):
            rail.addWidget(self._buttons[section])
        rail.addStretch(1)
        rail.addWidget(self._lock_button)
        rail.addWidget(self._buttons[Section.SETTINGS])
        content = QVBoxLayout(self._content)
        content.setContentsMargins(0, 0, 0, 0)
        content.setSpacing(0)
        content.addWidget(self.strip)
        content.addWidget(self.batches)
        content.addWidget(self.sections, 1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._rail)
        middle.addWidget(self._content, 1)
        self._body = QWidget()
        body = QVBoxLayout(self._body)
        body.addWidget(self.top)
        body.addLayout(middle, 1)
        body.addWidget(self.status)
        whole = QVBoxLayout(self)
        whole.addWidget(self._body)
        for layout in (body, whole):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)

    def _connect(self) -> None:
        for section, button in self._buttons.items():
            button.clicked.connect(lambda _checked=False, to=section: self._go(to))
        self.top.communities_chosen.connect(self.sections.filter_communities)
        self.top.searched.connect(self._search)
        self.top.search.left.connect(self._end_search)
        self.top.search.entered.connect(self._enter_results)
        self.top.refresh_asked.connect(self._office.refresh)
        self.inbox.model.modelReset.connect(self._focus_rows)
        self.inbox.model.patched.connect(self._focus_rows)
        self.inbox.counted.connect(self._show_counts)
        self.inbox.counted.connect(self.counted)
        self.inbox.list_pane.results.left.connect(self._end_search)
        self.troubles.counted.connect(
            lambda count: self._buttons[Section.PUBLISHING].set_count(count, urgent=True)
        )
        self.batches.outbox_asked.connect(lambda: self.show_section(Section.OUTBOX))
        self._office.changed.connect(self._on_changes)
        theme().text_resized.connect(self._fit_rail)
        self._office.board_changed.connect(self._show_board)
        self._office.communities_changed.connect(self._on_communities)
        self._office.first_run_changed.connect(self._show_strip)
        self._connect_sections(self.sections)
        self._lock_button.clicked.connect(self.lock.lock_now)
        self._office.lock_changed.connect(lambda lock: self._lock_button.setVisible(lock.is_set))

    def _connect_sections(self, sections: Sections) -> None:
        sections.item_asked.connect(self.open_item)
        sections.edit_asked.connect(self._edit)
        sections.training_asked.connect(self.training_asked)
        sections.restart_asked.connect(self.restart_asked)
        sections.lock_asked.connect(self.lock.lock_now)
        sections.further_asked.connect(self._connect_further)
        sections.further_ended.connect(self._end_further)
        sections.keys_asked.connect(self._end_further)
        sections.first_run_ended.connect(lambda: self._go(Section.INBOX))

    def _go(self, section: Section) -> None:
        """Follow the rail; without communities «Входящие» is the first run."""
        nothing = section is Section.INBOX and self._is_new
        self.show_section(Section.FIRST_RUN if nothing else section)

    @property
    def _is_new(self) -> bool:
        """Whether there is nothing to show yet but the first run."""
        return not self._office.communities and not self._office.training

    @property
    def _begins_with_guide(self) -> bool:
        """Whether the window opens on the first run: nothing is there yet, or it was broken off."""
        reached = self._office.first_run
        return self._is_new or (reached.step is not None and not reached.put_off)

    def _search(self, text: str) -> None:
        if text.strip():
            self.show_section(Section.INBOX)
        self.inbox.search(text)

    def _enter_results(self) -> None:
        """Take the keyboard from the search field to what was found, or to the list."""
        pane = self.inbox.list_pane
        (pane.results.view if pane.searching else pane.list).setFocus()
        if pane.searching and not pane.results.view.currentIndex().isValid():
            pane.results.step(1)

    def _end_search(self) -> None:
        self.top.end_search()
        self.inbox.list_pane.list.setFocus()

    def _pressed(self, event: QKeyEvent) -> bool:
        """A key that no widget wanted; True if it meant something."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        alone = not event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        if event.key() == Qt.Key.Key_F1:
            self._show_keys()
        elif event.key() == Qt.Key.Key_F5:
            self._office.refresh()
        elif event.key() == Qt.Key.Key_Escape:
            return self._escape()
        elif control and Qt.Key.Key_1 <= event.key() <= Qt.Key.Key_5:
            self._go(Section(event.key() - Qt.Key.Key_1))
        elif control and place_of(event) == "N":
            self.show_section(Section.PUBLISHING)
            self.publishing.compose_asked.emit(0, 0)
        elif control and place_of(event) == "Z":
            return self.notices.undo()
        elif control and place_of(event) == "L":
            # With a code the keeper hears this key first, over dialogs too.
            self.notices.say(
                self.tr("Чтобы закрывать окно, задайте код: «Настройки» → «Безопасность».")
            )
        elif alone and not is_typing(QApplication.focusWidget()):
            return self._letter(event)
        else:
            return False
        return True

    def _letter(self, event: QKeyEvent) -> bool:
        place = place_of(event)
        if place == "/":
            self.open_search()
            return True
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if self.section is Section.PUBLISHING and self.publishing.shows_calendar:
            return self.publishing.calendar.press(place, shift=shift)
        return self.section is Section.INBOX and self.inbox.press(place, shift=shift)

    def _escape(self) -> bool:
        if self.inbox.list_pane.searching:
            self._end_search()
        elif self.section is Section.INBOX:
            self.inbox.step_back()
        elif self.section is Section.PUBLISHING and self.publishing.calendar.step_back():
            pass
        else:
            self._go(Section.INBOX)
        return True

    def _show_keys(self) -> None:
        from ui.screens.shell.keys_dialog import KeysDialog

        KeysDialog(self).open()

    def _edit(self, item_id: int) -> None:
        """An answer was taken back: its words wait in the box of its item."""
        self.inbox.side.model.close()
        self.open_item(item_id)

    def _go_on_with_first_run(self) -> None:
        self.show_section(Section.FIRST_RUN)
        self.first_run.go_on()

    def _connect_further(self) -> None:
        self.first_run.connect_further()
        self.show_section(Section.FIRST_RUN)

    def _end_further(self, community_id: int) -> None:
        """Back to where it was asked for, with the table of what works there."""
        self.show_section(Section.SETTINGS)
        self.settings.show_communities()
        self.settings.communities.open_table(community_id)

    def _open_network(self) -> None:
        self.show_section(Section.SETTINGS)
        self.settings.show_network()

    def _on_communities(self) -> None:
        self.inbox.list_pane.show_starting(on=False)
        if self._is_new and self.section is Section.INBOX:
            self.show_section(Section.FIRST_RUN)
        elif self._is_new or self.section is not Section.FIRST_RUN:
            return
        elif not self.first_run.is_guiding:
            self.show_section(Section.INBOX)

    def _on_changes(self, changes: ChangeSet) -> None:
        if changes.concerns("outbox"):
            spawn(self._count_outbox())

    async def _count_outbox(self) -> None:
        self._show_outbox_counts(await replies.outbox_counts(self._office.db))

    def _show_outbox_counts(self, counts: replies.OutboxCounts) -> None:
        self._outbox_counts = counts
        urgent = counts.troubled > 0
        number = counts.troubled if urgent else counts.waiting
        self._buttons[Section.OUTBOX].set_count(number, urgent=urgent)
        self.status.show_outbox(counts)
        self._show_strip()

    def _show_counts(self, counts: ViewCounts) -> None:
        self._buttons[Section.INBOX].set_count(counts.new, urgent=counts.urgent > 0)
        if self._office.running:
            spawn(self._read_due())

    async def _read_due(self) -> None:
        term = self._office.settings.term
        now = int(self._office.now())
        self.top.show_due(await inbox.nearest_due(self._office.db, now, term))

    def _show_board(self) -> None:
        self.inbox.list_pane.show_progress(*loading_words(self._office.board))
        self._show_strip()

    def _show_strip(self) -> None:
        """One strip, the weightiest matter first: offline, keys, the way, what stands for long."""
        board = self._office.board
        offline = offline_words(board, self._outbox_counts, self._office.now())
        lost = troubled(board)
        if offline:
            self.strip.say(offline, Tone.AMBER, "wifi-off")
        elif lost:
            name = self._office.community_name(lost[0].community_id)
            words = f"{name}: {lost[0].sentence}"
            if len(lost) > 1:
                words += " " + self.tr("И ещё сообществ: %n.", "", len(lost) - 1)
            button = Button(self.tr("Открыть настройки"))
            button.clicked.connect(lambda: self.show_section(Section.SETTINGS))
            self.strip.say(words, Tone.RED, "key-round", button)
        elif board.network:
            button = Button(self.tr("Открыть настройки"))
            button.clicked.connect(self._open_network)
            self.strip.say(board.network, Tone.AMBER, "triangle-alert", button)
        elif self._standing:
            self.strip.say(self._standing, Tone.AMBER, "info")
        elif self._office.first_run.has_more and self.section is not Section.FIRST_RUN:
            self._offer_first_run()
        else:
            self.strip.clear()

    def _offer_first_run(self) -> None:
        """The guide was left in the middle: a quiet offer to go on, or to be done with it."""
        go_on = Button(self.tr("Продолжить"))
        go_on.clicked.connect(self._go_on_with_first_run)
        done = Button(self.tr("Больше не предлагать"), kind=Kind.QUIET)
        done.clicked.connect(lambda: self._office.keep_first_run(FirstRun()))
        words = self.tr("Подключение не закончено. Дальше: {name}.")
        words = words.format(name=step_name(self._office.first_run.step))
        self.strip.say(words, Tone.ACCENT, "list-checks", go_on, done)


class Rail(QWidget):
    """The ground of the rail."""

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), color("paper"))
        painter.fillRect(QRectF(self.width() - 1, 0, 1, self.height()), color("line"))
