"""Pages of a damaged file that stand in the way of reading the others, and what takes their place.

A page travels between files of one schema and one key as it is.
"""

import os
import re
import shutil
from contextlib import closing, suppress
from pathlib import Path
from typing import BinaryIO

from gosclient.domain.encryption import StoreKey
from gosclient.store.connection import unlock, uri_of
from gosclient.store.driver import sqlite3

PAGE = 4096
"""Bytes of a page; SQLite's own default, which the store never changes."""

_LARGEST_VALUE = 500_000_000
"""Bytes; SQLite's own limit is twice that."""


def connect_to_read(path: Path, key: StoreKey | None) -> sqlite3.Connection:
    """A connection that reads a damaged file as far as SQLite can be brought to."""
    connection = sqlite3.connect(uri_of(path, "mode=ro"), uri=True, isolation_level=None)
    unlock(connection, key)
    connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
    # SQLite then opens a file that is shorter than it should be, or has a bad list of tables.
    connection.execute("pragma writable_schema = on")
    return connection


def empty_unreadable_pages(path: Path, key: StoreKey) -> None:
    """Put empty pages in place of those whose seal is broken.

    A connection of SQLCipher that met such a page reads nothing any more; an empty one is a bad page
    like any other. Only SQLCipher can seal it, so it comes from a file of emptied pages. Of a page
    that was cut off in the middle nothing is left.
    """
    os.truncate(path, path.stat().st_size // PAGE * PAGE)
    with closing(connect_to_read(path, key)) as connection:
        found = connection.execute("pragma cipher_integrity_check").fetchall()
    matches = [re.fullmatch(r"HMAC verification failed for page (\d+)", row[0]) for row in found]
    bad = [int(match[1]) for match in matches if match]
    if not bad:
        return
    emptied = path.with_name("emptied")
    with closing(_connect_to_build(emptied, key)) as connection:
        connection.execute("pragma secure_delete = on")
        connection.execute("create table room (x)")
        _fill(connection, "insert into room values (zeroblob(?))", max(bad) * PAGE)
        connection.execute("drop table room")
    with path.open("r+b") as file, emptied.open("rb") as source:
        for page in bad:
            source.seek((page - 1) * PAGE)
            _put_page(file, page, source.read(PAGE))


def _connect_to_build(path: Path, key: StoreKey | None) -> sqlite3.Connection:
    """A connection to a file that is worth nothing and may stay half written."""
    connection = sqlite3.connect(uri_of(path, "mode=rwc"), uri=True, isolation_level=None)
    unlock(connection, key)
    connection.execute("pragma journal_mode = off")
    connection.execute("pragma synchronous = off")
    return connection


def _fill(connection: sqlite3.Connection, sql: str, size: int) -> None:
    """Make a file at least so many bytes larger."""
    for at in range(0, size + PAGE, _LARGEST_VALUE):
        connection.execute(sql, (min(_LARGEST_VALUE, size + PAGE - at),))


def _put_page(file: BinaryIO, page: int, content: bytes) -> None:
    file.seek((page - 1) * PAGE)
    file.write(content)


def listed(path: Path, key: StoreKey | None) -> set[str]:
    """Names of the tables that a file's list names, up to the first bad page."""
    return {name for kind, name in _list(path, key) if kind == "table"}


def _list(path: Path, key: StoreKey | None) -> list[tuple[str, str]]:
    """Kinds and names in a file's list of tables, up to the first bad page."""
    found: list[tuple[str, str]] = []
    with closing(connect_to_read(path, key)) as connection, suppress(sqlite3.DatabaseError):
        for row in connection.execute("select type, name from sqlite_schema"):
            found.append(row)  # noqa: PERF402 - what came before the bad page is kept
    return found


def version(path: Path, key: StoreKey | None) -> int:
    """The schema's version, 0 if it cannot be read."""
    with closing(connect_to_read(path, key)) as connection, suppress(sqlite3.DatabaseError):
        return int(connection.execute("pragma user_version").fetchone()[0])
    return 0


def take_list_of_tables(path: Path, template: Path, key: StoreKey | None) -> None:
    """Put the pages that hold the list of tables, the first page and those under it, into a file."""
    small = path.with_name("template")
    shutil.copyfile(template, small)
    pages = [1, *_pages_of_list(small, key)]
    _grow(small, path.stat().st_size, key)
    with path.open("r+b") as file, small.open("rb") as source:
        for page in pages:
            source.seek((page - 1) * PAGE)
            _put_page(file, page, source.read(PAGE))


def _pages_of_list(template: Path, key: StoreKey | None) -> list[int]:
    """Pages without which the template's list of tables is not whole, but for the first."""
    whole = _list(template, key)
    raw = template.read_bytes()
    trial = template.with_name("trial")
    found = []
    with closing(connect_to_read(template, key)) as connection:
        roots = {row[0] for row in connection.execute("select rootpage from sqlite_schema")}
    for page in range(2, len(raw) // PAGE + 1):
        if page in roots:
            continue
        at = (page - 1) * PAGE
        trial.write_bytes(raw[:at] + bytes(PAGE) + raw[at + PAGE :])
        if _list(trial, key) != whole:
            found.append(page)
    return found


def _grow(template: Path, size: int, key: StoreKey | None) -> None:
    """Make a template as large as a file: its first page tells SQLite where the file ends."""
    with closing(_connect_to_build(template, key)) as connection:
        _fill(connection, "insert into notes (item_id, text, at) values (0, zeroblob(?), 0)", size)
        connection.execute("delete from notes")
