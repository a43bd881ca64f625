"""Asking VK for one intent about a publication, and what its answer means."""

from dataclasses import dataclass

from gosclient.domain.errors import Forbidden, GosclientError, VkError
from gosclient.domain.outbox import (
    Act,
    Ambiguous,
    Delivered,
    NotNow,
    OutboxEntry,
    Outcome,
    Reason,
    Refused,
)
from gosclient.domain.posting import SHORTEST_WAIT, publish_date, refused_post, too_late
from gosclient.domain.publishing import Order, Target
from gosclient.sync.acts import NO_ADMIN_KEY
from gosclient.sync.looks import Keys
from gosclient.sync.offers import post_in_vk
from gosclient.sync.retry import outcome_of
from gosclient.vk import encode_moderation, encode_publishing
from gosclient.vk.gateway import Gateway
from gosclient.vk.lanes import Priority
from gosclient.vk.values import number, record

ALREADY_OUT = (
    "Запись вышла раньше, чем дошло изменение. На стене она прежняя: поправьте её там, если нужно."
)
NOT_QUEUED = (
    "В отложенных записях VK её нет: её убрали или опубликовали. Ничего не изменено; текст сохранён "
    "здесь."
)
NOT_ON_WALL = "На стене VK этой записи больше нет: её удалили. Ничего не изменено; новый текст сохранён здесь."
_WRONG_KEY_KIND = {7, 15, 27}
_GONE = {100, 104, 210, 212}
_REFUSED_POST = {100, 214}


@dataclass(frozen=True, slots=True)
class NoSuchPost:
    """VK knows no post of this number: published, changed, or taken away by somebody.

    Attributes:
        outcome: what it means if a look tells nothing better.
    """

    outcome: Outcome


async def perform(
    entry: OutboxEntry,
    target: Target,
    order: Order,
    attached: list[str],
    keys: Keys,
    server_now: int,
) -> Outcome | NoSuchPost:
    """Ask VK once. ``server_now`` is VK's time in unix seconds.

    Of a delivered post ``vk_id`` is its number: in the queue, or on the wall if it went at once.
    """
    if entry.act is Act.POST:
        return await _post(entry, order, attached, keys, server_now)
    if keys.admin is None:
        return NotNow(Reason.AUTH, NO_ADMIN_KEY, None)
    if entry.act is Act.EDIT_POST:
        return await _edit(entry, target, order, attached, keys.admin, server_now)
    return await _remove(entry, target, keys.admin)


def refusal(
    entry: OutboxEntry, order: Order, target: Target, keys: Keys, server_now: int
) -> Outcome | None:
    """What keeps an intent from leaving now, None if nothing does."""
    if entry.act is Act.POST:
        return _post_refusal(entry, order, target, keys, server_now)
    at_once = entry.act is Act.EDIT_POST and not order.at
    if target.published_id and not at_once:
        return Refused(Reason.LATE, ALREADY_OUT)
    if keys.admin is None:
        return NotNow(Reason.AUTH, NO_ADMIN_KEY, None)
    if not target.published_id and (not target.post_id or target.gone_at):
        return Refused(Reason.COLLEAGUE, NOT_QUEUED)
    if entry.act is Act.EDIT_POST and order.at and order.at < server_now + SHORTEST_WAIT:
        return Refused(Reason.LATE, _TIME_CAME)
    return None


def _post_refusal(
    entry: OutboxEntry, order: Order, target: Target, keys: Keys, server_now: int
) -> Outcome | None:
    if target.published_id:
        return Refused(Reason.COLLEAGUE, _PUBLISHED_BY_COLLEAGUE)
    if publish_date(order, server_now) is None:
        return too_late(has_left=bool(entry.sent_at))
    if (order.media or order.poll) and keys.admin is None:
        return NotNow(Reason.AUTH, _NEEDS_ADMIN, None)
    return None


def _keys_for(order: Order, keys: Keys) -> list[Gateway]:
    """Keys that may post this: a person's is scarce, and alone may show what it uploaded."""
    carries = bool(order.media or order.poll)
    wanted = (keys.admin,) if carries else (keys.community, keys.admin)
    return [gateway for gateway in wanted if gateway is not None]


