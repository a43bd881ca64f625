"""What stands outside the wall as calls of VK's methods: comments under things, mentions. Pure.

All of it wants an administrator's user token (matrix of VK's documentation, October 2026); only a topic's
comments can be deleted and brought back by a community key. ``from_group`` is a flag here.
"""

from collections.abc import Iterable

from gosclient.domain.community import page_name
from gosclient.domain.kinds import ItemKind
from gosclient.vk.encode import PERSON_FIELDS, THREAD_ITEMS, Call

PAGE = 100
VIDEOS_PAGE = 200
MARKET_PAGE = 200
TOPICS_PAGE = 100
MENTIONS_PAGE = 50

SECTIONS = {
    ItemKind.PHOTO_COMMENT: ("photos", "photo_id"),
    ItemKind.VIDEO_COMMENT: ("video", "video_id"),
    ItemKind.MARKET_COMMENT: ("market", "item_id"),
    ItemKind.BOARD: ("board", "topic_id"),
}
"""Section of the API, and the name of what is commented, by kind of comment."""


def photo_comments_page(community_id: int, offset: int = 0) -> Call:
    """Comments under all photos of a community, the newest first."""
    return "photos.getAllComments", {
        "owner_id": -community_id,
        "offset": offset,
        "count": PAGE,
    }


def mentions_page(community_id: int, since: int, offset: int = 0) -> Call:
    """Posts on walls of others that name a community, the newest first.

    Without ``start_time`` VK looks back 24 hours; 50 is the most of one page (schema 5.199).
    """
    return "newsfeed.getMentions", {
        "owner_id": -community_id,
        "start_time": since,
        "offset": offset,
        "count": MENTIONS_PAGE,
    }


def posts_at(places: Iterable[tuple[int, int]]) -> Call:
    """At most 100 posts of any walls by owner and number; VK leaves out what is gone."""
    return "wall.getById", {"posts": [f"{owner}_{post}" for owner, post in places]}


def photos_by_id(community_id: int, photo_ids: list[int]) -> Call:
    """At most 100 photos by their ids."""
    named = [f"-{community_id}_{one}" for one in photo_ids]
    return "photos.getById", {"photos": named, "extended": True}


def things_page(community_id: int, kind: ItemKind, offset: int = 0) -> Call:
    """Videos, market items or topics of a community, the newest first, with counts of comments."""
    match kind:
        case ItemKind.VIDEO_COMMENT:
            return "video.get", {
                "owner_id": -community_id,
                "offset": offset,
                "count": VIDEOS_PAGE,
                "extended": True,
            }
        case ItemKind.MARKET_COMMENT:
            return "market.get", {
                "owner_id": -community_id,
                "offset": offset,
                "count": MARKET_PAGE,
                "extended": True,
            }
        case _:
            return "board.getTopics", {
                "group_id": community_id,
                "offset": offset,
                "count": TOPICS_PAGE,
                "order": 1,
                "preview": 1,
                "preview_length": 0,
            }


def comments_page(
    community_id: int,
    kind: ItemKind,
    thing_id: int,
    offset: int = 0,
    sort: str = "desc",
    count: int = PAGE,
    root_id: int = 0,
) -> Call:
    """Comments under one thing, or in one branch of them; ``sort`` asc or desc."""
    section, name = SECTIONS[kind]
    params: dict[str, object] = {
        **_owner(community_id, kind),
        name: thing_id,
        "offset": offset,
        "count": count,
        "sort": sort,
        "extended": True,
    }
    if kind is not ItemKind.BOARD:
        params["fields"] = PERSON_FIELDS
    if root_id:
        params["comment_id"] = root_id
    elif kind.has_branches:
        params["thread_items_count"] = THREAD_ITEMS
    return f"{section}.getComments", params


def comment_create(
    community_id: int, kind: ItemKind, thing_id: int, text: str, guid: str, reply_to: int
) -> Call:
    """A comment on behalf of the community; ``guid`` protects from a second copy.

    A topic knows no answers to a comment, so ``text`` of one begins with a mention (``mention``).
    """
    section, name = SECTIONS[kind]
    params: dict[str, object] = {
        **_owner(community_id, kind),
        name: thing_id,
        "message": text,
        "from_group": True,
        "guid": guid,
    }
    if reply_to and kind is not ItemKind.BOARD:
        params["reply_to_comment"] = reply_to
    return f"{section}.createComment", params


def mention(community_id: int, comment_id: int, person_id: int, name: str) -> str:
    """The beginning by which VK's own site marks an answer to somebody in a topic."""
    who = page_name(person_id)
    shown = name.replace("|", " ").replace("]", " ").strip() or who
    return f"[{who}:bp-{community_id}_{comment_id}|{shown}], "


def comment_delete(community_id: int, kind: ItemKind, thing_id: int, comment_id: int) -> Call:
    """Take a comment away."""
    return _on_comment("deleteComment", community_id, kind, thing_id, comment_id)


def comment_restore(community_id: int, kind: ItemKind, thing_id: int, comment_id: int) -> Call:
    """Bring a deleted comment back."""
    return _on_comment("restoreComment", community_id, kind, thing_id, comment_id)


def _on_comment(
    verb: str, community_id: int, kind: ItemKind, thing_id: int, comment_id: int
) -> Call:
    section, name = SECTIONS[kind]
    params: dict[str, object] = {**_owner(community_id, kind), "comment_id": comment_id}
    if kind is ItemKind.BOARD:
        params[name] = thing_id
    return f"{section}.{verb}", params


def _owner(community_id: int, kind: ItemKind) -> dict[str, object]:
    if kind is ItemKind.BOARD:
        return {"group_id": community_id}
    return {"owner_id": -community_id}
