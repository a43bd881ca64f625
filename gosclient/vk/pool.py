"""Reads of one token that wait together travel together: 25 of them are one request.

Whoever's turn comes on the lane takes along what anybody wants to read with this token. One
administrator's key often serves all communities of an office, at three requests a second and
perhaps ten thousand a month, so requests are filled to the brim.
"""

import asyncio
import heapq
import itertools
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from gosclient.vk.lanes import SKIPPED, Lane, Priority

AT_ONCE = 25
"""Calls that one ``execute`` may hold."""

Call = tuple[str, Mapping[str, object]]


@dataclass(order=True, slots=True)
class _Wanted:
    priority: Priority
    order: int
    call: Call = field(compare=False)
    future: "asyncio.Future[Any]" = field(compare=False)

    def settle(self, result: object) -> None:
        """On the lane's thread: hand the result to the loop that waits for it."""

        def deliver() -> None:
            if self.future.done():
                return
            if isinstance(result, Trouble):
                self.future.set_exception(result.error)
            else:
                self.future.set_result(result)

        loop = self.future.get_loop()
        if not loop.is_closed():
            loop.call_soon_threadsafe(deliver)


@dataclass(frozen=True, slots=True)
class Trouble:
    """A whole request failed; each of its reads raises ``error``."""

    error: BaseException


class ReadPool:
    """Reads that wait for their turn on one lane.

    Args:
        lane: of the token.
        post: makes one request with these calls, on the lane's thread; returns a result for each
            or a ``Trouble``.

    Attributes:
        at_once: most calls of one request, 1 to 25; less when VK found an answer too large.
    """

    def __init__(
        self, lane: Lane, post: Callable[[Sequence[Call]], Sequence[Any] | Trouble]
    ) -> None:
        self.at_once = AT_ONCE
        self._lane = lane
        self._post = post
        self._lock = threading.Lock()
        self._waiting: list[_Wanted] = []
        self._order = itertools.count()

    async def read(self, calls: Sequence[Call], priority: Priority) -> list[Any]:
        """Make the reads, perhaps in company; a result for each.

        Raises:
            GosclientError: a whole request failed, or the lane was closed.
        """
        loop = asyncio.get_running_loop()
        mine = [_Wanted(priority, next(self._order), call, loop.create_future()) for call in calls]
        answered = asyncio.gather(*(wanted.future for wanted in mine), return_exceptions=True)
        with self._lock:
            for wanted in mine:
                heapq.heappush(self._waiting, wanted)
        try:
            while self._any_waits(mine):
                await self._turn(priority, answered)
            await answered
            return [wanted.future.result() for wanted in mine]
        finally:
            self._forget(mine)

    async def _turn(self, priority: Priority, answered: "asyncio.Future[Any]") -> None:
        """Wait for a turn on the lane, but not when others have taken all that is wanted along.

        Raises:
            GosclientError: the lane was closed.
        """
        turn = asyncio.ensure_future(self._lane.submit(self._carry, priority))
        try:
            await asyncio.wait({turn, answered}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            turn.cancel()
        with suppress(asyncio.CancelledError):
            await turn

    def _carry(self) -> object:
        """On the lane's thread: one request with the most important reads that wait."""
        with self._lock:
            company: list[_Wanted] = []
            while self._waiting and len(company) < self.at_once:
                wanted = heapq.heappop(self._waiting)
                if not wanted.future.cancelled():
                    company.append(wanted)
        if not company:
            return SKIPPED
        try:
            results = self._post([wanted.call for wanted in company])
        except Exception as bug:  # noqa: BLE001 - those who came along must not wait for ever
            results = Trouble(bug)
        if isinstance(results, Trouble):
            results = [results] * len(company)
        for wanted, result in zip(company, results, strict=True):
            wanted.settle(result)
        return None

    def _any_waits(self, mine: Sequence[_Wanted]) -> bool:
        own = {wanted.order for wanted in mine}
        with self._lock:
            return any(wanted.order in own for wanted in self._waiting)

    def _forget(self, mine: Sequence[_Wanted]) -> None:
        """Take out what was not read: the lane closed, or the asking task was cancelled."""
        own = {wanted.order for wanted in mine}
        with self._lock:
            self._waiting = [wanted for wanted in self._waiting if wanted.order not in own]
            heapq.heapify(self._waiting)
        for wanted in mine:
            wanted.future.cancel()
