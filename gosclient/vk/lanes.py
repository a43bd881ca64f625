"""One lane a token: blocking calls in order of importance, just under VK's rate.

VK counts requests per token (3 a second for a person's token, 20 for a community key; more gets
error 6), so everything that uses a token goes through its one lane.
"""

import asyncio
import heapq
import itertools
import threading
import time
from collections import deque
from collections.abc import Callable
from enum import IntEnum
from typing import Any, Protocol, TypeVar

from gosclient.domain.errors import NetworkDown

T = TypeVar("T")

MARGIN = 0.01
"""Seconds kept beyond VK's second, for clocks that tick differently."""

LONGEST_WAY = 0.1
"""Seconds within which a request is taken to have reached the server.

The server counts arrivals, we know only when a call began and ended. It arrived between the two;
the later bound is the safe one, but for a slow answer it would cost throughput for nothing.
"""

UNEVENNESS = 0.03
"""Seconds by which one request may be longer on its way than the quickest call there and back."""

SKIPPED = object()
"""What a call returns that had nothing to ask any more: no request was made."""


class Priority(IntEnum):
    """Who goes first; within one level, who came first."""

    PERSON = 0
    CHECK = 1
    SYNC = 2
    BACKFILL = 3


class RateBudget:
    """At most ``limit`` requests in any second, as the server sees it. Pure: time is given.

    Bursts are allowed: after a pause the whole second's worth goes out at once.
    """

    def __init__(self, limit: int) -> None:
        self._arrivals: deque[float] = deque(maxlen=max(1, limit))
        self._held_until = float("-inf")
        self._quickest = LONGEST_WAY

    def ready_at(self) -> float:
        """The earliest time at which the next request may leave."""
        if len(self._arrivals) < (self._arrivals.maxlen or 1):
            return self._held_until
        return max(self._held_until, self._arrivals[0] + 1 + MARGIN)

    def spent(self, started: float, ended: float) -> None:
        """One request was made between these two times."""
        self._quickest = min(self._quickest, ended - started)
        way = min(LONGEST_WAY, self._quickest + UNEVENNESS)
        self._arrivals.append(min(ended, started + way))

    def hold(self, until: float) -> None:
        """Nothing leaves before ``until``: VK said we were too fast."""
        self._held_until = max(self._held_until, until)


class Timekeeper(Protocol):
    """The clock and the waiting of a lane, so that tests need not wait."""

    def now(self) -> float:
        """Seconds, monotonic."""

    def wait(self, condition: threading.Condition, seconds: float) -> None:
        """Sleep on ``condition`` for ``seconds`` or until it is notified."""


class SystemTime:
    """Real time."""

    def now(self) -> float:
        """Seconds, monotonic."""
        return time.monotonic()

    def wait(self, condition: threading.Condition, seconds: float) -> None:
        """Sleep on ``condition`` for ``seconds`` or until it is notified."""
        condition.wait(seconds)


class _Ticket:
    """One call in the queue."""

    def __init__(self, function: Callable[[], Any]) -> None:
        self.function = function
        self.loop = asyncio.get_running_loop()
        self.future: asyncio.Future[Any] = self.loop.create_future()
        self.cancelled = False

    def settle(self, result: object, error: BaseException | None) -> None:
        """Hand the outcome to the loop that waits for it, if it still does."""

        def deliver() -> None:
            if self.future.done():
                return
            if error is None:
                self.future.set_result(result)
            else:
                self.future.set_exception(error)

        try:
            self.loop.call_soon_threadsafe(deliver)
        except RuntimeError:
            # The loop is closed: nobody is left to hear the outcome.
            return


class Lane:
    """The queue of one token and the daemon thread that makes its calls.

    Args:
        name: goes into the thread's name; must not hold the token.
        per_second: VK's limit for this kind of token.
        timekeeper: the clock, real unless a test brings its own.
        at_end: called on the thread as the last thing, to let go of what the calls used.
    """

    def __init__(
        self,
        name: str,
        per_second: int,
        timekeeper: Timekeeper | None = None,
        at_end: Callable[[], None] = lambda: None,
    ) -> None:
        self._time: Timekeeper = timekeeper or SystemTime()
        self._budget = RateBudget(per_second)
        self._changed = threading.Condition()
        self._queue: list[tuple[int, int, _Ticket]] = []
        self._arrival = itertools.count()
        self._closed = False
        self._at_end = at_end
        self._thread = threading.Thread(
            target=self._run, name=f"gosclient-lane-{name}", daemon=True
        )
        self._thread.start()

    async def submit(self, function: Callable[[], T], priority: Priority = Priority.SYNC) -> T:
        """Run ``function`` on the lane's thread when its turn comes.

        A task cancelled while it waits takes its call out of the queue; a call that has begun is
        carried through and its outcome dropped.

        Raises:
            NetworkDown: the lane was closed before the call left.
        """
        ticket = _Ticket(function)
        with self._changed:
            if self._closed:
                raise _closing()
            heapq.heappush(self._queue, (priority, next(self._arrival), ticket))
            self._changed.notify()
        try:
            result: T = await ticket.future
        except asyncio.CancelledError:
            ticket.cancelled = True
            raise
        return result

    def hold(self, seconds: float) -> None:
        """Let nothing leave for so many seconds."""
        with self._changed:
            self._budget.hold(self._time.now() + seconds)

    def close(self) -> None:
        """Refuse what waits and what comes; returns at once, a running call ends by itself."""
        with self._changed:
            self._closed = True
            waiting, self._queue = self._queue, []
            self._changed.notify()
        for _, _, ticket in waiting:
            ticket.settle(None, _closing())

    def join(self, timeout: float | None = None) -> bool:
        """Wait for the thread of a closed lane; whether it has ended."""
        self._thread.join(timeout)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while (ticket := self._next()) is not None:
            self._carry_out(ticket)
            del ticket  # an idle lane must not keep the last answer in memory
        self._at_end()

    def _carry_out(self, ticket: _Ticket) -> None:
        started = self._time.now()
        result: object = None
        error: BaseException | None = None
        try:
            result = ticket.function()
        except Exception as caught:  # noqa: BLE001 - a bug of one call must not stop the lane
            error = caught
        if result is not SKIPPED:
            with self._changed:
                self._budget.spent(started, self._time.now())
        ticket.settle(result, error)

    def _next(self) -> _Ticket | None:
        """The most important call, once the budget allows one; None when the lane is closed.

        It is chosen after the waiting, so that a person's act overtakes what waited longer.
        """
        with self._changed:
            while not self._closed:
                while self._queue and self._queue[0][2].cancelled:
                    heapq.heappop(self._queue)
                if not self._queue:
                    self._changed.wait()
                    continue
                pause = self._budget.ready_at() - self._time.now()
                if pause <= 0:
                    return heapq.heappop(self._queue)[2]
                self._time.wait(self._changed, pause)
            return None


def _closing() -> NetworkDown:
    return NetworkDown("Программа закрывается; запрос в VK не отправлен.", left=False)
