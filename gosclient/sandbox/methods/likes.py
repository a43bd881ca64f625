"""The section `likes`: liking posts. Comments, photos and the rest are not liked here."""

from typing import Final

from gosclient.sandbox.call import Call
from gosclient.sandbox.errors import VkError
from gosclient.sandbox.methods.registry import method
from gosclient.sandbox.objects import Community
from gosclient.sandbox.places import Post
from gosclient.sandbox.serialise import Json

PAGE: Final = 100
MOST: Final = 1000
_POST: Final = "post"
_ELSEWHERE: Final = (
    "comment",
    "photo",
    "video",
    "note",
    "market",
    "photo_comment",
    "video_comment",
    "topic_comment",
    "market_comment",
)
_FILTERS: Final = ("likes", "copies")


@method("likes.add", community=False, user_scope="wall")
def add(call: Call) -> Json:
    """Like a post, once; tell how many like it now."""
    community, post = _liked(call)
    liker = _liker(call, community)
    if liker not in post.liked_by:
        post.liked_by.add(liker)
        post.likes += 1
        community.events.add("like_add", _event(community, post, liker))
    return {"likes": post.likes}


@method("likes.delete", community=False, user_scope="wall")
def delete(call: Call) -> Json:
    """Like a post no more; tell how many still do."""
    community, post = _liked(call)
    liker = _liker(call, community)
    if liker in post.liked_by:
        post.liked_by.remove(liker)
        post.likes -= 1
        community.events.add("like_remove", _event(community, post, liker))
    return {"likes": post.likes}


@method("likes.isLiked", community=False, user_scope="wall")
def is_liked(call: Call) -> Json:
    """Say whether somebody, the caller if nobody is named, likes a post."""
    _, post = _liked(call)
    person = call.params.integer("user_id", call.token.owner, low=1)
    return {"liked": int(person in post.liked_by), "copied": 0}


@method("likes.getList", community=False, user_scope="wall")
def get_list(call: Call) -> Json:
    """Return who likes a post: how many in all, and those who came by a call by name."""
    community, post = _liked(call)
    params = call.params
    copies = params.choice("filter", _FILTERS, "likes") == "copies"
    offset = params.integer("offset", low=0)
    count = params.integer("count", PAGE, low=0, high=MOST)
    known = [] if copies else sorted(post.liked_by)
    page = known[offset : offset + count]
    total = post.reposts if copies else post.likes
    if not params.flag("extended"):
        return {"count": total, "items": page}
    fields = frozenset(params.words("fields"))
    people = call.world.people
    items = [
        {"type": "profile", **call.user(people[one], fields)}
        if one > 0
        else call.group(community, fields)
        for one in page
    ]
    return {"count": total, "items": items}


def _liked(call: Call) -> tuple[Community, Post]:
    """Return the post of a call.

    Raises:
        VkError: 33 for what is no post, 100 for a post that is not there.
    """
    params = call.params
    if params.choice("type", (_POST, *_ELSEWHERE), "") != _POST:
        raise VkError(33)
    number = params.integer("item_id", low=0, required=True)
    community = call.wall_owner()
    post = community.posts.get(number)
    if post is None or not post.public:
        raise VkError(100, "object not found")
    return community, post


def _liker(call: Call, community: Community) -> int:
    by_group = call.params.flag("from_group")
    return -call.managed(community.id).id if by_group else call.token.owner


def _event(community: Community, post: Post, liker: int) -> Json:
    return {
        "liker_id": liker,
        "object_type": _POST,
        "object_owner_id": -community.id,
        "object_id": post.id,
        "post_id": 0,
    }
