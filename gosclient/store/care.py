"""Marks of items by the rules of care: made with the item, and made anew when the rules change."""

import logging
from dataclasses import dataclass
from functools import lru_cache

from gosclient.domain.care import CareReader, CareRule, rules_of, rules_to_text
from gosclient.domain.deadlines import DEFAULT_TERM, head_start
from gosclient.domain.kinds import ItemKind
from gosclient.domain.marks import marks_to_text, own_term
from gosclient.store import settings
from gosclient.store.database import Transaction
from gosclient.store.driver import sqlite3

_RULES = "care_rules"
"""Setting with the rules; empty for the default ones."""

_MARKED = "care_marked"
"""Setting that tells by which rules, and up to which item, marks were made anew."""

_TERM = "term"
"""Setting with the office's term in seconds, which the window keeps."""

_DONE = "done"
_SLICE = 1000
"""Items looked at in one transaction: other writes wait 50 ms at most."""

_MOST_MESSAGES = 10
"""Unanswered messages of a dialogue that are read: «Алло?» does not hide the fire before it."""

_log = logging.getLogger("gosclient.store")


@dataclass(frozen=True, slots=True)
class Marker:
    """What makes marks: the rules of now and the office's term in seconds."""

    reader: CareReader
    term: int

    def columns(self, text: str) -> tuple[str, int, int, bool]:
        """Values of ``marks``, ``own_term``, ``head_start`` and ``put_first`` for these words."""
        marks = self.reader.marks(text)
        own = own_term(marks)
        return (
            marks_to_text(marks),
            own,
            head_start(own, self.term),
            any(mark.first for mark in marks),
        )


def marker(connection: sqlite3.Connection) -> Marker:
    """What makes marks now; asked once a transaction."""
    return Marker(_reader(settings.get(connection, _RULES)), _office_term(connection))


def rules(connection: sqlite3.Connection) -> tuple[CareRule, ...]:
    """The office's rules in their order."""
    return _understood(settings.get(connection, _RULES))


def set_rules(transaction: Transaction, wanted: tuple[CareRule, ...]) -> None:
    """Keep other rules. Items get their marks from them as they change; `renew` does the rest."""
    settings.put(transaction, _RULES, rules_to_text(wanted))


def restore_rules(transaction: Transaction) -> None:
    """Go back to the rules that come with the program, also with those of later versions."""
    settings.put(transaction, _RULES, "")


def is_renewed(connection: sqlite3.Connection) -> bool:
    """Whether all items that are not closed have the marks of the rules of now."""
    fingerprint = marker(connection).reader.fingerprint
    return settings.get(connection, _MARKED) == f"{fingerprint} {_DONE}"


def renew(transaction: Transaction) -> bool:
    """Make the marks of the next few items anew; whether none are left.

    What was done is on disk with it, so the end of the program interrupts nothing.
    """
    connection = transaction.connection
    now = marker(connection)
    by, _, reached = settings.get(connection, _MARKED).partition(" ")
    if by != now.reader.fingerprint:
        reached = "0"
    elif reached == _DONE:
        return True
    first = int(reached)
    rows = transaction.execute(
        """select id, community_id, kind, source_id, text, answer, marks from inbox
        where id > ? and id <= ? and status in ('open', 'snoozed')""",
        (first, first + _SLICE),
    ).fetchall()
    for item_id, community_id, kind, source_id, text, answer, marks in rows:
        words = text
        if kind == ItemKind.MESSAGE:
            words = unanswered_words(connection, community_id, source_id, answer) or text
        columns = now.columns(words)
        if columns[0] != marks:
            transaction.execute(
                """update inbox set marks = ?, own_term = ?, head_start = ?, put_first = ?
                where id = ?""",
                (*columns, item_id),
            )
            transaction.touch("inbox", item_id)
    last = int(transaction.execute("select coalesce(max(id), 0) from inbox").fetchone()[0])
    is_done = first + _SLICE >= last
    settings.put(
        transaction,
        _MARKED,
        f"{now.reader.fingerprint} {_DONE if is_done else first + _SLICE}",
    )
    return is_done


def retime(transaction: Transaction) -> None:
    """Follow another term of the office: how much shorter the items' own terms are."""
    term = _office_term(transaction.connection)
    rows = transaction.execute(
        """update inbox set head_start = max(0, ? - own_term)
        where own_term > 0 and head_start <> max(0, ? - own_term) returning id""",
        (term, term),
    ).fetchall()
    if rows:
        transaction.touch("inbox", *(row[0] for row in rows))


def unanswered_words(
    connection: sqlite3.Connection, community_id: int, peer_id: int, answer: int
) -> str:
    """What a citizen wrote in a dialogue after the office's last answer, the newest first."""
    rows = connection.execute(
        """select text from messages where community_id = ? and peer_id = ? and message_id > ?
        and not outgoing order by message_id desc limit ?""",
        (community_id, peer_id, answer, _MOST_MESSAGES),
    )
    return "\n".join(row[0] for row in rows)


@lru_cache(maxsize=4)
def _reader(kept: str) -> CareReader:
    return CareReader(_understood(kept))


def _understood(kept: str) -> tuple[CareRule, ...]:
    """The kept rules; what cannot be read must not keep messages from coming in."""
    try:
        return rules_of(kept)
    except (ValueError, TypeError, KeyError):
        _log.warning("the rules of care cannot be read; the default ones hold")
        return rules_of("")


def _office_term(connection: sqlite3.Connection) -> int:
    kept = settings.get(connection, _TERM)
    return int(kept) if kept.isdigit() else DEFAULT_TERM
