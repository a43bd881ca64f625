"""The calendar as the window holds it: one page of cards, kept until the next one is here."""

from datetime import timedelta, tzinfo
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from gosclient.desk import calendar_page
from gosclient.desk.calendar import EVERYTHING, Wanted
from gosclient.desk.calendar_page import Page
from gosclient.domain import zones
from gosclient.domain.changes import ChangeSet
from gosclient.domain.errors import BadInput
from ui.loop import spawn
from ui.models.calendar_days import Span, day_of
from ui.models.office import Office

TOPICS: Final = (
    *("publications", "targets", "outbox", "queued_posts", "posts", "day_notes"),
    "communities",
)
GATHER_MS: Final = 100
"""How long changes are gathered: while a community loads, posts arrive many times a second."""

_MINUTE_MS: Final = 60_000


class CalendarModel(QObject):
    """What stands in a span of days.

    Signals:
        loaded: the page is another one now; what stayed the same is equal to what it was.

    Attributes:
        page: cards, drafts and notes as they were read last.
        span: the days they are of.
        wanted: which cards are to be seen.
    """

    loaded = Signal()

    def __init__(self, office: Office, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self.page = Page()
        self.span = Span(day_of(office.now(), None), 0)
        self.wanted = EVERYTHING
        self._is_watched = False
        self._reading = False
        self._stale = False
        self._gathering = QTimer(self, singleShot=True, interval=GATHER_MS)
        self._gathering.timeout.connect(self.reload)
        self._minute = QTimer(self, interval=_MINUTE_MS)
        self._minute.timeout.connect(self.reload)
        office.changed.connect(self._on_changes)

    @property
    def zone_name(self) -> str:
        """IANA name of the zone whose clocks the calendar shows, empty for this computer's.

        It is that of the readers when all the communities shown have the same.
        """
        shown = self.wanted.communities or tuple(self._office.communities)
        names = {self._office.community(one).zone for one in shown}
        name = names.pop() if len(names) == 1 else ""
        try:
            return name if name and zones.differs(name, self._office.now()) else ""
        except BadInput:
            return ""

    @property
    def zone(self) -> tzinfo | None:
        """The same as a zone, None for this computer's."""
        return zones.zone_named(self.zone_name) if self.zone_name else None

    def show(self, span: Span) -> None:
        """Show these days."""
        if span != self.span:
            self.span = span
            self.reload()

    def want(self, wanted: Wanted) -> None:
        """Show these cards only."""
        if wanted != self.wanted:
            self.wanted = wanted
            self.reload()

    def watch(self, *, on: bool) -> None:
        """Follow changes from now on, or rest while nobody sees the calendar."""
        self._is_watched = on
        if on:
            self._minute.start()
            self.reload()
        else:
            self._minute.stop()
            self._gathering.stop()

    def reload(self) -> None:
        """Read the page anew."""
        self._stale = True
        if self._is_watched and not self._reading:
            self._reading = True
            spawn(self._read(), name="read the calendar")

    def _on_changes(self, changes: ChangeSet) -> None:
        if self._is_watched and changes.concerns(*TOPICS) and not self._gathering.isActive():
            self._gathering.start()

    async def _read(self) -> None:
        try:
            while self._stale:
                self._stale = False
                page = await self._fetch()
                if not self._stale:  # else another span may be wanted by now
                    self.page = page
                    self.loaded.emit()
        finally:
            self._reading = False

    async def _fetch(self) -> Page:
        since, until = self.span.bounds(self.zone)
        days = (self.span.first.isoformat(), (self.span.last + timedelta(days=1)).isoformat())
        return await calendar_page.page(
            self._office.db, since, until, self._office.now(), self.wanted, days
        )
