"""Opening the file: schema, reading where nothing can be written, and SQLite's errors as ours."""

import time
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from gosclient.domain.errors import (
    StoreCorrupt,
    StoreError,
    StoreFull,
    StoreReadOnly,
    StoreTooNew,
)
from gosclient.store.driver import sqlite3

if TYPE_CHECKING:
    from tempfile import TemporaryDirectory

    from gosclient.domain.encryption import StoreKey

SCHEMA_VERSION = 10
"""``user_version`` of the schema this program writes."""

BUSY_TIMEOUT = 10.0
"""Seconds to wait while another program, such as the command line, commits."""

_AGAIN = 0.02
"""Seconds between tries of what SQLite does not wait for."""

_CACHE_KIB = 4096


class Source:
    """Where readers of a file find it; close it after them.

    Attributes:
        uri: SQLite's address of the file, or of a copy of it.
    """

    def __init__(self, path: Path, *, writable: bool, key: "StoreKey | None" = None) -> None:
        self._copy: TemporaryDirectory[str] | None = None
        self._key = key
        self.uri = uri_of(path, "mode=ro") if writable else self._readable(path)

    def close(self) -> None:
        """Remove the copy, if there is one."""
        if self._copy is not None:
            self._copy.cleanup()

    def _readable(self, path: Path) -> str:
        """An address under which the file can be read where no new file can be made.

        SQLite wants a shared-memory file beside the store. Without one a store that was closed
        properly is opened as unchangeable; one with a log is read in a copy, log and all.
        """
        shared = uri_of(path, "mode=ro")
        if _version_at(shared, self._key) is not None:
            return _checked(shared, self._key)
        log = path.with_name(f"{path.name}-wal")
        if not log.exists() or log.stat().st_size == 0:
            return _checked(uri_of(path, "mode=ro&immutable=1"), self._key)
        import shutil  # noqa: PLC0415 - start-up does without them
        from tempfile import TemporaryDirectory  # noqa: PLC0415

        self._copy = TemporaryDirectory(prefix="gosclient-")
        copy = Path(self._copy.name) / path.name
        shutil.copyfile(path, copy)
        shutil.copyfile(log, copy.with_name(log.name))
        return _checked(uri_of(copy, "mode=ro"), self._key)


def suspect(path: Path) -> None:
    """Remember that the file was found damaged: the next opening sets it aside."""
    with suppress(OSError):
        suspicion(path).touch()


def suspicion(path: Path) -> Path:
    """The file that stands beside a damaged one."""
    return path.with_name(f"{path.name}.suspect")


def waiting(path: Path) -> Path:
    """A restored store that is complete and only waits for its name."""
    return path.with_name(f"{path.name}.restored")


def prepare(path: Path, key: "StoreKey | None" = None) -> None:
    """Create the file or bring its schema up to date; a copy is made before a migration.

    Args:
        path: the file.
        key: of an encrypted file; its copy is encrypted too.

    Raises:
        StoreTooNew: the file belongs to a newer program and was not touched.
        StoreReadOnly: the folder or the file cannot be written.
    """
    # A connection that only reads leaves even the log of a newer program as it is.
    known = _version_at(uri_of(path, "mode=ro"), key) if path.exists() else None
    if known is not None and known > SCHEMA_VERSION:
        raise StoreTooNew
    with closing(connect_to_write(path, key)) as connection:
        version = _version(connection)
        if version == SCHEMA_VERSION:
            # SQLite begins even where it may not write; only a write tells.
            connection.execute("begin immediate")
            connection.execute(f"pragma user_version = {version}")
            connection.execute("rollback")
            return
        if version > 0:
            _copy(connection, path.with_name(f"{path.name}.before-{SCHEMA_VERSION}"), key)
        _write_ahead(connection)
        _migrate(connection)


def remove(path: Path) -> None:
    """Remove a store that nobody needs, with all that SQLite lays beside it."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        path.with_name(f"{path.name}{suffix}").unlink(missing_ok=True)


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Switch to a log; for this SQLite itself never waits, and another program may do the same."""
    until = time.monotonic() + BUSY_TIMEOUT
    while True:
        try:
            connection.execute("pragma journal_mode = wal")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(_AGAIN)
        else:
            return


