"""Days of the calendar: which of them a view shows, and times that keep what the clock says.

Pure. A zone of None is that of this computer. Moments are unix seconds.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from typing import Final

from gosclient.desk.calendar import Card
from ui.models.words import local

WEEK: Final = 7
QUARTER: Final = 15
"""Minutes to which a time is rounded that is pointed at."""

DAY_MINUTES: Final = 24 * 60
NINE: Final = 9 * 60
"""Minutes of the clock time of a document that never had one."""


class View(StrEnum):
    """How the calendar is looked at."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Span:
    """Days in a row."""

    first: date
    count: int

    @property
    def days(self) -> list[date]:
        """Each of them."""
        return [self.first + timedelta(days=number) for number in range(self.count)]

    @property
    def last(self) -> date:
        """The last of them."""
        return self.first + timedelta(days=self.count - 1)

    def bounds(self, zone: tzinfo | None) -> tuple[int, int]:
        """From which moment on, and up to which, not with it."""
        return moment_of(self.first, 0, zone), moment_of(self.last + timedelta(days=1), 0, zone)


def span_of(view: View, anchor: date) -> Span:
    """What a view shows around a day: of a month whole weeks, Monday first."""
    match view:
        case View.DAY:
            return Span(anchor, 1)
        case View.WEEK:
            return Span(_monday(anchor), WEEK)
        case View.MONTH:
            first, last = _month(anchor)
            begin = _monday(first)
            return Span(begin, ((_monday(last) - begin).days // WEEK + 1) * WEEK)
        case View.LIST:
            first, last = _month(anchor)
            return Span(first, (last - first).days + 1)


def stepped(view: View, anchor: date, by: int) -> date:
    """The day around which the view stands after so many steps forward, or back."""
    if view is View.DAY:
        return anchor + timedelta(days=by)
    if view is View.WEEK:
        return anchor + timedelta(days=WEEK * by)
    months = anchor.year * 12 + anchor.month - 1 + by
    first = date(months // 12, months % 12 + 1, 1)
    return first.replace(day=min(anchor.day, _month(first)[1].day))


def day_of(at: float, zone: tzinfo | None) -> date:
    """The day on which a moment lies."""
    return local(at, zone).date()


def minutes_of(at: float, zone: tzinfo | None) -> int:
    """Minutes since midnight on the clock."""
    wall = local(at, zone)
    return wall.hour * 60 + wall.minute


def moment_of(day: date, minutes: int, zone: tzinfo | None) -> int:
    """The moment at which the clocks show a time of a day.

    A time that comes twice that night is its first coming; one that the clocks skip is as much
    later as they skip.
    """
    wall = datetime.combine(day, time(), zone) + timedelta(minutes=minutes)
    return int(wall.timestamp())


def same_clock(at: int, day: date, zone: tzinfo | None) -> int:
    """The moment of another day with the clock time of ``at``, to the second."""
    wall = local(at, zone)
    return moment_of(day, wall.hour * 60 + wall.minute, zone) + wall.second


def snapped(minutes: float) -> int:
    """The nearest quarter of an hour within a day."""
    quarters = round(minutes / QUARTER)
    return min(max(quarters, 0), DAY_MINUTES // QUARTER - 1) * QUARTER


def by_day(cards: Iterable[Card], span: Span, zone: tzinfo | None) -> dict[date, list[Card]]:
    """Cards under each day of a span, in order; what lies outside is left out."""
    days = span.days
    found: dict[date, list[Card]] = {day: [] for day in days}
    begins = [moment_of(day, 0, zone) for day in (*days, span.last + timedelta(days=1))]
    for card in cards:
        number = bisect_right(begins, card.at) - 1
        if 0 <= number < len(days):
            found[days[number]].append(card)
    return found


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _month(day: date) -> tuple[date, date]:
    first = day.replace(day=1)
    after = (first + timedelta(days=31)).replace(day=1)
    return first, after - timedelta(days=1)
