"""The answer box: an answer or a note, kept as it is typed, never sent elsewhere."""

from typing import Final

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gosclient.desk.threads import Thread
from gosclient.domain.errors import StoreError
from gosclient.domain.kinds import ItemKind
from gosclient.domain.posts import CanWrite
from gosclient.domain.text import MESSAGE_LIMIT, limit_for
from ui.loop import spawn
from ui.models import drafts
from ui.models.office import Office
from ui.models.words import refusal_words
from ui.screens.faces import mark_of
from ui.screens.inbox.answer_labels import OnBehalfLabel, SavedLabel
from ui.screens.inbox.insertions import Insertions
from ui.theme.theme import color
from ui.widgets.buttons import Button, IconButton, Kind
from ui.widgets.editor import CharacterCounter, GrowingTextEdit
from ui.widgets.labels import PlainLabel
from ui.widgets.mark_label import MarkLabel
from ui.widgets.tabs import SegmentTabs

SAVE_AFTER_MS: Final = 300
"""Pause in typing after which the draft is written."""

_ANSWER, _NOTE = 0, 1
_LINES, _LINES_LOW = 8, 4
_LOW: Final = 640
"""Height of a window, pixels, under which the field leaves more of the room to the thread."""


class AnswerBox(QWidget):
    """Where an officer writes.

    Signals:
        send_asked: an answer is to be sent (item id, text).
        note_asked: a note is to be kept (item id, text).
        left: Escape: the keyboard goes back to the list.
        trouble: a draft could not be kept (a sentence).
        changed: other words stand in the field.
    """

    send_asked = Signal(int, str)
    note_asked = Signal(int, str)
    left = Signal()
    trouble = Signal(str)
    changed = Signal()

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._item_id = 0
        self._texts = {_ANSWER: "", _NOTE: ""}
        self._mode = _ANSWER
        self._only_notes = False
        self._can_write = CanWrite()
        self._is_gone = False
        self._unsaved = False
        self._warned = (0, "")
        self._typed = drafts.LastTyped()
        self._tabs = SegmentTabs(self.tr("Ответ"), self.tr("Заметка"))
        self._tabs.setAccessibleName(self.tr("Ответ или заметка"))
        self._mark = MarkLabel()
        self._on_behalf = OnBehalfLabel()
        self._field = GrowingTextEdit(self.tr("Напишите ответ или нажмите / для шаблона"))
        self._insertions = Insertions(self._field, self)
        self._template = Button(self.tr("Шаблон"), icon="layout-template", key="M")
        self._emoji = IconButton("smile", self.tr("Эмодзи"))
        self._counter = CharacterCounter(MESSAGE_LIMIT)
        self._saved = SavedLabel()
        self._refusal = PlainLabel(role="amber")
        self._refusal.setWordWrap(True)
        self._send = Button(self.tr("Отправить"), kind=Kind.FILLED, icon="send")
        self._send.setToolTip("Ctrl+Enter")
        self._timer = QTimer(self, singleShot=True, interval=SAVE_AFTER_MS)
        self._lay_out()
        self._tabs.currentChanged.connect(self._change_mode)
        self._field.textChanged.connect(self._on_typed)
        self._field.submitted.connect(self.submit)
        self._field.left.connect(self.left)
        self._field.paste_cut.connect(self._say_cut)
        self._template.clicked.connect(self.offer_templates)
        self._emoji.clicked.connect(lambda: self._insertions.offer_emoji(self._emoji))
        self._send.clicked.connect(self.submit)
        self._timer.timeout.connect(self.flush)
        self.setEnabled(False)

    # what the screen asks

    @property
    def item_id(self) -> int:
        """The item that the words belong to, 0 for none."""
        return self._item_id

    @property
    def text(self) -> str:
        """What stands in the field now."""
        return self._field.toPlainText()

    def show_thread(self, thread: Thread) -> None:
        """Belong to another item; words typed for the former one are kept for it."""
        self.flush()
        self._item_id = thread.item.item_id
        self._insertions.person = thread.item.person
        draft = self._typed.newest(self._item_id, thread.draft, thread.draft_at, note=False)
        note = self._typed.newest(self._item_id, "", 0, note=True)
        self._texts = {_ANSWER: draft, _NOTE: note}
        self._mark.show_mark(mark_of(thread.community))
        self._on_behalf.show_thread(thread)
        self._counter.set_limit(limit_for(thread.item.kind), draft)
        self.setEnabled(True)
        self._only_notes = not thread.item.kind.is_answered_here
        self._tabs.setVisible(not self._only_notes)
        self._tabs.setCurrentIndex(self._usual_mode)
        self._put(self._texts[self._mode])
        self._saved.show_time(thread.draft_at if thread.draft else 0)
        self.renew(thread)
        spawn(self._fetch_note(self._item_id))

    def renew(self, thread: Thread) -> None:
        """The same thread was read anew: whether one may write may have changed."""
        self._can_write = thread.can_write
        by_message = thread.item.kind in {ItemKind.MESSAGE, ItemKind.SUGGESTED}
        self._is_gone = thread.item.deleted and not by_message
        self._show_buttons()

    def clear(self) -> None:
        """Belong to no item."""
        self.flush()
        self._item_id = 0
        self._put("")
        self._on_behalf.setText("")
        self._saved.show_time(0)
        self.setEnabled(False)

    def give_back(self, item_id: int, text: str) -> bool:
        """Put a text that was taken back into the field; False if something else stands there."""
        if item_id != self._item_id or self._texts_of(_ANSWER):
            return False
        self._tabs.setCurrentIndex(_ANSWER)
        self._put(text)
        self._field.moveCursor(QTextCursor.MoveOperation.End)
        self._field.setFocus()
        return True

    def sent(self, item_id: int, text: str, *, note: bool) -> None:
        """These words went their way and are not a draft any more; newer ones stay."""
        mode = _NOTE if note else _ANSWER
        self._typed.forget(item_id, text, note=note)
        if item_id != self._item_id or self._texts_of(mode) != text:
            return
        self._texts[mode] = ""
        if mode == self._mode:
            self._timer.stop()
            self._put("")
            self._saved.show_time(0)

    def insert(self, text: str) -> None:
        """Put words where the cursor is, as if they were typed."""
        self._field.insertPlainText(text)

    def write_answer(self) -> None:
        """Take the keyboard for an answer, or for a note where no answer can be given."""
        self._tabs.setCurrentIndex(self._usual_mode)
        self._field.setFocus()

    def write_note(self) -> None:
        """Take the keyboard for a note."""
        self._tabs.setCurrentIndex(_NOTE)
        self._field.setFocus()

    def submit(self) -> None:
        """Send the answer or keep the note."""
        if not self._item_id or not self._send.isEnabled():
            return
        self.flush()
        if self._mode == _NOTE:
            self.note_asked.emit(self._item_id, self.text)
        elif not self._refusal_words() and not self._has_gap():
            self.send_asked.emit(self._item_id, self.text)

    def _has_gap(self) -> bool:
        """Whether a ready answer would go out with a gap; who sends it once more means it so."""
        gap = self._insertions.find_gap()
        if not gap or self._warned == (self._item_id, self.text):
            return False
        self._warned = (self._item_id, self.text)
        self._field.setFocus()
        self.trouble.emit(self.tr("Заполните место в скобках: {gap}").format(gap=gap))
        return True

    def flush(self) -> None:
        """Write down now what was typed."""
        self._timer.stop()
        if self._unsaved and self._item_id:
            self._unsaved = False
            note, now = self._mode == _NOTE, int(self._office.now())
            self._typed.keep(self._item_id, self.text, now, note=note)
            spawn(self._save(self._item_id, self._mode, self.text))

    def offer_templates(self) -> None:
        """Show the ready answers."""
        if not self._item_id or self._only_notes:
            return
        self._tabs.setCurrentIndex(_ANSWER)
        self._insertions.offer_templates(self._template)

    # inside

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._tabs)
        top.addStretch(1)
        top.addWidget(self._mark)
        top.addWidget(self._on_behalf, 100)
        bottom = QHBoxLayout()
        bottom.setSpacing(8)
        bottom.addWidget(self._template)
        bottom.addWidget(self._emoji)
        bottom.addWidget(self._counter)
        bottom.addWidget(self._saved, 1)
        bottom.addWidget(self._refusal, 4)
        bottom.addWidget(self._send)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 6, 16, 12)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self._field)
        layout.addLayout(bottom)

    def fit(self) -> None:
        """Leave room for the question in a low window."""
        low = self.window().height() < _LOW
        self._field.set_most_lines(_LINES_LOW if low else _LINES)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), color("paper"))
        painter.fillRect(QRectF(0, 0, self.width(), 1), color("line"))

    @property
    def _usual_mode(self) -> int:
        return _NOTE if self._only_notes else _ANSWER

    def _texts_of(self, mode: int) -> str:
        return self.text if mode == self._mode else self._texts[mode]

    def _put(self, text: str) -> None:
        """Show a text that is not the officer's typing."""
        self._texts[self._mode] = text
        self._field.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self._field.setPlainText(text)
        self._field.blockSignals(False)  # noqa: FBT003 - Qt's signature
        self._field.moveCursor(QTextCursor.MoveOperation.End)
        self._counter.count(text)
        self._unsaved = False
        self._show_buttons()
        self.changed.emit()

    def _change_mode(self, mode: int) -> None:
        if mode == self._mode:
            return
        self.flush()
        self._texts[self._mode] = self.text
        self._mode = mode
        self._field.set_note(note=mode == _NOTE)
        hint = self.tr("Заметка для себя, никуда не отправится")
        usual = self.tr("Напишите ответ или нажмите / для шаблона")
        self._field.setPlaceholderText(hint if mode == _NOTE else usual)
        self._field.setAccessibleName(self.tr("Заметка") if mode == _NOTE else self.tr("Ответ"))
        self._put(self._texts[mode])
        self._saved.show_time(0)

    def _show_buttons(self) -> None:
        note = self._mode == _NOTE
        refusal = "" if note else self._refusal_words()
        refused = bool(refusal)
        self._send.setText(self.tr("Сохранить") if note else self.tr("Отправить"))
        self._send.set_icon_name("sticky-note" if note else "send")
        self._send.setVisible(not refused)
        self._refusal.setVisible(refused)
        self._saved.setVisible(not refused)
        self._refusal.setText(refusal)
        self._mark.setVisible(not note)
        self._on_behalf.setVisible(not note)
        self._counter.setVisible(not note)
        self._template.setVisible(not note)

    def _refusal_words(self) -> str:
        """Why nothing can be sent here; empty when it can."""
        if self._is_gone:
            return self.tr("Это удалено в VK, ответить на него нельзя.")
        if not self._can_write.allowed:
            return refusal_words(self._can_write, self._office.now())
        return ""

    def _on_typed(self) -> None:
        if self.text == "/" and self._mode == _ANSWER:
            self._put("")
            self.offer_templates()
            return
        self._texts[self._mode] = self.text
        self._unsaved = True
        too_many = self._counter.count(self.text)
        self._send.setEnabled(self._mode == _NOTE or not too_many)
        self._timer.start()
        self.changed.emit()

    async def _save(self, item_id: int, mode: int, text: str) -> None:
        try:
            await drafts.save(self._office, item_id, text, note=mode == _NOTE)
        except StoreError as error:
            self.trouble.emit(error.sentence)
            if item_id == self._item_id:
                self._unsaved = True
                self._saved.show_trouble()
            return
        if item_id == self._item_id and mode == self._mode:
            self._saved.show_time(int(self._office.now()) if text else 0)

    async def _fetch_note(self, item_id: int) -> None:
        kept = await drafts.read(self._office, item_id)
        if item_id == self._item_id and kept.note and not self._texts_of(_NOTE):
            self._texts[_NOTE] = kept.note
            if self._mode == _NOTE:
                self._put(kept.note)

    def _say_cut(self, left_out: int) -> None:
        words = self.tr("Вставлено не всё: %n знаков не поместилось.", "", left_out)
        self.trouble.emit(words)
