"""Checks of the days a text names, against the calendar and against the day of the post. Pure."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from gosclient.domain.calendar_words import WEEKDAYS, WEEKDAYS_WHEN, day_words
from gosclient.domain.checks.check import Check, Hit, hit_at
from gosclient.domain.checks.facts import Draft, Passage
from gosclient.domain.checks.finding import Severity
from gosclient.domain.checks.text_dates import (
    NamedDay,
    NamedWeekday,
    beside,
    named_days,
    relatives_in,
    right_behind,
    weekdays_in,
)
from gosclient.domain.checks.wording import flat

_WHEN = [re.compile(rf"(?<![^\W_]){words}(?![^\W_])") for words in WEEKDAYS_WHEN]

_COMING = re.compile(
    r"(?<![^\W_])(?:состоит|пройдет|пройдут|приглаша|ждем|начнет|начнут|начинае|будет|будут|открое|приходите"
    r"|планируе|запланирован|отключат|ограничат|перекроют|успейте|не пропустите)"
)
_SINCE = re.compile(r"(?<![^\W_])(?:с|со|от)\s+\Z")
_LOOKED_BACK = 6
_END_OF_SENTENCE = re.compile(r"[!?\n]|\.(?=\s)")


def _weekday_of_date(draft: Draft) -> Iterator[Hit]:
    for passage, day_of_post, communities in _by_day(draft):
        text = flat(passage.text)
        days = named_days(text, day_of_post)
        for word in weekdays_in(text):
            named = [day for day in beside(text, days, word) if day.day and not day.several]
            # Between two dates a weekday may belong to either.
            if named and all(one.day and one.day.weekday() != word.number for one in named):
                meant = named[0]
                date_words, weekday = _date_words(meant.day), _weekday_words(meant.day)
                span = _span(text, meant, word)
                yield _hit(passage, communities, span, date=date_words, weekday=weekday)


def _no_such_date(draft: Draft) -> Iterator[Hit]:
    for passage, day_of_post, communities in _by_day(draft):
        for one in named_days(flat(passage.text), day_of_post):
            if one.day is None:
                yield _hit(passage, communities, (one.start, one.end))


def _relative_day(draft: Draft) -> Iterator[Hit]:
    for passage, day_of_post, communities in _by_day(draft):
        text = flat(passage.text)
        days, weekdays = named_days(text, day_of_post), weekdays_in(text)
        for word in relatives_in(text):
            meant = day_of_post + timedelta(days=word.number)
            wrong = [one for one in beside(text, days, word) if one.day and one.day != meant]
            weekday = right_behind(text, word, weekdays)
            if wrong and len(wrong) == len(beside(text, days, word)):
                span = _span(text, wrong[0], word)
            elif weekday is not None and weekday.number != meant.weekday():
                span = (word.start, weekday.end)
            else:
                continue
            yield _hit(passage, communities, span, when=_when_words(day_of_post))


def _same_weekday(draft: Draft) -> Iterator[Hit]:
    for passage, day_of_post, communities in _by_day(draft):
        text = flat(passage.text)
        days = named_days(text, day_of_post)
        for match in _WHEN[day_of_post.weekday()].finditer(text):
            word = NamedWeekday(*match.span(), day_of_post.weekday())
            follows_relative = any(right_behind(text, one, [word]) for one in relatives_in(text))
            if not follows_relative and not beside(text, days, word):
                yield _hit(passage, communities, match.span(), when=_when_words(day_of_post))


def _date_passed(draft: Draft) -> Iterator[Hit]:
    for passage, day_of_post, communities in _by_day(draft):
        text = flat(passage.text)
        for one in named_days(text, day_of_post):
            if one.day is None or one.day >= day_of_post or _is_since(text, one):
                continue
            if _COMING.search(text, *_sentence_around(text, one)):
                when = _when_words(day_of_post)
                yield _hit(passage, communities, (one.start, one.end), when=when)


def _by_day(draft: Draft) -> Iterator[tuple[Passage, date, tuple[int, ...]]]:
    """Each passage with each day on which its readers see it, and who they are."""
    for passage in draft.passages():
        for day, communities in draft.days(passage.communities).items():
            yield passage, day, communities


def _hit(
    passage: Passage, communities: tuple[int, ...], span: tuple[int, int], **values: str
) -> Hit:
    hit = hit_at(passage, *span, **values)
    return Hit(hit.place, communities, hit.values)


def _span(text: str, day: NamedDay, word: NamedWeekday) -> tuple[int, int]:
    """Characters of a date with a word beside it, up to the bracket that closes them."""
    start, end = min(day.start, word.start), max(day.end, word.end)
    closes = "(" in text[start:end] and text.startswith(")", end)
    return start, end + closes


def _is_since(text: str, day: NamedDay) -> bool:
    """Whether «с» or «от» stands before a date: what began then may well go on."""
    return _SINCE.search(text, max(0, day.start - _LOOKED_BACK), day.start) is not None


def _sentence_around(text: str, day: NamedDay) -> tuple[int, int]:
    ends = [match.start() for match in _END_OF_SENTENCE.finditer(text)]
    before = [end for end in ends if end < day.start]
    after = [end for end in ends if end >= day.end]
    return (before[-1] if before else 0), (after[0] if after else len(text))


def _date_words(day: date | None) -> str:
    return f"{day_words(day)} {day.year}" if day else ""


def _weekday_words(day: date | None) -> str:
    return WEEKDAYS[day.weekday()] if day else ""


def _when_words(day: date) -> str:
    return f"{WEEKDAYS_WHEN[day.weekday()]}, {day_words(day)}"


DATE_CHECKS = (
    Check(
        "weekday_of_date",
        "День недели не сходится с датой",
        Severity.WARNING,
        "«{found}» не сходится: {date} года — {weekday}. Исправьте число или день недели.",
        _weekday_of_date,
    ),
    Check(
        "no_such_date",
        "Даты нет в календаре",
        Severity.WARNING,
        "Даты «{found}» в календаре нет. Исправьте число.",
        _no_such_date,
    ),
    Check(
        "relative_day",
        "«Завтра» не сходится с днём выхода записи",
        Severity.WARNING,
        "«{found}» не сходится с днём записи: она выйдет {when}. Исправьте текст или время выхода.",
        _relative_day,
    ),
    Check(
        "same_weekday",
        "День недели, в который выходит запись",
        Severity.HINT,
        "Запись выйдет {when}, и «{found}» можно понять двояко. Назовите число.",
        _same_weekday,
    ),
    Check(
        "date_passed",
        "Событие к выходу записи уже пройдёт",
        Severity.WARNING,
        "Запись выйдет {when}, а «{found}» к тому времени пройдёт. Проверьте даты.",
        _date_passed,
    ),
)
