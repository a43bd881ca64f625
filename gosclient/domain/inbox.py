"""One row of the unified inbox and the life of its status."""

from dataclasses import dataclass, field
from enum import StrEnum

from gosclient.domain.kinds import ItemKind
from gosclient.domain.marks import Mark
from gosclient.domain.posts import CanWrite


class ItemStatus(StrEnum):
    """What the office owes the citizen.

    ``OPEN`` waits for an answer; ``ANSWERED`` follows from an answer seen in VK; the other three
    are set by the officer.
    """

    OPEN = "open"
    ANSWERED = "answered"
    DONE = "done"
    NO_ANSWER = "no_answer"
    SNOOZED = "snoozed"


class Pending(StrEnum):
    """What is on its way from us for an item, the most worrying first."""

    FAILED = "failed"
    UNKNOWN = "unknown"
    SENDING = "sending"
    NONE = ""


@dataclass(frozen=True, slots=True)
class InboxItem:
    """A dialogue that waits, or one comment or post of a citizen.

    Attributes:
        item_id: our own id, stable within a profile.
        source_id: peer id of a dialogue, comment id of a comment, post id of a post, our own row
            of a mention.
        post_id: what is commented: a post, photo, video, market item or topic; the post itself of
            a citizen's post; 0 for a message. Of a mention the post's number on ``owner_id``'s wall.
        person_id: the citizen; negative for a community.
        owner_id: whose wall a mention stands on; 0 for everything that stands with the community.
        text: the citizen's last words.
        at: unix seconds of those words; orders the inbox.
        waiting_since: unix seconds since the citizen waits for an answer, 0 if nobody waits.
        answered_at: unix seconds of our last answer, 0 if there is none.
        answered_by_colleague: the last answer was not written in this program.
        snoozed_until: unix seconds, 0 if not snoozed.
        unread: citizen's messages since our last answer or look, 0 and up.
        mine: the officer took it: their own list of what to do, on this computer only.
        attachments: number of attachments of the last words.
        deleted: the citizen's words are gone from VK.
        has_note: an inner note stands by the item.
        pending: our answers on their way.
        marks: why the words need care, the gravest first.
        own_term: seconds to the first answer by a rule of care, 0 for the office's term.
        head_start: seconds by which it is due earlier than by the office's term.
        put_first: stands above the others while it is open, in the order of terms.
    """

    item_id: int
    community_id: int
    kind: ItemKind
    source_id: int
    post_id: int
    person_id: int
    person: str
    photo: str
    text: str
    at: int
    status: ItemStatus
    waiting_since: int = 0
    answered_at: int = 0
    answered_by_colleague: bool = False
    snoozed_until: int = 0
    unread: int = 0
    attachments: int = 0
    deleted: bool = False
    has_note: bool = False
    mine: bool = False
    pending: Pending = Pending.NONE
    marks: tuple[Mark, ...] = ()
    own_term: int = 0
    head_start: int = 0
    put_first: bool = False
    owner_id: int = 0
    can_write: CanWrite = field(default_factory=CanWrite)


class Order(StrEnum):
    """How the list is ordered: the newest words first, or who has waited longest."""

    NEWEST = "newest"
    DUE = "due"


BEHIND_ALL_TERMS = 10_000_000_000
"""Seconds by which an item without a running term stands behind those that have one."""


ABOVE_ALL_TERMS = 10_000_000_000
"""Seconds by which an open item that is put first stands above all others."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A position in the list, the key of keyset paging; the greater one stands higher.

    Attributes:
        rank: unix seconds of the last words; by term, the beginning of the wait, negative, earlier
            by what the item's own term is shorter.
    """

    rank: int
    item_id: int


def place_of(item: InboxItem, order: Order = Order.NEWEST) -> Place:
    """Where an item stands."""
    if order is Order.NEWEST:
        return Place(item.at, item.item_id)
    waits = item.waiting_since
    rank = item.head_start - waits if waits else item.at - BEHIND_ALL_TERMS
    if item.put_first and item.status is ItemStatus.OPEN:
        rank += ABOVE_ALL_TERMS
    return Place(rank, item.item_id)


class View(StrEnum):
    """The chips above the list."""

    NEW = "new"
    MINE = "mine"
    URGENT = "urgent"
    SNOOZED = "snoozed"
    DONE = "done"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class InboxFilter:
    """What the list shows.

    Attributes:
        communities: ids; empty means all.
        kinds: empty means all.
        waiting_before: only items waiting since before this time, 0 means no bound.
        now: with such a bound also those whose own term is nearly over at this time, unix seconds.
    """

    view: View = View.NEW
    communities: tuple[int, ...] = ()
    kinds: tuple[ItemKind, ...] = ()
    waiting_before: int = 0
    now: int = 0
    order: Order = Order.NEWEST


def after_citizen_wrote(_status: ItemStatus) -> ItemStatus:
    """New words of a citizen reopen whatever was closed or put off."""
    return ItemStatus.OPEN


def after_office_answered(status: ItemStatus) -> ItemStatus:
    """An answer settles what was open or put off; what an officer closed stays closed."""
    if status in {ItemStatus.OPEN, ItemStatus.SNOOZED}:
        return ItemStatus.ANSWERED
    return status
