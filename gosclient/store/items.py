"""How items of the inbox follow from what VK holds.

Items are recomputed from the stored messages and comments, never adjusted step by step, so events
may be repeated, reordered or replaced by a page of history and the result is the same.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from gosclient.domain.inbox import (
    ItemStatus,
    after_citizen_wrote,
    after_office_answered,
)
from gosclient.domain.kinds import ItemKind
from gosclient.domain.posts import Comment, Post
from gosclient.store import care, posts
from gosclient.store.database import Transaction
from gosclient.store.rows import pack_attachments, unpack_attachments


@dataclass(frozen=True, slots=True)
class _Source:
    """Where an item comes from."""

    community_id: int
    kind: ItemKind
    source_id: int
    post_id: int = 0


@dataclass(frozen=True, slots=True)
class _Words:
    """The citizen's last words and how long they have waited for an answer.

    Attributes:
        unanswered: all that waits for an answer, where it is more than the last words.
    """

    waiting_since: int
    unread: int
    unanswered: str
    vk_id: int
    person_id: int
    at: int
    text: str
    deleted: int
    attachments: str | None


@dataclass(frozen=True, slots=True)
class _Answer:
    """The office's last answer; zeros if there is none."""

    vk_id: int = 0
    at: int = 0
    by_colleague: int = 0


def settle_dialogues(transaction: Transaction, dialogues: Iterable[tuple[int, int]]) -> list[int]:
    """Bring the items of these dialogues (community, peer) up to date.

    Returns:
        Ids of items whose citizen wrote something new: what a notification is about.
    """
    fresh = []
    marker = care.marker(transaction.connection)
    for community_id, peer_id in dialogues:
        words = transaction.execute(
            """select message_id, from_id, date, text, deleted, attachments from messages
            where community_id = ? and peer_id = ? and not outgoing
            order by message_id desc limit 1""",
            (community_id, peer_id),
        ).fetchone()
        if words is None:
            continue
        answer = transaction.execute(
            """select m.message_id, m.date, not exists (select 1 from outbox o
                where o.community_id = m.community_id and o.kind = 'message'
                and o.vk_id = m.message_id)
                and not exists (select 1 from sent s where s.community_id = m.community_id
                and s.kind = 'message' and s.vk_id = m.message_id)
            from messages m where community_id = ? and peer_id = ? and outgoing
            order by message_id desc limit 1""",
            (community_id, peer_id),
        ).fetchone()
        last = _Answer(*answer) if answer else _Answer()
        waits = transaction.execute(
            """select min(date), count(*) filter (where message_id > coalesce((select seen
                from inbox i where i.community_id = m.community_id and i.kind = 'message'
                and i.source_id = m.peer_id), 0)), count(*)
            from messages m where community_id = ? and peer_id = ? and not outgoing
                and message_id > ?""",
            (community_id, peer_id, last.vk_id),
        ).fetchone()
        unanswered = words[3]
        if waits[2] > 1:
            unanswered = care.unanswered_words(
                transaction.connection, community_id, peer_id, last.vk_id
            )
        item_id, is_fresh = _save(
            transaction,
            _Source(community_id, ItemKind.MESSAGE, peer_id),
            _Words(waits[0] or 0, waits[1], unanswered, *words),
            last,
            marker,
        )
        if is_fresh:
            fresh.append(item_id)
    return fresh


