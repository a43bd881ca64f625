"""What talks to VK for each community: its keys, its gateways, its synchronisation and the task of it."""

import asyncio
from collections.abc import Callable

from gosclient.desk.keys import KeyRing
from gosclient.domain.community import Community, Slot
from gosclient.domain.errors import VaultError
from gosclient.domain.status import Link
from gosclient.errands import report_bug
from gosclient.store import communities
from gosclient.store.database import Database
from gosclient.sync.capabilities import KeyObserver, Notebook
from gosclient.sync.community import CommunitySync
from gosclient.sync.listening import NEVER
from gosclient.sync.looks import Keys
from gosclient.sync.status import StatusBoard
from gosclient.vk.gateway import Gateway
from gosclient.vk.longpoll import LongPollClient
from gosclient.vk.network import Network

NO_KEY = "Ключа этого сообщества нет в хранилище ключей. Введите его в настройках."

_LANE_JOIN = 2.0
"""Seconds to wait for a request that is under way when everything ends."""


class Connections:
    """Connected communities at work. All of it belongs to the engine's loop.

    Args:
        db: the open store.
        keys: where keys are kept.
        board: told what cannot start.
        notebook: hears all gateways.
        now: unix seconds.
        reached: called with the id of a community when VK answers to its key.

    Attributes:
        network: the way to VK on which all of it is built.
        syncs: those that have a key, by community.
        apis: addresses of the API that were ever used; pictures are fetched from there too.
    """

    def __init__(
        self,
        db: Database,
        keys: KeyRing,
        board: StatusBoard,
        notebook: Notebook,
        now: Callable[[], float],
        reached: Callable[[int], None],
    ) -> None:
        self.network = Network()
        self.syncs: dict[int, CommunitySync] = {}
        self.apis: set[str] = set()
        self._db = db
        self._keys = keys
        self._board = board
        self._notebook = notebook
        self._now = now
        self._reached = reached
        self._events = LongPollClient(self.network)
        self._tasks: dict[int, asyncio.Task[None]] = {}
        self._gateways: dict[str, Gateway] = {}
        self._observers: dict[Gateway, KeyObserver] = {}
        self._retired: list[Gateway] = []
        self._revisions: dict[int, str] = {}

    def keys_of(self, community_id: int) -> Keys | None:
        """Gateways of a community, None while it has no key."""
        sync = self.syncs.get(community_id)
        return sync.keys if sync else None

    def heard_at(self, community_id: int) -> float:
        """When VK was heard last about a community, unix seconds."""
        sync = self.syncs.get(community_id)
        return sync.heard_at if sync else NEVER

    async def take_way(self, network: Network) -> None:
        """Build on this way to VK from now on; nothing may run on the one before."""
        before = self._events
        self.network, self._events = network, LongPollClient(network)
        await before.close()

    async def prepare(self, community: Community) -> None:
        """Read the keys of a community and make its synchronisation ready."""
        self.apis.add(community.api)
        revision = await self._db.read(communities.keys_revision, community.community_id)
        self._revisions[community.community_id] = revision
        try:
            own = await self._keys.get(community.community_id, Slot.COMMUNITY)
            admin = (
                await self._keys.get(community.community_id, Slot.ADMIN)
                if community.has_admin
                else None
            )
        except VaultError as error:
            self._board.show(community.community_id, Link.NO_KEY, error.sentence)
            return
        if not own:
            self._board.show(community.community_id, Link.NO_KEY, NO_KEY)
            return
        self.syncs[community.community_id] = CommunitySync(
            community,
            Keys(
                self._gateway(own, community, user=False),
                self._gateway(admin, community, user=True) if admin else None,
            ),
            self._db,
            self._events,
            self._board,
            self._now,
            self._reached,
        )

    def start_all(self) -> None:
        """Have all that are ready go on until they are stopped."""
        for sync in self.syncs.values():
            self._start(sync)

    async def restart(self, community: Community) -> bool:
        """Read the keys of a community anew and start with them; whether there are any."""
        await self.stop(community.community_id)
        await self.prepare(community)
        sync = self.syncs.get(community.community_id)
        if sync is not None:
            self._start(sync)
        return sync is not None

    async def stop(self, community_id: int) -> None:
        """Stop a community, and close the gateways that no other one uses."""
        task = self._tasks.pop(community_id, None)
        if task is not None:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
        self.syncs.pop(community_id, None)
        self._notebook.leave(community_id)
        used = {
            gateway
            for sync in self.syncs.values()
            for gateway in (sync.keys.community, sync.keys.admin)
        }
        for token, gateway in list(self._gateways.items()):
            if gateway not in used:
                gateway.close()
                self._retired.append(self._gateways.pop(token))
                del self._observers[gateway]

    def refresh(self) -> None:
        """Compare every community with VK now; one whose key was dead is tried once more."""
        for community_id, sync in self.syncs.items():
            sync.refresh()
            if community_id in self._tasks and self._tasks[community_id].done():
                del self._tasks[community_id]

    async def is_current(self, community: Community) -> bool:
        """Whether a community is at work with the keys that are stored now."""
        revision = await self._db.read(communities.keys_revision, community.community_id)
        known = self._revisions.get(community.community_id)
        return community.community_id in self._tasks and revision == known

    @property
    def at_work(self) -> set[int]:
        """Ids of communities that were started."""
        return set(self._tasks)

    def take_token(self, community_id: int, token: str) -> None:
        """Go on with a renewed administrator's key, without a break."""
        sync = self.syncs.get(community_id)
        gateway = sync.keys.admin if sync is not None else None
        if sync is None or gateway is None:
            return
        gateway.change_token(token)
        self._gateways = {
            token if one is gateway else key: one for key, one in self._gateways.items()
        }
        if sync.lacks_admin:
            sync.refresh()

    async def stop_tasks(self) -> None:
        """Stop all communities; their gateways stay open for what has to be finished."""
        tasks = list(self._tasks.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self._tasks.clear()

    async def close(self) -> None:
        """Close everything. Harmless to repeat."""
        await self._events.close()
        closing = [*self._gateways.values(), *self._retired]
        for gateway in closing:
            gateway.close()
        for gateway in closing:
            gateway.join(_LANE_JOIN)
        self._gateways.clear()

    def _start(self, sync: CommunitySync) -> None:
        task = asyncio.get_running_loop().create_task(sync.run())
        task.add_done_callback(report_bug)
        self._tasks[sync.community_id] = task

    def _gateway(self, token: str, community: Community, *, user: bool) -> Gateway:
        """One gateway, and so one lane and one rate, for each key, however many share it."""
        gateway = self._gateways.get(token)
        if gateway is None:
            name = (
                f"admin-{community.token_owner}" if user else f"community-{community.community_id}"
            )
            slot, owner = (Slot.ADMIN, community.token_owner) if user else (Slot.COMMUNITY, 0)
            observer = KeyObserver(self._notebook, slot, owner)
            gateway = Gateway(
                token,
                community.api,
                user=user,
                network=self.network,
                name=name,
                observer=observer,
            )
            self._gateways[token] = gateway
            self._observers[gateway] = observer
        self._notebook.assign(self._observers[gateway], community.community_id)
        return gateway
