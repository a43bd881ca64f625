"""Many small reads as few requests, and their results as few commits."""

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace

from gosclient.domain.errors import CaptchaNeeded, RateLimited, VkUnwell
from gosclient.store.database import Database, Transaction
from gosclient.vk.encode import Call
from gosclient.vk.gateway import AT_ONCE, Gateway
from gosclient.vk.lanes import Priority

Writing = Callable[[Transaction], None]
Handler = Callable[[object], Writing]

_AHEAD = 2
"""Requests under way at once: the next one travels while the last one is being stored."""

_PASSING = (VkUnwell, RateLimited, CaptchaNeeded)
_TRIES = 3


@dataclass(frozen=True, slots=True)
class _Read:
    """A read in the queue, and how often it was tried, this time included."""

    call: Call
    handler: Handler
    given_up: Writing
    tries: int = 1


class BatchReader:
    """A queue of reads of one token; handling one may add more.

    A read that VK refuses for its own reasons (a closed wall, a deleted post), or answers with
    something that is no page, is left out. One that meets a passing trouble is repeated some times
    before it is given up. Trouble of the token or the network ends the run.
    """

    def __init__(
        self,
        db: Database,
        gateway: Gateway,
        priority: Priority,
        on_stored: Callable[[], None] = lambda: None,
    ) -> None:
        self._db = db
        self._gateway = gateway
        self._priority = priority
        self._on_stored = on_stored
        self._queue: deque[_Read] = deque()

    def add(self, call: Call, handler: Handler, given_up: Writing = lambda _: None) -> None:
        """Read ``call`` some time.

        Args:
            call: the read.
            handler: turns the answer into a write.
            given_up: written if VK is not well for too long: what was to be read is still missing.
        """
        self._queue.append(_Read(call, handler, given_up))

    async def run(self) -> None:
        """Read everything in the queue, and what handlers add to it.

        Raises:
            GosclientError: the token or the network failed; what was stored stays.
        """
        running: set[asyncio.Task[None]] = set()
        try:
            while self._queue or running:
                while self._queue and len(running) < _AHEAD:
                    size = min(AT_ONCE, len(self._queue))
                    batch = [self._queue.popleft() for _ in range(size)]
                    running.add(asyncio.create_task(self._read(batch)))
                done, running = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
                # Two may fail at once: every error is taken, the first one told.
                errors = [error for task in done if (error := task.exception()) is not None]
                if errors:
                    raise errors[0]
        finally:
            for task in running:
                task.cancel()
            await asyncio.gather(*running, return_exceptions=True)

    async def _read(self, batch: list[_Read]) -> None:
        answers = await self._gateway.batch([one.call for one in batch], priority=self._priority)
        writings = []
        for one, answer in zip(batch, answers, strict=True):
            if isinstance(answer, _PASSING):
                if one.tries < _TRIES:
                    self._queue.append(replace(one, tries=one.tries + 1))
                else:
                    writings.append(one.given_up)
            elif isinstance(answer, dict):
                writings.append(one.handler(answer))

        def write(transaction: Transaction) -> None:
            for writing in writings:
                writing(transaction)

        await self._db.write(write)
        self._on_stored()
