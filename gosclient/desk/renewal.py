"""Administrator's keys that live an hour are renewed before they end.

A refresh token is spent by its use, and VK's answer brings the next one. So the next one is in the
keyring before anything else happens, in the thread that heard the answer: whoever waits for it may be
gone by then. An answer that is lost on the way takes the sign-in with it, and that is said.
"""

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import replace

from gosclient.desk import signin
from gosclient.desk.keys import KeyRing
from gosclient.domain.community import Slot
from gosclient.domain.errors import GosclientError, SignInFailed, VaultError
from gosclient.domain.signin import SignedIn, SignInRecord, SignInSlot
from gosclient.store import signin as store
from gosclient.store.database import Database
from gosclient.vault import TokenVault
from gosclient.vk import signin as vk
from gosclient.vk.network import Network

LOOK_EVERY = 60.0
"""Seconds between looks whether a key is about to end."""

AT_START = 5.0
"""Seconds that the start waits for keys that ended while the program was closed."""

AT_END = 10.0
"""Seconds that the end waits for a renewal that is under way."""

_REST = 600.0
"""Seconds of rest after VK refused for a reason that may pass."""

Taken = Callable[[int, str], Awaitable[None]]
"""Is told of a community and its new administrator's key."""

_log = logging.getLogger("gosclient.signin")


class Renewal:
    """Renews keys for as long as the program runs.

    Args:
        db: the open store.
        keys: the keyring.
        network: the way to VK of the moment.
        now: unix seconds.
        taken: is told of each new key after it is stored.
    """

    def __init__(
        self,
        db: Database,
        keys: KeyRing,
        network: Callable[[], Network],
        now: Callable[[], float],
        taken: Taken,
    ) -> None:
        self._db = db
        self._keys = keys
        self._network = network
        self._now = now
        self._taken = taken
        self._unkept: dict[int, str] = {}
        self._rests: dict[int, float] = {}
        self._under_way: set[asyncio.Task[SignedIn]] = set()
        self._one_at_a_time = asyncio.Lock()

    async def run(self) -> None:
        """Renew what is due for ever."""
        while True:
            await self.look()
            await asyncio.sleep(LOOK_EVERY)

    async def look(self) -> None:
        """Renew every key that is about to end; trouble waits for the next look."""
        try:
            async with self._one_at_a_time:
                await self._renew_due()
        except GosclientError as error:
            _log.info("renewing: %s", type(error).__name__)

    async def settled(self) -> None:
        """Wait a little for a renewal under way, so that its answer is not lost."""
        if self._under_way:
            await asyncio.wait(self._under_way, timeout=AT_END)

    async def _renew_due(self) -> None:
        for record in (await signin.state(self._db)).records:
            await self._keep_late(record.user_id)
            rests = self._rests.get(record.user_id, 0) > self._now()
            if record.is_due(self._now()) and not rests:
                await self._renew(record)

    async def _renew(self, record: SignInRecord) -> None:
        try:
            fresh = await self._fresh(record)
        except SignInFailed as refused:
            if refused.final:
                _log.warning("a sign-in is over")
                await self._db.write(store.save_record, replace(record, over=True))
            self._rests[record.user_id] = self._now() + _REST
            return
        except GosclientError as error:
            # The keyring is locked, or the network is gone: at the next look.
            _log.info("renewing a key: %s", type(error).__name__)
            return
        await self._db.write(store.save_record, replace(record, expires_at=fresh.expires_at))
        for community_id in record.communities:
            try:
                await self._keys.set(community_id, Slot.ADMIN, fresh.token)
            except VaultError as error:
                _log.info("a renewed key is not kept: %s", type(error).__name__)
            await self._taken(community_id, fresh.token)

    async def _fresh(self, record: SignInRecord) -> SignedIn:
        user = record.user_id
        refresh = self._unkept.get(user) or await self._keys.get(user, SignInSlot.REFRESH)
        device = await self._keys.get(user, SignInSlot.DEVICE)
        if not refresh or not device:
            raise SignInFailed(final=True)
        known = SignedIn(
            "", user, 0, refresh, device, application=record.application, host=record.host
        )
        task = asyncio.create_task(self._keys.use(lambda vault: self._exchanged(vault, known)))
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)
        task.add_done_callback(_take_note)
        # The end of the program must not throw the answer away.
        return await asyncio.shield(task)

    def _exchanged(self, vault: TokenVault, known: SignedIn) -> SignedIn:
        """In a thread of its own: the request, and its next refresh token into the keyring."""
        state = secrets.token_urlsafe(32)
        fresh = vk.renew(known, state, self._network(), self._now())
        if not fresh.refresh:
            return fresh
        try:
            vault.set(known.user_id, SignInSlot.REFRESH, fresh.refresh)
        except VaultError as error:
            _log.info("a refresh token is not kept yet: %s", type(error).__name__)
            self._unkept[known.user_id] = fresh.refresh
        else:
            self._unkept.pop(known.user_id, None)
        return fresh

    async def _keep_late(self, user_id: int) -> None:
        """Keep a refresh token that the keyring did not take when it came."""
        refresh = self._unkept.get(user_id)
        if refresh is None:
            return
        try:
            await self._keys.set(user_id, SignInSlot.REFRESH, refresh)
        except VaultError:
            return
        self._unkept.pop(user_id, None)


def _take_note(task: asyncio.Task[SignedIn]) -> None:
    """Whoever waited may be gone; trouble that nobody takes would be called a bug."""
    if not task.cancelled():
        task.exception()
