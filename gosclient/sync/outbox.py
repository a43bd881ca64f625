"""The outbox at work: what is due, in which order, and one worker a community."""

import asyncio
import logging
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from gosclient.domain.delivery import behind_another
from gosclient.domain.errors import StoreClosed, StoreError
from gosclient.domain.outbox import OutboxEntry, OutboxState, Reason
from gosclient.store import outbox
from gosclient.store.database import Connection, Database, Transaction
from gosclient.sync.acts import FetchPicture
from gosclient.sync.clock import ServerClock
from gosclient.sync.delivery import Delivery
from gosclient.sync.looks import Keys
from gosclient.sync.posting import Posts

_log = logging.getLogger("gosclient.outbox")

_UNREACHED = frozenset({Reason.NETWORK, Reason.UNWELL})
"""Why an intent waits that would stop any other one of its community as well."""

_PAUSING = frozenset({Reason.RATE, Reason.CAPTCHA})
"""Why an intent waits that would meet any other one of its method as well, and vex VK more."""

_SET_BACK = 60.0
"""Seconds ahead from which on an intent was written by a clock that somebody has set back since."""

_LONGEST_WAIT = 2 * 86_400.0
"""Seconds beyond every pause before the next try: further ahead it was put by such a clock too."""

_REST = 5.0
"""Seconds to wait when the file cannot be written; sending without a note would be blind."""


class OutboxSender:
    """Delivers intents of all communities."""

    def __init__(
        self,
        db: Database,
        keys: Callable[[int], Keys | None],
        now: Callable[[], float],
        clock: ServerClock | None = None,
        heard_at: Callable[[int], float] = lambda _: time.monotonic(),
        fetch: FetchPicture | None = None,
        posts: Posts | None = None,
    ) -> None:
        """Deliver what is in ``db``.

        Args:
            db: the open store.
            keys: keys of a community, None while it has none.
            now: unix seconds of this computer.
            clock: VK's time.
            heard_at: monotonic seconds when events of a community were last heard.
            fetch: pictures that are kept before a comment is deleted.
            posts: what posts need besides.
        """
        self._db = db
        self._now = now
        self._delivery = Delivery(db, keys, now, clock or ServerClock(now), heard_at, fetch, posts)
        self._wake = asyncio.Event()
        self._workers: dict[int, asyncio.Task[None]] = {}
        self._resting: dict[int, float] = {}

    def wake(self) -> None:
        """Something may be due; call on the engine's loop."""
        self._wake.set()

    async def recover(self) -> None:
        """Take over what a dead engine left; call once, holding the profile's lock."""
        await self._db.write_incoming(outbox.recover, self._now())

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

        await self._db.write_incoming(write)

    async def _round(self) -> float | None:
        """Start workers for what is due; seconds until the next is, None if nothing waits."""
        self._workers = {key: task for key, task in self._workers.items() if not task.done()}
        live = await self._db.read(outbox.live)
        heads, pauses = _heads(live), _pauses(live)
        if _stuck(live):
            await self._db.write_incoming(_tell_stuck)
        now = self._now()
        later = []
        for entry in heads:
            rest = self._resting.get(entry.community_id, 0.0) - time.monotonic()
            if entry.community_id in self._workers:
                continue
            if not _due(entry, now, pauses):
                later += _next_look(entry, now, pauses)
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
                await self._delivery.deliver(entry)
        except Exception:
            self._resting[community_id] = time.monotonic() + _REST
            raise


def _heads(live: Iterable[OutboxEntry]) -> list[OutboxEntry]:
    """The first living intent of every target: later ones wait for their turn.

    Behind one that waits for the network nothing of its community is tried: it would fail as well,
    and answers written offline go in the order in which they were written.
    """
    first: dict[_Target, OutboxEntry] = {}
    offline: set[int] = set()
    for entry in live:
        if entry.community_id not in offline:
            first.setdefault(_target(entry), entry)
        if entry.state is OutboxState.WAITING and entry.reason in _UNREACHED:
            offline.add(entry.community_id)
    return list(first.values())


_Target = tuple[int, str, str, int]


def _target(entry: OutboxEntry) -> _Target:
    # People and posts have one blacklist and one switch, from whichever kind of item it is asked.
    kind = entry.kind if entry.act.subject in {"answer", "comment"} else ""
    # An answer to a post itself has no comment as its target.
    return entry.community_id, entry.act.subject, kind, entry.target_id or -entry.post_id


def _stuck(live: Iterable[OutboxEntry]) -> list[OutboxEntry]:
    """Answers whose turn has come but for an earlier one to the same person that needs a word."""
    asking: set[_Target] = set()
    found = []
    for entry in live:
        target = _target(entry)
        if entry.needs_person:
            asking.add(target)
        elif target in asking and entry.state is OutboxState.QUEUED and not entry.moderates:
            found.append(entry)
    return found


def _tell_stuck(transaction: Transaction) -> None:
    for entry in _stuck(outbox.live(transaction)):
        outbox.save(transaction, behind_another(entry))


_Method = tuple[int, str, str]


def _method(entry: OutboxEntry) -> _Method:
    """What VK counts and limits together, as far as it can be told beforehand."""
    return entry.community_id, entry.act, entry.kind if entry.act.subject != "person" else ""


def _pauses(live: Iterable[OutboxEntry]) -> dict[_Method, float]:
    """Until when, in unix seconds, VK wants no more of a method."""
    found: dict[_Method, float] = {}
    for entry in live:
        if entry.reason in _PAUSING and entry.not_before is not None:
            method = _method(entry)
            found[method] = max(found.get(method, 0.0), entry.not_before)
    return found


def _next_look(entry: OutboxEntry, now: float, pauses: Mapping[_Method, float]) -> list[float]:
    """In how many seconds an intent that is not due may be, nothing if a person has to act."""
    if entry.not_before is None:
        return []
    return [max(entry.not_before, pauses.get(_method(entry), 0.0)) - now]


def _due(entry: OutboxEntry, now: float, pauses: Mapping[_Method, float]) -> bool:
    until = pauses.get(_method(entry), 0.0)
    if entry.state is OutboxState.UNKNOWN or now >= until or until > now + _LONGEST_WAIT:
        return _its_time_has_come(entry, now)
    return False


def _its_time_has_come(entry: OutboxEntry, now: float) -> bool:
    # What is queued goes even if somebody has set this computer's clock back meanwhile.
    if entry.state in {OutboxState.QUEUED, OutboxState.SENDING}:
        return True
    if entry.reason is Reason.BEFORE_IT:  # it stands first now
        return True
    if entry.not_before is None:
        return False
    if entry.state is OutboxState.HOLDING and entry.created_at > now + _SET_BACK:
        return True
    return entry.not_before <= now or entry.not_before > now + _LONGEST_WAIT


def _due_head(connection: Connection, community_id: int, now: float) -> OutboxEntry | None:
    live = outbox.live(connection)
    pauses = _pauses(live)
    ours = (entry for entry in _heads(live) if entry.community_id == community_id)
    return next((entry for entry in ours if _due(entry, now, pauses)), None)
