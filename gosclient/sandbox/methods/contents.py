"""What posts and comments of a call say and show."""

from typing import Final

from gosclient.sandbox import media
from gosclient.sandbox.attachments import Attachment
from gosclient.sandbox.call import Call
from gosclient.sandbox.errors import VkError
from gosclient.sandbox.objects import Community

MOST_CHARACTERS: Final = 16_384
"""The longest text of a post or a comment here. VK publishes no number; others measured 16,000."""


def words(call: Call, community: Community) -> tuple[str, tuple[Attachment, ...]]:
    """Return the text and the attachments of a call.

    Raises:
        VkError: 100 if there is neither, the text is too long or an attachment does not exist.
    """
    text = message(call)
    attached = media.find(call.world, community, call.params.words("attachments"))
    if not text.strip() and not attached:
        raise VkError(100, "message or attachments is required")
    return text, attached


def message(call: Call) -> str:
    """Return the text of a call.

    Raises:
        VkError: 100 if it is too long.
    """
    text = call.params.text("message")
    if len(text) > MOST_CHARACTERS:
        raise VkError(100, "message is too long")
    return text
