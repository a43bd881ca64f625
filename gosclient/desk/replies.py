"""Answering: every verb here writes one intent or changes one, and nothing else leaves."""

import os
from dataclasses import dataclass, replace

from gosclient.desk.refusals import refuse_paused
from gosclient.desk.withdrawing import withdraw
from gosclient.domain.errors import BadInput
from gosclient.domain.inbox import InboxItem
from gosclient.domain.kinds import ItemKind
from gosclient.domain.outbox import Act, OutboxEntry, OutboxState, Reason
from gosclient.domain.text import check_answer
from gosclient.store import barrier, conversations, drafts, inbox, outbox, posts
from gosclient.store.database import Connection, Database, Transaction

RECENT = 500
"""Intents that a screen shows."""

ALL = -1
"""No limit."""

_LARGEST_RANDOM_ID = 2**31 - 1


@dataclass(frozen=True, slots=True)
class OutboxCounts:
    """For the rail and the status strip.

    Attributes:
        waiting: will go by themselves.
        troubled: need a person.
        acts: of those that wait, acts of moderation; the others are answers.
    """

    waiting: int
    troubled: int
    acts: int = 0


async def write(
    db: Database, item_id: int, text: str, *, undo: float = 0.0, now: float
) -> OutboxEntry:
    """Write the intent to answer an item; its key is made here and never changes.

    Args:
        db: the open store.
        item_id: which item.
        text: the answer as typed.
        undo: seconds during which it can be taken back at no cost, 0 and up.
        now: unix seconds.

    Raises:
        BadInput: the text cannot be sent, or there is no such item; nothing was written.
        StoreError: the file could not take it; the draft is untouched.
    """
    return await db.write(_write, item_id, text, undo, now)


def _write(
    transaction: Transaction, item_id: int, text: str, undo: float, now: float
) -> OutboxEntry:
    item = _item(transaction, item_id)
    if not item.kind.is_answered_here:
        raise BadInput(_ONLY_IN_OWN_NAME)
    cleaned = check_answer(text, _addressee(item)[0])
    kind, target = _addressee(item)
    entry = OutboxEntry(
        entry_id=0,
        kind=kind,
        community_id=item.community_id,
        item_id=item.item_id,
        target_id=target,
        post_id=item.post_id,
        person_id=item.person_id,
        text=cleaned,
        key=_new_key(kind),
        state=OutboxState.HOLDING if undo > 0 else OutboxState.QUEUED,
        created_at=now,
        not_before=now + max(undo, 0.0),
        baseline=_baseline(transaction, item),
    )
    drafts.save(transaction, item.item_id, "", int(now))
    return outbox.add(transaction, entry)


async def take_back(db: Database, entry_id: int, now: float) -> str:
    """Cancel an intent that has not left; the text of an answer becomes a draft again.

    Returns:
        The text of an answer; nothing of an act of moderation.

    Raises:
        BadInput: it is already on its way, or in VK.
    """

    def write(transaction: Transaction) -> str:
        entry = _entry(transaction, entry_id)
        if not entry.has_not_left and entry.state is not OutboxState.FAILED:
            raise BadInput(_TOO_LATE_FOR_ACT if entry.moderates else _TOO_LATE)
        withdraw(transaction, entry, now)
        if entry.moderates:
            return ""
        if drafts.get(transaction.connection, entry.item_id) is None:
            drafts.save(transaction, entry.item_id, entry.text, int(now))
        return entry.text

    return await db.write(write)


async def send_now(db: Database, entry_id: int, now: float, *, despite_pause: bool = False) -> None:
    """Do not wait for the end of the undo time or of the wait after a trouble.

    Raises:
        PublishingPaused: it would be published where publishing stands still, and nobody has said
            that it goes all the same (``despite_pause``); nothing was changed.
    """

    def write(transaction: Transaction) -> None:
        entry = _entry(transaction, entry_id)
        if entry.has_not_left:
            _queue(transaction, entry, now, despite_pause)

    await db.write(write)


async def try_again(
    db: Database, entry_id: int, now: float, *, despite_pause: bool = False
) -> None:
    """Send what VK refused or a colleague's answer stopped; the officer has seen the thread.

    If an earlier try may have gone out, the time of its key stands: a key that protects no more is
    not repeated without a look.

    Raises:
        PublishingPaused: as ``send_now``.
    """

    def write(transaction: Transaction) -> None:
        entry = _entry(transaction, entry_id)
        if entry.state is OutboxState.FAILED:
            again = replace(entry, baseline=_newest_known(transaction, entry))
            _queue(transaction, again, now, despite_pause)

    await db.write(write)


async def check(db: Database, entry_id: int, now: float) -> None:
    """Look into VK now whether an ``unknown`` intent went out."""

    def write(transaction: Transaction) -> None:
        entry = _entry(transaction, entry_id)
        if entry.state is OutboxState.UNKNOWN:
            outbox.save(transaction, replace(entry, not_before=now))

    await db.write(write)


async def send_again(
    db: Database, entry_id: int, now: float, *, despite_pause: bool = False
) -> None:
    """Send an ``unknown`` intent once more on the officer's word, given after a warning.

    A post is looked for first as long as the program can still find out by itself.

    Raises:
        PublishingPaused: as ``send_now``.
    """

    def write(transaction: Transaction) -> None:
        entry = _entry(transaction, entry_id)
        if entry.state is OutboxState.UNKNOWN:
            if entry.act is Act.POST and not entry.needs_person:
                outbox.save(transaction, replace(entry, not_before=now))
                return
            baseline = _newest_known(transaction, entry)
            again = replace(entry, sent_at=0, looks=0, baseline=baseline)
            _queue(transaction, again, now, despite_pause)

    await db.write(write)


