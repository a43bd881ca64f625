"""The outbox at work: one intent at a time per target, and never a blind repeat."""

import asyncio
import logging
import random
import time
import uuid
from collections.abc import Callable, Iterable
from dataclasses import replace

from gosclient.domain.errors import (
    AuthLost,
    Forbidden,
    GosclientError,
    StoreClosed,
    StoreError,
)
from gosclient.domain.inbox import ItemKind
from gosclient.domain.outbox import (
    CouldNotLook,
    Delivered,
    Missing,
    NotNow,
    OutboxEntry,
    OutboxState,
    Outcome,
    Reason,
    after_crash,
    after_look,
    beside_colleague,
    claimed,
    doubted,
    key_is_fresh,
    next_state,
    stopped_by_colleague,
)
from gosclient.store import outbox
from gosclient.store.database import Connection, Database, Transaction
from gosclient.sync.clock import ServerClock
from gosclient.sync.looks import Keys, colleague_answered, look, renew_target
from gosclient.sync.retry import before_leaving, outcome_of
from gosclient.vk import encode
from gosclient.vk.gateway import Gateway
from gosclient.vk.lanes import Priority

_log = logging.getLogger("gosclient.outbox")

_WRONG_KEY_KIND = {7, 15, 27}
"""Errors after which the other key may be able to write: no right, or not for this kind of key."""

_REST = 5.0
"""Seconds to wait when the file cannot be written; sending without a note would be blind."""

_HEARING = 40.0
"""Seconds without an answer of Long Poll after which events count as not heard; a quiet community
is answered every 25."""


