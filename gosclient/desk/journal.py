"""Reading the record of moderation: by pages, by words, and whether it is whole."""

from collections.abc import Sequence
from dataclasses import dataclass

from gosclient.desk.search import expression, words_of
from gosclient.domain.community import name_of
from gosclient.domain.journal import Copy, JournalLine
from gosclient.store import communities, journal, people
from gosclient.store.database import Connection, Database
from gosclient.store.journal import Integrity

PAGE = 100
"""Lines read at once."""

ALL = -1
"""No limit."""


@dataclass(frozen=True, slots=True)
class Record:
    """A line with all that a person wants to see of it.

    Attributes:
        community: name of the community, as it is called now.
        actor: who did it: a name, or empty for the officer at this computer or nobody known.
        person: whose words or whose ban it is about, a name.
    """

    line: JournalLine
    copy: Copy
    community: str
    actor: str
    person: str


async def page(
    db: Database,
    *,
    before: int | None = None,
    limit: int = PAGE,
    communities: tuple[int, ...] = (),
    text: str = "",
    last_only: bool = False,
) -> list[Record]:
    """At most ``limit`` records below a line's number, the newest first.

    Args:
        db: the open store.
        before: number of the last line of the page before, None for the top.
        limit: ``ALL`` for everything.
        communities: only these; empty means all.
        text: words that stand in the ground, in what was removed or in the name of its author, in
            any of their forms; empty for every line.
        last_only: of each act of this program only how it stands now.
    """
    return await db.read(read_page, before, limit, communities, text, last_only=last_only)


def read_page(
    connection: Connection,
    before: int | None = None,
    limit: int = PAGE,
    wanted: tuple[int, ...] = (),
    text: str = "",
    *,
    last_only: bool = False,
) -> list[Record]:
    """As ``page``, on a connection."""
    words = words_of(text)
    if text.strip() and not words:
        return []
    query = expression(words) if words else ""
    lines = journal.page(
        connection,
        before=before,
        limit=limit,
        communities=wanted,
        query=query,
        last_only=last_only,
    )
    return _records(connection, lines)


async def history(db: Database, number: int) -> list[Record]:
    """All lines of the act that a line belongs to, oldest first; of others' acts that line alone."""

    def read(connection: Connection) -> list[Record]:
        one = journal.line(connection, number)
        if one is None:
            return []
        return _records(connection, journal.of_entry(connection, one.entry_id) or [one])

    return await db.read(read)


async def pictures(db: Database, entry_id: int) -> list[bytes]:
    """The pictures that were kept for an act, those that could be had."""

    def read(connection: Connection) -> list[bytes]:
        return [one for _, one in journal.pictures(connection, entry_id) if one is not None]

    return await db.read(read)


async def verify(db: Database) -> Integrity:
    """Read the whole record and compute every hash and seal anew."""
    return await db.read(journal.verify)


def _records(connection: Connection, lines: Sequence[JournalLine]) -> list[Record]:
    copies = journal.copies(connection, lines)
    named = people.people(
        connection, {one for line in lines for one in (line.actor, line.person_id)}
    )
    offices = {one.community_id: one.name for one in communities.all_communities(connection)}
    return [
        Record(
            line=line,
            copy=copies.get(line.number, Copy()),
            community=offices.get(line.community_id, f"Сообщество {line.community_id}"),
            actor=name_of(named, line.actor),
            person=name_of(named, line.person_id),
        )
        for line in lines
    ]
