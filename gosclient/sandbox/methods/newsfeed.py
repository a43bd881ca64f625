"""The section `newsfeed`: who names a community on other walls."""

from typing import Final

from gosclient.sandbox import render
from gosclient.sandbox.call import Call
from gosclient.sandbox.methods.registry import method
from gosclient.sandbox.serialise import Json

PAGE: Final = 20
MOST: Final = 50
_DAY: Final = 86_400


@method("newsfeed.getMentions", community=False, user_scope="wall")
def get_mentions(call: Call) -> Json:
    """Return posts on people's walls that name a community, newest first; usually of one day.

    Nobody mentions people in this district, so for them the list is empty.
    """
    params = call.params
    owner = params.integer("owner_id", call.token.owner)
    since = params.integer("start_time", call.now - _DAY, low=0)
    until = params.integer("end_time", call.now, low=0)
    offset = params.integer("offset", low=0)
    count = params.integer("count", PAGE, low=0, high=MOST)
    community = call.world.communities.get(-owner)
    if community is None:
        return {"count": 0, "items": []}
    posts = [
        post
        for post in community.mentions.values()
        if since <= post.date <= until and not post.deleted
    ]
    posts.sort(key=lambda post: post.date, reverse=True)
    page = posts[offset : offset + count]
    return {"count": len(posts), "items": [render.post(community, post) for post in page]}
