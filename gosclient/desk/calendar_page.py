"""What the screen of the calendar shows at once, and what its badge counts."""

from dataclasses import dataclass

from gosclient.desk import approvals
from gosclient.desk.calendar import EVERYTHING, Card, Wanted, cards_between
from gosclient.desk.compositions import views
from gosclient.domain.day_notes import DayNote
from gosclient.domain.publishing import TROUBLED, Publication
from gosclient.store import calendar as calendar_store
from gosclient.store import day_notes, publications
from gosclient.store.database import Connection, Database


@dataclass(frozen=True, slots=True)
class Page:
    """What the calendar shows at once, read in one go.

    Attributes:
        cards: everything with a time, in order.
        drafts: documents without a time, the last changed first.
        rubrics: those in use, in the order of their first use.
        last_at: the time of the newest document that has one, unix seconds, 0 if none has.
        notes: on the days that were asked for.
        waiting: documents that wait for consent, with a time or without, the longest waiting first.
    """

    cards: tuple[Card, ...] = ()
    drafts: tuple[Publication, ...] = ()
    rubrics: tuple[str, ...] = ()
    last_at: int = 0
    notes: tuple[DayNote, ...] = ()
    waiting: tuple[Publication, ...] = ()


async def page(
    db: Database,
    since: int,
    until: int,
    now: float,
    wanted: Wanted = EVERYTHING,
    days: tuple[str, str] = ("", ""),
) -> Page:
    """What the calendar shows of a span of time; arguments as of ``read_page``."""
    return await db.read(read_page, since, until, now, wanted, days)


def read_page(
    connection: Connection,
    since: int,
    until: int,
    now: float,
    wanted: Wanted = EVERYTHING,
    days: tuple[str, str] = ("", ""),
) -> Page:
    """As ``page``, of an open connection.

    Args:
        connection: the open store.
        since: unix seconds from which on.
        until: unix seconds up to which, not with it.
        now: unix seconds.
        wanted: which cards are to be seen.
        days: ISO dates from which on and up to which, not with it, notes are wanted.
    """
    return Page(
        tuple(cards_between(connection, since, until, now, wanted)),
        tuple(one for one in publications.drafts(connection) if not one.at),
        tuple(calendar_store.rubrics(connection)),
        calendar_store.last_time(connection),
        tuple(day_notes.between(connection, *days)),
        tuple(approvals.read_waiting(connection)),
    )


async def troubled(db: Database, now: float) -> int:
    """In how many places a person has to look after a post; ``now`` in unix seconds."""

    def count(connection: Connection) -> int:
        found = views(connection, calendar_store.suspects(connection, int(now)), now)
        return sum(one.state in TROUBLED for one in found)

    return await db.read(count)
