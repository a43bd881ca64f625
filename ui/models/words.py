"""Times, terms and states in plain Russian, as rows, bubbles and screen readers say them.

Numbers in words go through Qt's plural forms: the Russian catalogue holds the three forms.
"""

from datetime import datetime, timedelta, tzinfo
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QCoreApplication

from gosclient.domain.deadlines import Clock
from gosclient.domain.inbox import InboxItem, ItemStatus, Pending
from gosclient.domain.kinds import ItemKind
from gosclient.domain.outbox import OutboxEntry, OutboxState, Reason
from gosclient.domain.posts import CanWrite
from ui.models.act_words import act_state_word, act_words
from ui.models.counted import counted

_MINUTE: Final = 60
_HOUR: Final = 3600
_DAY: Final = 86_400

_FORBADE: Final = 901
_PRIVACY: Final = 902


def local(at: float, zone: tzinfo | None = None) -> datetime:
    """A moment (unix seconds) on the clock of this computer, or of ``zone``."""
    return datetime.fromtimestamp(at, zone).astimezone(zone)


def is_same_day(one: float, other: float) -> bool:
    """Whether two moments lie on one day of this computer's calendar."""
    return _day(int(one)) == _day(int(other))


@lru_cache(maxsize=4096)
def _day(at: int) -> int:
    return local(at).toordinal()


def clock_time(at: float, zone: tzinfo | None = None) -> str:
    """``14:03``."""
    return local(at, zone).strftime("%H:%M")


def day_words(at: float, now: float, zone: tzinfo | None = None) -> str:
    """``сегодня``, ``вчера``, ``14 октября``, with the year when it is another one."""
    day, today = local(at, zone).date(), local(now, zone).date()
    if day == today:
        return QCoreApplication.translate("words", "сегодня")
    if day == today - timedelta(days=1):
        return QCoreApplication.translate("words", "вчера")
    if day == today + timedelta(days=1):
        return QCoreApplication.translate("words", "завтра")
    words = f"{day.day} {_months()[day.month - 1]}"
    return words if day.year == today.year else f"{words} {day.year}"


def short_time(at: float, now: float, zone: tzinfo | None = None) -> str:
    """The time today, ``вчера``, else ``14.10`` or ``14.10.25``: fits the corner of a row."""
    day, today = local(at, zone).date(), local(now, zone).date()
    if day == today:
        return clock_time(at, zone)
    if day == today - timedelta(days=1):
        return QCoreApplication.translate("words", "вчера")
    return day.strftime("%d.%m" if day.year == today.year else "%d.%m.%y")


def moment(at: float, now: float, zone: tzinfo | None = None) -> str:
    """``14:03`` today, else ``вчера, 14:03`` or ``14 октября, 14:03``."""
    if local(at, zone).date() == local(now, zone).date():
        return clock_time(at, zone)
    return f"{day_words(at, now, zone)}, {clock_time(at, zone)}"


