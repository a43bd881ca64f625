"""Names and avatars of citizens; events carry ids only, so names come later."""

from collections.abc import Iterable

from gosclient.domain.community import Person
from gosclient.store import keeping
from gosclient.store.database import Transaction
from gosclient.store.driver import sqlite3
from gosclient.store.rows import placeholders

_COLUMNS = "id, name, photo, screen_name, deactivated"


def save(transaction: Transaction, found: Iterable[Person], now: int) -> None:
    """Store or renew people, but for those whose data were erased. ``now`` in unix seconds."""
    rows = [
        (one.person_id, one.name, one.photo, one.screen_name, one.deactivated, now)
        # Pages that are stored together introduce the same people again and again.
        for one in keeping.people(transaction, {one.person_id: one for one in found}.values())
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
    """Known people by id; unknown ids, and those not named yet, are left out."""
    wanted = list(set(ids))
    rows = connection.execute(
        f"""select {_COLUMNS} from people
        where id in ({placeholders(len(wanted))}) and fetched_at > 0""",
        wanted,
    )
    return {row[0]: Person(*row) for row in rows}


def met_last(connection: sqlite3.Connection, limit: int) -> list[Person]:
    """People whose names are known and who are there still, those named last first."""
    rows = connection.execute(
        f"""select {_COLUMNS} from people where fetched_at > 0 and deactivated = '' and name <> ''
        order by fetched_at desc, id desc limit ?""",
        (limit,),
    )
    return [Person(*row) for row in rows]


def with_screen_name(connection: sqlite3.Connection, screen_name: str) -> list[int]:
    """Ids of people with a short address, in any case of letters."""
    rows = connection.execute(
        "select id from people where lower(screen_name) = lower(?) and screen_name <> ''",
        (screen_name,),
    )
    return [row[0] for row in rows]


def unnamed(connection: sqlite3.Connection, community_id: int, limit: int) -> list[int]:
    """People of a community's inbox and journal whose names have not been asked for yet.

    A nameless row is put beside every new one, so nobody is searched for. Somebody whose data were
    erased is named again when they write again.
    """
    rows = connection.execute(
        """select id from people where fetched_at = 0
        and (id not in (select person_id from erased_people)
            or exists (select 1 from inbox where person_id = people.id))
        and (
            exists (select 1 from inbox where person_id = people.id and community_id = :here)
            or exists (select 1 from journal where person_id = people.id and community_id = :here)
            or exists (select 1 from journal where actor = people.id and community_id = :here)
            or exists (select 1 from bans where person_id = people.id and community_id = :here)
        ) limit :limit""",
        {"here": community_id, "limit": limit},
    )
    return [row[0] for row in rows]
