"""Reading a target in VK again: before an answer leaves, and when nobody knows whether it did.

A look only renews the mirror. Whether our answer is there, or a colleague's, is then read from the
store: one place, one rule, the same for events, history and looks.
"""

from dataclasses import dataclass
from enum import Enum, auto

from gosclient.domain.errors import AuthLost, Forbidden, NotFound
from gosclient.domain.kinds import ItemKind
from gosclient.domain.outbox import (
    CouldNotLook,
    Found,
    LookResult,
    Missing,
    OutboxEntry,
    OutboxState,
)
from gosclient.domain.posts import Comment, Message
from gosclient.store import conversations, outbox, posts
from gosclient.store.database import Connection, Database
from gosclient.sync.apply import CLOCK_MARGIN, apply_comments, apply_messages
from gosclient.vk import encode, encode_sources
from gosclient.vk.encode import Call
from gosclient.vk.gateway import Gateway
from gosclient.vk.lanes import Priority
from gosclient.vk.parse import items_of, parse_message
from gosclient.vk.parse_sources import parse_comments_of

_PAGE = 50
_MOST_PAGES = 10


class Others(Enum):
    """Whose newer answers stand there.

    An answer that VK keeps in other words than it was sent in (a mention, for one) cannot be told
    from a colleague's of the same time: it may be ours.
    """

    NONE = auto()
    COLLEAGUES = auto()
    PERHAPS_OURS = auto()


@dataclass(frozen=True, slots=True)
class Keys:
    """The gateways of one community; ``admin`` is None without an administrator's key."""

    community: Gateway
    admin: Gateway | None = None


async def renew_target(db: Database, keys: Keys, entry: OutboxEntry, now: int) -> bool:
    """Read the dialogue or branch of an intent into the mirror; False if no key may read it.

    Raises:
        GosclientError: VK was not reached or refused for a passing reason.
    """
    if entry.kind is ItemKind.MESSAGE:
        await _renew_dialogue(db, keys.community, entry, now)
        return True
    if keys.admin is None:
        return False
    try:
        await _renew_branch(db, keys.admin, entry, now)
    except (AuthLost, Forbidden, NotFound):
        # The second key is an addition: the community's own key can still write.
        return False
    return True


async def look(
    db: Database, keys: Keys, entry: OutboxEntry, now: int, *, heard: bool
) -> LookResult:
    """Whether an ``unknown`` intent is in VK.

    Args:
        db: the open store.
        keys: of the community.
        entry: the intent.
        now: unix seconds, for the rows.
        heard: events have been read up to a moment after the request. Without a key that reads
            comments our own echo among them is the only witness.

    Raises:
        GosclientError: VK was not reached.
    """
    readable = await renew_target(db, keys, entry, now)
    current = await db.read(outbox.get, entry.entry_id)
    if current is not None and current.state is OutboxState.CONFIRMED:
        return Found(current.vk_id, current.cmid)
    if readable:
        return Missing()
    if heard:
        return CouldNotLook(_NO_ADMIN_KEY, blind=True)
    return CouldNotLook("Ждём событий VK, чтобы узнать, ушёл ли ответ.")


def others_answers(connection: Connection, entry: OutboxEntry) -> Others:
    """Newer answers of the office there that are not known to be written through this program."""
    here = entry.community_id
    if entry.kind is ItemKind.MESSAGE:
        newer = conversations.answers_after(connection, here, entry.target_id, entry.baseline)
    else:
        target = target_of(connection, entry)
        newer = posts.answers_after(connection, target, entry.person_id, entry.baseline)
    ours = outbox.ours(connection, here, entry.kind, [one.vk_id for one in newer])
    others = [one for one in newer if one.vk_id not in ours]
    if not others:
        return Others.NONE
    since = entry.sent_at - CLOCK_MARGIN
    own = entry.sent_at and any(one.nameless and one.date >= since for one in others)
    return Others.PERHAPS_OURS if own else Others.COLLEAGUES


async def _renew_dialogue(db: Database, gateway: Gateway, entry: OutboxEntry, now: int) -> None:
    """Read back to the moment when the key first left, or just the last page."""
    oldest_needed = entry.sent_at - CLOCK_MARGIN if entry.sent_at else now
    for page in range(_MOST_PAGES):
        method, params = encode.history_page(entry.target_id, offset=page * _PAGE, count=_PAGE)
        answer = await gateway.call(method, params, priority=Priority.PERSON)
        messages = _messages(answer, entry.community_id)
        await db.write_incoming(apply_messages, messages, now)
        if len(messages) < _PAGE or min(one.date for one in messages) < oldest_needed:
            return


async def _renew_branch(db: Database, gateway: Gateway, entry: OutboxEntry, now: int) -> None:
    """Read the newest comments of the branch, or of what has no branches."""
    root = await db.read(_root, entry)
    oldest_needed = entry.sent_at - CLOCK_MARGIN if entry.sent_at else now
    for page in range(_MOST_PAGES):
        method, params = _page_of(entry, root, page * _PAGE)
        answer = await gateway.call(method, params, priority=Priority.PERSON)
        comments = parse_comments_of(answer, entry.community_id, entry.kind, entry.post_id)
        await db.write_incoming(apply_comments, comments, now)
        dated = [one.date for one in comments if one.date]
        if len(comments) < _PAGE or not dated or min(dated) < oldest_needed:
            return


def _messages(answer: object, community_id: int) -> list[Message]:
    parsed = (parse_message(raw, community_id) for raw in items_of(answer))
    return [one for one in parsed if one is not None]


def _page_of(entry: OutboxEntry, root: int, offset: int) -> Call:
    here, thing, kind = entry.community_id, entry.post_id, entry.kind
    if kind is not ItemKind.COMMENT:
        return encode_sources.comments_page(here, kind, thing, offset, count=_PAGE)
    if root:
        return encode.thread_page(here, thing, root, offset, sort="desc", count=_PAGE)
    return encode.comments_page(here, thing, offset, count=_PAGE)


def _root(connection: Connection, entry: OutboxEntry) -> int:
    """First comment of the branch; 0 for an answer to a post itself."""
    return target_of(connection, entry).root_id or entry.target_id


def target_of(connection: Connection, entry: OutboxEntry) -> Comment:
    """The comment that is answered, a bare one if it is not stored, or if a post is answered."""
    return posts.comment(connection, entry.community_id, entry.target_id, entry.kind) or Comment(
        entry.community_id,
        entry.post_id,
        entry.target_id,
        entry.person_id,
        0,
        "",
        kind=entry.kind,
    )


_NO_ADMIN_KEY = (
    "Неизвестно, ушёл ли ответ: без ключа администратора комментарии не прочитать. "
    "Откройте запись в VK и решите: отправить ещё раз или снять."
)
