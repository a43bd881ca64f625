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
    dated = [at for at in times if at]
    found: set[Place] = set()
    if dated:
        found |= _dated(connection, min(dated), max(dated) + _MINUTE)
    if len(dated) < len(times):
        for draft in publications.drafts(connection):
            if not draft.at:
                found.update(places_of(0, draft.communities, draft.content))
    return found


def _dated(connection: Connection, since: int, until: int) -> set[Place]:
    since -= since % _MINUTE
    found = {
        Place(time_of(one) // _MINUTE, one.community_id, comparable(one.text))
        for one in publications.targets_between(connection, since, until)
        if not one.removed
    }
    for draft in publications.dated_drafts(connection, since, until):
        found.update(places_of(draft.at, draft.communities, draft.content))
    return found
