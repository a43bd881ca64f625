"""The record of moderation: lines are only added, triggers of the file see to it."""

import json
import os
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from gosclient.domain.journal import (
    ERASE,
    FIRST_SEAL,
    Copy,
    JournalLine,
    Phase,
    copy_of,
    copy_to_text,
    hash_of,
    hash_of_picture,
    phase_of,
    sealed,
)
from gosclient.domain.numbers import numbers_of
from gosclient.domain.outbox import OutboxEntry
from gosclient.store.database import Transaction
from gosclient.store.driver import sqlite3
from gosclient.store.rows import placeholders

_COLUMNS = (
    "number, at, community_id, act, phase, entry_id, actor, person_id, kind, source_id, post_id, "
    "ground, details, copy_hash, seal"
)
_PAST_ALL = 1 << 62
"""More than any number of a line."""


@dataclass(frozen=True, slots=True)
class Integrity:
    """What reading the whole record came to.

    Attributes:
        lines: how many lines there are.
        broken: number of the first line that does not follow from the one before, 0 for none.
        spoilt: numbers of lines whose copy or picture is not what the line names.
        seal: of the last line; to be written down elsewhere.
        erased: how many lines have lost their copy or pictures to an erasure that a line names.
    """

    lines: int
    broken: int
    spoilt: tuple[int, ...]
    seal: str
    erased: int = 0

    @property
    def whole(self) -> bool:
        """Nothing was changed, removed or put in between."""
        return not self.broken and not self.spoilt


def add(transaction: Transaction, line: JournalLine, copy: Copy | None = None) -> JournalLine:
    """Write the next line; its number, hashes and seal are made here.

    Args:
        transaction: of the fact that the line is about.
        line: without number, copy hash and seal.
        copy: what was there.
    """
    last = transaction.execute(
        "select number, seal from journal order by number desc limit 1"
    ).fetchone()
    number, before = (last[0] + 1, last[1]) if last else (1, FIRST_SEAL)
    kept = copy_to_text(copy, os.urandom(16).hex()) if copy else ""
    whole = replace(line, number=number, copy_hash=hash_of(kept) if kept else line.copy_hash)
    whole = replace(whole, seal=sealed(whole, before))
    row = _row(whole)
    transaction.execute(f"insert into journal ({_COLUMNS}) values ({placeholders(len(row))})", row)
    if copy:
        transaction.execute("insert into copies values (?, ?)", (number, kept))
    for person_id in {line.actor, line.person_id} - {0}:
        transaction.execute("insert or ignore into people (id, name) values (?, '')", (person_id,))
    transaction.touch("journal", number)
    return whole


def follow(transaction: Transaction, entry: OutboxEntry) -> None:
    """Write what became of an act, each phase once in a row."""
    phase = phase_of(entry)
    first, last = _ends(transaction, entry.entry_id)
    if phase is None or first is None or last is None or last.phase is phase:
        return
    add(transaction, replace(first, at=int(time.time()), phase=phase, details=entry.sentence))


def keep_picture(
    transaction: Transaction, entry_id: int, position: int, url: str, picture: bytes | None
) -> None:
    """Keep a picture that stood by what an act removes; None for one that cannot be had."""
    transaction.execute(
        "insert or ignore into copied_pictures (entry_id, position, url, hash, picture) "
        "values (?, ?, ?, ?, ?)",
        (entry_id, position, url, hash_of_picture(picture), picture),
    )


def seal_pictures(transaction: Transaction, entry_id: int) -> None:
    """Write a line that names the hashes of the kept pictures."""
    first, _ = _ends(transaction, entry_id)
    if first is None:
        return
    hashes = _picture_hashes(transaction, entry_id)
    line = replace(first, at=int(time.time()), phase=Phase.KEPT, details=" ".join(hashes))
    add(transaction, line)


def pictures(connection: sqlite3.Connection, entry_id: int) -> list[tuple[str, bytes | None]]:
    """Address and bytes of the pictures kept for an act; None for one that could not be had."""
    return connection.execute(
        "select url, picture from copied_pictures where entry_id = ? order by position", (entry_id,)
    ).fetchall()


def pictures_kept(connection: sqlite3.Connection | Transaction, entry_id: int) -> bool:
    """Whether the pictures of an act were looked for."""
    row = connection.execute(
        "select exists (select 1 from journal where entry_id = ? and entry_id <> 0 and phase = ?)",
        (entry_id, Phase.KEPT),
    ).fetchone()
    return bool(row[0])


def page(
    connection: sqlite3.Connection,
    *,
    before: int | None = None,
    limit: int = 100,
    communities: Sequence[int] = (),
    query: str = "",
    last_only: bool = False,
) -> list[JournalLine]:
    """At most ``limit`` lines below the number ``before``, the newest first.

    Args:
        connection: a reading connection.
        before: None for the top.
        limit: negative for all.
        communities: only these; empty means all.
        query: an FTS5 expression, empty for every line.
        last_only: of each act of this program only its newest line.
    """
    conditions = ["number < :before"]
    if communities:
        conditions.append("community_id in (select value from json_each(:communities))")
    if query:
        # Words of the copy stand by the first line of an act; they speak of all its lines.
        conditions.append(
            """(number in (select rowid / 2 from journal_search where journal_search match :query)
                or entry_id in (select entry_id from journal where entry_id <> 0 and number in
                    (select rowid / 2 from journal_search where journal_search match :query)))"""
        )
    if last_only:
        conditions.append(
            """(entry_id = 0 or not exists (select 1 from journal later
                where later.entry_id = journal.entry_id and later.number > journal.number))"""
        )
    rows = connection.execute(
        f"""select {_COLUMNS} from journal where {" and ".join(conditions)}
        order by number desc limit :limit""",
        {
            "before": _PAST_ALL if before is None else before,
            "communities": json.dumps(list(communities)),
            "query": query,
            "limit": limit,
        },
    )
    return [_line(row) for row in rows]


