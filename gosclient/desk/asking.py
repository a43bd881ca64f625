"""Asking for one act of moderation: its copy, its line in the journal and its intent, at once."""

import os
from dataclasses import dataclass

from gosclient.desk.capabilities import read_able
from gosclient.domain.capabilities import Capability
from gosclient.domain.delivery import cancelled
from gosclient.domain.errors import BadInput
from gosclient.domain.inbox import InboxItem
from gosclient.domain.journal import Copy, JournalLine, Phase
from gosclient.domain.kinds import ItemKind
from gosclient.domain.outbox import SETTLED, Act, OutboxEntry, OutboxState
from gosclient.store import communities, inbox, journal, outbox
from gosclient.store.database import Connection, Transaction

_OPPOSITE = {
    Act.DELETE: Act.RESTORE,
    Act.RESTORE: Act.DELETE,
    Act.BAN: Act.UNBAN,
    Act.UNBAN: Act.BAN,
    Act.CLOSE: Act.OPEN,
    Act.OPEN: Act.CLOSE,
    Act.PUBLISH: Act.DECLINE,
    Act.DECLINE: Act.PUBLISH,
}

_CAPABILITIES = {
    Act.BAN: Capability.BAN,
    Act.UNBAN: Capability.BAN,
    Act.PUBLISH: Capability.SUGGESTED,
    Act.DECLINE: Capability.SUGGESTED,
    Act.POST: Capability.POST,
    Act.EDIT_POST: Capability.EDIT_POST,
    Act.REMOVE_POST: Capability.EDIT_POST,
}


@dataclass(frozen=True, slots=True)
class Wish:
    """What an officer asks, before it is known of what."""

    act: Act
    ground: str
    undo: float
    now: float
    details: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """Of what it is asked.

    Attributes:
        target_id: the comment, person or post, as ``OutboxEntry`` has it.
        item_id: the item it began with, 0 for none.
    """

    community_id: int
    target_id: int
    item_id: int = 0
    post_id: int = 0
    person_id: int = 0
    kind: ItemKind = ItemKind.COMMENT


@dataclass(frozen=True, slots=True)
class Asked:
    """What came of asking for an act over some items.

    Attributes:
        entries: the intents, in the order of the items; where the opposite had not left it is that
            one, taken back.
        batch: their common name: for progress, to stop, to undo.
        passed_over: items with which it cannot be done, or is done or asked already.
    """

    entries: tuple[OutboxEntry, ...]
    batch: str
    passed_over: int = 0


def target_of(item: InboxItem) -> Target:
    """What an act on an item's own words is about."""
    return Target(
        item.community_id, item.source_id, item.item_id, item.post_id, item.person_id, item.kind
    )


def item_of(transaction: Transaction, item_id: int) -> InboxItem:
    """An item of the inbox.

    Raises:
        BadInput: there is none.
    """
    item = inbox.item(transaction.connection, item_id)
    if item is None:
        raise BadInput("Такой записи во входящих нет. Ничего не сделано, обновите список.")
    return item


def ask(
    transaction: Transaction, wish: Wish, target: Target, batch: str, copy: Copy | None
) -> OutboxEntry:
    """Write the intent and its first line; if the opposite has not left, it is taken back instead."""
    opposite = opposite_of(
        transaction, wish.act, target.community_id, target.target_id, target.kind
    )
    if opposite is not None:
        gone = cancelled(opposite, wish.now)
        outbox.save(transaction, gone)
        return gone
    made = outbox.add(
        transaction,
        OutboxEntry(
            entry_id=0,
            kind=target.kind,
            community_id=target.community_id,
            item_id=target.item_id,
            target_id=target.target_id,
            post_id=target.post_id,
            person_id=target.person_id,
            text=wish.ground,
            key=new_name(),
            state=OutboxState.HOLDING if wish.undo > 0 else OutboxState.QUEUED,
            created_at=wish.now,
            not_before=wish.now + max(wish.undo, 0.0),
            act=wish.act,
            details=wish.details,
            batch=batch,
        ),
    )
    journal.add(transaction, _first_line(made), copy)
    return made


def opposite_of(
    transaction: Transaction,
    act: Act,
    community_id: int,
    target_id: int,
    kind: ItemKind = ItemKind.COMMENT,
) -> OutboxEntry | None:
    """The intent that an act would undo and that has not left, None if there is none."""
    if act not in _OPPOSITE:
        return None
    found = outbox.acts_on(transaction, community_id, [_OPPOSITE[act]], [target_id])
    ours = (entry for entry in found if entry.kind is kind)
    return next((entry for entry in ours if entry.has_not_left), None)


def is_asked(
    transaction: Transaction,
    act: Act,
    community_id: int,
    target_id: int,
    kind: ItemKind = ItemKind.COMMENT,
) -> bool:
    """Whether the same is asked already and not over."""
    found = outbox.acts_on(transaction, community_id, [act], [target_id])
    return any(entry.kind is kind and entry.state not in SETTLED for entry in found)


def check_key(connection: Connection, community_id: int, act: Act) -> None:
    """Refuse what is known not to work with the keys of a community.

    Raises:
        BadInput: the community is not connected, or its keys cannot do this.
    """
    community = communities.community(connection, community_id)
    if community is None:
        raise BadInput(f"Сообщество {community_id} не подключено. Ничего не сделано.")
    capability = _CAPABILITIES.get(act, Capability.DELETE)
    able, why_not = read_able(connection, community_id, capability)
    if not able:
        raise BadInput(f"{community.name}: {why_not} Ничего не сделано.")


def new_name() -> str:
    """A name that nothing else has, for an intent or for many of one act."""
    return os.urandom(16).hex()


def _first_line(entry: OutboxEntry) -> JournalLine:
    about_person = entry.act in {Act.BAN, Act.UNBAN}
    return JournalLine(
        number=0,
        at=int(entry.created_at),
        community_id=entry.community_id,
        act=entry.act,
        phase=Phase.ASKED,
        entry_id=entry.entry_id,
        person_id=entry.person_id,
        kind="" if about_person else entry.kind,
        source_id=0 if about_person else entry.target_id,
        post_id=entry.post_id,
        ground="" if entry.act.publishes else entry.text,
        details=entry.text if entry.act.publishes else entry.details,
    )
