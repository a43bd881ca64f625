"""The head of the thread: who, where, how long they wait, and what can be done with it."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QRectF, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from gosclient.desk.threads import Thread
from gosclient.domain.inbox import InboxItem, ItemStatus
from gosclient.domain.kinds import ItemKind
from gosclient.domain.outbox import Act
from ui.models.office import Office
from ui.models.words import kind_words
from ui.screens.faces import person_name
from ui.screens.inbox.list_delegate import pill_of
from ui.screens.inbox.snooze_menu import SnoozeMenu
from ui.theme.dressing import dress
from ui.theme.fonts import TITLE_PX, bold
from ui.theme.theme import color
from ui.widgets.buttons import Button, IconButton
from ui.widgets.labels import ElidedLabel, PillLabel
from ui.widgets.painting import Tone, key_label
from ui.widgets.plain_text import first_line

HEIGHT: Final = 48
_ROOM_FOR_NO_ANSWER: Final = 1100
_ROOM_FOR_TERM: Final = 700
_ROOM_FOR_WORDS: Final = 760
_MOST_NAME: Final = 44


class ThreadHeader(QWidget):
    """Name, place, term and buttons.

    Signals:
        status_asked: the item is to become another one (`ItemStatus`).
        snooze_asked: put off until (unix seconds); 0 asks for an exact time first.
        open_asked: show it in VK.
        copy_asked: copy its address.
        take_asked: the officer takes the item, or lets it go.
        context_asked: show or hide what is known of the person.
        moderation_asked: an act of moderation is wanted (`Act` of the outbox).
    """

    status_asked = Signal(object)
    snooze_asked = Signal(int)
    open_asked = Signal()
    copy_asked = Signal()
    take_asked = Signal()
    context_asked = Signal()
    moderation_asked = Signal(object)

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._item: InboxItem | None = None
        self._thread: Thread | None = None
        # Not while the head is resized: showing a child has Qt lay out everything above it at once,
        # in the middle of laying it out, and the rest of the pane would keep its former width.
        self._fitting = QTimer(self, singleShot=True, interval=0)
        self._fitting.timeout.connect(self._fit)
        self._name = ElidedLabel(letters=bold(TITLE_PX))
        self._name.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._place = ElidedLabel(role="dim")
        self._pill = PillLabel("", Tone.GREY)
        self._done = Button(self.tr("Готово"), icon="check", key="E")
        self._snooze = Button(self.tr("Отложить"), icon="clock", key="H")
        self._no_answer = Button(self.tr("Ответ не нужен"), icon="circle-x", key="W")
        self._context = IconButton("panel-right", self.tr("О человеке"), key="I")
        self._more = IconButton("ellipsis", self.tr("Ещё"))
        self._snooze_menu = SnoozeMenu(office, self)
        self._snooze_menu.chosen.connect(self.snooze_asked)
        self._snooze.setMenu(self._snooze_menu)
        self._more_menu = dress(QMenu(self))
        self._more_menu.aboutToShow.connect(self._fill_more)
        self._more.setMenu(self._more_menu)
        self._done.clicked.connect(lambda: self.status_asked.emit(ItemStatus.DONE))
        self._no_answer.clicked.connect(lambda: self.status_asked.emit(ItemStatus.NO_ANSWER))
        self._context.clicked.connect(self.context_asked)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 0, 12, 0)
        layout.setSpacing(10)
        layout.addWidget(self._name)
        layout.addWidget(self._place, 1)
        for widget in (
            self._pill,
            self._done,
            self._snooze,
            self._no_answer,
            self._context,
            self._more,
        ):
            layout.addWidget(widget)
        self.setMinimumHeight(HEIGHT)
        self.show_thread(None)

    def show_thread(self, thread: Thread | None) -> None:
        """Be about the item of another thread, or none."""
        self._thread = thread
        self._item = item = thread.item if thread is not None else None
        for widget in (self._done, self._snooze, self._no_answer, self._context, self._more):
            widget.setEnabled(item is not None)
        if item is None:
            self._name.setText("")
            self._place.setText("")
            self._pill.hide()
            return
        self._name.setText(first_line(person_name(item), _MOST_NAME))
        name = self._office.community_name(item.community_id)
        self._place.setText(f"{kind_words(item.kind)} · {name}")
        self.renew()

    def renew(self) -> None:
        """Time has passed: the term is another one."""
        pill = pill_of(self._item, self._office) if self._item is not None else None
        # In a narrow window the row of the list says it, and the buttons keep their words.
        self._pill.setVisible(pill is not None and self.width() >= _ROOM_FOR_TERM)
        if pill is not None:
            self._pill.set_state(*pill)

    def open_snooze_menu(self) -> None:
        """Show the menu of H."""
        if self._item is not None:
            self._snooze_menu.open_at(self._snooze)

    def show_context_button(self, *, visible: bool) -> None:
        """Where the context has a pane of its own, no button is needed."""
        self._context.setVisible(visible)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fitting.start()
        self.renew()

    def _fit(self) -> None:
        self._no_answer.setVisible(self.width() >= _ROOM_FOR_NO_ANSWER)
        self._place.setVisible(self.width() >= _ROOM_FOR_WORDS)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), color("paper"))
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), color("line"))

    def _fill_more(self) -> None:
        menu = self._more_menu
        menu.clear()
        menu.addAction(self.tr("Открыть в VK"), self.open_asked)
        menu.addAction(self.tr("Скопировать ссылку"), self.copy_asked)
        menu.addSeparator()
        mine = self._item is not None and self._item.mine
        take = self.tr("Убрать из моих") if mine else self.tr("Взять себе")
        menu.addAction(f"{take}\t{key_label('A')}", self.take_asked)
        menu.addAction(
            self.tr("Ответ не нужен"), lambda: self.status_asked.emit(ItemStatus.NO_ANSWER)
        )
        if self._item is not None and self._item.status is not ItemStatus.OPEN:
            menu.addAction(
                self.tr("Вернуть в новые"), lambda: self.status_asked.emit(ItemStatus.OPEN)
            )
        if self._thread is not None:
            menu.addSeparator()
            self._add_moderation(menu, self._thread)

    def _add_moderation(self, menu: QMenu, thread: Thread) -> None:
        for act, words in moderation_choices(thread):
            menu.addAction(words, lambda act=act: self.moderation_asked.emit(act))


def moderation_choices(thread: Thread) -> list[tuple[Act, str]]:
    """Acts of moderation that fit a thread, with their words for a menu."""
    translate = QCoreApplication.translate
    found = []
    match thread.item.kind:
        case ItemKind.SUGGESTED if not thread.item.deleted:
            found.append((Act.PUBLISH, translate("moderation", "Опубликовать…")))
            found.append((Act.DECLINE, translate("moderation", "Отклонить…")))
        case ItemKind.MESSAGE | ItemKind.SUGGESTED | ItemKind.MENTION:
            pass
        case _ if thread.item.deleted:
            found.append((Act.RESTORE, translate("moderation", "Вернуть")))
        case _:
            words = translate("moderation", "Удалить…")
            found.append((Act.DELETE, f"{words}\t{key_label('D')}"))
    if thread.ban is not None:
        found.append((Act.UNBAN, translate("moderation", "Снять блокировку")))
    else:
        words = translate("moderation", "Заблокировать человека…")
        found.append((Act.BAN, f"{words}\t{key_label('B')}"))
    if thread.post is None or thread.post.kind is not ItemKind.COMMENT or thread.post.suggested:
        return found
    if thread.post.can_comment:
        found.append((Act.CLOSE, translate("moderation", "Закрыть комментарии под записью")))
    else:
        found.append((Act.OPEN, translate("moderation", "Открыть комментарии под записью")))
    return found
