"""The section `wall`: reading. Writing is in `posting`."""

from typing import Final

from gosclient.sandbox import render
from gosclient.sandbox.call import Call
from gosclient.sandbox.errors import VkError
from gosclient.sandbox.methods.registry import method
from gosclient.sandbox.objects import Community
from gosclient.sandbox.places import Comment, Post
from gosclient.sandbox.serialise import Json

PAGE: Final = 20
MOST: Final = 100
COMMENTS_PAGE: Final = 10
MOST_IN_THREAD: Final = 10
FILTERS: Final = ("all", "owner", "others", "suggests", "postponed", "donut", "archived")
SORTS: Final = ("asc", "desc", "smart")


@method("wall.get", community=False, user_scope="wall")
def get(call: Call) -> Json:
    """Return posts, newest first, a pinned one before all; the queue is for administrators."""
    params = call.params
    community = call.wall_owner("domain")
    kind = params.choice("filter", FILTERS, "all")
    offset = params.integer("offset", low=0)
    count = min(params.integer("count", PAGE, low=0), MOST)
    posts = _filtered(call, community, kind)
    page = posts[offset : offset + count]
    items = [render.post(community, post) for post in page]
    owners = {post.from_id for post in page} | {-community.id}
    return {"count": len(posts), "items": items} | call.extended(owners)


def _filtered(call: Call, community: Community, kind: str) -> list[Post]:
    if kind in {"suggests", "postponed"}:
        return _waiting(call, community, "suggest" if kind == "suggests" else "postpone")
    if kind in {"donut", "archived"}:
        return []
    posts = community.published[::-1]
    if kind == "owner":
        posts = [post for post in posts if post.from_id == -community.id]
    elif kind == "others":
        posts = [post for post in posts if post.from_id != -community.id]
    pinned = next((i for i, post in enumerate(posts) if post.pinned), 0)
    if pinned:
        posts.insert(0, posts.pop(pinned))
    return posts


def _waiting(call: Call, community: Community, kind: str) -> list[Post]:
    """Postponed posts in the order they will appear, suggested ones newest first."""
    if not call.administers(community):
        raise VkError(15, "user should be group editor")
    posts = [post for post in community.waiting.values() if post.kind == kind]
    return sorted(posts, key=lambda post: post.date, reverse=kind == "suggest")


@method("wall.getById", community=False, user_scope="wall")
def get_by_id(call: Call) -> Json:
    """Return posts by "owner_post"; those that do not exist are left out."""
    found: list[tuple[Community, Post]] = []
    for word in call.params.words("posts", at_most=MOST, required=True):
        owner, _, number = word.partition("_")
        community = call.world.communities.get(-_number(owner))
        post = community.posts.get(_number(number)) if community else None
        if community and post and (post.kind == "post" or call.administers(community)):
            found.append((community, post))
    items = [render.post(community, post) for community, post in found]
    owners = {post.from_id for _, post in found} | {-community.id for community, _ in found}
    return {"items": items} | call.extended(owners)


def _number(word: str) -> int:
    try:
        return int(word)
    except ValueError:
        raise VkError(100, "posts is invalid") from None


@method("wall.getComments", community=False, user_scope="wall")
def get_comments(call: Call) -> Json:
    """Return the roots under a post, or with `comment_id` the branch of one root."""
    params = call.params
    community = call.wall_owner()
    post = community.posts.get(params.integer("post_id", low=0, required=True))
    if post is None or post.kind != "post":
        raise VkError(212)
    level = post.roots
    if root_id := params.integer("comment_id", low=0):
        root = community.comments.get(root_id)
        if root is None or root.place is not post:
            raise VkError(100, "comment_id is invalid")
        level = (root.root or root).replies
    reading = _Reading(call, community)
    comments = render.visible(level)
    if params.choice("sort", SORTS, "asc") == "desc":
        comments.reverse()
    page = _page(call, comments)
    answer: Json = {
        "count": sum(not comment.deleted for comment in level) if root_id else post.comments_count,
        "items": [reading.comment(comment, with_thread=not root_id) for comment in page],
        "current_level_count": len(comments),
        "can_post": not post.comments_closed,
        "show_reply_button": not post.comments_closed,
        "groups_can_post": True,
    }
    return answer | call.extended(reading.owners | {-community.id})


def _page(call: Call, comments: list[Comment]) -> list[Comment]:
    """Cut a page; with `start_comment_id` the offset may be negative."""
    params = call.params
    offset = params.integer("offset")
    count = min(params.integer("count", COMMENTS_PAGE, low=0), MOST)
    if start := params.integer("start_comment_id", low=0):
        backwards = params.choice("sort", SORTS, "asc") == "desc"
        reached = (
            i for i, c in enumerate(comments) if (c.id <= start if backwards else c.id >= start)
        )
        offset += next(reached, len(comments))
    return comments[max(offset, 0) : max(offset + count, 0)]


class _Reading:
    """Renders comments as the call wants them and remembers whose they are."""

    def __init__(self, call: Call, community: Community) -> None:
        params = call.params
        self.community = community
        self.need_likes = params.flag("need_likes")
        self.preview = params.integer("preview_length", low=0)
        self.thread_items = params.integer("thread_items_count", low=0, high=MOST_IN_THREAD)
        self.owners: set[int] = set()

    def comment(self, item: Comment, *, with_thread: bool) -> Json:
        """Render a comment, a root with the beginning of its branch."""
        if not item.deleted:
            self.owners.add(item.from_id)
        shown = render.comment(
            self.community, item, need_likes=self.need_likes, preview_length=self.preview
        )
        if with_thread:
            replies = render.visible(item.replies)
            first = [
                self.comment(reply, with_thread=False) for reply in replies[: self.thread_items]
            ]
            shown["thread"] = {
                "count": len(replies),
                "items": first,
                "can_post": not item.place.comments_closed,
                "show_reply_button": not item.place.comments_closed,
                "groups_can_post": True,
            }
        return shown
