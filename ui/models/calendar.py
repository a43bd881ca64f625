"""The calendar as the window holds it: one page of cards, kept until the next one is here."""

from datetime import timedelta, tzinfo

from PySide6.QtCore import QObject

from gosclient.desk import calendar_page
from gosclient.desk.calendar import EVERYTHING, Wanted
from gosclient.desk.calendar_page import Page
from gosclient.domain import zones
from gosclient.domain.errors import BadInput
from ui.models.calendar_days import Span, day_of
from ui.models.followed import FollowedModel
from ui.models.office import Office


class CalendarModel(FollowedModel[Page]):
    """What stands in a span of days; a page that is read anew equals the one before where it can.

    Attributes:
        page: cards, drafts and notes as they were read last.
        span: the days they are of.
        wanted: which cards are to be seen.
    """

    topics = (
        *("publications", "targets", "outbox", "queued_posts", "posts", "day_notes"),
        "communities",
    )

    def __init__(self, office: Office, parent: QObject | None = None) -> None:
        super().__init__(office, parent)
        self.page = Page()
        self.span = Span(day_of(office.now(), None), 0)
        self.wanted = EVERYTHING

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

    async def _fetch(self) -> Page:
        since, until = self.span.bounds(self.zone)
        days = (self.span.first.isoformat(), (self.span.last + timedelta(days=1)).isoformat())
        return await calendar_page.page(
            self._office.db, since, until, self._office.now(), self.wanted, days
        )

    def _take(self, found: Page) -> None:
        self.page = found
