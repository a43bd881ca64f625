"""One community kept up to date: events as they come, and comparisons that fill what they miss."""

import asyncio
import logging
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace

from gosclient.domain.community import Community
from gosclient.domain.errors import (
    AuthLost,
    CaptchaNeeded,
    Forbidden,
    GosclientError,
    RateLimited,
    VkError,
    VkUnwell,
)
from gosclient.domain.status import Link
from gosclient.store import communities
from gosclient.store.communities import Progress
from gosclient.store.database import Database, Transaction
from gosclient.sync import dialogues, wall
from gosclient.sync.apply import apply_events
from gosclient.sync.dialogues import DialogueLoader
from gosclient.sync.looks import Keys
from gosclient.sync.people import name_authors
from gosclient.sync.retry import a_few_times, link_of, persistently
from gosclient.sync.status import StatusBoard
from gosclient.sync.wall import WallLoader
from gosclient.vk.auth import enable_longpoll
from gosclient.vk.longpoll import (
    HistoryLost,
    InformationLost,
    KeyExpired,
    LongPollClient,
    PollSession,
    start_session,
)

COMPARE_EVERY = 600.0
"""Seconds between comparisons with VK's list of dialogues: some things have no event."""

WALL_EVERY = 3600.0
"""Seconds between comparisons of the wall: a user token is scarce, and comments have events."""

LONG_PAUSE = 3600
"""After as many seconds without events their history is not trusted: its depth is not documented."""

NEVER = float("-inf")
"""Before any moment of the monotonic clock."""

NO_WALL_KEY = "Без ключа администратора видны только новые комментарии."

_SHORT_WAIT = 1
_MOST_PAGES = 200
_log = logging.getLogger("gosclient.sync")


