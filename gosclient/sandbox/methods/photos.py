"""The section `photos`: reading. Writing comments is in `commenting`."""

from typing import Final

from gosclient.sandbox import media, render, render_places
from gosclient.sandbox.attachments import COMMUNITY_ALBUM
from gosclient.sandbox.call import Call
from gosclient.sandbox.errors import VkError
from gosclient.sandbox.methods import comment_reading
from gosclient.sandbox.methods.registry import method
from gosclient.sandbox.objects import Community
from gosclient.sandbox.serialise import Json
from gosclient.sandbox.sources import PHOTOS

PAGE: Final = 50
MOST: Final = 1000
MOST_BY_ID: Final = 500
COMMENTS_PAGE: Final = 20
MOST_COMMENTS: Final = 100
_OF_VK: Final = frozenset({"profile", "saved"})
"""Albums of VK's own that a community of this district keeps empty."""


@method("photos.get", community=False, user_scope="photos")
def get(call: Call) -> Json:
    """Return the photos of an album, the oldest first; "wall" is the album of the posts."""
    params = call.params
    community = call.media_owner()
    pictures = _album(community, params.text("album_id"))
    if params.has("photo_ids"):
        asked = set(params.words("photo_ids"))
        pictures = [picture for picture in pictures if str(picture.id) in asked]
    if params.flag("rev"):
        pictures.reverse()
    offset = params.integer("offset", low=0)
    page = pictures[offset : offset + params.integer("count", PAGE, low=0, high=MOST)]
    return {"count": len(pictures), "items": [_shown(call, community, one) for one in page]}


@method("photos.getById", community=False, user_scope="photos")
def get_by_id(call: Call) -> list[Json]:
    """Return photos by "owner_photo"; those that do not exist are left out."""
    found: list[Json] = []
    for owner, number in call.params.pairs("photos", at_most=MOST_BY_ID):
        if community := call.world.communities.get(-owner):
            pictures = (one for one in media.pictures_of(call.world, community) if one.id == number)
            found += [_shown(call, community, one) for one in pictures]
    return found


@method("photos.getComments", community=False, user_scope="photos")
def get_comments(call: Call) -> Json:
    """Return the comments under a photo."""
    return comment_reading.row(call, PHOTOS)


@method("photos.getAllComments", community=False, user_scope="photos")
def get_all_comments(call: Call) -> Json:
    """Return the comments under all photos of the album, newest first; `pid` names the photo."""
    params = call.params
    community = call.media_owner()
    if params.has("album_id"):
        _album(community, params.text("album_id"))
    comments = [one for one in community.photos.comments.values() if not one.deleted]
    comments.reverse()
    offset = params.integer("offset", low=0)
    count = min(params.integer("count", COMMENTS_PAGE, low=0), MOST_COMMENTS)
    need_likes = params.flag("need_likes")
    items = [
        {**render.comment(community, one, need_likes=need_likes), "pid": one.place.id}
        for one in comments[offset : offset + count]
    ]
    return {"count": len(comments), "items": items}


def _album(community: Community, name: str) -> list[media.Photograph]:
    """Return the pictures of an album.

    Raises:
        VkError: 114 if the community has no such album.
    """
    if name in _OF_VK:
        return []
    if name in {"", str(COMMUNITY_ALBUM)}:
        return [photo.picture for photo in community.photos.places.values()]
    if name == "wall":
        return media.wall_pictures(community)
    raise VkError(114)


def _shown(call: Call, community: Community, picture: media.Photograph) -> Json:
    photo = community.photos.places.get(picture.id)
    if photo is None:
        return picture.photo()
    return render_places.photo(photo, extended=call.params.flag("extended"))