def settle_comments(
    transaction: Transaction,
    community_id: int,
    comment_ids: Iterable[int],
    kind: ItemKind = ItemKind.COMMENT,
) -> list[int]:
    """Bring the items of these citizens' comments up to date; returns the fresh ones."""
    fresh = []
    marker = care.marker(transaction.connection)
    for comment_id in comment_ids:
        row = transaction.execute(
            """select post_id, from_id, date, text, deleted, attachments, root_id from comments
            where community_id = ? and kind = ? and comment_id = ?""",
            (community_id, kind, comment_id),
        ).fetchone()
        if row is None or row[1] in {0, -community_id}:
            continue
        answer = transaction.execute(
            """select c.comment_id, c.date, not exists (select 1 from outbox o
                where o.community_id = c.community_id and o.kind = c.kind
                and o.vk_id = c.comment_id)
                and not exists (select 1 from sent s where s.community_id = c.community_id
                and s.kind = c.kind and s.vk_id = c.comment_id)
            from comments c
            where community_id = :community and kind = :kind and post_id = :post
                and root_id = :root and comment_id > :comment
                and from_id = -community_id and from_id < 0 and not deleted
                and (reply_to_comment = :comment or reply_to_user = :person
                    or (:root = :comment and reply_to_comment = 0))
            order by comment_id desc limit 1""",
            {
                "community": community_id,
                "kind": kind,
                "post": row[0],
                # Where there are no branches an answer hangs on the very comment it is to.
                "root": (row[6] if kind.has_branches else 0) or comment_id,
                "comment": comment_id,
                "person": row[1],
            },
        ).fetchone()
        last = _Answer(*answer) if answer else _Answer()
        item_id, is_fresh = _save(
            transaction,
            _Source(community_id, kind, comment_id, row[0]),
            _Words(0 if row[4] else row[2], 0 if last.vk_id else 1, row[3], comment_id, *row[1:6]),
            last,
            marker,
        )
        if is_fresh:
            fresh.append(item_id)
    return fresh


def settle_posts(transaction: Transaction, posts_of_citizens: Iterable[Post]) -> list[int]:
    """Bring the items of posts that citizens wrote up to date; returns the fresh ones.

    A suggested post waits until it is published or declined; a visitor's post for a comment of the
    office under it. What counts is the stored post: an event may tell of one that is gone by now.
    """
    fresh = []
    marker = care.marker(transaction.connection)
    for told in posts_of_citizens:
        if not told.by_citizen:
            continue
        one = posts.post(transaction.connection, told.community_id, told.post_id) or told
        kind = ItemKind.SUGGESTED if one.suggested else ItemKind.VISITOR_POST
        answer = transaction.execute(
            """select c.comment_id, c.date, not exists (select 1 from outbox o
                where o.community_id = c.community_id and o.kind = c.kind
                and o.vk_id = c.comment_id)
                and not exists (select 1 from sent s where s.community_id = c.community_id
                and s.kind = c.kind and s.vk_id = c.comment_id)
            from comments c where community_id = ? and kind = 'comment' and post_id = ?
                and from_id = -community_id and from_id < 0 and not deleted
                and (root_id = 0 or reply_to_user = ?)
            order by comment_id desc limit 1""",
            (one.community_id, one.post_id, one.from_id),
        ).fetchone()
        last = _Answer(*answer) if answer else _Answer()
        item_id, is_fresh = _save(
            transaction,
            _Source(one.community_id, kind, one.post_id, one.post_id),
            _Words(
                0 if one.deleted else one.date,
                0 if last.vk_id else 1,
                one.text,
                one.post_id,
                one.from_id,
                one.date,
                one.text,
                int(one.deleted),
                pack_attachments(one.attachments),
            ),
            last,
            marker,
        )
        if is_fresh:
            fresh.append(item_id)
    return fresh


def settle_mentions(transaction: Transaction, mention_ids: Iterable[int]) -> list[int]:
    """Bring the items of these mentions up to date; returns the fresh ones.

    Nobody asked the office there, so no term runs.
    """
    fresh = []
    marker = care.marker(transaction.connection)
    for mention_id in mention_ids:
        row = transaction.execute(
            """select community_id, post_id, from_id, date, text, deleted, attachments
            from mentions where id = ?""",
            (mention_id,),
        ).fetchone()
        if row is None:
            continue
        source = _Source(row[0], ItemKind.MENTION, mention_id, row[1])
        words = _Words(0, 1, row[4], mention_id, *row[2:])
        item_id, is_fresh = _save(transaction, source, words, _Answer(), marker)
        if is_fresh:
            fresh.append(item_id)
    return fresh


