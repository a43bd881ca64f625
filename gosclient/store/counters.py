"""Numbers of the inbox: from counters that triggers keep, or from few rows of an index."""

from collections.abc import Sequence

from gosclient.domain.deadlines import WARN_SHARE
from gosclient.domain.inbox import ItemStatus
from gosclient.store.driver import sqlite3
from gosclient.store.rows import placeholders


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
    connection: sqlite3.Connection,
    waiting_before: int,
    communities: Sequence[int] = (),
    *,
    now: int = 0,
) -> int:
    """Open items waiting since before a moment, or whose own term is nearly over at ``now``.

    All times are in unix seconds. All who wait are counted by triggers and those who came lately, always few, are taken off:
    after a first load the urgent ones may be most of the file.
    """
    where = f"and community_id in ({placeholders(len(communities))})" if communities else ""
    row = connection.execute(
        f"""select
            (select coalesce(sum(waiting), 0) from counters where status = 'open' {where})
            - (select count(*) from inbox indexed by inbox_waiting
                where status = 'open' and waiting_since >= max(1, ?) {where})
            + (select count(*) from inbox indexed by inbox_own_terms
                where status = 'open' and own_term > 0 and waiting_since >= max(1, ?)
                and waiting_since < ? - own_term * {WARN_SHARE} {where})""",
        (*communities, waiting_before, *communities, waiting_before, now, *communities),
    ).fetchone()
    return int(row[0])


def mine_count(connection: sqlite3.Connection, communities: Sequence[int] = ()) -> int:
    """Open items that the officer took."""
    where = f"and community_id in ({placeholders(len(communities))})" if communities else ""
    row = connection.execute(
        f"""select count(*) from inbox indexed by inbox_mine
        where mine = 1 and status = 'open' {where}""",
        tuple(communities),
    ).fetchone()
    return int(row[0])


def old_count(connection: sqlite3.Connection, before: int) -> int:
    """Open items whose last words came before a moment (unix seconds)."""
    row = connection.execute(
        """select count(*) from inbox indexed by inbox_by_kind
        where kind in ('message', 'comment') and phase = 'open' and at < ?""",
        (before,),
    ).fetchone()
    return int(row[0])


def longest_waiting(connection: sqlite3.Connection, waiting_after: int = 0) -> int:
    """Start of the longest wait that began after ``waiting_after``; 0 if nobody waits.

    A wait with a shorter term of its own counts as begun earlier by as much.
    """
    row = connection.execute(
        """select min(since) from (
            select min(waiting_since) as since from inbox
                where status = 'open' and waiting_since > ? and own_term = 0
            union all
            select min(waiting_since - head_start) from inbox indexed by inbox_own_terms
                where status = 'open' and own_term > 0 and waiting_since > 0
                and waiting_since - head_start > ?)""",
        (waiting_after, waiting_after),
    ).fetchone()
    return int(row[0] or 0)
