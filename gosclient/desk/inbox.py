"""Reading the inbox: pages, counts, a person."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gosclient.domain.community import Community, Person, page_name
from gosclient.domain.deadlines import DEFAULT_TERM, OLD_AFTER, urgent_before
from gosclient.domain.inbox import InboxFilter, InboxItem, ItemStatus, Place
from gosclient.store import communities as communities_store
from gosclient.store import counters
from gosclient.store import inbox as inbox_store
from gosclient.store import people as people_store
from gosclient.store.database import Connection, Database


@dataclass(frozen=True, slots=True)
class ViewCounts:
    """Numbers on the chips above the list.

    Attributes:
        old: open items of all communities whose last words are old.
    """

    new: int
    mine: int
    urgent: int
    snoozed: int
    done: int
    all: int
    old: int = 0


@dataclass(frozen=True, slots=True)
class PersonCard:
    """One person over all communities.

    Attributes:
        items: what they wrote, newest first, at most twenty.
        communities: ids of the communities they wrote to.
    """

    person: Person
    items: tuple[InboxItem, ...]
    communities: tuple[int, ...]


async def page(
    db: Database, wanted: InboxFilter, before: Place | None = None, limit: int = 100
) -> list[InboxItem]:
    """The next ``limit`` items below the place ``before``, None for the top."""
    return await db.read(inbox_store.page, wanted, before=before, limit=limit)


async def matching(db: Database, wanted: InboxFilter, ids: Iterable[int]) -> dict[int, InboxItem]:
    """Those of ``ids`` that belong to the view."""
    return await db.read(inbox_store.matching, wanted, tuple(ids))


async def item(db: Database, item_id: int) -> InboxItem | None:
    """One item, None if there is none."""
    return await db.read(inbox_store.item, item_id)


async def items(db: Database, ids: Iterable[int]) -> list[InboxItem]:
    """Those of ``ids`` that exist, in their order."""
    wanted = list(ids)
    found = await db.read(inbox_store.listed, wanted)
    return [found[one] for one in wanted if one in found]


async def counts(
    db: Database, communities: Sequence[int] = (), *, now: int, term: int = DEFAULT_TERM
) -> ViewCounts:
    """Numbers for the chips; ``now`` in unix seconds, ``term`` in seconds."""
    return await db.read(read_counts, tuple(communities), now, term)


def read_counts(
    connection: Connection, communities: tuple[int, ...], now: int, term: int
) -> ViewCounts:
    """As ``counts``, on a connection: the first paint cannot wait for an event loop."""
    by_status = counters.counts(connection, communities)
    closed = (ItemStatus.ANSWERED, ItemStatus.DONE, ItemStatus.NO_ANSWER)
    return ViewCounts(
        new=by_status.get(ItemStatus.OPEN, 0),
        mine=counters.mine_count(connection, communities),
        urgent=counters.urgent_count(connection, urgent_before(now, term), communities, now=now),
        snoozed=by_status.get(ItemStatus.SNOOZED, 0),
        done=sum(by_status.get(status, 0) for status in closed),
        all=sum(by_status.values()),
        old=counters.old_count(connection, now - OLD_AFTER),
    )


async def nearest_due(db: Database, now: int, term: int = DEFAULT_TERM) -> int:
    """When the next term that has not passed yet ends, unix seconds; 0 if none is running."""
    since = await db.read(counters.longest_waiting, now - term)
    return since + term if since else 0


async def person_card(db: Database, person_id: int) -> PersonCard:
    """What one person wrote, to which communities."""

    def read(connection: Connection) -> PersonCard:
        known = people_store.people(connection, [person_id])
        items = tuple(inbox_store.of_people(connection, [person_id]))
        return PersonCard(
            known.get(person_id, Person(person_id, page_name(person_id))),
            items,
            tuple(dict.fromkeys(one.community_id for one in items)),
        )

    return await db.read(read)


async def communities(db: Database) -> list[Community]:
    """Connected communities in order of connection."""
    return await db.read(communities_store.all_communities)
