"""The middle pane: head, bubbles and answer box of the open item."""

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.models.office import Office
from ui.models.pictures import Pictures
from ui.models.thread import ThreadModel
from ui.screens.inbox.answer_box import AnswerBox
from ui.screens.inbox.header import ThreadHeader
from ui.screens.inbox.thread_view import ThreadView
from ui.widgets.placeholders import EmptyState


class ThreadPane(QWidget):
    """Shows the thread of a `ThreadModel`; an invitation while nothing is open."""

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
        column.addWidget(self.answer)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(whole)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        model.opened.connect(self._on_opened)
        model.refreshed.connect(self._on_refreshed)

    def _on_opened(self) -> None:
        thread = self._model.shown
        self._stack.setCurrentIndex(1 if thread is not None else 0)
        self.header.show_thread(thread)
        if thread is not None:
            self.answer.show_thread(thread)
            self.view.scroll_to_target()
        else:
            self.answer.clear()

    def _on_refreshed(self) -> None:
        thread = self._model.shown
        if thread is not None:
            self.header.show_thread(thread)
            self.answer.renew(thread)
