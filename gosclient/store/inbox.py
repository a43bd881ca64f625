"""The unified inbox: items are derived from messages and comments, and read by pages."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

from gosclient.domain.inbox import (
    VIEW_STATUSES,
    InboxFilter,
    InboxItem,
    ItemKind,
    ItemStatus,
    Pending,
    Place,
)
from gosclient.domain.posts import CanWrite
from gosclient.store.database import Transaction
from gosclient.store.rows import placeholders

_ITEM = """select i.id, i.community_id, i.kind, i.source_id, i.post_id, i.person_id,
    coalesce(p.name, ''), coalesce(p.photo, ''), i.text, i.at, i.status, i.waiting_since,
    i.answered_at, i.by_colleague, i.snoozed_until, i.unread, i.attachments, i.deleted, i.has_note,
    (select case
        when sum(o.state = 'failed') then 'failed'
        when sum(o.state = 'unknown') then 'unknown'
        when count(*) then 'sending' else '' end
     from outbox o where o.item_id = i.id and o.state not in ('confirmed', 'cancelled')),
    coalesce(c.can_write, 1), coalesce(c.can_write_reason, 0), coalesce(c.can_write_until, 0)
from inbox i left join people p on p.id = i.person_id
left join conversations c on i.kind = 'message'
    and c.community_id = i.community_id and c.peer_id = i.source_id
"""


def page(
    connection: sqlite3.Connection,
    wanted: InboxFilter,
    *,
    before: Place | None = None,
    limit: int = 100,
) -> list[InboxItem]:
    """Newest first: the next ``limit`` items after the place ``before``, None for the top."""
    where, parameters = _conditions(wanted)
    if before is not None:
        where.append("(i.at, i.id) < (?, ?)")
        parameters += [before.at, before.item_id]
    clause = f"where {' and '.join(where)}" if where else ""
    rows = connection.execute(
        f"{_ITEM} {clause} order by i.at desc, i.id desc limit ?", (*parameters, limit)
    )
    return [_item(row) for row in rows]


def newer_page(
    connection: sqlite3.Connection, wanted: InboxFilter, after: Place, limit: int = 100
) -> list[InboxItem]:
    """The ``limit`` items just above ``after``, still newest first."""
    where, parameters = _conditions(wanted)
    where.append("(i.at, i.id) > (?, ?)")
    rows = connection.execute(
        f"{_ITEM} where {' and '.join(where)} order by i.at, i.id limit ?",
        (*parameters, after.at, after.item_id, limit),
    ).fetchall()
    return [_item(row) for row in reversed(rows)]


def ids(connection: sqlite3.Connection, wanted: InboxFilter) -> list[int]:
    """Ids of everything in a view, newest first."""
    where, parameters = _conditions(wanted)
    clause = f"where {' and '.join(where)}" if where else ""
    rows = connection.execute(
        f"select i.id from inbox i {clause} order by i.at desc, i.id desc", parameters
    )
    return [row[0] for row in rows]


def matching(
    connection: sqlite3.Connection, wanted: InboxFilter, ids: Iterable[int]
) -> dict[int, InboxItem]:
    """Those of ``ids`` that belong to the view, by id."""
    listed = list(ids)
    where, parameters = _conditions(wanted)
    where.append(f"i.id in ({placeholders(len(listed))})")
    rows = connection.execute(f"{_ITEM} where {' and '.join(where)}", (*parameters, *listed))
    return {row[0]: _item(row) for row in rows}


def item(connection: sqlite3.Connection, item_id: int) -> InboxItem | None:
    """One item, None if there is none."""
    row = connection.execute(f"{_ITEM} where i.id = ?", (item_id,)).fetchone()
    return _item(row) if row else None


def item_of(
    connection: sqlite3.Connection, community_id: int, kind: ItemKind, source_id: int
) -> InboxItem | None:
    """The item of a dialogue or a comment, None if there is none."""
    row = connection.execute(
        f"{_ITEM} where i.community_id = ? and i.kind = ? and i.source_id = ?",
        (community_id, kind, source_id),
    ).fetchone()
    return _item(row) if row else None


def of_person(connection: sqlite3.Connection, person_id: int, limit: int = 20) -> list[InboxItem]:
    """Everything one person wrote over all communities, newest first."""
    rows = connection.execute(
        f"{_ITEM} where i.person_id = ? order by i.at desc limit ?", (person_id, limit)
    )
    return [_item(row) for row in rows]


def counts(
    connection: sqlite3.Connection, communities: Sequence[int] = ()
) -> dict[ItemStatus, int]:
    """Items by status, from kept counters."""
    where = f"where community_id in ({placeholders(len(communities))})" if communities else ""
    rows = connection.execute(
        f"select status, sum(n) from counters {where} group by status", tuple(communities)
    )
    return {ItemStatus(row[0]): int(row[1]) for row in rows}


def urgent_count(
    connection: sqlite3.Connection, waiting_before: int, communities: Sequence[int] = ()
) -> int:
    """Open items waiting since before a moment (unix seconds)."""
    where = f"and community_id in ({placeholders(len(communities))})" if communities else ""
    row = connection.execute(
        f"""select count(*) from inbox
        where status = 'open' and waiting_since > 0 and waiting_since < ? {where}""",
        (waiting_before, *communities),
    ).fetchone()
    return int(row[0])


def longest_waiting(connection: sqlite3.Connection, waiting_after: int = 0) -> int:
    """Start of the longest wait that began after ``waiting_after``; 0 if nobody waits."""
    row = connection.execute(
        "select min(waiting_since) from inbox where status = 'open' and waiting_since > ?",
        (waiting_after,),
    ).fetchone()
    return int(row[0] or 0)


def statuses(
    connection: sqlite3.Connection, ids: Sequence[int]
) -> list[tuple[int, ItemStatus, int]]:
    """Id, status and end of snooze (unix seconds) of those items that exist."""
    rows = connection.execute(
        """select id, status, snoozed_until from inbox
        where id in (select value from json_each(?))""",
        (json.dumps(list(ids)),),
    )
    return [(row[0], ItemStatus(row[1]), row[2]) for row in rows]


def set_status(
    transaction: Transaction, ids: Sequence[int], status: ItemStatus, snoozed_until: int = 0
) -> None:
    """An officer's decision over items. ``snoozed_until`` in unix seconds for ``SNOOZED``."""
    transaction.executemany(
        "update inbox set status = ?, snoozed_until = ? where id = ?",
        [(status, snoozed_until, one) for one in ids],
    )
    transaction.touch("inbox", *ids)


