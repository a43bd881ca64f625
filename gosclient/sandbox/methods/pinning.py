"""Which post stands above all others: `wall.pin` and `wall.unpin`."""

from gosclient.sandbox import walls
from gosclient.sandbox.call import Call
from gosclient.sandbox.errors import VkError
from gosclient.sandbox.methods.registry import method
from gosclient.sandbox.places import Post


@method("wall.pin", community=False, user_scope="wall")
def pin(call: Call) -> int:
    """Put a published post of the community above all others."""
    community = call.wall_owner()
    post = _named(call)
    if post.from_id != -community.id:
        raise VkError(210)
    walls.pin(community, post)
    return 1


@method("wall.unpin", community=False, user_scope="wall")
def unpin(call: Call) -> int:
    """Take a post down from above the others; one that is not there stays where it is."""
    walls.unpin(_named(call))
    return 1


def _named(call: Call) -> Post:
    """Return the published post a call names.

    Raises:
        VkError: 15 for who does not manage the community, 210 if there is no such published post.
    """
    community = call.wall_owner()
    if not call.administers(community):
        raise VkError(15, "user should be group editor")
    post = community.posts.get(call.params.integer("post_id", low=0, required=True))
    if post is None or not post.public:
        raise VkError(210)
    return post
