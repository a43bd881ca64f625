"""Room on the disk: how much is used, emptying the log, giving freed room back."""

from dataclasses import dataclass
from pathlib import Path

from gosclient.store.connection import BUSY_TIMEOUT
from gosclient.store.driver import sqlite3

_SHORT_WAIT = 50
"""Milliseconds for readers to be done with the log."""


@dataclass(frozen=True, slots=True)
class Room:
    """Bytes of a profile's store.

    Attributes:
        store: the file with its log.
        copies: words and pictures of the journal within it.
        free: pages within it that hold nothing; new rows go there first.
    """

    store: int
    copies: int
    free: int


def room(connection: sqlite3.Connection, path: Path) -> Room:
    """How much the store takes."""
    page = int(connection.execute("pragma page_size").fetchone()[0])
    free = int(connection.execute("pragma freelist_count").fetchone()[0])
    copies = connection.execute(
        """select coalesce((select sum(length(cast(kept as blob))) from copies), 0)
            + coalesce((select sum(length(picture)) from copied_pictures), 0)"""
    ).fetchone()
    files = (path, path.with_name(f"{path.name}-wal"))
    return Room(sum(one.stat().st_size for one in files if one.exists()), copies[0], page * free)


def empty_log(connection: sqlite3.Connection) -> bool:
    """Write the log into the file and cut it to nothing; whether nobody held it open.

    Until then the log may hold words that were removed from the file.
    """
    # The writer must not wait here as long as for another program's commit.
    connection.execute(f"pragma busy_timeout = {_SHORT_WAIT}")
    try:
        busy, _, _ = connection.execute("pragma wal_checkpoint(truncate)").fetchone()
    finally:
        connection.execute(f"pragma busy_timeout = {int(BUSY_TIMEOUT * 1000)}")
    return not busy


def give_back(connection: sqlite3.Connection) -> None:
    """Write the file anew without free pages; other writes wait meanwhile.

    Needs as much room beside the file as the file will take.
    """
    connection.execute("vacuum")
    empty_log(connection)


def remnants(path: Path) -> list[Path]:
    """Older files beside the store that may hold words of citizens.

    Copies made before a migration, damaged files that were set aside, what a restoration replaced.
    """
    kinds = (".before-", ".damaged-", ".replaced-")
    return sorted(
        one
        for one in path.parent.glob(f"{path.name}.*")
        if any(one.name.startswith(f"{path.name}{kind}") for kind in kinds)
    )


def is_before_migration(path: Path, remnant: Path) -> bool:
    """Whether a remnant is a copy from before a migration, which the program may remove."""
    return remnant.name.startswith(f"{path.name}.before-")
