"""What an ordinary user makes by `wall.post`: a post that is offered to the staff."""

from typing import Final

from gosclient.sandbox import walls
from gosclient.sandbox.call import Call
from gosclient.sandbox.errors import VkError
from gosclient.sandbox.methods.contents import post_words
from gosclient.sandbox.objects import Community
from gosclient.sandbox.origin import Origin
from gosclient.sandbox.places import Post

_OF_STAFF: Final = ("publish_date", "post_id")
"""What only those may say who manage the community."""


def suggest(call: Call, community: Community) -> Post:
    """Offer a post in the user's own name; a repeated `guid` makes nothing new.

    Raises:
        VkError: 214 for the key of another community, for who is banned, and for who would speak in
            the name of the community or plan for it; 100 if it says and shows nothing.
    """
    author = call.token.owner
    if (
        call.token.is_community
        or author in community.bans
        or call.params.flag("from_group")
        or any(call.params.integer(name, low=0) for name in _OF_STAFF)
    ):
        raise VkError(214, "access to the wall is closed")
    guid = call.params.text("guid")
    if known := walls.posted_before(community, author, guid, call.now):
        return known
    text, attached = post_words(call, community)
    origin = Origin(guid or None, call.token.label, call.now)
    made = Post(id=0, from_id=author, date=call.now, text=text, attachments=attached, origin=origin)
    return walls.suggest(community, made)
