"""Moderating: every verb writes a copy of what is there, a line of the journal and an intent, at once.

Nothing is removed by this program without a ground, a copy and a way back.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from gosclient.desk.asking import (
    Asked,
    Target,
    Wish,
    ask,
    check_key,
    is_asked,
    item_of,
    new_name,
    opposite_of,
    target_of,
)
from gosclient.desk.grounds import read_grounds
from gosclient.domain.community import name_of
from gosclient.domain.delivery import cancelled
from gosclient.domain.errors import BadInput
from gosclient.domain.inbox import InboxItem
from gosclient.domain.kinds import DELETABLE
from gosclient.domain.moderation import (
    Ban,
    BanTerms,
    checked_days,
    ground_of,
    terms_to_text,
)
from gosclient.domain.outbox import NOT_LEFT, Act, OutboxEntry, OutboxState
from gosclient.store import bans, copies, outbox, people, posts
from gosclient.store.database import Connection, Database, Transaction


@dataclass(frozen=True, slots=True)
class Banned:
    """A ban with the names of who is banned and who did it; empty for nobody known."""

    ban: Ban
    person: str
    admin: str


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


async def delete(
    db: Database, item_ids: Sequence[int], ground: str, *, undo: float = 0.0, now: float
) -> Asked:
    """Ask VK to delete comments, each with a copy of what was there.

    Args:
        db: the open store.
        item_ids: which items; those that are no comments, or are gone, are passed over.
        ground: one of the office's grounds by its words or number, or words of its own.
        undo: seconds during which it costs nothing to take it back, 0 and up.
        now: unix seconds.

    Raises:
        BadInput: no ground, no item to which it applies, or no key for it; nothing was written.
        StoreError: the file could not take it.
    """
    return await _on_comments(db, Act.DELETE, item_ids, ground, undo, now)


async def restore(db: Database, item_ids: Sequence[int], *, undo: float = 0.0, now: float) -> Asked:
    """Ask VK to bring deleted comments back. Arguments and errors as ``delete``."""
    return await _on_comments(db, Act.RESTORE, item_ids, "", undo, now)


async def ban(  # noqa: PLR0913 - these are the terms of a ban
    db: Database,
    community_ids: Sequence[int],
    person_id: int,
    ground: str,
    *,
    days: int,
    comment: str = "",
    visible: bool = False,
    item_id: int = 0,
    undo: float = 0.0,
    now: float,
) -> Asked:
    """Ask VK to put somebody on the blacklist of communities.

    Args:
        db: the open store.
        community_ids: where.
        person_id: VK's id, negative for a community.
        ground: as in ``delete``; it also chooses the reason that VK is told.
        days: 1 to 365, 0 for ever.
        comment: words for VK's own record.
        visible: the banned person may read the comment.
        item_id: the item it began with, 0 for none.
        undo: seconds during which it costs nothing to take it back.
        now: unix seconds.

    Raises:
        BadInput: as ``delete``; nothing was written.
    """
    checked_days(days)
    if not person_id:
        raise BadInput("Назовите, кого заблокировать: номер страницы VK. Ничего не сделано.")

    def write(transaction: Transaction) -> Asked:
        named = ground_of(ground, read_grounds(transaction.connection))
        terms = BanTerms(days, named.reason, " ".join(comment.split()), visible)
        wish = Wish(Act.BAN, named.title, undo, now, terms_to_text(terms))
        return _on_person(transaction, wish, community_ids, person_id, item_id)

    return await db.write(write)


async def unban(
    db: Database,
    community_ids: Sequence[int],
    person_id: int,
    *,
    item_id: int = 0,
    undo: float = 0.0,
    now: float,
) -> Asked:
    """Ask VK to take somebody off the blacklist. Arguments and errors as ``ban``."""

    def write(transaction: Transaction) -> Asked:
        wish = Wish(Act.UNBAN, "", undo, now)
        return _on_person(transaction, wish, community_ids, person_id, item_id)

    return await db.write(write)


async def close_comments(
    db: Database, community_id: int, post_id: int, *, closed: bool, undo: float = 0.0, now: float
) -> Asked:
    """Ask VK to take no more comments under a post, or to take them again."""

    def write(transaction: Transaction) -> Asked:
        wish = Wish(Act.CLOSE if closed else Act.OPEN, "", undo, now)
        if posts.post(transaction.connection, community_id, post_id) is None:
            raise BadInput("Этой записи стены здесь нет. Ничего не сделано.")
        if is_asked(transaction, wish.act, community_id, post_id):
            return Asked((), "", 1)
        target = Target(community_id, post_id, post_id=post_id)
        made = ask(transaction, wish, target, new_name(), None)
        return Asked((made,), made.batch)

    return await db.write(write)


async def take_back(db: Database, batch: str, now: float) -> BatchProgress:
    """Cancel everything of an act that has not left yet; what has left stays done."""

    def write(transaction: Transaction) -> BatchProgress:
        for entry in outbox.batch(transaction, batch):
            if entry.state in NOT_LEFT:
                outbox.save(transaction, cancelled(entry, now))
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


async def banned(db: Database, community_id: int = 0) -> list[Banned]:
    """Who is on the blacklist of a community, or of all with 0, the latest first."""

    def read(connection: Connection) -> list[Banned]:
        found = bans.banned(connection, community_id)
        ids = {one for ban in found for one in (ban.person_id, ban.admin_id)}
        named = people.people(connection, ids)
        return [
            Banned(ban, name_of(named, ban.person_id), name_of(named, ban.admin_id))
            for ban in found
        ]

    return await db.read(read)


async def _on_comments(
    db: Database, act: Act, item_ids: Sequence[int], ground: str, undo: float, now: float
) -> Asked:
    def write(transaction: Transaction) -> Asked:
        named = ""
        if act is Act.DELETE:
            named = ground_of(ground, read_grounds(transaction.connection)).title
        wish = Wish(act, named, undo, now)
        wanted = dict.fromkeys(item_ids)
        items = [item_of(transaction, one) for one in wanted]
        fitting = [item for item in items if _fits(transaction, item, act)]
        for community_id in {item.community_id for item in fitting}:
            check_key(transaction.connection, community_id, act)
        if not fitting:
            raise BadInput(_NOTHING[act])
        batch = new_name()
        asked = [_ask_of_item(transaction, wish, batch, item) for item in fitting]
        made = tuple(entry for entry in asked if entry is not None)
        return Asked(made, batch, len(wanted) - len(made))

    return await db.write(write)


def _ask_of_item(
    transaction: Transaction, wish: Wish, batch: str, item: InboxItem
) -> OutboxEntry | None:
    """Write one intent with its copy; None if the same is on its way already."""
    if is_asked(transaction, wish.act, item.community_id, item.source_id, item.kind):
        return None
    copy = copies.of_item(transaction, item)
    if copy is None:
        return None
    return ask(transaction, wish, target_of(item), batch, copy)


def _on_person(
    transaction: Transaction,
    wish: Wish,
    community_ids: Sequence[int],
    person_id: int,
    item_id: int,
) -> Asked:
    batch, made = new_name(), []
    for community_id in community_ids:
        check_key(transaction.connection, community_id, wish.act)
        if not is_asked(transaction, wish.act, community_id, person_id):
            target = Target(community_id, person_id, item_id, person_id=person_id)
            copy = copies.of_person(transaction, person_id)
            made.append(ask(transaction, wish, target, batch, copy))
    return Asked(tuple(made), batch, len(community_ids) - len(made))


def _fits(transaction: Transaction, item: InboxItem, act: Act) -> bool:
    if item.kind not in DELETABLE:
        return False
    as_it_will_be = opposite_of(transaction, act, item.community_id, item.source_id, item.kind)
    return item.deleted is (act is Act.RESTORE) or as_it_will_be is not None


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


_NOTHING = {
    Act.DELETE: "Удалять можно комментарии, которые ещё есть в VK. Ничего не сделано.",
    Act.RESTORE: "Восстанавливать можно удалённые комментарии. Ничего не сделано.",
}
