"""Finding what an attachment string of a call points at."""

import re
from typing import Final

from gosclient.sandbox.attachments import Attachment, Document, Picture
from gosclient.sandbox.errors import VkError
from gosclient.sandbox.objects import Community
from gosclient.sandbox.world import World

MOST: Final = 10

_PATTERN: Final = re.compile(r"(photo|doc)(-?\d+)_(\d+)(?:_[0-9a-zA-Z]+)?")


def find(world: World, community: Community, words: list[str]) -> tuple[Attachment, ...]:
    """Return the photos and documents that the community may show.

    Raises:
        VkError: 100 if a string is malformed or names nothing that exists here, or there are more
            than ten.
    """
    if len(words) > MOST:
        raise VkError(100, f"attachments should contain at most {MOST} items")
    return tuple(_one(world, community, word) for word in words)


def _one(world: World, community: Community, word: str) -> Attachment:
    match = _PATTERN.fullmatch(word)
    if match is None:
        raise VkError(100, "attachments are invalid")
    owner_id, number = int(match[2]), int(match[3])
    for attachment in _shown(world, community, owner_id):
        if isinstance(attachment, Picture | Document) and (
            attachment.owner_id == owner_id and attachment.id == number
        ):
            return attachment
    raise VkError(100, f"attachment {word} not found")


def _shown(world: World, community: Community, owner_id: int) -> list[Attachment]:
    """Return everything of this owner: a wall's pictures, or what the person sent here."""
    if owner := world.communities.get(-owner_id):
        return list(pictures_of(owner))
    dialogue = community.conversations.get(owner_id)
    messages = dialogue.messages if dialogue else []
    return [part for message in messages for part in message.attachments]


def pictures_of(community: Community) -> list[Picture]:
    """Return all photos of a community: of its posts and of its album."""
    album = [photo.picture for photo in community.photos.places.values()]
    return wall_pictures(community) + album


def wall_pictures(community: Community) -> list[Picture]:
    """Return the photos of a community's posts, the oldest first."""
    parts = (part for post in community.posts.values() for part in post.attachments)
    return [part for part in parts if isinstance(part, Picture)]
