"""Moderating: every verb writes a copy of what is there, a line of the journal and an intent, at once.

Nothing is removed by this program without a ground, a copy and a way back.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

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
from gosclient.domain.outbox import Act, OutboxEntry
from gosclient.store import bans, copies, people, posts
from gosclient.store.database import Connection, Database, Transaction


@dataclass(frozen=True, slots=True)
class Banned:
    """A ban with the names of who is banned and who did it; empty for nobody known."""

    ban: Ban
    person: str
    admin: str


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
    asked_terms = BanTerms(days, comment=" ".join(comment.split()), visible=visible)
    if not person_id:
        raise BadInput("Назовите, кого заблокировать: номер страницы VK. Ничего не сделано.")

    def write(transaction: Transaction) -> Asked:
        wish = _ban_wish(transaction, ground, asked_terms, undo, now)
        return _on_person(transaction, wish, community_ids, person_id, item_id)

    return await db.write(write)


async def ban_authors(
    db: Database,
    item_ids: Sequence[int],
    ground: str,
    *,
    days: int,
    comment: str = "",
    visible: bool = False,
    undo: float = 0.0,
    now: float,
) -> Asked:
    """Ask VK to ban everybody who wrote these, each in the community where they wrote; one batch.

    Args:
        db: the open store.
        item_ids: what they wrote; several of one person count once.
        ground: as in ``delete``; it also chooses the reason that VK is told.
        days: 1 to 365, 0 for ever.
        comment: words for VK's own record.
        visible: the banned may read the comment.
        undo: seconds during which it costs nothing to take it back.
        now: unix seconds.

    Raises:
        BadInput: as ``delete``; nothing was written.
    """
    checked_days(days)
    asked_terms = BanTerms(days, comment=" ".join(comment.split()), visible=visible)

    def write(transaction: Transaction) -> Asked:
        wish = _ban_wish(transaction, ground, asked_terms, undo, now)
        authors: dict[tuple[int, int], int] = {}
        for item in (item_of(transaction, one) for one in item_ids):
            if item.person_id and item.person_id != -item.community_id:
                authors.setdefault((item.community_id, item.person_id), item.item_id)
        if not authors:
            raise BadInput("Блокировать здесь некого. Ничего не сделано.")
        batch = new_name()
        asked = [
            _ask_of_person(transaction, wish, batch, here, person, item_id)
            for (here, person), item_id in authors.items()
        ]
        made = tuple(entry for entry in asked if entry is not None)
        return Asked(made, batch, len(authors) - len(made))

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


def _ban_wish(
    transaction: Transaction, ground: str, terms: BanTerms, undo: float, now: float
) -> Wish:
    """A ban on this ground, which also chooses the reason that VK is told."""
    named = ground_of(ground, read_grounds(transaction.connection))
    whole = replace(terms, reason=named.reason)
    return Wish(Act.BAN, named.title, undo, now, terms_to_text(whole))


def _on_person(
    transaction: Transaction,
    wish: Wish,
    community_ids: Sequence[int],
    person_id: int,
    item_id: int,
) -> Asked:
    batch = new_name()
    asked = [
        _ask_of_person(transaction, wish, batch, community_id, person_id, item_id)
        for community_id in community_ids
    ]
    made = tuple(entry for entry in asked if entry is not None)
    return Asked(made, batch, len(community_ids) - len(made))


def _ask_of_person(
    transaction: Transaction,
    wish: Wish,
    batch: str,
    community_id: int,
    person_id: int,
    item_id: int,
) -> OutboxEntry | None:
    """Write one intent about a person; None if the same is on its way already."""
    check_key(transaction.connection, community_id, wish.act)
    if is_asked(transaction, wish.act, community_id, person_id):
        return None
    target = Target(community_id, person_id, item_id, person_id=person_id)
    return ask(transaction, wish, target, batch, copies.of_person(transaction, person_id))


def _fits(transaction: Transaction, item: InboxItem, act: Act) -> bool:
    if item.kind not in DELETABLE:
        return False
    as_it_will_be = opposite_of(transaction, act, item.community_id, item.source_id, item.kind)
    return item.deleted is (act is Act.RESTORE) or as_it_will_be is not None


_NOTHING = {
    Act.DELETE: "Удалять можно комментарии, которые ещё есть в VK. Ничего не сделано.",
    Act.RESTORE: "Восстанавливать можно удалённые комментарии. Ничего не сделано.",
}
