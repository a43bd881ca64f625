"""What is planned already, in a form in which the same post is the same."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from gosclient.desk.calendar import time_of
from gosclient.domain.publishing import Content
from gosclient.domain.text import comparable
from gosclient.store import publications
from gosclient.store.database import Connection

_MINUTE = 60


@dataclass(frozen=True, slots=True)
class Place:
    """One text at one minute in one community; minute 0 is a draft without a time."""

    minute: int
    community_id: int
    text: str


def places_of(at: int, community_ids: Iterable[int], content: Content) -> list[Place]:
    """The places that a publication takes."""
    return [Place(at // _MINUTE, one, comparable(content.text_for(one))) for one in community_ids]


def known_places(connection: Connection, times: Collection[int]) -> Collection[Place]:
    """What is planned, published or drafted in the span of these times (unix seconds)."""
    found = set(drafted_places(connection, times))
    if span := _span(times):
        found.update(
            Place(time_of(one) // _MINUTE, one.community_id, comparable(one.text))
            for one in publications.targets_between(connection, *span)
            if not one.removed
        )
    return found


def drafted_places(connection: Connection, times: Collection[int]) -> Collection[Place]:
    """What of it stands here as a draft alone, which nobody handed over."""
    drafts = []
    if span := _span(times):
        drafts += publications.dated_drafts(connection, *span)
    if not all(times):
        drafts += [one for one in publications.drafts(connection) if not one.at]
    return {place for one in drafts for place in places_of(one.at, one.communities, one.content)}


def _span(times: Collection[int]) -> tuple[int, int] | None:
    """Whole minutes from the first to the last time, None if there is none."""
    dated = [at for at in times if at]
    return (min(dated) // _MINUTE * _MINUTE, max(dated) + _MINUTE) if dated else None
