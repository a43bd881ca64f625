"""How many posts call for a person, counted anew whenever something may have changed it."""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from gosclient.domain.changes import ChangeSet
from ui.loop import spawn
from ui.models.office import Office

_GATHER_MS: Final = 100
_MINUTE_MS: Final = 60_000


class Troubles(QObject):
    """In how many places a person has to look after a post: the badge of «Публикации».

    Signals:
        counted: the number is here.
    """

    counted = Signal(int)

    def __init__(self, office: Office, parent: QObject) -> None:
        super().__init__(parent)
        self._office = office
        self._counting = False
        self._stale = False
        self._gathering = QTimer(self, singleShot=True, interval=_GATHER_MS)
        self._gathering.timeout.connect(self.count)
        self._minute = QTimer(self, interval=_MINUTE_MS)  # time passes, and a post is overdue
        self._minute.timeout.connect(self.count)
        office.changed.connect(self._on_changes)

    def count(self) -> None:
        """Count again, and from now on every minute."""
        self._stale = True
        if not self._counting and self._office.running:
            self._minute.start()
            self._counting = True
            spawn(self._count(), name="count troubled posts")

    async def _count(self) -> None:
        from gosclient.desk import calendar_page  # the first paint does without it

        try:
            while self._stale:
                self._stale = False
                self.counted.emit(await calendar_page.troubled(self._office.db, self._office.now()))
        finally:
            self._counting = False

    def _on_changes(self, changes: ChangeSet) -> None:
        if changes.concerns("targets", "outbox") and not self._gathering.isActive():
            self._gathering.start()
