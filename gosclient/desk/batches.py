"""Acts over many items: how far they are, told by the stored intents alone, and stopping them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from gosclient.desk.withdrawing import withdraw
from gosclient.domain.outbox import NOT_LEFT, Act, OutboxEntry, OutboxState
from gosclient.store import outbox
from gosclient.store.database import Connection, Database, Transaction


@dataclass(frozen=True, slots=True)
class BatchProgress:
    """How far an act over many items is.

    Attributes:
        done: in VK.
        left: still to go, can be stopped.
        sending: on its way just now, cannot be stopped.
        looked_at: nobody knows whether they are done, and the program is finding out.
        refused: VK said no; certainly not done.
        unknown: nobody knows whether they are done, and only a person can find out.
        taken_back: will not happen.
    """

    done: int = 0
    left: int = 0
    sending: int = 0
    looked_at: int = 0
    refused: int = 0
    unknown: int = 0
    taken_back: int = 0

    @property
    def total(self) -> int:
        """How many were asked for, those among them that were taken back."""
        settled = self.done + self.refused + self.unknown + self.taken_back
        return settled + self.left + self.sending + self.looked_at

    @property
    def runs(self) -> bool:
        """Whether anything will still happen by itself."""
        return self.left + self.sending + self.looked_at > 0


@dataclass(frozen=True, slots=True)
class Batch:
    """An act over many items that goes on.

    Attributes:
        name: shared by its intents.
        act: what is done.
        held_until: unix seconds up to which it costs nothing to take it back, 0 if it is under way.
    """

    name: str
    act: Act
    progress: BatchProgress
    held_until: float = 0.0


async def take_back(db: Database, batch: str, now: float) -> BatchProgress:
    """Cancel everything of an act that has not left yet; what has left stays done."""

    def write(transaction: Transaction) -> BatchProgress:
        for entry in outbox.batch(transaction, batch):
            if entry.has_not_left:
                withdraw(transaction, entry, now)
        return _progress(outbox.batch(transaction, batch))

    return await db.write(write)


async def progress(db: Database, batch: str) -> BatchProgress:
    """How far an act over many items is."""

    def read(connection: Connection) -> BatchProgress:
        return _progress(outbox.batch(connection, batch))

    return await db.read(read)


async def running(db: Database) -> list[Batch]:
    """Acts over more than one item that go on, in order of asking; told by the intents alone."""

    def read(connection: Connection) -> list[Batch]:
        found = []
        for name in outbox.unsettled_batches(connection):
            entries = outbox.batch(connection, name)
            known = _progress(entries)
            if known.runs and len(entries) > 1:
                found.append(Batch(name, entries[0].act, known, _held_until(entries)))
        return found

    return await db.read(read)


def _progress(entries: Sequence[OutboxEntry]) -> BatchProgress:
    states = Counter(entry.state for entry in entries)
    unknown = sum(entry.needs_person and entry.state is OutboxState.UNKNOWN for entry in entries)
    return BatchProgress(
        done=states[OutboxState.CONFIRMED],
        left=sum(states[state] for state in NOT_LEFT),
        sending=states[OutboxState.SENDING],
        looked_at=states[OutboxState.UNKNOWN] - unknown,
        refused=states[OutboxState.FAILED],
        unknown=unknown,
        taken_back=states[OutboxState.CANCELLED],
    )


def _held_until(entries: Sequence[OutboxEntry]) -> float:
    """When the seconds to change one's mind end; 0 once one of the intents has gone its way."""
    if any(entry.state is not OutboxState.HOLDING for entry in entries):
        return 0.0
    return max(entry.not_before or 0.0 for entry in entries)
