"""Something of the store that is shown while a section is seen: read anew by changes and by time."""

from typing import ClassVar, Final, Generic, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from gosclient.domain.changes import ChangeSet
from ui.loop import spawn
from ui.models.office import Office

GATHER_MS: Final = 100
"""How long changes are gathered: while a community loads, posts arrive many times a second."""

_MINUTE_MS: Final = 60_000

T = TypeVar("T")


class FollowedModel(QObject, Generic[T]):
    """Reads itself anew after changes of its topics and every minute, while it is watched.

    Signals:
        loaded: it was read anew.

    Attributes:
        topics: of the store.
    """

    loaded = Signal()

    topics: ClassVar[tuple[str, ...]] = ()

    def __init__(self, office: Office, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._is_watched = False
        self._reading = False
        self._stale = False
        self._gathering = QTimer(self, singleShot=True, interval=GATHER_MS)
        self._gathering.timeout.connect(self.reload)
        self._minute = QTimer(self, interval=_MINUTE_MS)  # time passes, and what is shown with it
        self._minute.timeout.connect(self.reload)
        office.changed.connect(self._on_changes)

    def watch(self, *, on: bool) -> None:
        """Follow changes from now on, or rest while nobody sees it."""
        self._is_watched = on
        if on:
            self._minute.start()
            self.reload()
        else:
            self._minute.stop()
            self._gathering.stop()

    def reload(self) -> None:
        """Read it anew."""
        self._stale = True
        if self._is_watched and not self._reading:
            self._reading = True
            spawn(self._read(), name=f"read for {type(self).__name__}")

    async def _fetch(self) -> T:
        """Read what is shown."""
        raise NotImplementedError

    def _take(self, found: T) -> None:
        """Show what was read."""
        raise NotImplementedError

    def _on_changes(self, changes: ChangeSet) -> None:
        if self._is_watched and changes.concerns(*self.topics) and not self._gathering.isActive():
            self._gathering.start()

    async def _read(self) -> None:
        try:
            while self._stale:
                self._stale = False
                found = await self._fetch()
                if not self._stale:  # else something else is wanted by now
                    self._take(found)
                    self.loaded.emit()
        finally:
            self._reading = False
