"""Bots Long Poll: one log of events a community, read by any number of independent readers."""

import asyncio
import secrets
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from typing import Final

from gosclient.sandbox.event_names import EVENT_NAMES, ON_AT_FIRST
from gosclient.sandbox.params import is_number
from gosclient.sandbox.serialise import Json, to_json

API_VERSION: Final = "5.199"
HISTORY: Final = 10_000
"""How many events are kept; a reader that is further behind gets `failed: 1`."""
PAGE: Final = 500
"""How many events one answer carries at most."""
KEY_LIFE: Final = 3600
"""How long a key from `groups.getLongPollServer` works, in seconds."""


@dataclass(slots=True, frozen=True)
class Page:
    """What a reader gets: events as ready JSON texts and where to go on from."""

    events: tuple[str, ...]
    ts: int


@dataclass(slots=True, frozen=True)
class Failure:
    """`failed` instead of events: 1 history outdated, 2 key expired, 3 information lost."""

    code: int
    ts: int


class EventLog:
    """The events of one community; `ts` is the number of the last event read.

    Numbers go on from the moment of the start, so a `ts` of an earlier run is always too old, and
    ids of events and keys are never the same in two runs.
    """

    def __init__(self, community_id: int, now: Callable[[], int]) -> None:
        self.community_id = community_id
        self.enabled = True
        self.version = API_VERSION
        self.settings = {name: int(name in ON_AT_FIRST) for name in EVENT_NAMES}
        self.last = now()
        self.interruptions = 0
        self.waiting = 0
        self._now = now
        self._events: deque[str] = deque(maxlen=HISTORY)
        self._keys: dict[str, int] = {}
        self._news = asyncio.Event()

    def add(self, kind: str, body: Json) -> None:
        """Write an event down, if its kind is switched on, and wake the waiting readers."""
        if not (self.enabled and self.settings[kind]):
            return
        self.last += 1
        event = {
            "type": kind,
            "object": body,
            "group_id": self.community_id,
            "event_id": secrets.token_hex(20),
            "v": self.version,
        }
        self._events.append(to_json(event))
        self._news.set()

    def new_key(self) -> str:
        """Give out a key of a reader; earlier keys go on working until they expire."""
        key = secrets.token_hex(20)
        self._keys[key] = self._now() + KEY_LIFE
        return key

    def expire(self, key: str) -> None:
        """Make a key useless at once."""
        self._keys.pop(key, None)

    def read(self, key: str, ts: str) -> Page | Failure:
        """Return the events after `ts`, or why that is impossible."""
        if self._keys.get(key, 0) <= self._now():
            return Failure(2, self.last)
        oldest = self.last - len(self._events)
        if not is_number(ts) or int(ts) > self.last:
            return Failure(1, self.last)
        start = int(ts)
        if start < oldest:
            return Failure(1, oldest)
        skip = start - oldest
        events = tuple(islice(self._events, skip, skip + PAGE))
        return Page(events, start + len(events))

    async def wait(self, seconds: float) -> None:
        """Return when the next event is written down, readers are interrupted or the time is over."""
        self._news.clear()
        self.waiting += 1
        try:
            await asyncio.wait_for(self._news.wait(), seconds)
        except TimeoutError:
            return
        finally:
            self.waiting -= 1

    def interrupt(self) -> None:
        """Let all waiting readers go with what they have: the server stops, or a trouble waits."""
        self.interruptions += 1
        self._news.set()
