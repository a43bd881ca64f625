"""Posts on other walls that name a community: VK sends no event about them, so they are asked for.

Only a person's token may ask (matrix of VK's documentation, October 2026), and its calls are scarce:
all communities are asked at the same moment, so that their calls travel together.
"""

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import replace

from gosclient.domain.capabilities import Capability, Standing, judged
from gosclient.domain.errors import GosclientError, VkError
from gosclient.domain.posts import Mention
from gosclient.store import capabilities, items, mentions
from gosclient.store.database import Connection, Database, Transaction
from gosclient.sync.apply import announce
from gosclient.sync.looks import Keys
from gosclient.sync.people import name_authors
from gosclient.sync.retry import a_few_times, is_passing
from gosclient.sync.together import all_of
from gosclient.vk import encode, encode_sources
from gosclient.vk.gateway import Gateway
from gosclient.vk.lanes import Priority
from gosclient.vk.parse import count_of, items_of, parse_mention

EVERY = 900.0
"""Seconds between askings."""

GATHER = 5.0
"""Seconds to wait for other communities to be reached."""

LOOK_BACK = 30 * 86_400
"""Seconds that are asked for: so long edits and deletions of a mention are noticed."""

_MOST_PAGES = 10
_log = logging.getLogger("gosclient.sync")


async def load_mentions(
    db: Database, gateway: Gateway, community_id: int, since: int, answer: object
) -> None:
    """Bring the mentions of the last days up to date.

    Args:
        db: the open store.
        gateway: of an administrator's key.
        community_id: whose name is looked for.
        since: unix seconds from which on VK was asked.
        answer: VK's first page, or the ``VkError`` in its place.

    Raises:
        GosclientError: as ``Gateway.call``; what is known stays.
    """
    if isinstance(answer, VkError):
        raise answer
    found: list[Mention] = []
    for offset in range(
        0, _MOST_PAGES * encode_sources.MENTIONS_PAGE, encode_sources.MENTIONS_PAGE
    ):
        if offset:
            answer = await gateway.read(*encode_sources.mentions_page(community_id, since, offset))
        found += _parsed(items_of(answer), community_id)
        if _is_last(answer, offset):
            break
    else:
        # Of what is older, or of the same second, nothing is known, so it is not missed.
        since = min((one.date for one in found), default=since) + 1
    there = [(one.owner_id, one.post_id) for one in found]
    missing = await db.read(mentions.unlisted, community_id, since, there)
    looked = await _look_at(gateway, community_id, missing)

    def write(transaction: Transaction) -> None:
        ids = mentions.save(transaction, found, listed=True)
        ids += mentions.save(transaction, looked, listed=False)
        announce(transaction, items.settle_mentions(transaction, ids))

    await db.write_incoming(write)


def _is_last(answer: object, offset: int) -> bool:
    """Whether nothing comes behind a page; VK counts posts too that the reader may not see."""
    size, count = len(items_of(answer)), count_of(answer)
    if not size:
        return True
    page = encode_sources.MENTIONS_PAGE
    return offset + page >= count if count else size < page


async def _look_at(
    gateway: Gateway, community_id: int, missing: Sequence[Mention]
) -> list[Mention]:
    """What VK lists no more, as it is now: deleted, or changed so that it names nobody."""
    looked: list[Mention] = []
    for first in range(0, len(missing), encode.BY_ID_AT_ONCE):
        some = missing[first : first + encode.BY_ID_AT_ONCE]
        places = [(one.owner_id, one.post_id) for one in some]
        answer = await gateway.read(*encode_sources.posts_at(places))
        now = {(one.owner_id, one.post_id): one for one in _parsed(items_of(answer), community_id)}
        looked += [
            now.get((one.owner_id, one.post_id)) or replace(one, deleted=True) for one in some
        ]
    return looked


def _parsed(raws: Sequence[object], community_id: int) -> list[Mention]:
    parsed = (parse_mention(raw, community_id) for raw in raws)
    return [one for one in parsed if one is not None]


class MentionsPoll:
    """Asks for the mentions of all communities now and then.

    Args:
        db: the open store.
        keys: of a community, None while it has none.
        now: unix seconds.
    """

    def __init__(
        self, db: Database, keys: Callable[[int], Keys | None], now: Callable[[], float]
    ) -> None:
        self._db = db
        self._keys = keys
        self._now = now
        self._reached: set[int] = set()
        self._new: set[int] = set()
        self._wake = asyncio.Event()

    def reached(self, community_id: int) -> None:
        """VK answers to this community's key; call on the engine's loop."""
        if community_id not in self._reached:
            self._reached.add(community_id)
            self._new.add(community_id)
            self._wake.set()

    def refresh(self) -> None:
        """Ask for all of them now; call on the engine's loop."""
        self._new |= self._reached
        self._wake.set()

    async def run(self) -> None:
        """Ask for ever: those that are new soon, all of them from time to time."""
        while True:
            try:
                async with asyncio.timeout(EVERY):
                    await self._wake.wait()
                await asyncio.sleep(GATHER)
                due = self._new
            except TimeoutError:
                due = set(self._reached)
            self._wake.clear()
            self._new = set()
            try:
                await self.ask(sorted(due))
            except GosclientError as error:
                _log.info("mentions: %s", type(error).__name__)

    async def once(self, community_id: int) -> None:
        """Ask for the mentions of one community and return.

        Raises:
            GosclientError: it did not succeed after several tries; what is known stays.
        """
        async for attempt in a_few_times():
            with attempt:
                await self.ask([community_id])

    async def ask(self, community_ids: Sequence[int]) -> None:
        """Ask for the mentions of communities, but for those whose key is known not to be allowed to.

        Raises:
            GosclientError: of one of them it may go well another time; what is known stays.
        """
        by_key: dict[Gateway, list[tuple[int, Keys]]] = {}
        # Whether a right was given meanwhile is found out by the daily probe.
        refused = await self._db.read(_refused, community_ids)
        for one in community_ids:
            keys = self._keys(one)
            if keys is not None and keys.admin is not None and one not in refused:
                by_key.setdefault(keys.admin, []).append((one, keys))
        await all_of(*(self._ask_with(gateway, those) for gateway, those in by_key.items()))

    async def _ask_with(self, gateway: Gateway, those: Sequence[tuple[int, Keys]]) -> None:
        since = int(self._now()) - LOOK_BACK
        calls = [encode_sources.mentions_page(one, since) for one, _ in those]
        answers = await gateway.batch(calls, priority=Priority.SYNC)
        await all_of(
            *(
                self._take(gateway, one, keys, since, answer)
                for (one, keys), answer in zip(those, answers, strict=True)
            )
        )

    async def _take(
        self, gateway: Gateway, community_id: int, keys: Keys, since: int, answer: object
    ) -> None:
        try:
            await load_mentions(self._db, gateway, community_id, since, answer)
            await name_authors(self._db, keys.community, community_id, int(self._now()))
        except VkError as error:
            if is_passing(error):
                raise
            _log.info("mentions of %s: %s", community_id, error.code)


def _refused(connection: Connection, community_ids: Sequence[int]) -> set[int]:
    return {
        one
        for one in community_ids
        if judged(capabilities.known(connection, one), Capability.MENTIONS).standing
        is Standing.REFUSED
    }
