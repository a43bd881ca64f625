"""An office in the test's own loop: a store, keys in memory and an engine, against a training VK."""

import asyncio
import shutil
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import mirror
from sandbox_process import SandboxProcess

from gosclient.domain.community import Community, Slot
from gosclient.domain.errors import GosclientError, NetworkDown
from gosclient.domain.inbox import InboxFilter, InboxItem, View
from gosclient.domain.status import Board, CommunityStatus, Link
from gosclient.engine import Engine
from gosclient.profile import Profile
from gosclient.store import capabilities, communities, inbox
from gosclient.vault import MemoryVault
from gosclient.vk.network import Network

PATIENCE = 20.0
"""Seconds after which what is waited for will not come."""

LOOK_AGAIN = 0.2
"""Seconds between looks at what nobody tells of."""

QUICK = Network(connect_timeout=2, read_timeout=1)


class Headquarters:
    """One profile; ``once`` and ``working`` run engines on it, one after another."""

    def __init__(
        self, vk: SandboxProcess, folder: Path, *, count: int = 3, loaded: Path | None = None
    ) -> None:
        """Connect the first ``count`` communities; ``loaded`` is a store to begin with."""
        self.vk = vk
        self.profile = Profile(folder / "profile")
        self.profile.create()
        if loaded is not None:
            shutil.copy(loaded, self.profile.database_path)
        self.db, _ = self.profile.open_store()
        self._happened = asyncio.Event()
        self._loop = asyncio.get_running_loop()
        self.db.subscribe(self._tell)
        self.vault = MemoryVault()
        self.boards: list[Board] = []
        self.ids = [one["id"] for one in vk.communities[:count]]
        self.ahead = 0.0
        for one in vk.communities[:count]:
            self.vault.set(one["id"], Slot.COMMUNITY, one["community_key"])
            self.vault.set(one["id"], Slot.ADMIN, vk.user_token)
            known = Community(
                one["id"], one["name"], api=vk.base_url, has_admin=True, token_owner=vk.user_id
            )
            self.db.submit(communities.save, known).result()
            for slot in Slot:
                # Its keys were probed just now: tests count calls and spoil them.
                self.db.submit(
                    capabilities.save_facts, one["id"], slot, None, None, int(time.time())
                ).result()

    async def close(self) -> None:
        """Close the store."""
        self.db.close()

    def now(self) -> float:
        """This computer's time, ``ahead`` seconds off."""
        return time.time() + self.ahead

    async def give_key(self, community: int, slot: Slot, key: str) -> None:
        """Put another key in place of the usual one; an empty one takes it away."""
        known = await self.db.read(communities.community, community)
        if slot is Slot.ADMIN:
            await self.db.write(communities.save, replace(known, has_admin=bool(key)))
        if key:
            self.vault.set(community, slot, key)
        else:
            self.vault.delete(community, slot)

    @asynccontextmanager
    async def engine(self) -> AsyncIterator[Engine]:
        """An engine that holds the profile and does nothing yet."""
        engine = Engine(self.profile, self.db, self.vault, QUICK, self.now)
        engine.board.subscribe(self._tell)
        try:
            await engine.open()
            yield engine
        finally:
            await engine.close()

    async def once(self) -> dict[int, GosclientError]:
        """Catch up and deliver; what went wrong, by community."""
        async with self.engine() as engine:
            return await engine.sync_once()

    @asynccontextmanager
    async def working(self) -> AsyncIterator[Engine]:
        """An engine at work, as behind the window."""
        async with self.engine() as engine:
            running = asyncio.create_task(engine.run())
            try:
                yield engine
            finally:
                running.cancel()
                await asyncio.wait([running])
            if not running.cancelled():
                running.result()

    async def until(self, condition: Callable[[], object], what: str) -> None:
        """Wait until something is so, looking again after every commit and change of the board.

        And now and then: of commits that touch nothing but settings nobody is told.
        """
        try:
            async with asyncio.timeout(PATIENCE):
                while not condition():
                    self._happened.clear()
                    with suppress(TimeoutError):
                        await asyncio.wait_for(self._happened.wait(), LOOK_AGAIN)
        except TimeoutError:
            raise AssertionError(f"not within {PATIENCE} s: {what}") from None

    def _tell(self, happened: object) -> None:
        if isinstance(happened, Board):
            self.boards.append(happened)
        self._loop.call_soon_threadsafe(self._happened.set)

    def status(self, community: int) -> CommunityStatus:
        """What the board says of a community last."""
        known = self.boards[-1].communities if self.boards else {}
        return known.get(community, CommunityStatus(community))

    async def until_live(self, *only: int) -> None:
        """Wait until these communities, or all, are loaded and listening."""
        await self.until(
            lambda: all(self.status(one).link is Link.LIVE for one in only or self.ids),
            f"{only or self.ids} are live",
        )

    def items(self, **wanted: Any) -> list[InboxItem]:
        """The inbox, newest first."""
        view = InboxFilter(View.ALL, **wanted)
        found: list[InboxItem] = self.db.submit_read(inbox.page, view, limit=10_000).result()
        return found

    def item(self, text: str) -> InboxItem | None:
        """The newest item with these last words."""
        return next((one for one in self.items() if one.text == text), None)

    def read(self, sql: str, *parameters: object) -> list[tuple[Any, ...]]:
        """Rows of the store."""
        rows = self.db.submit_read(lambda c: c.execute(sql, parameters).fetchall())
        return rows.result()

    def differences(self, *, wall: bool = True) -> list[str]:
        """How the mirror differs from the truth."""
        truth = self.vk.truth()
        found = []
        for one in truth["communities"]:
            if one["id"] in self.ids:
                found += self.db.submit_read(mirror.differences, one, wall=wall).result()
        return found

    def last_call(self) -> int:
        """Number of VK's last call."""
        return int(self.vk.calls()[-1]["number"])

    def asked(self, since: int) -> set[str]:
        """Methods called after a call, those inside an ``execute`` too."""
        calls = self.vk.calls(since)
        return {inner["method"] for one in calls for inner in (one, *(one.get("calls") or ()))}


class Fuse:
    """Lets so many calls of an engine through and then says that there is no network."""

    def __init__(self, engine: Engine, healthy: int) -> None:
        self.left = healthy
        for gateway in {*engine._connections._gateways.values()}:
            for name in ("call", "batch"):
                setattr(gateway, name, self._guarding(getattr(gateway, name)))

    @property
    def burnt(self) -> bool:
        """Whether a call was refused."""
        return self.left <= 0

    def _guarding(self, act: Callable[..., Any]) -> Callable[..., Any]:
        async def guarded(*args: object, **kwargs: object) -> object:
            self.left -= 1
            if self.burnt:
                raise NetworkDown
            return await act(*args, **kwargs)

        return guarded