def _migrate(connection: sqlite3.Connection) -> None:
    # sqlite_utils costs 100 ms of start-up, so only a file that needs it pays for it.
    from sqlite_utils import Database as UtilsDatabase  # noqa: PLC0415

    from gosclient.store.migrations import migrations  # noqa: PLC0415

    # Two programs may be started at once: the second waits here and finds nothing left to do.
    connection.execute("begin immediate")
    try:
        migrations.apply(UtilsDatabase(connection))
        connection.execute("commit")
    except BaseException:
        connection.execute("rollback")
        raise


def _copy(connection: sqlite3.Connection, target: Path, key: "StoreKey | None") -> None:
    with closing(sqlite3.connect(target)) as copy:
        unlock(copy, key)
        connection.backup(copy)


def connect(uri: str, key: "StoreKey | None" = None) -> sqlite3.Connection:
    """A connection for any thread, in autocommit."""
    connection = sqlite3.connect(
        uri,
        uri=True,
        timeout=BUSY_TIMEOUT,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=256,
    )
    try:
        unlock(connection, key)
        connection.execute(f"pragma cache_size = -{_CACHE_KIB}")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def unlock(connection: sqlite3.Connection, key: "StoreKey | None") -> None:
    """Give a new connection its key; nothing may have been read by it before."""
    if key is None:
        return
    # SQLCipher would write of every page it cannot read to standard error.
    connection.execute("pragma cipher_log_level = none")
    connection.execute(f'pragma key = "{cipher_key(key)}"')


def cipher_key(key: "StoreKey") -> str:
    """A key as SQLCipher takes it: 32 bytes as they are and the file's first 16."""
    from gosclient.domain.encryption import key_text  # noqa: PLC0415 - a plain start does without

    return f"x'{key_text(key)}{key.salt.hex()}'"


def connect_to_write(path: Path, key: "StoreKey | None" = None) -> sqlite3.Connection:
    """A connection that creates the file if needed and waits for the disk at every commit."""
    connection = connect(uri_of(path, "mode=rwc"), key)
    connection.execute("pragma synchronous = full")
    # What is removed is overwritten: free pages must not keep the words of citizens.
    connection.execute("pragma secure_delete = on")
    return connection


def uri_of(path: Path, options: str) -> str:
    """SQLite's address of a file; options as in a query string."""
    return f"{path.absolute().as_uri()}?{options}"


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("pragma user_version").fetchone()[0])


def _version_at(uri: str, key: "StoreKey | None") -> int | None:
    """Schema version of a file, None if it cannot be opened under this address."""
    try:
        with closing(connect(uri, key)) as connection:
            return _version(connection)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode in _UNREACHABLE:
            return None
        raise


def _checked(uri: str, key: "StoreKey | None") -> str:
    """The address itself, if this program can read what is there."""
    version = _version_at(uri, key)
    if version is not None and version > SCHEMA_VERSION:
        raise StoreTooNew
    if version != SCHEMA_VERSION:
        raise StoreReadOnly
    return uri


_FULL = {sqlite3.SQLITE_FULL}
_NO_ROOM = 64 * 1024
"""Bytes: with less left on the disk the shared-memory file beside the store cannot grow."""
_READONLY = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM}
_UNREACHABLE = _FULL | _READONLY | {sqlite3.SQLITE_IOERR}
"""What opening for reading comes to where nothing can be made beside the file."""
_CORRUPT = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_UNWELL = {
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_PROTOCOL,
}


def translated(error: sqlite3.Error, path: Path) -> Exception:
    """The environment's share of SQLite's errors as ours; a wrong statement of ours stays a bug."""
    code = getattr(error, "sqlite_errorcode", 0)
    if code in _FULL or (code == sqlite3.SQLITE_IOERR and _disk_is_full(path)):
        return StoreFull()
    if code in _READONLY:
        return StoreReadOnly()
    if code in _CORRUPT:
        return StoreCorrupt()
    if code in _UNWELL:
        return StoreError(
            f"Локальный файл не ответил ({error}). Последнее действие не записано, прежнее цело. "
            "Проверьте место на диске и доступ к папке профиля."
        )
    return error


def _disk_is_full(path: Path) -> bool:
    """Whether a failed write is owed to the disk: the driver does not say which one failed."""
    import shutil  # noqa: PLC0415 - start-up does without it

    try:
        return shutil.disk_usage(path.parent).free < _NO_ROOM
    except OSError:
        return False
