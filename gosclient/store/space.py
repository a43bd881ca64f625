"""Room on the disk: how much is used, giving freed room back, what lies beside the store."""

from dataclasses import dataclass
from pathlib import Path

from gosclient.store import traces
from gosclient.store.driver import sqlite3


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


def give_back(connection: sqlite3.Connection) -> None:
    """Write the file anew without free pages; other writes wait meanwhile.

    Needs as much room beside the file as the file will take.
    """
    connection.execute("vacuum")
    traces.empty_log(connection)


def remnants(path: Path) -> list[Path]:
    """Older files beside the store that may hold words of citizens.

    Copies made before a migration, damaged files that were set aside, what a restoration replaced
    or, cut short, has left behind.
    """
    kinds = (*_MAY_GO, ".damaged-", ".replaced-")
    return sorted(
        one
        for one in path.parent.glob(f"{path.name}.*")
        if any(one.name.startswith(f"{path.name}{kind}") for kind in kinds)
    )


def may_go(path: Path, remnant: Path) -> bool:
    """Whether the program may remove a remnant, because the store itself has all that is in it."""
    return any(remnant.name.startswith(f"{path.name}{kind}") for kind in _MAY_GO)


_MAY_GO = (".before-", ".unpacked", ".migrating", ".restoring")
