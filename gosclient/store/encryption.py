"""A plain file becomes an encrypted one, and back, without losing a row.

All rows are copied into a new file beside the old one, which is used until the new one is complete,
compared and on the disk. Then only a name changes. What stands at the file's place decides: a
program that was killed goes back to the old file before that moment, and stays with the new one
after it. A marker tells other programs and the next start that a change is under way.
"""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from enum import StrEnum
from pathlib import Path

from gosclient.domain.encryption import StoreKey
from gosclient.domain.errors import StoreError, StoreFull, StoreReadOnly
from gosclient.store.connection import (
    cipher_key,
    connect,
    prepare,
    remove,
    suspicion,
    translated,
    unlock,
    uri_of,
)
from gosclient.store.driver import sqlite3
from gosclient.store.seal import (
    PLAIN_HEADER,
    Seal,
    header_of,
    marker,
    seal_path,
    sync_folder,
    unfinished_seal,
    write_seal,
)

_CACHE_KIB = 128 * 1024
"""Memory for building the new file: its indexes are written all over."""

_PATIENCE = 3.0
"""Seconds to wait for a command that ends soon."""

_IN_USE = (
    "С локальным файлом работает другая программа или команда. Ничего не изменено; закройте её и "
    "повторите."
)
_DAMAGED = (
    "Локальный файл повреждён, сначала его нужно починить. Ничего не изменено; закройте программу, "
    "откройте её снова и повторите."
)
_DIFFERENT = (
    "Новый файл не совпал с прежним. Прежний файл остался на месте и не изменён; сообщите об этом "
    "разработчикам."
)


class Step(StrEnum):
    """Where a change is; told as it begins."""

    STARTING = "starting"
    COPYING = "copying"
    CHECKING = "checking"
    EXCHANGING = "exchanging"
    CLEANING = "cleaning"


Progress = Callable[[Step], None]


def encrypt(path: Path, key: StoreKey, profile: str, progress: Progress) -> None:
    """Make a plain file an encrypted one. The key must be in the keyring already.

    Args:
        path: a store of this version; nobody else may have it open, the profile's lock is held.
        key: the new file's.
        profile: the profile's name in the keyring.
        progress: told each step.

    Raises:
        StoreError: it could not be done; the plain file is in its place.
    """
    with _change(path):
        progress(Step.STARTING)
        write_seal(path, Seal(profile, key.check))
        _convert(path, None, key, progress)


def decrypt(path: Path, key: StoreKey, progress: Progress) -> None:
    """Make an encrypted file a plain one; the key may be forgotten afterwards.

    Raises:
        StoreError: it could not be done; the encrypted file is in its place.
    """
    with _change(path):
        progress(Step.STARTING)
        _convert(path, key, None, progress)


def settle(path: Path) -> None:
    """Clear up after a change, finished or not; the profile's lock is held.

    Raises:
        StoreReadOnly: something cannot be removed.
    """
    plain = header_of(path) == PLAIN_HEADER
    try:
        remove(_new(path))
        unfinished_seal(path).unlink(missing_ok=True)
        if plain:
            seal_path(path).unlink(missing_ok=True)
        for copy in path.parent.glob(f"{path.name}.before-*"):
            if (header_of(copy) == PLAIN_HEADER) != plain:
                copy.unlink()
        sync_folder(path.parent)
        marker(path).unlink(missing_ok=True)
    except OSError:
        raise StoreReadOnly from None


def set_aside(path: Path) -> list[Path]:
    """Damaged files that were set aside, newest last; they are as readable as they were then."""
    return sorted(
        one
        for one in path.parent.glob(f"{path.name}.damaged-*")
        if not one.name.endswith(("-wal", "-shm"))
    )


@contextmanager
def _change(path: Path) -> Iterator[None]:
    """Everything between the marker and the clearing up, and SQLite's errors as ours."""
    if suspicion(path).exists():
        raise StoreError(_DAMAGED)
    try:
        marker(path).touch()
        yield
    except sqlite3.Error as error:
        ours = translated(error, path)
        busy = getattr(error, "sqlite_errorcode", 0) in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
        raise (StoreError(_IN_USE) if busy else ours) from error
    except OSError as error:
        full = error.errno in {errno.ENOSPC, errno.EDQUOT}
        raise (StoreFull() if full else StoreReadOnly()) from error
    finally:
        with suppress(StoreReadOnly):
            settle(path)


