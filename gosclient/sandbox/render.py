"""How dialogues, messages, posts and comments look in answers and events (API version 5.199)."""

from collections.abc import Iterable
from urllib.parse import urlsplit
from zlib import crc32

from gosclient.sandbox.objects import Community, Conversation, Message
from gosclient.sandbox.places import Comment, Post
from gosclient.sandbox.serialise import Json
from gosclient.sandbox.sources import WALL


def message(item: Message) -> Json:
    """Render a message as `messages.*` methods and events show it."""
    shown: Json = {
        "date": item.date,
        "from_id": item.from_id,
        "id": item.id,
        "version": 10_000_000 + item.id + item.edited,
        "out": 1 if item.out else 0,
        "fwd_messages": [_quoted(one) for one in item.forwarded],
        "important": False,
        "is_hidden": False,
        "attachments": [part.render() for part in item.attachments],
        "conversation_message_id": item.cmid,
        "text": item.text,
        "peer_id": item.peer_id,
        "random_id": item.random_id,
    }
    if item.admin_author_id:
        shown["admin_author_id"] = item.admin_author_id
    if item.reply_to is not None:
        shown["reply_message"] = _quoted(item.reply_to)
    if item.keyboard is not None:
        shown["keyboard"] = item.keyboard
    if item.payload:
        shown["payload"] = item.payload
    if item.edited:
        shown["update_time"] = item.edited
    return shown


def _quoted(item: Message) -> Json:
    return {
        "date": item.date,
        "from_id": item.from_id,
        "id": item.id,
        "text": item.text,
        "peer_id": item.peer_id,
        "conversation_message_id": item.cmid,
        "attachments": [part.render() for part in item.attachments],
    }


def can_write(community: Community, dialogue: Conversation) -> Json:
    """Say whether the community may write to the person, with VK's reason if it may not."""
    person = dialogue.person
    reason = dialogue.refusal
    if person.deactivated:
        reason = 18
    elif person.id in community.bans:
        reason = 900
    return {"allowed": False, "reason": reason} if reason else {"allowed": True}


def conversation(community: Community, dialogue: Conversation) -> Json:
    """Render a dialogue without its messages."""
    last = dialogue.last
    shown: Json = {
        "peer": {"id": dialogue.person.id, "type": "user", "local_id": dialogue.person.id},
        "version": 10_000_000 + last.id,
        "last_message_id": last.id,
        "in_read": dialogue.in_read,
        "out_read": dialogue.out_read,
        "last_conversation_message_id": last.cmid,
        "in_read_cmid": _cmid(community, dialogue.in_read),
        "out_read_cmid": _cmid(community, dialogue.out_read),
        "sort_id": {"major_id": 0, "minor_id": last.id},
        "is_marked_unread": False,
        "important": dialogue.important,
        "unanswered": not last.out,
        "can_write": can_write(community, dialogue),
    }
    if dialogue.unread:
        shown["unread_count"] = dialogue.unread
    return shown


def _cmid(community: Community, message_id: int) -> int:
    found = community.messages.get(message_id)
    return found.cmid if found else 0


def post(community: Community, item: Post, likes: Json | None = None) -> Json:
    """Render a post as `wall.*` methods and events show it; `likes` tells of the one who looks."""
    shown: Json = {
        "inner_type": "wall_wallpost",
        "id": item.id,
        "owner_id": item.owner_id or -community.id,
        "from_id": item.from_id,
        "date": item.date,
        "text": item.text,
        "post_type": item.kind,
        "post_source": {"type": "api" if item.origin else "vk"},
        "attachments": [part.render() for part in item.attachments],
        "marked_as_ads": int(item.marked_as_ads),
        "is_favorite": False,
        "donut": {"is_donut": False},
        "comments": {
            "count": item.comments_count,
            "can_post": int(not item.comments_closed),
            "can_view": 1,
            "groups_can_post": True,
        },
        "likes": {
            "count": item.likes,
            "user_likes": 0,
            "can_like": 1,
            "can_publish": 1,
            "repost_disabled": False,
            **(likes or {}),
        },
        "reposts": {"count": item.reposts, "user_reposted": 0},
        "hash": f"{crc32(f'{community.id}_{item.id}'.encode()):08x}",
    }
    if item.views:
        shown["views"] = {"count": item.views}
    if item.created_by:
        shown["created_by"] = item.created_by
    if item.signer_id:
        shown["signer_id"] = item.signer_id
    if item.copyright:
        name = urlsplit(item.copyright).hostname or item.copyright
        shown["copyright"] = {"link": item.copyright, "name": name, "type": "external_source"}
    if item.place:
        latitude, longitude = item.place
        shown["geo"] = {"type": "point", "coordinates": f"{latitude} {longitude}"}
    if item.pinned:
        shown["is_pinned"] = 1
    if item.edited:
        shown["edited"] = item.edited
    if item.postponed_id:
        shown["postponed_id"] = item.postponed_id
    return shown


def comment(
    community: Community, item: Comment, *, need_likes: bool = False, preview_length: int = 0
) -> Json:
    """Render a comment as lists show it, without its branch.

    A deleted one is a stub without author and text. Which photo, video, ware or topic it stands
    under is known to who asked for the list, and VK does not repeat it.
    """
    if item.deleted:
        return {"id": item.id, "parents_stack": _stack(item), "deleted": True}
    shown = whole_comment(community, item)
    shown["text"] = shortened(item.text, preview_length)
    if item.place.source is not WALL:
        del shown[item.place.source.place]
    if need_likes:
        shown["likes"] = {"count": 0, "user_likes": 0, "can_like": 1, "can_publish": 0}
    return shown


def whole_comment(community: Community, item: Comment) -> Json:
    """Render a comment with everything it says and where, even if it has been deleted."""
    source = item.place.source
    shown: Json = {
        "id": item.id,
        "from_id": item.from_id,
        "date": item.date,
        "text": item.text,
        source.place: item.place.id,
    }
    if source.threaded:
        shown["owner_id"] = -community.id
        shown["parents_stack"] = _stack(item)
    if item.reply_to is not None and source.answers:
        shown["reply_to_user"] = item.reply_to.from_id
        shown["reply_to_comment"] = item.reply_to.id
    if item.attachments:
        shown["attachments"] = [part.render() for part in item.attachments]
    if source is WALL and item.from_id == item.place.from_id:
        shown["is_from_post_author"] = True
    return shown


def _stack(item: Comment) -> list[int]:
    return [item.root.id] if item.root else []


def shortened(text: str, length: int) -> str:
    """Cut a text for a preview at a word's end; 0 leaves it whole."""
    if not length or len(text) <= length:
        return text
    head = text[:length]
    return (head.rsplit(maxsplit=1)[0] if " " in head else head) + "..."


def visible(comments: Iterable[Comment]) -> list[Comment]:
    """Drop deleted comments, but keep a deleted root whose branch still has living answers."""
    return [
        item
        for item in comments
        if not item.deleted or any(not answer.deleted for answer in item.replies)
    ]