def line(connection: sqlite3.Connection | Transaction, number: int) -> JournalLine | None:
    """One line, None if there is none."""
    row = connection.execute(
        f"select {_COLUMNS} from journal where number = ?", (number,)
    ).fetchone()
    return _line(row) if row else None


def of_entry(connection: sqlite3.Connection | Transaction, entry_id: int) -> list[JournalLine]:
    """All lines of one act of this program, oldest first."""
    rows = connection.execute(
        f"""select {_COLUMNS} from journal where entry_id = ? and entry_id <> 0
        order by number""",
        (entry_id,),
    )
    return [_line(row) for row in rows]


def last_about(
    connection: sqlite3.Connection | Transaction, community_id: int, kind: str, source_id: int
) -> JournalLine | None:
    """The newest line about a comment or post, None if there is none."""
    row = connection.execute(
        f"""select {_COLUMNS} from journal where source_id = ? and source_id <> 0
        and community_id = ? and kind = ? order by number desc limit 1""",
        (source_id, community_id, kind),
    ).fetchone()
    return _line(row) if row else None


def copies(connection: sqlite3.Connection, lines: Iterable[JournalLine]) -> dict[int, Copy]:
    """What was there, by number of the line; later lines of an act show the copy of its first."""
    found: dict[int, Copy] = {}
    for one in lines:
        row = connection.execute(
            """select kept from copies where number = case when :entry = 0 then :number else
                (select min(number) from journal where entry_id = :entry and entry_id <> 0) end""",
            {"number": one.number, "entry": one.entry_id},
        ).fetchone()
        if row:
            found[one.number] = copy_of(row[0])
    return found


def verify(connection: sqlite3.Connection) -> Integrity:
    """Read the whole record and compute every hash and seal anew.

    A copy may be missing where a line of the record itself tells that it was erased, and only there.
    """
    seal, count, broken, missing = FIRST_SEAL, 0, 0, 0
    spoilt: list[int] = []
    erased = erased_lines(connection)
    for row in connection.execute(f"select {_COLUMNS} from journal order by number"):
        one, count = _line(row), count + 1
        follows = one.number == count and one.seal == sealed(one, seal)
        if not follows and not broken:
            broken = one.number
        beside = _beside(connection, one)
        if not beside.fits and beside.is_gone and beside.number in erased:
            missing += 1
        elif not beside.fits:
            spoilt.append(one.number)
        seal = one.seal
    return Integrity(count, broken, tuple(spoilt), seal if count else "", missing)


def erased_lines(connection: sqlite3.Connection) -> frozenset[int]:
    """Numbers of lines whose copies or pictures were erased, as later lines tell."""
    rows = connection.execute("select number, details from journal where act = ?", (ERASE,))
    return frozenset(one for number, details in rows for one in numbers_of(details, number))


@dataclass(frozen=True, slots=True)
class _Beside:
    """What lies beside a line: whether it is what the line names, or is not there at all.

    Attributes:
        number: of the line by which an erasure would name it.
    """

    number: int
    fits: bool = True
    is_gone: bool = False


def _beside(connection: sqlite3.Connection, one: JournalLine) -> _Beside:
    if one.phase is Phase.KEPT:
        rows = pictures(connection, one.entry_id)
        fits = one.details.split() == [hash_of_picture(picture) for _, picture in rows]
        return _Beside(one.number, fits, not rows)
    if not one.copy_hash:
        return _Beside(one.number)
    first = one.number
    if one.entry_id:
        first = of_entry(connection, one.entry_id)[0].number
    row = connection.execute("select kept from copies where number = ?", (first,)).fetchone()
    return _Beside(first, row is not None and hash_of(row[0]) == one.copy_hash, row is None)


def _ends(transaction: Transaction, entry_id: int) -> tuple[JournalLine | None, JournalLine | None]:
    lines = of_entry(transaction, entry_id)
    return (lines[0], lines[-1]) if lines else (None, None)


def _picture_hashes(transaction: Transaction, entry_id: int) -> list[str]:
    rows = transaction.execute(
        "select hash from copied_pictures where entry_id = ? order by position", (entry_id,)
    )
    return [row[0] for row in rows]


def _row(one: JournalLine) -> tuple[Any, ...]:
    return (
        one.number,
        one.at,
        one.community_id,
        one.act,
        one.phase,
        one.entry_id,
        one.actor,
        one.person_id,
        one.kind,
        one.source_id,
        one.post_id,
        one.ground,
        one.details,
        one.copy_hash,
        one.seal,
    )


def _line(row: tuple[Any, ...]) -> JournalLine:
    fields: list[Any] = list(row)
    fields[4] = Phase(row[4])
    return JournalLine(*fields)
