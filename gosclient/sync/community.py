"""One community kept up to date: events as they come, and comparisons that fill what they miss."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, nullcontext, suppress
from dataclasses import dataclass, field, replace

from gosclient.domain.community import Community
from gosclient.domain.errors import (
    AuthLost,
    CaptchaNeeded,
    Forbidden,
    GosclientError,
    NetworkDown,
    RateLimited,
    StoreError,
    VkError,
    VkUnwell,
)
from gosclient.domain.events import Event, UnknownEvent
from gosclient.domain.status import Link
from gosclient.store import communities
from gosclient.store.communities import Progress
from gosclient.store.database import Database, Transaction
from gosclient.sync import dialogues, wall
from gosclient.sync.apply import apply_events
from gosclient.sync.dialogues import DialogueLoader
from gosclient.sync.looks import Keys
from gosclient.sync.people import name_authors
from gosclient.sync.retry import a_few_times, is_passing, link_of, persistently
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

AFTER_BUG = 30.0
"""Seconds before a community is taken up again after a bug."""

NO_WALL_KEY = "Без ключа администратора видны только новые комментарии."

_BUG = "Ошибка программы. Всё сохранено; через полминуты она попробует снова."
_LONG_POLL_LOOP = "VK не держит связь для событий. Новое приходит реже, ничего не потеряно."
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
    _settled: asyncio.Event = field(default_factory=asyncio.Event)
    _compare: asyncio.Event = field(default_factory=asyncio.Event)
    _gaps: int = 0
    _renewals: int = 0
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
        """Listen and compare until cancelled; returns when the community's key is dead.

        A bug is told and costs a pause; it must not leave a community deaf.
        """
        self.board.show(self.community_id, Link.STARTING)
        while True:
            try:
                async with asyncio.TaskGroup() as group:
                    group.create_task(self._listen())
                    group.create_task(self._keep_comparing())
            except ExceptionGroup as failures:
                for error in failures.exceptions:
                    if isinstance(error, AuthLost):
                        self.board.show(self.community_id, Link.KEY_LOST, error.sentence)
                        return
                _log.error("synchronising failed by a bug", exc_info=failures)
                self.board.show(self.community_id, Link.TROUBLE, _BUG)
            self._session, self._hearing, self._down = None, False, True
            await asyncio.sleep(AFTER_BUG)

    async def once(self) -> None:
        """Catch up completely and return.

        Raises:
            GosclientError: it did not succeed after several tries; what was stored stays.
        """
        async for attempt in a_few_times():
            with attempt:
                deaf = await self._deafness()
                await self._load()
                if deaf is not None:
                    raise deaf
                await self._hear_all()

    async def _deafness(self) -> GosclientError | None:
        """Open a session; what VK has against it, which does not keep from reading.

        Raises:
            GosclientError: VK was not reached, or the key is dead.
        """
        try:
            await self._open_session()
        except (AuthLost, NetworkDown, StoreError):
            raise
        except GosclientError as error:
            return error
        return None

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
            if not self._renewals:
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
            return self._renew(replace(session, ts=lost.ts))
        except KeyExpired:
            return self._renew(None)
        except InformationLost:
            await self._open_gap(None)
            return self._renew(None)
        events = [event for _, event in page.events]
        missing = page.skipped > 0 or any(map(_is_unreadable, events))
        now = int(self.now())

        def write(transaction: Transaction) -> bool:
            if missing:
                self._mark_gap(transaction, page.ts, now)
            return apply_events(transaction, self.community_id, events, page.ts, now)

        async with self._opening_gap() if missing else nullcontext():
            clear = await self.db.write(write)
        self._session = replace(session, ts=page.ts)
        self._renewals = 0
        self.heard_at = time.monotonic()
        if not clear:
            self.refresh()
        if events:
            await self._name_authors()
        return len(events)

    def _renew(self, session: PollSession | None) -> int:
        """Go on with another session; one renewal is usual, several in a row are a trouble.

        Raises:
            VkUnwell: no events came since the last renewal: it must not be asked for in a loop.
        """
        self._session = session
        self._renewals += 1
        if self._renewals > 1:
            raise VkUnwell(0, sentence=_LONG_POLL_LOOP)
        return 1

    async def _open_session(self) -> PollSession:
        """A new key; the stored position goes on, so nothing between two runs is missed."""
        session = await self._start_session()
        cursor = await self.db.read(communities.cursor, self.community_id)
        now = int(self.now())
        if cursor.ts is None:
            await self.db.write(communities.save_ts, self.community_id, session.ts, now)
            self._compare.set()  # what was read before has no position that covers it
        else:
            session = replace(session, ts=cursor.ts)
            if now - cursor.caught_up_at > LONG_PAUSE:
                await self._open_gap(cursor.ts)
        self._session = session
        self._settled.set()
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
        async with self._opening_gap():
            await self.db.write(self._mark_gap, ts, int(self.now()))

    @asynccontextmanager
    async def _opening_gap(self) -> AsyncIterator[None]:
        """Around the writing: no comparison that ends or begins meanwhile covers the gap."""
        self._gaps += 1
        yield
        self._gaps += 1
        self._compare.set()

    def _mark_gap(self, transaction: Transaction, ts: str | None, now: int) -> None:
        cursor = communities.cursor(transaction.connection, self.community_id)
        communities.open_gap(transaction, self.community_id, cursor.caught_up_at or now)
        communities.set_ts(transaction, self.community_id, ts)

    async def _keep_comparing(self) -> None:
        await self._settled.wait()
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
        except GosclientError as error:
            if not isinstance(error, VkError) or is_passing(error):
                self._asked = True
                raise
            # The second key is an addition: messages go on without it.
            self._admin_trouble = f"Ключ администратора: {error.sentence}"
        else:
            self._admin_trouble = ""
            self._wall_at = self.now()

    async def _name_authors(self) -> None:
        """Ask for names; without them people are shown by their ids."""
        try:
            await name_authors(self.db, self.keys.community, self.community_id, int(self.now()))
        except VkError as error:
            if isinstance(error, AuthLost) or is_passing(error):
                raise
            _log.info("names of %s: %s", self.community_id, type(error).__name__)

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
        if not isinstance(error, NetworkDown):
            # Events cannot be heard; comparing from time to time is what is left.
            self._settled.set()
        _log.info("community %s: %s", self.community_id, type(error).__name__)
        self._down = True
        self._hearing = False
        self.board.show(self.community_id, link_of(error), error.sentence)


def _is_unreadable(event: Event) -> bool:
    """Something happened that could not be understood; what it was stands in VK's lists."""
    return isinstance(event, UnknownEvent) and event.unreadable
