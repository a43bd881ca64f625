"""Publishing as calls of VK's methods. Pure.

What is left out of ``wall.edit`` is removed, and without ``publish_date`` a postponed post goes out
at once (VK's documentation, October 2026): a change always says everything.
"""

import json
from collections.abc import Sequence

from gosclient.domain.publishing import Options, Poll
from gosclient.vk.encode import Call


def post(
    community_id: int,
    text: str,
    attachments: Sequence[str],
    options: Options,
    *,
    guid: str,
    at: int = 0,
) -> Call:
    """Post in the name of a community, or with ``at`` (unix seconds) put the post into the queue.

    VK remembers ``guid`` for an hour and makes no second post of it.
    """
    params = _said(community_id, text, attachments, options, at)
    return "wall.post", {
        **params,
        "from_group": True,
        "guid": guid,
        "mute_notifications": options.silent,
        "copyright": options.source or None,
    }


def edit(
    community_id: int,
    post_id: int,
    text: str,
    attachments: Sequence[str],
    options: Options,
    *,
    at: int = 0,
) -> Call:
    """Change a post; ``at`` is the time of one that waits and must never be left out then."""
    params = _said(community_id, text, attachments, options, at)
    return "wall.edit", {**params, "post_id": post_id}


def poll_create(community_id: int, poll: Poll) -> Call:
    """Make a poll that a post can carry."""
    return "polls.create", {
        "owner_id": -community_id,
        "question": poll.question,
        "add_answers": json.dumps(list(poll.answers), ensure_ascii=False),
        "is_anonymous": poll.anonymous,
        "is_multiple": poll.multiple,
        "end_date": poll.ends_at or None,
    }


def photo_server(community_id: int) -> Call:
    """Where a photo for the wall is sent to; for an administrator's key alone."""
    return "photos.getWallUploadServer", {"group_id": community_id}


def photo_save(community_id: int, uploaded: dict[str, object]) -> Call:
    """Keep an uploaded photo; ``uploaded`` is the upload server's answer."""
    wanted = {name: uploaded.get(name) for name in ("server", "photo", "hash")}
    return "photos.saveWallPhoto", {"group_id": community_id, **wanted}


def document_server(community_id: int) -> Call:
    """Where a document for the wall is sent to."""
    return "docs.getWallUploadServer", {"group_id": community_id}


def document_save(file: str, title: str) -> Call:
    """Keep an uploaded document; ``file`` is the upload server's word."""
    return "docs.save", {"file": file, "title": title}


def video_save(community_id: int, name: str) -> Call:
    """Announce a video; the answer says where to send it and how to attach it."""
    return "video.save", {"group_id": community_id, "name": name}


def _said(
    community_id: int, text: str, attachments: Sequence[str], options: Options, at: int
) -> dict[str, object]:
    return {
        "owner_id": -community_id,
        "message": text,
        # A comma ends an attachment, also one inside an address.
        "attachments": [one.replace(",", "%2C") for one in attachments],
        "publish_date": at or None,
        "close_comments": options.comments_closed,
        "signed": options.signed,
        "mark_as_ads": options.advertising,
    }
