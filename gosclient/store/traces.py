"""Traces of what was removed: words in the indexes and in the log of the file, until they are gone.

A row that is deleted is overwritten at once (``secure_delete``). An FTS5 index only notes that its
words do not count any more, until its parts are merged; its own secure deletion would take
milliseconds a row in a large index, for as long as nothing else could be written. So the parts are
merged in steps, and then the log is cut. What is left to do stands on disk.
"""

from gosclient.store import settings
from gosclient.store.connection import BUSY_TIMEOUT
from gosclient.store.database import Transaction
from gosclient.store.driver import sqlite3

INDEXES = ("search", "people_search", "journal_search")

_LEFT = "traces_left"
"""Setting that stands from a removal until its traces are gone."""

_PAGES = 64
"""Pages of an index that are merged in one transaction: some hundredths of a second."""

_SHORT_WAIT = 50
"""Milliseconds for readers to be done with the log."""

_NOTHING_DONE = 2
"""A merge that changes fewer rows has found nothing to do (documentation of FTS5)."""


def leave(transaction: Transaction) -> None:
    """Something was removed."""
    settings.put(transaction, _LEFT, "1")


def are_left(connection: sqlite3.Connection) -> bool:
    """Whether traces may still be there."""
    return bool(settings.get(connection, _LEFT))


def are_gone(transaction: Transaction) -> None:
    """Indexes and log are clean."""
    settings.put(transaction, _LEFT, "")


def merge(transaction: Transaction, index: str, *, begins: bool) -> bool:
    """Merge some more of an index into one part; whether it is one now.

    Args:
        transaction: of this step alone.
        index: one of ``INDEXES``.
        begins: the first step, which takes all parts together.
    """
    before = transaction.connection.total_changes
    transaction.execute(
        f"insert into {index} ({index}, rank) values ('merge', ?)", (-_PAGES if begins else _PAGES,)
    )
    return not begins and transaction.connection.total_changes - before < _NOTHING_DONE


def empty_log(connection: sqlite3.Connection) -> bool:
    """Write the log into the file and cut it to nothing; whether nobody held it open."""
    # The writer must not wait here as long as for another program's commit.
    connection.execute(f"pragma busy_timeout = {_SHORT_WAIT}")
    try:
        busy, _, _ = connection.execute("pragma wal_checkpoint(truncate)").fetchone()
    finally:
        connection.execute(f"pragma busy_timeout = {int(BUSY_TIMEOUT * 1000)}")
    return not busy
