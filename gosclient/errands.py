"""Tasks of the engine that end by themselves, and what is done when one fails by a bug."""

import asyncio
import logging
from collections.abc import AsyncIterator, Coroutine, Iterable
from contextlib import asynccontextmanager
from typing import Any

_log = logging.getLogger("gosclient.engine")


class Errands:
    """Short works beside the rest; none outlives the engine."""

    def __init__(self) -> None:
        self._running: set[asyncio.Task[None]] = set()

    def start(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        """Have something short done on the running loop."""
        task = asyncio.get_running_loop().create_task(work)
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        task.add_done_callback(report_bug)
        return task

    async def stop(self) -> None:
        """End all that still run."""
        running = list(self._running)
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)


@asynccontextmanager
async def beside(works: Iterable[Coroutine[Any, Any, None]]) -> AsyncIterator[None]:
    """Have these go on beside a block, and no longer than it."""
    tasks = [asyncio.create_task(work) for work in works]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def report_bug(task: "asyncio.Task[None]") -> None:
    """Write down why a task failed that nobody awaits."""
    if not task.cancelled() and task.exception() is not None:
        _log.error("a task of the engine failed", exc_info=task.exception())
