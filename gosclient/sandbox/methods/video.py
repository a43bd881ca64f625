"""The section `video`: reading. Writing comments is in `commenting`."""

from typing import Final

from gosclient.sandbox import render_places
from gosclient.sandbox.call import Call
from gosclient.sandbox.methods import comment_reading
from gosclient.sandbox.methods.registry import method
from gosclient.sandbox.serialise import Json
from gosclient.sandbox.sources import VIDEOS

PAGE: Final = 100
MOST: Final = 200


@method("video.get", community=False, user_scope="video")
def get(call: Call) -> Json:
    """Return videos of a community, newest first, or those that `videos` names."""
    params = call.params
    if params.has("videos"):
        owners = [
            (call.world.communities.get(-owner), number) for owner, number in params.pairs("videos")
        ]
        found = [one.videos.places.get(number) for one, number in owners if one]
        videos = [video for video in found if video]
    else:
        videos = list(call.media_owner().videos.places.values())[::-1]
    offset = params.integer("offset", low=0)
    page = videos[offset : offset + params.integer("count", PAGE, low=0, high=MOST)]
    answer: Json = {"count": len(videos), "items": [render_places.video(one) for one in page]}
    return answer | call.extended({video.from_id for video in page})


@method("video.getComments", community=False, user_scope="video")
def get_comments(call: Call) -> Json:
    """Return the comments under a video."""
    return comment_reading.branches(call, VIDEOS, comment_reading.PAGE)
