"""What an officer decides about items, and how to take it back."""

from collections.abc import Sequence
from dataclasses import dataclass

from gosclient.domain.deadlines import OLD_AFTER
from gosclient.domain.inbox import InboxFilter, ItemStatus
from gosclient.store import inbox as inbox_store
from gosclient.store.database import Connection, Database, Transaction


@dataclass(frozen=True, slots=True)
class Undo:
    """What the items were before: (item id, status, snoozed until) each."""

    before: tuple[tuple[int, ItemStatus, int], ...]

    @property
    def ids(self) -> tuple[int, ...]:
        """The items concerned."""
        return tuple(one[0] for one in self.before)


async def set_status(db: Database, ids: Sequence[int], status: ItemStatus, until: int = 0) -> Undo:
    """Close, put off (``until``, unix seconds) or reopen items; keep the value to undo it."""
    return await db.write(_set_status, tuple(ids), status, until)


async def close_old(db: Database, now: int) -> Undo:
    """Close everything open whose last words are old (``now`` in unix seconds)."""

    def write(transaction: Transaction) -> Undo:
        ids = inbox_store.old_ids(transaction.connection, now - OLD_AFTER)
        return _set_status(transaction, tuple(ids), ItemStatus.NO_ANSWER, 0)

    return await db.write(write)


async def undo(db: Database, value: Undo) -> None:
    """Put the items back as they were."""

    def write(transaction: Transaction) -> None:
        for item_id, status, until in value.before:
            inbox_store.set_status(transaction, [item_id], status, until)

    await db.write(write)


async def set_mine(db: Database, ids: Sequence[int], *, mine: bool) -> list[int]:
    """Take items, or let them go; returns those that changed, to undo it by the opposite."""

    def write(transaction: Transaction) -> list[int]:
        return inbox_store.set_mine(transaction, ids, mine=mine)

    return await db.write(write)


async def set_seen(db: Database, item_id: int) -> None:
    """The officer has opened the item: its words are new no more. VK is not told."""
    await db.write(inbox_store.set_seen, item_id)


async def select_all(db: Database, wanted: InboxFilter) -> list[int]:
    """Ids of everything in a view, in its order: «Выбрать все 214»."""

    def read(connection: Connection) -> list[int]:
        return inbox_store.ids(connection, wanted)

    return await db.read(read)


def _set_status(
    transaction: Transaction, ids: tuple[int, ...], status: ItemStatus, until: int
) -> Undo:
    before = inbox_store.statuses(transaction.connection, ids)
    inbox_store.set_status(transaction, [one[0] for one in before], status, until)
    return Undo(tuple(before))
