"""Several publications at once: given other times or taken off the plan, with one undo for all.

Until the seconds for undoing are over nothing has gone to VK, and putting back restores exactly
what was there. Later VK is asked once more.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from gosclient.desk import handing, publishing
from gosclient.desk.asking import new_name
from gosclient.desk.compositions import AT_REST, TargetView, publication_of, views
from gosclient.desk.handing import Hand
from gosclient.desk.refusals import check_time, refuse_paused
from gosclient.domain.delivery import cancelled
from gosclient.domain.errors import BadInput
from gosclient.domain.outbox import OutboxEntry, OutboxState
from gosclient.domain.pauses import InPause
from gosclient.store import outbox, publications
from gosclient.store.database import Database, Transaction


@dataclass(frozen=True, slots=True)
class Former:
    """How a publication stood before: its time, and its targets with their intents.

    Attributes:
        newest: id of the newest intent about each target, whatever became of it.
    """

    publication_id: int
    at: int
    targets: tuple[TargetView, ...]
    newest: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Rescheduled:
    """What was done, with all that undoing needs.

    Attributes:
        entries: new intents.
        batch: their common name.
        former: what each publication was before.
    """

    entries: tuple[OutboxEntry, ...]
    batch: str
    former: tuple[Former, ...]


async def move_to(
    db: Database,
    times: Mapping[int, int],
    *,
    undo: float = 0.0,
    now: float,
    in_pause: InPause = InPause.REFUSE,
) -> Rescheduled:
    """Give documents these times (unix seconds by id), those in VK's queue too; all or none.

    Raises:
        PublishingPaused: as ``publishing.hand_over``; nothing was written.
        BadInput: a time is past, or something is on its way; nothing was written.
    """

    def write(transaction: Transaction) -> Rescheduled:
        batch, entries, former = new_name(), [], []
        for publication_id, at in times.items():
            former.append(former_of(transaction, publication_id, now))
            check_time(at, now)
            publication = publication_of(transaction, publication_id)
            entries += publishing.give_time(
                transaction, publication, at, batch, undo, now, in_pause
            )
        return Rescheduled(tuple(entries), batch, tuple(former))

    return await db.write(write)


async def take_off(
    db: Database, publication_ids: Collection[int], *, undo: float = 0.0, now: float
) -> Rescheduled:
    """Take documents back that wait for publication, so that they are drafts where they stand.

    A draft with a time loses it. All or none.

    Raises:
        BadInput: one is published, or on its way, or no key may take it back; nothing was written.
    """

    def write(transaction: Transaction) -> Rescheduled:
        batch, entries, former = new_name(), [], []
        for publication_id in publication_ids:
            before = former_of(transaction, publication_id, now)
            former.append(before)
            waiting = [one.target for one in before.targets if one.state not in AT_REST]
            made = [handing.take_back(transaction, one, batch, undo, now) for one in waiting]
            entries += [one for one in made if one is not None]
            if not waiting:
                _check_draft(before)
                publication = publication_of(transaction, publication_id)
                publications.save(transaction, replace(publication, at=0, updated_at=int(now)))
        return Rescheduled(tuple(entries), batch, tuple(former))

    return await db.write(write)


async def put_back(
    db: Database, done: Rescheduled, *, undo: float = 0.0, now: float
) -> tuple[OutboxEntry, ...]:
    """Undo: every document as it was; new intents where something has gone to VK meanwhile.

    What was written in the documents since then stays.

    Raises:
        PublishingPaused: publishing was stopped there meanwhile; nothing was written.
        BadInput: a former time is past by now; nothing was written.
    """

    def write(transaction: Transaction) -> tuple[OutboxEntry, ...]:
        batch, entries = new_name(), []
        for former in done.former:
            publication = publication_of(transaction, former.publication_id)
            publication = replace(publication, at=former.at, updated_at=int(now))
            publications.save(transaction, publication)
            hand = Hand(transaction, publication, former.at, undo, now, batch)
            for before in former.targets:
                if before.state not in AT_REST and not before.target.paused_from:
                    refuse_paused(transaction.connection, before.target.community_id)
                newest = former.newest[before.target.target_id]
                if not restored(transaction, before, newest, done.batch, now):
                    check_time(before.target.at, now)
                    hand.over(before.target.community_id)
            entries += hand.entries
        return tuple(entries)

    return await db.write(write)


def former_of(transaction: Transaction, publication_id: int, now: float) -> Former:
    """How a publication stands at unix seconds ``now``."""
    publication = publication_of(transaction, publication_id)
    targets = publications.targets_of(transaction, publication_id)
    return Former(
        publication_id,
        publication.at,
        tuple(views(transaction.connection, targets, now)),
        {one.target_id: outbox.newest_about(transaction, one.target_id) for one in targets},
    )


def _check_draft(former: Former) -> None:
    if any(one.target.published_id for one in former.targets):
        raise BadInput("Эта запись уже опубликована. Удалить её можно со стены.")


def restored(
    transaction: Transaction, before: TargetView, newest: int, batch: str, now: float
) -> bool:
    """Bring a target to what it was without asking VK; False if VK may have heard of a change.

    Args:
        transaction: of the undo.
        before: the target as it was.
        newest: id of the newest intent about it then.
        batch: name of what is undone.
        now: unix seconds.
    """
    [current] = publications.targets(transaction, [before.target.target_id])
    [view] = views(transaction.connection, [current], now)
    if view.target == before.target and view.entry == before.entry:
        return True
    if current.published_id:
        return True
    ours = [one for one in outbox.batch(transaction, batch) if one.target_id == current.target_id]
    known = {newest, *(one.entry_id for one in ours)}
    if outbox.newest_about(transaction, current.target_id) not in known:
        return False  # something else was asked since
    if not all(one.has_not_left or one.state is OutboxState.CANCELLED for one in ours):
        return False
    for entry in ours:
        outbox.save(transaction, cancelled(entry, now))
    publications.save_target(transaction, before.target)
    if before.entry is not None:
        outbox.save(transaction, before.entry)  # it never left, so its key is as good as before
    return True
