"""Full-text search over messages, comments and names, newest first."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from gosclient.domain.inbox import InboxItem, ItemKind
from gosclient.store import inbox
from gosclient.store.rows import is_comment

_BATCH = 4


@dataclass(frozen=True, slots=True)
class Hit:
    """An item and the words in which the query was found.

    Attributes:
        row: id in the index; the key of the next page.
        text: the whole message or comment that matched, not always the item's last words.
        at: unix seconds of that message or comment.
    """

    row: int
    item: InboxItem
    text: str
    at: int
    by_office: bool


def find(
    connection: sqlite3.Connection,
    query: str,
    *,
    communities: Sequence[int] = (),
    before: int | None = None,
    limit: int = 50,
) -> list[Hit]:
    """Items with a matching message or comment, newest match first, each item once.

    Args:
        connection: a reading connection.
        query: an FTS5 expression over the column ``text`` (``desk.search`` builds it).
        communities: only these; empty means all.
        before: ``Hit.row`` of the last hit of the page before.
        limit: most items to return.
    """
    match = f"text : ({query})"
    if communities:
        places = " OR ".join(f'"c{one}"' for one in communities)
        match = f"({match}) AND place : ({places})"
    hits: dict[int, Hit] = {}
    bound = before if before is not None else (1 << 62)
    while len(hits) < limit:
        rows = [
            int(row[0])
            for row in connection.execute(
                """select rowid from search where search match ? and rowid < ?
                order by rowid desc limit ?""",
                (match, bound, limit * _BATCH),
            )
        ]
        for row in rows:
            hit = _hit(connection, row)
            if hit is not None and hit.item.item_id not in hits:
                hits[hit.item.item_id] = hit
                if len(hits) == limit:
                    break
        if len(rows) < limit * _BATCH:
            break
        bound = rows[-1]
    return list(hits.values())


def people(connection: sqlite3.Connection, query: str, limit: int = 20) -> list[int]:
    """Ids of people whose name matches an FTS5 expression."""
    rows = connection.execute(
        "select rowid from people_search where people_search match ? limit ?", (query, limit)
    )
    return [row[0] for row in rows]


def _hit(connection: sqlite3.Connection, row: int) -> Hit | None:
    if is_comment(row):
        found = connection.execute(
            """select community_id, comment_id, text, date, from_id = -community_id,
                case when reply_to_comment <> 0 then reply_to_comment else root_id end
            from comments where id = ?""",
            (row,),
        ).fetchone()
        if found is None:
            return None
        source = found[5] if found[4] else found[1]
        item = inbox.item_of(connection, found[0], ItemKind.COMMENT, source)
    else:
        found = connection.execute(
            "select community_id, peer_id, text, date, outgoing from messages where id = ?", (row,)
        ).fetchone()
        if found is None:
            return None
        item = inbox.item_of(connection, found[0], ItemKind.MESSAGE, found[1])
    if item is None:
        return None
    return Hit(row, item, found[2], found[3], bool(found[4]))
