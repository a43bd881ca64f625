"""The tray icon with a true count, and one notification for a burst of new messages."""

from typing import Final

from PySide6.QtCore import QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QAction, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon

from gosclient.desk import inbox
from gosclient.desk.inbox import ViewCounts
from gosclient.domain.changes import ChangeSet
from gosclient.domain.inbox import InboxFilter, InboxItem
from ui.loop import spawn
from ui.models.counted import counted
from ui.models.office import Office
from ui.screens.faces import person_name
from ui.screens.shell.window import MainWindow
from ui.theme.dressing import dress
from ui.theme.resources import resource
from ui.widgets.painting import paint_badge
from ui.widgets.plain_text import first_line

BURST_MS: Final = 2_500
_SIDE: Final = 64
_MOST_WORDS: Final = 90


class Tray(QObject):
    """Tells of new words while the window is out of sight; silent without a tray."""

    def __init__(self, office: Office, window: MainWindow) -> None:
        super().__init__(window)
        self._office = office
        self._window = window
        self._since = office.now()
        self._fresh: set[int] = set()
        self._told: set[int] = set()
        self._icon: QSystemTrayIcon | None = None
        if QSystemTrayIcon.isSystemTrayAvailable():
            self._icon = QSystemTrayIcon(tray_icon(0), self)
            self._icon.setToolTip(self.tr("Госклиент"))
            self._icon.setContextMenu(self._menu())
            self._icon.activated.connect(self._show_window)
            self._icon.messageClicked.connect(self._show_window)
            self._icon.show()
            office.lock_changed.connect(self._show_lock)
            window.lock.switched.connect(self._show_lock)
        self._burst = QTimer(self, singleShot=True, interval=BURST_MS)
        self._burst.timeout.connect(lambda: spawn(self._tell()))
        window.counted.connect(self._show_count)
        office.changed.connect(self._on_changes)

    def hide(self) -> None:
        """Leave the tray."""
        self._burst.stop()
        if self._icon is not None:
            self._icon.hide()

    def _menu(self) -> QMenu:
        menu = dress(QMenu(self._window))
        show = QAction(self.tr("Открыть окно"), menu)
        show.triggered.connect(self._show_window)
        self._lock = QAction(self.tr("Заблокировать"), menu)
        self._lock.triggered.connect(self._window.lock.lock_now)
        leave = QAction(self.tr("Выйти"), menu)
        leave.triggered.connect(self._window.close)
        menu.addActions([show, self._lock, leave])
        self._window.lock.spare(menu)
        self._show_lock()
        return menu

    def _show_lock(self) -> None:
        """Offer to lock where that is possible."""
        self._lock.setVisible(self._office.lock.is_set and not self._window.lock.locked)

    def _show_window(self) -> None:
        self._window.show()
        self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowMinimized)
        self._window.raise_()
        self._window.activateWindow()

    def _show_count(self, counts: ViewCounts) -> None:
        if self._icon is not None:
            self._icon.setIcon(tray_icon(counts.new))
            words = self.tr("Госклиент: новых — {count}")
            self._icon.setToolTip(words.format(count=counts.new))

    def _on_changes(self, changes: ChangeSet) -> None:
        fresh = changes.ids("inbox") - self._told
        if fresh and self._office.settings.notify and not self._is_seen():
            self._fresh |= fresh
            if not self._burst.isActive():
                self._burst.start()

    def _is_seen(self) -> bool:
        """Whether somebody sees the list itself."""
        return self._window.isActiveWindow() and not self._window.lock.locked

    async def _tell(self) -> None:
        """One notification for everything that came during the burst."""
        ids, self._fresh = self._fresh, set()
        known = await inbox.matching(self._office.db, InboxFilter(), ids)
        news = [item for item in known.values() if item.at >= self._since]
        if not news or self._is_seen():
            return
        self._told.update(item.item_id for item in news)
        self._since = max(item.at for item in news)
        title, words = notification(news, locked=self._window.lock.locked)
        QApplication.alert(self._window)
        if self._icon is not None:
            self._icon.showMessage(title, words, QSystemTrayIcon.MessageIcon.NoIcon)


def notification(news: list[InboxItem], *, locked: bool = False) -> tuple[str, str]:
    """Title and words: the person and their first words, or how many wrote.

    While the window is locked only how many: anybody may be in front of it.
    """
    if locked:
        return counted.new_messages(len(news)), ""
    newest = max(news, key=lambda item: item.at)
    name = first_line(person_name(newest), 60)
    if len(news) == 1:
        return name, first_line(newest.text, _MOST_WORDS)
    from PySide6.QtCore import QCoreApplication

    return counted.new_messages(len(news)), QCoreApplication.translate(
        "tray", "Последнее — {name}"
    ).format(name=name)


def tray_icon(count: int) -> QIcon:
    """The program's icon with a badge; none at 0."""
    pixmap = QIcon(resource("icons", "gosclient.svg")).pixmap(_SIDE, _SIDE)
    if count:
        shown = QPixmap(_SIDE // 2, _SIDE // 2)
        shown.fill(Qt.GlobalColor.transparent)
        painter = QPainter(shown)
        painter.drawPixmap(shown.rect(), pixmap)
        paint_badge(painter, QPointF(shown.width(), 0), count, urgent=True)
        painter.end()
        return QIcon(shown)
    return QIcon(pixmap)
