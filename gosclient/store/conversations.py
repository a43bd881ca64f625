"""Dialogues and their messages."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from gosclient.domain.posts import CanWrite, Conversation, Message, OfficeAnswer
from gosclient.store import keeping
from gosclient.store.database import Transaction
from gosclient.store.driver import sqlite3
from gosclient.store.rows import (
    MESSAGE_BIT,
    pack_attachments,
    placeholders,
    row_id,
    unpack_attachments,
    upsert,
)

_COLUMNS = (
    "community_id, peer_id, message_id, from_id, date, text, outgoing, cmid, random_id, author, "
    "edited, deleted, attachments"
)

# An older copy must not undo a newer edit: pages of history and events arrive in any order.
_SAVE = f"""insert into messages (id, {_COLUMNS}) values ({placeholders(14)})
on conflict (community_id, peer_id, message_id) do update set
    text = excluded.text, edited = excluded.edited, attachments = excluded.attachments,
    cmid = max(cmid, excluded.cmid),
    random_id = case when excluded.random_id <> 0 then excluded.random_id else random_id end,
    author = case when excluded.author <> 0 then excluded.author else author end,
    deleted = excluded.deleted
where excluded.edited >= edited"""


def save_messages(transaction: Transaction, messages: Sequence[Message]) -> set[tuple[int, int]]:
    """Store messages; returns the dialogues they belong to as (community, peer).

    What was removed after its time, or erased with a person, is passed over.
    """
    kept = keeping.messages(transaction, messages)
    rows = [
        (
            row_id(one.date, one.community_id, one.message_id, MESSAGE_BIT),
            one.community_id,
            one.peer_id,
            one.message_id,
            one.from_id,
            one.date,
            one.text,
            one.outgoing,
            one.cmid,
            one.random_id,
            one.author,
            one.edited,
            one.deleted,
            pack_attachments(one.attachments),
        )
        for one in kept
    ]
    upsert(transaction, _SAVE, rows)
    dialogues = {(one.community_id, one.peer_id) for one in kept}
    transaction.executemany(
        "insert or ignore into conversations (community_id, peer_id) values (?, ?)",
        list(dialogues),
    )
    if dialogues:
        transaction.touch("conversations", *(peer for _, peer in dialogues))
    return dialogues


def save_conversations(transaction: Transaction, heads: Iterable[Conversation]) -> None:
    """Store read marks and whether each person can be written to."""
    rows = [
        (
            one.community_id,
            one.peer_id,
            one.last_message_id,
            one.in_read,
            one.out_read,
            one.can_write.allowed,
            one.can_write.reason,
            one.can_write.until,
        )
        for one in heads
    ]
    transaction.executemany(
        """insert into conversations (community_id, peer_id, last_message_id, in_read, out_read,
            can_write, can_write_reason, can_write_until) values (?, ?, ?, ?, ?, ?, ?, ?)
        on conflict do update set last_message_id = max(last_message_id, excluded.last_message_id),
            in_read = max(in_read, excluded.in_read), out_read = max(out_read, excluded.out_read),
            can_write = excluded.can_write, can_write_reason = excluded.can_write_reason,
            can_write_until = excluded.can_write_until""",
        rows,
    )
    if rows:
        transaction.touch("conversations", *(row[1] for row in rows))


def set_can_write(
    transaction: Transaction, community_id: int, peer_id: int, can_write: CanWrite
) -> None:
    """Remember that a person allowed or forbade messages."""
    transaction.execute(
        """insert into conversations (community_id, peer_id, can_write, can_write_reason,
            can_write_until) values (?, ?, ?, ?, ?)
        on conflict do update set can_write = excluded.can_write,
            can_write_reason = excluded.can_write_reason,
            can_write_until = excluded.can_write_until""",
        (community_id, peer_id, can_write.allowed, can_write.reason, can_write.until),
    )
    transaction.touch("conversations", peer_id)


def set_read_by_person(
    transaction: Transaction, community_id: int, peer_id: int, message_id: int
) -> None:
    """The person read ours up to ``message_id``."""
    transaction.execute(
        """update conversations set out_read = max(out_read, ?)
        where community_id = ? and peer_id = ?""",
        (message_id, community_id, peer_id),
    )
    transaction.touch("conversations", peer_id)


def set_loaded(
    transaction: Transaction, community_id: int, peer_ids: Iterable[int], loaded_from: int
) -> None:
    """History of these dialogues is here from ``loaded_from`` (a message id, 0 = all of it)."""
    transaction.executemany(
        "update conversations set loaded_from = ? where community_id = ? and peer_id = ?",
        [(loaded_from, community_id, peer) for peer in peer_ids],
    )


def set_unloaded(transaction: Transaction, community_id: int, peer_ids: Iterable[int]) -> None:
    """History of these dialogues is not complete."""
    transaction.executemany(
        "update conversations set loaded_from = null where community_id = ? and peer_id = ?",
        [(community_id, peer) for peer in peer_ids],
    )


def loaded_peers(
    connection: sqlite3.Connection, community_id: int, peer_ids: Sequence[int]
) -> dict[int, int]:
    """Newest stored message by peer, of those dialogues whose history has been loaded.

    Of what was removed the newest one counts too: it is not to be asked for again.
    """
    rows = connection.execute(
        """select peer_id, max(cleared_to, coalesce((select max(message_id) from messages m
                where m.community_id = c.community_id and m.peer_id = c.peer_id), 0))
        from conversations c where community_id = ? and loaded_from is not null
            and peer_id in (select value from json_each(?))""",
        (community_id, json.dumps(list(peer_ids))),
    )
    return {row[0]: row[1] for row in rows}


def loaded_count(connection: sqlite3.Connection, community_id: int) -> int:
    """How many dialogues have their history here."""
    row = connection.execute(
        """select count(*) from conversations
        where community_id = ? and loaded_from is not null""",
        (community_id,),
    ).fetchone()
    return int(row[0])


def unloaded_peers(connection: sqlite3.Connection, community_id: int) -> list[int]:
    """Dialogues whose history is not complete."""
    rows = connection.execute(
        "select peer_id from conversations where community_id = ? and loaded_from is null",
        (community_id,),
    )
    return [row[0] for row in rows]


def newest(connection: sqlite3.Connection, community_id: int, peer_id: int) -> int:
    """Newest stored message id of a dialogue, 0 if there is none."""
    row = connection.execute(
        "select max(message_id) from messages where community_id = ? and peer_id = ?",
        (community_id, peer_id),
    ).fetchone()
    return int(row[0] or 0)


def newest_answer(connection: sqlite3.Connection, community_id: int, peer_id: int) -> int:
    """Newest stored message of ours in a dialogue, 0 if there is none."""
    row = connection.execute(
        """select message_id from messages where community_id = ? and peer_id = ? and outgoing
        order by message_id desc limit 1""",
        (community_id, peer_id),
    ).fetchone()
    return int(row[0]) if row else 0


def answers_after(
    connection: sqlite3.Connection, community_id: int, peer_id: int, after: int
) -> list[OfficeAnswer]:
    """The office's messages in a dialogue that are newer than a message id."""
    rows = connection.execute(
        """select message_id, date, random_id = 0 and author = 0 from messages
        where community_id = ? and peer_id = ? and message_id > ? and outgoing""",
        (community_id, peer_id, after),
    )
    return [OfficeAnswer(row[0], row[1], bool(row[2])) for row in rows]


