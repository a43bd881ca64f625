"""Intents: the only rows that a person's sending writes."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from gosclient.domain.delivery import after_crash, cancelled, claimed, kept_by_pause
from gosclient.domain.kinds import ItemKind
from gosclient.domain.outbox import Act, OutboxEntry, OutboxState, Reason
from gosclient.domain.pauses import Pause
from gosclient.store import barrier, journal, publications
from gosclient.store.database import Transaction
from gosclient.store.driver import sqlite3
from gosclient.store.rows import placeholders

_COLUMNS = (
    "id, kind, community_id, item_id, target_id, post_id, person_id, text, key, state, created_at, "
    "not_before, baseline, attempts, looks, sent_at, lease, reason, sentence, vk_id, cmid, "
    "settled_at, act, details, batch, passed_pause"
)
_SETTLED = "('confirmed', 'cancelled')"
"""Intents that are over; all others stand in an index of their own."""


def add(
    transaction: Transaction, entry: OutboxEntry, passed_pause: int | None = None
) -> OutboxEntry:
    """Write a new intent; returns it with its id. Its key must be new.

    ``passed_pause`` is the last pause that is known to who asks; None for all so far.
    """
    if passed_pause is None:
        passed_pause = barrier.known_pause(transaction, entry)
    entry = replace(entry, passed_pause=passed_pause)
    row = _row(entry)
    cursor = transaction.execute(
        f"insert into outbox ({_COLUMNS}) values (null, {placeholders(len(row) - 1)})", row[1:]
    )
    entry_id = int(cursor.lastrowid or 0)
    _log(transaction, entry_id, entry)
    stored = replace(entry, entry_id=entry_id)
    _tell(transaction, stored)
    return stored


def save(transaction: Transaction, entry: OutboxEntry) -> None:
    """Write the entry's new state and keep a line about it."""
    transaction.execute(
        """update outbox set state = ?, not_before = ?, baseline = ?, attempts = ?, looks = ?,
            sent_at = ?, lease = ?, reason = ?, sentence = ?, vk_id = ?, cmid = ?, settled_at = ?,
            passed_pause = ? where id = ?""",
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
            entry.passed_pause,
            entry.entry_id,
        ),
    )
    _log(transaction, entry.entry_id, entry)
    _tell(transaction, entry)


def claim(
    transaction: Transaction, entry: OutboxEntry, lease: str, server_now: int
) -> OutboxEntry | None:
    """Mark an intent as leaving; None if an officer took it back meanwhile, or a pause keeps it."""
    current = get(transaction, entry.entry_id)
    ready = {OutboxState.HOLDING, OutboxState.QUEUED, OutboxState.WAITING}
    if current is None or current.state not in ready:
        return None
    pause = barrier.stopping(transaction, current)
    if pause is not None:
        keep_back(transaction, current, pause, server_now)
        return None
    leaving = claimed(current, lease, server_now)
    save(transaction, leaving)
    return leaving


