"""Answering the polls of long poll readers, with the troubles that scripts ask for."""

import asyncio
from collections.abc import Mapping
from typing import Final

from gosclient.sandbox.faults import LONG_POLL, FaultBook
from gosclient.sandbox.longpoll import EventLog, Failure, Page
from gosclient.sandbox.params import is_number
from gosclient.sandbox.serialise import Json, to_json

LONGEST_WAIT: Final = 90
USUAL_WAIT: Final = 25
_MORE_FOR_REORDER: Final = 2.0
"""How long a page of one event waits for a second one when their order shall be turned."""


class Poll:
    """One request of one reader."""

    def __init__(self, log: EventLog, faults: FaultBook, fields: Mapping[str, str]) -> None:
        self.log = log
        self.faults = faults
        self.key = fields.get("key", "")
        self.ts = fields.get("ts", "")
        self.wait = _seconds(fields.get("wait", ""))

    async def answer(self, stopping: asyncio.Event) -> str:
        """Return the body of the answer as soon as there are events or the wait is over."""
        result = await self._result(stopping)
        if isinstance(result, Failure):
            return failed(result.code, result.ts)
        if len(result.events) == 1 and self._expects("reorder"):
            await self.log.wait(min(self.wait, _MORE_FOR_REORDER))
            again = self.log.read(self.key, self.ts)
            result = again if isinstance(again, Page) else result
        return self._page(result)

    async def _result(self, stopping: asyncio.Event) -> Page | Failure:
        loop = asyncio.get_running_loop()
        deadline = loop.time() + self.wait
        before = self.log.interruptions
        while True:
            result = self.log.read(self.key, self.ts)
            left = deadline - loop.time()
            interrupted = stopping.is_set() or self.log.interruptions != before
            if isinstance(result, Failure) or result.events or left <= 0 or interrupted:
                return result
            await self.log.wait(left)

    def _page(self, page: Page) -> str:
        events = list(page.events)
        if events:
            events = self._spoiled(events)
        ts: int | str = str(page.ts)
        if self._takes("ts_number"):
            ts = page.ts
        return f'{{"ts":{to_json(ts)},"updates":[{",".join(events)}]}}'

    def _spoiled(self, events: list[str]) -> list[str]:
        if self._takes("lose"):
            return []
        if self._takes("duplicate"):
            events = [event for event in events for _ in range(2)]
        if len(events) > 1 and self._takes("reorder"):
            events.reverse()
        return events

    def _takes(self, kind: str) -> bool:
        taken = self.faults.take(LONG_POLL, self.log.community_id, frozenset({kind}))
        return taken is not None

    def _expects(self, kind: str) -> bool:
        return self.faults.expects(LONG_POLL, self.log.community_id, kind)


def failed(code: int, ts: int) -> str:
    """Return an answer without events; only `failed: 1` says where to go on, as a number."""
    body: Json = {"failed": code}
    if code == 1:
        body["ts"] = ts
    return to_json(body)


def _seconds(text: str) -> int:
    if not is_number(text):
        return USUAL_WAIT
    return min(int(text), LONGEST_WAIT)
