"""The section `docs`: uploading documents and reading them."""

from typing import Final

from gosclient.sandbox.call import Call
from gosclient.sandbox.errors import VkError
from gosclient.sandbox.methods.registry import method
from gosclient.sandbox.serialise import Json
from gosclient.sandbox.uploaded import FIRST_DOCUMENT_ID, UploadedDocument
from gosclient.sandbox.uploads.slots import DOCUMENT

LONGEST_TITLE: Final = 128
MOST_BY_ID: Final = 100
_KINDS: Final = ("doc", "audio_message", "graffiti")


@method("docs.getUploadServer", community=False, user_scope="docs")
def own_server(call: Call) -> Json:
    """Give an address for one document of the user or of a community they manage."""
    return _server(call, _owner(call))


@method("docs.getWallUploadServer", community_scope="docs", user_scope="docs")
def wall_server(call: Call) -> Json:
    """Give an address for one document that goes on a wall or into a message."""
    return _server(call, _owner(call))


@method("docs.getMessagesUploadServer", community_scope="docs", user_scope="docs")
def messages_server(call: Call) -> Json:
    """Give an address for one document that goes into a message. Voice and graffiti are not here."""
    if call.params.choice("type", _KINDS, "doc") != "doc":
        raise VkError(33)
    return _server(call, call.speaker)


@method("docs.save", community_scope="docs", user_scope="docs")
def save(call: Call) -> Json:
    """Make a document of what was uploaded; a second call makes a second one."""
    handle = call.params.text("file", required=True)
    received = call.world.uploads.received(handle)
    if received is None or received.handle != handle or received.slot.token is not call.token:
        raise VkError(105)
    title = call.params.text("title", received.upload.name)
    if len(title) > LONGEST_TITLE:
        raise VkError(100, "title is too long")
    document = UploadedDocument(
        base_url=call.world.base_url,
        owner_id=received.slot.owner_id,
        id=FIRST_DOCUMENT_ID + call.world.library.next_number("document"),
        date=call.now,
        title=title,
        upload=received.upload,
        shape=received.shape,
        tags=tuple(call.params.words("tags")),
    )
    call.world.uploads.save(received)
    call.world.library.own(document.owner_id).documents[document.id] = document
    shown = document.document()
    if call.params.flag("return_tags"):
        shown["tags"] = list(document.tags)
    return {"type": "doc", "doc": shown}


@method("docs.getById", community_scope="docs", user_scope="docs")
def get_by_id(call: Call) -> list[Json]:
    """Return uploaded documents by "owner_document"; those that do not exist are left out."""
    found = (
        call.world.library.of(owner).documents.get(number)
        for owner, number in call.params.pairs("docs", at_most=MOST_BY_ID)
    )
    return [one.document() for one in found if one is not None]


def _owner(call: Call) -> int:
    """Return whose the document will be: a community (negative) or the user.

    Raises:
        VkError: 125 or 15 for a community that the token does not speak for.
    """
    group_id = call.params.integer("group_id", low=0)
    return -call.managed(group_id).id if group_id else call.speaker


def _server(call: Call, owner_id: int) -> Json:
    community = -owner_id if owner_id < 0 else 0
    return {"upload_url": call.world.uploads.open(DOCUMENT, call.token, owner_id, community)}
