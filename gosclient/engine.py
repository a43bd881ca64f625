"""Builds and owns everything that talks to VK: order of start and stop, nothing else.

The command line runs an ``Engine`` on its own loop; the window runs one in a thread of its own
through ``engine_thread.EngineThread``.
"""

import asyncio
import logging
import time
from collections.abc import Callable, Coroutine, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from gosclient.connections import NO_KEY, Connections
from gosclient.desk import accounts, pauses, recognising
from gosclient.desk import network as network_desk
from gosclient.desk import signin as signin_desk
from gosclient.desk.accounts import Connected
from gosclient.desk.keys import KeyRing
from gosclient.desk.network import Way
from gosclient.desk.renewal import AT_START, Renewal
from gosclient.domain.changes import ChangeSet
from gosclient.domain.community import Community, Slot
from gosclient.domain.connecting import AdminGiven, Recognised
from gosclient.domain.errors import GosclientError, VaultError
from gosclient.domain.netcheck import HostCheck
from gosclient.domain.network import NetworkChoice
from gosclient.domain.outbox import Reason
from gosclient.domain.signin import SignedIn, SignInRequest
from gosclient.errands import Errands, beside
from gosclient.housekeeping import keep_house, keep_pauses, keep_terms
from gosclient.profile import Profile
from gosclient.store import communities
from gosclient.store.database import Database
from gosclient.sync.capabilities import Notebook
from gosclient.sync.mentions import MentionsPoll
from gosclient.sync.outbox import OutboxSender
from gosclient.sync.pictures import PictureCache
from gosclient.sync.posting import Posts
from gosclient.sync.probing import Prober
from gosclient.sync.queue_watch import QueueWatch
from gosclient.sync.status import StatusBoard
from gosclient.vault import TokenVault
from gosclient.vk.logins import LOGINS
from gosclient.vk.network import Network
from gosclient.vk.pictures import PictureClient
from gosclient.vk.uploads import UploadClient

if TYPE_CHECKING:
    from filelock import BaseFileLock


SOON = 6.0
"""Seconds: a run that has to end waits for intents due this soon, so that a short pause after a
failed try does not leave them behind."""

_CURED_BY_REACHING = frozenset(
    {Reason.NETWORK, Reason.UNWELL, Reason.AMBIGUOUS, Reason.CRASH, Reason.AUTH}
)
"""Why an intent may wait that is over when VK answers to the community's key: the network was gone,
or the key was dead or locked away when the program ran last."""

_NOT_RENEWED = (
    "Ключ администратора проживёт час: хранилище ключей не приняло того, чем он продлевается. "
    "Откройте хранилище и войдите ещё раз."
)
_log = logging.getLogger("gosclient.engine")


