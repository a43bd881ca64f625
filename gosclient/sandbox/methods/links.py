"""What becomes of a link in a post, and whether one can be a post's source."""

import json
from typing import Final

from gosclient.sandbox import links
from gosclient.sandbox.call import Call
from gosclient.sandbox.errors import VkError
from gosclient.sandbox.methods.registry import method
from gosclient.sandbox.serialise import Json, without_surrogates

MOST: Final = 10


@method("wall.parseAttachedLink", community=False, user_scope="wall")
def parse_attached_link(call: Call) -> Json:
    """Show the cards of links, as posts will have them."""
    try:
        named = json.loads(call.params.text("links", required=True))
    except (ValueError, RecursionError):
        raise VkError(100, "links is invalid") from None
    if not isinstance(named, list) or not 1 <= len(named) <= MOST:
        raise VkError(100, "links is invalid")
    return {"data": [_card(call, url) for url in named]}


@method("wall.checkCopyrightLink", community=False, user_scope="wall")
def check_copyright_link(call: Call) -> int:
    """Say that a link can be the source of a post.

    Raises:
        VkError: 3102 if it cannot.
    """
    if not links.complete(call.params.text("link", required=True)):
        raise VkError(3102)
    return 1


def _card(call: Call, url: object) -> Json:
    text = without_surrogates(url) if isinstance(url, str) else ""
    card = links.card(call.world.base_url, text, call.now) if links.is_link(text) else None
    if card is None:
        raise VkError(100, "links is invalid")
    return card.render()
