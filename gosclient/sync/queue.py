"""VK's queue and wall held against what the office asked for: every function may be repeated.

A postponed post gets another number when it is changed and another when it appears, so a target
follows its post by the numbers VK names, and where VK names none by words and time.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from gosclient.domain.delivery import after_look
from gosclient.domain.kinds import ItemKind
from gosclient.domain.outbox import NOT_LEFT, Found, OutboxEntry, OutboxState
from gosclient.domain.posts import Post, QueuedPost
from gosclient.domain.publishing import LATE, Target, order_of
from gosclient.domain.text import comparable
from gosclient.store import outbox, publications, queued
from gosclient.store.barrier import FIRST_COMMENT
from gosclient.store.database import Transaction
from gosclient.vk.values import readable

MARGIN = 180
"""Seconds by which VK's date of a post may differ from the time it was asked for."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What one look at a community showed.

    Attributes:
        queue: the whole queue.
        wall: posts of the wall, the newest first.
        wall_since: unix seconds from which on the wall is known without a gap.
        known: revisions of the targets when the look began; one that changed since is not judged
            by it. A clock would not do: somebody may set it meanwhile.
        at: VK's time of the look in unix seconds.
    """

    community_id: int
    queue: tuple[QueuedPost, ...]
    wall: tuple[Post, ...]
    wall_since: int
    known: Mapping[int, int]
    at: int


def compare(transaction: Transaction, seen: Seen, now: int) -> None:
    """Bring every target of a community up to what VK shows. ``now`` in unix seconds."""
    here = seen.community_id
    changed = _changed(transaction, seen)
    queued.replace_all(transaction, here, seen.queue)
    recognise(transaction, here, seen.queue, seen.wall, now)
    _link(transaction, seen.wall, now)
    waiting = [one for one in publications.queued_targets(transaction, here) if not one.removed]
    busy = _busy(transaction, waiting) | changed
    by_id = {one.post_id: one for one in seen.queue}
    free = _free(seen.queue, waiting)
    for target in waiting:
        there = by_id.get(target.post_id) or _renamed(target, free)
        if there is not None:
            free.pop(there.post_id, None)
            publications.save_target(transaction, _as_queued(target, there, seen.at))
        elif target.target_id not in busy and _is_certain(target, seen):
            publications.save_target(
                transaction, replace(target, gone_at=target.gone_at or seen.at)
            )


def post_queued(transaction: Transaction, post: QueuedPost, now: int) -> None:
    """An event tells of a post in the queue; ours may have changed its number."""
    here = post.community_id
    queued.save(transaction, [post])
    recognise(transaction, here, [post], [], now)
    target = publications.target_of_post(transaction, here, post.post_id)
    if target is None:
        known = {one.post_id for one in queued.of_community(transaction, here)}
        lost = [
            one
            for one in publications.queued_targets(transaction, here)
            if one.post_id not in known and not one.removed
        ]
        target = next((one for one in lost if _alike(one, post)), None)
    if target is not None:
        publications.save_target(transaction, _as_queued(target, post, now))


def post_unqueued(transaction: Transaction, community_id: int, post_id: int) -> None:
    """An event tells that a post left the queue; what became of it a later look tells."""
    queued.remove(transaction, community_id, post_id)


def mark_published(transaction: Transaction, wall: Sequence[Post], now: int) -> None:
    """Link posts of the wall to the targets that became them."""
    for community_id in {one.community_id for one in wall}:
        recognise(transaction, community_id, [], wall, now)
    _link(transaction, wall, now)


def _link(transaction: Transaction, wall: Sequence[Post], now: int) -> None:
    here = {post.community_id for post in wall}
    waited_for = {one for one in here if publications.waits_for_wall(transaction, one)}
    for post in wall:
        if post.community_id not in waited_for:
            continue  # of most communities and events nothing is awaited
        if post.from_id != -post.community_id or post.deleted or post.suggested:
            continue
        if publications.target_published_as(transaction, post.community_id, post.post_id):
            continue
        target = _target_of(transaction, post)
        if target is not None:
            _publish(transaction, target, post, now)


def recognise(
    transaction: Transaction,
    community_id: int,
    queue: Sequence[QueuedPost],
    wall: Sequence[Post],
    now: int,
) -> None:
    """Confirm posts whose way was unclear and that stand there: our own echo.

    Args:
        transaction: of the change.
        community_id: whose.
        queue: posts of its queue, all or some.
        wall: posts of its wall, all or some.
        now: unix seconds.
    """
    for entry in outbox.posts_awaiting(transaction, community_id):
        found = _found(transaction, entry, queue, wall)
        target = publications.target(transaction, entry.target_id)
        if found is None or target is None:
            continue
        if isinstance(found, QueuedPost):
            given = replace(target, text=readable(entry.text))
            publications.save_target(transaction, _as_queued(given, found, now))
        confirmed = after_look(entry, Found(found.post_id), now, now, 0.0)
        outbox.save(transaction, confirmed)
        if isinstance(found, Post):
            _publish(transaction, target, found, now)


def _found(
    transaction: Transaction, entry: OutboxEntry, queue: Sequence[QueuedPost], wall: Sequence[Post]
) -> QueuedPost | Post | None:
    """The post that an unclear intent became, None if it is not there."""
    order, words = order_of(entry.details), comparable(readable(entry.text))
    others = _taken_numbers(transaction, entry)
    for waiting in queue:
        same_time = order.at and waiting.at // 60 == order.at // 60
        if same_time and comparable(waiting.text) == words and waiting.post_id not in others:
            return waiting
    since = entry.sent_at - MARGIN
    for post in wall:
        by_us = post.from_id == -entry.community_id and not (post.deleted or post.suggested)
        # What waited here leaves up to that late.
        asked_for = not order.at or -MARGIN <= post.date - order.at <= LATE + MARGIN
        in_time = post.date >= since and asked_for
        if by_us and in_time and comparable(post.text) == words and post.post_id not in others:
            return post
    return None


def _taken_numbers(transaction: Transaction, entry: OutboxEntry) -> set[int]:
    """Numbers of posts that belong to other targets of the community."""
    others = publications.targets_in(transaction, entry.community_id)
    return {
        number
        for one in others
        if one.target_id != entry.target_id
        for number in (one.post_id, one.published_id)
        if number
    }


def _target_of(transaction: Transaction, post: Post) -> Target | None:
    here = post.community_id
    if post.postponed_id:
        target = publications.target_of_post(transaction, here, post.postponed_id)
        if target is not None:
            return target
    awaited = publications.awaited_targets(transaction, here)
    same = [one for one in awaited if comparable(readable(one.text)) == comparable(post.text)]
    return next((one for one in same if abs(one.at - post.date) <= MARGIN), None)


def _publish(transaction: Transaction, target: Target, post: Post, now: int) -> None:
    if target.post_id:
        queued.remove(transaction, target.community_id, target.post_id)
    published = replace(
        target,
        published_id=post.post_id,
        published_at=post.date,
        gone_at=0,
        paused_from=0,
        removed=False,
        checked_at=now,
    )
    publications.save_target(transaction, published)
    posted = outbox.last_about(transaction, target.target_id)
    if posted is not None:
        _ask_for_first_comment(transaction, published, posted, now)


def _ask_for_first_comment(
    transaction: Transaction, target: Target, posted: OutboxEntry, now: int
) -> None:
    """The office's own first words under the post, once."""
    text = order_of(posted.details).first_comment.strip()
    key = f"{FIRST_COMMENT}{target.target_id}"
    if not text or outbox.by_key(transaction, target.community_id, ItemKind.COMMENT, key):
        return
    outbox.add(
        transaction,
        OutboxEntry(
            entry_id=0,
            kind=ItemKind.COMMENT,
            community_id=target.community_id,
            item_id=0,
            target_id=0,
            post_id=target.published_id,
            person_id=0,
            text=text,
            key=key,
            state=OutboxState.QUEUED,
            created_at=now,
            not_before=now,
        ),
        posted.passed_pause,
    )