async def dismiss(db: Database, entry_id: int, now: float) -> None:
    """Stop caring about an intent that needs a person; its text stays in the list."""

    def write(transaction: Transaction) -> None:
        entry = _entry(transaction, entry_id)
        if entry.needs_person or entry.has_not_left:
            withdraw(transaction, entry, now)

    await db.write(write)


async def save_draft(db: Database, item_id: int, text: str, now: int) -> None:
    """Keep what is typed; an empty text removes the draft."""
    await db.write(drafts.save, item_id, text, now)


async def add_note(db: Database, item_id: int, text: str, now: int) -> None:
    """Put an inner note by an item; it is never sent anywhere.

    Raises:
        BadInput: the note is empty.
    """
    cleaned = text.strip()
    if not cleaned:
        raise BadInput("Заметка пуста.")
    await db.write(drafts.add_note, item_id, cleaned, now)


async def remove_note(db: Database, item_id: int, note_id: int) -> None:
    """Take a note away."""
    await db.write(drafts.remove_note, item_id, note_id)


async def entries(db: Database, limit: int = RECENT) -> list[OutboxEntry]:
    """At most ``limit`` intents: what is not settled first, then the newest."""
    return await db.read(outbox.recent, limit)


async def entry_history(db: Database, entry_id: int) -> list[tuple[float, OutboxState, str]]:
    """What happened to an intent: unix seconds, state, sentence."""
    return await db.read(outbox.history, entry_id)


async def outbox_counts(db: Database) -> OutboxCounts:
    """How many intents are on their way and how many need a person."""
    return await db.read(read_outbox_counts)


def read_outbox_counts(connection: Connection) -> OutboxCounts:
    """As ``outbox_counts``, on a connection."""
    live = outbox.live(connection)
    failed = outbox.counts(connection).get(OutboxState.FAILED, 0)
    waiting = [entry for entry in live if not entry.needs_person]
    acts = sum(entry.act is not Act.ANSWER for entry in waiting)
    return OutboxCounts(len(waiting), failed + len(live) - len(waiting), acts)


def _addressee(item: InboxItem) -> tuple[ItemKind, int]:
    """As what an answer to an item goes, and to whom.

    Under a visitor's post it is a comment; who offers a post is answered by a message.
    """
    match item.kind:
        case ItemKind.VISITOR_POST:
            return ItemKind.COMMENT, 0
        case ItemKind.SUGGESTED:
            return ItemKind.MESSAGE, item.person_id
        case kind:
            return kind, item.source_id


def _new_key(kind: ItemKind) -> str:
    if kind is ItemKind.MESSAGE:
        # random_id must be a non-zero int32; 0 would switch VK's protection off
        return str(1 + int.from_bytes(os.urandom(8), "big") % _LARGEST_RANDOM_ID)
    return os.urandom(16).hex()


def _baseline(transaction: Transaction, item: InboxItem) -> int:
    """The newest answer of the office that the officer could have read."""
    if item.kind is ItemKind.MESSAGE:
        return conversations.newest_answer(
            transaction.connection, item.community_id, item.source_id
        )
    here, kind = item.community_id, item.kind
    if kind is ItemKind.SUGGESTED:
        return conversations.newest_answer(transaction.connection, here, item.person_id)
    if kind is ItemKind.VISITOR_POST:
        return posts.newest_answer(transaction.connection, here, item.post_id, 0)
    comment = posts.comment(transaction.connection, here, item.source_id, kind)
    root = (comment.root_id if comment and kind.has_branches else 0) or item.source_id
    return posts.newest_answer(transaction.connection, here, item.post_id, root, kind)


def _newest_known(transaction: Transaction, entry: OutboxEntry) -> int:
    """What an officer who has read the thread knows; an act of moderation asks for no thread."""
    if entry.moderates:
        return entry.baseline
    return _baseline(transaction, _item(transaction, entry.item_id))


def _queue(
    transaction: Transaction,
    entry: OutboxEntry,
    now: float,
    despite_pause: bool,  # noqa: FBT001 - told apart by its name wherever it is given
) -> None:
    pause = barrier.stopping(transaction, entry)
    if pause is not None and not despite_pause:
        refuse_paused(transaction.connection, entry.community_id)
    outbox.save(
        transaction,
        replace(
            entry,
            state=OutboxState.QUEUED,
            not_before=now,
            reason=Reason.NONE,
            sentence="",
            settled_at=0,
            passed_pause=barrier.known_pause(transaction, entry),
        ),
    )


def _item(transaction: Transaction, item_id: int) -> InboxItem:
    item = inbox.item(transaction.connection, item_id)
    if item is None:
        raise BadInput("Такой записи во входящих нет. Обновите список.")
    return item


def _entry(transaction: Transaction, entry_id: int) -> OutboxEntry:
    entry = outbox.get(transaction, entry_id)
    if entry is None:
        raise BadInput("Такого ответа в отправке нет.")
    return entry


_ONLY_IN_OWN_NAME = (
    "Эта запись стоит на чужой стене. VK даёт ответить там от своего имени, а не от имени "
    "сообщества, поэтому программа этого не делает. Откройте запись в VK и решите, нужен ли ответ."
)
_TOO_LATE = "Отменить уже нельзя: ответ отправляется или отправлен."
_TOO_LATE_FOR_ACT = "Отменить уже нельзя: VK уже выполняет это или выполнил."
