"""Posts that were let go are put off again: letting them go was a mistake."""

from dataclasses import dataclass, replace

from gosclient.desk.compositions import TargetView, publication_of, views
from gosclient.desk.pauses import Resumed
from gosclient.desk.pausing import Stop, is_in_vk, stopped, under_way
from gosclient.desk.rescheduling import restored
from gosclient.domain.pauses import Stopped
from gosclient.store import publications
from gosclient.store.database import Database, Transaction


@dataclass(frozen=True, slots=True)
class PutOffAgain:
    """What came of it.

    Attributes:
        held: posts that are put off as before.
        late: posts that are out, or on their way at this moment, and why.
    """

    held: tuple[Stopped, ...]
    late: tuple[Stopped, ...] = ()


async def put_off_again(db: Database, done: Resumed, now: float) -> PutOffAgain:
    """Undo letting posts go: those of which VK has not heard are as they were, others are asked for."""

    def write(transaction: Transaction) -> PutOffAgain:
        undoing = _Undoing(Stop(transaction, now), done.batch)
        let_go = {one.target_id for one in done.entries}
        for former in done.former:
            for before in former.targets:
                if before.target.target_id in let_go:
                    undoing.target(before, former.newest[before.target.target_id])
            publication = publication_of(transaction, former.publication_id)
            publications.save(transaction, replace(publication, at=former.at))
        return PutOffAgain(tuple(undoing.stop.held), tuple(undoing.stop.late))

    return await db.write(write)


@dataclass(slots=True)
class _Undoing:
    stop: Stop
    batch: str

    def target(self, before: TargetView, newest: int) -> None:
        """Put one post off that was let go in the batch; ``newest`` as ``restored`` has it."""
        transaction, now = self.stop.transaction, self.stop.now
        [target] = publications.targets(transaction, [before.target.target_id])
        [view] = views(transaction.connection, [target], now)
        why = _OUT if target.published_id else under_way(view)
        if why:
            self.stop.late.append(stopped(transaction.connection, target, why))
            return
        if not restored(transaction, before, newest, self.batch, now) and is_in_vk(target):
            self.stop.put_off(replace(target, paused_from=before.target.paused_from))
        self.stop.held.append(stopped(transaction.connection, before.target))


_OUT = "Она уже вышла."
