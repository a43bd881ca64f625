"""Asking VK what a key is good for, by harmless reads; the answers are heard by the notebook."""

import asyncio
import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from gosclient.domain.community import Slot
from gosclient.domain.errors import AuthLost, GosclientError
from gosclient.domain.findings import probe_is_due
from gosclient.store import capabilities
from gosclient.store.database import Database, Transaction
from gosclient.sync.capabilities import Notebook
from gosclient.sync.looks import Keys
from gosclient.vk import probes
from gosclient.vk.gateway import Gateway
from gosclient.vk.lanes import Priority

if TYPE_CHECKING:
    from gosclient.vk.encode import Call

LOOK_EVERY = 3600.0
"""Seconds between looks whether a key was not probed for a day."""

GATHER = 5.0
"""Seconds to wait for other communities to be reached: together their reads are few requests, and
a person's token is scarce."""

_log = logging.getLogger("gosclient.capabilities")


async def probe(
    db: Database,
    notebook: Notebook,
    gateway: Gateway,
    community_id: int,
    slot: Slot,
    now: int,
    *,
    asked: bool = False,
) -> None:
    """Find out what a key can do; two or three requests at most.

    Args:
        db: the open store.
        notebook: hears the gateway.
        gateway: of the key.
        community_id: for which the key is tried.
        slot: of the key.
        now: unix seconds.
        asked: the officer wants to know now: what was refused for want of a right is open again,
            and nobody else is let by.

    Raises:
        AuthLost, RateLimited, CaptchaNeeded, NetworkDown, BadAnswer: the key was not tried.
        StoreError: what was found could not be written.
    """
    priority = Priority.PERSON if asked else Priority.BACKFILL
    rights, standing, post = await _facts(gateway, community_id, slot, priority)

    def write(transaction: Transaction) -> None:
        if asked:
            capabilities.forget_refusals(transaction, community_id, slot)
        capabilities.save_facts(transaction, community_id, slot, rights, standing, now)

    await db.write_incoming(write)
    notebook.open_again(community_id, slot)
    calls = probes.reads(community_id, slot)
    if post:
        calls.append(probes.comments(community_id, post))
    await gateway.batch(calls, priority=priority)
    await notebook.written()


async def _facts(
    gateway: Gateway, community_id: int, slot: Slot, priority: Priority
) -> tuple[frozenset[str] | None, int | None, int]:
    """Rights of the key, standing of its owner, id of a post; None and 0 where VK did not tell."""
    calls: list[Call] = [probes.permissions(slot)]
    if slot is Slot.ADMIN:
        calls += [probes.standing(community_id), probes.latest_post(community_id)]
    answers = await gateway.batch(calls, priority=priority)
    rights, standing, wall = [*answers, None, None][:3]
    return probes.rights_in(rights, slot), probes.role_in(standing), probes.latest_post_in(wall)


class Prober:
    """Probes the keys of communities that VK answers to, and again a day later.

    Args:
        db: the open store.
        notebook: hears all gateways.
        keys: of a community, None while it has none.
        now: unix seconds.
    """

    def __init__(
        self,
        db: Database,
        notebook: Notebook,
        keys: Callable[[int], Keys | None],
        now: Callable[[], float],
    ) -> None:
        self._db = db
        self._notebook = notebook
        self._keys = keys
        self._now = now
        self._reached: set[int] = set()
        self._new: set[int] = set()
        self._wake = asyncio.Event()

    def reached(self, community_id: int) -> None:
        """VK answers to this community's key; call on the engine's loop."""
        self._reached.add(community_id)
        self._new.add(community_id)
        self._wake.set()

    async def run(self) -> None:
        """Probe what is due for ever."""
        while True:
            try:
                async with asyncio.timeout(LOOK_EVERY):
                    await self._wake.wait()
                await asyncio.sleep(GATHER)
            except TimeoutError:
                pass
            self._wake.clear()
            now, self._new = self._new or set(self._reached), set()
            await asyncio.gather(*(self._attempt(one) for one in sorted(now)))

    async def _attempt(self, community_id: int) -> None:
        try:
            await self.probe(community_id, asked=False)
        except GosclientError as error:
            _log.info("probing %s: %s", community_id, type(error).__name__)

    async def probe(self, community_id: int, *, asked: bool) -> None:
        """Probe the keys of a community: all of them when asked, else those that are due.

        Raises:
            GosclientError: as ``probe``; a dead key is no trouble but a finding.
        """
        keys = self._keys(community_id)
        if keys is None:
            return
        slots = [(Slot.COMMUNITY, keys.community)]
        if keys.admin is not None:
            slots.append((Slot.ADMIN, keys.admin))
        # The trouble of one key must not leave the other's probe behind, unwatched.
        outcomes = await asyncio.gather(
            *(self._probe(community_id, slot, gateway, asked=asked) for slot, gateway in slots),
            return_exceptions=True,
        )
        for outcome in outcomes:
            if outcome is not None:
                raise outcome

    async def _probe(self, community_id: int, slot: Slot, gateway: Gateway, *, asked: bool) -> None:
        state = await self._db.read(capabilities.key_state, community_id, slot)
        now = int(self._now())
        if not asked and not probe_is_due(state, now):
            return
        try:
            await probe(self._db, self._notebook, gateway, community_id, slot, now, asked=asked)
        except AuthLost:
            await self._notebook.written()