def queue_up(transaction: Transaction, target: Target, post_id: int, text: str, now: int) -> None:
    """VK took a post into its queue, or changed it there; ``post_id`` is its number from now on."""
    words = readable(text)
    publications.save_target(
        transaction,
        replace(
            target,
            text=words,
            post_id=post_id,
            vk_at=target.at,
            vk_text=words,
            gone_at=0,
            checked_at=now,
        ),
    )


def publish_at_once(
    transaction: Transaction, target: Target, entry: OutboxEntry, post_id: int, now: int
) -> None:
    """VK put a post on the wall. ``now`` is VK's time in unix seconds."""
    post = Post(target.community_id, post_id, -target.community_id, now, readable(entry.text))
    _publish(transaction, replace(target, text=post.text), post, now)


def _busy(transaction: Transaction, targets: Sequence[Target]) -> set[int]:
    """Targets about which something is on its way to VK at this moment, or unclear."""
    entries = outbox.about_targets(transaction, [one.target_id for one in targets])
    settled = {*NOT_LEFT, OutboxState.FAILED}
    return {target_id for target_id, entry in entries.items() if entry.state not in settled}


def _changed(transaction: Transaction, seen: Seen) -> set[int]:
    """Targets that changed since the look began."""
    now = publications.revisions(transaction, seen.community_id)
    return {one for one, revision in now.items() if seen.known.get(one) != revision}


def _free(queue: Sequence[QueuedPost], waiting: Collection[Target]) -> dict[int, QueuedPost]:
    """Posts of the queue that no target names."""
    named = {one.post_id for one in waiting}
    return {one.post_id: one for one in queue if one.post_id not in named}


def _renamed(target: Target, free: dict[int, QueuedPost]) -> QueuedPost | None:
    """The post that somebody changed, so that VK gave it another number."""
    return next((one for one in free.values() if _alike(target, one)), None)


def _alike(target: Target, post: QueuedPost) -> bool:
    """Whether a later post of the queue may be this one: it kept its words or its time."""
    words = {comparable(readable(target.text)), comparable(target.vk_text)}
    minutes = {target.at // 60, target.vk_at // 60}
    kept = comparable(post.text) in words or post.at // 60 in minutes
    return post.post_id > target.post_id and kept


def _as_queued(target: Target, there: QueuedPost, now: int) -> Target:
    return replace(
        target,
        post_id=there.post_id,
        vk_at=there.at,
        vk_text=there.text,
        gone_at=0,
        checked_at=now,
    )


def in_queue_at(target: Target, now: int) -> int:
    """From when on a post that left the queue may be on the wall: somebody may publish it early.

    Unix seconds of VK's clock, as ``now``.
    """
    return min(target.at, target.checked_at or target.at, now)


def _is_certain(target: Target, seen: Seen) -> bool:
    """Whether the look would have shown the post on the wall: it is not in the queue."""
    return seen.wall_since <= in_queue_at(target, seen.at) - MARGIN
