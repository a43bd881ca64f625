"""Removing what the office does not want to keep any longer, a slice at a time.

Each slice is one transaction and leaves the file consistent, so a removal may be stopped or killed
at any moment and goes on where it was. The cut-off is on disk before the first row goes.
"""

from collections.abc import Iterable

from gosclient.domain.kinds import ItemKind
from gosclient.domain.retention import Kind
from gosclient.store import aged, journal_erasure, keeping, traces
from gosclient.store.aged import Aged, Slice
from gosclient.store.database import Transaction
from gosclient.store.journal_erasure import Copies


def remove(
    transaction: Transaction, kind: Kind, cut_off: int, after: int, ground: str, now: int
) -> Slice:
    """Look at one slice and remove what may go; returns it.

    Args:
        transaction: of this slice alone.
        kind: all but pictures, which are files.
        cut_off: unix seconds; what is older does not come back from VK either.
        after: ``Slice.after`` of the slice before, 0 for the first.
        ground: words for the journal, where copies of it go.
        now: unix seconds.
    """
    if not after:
        keeping.cut(transaction, kind, cut_off)
    found = aged.look(transaction.connection, kind, cut_off, after)
    match kind:
        case Kind.MESSAGES:
            _remove_messages(transaction, found.rows)
        case Kind.COMMENTS:
            _remove_comments(transaction, found.rows)
        case Kind.MENTIONS:
            _remove_mentions(transaction, found.rows)
        case Kind.POSTS:
            _clear_posts(transaction, found.rows)
        case Kind.OUTBOX:
            remove_intents(transaction, [row.key for row in found.rows])
        case _:
            _erase_copies(transaction, found.rows, ground, now)
    if found.rows:
        traces.leave(transaction)
    return found


def remove_items(transaction: Transaction, places: Iterable[tuple[int, str, int]]) -> None:
    """Remove items (community, kind, id in VK) with the notes and drafts by them."""
    for place in places:
        row = transaction.execute(
            "select id from inbox where community_id = ? and kind = ? and source_id = ?", place
        ).fetchone()
        if row is None:
            continue
        for table in ("notes", "drafts"):
            transaction.execute(f"delete from {table} where item_id = ?", row)
        transaction.execute("delete from inbox where id = ?", row)
        transaction.touch("inbox", row[0])
        transaction.touch("drafts", row[0])


def remove_intents(transaction: Transaction, entry_ids: Iterable[int]) -> None:
    """Remove settled intents; which words in VK were this program's stays known."""
    for entry_id in entry_ids:
        transaction.execute(
            """insert or ignore into sent select community_id, kind, vk_id from outbox
            where id = ? and act = 'answer' and vk_id <> 0""",
            (entry_id,),
        )
        transaction.execute("delete from attempts where entry_id = ?", (entry_id,))
        transaction.execute("delete from outbox where id = ?", (entry_id,))
        transaction.touch("outbox", entry_id)


def clear_post(transaction: Transaction, community_id: int, kind: str, post_id: int) -> None:
    """Take the words of a post away; its place and counts stay, so that it is not read anew."""
    transaction.execute(
        """update posts set text = '', attachments = null, from_id = min(from_id, 0), cleared = 1
        where community_id = ? and kind = ? and post_id = ?""",
        (community_id, kind, post_id),
    )
    transaction.touch("posts", post_id)
    if kind == ItemKind.COMMENT:
        for item_kind in (ItemKind.SUGGESTED, ItemKind.VISITOR_POST):
            remove_items(transaction, [(community_id, item_kind, post_id)])


def _remove_messages(transaction: Transaction, rows: Iterable[Aged]) -> None:
    dialogues = sorted({row.place for row in rows})
    # Up to where a dialogue was removed: its history is not to be asked for again.
    transaction.executemany(
        """update conversations set cleared_to = max(cleared_to,
            (select message_id from messages where id = ?)) where community_id = ? and peer_id = ?""",
        [(row.key, row.place[0], row.place[2]) for row in rows],
    )
    for place in dialogues:
        transaction.touch("conversations", place[2])
    transaction.executemany("delete from messages where id = ?", [(row.key,) for row in rows])
    emptied = [
        place
        for place in dialogues
        if not transaction.execute(
            "select exists (select 1 from messages where community_id = ? and peer_id = ?)",
            (place[0], place[2]),
        ).fetchone()[0]
    ]
    remove_items(transaction, emptied)


def _remove_comments(transaction: Transaction, rows: Iterable[Aged]) -> None:
    transaction.executemany("delete from comments where id = ?", [(row.key,) for row in rows])
    remove_items(transaction, [row.place for row in rows])
    transaction.touch("posts")


def _remove_mentions(transaction: Transaction, rows: Iterable[Aged]) -> None:
    transaction.executemany("delete from mentions where id = ?", [(row.key,) for row in rows])
    remove_items(transaction, [row.place for row in rows])


def _clear_posts(transaction: Transaction, rows: Iterable[Aged]) -> None:
    for row in rows:
        clear_post(transaction, *row.place)


def _erase_copies(transaction: Transaction, rows: Iterable[Aged], ground: str, now: int) -> None:
    by_community: dict[int, list[Aged]] = {}
    for row in rows:
        by_community.setdefault(row.place[0], []).append(row)
    for community_id, found in by_community.items():
        copies = Copies(
            community_id,
            [row.key for row in found if row.place[1] == aged.COPY],
            [row.place[2] for row in found if row.place[1] == aged.PICTURES],
        )
        journal_erasure.erase(transaction, copies, ground, now)
