"""The bar on top: filter, search, the nearest term, the state of synchronisation."""

from typing import Final

from PySide6.QtCore import QRectF, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.models.office import Office
from ui.models.words import moment
from ui.screens.shell.community_popup import CommunityPopup
from ui.screens.shell.state import troubled, updated_words
from ui.theme.fonts import TITLE_PX, bold, grown, line_height
from ui.theme.theme import color, theme
from ui.widgets.buttons import Button, Kind
from ui.widgets.labels import PillLabel, PlainLabel, StateLabel
from ui.widgets.painting import Tone
from ui.widgets.search_field import SearchField

HEIGHT: Final = 44
_AROUND_FIELD: Final = 12
_MOST_PART: Final = 0.3
_SEARCH_AFTER_MS: Final = 200
_FILTER, _FILTER_NARROW = 230, 200
_SEARCH, _SEARCH_WIDE, _SEARCH_NARROW = 270, 380, 230
_NARROW: Final = 1200
_WIDE: Final = 1600


class TopBar(QWidget):
    """Filters for every screen.

    Signals:
        communities_chosen: show only these (a tuple of ids, empty for all).
        searched: look for these words; empty ends the search.
        refresh_asked: catch up with VK now.
        search_left: Escape in the search field.
    """

    communities_chosen = Signal(tuple)
    searched = Signal(str)
    refresh_asked = Signal()

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._chosen: tuple[int, ...] = ()
        self._brand = PlainLabel(self.tr("Госклиент"), letters=bold(TITLE_PX))
        self._training = PillLabel(self.tr("Учебный район"), Tone.AMBER)
        if not office.training:
            self._training.hide()
        self._filter = Button("", kind=Kind.FIELD, icon="layers", chevron=True)
        self._filter.clicked.connect(self._open_filter)
        self.search = SearchField(self.tr("Найти в сообщениях"), "/")
        self._due = StateLabel()
        self._sync = Button("", kind=Kind.QUIET, icon="refresh-cw")
        self._sync.setAccessibleName(self.tr("Обновить"))
        self._sync.clicked.connect(self.refresh_asked)
        self._pause = QTimer(self, singleShot=True, interval=_SEARCH_AFTER_MS)
        self._pause.timeout.connect(lambda: self.searched.emit(self.search.text()))
        self.search.textChanged.connect(self._on_typed)
        self.search.returnPressed.connect(self._search_now)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 0, 8, 0)
        layout.setSpacing(12)
        for widget in (self._brand, self._training, self._filter, self.search):
            layout.addWidget(widget)
        layout.addStretch(1)
        layout.addWidget(self._due)
        layout.addWidget(self._sync)
        theme().text_resized.connect(self._fit)
        self._fit()
        office.board_changed.connect(self.show_board)
        office.communities_changed.connect(self._show_filter)
        self._show_filter()
        self.show_board()

    def show_due(self, due: int) -> None:
        """The nearest term, unix seconds; 0 for none."""
        self._due.setVisible(bool(due))
        if due:
            time = moment(due, self._office.now())
            words = self.tr("Ближайший срок — {time}").format(time=time)
            soon = due - self._office.now() < 3600  # noqa: PLR2004 - an hour
            self._due.set_state(words, "alarm-clock", "amber" if soon else "dim")

    def show_board(self) -> None:
        """When VK answered last."""
        words = updated_words(self._office.board)
        self._sync.setText(words)
        name = self.tr("Обновить (F5)")
        said = self.tr("Обновлено в {time}. Обновить сейчас (F5)").format(time=words)
        self._sync.setToolTip(said if words else name)
        self._show_filter()

    def end_search(self) -> None:
        """Forget the words."""
        self.search.clear()
        self._search_now()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Take the height of the text, and give both fields their part of the width."""
        self.setFixedHeight(max(HEIGHT, line_height() + 2 * _AROUND_FIELD))
        narrow, wide = self.width() < _NARROW, self.width() >= _WIDE
        filter_width = _FILTER_NARROW if narrow else _FILTER
        search_width = _SEARCH_NARROW if narrow else _SEARCH_WIDE if wide else _SEARCH
        most = int(self.width() * _MOST_PART)
        for field, width in ((self._filter, filter_width), (self.search, search_width)):
            field.setFixedWidth(max(width, min(grown(width), most)))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), color("paper"))
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), color("line"))

    def _on_typed(self, text: str) -> None:
        if text.strip():
            self._pause.start()
        else:
            self._search_now()

    def _search_now(self) -> None:
        self._pause.stop()
        self.searched.emit(self.search.text())

    def _open_filter(self) -> None:
        popup = CommunityPopup(self._office, self._chosen, self)
        popup.chosen.connect(self._choose)
        popup.open_below(self._filter)

    def _choose(self, ids: tuple[int, ...]) -> None:
        self._chosen = ids
        self._show_filter()
        self.communities_chosen.emit(ids)

    def _show_filter(self) -> None:
        count = len(self._office.communities)
        if len(self._chosen) == 1:
            words = self._office.community_name(self._chosen[0])
        elif self._chosen:
            words = self.tr("Сообщества: {some} из {count}").format(
                some=len(self._chosen), count=count
            )
        else:
            words = self.tr("Все сообщества · {count}").format(count=count)
        self._filter.setText(words)
        self._filter.set_icon_name("triangle-alert" if troubled(self._office.board) else "layers")
        self._filter.setAccessibleName(self.tr("Сообщества: {words}").format(words=words))
