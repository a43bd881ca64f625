"""Pure rules of posting: when a post may leave, what VK's no means."""

from gosclient.domain.outbox import (
    NotNow,
    Outcome,
    Reason,
    Refused,
)
from gosclient.domain.publishing import LATE, Order

HAND_OVER_EVERY = 900.0
"""Seconds between tries to hand VK a post that it has no room for yet."""

SHORTEST_WAIT = 60
"""Seconds before its time under which a post is published directly instead of queued."""

FAR = 60 * 86_400
"""Seconds ahead from which on VK's no to a time may mean that it is too far: VK names no limit."""

_TAKEN = "already scheduled for this time"
_FULL = ("can only schedule", "cannot schedule more than")
_DAY_IS_FULL = "you can only add"


def publish_date(order: Order, server_now: int) -> int | None:
    """The time to ask VK for, 0 for at once, None if it must not leave without a word.

    Args:
        order: what was asked for.
        server_now: VK's time in unix seconds.
    """
    if not order.at:
        return 0
    if server_now > order.at + LATE:
        return None
    return order.at if order.at - server_now >= SHORTEST_WAIT else 0


def too_late(*, has_left: bool) -> Refused:
    """The post's time passed while it waited; nothing is sent late without being asked.

    ``has_left``: an earlier try may have reached VK and was not found there; a colleague may have
    given it other words since, so nothing certain is said.
    """
    return Refused(Reason.LATE, _TOO_LATE_AND_TRIED if has_left else _TOO_LATE)


def refused_post(detail: str, sentence: str, order: Order, server_now: int) -> Outcome:
    """What VK's error 214 or 100 to a post means, told apart by its words.

    Args:
        detail: VK's English words.
        sentence: for people, for what is not told apart.
        order: what was asked for.
        server_now: VK's time in unix seconds.
    """
    said = detail.lower()
    wait = max(min(HAND_OVER_EVERY, order.at - server_now - SHORTEST_WAIT / 2), 5.0)
    if _TAKEN in said:
        return Refused(Reason.TAKEN, _SLOT_TAKEN)
    if any(words in said for words in _FULL):
        return NotNow(Reason.FULL, _NO_ROOM, wait)
    if _DAY_IS_FULL in said:
        return Refused(Reason.REFUSED, _FIFTY)
    if "publish_date" in said:
        if order.at > server_now + FAR:
            return NotNow(Reason.TOO_FAR, _TOO_FAR, min(86_400.0, wait * 96))
        return Refused(Reason.LATE, _BAD_TIME)
    return Refused(Reason.REFUSED, sentence)


_TOO_LATE = (
    "Время публикации прошло, пока запись ждала на этом компьютере. Она не опубликована и "
    "сохранена: выберите другое время или опубликуйте сейчас."
)
_TOO_LATE_AND_TRIED = (
    "Время публикации прошло, пока прерывалась связь. Запись сохранена и ещё раз не отправлена: "
    "посмотрите, нет ли её в VK, и выберите другое время или опубликуйте сейчас."
)
_SLOT_TAKEN = (
    "В эту минуту в сообществе уже запланирована другая запись. Эта не отправлена и сохранена: "
    "выберите соседнюю минуту."
)
_NO_ROOM = (
    "Нужен включённый ПК: в очереди VK нет места (25 записей на день, 150 всего). Запись ждёт здесь "
    "и уйдёт в VK, как только место появится, или выйдет в своё время, если программа открыта."
)
_FIFTY = (
    "Сегодня в этом сообществе уже 50 записей, больше VK не принимает. Эта сохранена: выберите "
    "другой день."
)
_TOO_FAR = (
    "Нужен включённый ПК: VK не принимает записи так далеко вперёд. Запись ждёт здесь и уйдёт в VK, "
    "когда срок приблизится."
)
_BAD_TIME = (
    "VK не принял время публикации: оно прошло или часы этого компьютера расходятся с часами VK. "
    "Запись сохранена: выберите другое время."
)
