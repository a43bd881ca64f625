"""Looking at a community's queue and wall, for the mirror and for what is unclear."""

from gosclient.domain.errors import VkError
from gosclient.domain.posts import Post, QueuedPost
from gosclient.store import publications
from gosclient.store.database import Database
from gosclient.sync.queue import MARGIN, Seen
from gosclient.vk import encode
from gosclient.vk.encode import Call
from gosclient.vk.encode_moderation import queued_page
from gosclient.vk.gateway import Gateway
from gosclient.vk.lanes import Priority
from gosclient.vk.parse import count_of, items_of, parse_post, parse_queued

_MOST_PAGES = 5
_NEVER = 2**62
"""A moment from which on nothing is known of a wall that was not read."""


async def look(
    db: Database,
    gateway: Gateway,
    community_id: int,
    since: int | None,
    priority: Priority = Priority.CHECK,
) -> Seen:
    """Read the whole queue, and the wall back to unix seconds ``since``.

    Args:
        db: the open store.
        gateway: of an administrator's key.
        community_id: whose.
        since: how far back the wall is wanted; None asks for no wall at all.
        priority: whose turn it is.

    Raises:
        GosclientError: as ``Gateway.call``.
    """
    known = await db.read(publications.revisions, community_id)
    queue = await _queue(gateway, community_id, priority)
    if since is None:
        return Seen(community_id, tuple(queue), (), _NEVER, known)
    wall, wall_since = await _wall(gateway, community_id, since, priority)
    return Seen(community_id, tuple(queue), tuple(wall), wall_since, known)


async def _queue(gateway: Gateway, community_id: int, priority: Priority) -> list[QueuedPost]:
    found: list[QueuedPost] = []
    for page in range(_MOST_PAGES):
        answer = await _read(gateway, queued_page(community_id, page * encode.WALL_PAGE), priority)
        parsed = (parse_queued(raw, community_id) for raw in items_of(answer))
        found += [one for one in parsed if one is not None]
        size = len(items_of(answer))
        if size < encode.WALL_PAGE or (page + 1) * encode.WALL_PAGE >= count_of(answer):
            break
    return found


async def _wall(
    gateway: Gateway, community_id: int, since: int, priority: Priority
) -> tuple[list[Post], int]:
    """Posts of the wall, and the moment from which on none is missing."""
    found: list[Post] = []
    for page in range(_MOST_PAGES):
        call = encode.wall_page(community_id, page * encode.WALL_PAGE)
        answer = await _read(gateway, call, priority)
        parsed = (parse_post(raw, community_id) for raw in items_of(answer))
        some = [one for one in parsed if one is not None]
        found += some
        if len(items_of(answer)) < encode.WALL_PAGE:
            return found, 0
        # The first one may be pinned and old.
        oldest = min((one.date for one in some[1:]), default=0)
        if oldest < since - MARGIN:
            return found, oldest
    return found, min((one.date for one in found[1:]), default=_NEVER)


async def _read(gateway: Gateway, call: Call, priority: Priority) -> object:
    """One page, in company with other communities: a person's key is scarce."""
    [answer] = await gateway.batch([call], priority=priority)
    if isinstance(answer, VkError):
        raise answer
    return answer
