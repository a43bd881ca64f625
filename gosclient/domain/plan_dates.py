"""Dates and times as people write them into a plan: numbers of a spreadsheet, texts in many styles."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from gosclient.domain.calendar_words import MONTHS
from gosclient.domain.errors import BadInput

_FIRST_DAY: Final = date(1899, 12, 30)
"""Day 0 of a spreadsheet: it counts a 29 February 1900 that never was."""

_SERIALS: Final = range(30_000, 80_000)
"""Numbers that can mean a day: 1982 to 2119."""

_DAY_SECONDS: Final = 86_400
_MINUTES: Final = 60
_HOURS: Final = 24

_CENTURY: Final = 2000

_NUMBERS: Final = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})(?!\d)")
_ISO: Final = re.compile(r"(\d{4})[./-](\d{1,2})[./-](\d{1,2})(?!\d)")
_WORDS: Final = re.compile(r"(\d{1,2})\s+([а-яё]{3,8})\.?,?\s+(\d{4})(?:\s*(?:года|г\.?))?(?!\w)")
_WEEKDAY: Final = re.compile(r"^[а-яё]{2,11}[.,]?\s+(?=\d)")
_TIME: Final = re.compile(r"(\d{1,2})[:.](\d{2})(?::\d{2})?")
_TIME_WORDS: Final = re.compile(r"(\d{1,2})\s*ч(?:ас(?:а|ов)?)?\.?(?:\s*(\d{1,2})\s*м(?:ин)?\.?)?")
_FRACTION: Final = re.compile(r"0?[.,]\d{3,}")
_SERIAL: Final = re.compile(r"\d{5}(?:[.,]\d+)?")


@dataclass(frozen=True, slots=True)
class Read:
    """What a cell says: a day, and a time if one stands in the same cell."""

    day: date
    at: time | None = None


def moment_of(day_cell: object, time_cell: object) -> datetime | None:
    """The moment that two cells name, without a zone; None where both are empty.

    Args:
        day_cell: a date, a text, or a number of a spreadsheet (days since 1899-12-30).
        time_cell: a time, a text, a part of a day as a number, or empty.

    Raises:
        BadInput: one of them cannot be understood, one is missing, or they disagree.
    """
    if is_empty(day_cell):
        if is_empty(time_cell):
            return None
        raise BadInput("Есть время, но нет даты.")
    read = day_of(day_cell)
    if is_empty(time_cell):
        if read.at is None:
            raise BadInput("Есть дата, но нет времени. Программа не выбирает его сама.")
        return datetime.combine(read.day, read.at)
    said = time_of(time_cell)
    if read.at not in {None, said}:
        raise BadInput("Время указано дважды и по-разному: рядом с датой и в своём столбце.")
    return datetime.combine(read.day, said)


def is_empty(cell: object) -> bool:
    """Nothing but spaces stands in a cell."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def day_of(cell: object) -> Read:
    """The day a cell names. A date without a time of its own has none, not midnight.

    Raises:
        BadInput: it names none.
    """
    if isinstance(cell, datetime):
        return Read(cell.date(), _minute(cell.time()) if cell.time() != time() else None)
    if isinstance(cell, date):
        return Read(cell)
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _of_serial(float(cell), cell)
    text = " ".join(str(cell).casefold().split())
    if _SERIAL.fullmatch(text):
        return _of_serial(float(text.replace(",", ".")), cell)
    return _of_text(_WEEKDAY.sub("", text), cell)


def time_of(cell: object) -> time:
    """The time a cell names, to the minute.

    Raises:
        BadInput: it names none.
    """
    if isinstance(cell, datetime):
        return _minute(cell.time())
    if isinstance(cell, time):
        return _minute(cell)
    if isinstance(cell, timedelta):
        return _of_part(cell / timedelta(days=1), cell)
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _of_part(float(cell), cell)
    text = " ".join(str(cell).casefold().split())
    if _FRACTION.fullmatch(text):
        return _of_part(float(text.replace(",", ".")), cell)
    return _of_time_text(text, cell)


def _of_serial(number: float, cell: object) -> Read:
    whole = int(number)
    if whole not in _SERIALS:
        raise _no_day(cell)
    part = number - whole
    return Read(
        _FIRST_DAY + timedelta(days=whole),
        _of_part(part, cell) if part * _DAY_SECONDS >= 1 else None,
    )


def _of_part(part: float, cell: object) -> time:
    if not 0 <= part < 1:
        raise _no_time(cell)
    minutes = min(round(part * _DAY_SECONDS), _DAY_SECONDS - 1) // _MINUTES
    return time(minutes // _MINUTES, minutes % _MINUTES)


def _of_text(text: str, cell: object) -> Read:
    for pattern, order in ((_ISO, (0, 1, 2)), (_NUMBERS, (2, 1, 0)), (_WORDS, (2, 1, 0))):
        found = pattern.match(text)
        if found:
            year, month, day = (found.groups()[place] for place in order)
            rest = text[found.end() :].strip(" ,t").removeprefix("в ").strip()
            return Read(_day(year, month, day, cell), _of_time_text(rest, cell) if rest else None)
    raise _no_day(cell)


def _day(year: str, month: str, day: str, cell: object) -> date:
    number = int(month) if month.isdecimal() else _month(month)
    whole_year = int(year) + (_CENTURY if len(year) == 2 else 0)  # noqa: PLR2004 - «26»
    try:
        return date(whole_year, number, int(day))
    except ValueError as error:
        raise _no_day(cell) from error


def _month(word: str) -> int:
    """Number of a month by «марта», «март» or «мар», 0 for none."""
    for number, name in enumerate(MONTHS, 1):
        stem = name[:-1]
        if name.startswith(word) or word in {f"{stem}ь", f"{stem}й"}:
            return number
    return 0


def _of_time_text(text: str, cell: object) -> time:
    found = _TIME.fullmatch(text) or _TIME_WORDS.fullmatch(text)
    if found is None:
        raise _no_time(cell)
    hour, minute = int(found[1]), int(found[2] or 0)
    if hour >= _HOURS or minute >= _MINUTES:
        raise _no_time(cell)
    return time(hour, minute)


def _minute(moment: time) -> time:
    return time(moment.hour, moment.minute)


def _no_day(cell: object) -> BadInput:
    return BadInput(f"Дата «{_shown(cell)}» непонятна: напишите её как 14.03.2026.")


def _no_time(cell: object) -> BadInput:
    return BadInput(f"Время «{_shown(cell)}» непонятно: напишите его как 09:00.")


def _shown(cell: object) -> str:
    text = " ".join(str(cell).split())
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"


_LONGEST_SHOWN: Final = 40
