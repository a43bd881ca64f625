"""Acts of moderation in VK: doing one, and looking whether it is done.

What is to vanish is kept first, pictures included. Each act may be repeated, so a doubtful one is
looked at and then, if it is not done, done again.
"""

from collections.abc import Awaitable, Callable

from gosclient.domain.errors import BadAnswer, BadInput, GosclientError, NotFound, VkError
from gosclient.domain.kinds import ItemKind
from gosclient.domain.moderation import end_of, terms_of
from gosclient.domain.outbox import (
    Act,
    ActLookResult,
    Ambiguous,
    CouldNotLook,
    Delivered,
    Found,
    Missing,
    NotNow,
    OutboxEntry,
    Outcome,
    Overtaken,
    Reason,
    Refused,
)
from gosclient.domain.posts import Post
from gosclient.store import journal, posts
from gosclient.store.database import Connection, Database, Transaction
from gosclient.sync.act_calls import call_of
from gosclient.sync.looks import Keys
from gosclient.sync.offers import look_at_offer, post_in_vk
from gosclient.sync.retry import outcome_of
from gosclient.vk import encode_moderation as encode
from gosclient.vk.gateway import Gateway
from gosclient.vk.lanes import Priority
from gosclient.vk.parse import items_of
from gosclient.vk.parse_bans import parse_banned
from gosclient.vk.values import flag

FetchPicture = Callable[[str], Awaitable[bytes]]
"""Bytes of a picture; raises ``GosclientError``."""

GONE = {104, 211, 212}
"""What VK says of a comment that is not there, or that one may not touch."""

_OF_OFFERS = {Act.PUBLISH, Act.DECLINE}
_NOTHING_TO_RESTORE = 243
_NOT_ON_LIST = 104
_NO_RIGHT = 15


async def keep_pictures(db: Database, entry: OutboxEntry, fetch: FetchPicture | None) -> None:
    """Before a comment vanishes, its pictures are kept beside the journal.

    Raises:
        NetworkDown: they could not be fetched now; the comment must wait.
    """
    addresses = await db.read(_pictures_of, entry)
    if addresses is None:
        return
    for position, url in enumerate(addresses):
        picture = await _fetched(url, fetch)
        await db.write_incoming(journal.keep_picture, entry.entry_id, position, url, picture)
    if addresses:
        await db.write_incoming(_seal_once, entry.entry_id)


async def perform(
    entry: OutboxEntry, keys: Keys, server_now: int, offered: Post | None = None
) -> Outcome:
    """Ask VK for an act.

    Args:
        entry: the act.
        keys: of its community.
        server_now: VK's time in unix seconds.
        offered: the suggested post it is about, if it is about one.
    """
    gateway = keys.admin or _for_anybody(entry, keys)
    if gateway is None:
        return NotNow(Reason.AUTH, NO_ADMIN_KEY, None)
    method, params = call_of(entry, server_now)
    try:
        await gateway.call(method, params, priority=Priority.PERSON)
    except VkError as error:
        return await _refusal(entry, gateway, error, offered)
    except GosclientError as error:
        return _of_act(outcome_of(error))
    return Delivered()


async def look(entry: OutboxEntry, keys: Keys, offered: Post | None = None) -> ActLookResult:
    """Whether an act is done in VK. Arguments as ``perform``."""
    if keys.admin is None:
        return CouldNotLook("", blind=True)
    try:
        if entry.act in _OF_OFFERS:
            return await look_at_offer(entry, keys.admin, offered)
        done = await _is_done(entry, keys.admin)
    except VkError as error:
        passing = not isinstance(outcome_of(error), Refused)
        return CouldNotLook("", blind=not passing)
    except GosclientError:
        return CouldNotLook("")
    if done is None:
        return CouldNotLook("", blind=True)
    return Found() if done else Missing()


async def _refusal(
    entry: OutboxEntry, gateway: Gateway, error: VkError, offered: Post | None
) -> Outcome:
    """VK's no: often what was wanted had been done by somebody else."""
    match entry.act:
        case Act.RESTORE if error.code == _NOTHING_TO_RESTORE:
            return Delivered(already=True)
        case Act.UNBAN if error.code == _NOT_ON_LIST:
            return Delivered(already=True)
        case Act.DELETE if error.code in GONE:
            return await _already_or(entry, gateway, Refused(Reason.REFUSED, _MAY_NOT_DELETE))
        case Act.PUBLISH | Act.DECLINE if isinstance(outcome_of(error), Refused):
            return await _of_offer(entry, gateway, offered, outcome_of(error))
        case Act.BAN if error.code == _NO_RIGHT and "manager" in error.detail:
            return Refused(Reason.REFUSED, _IS_MANAGER)
        case _:
            return _of_act(outcome_of(error))


async def _already_or(entry: OutboxEntry, gateway: Gateway, refused: Outcome) -> Outcome:
    """Done before by somebody else, if VK shows that; else what VK's no means."""
    try:
        done = await _is_done(entry, gateway)
    except GosclientError as trouble:
        return _of_act(outcome_of(trouble))
    return refused if done is False else Delivered(already=True)


