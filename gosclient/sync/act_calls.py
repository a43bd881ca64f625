"""Which method of VK carries out an act of moderation. Pure."""

from gosclient.domain.errors import BadInput
from gosclient.domain.kinds import ItemKind
from gosclient.domain.moderation import end_of, publication_of, terms_of
from gosclient.domain.outbox import Act, OutboxEntry
from gosclient.vk import encode_moderation as encode
from gosclient.vk import encode_sources
from gosclient.vk.encode import Call


def call_of(entry: OutboxEntry, server_now: int) -> Call:
    """Method and parameters. ``server_now`` is VK's time in unix seconds.

    Raises:
        BadInput: it is no act of moderation.
    """
    here, target = entry.community_id, entry.target_id
    match entry.act:
        case Act.DELETE | Act.RESTORE:
            return _coming_and_going(entry, gone=entry.act is Act.DELETE)
        case Act.PUBLISH:
            publication = publication_of(entry.details)
            return encode.suggestion_publish(here, target, publication, entry.key)
        case Act.DECLINE:
            return encode.post_delete(here, target)
        case Act.BAN:
            terms = terms_of(entry.details)
            # The first try fixes the end, so that a repeat asks for the same.
            return encode.ban(here, target, terms, end_of(terms, entry.sent_at or server_now))
        case Act.UNBAN:
            return encode.unban(here, target)
        case Act.CLOSE | Act.OPEN:
            return encode.comments_closed(here, target, closed=entry.act is Act.CLOSE)
        case _:
            raise BadInput("Это не действие модератора.")


def _coming_and_going(entry: OutboxEntry, *, gone: bool) -> Call:
    here, kind, target = entry.community_id, entry.kind, entry.target_id
    if kind is ItemKind.COMMENT:
        wall = encode.comment_delete if gone else encode.comment_restore
        return wall(here, target)
    if kind is ItemKind.VISITOR_POST:
        post = encode.post_delete if gone else encode.post_restore
        return post(here, target)
    other = encode_sources.comment_delete if gone else encode_sources.comment_restore
    return other(here, kind, entry.post_id, target)
