"""One SQLite file: one thread that writes, two that read, and a word about every commit.

Other modules of the store are functions of a ``Transaction`` or of a reading connection. They are
handed to ``Database.write`` and ``Database.read``, which may be called from any thread and awaited
on any event loop.
"""

import logging
import threading
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from gosclient.domain.changes import ChangeSet
from gosclient.domain.errors import StoreClosed, StoreCorrupt
from gosclient.store.connection import (
    Source,
    connect,
    connect_to_write,
    prepare,
    suspect,
    translated,
)
from gosclient.store.driver import sqlite3
from gosclient.store.seal import check_key
from gosclient.store.writer import Turn, Writer

if TYPE_CHECKING:
    from gosclient.domain.encryption import StoreKey

Connection = sqlite3.Connection
"""A reading connection, named here so that upper layers need not import sqlite3."""

P = ParamSpec("P")
T = TypeVar("T")

READERS = 2
_log = logging.getLogger("gosclient.store")


class Transaction:
    """A running write: SQL, and the record of what it touched.

    Attributes:
        connection: for the store's reading functions, which then see this write.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self._touched: dict[str, set[int]] = {}

    def execute(self, sql: str, parameters: Sequence[Any] | dict[str, Any] = ()) -> sqlite3.Cursor:
        """Run one statement."""
        return self.connection.execute(sql, parameters)

    def executemany(self, sql: str, rows: Iterable[Sequence[Any]]) -> sqlite3.Cursor:
        """Run one statement for many rows; four times as fast as row by row."""
        return self.connection.executemany(sql, rows)

    def touch(self, topic: str, *ids: int) -> None:
        """Remember what changed, for the ChangeSet of this commit."""
        self._touched.setdefault(topic, set()).update(ids)

    def changes(self, initiator: str) -> ChangeSet:
        """What this transaction touched."""
        return ChangeSet(
            {topic: frozenset(ids) for topic, ids in self._touched.items()}, initiator=initiator
        )


Listener = Callable[[ChangeSet], None]
Writing = Callable[Concatenate[Transaction, P], T]
Reading = Callable[Concatenate[sqlite3.Connection, P], T]


class Database:
    """An open profile file. Use ``Database.open``; close it when done.

    Attributes:
        key: of an encrypted file, None for a plain one.
    """

    def __init__(
        self, path: Path, *, readonly: bool = False, key: "StoreKey | None" = None
    ) -> None:
        self.path = path
        self.readonly = readonly
        self.key = key
        self._source = Source(path, writable=not readonly, key=key)
        self._listeners: list[Listener] = []
        self._lock = threading.Lock()
        self._closed = False
        self._reading = threading.local()
        self._reading_connections: list[sqlite3.Connection] = []
        self._readers = ThreadPoolExecutor(READERS, thread_name_prefix="gosclient-reader")
        self._connection = (
            connect(self._source.uri, key) if readonly else connect_to_write(path, key)
        )
        self._data_version = _data_version(self._connection)
        self._writer = Writer(self._connection)

    @classmethod
    def open(
        cls, path: Path, *, readonly: bool = False, key: "StoreKey | None" = None
    ) -> "Database":
        """Open or create the file, bringing its schema up to date.

        Args:
            path: the file; its folder must exist.
            readonly: open for reading only, even where nothing can be written beside the file;
                the file must exist and be of this version.
            key: of an encrypted file.

        Raises:
            StoreSealed: the file is encrypted with another key, or is not encrypted at all.
            StoreTooNew, StoreReadOnly, StoreFull, StoreCorrupt, StoreError
        """
        check_key(path, key)
        try:
            if not readonly:
                prepare(path, key)
            return cls(path, readonly=readonly, key=key)
        except sqlite3.Error as error:
            raise _told(path, error) from error

    @property
    def encrypted(self) -> bool:
        """Whether the file is encrypted, so that nothing of it may lie in the open elsewhere."""
        return self.key is not None

    def close(self) -> None:
        """Finish what was asked for and release the file. Harmless to repeat."""
        with self._lock:
            if self._closed:
                return
            self._closed = True
        self._writer.finish()
        self._readers.shutdown(wait=True)
        for connection in self._reading_connections:
            connection.close()
        self._connection.close()
        self._source.close()

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Have every commit told to ``listener``, on the writer's thread; returns the way out.

        A listener only hands the change over to its own thread.
        """
        self._listeners.append(listener)

        def unsubscribe() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return unsubscribe

    def submit(self, writing: Writing[P, T], *args: P.args, **kwargs: P.kwargs) -> "Future[T]":
        """Queue a write; the future ends after the commit.

        Every commit waits for the disk: an officer's word must survive a power cut.
        """
        return self._submit(writing, Turn.OFFICE, "", *args, **kwargs)

    async def write(self, writing: Writing[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run ``writing`` in one transaction and wait for the commit.

        Raises:
            StoreFull, StoreReadOnly, StoreCorrupt, StoreClosed: nothing of this write was kept.
        """
        return await _awaited(self._submit(writing, Turn.OFFICE, "", *args, **kwargs))

    async def write_incoming(self, writing: Writing[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """As ``write``, for the engine: in the order it is asked, and after what the office does.

        A first load would keep an officer's click waiting for a page of each community.
        """
        return await _awaited(self._submit(writing, Turn.INCOMING, "", *args, **kwargs))

    async def write_as(
        self, initiator: str, writing: Writing[P, T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """As ``write``; ``initiator`` is named in the ChangeSet."""
        return await _awaited(self._submit(writing, Turn.OFFICE, initiator, *args, **kwargs))

    async def beside(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Run ``work`` on the writer's thread outside a transaction: for care of the file itself.

        Raises:
            StoreFull, StoreReadOnly, StoreCorrupt, StoreClosed
        """
        future: Future[T] = Future()

        def job(connection: sqlite3.Connection) -> None:
            try:
                future.set_result(work(connection))
            except sqlite3.Error as error:
                future.set_exception(self._told(error))
            except BaseException as error:  # noqa: BLE001 - the waiting side must hear of it
                future.set_exception(error)

        self._put(Turn.OFFICE, job)
        return await _awaited(future)

    async def read(self, reading: Reading[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run ``reading`` in a reader's thread: it sees the file as it is at one moment."""
        return await _awaited(self.submit_read(reading, *args, **kwargs))

    def submit_read(self, reading: Reading[P, T], *args: P.args, **kwargs: P.kwargs) -> "Future[T]":
        """As ``read``, for callers without an event loop."""
        return self.submit_bare_read(_at_one_moment, reading, *args, **kwargs)

    def submit_bare_read(
        self, reading: Reading[P, T], *args: P.args, **kwargs: P.kwargs
    ) -> "Future[T]":
        """As ``submit_read`` without its transaction: for what begins its own, as a copy does."""

        def job() -> T:
            try:
                return reading(self._reader(), *args, **kwargs)
            except sqlite3.Error as error:
                raise self._told(error) from error

        with self._lock:
            if self._closed:
                raise StoreClosed
            return self._readers.submit(job)

    def notice_foreign_writes(self) -> None:
        """Tell listeners if another process has committed since the last look."""

        def look(connection: sqlite3.Connection) -> None:
            version = _data_version(connection)
            if version != self._data_version:
                self._data_version = version
                self._tell(ChangeSet(foreign=True))

        with suppress(StoreClosed):
            self._put(Turn.OFFICE, look)

    def _submit(
        self,
        writing: Writing[P, T],
        turn: Turn,
        initiator: str,
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> "Future[T]":
        future: Future[T] = Future()

        def job(connection: sqlite3.Connection) -> None:
            if not future.set_running_or_notify_cancel():
                return
            transaction = Transaction(connection)
            try:
                connection.execute("begin immediate")
                try:
                    result = writing(transaction, *args, **kwargs)
                    connection.execute("commit")
                except BaseException:
                    if connection.in_transaction:
                        connection.execute("rollback")
                    raise
            except sqlite3.Error as error:
                future.set_exception(self._told(error))
                return
            except BaseException as error:  # noqa: BLE001 - the waiting side must hear of it
                future.set_exception(error)
                return
            changes = transaction.changes(initiator)
            if changes.touched:
                self._tell(changes)
            future.set_result(result)

        self._put(turn, job)
        return future

    def _put(self, turn: Turn, run: Callable[[sqlite3.Connection], None]) -> None:
        with self._lock:
            if self._closed:
                raise StoreClosed
            self._writer.put(turn, run)

    def _tell(self, changes: ChangeSet) -> None:
        for listener in tuple(self._listeners):
            try:
                listener(changes)
            except Exception:  # noqa: BLE001 - a listener's bug must not stop the writer
                _log.exception("a listener failed")

    def _reader(self) -> sqlite3.Connection:
        connection: sqlite3.Connection | None = getattr(self._reading, "connection", None)
        if connection is None:
            connection = connect(self._source.uri, self.key)
            self._reading.connection = connection
            self._reading_connections.append(connection)
        return connection

    def _told(self, error: sqlite3.Error) -> Exception:
        # What is only read may be changed meanwhile, and then looks damaged without being so.
        return translated(error, self.path) if self.readonly else _told(self.path, error)


def _at_one_moment(
    connection: sqlite3.Connection, reading: Reading[P, T], /, *args: P.args, **kwargs: P.kwargs
) -> T:
    """Read in one transaction: a commit between two statements would show halves of a change."""
    connection.execute("begin")
    try:
        return reading(connection, *args, **kwargs)
    finally:
        if connection.in_transaction:
            connection.execute("rollback")


def _data_version(connection: sqlite3.Connection) -> int:
    """A number that changes whenever another connection commits."""
    return int(connection.execute("pragma data_version").fetchone()[0])


def _told(path: Path, error: sqlite3.Error) -> Exception:
    """Our error for SQLite's; damage is remembered beside the file for the next opening."""
    ours = translated(error, path)
    if isinstance(ours, StoreCorrupt):
        suspect(path)
    return ours


async def _awaited(future: "Future[T]") -> T:
    # The window reads its first page before any loop runs; asyncio costs it 30 ms of start-up.
    import asyncio  # noqa: PLC0415

    return await asyncio.wrap_future(future)
