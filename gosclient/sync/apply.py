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
    PostSeen,
    WritingAllowed,
)
from gosclient.domain.inbox import ItemKind
from gosclient.domain.moderation import Ban, end_of, terms_of
from gosclient.domain.outbox import Act, Found, OutboxEntry, OutboxState
from gosclient.domain.posts import FIRST_CHAT, CanWrite, Comment, Conversation, Message
from gosclient.domain.text import comparable
from gosclient.store import bans, communities, conversations, items, outbox, posts
from gosclient.store.database import Transaction
from gosclient.sync import witness
from gosclient.vk.values import readable

CLOCK_MARGIN = 120
"""Seconds by which VK's date of our act may precede our note of it."""

_NOBODY: Mapping[int, int] = MappingProxyType({})

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
        event.comment_id: event.deleter_id for event in events if isinstance(event, CommentDeleted)
    }
    comments = _comments(events)
    # Of events only: a page may have been read before the change that an event has told since.
    witness.comments_change(transaction, [one for one in comments if not one.deleted], now)
    apply_comments(transaction, comments, now, deleters)
    bring_back(transaction, community_id, _restored(events), now)
    for event in events:
        match event:
            case PersonBanned(ban):
                witness.person_banned(transaction, ban, now)
            case PersonUnbanned():
                witness.person_unbanned(transaction, event, now)
            case PostSeen(post):
                posts.save_posts(transaction, [post])
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
    posts.doubt(transaction, community_id, unclear)
    return not unclear


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
    _announce(transaction, items.settle_dialogues(transaction, dialogues))


def apply_comments(
    transaction: Transaction,
    comments: Sequence[Comment],
    now: int,
    deleters: Mapping[int, int] = _NOBODY,
) -> None:
    """Comments, deleted ones included; our own echo confirms the intent it belongs to.

    Args:
        transaction: of the change.
        comments: as VK has them; a deleted one may be a bare stub.
        now: unix seconds.
        deleters: who deleted, by comment id, as far as VK says.
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
    for community_id, ids in items.concerned(transaction, comments).items():
        _announce(transaction, items.settle_comments(transaction, community_id, ids))


def bring_back(
    transaction: Transaction, community_id: int, comment_ids: Iterable[int], now: int
) -> None:
    """Deleted comments that are in VK again."""
    back = list(comment_ids)
    witness.comments_return(transaction, community_id, back, now)
    for comment_id in back:
        posts.restore_comment(transaction, community_id, comment_id)
    items.settle_comments(transaction, community_id, back)


def apply_own_act(transaction: Transaction, entry: OutboxEntry) -> None:
    """What an act of moderation has just changed in VK; its event may be lost or come late."""
    here, target = entry.community_id, entry.target_id
    match entry.act:
        case Act.DELETE:
            stub = Comment(here, entry.post_id, target, 0, 0, "", deleted=True)
            posts.save_comments(transaction, [stub])
            items.settle_comments(transaction, here, [target])
        case Act.RESTORE:
            posts.restore_comment(transaction, here, target)
            items.settle_comments(transaction, here, [target])
        case Act.BAN:
            owner = communities.community(transaction.connection, here)
            terms = terms_of(entry.details)
            until = end_of(terms, entry.sent_at)
            ban = Ban(
                here,
                target,
                owner.token_owner if owner else 0,
                entry.sent_at,
                until,
                int(terms.reason),
                terms.comment,
                terms.visible,
            )
            bans.save(transaction, [ban])
        case Act.UNBAN:
            bans.remove(transaction, here, target)
        case Act.CLOSE | Act.OPEN:
            allowed = entry.act is Act.OPEN
            posts.set_can_comment(transaction, here, target, allowed=allowed)


def _comments(events: Iterable[Event]) -> list[Comment]:
    found = []
    for event in events:
        match event:
            case CommentSeen(comment):
                found.append(comment)
            case CommentDeleted(community_id, post_id, comment_id):
                # A stub: if the comment is not here yet, its deletion is remembered.
                found.append(Comment(community_id, post_id, comment_id, 0, 0, "", deleted=True))
    return found


def _restored(events: Iterable[Event]) -> list[int]:
    """Comments whose last event of coming and going was a return."""
    last: dict[int, bool] = {}
    for event in events:
        match event:
            case CommentSeen(comment, restored=True):
                last[comment.comment_id] = True
            case CommentDeleted(_, _, comment_id):
                last[comment_id] = False
    return [comment_id for comment_id, returned in last.items() if returned]


def _unclear(events: Iterable[Event]) -> set[int]:
    """Posts of comments whose end depends on the order of the events, which VK does not promise.

    A comment that came and was deleted is deleted in any order; one that was restored as well, or
    was written in two versions, is not known by its events alone.
    """
    versions: dict[int, set[Comment]] = {}
    deleted: set[int] = set()
    restored: set[int] = set()
    for event in events:
        match event:
            case CommentSeen(comment, back):
                versions.setdefault(comment.comment_id, set()).add(comment)
                restored |= {comment.comment_id} if back else set()
            case CommentDeleted(_, _, comment_id):
                deleted.add(comment_id)
    changed = {comment_id for comment_id, seen in versions.items() if len(seen) > 1}
    unclear = (changed - deleted) | (restored & deleted)
    return {comment.post_id for comment_id in unclear for comment in versions[comment_id]}


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
    waiting = outbox.awaiting_echo(transaction, comment.community_id, ItemKind.COMMENT, target)
    if not waiting or outbox.ours(
        transaction.connection, comment.community_id, ItemKind.COMMENT, [comment.comment_id]
    ):
        return None
    return _by_text(waiting, comment.text, comment.date)


def _by_text(waiting: Iterable[OutboxEntry], text: str, date: int) -> OutboxEntry | None:
    said = comparable(text)
    for entry in waiting:
        written = comparable(readable(entry.text))  # the mirror holds readable words as well
        if date >= entry.sent_at - CLOCK_MARGIN and written == said:
            return entry
    return None


def _confirm(
    transaction: Transaction, entry: OutboxEntry | None, vk_id: int, cmid: int, now: int
) -> None:
    if entry is not None:
        outbox.save(transaction, after_look(entry, Found(vk_id, cmid), now, now, 0.0))


def _announce(transaction: Transaction, item_ids: Sequence[int]) -> None:
    if item_ids:
        transaction.touch("arrived", *item_ids)
