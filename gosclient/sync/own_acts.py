"""What our own acts of moderation have changed in VK, into the mirror: an event may be lost or late."""

from gosclient.domain.kinds import ItemKind
from gosclient.domain.moderation import Ban, end_of, terms_of
from gosclient.domain.outbox import Act, OutboxEntry
from gosclient.domain.posts import Comment
from gosclient.store import bans, communities, items, posts
from gosclient.store.database import Transaction


def apply_own_act(transaction: Transaction, entry: OutboxEntry) -> None:
    """What an act of moderation has just changed in VK; its event may be lost or come late."""
    here, target = entry.community_id, entry.target_id
    match entry.act:
        case Act.PUBLISH | Act.DECLINE:
            _set_post_deleted(transaction, here, target, deleted=True)
        case Act.DELETE | Act.RESTORE if entry.kind is ItemKind.VISITOR_POST:
            gone = entry.act is Act.DELETE
            _set_post_deleted(transaction, here, target, deleted=gone)
        case Act.DELETE:
            stub = Comment(here, entry.post_id, target, 0, 0, "", deleted=True, kind=entry.kind)
            posts.save_comments(transaction, [stub])
            items.settle_comments(transaction, here, [target], entry.kind)
        case Act.RESTORE:
            posts.restore_comment(transaction, here, target, entry.kind)
            items.settle_comments(transaction, here, [target], entry.kind)
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


def _set_post_deleted(
    transaction: Transaction, community_id: int, post_id: int, *, deleted: bool
) -> None:
    posts.set_deleted(transaction, community_id, post_id, deleted=deleted)
    found = posts.post(transaction.connection, community_id, post_id)
    items.settle_posts(transaction, [found] if found is not None else [])
