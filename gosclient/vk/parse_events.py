"""Updates of Bots Long Poll as events of the domain. Pure, and nothing here raises on any JSON.

An update of a type this version does not act on, and one that cannot be read, become events too:
neither may cost the page it came with.
"""

from collections.abc import Callable, Mapping
from typing import Any

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
    UnknownEvent,
    WritingAllowed,
)
from gosclient.domain.kinds import ItemKind
from gosclient.vk.parse import parse_message, parse_post, parse_queued
from gosclient.vk.parse_bans import parse_ban
from gosclient.vk.parse_sources import PLACES, parse_comment_of
from gosclient.vk.values import flag, number, record, text_of

Raw = Mapping[str, Any]

_KIND_LENGTH = 60
_NOT_FOR_US = frozenset({"postpone", "reply"})
_OWNERS = (
    *("owner_id", "post_owner_id", "photo_owner_id", "video_owner_id", "market_owner_id"),
    "topic_owner_id",
)

Reader = Callable[[Mapping[str, Any], int, str], Event]


def parse_update(raw: object, community_id: int) -> Event:
    """One update of Bots Long Poll. What cannot be read becomes an ``UnknownEvent``."""
    update = record(raw)
    kind = text_of(update.get("type"))[:_KIND_LENGTH]
    reader = _EVENTS.get(kind)
    if not kind or reader is None:
        return UnknownEvent(community_id, kind, unreadable=not kind)
    body = update.get("object")
    return (
        reader(record(body), community_id, kind)
        if isinstance(body, dict)
        else _damaged(community_id, kind)
    )


def _damaged(community_id: int, kind: str) -> UnknownEvent:
    return UnknownEvent(community_id, kind, unreadable=True)


def _foreign(body: Raw, community_id: int) -> bool:
    """The object lies on another wall: a citizen's repost, for one."""
    owners = (number(body.get(name)) for name in _OWNERS)
    owner_id = next((one for one in owners if one), 0)
    return owner_id not in (0, -community_id, community_id)


def _message_event(body: Raw, community_id: int, kind: str) -> Event:
    # Since 5.103 ``message_new`` wraps the message, the other two never do.
    message = parse_message(body.get("message") or body, community_id)
    return MessageSeen(message) if message else _damaged(community_id, kind)


def _read_event(body: Raw, community_id: int, kind: str) -> Event:
    reader, peer_id = number(body.get("from_id")), number(body.get("peer_id"))
    message_id = number(body.get("read_message_id"))
    if reader == -community_id:
        return UnknownEvent(community_id, kind)
    if not (peer_id or reader) or message_id <= 0:
        return _damaged(community_id, kind)
    return OutboxRead(community_id, peer_id or reader, message_id)


def _permission_event(body: Raw, community_id: int, kind: str) -> Event:
    peer_id = number(body.get("user_id"))
    if peer_id <= 0:
        return _damaged(community_id, kind)
    return WritingAllowed(community_id, peer_id, allowed=kind == "message_allow")


def _comment_event(kind: ItemKind) -> Reader:
    def read(body: Raw, community_id: int, name: str) -> Event:
        if _foreign(body, community_id):
            return UnknownEvent(community_id, name)
        comment = parse_comment_of(body, community_id, kind)
        if comment is None:
            return _damaged(community_id, name)
        return CommentSeen(comment, restored=name.endswith("_restore"))

    return read


def _deletion_event(kind: ItemKind) -> Reader:
    def read(body: Raw, community_id: int, name: str) -> Event:
        if _foreign(body, community_id):
            return UnknownEvent(community_id, name)
        comment_id = number(body.get("id"))
        if comment_id <= 0:
            return _damaged(community_id, name)
        thing = max(number(body.get(PLACES[kind])), 0)
        deleter = number(body.get("deleter_id")) or number(body.get("user_id"))
        return CommentDeleted(community_id, thing, comment_id, deleter, kind)

    return read


def _post_event(body: Raw, community_id: int, kind: str) -> Event:
    if _foreign(body, community_id) or text_of(body.get("post_type")) in _NOT_FOR_US:
        return UnknownEvent(community_id, kind)
    post = parse_post(body, community_id)
    return PostSeen(post) if post else _damaged(community_id, kind)


def _queued_event(body: Raw, community_id: int, kind: str) -> Event:
    if _foreign(body, community_id):
        return UnknownEvent(community_id, kind)
    post = parse_queued(body, community_id)
    return PostQueued(post) if post else _damaged(community_id, kind)


def _unqueued_event(body: Raw, community_id: int, kind: str) -> Event:
    if _foreign(body, community_id):
        return UnknownEvent(community_id, kind)
    post_id = number(body.get("id")) or number(body.get("post_id"))
    return PostUnqueued(community_id, post_id) if post_id > 0 else _damaged(community_id, kind)


def _ban_event(body: Raw, community_id: int, kind: str) -> Event:
    ban = parse_ban(body, community_id)
    return PersonBanned(ban) if ban else _damaged(community_id, kind)


def _unban_event(body: Raw, community_id: int, kind: str) -> Event:
    person_id = number(body.get("user_id"))
    if not person_id:
        return _damaged(community_id, kind)
    admin_id = max(number(body.get("admin_id")), 0)
    return PersonUnbanned(
        community_id, person_id, admin_id, by_end_date=flag(body.get("by_end_date"))
    )


_COMMENT_EVENTS = {
    "wall_reply": ItemKind.COMMENT,
    "photo_comment": ItemKind.PHOTO_COMMENT,
    "video_comment": ItemKind.VIDEO_COMMENT,
    "market_comment": ItemKind.MARKET_COMMENT,
    "board_post": ItemKind.BOARD,
}

_EVENTS: dict[str, Reader] = {
    "message_new": _message_event,
    "message_reply": _message_event,
    "message_edit": _message_event,
    "messages_edit": _message_event,
    "message_read": _read_event,
    "message_allow": _permission_event,
    "message_deny": _permission_event,
    "wall_post_new": _post_event,
    "wall_post_edit": _post_event,
    "wall_repost": _post_event,
    "wall_schedule_post_new": _queued_event,
    "postponed_new": _queued_event,
    "wall_schedule_post_delete": _unqueued_event,
    "postponed_delete": _unqueued_event,
    "user_block": _ban_event,
    "user_unblock": _unban_event,
    **{
        f"{name}_{verb}": _comment_event(kind)
        for name, kind in _COMMENT_EVENTS.items()
        for verb in ("new", "edit", "restore")
    },
    **{f"{name}_delete": _deletion_event(kind) for name, kind in _COMMENT_EVENTS.items()},
}
