"""Who is on the blacklists of the communities, as far as VK told."""

from collections.abc import Iterable, Sequence
from typing import Any

from gosclient.domain.moderation import Ban
from gosclient.store.database import Transaction
from gosclient.store.driver import sqlite3
from gosclient.store.rows import placeholders

_COLUMNS = "community_id, person_id, admin_id, since, until, reason, comment, visible"


def save(transaction: Transaction, found: Sequence[Ban]) -> None:
    """Store bans or renew their terms; a time that VK leaves out stays as it was known."""
    transaction.executemany(
        f"""insert into bans ({_COLUMNS}) values ({placeholders(8)})
        on conflict do update set admin_id = excluded.admin_id, until = excluded.until,
            since = case when excluded.since <> 0 then excluded.since else since end,
            reason = excluded.reason, comment = excluded.comment, visible = excluded.visible""",
        [
            (
                one.community_id,
                one.person_id,
                one.admin_id,
                one.since,
                one.until,
                one.reason,
                one.comment,
                one.visible,
            )
            for one in found
        ],
    )
    transaction.executemany(
        "insert or ignore into people (id, name) values (?, '')",
        [(one,) for ban in found for one in {ban.person_id, ban.admin_id} - {0}],
    )
    _touch(transaction, found)


def replace_all(transaction: Transaction, community_id: int, found: Sequence[Ban]) -> None:
    """The whole blacklist of a community as VK has it."""
    before = banned(transaction.connection, community_id)
    transaction.execute("delete from bans where community_id = ?", (community_id,))
    save(transaction, found)
    _touch(transaction, before)


def remove(transaction: Transaction, community_id: int, person_id: int) -> None:
    """Somebody is off the blacklist."""
    transaction.execute(
        "delete from bans where community_id = ? and person_id = ?", (community_id, person_id)
    )
    _touch(transaction, [Ban(community_id, person_id)])


def ban(
    connection: sqlite3.Connection | Transaction, community_id: int, person_id: int
) -> Ban | None:
    """Somebody's ban, None if there is none."""
    row = connection.execute(
        f"select {_COLUMNS} from bans where community_id = ? and person_id = ?",
        (community_id, person_id),
    ).fetchone()
    return _ban(row) if row else None


def banned(connection: sqlite3.Connection, community_id: int = 0) -> list[Ban]:
    """The blacklist of a community, or of all with 0, the latest first."""
    rows = connection.execute(
        f"""select {_COLUMNS} from bans where :here in (0, community_id)
        order by since desc, person_id""",
        {"here": community_id},
    )
    return [_ban(row) for row in rows]


def _touch(transaction: Transaction, found: Iterable[Ban]) -> None:
    """The items of these people show whether they are banned."""
    for one in found:
        rows = transaction.execute(
            "select id from inbox where person_id = ? and community_id = ?",
            (one.person_id, one.community_id),
        ).fetchall()
        transaction.touch("bans", one.person_id)
        transaction.touch("inbox", *(row[0] for row in rows))


def _ban(row: tuple[Any, ...]) -> Ban:
    fields: list[Any] = [*row[:7], bool(row[7])]
    return Ban(*fields)
