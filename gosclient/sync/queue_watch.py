"""The mirror of VK's queues: compared at the start, from time to time, and after each due time.

What was handed to VK goes out without this computer; here it is only watched. An administrator's
key alone may look, and its calls are scarce: communities without a post of ours are asked rarely.
"""

import asyncio
import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from gosclient.domain.errors import GosclientError, StoreClosed, VkError
from gosclient.store import publications
from gosclient.store.database import Connection, Database
from gosclient.sync import queue
from gosclient.sync.looks import Keys
from gosclient.sync.retry import a_few_times, is_passing
from gosclient.sync.watching import look

EVERY = 900.0
"""Seconds between looks at a community where something of ours is awaited."""

SELDOM = 3600.0
"""Seconds between looks at any other community."""

AFTER_DUE = 120
"""Seconds after a post's time at which it is looked for."""

GATHER = 2.0
"""Seconds to wait for other reasons to look."""

_REST = 60.0
"""Seconds before a look that failed is tried again."""

_log = logging.getLogger("gosclient.sync")


@dataclass(slots=True)
class _Standing:
    """When a community was looked at and when it shall be again; unix seconds."""

    looked_at: float = 0.0
    not_before: float = 0.0
    wanted: bool = True
    awaited: list[int] = field(default_factory=list)

    def next_look(self) -> float:
        if self.wanted or not self.looked_at:
            return self.not_before
        pause = EVERY if self.awaited else SELDOM
        due = [at + AFTER_DUE for at in self.awaited if at + AFTER_DUE > self.looked_at]
        return max(min([self.looked_at + pause, *due]), self.not_before)


class QueueWatch:
    """Looks at the queues of all communities.

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
        self._standing: dict[int, _Standing] = {}
        self._wake = asyncio.Event()

    def reached(self, community_id: int) -> None:
        """VK answers to this community's key; call on the engine's loop."""
        self._standing.setdefault(community_id, _Standing())
        self._wake.set()

    def soon(self, community_id: int) -> None:
        """Something was changed there just now; call on the engine's loop."""
        self._standing.setdefault(community_id, _Standing()).wanted = True
        self._wake.set()

    def refresh(self) -> None:
        """Look at all of them now; call on the engine's loop."""
        for community_id in self._standing:
            self.soon(community_id)

    async def run(self) -> None:
        """Look for ever."""
        while True:
            try:
                pause = await self._next_pause()
                async with asyncio.timeout(pause):
                    await self._wake.wait()
                self._wake.clear()
                await asyncio.sleep(GATHER)
            except TimeoutError:
                pass
            except StoreClosed:
                return
            await self._look_at_due()

    async def once(self, community_id: int) -> None:
        """Look at one community and return; what its key may not read is passed over.

        Raises:
            GosclientError: it did not succeed after several tries; what is known stays.
        """
        async for attempt in a_few_times():
            with attempt:
                try:
                    await self._look(community_id)
                except VkError as error:
                    if is_passing(error):
                        raise
                    _log.info("queue of %s: %s", community_id, error.code)

    async def _next_pause(self) -> float | None:
        await self._renew()
        moments = [self._standing[one].next_look() for one in self._able()]
        return max(min(moments) - self._now(), 0.0) if moments else None

    async def _look_at_due(self) -> None:
        await self._renew()
        due = [one for one in self._able() if self._standing[one].next_look() <= self._now()]
        outcomes = await asyncio.gather(*map(self._look, due), return_exceptions=True)
        for community_id, outcome in zip(due, outcomes, strict=True):
            if isinstance(outcome, GosclientError):
                self._standing[community_id].not_before = self._now() + _REST
                _log.info("queue of %s: %s", community_id, type(outcome).__name__)
            elif outcome is not None:
                raise outcome

    def _able(self) -> list[int]:
        """Communities whose queue may be read."""
        found = ((one, self._keys(one)) for one in self._standing)
        return [one for one, keys in found if keys is not None and keys.admin is not None]

    async def _renew(self) -> None:
        awaited = await self._db.read(_awaited, list(self._standing))
        for community_id, moments in awaited.items():
            self._standing[community_id].awaited = moments

    async def _look(self, community_id: int) -> None:
        keys = self._keys(community_id)
        if keys is None or keys.admin is None:
            return
        standing = self._standing.setdefault(community_id, _Standing())
        [moments] = (await self._db.read(_awaited, [community_id])).values()
        seen = await look(self._db, keys.admin, community_id, moments)
        await self._db.write_incoming(queue.compare, seen, int(self._now()))
        standing.looked_at, standing.wanted = self._now(), False


def _awaited(connection: Connection, community_ids: Iterable[int]) -> dict[int, list[int]]:
    """Times of what is awaited, by community; unix seconds."""
    return {
        one: [
            target.at
            for target in publications.awaited_targets(connection, one)
            if not target.gone_at
        ]
        for one in community_ids
    }
