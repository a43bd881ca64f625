"""A backup of an open store: a snapshot is copied, packed, opened again and only then given its name.

The copy is made by SQLCipher's export on a reading connection, so it works the same for a plain and
for an encrypted store: whatever key the connection has, the copy has the one that is asked for.
"""

import glob
import os
import re
import time
from contextlib import closing, suppress
from pathlib import Path

from gosclient import __version__
from gosclient.domain.backup import (
    CLOSED,
    DAMAGED,
    NOT_OPENED,
    STOPPED,
    Manifest,
    Stage,
)
from gosclient.domain.errors import BadInput
from gosclient.store import backup_file
from gosclient.store.backup_file import Tell
from gosclient.store.connection import SCHEMA_VERSION, uri_of
from gosclient.store.driver import sqlite3

_STEPS = 20_000
"""Instructions of SQLite between two looks whether to go on."""


def take(
    connection: sqlite3.Connection, copy: Path, password: str, tell: Tell = backup_file.go_on
) -> Manifest:
    """Copy the store as it is at this moment; returns what the backup will say of itself.

    Args:
        connection: a reading connection of the store.
        copy: a new file.
        password: closes the copy; empty leaves it open.
        tell: told how far it is.

    Raises:
        BadInput: it was stopped.
    """
    export(connection, copy, password, tell)
    names = connection.execute("select name from communities order by position, id").fetchall()
    items, records = (
        int(connection.execute(f"select count(*) from {table}").fetchone()[0])
        for table in ("inbox", "journal")
    )
    return Manifest(
        schema=SCHEMA_VERSION,
        program=__version__,
        made_at=int(time.time()),
        encrypted=bool(password),
        size=copy.stat().st_size,
        sha256=backup_file.hash_of(copy),
        communities=tuple(row[0] for row in names),
        items=items,
        records=records,
    )


def complete(copy: Path, target: Path, manifest: Manifest, password: str, tell: Tell) -> None:
    """Pack a copy, read it back and give it its name; a file of that name is replaced only then.

    It works on the copy alone: trouble with it must not be taken for trouble with the store.

    Args:
        copy: as ``take`` made it; it is gone afterwards.
        target: the backup's file; its folder must exist.
        manifest: of the copy.
        password: of the copy.
        tell: told how far it is.

    Raises:
        BadInput: it was stopped, or what was written cannot be read back; nothing was replaced.
        OSError: the file cannot be written.
    """
    packed = unfinished(target, "part")
    try:
        backup_file.pack(copy, packed, manifest, tell)
        copy.unlink()
        backup_file.unpack(packed, copy, SCHEMA_VERSION, Stage.CHECK, tell)
        check(copy, password)
        packed.replace(target)
        _sync_folder(target.parent)
    finally:
        for left in (copy, packed):
            with suppress(OSError):
                left.unlink(missing_ok=True)


def remove_unfinished(target: Path) -> None:
    """Remove what a program that was killed has left beside a backup: citizens' words lie in it."""
    for left in target.parent.glob(f"{glob.escape(target.name)}.*"):
        if re.fullmatch(r"\d+\.(store|part)", left.name[len(target.name) + 1 :]):
            left.unlink(missing_ok=True)


def unfinished(target: Path, what: str) -> Path:
    """A file beside a backup that is being written."""
    return target.with_name(f"{target.name}.{os.getpid()}.{what}")


def export(
    connection: sqlite3.Connection, target: Path, password: str, tell: Tell = backup_file.go_on
) -> None:
    """Copy a store as it is at this moment into a new file, with another password or none."""
    pages, size = (
        int(connection.execute(f"pragma {name}").fetchone()[0])
        for name in ("page_count", "page_size")
    )
    stopped = False

    def look() -> int:
        nonlocal stopped
        done = target.stat().st_size if target.exists() else 0
        stopped = stopped or not tell(Stage.COPY, min(1.0, done / (pages * size)))
        return int(stopped)

    target.unlink(missing_ok=True)
    connection.execute("attach ? as copy key ?", (uri_of(target, "mode=rwc"), password))
    try:
        connection.execute("pragma copy.journal_mode = off")
        connection.execute("pragma copy.synchronous = off")
        version = connection.execute("pragma main.user_version").fetchone()[0]
        connection.set_progress_handler(look, _STEPS)
        connection.execute("begin")
        try:
            connection.execute("select sqlcipher_export('copy')").fetchall()
            connection.execute(f"pragma copy.user_version = {int(version)}")
        finally:
            connection.set_progress_handler(None, 0)
            connection.execute("commit")
    except sqlite3.OperationalError:
        if stopped:
            raise BadInput(STOPPED) from None
        raise
    finally:
        connection.execute("detach copy")


def opened(path: Path, password: str) -> sqlite3.Connection:
    """A store out of a backup, for reading and export.

    Raises:
        BadInput: the password is wrong, missing, or the file is no store.
    """
    # The key comes first: any other statement would read the file without it.
    connection = sqlite3.connect(uri_of(path, "mode=rw"), uri=True, isolation_level=None)
    try:
        if password:
            connection.execute("pragma cipher_log_level = none")
            quoted = password.replace("'", "''")
            connection.execute(f"pragma key = '{quoted}'")
        connection.execute("select count(*) from sqlite_schema").fetchone()
    except sqlite3.DatabaseError:
        connection.close()
        raise BadInput(NOT_OPENED if password else DAMAGED) from None
    return connection


def check(path: Path, password: str) -> int:
    """See that every page of a store is whole; returns the version of its schema.

    Raises:
        BadInput: as ``opened``, or pages of it are damaged.
    """
    with closing(opened(path, password)) as connection:
        try:
            if password and connection.execute("pragma cipher_integrity_check").fetchall():
                raise BadInput(DAMAGED)
            verdict = connection.execute("pragma integrity_check").fetchone()[0]
            version = int(connection.execute("pragma user_version").fetchone()[0])
            connection.execute("select count(*) from inbox").fetchone()
        except sqlite3.DatabaseError:
            raise BadInput(DAMAGED) from None
    if verdict != "ok":
        raise BadInput(DAMAGED)
    return version


def require_password(manifest: Manifest, password: str) -> None:
    """Refuse an encrypted backup without a password before anything is unpacked.

    Raises:
        BadInput: a password is wanted.
    """
    if manifest.encrypted and not password:
        raise BadInput(CLOSED)


def _sync_folder(folder: Path) -> None:
    """Have the new name on the disk too; Windows has no such call."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
