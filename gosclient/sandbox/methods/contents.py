"""What posts and comments of a call say and show."""

from collections import Counter
from dataclasses import replace
from typing import Final

from gosclient.sandbox import links, media
from gosclient.sandbox.attachments import WALL_ALBUM, Attachment
from gosclient.sandbox.call import Call
from gosclient.sandbox.errors import VkError
from gosclient.sandbox.objects import Community
from gosclient.sandbox.uploaded import HIDDEN_ALBUM, SAVED_ALBUM, UploadedPhoto

MOST_CHARACTERS: Final = 16_384
"""The longest text of a post or a comment here. VK publishes no number; others measured 16,000."""
_NEVER_ALONE: Final = frozenset({"doc", "poll"})
_PHOTOS: Final = frozenset({"photo"})
_ONCE: Final = frozenset({"doc", "poll", "link"})
"""What a post shows once at most (VK's rules for posts of 2026)."""


def words(call: Call, community: Community) -> tuple[str, tuple[Attachment, ...]]:
    """Return the text and the attachments of a comment.

    Raises:
        VkError: 100 if there is neither, the text is too long or an attachment does not exist.
    """
    text = message(call)
    named = call.params.words("attachments")
    attached = media.find(call.world, community, named, media.OF_COMMENTS)
    if not text.strip() and not attached:
        raise VkError(100, "message or attachments is required")
    return text, attached


def post_words(call: Call, community: Community) -> tuple[str, tuple[Attachment, ...]]:
    """Return the text and the attachments of a post.

    Raises:
        VkError: 100 if it has neither text nor a photo, video or link, the text is too long, an
            attachment does not exist, or there are too many of them.
    """
    text = message(call)
    attached = post_attachments(call, community)
    if not text.strip() and not {one.render()["type"] for one in attached} - _NEVER_ALONE:
        raise VkError(100, "message or attachments is required")
    return text, attached


def post_attachments(call: Call, community: Community) -> tuple[Attachment, ...]:
    """Return the attachments of a post; photos uploaded for messages are lost without a word.

    Raises:
        VkError: 100 if one does not exist, or there are too many.
    """
    named = call.params.words("attachments", at_most=media.MOST)
    addresses = [word for word in named if links.is_link(word)]
    named = [word for word in named if not links.is_link(word)]
    attached: tuple[Attachment, ...] = (
        *media.find(call.world, community, named, media.OF_POSTS),
        *(_link(call, community, address) for address in addresses),
    )
    kinds = Counter(str(one.render()["type"]) for one in attached)
    for kind in sorted(_ONCE & set(kinds)):
        if kinds[kind] > 1:
            raise VkError(100, f"attachments should contain at most one {kind}")
    return tuple(_on_wall(one) for one in attached if not _is_hidden(one))


def _link(call: Call, community: Community, address: str) -> links.LinkCard:
    """Return the card of a link, with the title and the picture that the call wants on it."""
    params = call.params
    photo = None
    if params.has("link_photo_id"):
        word = f"photo{params.text('link_photo_id')}"
        [photo] = media.find(call.world, community, [word], _PHOTOS)
    card = links.card(
        call.world.base_url,
        address,
        call.now,
        params.text("link_title"),
        photo if isinstance(photo, media.Photograph) else None,
    )
    if card is None:
        raise VkError(100, "attachments are invalid")
    return card


def _is_hidden(attachment: Attachment) -> bool:
    return isinstance(attachment, UploadedPhoto) and attachment.album_id == HIDDEN_ALBUM


def _on_wall(attachment: Attachment) -> Attachment:
    """Move a photo out of the album of what was only uploaded; a post has it in the wall's own."""
    if isinstance(attachment, UploadedPhoto) and attachment.album_id == SAVED_ALBUM:
        return replace(attachment, album_id=WALL_ALBUM)
    return attachment


def message(call: Call) -> str:
    """Return the text of a call.

    Raises:
        VkError: 100 if it is too long.
    """
    text = call.params.text("message")
    if len(text) > MOST_CHARACTERS:
        raise VkError(100, "message is too long")
    return text