def rebuild(
    source: sqlite3.Connection,
    new: Path,
    key: StoreKey | None,
    progress: Progress = lambda _: None,
) -> None:
    """Write the contents of a store into a new file that is laid out as every store is.

    SQLCipher's own export would put the tables elsewhere in the file, and a rescue relies on
    finding them at their places.

    Args:
        source: a connection to a store of this version.
        new: the file; it is complete and on the disk afterwards.
        key: of the new file, None for a plain one.
        progress: told each step.

    Raises:
        StoreError: the copy is not the same as what was copied.
        sqlite3.Error, OSError: it could not be written.
    """
    remove(new)
    prepare(new, key)
    progress(Step.COPYING)
    triggers = _without_triggers(new, key)
    _copy_rows(source, new, key)
    progress(Step.CHECKING)
    _finish(new, key, triggers)
    _compare(source, new, key)


def _convert(path: Path, was: StoreKey | None, key: StoreKey | None, progress: Progress) -> None:
    new = _new(path)
    with closing(_sole(path, was)) as source:
        rebuild(source, new, key, progress)
    progress(Step.EXCHANGING)
    for suffix in ("-wal", "-shm"):  # of the old file; the log is empty
        path.with_name(f"{path.name}{suffix}").unlink(missing_ok=True)
    new.replace(path)
    sync_folder(path.parent)
    progress(Step.CLEANING)


def _sole(path: Path, key: StoreKey | None) -> sqlite3.Connection:
    """The one connection to a file, with all of its log taken into it."""
    connection = sqlite3.connect(
        uri_of(path, "mode=rw"), uri=True, timeout=_PATIENCE, isolation_level=None
    )
    try:
        unlock(connection, key)
        # Before anything is read: then the lock is taken on the file itself, or refused.
        connection.execute("pragma main.locking_mode = exclusive")
        connection.execute("select 1 from sqlite_schema").fetchone()
        connection.execute("pragma wal_checkpoint(truncate)")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _without_triggers(new: Path, key: StoreKey | None) -> list[str]:
    """Take the triggers away for the copying: what they make is copied like the rest."""
    with closing(connect(uri_of(new, "mode=rw"), key)) as connection:
        found = connection.execute(
            "select name, sql from sqlite_schema where type = 'trigger' order by rowid"
        ).fetchall()
        for name, _ in found:
            connection.execute(f"drop trigger {name}")
    return [sql for _, sql in found]


def _copy_rows(source: sqlite3.Connection, new: Path, key: StoreKey | None) -> None:
    source.execute(
        "attach ? as new key ?", (uri_of(new, "mode=rw"), cipher_key(key) if key else "")
    )
    # The new file is worth nothing until it is complete, and is synced then.
    source.execute("pragma new.journal_mode = off")
    source.execute("pragma new.synchronous = off")
    source.execute(f"pragma new.cache_size = -{_CACHE_KIB}")
    source.execute("begin")
    for table in _tables(source):
        # Generated columns are not among them.
        columns = ", ".join(row[1] for row in source.execute(f"pragma table_info({table})"))
        source.execute(f"delete from new.{table}")
        source.execute(f"insert into new.{table} ({columns}) select {columns} from main.{table}")
    source.execute("commit")
    source.execute("detach new")


def _tables(connection: sqlite3.Connection) -> list[str]:
    """Tables with rows of their own: those of a search index too, but not the index as a whole.

    The last ids that were given come last, for every row that is copied changes them.
    """
    return [
        row[0]
        for row in connection.execute(
            """select name from sqlite_schema where type = 'table' and rootpage > 0
            and name not like 'sqlite\\_stat%' escape '\\' order by name = 'sqlite_sequence'"""
        )
    ]


def _finish(new: Path, key: StoreKey | None, triggers: list[str]) -> None:
    """Make the new file what a store is, and have it on the disk."""
    with closing(connect(uri_of(new, "mode=rw"), key)) as connection:
        for sql in triggers:
            connection.execute(sql)
        connection.execute("pragma journal_mode = wal")
    with new.open("rb+") as file:
        os.fsync(file.fileno())


def _compare(source: sqlite3.Connection, new: Path, key: StoreKey | None) -> None:
    with closing(connect(uri_of(new, "mode=ro"), key)) as target:
        sound = target.execute("pragma integrity_check(1)").fetchone()[0] == "ok"
        if not sound or _described(source) != _described(target):
            raise StoreError(_DIFFERENT)


def _described(connection: sqlite3.Connection) -> dict[str, object]:
    """What two files of the same contents have in common."""
    told: dict[str, object] = {
        name: connection.execute(f"pragma {name}").fetchone()[0]
        for name in ("user_version", "application_id")
    }
    told["objects"] = {
        tuple(row)
        for row in connection.execute(
            "select type, name from sqlite_schema where name not like 'sqlite\\_%' escape '\\'"
        )
    }
    for table in _tables(connection):
        told[table] = connection.execute(f"select count(*) from {table}").fetchone()[0]
    return told


def _new(path: Path) -> Path:
    return path.with_name(f"{path.name}.converting")
