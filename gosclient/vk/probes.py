"""Harmless reads that tell what a key is good for, and what their answers say of it. Pure.

None of them changes anything in VK or is seen by anybody. Answering, deleting, banning and posting
have no such read: they are proved by the first real act.
"""

from collections.abc import Mapping

from gosclient.domain.capabilities import ADMINISTRATOR
from gosclient.domain.community import Slot
from gosclient.domain.errors import VkError
from gosclient.vk import encode
from gosclient.vk.encode import Call
from gosclient.vk.parse import items_of
from gosclient.vk.values import flag, number, record, text_of

PLAIN_LOGIN = 1051
"""VK's answer to the token of a plain VK ID login, to which it gives next to no rights."""

_USER_RIGHTS: Mapping[str, int] = {
    "photos": 4,
    "wall": 8192,
    "groups": 262_144,
    "stats": 1_048_576,
}
"""Rights of a user token and their bits in ``account.getAppPermissions`` (documentation)."""


def permissions(slot: Slot) -> Call:
    """The read that tells the rights a key was made with."""
    if slot is Slot.COMMUNITY:
        return encode.token_permissions()
    return "account.getAppPermissions", {}


def standing(community_id: int) -> Call:
    """The read that tells what the owner of a user token is in a community."""
    return encode.groups_get([community_id], ("is_admin", "admin_level"))


def latest_post(community_id: int) -> Call:
    """The read that finds a post under which comments can be read."""
    return "wall.get", {"owner_id": -community_id, "count": 1}


def comments(community_id: int, post_id: int) -> Call:
    """The read that tells whether comments can be read."""
    return "wall.getComments", {"owner_id": -community_id, "post_id": post_id, "count": 1}


def reads(community_id: int, slot: Slot) -> list[Call]:
    """Reads each of which speaks of one capability with a key of this slot."""
    if slot is Slot.COMMUNITY:
        return [("messages.getConversations", {"count": 1})]
    return [
        ("groups.getBanned", {"group_id": community_id, "count": 1}),
        ("wall.get", {"owner_id": -community_id, "filter": "suggests", "count": 1}),
        ("newsfeed.getMentions", {"owner_id": -community_id, "count": 1}),
        ("photos.getWallUploadServer", {"group_id": community_id}),
        ("stats.get", {"group_id": community_id, "interval": "day", "intervals_count": 1}),
    ]


def rights_in(answer: object, slot: Slot) -> frozenset[str] | None:
    """VK's words for the rights of a key, none for a plain VK ID login.

    Args:
        answer: to ``permissions``, or the ``VkError`` in its place.
        slot: of the key.

    Returns:
        None if VK did not tell.
    """
    if isinstance(answer, VkError):
        return frozenset() if answer.code == PLAIN_LOGIN else None
    if slot is Slot.COMMUNITY:
        if "permissions" not in record(answer):
            return None
        named = (text_of(item.get("name")) for item in items_of(answer, "permissions"))
        return frozenset(name for name in named if name)
    mask = number(answer)
    return frozenset(name for name, bit in _USER_RIGHTS.items() if mask & bit) if mask else None


def role_in(answer: object) -> int | None:
    """VK's ``admin_level`` of the owner of a key, 0 for none; None if this does not tell."""
    found = items_of(answer, "groups")
    return role_of(found[0]) if found else None


def role_of(community: Mapping[str, object]) -> int:
    """VK's ``admin_level`` in one community as a user token sees it, 0 for none."""
    level = number(community.get("admin_level"))
    return level or (ADMINISTRATOR if flag(community.get("is_admin")) else 0)


def latest_post_in(answer: object) -> int:
    """Id of the post found, 0 for none."""
    found = items_of(answer)
    return number(found[0].get("id")) if found else 0
