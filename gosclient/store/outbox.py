"""Intents: the only rows that a person's sending writes."""

import sqlite3
from collections.abc import Iterable
from typing import Any

from gosclient.domain.delivery import after_crash
from gosclient.domain.inbox import ItemKind
from gosclient.domain.outbox import OutboxEntry, OutboxState, Reason
from gosclient.store.database import Transaction
from gosclient.store.rows import placeholders

_COLUMNS = (
    "id, kind, community_id, item_id, target_id, post_id, person_id, text, key, state, created_at, "
    "not_before, baseline, attempts, looks, sent_at, lease, reason, sentence, vk_id, cmid, "
    "settled_at"
)
_SETTLED = "('confirmed', 'cancelled')"
"""Intents that are over; all others stand in an index of their own."""


def add(transaction: Transaction, entry: OutboxEntry) -> OutboxEntry:
    """Write a new intent; returns it with its id. Its key must be new."""
    row = _row(entry)
    cursor = transaction.execute(
        f"insert into outbox ({_COLUMNS}) values (null, {placeholders(len(row) - 1)})", row[1:]
    )
    entry_id = int(cursor.lastrowid or 0)
    _log(transaction, entry_id, entry)
    transaction.touch("outbox", entry_id)
    transaction.touch("inbox", entry.item_id)
    stored = get(transaction, entry_id)
    if stored is None:
        raise AssertionError("a row just written is there")
    return stored


def save(transaction: Transaction, entry: OutboxEntry) -> None:
    """Write the entry's new state and keep a line about it."""
    transaction.execute(
        """update outbox set state = ?, not_before = ?, baseline = ?, attempts = ?, looks = ?,
            sent_at = ?, lease = ?, reason = ?, sentence = ?, vk_id = ?, cmid = ?, settled_at = ?
        where id = ?""",
        (
            entry.state,
            entry.not_before,
            entry.baseline,
            entry.attempts,
            entry.looks,
            entry.sent_at,
            entry.lease,
            entry.reason,
            entry.sentence,
            entry.vk_id,
            entry.cmid,
            entry.settled_at,
            entry.entry_id,
        ),
    )
    _log(transaction, entry.entry_id, entry)
    transaction.touch("outbox", entry.entry_id)
    transaction.touch("inbox", entry.item_id)


def get(connection: sqlite3.Connection | Transaction, entry_id: int) -> OutboxEntry | None:
    """One intent, None if there is none."""
    row = connection.execute(f"select {_COLUMNS} from outbox where id = ?", (entry_id,)).fetchone()
    return _entry(row) if row else None


def recent(connection: sqlite3.Connection, limit: int = 500) -> list[OutboxEntry]:
    """What is not settled first, then the newest; a negative limit means all."""
    unsettled = connection.execute(
        f"select {_COLUMNS} from outbox where state not in {_SETTLED} order by id desc limit ?",
        (limit,),
    ).fetchall()
    settled = connection.execute(
        f"select {_COLUMNS} from outbox where state in {_SETTLED} order by id desc limit ?",
        (limit - len(unsettled),),
    ).fetchall()
    return [_entry(row) for row in unsettled + settled]


def live(connection: sqlite3.Connection | Transaction) -> list[OutboxEntry]:
    """Everything that the program still has to do something about, in order of writing."""
    rows = connection.execute(
        f"""select {_COLUMNS} from outbox
        where state not in {_SETTLED} and state <> 'failed' order by id"""
    )
    return [_entry(row) for row in rows]


def unsettled_for(connection: sqlite3.Connection, item_id: int) -> list[OutboxEntry]:
    """Intents of an item that the mirror does not show yet, oldest first.

    Between VK's answer and the echo an intent is confirmed and not mirrored: it stays visible.
    """
    rows = connection.execute(
        f"""select {_COLUMNS} from outbox o where item_id = ? and state <> 'cancelled'
        and not (state = 'confirmed' and (
            exists (select 1 from messages m where o.kind = 'message'
                and m.community_id = o.community_id and m.peer_id = o.target_id
                and m.message_id = o.vk_id)
            or exists (select 1 from comments c where o.kind = 'comment'
                and c.community_id = o.community_id and c.comment_id = o.vk_id)))
        order by id""",
        (item_id,),
    )
    return [_entry(row) for row in rows]


