"""Comments under photos, videos, market items and topics, and those things. Pure, never raises."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from gosclient.domain.kinds import ItemKind
from gosclient.domain.posts import Comment, Post
from gosclient.vk.parse import items_of, parse_comment
from gosclient.vk.parse_attachments import parse_attachments
from gosclient.vk.values import flag, number, readable, record, text_of

Raw = Mapping[str, Any]

PLACES = {
    ItemKind.COMMENT: "post_id",
    ItemKind.PHOTO_COMMENT: "photo_id",
    ItemKind.VIDEO_COMMENT: "video_id",
    ItemKind.MARKET_COMMENT: "item_id",
    ItemKind.BOARD: "topic_id",
}
"""Field that names what a comment stands under, by kind."""

_TO_SOMEBODY = re.compile(r"^\[(id|club)(\d{1,18}):bp-?\d{1,18}_(\d{1,18})\|")
"""How VK's site begins an answer to somebody's comment in a topic."""


def parse_comment_of(
    raw: object, community_id: int, kind: ItemKind, thing_id: int = 0
) -> Comment | None:
    """A comment of any kind; None without an id or without what it stands under.

    Args:
        raw: the comment, also the stub of a deleted one.
        community_id: whose section it is in.
        kind: of the comment.
        thing_id: what it was asked for under, for objects that do not say.
    """
    if kind is ItemKind.COMMENT:
        return parse_comment(raw, community_id, thing_id)
    fields = record(raw)
    thing = number(fields.get(PLACES[kind])) or thing_id
    # The list of comments under all photos says ``pid``; the schema of one version calls a market
    # item's id ``photo_id``.
    thing = thing or number(fields.get("pid")) or number(fields.get("photo_id"))
    ours = {key: value for key, value in fields.items() if not key.endswith("owner_id")}
    comment = parse_comment({**ours, "post_id": thing}, community_id)
    if comment is None:
        return None
    comment = replace(comment, kind=kind)
    if kind is ItemKind.BOARD:
        return _with_addressee(comment, text_of(fields.get("text")))
    if not kind.has_branches:
        # What answers hang on there is the very comment they are to.
        return replace(comment, root_id=comment.reply_to_comment)
    return comment


def parse_comments_of(
    answer: object, community_id: int, kind: ItemKind, thing_id: int = 0
) -> list[Comment]:
    """All comments of a page, those inside branches too."""
    found = []
    for raw in items_of(answer):
        found.append(parse_comment_of(raw, community_id, kind, thing_id))
        for inner in items_of(raw.get("thread")):
            comment = parse_comment_of(inner, community_id, kind, thing_id)
            root = number(raw.get("id"))
            found.append(replace(comment, root_id=comment.root_id or root) if comment else None)
    return [one for one in found if one is not None]


def parse_thing(raw: object, community_id: int, kind: ItemKind) -> Post | None:
    """A photo, video, market item or topic as what comments stand under; None without an id."""
    fields = record(raw)
    thing_id = number(fields.get("id"))
    if thing_id <= 0:
        return None
    comments = fields.get("comments")
    count = (
        number(record(comments).get("count")) if isinstance(comments, dict) else number(comments)
    )
    title = readable(fields.get("title")).strip()
    words = readable(fields.get("description") or fields.get("text")).strip()
    first = readable(record(fields.get("first_comment")).get("text") or fields.get("first_comment"))
    closed = flag(fields.get("is_closed"))
    can_comment = flag(fields.get("can_comment"), default=True) and not closed
    return Post(
        community_id=community_id,
        post_id=thing_id,
        from_id=number(fields.get("created_by")) or -community_id,
        date=max(number(fields.get("date")) or number(fields.get("created")), 0),
        text="\n\n".join(part for part in (title, words or first.strip()) if part),
        comments=max(count, 0),
        views=max(number(fields.get("views")), 0),
        can_comment=can_comment,
        attachments=_picture_of(fields, kind),
        kind=kind,
    )


def _picture_of(fields: Raw, kind: ItemKind) -> tuple[Any, ...]:
    name = {
        ItemKind.PHOTO_COMMENT: "photo",
        ItemKind.VIDEO_COMMENT: "video",
        ItemKind.MARKET_COMMENT: "market",
    }.get(kind)
    return parse_attachments({"attachments": [{"type": name, name: fields}]}) if name else ()


def _with_addressee(comment: Comment, text: str) -> Comment:
    """In a topic only the beginning of the words tells whom they answer."""
    found = _TO_SOMEBODY.match(text)
    if found is None:
        return replace(comment, root_id=0)
    person = int(found[2]) if found[1] == "id" else -int(found[2])
    answered = int(found[3])
    return replace(comment, root_id=answered, reply_to_comment=answered, reply_to_user=person)