def head(connection: sqlite3.Connection, community_id: int, peer_id: int) -> Conversation:
    """Read marks of a dialogue; zeros if it is not known."""
    row = connection.execute(
        """select last_message_id, in_read, out_read, can_write, can_write_reason, can_write_until
        from conversations where community_id = ? and peer_id = ?""",
        (community_id, peer_id),
    ).fetchone()
    if not row:
        return Conversation(community_id, peer_id)
    return Conversation(
        community_id, peer_id, row[0], row[1], row[2], CanWrite(bool(row[3]), row[4], row[5])
    )


def history(
    connection: sqlite3.Connection,
    community_id: int,
    peer_id: int,
    *,
    before: int | None = None,
    limit: int = 100,
) -> list[Message]:
    """Messages of a dialogue, oldest first: the last ``limit`` before message id ``before``."""
    rows = connection.execute(
        f"""select {_COLUMNS} from messages
        where community_id = ? and peer_id = ? and message_id < ?
        order by message_id desc limit ?""",
        (community_id, peer_id, before if before is not None else 1 << 62, limit),
    ).fetchall()
    return [_message(row) for row in reversed(rows)]


def _message(row: tuple[Any, ...]) -> Message:
    (community_id, peer_id, message_id, from_id, date, text, outgoing, cmid, random_id, author) = (
        row[:10]
    )
    return Message(
        community_id=community_id,
        peer_id=peer_id,
        message_id=message_id,
        from_id=from_id,
        date=date,
        text=text,
        outgoing=bool(outgoing),
        cmid=cmid,
        random_id=random_id,
        author=author,
        edited=row[10],
        deleted=bool(row[11]),
        attachments=unpack_attachments(row[12]),
    )
