"""Everything about the open item: its thread, the answer, the person, and what is done with them.

It is made right after the first paint: its modules and widgets are a third of the start-up.
"""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gosclient.domain.inbox import InboxItem
from ui.loop import spawn
from ui.models.inbox import InboxModel
from ui.models.office import Office
from ui.models.pictures import Pictures
from ui.models.thread import ThreadModel
from ui.notices import Notices
from ui.screens.acts import Act
from ui.screens.inbox.context import ContextPane
from ui.screens.inbox.deeds import Deeds
from ui.screens.inbox.moderation_deeds import ModerationDeeds
from ui.screens.inbox.thread_pane import ThreadPane
from ui.theme.fonts import grown
from ui.theme.theme import theme

_CONTEXT: Final = 400
_DRAWER: Final = 360
_MOST_PART, _MOST_OVER = 0.4, 0.7


class ThreadSide(QWidget):
    """The thread with its answer box, and the person beside it or in a drawer over it.

    Signals:
        item_asked: another item of the person is to be opened (its id).
        status_asked: the item is to become another one (`ItemStatus`).
        snooze_asked: put off until (unix seconds); 0 asks for an exact time first.
        take_asked: the officer takes the item, or lets it go.
        moderation_asked: an act of moderation on the open item is wanted (`Act` of the outbox).
        left: the keyboard goes back to the list.
    """

    item_asked = Signal(int)
    status_asked = Signal(object)
    snooze_asked = Signal(int)
    take_asked = Signal()
    moderation_asked = Signal(object)
    left = Signal()

    def __init__(
        self,
        office: Office,
        rows: InboxModel,
        pictures: Pictures,
        notices: Notices,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._notices = notices
        self._wide = False
        self._drawer = False
        self.model = ThreadModel(office, self)
        self.pane = ThreadPane(office, self.model, pictures)
        self.context = ContextPane(office, pictures, self)
        theme().text_resized.connect(self._place_context)
        self.deeds = Deeds(office, rows, notices, self)
        self.moderation = ModerationDeeds(office, rows, notices, self)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self.pane, 1)
        self.context.hide()
        self._connect_head()
        self._connect_answer()
        self._connect_person()

    def set_wide(self, *, wide: bool) -> None:
        """Give the person a pane of their own, or a drawer."""
        self._wide = wide
        self.pane.header.show_context_button(visible=not wide)
        self._place_context()

    def toggle_context(self) -> None:
        """Show or hide the drawer; where there is a pane, it stays."""
        if not self._wide:
            self._drawer = not self._drawer
            self._place_context()

    def close_drawer(self) -> bool:
        """Hide the drawer; False if there is none to hide."""
        open_now = self._drawer and not self._wide
        if open_now:
            self.toggle_context()
        return open_now

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_context()

    def _connect_head(self) -> None:
        head = self.pane.header
        head.status_asked.connect(self.status_asked)
        head.snooze_asked.connect(self.snooze_asked)
        head.take_asked.connect(self.take_asked)
        head.moderation_asked.connect(self.moderation_asked)
        head.context_asked.connect(self.toggle_context)
        head.open_asked.connect(lambda: self._with_item(self.deeds.open_in_vk))
        self.pane.open_asked.connect(lambda: self._with_item(self.deeds.open_in_vk))
        head.copy_asked.connect(lambda: self._with_item(self.deeds.copy_link))

    def _connect_answer(self) -> None:
        box, view = self.pane.answer, self.pane.view
        box.send_asked.connect(lambda item, text: spawn(self.deeds.send(box, item, text)))
        box.note_asked.connect(lambda item, text: spawn(self.deeds.keep_note(box, item, text)))
        box.left.connect(self.left)
        box.trouble.connect(self._notices.say)
        view.act_asked.connect(self._act)
        view.link_asked.connect(lambda one: spawn(self.deeds.open_attachment(one)))
        view.note_removed.connect(self._remove_note)
        view.copied.connect(lambda: self._notices.say(self.tr("Текст скопирован")))

    def _connect_person(self) -> None:
        self.model.opened.connect(self._place_context)
        self.model.opened.connect(self._show_person)
        self.model.refreshed.connect(self._show_person)
        self.model.opened.connect(self._note_seen)
        self.model.refreshed.connect(self._note_seen)
        self.context.item_asked.connect(self.item_asked)
        self.context.link_asked.connect(self.deeds.open_page)
        self.context.note_asked.connect(self.pane.answer.write_note)
        self.context.status_asked.connect(self.status_asked)
        self.context.moderation_asked.connect(self.moderation_asked)
        self.context.erasure_asked.connect(lambda person: spawn(self.moderation.erase(person)))

    def _act(self, act: Act, entry_id: int) -> None:
        spawn(self.deeds.act(self.pane.answer, act, entry_id, self.model.item_id))

    def _remove_note(self, note_id: int) -> None:
        thread = self.model.shown
        for bubble in thread.bubbles if thread is not None else ():
            if bubble.note_id == note_id:
                spawn(self.deeds.remove_note(self.model.item_id, note_id, bubble.text))

    def _with_item(self, deed: Callable[[InboxItem], None]) -> None:
        thread = self.model.shown
        if thread is not None:
            deed(thread.item)

    def _note_seen(self) -> None:
        """What is read here is new no more; what comes while nobody looks stays new."""
        thread = self.model.shown
        if thread is not None and thread.item.unread and self.isActiveWindow():
            spawn(self.deeds.note_seen(thread.item.item_id))

    def _show_person(self) -> None:
        if self.context.isVisibleTo(self):
            self.context.show_thread(self.model.shown)

    def _wanted(self, width: int) -> int:
        """A width for the person that grows with the text; a drawer may lie over more than half."""
        part = _MOST_PART if self._wide else _MOST_OVER
        return max(width, min(grown(width), int(self.width() * part)))

    def _place_context(self) -> None:
        """A pane of its own where there is room, else a drawer over the bubbles."""
        shown = (self._wide or self._drawer) and self.model.shown is not None
        if self._wide:
            if self._layout.indexOf(self.context) < 0:
                self._layout.addWidget(self.context)
            self.context.setFixedWidth(self._wanted(_CONTEXT))
        else:
            self._layout.removeWidget(self.context)
            drawer = self._wanted(_DRAWER)
            self.context.setFixedWidth(drawer)
            bubbles = self.pane.view  # the answer box stays free
            top = bubbles.mapTo(self, bubbles.rect().topLeft()).y()
            self.context.setGeometry(self.width() - drawer, top, drawer, bubbles.height())
            self.context.raise_()
        if shown != self.context.isVisibleTo(self):
            self.context.setVisible(shown)
            if shown:
                self.context.show_thread(self.model.shown)
