"""Uploading photos into the album of a community, up to five at once."""

from gosclient.sandbox.attachments import COMMUNITY_ALBUM
from gosclient.sandbox.call import Call
from gosclient.sandbox.errors import VkError
from gosclient.sandbox.methods.photo_uploads import LONGEST_CAPTION
from gosclient.sandbox.methods.registry import method
from gosclient.sandbox.objects import Community
from gosclient.sandbox.places import Photo
from gosclient.sandbox.serialise import Json
from gosclient.sandbox.uploaded import FIRST_PHOTO_ID, UploadedPhoto
from gosclient.sandbox.uploads.slots import ALBUM_PHOTOS, MOST_IN_ALBUM, Received


@method("photos.getUploadServer", community=False, user_scope="photos")
def server(call: Call) -> Json:
    """Give an address for up to five photos of a community's album."""
    community = _album(call)
    url = call.world.uploads.open(ALBUM_PHOTOS, call.token, -community.id, community.id)
    return {"album_id": COMMUNITY_ALBUM, "upload_url": url, "user_id": call.token.owner}


@method("photos.save", community=False, user_scope="photos")
def save(call: Call) -> list[Json]:
    """Put the photos that were uploaded into the album; a second call puts them there again."""
    community = _album(call)
    caption = call.params.text("caption")
    if len(caption) > LONGEST_CAPTION:
        raise VkError(100, "caption is too long")
    return [_put(call, community, one, caption).photo() for one in _received(call, community)]


def _album(call: Call) -> Community:
    """Return the community whose album a call names.

    Raises:
        VkError: 100 if no community is named, 125 or 15 for one that is not managed, 114 for an
            album that it does not have.
    """
    community = call.managed(call.params.integer("group_id", low=1, required=True))
    if call.params.integer("album_id", COMMUNITY_ALBUM) != COMMUNITY_ALBUM:
        raise VkError(114)
    return community


def _received(call: Call, community: Community) -> list[Received]:
    """Return the photos of an upload.

    Raises:
        VkError: 100 if there were none, 121 for a hash that is unknown, of another token or another
            community, or that does not belong to the list, 118 for another server.
    """
    params = call.params
    listed = params.text("photos_list")
    if listed in {"", "[]"}:
        raise VkError(100, "photos_list is invalid")
    keys = [f"{params.text('hash')}.{number}" for number in range(MOST_IN_ALBUM)]
    found = [one for one in map(call.world.uploads.received, keys) if one is not None]
    if not found:
        raise VkError(121)
    slot = found[0].slot
    if slot.token is not call.token or slot.community != community.id or found[0].handle != listed:
        raise VkError(121)
    if found[0].server != params.integer("server"):
        raise VkError(118)
    return found


def _put(call: Call, community: Community, received: Received, caption: str) -> UploadedPhoto:
    if received.shape is None:
        raise VkError(121)
    photo = UploadedPhoto(
        base_url=call.world.base_url,
        owner_id=-community.id,
        id=FIRST_PHOTO_ID + call.world.library.next_number("photo"),
        date=call.now,
        upload=received.upload,
        shape=received.shape,
        album_id=COMMUNITY_ALBUM,
        text=caption,
    )
    call.world.uploads.save(received)
    call.world.library.own(photo.owner_id).photos[photo.id] = photo
    community.photos.places[photo.id] = Photo(
        id=photo.id, from_id=-community.id, date=call.now, picture=photo
    )
    community.events.add("photo_new", photo.photo())
    return photo
