"""What VK answers to each key, gathered into the store: changes at once, the rest seldom.

Answers are heard on the threads of many lanes. They are kept in memory and go to the store in one
write; while the disk is busy with one, the next gather behind it.
"""

import logging
import threading
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gosclient.domain.capabilities import Capability
from gosclient.domain.community import Slot
from gosclient.domain.errors import GosclientError, StoreClosed, VkError
from gosclient.domain.findings import (
    Heard,
    community_named,
    heard,
    kills,
    month_of,
    subject_of,
)
from gosclient.store import capabilities
from gosclient.store.database import Database, Transaction

if TYPE_CHECKING:
    from concurrent.futures import Future

SELDOM = 300.0
"""Seconds after which a repeated success, and the number of calls, are written down again."""

_log = logging.getLogger("gosclient.capabilities")

_Place = tuple[int, Slot, Capability]


@dataclass(frozen=True, slots=True)
class _Said:
    what: Heard
    code: int = 0


@dataclass(slots=True)
class _Pending:
    """What is not in the store yet.

    Attributes:
        said: the last answer by community, slot and capability, with its time.
        dead: whether a key is dead, by community and slot, with the time.
        calls: requests by owner of a token and month.
    """

    said: dict[_Place, tuple[_Said, int]] = field(default_factory=dict)
    dead: dict[tuple[int, Slot], tuple[bool, int]] = field(default_factory=dict)
    calls: Counter[tuple[int, int]] = field(default_factory=Counter)


class Notebook:
    """Gathers what all keys of a profile hear. May be used from any thread.

    Args:
        db: the open store.
        now: unix seconds.
    """

    def __init__(self, db: Database, now: Callable[[], float]) -> None:
        self._db = db
        self._now = now
        self._lock = threading.RLock()  # a write may fail while it is still being asked for
        self._ears: dict[tuple[int, Slot], KeyObserver] = {}
        self._written: dict[_Place, tuple[_Said, float]] = {}
        self._dead: dict[tuple[int, Slot], bool] = {}
        self._pending = _Pending()
        self._counted_at = now()
        self._waiting = False

    def assign(self, observer: "KeyObserver", community_id: int) -> None:
        """Have a key speak for a community from now on, and its former key no more."""
        place = (community_id, observer.slot)
        with self._lock:
            self._ears[place] = observer
        self.open_again(*place)

    def open_again(self, community_id: int, slot: Slot) -> None:
        """Write the next answer down whatever it is: the store was changed by somebody else."""
        with self._lock:
            for written in [one for one in self._written if one[:2] == (community_id, slot)]:
                del self._written[written]
            self._dead.pop((community_id, slot), None)

    def leave(self, community_id: int) -> None:
        """Hear nothing more of a community; answers on their way are dropped."""
        with self._lock:
            for slot in Slot:
                self._ears.pop((community_id, slot), None)
            mine = [place for place in self._pending.said if place[0] == community_id]
            for place in mine:
                del self._pending.said[place]
            for key in [key for key in self._pending.dead if key[0] == community_id]:
                del self._pending.dead[key]

    async def written(self) -> None:
        """Write everything down that is not in the store yet; it is there afterwards.

        Raises:
            StoreError: it could not be written.
        """
        await self._db.write_incoming(self._put_down)

    def count(self, owner: int) -> None:
        """A request was made with the token of a person."""
        now = self._now()
        with self._lock:
            self._pending.calls[owner, month_of(now)] += 1
            # A clock that was set back must not silence the counter for days.
            if not 0 <= now - self._counted_at < SELDOM:
                self._write()

    def hear(
        self,
        observer: "KeyObserver",
        method: str,
        params: Mapping[str, object],
        error: GosclientError | None,
    ) -> None:
        """Take an answer in."""
        now = self._now()
        subject = subject_of(method, params)
        with self._lock:
            mine = {place for place, ear in self._ears.items() if ear is observer}
            if kills(error) or error is None:
                self._note_life(mine, dead=error is not None, now=int(now))
            if subject is None:
                return
            what = heard(subject, error)
            if what is Heard.NOTHING:
                return
            said = _Said(what, error.code if isinstance(error, VkError) else 0)
            community_id = community_named(params) or _only(mine)
            if (community_id, observer.slot) in mine:
                self._note((community_id, observer.slot, subject.capability), said, now)

    def _note(self, place: _Place, said: _Said, now: float) -> None:
        before, at = self._written.get(place, (None, 0.0))
        if said == before and 0 <= now - at < SELDOM:
            return
        self._written[place] = (said, now)
        self._pending.said[place] = (said, int(now))
        self._write()

    def _note_life(self, mine: set[tuple[int, Slot]], *, dead: bool, now: int) -> None:
        for place in mine:
            if self._dead.get(place) is not dead:
                self._dead[place] = dead
                self._pending.dead[place] = (dead, now)
                self._write()

    def _write(self) -> None:
        """Start a write unless one waits for the disk already; that one takes all along."""
        if self._waiting:
            return
        self._waiting = True
        try:
            self._db.submit(self._put_down).add_done_callback(self._told)
        except StoreClosed:
            self._waiting = False

    def _put_down(self, transaction: Transaction) -> None:
        """On the writer's thread: take all that waits into one transaction."""
        with self._lock:
            pending, self._pending = self._pending, _Pending()
            self._waiting = False
            self._counted_at = self._now()
        for (community_id, slot), (dead, now) in pending.dead.items():
            capabilities.note_life(transaction, community_id, slot, dead=dead, now=now)
        for (community_id, slot, capability), (said, now) in pending.said.items():
            capabilities.note(
                transaction, community_id, slot, capability, said.what, said.code, now
            )
        for (owner, month), count in pending.calls.items():
            capabilities.add_calls(transaction, owner, month, count)

    def _told(self, written: "Future[None]") -> None:
        if written.cancelled() or written.exception() is None:
            return
        # It is found out again: the next answers are taken for news.
        _log.info("capabilities not written: %s", type(written.exception()).__name__)
        with self._lock:
            self._written.clear()
            self._dead.clear()
            self._waiting = False


class KeyObserver:
    """Hears one key on the thread of its lane and tells the notebook.

    Args:
        notebook: where it goes.
        slot: of the key.
        owner: id of the person whose token it is, 0 for a community key.
    """

    def __init__(self, notebook: Notebook, slot: Slot, owner: int = 0) -> None:
        self.slot = slot
        self._notebook = notebook
        self._owner = owner

    def sent(self) -> None:
        """Count a request of a person's token."""
        if self._owner:
            self._notebook.count(self._owner)

    def heard(
        self, method: str, params: Mapping[str, object], error: GosclientError | None
    ) -> None:
        """Pass an answer on."""
        self._notebook.hear(self, method, params, error)


def _only(mine: set[tuple[int, Slot]]) -> int:
    """The community of a key that speaks for one alone, else 0."""
    return next(iter(mine))[0] if len(mine) == 1 else 0
