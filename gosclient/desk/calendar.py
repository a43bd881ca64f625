"""The calendar: everything that has a time, ours and others', planned and published.

One query feeds all views, so they cannot show different sets.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from gosclient.desk.compositions import TargetView, views
from gosclient.domain.publishing import Publication, Target, TargetState
from gosclient.store import calendar as calendar_store
from gosclient.store import publications, queued
from gosclient.store.database import Connection, Database


class Origin(StrEnum):
    """Whose a card is."""

    OURS = "ours"
    QUEUED_IN_VK = "queued"
    ON_WALL = "on_wall"


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

    @property
    def key(self) -> tuple[str, int, int]:
        """What stays the same while it is moved or changes its state."""
        community = self.communities[0] if self.origin is not Origin.OURS else 0
        return self.origin, self.publication_id or self.post_id, community

    @property
    def movable(self) -> bool:
        """It may get another time: it is ours and nothing of it is published or under way."""
        return self.origin is Origin.OURS and all(one.state not in _FIXED for one in self.targets)


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
        found += _queued(connection, since, until)
        found += _on_wall(connection, since, until)
    shown = [one for one in found if _is_wanted(one, wanted)]
    return sorted(shown, key=lambda card: (card.at, card.key))


def _ours(connection: Connection, since: int, until: int, now: float) -> list[Card]:
    targets = [
        one for one in publications.targets_between(connection, since, until) if not one.removed
    ]
    by_publication: dict[int, list[TargetView]] = {}
    for view in views(connection, targets, now):
        by_publication.setdefault(view.target.publication_id, []).append(view)
    known = publications.publications(connection, by_publication)
    found = [
        card
        for publication_id, those in by_publication.items()
        for card in _cards_of(known[publication_id], those)
    ]
    return found + [
        _card(one, one.at, one.communities, ())
        for one in calendar_store.planned_drafts(connection, since, until)
    ]


def _cards_of(publication: Publication, those: Sequence[TargetView]) -> list[Card]:
    """One card for each time: targets of one publication usually share it."""
    by_time: dict[int, list[TargetView]] = {}
    for view in those:
        by_time.setdefault(time_of(view.target), []).append(view)
    return [
        _card(publication, at, tuple(one.target.community_id for one in group), tuple(group))
        for at, group in by_time.items()
    ]


def _card(
    publication: Publication,
    at: int,
    communities: tuple[int, ...],
    targets: tuple[TargetView, ...],
) -> Card:
    states = [one.state for one in targets]
    return Card(
        at=at,
        title=title_of(publication),
        communities=communities,
        state=worst(states) if states else TargetState.DRAFT,
        publication_id=publication.publication_id,
        rubric=publication.rubric,
        targets=targets,
        photos=len(publication.content.media),
    )


def time_of(target: Target) -> int:
    """Unix seconds at which a target stands: when it appeared, or when it shall without a pause."""
    return target.published_at or target.paused_from or target.at


def title_of(publication: Publication) -> str:
    """First words of a publication, empty if it has none."""
    content = publication.content
    texts = (content.text, *content.variants.values())
    return " ".join(next((text for text in texts if text.strip()), "").split())[:_TITLE]


def worst(states: Sequence[TargetState]) -> TargetState:
    """The state of many targets in one word: what needs a person first."""
    return min(states, key=_ORDER.index)


def _queued(connection: Connection, since: int, until: int) -> list[Card]:
    return [
        Card(
            at=one.at,
            title=" ".join(one.text.split())[:_TITLE],
            communities=(one.community_id,),
            state=TargetState.PLANNED,
            origin=Origin.QUEUED_IN_VK,
            post_id=one.post_id,
            photos=len(one.attachments),
        )
        for one in queued.between(connection, since, until)
        if publications.target_of_post(connection, one.community_id, one.post_id) is None
    ]


def _on_wall(connection: Connection, since: int, until: int) -> list[Card]:
    return [
        Card(
            at=one.date,
            title=" ".join(one.text.split())[:_TITLE],
            communities=(one.community_id,),
            state=TargetState.PUBLISHED,
            origin=Origin.ON_WALL,
            post_id=one.post_id,
            photos=len(one.attachments),
        )
        for one in calendar_store.foreign_posts(connection, since, until)
    ]


def _is_wanted(card: Card, wanted: Wanted) -> bool:
    if wanted.communities and not set(card.communities) & set(wanted.communities):
        return False
    if wanted.rubrics and card.rubric not in wanted.rubrics:
        return False
    return not wanted.states or card.state in wanted.states


_TITLE = 120

_ORDER = (
    *(TargetState.OVERDUE, TargetState.FAILED, TargetState.UNKNOWN, TargetState.VANISHED),
    *(TargetState.CHANGED, TargetState.LOCAL, TargetState.PAUSED, TargetState.LEAVING),
    *(TargetState.DRAFT, TargetState.PLANNED, TargetState.PUBLISHED, TargetState.REMOVED),
)
_FIXED = frozenset({TargetState.PUBLISHED, TargetState.LEAVING, TargetState.UNKNOWN})
