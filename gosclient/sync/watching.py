"""Looking at a community's queue and wall, for the mirror and for what is unclear."""

from collections.abc import Iterable, Sequence

from gosclient.domain.errors import VkError
from gosclient.domain.posts import Post, QueuedPost
from gosclient.store import publications
from gosclient.store.database import Database
from gosclient.sync.queue import MARGIN, Seen, in_queue_at
from gosclient.vk import encode
from gosclient.vk.encode import Call
from gosclient.vk.encode_moderation import queued_page
from gosclient.vk.gateway import Gateway
from gosclient.vk.lanes import Priority
from gosclient.vk.parse import count_of, items_of, parse_post, parse_queued
from gosclient.vk.values import number

_MOST_PAGES = 5
_NEVER = 2**62
"""A moment from which on nothing is known of a wall that was not read."""


async def look(
    db: Database,
    gateway: Gateway,
    community_id: int,
    awaited: Iterable[int],
    priority: Priority = Priority.CHECK,
) -> Seen:
    """Read the whole queue, and the wall as far back as is needed to tell what became of what left it.

    Which time it is VK tells: by a wrong clock of this computer a published post would seem to have
    vanished before its time.

    Args:
        db: the open store.
        gateway: of an administrator's key.
        community_id: whose.
        awaited: times of what is waited for, in unix seconds; those that have come are looked for.
        priority: whose turn it is.

    Raises:
        GosclientError: as ``Gateway.call``.
    """
    known = await db.read(publications.revisions, community_id)
    waiting = await db.read(publications.queued_targets, community_id)
    at, queue = await _queue(gateway, community_id, priority)
    there = {one.post_id for one in queue}
    left = [in_queue_at(one, at) for one in waiting if one.post_id not in there and not one.removed]
    since = min([*left, *(one for one in awaited if one <= at + MARGIN)], default=None)
    if since is None:
        return Seen(community_id, tuple(queue), (), _NEVER, known, at)
    wall, wall_since = await _wall(gateway, community_id, since, priority)
    return Seen(community_id, tuple(queue), tuple(wall), wall_since, known, at)


async def _queue(
    gateway: Gateway, community_id: int, priority: Priority
) -> tuple[int, list[QueuedPost]]:
    """VK's time in unix seconds, and the queue."""
    found: list[QueuedPost] = []
    at = 0
    for page in range(_MOST_PAGES):
        call = queued_page(community_id, page * encode.WALL_PAGE)
        told, answer = await _read(gateway, [encode.server_time(), call], priority)
        at = at or number(told)
        parsed = (parse_queued(raw, community_id) for raw in items_of(answer))
        found += [one for one in parsed if one is not None]
        size = len(items_of(answer))
        if size < encode.WALL_PAGE or (page + 1) * encode.WALL_PAGE >= count_of(answer):
            break
    return at, found


async def _wall(
    gateway: Gateway, community_id: int, since: int, priority: Priority
) -> tuple[list[Post], int]:
    """Posts of the wall, and the moment from which on none is missing."""
    found: list[Post] = []
    for page in range(_MOST_PAGES):
        call = encode.wall_page(community_id, page * encode.WALL_PAGE)
        [answer] = await _read(gateway, [call], priority)
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


async def _read(gateway: Gateway, calls: Sequence[Call], priority: Priority) -> list[object]:
    """Pages, in company with other communities: a person's key is scarce."""
    answers = await gateway.batch(calls, priority=priority)
    for answer in answers:
        if isinstance(answer, VkError):
            raise answer
    return answers
