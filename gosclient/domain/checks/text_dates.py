"""Days that a text names: «14 марта», «14.03.2027», «в пятницу», «завтра». Pure.

Every function takes a text that :func:`~gosclient.domain.checks.wording.flat` made.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from gosclient.domain.calendar_words import MONTHS

BEHIND: Final = timedelta(days=90)
"""A date without a year is at most so far behind the post, else it is the next one."""

_DATE = re.compile(
    r"(?<![\d.,:/\-\u2010-\u2015])(?P<day>\d{1,2})(?:-?го)?\s+"
    rf"(?P<month>{'|'.join(MONTHS)})(?![^\W_])(?:\s+(?P<year>\d{{4}})(?!\d))?"
)
_NUMERIC = re.compile(
    r"(?<![\d.,:/\-\u2010-\u2015])(?P<day>\d{1,2})\.(?P<month>\d{2})"
    r"(?:\.(?P<year>\d{4}|\d{2}))?(?![.:]?\d)"
)
_ONE_OF_SEVERAL = re.compile(r"\d\s*(?:,|и|или|по|[\-\u2010-\u2015])\s*\Z")
_A_TIME = re.compile(r"(?<![^\W_])(?:в|до|с|к)\s+\Z")
_LOOKED_BACK = 20
_LONGEST_GAP = 20
"""Characters between words that stand together; it keeps the time in line with the length."""

_WEEKDAYS: Final = (
    r"понедельник[ау]?|пн",
    r"вторник[ау]?|вт",
    r"сред[ауы]|ср",
    r"четверг[ау]?|чт",
    r"пятниц[ауы]|пт",
    r"суббот[ауы]|сб",
    r"воскресень[ея]|вс",
)
_WEEKDAY = re.compile(rf"(?<![^\W_])(?:{'|'.join(f'({forms})' for forms in _WEEKDAYS)})(?![^\W_])")
# «День окружающей среды 5 июня» speaks of no Wednesday.
_NO_WEDNESDAY = re.compile(
    r"(?:окружающ|городск|образовательн|доступн|безбарьерн|цифров|комфортн|культурн|социальн)"
    r"[^\W_]*\s+\Z"
)

_RELATIVE: Final = {"вчера": -1, "сегодня": 0, "завтра": 1, "послезавтра": 2}
_RELATIVE_WORD = re.compile(rf"(?<![^\W_])(?:{'|'.join(_RELATIVE)})(?![^\W_])")

_GAP = r"[^\S\n]*[,(]?[^\S\n]*"
_BEFORE_DATE = re.compile(_GAP)
_BEFORE_WEEKDAY = re.compile(rf"{_GAP}(?:во?\s+)?")
_AFTER_DATE = re.compile(rf"(?:\s*(?:года|г\.))?{_GAP}(?:во?\s+)?")


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A date in a text.

    Attributes:
        start, end: its characters.
        day: None if the calendar has no such day.
        several: it is one of several, as in «14–16 марта», and a weekday may mean another one.
    """

    start: int
    end: int
    day: date | None
    several: bool = False


@dataclass(frozen=True, slots=True)
class NamedWeekday:
    """A day of the week or a word like «завтра» in a text.

    Attributes:
        start, end: its characters.
        number: 0 for Monday to 6; of «завтра», how many days after today.
    """

    start: int
    end: int
    number: int


def named_days(text: str, near: date) -> list[NamedDay]:
    """Dates of a text in order; those without a year lie near a day."""
    found = [_named_day(match, text, near) for match in _DATE.finditer(text)]
    for match in _NUMERIC.finditer(text):
        is_time = match["year"] is None and _ends_with(_A_TIME, text, match.start())
        if not is_time and 1 <= int(match["month"]) <= len(MONTHS) and int(match["day"]):
            found.append(_named_day(match, text, near))
    return sorted(found, key=lambda one: one.start)


def weekdays_in(text: str) -> list[NamedWeekday]:
    """Days of the week, in full or in two letters, in order."""
    return [
        NamedWeekday(*match.span(), int(match.lastindex or 0) - 1)
        for match in _WEEKDAY.finditer(text)
        if not _ends_with(_NO_WEDNESDAY, text, match.start())
    ]


def relatives_in(text: str) -> list[NamedWeekday]:
    """«Вчера», «завтра» and the like, as days from the post's day, in order."""
    return [
        NamedWeekday(*match.span(), _RELATIVE[match[0]]) for match in _RELATIVE_WORD.finditer(text)
    ]


def beside(text: str, days: list[NamedDay], word: NamedWeekday) -> list[NamedDay]:
    """The dates that stand next to a word: none, one, or one on either side."""
    near = [
        day
        for day in days
        if day.start - word.end <= _LONGEST_GAP and word.start - day.end <= _LONGEST_GAP
    ]
    return [
        day
        for day in near
        if _BEFORE_DATE.fullmatch(text, word.end, day.start)
        or _AFTER_DATE.fullmatch(text, day.end, word.start)
    ]


def right_behind(
    text: str, word: NamedWeekday, weekdays: list[NamedWeekday]
) -> NamedWeekday | None:
    """The weekday that stands behind «завтра», as in «завтра, в пятницу»."""
    near = [one for one in weekdays if 0 <= one.start - word.end <= _LONGEST_GAP]
    return next((one for one in near if _BEFORE_WEEKDAY.fullmatch(text, word.end, one.start)), None)


def _named_day(match: re.Match[str], text: str, near: date) -> NamedDay:
    written = match["month"]
    month = int(written) if written.isdecimal() else MONTHS.index(written) + 1
    day = int(match["day"])
    if match["year"]:
        year = int(match["year"])
        found = _day(year if year > 99 else 2000 + year, month, day)  # noqa: PLR2004 - two digits
    else:
        found = _nearest(month, day, near)
    several = _ends_with(_ONE_OF_SEVERAL, text, match.start())
    return NamedDay(*match.span(), found, several)


def _nearest(month: int, day: int, near: date) -> date | None:
    """The first such day that is not too far behind; None where that year has none."""
    earliest = near - BEHIND
    year = earliest.year + ((month, day) < (earliest.month, earliest.day))
    return _day(year, month, day)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _ends_with(pattern: re.Pattern[str], text: str, end: int) -> bool:
    """Whether a pattern that ends with its text fits right before a place."""
    return pattern.search(text, max(0, end - _LOOKED_BACK), end) is not None
