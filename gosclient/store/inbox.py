"""The unified inbox: items are derived from messages and comments, and read by pages."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from itertools import product
from typing import Any

from gosclient.domain.inbox import (
    InboxFilter,
    InboxItem,
    ItemKind,
    ItemStatus,
    Pending,
    Place,
    View,
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


_PHASES = {
    View.NEW: ("open",),
    View.URGENT: ("open",),
    View.SNOOZED: ("snoozed",),
    View.DONE: ("closed",),
    View.ALL: ("open", "snoozed", "closed"),
}
"""The column ``phase`` by view: coarser than the status, so that each list has its own order."""

_MOST_ARMS = 100
"""Ordered lists that are merged at most; for more communities all are read and filtered."""


def page(
    connection: sqlite3.Connection,
    wanted: InboxFilter,
    *,
    before: Place | None = None,
    limit: int = 100,
) -> list[InboxItem]:
    """Newest first: the next ``limit`` items after the place ``before``, None for the top."""
    place = ("<", before) if before is not None else None
    select, parameters = _ordered(wanted, place, "at desc, id desc")
    rows = connection.execute(
        f"{_ITEM} where i.id in (select id from ({select} limit ?)) order by i.at desc, i.id desc",
        (*parameters, limit),
    )
    return [_item(row) for row in rows]


def newer_page(
    connection: sqlite3.Connection, wanted: InboxFilter, after: Place, limit: int = 100
) -> list[InboxItem]:
    """The ``limit`` items just above ``after``, still newest first."""
    select, parameters = _ordered(wanted, (">", after), "at, id")
    rows = connection.execute(
        f"{_ITEM} where i.id in (select id from ({select} limit ?)) order by i.at desc, i.id desc",
        (*parameters, limit),
    )
    return [_item(row) for row in rows]


def ids(connection: sqlite3.Connection, wanted: InboxFilter) -> list[int]:
    """Ids of everything in a view, newest first."""
    return [row[0] for row in connection.execute(*_ordered(wanted, None, "at desc, id desc"))]


def matching(
    connection: sqlite3.Connection, wanted: InboxFilter, ids: Iterable[int]
) -> dict[int, InboxItem]:
    """Those of ``ids`` that belong to the view, by id."""
    conditions, parameters = _conditions(wanted)
    rows = connection.execute(
        f"""{_ITEM} where i.id in (select value from json_each(?))
        and i.id in (select id from inbox where id in (select value from json_each(?))
            and {" and ".join(conditions)})""",
        (listed := json.dumps(list(ids)), listed, *parameters),
    )
    return {row[0]: _item(row) for row in rows}


def item(connection: sqlite3.Connection, item_id: int) -> InboxItem | None:
    """One item, None if there is none."""
    row = connection.execute(f"{_ITEM} where i.id = ?", (item_id,)).fetchone()
    return _item(row) if row else None


def listed(connection: sqlite3.Connection, ids: Iterable[int]) -> dict[int, InboxItem]:
    """Those of ``ids`` that exist, by id."""
    rows = connection.execute(
        f"{_ITEM} where i.id in (select value from json_each(?))", (json.dumps(list(ids)),)
    )
    return {row[0]: _item(row) for row in rows}


def of_people(
    connection: sqlite3.Connection,
    person_ids: Iterable[int],
    *,
    communities: Sequence[int] = (),
    limit: int = 20,
) -> list[InboxItem]:
    """What these people wrote over all communities, or these, newest first."""
    where = "and i.community_id in (select value from json_each(?))" if communities else ""
    rows = connection.execute(
        f"""{_ITEM} where i.person_id in (select value from json_each(?)) {where}
        order by i.at desc limit ?""",
        (
            json.dumps(list(person_ids)),
            *([json.dumps(list(communities))] if communities else []),
            limit,
        ),
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
    """Open items waiting since before a moment (unix seconds).

    All who wait are counted by triggers and those who came lately, always few, are taken off:
    after a first load the urgent ones may be most of the file.
    """
    where = f"and community_id in ({placeholders(len(communities))})" if communities else ""
    row = connection.execute(
        f"""select
            (select coalesce(sum(waiting), 0) from counters where status = 'open' {where})
            - (select count(*) from inbox indexed by inbox_waiting
                where status = 'open' and waiting_since >= max(1, ?) {where})""",
        (*communities, waiting_before, *communities),
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
    transaction.execute(
        """update inbox set status = ?, snoozed_until = ?
        where id in (select value from json_each(?))""",
        (status, snoozed_until, json.dumps(list(ids))),
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


def _ordered(
    wanted: InboxFilter, place: tuple[str, Place] | None, order: str
) -> tuple[str, list[Any]]:
    """SQL that yields ``id`` and ``at`` of a view in order, and its parameters.

    Every community, kind and phase is one ordered range of an index; SQLite merges such ranges
    lazily, so a page costs the same wherever it lies and however rare its rows are.
    """
    kinds = wanted.kinds or tuple(ItemKind)
    phases = _PHASES[wanted.view]
    merged = len(wanted.communities) * len(kinds) * len(phases) <= _MOST_ARMS
    where: list[str] = ["kind = ?", "phase = ?"]
    common: list[Any] = []
    if wanted.communities and not merged:
        where.append("community_id in (select value from json_each(?))")
        common.append(json.dumps(wanted.communities))
    if wanted.waiting_before:
        where.append("+waiting_since > 0 and +waiting_since < ?")
        common.append(wanted.waiting_before)
    if place is not None:
        sign, at = place
        where.append(f"(at, id) {sign} (?, ?)")
        common += [at.at, at.item_id]
    arms: list[str] = []
    parameters: list[Any] = []
    for community, kind, phase in product(
        wanted.communities if merged and wanted.communities else (None,), kinds, phases
    ):
        index = "inbox_by_kind" if community is None else "inbox_by_community"
        own = [] if community is None else ["community_id = ?"]
        arms.append(
            f"select id, at from inbox indexed by {index} where {' and '.join([*own, *where])}"
        )
        parameters += [*([] if community is None else [community]), kind, phase, *common]
    return f"{' union all '.join(arms)} order by {order}", parameters


def _conditions(wanted: InboxFilter) -> tuple[list[str], list[Any]]:
    """The same view as a condition on single rows."""
    phases = _PHASES[wanted.view]
    where = [f"+phase in ({placeholders(len(phases))})"]
    parameters: list[Any] = [*phases]
    if wanted.communities:
        where.append("+community_id in (select value from json_each(?))")
        parameters.append(json.dumps(wanted.communities))
    if wanted.kinds:
        where.append(f"+kind in ({placeholders(len(wanted.kinds))})")
        parameters += wanted.kinds
    if wanted.waiting_before:
        where.append("+waiting_since > 0 and +waiting_since < ?")
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
