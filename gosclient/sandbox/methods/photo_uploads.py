"""Uploading photos: for walls with a user token, for messages with a community key too."""

from typing import Final

from gosclient.sandbox.call import Call
from gosclient.sandbox.errors import VkError
from gosclient.sandbox.methods.registry import method
from gosclient.sandbox.serialise import Json
from gosclient.sandbox.uploaded import FIRST_PHOTO_ID, HIDDEN_ALBUM, SAVED_ALBUM, UploadedPhoto
from gosclient.sandbox.uploads.slots import MESSAGE_PHOTO, PHOTO, Received

LONGEST_CAPTION: Final = 2_048


@method("photos.getWallUploadServer", community=False, user_scope="photos")
def wall_server(call: Call) -> Json:
    """Give an address for one photo of a community's wall, or of the user's own."""
    group_id = call.params.integer("group_id", low=0)
    return _server(call, PHOTO, _wall(call), group_id, SAVED_ALBUM)


@method("photos.saveWallPhoto", community=False, user_scope="photos")
def save_wall_photo(call: Call) -> list[Json]:
    """Make a photo of what was uploaded; a second call makes a second one."""
    owner_id = _wall(call)
    caption = call.params.text("caption")
    if len(caption) > LONGEST_CAPTION:
        raise VkError(100, "caption is too long")
    received = _received(call, PHOTO)
    if received.slot.owner_id != owner_id:
        raise VkError(121)
    return [_save(call, received, SAVED_ALBUM, caption).photo()]


@method("photos.getMessagesUploadServer", community_scope="photos", user_scope="photos")
def messages_server(call: Call) -> Json:
    """Give an address for one photo that goes into a message.

    Raises:
        VkError: 901 if `peer_id` names somebody who has never written to the community.
    """
    peer = call.params.integer("peer_id")
    community = call.token.owner if call.token.is_community else 0
    if peer and community and peer not in call.world.communities[community].conversations:
        raise VkError(901)
    return _server(call, MESSAGE_PHOTO, peer or call.speaker, community, HIDDEN_ALBUM)


@method("photos.saveMessagesPhoto", community_scope="photos", user_scope="photos")
def save_messages_photo(call: Call) -> list[Json]:
    """Make a photo for messages of what was uploaded; no wall will show it."""
    return [_save(call, _received(call, MESSAGE_PHOTO), HIDDEN_ALBUM, "").photo()]


def _wall(call: Call) -> int:
    """Return whose wall the photo is for: a community (negative) that the user manages, or theirs.

    Raises:
        VkError: 100 for a negative `group_id`, 125 or 15 for a community that is not managed.
    """
    group_id = call.params.integer("group_id", low=0)
    return -call.managed(group_id).id if group_id else call.token.owner


def _server(call: Call, kind: str, owner_id: int, community: int, album: int) -> Json:
    url = call.world.uploads.open(kind, call.token, owner_id, community)
    answer: Json = {"album_id": album, "upload_url": url}
    answer["user_id"] = 0 if call.token.is_community else call.token.owner
    if community:
        answer["group_id"] = community
    return answer


def _received(call: Call, kind: str) -> Received:
    """Return the upload a call speaks of.

    Raises:
        VkError: 100 if nothing was uploaded, 121 for a hash that is unknown, of another token or
            of another kind, or that does not belong to the photo, 118 for another server.
    """
    params = call.params
    photo = params.text("photo", required=True)
    if photo == "[]":
        raise VkError(100, "photos_list is invalid")
    received = call.world.uploads.received(params.text("hash"))
    if received is None or received.slot.kind != kind or received.slot.token is not call.token:
        raise VkError(121)
    if received.server != params.integer("server"):
        raise VkError(118)
    if received.handle != photo:
        raise VkError(121)
    return received


def _save(call: Call, received: Received, album: int, caption: str) -> UploadedPhoto:
    if received.shape is None:
        raise VkError(121)
    photo = UploadedPhoto(
        base_url=call.world.base_url,
        owner_id=received.slot.owner_id,
        id=FIRST_PHOTO_ID + call.world.library.next_number("photo"),
        date=call.now,
        upload=received.upload,
        shape=received.shape,
        album_id=album,
        text=caption,
    )
    call.world.uploads.save(received)
    call.world.library.own(photo.owner_id).photos[photo.id] = photo
    return photo