def concerned(
    transaction: Transaction, comments: Iterable[Comment]
) -> dict[tuple[int, ItemKind], set[int]]:
    """Citizens' comments whose items these comments may change, by community and kind."""
    wanted: dict[tuple[int, ItemKind], set[int]] = {}
    for said in comments:
        # A deletion names only an id; whose words they were stands in the file.
        stored = None
        if not said.from_id:
            stored = posts.comment(
                transaction.connection, said.community_id, said.comment_id, said.kind
            )
        one = stored or said
        ids = wanted.setdefault((one.community_id, one.kind), set())
        if one.by_office:
            ids.update(filter(None, (one.reply_to_comment, one.root_id)))
            ids.update(_earlier_of_same_person(transaction, one))
        else:
            ids.add(one.comment_id)
    return wanted


def _earlier_of_same_person(transaction: Transaction, answer: Comment) -> list[int]:
    """Comments of the branch by the person whom an answer of the office names."""
    rows = transaction.execute(
        """select comment_id from comments where community_id = ? and kind = ? and post_id = ?
        and root_id = ? and from_id = ? and comment_id < ?""",
        (
            answer.community_id,
            answer.kind,
            answer.post_id,
            answer.root_id,
            answer.reply_to_user,
            answer.comment_id,
        ),
    )
    return [row[0] for row in rows]


def _save(
    transaction: Transaction, source: _Source, words: _Words, answer: _Answer, marker: care.Marker
) -> tuple[int, bool]:
    """Write the item; returns its id and whether the citizen wrote something new.

    An answer that was known before the officer reopened the item, or put it off, closes it no more.
    """
    answered = answer.vk_id > words.vk_id
    known = transaction.execute(
        """select id, status, words, deleted, seen, answer from inbox
        where community_id = ? and kind = ? and source_id = ?""",
        (source.community_id, source.kind, source.source_id),
    ).fetchone()
    newer = known is None or words.vk_id > known[2]
    restored = known is not None and known[3] and not words.deleted
    status = ItemStatus(known[1]) if known else ItemStatus.OPEN
    if answered:
        if known is None or answer.vk_id > known[5]:
            status = after_office_answered(status)
    elif newer or restored or status is ItemStatus.ANSWERED:
        status = after_citizen_wrote(status)
    if words.deleted and status is not ItemStatus.NO_ANSWER:
        status = ItemStatus.DONE
    values = (
        words.person_id,
        words.text,
        words.at,
        words.vk_id,
        status,
        0 if answered else words.waiting_since,
        answer.at,
        answer.by_colleague,
        0 if known and known[4] >= words.vk_id else words.unread,
        len(unpack_attachments(words.attachments)),
        words.deleted,
        answer.vk_id,
        *marker.columns(words.unanswered),
    )
    if known:
        item_id = int(known[0])
        transaction.execute(
            """update inbox set person_id = ?, text = ?, at = ?, words = ?, status = ?,
                waiting_since = ?, answered_at = ?, by_colleague = ?, unread = ?, attachments = ?,
                deleted = ?, answer = ?, marks = ?, own_term = ?, head_start = ?, put_first = ?,
                post_id = ? where id = ?""",
            (*values, source.post_id, item_id),
        )
    else:
        cursor = transaction.execute(
            """insert into inbox (person_id, text, at, words, status, waiting_since, answered_at,
                by_colleague, unread, attachments, deleted, answer, marks, own_term, head_start,
                put_first, community_id, kind, source_id, post_id)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
            (*values, source.community_id, source.kind, source.source_id, source.post_id),
        )
        item_id = int(cursor.lastrowid or 0)
    transaction.touch("inbox", item_id)
    return item_id, newer and not answered and not words.deleted
