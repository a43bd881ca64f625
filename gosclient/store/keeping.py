"""What is not stored again: things older than a cut-off, and what an erased person wrote before.

VK goes on telling of them, by pages of history and by looks. Asked by every function that stores
what VK holds, so no way of loading can forget it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from gosclient.domain.community import Person
from gosclient.domain.posts import Comment, Mention, Message, Post
from gosclient.domain.retention import Kind, Retention, retention_of, retention_to_text
from gosclient.store import settings
from gosclient.store.database import Transaction
from gosclient.store.driver import sqlite3

_RETENTION = "retention"
"""Setting with what the office chose and how far it was carried out."""


@dataclass(frozen=True, slots=True)
class Gone:
    """What does not come back.

    Attributes:
        retention: with the moments before which nothing is stored.
        erased: by person, when the last of what was erased was written, unix seconds.
    """

    retention: Retention
    erased: dict[int, int]

    def is_gone(self, kind: Kind, date: int, *people: int) -> bool:
        """Whether something of this date, by or to these people, was removed before."""
        if 0 < date < self.retention.cut_off_of(kind):
            return True
        return any(date <= self.erased.get(one, -1) for one in people)

    def __bool__(self) -> bool:
        return bool(self.erased or self.retention.cut_offs)


def retention(connection: sqlite3.Connection | Transaction) -> Retention:
    """What the office chose, and how far it was carried out."""
    if isinstance(connection, Transaction):
        connection = connection.connection
    return retention_of(settings.get(connection, _RETENTION))


def set_retention(transaction: Transaction, chosen: Retention) -> None:
    """Keep another choice."""
    settings.put(transaction, _RETENTION, retention_to_text(chosen))


def cut(transaction: Transaction, kind: Kind, moment: int) -> None:
    """From now on nothing of a kind from before ``moment`` is stored; an earlier word may stand."""
    known = retention(transaction)
    cut_offs = {**known.cut_offs, kind: max(moment, known.cut_off_of(kind))}
    set_retention(transaction, replace(known, cut_offs=cut_offs))


def gone(transaction: Transaction) -> Gone:
    """What must not come back; asked once a transaction."""
    rows = transaction.execute("select person_id, at from erased_people").fetchall()
    return Gone(retention(transaction), dict(rows))


def messages(transaction: Transaction, found: Sequence[Message]) -> list[Message]:
    """Those messages that may be stored: new ones, and all that are here already."""
    known = gone(transaction)
    if not known:
        return list(found)
    return [
        one
        for one in found
        if not known.is_gone(Kind.MESSAGES, one.date, one.peer_id)
        or _exists(
            transaction,
            "messages where community_id = ? and peer_id = ? and message_id = ?",
            (one.community_id, one.peer_id, one.message_id),
        )
    ]


def comments(transaction: Transaction, found: Sequence[Comment]) -> list[Comment]:
    """Those comments that may be stored; a bare stub of a deleted one has no words to keep out."""
    known = gone(transaction)
    if not known:
        return list(found)
    return [
        one
        for one in found
        if not one.from_id
        or not known.is_gone(Kind.COMMENTS, one.date, one.from_id, _answered(one))
        or _exists(
            transaction,
            "comments where community_id = ? and kind = ? and comment_id = ?",
            (one.community_id, one.kind, one.comment_id),
        )
    ]


def mentions(transaction: Transaction, found: Sequence[Mention]) -> list[Mention]:
    """Those mentions that may be stored."""
    known = gone(transaction)
    if not known:
        return list(found)
    return [
        one
        for one in found
        if not known.is_gone(Kind.MENTIONS, one.date, one.from_id)
        or _exists(
            transaction,
            "mentions where community_id = ? and owner_id = ? and post_id = ?",
            (one.community_id, one.owner_id, one.post_id),
        )
    ]


def posts(transaction: Transaction, found: Sequence[Post]) -> list[Post]:
    """Posts as they may be stored: of those that were removed only the place and the counts."""
    known = gone(transaction)
    if not known:
        return list(found)
    return [cleared(one) if _is_cleared(transaction, known, one) else one for one in found]


def cleared(post: Post) -> Post:
    """A post without its words and without the citizen who wrote it."""
    return replace(post, text="", attachments=(), from_id=min(post.from_id, 0))


def people(transaction: Transaction, found: Iterable[Person]) -> list[Person]:
    """Those whose names may be stored: erased people only once they have written again."""
    known = gone(transaction)
    return [
        one
        for one in found
        if one.person_id not in known.erased
        or _exists(transaction, "inbox where person_id = ?", (one.person_id,))
    ]


def _answered(one: Comment) -> int:
    """Whom an answer of the office names; nobody for words of others."""
    return one.reply_to_user if one.by_office else 0


def _is_cleared(transaction: Transaction, known: Gone, post: Post) -> bool:
    row = transaction.execute(
        "select cleared from posts where community_id = ? and kind = ? and post_id = ?",
        (post.community_id, post.kind, post.post_id),
    ).fetchone()
    if row is not None:
        return bool(row[0])
    return known.is_gone(Kind.POSTS, post.date, post.from_id)


def _exists(transaction: Transaction, rest: str, values: tuple[object, ...]) -> bool:
    row = transaction.execute(f"select exists (select 1 from {rest})", values).fetchone()
    return bool(row[0])
