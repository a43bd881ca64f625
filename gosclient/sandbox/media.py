"""Finding what an attachment string of a call points at."""

import re
from typing import Final

from gosclient.sandbox import video_uploads
from gosclient.sandbox.attachments import Attachment, Document, Picture
from gosclient.sandbox.errors import VkError
from gosclient.sandbox.objects import Community
from gosclient.sandbox.uploaded import UploadedDocument, UploadedPhoto
from gosclient.sandbox.videos import ShownVideo
from gosclient.sandbox.world import World

MOST: Final = 10
OF_MESSAGES: Final = frozenset({"photo", "doc"})
OF_COMMENTS: Final = frozenset({"photo", "doc", "video"})
OF_POSTS: Final = OF_COMMENTS | {"poll"}

Photograph = Picture | UploadedPhoto
_File = Photograph | Document | UploadedDocument
_PATTERN: Final = re.compile(r"([a-z]+)(-?\d{1,18})_(\d{1,18})(?:_[0-9a-zA-Z]+)?")


def find(
    world: World, community: Community, words: list[str], kinds: frozenset[str] = OF_MESSAGES
) -> tuple[Attachment, ...]:
    """Return what the community may show.

    Args:
        world: Where it is looked for.
        community: Who shows it.
        words: Attachment strings.
        kinds: What may be attached there.

    Raises:
        VkError: 100 if a string is malformed or names nothing that exists here, or there are more
            than ten.
    """
    if len(words) > MOST:
        raise VkError(100, f"attachments should contain at most {MOST} items")
    return tuple(_one(world, community, word, kinds) for word in words)


def _one(world: World, community: Community, word: str, kinds: frozenset[str]) -> Attachment:
    match = _PATTERN.fullmatch(word)
    if match is None or match[1] not in kinds:
        raise VkError(100, "attachments are invalid")
    kind, owner_id, number = match[1], int(match[2]), int(match[3])
    found: Attachment | None
    if kind == "video":
        video = video_uploads.find(world, owner_id, number)
        found = ShownVideo(video) if video else None
    elif kind == "poll":
        found = world.library.of(owner_id).polls.get(number)
    else:
        found = _file(world, community, kind, owner_id, number)
    if found is None:
        raise VkError(100, f"attachment {word} not found")
    return found


def _file(
    world: World, community: Community, kind: str, owner_id: int, number: int
) -> _File | None:
    """Return a photo or document: uploaded, of a wall or album, or out of what a person sent here."""
    shelf = world.library.of(owner_id)
    uploaded = shelf.photos.get(number) if kind == "photo" else shelf.documents.get(number)
    if uploaded is not None:
        return uploaded
    wanted = Picture if kind == "photo" else Document
    for attachment in _shown(world, community, owner_id):
        if isinstance(attachment, wanted) and (
            attachment.owner_id == owner_id and attachment.id == number
        ):
            return attachment
    return None


def _shown(world: World, community: Community, owner_id: int) -> list[Attachment]:
    """Return everything of this owner: a wall's pictures, or what the person sent here."""
    if owner := world.communities.get(-owner_id):
        return list(pictures_of(world, owner))
    dialogue = community.conversations.get(owner_id)
    messages = dialogue.messages if dialogue else []
    return [part for message in messages for part in message.attachments]


def pictures_of(world: World, community: Community) -> list[Photograph]:
    """Return all photos of a community: of its posts, of its album, and those only uploaded."""
    album = [photo.picture for photo in community.photos.places.values()]
    uploaded = world.library.of(-community.id).photos.values()
    found: dict[tuple[int, int], Photograph] = {}
    for picture in (*wall_pictures(community), *album, *uploaded):
        found.setdefault((picture.owner_id, picture.id), picture)
    return list(found.values())


def wall_pictures(community: Community) -> list[Photograph]:
    """Return the photos of a community's posts, the oldest first, each once."""
    parts = (part for post in community.posts.values() for part in post.attachments)
    photos = (part for part in parts if isinstance(part, Photograph))
    return list({(photo.owner_id, photo.id): photo for photo in photos}.values())
