"""The numbers of the inbox, counted anew whenever something may have changed them."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from gosclient.desk import inbox
from gosclient.desk.inbox import ViewCounts
from gosclient.domain.changes import ChangeSet
from ui.loop import spawn
from ui.models.office import Office

EVERY_MS = 60_000
"""Terms run while nothing else happens, so the numbers are looked at every minute."""


class Tally(QObject):
    """Numbers of the views for the chosen communities.

    Signals:
        counted: the numbers are here (`ViewCounts`).
    """

    counted = Signal(object)

    def __init__(
        self, office: Office, communities: Callable[[], tuple[int, ...]], parent: QObject
    ) -> None:
        """Follow the store.

        Args:
            office: whose inbox it is.
            communities: ids of the chosen ones, empty for all.
            parent: owner.
        """
        super().__init__(parent)
        self._office = office
        self._communities = communities
        self._counts = self._total = office.look.counts
        self._counting = False
        self._stale = False
        office.changed.connect(self._on_changes)
        office.settings_changed.connect(self.count)
        self._minute = QTimer(self, interval=EVERY_MS)
        self._minute.timeout.connect(self._on_minute)
        self._minute.start()

    @property
    def counts(self) -> ViewCounts:
        """The numbers as they were counted last."""
        return self._counts

    @property
    def total(self) -> ViewCounts:
        """The numbers of all communities, whichever are chosen: for the badge and the tray."""
        return self._total

    def count(self) -> None:
        """Count again; many calls in a row cost one or two countings."""
        self._stale = True
        if not self._counting:
            self._counting = True
            spawn(self._count())

    async def _count(self) -> None:
        try:
            while self._stale:
                self._stale = False
                chosen = self._communities()
                self._counts = await self._numbers(chosen)
                self._total = await self._numbers(()) if chosen else self._counts
                self.counted.emit(self._counts)
        finally:
            self._counting = False

    async def _numbers(self, communities: tuple[int, ...]) -> ViewCounts:
        now, term = int(self._office.now()), self._office.settings.term
        return await inbox.counts(self._office.db, communities, now=now, term=term)

    def _on_changes(self, changes: ChangeSet) -> None:
        if changes.concerns("inbox", "communities"):
            self.count()

    def _on_minute(self) -> None:
        if self._office.running:
            self.count()
