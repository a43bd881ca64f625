"""The pure rules by which one state of an intent follows another.

::

    holding ──► queued ──► sending ──► confirmed
       │           │          ├─────► waiting ──► queued   (certainly not sent, tries again)
       ▼           ▼          ├─────► failed               (certainly not sent, needs a person)
    cancelled   cancelled     └─────► unknown ─► look ─► confirmed | queued | a person decides

Only ``waiting`` repeats by itself. ``unknown`` looks into VK first and never sends blindly.
"""

from dataclasses import replace

from gosclient.domain.delivery_words import words_of
from gosclient.domain.outbox import (
    ActLookResult,
    Ambiguous,
    CouldNotLook,
    Delivered,
    Found,
    LookResult,
    Missing,
    NotNow,
    OutboxEntry,
    OutboxState,
    Outcome,
    Overtaken,
    Reason,
    Refused,
)

FRESH_KEY = 55 * 60
"""Seconds during which a key still protects from a second copy.

VK remembers ``random_id`` and ``guid`` for an hour (documentation, October 2026); five minutes are
kept for clocks and slow calls.
"""

BACKOFF = (1.0, 2.0, 5.0, 10.0, 20.0, 30.0)
"""Seconds before the next try, by number of tries; the last one repeats.

A try begins with a read, which harms nobody; what VK itself wants to wait for comes on top.
"""


def backoff(tries: int, jitter: float) -> float:
    """Seconds to wait after ``tries`` tries (1 and up); ``jitter`` 0..1 spreads them by a quarter."""
    base = BACKOFF[min(max(tries, 1), len(BACKOFF)) - 1]
    return base * (1.0 + 0.25 * jitter)


def next_state(entry: OutboxEntry, outcome: Outcome, now: float, jitter: float) -> OutboxEntry:
    """The entry after a call came back. ``now`` in unix seconds, ``jitter`` 0..1.

    Of an entry with an earlier try that nobody could look after, a failed repeat proves nothing.
    """
    freed = replace(entry, lease="")
    if entry.reason is Reason.BLIND and isinstance(outcome, Refused | NotNow):
        return _still_unknown(freed, outcome, now, jitter)
    match outcome:
        case Delivered(vk_id, cmid, already):
            done = _confirmed(freed, vk_id, cmid, now)
            return replace(done, reason=Reason.ALREADY) if already else done
        case Refused(reason, sentence):
            return replace(
                freed,
                state=OutboxState.FAILED,
                not_before=None,
                reason=reason,
                sentence=sentence,
                sent_at=entry.sent_at if entry.looks else 0,
                settled_at=int(now),
            )
        case NotNow(reason, sentence, pause):
            wait = None if pause is None else now + max(pause, backoff(entry.attempts, jitter))
            return replace(
                freed,
                state=OutboxState.WAITING,
                not_before=wait,
                reason=reason,
                sentence=sentence,
                sent_at=entry.sent_at if entry.looks else 0,
            )
        case Ambiguous(reason, sentence):
            return replace(
                freed,
                state=OutboxState.UNKNOWN,
                not_before=now + backoff(entry.attempts, jitter),
                reason=reason,
                sentence=sentence,
            )


def after_look(
    entry: OutboxEntry, result: LookResult, now: float, server_now: int, jitter: float
) -> OutboxEntry:
    """An ``unknown`` entry after VK was read.

    Args:
        entry: the entry in state ``unknown``.
        result: what the look found.
        now: this computer's time, unix seconds.
        server_now: VK's time, unix seconds; decides whether the key still protects.
        jitter: 0..1.
    """
    looked = replace(entry, looks=entry.looks + 1)
    match result:
        case Found(vk_id, cmid):
            return _confirmed(looked, vk_id, cmid, now)
        case CouldNotLook(sentence, blind=False):
            return replace(
                looked,
                not_before=now + backoff(looked.looks, jitter),
                sentence=sentence or words_of(entry).not_seen,
            )
        case CouldNotLook() | Missing():
            if key_is_fresh(entry, server_now):
                return replace(
                    looked,
                    state=OutboxState.QUEUED,
                    not_before=now,
                    reason=Reason.BLIND if isinstance(result, CouldNotLook) else Reason.NONE,
                    sentence="",
                )
            asked = words_of(entry)
            if isinstance(result, Missing):
                return replace(
                    looked, not_before=None, reason=Reason.STALE, sentence=asked.ask_stale
                )
            sentence = result.sentence or asked.ask_blind
            return replace(looked, not_before=None, reason=Reason.BLIND, sentence=sentence)


def after_act_look(
    entry: OutboxEntry, result: ActLookResult, now: float, jitter: float
) -> OutboxEntry:
    """An ``unknown`` act of moderation after VK was read. ``now`` in unix seconds, ``jitter`` 0..1.

    Doing it again changes nothing that is done already, so it is repeated where a look shows that it
    is not done, and also where it cannot be looked at.
    """
    looked = replace(entry, looks=entry.looks + 1)
    match result:
        case Found():
            return _confirmed(looked, 0, 0, now)
        case Overtaken(sentence):
            return next_state(looked, Refused(Reason.COLLEAGUE, sentence), now, jitter)
        case CouldNotLook(blind=False):
            return replace(
                looked,
                not_before=now + backoff(looked.looks, jitter),
                sentence=words_of(entry).not_seen,
            )
        case CouldNotLook() | Missing():
            return replace(
                looked,
                state=OutboxState.QUEUED,
                not_before=now,
                reason=Reason.NONE,
                sentence="",
            )