def keep_back(
    transaction: Transaction, entry: OutboxEntry, pause: Pause, now: float
) -> OutboxEntry:
    """A pause keeps an intent that has not left; ``now`` in unix seconds. Returns its new state.

    A post stands among what the pause put off; anything else waits here for an officer's word.
    """
    kept = kept_by_pause(entry, pause.reason, now, lasts=not pause.ended_at)
    if entry.act is not Act.POST or kept.state is not OutboxState.WAITING:
        save(transaction, kept)
        return kept
    kept = cancelled(kept, now)
    save(transaction, kept)
    target = publications.target(transaction, entry.target_id)
    if target is not None:
        own = target.paused_from or target.at
        publications.save_target(transaction, replace(target, paused_from=own))
    return kept


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
    """Answers to an item that the mirror does not show yet, oldest first.

    Between VK's answer and the echo an intent is confirmed and not mirrored: it stays visible.
    """
    rows = connection.execute(
        f"""select {_COLUMNS} from outbox o
        where item_id = ? and act = 'answer' and state <> 'cancelled'
        and not (state = 'confirmed' and (
            exists (select 1 from messages m where o.kind = 'message'
                and m.community_id = o.community_id and m.peer_id = o.target_id
                and m.message_id = o.vk_id)
            or exists (select 1 from comments c where c.kind = o.kind
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
    wanted = f"community_id = ? and kind = ? and vk_id in ({placeholders(len(listed))})"
    rows = connection.execute(
        f"""select vk_id from outbox where {wanted}
        union select vk_id from sent where {wanted}""",
        (community_id, kind, *listed) * 2,
    )
    return {row[0] for row in rows}


def awaiting_echo(
    transaction: Transaction, community_id: int, kind: ItemKind, target_id: int
) -> list[OutboxEntry]:
    """Answers that may already be in VK and whose id is not known, oldest first.

    Of a failed one ``sent_at`` tells whether an earlier try of it may have gone out.
    """
    rows = transaction.execute(
        f"""select {_COLUMNS} from outbox
        where community_id = ? and kind = ? and target_id = ? and vk_id = 0 and sent_at > 0
            and act = 'answer' and state not in {_SETTLED} order by id""",
        (community_id, kind, target_id),
    )
    return [_entry(row) for row in rows]


def acts_awaiting(
    transaction: Transaction,
    community_id: int,
    acts: Iterable[Act],
    target_id: int,
    kind: ItemKind = ItemKind.COMMENT,
) -> list[OutboxEntry]:
    """Acts of moderation on a target that may be done in VK and are not known to be."""
    return [
        entry
        for entry in acts_on(transaction, community_id, acts, [target_id])
        if entry.kind is kind and entry.sent_at and entry.state is not OutboxState.CANCELLED
    ]


def acts_on(
    connection: sqlite3.Connection | Transaction,
    community_id: int,
    acts: Iterable[Act],
    target_ids: Iterable[int],
) -> list[OutboxEntry]:
    """Acts on these targets that are not over, oldest first; failed ones among them."""
    wanted, targets = list(acts), list(target_ids)
    rows = connection.execute(
        f"""select {_COLUMNS} from outbox where community_id = ? and act <> 'answer'
        and act in ({placeholders(len(wanted))}) and target_id in ({placeholders(len(targets))})
        and state not in {_SETTLED} order by id""",
        (community_id, *wanted, *targets),
    )
    return [_entry(row) for row in rows]


def about_targets(
    connection: sqlite3.Connection | Transaction, target_ids: Iterable[int]
) -> dict[int, OutboxEntry]:
    """The newest intent about each publication's target that is not over, failed ones among them."""
    targets = list(target_ids)
    rows = connection.execute(
        f"""select {_COLUMNS} from outbox where state not in {_SETTLED} and kind = 'post'
        and target_id in ({placeholders(len(targets))}) order by id""",
        targets,
    )
    entries = (_entry(row) for row in rows)
    return {entry.target_id: entry for entry in entries}


def posts_awaiting(transaction: Transaction, community_id: int) -> list[OutboxEntry]:
    """Posts that may already be in VK and whose number is not known, oldest first."""
    rows = transaction.execute(
        f"""select {_COLUMNS} from outbox where community_id = ? and kind = 'post'
        and act = 'post' and vk_id = 0 and sent_at > 0 and state not in {_SETTLED} order by id""",
        (community_id,),
    )
    return [_entry(row) for row in rows]


def last_about(connection: sqlite3.Connection | Transaction, target_id: int) -> OutboxEntry | None:
    """The last intent that gave VK words for a publication's target, None if there was none."""
    row = connection.execute(
        f"""select {_COLUMNS} from outbox where kind = 'post' and target_id = ?
        and act in ('post', 'edit_post') and state = 'confirmed' order by id desc limit 1""",
        (target_id,),
    ).fetchone()
    return _entry(row) if row else None


def newest_about(connection: sqlite3.Connection | Transaction, target_id: int) -> int:
    """Id of the newest intent about a publication's target, whatever became of it; 0 for none."""
    row = connection.execute(
        "select max(id) from outbox where kind = 'post' and target_id = ?", (target_id,)
    ).fetchone()
    return int(row[0] or 0)


def batch(connection: sqlite3.Connection | Transaction, name: str) -> list[OutboxEntry]:
    """The intents of one act over many items, in order of writing."""
    rows = connection.execute(
        f"select {_COLUMNS} from outbox where batch = ? and batch <> '' order by id", (name,)
    )
    return [_entry(row) for row in rows]


def unsettled_batches(connection: sqlite3.Connection) -> list[str]:
    """Acts over many items of which something is not over or failed, in order of writing."""
    rows = connection.execute(
        f"""select batch from outbox where batch <> '' and state not in {_SETTLED}
        group by batch order by min(id)"""
    )
    return [row[0] for row in rows]


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


def _tell(transaction: Transaction, entry: OutboxEntry) -> None:
    if entry.moderates:
        journal.follow(transaction, entry)
        transaction.touch("posts", *filter(None, [entry.post_id]))
    transaction.touch("outbox", entry.entry_id)
    if entry.item_id:
        transaction.touch("inbox", entry.item_id)


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
        entry.act,
        entry.details,
        entry.batch,
        entry.passed_pause,
    )


def _entry(row: tuple[Any, ...]) -> OutboxEntry:
    fields: list[Any] = list(row)
    fields[1] = ItemKind(row[1])
    fields[9] = OutboxState(row[9])
    fields[17] = Reason(row[17])
    fields[22] = Act(row[22])
    return OutboxEntry(*fields)
