"""Locking with the computer: when it goes to sleep or its own screen is locked.

Linux says so on D-Bus. Where nothing does, the time of rest is what locks.
"""

from typing import Final

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import QDBusConnection

from ui.screens.lock.keeper import LockKeeper

_LOCKED: Final = "ActiveChanged"
_SCREEN_LOCKS: Final = (
    ("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver"),  # KDE and others
    ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver"),
    ("/org/cinnamon/ScreenSaver", "org.cinnamon.ScreenSaver"),
    ("/org/mate/ScreenSaver", "org.mate.ScreenSaver"),
)
_SLEEP: Final = ("/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep")


class SystemLock(QObject):
    """Hears what the system says and locks the window."""

    def __init__(
        self, keeper: LockKeeper, session: QDBusConnection, system: QDBusConnection
    ) -> None:
        super().__init__(keeper)
        self._keeper = keeper
        for path, interface in _SCREEN_LOCKS:
            self._hear(session, path, interface, _LOCKED)
        self._hear(system, *_SLEEP)

    def _hear(self, bus: QDBusConnection, path: str, interface: str, name: str) -> None:
        if bus.isConnected():
            # Any sender: the name of the service is often another one than that of the interface.
            bus.connect("", path, interface, name, self, SLOT("said(bool)"))  # type: ignore[call-overload] # the stubs want bytes, the call a text

    @Slot(bool)
    def said(self, begins: bool) -> None:  # noqa: FBT001 - a signal of D-Bus
        """Sleep or the lock of the screen begins, or is over."""
        if begins:
            self._keeper.lock_now()


def follow_system(keeper: LockKeeper) -> None:
    """Lock with this computer from now on."""
    SystemLock(keeper, QDBusConnection.sessionBus(), QDBusConnection.systemBus())
