"""Many small reads as few requests, and their results as few commits."""

import asyncio
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from gosclient.domain.errors import CaptchaNeeded, RateLimited, VkUnwell
from gosclient.store.database import Database, Transaction
from gosclient.vk.encode import Call
from gosclient.vk.gateway import AT_ONCE, Gateway
from gosclient.vk.lanes import Priority

Page = TypeVar("Page")

_AHEAD = 2
"""Requests under way at once: the next one travels while the last one is being stored."""

_PASSING = (VkUnwell, RateLimited, CaptchaNeeded)
_TRIES = 3


@dataclass(frozen=True, slots=True)
class _Read(Generic[Page]):
    """A read in the queue, and how often it was tried, this time included."""

    call: Call
    handler: Callable[[object], Page]
    given_up: Page | None
    tries: int = 1


class BatchReader(Generic[Page]):
    """A queue of reads of one token; handling one may add more.

    A read that VK refuses for its own reasons (a closed wall, a deleted post), or answers with
    something that is no page, is left out. One that meets a passing trouble is repeated some times
    before it is given up. Trouble of the token or the network ends the run.

    Args:
        db: where pages are stored.
        gateway: of the token.
        priority: whose turn it is.
        store: stores the pages of one request together: what each write has to ask the file for is
            asked once then, and the file's thread is what a first load may have to wait for.
        on_stored: told after each commit.
    """

    def __init__(
        self,
        db: Database,
        gateway: Gateway,
        priority: Priority,
        store: Callable[[Transaction, Sequence[Page]], None],
        on_stored: Callable[[], None] = lambda: None,
    ) -> None:
        self._db = db
        self._gateway = gateway
        self._priority = priority
        self._store = store
        self._on_stored = on_stored
        self._queue: deque[_Read[Page]] = deque()

    def add(
        self, call: Call, handler: Callable[[object], Page], given_up: Page | None = None
    ) -> None:
        """Read ``call`` some time.

        Args:
            call: the read.
            handler: turns the answer into what is stored.
            given_up: stored if VK is not well for too long: what was to be read is still missing.
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

    async def _read(self, batch: list[_Read[Page]]) -> None:
        answers = await self._gateway.batch([one.call for one in batch], priority=self._priority)
        pages: list[Page] = []
        for one, answer in zip(batch, answers, strict=True):
            if isinstance(answer, _PASSING):
                if one.tries < _TRIES:
                    self._queue.append(replace(one, tries=one.tries + 1))
                elif one.given_up is not None:
                    pages.append(one.given_up)
            elif isinstance(answer, dict):
                pages.append(one.handler(answer))
        await self._db.write_incoming(self._store, pages)
        self._on_stored()
