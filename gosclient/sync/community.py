"""One community kept up to date: events as they come, and comparisons that fill what they miss."""

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

from gosclient.domain.community import Community
from gosclient.domain.errors import (
    AuthLost,
    GosclientError,
    NetworkDown,
    StoreError,
    VkError,
)
from gosclient.domain.status import Link
from gosclient.store import communities
from gosclient.store.communities import Progress
from gosclient.store.database import Database
from gosclient.sync import dialogues, wall
from gosclient.sync.blacklist import load_bans
from gosclient.sync.by_admin import load_by_admin
from gosclient.sync.dialogues import DialogueLoader
from gosclient.sync.listening import Listener
from gosclient.sync.looks import Keys
from gosclient.sync.people import name_authors
from gosclient.sync.retry import a_few_times, is_passing, link_of, persistently
from gosclient.sync.status import StatusBoard
from gosclient.sync.suggestions import load_suggestions
from gosclient.sync.together import all_of
from gosclient.vk.auth import enable_longpoll
from gosclient.vk.longpoll import LongPollClient

COMPARE_EVERY = 600.0
"""Seconds between comparisons with VK's list of dialogues: some things have no event."""

WALL_EVERY = 3600.0
"""Seconds between comparisons of the wall: a user token is scarce, and comments have events."""

AFTER_BUG = 30.0
"""Seconds before a community is taken up again after a bug."""

NO_WALL_KEY = "Без ключа администратора видны только новые комментарии."

_BUG = "Ошибка программы. Всё сохранено; через полминуты она попробует снова."
_SHORT_WAIT = 1
_MOST_PAGES = 200
_log = logging.getLogger("gosclient.sync")


@dataclass(slots=True)
class CommunitySync:
    """Synchronisation of one community; all of it runs on the engine's loop."""

    community: Community
    keys: Keys
    db: Database
    events: LongPollClient
    board: StatusBoard
    now: Callable[[], float]
    on_reached: Callable[[int], None] = lambda _: None
    _listener: Listener = field(init=False)
    _hearing: bool = False
    _compare: asyncio.Event = field(default_factory=asyncio.Event)
    _loaded: bool = False
    _progress: dict[str, Progress] = field(default_factory=dict)
    _admin_trouble: str = ""
    _asked: bool = False
    _wall_at: float = 0.0
    _bans_at: float = 0.0
    _down: bool = True

    def __post_init__(self) -> None:
        self._listener = Listener(
            self.community_id,
            self.keys.community,
            self.db,
            self.events,
            self.now,
            self._compare,
            self.refresh,
        )

    @property
    def heard_at(self) -> float:
        """Monotonic seconds when Long Poll last answered and its events were stored."""
        return self._listener.heard_at

    @property
    def community_id(self) -> int:
        """VK's positive id."""
        return self.community.community_id

    @property
    def lacks_admin(self) -> bool:
        """The administrator's key did not serve at the last comparison."""
        return bool(self._admin_trouble)

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
            self._listener.forget_session()
            self._hearing, self._down = False, True
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
            await self._listener.open_session()
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
            if not self._listener.renewals:
                self._hearing = True
                self._reached()

    async def _poll(self, wait: int | None = None) -> int:
        """Ask for events once and take them up; returns how many came."""
        heard = await self._listener.poll(wait)
        await self._renew_suggestions()
        if heard:
            await self._name_authors()
        return heard

    async def _renew_suggestions(self) -> None:
        """A suggestion that an event tells of may be published by now, and no event tells that."""
        if not self._listener.posts_heard or self.keys.admin is None:
            return
        try:
            await load_suggestions(self.db, self.keys.admin, self.community_id, int(self.now()))
        except VkError as error:
            if is_passing(error):
                self.refresh()  # which tries until it succeeds
        self._listener.posts_heard = False

    async def _keep_comparing(self) -> None:
        await self._listener.settled.wait()
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
        gaps = self._listener.gaps
        cursor = await self.db.read(communities.cursor, self.community_id)
        # Two keys, two rates: the wall need not wait for the dialogues, nor fail with them.
        await all_of(self._load_dialogues(cursor.gap_since), self._load_by_admin(cursor.gap_since))
        await self._load_the_rest()
        await self._name_authors()
        self._loaded = True
        if gaps == self._listener.gaps:
            await self.db.write_incoming(communities.close_gap, self.community_id, int(self.now()))

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

    async def _load_by_admin(self, gap_since: int) -> None:
        if not self._wall_is_due(gap_since):
            return
        if self.keys.admin is None:
            self._admin_trouble = NO_WALL_KEY
            return
        self._asked = False
        try:
            await load_by_admin(
                self.db,
                self.keys.admin,
                self.community_id,
                int(self.now()),
                lambda progress: self._report(wall.KIND, progress),
                after_gap=gap_since > 0,
            )
        except GosclientError as error:
            if not isinstance(error, VkError) or is_passing(error):
                self._asked = True
                raise
            # The second key is an addition: messages go on without it.
            self._admin_trouble = f"Ключ администратора: {error.sentence}"
        else:
            self._admin_trouble = ""
            self._wall_at = self.now()

    async def _load_the_rest(self) -> None:
        """The blacklist now and then; at the start see to it that VK tells all events we need."""
        if not self._loaded:
            # A profile of an older program was connected when fewer of them were needed.
            with suppress(VkError):
                await enable_longpoll(self.keys.community, self.community_id)
        if not self._loaded or self.now() - self._bans_at > WALL_EVERY:
            await load_bans(self.db, self.keys, self.community_id)
            self._bans_at = self.now()

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
            self._listener.settled.set()
        _log.info("community %s: %s", self.community_id, type(error).__name__)
        self._down = True
        self._hearing = False
        self.board.show(self.community_id, link_of(error), error.sentence)
