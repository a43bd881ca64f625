"""«Журнал»: the table of acts with the chosen one beside it, and the blacklists."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QModelIndex, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from gosclient.desk import journal, journal_export
from gosclient.domain.errors import GosclientError
from ui.loop import ask, spawn
from ui.models.journal import JournalModel
from ui.models.office import Office
from ui.notices import Notices
from ui.screens.journal.banned_pane import BannedPane
from ui.screens.journal.delegate import JournalDelegate
from ui.screens.journal.detail import RecordDetail
from ui.screens.tables import dress_table, fit
from ui.theme.fonts import TITLE_PX, bold, grown
from ui.theme.theme import theme
from ui.widgets.buttons import Button
from ui.widgets.labels import PlainLabel
from ui.widgets.placeholders import EmptyState
from ui.widgets.search_field import SearchField
from ui.widgets.tabs import SegmentTabs

_WIDTHS: Final = {
    JournalModel.STATE: 170,
    JournalModel.WHEN: 140,
    JournalModel.ACT: 150,
}
_DETAIL, _DETAIL_NARROW = 400, 300
_NARROW: Final = 1100
_TYPING_MS: Final = 200


class JournalScreen(QWidget):
    """What was moderated, newest first.

    Signals:
        link_asked: a place in VK is to be opened (address).
        unban_asked: somebody is to be let in again (community id, person id).
        verified: the record was checked, and what came of it is said.
    """

    link_asked = Signal(str)
    unban_asked = Signal(int, int)
    verified = Signal()

    def __init__(self, office: Office, notices: Notices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._notices = notices
        self._chosen = 0
        self.model = JournalModel(office, self)
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setItemDelegate(JournalDelegate(self.table))
        self.detail = RecordDetail(office)
        self.detail.link_asked.connect(self.link_asked)
        self.banned = BannedPane(office)
        self.banned.unban_asked.connect(self.unban_asked)
        self.banned.link_asked.connect(self.link_asked)
        self.search = SearchField(self.tr("Искать в журнале"))
        self._typing = QTimer(self, interval=_TYPING_MS, singleShot=True)
        self._typing.timeout.connect(lambda: self.model.find(self.search.text()))
        self.search.textChanged.connect(self._typing.start)
        self.search.entered.connect(self.table.setFocus)
        self._verify = Button(self.tr("Проверить целостность"), icon="shield-check")
        self._verify.clicked.connect(lambda: spawn(self._check()))
        self._export = Button(self.tr("Выгрузить…"), icon="download")
        self._export.clicked.connect(lambda: spawn(self._choose_folder()))
        self.tabs = SegmentTabs(self.tr("Записи"), self.tr("Заблокированные"))
        self.tabs.setAccessibleName(self.tr("Разделы журнала"))
        self._dress_table()
        theme().text_resized.connect(self._fit)
        self._lay_out()
        self.model.loaded.connect(self._on_loaded)
        self.table.selectionModel().currentRowChanged.connect(self._on_current)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.model.watch(on=True)
        self.table.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.model.watch(on=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        narrow = self.width() < _NARROW
        width = _DETAIL_NARROW if narrow else _DETAIL
        fit(self.table, _WIDTHS)
        self.detail.setFixedWidth(max(width, min(grown(width), self.width() // 3)))
        self.table.setColumnHidden(JournalModel.WORDS, narrow)

    async def export(self, folder: Path) -> None:
        """Write what is shown into a folder: a table and the pictures."""
        try:
            done = await journal_export.write(
                self._office.db, folder, text=self.search.text(), now=self._office.now()
            )
        except GosclientError as error:
            self._notices.say(error.sentence)
            return
        words = self.tr("Записано строк: {lines}, картинок: {pictures}. Папка: {folder}")
        self._notices.say(
            words.format(lines=done.lines, pictures=done.pictures, folder=done.folder)
        )

    async def _check(self) -> None:
        self._verify.setEnabled(False)
        try:
            verdict = await journal.verify(self._office.db)
        finally:
            self._verify.setEnabled(True)
        if verdict.whole:
            words = self.tr("Журнал цел. Строк: {count}. Отпечаток последней: {seal}…")
            seal = verdict.seal[:16] or "—"
            told = words.format(count=verdict.lines, seal=seal)
            if verdict.erased:
                told += " " + self.tr(
                    "Строк, чьи копии стёрты по записи в журнале: {count}."
                ).format(count=verdict.erased)
            self._notices.say(told)
        else:
            numbers = sorted({*verdict.spoilt, verdict.broken} - {0})
            words = self.tr(
                "Журнал изменён не программой: не сходятся строки {numbers}. Сохраните файл профиля "
                "для проверки."
            )
            self._notices.say(words.format(numbers=", ".join(map(str, numbers[:10]))))
        self.verified.emit()

    async def _choose_folder(self) -> None:
        dialog = QFileDialog(self, self.tr("Куда выгрузить журнал"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        accepted = await ask(dialog)
        chosen = dialog.selectedFiles()
        dialog.deleteLater()
        if accepted and chosen:
            await self.export(Path(chosen[0]))

    def _dress_table(self) -> None:
        dress_table(self.table, self.tr("Записи журнала"))
        header = self.table.horizontalHeader()
        for column in (JournalModel.PERSON, JournalModel.WORDS):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def _lay_out(self) -> None:
        heading = PlainLabel(self.tr("Журнал"), letters=bold(TITLE_PX))
        head = QHBoxLayout()
        head.setContentsMargins(16, 10, 16, 4)
        head.setSpacing(10)
        head.addWidget(heading)
        head.addSpacing(12)
        head.addWidget(self.tabs)
        head.addStretch(1)
        head.addWidget(self.search, 2)
        head.addWidget(self._verify)
        head.addWidget(self._export)
        records = QWidget()
        row = QHBoxLayout(records)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.table, 1)
        row.addWidget(self.detail)
        self._empty = EmptyState("scroll-text", "")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(records)
        pages = QStackedWidget()
        pages.addWidget(self._stack)
        pages.addWidget(self.banned)
        self.tabs.currentChanged.connect(pages.setCurrentIndex)
        self.tabs.currentChanged.connect(self._on_tab)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(pages, 1)

    def _on_tab(self, at: int) -> None:
        """Words are looked for in the record, and the record is what is verified and exported."""
        for widget in (self.search, self._verify, self._export):
            widget.setVisible(at == 0)

    def _on_loaded(self) -> None:
        rows = self.model.rowCount()
        self._stack.setCurrentIndex(1 if rows else 0)
        if not rows:
            self._empty.set_state("scroll-text", self._nothing_words())
            return
        index = self.model.index_of(self._chosen)
        if not index.isValid():
            index = self.model.index(0, 0)
        self.table.setCurrentIndex(index)
        self.detail.show_record(self.model.row(index.row()))

    def _nothing_words(self) -> str:
        if self.search.text().strip():
            return self.tr("В журнале таких слов нет.")
        return self.tr(
            "Здесь будет всё, что удалено, возвращено и заблокировано: кем, за что и что там было."
        )

    def _on_current(self, current: QModelIndex) -> None:
        if current.isValid():
            record = self.model.row(current.row())
            self._chosen = record.line.number
            self.detail.show_record(record)
