"""How a list on screen follows the store without moving under the cursor: a pure plan."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from gosclient.domain.inbox import InboxItem, Order, Place, place_of


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the window.

    Attributes:
        item: what to show.
        place: where the row stands; of a row that is held it may be older than the item's.
        gone: the item has left the view, and the row stays only because nothing may move.
    """

    item: InboxItem
    place: Place
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Guard:
    """What may not move: the rows ``first`` to ``last`` are under the officer's eyes or hand."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do with the rows, in this order.

    Attributes:
        update: new contents by index.
        remove: indexes, the highest first.
        insert: rows to put in, top to bottom; each goes to its place.
        waiting: ids that belong to the view and wait above the list.
        settled: ids that no longer wait.
    """

    update: tuple[tuple[int, Row], ...] = ()
    remove: tuple[int, ...] = ()
    insert: tuple[Row, ...] = ()
    waiting: frozenset[int] = frozenset()
    settled: frozenset[int] = frozenset()


def row_of(item: InboxItem, order: Order) -> Row:
    """A row that stands where its item belongs."""
    return Row(item, place_of(item, order))


def plan(
    rows: Sequence[Row],
    touched: AbstractSet[int],
    matching: Mapping[int, InboxItem],
    outside: Mapping[int, InboxItem],
    *,
    guard: Guard | None,
    own: AbstractSet[int] = frozenset(),
    floor: Place | None = None,
    order: Order = Order.NEWEST,
) -> Plan:
    """Decide how the rows follow a change.

    Args:
        rows: what is shown, top to bottom.
        touched: ids that changed.
        matching: those of them that belong to the view.
        outside: those of them that exist but do not belong to the view.
        guard: rows that may not move, None when everything may.
        own: ids on which the officer has just acted: these move at once, it is expected.
        floor: nothing lower is inserted, because the pages below are not loaded yet.
        order: of the list.
    """
    draft = _Draft()
    shown: set[int] = set()
    for index, row in enumerate(rows):
        item_id = row.item.item_id
        if item_id in touched:
            shown.add(item_id)
            free = guard is None or item_id in own
            now = matching.get(item_id)
            new = row_of(now, order) if now is not None else None
            _follow_shown(draft, index, row, new, outside, free=free)
    for item_id in matching.keys() - shown:
        row = row_of(matching[item_id], order)
        if floor is not None and row.place < floor:
            continue
        if guard is None or item_id in own or not _disturbs(rows, row.place, guard):
            draft.insert.append(row)
        else:
            draft.waiting.add(item_id)
    draft.insert.sort(key=lambda row: row.place, reverse=True)
    return Plan(
        tuple(draft.update),
        tuple(sorted(draft.remove, reverse=True)),
        tuple(draft.insert),
        frozenset(draft.waiting),
        frozenset(touched - draft.waiting),
    )


@dataclass(slots=True)
class _Draft:
    """A plan in the making."""

    update: list[tuple[int, Row]] = field(default_factory=list)
    remove: list[int] = field(default_factory=list)
    insert: list[Row] = field(default_factory=list)
    waiting: set[int] = field(default_factory=set)


def _follow_shown(
    draft: _Draft,
    index: int,
    row: Row,
    new: Row | None,
    outside: Mapping[int, InboxItem],
    *,
    free: bool,
) -> None:
    """Decide about a row that is shown; ``free`` rows may leave their place."""
    if new is None:
        left = outside.get(row.item.item_id)
        if left is None or free:
            draft.remove.append(index)
        else:
            draft.update.append((index, Row(left, row.place, gone=True)))
    elif new.place == row.place:
        draft.update.append((index, new))
    elif free:
        draft.remove.append(index)
        draft.insert.append(new)
    else:
        draft.update.append((index, Row(new.item, row.place)))
        draft.waiting.add(new.item.item_id)


def index_for(rows: Sequence[Row], place: Place) -> int:
    """Where a row of this place goes among rows in order."""
    low, high = 0, len(rows)
    while low < high:
        middle = (low + high) // 2
        if rows[middle].place > place:
            low = middle + 1
        else:
            high = middle
    return low


def _disturbs(rows: Sequence[Row], place: Place, guard: Guard) -> bool:
    """Whether a row put at ``place`` would move what is guarded, or slip in above it unseen."""
    return index_for(rows, place) <= guard.last if rows else False
