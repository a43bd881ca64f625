"""The section `utils`."""

from gosclient.sandbox import links, short_links
from gosclient.sandbox.call import Call
from gosclient.sandbox.errors import VkError
from gosclient.sandbox.methods.registry import method
from gosclient.sandbox.serialise import Json


@method("utils.getServerTime", vk_id=True)
def get_server_time(call: Call) -> int:
    """Return the clock of this VK, unix seconds."""
    return call.now


@method("utils.resolveScreenName", vk_id=True)
def resolve_screen_name(call: Call) -> Json | list[Json]:
    """Say what a short address belongs to; up to 5.131 an empty list says that it is nobody's."""
    name = call.params.text("screen_name", required=True)
    if person := call.world.find_person(name):
        return {"object_id": person.id, "type": "user"}
    if community := call.world.find_community(name):
        return {"object_id": community.id, "group_id": community.id, "type": "page"}
    if call.bare_lists:
        return []
    raise VkError(104)


@method("utils.checkLink", vk_id=True)
def check_link(call: Call) -> Json:
    """Say whether an address is blocked, of a short link where it leads."""
    link = call.world.short_links.whole(_address(call))
    return {"status": "banned" if short_links.banned(link) else "not_banned", "link": link}


@method("utils.getShortLink", vk_id=True)
def get_short_link(call: Call) -> Json:
    """Shorten an address; with `private` its statistics need a key."""
    url = _address(call)
    key = call.world.short_links.shorten(url)
    shown: Json = {"short_url": f"{short_links.SHORT}{key}", "key": key, "url": url}
    if call.params.flag("private"):
        shown["access_key"] = short_links.access_key(url)
    return shown


def _address(call: Call) -> str:
    """Return the address of a call.

    Raises:
        VkError: 100 if there is none.
    """
    url = links.complete(call.params.text("url", required=True))
    if not url:
        raise VkError(100, "url is invalid")
    return url
