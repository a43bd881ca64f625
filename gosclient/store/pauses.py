"""Pauses of publishing, those that last and those that are over."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from gosclient.domain.pauses import Pause, Stopped
from gosclient.store.database import Transaction
from gosclient.store.driver import sqlite3

Reading = sqlite3.Connection | Transaction

_COLUMNS = "id, reason, communities, began_at, ended_at, late"


def add(transaction: Transaction, pause: Pause) -> int:
    """Write a new pause; returns its id."""
    cursor = transaction.execute(
        "insert into pauses (reason, communities, began_at, ended_at) values (?, ?, ?, ?)",
        (pause.reason, json.dumps(pause.communities), pause.began_at, pause.ended_at),
    )
    pause_id = int(cursor.lastrowid or 0)
    transaction.touch("pauses", pause_id)
    return pause_id


def keep_late(transaction: Transaction, pause_id: int, late: Sequence[Stopped]) -> None:
    """Remember what a pause came too late for."""
    told = json.dumps([asdict(one) for one in late], ensure_ascii=False)
    transaction.execute("update pauses set late = ? where id = ?", (told, pause_id))
    transaction.touch("pauses", pause_id)


def end(transaction: Transaction, pause_id: int, at: int) -> None:
    """A pause is over since unix seconds ``at``."""
    transaction.execute(
        "update pauses set ended_at = ? where id = ? and ended_at = 0", (at, pause_id)
    )
    transaction.touch("pauses", pause_id)


def active(connection: Reading) -> list[Pause]:
    """Pauses that last, in order of their beginning."""
    rows = connection.execute(f"select {_COLUMNS} from pauses where ended_at = 0 order by id")
    return [_pause(row) for row in rows]


def over(connection: Reading, community_id: int) -> Pause | None:
    """The pause that lasts in a community, None if there is none."""
    return next((one for one in active(connection) if community_id in one.communities), None)


def newest(connection: Reading, community_id: int) -> Pause | None:
    """The last pause that began in a community, whether it lasts or not; None if there was none."""
    row = connection.execute(
        f"""select {_COLUMNS} from pauses
        where exists (select 1 from json_each(communities) where value = ?)
        order by id desc limit 1""",
        (community_id,),
    ).fetchone()
    return _pause(row) if row else None


def _pause(row: tuple[Any, ...]) -> Pause:
    late = tuple([Stopped(**one) for one in json.loads(row[5])])
    return Pause(row[0], row[1], tuple(json.loads(row[2])), row[3], row[4], late)