def ours(
    connection: sqlite3.Connection, community_id: int, kind: ItemKind, vk_ids: Iterable[int]
) -> set[int]:
    """Those of ``vk_ids`` that were written through this program."""
    listed = list(vk_ids)
    rows = connection.execute(
        f"""select vk_id from outbox
        where community_id = ? and kind = ? and vk_id in ({placeholders(len(listed))})""",
        (community_id, kind, *listed),
    )
    return {row[0] for row in rows}


def awaiting_echo(
    transaction: Transaction, community_id: int, kind: ItemKind, target_id: int
) -> list[OutboxEntry]:
    """Entries that may already be in VK and whose id is not known, oldest first.

    Of a failed one ``sent_at`` tells whether an earlier try of it may have gone out.
    """
    rows = transaction.execute(
        f"""select {_COLUMNS} from outbox
        where community_id = ? and kind = ? and target_id = ? and vk_id = 0 and sent_at > 0
            and state not in {_SETTLED} order by id""",
        (community_id, kind, target_id),
    )
    return [_entry(row) for row in rows]


def by_key(
    transaction: Transaction, community_id: int, kind: ItemKind, key: str
) -> OutboxEntry | None:
    """The intent that VK's object names by its key, None if the key is not ours."""
    row = transaction.execute(
        f"select {_COLUMNS} from outbox where community_id = ? and kind = ? and key = ?",
        (community_id, kind, key),
    ).fetchone()
    return _entry(row) if row else None


def counts(connection: sqlite3.Connection) -> dict[OutboxState, int]:
    """How many intents stand in each state that is not settled, and how many failed."""
    rows = connection.execute(
        """select state, count(*) from outbox where state not in ('confirmed', 'cancelled')
        group by state"""
    )
    return {OutboxState(row[0]): int(row[1]) for row in rows}


def recover(transaction: Transaction, now: float) -> int:
    """Turn what a dead engine left in ``sending`` into ``unknown``; returns how many.

    Only the engine that holds the profile's lock may call this.
    """
    rows = transaction.execute(f"select {_COLUMNS} from outbox where state = 'sending'").fetchall()
    for row in rows:
        save(transaction, after_crash(_entry(row), now))
    return len(rows)


def history(connection: sqlite3.Connection, entry_id: int) -> list[tuple[float, OutboxState, str]]:
    """What happened to an intent: time in unix seconds, state, sentence."""
    rows = connection.execute(
        "select at, state, sentence from attempts where entry_id = ? order by id", (entry_id,)
    )
    return [(row[0], OutboxState(row[1]), row[2]) for row in rows]


def _log(transaction: Transaction, entry_id: int, entry: OutboxEntry) -> None:
    transaction.execute(
        """insert into attempts (entry_id, at, state, reason, sentence)
        values (?, (julianday('now') - 2440587.5) * 86400.0, ?, ?, ?)""",
        (entry_id, entry.state, entry.reason, entry.sentence),
    )


def _row(entry: OutboxEntry) -> tuple[Any, ...]:
    return (
        entry.entry_id,
        entry.kind,
        entry.community_id,
        entry.item_id,
        entry.target_id,
        entry.post_id,
        entry.person_id,
        entry.text,
        entry.key,
        entry.state,
        entry.created_at,
        entry.not_before,
        entry.baseline,
        entry.attempts,
        entry.looks,
        entry.sent_at,
        entry.lease,
        entry.reason,
        entry.sentence,
        entry.vk_id,
        entry.cmid,
        entry.settled_at,
    )


def _entry(row: tuple[Any, ...]) -> OutboxEntry:
    fields: list[Any] = list(row)
    fields[1] = ItemKind(row[1])
    fields[9] = OutboxState(row[9])
    fields[17] = Reason(row[17])
    return OutboxEntry(*fields)
