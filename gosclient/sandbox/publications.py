"""What became of posts, for those who check a publishing client: states, keys, bytes and counts."""

from collections.abc import Iterable
from typing import Final

from gosclient.sandbox.attachments import Attachment
from gosclient.sandbox.calls import CallLog, Record
from gosclient.sandbox.objects import Community
from gosclient.sandbox.places import Post
from gosclient.sandbox.serialise import Json
from gosclient.sandbox.uploaded import UploadedDocument, UploadedPhoto
from gosclient.sandbox.uploads.store import Upload
from gosclient.sandbox.videos import ShownVideo

STATES: Final = {"post": "published", "postpone": "postponed", "suggest": "suggested"}
DELETED: Final = "deleted"
_MAKING: Final = "wall.post"


def row(community: Community, post: Post) -> Json:
    """Return what is to be known of one post."""
    origin = post.origin
    return {
        "community": community.id,
        "id": post.id,
        "earlier_ids": list(post.earlier_ids),
        "postponed_id": post.postponed_id or None,
        "state": state(post),
        "date": post.date,
        "text": post.text,
        "author": post.from_id,
        "made_by": post.created_by or post.from_id,
        "made_at": origin.at if origin else None,
        "token_kind": origin.token_kind if origin else None,
        "guid": origin.key if origin else None,
        "edited": post.edited or None,
        "pinned": post.pinned,
        "comments_closed": post.comments_closed,
        "attachments": [attachment(part) for part in post.attachments],
    }


def state(post: Post) -> str:
    """Return where a post stands: published, postponed, suggested or deleted."""
    return DELETED if post.deleted else STATES[post.kind]


def attachment(part: Attachment) -> Json:
    """Return the name of an attachment, and of an uploaded one the file it came as."""
    rendered = part.render()
    kind = str(rendered["type"])
    body = rendered[kind]
    shown: Json = {"type": kind, "name": _name(kind, body if isinstance(body, dict) else {})}
    if upload := upload_of(part):
        shown |= {"file": upload.name, "size": upload.size, "sha256": upload.sha256}
    return shown


def upload_of(part: Attachment) -> Upload | None:
    """Return the file an attachment came as, None for what was not uploaded."""
    if isinstance(part, UploadedPhoto | UploadedDocument):
        return part.upload
    return part.video.upload if isinstance(part, ShownVideo) else None


def _name(kind: str, body: Json) -> str:
    return f"{kind}{body['owner_id']}_{body['id']}" if "id" in body else str(body.get("url", ""))


def by_guid(community: Community) -> dict[str, list[int]]:
    """Return the published posts of every key that came with a post."""
    found: dict[str, list[int]] = {}
    for post in community.posts.values():
        if post.origin and post.origin.key is not None:
            published = found.setdefault(str(post.origin.key), [])
            if post.public:
                published.append(post.id)
    return found


def counted(rows: Iterable[Json], calls: CallLog) -> list[Json]:
    """Return for every key among the rows where its posts stand and how often it was sent."""
    made: dict[str, list[Json]] = {}
    for one in rows:
        if one["guid"] is not None:
            made.setdefault(str(one["guid"]), []).append(one)
    sent: dict[str, list[Record]] = {key: [] for key in made}
    for record in calls.since(0):
        key = record.parameters.get("guid", "")
        if record.method == _MAKING and key in sent:
            sent[key].append(record)
    return [_of_key(key, made[key], sent[key]) for key in made]


def _of_key(key: str, made: list[Json], sent: list[Record]) -> Json:
    states = (*STATES.values(), DELETED)
    return {
        "guid": key,
        **{name: [one["id"] for one in made if one["state"] == name] for name in states},
        "calls": len(sent),
        "refused": sum(record.error != 0 for record in sent),
    }
