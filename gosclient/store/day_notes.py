"""Notes on days of the calendar."""

from gosclient.domain.day_notes import DayNote
from gosclient.store.database import Transaction
from gosclient.store.driver import sqlite3

Reading = sqlite3.Connection | Transaction


def save(transaction: Transaction, note: DayNote) -> int:
    """Write a note, a new one if its id is 0; returns its id."""
    row = (note.day, note.text, note.mourning)
    note_id = note.note_id
    if note_id:
        transaction.execute(
            "update day_notes set day = ?, text = ?, mourning = ? where id = ?", (*row, note_id)
        )
    else:
        cursor = transaction.execute(
            "insert into day_notes (day, text, mourning) values (?, ?, ?)", row
        )
        note_id = int(cursor.lastrowid or 0)
    transaction.touch("day_notes", note_id)
    return note_id


def remove(transaction: Transaction, note_id: int) -> None:
    """Take a note away."""
    transaction.execute("delete from day_notes where id = ?", (note_id,))
    transaction.touch("day_notes", note_id)


def between(connection: Reading, since: str, until: str) -> list[DayNote]:
    """Notes from the ISO date ``since`` up to, not with, ``until``: by day, mourning first."""
    rows = connection.execute(
        """select id, day, text, mourning from day_notes where day >= ? and day < ?
        order by day, mourning desc, id""",
        (since, until),
    )
    return [DayNote(row[0], row[1], row[2], bool(row[3])) for row in rows]
