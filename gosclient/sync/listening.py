"""Hearing the events of one community: sessions of Long Poll, their position, and gaps in it."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, nullcontext
from dataclasses import dataclass, field, replace

from gosclient.domain.errors import (
    AuthLost,
    CaptchaNeeded,
    Forbidden,
    RateLimited,
    VkError,
    VkUnwell,
)
from gosclient.domain.events import Event, PostSeen, UnknownEvent
from gosclient.store import communities
from gosclient.store.database import Database, Transaction
from gosclient.sync.apply import apply_events
from gosclient.vk.auth import enable_longpoll
from gosclient.vk.gateway import Gateway
from gosclient.vk.longpoll import (
    HistoryLost,
    InformationLost,
    KeyExpired,
    LongPollClient,
    PollSession,
    start_session,
)

LONG_PAUSE = 3600
"""After as many seconds without events their history is not trusted: its depth is not documented."""

NEVER = float("-inf")
"""Before any moment of the monotonic clock."""

_LONG_POLL_LOOP = "VK не держит связь для событий. Новое приходит реже, ничего не потеряно."


@dataclass(slots=True)
class Listener:
    """Takes up the events of one community; all of it runs on the engine's loop.

    Attributes:
        gateway: of the community's key.
        now: unix seconds, for the rows.
        compare: set when VK's lists are to be compared: events were missed.
        on_doubt: called when events left something open that the lists will tell.
        settled: set when there is a session, or it is known that there is none.
        heard_at: monotonic seconds when Long Poll last answered and its events were stored.
        gaps: grows around the writing of every gap; a comparison during which it grew closes none.
        renewals: sessions in a row that brought no answer.
        posts_heard: posts were told of since somebody looked.
    """

    community_id: int
    gateway: Gateway
    db: Database
    events: LongPollClient
    now: Callable[[], float]
    compare: asyncio.Event
    on_doubt: Callable[[], None]
    settled: asyncio.Event = field(default_factory=asyncio.Event)
    heard_at: float = NEVER
    gaps: int = 0
    renewals: int = 0
    posts_heard: bool = False
    _session: PollSession | None = None

    async def poll(self, wait: int | None = None) -> int:
        """Ask for events once and store them with the position; returns how many came.

        Raises:
            GosclientError: VK was not reached or refused; the stored position stands.
        """
        session = self._session or await self.open_session()
        try:
            page = await (
                self.events.poll(session) if wait is None else self.events.poll(session, wait)
            )
        except HistoryLost as lost:
            await self.open_gap(lost.ts)
            return self._renew(replace(session, ts=lost.ts))
        except KeyExpired:
            return self._renew(None)
        except InformationLost:
            await self.open_gap(None)
            return self._renew(None)
        events = [event for _, event in page.events]
        missing = page.skipped > 0 or any(map(_is_unreadable, events))
        now = int(self.now())

        def write(transaction: Transaction) -> bool:
            if missing:
                self._mark_gap(transaction, page.ts, now)
            return apply_events(transaction, self.community_id, events, page.ts, now)

        async with self._opening_gap() if missing else nullcontext():
            clear = await self.db.write_incoming(write)
        self.posts_heard |= any(isinstance(event, PostSeen) for event in events)
        self._session = replace(session, ts=page.ts)
        self.renewals = 0
        self.heard_at = time.monotonic()
        if not clear:
            self.on_doubt()
        return len(events)

    def forget_session(self) -> None:
        """Begin anew at the stored position with the next poll."""
        self._session = None

    def _renew(self, session: PollSession | None) -> int:
        """Go on with another session; one renewal is usual, several in a row are a trouble.

        Raises:
            VkUnwell: no events came since the last renewal: it must not be asked for in a loop.
        """
        self._session = session
        self.renewals += 1
        if self.renewals > 1:
            raise VkUnwell(0, sentence=_LONG_POLL_LOOP)
        return 1

    async def open_session(self) -> PollSession:
        """A new key; the stored position goes on, so nothing between two runs is missed.

        Raises:
            GosclientError: VK was not reached, or there is no Long Poll to be had.
        """
        session = await self._start_session()
        cursor = await self.db.read(communities.cursor, self.community_id)
        now = int(self.now())
        if cursor.ts is None:
            await self.db.write_incoming(communities.save_ts, self.community_id, session.ts, now)
            self.compare.set()  # what was read before has no position that covers it
        else:
            session = replace(session, ts=cursor.ts)
            if now - cursor.caught_up_at > LONG_PAUSE:
                await self.open_gap(cursor.ts)
        self._session = session
        self.settled.set()
        return session

    async def _start_session(self) -> PollSession:
        try:
            return await start_session(self.gateway, self.community_id)
        except (AuthLost, Forbidden, RateLimited, CaptchaNeeded, VkUnwell):
            raise
        except VkError:
            # Long Poll may be switched off in the community's settings; switch it on, if we may.
            await enable_longpoll(self.gateway, self.community_id)
            return await start_session(self.gateway, self.community_id)

    async def open_gap(self, ts: str | None) -> None:
        """Events were lost: remember since when, on disk, until a comparison has filled it."""
        async with self._opening_gap():
            await self.db.write_incoming(self._mark_gap, ts, int(self.now()))

    @asynccontextmanager
    async def _opening_gap(self) -> AsyncIterator[None]:
        """Around the writing: no comparison that ends or begins meanwhile covers the gap."""
        self.gaps += 1
        yield
        self.gaps += 1
        self.compare.set()

    def _mark_gap(self, transaction: Transaction, ts: str | None, now: int) -> None:
        cursor = communities.cursor(transaction.connection, self.community_id)
        communities.open_gap(transaction, self.community_id, cursor.caught_up_at or now)
        communities.set_ts(transaction, self.community_id, ts)


def _is_unreadable(event: Event) -> bool:
    """Something happened that could not be understood; what it was stands in VK's lists."""
    return isinstance(event, UnknownEvent) and event.unreadable