def _of_post(outcome: Outcome) -> Outcome:
    """The same outcome in words that fit a post."""
    return _unclear() if isinstance(outcome, Ambiguous) else outcome


def _unclear() -> Outcome:
    return Ambiguous(Reason.AMBIGUOUS, _CUT_OFF)


async def _post(
    entry: OutboxEntry, order: Order, attached: list[str], keys: Keys, server_now: int
) -> Outcome:
    at = publish_date(order, server_now) or 0
    call = encode_publishing.post(
        entry.community_id, entry.text, attached, order.options, guid=entry.key, at=at
    )
    refused: Outcome = NotNow(Reason.AUTH, NO_ADMIN_KEY, None)
    for gateway in _keys_for(order, keys):
        try:
            answer = await gateway.call(*call, priority=Priority.PERSON)
        except VkError as error:
            if error.code in _REFUSED_POST:
                return refused_post(error.detail, error.sentence, order, server_now)
            refused = _of_post(outcome_of(error))
            if not (isinstance(error, Forbidden) and error.code in _WRONG_KEY_KIND):
                return refused
        except GosclientError as error:
            return _of_post(outcome_of(error))
        else:
            return await _read_back(entry, number(record(answer).get("post_id")), at, keys)
    return refused


async def _read_back(entry: OutboxEntry, post_id: int, at: int, keys: Keys) -> Outcome:
    """VK's word alone is no proof of a post on the wall; the queue is looked at soon anyway."""
    if post_id <= 0:
        return _unclear()
    if at or keys.admin is None:
        return Delivered(post_id)
    try:
        there = await post_in_vk(keys.admin, entry.community_id, post_id)
    except GosclientError:
        return Delivered(post_id)
    return Delivered(post_id) if there is not None and not there.deleted else _unclear()


async def _edit(
    entry: OutboxEntry,
    target: Target,
    order: Order,
    attached: list[str],
    gateway: Gateway,
    server_now: int,
) -> Outcome | NoSuchPost:
    post_id = target.published_id or target.post_id
    call = encode_publishing.edit(
        entry.community_id, post_id, entry.text, attached, order.options, at=order.at
    )
    try:
        answer = await gateway.call(*call, priority=Priority.PERSON)
    except VkError as error:
        if error.code in _GONE and "publish_date" not in error.detail:
            return NoSuchPost(_of_post(outcome_of(error)))
        if error.code in _REFUSED_POST:
            return refused_post(error.detail, error.sentence, order, server_now)
        return _of_post(outcome_of(error))
    except GosclientError as error:
        return _of_post(outcome_of(error))
    return Delivered(number(record(answer).get("post_id")) or post_id)


async def _remove(entry: OutboxEntry, target: Target, gateway: Gateway) -> Outcome | NoSuchPost:
    call = encode_moderation.post_delete(entry.community_id, target.post_id)
    try:
        await gateway.call(*call, priority=Priority.PERSON)
    except VkError as error:
        if error.code in _GONE:
            return NoSuchPost(_of_post(outcome_of(error)))
        return _of_post(outcome_of(error))
    except GosclientError as error:
        return _of_post(outcome_of(error))
    return Delivered(target.post_id)


_PUBLISHED_BY_COLLEAGUE = (
    "На стене уже стоит запись с теми же словами: пока эта ждала здесь, её опубликовал коллега. Второй "
    "раз она не отправлена."
)
_CUT_OFF = "Связь прервалась. Проверяем в VK, ушла ли запись."
_NEEDS_ADMIN = (
    "Нужен включённый ПК: фото и опросы публикует только ключ администратора, у сообщества его нет. "
    "Запись ждёт здесь: добавьте ключ в «Настройках», и она уйдёт."
)
_TIME_CAME = (
    "Новое время наступило раньше, чем изменение дошло до VK. Запись осталась на прежнем времени: "
    "выберите другое."
)