def span(seconds: float) -> str:
    """``39 мин``, ``2 ч 10 мин``, ``3 ч``, ``2 дня``; never less than a minute."""
    minutes = max(1, round(seconds / _MINUTE))
    if minutes < _HOUR // _MINUTE:
        return QCoreApplication.translate("words", "{minutes} мин").format(minutes=minutes)
    hours, minutes = divmod(minutes, 60)
    if hours >= _DAY // _HOUR:
        return counted.days(hours // 24)
    if minutes and hours < 10:  # noqa: PLR2004 - beyond ten hours minutes say nothing
        return QCoreApplication.translate("words", "{hours} ч {minutes} мин").format(
            hours=hours, minutes=minutes
        )
    return QCoreApplication.translate("words", "{hours} ч").format(hours=hours)


def due_words(clock: Clock) -> str:
    """``ещё 2 ч 10 мин`` or ``просрочено на 40 мин``."""
    if clock.left < 0:
        late = QCoreApplication.translate("words", "просрочено на {time}")
        # Of hours past the term minutes say nothing, and the row has little room.
        passed = -clock.left if -clock.left < _HOUR else -clock.left // _HOUR * _HOUR
        return late.format(time=span(passed))
    return QCoreApplication.translate("words", "ещё {time}").format(time=span(clock.left))


def kind_word(kind: ItemKind) -> str:
    """A word for a row: ``ЛС`` or ``комментарий``."""
    translate = QCoreApplication.translate
    return {
        ItemKind.MESSAGE: translate("words", "ЛС"),
        ItemKind.COMMENT: translate("words", "комментарий"),
        ItemKind.PHOTO_COMMENT: translate("words", "фото"),
        ItemKind.VIDEO_COMMENT: translate("words", "видео"),
        ItemKind.MARKET_COMMENT: translate("words", "товар"),
        ItemKind.BOARD: translate("words", "обсуждение"),
        ItemKind.SUGGESTED: translate("words", "предложка"),
        ItemKind.VISITOR_POST: translate("words", "запись жителя"),
        ItemKind.MENTION: translate("words", "упоминание"),
        ItemKind.POST: translate("words", "запись"),
    }[kind]


def kind_words(kind: ItemKind) -> str:
    """Words for a heading."""
    translate = QCoreApplication.translate
    return {
        ItemKind.MESSAGE: translate("words", "личные сообщения"),
        ItemKind.COMMENT: translate("words", "комментарий под записью"),
        ItemKind.PHOTO_COMMENT: translate("words", "комментарий под фотографией"),
        ItemKind.VIDEO_COMMENT: translate("words", "комментарий под видео"),
        ItemKind.MARKET_COMMENT: translate("words", "комментарий под товаром"),
        ItemKind.BOARD: translate("words", "обсуждение"),
        ItemKind.SUGGESTED: translate("words", "предложенная запись"),
        ItemKind.VISITOR_POST: translate("words", "запись жителя на стене"),
        ItemKind.MENTION: translate("words", "упоминание на другой стене"),
        ItemKind.POST: translate("words", "запись сообщества"),
    }[kind]


def status_word(item: InboxItem, now: float, zone: tzinfo | None = None) -> str:
    """What has become of an item; empty while it is open."""
    if item.deleted and item.kind is ItemKind.SUGGESTED:
        return QCoreApplication.translate("words", "разобрано в VK")
    if item.deleted:
        return QCoreApplication.translate("words", "удалено в VK")
    match item.status:
        case ItemStatus.OPEN:
            return ""
        case ItemStatus.ANSWERED if item.answered_by_colleague:
            return QCoreApplication.translate("words", "ответил коллега")
        case ItemStatus.ANSWERED:
            return QCoreApplication.translate("words", "отвечено")
        case ItemStatus.DONE:
            return QCoreApplication.translate("words", "готово")
        case ItemStatus.NO_ANSWER:
            return QCoreApplication.translate("words", "ответ не нужен")
        case ItemStatus.SNOOZED:
            return QCoreApplication.translate("words", "отложено до {time}").format(
                time=moment(item.snoozed_until, now, zone)
            )


def pending_word(pending: Pending) -> str:
    """What is on its way from us; empty for nothing."""
    match pending:
        case Pending.FAILED:
            return QCoreApplication.translate("words", "не отправлено")
        case Pending.UNKNOWN:
            return QCoreApplication.translate("words", "неизвестно")
        case Pending.SENDING:
            return QCoreApplication.translate("words", "в очереди")
        case Pending.NONE:
            return ""


def refusal_words(can_write: CanWrite, now: float, zone: tzinfo | None = None) -> str:
    """Why an answer to this person cannot be sent, and until when."""
    translate = QCoreApplication.translate
    if can_write.reason == _FORBADE:
        words = translate(
            "words", "Этот человек не разрешил сообществу писать ему. Ответить нельзя."
        )
    elif can_write.reason == _PRIVACY:
        words = translate("words", "Человек закрыл личные сообщения. Ответить нельзя.")
    else:
        words = translate("words", "VK сейчас не даёт написать этому человеку.")
    if can_write.until:
        until = moment(can_write.until, now, zone)
        words += " " + translate("words", "Запрет до {time}.").format(time=until)
    return words


def state_word(state: OutboxState, *, moderates: bool = False) -> str:
    """The state of an answer, or of an act of moderation, in the table «Отправка»."""
    if moderates:
        return act_state_word(state)
    return {
        OutboxState.HOLDING: QCoreApplication.translate("words", "скоро уйдёт"),
        OutboxState.QUEUED: QCoreApplication.translate("words", "в очереди"),
        OutboxState.SENDING: QCoreApplication.translate("words", "отправляется"),
        OutboxState.CONFIRMED: QCoreApplication.translate("words", "отправлено"),
        OutboxState.WAITING: QCoreApplication.translate("words", "ждёт"),
        OutboxState.FAILED: QCoreApplication.translate("words", "не отправлено"),
        OutboxState.UNKNOWN: QCoreApplication.translate("words", "неизвестно"),
        OutboxState.CANCELLED: QCoreApplication.translate("words", "снято"),
    }[state]


def entry_words(entry: OutboxEntry, now: float, zone: tzinfo | None = None) -> str:
    """The line about an intent: which of done, not done and unknown it is, and what is next."""
    return act_words(entry, now) if entry.moderates else _answer_words(entry, now, zone)


def _answer_words(entry: OutboxEntry, now: float, zone: tzinfo | None) -> str:  # noqa: PLR0911 - one sentence a state
    translate = QCoreApplication.translate
    match entry.state:
        case OutboxState.HOLDING:
            left = max(0, round((entry.not_before or now) - now))
            return translate("words", "уйдёт через {seconds} с").format(seconds=left)
        case OutboxState.QUEUED | OutboxState.SENDING:
            return translate("words", "отправляется")
        case OutboxState.WAITING if entry.reason is Reason.NETWORK:
            return translate("words", "ждёт связи, уйдёт сам")
        case OutboxState.WAITING:
            return _with_sentence(translate("words", "ждёт"), entry.sentence)
        case OutboxState.CONFIRMED:
            return translate("words", "отправлено {time}").format(
                time=moment(entry.settled_at, now, zone)
            )
        case OutboxState.FAILED:
            return _with_sentence(translate("words", "не отправлено"), entry.sentence)
        case OutboxState.UNKNOWN if not entry.needs_person:
            return translate("words", "неизвестно: проверяем в VK")
        case OutboxState.UNKNOWN:
            return _with_sentence(translate("words", "неизвестно"), entry.sentence)
        case OutboxState.CANCELLED:
            return translate("words", "снято")


def banned_words(until: int, now: float, zone: tzinfo | None = None) -> str:
    """``заблокирован до 5 декабря, 14:03`` or ``заблокирован навсегда``."""
    if not until:
        return QCoreApplication.translate("words", "заблокирован навсегда")
    return QCoreApplication.translate("words", "заблокирован до {time}").format(
        time=moment(until, now, zone)
    )


def capital(words: str) -> str:
    """The words as the beginning of a sentence."""
    return words[:1].upper() + words[1:]


def row_words(item: InboxItem, community: str) -> str:
    """A row as a screen reader says it."""
    parts = [item.person, kind_words(item.kind), community, item.text, pending_word(item.pending)]
    if item.marks:
        labels = ", ".join(mark.label for mark in item.marks)
        care = QCoreApplication.translate("words", "требует внимания: {labels}")
        parts.insert(0, care.format(labels=labels))
    if item.mine:
        parts.append(QCoreApplication.translate("words", "взято себе"))
    return ", ".join(part for part in parts if part)


def _with_sentence(word: str, sentence: str) -> str:
    return f"{word}. {sentence}" if sentence else word


def _months() -> list[str]:
    return QCoreApplication.translate(
        "words",
        "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    ).split()
