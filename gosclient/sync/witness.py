"""What happened to comments and people in VK, for the record: by us, or by whom VK names.

Called just before the mirror is changed, while it still holds what was there.
"""

import json
from collections.abc import Iterable, Mapping, Sequence

from gosclient.domain.delivery import after_act_look
from gosclient.domain.events import PersonUnbanned
from gosclient.domain.journal import EDIT, JournalLine, Phase
from gosclient.domain.kinds import ItemKind
from gosclient.domain.moderation import Ban
from gosclient.domain.outbox import Act, Found
from gosclient.domain.posts import Comment
from gosclient.store import bans, communities, copies, journal, outbox, posts
from gosclient.store.database import Transaction


def comments_vanish(
    transaction: Transaction,
    stubs: Sequence[Comment],
    deleters: Mapping[tuple[ItemKind, int], int],
    now: int,
) -> None:
    """Comments are gone from VK: an act of ours is confirmed, others' acts go on record.

    Args:
        transaction: of the change.
        stubs: bare comments; what is not stored, or is deleted already, is passed over.
        deleters: who deleted, by kind and comment id, as far as VK says.
        now: unix seconds.
    """
    for stub in stubs:
        stored = posts.comment(
            transaction.connection, stub.community_id, stub.comment_id, stub.kind
        )
        if stored is None or not stored.from_id:
            continue
        deleter = deleters.get((stub.kind, stub.comment_id), 0)
        if stored.deleted:
            if deleter and _was_nameless(transaction, stored):
                _see(transaction, Act.DELETE, stored, deleter, now)
        elif not _ours(
            transaction, stub.community_id, Act.DELETE, stub.comment_id, deleter, now, stub.kind
        ):
            _see(transaction, Act.DELETE, stored, deleter, now)


def comments_return(
    transaction: Transaction,
    community_id: int,
    comment_ids: Iterable[int],
    now: int,
    kind: ItemKind = ItemKind.COMMENT,
) -> None:
    """Deleted comments are back in VK."""
    for comment_id in comment_ids:
        stored = posts.comment(transaction.connection, community_id, comment_id, kind)
        if stored is None or not stored.deleted or not stored.from_id:
            continue
        if not _ours(transaction, community_id, Act.RESTORE, comment_id, 0, now, kind):
            _see(transaction, Act.RESTORE, stored, 0, now)


def comments_change(transaction: Transaction, comments: Sequence[Comment], now: int) -> None:
    """Comments have other words than they had; whose hand changed the office's own VK hides."""
    known = posts.texts(transaction, comments)
    for one in comments:
        before = known.get((one.kind, one.comment_id), one.text)
        if before == one.text or not one.from_id:
            continue
        stored = posts.comment(transaction.connection, one.community_id, one.comment_id, one.kind)
        if stored is None:
            continue
        _see(transaction, EDIT, stored, max(one.from_id, 0), now, after=one.text)


def person_banned(transaction: Transaction, ban: Ban, now: int) -> None:
    """Somebody is on the blacklist, or its terms have changed."""
    here, person_id = ban.community_id, ban.person_id
    known = bans.ban(transaction, here, person_id)
    if not _ours(transaction, here, Act.BAN, person_id, ban.admin_id, now):
        if known is not None and _terms(known) == _terms(ban):
            return
        details = {"until": ban.until, "reason": ban.reason, "comment": ban.comment}
        _see_person(transaction, Act.BAN, here, person_id, ban.admin_id, details, now)
    bans.save(transaction, [ban])


def person_unbanned(transaction: Transaction, event: PersonUnbanned, now: int) -> None:
    """Somebody is off the blacklist, by somebody's hand or because the term is over."""
    here, person_id = event.community_id, event.person_id
    ours = _ours(transaction, here, Act.UNBAN, person_id, event.admin_id, now)
    if not ours and bans.ban(transaction, here, person_id) is not None:
        details = {"by_end_date": int(event.by_end_date)}
        _see_person(transaction, Act.UNBAN, here, person_id, event.admin_id, details, now)
    bans.remove(transaction, here, person_id)


def _was_nameless(transaction: Transaction, comment: Comment) -> bool:
    """Whether a comparison has found the comment gone, and nobody knows yet by whom."""
    last = journal.last_about(transaction, comment.community_id, comment.kind, comment.comment_id)
    return last is not None and (last.act, last.phase, last.actor) == (Act.DELETE, Phase.SEEN, 0)


def _ours(
    transaction: Transaction,
    community_id: int,
    act: Act,
    target_id: int,
    actor: int,
    now: int,
    kind: ItemKind = ItemKind.COMMENT,
) -> bool:
    """Whether an act of ours did this; it is confirmed then.

    VK names the owner of the key, so a colleague's act is not taken for ours.
    """
    waiting = outbox.acts_awaiting(transaction, community_id, [act], target_id, kind)
    community = communities.community(transaction.connection, community_id)
    owner = community.token_owner if community else 0
    if not waiting or (actor and owner and actor != owner):
        return False
    for entry in waiting:
        outbox.save(transaction, after_act_look(entry, Found(), now, 0.0))
    return True


def _see(
    transaction: Transaction, act: str, comment: Comment, actor: int, now: int, after: str = ""
) -> None:
    line = JournalLine(
        number=0,
        at=now,
        community_id=comment.community_id,
        act=act,
        phase=Phase.SEEN,
        actor=actor,
        person_id=comment.from_id,
        kind=comment.kind,
        source_id=comment.comment_id,
        post_id=comment.post_id,
    )
    journal.add(transaction, line, copies.of_comment(transaction, comment, after=after))


def _see_person(
    transaction: Transaction,
    act: Act,
    community_id: int,
    person_id: int,
    actor: int,
    details: Mapping[str, object],
    now: int,
) -> None:
    line = JournalLine(
        number=0,
        at=now,
        community_id=community_id,
        act=act,
        phase=Phase.SEEN,
        actor=actor,
        person_id=person_id,
        details=json.dumps(details, ensure_ascii=False),
    )
    journal.add(transaction, line, copies.of_person(transaction, person_id))


def _terms(ban: Ban) -> tuple[int, int, str]:
    return ban.until, ban.reason, ban.comment
