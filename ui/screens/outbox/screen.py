"""«Отправка»: the table and the chosen intent beside it."""

from typing import Final

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from gosclient.domain.errors import GosclientError
from ui.loop import spawn
from ui.models.office import Office
from ui.models.outbox import OutboxModel
from ui.notices import Notices
from ui.screens.acts import Act, carry_out, dismissed_words, needs_word
from ui.screens.inbox.deeds import confirm_again
from ui.screens.outbox.delegate import OutboxDelegate
from ui.screens.outbox.detail import EntryDetail
from ui.screens.tables import dress_table, fit
from ui.screens.upload_line import stop_uploads
from ui.theme.fonts import TITLE_PX, bold, grown
from ui.theme.theme import theme
from ui.widgets.labels import PlainLabel
from ui.widgets.placeholders import EmptyState

_WIDTHS: Final = {
    OutboxModel.STATE: 150,
    OutboxModel.ATTEMPTS: 84,
    OutboxModel.NEXT: 168,
}
_DETAIL, _DETAIL_NARROW = 360, 280
_NARROW: Final = 1100


class OutboxScreen(QWidget):
    """Every intent, the unsettled ones first.

    Signals:
        item_asked: the thread of an item is to be opened (its id).
        edit_asked: an answer was taken back to be changed (its item's id).
    """

    item_asked = Signal(int)
    edit_asked = Signal(int)

    def __init__(self, office: Office, notices: Notices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._notices = notices
        self._chosen = 0
        self.model = OutboxModel(office, self)
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setItemDelegate(OutboxDelegate(self.table, self.model))
        self._dress_table()
        theme().text_resized.connect(self._fit)
        self.detail = EntryDetail(office)
        self._empty = EmptyState(
            "send",
            self.tr("Здесь будут все ваши ответы и действия: сделанные, ждущие и неудачные."),
        )
        heading = PlainLabel(self.tr("Отправка"), letters=bold(TITLE_PX))
        heading.setContentsMargins(16, 12, 16, 8)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(heading)
        left.addWidget(self.table, 1)
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(self.detail)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self.model.loaded.connect(self._on_loaded)
        self.table.selectionModel().currentRowChanged.connect(self._on_current)
        self.table.doubleClicked.connect(self._open)
        self.detail.act_asked.connect(lambda *asked: spawn(self._act(*asked)))
        self.detail.item_asked.connect(self.item_asked)
        self.detail.uploads.stop_asked.connect(
            lambda ids: spawn(stop_uploads(office, notices, ids), name="stop an upload")
        )
        self.detail.copied.connect(lambda: notices.say(self.tr("Текст скопирован")))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._chosen = 0  # each visit starts at what is on top
        self.model.watch(on=True)
        self.table.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.model.watch(on=False)

    def _dress_table(self) -> None:
        table = self.table
        dress_table(table, self.tr("Ответы и действия в отправке"))
        header = table.horizontalHeader()
        for column in (OutboxModel.PERSON, OutboxModel.TEXT):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        narrow = self.width() < _NARROW
        width = _DETAIL_NARROW if narrow else _DETAIL
        fit(self.table, _WIDTHS)
        self.detail.setFixedWidth(max(width, min(grown(width), self.width() // 3)))
        self.table.setColumnHidden(OutboxModel.ATTEMPTS, narrow)

    def _on_loaded(self) -> None:
        rows = self.model.rowCount()
        self._stack.setCurrentIndex(1 if rows else 0)
        if not rows:
            return
        index = self.model.index_of(self._chosen)
        if not index.isValid():
            index = self.model.index(0, 0)
        self.table.setCurrentIndex(index)
        self.detail.show_row(self.model.row(index.row()))

    def _on_current(self, current: QModelIndex) -> None:
        if current.isValid():
            row = self.model.row(current.row())
            self._chosen = row.entry.entry_id
            self.detail.show_row(row)

    def _open(self, index: QModelIndex) -> None:
        item_id = self.model.row(index.row()).entry.item_id
        if item_id:
            self.item_asked.emit(item_id)

    async def _act(self, act: Act, entry_id: int, item_id: int) -> None:
        if needs_word(act) and not await confirm_again(self):
            return
        try:
            text = await carry_out(self._office, act, entry_id, self.window())
        except GosclientError as error:
            self._notices.say(error.sentence)
            return
        if text:
            self.edit_asked.emit(item_id)
        elif act is Act.DISMISS and not self.model.moderates(entry_id):
            self._notices.say(dismissed_words())
