"""Checks of the moment at which a post appears and of what stands around it. Pure."""

import re
from collections.abc import Iterator
from datetime import date

from gosclient.domain.calendar_words import day_words
from gosclient.domain.checks.check import Check, Hit, hit_at, listed
from gosclient.domain.checks.facts import Draft, OtherPost
from gosclient.domain.checks.finding import Field, Place, Severity
from gosclient.domain.checks.listing import Listing, ListKind
from gosclient.domain.checks.wording import FESTIVE_WORDS, flat, words_pattern
from gosclient.domain.production_calendar import Remembrance, remembered
from gosclient.domain.publishing import LEAD
from gosclient.domain.zones import moment_words

_DATE = Place(Field.DATE)
_MINUTE = 60
_DAY = 86_400
_WORD = re.compile(r"[^\W_]+")


def _past(draft: Draft) -> Iterator[Hit]:
    if draft.at and draft.at < draft.now + LEAD:
        values = {"when": _when(draft, draft.at), "minutes": str(LEAD // _MINUTE)}
        yield Hit(_DATE, values=values)


def _slot(draft: Draft) -> Iterator[Hit]:
    if not draft.at:
        return
    taken = {one.community_id for one in draft.others if one.at // _MINUTE == draft.at // _MINUTE}
    communities = tuple(one.community_id for one in draft.communities if one.community_id in taken)
    if communities:
        yield Hit(_DATE, communities, {"when": _when(draft, draft.at)})


def _repeated(draft: Draft) -> Iterator[Hit]:
    for passage in draft.post_texts():
        said = fingerprint(passage.text)
        if not said:
            continue
        same = [
            one for one in draft.others if _is_near(one, draft) and fingerprint(one.text) == said
        ]
        communities = tuple(
            known for known in passage.communities if known in {one.community_id for one in same}
        )
        if communities:
            nearest = min(
                (one for one in same if one.community_id in communities),
                key=lambda one: abs(one.at - draft.moment),
            )
            yield Hit(passage.place, communities, {"when": _when(draft, nearest.at)})


def _quiet(draft: Draft) -> Iterator[Hit]:
    if draft.quiet is None:
        return
    communities = tuple(
        one.community_id for one in draft.communities if draft.quiet.cover(draft.wall(one).time())
    )
    if communities:
        hours = {"begin": f"{draft.quiet.begin:%H:%M}", "end": f"{draft.quiet.end:%H:%M}"}
        yield Hit(_DATE, communities, hours)


def _mourning(draft: Draft) -> Iterator[Hit]:
    everywhere = [one.community_id for one in draft.communities]
    for day, communities in draft.days(everywhere).items():
        if day in draft.mourning:
            yield Hit(_DATE, communities, {"day": day_words(day)})


def _festive(draft: Draft, words: tuple[str, ...]) -> Iterator[Hit]:
    pattern = words_pattern(words)
    for passage in draft.passages():
        match = pattern.search(flat(passage.text))
        if match is None:
            continue
        for day, communities in draft.days(passage.communities).items():
            grief = _grief(draft, day)
            if grief:
                said = hit_at(passage, *match.span(), day=day_words(day), grief=grief)
                yield Hit(said.place, communities, said.values)


def fingerprint(text: str) -> str:
    """Equal for texts that differ in spaces, signs, capitals and ``ё`` only; empty for none."""
    return " ".join(_WORD.findall(flat(text)))


def _is_near(other: OtherPost, draft: Draft) -> bool:
    return abs(other.at - draft.moment) <= _DAY


def _grief(draft: Draft, day: date) -> str:
    """Why a day is one of grief, empty if it is none."""
    if day in draft.mourning:
        return "день траура"
    return next((one.name for one in remembered(day) if one.kind is Remembrance.GRIEF), "")


def _when(draft: Draft, at: int) -> str:
    return moment_words(at, draft.zone, draft.now)


TIME_CHECKS = (
    Check(
        "past",
        "Время выхода прошло или слишком близко",
        Severity.ERROR,
        "До времени записи меньше {minutes} минут или оно прошло: {when}. "
        "Выберите время позже или отправьте сейчас.",
        _past,
    ),
    Check(
        "slot",
        "Две записи на одну минуту",
        Severity.ERROR,
        "На это время ({when}) уже есть запись: {communities}. "
        "VK не примет вторую, сдвиньте хотя бы на минуту.",
        _slot,
    ),
    Check(
        "repeated",
        "Тот же текст в пределах суток",
        Severity.WARNING,
        "Такая же запись есть рядом ({when}): {communities}. Проверьте, нужна ли вторая.",
        _repeated,
    ),
    Check(
        "quiet",
        "Тихие часы",
        Severity.WARNING,
        "У читателей в это время тихие часы, с {begin} до {end}: {communities}.",
        _quiet,
    ),
    Check(
        "mourning",
        "День траура",
        Severity.WARNING,
        "{day} — день траура. Решите, выходить ли записи в этот день.",
        _mourning,
    ),
    listed(
        "festive",
        "Весёлая запись в день скорби",
        Severity.WARNING,
        "{day} — {grief}, а в тексте «{found}». Перенесите запись или измените её тон.",
        Listing(ListKind.WORDS, FESTIVE_WORDS, _festive),
    ),
)