def key_is_fresh(entry: OutboxEntry, server_now: int) -> bool:
    """Whether VK would still recognise a repeat of this key. Unix seconds of VK's clock.

    A clock that went backwards proves nothing, so it counts as stale.
    """
    return 0 <= server_now - entry.sent_at < FRESH_KEY


def doubted(entry: OutboxEntry, now: float) -> OutboxEntry:
    """An entry that waited so long that VK has forgotten the key of an earlier, unclear try."""
    return replace(
        entry,
        state=OutboxState.UNKNOWN,
        not_before=now,
        reason=Reason.STALE,
        sentence=words_of(entry).doubted,
    )


def restored(entry: OutboxEntry) -> OutboxEntry:
    """An entry out of a backup: it may have gone out since, so only a person may let it go again."""
    return replace(
        entry,
        state=OutboxState.UNKNOWN,
        lease="",
        not_before=None,
        attempts=max(entry.attempts, 1),
        sent_at=entry.sent_at or int(entry.created_at),
        reason=Reason.STALE,
        sentence=words_of(entry).restored,
    )


def claimed(entry: OutboxEntry, lease: str, server_now: int) -> OutboxEntry:
    """The entry as written to disk just before the request leaves.

    That an earlier try could not be looked after stays known until this one is answered.
    """
    return replace(
        entry,
        state=OutboxState.SENDING,
        lease=lease,
        attempts=entry.attempts + 1,
        sent_at=entry.sent_at or server_now,
        not_before=None,
        reason=entry.reason if entry.reason is Reason.BLIND else Reason.NONE,
        sentence="",
    )


def tried(entry: OutboxEntry) -> OutboxEntry:
    """An entry that was to leave and did not come so far: the next pause is a longer one."""
    return replace(entry, attempts=entry.attempts + 1)


def after_crash(entry: OutboxEntry, now: float) -> OutboxEntry:
    """An entry that was ``sending`` when its engine died: nobody knows, so look."""
    return replace(
        entry,
        state=OutboxState.UNKNOWN,
        lease="",
        not_before=now,
        reason=Reason.CRASH,
        sentence=words_of(entry).crashed,
    )


def stopped_by_colleague(entry: OutboxEntry, now: float) -> OutboxEntry:
    """A colleague answered after the officer had read the thread: ask before adding to it."""
    return replace(
        entry,
        state=OutboxState.FAILED,
        lease="",
        not_before=None,
        reason=Reason.COLLEAGUE,
        sentence="Пока ответ ждал, в VK уже ответил коллега. Ответ не отправлен и сохранён: "
        "прочтите переписку и решите, нужен ли он.",
        settled_at=int(now),
    )


def beside_colleague(entry: OutboxEntry, now: float) -> OutboxEntry:
    """A colleague answered, and whether this answer went out too cannot be seen: ask."""
    return replace(
        stopped_by_colleague(entry, now),
        state=OutboxState.UNKNOWN,
        looks=entry.looks + 1,
        sentence="Неизвестно, ушёл ли ответ, а в VK уже есть другой ответ сообщества. Откройте "
        "переписку в VK и решите: отправить ещё раз или снять.",
        settled_at=0,
    )


def cancelled(entry: OutboxEntry, now: float) -> OutboxEntry:
    """An entry taken back by the officer, who has seen in which state it is."""
    return replace(entry, state=OutboxState.CANCELLED, not_before=None, settled_at=int(now))


def kept_by_pause(entry: OutboxEntry, reason: str, now: float, *, lasts: bool) -> OutboxEntry:
    """An entry that a pause keeps from being published until an officer says that it goes.

    Args:
        entry: certainly not in VK; one whose earlier try nobody could look after stays unknown.
        reason: of the pause.
        now: unix seconds.
        lasts: it is not over.
    """
    return next_state(
        entry, NotNow(Reason.PAUSED, _paused_words(reason, lasts=lasts), None), now, 0.0
    )


def _paused_words(reason: str, *, lasts: bool) -> str:
    if lasts:
        return (
            f"Публикации на паузе: {reason}. Это ждёт здесь и само не выйдет, даже когда паузу "
            "снимут: решите, публиковать ли."
        )
    return (
        f"Пока это ждало, публикации останавливали: {reason}. Само оно не выйдет: решите, публиковать "
        "ли."
    )


def behind_another(entry: OutboxEntry) -> OutboxEntry:
    """An answer to somebody whose earlier answer waits for a person's decision."""
    return replace(
        entry,
        state=OutboxState.WAITING,
        not_before=None,
        reason=Reason.BEFORE_IT,
        sentence="Сначала решите, что делать с предыдущим ответом этому человеку.",
    )


def _still_unknown(
    entry: OutboxEntry, outcome: Refused | NotNow, now: float, jitter: float
) -> OutboxEntry:
    """A repeat did not go out; whether the first try did is as unknown as before."""
    unknown = replace(entry, state=OutboxState.UNKNOWN, reason=Reason.BLIND)
    if isinstance(outcome, Refused) or outcome.pause is None:
        return replace(unknown, not_before=None, sentence=words_of(entry).ask_blind)
    pause = max(outcome.pause, backoff(entry.attempts, jitter))
    return replace(unknown, not_before=now + pause, sentence=words_of(entry).not_seen)


def _confirmed(entry: OutboxEntry, vk_id: int, cmid: int, now: float) -> OutboxEntry:
    return replace(
        entry,
        state=OutboxState.CONFIRMED,
        lease="",
        not_before=None,
        reason=Reason.NONE,
        sentence="",
        vk_id=vk_id,
        cmid=cmid or entry.cmid,
        settled_at=int(now),
    )
