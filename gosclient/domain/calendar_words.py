"""Months and days of the week in Russian, in the cases in which sentences need them."""

from datetime import date
from typing import Final

MONTHS: Final = (
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
)
"""Of a month, January first: «14 марта»."""

WEEKDAYS: Final = (
    "понедельник",
    "вторник",
    "среда",
    "четверг",
    "пятница",
    "суббота",
    "воскресенье",
)
"""Monday first, as :meth:`datetime.date.weekday` counts."""

WEEKDAYS_WHEN: Final = (
    "в понедельник",
    "во вторник",
    "в среду",
    "в четверг",
    "в пятницу",
    "в субботу",
    "в воскресенье",
)

WEEKDAYS_OFTEN: Final = (
    "понедельникам",
    "вторникам",
    "средам",
    "четвергам",
    "пятницам",
    "субботам",
    "воскресеньям",
)
"""After «по»."""


def day_words(day: date) -> str:
    """``14 марта``."""
    return f"{day.day} {MONTHS[day.month - 1]}"


def listed(words: list[str]) -> str:
    """Words in a row: ``средам и пятницам``, ``средам, пятницам и субботам``."""
    if len(words) < 2:  # noqa: PLR2004 - one word needs no «и»
        return "".join(words)
    return f"{', '.join(words[:-1])} и {words[-1]}"