async def _of_offer(
    entry: OutboxEntry, gateway: Gateway, offered: Post | None, refused: Outcome
) -> Outcome:
    """What VK's no to publishing or declining means: often somebody was quicker."""
    try:
        found = await look_at_offer(entry, gateway, offered)
    except GosclientError as trouble:
        return _of_act(outcome_of(trouble))
    match found:
        case Found():
            return Delivered(already=True)
        case Overtaken(sentence):
            return Refused(Reason.COLLEAGUE, sentence)
        case _:
            return refused


async def _is_done(entry: OutboxEntry, gateway: Gateway) -> bool | None:
    """Whether VK is as the act wants it; None where that cannot be read."""
    match entry.act:
        case Act.DELETE | Act.RESTORE if entry.kind is ItemKind.VISITOR_POST:
            return await _post_is_gone(entry, gateway) is (entry.act is Act.DELETE)
        case Act.DELETE | Act.RESTORE if entry.kind is not ItemKind.COMMENT:
            return None  # VK has no method that reads one such comment
        case Act.DELETE:
            return await _comment_is_gone(entry, gateway)
        case Act.RESTORE:
            return not await _comment_is_gone(entry, gateway)
        case Act.BAN | Act.UNBAN:
            return await _is_banned(entry, gateway) is (entry.act is Act.BAN)
        case _:
            return None


async def _comment_is_gone(entry: OutboxEntry, gateway: Gateway) -> bool:
    method, params = encode.comment_by_id(entry.community_id, entry.target_id)
    try:
        answer = await gateway.call(method, params, priority=Priority.PERSON)
    except VkError as error:
        if error.code in GONE:
            return True
        raise
    found = items_of(answer)
    return not found or flag(found[0].get("deleted"))


async def _post_is_gone(entry: OutboxEntry, gateway: Gateway) -> bool:
    found = await post_in_vk(gateway, entry.community_id, entry.target_id)
    return found is None or found.deleted


async def _is_banned(entry: OutboxEntry, gateway: Gateway) -> bool:
    method, params = encode.banned_person(entry.community_id, entry.target_id)
    try:
        answer = await gateway.call(method, params, priority=Priority.PERSON)
    except NotFound:
        return False
    found = parse_banned(answer, entry.community_id)
    if entry.act is Act.UNBAN or not entry.sent_at:
        return bool(found)
    # A ban with other terms is an earlier one.
    wanted = terms_of(entry.details)
    until = end_of(wanted, entry.sent_at)
    return any(one.reason == wanted.reason and one.until == until for one in found)


def _for_anybody(entry: OutboxEntry, keys: Keys) -> Gateway | None:
    """The community's own key, where it is enough."""
    on_board = entry.kind is ItemKind.BOARD and entry.act in {Act.DELETE, Act.RESTORE}
    return keys.community if on_board or entry.act in {Act.CLOSE, Act.OPEN} else None


def _of_act(outcome: Outcome) -> Outcome:
    """The same outcome in words that fit an act."""
    if isinstance(outcome, Ambiguous):
        return Ambiguous(outcome.reason, _CUT_OFF)
    return outcome


async def _fetched(url: str, fetch: FetchPicture | None) -> bytes | None:
    """A picture's bytes; None for one that is not there, or not a picture."""
    if fetch is None:
        return None
    try:
        return await fetch(url)
    except (BadInput, BadAnswer):
        return None


def _pictures_of(connection: Connection, entry: OutboxEntry) -> list[str] | None:
    """Addresses of a comment's pictures; None if there is nothing to keep."""
    vanishing = entry.act in {Act.DELETE, Act.DECLINE}
    if not vanishing or journal.pictures_kept(connection, entry.entry_id):
        return None
    here, target = entry.community_id, entry.target_id
    said = (
        posts.post(connection, here, target)
        if entry.kind.is_post
        else posts.comment(connection, here, target, entry.kind)
    )
    return [one.preview for one in said.attachments if one.preview] if said else None


def _seal_once(transaction: Transaction, entry_id: int) -> None:
    if not journal.pictures_kept(transaction, entry_id):
        journal.seal_pictures(transaction, entry_id)


NO_ADMIN_KEY = (
    "Для этого нужен ключ администратора, у сообщества его нет. Ничего не сделано и не потеряно: "
    "добавьте ключ в «Настройках», и действие выполнится."
)
_MAY_NOT_DELETE = (
    "VK не разрешает удалить этот комментарий: у владельца ключа администратора нет прав в "
    "сообществе. Комментарий остался в VK. Проверьте роль владельца ключа."
)
_IS_MANAGER = (
    "Этого человека нельзя заблокировать: он среди руководителей сообщества. Ничего не изменено. "
    "Сначала снимите его с должности на сайте VK."
)
_CUT_OFF = "Связь прервалась. Проверяем в VK, сделано ли это."
