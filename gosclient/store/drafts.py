"""What an officer has typed and not sent, and inner notes. Both never leave this computer."""

from dataclasses import dataclass

from gosclient.store.database import Transaction
from gosclient.store.driver import sqlite3


@dataclass(frozen=True, slots=True)
class Draft:
    """An unfinished answer, bound to its item. ``updated_at`` in unix seconds."""

    text: str
    updated_at: int


@dataclass(frozen=True, slots=True)
class Note:
    """An inner note by an item. ``at`` in unix seconds."""

    note_id: int
    text: str
    at: int


def save(transaction: Transaction, item_id: int, text: str, now: int) -> None:
    """Keep what is typed; an empty text removes the draft.

    Nothing is kept for an item that was erased while its box was still open.
    """
    if text:
        transaction.execute(
            """insert into drafts select id, ?, ? from inbox where id = ? on conflict do update
            set text = excluded.text, updated_at = excluded.updated_at""",
            (text, now, item_id),
        )
    else:
        transaction.execute("delete from drafts where item_id = ?", (item_id,))
    transaction.touch("drafts", item_id)


def get(connection: sqlite3.Connection, item_id: int) -> Draft | None:
    """The draft of an item, None if there is none."""
    row = connection.execute(
        "select text, updated_at from drafts where item_id = ?", (item_id,)
    ).fetchone()
    return Draft(*row) if row else None


def add_note(transaction: Transaction, item_id: int, text: str, now: int) -> None:
    """Put a note by an item."""
    transaction.execute(
        "insert into notes (item_id, text, at) select id, ?, ? from inbox where id = ?",
        (text, now, item_id),
    )
    transaction.execute("update inbox set has_note = 1 where id = ?", (item_id,))
    transaction.touch("inbox", item_id)


def remove_note(transaction: Transaction, item_id: int, note_id: int) -> None:
    """Take a note away."""
    transaction.execute("delete from notes where id = ? and item_id = ?", (note_id, item_id))
    transaction.execute(
        "update inbox set has_note = exists (select 1 from notes where item_id = ?) where id = ?",
        (item_id, item_id),
    )
    transaction.touch("inbox", item_id)


def notes(connection: sqlite3.Connection, item_id: int) -> list[Note]:
    """Notes of an item, oldest first."""
    rows = connection.execute(
        "select id, text, at from notes where item_id = ? order by id", (item_id,)
    )
    return [Note(*row) for row in rows]
