"""When the window is locked: at once by Ctrl+L, after a time of rest, and when the system says so."""

from typing import TYPE_CHECKING, Final

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from gosclient.domain.changes import ChangeSet
from gosclient.domain.lock import Lock
from ui.loop import spawn
from ui.models.office import Office
from ui.screens.keys import place_of

if TYPE_CHECKING:
    from ui.screens.lock.cover import Cover
    from ui.screens.lock.page import LockPage

_INPUT: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.KeyRelease,
        QEvent.Type.InputMethod,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TouchEnd,
        QEvent.Type.TabletMove,
        QEvent.Type.TabletPress,
        QEvent.Type.NativeGesture,
        QEvent.Type.DragEnter,
        QEvent.Type.DragMove,
        QEvent.Type.Drop,
    }
)
"""What only a person does."""

_MS: Final = 1000


class LockKeeper(QObject):
    """Locks the window and opens it again.

    Without a code nothing of this runs: events of the application are looked at only while there is
    one.

    Signals:
        switched: the window was locked or opened.
    """

    switched = Signal()

    def __init__(self, office: Office, window: QWidget, body: QWidget) -> None:
        """Keep a window.

        Args:
            office: the office; its clock measures the rest.
            window: what is locked.
            body: everything inside it; the page of the lock takes its place.
        """
        super().__init__(window)
        self._office = office
        self._window = window
        self._body = body
        self._page: LockPage | None = None
        self._cover: Cover | None = None
        self._focused: QWidget | None = None
        self._last_input = office.now()
        self._watching = False
        self.rest = QTimer(self, singleShot=True)
        self.rest.timeout.connect(self.look)
        self.locked = False
        self._spared: list[QWidget] = []
        office.lock_changed.connect(self._follow)
        office.changed.connect(self._on_changes)
        self._follow(office.lock)

    @property
    def page(self) -> "LockPage":
        """What stands over the window; made when it is first needed."""
        if self._page is None:
            from ui.screens.lock.page import LockPage

            self._page = LockPage(self._office, self._window)
            self._page.hide()
            layout = self._window.layout()
            if layout is not None:
                layout.addWidget(self._page)
            self._page.opened.connect(self._open)
        return self._page

    def spare(self, widget: QWidget) -> None:
        """Leave a window that shows nothing of the content as it is while locked."""
        self._spared.append(widget)

    def lock_now(self) -> bool:
        """Lock; False where no code is set."""
        if not self._office.lock.is_set:
            return False
        if not self.locked:
            self.locked = True
            self.rest.stop()
            self._focused = self._window.focusWidget()
            self._closed_cover().close()
            # Hidden, so that nothing is painted; disabled, so that nothing can take the focus.
            self._body.setEnabled(False)
            self._body.hide()
            self.page.ask()
            self.page.show()
            self.switched.emit()
        return True

    def look(self) -> None:
        """Lock if nobody has touched the program for as long as was chosen, else look later."""
        limit = self._office.lock.idle_seconds
        if self.locked or not limit:
            return
        rested = max(0.0, self._office.now() - self._last_input)
        if rested >= limit:
            self.lock_now()
        else:
            self.rest.start(int((limit - rested) * _MS) + 1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _INPUT:
            return not self.locked and self._touched(event)
        if self.locked and self._cover is not None:
            self._cover.heard(watched, event)
        return False

    def _touched(self, event: QEvent) -> bool:
        """Somebody is there; True if the event goes no further."""
        now, limit = self._office.now(), self._office.lock.idle_seconds
        rested, self._last_input = now - self._last_input, now
        # A timer sleeps as long as the computer does: the first touch after that comes before it.
        slept = bool(limit) and rested >= limit
        return (slept or _is_lock_key(event)) and self.lock_now()

    def _follow(self, lock: Lock) -> None:
        application = QApplication.instance()
        if application is not None and lock.is_set is not self._watching:
            self._watching = lock.is_set
            if self._watching:
                application.installEventFilter(self)
            else:
                application.removeEventFilter(self)
        self._last_input = self._office.now()
        self.rest.stop()
        self.look()

    def _on_changes(self, changes: ChangeSet) -> None:
        if changes.concerns("lock"):
            spawn(self._read(), name="read the lock")

    async def _read(self) -> None:
        """Another program may have taken the code away, or set one: that holds here too."""
        from gosclient.desk import lock

        known, mine = await lock.lock(self._office.db), self._office.lock
        if self.locked and not known.is_set:
            self._open()
        elif (known.code, known.idle) != (mine.code, mine.idle):
            self._office.take_lock(known)

    def _open(self) -> None:
        if not self.locked:
            return
        self.locked = False
        self.page.forget()
        self.page.hide()
        self._body.setEnabled(True)
        self._body.show()
        if self._focused is not None and shiboken6.isValid(self._focused):
            self._focused.setFocus()
        self._focused = None
        self._closed_cover().open()
        self._last_input = self._office.now()
        self.look()
        self.switched.emit()
        spawn(self._renew(), name="read the lock")

    async def _renew(self) -> None:
        from gosclient.desk import lock

        self._office.take_lock(await lock.lock(self._office.db))

    def _closed_cover(self) -> "Cover":
        if self._cover is None:
            from ui.screens.lock.cover import Cover

            self._cover = Cover(self._window)
            for widget in (self.page, *self._spared):
                self._cover.spare(widget)
        return self._cover


def _is_lock_key(event: QEvent) -> bool:
    """Ctrl+L at its place on the keyboard, in any window of the program."""
    return (
        isinstance(event, QKeyEvent)
        and event.type() is QEvent.Type.KeyPress
        and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        and place_of(event) == "L"
    )
