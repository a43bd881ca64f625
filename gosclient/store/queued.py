"""VK's queue of postponed posts as it was last seen, ours and others'."""

from collections.abc import Iterable
from typing import Any

from gosclient.domain.posts import QueuedPost
from gosclient.store.database import Transaction
from gosclient.store.driver import sqlite3
from gosclient.store.rows import pack_attachments, unpack_attachments

Reading = sqlite3.Connection | Transaction

_COLUMNS = "community_id, post_id, at, text, attachments, author"
_FOREIGN = """not exists (select 1 from targets t where t.community_id = queued_posts.community_id
    and t.post_id = queued_posts.post_id and t.post_id > 0)"""


def replace_all(transaction: Transaction, community_id: int, found: Iterable[QueuedPost]) -> None:
    """The queue of a community is this and nothing else."""
    transaction.execute("delete from queued_posts where community_id = ?", (community_id,))
    save(transaction, found)
    transaction.touch("queued_posts", community_id)


def save(transaction: Transaction, found: Iterable[QueuedPost]) -> None:
    """These posts are in the queue."""
    for one in found:
        transaction.execute(
            f"insert or replace into queued_posts ({_COLUMNS}) values (?, ?, ?, ?, ?, ?)",
            (
                one.community_id,
                one.post_id,
                one.at,
                one.text,
                pack_attachments(one.attachments),
                one.author,
            ),
        )
        transaction.touch("queued_posts", one.community_id)


def remove(transaction: Transaction, community_id: int, post_id: int) -> None:
    """A post is in the queue no more."""
    transaction.execute(
        "delete from queued_posts where community_id = ? and post_id = ?", (community_id, post_id)
    )
    transaction.touch("queued_posts", community_id)


def of_community(connection: Reading, community_id: int) -> list[QueuedPost]:
    """The whole queue of a community, in order of time."""
    return _posts(connection, "community_id = ?", (community_id,))


def foreign_in(connection: Reading, community_id: int) -> list[QueuedPost]:
    """What others have in the queue of a community, in order of time."""
    return _posts(connection, f"community_id = ? and {_FOREIGN}", (community_id,))


def foreign_between(connection: Reading, since: int, until: int) -> list[QueuedPost]:
    """What others have in the queues from unix seconds ``since`` up to, not with, ``until``."""
    return _posts(connection, f"at >= ? and at < ? and {_FOREIGN}", (since, until))


def _posts(connection: Reading, where: str, values: tuple[Any, ...]) -> list[QueuedPost]:
    rows = connection.execute(
        f"select {_COLUMNS} from queued_posts where {where} order by at, post_id", values
    )
    return [_post(row) for row in rows]


def _post(row: tuple[Any, ...]) -> QueuedPost:
    fields: list[Any] = [*row[:4], unpack_attachments(row[4]), row[5]]
    return QueuedPost(*fields)
