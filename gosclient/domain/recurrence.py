"""Posts that repeat, by the wall clock of a zone: «каждый будний день в 9:00». Pure.

A rule speaks of days and of a time that clocks show, never of seconds between posts, so summer time
moves nothing.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import islice
from typing import Any

from gosclient.domain.calendar_words import WEEKDAYS_OFTEN, day_words, listed
from gosclient.domain.errors import BadInput
from gosclient.domain.production_calendar import DayKind, day_kind, is_working
from gosclient.domain.zones import unix_of, wall_of

LAST_DAY = -1
"""Stands for the last day of a month."""

MOST_WEEKS = 52
MOST_TIMES = 1000
MOST_YEARS = 10
"""A rule is not followed further than so many years after its first day."""

_DAY = timedelta(days=1)
_SATURDAY = 5
_LONGEST_MONTH = 31


class Every(StrEnum):
    """What a rule repeats by."""

    DAY = "day"
    WORKDAY = "workday"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Rule:
    """When a post repeats.

    Attributes:
        start: the first day on which it may appear.
        at: what the clock shows then, to the minute.
        weekdays: of a weekly rule, 0 for Monday to 6.
        weeks: a weekly rule takes each so-manieth week, counted from the week of ``start``.
        month_day: of a monthly rule, 1 to 31 or ``LAST_DAY``; a month that is too short takes its last.
        until: the last day on which it may appear, None for no end.
        count: how many times it appears, 0 for no number.
        skips_holidays: it keeps silent on holidays and on weekdays that are off. A rule of working
            days then follows the production calendar, with its working Saturdays.
    """

    every: Every
    start: date
    at: time
    weekdays: tuple[int, ...] = ()
    weeks: int = 1
    month_day: int = 0
    until: date | None = None
    count: int = 0
    skips_holidays: bool = False


def checked_rule(rule: Rule) -> Rule:
    """The rule as it can be kept: weekdays in order, the time to the minute.

    Raises:
        BadInput: it says nothing or contradicts itself.
    """
    weekdays = tuple(sorted(set(rule.weekdays))) if rule.every is Every.WEEK else ()
    if rule.every is Every.WEEK and not set(weekdays) <= set(range(7)):
        raise BadInput("Такого дня недели нет. Повтор не сохранён.")
    if rule.every is Every.WEEK and not weekdays:
        raise BadInput("Отметьте хотя бы один день недели. Повтор не сохранён.")
    if not 1 <= rule.weeks <= MOST_WEEKS:
        raise BadInput(f"Повторять можно раз в 1–{MOST_WEEKS} недель. Повтор не сохранён.")
    by_month = rule.every is Every.MONTH
    if by_month and rule.month_day != LAST_DAY and not 1 <= rule.month_day <= _LONGEST_MONTH:
        raise BadInput("Число месяца — от 1 до 31 или последний день. Повтор не сохранён.")
    if rule.until is not None and rule.until < rule.start:
        raise BadInput("Последний день раньше первого. Повтор не сохранён, проверьте даты.")
    if not 0 <= rule.count <= MOST_TIMES:
        raise BadInput(f"Повторов может быть не больше {MOST_TIMES}. Повтор не сохранён.")
    return Rule(
        rule.every,
        rule.start,
        rule.at.replace(second=0, microsecond=0, tzinfo=None),
        weekdays,
        rule.weeks if rule.every is Every.WEEK else 1,
        rule.month_day if by_month else 0,
        rule.until,
        rule.count,
        rule.skips_holidays,
    )


def occurrences(rule: Rule, zone: str, since: int, until: int) -> list[int]:
    """The moments at which a post of a rule appears, in order.

    Args:
        rule: as :func:`checked_rule` returned it.
        zone: IANA name of the zone whose clocks count.
        since: unix seconds, the first moment of interest.
        until: unix seconds after the last one.

    Raises:
        BadInput: there is no such zone.
    """
    # A day more on both sides: a skipped hour may carry a moment over midnight.
    last_day = wall_of(until, zone).date() + _DAY
    days = islice(_days(rule, last_day), rule.count or None)
    moments = (unix_of(datetime.combine(day, rule.at), zone) for day in days)
    return [at for at in moments if since <= at < until]


def _days(rule: Rule, last_day: date) -> Iterator[date]:
    """The days of a rule up to one, from its first: a number of times counts from there."""
    end = min(last_day, rule.until or last_day, rule.start + timedelta(days=366 * MOST_YEARS))
    day = rule.start
    while day <= end:
        if _falls_on(rule, day):
            yield day
        day += _DAY


def _falls_on(rule: Rule, day: date) -> bool:
    if rule.every is Every.WORKDAY:
        return is_working(day) if rule.skips_holidays else day.weekday() < _SATURDAY
    if rule.skips_holidays and day_kind(day) in {DayKind.HOLIDAY, DayKind.MOVED}:
        return False
    match rule.every:
        case Every.WEEK:
            return day.weekday() in rule.weekdays and not _week_between(rule, day) % rule.weeks
        case Every.MONTH:
            is_last = (day + _DAY).month != day.month
            return day.day == rule.month_day or (
                is_last and (rule.month_day == LAST_DAY or rule.month_day > day.day)
            )
        case _:
            return True


def _week_between(rule: Rule, day: date) -> int:
    """Whole weeks from the week of the first day to that of another one; weeks begin on Monday."""
    first_monday = rule.start - rule.start.weekday() * _DAY
    return (day - first_monday).days // 7


def rule_words(rule: Rule) -> str:
    """A rule in a sentence: ``каждый будний день в 9:00, кроме праздников, до 31 мая 2027``."""
    words = f"{_day_words(rule)} в {rule.at.hour}:{rule.at.minute:02}"
    if rule.skips_holidays:
        words += ", кроме праздников"
    if rule.until is not None:
        words += f", до {day_words(rule.until)} {rule.until.year}"
    if rule.count:
        words += f", {rule.count} {_times(rule.count)}"
    return words


def _day_words(rule: Rule) -> str:
    match rule.every:
        case Every.DAY:
            return "каждый день"
        case Every.WORKDAY:
            return "каждый будний день"
        case Every.WEEK:
            days = f"по {listed([WEEKDAYS_OFTEN[number] for number in rule.weekdays])}"
            return days if rule.weeks == 1 else f"каждую {rule.weeks}-ю неделю {days}"
        case Every.MONTH if rule.month_day == LAST_DAY:
            return "в последний день каждого месяца"
        case Every.MONTH:
            return f"{rule.month_day}-го числа каждого месяца"


def _times(count: int) -> str:
    few = count % 10 in {2, 3, 4} and count % 100 not in {12, 13, 14}
    return "раза" if few else "раз"


def rule_to_text(rule: Rule) -> str:
    """A rule as it is stored: JSON."""
    fields = asdict(rule)
    fields["start"] = rule.start.isoformat()
    fields["at"] = rule.at.isoformat("minutes")
    fields["until"] = rule.until.isoformat() if rule.until is not None else ""
    return json.dumps(fields, ensure_ascii=False, sort_keys=True)


def rule_of(stored: str) -> Rule:
    """The rule that was stored."""
    fields: dict[str, Any] = json.loads(stored)
    return Rule(
        **{
            **fields,
            "every": Every(fields["every"]),
            "start": date.fromisoformat(fields["start"]),
            "at": time.fromisoformat(fields["at"]),
            "weekdays": tuple(fields["weekdays"]),
            "until": date.fromisoformat(fields["until"]) if fields["until"] else None,
        }
    )
