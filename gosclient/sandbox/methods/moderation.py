"""Moderating: people are banned, posts go, come back and are closed for comments."""

from typing import Final

from gosclient.sandbox import bans, render, walls
from gosclient.sandbox.call import Call
from gosclient.sandbox.errors import VkError
from gosclient.sandbox.methods.registry import method
from gosclient.sandbox.serialise import Json

MOST_BANNED: Final = 200
BANNED_PAGE: Final = 20
REASONS: Final = 4
LONGEST_BAN: Final = 366 * 86_400
"""Seconds; VK takes an end within a year (documentation of `groups.ban`)."""


@method("wall.getComment", community=False, user_scope="wall")
def get_comment(call: Call) -> Json:
    """Return one comment, a deleted one as a stub."""
    community = call.wall_owner()
    comment = community.comments.get(call.params.integer("comment_id", low=0, required=True))
    if comment is None:
        raise VkError(212)
    answer: Json = {"items": [render.comment(community, comment)]}
    if call.params.flag("extended"):
        answer["post_author_id"] = comment.place.from_id
    return answer | call.extended({comment.from_id, -community.id})


@method("wall.delete", community=False, user_scope="wall")
def delete_post(call: Call) -> int:
    """Delete a post, published or waiting; its author and administrators may."""
    community = call.wall_owner()
    post = community.posts.get(call.params.integer("post_id", low=0, required=True))
    if post is None or post.deleted:
        raise VkError(104)
    if not call.may_change(community, post):
        raise VkError(210)
    walls.delete(community, post, call.token.owner)
    return 1


@method("wall.restore", community=False, user_scope="wall")
def restore_post(call: Call) -> int:
    """Bring a deleted post back to where it stood."""
    community = call.wall_owner()
    post = community.posts.get(call.params.integer("post_id", low=0, required=True))
    if post is None or not post.deleted or not call.may_change(community, post):
        raise VkError(210)
    walls.restore(community, post)
    return 1


@method("wall.closeComments", community_scope="wall", user_scope="wall")
def close_comments(call: Call) -> int:
    """Take no more comments under a post."""
    return _set_closed(call, closed=True)


@method("wall.openComments", community_scope="wall", user_scope="wall")
def open_comments(call: Call) -> int:
    """Take comments under a post again."""
    return _set_closed(call, closed=False)


@method("groups.ban", community=False, user_scope="groups")
def ban(call: Call) -> int:
    """Put a person on the blacklist, for a term or for ever."""
    params = call.params
    community = call.managed(params.integer("group_id", low=1, required=True))
    person = params.integer("owner_id", required=True)
    if person in community.managers:
        raise VkError(15, "user is a manager of the group")
    if person not in call.world.people:
        raise VkError(100, "owner_id is invalid")
    end = params.integer("end_date", low=0)
    if end and not call.now < end <= call.now + LONGEST_BAN:
        raise VkError(100, "end_date is invalid")
    bans.ban(
        community,
        person,
        call.token.owner,
        call.now,
        end_date=end,
        reason=params.integer("reason", low=0, high=REASONS),
        comment=params.text("comment"),
        visible=params.flag("comment_visible"),
    )
    return 1


@method("groups.unban", community=False, user_scope="groups")
def unban(call: Call) -> int:
    """Take a person off the blacklist."""
    community = call.managed(call.params.integer("group_id", low=1, required=True))
    person = call.params.integer("owner_id", required=True)
    if person not in community.bans:
        raise VkError(104)
    bans.lift(community, person, call.token.owner)
    return 1


@method("groups.getBanned", community_scope="manage", user_scope="groups")
def get_banned(call: Call) -> Json:
    """Return the blacklist, or with `owner_id` whether one person is on it."""
    params = call.params
    community = call.managed(params.integer("group_id", low=1, required=True))
    offset = params.integer("offset", low=0)
    count = params.integer("count", BANNED_PAGE, low=0, high=MOST_BANNED)
    banned = list(community.bans)
    if person := params.integer("owner_id"):
        if person not in community.bans:
            raise VkError(104)
        banned = [person]
    fields = frozenset(params.words("fields"))
    items = [
        {
            "type": "profile",
            "profile": call.user(call.world.people[one], fields),
            "ban_info": community.bans[one],
        }
        for one in banned[offset : offset + count]
    ]
    return {"count": len(banned), "items": items}


def _set_closed(call: Call, *, closed: bool) -> int:
    """Close or open a post for comments; 0 if it was so before."""
    community = call.wall_owner()
    if not call.administers(community):
        raise VkError(15, "user should be group editor")
    post = community.posts.get(call.params.integer("post_id", low=0, required=True))
    if post is None or not post.public:
        raise VkError(210)
    changed = post.comments_closed is not closed
    post.comments_closed = closed
    return int(changed)
