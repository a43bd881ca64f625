"""«Заблокированные»: who may not write to the communities, and how to let them again."""

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

from gosclient.domain.community import Person
from ui.models.bans import BansModel
from ui.models.office import Office
from ui.screens.tables import PillDelegate, dress_table, fit
from ui.theme.theme import theme
from ui.widgets.buttons import Button
from ui.widgets.placeholders import EmptyState

_NARROW: Final = 1000


class BannedPane(QWidget):
    """The blacklists of all communities.

    Signals:
        unban_asked: somebody is to be let in again (community id, person id).
        link_asked: a person's page is to be opened (address).
    """

    unban_asked = Signal(int, int)
    link_asked = Signal(str)

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chosen: tuple[int, int] | None = None
        self.model = BansModel(office, self)
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setItemDelegate(PillDelegate(self.table, frozenset({BansModel.BY})))
        dress_table(self.table, self.tr("Заблокированные"))
        header = self.table.horizontalHeader()
        for column in (BansModel.PERSON, BansModel.COMMUNITY, BansModel.REASON):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        theme().text_resized.connect(self._fit)
        self._fit()
        self._unban = Button(self.tr("Снять блокировку"), icon="undo-2")
        self._unban.clicked.connect(self._ask_unban)
        self._page = Button(self.tr("Страница в VK"), icon="external-link")
        self._page.clicked.connect(self._ask_page)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(16, 8, 16, 12)
        buttons.setSpacing(8)
        buttons.addWidget(self._unban)
        buttons.addWidget(self._page)
        buttons.addStretch(1)
        filled = QWidget()
        column_layout = QVBoxLayout(filled)
        column_layout.setContentsMargins(0, 0, 0, 0)
        column_layout.setSpacing(0)
        column_layout.addWidget(self.table, 1)
        column_layout.addLayout(buttons)
        self._stack = QStackedWidget()
        self._stack.addWidget(EmptyState("ban", self.tr("Никто не заблокирован.")))
        self._stack.addWidget(filled)
        self._stack.setCurrentWidget(filled)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self.model.loaded.connect(self._on_loaded)
        self.table.selectionModel().currentRowChanged.connect(self._on_current)
        self._allow()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._chosen = None  # each visit starts at what is on top
        self.model.watch(on=True)

    def _fit(self) -> None:
        fit(self.table, {BansModel.UNTIL: 150, BansModel.BY: 170})

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.model.watch(on=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.table.setColumnHidden(BansModel.BY, self.width() < _NARROW)

    def _on_loaded(self) -> None:
        self._stack.setCurrentIndex(1 if self.model.rowCount() else 0)
        # Nobody else takes the place of a person who is off the list: a second click must not
        # let them in as well.
        if self._chosen is None:
            self.table.setCurrentIndex(self.model.index(0, 0))
        else:
            self.table.setCurrentIndex(self.model.index_of(self._chosen))
        self._allow()

    def _on_current(self, current: QModelIndex) -> None:
        if current.isValid():
            self._chosen = self.model.key_of(self.model.row(current.row()))
        self._allow()

    def _allow(self) -> None:
        chosen = self.table.currentIndex().isValid()
        self._unban.setEnabled(chosen)
        self._page.setEnabled(chosen)

    def _ask_unban(self) -> None:
        ban = self.model.row(self.table.currentIndex().row()).ban
        self.unban_asked.emit(ban.community_id, ban.person_id)

    def _ask_page(self) -> None:
        ban = self.model.row(self.table.currentIndex().row()).ban
        self.link_asked.emit(Person(ban.person_id, "").link)
