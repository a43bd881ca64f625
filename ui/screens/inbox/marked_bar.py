"""What can be done with the marked items, under the list."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gosclient.domain.inbox import ItemStatus
from ui.models.office import Office
from ui.screens.inbox.snooze_menu import SnoozeMenu
from ui.theme.theme import color
from ui.widgets.buttons import Button, IconButton, Kind
from ui.widgets.labels import PlainLabel


class MarkedBar(QWidget):
    """Shown while something is marked.

    Signals:
        status_asked: all marked items are to become this (`ItemStatus`).
        snooze_asked: all marked items are to be put off until (unix seconds); 0 asks for an exact
            time first.
        delete_asked: the marked comments are to be deleted.
        ban_asked: who wrote the marked items is to be banned.
        shown: the bar takes so many pixels now, 0 when it is hidden.
        all_asked: everything in the view is to be marked.
        none_asked: nothing is to be marked any more.
    """

    status_asked = Signal(object)
    snooze_asked = Signal(int)
    delete_asked = Signal()
    ban_asked = Signal()
    all_asked = Signal()
    shown = Signal(int)
    none_asked = Signal()

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = PlainLabel()
        self._all = Button("", kind=Kind.LINK)
        self._all.clicked.connect(self.all_asked)
        none = IconButton("x", self.tr("Снять выбор"), kind=Kind.QUIET)
        none.clicked.connect(self.none_asked)
        done = Button(self.tr("Готово"), icon="check")
        done.clicked.connect(lambda: self.status_asked.emit(ItemStatus.DONE))
        self._snooze = Button(self.tr("Отложить"), icon="clock")
        self._menu = SnoozeMenu(office, self)
        self._menu.chosen.connect(self.snooze_asked)
        self._snooze.setMenu(self._menu)
        delete = IconButton("trash-2", self.tr("Удалить комментарии"), key="D", kind=Kind.QUIET)
        delete.clicked.connect(self.delete_asked)
        ban = IconButton("ban", self.tr("Заблокировать авторов"), key="B", kind=Kind.QUIET)
        ban.clicked.connect(self.ban_asked)
        without = Button(self.tr("Без ответа"))
        without.setToolTip(self.tr("Ответ не нужен"))
        without.clicked.connect(lambda: self.status_asked.emit(ItemStatus.NO_ANSWER))
        first = QHBoxLayout()
        first.addWidget(self._words)
        first.addWidget(self._all)
        first.addStretch(1)
        for icon in (delete, ban, none):
            first.addWidget(icon)
        second = QHBoxLayout()
        second.setSpacing(6)
        for button in (done, self._snooze, without):
            second.addWidget(button)
        second.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 6, 8, 10)
        layout.setSpacing(4)
        layout.addLayout(first)
        layout.addLayout(second)
        self.hide()

    def open_snooze_menu(self) -> None:
        """Show the menu of H."""
        self._menu.open_at(self._snooze)

    def show_count(self, marked: int, total: int) -> None:
        """So many are marked, of so many in the view."""
        if self.isHidden() == (marked > 0):
            self.setVisible(marked > 0)
            self.shown.emit(self.sizeHint().height() if marked else 0)
        self._words.setText(self.tr("Выбрано %n", "", marked))
        self._all.setText(self.tr("Выбрать все {total}").format(total=total))
        self._all.setVisible(total > marked)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), color("selected"))
        painter.fillRect(QRectF(0, 0, self.width(), 1), color("line"))
