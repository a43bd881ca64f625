"""The unified inbox: items are derived from messages and comments, and read by pages."""

import json
from collections.abc import Iterable, Sequence
from itertools import product
from typing import Any

from gosclient.domain.deadlines import WARN_SHARE
from gosclient.domain.inbox import (
    InboxFilter,
    InboxItem,
    ItemStatus,
    Order,
    Pending,
    Place,
    View,
)
from gosclient.domain.kinds import INCOMING, ItemKind
from gosclient.domain.marks import marks_of
from gosclient.domain.posts import CanWrite
from gosclient.store.database import Transaction
from gosclient.store.driver import sqlite3
from gosclient.store.rows import placeholders

_ITEM = """select i.id, i.community_id, i.kind, i.source_id, i.post_id, i.person_id,
    coalesce(p.name, ''), coalesce(p.photo, ''), i.text, i.at, i.status, i.waiting_since,
    i.answered_at, i.by_colleague, i.snoozed_until, i.unread, i.attachments, i.deleted, i.has_note,
    i.mine, i.marks, i.own_term, i.head_start, i.put_first, (select case
        when sum(o.state = 'failed') then 'failed'
        when sum(o.state = 'unknown') then 'unknown'
        when count(*) then 'sending' else '' end
     from outbox o where o.item_id = i.id and o.state not in ('confirmed', 'cancelled')),
    coalesce(c.can_write, 1), coalesce(c.can_write_reason, 0), coalesce(c.can_write_until, 0),
    coalesce(n.owner_id, 0)
from inbox i left join people p on p.id = i.person_id
left join conversations c on i.kind = 'message'
    and c.community_id = i.community_id and c.peer_id = i.source_id
left join mentions n on i.kind = 'mention' and n.id = i.source_id
"""


_PHASES = {
    View.NEW: ("open",),
    View.MINE: ("open",),
    View.URGENT: ("open",),
    View.SNOOZED: ("snoozed",),
    View.DONE: ("closed",),
    View.ALL: ("open", "snoozed", "closed"),
}
"""The column ``phase`` by view: coarser than the status, so that each list has its own order."""

_RANKS = {Order.NEWEST: "at", Order.DUE: "urgency"}
"""Columns that order the list; the greater value stands higher."""

_MOST_ARMS = 400
"""Ordered lists that are merged at most; for more communities all are read and filtered."""


def page(
    connection: sqlite3.Connection,
    wanted: InboxFilter,
    *,
    before: Place | None = None,
    limit: int = 100,
) -> list[InboxItem]:
    """The next ``limit`` items below the place ``before``, None for the top."""
    place = ("<", before) if before is not None else None
    return _listed_in_order(connection, wanted, place, "desc", limit)


def page_above(
    connection: sqlite3.Connection, wanted: InboxFilter, after: Place, limit: int = 100
) -> list[InboxItem]:
    """The ``limit`` items just above ``after``, the highest first as well."""
    return _listed_in_order(connection, wanted, (">", after), "asc", limit)


def _listed_in_order(
    connection: sqlite3.Connection,
    wanted: InboxFilter,
    place: tuple[str, Place] | None,
    direction: str,
    limit: int,
) -> list[InboxItem]:
    select, parameters = _ordered(wanted, place, direction)
    rank = _RANKS[wanted.order]
    rows = connection.execute(
        f"""{_ITEM} where i.id in (select id from ({select} limit ?))
        order by i.{rank} desc, i.id desc""",
        (*parameters, limit),
    )
    return [_item(row) for row in rows]


def ids(connection: sqlite3.Connection, wanted: InboxFilter) -> list[int]:
    """Ids of everything in a view, the highest first."""
    return [row[0] for row in connection.execute(*_ordered(wanted, None, "desc"))]


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


def old_ids(connection: sqlite3.Connection, before: int) -> list[int]:
    """Open items whose last words came before a moment (unix seconds)."""
    rows = connection.execute(
        """select id from inbox indexed by inbox_by_kind
        where kind in ('message', 'comment') and phase = 'open' and at < ?""",
        (before,),
    )
    return [row[0] for row in rows]


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


