"""A pause of publishing: what waits is put off, and goes on one by one when an officer says so.

What waits in VK gets a date 60 days past its own, and further ones while nobody lets it go; what
waits here is kept here. Nothing goes out late by itself: what missed its time needs a new one.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace

from gosclient.desk.asking import check_key, new_name
from gosclient.desk.calendar import time_of
from gosclient.desk.compositions import publication_of, views
from gosclient.desk.handing import Hand
from gosclient.desk.pause_listing import is_kept_back
from gosclient.desk.pausing import (
    Outlook,
    Stop,
    edit,
    foreign,
    foreseen,
    is_in_vk,
    missed,
    stopped,
    under_way,
)
from gosclient.desk.refusals import check, check_time, name_of
from gosclient.desk.rescheduling import Former, former_of
from gosclient.domain.errors import BadInput
from gosclient.domain.outbox import Act, OutboxEntry
from gosclient.domain.pauses import RENEWED, InPause, Pause, Stopped
from gosclient.domain.publishing import LEAD, Target
from gosclient.store import communities, outbox, pauses, publications
from gosclient.store.database import Connection, Database, Transaction


@dataclass(frozen=True, slots=True)
class Begun:
    """What came of a pause.

    Attributes:
        entries: intents that put off what waits in VK.
        batch: their common name.
        held: what shall not appear while the pause lasts.
        waiting: intents as they were that wait for an officer's word now: what citizens offered, and
            first comments.
    """

    pause: Pause
    entries: tuple[OutboxEntry, ...]
    batch: str
    held: tuple[Stopped, ...]
    waiting: tuple[OutboxEntry, ...] = ()

    @property
    def late(self) -> tuple[Stopped, ...]:
        """What may appear or has appeared all the same."""
        return self.pause.late


@dataclass(frozen=True, slots=True)
class Resumed:
    """What came of letting posts go on.

    Attributes:
        entries: intents that bring them back to their times.
        batch: their common name.
        past: their time is over; they stay put off and need a new one.
        busy: on their way at this moment; they stay as they are.
        former: how the publications stood before, for undoing (``desk.pause_undo``).
    """

    entries: tuple[OutboxEntry, ...]
    batch: str
    past: tuple[Stopped, ...] = ()
    busy: tuple[Stopped, ...] = ()
    former: tuple[Former, ...] = ()


async def outlook(db: Database, now: float) -> list[Outlook]:
    """What a pause would put off or miss at this moment, by community that none has stopped yet."""

    def read(connection: Connection) -> list[Outlook]:
        known = communities.all_communities(connection)
        ids = [one.community_id for one in known]
        return [foreseen(connection, one, now) for one in ids if not pauses.over(connection, one)]

    return await db.read(read)


async def begin(db: Database, reason: str, community_ids: Collection[int], now: float) -> Begun:
    """Stop publishing in communities: put off what waits, refuse what would be handed over.

    Args:
        db: the open store.
        reason: why, shown wherever publishing is refused.
        community_ids: where; those that a pause stopped already are left as they are.
        now: unix seconds.

    Raises:
        BadInput: there is no reason, no community, or publishing stands still in all of them.
    """
    why = " ".join(reason.split())
    if not why:
        raise BadInput("Укажите причину паузы: её увидит каждый, кто захочет опубликовать запись.")

    def write(transaction: Transaction) -> Begun:
        chosen = _to_stop(transaction, community_ids)
        pause = Pause(0, why, chosen, int(now))
        pause = replace(pause, pause_id=pauses.add(transaction, pause))
        stop = Stop(transaction, now)
        for community_id in chosen:
            stop.community(community_id)
        pauses.keep_late(transaction, pause.pause_id, stop.late)
        others = [post for one in chosen for post in foreign(transaction.connection, one)]
        pause = replace(pause, late=(*stop.late, *others))
        held, waiting = tuple(stop.held), tuple(stop.waiting)
        return Begun(pause, tuple(stop.entries), stop.batch, held, waiting)

    return await db.write(write)


async def end(db: Database, pause_id: int, now: float) -> None:
    """Allow publishing again; what was put off stays so until ``resume``."""
    await db.write(pauses.end, pause_id, int(now))


async def resume(db: Database, target_ids: Collection[int], now: float) -> Resumed:
    """Let posts appear at their own times again, as they were; those whose time is over stay.

    Raises:
        BadInput: a key that may do it is missing; nothing was written.
    """
    return await db.write(_resumed, target_ids, now)


async def take_back(db: Database, begun: Begun, now: float) -> Resumed:
    """A pause was a mistake: it ends, and what it put off goes on at its own times.

    Raises:
        BadInput: as ``resume``; then the pause lasts.
    """

    def write(transaction: Transaction) -> Resumed:
        pauses.end(transaction, begun.pause.pause_id, int(now))
        for entry in begun.waiting:
            current = outbox.get(transaction, entry.entry_id)
            if current is not None and is_kept_back(current):
                outbox.save(transaction, replace(entry, passed_pause=begun.pause.pause_id))
        return _resumed(transaction, [one.target_id for one in begun.held], now)

    return await db.write(write)


async def resume_at(db: Database, target_id: int, at: int, now: float) -> Resumed:
    """Let one post appear at a new time in unix seconds.

    Raises:
        BadInput: nothing put it off, it is on its way, or the time is past or missing; nothing was
            written.
    """

    def write(transaction: Transaction) -> Resumed:
        target = publications.target(transaction, target_id)
        if target is None or not target.paused_from or target.published_id or target.removed:
            raise BadInput("Эту запись никто не откладывал. Ничего не сделано, обновите список.")
        # VK changes the time of what waits, but publishes none of it at once.
        check_time(max(at, 1), now)
        why = under_way(views(transaction.connection, [target], now)[0])
        if why:
            raise BadInput(f"{name_of(transaction.connection, target.community_id)}: {why}")
        batch = new_name()
        former = former_of(transaction, target.publication_id, now)
        entry = _let_go(transaction, target, at, batch, now)
        _follow(transaction, target.publication_id, at)
        return Resumed((entry,), batch, former=(former,))

    return await db.write(write)


async def hold(db: Database, now: float) -> int:
    """Put off once more what VK would publish soon because nobody let it go; returns how much."""

    def write(transaction: Transaction) -> int:
        stop = Stop(transaction, now)
        for view in views(transaction.connection, publications.paused_targets(transaction), now):
            waits = is_in_vk(view.target) and view.entry is None
            if waits and view.target.at < now + RENEWED:
                stop.put_off(view.target)
        return len(stop.entries)

    return await db.write(write)


async def catch_up(db: Database, now: float) -> int:
    """Put off what was on its way when a pause began and may be put off by now; returns how much."""

    def read(connection: Connection) -> bool:
        return any(missed(connection, pause, now) for pause in pauses.active(connection))

    def write(transaction: Transaction) -> int:
        stop = Stop(transaction, now)
        for pause in pauses.active(transaction):
            stop.catch_up(pause)
        return len(stop.held)

    return await db.write(write) if await db.read(read) else 0


def _to_stop(transaction: Transaction, community_ids: Collection[int]) -> tuple[int, ...]:
    wanted = tuple(dict.fromkeys(community_ids))
    if not wanted:
        raise BadInput("Не выбрано ни одного сообщества. Ничего не остановлено.")
    for community_id in wanted:
        if communities.community(transaction.connection, community_id) is None:
            raise BadInput(f"Сообщество {community_id} не подключено. Ничего не остановлено.")
    fresh = [one for one in wanted if pauses.over(transaction, one) is None]
    if not fresh:
        raise BadInput("Публикации здесь уже приостановлены. Второй паузы не нужно.")
    return tuple(fresh)


def _resumed(transaction: Transaction, target_ids: Collection[int], now: float) -> Resumed:
    batch = new_name()
    entries: list[OutboxEntry] = []
    past: list[Stopped] = []
    busy: list[Stopped] = []
    wanted = publications.targets(transaction, target_ids)
    documents = dict.fromkeys(one.publication_id for one in wanted)
    former = tuple([former_of(transaction, one, now) for one in documents])
    for target in wanted:
        if not target.paused_from or target.published_id or target.removed:
            continue
        why = under_way(views(transaction.connection, [target], now)[0])
        if why:
            busy.append(stopped(transaction.connection, target, why))
        elif target.paused_from < now + LEAD:
            past.append(stopped(transaction.connection, target, _PAST))
        else:
            entries.append(_let_go(transaction, target, target.paused_from, batch, now))
    return Resumed(tuple(entries), batch, tuple(past), tuple(busy), former)


def _let_go(
    transaction: Transaction, target: Target, at: int, batch: str, now: float
) -> OutboxEntry:
    """Ask for a post at ``at`` (unix seconds): in VK as it stands, else anew."""
    if is_in_vk(target):
        check_key(transaction.connection, target.community_id, Act.EDIT_POST)
        return edit(transaction, replace(target, paused_from=0), at, batch, now)
    publication = publication_of(transaction, target.publication_id)
    alone = replace(publication, communities=(target.community_id,))
    check(transaction.connection, alone, at, now)
    hand = Hand(transaction, publication, at, 0.0, now, batch, in_pause=InPause.GO)
    hand.over(target.community_id)
    return hand.entries[0]


def _follow(transaction: Transaction, publication_id: int, at: int) -> None:
    """A document gets the time at which all of its posts stand now."""
    targets = publications.targets_of(transaction, publication_id)
    waiting = [one for one in targets if not one.removed and not one.published_id]
    if all(time_of(one) == at for one in waiting):
        publication = publication_of(transaction, publication_id)
        publications.save(transaction, replace(publication, at=at))


_PAST = "Её время прошло, пока длилась пауза. Она не выйдет, пока вы не выберете новое."
