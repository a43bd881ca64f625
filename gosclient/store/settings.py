"""Small named values of a profile: never keys."""

from gosclient.store.database import Transaction
from gosclient.store.driver import sqlite3

PROFILE_ID = "profile_id"
"""Under this name stands the profile's own name in the keyring."""


def get(connection: sqlite3.Connection, name: str, default: str = "") -> str:
    """A stored value, or ``default``."""
    row = connection.execute("select value from settings where name = ?", (name,)).fetchone()
    return str(row[0]) if row else default


def put(transaction: Transaction, name: str, value: str) -> None:
    """Store a value."""
    transaction.execute(
        "insert into settings values (?, ?) on conflict do update set value = excluded.value",
        (name, value),
    )
