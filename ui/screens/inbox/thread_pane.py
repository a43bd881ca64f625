"""The middle pane: head, bubbles and answer box of the open item."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from gosclient.desk.threads import Thread
from ui.models.office import Office
from ui.models.pictures import Pictures
from ui.models.thread import ThreadModel
from ui.screens.inbox.answer_box import AnswerBox
from ui.screens.inbox.header import ThreadHeader
from ui.screens.inbox.thread_view import ThreadView
from ui.widgets.buttons import Button
from ui.widgets.painting import Tone
from ui.widgets.placeholders import EmptyState
from ui.widgets.plain_text import first_line
from ui.widgets.strip import Strip


class ThreadPane(QWidget):
    """Shows the thread of a `ThreadModel`; an invitation while nothing is open.

    Signals:
        open_asked: show the open item in VK.
    """

    open_asked = Signal()

    def __init__(
        self,
        office: Office,
        model: ThreadModel,
        pictures: Pictures,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._model = model
        self.header = ThreadHeader(office)
        self.view = ThreadView(office, model, pictures)
        self.elsewhere = Strip()
        self.answer = AnswerBox(office)
        self._nothing = EmptyState(
            "message-circle", self.tr("Выберите сообщение в списке: стрелки или J и K")
        )
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.view, 1)
        column.addWidget(self.elsewhere)
        column.addWidget(self.answer)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(whole)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        model.opened.connect(self._on_opened)
        model.refreshed.connect(self._on_refreshed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.answer.fit()  # its own size does not change with the height of the window

    def _on_opened(self) -> None:
        thread = self._model.shown
        self._stack.setCurrentIndex(1 if thread is not None else 0)
        self.header.show_thread(thread)
        self._say_where(thread)
        if thread is not None:
            self.answer.show_thread(thread)
            self.view.scroll_to_target()
        else:
            self.answer.clear()

    def _on_refreshed(self) -> None:
        thread = self._model.shown
        if thread is not None:
            self.header.show_thread(thread)
            self._say_where(thread)
            self.answer.renew(thread)

    def _say_where(self, thread: Thread | None) -> None:
        """Why there is no answer to a mention, and where to go instead."""
        if thread is None or thread.item.kind.is_answered_here:
            self.elsewhere.clear()
            return
        place = (
            self.tr("Запись стоит на чужой стене: {wall}.").format(wall=first_line(thread.wall, 60))
            if thread.wall
            else self.tr("Запись стоит на личной странице этого человека.")
        )
        reason = self.tr(
            "VK даёт ответить там от своего имени, а не от имени сообщества, поэтому поля ответа "
            "здесь нет. Заметку оставить можно."
        )
        words = f"{place} {reason}"
        if words == self.elsewhere.text:
            return
        opening = Button(self.tr("Открыть в VK"), icon="external-link")
        opening.clicked.connect(self.open_asked)
        self.elsewhere.say(words, Tone.ACCENT, "at-sign", opening)
