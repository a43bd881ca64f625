"""The section `utils`."""

from gosclient.sandbox.call import Call
from gosclient.sandbox.errors import VkError
from gosclient.sandbox.methods.registry import method
from gosclient.sandbox.serialise import Json


@method("utils.getServerTime", vk_id=True)
def get_server_time(call: Call) -> int:
    """Return the clock of this VK, unix seconds."""
    return call.now


@method("utils.resolveScreenName", vk_id=True)
def resolve_screen_name(call: Call) -> Json:
    """Say what a short address belongs to."""
    name = call.params.text("screen_name", required=True)
    if person := call.world.find_person(name):
        return {"object_id": person.id, "type": "user"}
    if community := call.world.find_community(name):
        return {"object_id": community.id, "group_id": community.id, "type": "page"}
    raise VkError(104)