class OutboxSender:
    """Delivers intents of all communities."""

    def __init__(
        self,
        db: Database,
        keys: Callable[[int], Keys | None],
        now: Callable[[], float],
        clock: ServerClock | None = None,
        heard_at: Callable[[int], float] = lambda _: time.monotonic(),
    ) -> None:
        """Deliver what is in ``db``.

        Args:
            db: the open store.
            keys: keys of a community, None while it has none.
            now: unix seconds of this computer.
            clock: VK's time.
            heard_at: monotonic seconds when events of a community were last heard.
        """
        self._db = db
        self._keys = keys
        self._now = now
        self._clock = clock or ServerClock(now)
        self._heard_at = heard_at
        self._lease = uuid.uuid4().hex
        self._wake = asyncio.Event()
        self._workers: dict[int, asyncio.Task[None]] = {}
        self._resting: dict[int, float] = {}
        self._began = time.monotonic()
        self._left_at: dict[int, float] = {}

    def wake(self) -> None:
        """Something may be due; call on the engine's loop."""
        self._wake.set()

    async def recover(self) -> None:
        """Take over what a dead engine left; call once, holding the profile's lock."""
        await self._db.write(outbox.recover, self._now())

    async def run(self) -> None:
        """Deliver for ever."""
        try:
            while True:
                try:
                    pause = await self._round()
                except StoreClosed:
                    return
                except StoreError as error:
                    _log.error("the outbox cannot be read: %s", type(error).__name__)
                    pause = _REST
                try:
                    async with asyncio.timeout(pause):
                        await self._wake.wait()
                except TimeoutError:
                    pass
                self._wake.clear()
        finally:
            for worker in self._workers.values():
                worker.cancel()
            await asyncio.gather(*self._workers.values(), return_exceptions=True)

    async def drain(self, horizon: float) -> bool:
        """Deliver until nothing is due within ``horizon`` seconds; whether there was anything.

        Raises:
            StoreError: the file cannot be written, so nothing more may leave.
        """
        worked = False
        while True:
            pause = await self._round()
            if self._workers:
                worked = True
                await asyncio.gather(*self._workers.values())
            elif pause is None or pause > horizon:
                return worked
            else:
                await asyncio.sleep(max(pause, 0.01))

    async def retry_waiting(self, community_id: int, reasons: Iterable[Reason]) -> None:
        """The cause is gone (network is back, key was replaced): do not wait any longer."""
        wanted = frozenset(reasons)

        def write(transaction: Transaction) -> None:
            for entry in outbox.live(transaction):
                stuck = entry.state in {OutboxState.WAITING, OutboxState.UNKNOWN}
                if stuck and entry.community_id == community_id and entry.reason in wanted:
                    outbox.save(transaction, replace(entry, not_before=self._now()))

        await self._db.write(write)

    async def _round(self) -> float | None:
        """Start workers for what is due; seconds until the next is, None if nothing waits."""
        self._workers = {key: task for key, task in self._workers.items() if not task.done()}
        heads = await self._db.read(_heads)
        now = self._now()
        later = []
        for entry in heads:
            rest = self._resting.get(entry.community_id, 0.0) - time.monotonic()
            if entry.community_id in self._workers:
                continue
            if not _due(entry, now):
                later += [] if entry.not_before is None else [entry.not_before - now]
            elif rest > 0:
                later.append(rest)
            else:
                task = asyncio.create_task(self._work(entry.community_id))
                task.add_done_callback(self._finished)
                self._workers[entry.community_id] = task
        return min(later, default=None)

    def _finished(self, task: "asyncio.Task[None]") -> None:
        error = None if task.cancelled() else task.exception()
        if isinstance(error, StoreError):
            _log.error("the outbox cannot be written: %s", type(error).__name__)
        elif error is not None:
            _log.error("delivering failed by a bug", exc_info=error)
        self._wake.set()

    async def _work(self, community_id: int) -> None:
        """Deliver everything due of one community, in order of writing."""
        try:
            while True:
                entry = await self._db.read(_due_head, community_id, self._now())
                if entry is None:
                    return
                await self._deliver(entry)
        except Exception:
            self._resting[community_id] = time.monotonic() + _REST
            raise

    async def _deliver(self, entry: OutboxEntry) -> None:
        keys = self._keys(entry.community_id)
        if keys is None:
            await self._settle(entry, NotNow(Reason.AUTH, AuthLost.default, None))
            return
        if entry.state is OutboxState.SENDING:
            # There is one worker a community, and this is it: the one before could not finish.
            await self._replace(entry, after_crash(entry, self._now()))
            return
        if entry.state is OutboxState.UNKNOWN:
            entry = await self._look(entry, keys)
            if entry.state is not OutboxState.QUEUED:
                return
        elif not await self._last_look(entry, keys):
            return
        await self._send(entry, keys)

    async def _look(self, entry: OutboxEntry, keys: Keys) -> OutboxEntry:
        """Find out about an ``unknown`` intent; returns its new state."""
        left = self._left_at.get(entry.entry_id, self._began)
        heard = self._heard_at(entry.community_id) > left
        try:
            result = await look(self._db, keys, entry, int(self._now()), heard=heard)
            server_now = await self._clock.fresh(keys.community)
        except StoreError:
            raise
        except GosclientError as error:
            result, server_now = CouldNotLook(error.sentence), 0
        now, jitter = self._now(), random.random()

        def write(transaction: Transaction) -> OutboxEntry:
            current = outbox.get(transaction, entry.entry_id) or entry
            if current.state is not OutboxState.UNKNOWN:
                return current
            following = after_look(current, result, now, server_now, jitter)
            if following.state is OutboxState.QUEUED and colleague_answered(
                transaction.connection, following
            ):
                missing = isinstance(result, Missing)
                following = (stopped_by_colleague if missing else beside_colleague)(current, now)
            outbox.save(transaction, following)
            return following

        return await self._db.write(write)

    async def _last_look(self, entry: OutboxEntry, keys: Keys) -> bool:
        """Read the thread once more before sending; False if the answer must not go now."""
        tried = replace(entry, attempts=entry.attempts + 1)
        try:
            readable = await renew_target(self._db, keys, entry, int(self._now()))
        except StoreError:
            raise
        except GosclientError as error:
            await self._settle(tried, before_leaving(error))
            return False
        if not readable and not self._hears(entry.community_id):
            await self._settle(tried, NotNow(Reason.AMBIGUOUS, _WAIT_FOR_EVENTS))
            return False
        if await self._db.read(colleague_answered, entry):
            await self._replace(entry, stopped_by_colleague(entry, self._now()))
            return False
        return True

    def _hears(self, community_id: int) -> bool:
        """Whether a colleague's answer would have been told by now."""
        return time.monotonic() - self._heard_at(community_id) < _HEARING

    async def _replace(self, entry: OutboxEntry, following: OutboxEntry) -> None:
        """Write what follows, unless somebody has moved the intent on meanwhile."""

        def write(transaction: Transaction) -> None:
            current = outbox.get(transaction, entry.entry_id)
            if current is not None and current.state is entry.state:
                outbox.save(transaction, following)

        await self._db.write(write)

    async def _send(self, entry: OutboxEntry, keys: Keys) -> None:
        try:
            server_now = await self._clock.now(keys.community)
        except GosclientError as error:
            tried = replace(entry, attempts=entry.attempts + 1)
            await self._settle(tried, before_leaving(error))
            return
        if entry.sent_at and not key_is_fresh(entry, server_now):
            await self._replace(entry, doubted(entry, self._now()))
            return
        leaving = await self._db.write(_claim, entry, self._lease, server_now)
        if leaving is None:
            return
        outcome = await self._call(leaving, keys)
        self._left_at[entry.entry_id] = time.monotonic()
        await self._settle(leaving, outcome)

    async def _call(self, entry: OutboxEntry, keys: Keys) -> Outcome:
        try:
            return await _write_to_vk(keys.community, entry)
        except Forbidden as error:
            if error.code not in _WRONG_KEY_KIND or keys.admin is None:
                return outcome_of(error)
        except GosclientError as error:
            return outcome_of(error)
        try:
            return await _write_to_vk(keys.admin, entry)
        except GosclientError as error:
            return outcome_of(error)

    async def _settle(self, entry: OutboxEntry, outcome: Outcome) -> None:
        """Write what came of it, unless the mirror has confirmed the intent meanwhile.

        VK's own word about the id is worth more than what the mirror found by the text.
        """
        now, jitter = self._now(), random.random()
        delivered = outcome.vk_id if isinstance(outcome, Delivered) else 0

        def write(transaction: Transaction) -> None:
            current = outbox.get(transaction, entry.entry_id)
            if current is None or (delivered and delivered == current.vk_id):
                return
            done = current.state in {OutboxState.CONFIRMED, OutboxState.CANCELLED}
            if done and not delivered:
                return
            outbox.save(transaction, next_state(entry, outcome, now, jitter))

        await self._db.write(write)


