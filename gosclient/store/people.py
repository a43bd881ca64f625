"""Names and avatars of citizens; events carry ids only, so names come later."""

import sqlite3
from collections.abc import Iterable

from gosclient.domain.community import Person
from gosclient.store.database import Transaction
from gosclient.store.rows import placeholders

_FRESH = 30 * 24 * 3600
_COLUMNS = "id, name, photo, screen_name, deactivated"


def save(transaction: Transaction, people: Iterable[Person], now: int) -> None:
    """Store or renew people. ``now`` in unix seconds."""
    rows = [
        (one.person_id, one.name, one.photo, one.screen_name, one.deactivated, now)
        for one in people
    ]
    transaction.executemany(
        """insert into people values (?, ?, ?, ?, ?, ?) on conflict do update set
            name = excluded.name, photo = excluded.photo, screen_name = excluded.screen_name,
            deactivated = excluded.deactivated, fetched_at = excluded.fetched_at""",
        rows,
    )
    if rows:
        transaction.touch("people", *(row[0] for row in rows))


def people(connection: sqlite3.Connection, ids: Iterable[int]) -> dict[int, Person]:
    """Known people by id; unknown ids are left out."""
    wanted = list(set(ids))
    rows = connection.execute(
        f"select {_COLUMNS} from people where id in ({placeholders(len(wanted))})", wanted
    )
    return {row[0]: Person(*row) for row in rows}


def unnamed(connection: sqlite3.Connection, community_id: int, limit: int) -> list[int]:
    """Authors of a community's inbox who are not known yet, the newest first."""
    rows = connection.execute(
        """select person_id, max(at) newest from inbox
        where community_id = ? and person_id not in (select id from people)
        group by person_id order by newest desc limit ?""",
        (community_id, limit),
    )
    return [row[0] for row in rows]


def stale(connection: sqlite3.Connection, ids: Iterable[int], now: int) -> list[int]:
    """Those of ``ids`` that are unknown or were last read over a month before ``now``."""
    wanted = list(set(ids))
    rows = connection.execute(
        f"select id from people where id in ({placeholders(len(wanted))}) and fetched_at > ?",
        (*wanted, now - _FRESH),
    )
    known = {row[0] for row in rows}
    return [one for one in wanted if one not in known]
