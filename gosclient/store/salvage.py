"""Reading what can be read of a damaged SQLite file, row by row, around the bad pages.

Nothing here knows what the tables mean; ``rescue`` does.
"""

import heapq
import shutil
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Generator, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from gosclient.domain.encryption import StoreKey
from gosclient.store import wal
from gosclient.store.driver import sqlite3
from gosclient.store.pages import (
    PAGE,
    connect_to_read,
    empty_unreadable_pages,
    listed,
    take_list_of_tables,
    version,
)

Row = tuple[Any, ...]

_FIRST, _LAST = -(1 << 63), (1 << 63) - 1
_NAMED_AT_ONCE = 50
"""Keys out of an index that are tried in one stretch at most."""

_PROBES = 4000
"""Places at which one table's unreadable stretches are tried at most."""


@dataclass(slots=True)
class Table:
    """Rows of a table; ``complete`` tells, after reading them, whether they were all."""

    connection: sqlite3.Connection
    name: str
    columns: Sequence[str]
    complete: bool = True

    def rows(self) -> Iterator[Row]:
        """Rows with an integer key, by the key, each once.

        A bad page stops a scan, and a scan from the other end stops at the last bad page. Then the
        widest unreadable stretch of keys is entered at a place where reading works, and so on.
        """
        reached = yield from self._scan(_FIRST, _LAST)
        if reached is None:
            return
        self.complete = False
        gaps: list[tuple[int, int, int]] = []
        yield from self._downwards(reached, _LAST, gaps)
        probes = iter(range(_PROBES))
        named = self._keys_in_indexes()
        while gaps:
            _, low, high = heapq.heappop(gaps)
            entrance = self._entrance(low, high, named, probes)
            if entrance is not None:
                reached = yield from self._scan(entrance, high)
                if reached is not None:
                    _push(gaps, reached, high)
                yield from self._downwards(low, entrance + 1, gaps)
            elif next(probes, None) is not None:
                middle = (low + high) // 2
                _push(gaps, low, middle)
                _push(gaps, middle, high)

    def _keys_in_indexes(self) -> list[int]:
        """Keys of rows that the table's indexes name, in order: they lie on pages of their own."""
        keys: set[int] = set()
        with suppress(sqlite3.DatabaseError):
            for index in self.connection.execute(f"pragma index_list({self.name})").fetchall():
                fields = self.connection.execute(f"pragma index_info({index[1]})").fetchall()
                for direction in ("asc", "desc"):
                    order = ", ".join(f"{field[2]} {direction}" for field in fields)
                    sql = f"select rowid from {self.name} indexed by {index[1]} order by {order}"
                    with suppress(sqlite3.DatabaseError):  # damaged as well, or not of all rows
                        keys.update(row[0] for row in self.connection.execute(sql))
        return sorted(keys)

    def _entrance(
        self, low: int, high: int, named: Sequence[int], probes: Iterator[int]
    ) -> int | None:
        """A key in a stretch after which a row can be read, or after which there is none.

        Keys that an index names are tried first. Others lie close to their neighbours, so the
        search goes outwards from both ends.
        """
        inside = named[bisect_right(named, low) : bisect_left(named, high)]
        known = [key - 1 for key in inside[:: len(inside) // _NAMED_AT_ONCE + 1] if key - 1 > low]
        steps = [1 << step for step in range((high - low).bit_length() - 1)]
        outwards = [low + step for step in steps] + [high - 1 - step for step in steps]
        for at in known + outwards:
            if next(probes, None) is None:
                return None
            with suppress(sqlite3.DatabaseError):
                self.connection.execute(f"{self._between()} limit 1", (at, high)).fetchone()
                return at
        return None

    def keyed(self, key: Sequence[str]) -> Iterator[Row]:
        """Rows of a table without a row id, whose first columns are ``key``, each once.

        They are read in order of the key and, past a bad page, from the end back.
        """
        met = set()
        for direction in ("", "desc"):
            order = ", ".join(f"{one} {direction}" for one in key)
            sql = f"select {', '.join(self.columns)} from {self.name} order by {order}"
            try:
                for row in self.connection.execute(sql):
                    if row[: len(key)] not in met:
                        met.add(row[: len(key)])
                        yield row
            except sqlite3.DatabaseError:
                self.complete = False
            if self.complete:
                return

    def _downwards(self, low: int, high: int, gaps: list[tuple[int, int, int]]) -> Iterator[Row]:
        """Scan from ``high`` down to ``low``, both left out; note where it broke off."""
        reached = yield from self._scan(low, high, down=True)
        if reached is not None:
            _push(gaps, low, reached)

    def _scan(self, low: int, high: int, *, down: bool = False) -> Generator[Row, None, int | None]:
        """Rows between two keys; returns the last key before a bad page, None at the end."""
        last = high if down else low
        with suppress(sqlite3.DatabaseError):
            for key, *row in self.connection.execute(self._between(down=down), (low, high)):
                if key in {low, high} or (key >= last if down else key <= last):
                    return last
                last = key
                yield tuple(row)
            return None
        # The row just before a bad page is only given when no further one is asked for.
        with suppress(sqlite3.DatabaseError):
            bounds = (low, last) if down else (last, high)
            while found := self.connection.execute(
                f"{self._between(down=down)} limit 1", bounds
            ).fetchone():
                key, *row = found
                if (key >= last) if down else (key <= last):
                    break
                last = key
                bounds = (low, last) if down else (last, high)
                yield tuple(row)
        return last

    def _between(self, *, down: bool = False) -> str:
        order = "desc" if down else ""
        return (
            f"select rowid, {', '.join(self.columns)} from {self.name} "
            f"where rowid > ? and rowid < ? order by rowid {order}"
        )


@contextmanager
def opened(
    path: Path,
    template: Path,
    log: wal.Log,
    least: Collection[str],
    key: StoreKey | None = None,
) -> Iterator[sqlite3.Connection]:
    """A connection that reads as much of a damaged file as SQLite can be brought to read.

    The file itself is not changed. If its list of tables cannot be read, or its log is damaged, a
    copy is mended as far as that: tables are made in one order, so their list is the same in every
    file of a schema and is taken from ``template``, an empty file of this schema. A file of an
    older schema has its own list, which must name at least the tables ``least``. With a ``key``
    all of these files are encrypted, the copies too.
    """
    with TemporaryDirectory(prefix=f"{path.name}-", dir=path.parent) as folder:
        readable = path
        if log.damaged or key is not None:
            readable = _copy(path, Path(folder))
        if log.damaged:
            wal.write(_log_of(readable), log.frames, PAGE)
        if key is not None:
            empty_unreadable_pages(readable, key)
        if not _lists_tables(readable, template, least, key):
            if readable == path:
                readable = _copy(path, Path(folder))
            take_list_of_tables(readable, template, key)
        with closing(connect_to_read(readable, key)) as connection:
            yield connection


def page_log(path: Path) -> wal.Log:
    """The log beside a file."""
    return wal.read(_log_of(path), PAGE)


def columns_of(connection: sqlite3.Connection, table: str) -> list[str]:
    """Names of the stored columns of a table; none if the table cannot be read."""
    with suppress(sqlite3.DatabaseError):
        return [row[1] for row in connection.execute(f"pragma table_info({table})")]
    return []


def _push(gaps: list[tuple[int, int, int]], low: int, high: int) -> None:
    """Keep a stretch of keys that may hold rows, the widest first."""
    if high - low > 1:
        heapq.heappush(gaps, (low - high, low, high))


def _copy(path: Path, folder: Path) -> Path:
    copy = folder / path.name
    shutil.copyfile(path, copy)
    if _log_of(path).exists():
        shutil.copyfile(_log_of(path), _log_of(copy))
    return copy


def _log_of(path: Path) -> Path:
    return path.with_name(f"{path.name}-wal")


def _lists_tables(path: Path, template: Path, least: Collection[str], key: StoreKey | None) -> bool:
    """Whether a file names the tables that the template has, or ``least`` if it is older."""
    named = listed(path, key)
    older = version(path, key) < version(template, key)
    return not (set(least) if older else listed(template, key)) - named
