"""What is known of the person: who they are, what else they wrote, notes, and what to do."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gosclient.desk import capabilities, inbox
from gosclient.desk.inbox import PersonCard
from gosclient.desk.threads import Author, Thread
from gosclient.domain.capabilities import Capability
from gosclient.domain.inbox import InboxItem, ItemStatus
from gosclient.domain.outbox import Act
from ui.loop import spawn
from ui.models.office import Office
from ui.models.pictures import Pictures
from ui.models.words import banned_words, capital, day_words, entry_words, status_word
from ui.screens.empty_layout import empty
from ui.screens.faces import face_of, mark_of
from ui.screens.inbox.care_marks import CarePanel
from ui.screens.inbox.earlier import EarlierRow
from ui.screens.inbox.header import moderation_choices
from ui.theme.fonts import TITLE_PX, bold
from ui.theme.theme import color
from ui.widgets.avatars import Face, paint_avatar
from ui.widgets.buttons import Button, Kind
from ui.widgets.labels import ElidedLabel, PlainLabel, title
from ui.widgets.painting import fill_rounded
from ui.widgets.plain_text import first_line, harmless
from ui.widgets.scroll import scrolled
from ui.widgets.speech import tool_tip

_FACE: Final = 48
_MOST_NOTE: Final = 1000
_NEEDED: Final = {
    Capability.DELETE: (Act.DELETE, Act.RESTORE),
    Capability.BAN: (Act.BAN, Act.UNBAN),
    Capability.SUGGESTED: (Act.PUBLISH, Act.DECLINE),
}


class ContextPane(QWidget):
    """The person behind the open thread.

    Signals:
        item_asked: another item of this person is to be opened (its id).
        link_asked: the person's page is to be opened (address).
        note_asked: the officer wants to write a note.
        moderation_asked: an act of moderation is wanted (`Act` of the outbox).
        erasure_asked: the person's data are to be erased (their id).
    """

    item_asked = Signal(int)
    link_asked = Signal(str)
    note_asked = Signal()
    status_asked = Signal(object)
    moderation_asked = Signal(object)
    erasure_asked = Signal(int)

    def __init__(self, office: Office, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._pictures = pictures
        self._person = 0
        self._card: PersonCard | None = None
        self._item: InboxItem | None = None
        self._face = FaceLabel()
        self._name = ElidedLabel(letters=bold(TITLE_PX))
        self._name.setContentsMargins(4, 0, 0, 0)  # as the link below is inset
        self._link = Button("", kind=Kind.LINK)
        self._link.clicked.connect(self._open_page)
        self._known = PlainLabel(role="dim")
        self._known.setWordWrap(True)
        self._care = CarePanel()
        self._notes = QVBoxLayout()
        self._notes.setSpacing(8)
        self._earlier_title = title(self.tr("Писал раньше"))
        self._earlier = QVBoxLayout()
        self._earlier.setSpacing(0)
        note = Button(self.tr("Добавить заметку"), icon="sticky-note", key="N")
        note.clicked.connect(self.note_asked)
        done = Button(self.tr("Готово"), icon="check")
        done.clicked.connect(lambda: self.status_asked.emit(ItemStatus.DONE))
        without = Button(self.tr("Ответ не нужен"), icon="circle-x")
        without.clicked.connect(lambda: self.status_asked.emit(ItemStatus.NO_ANSWER))
        self._moderation = {
            Act.PUBLISH: Button(self.tr("Опубликовать"), icon="send"),
            Act.DECLINE: Button(self.tr("Отклонить"), icon="circle-x", kind=Kind.DANGER),
            Act.DELETE: Button(self.tr("Удалить"), icon="trash-2", kind=Kind.DANGER),
            Act.RESTORE: Button(self.tr("Вернуть"), icon="undo-2"),
            Act.BAN: Button(self.tr("Заблокировать"), icon="ban", kind=Kind.DANGER),
            Act.UNBAN: Button(self.tr("Снять блокировку"), icon="undo-2"),
        }
        for act, button in self._moderation.items():
            button.clicked.connect(lambda _checked=False, act=act: self.moderation_asked.emit(act))
        self._erase = Button(self.tr("Удалить данные этого человека…"), kind=Kind.LINK)
        self._erase.clicked.connect(lambda: self.erasure_asked.emit(self._person))
        self._banned = PlainLabel(role="red")
        self._banned.setWordWrap(True)
        self._acts = (note, done, without)
        self._lay_out()
        self.setAccessibleName(self.tr("О человеке"))
        pictures.arrived.connect(self._on_picture)

    def sizeHint(self) -> QSize:
        return QSize(360, 400)

    def show_thread(self, thread: Thread | None) -> None:
        """Be about the person of a thread."""
        self._item = thread.item if thread is not None else None
        self.setEnabled(thread is not None)
        self._care.show_marks(thread.item.marks if thread is not None else ())
        self._show_notes(thread)
        self._show_moderation(thread)
        if thread is None:
            self._person = 0
            self._show(None)
            return
        if self._person != thread.item.person_id:
            self._person = thread.item.person_id
            self._show(None)
        spawn(self._read(self._person))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), color("paper"))
        painter.fillRect(QRectF(0, 0, 1, self.height()), color("line"))

    async def _read(self, person_id: int) -> None:
        card = await inbox.person_card(self._office.db, person_id)
        if person_id == self._person:
            self._show(card)
        if self._item is not None:
            await self._allow_moderation(self._item.community_id)

    async def _allow_moderation(self, community_id: int) -> None:
        """A button that cannot work says which key it needs."""
        for capability, acts in _NEEDED.items():
            able, why_not = await capabilities.able(self._office.db, community_id, capability)
            for act in acts:
                self._moderation[act].setToolTip(tool_tip(why_not))
                self._moderation[act].setEnabled(able)

    def _show(self, card: PersonCard | None) -> None:
        self._card = card
        if card is None:
            self._name.setText(first_line(self._item.person, 80) if self._item else "")
            self._link.setText("")
            self._known.setText("")
        else:
            self._name.setText(first_line(card.person.name, 80))
            self._link.setText(card.person.link.removeprefix("https://"))
            self._known.setText(self._known_words(card))
        self._link.setVisible(card is not None)
        self._erase.setVisible(card is not None)
        self._show_face()
        self._show_earlier(card)

    def _known_words(self, card: PersonCard) -> str:
        where = [self._office.community_name(one) for one in card.communities]
        count = len(card.items)
        words = self.tr("Переписок и комментариев: %n", "", count)
        if len(where) > 1:
            words += "\n" + self.tr("Пишет в: {names}").format(names=", ".join(where))
        if card.person.deactivated:
            words += "\n" + self.tr("Страница удалена или заблокирована")
        return words

    def _show_face(self) -> None:
        if self._item is None:
            self._face.show_face(None)
            return
        person = self._card.person if self._card is not None else None
        photo = person.photo if person is not None else self._item.photo
        side = round(_FACE * self.devicePixelRatioF())
        mark = mark_of(self._office.community(self._item.community_id))
        name = first_line(person.name if person is not None else self._item.person, 80)
        self._face.show_face(face_of(name, self._item.person_id, photo, self._pictures, side, mark))

    def _show_notes(self, thread: Thread | None) -> None:
        empty(self._notes)
        for bubble in thread.bubbles if thread is not None else ():
            if bubble.author is Author.NOTE:
                self._notes.addWidget(NoteCard(harmless(bubble.text[:_MOST_NOTE])))

    def _show_moderation(self, thread: Thread | None) -> None:
        """Whether the person is banned, and what can be done about them and their words."""
        fitting = {act for act, _ in moderation_choices(thread)} if thread is not None else set()
        for act, button in self._moderation.items():
            button.setVisible(act in fitting)
        ban = thread.ban if thread is not None else None
        words = []
        if ban is not None:
            words.append(capital(banned_words(ban.until, self._office.now())))
            words += [ban.comment] if ban.comment else []
        if thread is not None and thread.ban_entry is not None:
            words.append(entry_words(thread.ban_entry, self._office.now()))
        self._banned.setText(harmless("\n".join(words)))
        self._banned.setVisible(bool(words))

    def _show_earlier(self, card: PersonCard | None) -> None:
        empty(self._earlier)
        now = self._office.now()
        others = [
            item
            for item in (card.items if card is not None else ())
            if self._item is None or item.item_id != self._item.item_id
        ]
        for item in others[:8]:
            row = EarlierRow(
                mark_of(self._office.community(item.community_id)),
                first_line(item.text) or self.tr("вложение"),
                day_words(item.at, now),
                status_word(item, now) or self.tr("ждёт ответа"),
                open_now=item.status is ItemStatus.OPEN,
            )
            row.clicked.connect(
                lambda _checked=False, item_id=item.item_id: self.item_asked.emit(item_id)
            )
            self._earlier.addWidget(row)
        self._earlier_title.setVisible(bool(others))

    def _open_page(self) -> None:
        if self._card is not None:
            self.link_asked.emit(self._card.person.link)

    def _on_picture(self, url: str) -> None:
        photo = self._card.person.photo if self._card is not None else ""
        if url and url == photo:
            self._show_face()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._link, alignment=Qt.AlignmentFlag.AlignLeft)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._face)
        head.addLayout(words, 1)
        acts = QHBoxLayout()
        acts.setSpacing(8)
        for button in self._acts[1:]:
            acts.addWidget(button)
        acts.addStretch(1)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(18, 14, 16, 14)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self._known)
        column.addWidget(self._banned)
        column.addWidget(self._care)
        column.addLayout(self._notes)
        column.addWidget(self._acts[0])
        column.addWidget(self._earlier_title)
        column.addLayout(self._earlier)
        column.addWidget(self._erase, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        scroll = scrolled(inside)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        bottom = QVBoxLayout()
        bottom.setContentsMargins(18, 8, 16, 12)
        bottom.setSpacing(8)
        bottom.addLayout(acts)
        moderation = QHBoxLayout()
        moderation.setSpacing(8)
        for button in self._moderation.values():
            moderation.addWidget(button)
        moderation.addStretch(1)
        bottom.addLayout(moderation)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(scroll, 1)
        layout.addLayout(bottom)


class FaceLabel(QWidget):
    """A large face."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Face | None = None
        self.setFixedSize(_FACE + 6, _FACE + 6)

    def show_face(self, face: Face | None) -> None:
        """Show another face, or none."""
        self._shown = face
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if self._shown is not None:
            paint_avatar(QPainter(self), QRectF(0, 2, _FACE, _FACE), self._shown, color("paper"))


class NoteCard(PlainLabel):
    """A note on yellow."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setWordWrap(True)
        self.setContentsMargins(12, 9, 12, 9)
        self.setAccessibleName(self.tr("Заметка: {text}").format(text=text))

    def paintEvent(self, event: QPaintEvent) -> None:
        fill_rounded(QPainter(self), QRectF(self.rect()), 8, color("note"), color("note_line"))
        super().paintEvent(event)
