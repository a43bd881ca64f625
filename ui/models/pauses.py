"""Pauses of publishing as the window holds them: which last, and what they put off."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from gosclient.desk import pauses
from gosclient.desk.compositions import TargetView
from gosclient.desk.pausing import under_way
from gosclient.domain.changes import ChangeSet
from gosclient.domain.publishing import LEAD, Target
from ui.loop import spawn
from ui.models.office import Office

if TYPE_CHECKING:
    from gosclient.domain.pauses import Pause

_TOPICS: Final = ("pauses", "targets", "outbox", "publications", "communities")
_GATHER_MS: Final = 100
_MINUTE_MS: Final = 60_000


class PausesModel(QObject):
    """Follows the store while the section is seen.

    Signals:
        loaded: it was read anew.

    Attributes:
        active: pauses that last, in order of their beginning.
        put_off: posts that nobody let go since, in order of their own times.
    """

    loaded = Signal()

    def __init__(self, office: Office, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self.active: list[Pause] = []
        self.put_off: list[TargetView] = []
        self._is_watched = False
        self._reading = False
        self._stale = False
        self._gathering = QTimer(self, singleShot=True, interval=_GATHER_MS)
        self._gathering.timeout.connect(self.reload)
        self._minute = QTimer(self, interval=_MINUTE_MS)
        self._minute.timeout.connect(self.reload)
        office.changed.connect(self._on_changes)

    def watch(self, *, on: bool) -> None:
        """Follow changes from now on, or rest while nobody sees them."""
        self._is_watched = on
        if on:
            self._minute.start()
            self.reload()
        else:
            self._minute.stop()
            self._gathering.stop()

    def reload(self) -> None:
        """Read both lists anew."""
        self._stale = True
        if not self._reading:
            self._reading = True
            spawn(self._read(), name="read the pauses")

    def _on_changes(self, changes: ChangeSet) -> None:
        if self._is_watched and changes.concerns(*_TOPICS) and not self._gathering.isActive():
            self._gathering.start()

    async def _read(self) -> None:
        try:
            while self._stale:
                self._stale = False
                self.active = await pauses.active(self._office.db)
                self.put_off = await pauses.put_off(self._office.db, self._office.now())
            self.loaded.emit()
        finally:
            self._reading = False


def own_time(target: Target) -> int:
    """When a post that is put off was to appear, unix seconds."""
    return target.paused_from


def is_past(target: Target, now: float) -> bool:
    """Its own time is over, so that it needs a new one."""
    return target.paused_from < now + LEAD


def is_under_way(view: TargetView) -> bool:
    """Nothing can be asked about it at this moment."""
    return bool(under_way(view))
