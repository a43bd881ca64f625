"""Connected communities and how far each is synchronised."""

import os
from dataclasses import dataclass

from gosclient.domain.community import Community
from gosclient.store import settings
from gosclient.store.database import Transaction
from gosclient.store.driver import sqlite3

_COLUMNS = "id, name, screen_name, photo, api, position, has_admin, token_owner"
_READ = f"{_COLUMNS}, zone, approves"


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where synchronisation of a community stands.

    Attributes:
        ts: position in Long Poll, None before the first session.
        gap_since: unix seconds since which history may be missing, 0 for no gap.
        caught_up_at: unix seconds when everything was last known to be here.
        checked_at: unix seconds of the last comparison with VK's lists.
    """

    ts: str | None = None
    gap_since: int = 0
    caught_up_at: int = 0
    checked_at: int = 0


@dataclass(frozen=True, slots=True)
class Progress:
    """First load of one kind: objects loaded, VK's estimate of the total, finished or not."""

    loaded: int = 0
    total: int = 0
    done: bool = False


def all_communities(connection: sqlite3.Connection) -> list[Community]:
    """In order of connection."""
    rows = connection.execute(f"select {_READ} from communities order by position, id")
    return [_community(row) for row in rows]


def community(connection: sqlite3.Connection, community_id: int) -> Community | None:
    """One community, None if it is not connected."""
    row = connection.execute(
        f"select {_READ} from communities where id = ?", (community_id,)
    ).fetchone()
    return _community(row) if row else None


def _community(row: tuple[int, str, str, str, str, int, int, int, str, int]) -> Community:
    return Community(
        *row[:6], has_admin=bool(row[6]), token_owner=row[7], zone=row[8], approves=bool(row[9])
    )


def set_publishing(
    transaction: Transaction, community_id: int, *, zone: str, approves: bool
) -> None:
    """How a community publishes: the zone of its readers, and whether somebody has to agree."""
    transaction.execute(
        "update communities set zone = ?, approves = ? where id = ?", (zone, approves, community_id)
    )
    transaction.touch("communities", community_id)


def save(transaction: Transaction, value: Community) -> None:
    """Connect a community or renew what is known of it; its position and cursor stay."""
    transaction.execute(
        f"""insert into communities ({_COLUMNS})
        values (?, ?, ?, ?, ?, (select coalesce(max(position) + 1, 0) from communities), ?, ?)
        on conflict do update set name = excluded.name, screen_name = excluded.screen_name,
            photo = excluded.photo, api = excluded.api, has_admin = excluded.has_admin,
            token_owner = excluded.token_owner""",
        (
            value.community_id,
            value.name,
            value.screen_name,
            value.photo,
            value.api,
            value.has_admin,
            value.token_owner,
        ),
    )
    transaction.touch("communities", value.community_id)


def keys_revision(connection: sqlite3.Connection, community_id: int) -> str:
    """Changes whenever the keys of a community were replaced, by whichever process."""
    return settings.get(connection, f"keys_revision:{community_id}")


def keys_replaced(transaction: Transaction, community_id: int) -> None:
    """Tell other processes that the keyring holds new keys of a community."""
    settings.put(transaction, f"keys_revision:{community_id}", os.urandom(16).hex())


def remove(transaction: Transaction, community_id: int) -> None:
    """Disconnect a community: its mirror goes, and what officers noted beside it.

    Intents stay as a record; the caller sees to it that none is on its way.
    """
    for table in ("drafts", "notes"):
        transaction.execute(
            f"""delete from {table}
            where item_id in (select id from inbox where community_id = ?)""",
            (community_id,),
        )
    for table in (
        "inbox",
        "messages",
        "conversations",
        "comments",
        "posts",
        "mentions",
        "backfills",
        "queued_posts",
        "uploads",
    ):
        transaction.execute(f"delete from {table} where community_id = ?", (community_id,))
    for table in ("counters", "capabilities", "key_states"):
        transaction.execute(f"delete from {table} where community_id = ?", (community_id,))
    transaction.execute("delete from communities where id = ?", (community_id,))
    transaction.touch("communities", community_id)


def own_words(connection: sqlite3.Connection, community_id: int) -> int:
    """How many drafts and notes of officers would go with a community."""
    row = connection.execute(
        """with here as (select id from inbox where community_id = ?)
        select (select count(*) from drafts where item_id in here)
            + (select count(*) from notes where item_id in here)""",
        (community_id,),
    ).fetchone()
    return int(row[0])


def cursor(connection: sqlite3.Connection, community_id: int) -> Cursor:
    """Where synchronisation stands."""
    row = connection.execute(
        "select ts, gap_since, caught_up_at, checked_at from communities where id = ?",
        (community_id,),
    ).fetchone()
    return Cursor(*row) if row else Cursor()


def save_ts(transaction: Transaction, community_id: int, ts: str, now: int) -> None:
    """Remember the position in Long Poll, in the transaction of the events it covers."""
    transaction.execute(
        "update communities set ts = ?, caught_up_at = ? where id = ?", (ts, now, community_id)
    )


def set_ts(transaction: Transaction, community_id: int, ts: str | None) -> None:
    """Move the position without claiming that everything up to it is here."""
    transaction.execute("update communities set ts = ? where id = ?", (ts, community_id))


def open_gap(transaction: Transaction, community_id: int, since: int) -> None:
    """History may be missing since ``since`` (unix seconds); an older gap stays."""
    transaction.execute(
        "update communities set gap_since = ? where id = ? and (gap_since = 0 or gap_since > ?)",
        (since, community_id, since),
    )


def close_gap(transaction: Transaction, community_id: int, now: int) -> None:
    """VK's lists were compared and what was missing is here."""
    transaction.execute(
        "update communities set gap_since = 0, checked_at = ?, caught_up_at = ? where id = ?",
        (now, now, community_id),
    )


def progress(connection: sqlite3.Connection, community_id: int, kind: str) -> Progress:
    """First load of ``messages`` or ``comments``."""
    row = connection.execute(
        "select loaded, total, done from backfills where community_id = ? and kind = ?",
        (community_id, kind),
    ).fetchone()
    return Progress(row[0], row[1], bool(row[2])) if row else Progress()


def save_progress(transaction: Transaction, community_id: int, kind: str, value: Progress) -> None:
    """Remember how far the first load is."""
    transaction.execute(
        """insert into backfills values (?, ?, ?, ?, ?) on conflict do update
        set loaded = excluded.loaded, total = excluded.total, done = excluded.done""",
        (community_id, kind, value.loaded, value.total, value.done),
    )
    transaction.touch("backfills", community_id)
