"""Publications: handed over to VK, moved and taken back.

Handing it over writes one intent a community; from then
on each community goes its own way, and nothing that is on a wall changes without being asked.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace

from gosclient.desk import handing
from gosclient.desk.asking import new_name
from gosclient.desk.compositions import AT_REST, publication_of, views
from gosclient.desk.handing import Hand, dismiss
from gosclient.desk.pausing import is_in_vk
from gosclient.desk.refusals import check
from gosclient.domain.errors import BadInput
from gosclient.domain.outbox import OutboxEntry, OutboxState
from gosclient.domain.pauses import InPause
from gosclient.domain.publishing import Publication, Target, TargetState
from gosclient.store import publications
from gosclient.store.database import Database, Transaction


@dataclass(frozen=True, slots=True)
class Handed:
    """What was asked of VK.

    Attributes:
        entries: new intents, in the order of the communities.
        batch: their common name: for progress, to stop, to undo.
        untouched: names of communities where it is published already and stays as it is.
        put_off: names of communities where it waits for the end of a pause.
        contested: names of communities where somebody changed it in VK: what stands there stays, until
            an officer says which it shall be (``take_vks``, ``insist``).
    """

    entries: tuple[OutboxEntry, ...]
    batch: str
    untouched: tuple[str, ...] = ()
    put_off: tuple[str, ...] = ()
    contested: tuple[str, ...] = ()


async def hand_over(
    db: Database,
    publication_id: int,
    *,
    undo: float = 0.0,
    now: float,
    at_once: bool = False,
    in_pause: InPause = InPause.REFUSE,
) -> Handed:
    """Bring VK to what a document says: post, change or take back, one intent a community.

    Where it is published already nothing is done. Where nothing differs nothing is asked.

    Args:
        db: the open store.
        publication_id: the document.
        undo: seconds during which it costs nothing to take it back.
        now: unix seconds.
        at_once: publish now instead of at the document's time.
        in_pause: what becomes of it where publishing stands still; ``WAIT`` puts it off there as a
            pause does.

    Raises:
        PublishingPaused: publishing stands still there; nothing was written.
        BadInput: it is empty, too long, without communities, its time is past, somebody has to agree
            first, or has changed it in VK wherever it goes; nothing was written.
    """

    def write(transaction: Transaction) -> Handed:
        publication = publication_of(transaction, publication_id)
        at = 0 if at_once else publication.at
        check(transaction.connection, publication, at, now)
        hand = Hand(transaction, publication, at, undo, now, in_pause=in_pause)
        for community_id in publication.communities:
            hand.over(community_id)
        hand.take_back_elsewhere()
        if not hand.entries and not hand.put_off:
            refuse_contested(hand)
        if at_once:
            publications.save(transaction, replace(publication, at=int(now)))
        return handed_by(hand)

    return await db.write(write)


async def move(
    db: Database, publication_ids: Collection[int], shift: int, *, undo: float = 0.0, now: float
) -> Handed:
    """Shift documents by seconds, those in VK's queue too; what is published stays.

    Raises:
        BadInput: a time would be past; nothing was written.
    """

    def write(transaction: Transaction) -> Handed:
        entries: list[OutboxEntry] = []
        batch = new_name()
        for publication_id in publication_ids:
            publication = publication_of(transaction, publication_id)
            if publication.at:
                entries += give_time(
                    transaction, publication, publication.at + shift, batch, undo, now
                )
        return Handed(tuple(entries), batch)

    return await db.write(write)


async def take_back(
    db: Database, target_ids: Collection[int], *, undo: float = 0.0, now: float
) -> Handed:
    """Take posts back that are not published: out of the queue here, or out of VK's.

    Raises:
        BadInput: one is published, or on its way at this moment, or there is no key that may.
    """

    def write(transaction: Transaction) -> Handed:
        batch = new_name()
        made = [
            handing.take_back(transaction, target, batch, undo, now)
            for target in publications.targets(transaction, target_ids)
        ]
        return Handed(tuple(one for one in made if one is not None), batch)

    return await db.write(write)


async def post_again(
    db: Database,
    target_id: int,
    at: int,
    *,
    undo: float = 0.0,
    now: float,
    in_pause: InPause = InPause.REFUSE,
) -> Handed:
    """Hand a post over anew that vanished, failed or missed its time.

    What stands in VK's queue all the same, because only a change of it failed, is changed there: a
    second post would go out beside it.

    Args:
        db: the open store.
        target_id: which.
        at: its new time in unix seconds, 0 for at once.
        undo: as ``hand_over``.
        now: unix seconds.
        in_pause: as ``hand_over``.

    Raises:
        PublishingPaused: as ``hand_over``.
        BadInput: it stands in VK as it was asked for, or is on its way, or must not be handed over as
            ``hand_over`` has it; nothing was written.
    """

    def write(transaction: Transaction) -> Handed:
        target = _target(transaction, target_id)
        [view] = views(transaction.connection, [target], now)
        if view.state not in _MAY_GO_AGAIN or target.published_id:
            raise BadInput("Эта запись уже в VK или на пути туда. Второй раз она не отправлена.")
        publication, here = publication_of(transaction, target.publication_id), target.community_id
        check(transaction.connection, replace(publication, communities=(here,)), at, now)
        hand = Hand(transaction, publication, at, undo, now, in_pause=in_pause)
        if is_in_vk(target):
            hand.change(target)
        else:
            dismiss(transaction, target_id, now)
            fresh = replace(target, post_id=0, vk_at=0, vk_text="", gone_at=0, removed=False)
            publications.save_target(transaction, fresh)
            hand.over(here)
        return handed_by(hand)

    return await db.write(write)


async def correct(db: Database, target_id: int, *, undo: float = 0.0, now: float) -> Handed:
    """Change what stands on the wall to what the document says now; it is not posted again.

    Raises:
        BadInput: it is not on the wall, another change is on its way, there is nothing to say, or no
            key may do it; nothing was written.
    """

    def write(transaction: Transaction) -> Handed:
        target = _target(transaction, target_id)
        [view] = views(transaction.connection, [target], now)
        if not target.published_id:
            raise BadInput("На стене этой записи нет. Ничего не сделано.")
        if view.entry is not None and view.entry.state is not OutboxState.FAILED:
            raise BadInput("Прежнее изменение этой записи ещё на пути в VK. Подождите его.")
        publication = publication_of(transaction, target.publication_id)
        hand = Hand(transaction, publication, 0, undo, now)
        hand.correct(target)
        return handed_by(hand)

    return await db.write(write)


async def take_vks(db: Database, target_id: int) -> None:
    """Agree with what somebody changed in VK: its text and time are the plan from now on."""

    def write(transaction: Transaction) -> None:
        target = _target(transaction, target_id)
        if target.differs:
            agreed = replace(target, at=target.vk_at, text=target.vk_text)
            publications.save_target(transaction, agreed)
            publication = publication_of(transaction, target.publication_id)
            variants = {**publication.content.variants, target.community_id: target.vk_text}
            content = replace(publication.content, variants=variants)
            publications.save(transaction, replace(publication, content=content))

    await db.write(write)


async def insist(
    db: Database,
    target_id: int,
    *,
    undo: float = 0.0,
    now: float,
    in_pause: InPause = InPause.REFUSE,
) -> Handed:
    """Put our text and time back over what somebody changed in VK. Arguments as ``hand_over``.

    Raises:
        PublishingPaused: as ``hand_over``.
    """

    def write(transaction: Transaction) -> Handed:
        target = _target(transaction, target_id)
        publication = publication_of(transaction, target.publication_id)
        hand = Hand(transaction, publication, target.at, undo, now, in_pause=in_pause)
        hand.change(target)
        return handed_by(hand)

    return await db.write(write)


def handed_by(hand: Hand) -> Handed:
    """What a hand has asked of VK."""
    return Handed(
        tuple(hand.entries),
        hand.batch,
        tuple(hand.untouched),
        tuple(hand.put_off),
        tuple(hand.contested),
    )


def refuse_contested(hand: Hand) -> None:
    """Refuse to overwrite what somebody changed in VK.

    Raises:
        BadInput: somebody did.
    """
    if hand.contested:
        raise BadInput(
            f"{', '.join(hand.contested)}: запись изменили в самом VK. Там ничего не тронуто, ваш текст "
            "сохранён здесь. Решите на её строке, взять вариант из VK или вернуть ваш."
        )


def give_time(
    transaction: Transaction,
    publication: Publication,
    at: int,
    batch: str,
    undo: float,
    now: float,
    in_pause: InPause = InPause.REFUSE,
) -> list[OutboxEntry]:
    """Give a document another time, in VK's queue too; the intents that do it.

    Raises:
        PublishingPaused: as ``hand_over``.
        BadInput: it waits for publication, and the time is past, or somebody changed it in VK.
    """
    moved = replace(publication, at=at, updated_at=int(now))
    publications.save(transaction, moved)
    if not _waits(transaction, publication.publication_id, now):
        return []
    check(transaction.connection, moved, at, now)
    hand = Hand(transaction, moved, at, undo, now, batch, in_pause=in_pause)
    for target in publications.targets_of(transaction, publication.publication_id):
        if not target.removed:
            hand.over(target.community_id)
    refuse_contested(hand)
    return hand.entries


def _waits(transaction: Transaction, publication_id: int, now: float) -> bool:
    targets = publications.targets_of(transaction, publication_id)
    return any(one.state not in AT_REST for one in views(transaction.connection, targets, now))


def _target(transaction: Transaction, target_id: int) -> Target:
    found = publications.target(transaction, target_id)
    if found is None:
        raise BadInput("Такой записи здесь нет. Ничего не сделано, обновите список.")
    return found


_MAY_GO_AGAIN = frozenset(
    {
        TargetState.VANISHED,
        TargetState.FAILED,
        TargetState.REMOVED,
        TargetState.DRAFT,
        TargetState.LOCAL,
    }
)
