"""Checks of where a post goes: whether it goes anywhere, and whether the keys allow it. Pure."""

from collections.abc import Callable, Iterator

from gosclient.domain.checks.check import Check, Hit
from gosclient.domain.checks.facts import Destination, Draft
from gosclient.domain.checks.finding import Field, Place, Severity
from gosclient.domain.publishing import MediaKind

_PLACE = Place(Field.COMMUNITIES)


def _nowhere(draft: Draft) -> Iterator[Hit]:
    if not draft.communities:
        yield Hit(_PLACE)


def _no_post(draft: Draft) -> Iterator[Hit]:
    return _refused(draft, lambda one: one.post_refused)


def _no_photo(draft: Draft) -> Iterator[Hit]:
    if any(one.kind is MediaKind.PHOTO for one in draft.content.media):
        yield from _refused(draft, lambda one: "" if one.post_refused else one.photo_refused)


def _refused(draft: Draft, why: Callable[[Destination], str]) -> Iterator[Hit]:
    """A hit for each reason, with all communities that have it."""
    reasons = dict.fromkeys(filter(None, map(why, draft.communities)))
    for reason in reasons:
        communities = tuple(one.community_id for one in draft.communities if why(one) == reason)
        yield Hit(_PLACE, communities, {"why": reason})


COMMUNITY_CHECKS = (
    Check(
        "nowhere",
        "Сообщества не выбраны",
        Severity.ERROR,
        "Выберите, в какие сообщества отправить запись.",
        _nowhere,
    ),
    Check(
        "no_post",
        "Нет права публиковать",
        Severity.ERROR,
        "Запись не уйдёт: {communities}. {why}",
        _no_post,
    ),
    Check(
        "no_photo",
        "Нет права добавлять фото",
        Severity.ERROR,
        "Фото не загрузятся: {communities}. {why}",
        _no_photo,
    ),
)
