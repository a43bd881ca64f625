"""The plan as iCalendar (RFC 5545), for the calendars of others: an event a post and community.

An event keeps its UID for ever, so a calendar that reads the file again moves it instead of making a
second one. Times are UTC; each calendar shows them on its own clocks.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from gosclient.desk.asking import new_name
from gosclient.desk.calendar import Card, cards_between
from gosclient.desk.plan_listing import OURS, STATES, texts_of
from gosclient.desk.refusals import name_of
from gosclient.domain.publishing import Publication, TargetState
from gosclient.domain.text import printable
from gosclient.store import publications, settings
from gosclient.store.database import Connection, Transaction

_CERTAIN = frozenset({TargetState.PLANNED, TargetState.PUBLISHED})
_TITLE = 120
_NAME = "calendar_name"


@dataclass(frozen=True, slots=True)
class PlanEvent:
    """A post in one community.

    Attributes:
        uid: the same as long as the document and the community are.
        at: unix seconds.
        address: of the post in VK, empty until it is published.
        changed_at: unix seconds of the last change of the document.
    """

    uid: str
    at: int
    community: str
    text: str
    state: TargetState
    rubric: str
    address: str
    changed_at: int


def own_name(transaction: Transaction) -> str:
    """What tells events of this office from those of others: made once and kept."""
    known = settings.get(transaction.connection, _NAME)
    if not known:
        known = new_name()
        settings.put(transaction, _NAME, known)
    return known


def events_between(
    connection: Connection, since: int, until: int, now: float, name: str
) -> list[PlanEvent]:
    """The plan from unix seconds ``since`` up to, not with, ``until``, in order of time.

    ``name`` is as ``own_name`` gives it.
    """
    cards = cards_between(connection, since, until, now, OURS)
    known = publications.publications(connection, {card.publication_id for card in cards})
    return [
        event
        for card in cards
        for event in _events(connection, card, known[card.publication_id], name)
    ]


def calendar_of(events: Sequence[PlanEvent], now: float) -> bytes:
    """A file of iCalendar with these events, made at unix seconds ``now``."""
    from icalendar import Calendar, Event  # noqa: PLC0415 - only for an export

    calendar = Calendar()
    calendar.add("prodid", "-//Gosclient//Plan//RU")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "План публикаций")
    for one in events:
        event = Event()
        event.add("uid", one.uid)
        event.add("dtstamp", _utc(now))
        event.add("last-modified", _utc(one.changed_at))
        event.add("dtstart", _utc(one.at))
        event.add("summary", f"{one.community}: {' '.join(one.text.split())[:_TITLE]}")
        event.add("description", f"{STATES[one.state].capitalize()}.\n\n{one.text}")
        event.add("status", "CONFIRMED" if one.state in _CERTAIN else "TENTATIVE")
        event.add("transp", "TRANSPARENT")
        if one.rubric:
            event.add("categories", [one.rubric])
        if one.address:
            event.add("url", one.address)
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _events(
    connection: Connection, card: Card, publication: Publication, name: str
) -> list[PlanEvent]:
    published = {one.target.community_id: one.target.published_id for one in card.targets}
    return [
        PlanEvent(
            f"{publication.publication_id}-{community_id}-{name}@gosclient",
            card.at,
            printable(name_of(connection, community_id)),
            printable(text),
            state,
            printable(publication.rubric),
            f"https://vk.com/wall-{community_id}_{published[community_id]}"
            if published.get(community_id)
            else "",
            publication.updated_at,
        )
        for community_id, (text, state) in texts_of(card, publication).items()
    ]


def _utc(at: float) -> datetime:
    return datetime.fromtimestamp(int(at), UTC)
