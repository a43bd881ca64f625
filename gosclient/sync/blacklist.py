"""The blacklist of a community: events tell changes, this tells what was before them."""

from gosclient.domain.errors import VkError
from gosclient.domain.moderation import Ban
from gosclient.store import bans
from gosclient.store.database import Database
from gosclient.sync.looks import Keys
from gosclient.sync.retry import is_passing
from gosclient.vk import encode_moderation as encode
from gosclient.vk.gateway import Gateway
from gosclient.vk.lanes import Priority
from gosclient.vk.parse import items_of
from gosclient.vk.parse_bans import parse_banned

_MOST_PAGES = 50
"""Pages of 200; a longer list is taken as far as that."""


async def load_bans(db: Database, keys: Keys, community_id: int) -> bool:
    """Read the whole blacklist by the first key that may; whether one could.

    Raises:
        GosclientError: VK was not reached; what is known stays.
    """
    for gateway in filter(None, (keys.community, keys.admin)):
        try:
            found = await _read(gateway, community_id)
        except VkError as error:
            if is_passing(error):
                raise
        else:
            await db.write_incoming(bans.replace_all, community_id, found)
            return True
    return False


async def _read(gateway: Gateway, community_id: int) -> list[Ban]:
    found: list[Ban] = []
    for page in range(_MOST_PAGES):
        method, params = encode.banned_page(community_id, page * encode.BANNED_PAGE)
        answer = await gateway.call(method, params, priority=Priority.SYNC)
        found += parse_banned(answer, community_id)
        if len(items_of(answer)) < encode.BANNED_PAGE:
            break
    return found