def wake_snoozed(transaction: Transaction, now: int) -> int:
    """Reopen items whose time has come; returns how many."""
    rows = transaction.execute(
        "select id from inbox where status = 'snoozed' and snoozed_until <= ?", (now,)
    ).fetchall()
    if rows:
        set_status(transaction, [row[0] for row in rows], ItemStatus.OPEN)
    return len(rows)


def next_waking(connection: sqlite3.Connection) -> int:
    """When the next put-off item returns, unix seconds; 0 if none is put off."""
    row = connection.execute(
        "select min(snoozed_until) from inbox where status = 'snoozed'"
    ).fetchone()
    return int(row[0] or 0)


def _conditions(wanted: InboxFilter) -> tuple[list[str], list[Any]]:
    statuses = VIEW_STATUSES[wanted.view]
    where: list[str] = []
    parameters: list[Any] = []
    if len(statuses) < len(ItemStatus):
        where.append(f"i.status in ({placeholders(len(statuses))})")
        parameters += statuses
    if wanted.communities:
        where.append(f"i.community_id in ({placeholders(len(wanted.communities))})")
        parameters += wanted.communities
    if wanted.kinds:
        where.append(f"i.kind in ({placeholders(len(wanted.kinds))})")
        parameters += wanted.kinds
    if wanted.waiting_before:
        where.append("i.waiting_since > 0 and i.waiting_since < ?")
        parameters.append(wanted.waiting_before)
    return where, parameters


def _item(row: tuple[Any, ...]) -> InboxItem:
    return InboxItem(
        item_id=row[0],
        community_id=row[1],
        kind=ItemKind(row[2]),
        source_id=row[3],
        post_id=row[4],
        person_id=row[5],
        person=row[6],
        photo=row[7],
        text=row[8],
        at=row[9],
        status=ItemStatus(row[10]),
        waiting_since=row[11],
        answered_at=row[12],
        answered_by_colleague=bool(row[13]),
        snoozed_until=row[14],
        unread=row[15],
        attachments=row[16],
        deleted=bool(row[17]),
        has_note=bool(row[18]),
        pending=Pending(row[19]),
        can_write=CanWrite(bool(row[20]), row[21], row[22]),
    )