async def _write_to_vk(gateway: Gateway, entry: OutboxEntry) -> Delivered:
    if entry.kind is ItemKind.MESSAGE:
        method, params = encode.message_send(entry.target_id, entry.text, int(entry.key))
        answer = await gateway.call(method, params, priority=Priority.PERSON)
        return Delivered(*encode.parse_sent(answer))
    method, params = encode.comment_create(
        entry.community_id, entry.post_id, entry.text, entry.key, entry.target_id
    )
    answer = await gateway.call(method, params, priority=Priority.PERSON)
    return Delivered(encode.parse_commented(answer))


def _claim(
    transaction: Transaction, entry: OutboxEntry, lease: str, server_now: int
) -> OutboxEntry | None:
    """Mark the intent as leaving; None if the officer took it back meanwhile."""
    current = outbox.get(transaction, entry.entry_id)
    ready = {OutboxState.HOLDING, OutboxState.QUEUED, OutboxState.WAITING}
    if current is None or current.state not in ready:
        return None
    leaving = claimed(current, lease, server_now)
    outbox.save(transaction, leaving)
    return leaving


def _heads(connection: Connection) -> list[OutboxEntry]:
    """The first living intent of every target: later ones wait for their turn.

    Behind one that waits for the network nothing of its community is tried: it would fail as well,
    and answers written offline go in the order in which they were written.
    """
    first: dict[tuple[int, str, int], OutboxEntry] = {}
    offline: set[int] = set()
    for entry in outbox.live(connection):
        if entry.community_id not in offline:
            first.setdefault((entry.community_id, entry.kind, entry.target_id), entry)
        if entry.state is OutboxState.WAITING and entry.reason is Reason.NETWORK:
            offline.add(entry.community_id)
    return list(first.values())


def _due(entry: OutboxEntry, now: float) -> bool:
    # What is queued goes even if somebody has set this computer's clock back meanwhile.
    if entry.state in {OutboxState.QUEUED, OutboxState.SENDING}:
        return True
    return entry.not_before is not None and entry.not_before <= now


def _due_head(connection: Connection, community_id: int, now: float) -> OutboxEntry | None:
    ours = (entry for entry in _heads(connection) if entry.community_id == community_id)
    return next((entry for entry in ours if _due(entry, now)), None)


_WAIT_FOR_EVENTS = "Ждём событий VK: сначала нужно узнать, не ответил ли уже коллега."
