"""Full-text search over messages, comments, posts of citizens, mentions and names, newest first."""

import json
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Final, NamedTuple

from gosclient.domain.inbox import InboxItem
from gosclient.store import inbox
from gosclient.store.driver import sqlite3
from gosclient.store.rows import COMMENT_BIT, MENTION_BIT, MESSAGE_BIT, POST_BIT, kind_bit

_PAST_ALL = 1 << 62
"""More than any row id."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An item and the words in which the query was found.

    Attributes:
        row: id in the index; the key of the next page.
        text: the whole message, comment or post that matched, not always the item's last words.
        at: unix seconds of it.
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
    """Items with matching words, newest match first, each item once.

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
    found: dict[int, _Match] = {}
    # One cursor for all pages: a query with a beginning of a word is dear to start, cheap to go on.
    newest_first = connection.execute(
        "select rowid from search where search match ? and rowid < ? order by rowid desc",
        (match, before if before is not None else _PAST_ALL),
    )
    with closing(newest_first):
        while len(found) < limit and (rows := newest_first.fetchmany(limit)):
            for one in _matches(connection, [int(row[0]) for row in rows]):
                if len(found) < limit:
                    found.setdefault(one.item_id, one)
    items = inbox.listed(connection, found)
    return [
        Hit(one.row, items[one.item_id], one.text, one.at, bool(one.by_office))
        for one in found.values()
    ]


def people(connection: sqlite3.Connection, query: str, limit: int = 20) -> list[int]:
    """Ids of people whose name matches an FTS5 expression."""
    rows = connection.execute(
        "select rowid from people_search where people_search match ? limit ?", (query, limit)
    )
    return [row[0] for row in rows]


class _Match(NamedTuple):
    """A row of the index, with the item it belongs to."""

    row: int
    item_id: int
    text: str
    at: int
    by_office: int


def _matches(connection: sqlite3.Connection, rows: Sequence[int]) -> list[_Match]:
    """What stands behind rows of the index; rows without an item are left out."""
    found = {}
    for bit, sql in _BEHIND.items():
        listed = [row for row in rows if kind_bit(row) == bit]
        for values in connection.execute(sql, (json.dumps(listed),)):
            found[values[0]] = _Match(*values)
    return [found[row] for row in rows if row in found]


_MESSAGES = """select m.id, i.id, m.text, m.date, m.outgoing
from json_each(?) wanted cross join messages m on m.id = wanted.value
join inbox i on i.community_id = m.community_id and i.kind = 'message' and i.source_id = m.peer_id
"""

# Our own comment is shown with the citizen's comment that it answers.
_COMMENTS = """select c.id, i.id, c.text, c.date, c.from_id = -c.community_id
from json_each(?) wanted cross join comments c on c.id = wanted.value
join inbox i on i.community_id = c.community_id and i.kind = c.kind and i.source_id = case
    when c.from_id <> -c.community_id then c.comment_id
    when c.reply_to_comment <> 0 then c.reply_to_comment
    else c.root_id end
"""

_POSTS = """select p.search_id, i.id, p.text, p.date, 0
from json_each(?) wanted cross join posts p on p.search_id = wanted.value
    and p.kind = 'comment' and p.from_id > 0
join inbox i on i.community_id = p.community_id and i.kind in ('suggested', 'visitor_post')
    and i.source_id = p.post_id
"""

_MENTIONS = """select n.id, i.id, n.text, n.date, 0
from json_each(?) wanted cross join mentions n on n.id = wanted.value
join inbox i on i.community_id = n.community_id and i.kind = 'mention' and i.source_id = n.id
"""

_BEHIND: Final = {
    MESSAGE_BIT: _MESSAGES,
    COMMENT_BIT: _COMMENTS,
    POST_BIT: _POSTS,
    MENTION_BIT: _MENTIONS,
}
"""What reads the texts of each kind of row."""
