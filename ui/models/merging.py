"""A document that was changed here and elsewhere at once: what each hand changed stays changed."""

from collections.abc import Mapping
from dataclasses import fields, replace
from enum import StrEnum
from typing import Any, Final, TypeVar

from gosclient.domain.publishing import Content, Publication

T = TypeVar("T")

_OF_THE_STORE: Final = frozenset({"publication_id", "created_at", "updated_at"})


class Part(StrEnum):
    """What of a document is another thing than before."""

    TEXT = "text"
    VARIANTS = "variants"
    MEDIA = "media"
    LINK = "link"
    POLL = "poll"
    FIRST_COMMENT = "first_comment"
    OPTIONS = "options"
    COMMUNITIES = "communities"
    TIME = "at"
    OTHER = "other"


def merged(base: Publication, ours: Publication, theirs: Publication) -> Publication:
    """Take over what another hand changed where this one changed nothing.

    Args:
        base: as both hands knew it.
        ours: with what is written here.
        theirs: as it is stored now.
    """
    names = {one.name for one in fields(Publication)} - _OF_THE_STORE - {"content"}
    chosen = _chosen(base, ours, theirs, names)
    kept = {name: getattr(theirs, name) for name in _OF_THE_STORE}
    return Publication(
        content=_content(base.content, ours.content, theirs.content), **chosen, **kept
    )


def parts_between(one: Publication, other: Publication) -> frozenset[Part]:
    """What differs between two states of a document."""
    found = {
        Part(name)
        for name in (each.name for each in fields(Content))
        if getattr(one.content, name) != getattr(other.content, name)
    }
    if one.communities != other.communities:
        found.add(Part.COMMUNITIES)
    if (one.at, one.zone) != (other.at, other.zone):
        found.add(Part.TIME)
    if (one.rubric, one.approval, one.rule) != (other.rubric, other.approval, other.rule):
        found.add(Part.OTHER)
    return frozenset(found)


def same(one: Publication, other: Publication) -> bool:
    """Whether two states say the same, whenever they were stored."""
    return one == replace(
        other,
        publication_id=one.publication_id,
        created_at=one.created_at,
        updated_at=one.updated_at,
    )


def _content(base: Content, ours: Content, theirs: Content) -> Content:
    names = {one.name for one in fields(Content)} - {"variants"}
    variants = _variants(base.variants, ours.variants, theirs.variants)
    return Content(variants=variants, **_chosen(base, ours, theirs, names))


def _variants(
    base: Mapping[int, str], ours: Mapping[int, str], theirs: Mapping[int, str]
) -> dict[int, str]:
    found = {}
    for key in {**theirs, **ours}:
        text = _one(base.get(key), ours.get(key), theirs.get(key))
        if text is not None:
            found[key] = text
    return found


def _chosen(base: object, ours: object, theirs: object, names: set[str]) -> dict[str, Any]:
    return {
        name: _one(getattr(base, name), getattr(ours, name), getattr(theirs, name))
        for name in names
    }


def _one(base: T, ours: T, theirs: T) -> T:
    return theirs if ours == base else ours