@dataclass(slots=True)
class CommunitySync:
    """Synchronisation of one community; all of it runs on the engine's loop.

    Attributes:
        heard_at: monotonic seconds when Long Poll last answered and its events were stored.
    """

    community: Community
    keys: Keys
    db: Database
    events: LongPollClient
    board: StatusBoard
    now: Callable[[], float]
    on_reached: Callable[[int], None] = lambda _: None
    heard_at: float = NEVER
    _session: PollSession | None = None
    _hearing: bool = False
    _registered: asyncio.Event = field(default_factory=asyncio.Event)
    _compare: asyncio.Event = field(default_factory=asyncio.Event)
    _gaps: int = 0
    _loaded: bool = False
    _progress: dict[str, Progress] = field(default_factory=dict)
    _admin_trouble: str = ""
    _asked: bool = False
    _wall_at: float = 0.0
    _down: bool = True

    @property
    def community_id(self) -> int:
        """VK's positive id."""
        return self.community.community_id

    def refresh(self) -> None:
        """Compare with VK now, the wall too; call on the engine's loop."""
        self._asked = True
        self._compare.set()

    async def run(self) -> None:
        """Listen and compare until cancelled; returns when the community's key is dead."""
        self.board.show(self.community_id, Link.STARTING)
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(self._listen())
                group.create_task(self._keep_comparing())
        except* AuthLost as lost:
            first = lost.exceptions[0]
            sentence = first.sentence if isinstance(first, GosclientError) else AuthLost.default
            self.board.show(self.community_id, Link.KEY_LOST, sentence)

    async def once(self) -> None:
        """Catch up completely and return.

        Raises:
            GosclientError: it did not succeed after several tries; what was stored stays.
        """
        async for attempt in a_few_times():
            with attempt:
                await self._open_session()
                await self._load()
                await self._hear_all()

    async def hear(self) -> None:
        """Take up the events that are waiting and return.

        Raises:
            GosclientError: it did not succeed after several tries.
        """
        async for attempt in a_few_times():
            with attempt:
                await self._hear_all()

    async def listen(self) -> None:
        """Take up events as they come until cancelled, or until there is trouble."""
        with suppress(GosclientError):
            while True:
                await self._poll(_SHORT_WAIT)

    async def _hear_all(self) -> None:
        for _ in range(_MOST_PAGES):
            heard = await self._poll(_SHORT_WAIT)
            if self._compare.is_set():
                await self._load()
            elif not heard:
                return

    async def _listen(self) -> None:
        while True:
            async for attempt in persistently(self._failed):
                with attempt:
                    # The first answer comes at once: only with it is it known that we hear.
                    await self._poll(None if self._hearing else _SHORT_WAIT)
            self._hearing = True
            self._reached()

    async def _poll(self, wait: int | None = None) -> int:
        """Ask for events once and store them with the position; returns how many came."""
        session = self._session or await self._open_session()
        try:
            page = await (
                self.events.poll(session) if wait is None else self.events.poll(session, wait)
            )
        except HistoryLost as lost:
            await self._open_gap(lost.ts)
            self._session = replace(session, ts=lost.ts)
            return 1
        except KeyExpired:
            self._session = None
            return 1
        except InformationLost:
            await self._open_gap(None)
            self._session = None
            return 1
        events = [event for _, event in page.events]
        clear = await self.db.write(
            apply_events, self.community_id, events, page.ts, int(self.now())
        )
        self._session = replace(session, ts=page.ts)
        self.heard_at = time.monotonic()
        if page.skipped:
            await self._open_gap(page.ts)
        if not clear:
            self.refresh()
        if events:
            await self._name_authors()
        return len(events)

    async def _open_session(self) -> PollSession:
        """A new key; the stored position goes on, so nothing between two runs is missed."""
        session = await self._start_session()
        cursor = await self.db.read(communities.cursor, self.community_id)
        now = int(self.now())
        if cursor.ts is None:
            await self.db.write(communities.save_ts, self.community_id, session.ts, now)
        else:
            session = replace(session, ts=cursor.ts)
            if now - cursor.caught_up_at > LONG_PAUSE:
                await self._open_gap(cursor.ts)
        self._session = session
        self._registered.set()
        return session

    async def _start_session(self) -> PollSession:
        try:
            return await start_session(self.keys.community, self.community_id)
        except (AuthLost, Forbidden, RateLimited, CaptchaNeeded, VkUnwell):
            raise
        except VkError:
            # Long Poll may be switched off in the community's settings; switch it on, if we may.
            await enable_longpoll(self.keys.community, self.community_id)
            return await start_session(self.keys.community, self.community_id)

    async def _open_gap(self, ts: str | None) -> None:
        """Events were lost: remember since when, on disk, until a comparison has filled it."""
        now = int(self.now())

        def write(transaction: Transaction) -> None:
            cursor = communities.cursor(transaction.connection, self.community_id)
            since = cursor.caught_up_at or now
            communities.open_gap(transaction, self.community_id, since)
            communities.set_ts(transaction, self.community_id, ts)

        await self.db.write(write)
        self._gaps += 1
        self._compare.set()

    async def _keep_comparing(self) -> None:
        await self._registered.wait()
        while True:
            async for attempt in persistently(self._failed):
                with attempt:
                    await self._load()
            self._reached()
            try:
                async with asyncio.timeout(COMPARE_EVERY):
                    await self._compare.wait()
            except TimeoutError:
                pass

    async def _load(self) -> None:
        """Compare dialogues and the wall with VK's lists; the first time load them."""
        self._compare.clear()
        gaps = self._gaps
        cursor = await self.db.read(communities.cursor, self.community_id)
        # Two keys, two rates: the wall need not wait for the dialogues, nor fail with them.
        outcomes = await asyncio.gather(
            self._load_dialogues(cursor.gap_since),
            self._load_wall(cursor.gap_since),
            return_exceptions=True,
        )
        for outcome in outcomes:
            if outcome is not None:
                raise outcome
        await self._name_authors()
        self._loaded = True
        if gaps == self._gaps:
            await self.db.write(communities.close_gap, self.community_id, int(self.now()))

    def _wall_is_due(self, gap_since: int) -> bool:
        asked = self._asked or not self._loaded or gap_since > 0 or bool(self._admin_trouble)
        return asked or self.now() - self._wall_at > WALL_EVERY

    async def _load_dialogues(self, gap_since: int) -> None:
        await DialogueLoader(
            self.db,
            self.keys.community,
            self.community_id,
            int(self.now()),
            lambda progress: self._report(dialogues.KIND, progress),
            gap_since=gap_since,
        ).run()

    async def _load_wall(self, gap_since: int) -> None:
        if not self._wall_is_due(gap_since):
            return
        if self.keys.admin is None:
            self._admin_trouble = NO_WALL_KEY
            return
        loader = WallLoader(
            self.db,
            self.keys.admin,
            self.community_id,
            int(self.now()),
            lambda progress: self._report(wall.KIND, progress),
            after_gap=gap_since > 0,
        )
        self._asked = False
        try:
            await loader.run()
        except (AuthLost, Forbidden) as error:
            # The second key is an addition: messages go on without it.
            self._admin_trouble = f"Ключ администратора: {error.sentence}"
        except GosclientError:
            self._asked = True
            raise
        else:
            self._admin_trouble = ""
            self._wall_at = self.now()

    async def _name_authors(self) -> None:
        await name_authors(self.db, self.keys.community, self.community_id, int(self.now()))

    def _report(self, kind: str, progress: Progress) -> None:
        self._progress[kind] = progress
        loaded = sum(one.loaded for one in self._progress.values())
        total = sum(one.total for one in self._progress.values())
        self.board.show_progress(self.community_id, loaded, total)

    def _reached(self) -> None:
        link = Link.LIVE if self._loaded else Link.LOADING
        self.board.show(self.community_id, link, self._admin_trouble)
        if self._down:
            self._down = False
            self.on_reached(self.community_id)

    def _failed(self, error: GosclientError) -> None:
        if isinstance(error, Forbidden):
            # This key may not listen; comparing from time to time is what is left.
            self._registered.set()
        _log.info("community %s: %s", self.community_id, type(error).__name__)
        self._down = True
        self._hearing = False
        self.board.show(self.community_id, link_of(error), error.sentence)
