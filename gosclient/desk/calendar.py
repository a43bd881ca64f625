"""The calendar: everything that has a time, ours and others', planned and published.

One query feeds all views, so they cannot show different sets.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter

from gosclient.desk.compositions import TargetView, views
from gosclient.domain.publishing import Approval, Publication, Target, TargetState
from gosclient.store import calendar as calendar_store
from gosclient.store import publications
from gosclient.store.calendar import ForeignPost, Headline
from gosclient.store.database import Connection, Database


class Origin(StrEnum):
    """Whose a card is."""

    OURS = "ours"
    QUEUED_IN_VK = "queued"
    ON_WALL = "on_wall"


class Fixed(StrEnum):
    """Why a card keeps its time."""

    PUBLISHED = "published"
    FOREIGN = "foreign"
    UNDER_WAY = "under_way"
    PAUSED = "paused"
    PAST = "past"


@dataclass(frozen=True, slots=True)
class Card:
    """One thing at one time, in one or many communities.

    Attributes:
        at: unix seconds.
        title: first words, may be empty.
        communities: where, in order.
        state: the worst state among the targets; of what is not ours, planned or published.
        publication_id: our document, 0 for what was made in VK.
        post_id: VK's post for what is not ours, else 0.
        targets: ours, as they stand.
        photos: how many pictures it has.
        approval: where our document stands with those who have to agree.
    """

    at: int
    title: str
    communities: tuple[int, ...]
    state: TargetState
    origin: Origin = Origin.OURS
    publication_id: int = 0
    post_id: int = 0
    rubric: str = ""
    targets: tuple[TargetView, ...] = ()
    photos: int = 0
    approval: Approval = Approval.NONE

    @property
    def key(self) -> tuple[str, int, int]:
        """What stays the same while it is moved or changes its state."""
        community = self.communities[0] if self.origin is not Origin.OURS else 0
        return self.origin, self.publication_id or self.post_id, community

    def fixed_by(self, now: float) -> "Fixed | None":
        """Why it may get no other time at unix seconds ``now``; None if it may."""
        if self.origin is not Origin.OURS:
            return Fixed.PUBLISHED if self.origin is Origin.ON_WALL else Fixed.FOREIGN
        reasons = {_fixed_by(one) for one in self.targets}
        for why in (Fixed.PUBLISHED, Fixed.UNDER_WAY, Fixed.PAUSED):
            if why in reasons:
                return why
        return Fixed.PAST if self.at <= now else None


IN_ORDER = attrgetter("at", "publication_id", "post_id")
"""How cards are ordered: by time, at one time always alike."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of the calendar is to be seen; empty tuples mean all.

    Attributes:
        others: also what was made in VK by others, and what was published long ago.
    """

    communities: tuple[int, ...] = ()
    rubrics: tuple[str, ...] = ()
    states: tuple[TargetState, ...] = ()
    others: bool = True


EVERYTHING = Wanted()


async def cards(
    db: Database, since: int, until: int, now: float, wanted: Wanted = EVERYTHING
) -> list[Card]:
    """Everything with a time from unix seconds ``since`` up to, not with, ``until``, in order."""
    return await db.read(cards_between, since, until, now, wanted)


def cards_between(
    connection: Connection, since: int, until: int, now: float, wanted: Wanted = EVERYTHING
) -> list[Card]:
    """As ``cards``, of an open connection."""
    found = _ours(connection, since, until, now)
    if wanted.others and not wanted.rubrics:
        waiting = calendar_store.foreign_queue(connection, since, until)
        found += _foreign(waiting, Origin.QUEUED_IN_VK, TargetState.PLANNED)
        there = calendar_store.foreign_posts(connection, since, until)
        found += _foreign(there, Origin.ON_WALL, TargetState.PUBLISHED)
    shown = [one for one in found if since <= one.at < until]
    if wanted.communities or wanted.rubrics or wanted.states:
        shown = [one for one in shown if _is_wanted(one, wanted)]
    return sorted(shown, key=IN_ORDER)


def _ours(connection: Connection, since: int, until: int, now: float) -> list[Card]:
    targets = [
        one
        for one in publications.targets_between(connection, since - _APART, until + _APART)
        if not one.removed
    ]
    by_publication: dict[int, list[TargetView]] = {}
    for view in views(connection, targets, now):
        by_publication.setdefault(view.target.publication_id, []).append(view)
    known = calendar_store.headlines(connection, by_publication)
    found = [
        card
        for publication_id, those in by_publication.items()
        for card in _cards_of(known[publication_id], those)
    ]
    return found + [
        _card(one, one.at, places, ())
        for one, places in calendar_store.planned_drafts(connection, since, until)
    ]


def _cards_of(headline: Headline, those: Sequence[TargetView]) -> list[Card]:
    """One card for each time: targets of one publication usually share it."""
    by_time: dict[int, list[TargetView]] = {}
    for view in those:
        by_time.setdefault(time_of(view.target), []).append(view)
    return [
        _card(headline, at, tuple([one.target.community_id for one in group]), tuple(group))
        for at, group in by_time.items()
    ]


def _card(
    headline: Headline,
    at: int,
    communities: tuple[int, ...],
    targets: tuple[TargetView, ...],
) -> Card:
    states = [one.state for one in targets]
    return Card(
        at=at,
        title=headline.title,
        communities=communities,
        state=worst(states) if states else TargetState.DRAFT,
        publication_id=headline.publication_id,
        rubric=headline.rubric,
        targets=targets,
        photos=headline.attached,
        approval=Approval(headline.approval),
    )


def time_of(target: Target) -> int:
    """Unix seconds at which a target stands: when it appeared, or when it shall without a pause."""
    return target.published_at or target.paused_from or target.at


def title_of(publication: Publication) -> str:
    """First words of a publication, empty if it has none."""
    content = publication.content
    texts = (content.text, *content.variants.values())
    return " ".join(next((text for text in texts if text.strip()), "").split())[:TITLE]


def worst(states: list[TargetState]) -> TargetState:
    """The state of many targets in one word: what needs a person first."""
    if states.count(states[0]) == len(states):
        return states[0]
    return min(states, key=_ORDER.index)


def _foreign(posts: Sequence[ForeignPost], origin: Origin, state: TargetState) -> Iterator[Card]:
    for one in posts:
        yield Card(
            at=one.at,
            title=" ".join(one.text.split())[:TITLE],
            communities=(one.community_id,),
            state=state,
            origin=origin,
            post_id=one.post_id,
            photos=one.attached,
        )


def _fixed_by(view: TargetView) -> Fixed | None:
    match view.state:
        case TargetState.PUBLISHED:
            return Fixed.PUBLISHED
        case TargetState.UNKNOWN:
            return Fixed.UNDER_WAY
        case TargetState.LEAVING if view.entry is not None and not view.entry.has_not_left:
            return Fixed.UNDER_WAY
        case TargetState.PAUSED:
            return Fixed.PAUSED
        case _:
            return None


def _is_wanted(card: Card, wanted: Wanted) -> bool:
    if wanted.communities and not set(card.communities) & set(wanted.communities):
        return False
    if wanted.rubrics and card.rubric not in wanted.rubrics:
        return False
    return not wanted.states or card.state in wanted.states


TITLE = 120
"""Most characters of a card's first words; as many are kept of a document's."""

_APART = 7 * 24 * 3600
"""Seconds by which VK's time of a post may differ from the one that was asked for."""

_ORDER = (
    *(TargetState.OVERDUE, TargetState.FAILED, TargetState.UNKNOWN, TargetState.VANISHED),
    *(TargetState.CHANGED, TargetState.LOCAL, TargetState.PAUSED, TargetState.LEAVING),
    *(TargetState.DRAFT, TargetState.PLANNED, TargetState.PUBLISHED, TargetState.REMOVED),
)