class Engine:
    """Synchronisation and delivery for one profile; every coroutine runs on one loop."""

    def __init__(
        self,
        profile: Profile,
        db: Database,
        vault: TokenVault,
        network: Network | None = None,
        now: Callable[[], float] = time.time,
    ) -> None:
        self.db = db
        self.board = StatusBoard(now)
        self._profile = profile
        self._keys = KeyRing(vault)
        self._given_network = network
        self._now = now
        self._lock: BaseFileLock | None = None
        self._changing = asyncio.Lock()
        self._errands = Errands()
        self._notebook = Notebook(db, now)
        self._connections = Connections(
            db, self._keys, self.board, self._notebook, now, self._reached
        )
        if network is not None:
            self._connections.network = network
        keys_of = self._connections.keys_of
        self._queues = QueueWatch(db, keys_of, now)
        self._sender = OutboxSender(
            db,
            keys_of,
            now,
            heard_at=self._connections.heard_at,
            fetch=self._fetch_picture,
            posts=Posts(self._upload_client, self._queues.soon, self.board.show_upload),
        )
        self._prober = Prober(db, self._notebook, keys_of, now)
        self._mentions = MentionsPoll(db, keys_of, now)
        self._renewal = Renewal(db, self._keys, self._way_now, now, self._take_token)
        self._pictures: PictureCache | None = None
        self._uploads: UploadClient | None = None

    async def open(self) -> None:
        """Take the profile's lock, take over what a dead engine left, read the keys.

        Raises:
            ProfileBusy: another engine works with this profile.
            StoreError: the profile cannot be written.
        """
        self._lock = self._profile.lock()
        await self._sender.recover()
        if self._given_network is None:
            await self._take_way(await network_desk.way(self.db, self._keys))
        for community in await self.db.read(communities.all_communities):
            await self._connections.prepare(community)

    async def close(self) -> None:
        """Stop everything and release the profile. Harmless to repeat."""
        await self._errands.stop()
        await self._connections.stop_tasks()
        await self._renewal.settled()
        for client in (self._pictures, self._uploads):
            if client is not None:
                await client.close()
        await self._connections.close()
        with suppress(GosclientError):
            await self._notebook.written()
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    async def sync_once(self) -> dict[int, GosclientError]:
        """Catch up with VK and deliver what is due, then return.

        Returns:
            What went wrong, by community; empty when all of them are caught up.
        """
        failures: dict[int, GosclientError] = {}
        syncs = self._connections.syncs
        await self._renewal.look()

        async def attempt(community_id: int, work: Coroutine[Any, Any, None]) -> None:
            try:
                await work
            except GosclientError as error:
                failures[community_id] = error

        await asyncio.gather(
            *(attempt(key, sync.once()) for key, sync in syncs.items()),
            *(attempt(key, self._mentions.once(key)) for key in syncs),
            *(attempt(key, self._queues.once(key)) for key in syncs),
        )
        await pauses.hold(self.db, self._now())
        caught_up = {key: sync for key, sync in syncs.items() if key not in failures}
        for community_id in caught_up:
            await self._sender.retry_waiting(community_id, _CURED_BY_REACHING)
        async with beside(sync.listen() for sync in caught_up.values()):
            worked = await self._sender.drain(SOON)
            while await pauses.catch_up(self.db, self._now()):
                worked = await self._sender.drain(SOON) or worked
        if worked:
            # What we have just written comes back as events; with them the mirror is whole.
            await asyncio.gather(*(attempt(key, sync.hear()) for key, sync in caught_up.items()))
            await asyncio.gather(*(attempt(key, self._queues.once(key)) for key in caught_up))
        for community in await self.db.read(communities.all_communities):
            if community.community_id not in syncs:
                failures[community.community_id] = VaultError(NO_KEY)
        return failures

    async def run(self) -> None:
        """Work until cancelled."""
        loop = asyncio.get_running_loop()
        changed: asyncio.Queue[ChangeSet] = asyncio.Queue()

        def tell(changes: ChangeSet) -> None:
            if changes.concerns("outbox", "communities") and not loop.is_closed():
                loop.call_soon_threadsafe(changed.put_nowait, changes)

        unsubscribe = self.db.subscribe(tell)
        renewing = self._errands.start(self._renewal.look())
        try:
            await asyncio.wait([renewing], timeout=AT_START)
            self._connections.start_all()
            async with asyncio.TaskGroup() as group:
                group.create_task(self._renewal.run())
                group.create_task(self._sender.run())
                group.create_task(self._follow(changed))
                group.create_task(keep_house(self.db, self._now))
                group.create_task(keep_pauses(self.db, self._now))
                group.create_task(keep_terms(self.db, self._profile.pictures_path, self._now))
                group.create_task(self._prober.run())
                group.create_task(self._mentions.run())
                group.create_task(self._queues.run())
        finally:
            unsubscribe()

    def refresh(self) -> None:
        """Compare every community with VK now, and ask the keyring again where a key was missing."""
        LOGINS.forget()
        self._mentions.refresh()
        self._queues.refresh()
        self._connections.refresh()
        if self.board.board.network:
            self._errands.start(self._renew_way())  # the file may be there again, the keyring open
        self._errands.start(self._take_up_new())

    async def recognise(self, api: str, community_key: str) -> Recognised:
        """Find out whose key this is; nothing is stored or changed.

        Raises:
            GosclientError: as ``desk.recognising.recognise_key``.
        """
        found = await recognising.recognise_key(
            self.db, community_key, api, self._connections.network
        )
        self._connections.apis.add(found.community.api)
        return found

    async def give_admin_key(
        self, api: str, admin_key: str, signed: SignedIn | None = None
    ) -> AdminGiven:
        """Store an administrator's key for the communities of its owner, and use it at once.

        ``signed`` tells what the key came with, None if it was pasted.

        Raises:
            GosclientError: as ``accounts.give_admin_key``; nothing was stored.
        """
        given = await accounts.give_admin_key(
            self.db, self._keys, admin_key, api, network=self._connections.network, now=self._now()
        )
        warnings = await self._keep_sign_in(given.taken, signed)
        async with self._changing:
            for community in given.taken:
                await self._restart(community)
        return replace(given, warnings=(*given.warnings, *warnings))

    async def connect(
        self,
        api: str,
        community_key: str,
        admin_key: str = "",
        expected: int = 0,
        signed: SignedIn | None = None,
    ) -> Connected:
        """Connect a community or renew its keys, and start with it at once.

        The rest is as ``accounts.connect``; ``signed`` tells what the administrator's key came
        with, None if it was pasted.

        Raises:
            GosclientError: as ``accounts.connect``; nothing was stored.
        """
        connected = await accounts.connect(
            self.db,
            self._keys,
            community_key,
            admin_key,
            expected=expected,
            api=api,
            network=self._connections.network,
            now=self._now(),
        )
        if admin_key.strip():
            warnings = await self._keep_sign_in([connected.community], signed)
            connected = replace(connected, warnings=(*connected.warnings, *warnings))
        async with self._changing:
            await self._restart(connected.community)
        return connected

    async def finish_sign_in(self, request: SignInRequest, pasted: str) -> SignedIn:
        """Take the address at which the browser ended.

        Raises:
            GosclientError: as ``desk.signin.finish``.
        """
        return await signin_desk.finish(request, pasted, self._connections.network, self._now())

    async def await_sign_in(self, request: SignInRequest) -> SignedIn:
        """Wait for the browser to come back to this computer.

        Raises:
            GosclientError: as ``desk.signin.wait``.
        """
        return await signin_desk.wait(request, self._connections.network, self._now())

    async def forget(self, community_id: int) -> None:
        """Disconnect a community.

        Raises:
            BadInput, VaultError: nothing was removed.
        """
        await accounts.forget(self.db, self._keys, community_id)
        await signin_desk.let_go(self.db, self._keys, community_id)
        async with self._changing:
            await self._let_go(community_id)

    async def change_network(self, wanted: NetworkChoice, password: str = "") -> NetworkChoice:
        """Choose another way to VK and go it at once; returns what was stored.

        Raises:
            GosclientError: as ``desk.network.change``; nothing was changed.
        """
        chosen = await network_desk.change(self.db, self._keys, wanted, password)
        LOGINS.forget()
        await self._renew_way()
        return chosen

    async def check_network(
        self, wanted: NetworkChoice, password: str = "", api: str = ""
    ) -> list[HostCheck]:
        """Try a way to VK without keeping to it; to ``api`` while no community is connected.

        Raises:
            GosclientError: as ``desk.network.check``; nothing was tried.
        """
        return await network_desk.check(self.db, self._keys, wanted, password, api)

    async def probe(self, community_id: int) -> None:
        """Ask VK what the keys of a community are good for.

        Raises:
            GosclientError: VK could not be asked; what was known stays.
        """
        if self._connections.keys_of(community_id) is None:
            raise VaultError(NO_KEY)
        await self._prober.probe(community_id, asked=True)

    async def picture(self, url: str) -> bytes | None:
        """A picture, fetched if needed; None if it cannot be had."""
        return await self._picture_cache().get(url)

    async def _renew_way(self) -> None:
        """Stop, and start again on the way to VK that is stored now."""
        async with self._changing:
            way = await network_desk.way(self.db, self._keys)
            connected = await self.db.read(communities.all_communities)
            # All stop before the first starts again: they may share the gateway of one token.
            for community in connected:
                await self._connections.stop(community.community_id)
            await self._take_way(way)
            for community in connected:
                await self._restart(community)

    async def _take_way(self, way: Way) -> None:
        """Build on this way from now on; nothing may run on the one before."""
        clients = self._pictures, self._uploads
        self._pictures = self._uploads = None
        self.board.say_network(way.trouble)
        await self._connections.take_way(way.network)
        for client in clients:
            if client is not None:
                await client.close()

    def _way_now(self) -> Network:
        return self._connections.network

    def _picture_cache(self) -> PictureCache:
        if self._pictures is None:
            client = PictureClient(self._connections.network, self._connections.apis)
            folder = None if self.db.encrypted else self._profile.pictures_path
            self._pictures = PictureCache(folder, client)
        return self._pictures

    def _upload_client(self) -> UploadClient:
        if self._uploads is None:
            self._uploads = UploadClient(self._connections.network, self._connections.apis)
        return self._uploads

    async def _fetch_picture(self, url: str) -> bytes:
        return await self._picture_cache().content(url)

    async def _restart(self, community: Community) -> None:
        if await self._connections.restart(community):
            await self._sender.retry_waiting(community.community_id, {Reason.AUTH, Reason.BLIND})

    async def _keep_sign_in(
        self, taken: Sequence[Community], signed: SignedIn | None
    ) -> tuple[str, ...]:
        """Renew a new administrator's key from now on, or the one before it no more.

        Returns:
            Russian sentences about what will not work.
        """
        community_ids = [one.community_id for one in taken]
        for community_id in community_ids:
            await signin_desk.let_go(self.db, self._keys, community_id)
        if signed is None:
            return ()
        # Whose key it is was asked with it just now; what came beside the token is not believed.
        signed = replace(signed, user_id=taken[0].token_owner)
        try:
            for community_id in community_ids:
                await signin_desk.keep(self.db, self._keys, signed, community_id)
        except GosclientError as error:
            _log.info("a sign-in is not kept: %s", type(error).__name__)
            return (_NOT_RENEWED,)
        known = await signin_desk.record_of(self.db, signed.user_id)
        for other in known.communities if known is not None else ():
            # One sign-in takes the place of an earlier one of the same person everywhere.
            if other not in community_ids:
                await self._keys.set(other, Slot.ADMIN, signed.token)
                await self._take_token(other, signed.token)
        return ()

    async def _take_token(self, community_id: int, token: str) -> None:
        self._connections.take_token(community_id, token)

    async def _let_go(self, community_id: int) -> None:
        """Stop with a community that was removed, and remove what came for it until now."""
        await self._connections.stop(community_id)
        await self.db.write(communities.remove, community_id)
        self.board.forget(community_id)

    async def _follow(self, changed: "asyncio.Queue[ChangeSet]") -> None:
        """Wake the sender for new intents, take up what another process connected."""
        while True:
            changes = await changed.get()
            self._sender.wake()
            if changes.foreign:
                try:
                    await self._take_up_new()
                except GosclientError as error:
                    _log.info("taking up what is new: %s", type(error).__name__)

    async def _take_up_new(self) -> None:
        """Follow what another process connected, gave new keys or removed."""
        async with self._changing:
            connected = await self.db.read(communities.all_communities)
            for community_id in self._connections.at_work - {one.community_id for one in connected}:
                await self._let_go(community_id)
            for community in connected:
                if not await self._connections.is_current(community):
                    await self._restart(community)

    def _reached(self, community_id: int) -> None:
        """VK answers again: what waited for the network goes now."""
        self._prober.reached(community_id)
        self._mentions.reached(community_id)
        self._queues.reached(community_id)
        self._errands.start(self._sender.retry_waiting(community_id, _CURED_BY_REACHING))
