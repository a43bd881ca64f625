"""Row ids and the shapes in which values stand in the file.

Messages, comments, posts of citizens and mentions share one space of ids that grows with time, so
that the search index, which is ordered by row id, gives the newest first without sorting.
"""

import json
from collections.abc import Sequence
from typing import Any

from gosclient.domain.posts import Attachment
from gosclient.store.database import Transaction
from gosclient.store.driver import sqlite3

MESSAGE_BIT = 0
COMMENT_BIT = 1
POST_BIT = 2
MENTION_BIT = 3

_KIND_BITS = 2
_SPREAD_BITS = 20
_SPREAD = (1 << _SPREAD_BITS) - 1
_STEP = 1 << _KIND_BITS
_LAST_DATE = (1 << (63 - _SPREAD_BITS - _KIND_BITS)) - 1


def row_id(date: int, community_id: int, vk_id: int, kind_bit: int) -> int:
    """Id of one utterance: time first, then a spread over VK's ids.

    Args:
        date: unix seconds, 0 and up; a date that no calendar has counts as the last possible one.
        community_id: VK's id of the community; with ``vk_id`` spreads objects of one second.
        vk_id: VK's id of the message, comment, post or mention.
        kind_bit: which of the four it is, ``MESSAGE_BIT`` and so on.
    """
    spread = (community_id * 40503 + vk_id) & _SPREAD
    seconds = min(max(date, 0), _LAST_DATE)
    return (seconds << (_SPREAD_BITS + _KIND_BITS)) | (spread << _KIND_BITS) | kind_bit


def kind_bit(row: int) -> int:
    """Whose id of the search index this is, ``MESSAGE_BIT`` and so on."""
    return row & (_STEP - 1)


def upsert(transaction: Transaction, sql: str, rows: Sequence[tuple[Any, ...]]) -> None:
    """Run an upsert whose first value is a row id.

    Two objects of one second may be given the same id (one in a million); then the rows are
    written one by one and the unlucky one moves to the next free id.
    """
    try:
        transaction.execute("savepoint bulk")
        transaction.executemany(sql, rows)
        transaction.execute("release bulk")
    except sqlite3.IntegrityError:
        transaction.execute("rollback to bulk")
        transaction.execute("release bulk")
        for row in rows:
            _upsert_one(transaction, sql, row)


def _upsert_one(transaction: Transaction, sql: str, row: tuple[Any, ...]) -> None:
    while True:
        try:
            transaction.execute(sql, row)
        except sqlite3.IntegrityError as error:
            # What is unique beside the row id is what the upsert resolves by itself.
            if "UNIQUE constraint failed" not in str(error):
                raise
            row = (row[0] + _STEP, *row[1:])
        else:
            return


def pack_attachments(attachments: tuple[Attachment, ...]) -> str | None:
    """Attachments as stored, None for none."""
    if not attachments:
        return None
    return json.dumps(
        [[a.kind, a.title, a.url, a.preview, a.width, a.height] for a in attachments],
        ensure_ascii=False,
        separators=(",", ":"),
    )


def unpack_attachments(stored: str | None) -> tuple[Attachment, ...]:
    """Attachments as values."""
    if not stored:
        return ()
    return tuple(Attachment(*fields) for fields in json.loads(stored))


def placeholders(count: int) -> str:
    """``?,?,?`` for an ``in`` list."""
    return ",".join("?" * count)
