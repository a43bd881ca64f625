"""How the objects of this VK look in its answers (API version 5.199)."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Final
from zlib import crc32

from gosclient.sandbox.objects import Comment, Community, Conversation, Message, Person, Post
from gosclient.sandbox.serialise import Json

STANDARD_USER_FIELDS: Final = frozenset(
    {"sex", "screen_name", "photo_50", "photo_100", "online", "online_info"}
)
"""What `profiles` of an extended answer carry when no fields are asked for."""

_FEMALE: Final = 1
_AVATAR_SIZES: Final = {
    "photo_50": 50,
    "photo_100": 100,
    "photo": 50,
    "photo_rec": 50,
    "photo_medium": 100,
    "photo_medium_rec": 100,
    "photo_200": 200,
    "photo_200_orig": 200,
    "photo_400": 400,
    "photo_400_orig": 400,
    "photo_big": 200,
    "photo_max": 200,
    "photo_max_orig": 400,
}


def avatar_url(base_url: str, shape: str, identity: int, colour: str, size: int) -> str:
    """Return the address of a drawn avatar; `shape` is "woman", "man" or a community's kind."""
    return f"{base_url}/pictures/avatar/{shape}/{colour.lstrip('#')}/{identity}/{size}.png"


def user(person: Person, fields: frozenset[str], base_url: str) -> Json:
    """Render a person with the asked fields."""
    shown: Json = {"id": person.id}
    if person.deactivated:
        shown["deactivated"] = person.deactivated
    shown["first_name"] = person.first_name
    shown["last_name"] = person.last_name
    if not person.deactivated:
        shown["can_access_closed"] = True
        shown["is_closed"] = False
    for name in fields:
        if name in _AVATAR_SIZES:
            shape = "woman" if person.sex == _FEMALE else "man"
            shown[name] = avatar_url(base_url, shape, person.id, person.colour, _AVATAR_SIZES[name])
        elif name in _USER_FIELDS:
            shown[name] = _USER_FIELDS[name](person)
    return shown


_USER_FIELDS: Final = {
    "sex": lambda person: person.sex,
    "screen_name": lambda person: person.screen_name,
    "domain": lambda person: person.screen_name,
    "city": lambda person: _city(person.settlement),
    "home_town": lambda person: person.settlement,
    "online": lambda _: 0,
    "online_info": lambda _: {"visible": True, "is_online": False, "is_mobile": False},
    "has_photo": lambda _: 1,
    "verified": lambda _: 0,
    "can_write_private_message": lambda person: int(not person.deactivated),
    "status": lambda _: "",
    "is_favorite": lambda _: 0,
    "blacklisted": lambda _: 0,
}


@lru_cache(maxsize=256)
def _city(settlement: str) -> Json:
    return {"id": crc32(settlement.encode()) % 1_000_000 + 1, "title": settlement}


def group(
    community: Community, fields: frozenset[str], base_url: str, *, for_admin: bool = False
) -> Json:
    """Render a community; an administrator's token also sees its own standing in it."""
    shown: Json = {
        "id": community.id,
        "name": community.name,
        "screen_name": community.screen_name,
        "is_closed": 0,
        "type": "page",
    }
    if for_admin:
        shown |= {"is_admin": 1, "admin_level": 3, "is_member": 1, "is_advertiser": 1}
    for size in (50, 100, 200):
        shown[f"photo_{size}"] = avatar_url(
            base_url, community.kind, community.id, community.colour, size
        )
    for name in fields:
        if name in _GROUP_FIELDS:
            shown[name] = _GROUP_FIELDS[name](community)
    return shown


_GROUP_FIELDS: Final = {
    "members_count": lambda community: len(community.members),
    "description": lambda community: community.description,
    "status": lambda _: "",
    "site": lambda _: "",
    "verified": lambda _: 1,
    "can_post": lambda _: 1,
    "can_suggest": lambda _: 1,
    "can_message": lambda _: 1,
    "wall": lambda _: 2,
    "main_section": lambda _: 0,
    "activity": lambda _: "Государственная организация",
    "city": lambda _: {"id": 1, "title": "Заречный район"},
    "counters": lambda community: {"photos": len(community.published)},
    "fixed_post": lambda community: next((p.id for p in community.published if p.pinned), 0),
    "online_status": lambda _: {"status": "none"},
    "links": lambda _: [],
    "contacts": lambda _: [],
    "age_limits": lambda _: 1,
}


def message(item: Message) -> Json:
    """Render a message as `messages.*` methods and events show it."""
    shown: Json = {
        "date": item.date,
        "from_id": item.from_id,
        "id": item.id,
        "version": 10_000_000 + item.id + item.edited,
        "out": 1 if item.out else 0,
        "fwd_messages": [],
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


def post(community: Community, item: Post) -> Json:
    """Render a post as `wall.*` methods and events show it."""
    shown: Json = {
        "inner_type": "wall_wallpost",
        "id": item.id,
        "owner_id": -community.id,
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
    if item.pinned:
        shown["is_pinned"] = 1
    if item.postponed_id:
        shown["postponed_id"] = item.postponed_id
    return shown


def comment(
    community: Community, item: Comment, *, need_likes: bool = False, preview_length: int = 0
) -> Json:
    """Render a comment without its branch; a deleted one is a stub without author and text."""
    if item.deleted:
        return {"id": item.id, "parents_stack": _stack(item), "deleted": True}
    shown = whole_comment(community, item)
    shown["text"] = shortened(item.text, preview_length)
    if need_likes:
        shown["likes"] = {"count": 0, "user_likes": 0, "can_like": 1, "can_publish": 0}
    return shown


def whole_comment(community: Community, item: Comment) -> Json:
    """Render a comment with everything it says, even if it has been deleted."""
    shown: Json = {
        "id": item.id,
        "from_id": item.from_id,
        "date": item.date,
        "text": item.text,
        "post_id": item.post.id,
        "owner_id": -community.id,
        "parents_stack": _stack(item),
    }
    if item.reply_to is not None:
        shown["reply_to_user"] = item.reply_to.from_id
        shown["reply_to_comment"] = item.reply_to.id
    if item.attachments:
        shown["attachments"] = [part.render() for part in item.attachments]
    if item.from_id == item.post.from_id:
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
