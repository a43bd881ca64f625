"""Facts of VK into the store: every function is one part of a transaction and may be repeated."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from gosclient.domain.delivery import after_look
from gosclient.domain.events import (
    CommentDeleted,
    CommentSeen,
    Event,
    MessageSeen,
    OutboxRead,
    PersonBanned,
    PersonUnbanned,
    PostQueued,
    PostSeen,
    PostUnqueued,
    WritingAllowed,
)
from gosclient.domain.kinds import ItemKind
from gosclient.domain.outbox import Found, OutboxEntry, OutboxState
from gosclient.domain.posts import FIRST_CHAT, CanWrite, Comment, Conversation, Message, Post
from gosclient.domain.text import comparable
from gosclient.store import communities, conversations, items, outbox, posts
from gosclient.store.database import Transaction
from gosclient.sync import queue, witness
from gosclient.vk.values import readable

CLOCK_MARGIN = 120
"""Seconds by which VK's date of our act may precede our note of it."""

_Key = tuple[ItemKind, int]
Deleters = Mapping[tuple[ItemKind, int], int]
_NOBODY: Deleters = MappingProxyType({})

FORBADE_MESSAGES = 901
"""VK's reason in ``can_write`` after a person forbade messages."""


def apply_events(
    transaction: Transaction,
    community_id: int,
    events: Sequence[Event],
    ts: str,
    now: int,
) -> bool:
    """Events of one Long Poll answer together with the position that covers them.

    Returns:
        Whether they leave no doubt; else the posts in doubt are marked and want to be read again.
    """
    apply_messages(
        transaction, [event.message for event in events if isinstance(event, MessageSeen)], now
    )
    deleters = {
        (event.kind, event.comment_id): event.deleter_id
        for event in events
        if isinstance(event, CommentDeleted)
    }
    comments = _comments(events)
    # Of events only: a page may have been read before the change that an event has told since.
    witness.comments_change(transaction, [one for one in comments if not one.deleted], now)
    apply_comments(transaction, comments, now, deleters)
    for kind, back in _restored(events).items():
        bring_back(transaction, community_id, back, now, kind)
    for event in events:
        match event:
            case PersonBanned(ban):
                witness.person_banned(transaction, ban, now)
            case PersonUnbanned():
                witness.person_unbanned(transaction, event, now)
            case PostSeen() | PostQueued() | PostUnqueued():
                _apply_post_event(transaction, event, now)
            case OutboxRead(_, peer_id, message_id):
                conversations.set_read_by_person(transaction, community_id, peer_id, message_id)
            case WritingAllowed(_, peer_id, allowed):
                can_write = (
                    CanWrite() if allowed else CanWrite(allowed=False, reason=FORBADE_MESSAGES)
                )
                conversations.set_can_write(transaction, community_id, peer_id, can_write)
                items.settle_dialogues(transaction, [(community_id, peer_id)])
    communities.save_ts(transaction, community_id, ts, now)
    unclear = _unclear(events)
    for kind, post_id in unclear:
        posts.doubt(transaction, community_id, [post_id], kind)
    return not unclear


def _apply_post_event(
    transaction: Transaction, event: PostSeen | PostQueued | PostUnqueued, now: int
) -> None:
    match event:
        case PostSeen(post):
            apply_posts(transaction, [post])
            queue.mark_published(transaction, [post], now)
        case PostQueued(waiting):
            queue.post_queued(transaction, waiting, now)
        case PostUnqueued(community_id, post_id):
            queue.post_unqueued(transaction, community_id, post_id)


def apply_messages(
    transaction: Transaction,
    messages: Sequence[Message],
    now: int,
    heads: Iterable[Conversation] = (),
) -> None:
    """Messages and heads of dialogues; our own echo confirms the intent it belongs to."""
    personal = [one for one in messages if one.peer_id < FIRST_CHAT]
    dialogues = conversations.save_messages(transaction, personal)
    conversations.save_conversations(transaction, [head for head in heads if not head.is_chat])
    for message in personal:
        if message.outgoing:
            _confirm(
                transaction,
                _entry_of_message(transaction, message),
                message.message_id,
                message.cmid,
                now,
            )
    announce(transaction, items.settle_dialogues(transaction, dialogues))


def apply_comments(
    transaction: Transaction,
    comments: Sequence[Comment],
    now: int,
    deleters: Deleters = _NOBODY,
) -> None:
    """Comments, deleted ones included; our own echo confirms the intent it belongs to.

    Args:
        transaction: of the change.
        comments: as VK has them; a deleted one may be a bare stub.
        now: unix seconds.
        deleters: who deleted, by kind and comment id, as far as VK says.
    """
    there = [one for one in comments if not one.deleted]
    gone = [one for one in comments if one.deleted]
    posts.save_comments(transaction, there)
    witness.comments_vanish(transaction, gone, deleters, now)
    posts.save_comments(transaction, gone)
    for comment in comments:
        if comment.by_office and not comment.deleted:
            _confirm(
                transaction, _entry_of_comment(transaction, comment), comment.comment_id, 0, now
            )
    for (community_id, kind), ids in items.concerned(transaction, comments).items():
        announce(transaction, items.settle_comments(transaction, community_id, ids, kind))
    items.settle_posts(transaction, _commented_posts(transaction, comments))


