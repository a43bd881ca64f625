"""Rows of a damaged file into an empty one: only what this program could have written."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from gosclient.domain.capabilities import Capability
from gosclient.domain.community import Slot
from gosclient.domain.delivery import doubted
from gosclient.domain.inbox import ItemStatus
from gosclient.domain.journal import Phase
from gosclient.domain.kinds import ItemKind
from gosclient.domain.marks import marks_of
from gosclient.domain.outbox import NOT_LEFT, Act, OutboxState, Reason
from gosclient.store import items, journal_erasure, outbox, posts
from gosclient.store.database import Transaction
from gosclient.store.driver import sqlite3
from gosclient.store.rows import placeholders, unpack_attachments
from gosclient.store.salvage import Row, Table, columns_of

_OWN = (
    *("outbox", "attempts", "drafts", "notes", "settings", "communities"),
    *("journal", "copies", "copied_pictures"),
    *("erased_people", "sent"),
    *("publications", "publication_versions", "targets", "media", "uploads"),
    *("pauses", "day_notes", "recurrences", "approvals", "snippets"),
)
"""What officers wrote and chose: it is nowhere else."""

FIRST_TABLES = frozenset({"communities", "outbox", "attempts", "inbox", "messages", "comments"})
"""Tables that every version of the schema has."""

_MIRROR = (
    *("people", "conversations", "posts", "messages", "comments", "mentions", "inbox", "bans"),
    *("queued_posts",),
)
"""What VK holds: if it cannot be read here, it is loaded again."""

_LEARNED = ("backfills", "capabilities", "key_states", "calls")
"""What is found out again by itself."""

_KEYS = {
    "settings": ("name",),
    "conversations": ("community_id", "peer_id"),
    "posts": ("community_id", "kind", "post_id"),
    "backfills": ("community_id", "kind"),
    "bans": ("community_id", "person_id"),
    "capabilities": ("community_id", "slot", "capability"),
    "key_states": ("community_id", "slot"),
    "calls": ("owner", "month"),
    "sent": ("community_id", "kind", "vk_id"),
    "uploads": ("media_id", "community_id"),
    "queued_posts": ("community_id", "post_id"),
}
"""Primary keys of tables without a row id."""

_TYPES: Mapping[str, tuple[type, ...]] = {
    "INTEGER": (int,),
    "TEXT": (str,),
    "BLOB": (bytes,),
    "REAL": (float, int),
}


@dataclass(slots=True)
class Kept:
    """What was carried over.

    Attributes:
        rows: number of rows by table.
        incomplete: tables of which some rows could not be read or made no sense.
    """

    rows: dict[str, int] = field(default_factory=dict)
    incomplete: set[str] = field(default_factory=set)

    @property
    def own_lost(self) -> bool:
        """Some of what officers wrote or chose is missing."""
        return bool(self.incomplete & {*_OWN} - {"attempts"})

    @property
    def mirror_lost(self) -> bool:
        """Some of what VK holds is missing."""
        return bool(self.incomplete & {*_MIRROR, "communities"})


def refill(transaction: Transaction, source: sqlite3.Connection, now: int) -> Kept:
    """Carry everything readable over from ``source``; ``now`` in unix seconds."""
    kept = Kept()
    older = _version(source) < _version(transaction.connection)
    for table in (*_OWN, *_MIRROR, *_LEARNED):
        if columns_of(source, table) or not older:
            _carry(transaction, source, table, kept)
    _never_give_ids_twice(transaction, source)
    if "inbox" in kept.incomplete:
        _rebuild_items(transaction, source)
    _settle_what_has_no_item(transaction)
    journal_erasure.name_again(transaction)
    if _orphans(transaction):
        kept.incomplete.add("drafts")
    if kept.mirror_lost:
        _load_again(transaction)
    _doubt_what_waits(transaction, now)
    return kept


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("pragma user_version").fetchone()[0])


def _carry(transaction: Transaction, source: sqlite3.Connection, name: str, kept: Kept) -> None:
    known = columns_of(source, name)
    declared = [row for row in transaction.execute(f"pragma table_info({name})") if row[1] in known]
    table = Table(source, name, [row[1] for row in declared])
    fits = _judge(name, declared)
    refused = 0

    def fitting() -> Iterator[Row]:
        nonlocal refused
        for row in table.keyed(_KEYS[name]) if name in _KEYS else table.rows():
            if fits(row):
                yield row
            else:
                refused += 1

    written = 0
    if declared:
        written = transaction.executemany(
            f"insert or ignore into {name} ({', '.join(table.columns)}) "
            f"values ({placeholders(len(declared))})",
            fitting(),
        ).rowcount
    kept.rows[name] = max(written, 0)
    if refused or not table.complete or not declared:
        kept.incomplete.add(name)


def _judge(table: str, declared: Iterable[Row]) -> Callable[[Row], bool]:
    """Whether a row could have been written by this program."""
    checks: list[Callable[[Any], bool]] = [
        _of_type(_TYPES[kind.upper()], required=bool(required) or bool(key))
        for _, _, kind, required, _, key in declared
    ]
    meanings = [_MEANINGS.get((table, row[1]), _anything) for row in declared]

    def fits(row: Row) -> bool:
        try:
            for value, check, meaning in zip(row, checks, meanings, strict=True):
                if not check(value):
                    return False
                meaning(value)
        except (ValueError, TypeError):
            return False
        return True

    return fits


def _of_type(types: tuple[type, ...], *, required: bool) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, types) or (value is None and not required)


def _anything(_: object) -> None:
    """A column that may hold any value of its type."""


_MEANINGS: Mapping[tuple[str, str], Callable[[Any], object]] = {
    ("outbox", "kind"): ItemKind,
    ("sent", "kind"): ItemKind,
    ("outbox", "state"): OutboxState,
    ("outbox", "reason"): Reason,
    ("outbox", "act"): Act,
    ("journal", "phase"): Phase,
    ("attempts", "state"): OutboxState,
    ("inbox", "kind"): ItemKind,
    ("comments", "kind"): ItemKind,
    ("posts", "kind"): ItemKind,
    ("inbox", "status"): ItemStatus,
    ("inbox", "marks"): marks_of,
    ("messages", "attachments"): unpack_attachments,
    ("comments", "attachments"): unpack_attachments,
    ("posts", "attachments"): unpack_attachments,
    ("mentions", "attachments"): unpack_attachments,
    ("capabilities", "slot"): Slot,
    ("capabilities", "capability"): Capability,
    ("key_states", "slot"): Slot,
}


def _never_give_ids_twice(transaction: Transaction, source: sqlite3.Connection) -> None:
    """An id that a lost row had must not go to another one: drafts may still name it."""
    used = {
        "inbox": """select max(coalesce(max(item_id), 0), (select coalesce(max(id), 0) from inbox))
            from (select item_id from drafts union all select item_id from notes
                union all select item_id from outbox)""",
        "outbox": """select max(coalesce(max(entry_id), 0), (select coalesce(max(id), 0) from outbox))
            from attempts""",
    }
    given: dict[Any, Any] = dict(_all(source, "select name, seq from sqlite_sequence"))
    for table, sql in used.items():
        last = max(transaction.execute(sql).fetchone()[0], int(given.get(table) or 0))
        transaction.execute("delete from sqlite_sequence where name = ?", (table,))
        transaction.execute("insert into sqlite_sequence (name, seq) values (?, ?)", (table, last))


def _rebuild_items(transaction: Transaction, source: sqlite3.Connection) -> None:
    """Items whose rows are lost keep their ids, which drafts, notes and intents name.

    The two indexes of the inbox are copies of their own: one holds what an item is about, the
    other its time and whether it was closed. Its words follow from messages and comments.
    """
    about = _all(
        source, "select id, community_id, kind, source_id from inbox indexed by inbox_source"
    )
    seen = dict[int, tuple[int, str]]()
    for item_id, at, phase in _all(
        source, "select id, at, phase from inbox indexed by inbox_by_kind where kind > ''"
    ):
        seen[item_id] = (at, phase)
    status = {"closed": ItemStatus.DONE, "snoozed": ItemStatus.SNOOZED}
    for item_id, community_id, kind, source_id in about:
        at, phase = seen.get(item_id, (0, "open"))
        transaction.execute(
            """insert or ignore into inbox (id, community_id, kind, source_id, person_id, at,
                status, words) values (:id, :community, :kind, :source,
                case :kind when 'message' then :source else 0 end, :at, :status,
                case :kind when 'message' then coalesce((select max(message_id) from messages
                    where community_id = :community and peer_id = :source and not outgoing), 0)
                else :source end)""",
            {
                "id": item_id,
                "community": community_id,
                "kind": kind,
                "source": source_id,
                "at": at,
                "status": status.get(phase, ItemStatus.OPEN),
            },
        )
    transaction.execute(
        """insert or ignore into inbox (id, community_id, kind, source_id, post_id, person_id, at,
            status) select item_id, community_id, kind, target_id, post_id, person_id,
            created_at, 'open' from outbox where act = 'answer' group by item_id"""
    )
    stubs = transaction.execute(
        "select community_id, kind, source_id from inbox where text = ''"
    ).fetchall()
    for community_id, kind, source_id in stubs:
        if kind == ItemKind.MESSAGE:
            items.settle_dialogues(transaction, [(community_id, source_id)])
        elif kind in set(ItemKind) and ItemKind(kind).is_comment:
            items.settle_comments(transaction, community_id, [source_id], ItemKind(kind))
        elif kind == ItemKind.MENTION:
            items.settle_mentions(transaction, [source_id])
    transaction.execute(
        "update inbox set has_note = 1 where id in (select item_id from notes) and not has_note"
    )


def _all(source: sqlite3.Connection, sql: str) -> list[Row]:
    """Rows of an index up to the first bad page."""
    found = []
    try:
        for row in source.execute(sql):
            found.append(row)  # noqa: PERF402 - what came before the bad page is kept
    except sqlite3.DatabaseError:
        pass
    return found


def _settle_what_has_no_item(transaction: Transaction) -> None:
    dialogues = transaction.execute(
        """select distinct community_id, peer_id from messages m where not exists (
            select 1 from inbox i where i.community_id = m.community_id
                and i.kind = 'message' and i.source_id = m.peer_id)"""
    ).fetchall()
    items.settle_dialogues(transaction, dialogues)
    comments = transaction.execute(
        """select community_id, kind, comment_id from comments c where not exists (
            select 1 from inbox i where i.community_id = c.community_id
                and i.kind = c.kind and i.source_id = c.comment_id)"""
    ).fetchall()
    for community_id, kind, comment_id in comments:
        items.settle_comments(transaction, community_id, [comment_id], ItemKind(kind))
    found = transaction.execute("select id from mentions").fetchall()
    items.settle_mentions(transaction, [row[0] for row in found])
    for community_id in {row[0] for row in transaction.execute("select id from communities")}:
        items.settle_posts(transaction, posts.by_citizens(transaction.connection, community_id))


def _orphans(transaction: Transaction) -> bool:
    """Whether a draft or a note names an item that is not there any more."""
    row = transaction.execute(
        """select exists (select 1 from (select item_id from drafts union select item_id from notes)
            where item_id not in (select id from inbox))"""
    ).fetchone()
    return bool(row[0])


def _load_again(transaction: Transaction) -> None:
    """Forget how far the first load was; the next synchronisation fills what is missing."""
    transaction.execute("delete from backfills")
    transaction.execute("update conversations set loaded_from = null")
    transaction.execute("update posts set comments_seen = -1")


def _doubt_what_waits(transaction: Transaction, now: int) -> None:
    """A row read from a damaged file may be an old one, so VK is looked at before sending."""
    for entry in outbox.live(transaction):
        if entry.state in NOT_LEFT | {OutboxState.SENDING}:
            outbox.save(transaction, doubted(entry, now))
    transaction.execute(
        "update outbox set sent_at = cast(created_at as integer) where state = ? and sent_at = 0",
        (OutboxState.UNKNOWN,),
    )
