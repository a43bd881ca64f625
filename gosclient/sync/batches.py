"""Many small reads as few requests, and their results as few commits."""

import asyncio
from collections import deque
from collections.abc import Callable

from gosclient.domain.errors import CaptchaNeeded, RateLimited, VkError, VkUnwell
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


class BatchReader:
    """A queue of reads of one token; handling one may add more.

    A read that VK refuses for its own reasons (a closed wall, a deleted post), or answers with
    something that is no page, is left out and counted, one that meets a passing trouble is repeated some times before; trouble of the token or
    the network ends the run.
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
        self._queue: deque[tuple[Call, Handler, int]] = deque()
        self.refused = 0

    def add(self, call: Call, handler: Handler) -> None:
        """Read ``call`` some time; ``handler`` turns the answer into a write."""
        self._queue.append((call, handler, 1))

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

    async def _read(self, batch: list[tuple[Call, Handler, int]]) -> None:
        calls = [call for call, _, _ in batch]
        answers = await self._gateway.batch(calls, priority=self._priority)
        writings = []
        for (call, handler, tries), answer in zip(batch, answers, strict=True):
            if isinstance(answer, _PASSING) and tries < _TRIES:
                self._queue.append((call, handler, tries + 1))
            elif isinstance(answer, VkError) or not isinstance(answer, dict):
                self.refused += 1
            else:
                writings.append(handler(answer))

        def write(transaction: Transaction) -> None:
            for writing in writings:
                writing(transaction)

        await self._db.write(write)
        self._on_stored()