def apply_posts(transaction: Transaction, found: Sequence[Post]) -> None:
    """Posts of the wall; those by citizens are items of the inbox."""
    stored = posts.save_posts(transaction, found)
    announce(transaction, items.settle_posts(transaction, stored))


def _commented_posts(transaction: Transaction, comments: Iterable[Comment]) -> list[Post]:
    """Citizens' posts under which the office wrote or took something back."""
    wanted = {
        (one.community_id, one.post_id)
        for one in comments
        if one.kind is ItemKind.COMMENT and (one.by_office or one.deleted)
    }
    found = (posts.post(transaction.connection, *place) for place in wanted)
    return [one for one in found if one is not None and one.by_citizen]


def bring_back(
    transaction: Transaction,
    community_id: int,
    comment_ids: Iterable[int],
    now: int,
    kind: ItemKind = ItemKind.COMMENT,
) -> None:
    """Deleted comments that are in VK again."""
    back = list(comment_ids)
    witness.comments_return(transaction, community_id, back, now, kind)
    for comment_id in back:
        posts.restore_comment(transaction, community_id, comment_id, kind)
    items.settle_comments(transaction, community_id, back, kind)


def _comments(events: Iterable[Event]) -> list[Comment]:
    found = []
    for event in events:
        match event:
            case CommentSeen(comment):
                found.append(comment)
            case CommentDeleted(community_id, post_id, comment_id, _, kind):
                # A stub: if the comment is not here yet, its deletion is remembered.
                found.append(
                    Comment(community_id, post_id, comment_id, 0, 0, "", deleted=True, kind=kind)
                )
    return found


def _restored(events: Iterable[Event]) -> dict[ItemKind, list[int]]:
    """Comments whose last event of coming and going was a return, by kind."""
    last: dict[_Key, bool] = {}
    for event in events:
        match event:
            case CommentSeen(comment, restored=True):
                last[comment.kind, comment.comment_id] = True
            case CommentDeleted(_, _, comment_id, _, kind):
                last[kind, comment_id] = False
    found: dict[ItemKind, list[int]] = {}
    for (kind, comment_id), returned in last.items():
        if returned:
            found.setdefault(kind, []).append(comment_id)
    return found


def _unclear(events: Iterable[Event]) -> set[_Key]:
    """What comments stand under whose end depends on the order of the events: kind and id.

    VK does not promise the order. A comment that came and was deleted is deleted in any order; one
    that was restored as well, or was written in two versions, is not known by its events alone.
    """
    versions: dict[_Key, set[Comment]] = {}
    deleted: set[_Key] = set()
    restored: set[_Key] = set()
    for event in events:
        match event:
            case CommentSeen(comment, back):
                key = comment.kind, comment.comment_id
                versions.setdefault(key, set()).add(comment)
                restored |= {key} if back else set()
            case CommentDeleted(_, _, comment_id, _, kind):
                deleted.add((kind, comment_id))
    changed = {key for key, seen in versions.items() if len(seen) > 1}
    unclear = (changed - deleted) | (restored & deleted)
    return {(comment.kind, comment.post_id) for key in unclear for comment in versions[key]}


def _entry_of_message(transaction: Transaction, message: Message) -> OutboxEntry | None:
    """The intent that became this message: VK names its key, so the state does not matter."""
    if message.random_id:
        entry = outbox.by_key(
            transaction, message.community_id, ItemKind.MESSAGE, str(message.random_id)
        )
        if entry is None or entry.target_id != message.peer_id or not entry.attempts:
            return None
        return entry if entry.state is not OutboxState.CONFIRMED else None
    if message.author:  # an administrator wrote it in VK itself
        return None
    waiting = outbox.awaiting_echo(
        transaction, message.community_id, ItemKind.MESSAGE, message.peer_id
    )
    if not waiting or outbox.ours(
        transaction.connection, message.community_id, ItemKind.MESSAGE, [message.message_id]
    ):
        return None
    return _by_text(waiting, message.text, message.date)


def _entry_of_comment(transaction: Transaction, comment: Comment) -> OutboxEntry | None:
    # One answer may go to many people of a branch in the same words, so the target must fit.
    target = comment.reply_to_comment or comment.root_id
    waiting = [
        entry
        for entry in outbox.awaiting_echo(transaction, comment.community_id, comment.kind, target)
        if entry.post_id == comment.post_id
    ]
    if not waiting or outbox.ours(
        transaction.connection, comment.community_id, comment.kind, [comment.comment_id]
    ):
        return None
    return _by_text(waiting, comment.text, comment.date)


def _by_text(waiting: Iterable[OutboxEntry], text: str, date: int) -> OutboxEntry | None:
    said = comparable(text)
    for entry in waiting:
        written = comparable(readable(entry.text))  # the mirror holds readable words as well
        same = written == said or (entry.kind is ItemKind.BOARD and said.endswith(f", {written}"))
        if date >= entry.sent_at - CLOCK_MARGIN and same:
            return entry
    return None


def _confirm(
    transaction: Transaction, entry: OutboxEntry | None, vk_id: int, cmid: int, now: int
) -> None:
    if entry is not None:
        outbox.save(transaction, after_look(entry, Found(vk_id, cmid), now, now, 0.0))


def announce(transaction: Transaction, item_ids: Sequence[int]) -> None:
    """Tell of items whose citizens wrote something new: what a notification is about."""
    if item_ids:
        transaction.touch("arrived", *item_ids)
