"""One intent in full: its text, its reason, what happened to it, and the buttons."""

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gosclient.desk import replies
from gosclient.domain.outbox import OutboxEntry, OutboxState
from ui.loop import spawn
from ui.models.office import Office
from ui.models.outbox import OutboxRow, intent_words
from ui.models.words import entry_words, moment, state_word
from ui.screens.acts import act_word, acts_for
from ui.screens.empty_layout import empty
from ui.screens.faces import mark_of
from ui.screens.outbox.delegate import UPLOADING, look_of
from ui.screens.upload_line import UploadLine
from ui.theme.fonts import SMALL_PX, TITLE_PX, bold, font
from ui.theme.theme import color
from ui.widgets.buttons import Button
from ui.widgets.labels import ElidedLabel, PillLabel, PlainLabel, title
from ui.widgets.mark_label import MarkLabel
from ui.widgets.painting import Tone
from ui.widgets.plain_text import first_line, harmless
from ui.widgets.scroll import scrolled


class EntryDetail(QWidget):
    """The chosen row of the table.

    Signals:
        act_asked: a button was pressed (`Act`, entry id, item id).
        item_asked: the thread is to be opened (item id).
        copied: the text of the answer is in the clipboard.
        told: what happened to the intent is read and shown.
    """

    act_asked = Signal(object, int, int)
    item_asked = Signal(int)
    copied = Signal()
    told = Signal()

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._shown: OutboxEntry | None = None
        self._name = ElidedLabel(letters=bold(TITLE_PX))
        self._mark = MarkLabel()
        self._place = _wrapped()
        self._place.set_role("dim")
        self._pill = PillLabel("", Tone.GREY)
        self._state = _wrapped()
        self.uploads = UploadLine(office)
        self._text = _wrapped()
        self._history_title = title(self.tr("Что происходило"))
        self._history = _wrapped()
        self._history.setFont(font(SMALL_PX))
        self._history.set_role("dim")
        self._buttons = QVBoxLayout()
        self._buttons.setSpacing(8)
        self._open = Button(self.tr("Открыть переписку"), icon="message-square")
        self._open.clicked.connect(self._open_item)
        self._copy = Button(self.tr("Скопировать текст"), icon="copy")
        self._copy.clicked.connect(self._copy_text)
        self._tick = QTimer(self, interval=1000)
        self._tick.timeout.connect(self._say_state)
        self._was_uploading = False
        office.uploads_changed.connect(self._on_uploads)
        self._lay_out()
        self.show_row(None)

    def show_row(self, row: OutboxRow | None) -> None:
        """Show another intent, or none."""
        entry = row.entry if row is not None else None
        if self._shown is None or entry is None or entry.entry_id != self._shown.entry_id:
            self._history.setText("")  # what happened to one intent is never told of another
        self._shown = entry
        self.setVisible(entry is not None)
        if entry is None or row is None:
            return
        community = self._office.community(entry.community_id)
        self._name.setText(first_line(row.person, 80))
        self._mark.show_mark(mark_of(community))
        self._place.setText(self.tr("от имени: {name}").format(name=community.name))
        self.uploads.follow([entry.entry_id])
        self._say_state()
        self._text.setText(harmless(intent_words(entry)))
        self._copy.setVisible(not entry.moderates)
        self._open.setVisible(entry.item_id > 0)
        self._make_buttons()
        spawn(self._read_history(entry))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), color("paper"))
        painter.fillRect(QRectF(0, 0, 1, self.height()), color("line"))

    async def _read_history(self, entry: OutboxEntry) -> None:
        lines = await replies.entry_history(self._office.db, entry.entry_id)
        if self._shown is not entry:
            return
        now = self._office.now()
        shown = [
            f"{moment(at, now)} — {state_word(state, moderates=entry.moderates)}"
            + (f": {sentence}" if sentence else "")
            for at, state, sentence in lines[-20:]
        ]
        self._history.setText("\n".join(shown))
        self.told.emit()

    def _make_buttons(self) -> None:
        empty(self._buttons)
        entry = self._shown
        self._was_uploading = self._uploading
        if entry is None or self._uploading:
            return  # the line of the upload has the one button that helps now
        for act in acts_for(entry):
            button = Button(act_word(act, entry))
            button.clicked.connect(
                lambda _checked=False, act=act: self.act_asked.emit(
                    act, entry.entry_id, entry.item_id
                )
            )
            self._buttons.addWidget(button)

    def _say_state(self) -> None:
        """The line under the pill; seconds run only while there are any."""
        entry = self._shown
        if entry is not None:
            self._show_pill(entry)
        if entry is None or entry.state is not OutboxState.HOLDING or not self.isVisible():
            self._tick.stop()
        elif not self._tick.isActive():
            self._tick.start()
        if entry is not None:
            # The pill above has said the state; here is only what it does not say.
            running = entry.state in {OutboxState.HOLDING, OutboxState.CONFIRMED}
            words = entry_words(entry, self._office.now()) if running else entry.sentence
            self._state.setText(words)
            self._state.setVisible(bool(words) and not self._uploading)

    @property
    def _uploading(self) -> bool:
        """Whether a file of the shown intent is on its way."""
        return self._shown is not None and self._shown.entry_id in self._office.uploads

    def _show_pill(self, entry: OutboxEntry) -> None:
        icon, tone = UPLOADING if self._uploading else look_of(entry)
        words = state_word(entry.state, moderates=entry.moderates)
        self._pill.set_state(self.tr("загружается") if self._uploading else words, tone, icon)

    def _on_uploads(self) -> None:
        if self._uploading is not self._was_uploading:
            self._make_buttons()
            self._say_state()

    def _open_item(self) -> None:
        if self._shown is not None:
            self.item_asked.emit(self._shown.item_id)

    def _copy_text(self) -> None:
        if self._shown is not None:
            QGuiApplication.clipboard().setText(self._shown.text)
            self.copied.emit()

    def _lay_out(self) -> None:
        who = QHBoxLayout()
        who.setSpacing(8)
        who.addWidget(self._mark, alignment=Qt.AlignmentFlag.AlignTop)
        who.addWidget(self._place, 1)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(18, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self._name)
        column.addLayout(who)
        column.addWidget(self._pill, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._state)
        column.addWidget(self.uploads)
        column.addLayout(self._buttons)
        column.addWidget(self._open)
        column.addWidget(title(self.tr("Текст")))
        column.addWidget(self._text)
        column.addWidget(self._copy, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._history_title)
        column.addWidget(self._history)
        column.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 0, 0, 0)
        layout.addWidget(scrolled(inside))


def _wrapped() -> PlainLabel:
    label = PlainLabel()
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignTop)
    return label
