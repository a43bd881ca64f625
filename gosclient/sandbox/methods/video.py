"""The section `video`: reading and uploading. Writing comments is in `commenting`."""

from typing import Final

from gosclient.sandbox import render_places, video_uploads
from gosclient.sandbox.call import Call
from gosclient.sandbox.methods import comment_reading
from gosclient.sandbox.methods.registry import method
from gosclient.sandbox.serialise import Json
from gosclient.sandbox.sources import VIDEOS
from gosclient.sandbox.uploaded import access_key
from gosclient.sandbox.uploads.slots import VIDEO

PAGE: Final = 100
MOST: Final = 200
_UNNAMED: Final = "Без названия"


@method("video.get", community=False, user_scope="video")
def get(call: Call) -> Json:
    """Return videos of a community, newest first, or those that `videos` names."""
    params = call.params
    if params.has("videos"):
        named = [video_uploads.find(call.world, *pair) for pair in params.pairs("videos")]
        found = [video for video in named if video]
    else:
        found = list(call.media_owner().videos.places.values())[::-1]
    offset = params.integer("offset", low=0)
    page = found[offset : offset + params.integer("count", PAGE, low=0, high=MOST)]
    answer: Json = {"count": len(found), "items": [render_places.video(one) for one in page]}
    return answer | call.extended({video.from_id for video in page})


@method("video.save", community=False, user_scope="video")
def save(call: Call) -> Json:
    """Announce a video of a community or of the user; its file comes to the address given."""
    params = call.params
    group_id = params.integer("group_id", low=1)
    owner_id = -call.managed(group_id).id if group_id else call.token.owner
    link = params.text("link")
    video = video_uploads.announce(
        call.world,
        owner_id,
        params.text("name", _UNNAMED),
        params.text("description"),
        closed=params.flag("no_comments"),
    )
    uploads = call.world.uploads
    url = uploads.open(VIDEO, call.token, owner_id, group_id, video_id=video.id, link=link)
    return {
        "access_key": access_key(owner_id, video.id),
        "description": video.description,
        "owner_id": owner_id,
        "title": video.title,
        "upload_url": url,
        "video_id": video.id,
    }


@method("video.getComments", community=False, user_scope="video")
def get_comments(call: Call) -> Json:
    """Return the comments under a video."""
    return comment_reading.branches(call, VIDEOS, comment_reading.PAGE)
