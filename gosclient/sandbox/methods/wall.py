"""The section `wall`: reading. Writing is in `posting`."""

from collections.abc import Iterable
from typing import Final

from gosclient.sandbox import render
from gosclient.sandbox.call import Call
from gosclient.sandbox.errors import VkError
from gosclient.sandbox.methods import comment_reading
from gosclient.sandbox.methods.registry import method
from gosclient.sandbox.objects import Community
from gosclient.sandbox.places import Post
from gosclient.sandbox.serialise import Json
from gosclient.sandbox.sources import WALL

PAGE: Final = 20
MOST: Final = 100
COMMENTS_PAGE: Final = 10
FILTERS: Final = ("all", "owner", "others", "suggests", "postponed", "donut", "archived")


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
    items = [_shown(call, community, post) for post in page]
    owners = _authors(page) | {-community.id}
    return {"count": len(posts), "items": items} | call.extended(owners)


def _shown(call: Call, community: Community, post: Post) -> Json:
    """Render a post with what the caller may do with it and whether the caller likes it."""
    likes: Json = {"user_likes": int(call.token.owner in post.liked_by)}
    shown = render.post(community, post, likes)
    if call.may_change(community, post):
        shown |= {"can_edit": 1, "can_delete": 1}
    if post.public and post.from_id == -community.id and call.administers(community):
        shown["can_pin"] = 1
    return shown


def _authors(posts: Iterable[Post]) -> set[int]:
    """Return who wrote and signed posts."""
    return {person for post in posts for person in (post.from_id, post.signer_id) if person}


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
def get_by_id(call: Call) -> Json | list[Json]:
    """Return posts by "owner_post", up to 5.131 as a bare list; what does not exist is left out."""
    found: list[tuple[Community, Post]] = []
    for owner, number in call.params.pairs("posts", at_most=MOST):
        if owner > 0:
            found += _on_walls_of_people(call, owner, number)
            continue
        community = call.world.communities.get(-owner)
        post = community.posts.get(number) if community else None
        if community and post and (post.public or _sees(call, community, post)):
            found.append((community, post))
    items = [_shown(call, community, post) for community, post in found]
    if call.bare_lists and not call.params.flag("extended"):
        return items
    walls = {post.owner_id or -community.id for community, post in found}
    owners = _authors(post for _, post in found) | walls
    return {"items": items} | call.extended(owners)


def _on_walls_of_people(call: Call, owner: int, number: int) -> list[tuple[Community, Post]]:
    """The post of a person's wall; here nothing stands on such walls but mentions of communities."""
    for community in call.world.communities.values():
        post = community.mentions.get((owner, number))
        if post and not post.deleted:
            return [(community, post)]
    return []


def _sees(call: Call, community: Community, post: Post) -> bool:
    """Whether the caller may look at a post that is not public: its author and the staff may."""
    return call.may_change(community, post) and not post.deleted


@method("wall.getComments", community=False, user_scope="wall")
def get_comments(call: Call) -> Json:
    """Return the comments under a post."""
    return comment_reading.branches(call, WALL, COMMENTS_PAGE)
