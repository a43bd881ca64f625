"""One act of moderation on its way: look, keep what will vanish, claim, do, settle."""

import random
from collections.abc import Callable

from gosclient.domain.delivery import after_act_look, next_state, tried
from gosclient.domain.errors import AuthLost, GosclientError, StoreError
from gosclient.domain.kinds import ItemKind
from gosclient.domain.outbox import (
    ActLookResult,
    CouldNotLook,
    Delivered,
    NotNow,
    OutboxEntry,
    OutboxState,
    Outcome,
    Reason,
)
from gosclient.domain.posts import Post
from gosclient.store import outbox, posts
from gosclient.store.database import Connection, Database, Transaction
from gosclient.sync import acts
from gosclient.sync.clock import ServerClock
from gosclient.sync.looks import Keys
from gosclient.sync.own_acts import apply_own_act
from gosclient.sync.retry import before_leaving


class ActDelivery:
    """Brings one act of moderation at a time one step further."""

    def __init__(
        self,
        db: Database,
        now: Callable[[], float],
        clock: ServerClock,
        fetch: acts.FetchPicture | None,
        lease: str,
    ) -> None:
        self._db = db
        self._now = now
        self._clock = clock
        self._fetch = fetch
        self._lease = lease

    async def deliver(self, entry: OutboxEntry, keys: Keys | None) -> None:
        """Do what is next for an act.

        Raises:
            StoreError: its state cannot be written; nothing leaves without a note.
        """
        if keys is None:
            await self._settle(tried(entry), NotNow(Reason.AUTH, AuthLost.default, None))
            return
        if entry.state is OutboxState.UNKNOWN:
            entry = await self._look(entry, keys)
            if entry.state is not OutboxState.QUEUED:
                return
        try:
            await acts.keep_pictures(self._db, entry, self._fetch)
            server_now = await self._clock.now(keys.community)
        except StoreError:
            raise
        except GosclientError as error:
            await self._settle(tried(entry), before_leaving(error))
            return
        leaving = await self._db.write_incoming(outbox.claim, entry, self._lease, server_now)
        if leaving is not None:
            offered = await self._db.read(_offered, entry)
            await self._settle(leaving, await acts.perform(leaving, keys, server_now, offered))

    async def _look(self, entry: OutboxEntry, keys: Keys) -> OutboxEntry:
        result: ActLookResult
        try:
            result = await acts.look(entry, keys, await self._db.read(_offered, entry))
        except StoreError:
            raise
        except GosclientError:
            result = CouldNotLook("")
        now, jitter = self._now(), random.random()

        def write(transaction: Transaction) -> OutboxEntry:
            current = outbox.get(transaction, entry.entry_id) or entry
            if current.state is not OutboxState.UNKNOWN:
                return current
            following = after_act_look(current, result, now, jitter)
            outbox.save(transaction, following)
            if following.state is OutboxState.CONFIRMED or _is_overtaken(following):
                apply_own_act(transaction, current)
            return following

        return await self._db.write_incoming(write)

    async def _settle(self, entry: OutboxEntry, outcome: Outcome) -> None:
        """Write what came of it, unless an event has told meanwhile that it is done."""
        now, jitter = self._now(), random.random()

        def write(transaction: Transaction) -> None:
            current = outbox.get(transaction, entry.entry_id)
            if current is None or current.state in {OutboxState.CONFIRMED, OutboxState.CANCELLED}:
                return
            following = next_state(entry, outcome, now, jitter)
            outbox.save(transaction, following)
            if isinstance(outcome, Delivered) or _is_overtaken(following):
                apply_own_act(transaction, entry)

        await self._db.write_incoming(write)


def _offered(connection: Connection, entry: OutboxEntry) -> Post | None:
    """The suggested post that an act is about, None if it is about none."""
    if entry.kind is not ItemKind.SUGGESTED:
        return None
    return posts.post(connection, entry.community_id, entry.target_id)


def _is_overtaken(entry: OutboxEntry) -> bool:
    """Somebody was quicker: a suggested post does not wait any more, whatever became of it."""
    return entry.state is OutboxState.FAILED and entry.reason is Reason.COLLEAGUE