def set_mine(transaction: Transaction, ids: Sequence[int], *, mine: bool) -> list[int]:
    """Take items or let them go; returns those that were not so before."""
    rows = transaction.execute(
        """update inbox set mine = ? where id in (select value from json_each(?)) and mine <> ?
        returning id""",
        (mine, json.dumps(list(ids)), mine),
    ).fetchall()
    changed = [row[0] for row in rows]
    if changed:
        transaction.touch("inbox", *changed)
    return changed


def set_seen(transaction: Transaction, item_id: int) -> None:
    """The officer has read the item up to its last words."""
    changed = transaction.execute(
        "update inbox set seen = words, unread = 0 where id = ? and unread > 0", (item_id,)
    )
    if changed.rowcount:
        transaction.touch("inbox", item_id)


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
    wanted: InboxFilter, place: tuple[str, Place] | None, direction: str
) -> tuple[str, list[Any]]:
    """SQL that yields ``id`` and the rank of a view's items in order, and its parameters.

    Every community, kind and phase is one ordered range of an index; SQLite merges such ranges
    lazily, so a page costs the same wherever it lies and however rare its rows are. What an
    officer took is little, and is sorted.
    """
    rank = _RANKS[wanted.order]
    order = f"order by {rank} {direction}, id {direction}"
    if wanted.view is View.MINE:
        where, parameters = _conditions(wanted)
        beyond, its = _beyond(rank, place)
        select = f"select id, {rank} from inbox indexed by inbox_mine where mine = 1"
        return f"{' and '.join([select, *where, *beyond])} {order}", [*parameters, *its]
    kinds = wanted.kinds or INCOMING
    phases = _PHASES[wanted.view]
    merged = len(wanted.communities) * len(kinds) * len(phases) <= _MOST_ARMS
    where = ["kind = ?", "phase = ?"]
    common: list[Any] = []
    if wanted.communities and not merged:
        where.append("community_id in (select value from json_each(?))")
        common.append(json.dumps(wanted.communities))
    waiting, bounds = _waiting(wanted)
    where += waiting
    common += bounds
    beyond, its = _beyond(rank, place)
    where += beyond
    common += its
    arms: list[str] = []
    parameters = []
    for community, kind, phase in product(
        wanted.communities if merged and wanted.communities else (None,), kinds, phases
    ):
        index = "inbox_by_kind" if community is None else "inbox_by_community"
        index += "_due" if wanted.order is Order.DUE else ""
        own = [] if community is None else ["community_id = ?"]
        arms.append(
            f"select id, {rank} from inbox indexed by {index} where {' and '.join([*own, *where])}"
        )
        parameters += [*([] if community is None else [community]), kind, phase, *common]
    return f"{' union all '.join(arms)} {order}", parameters


def _beyond(rank: str, place: tuple[str, Place] | None) -> tuple[list[str], list[Any]]:
    """The condition of keyset paging and its parameters; nothing for the first page."""
    if place is None:
        return [], []
    sign, at = place
    return [f"({rank}, id) {sign} (?, ?)"], [at.rank, at.item_id]


def _conditions(wanted: InboxFilter) -> tuple[list[str], list[Any]]:
    """The same view as a condition on single rows."""
    phases = _PHASES[wanted.view]
    where = [f"+phase in ({placeholders(len(phases))})"]
    parameters: list[Any] = [*phases]
    if wanted.view is View.MINE:
        where.append("+mine = 1")
    if wanted.communities:
        where.append("+community_id in (select value from json_each(?))")
        parameters.append(json.dumps(wanted.communities))
    if wanted.kinds:
        where.append(f"+kind in ({placeholders(len(wanted.kinds))})")
        parameters += wanted.kinds
    waiting, bounds = _waiting(wanted)
    return where + waiting, parameters + bounds


def _waiting(wanted: InboxFilter) -> tuple[list[str], list[Any]]:
    """The condition of the bound on waiting and its parameters; nothing without a bound."""
    if not wanted.waiting_before:
        return [], []
    own = f"own_term > 0 and +waiting_since < ? - own_term * {WARN_SHARE}"
    where = f"+waiting_since > 0 and (+waiting_since < ? or ({own}))"
    return [where], [wanted.waiting_before, wanted.now]


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
        mine=bool(row[19]),
        marks=marks_of(row[20]),
        own_term=row[21],
        head_start=row[22],
        put_first=bool(row[23]),
        pending=Pending(row[24]),
        can_write=CanWrite(bool(row[25]), row[26], row[27]),
        owner_id=row[28],
    )
