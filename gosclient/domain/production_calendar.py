"""Working days, days off and remembered days of Russia. Pure.

A day off that falls on a holiday outside January moves to the next working day, unless the
Government moved it elsewhere (Labour Code, article 112, parts 2 and 5). The working day before a
holiday is an hour shorter (article 95); a day off that became a working one is as long as the day it
was swapped with (order 588н of Minzdravsotsrazvitiya, 13.08.2009).
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache

from gosclient.domain.production_calendar_data import (
    CERTAIN,
    GRIEF,
    HOLIDAYS,
    LAST,
    MOVED,
    ON_SUNDAYS,
    PROFESSIONAL,
    REMEMBERED,
)

_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
_SATURDAY = 5
_SUNDAY = 6
_JANUARY = 1


class DayKind(StrEnum):
    """What a day is in a week of five days.

    ``SHORT`` is a working day that ends an hour earlier; ``MOVED`` is a weekday that is off only
    because a day off was moved to it.
    """

    WORKING = "working"
    SHORT = "short"
    WEEKEND = "weekend"
    MOVED = "moved"
    HOLIDAY = "holiday"


class Remembrance(StrEnum):
    """Why a day is remembered."""

    HOLIDAY = "holiday"
    GRIEF = "grief"
    MEMORIAL = "memorial"
    PROFESSIONAL = "professional"


@dataclass(frozen=True, slots=True)
class RememberedDay:
    """A name a day has."""

    name: str
    kind: Remembrance


def day_kind(day: date) -> DayKind:
    """What a day is; of years without a known decree, what the law alone says."""
    if _is_holiday(day):
        return DayKind.HOLIDAY
    made_working, made_off = _swaps(day.year)
    if day in made_off:
        return DayKind.MOVED
    if day in made_working:
        return DayKind.SHORT if _is_holiday(made_working[day] + _DAY) else DayKind.WORKING
    if day.weekday() >= _SATURDAY:
        return DayKind.WEEKEND
    return DayKind.SHORT if _is_holiday(day + _DAY) else DayKind.WORKING


def is_working(day: date) -> bool:
    """Whether offices work on a day."""
    return day_kind(day) in {DayKind.WORKING, DayKind.SHORT}


def is_certain(year: int) -> bool:
    """Whether the Government's decree for a year is known; else moved days may still change."""
    return year in CERTAIN


def remembered(day: date) -> tuple[RememberedDay, ...]:
    """The names a day has, those of the state first."""
    fixed = (day.month, day.day)
    found = [
        RememberedDay(names[fixed], kind)
        for names, kind in (
            (HOLIDAYS, Remembrance.HOLIDAY),
            (GRIEF, Remembrance.GRIEF),
            (REMEMBERED, Remembrance.MEMORIAL),
            (PROFESSIONAL, Remembrance.PROFESSIONAL),
        )
        if fixed in names
    ]
    if day.weekday() == _SUNDAY:
        which = (day.day - 1) // 7 + 1
        last = (day + _WEEK).month != day.month
        for number in (which, *([LAST] if last else [])):
            if (day.month, number) in ON_SUNDAYS:
                name = ON_SUNDAYS[day.month, number]
                found.append(RememberedDay(name, Remembrance.PROFESSIONAL))
    return tuple(found)


def _is_holiday(day: date) -> bool:
    return (day.month, day.day) in HOLIDAYS


@cache
def _swaps(year: int) -> tuple[dict[date, date], frozenset[date]]:
    """Weekends that are worked, with the day each was swapped with; weekdays that are off."""
    decreed = MOVED.get(year, ())
    made_working = {was: becomes for was, becomes in decreed if not _is_holiday(was)}
    made_off = {becomes for _, becomes in decreed}
    moved_away = {was for was, _ in decreed}
    for month, number in HOLIDAYS:
        holiday = date(year, month, number)
        if month != _JANUARY and holiday.weekday() >= _SATURDAY and holiday not in moved_away:
            made_off.add(_next_working(holiday, made_off))
    return made_working, frozenset(made_off)


def _next_working(holiday: date, made_off: set[date]) -> date:
    day = holiday + _DAY
    while day.weekday() >= _SATURDAY or _is_holiday(day) or day in made_off:
        day += _DAY
    return day
