"""Posts on other walls that name a community."""

import json
from collections.abc import Collection, Sequence
from typing import Any

from gosclient.domain.posts import Mention
from gosclient.store import keeping
from gosclient.store.database import Transaction
from gosclient.store.driver import sqlite3
from gosclient.store.rows import (
    MENTION_BIT,
    pack_attachments,
    placeholders,
    row_id,
    unpack_attachments,
    upsert,
)

Place = tuple[int, int]
"""Owner of the wall, and the post's number on it."""

_COLUMNS = "community_id, owner_id, post_id, from_id, date, text, deleted, attachments"

_SAVE = f"""insert into mentions (id, {_COLUMNS}, listed) values ({placeholders(10)})
on conflict (community_id, owner_id, post_id) do update set
    text = excluded.text, attachments = excluded.attachments, deleted = excluded.deleted,
    listed = excluded.listed"""


def save(transaction: Transaction, found: Sequence[Mention], *, listed: bool) -> list[int]:
    """Store mentions as VK shows them now.

    Args:
        transaction: of the change.
        found: of one community.
        listed: VK names them among the mentions; else they were looked at one by one.

    Returns:
        Row ids of those that may be kept.
    """
    kept = keeping.mentions(transaction, found)
    rows = [
        (
            row_id(one.date, one.community_id, one.owner_id + one.post_id, MENTION_BIT),
            one.community_id,
            one.owner_id,
            one.post_id,
            one.from_id,
            one.date,
            one.text,
            one.deleted,
            pack_attachments(one.attachments),
            listed,
        )
        for one in kept
    ]
    upsert(transaction, _SAVE, rows)
    ids = [_row_of(transaction, one) for one in kept]
    if ids:
        transaction.touch("mentions", *ids)
    return ids


def mention(connection: sqlite3.Connection, mention_id: int) -> Mention | None:
    """One mention by its row, None if it is not here."""
    row = connection.execute(
        f"select {_COLUMNS} from mentions where id = ?", (mention_id,)
    ).fetchone()
    return _mention(row) if row else None


def unlisted(
    connection: sqlite3.Connection, community_id: int, since: int, there: Collection[Place]
) -> list[Mention]:
    """What VK listed before and does not any more.

    Args:
        connection: a reading connection.
        community_id: whose mentions.
        since: unix seconds from which on VK was asked.
        there: places of all that VK lists since then.
    """
    rows = connection.execute(
        f"""select {_COLUMNS} from mentions where community_id = ? and date >= ? and listed
        and not deleted and not exists (select 1 from json_each(?) place
            where place.value ->> 0 = owner_id and place.value ->> 1 = post_id)""",
        (community_id, since, json.dumps(list(there))),
    )
    return [_mention(row) for row in rows]


def _row_of(transaction: Transaction, one: Mention) -> int:
    row = transaction.execute(
        "select id from mentions where community_id = ? and owner_id = ? and post_id = ?",
        (one.community_id, one.owner_id, one.post_id),
    ).fetchone()
    return int(row[0])


def _mention(row: tuple[Any, ...]) -> Mention:
    fields: list[Any] = [*row[:6], bool(row[6]), unpack_attachments(row[7])]
    return Mention(*fields)
