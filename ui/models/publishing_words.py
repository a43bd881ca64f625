"""Publications in words: states, times, reasons; each state with its icon and colour."""

from datetime import date, tzinfo
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from gosclient.desk.calendar import TITLE, Card, Fixed, Origin
from gosclient.desk.compositions import TargetView
from gosclient.domain.publishing import Approval, TargetState
from ui.models.calendar_days import Span, View
from ui.models.words import clock_time, local, moment
from ui.theme.tokens import Role


class Look(NamedTuple):
    """A state: never a colour alone."""

    words: str
    icon: str
    role: Role


def look_of(state: TargetState) -> Look:
    """How the state of a post in a community is told."""
    translate = QCoreApplication.translate
    looks: dict[TargetState, Look] = {
        TargetState.DRAFT: Look(translate("calendar", "черновик"), "pencil", "dim_tint"),
        TargetState.LEAVING: Look(translate("calendar", "передаётся в VK"), "send", "accent"),
        TargetState.LOCAL: Look(translate("calendar", "ждёт на этом ПК"), "monitor", "amber"),
        TargetState.PLANNED: Look(translate("calendar", "запланировано"), "clock", "accent"),
        TargetState.CHANGED: Look(translate("calendar", "изменено в VK"), "pencil", "amber"),
        TargetState.VANISHED: Look(translate("calendar", "пропало из VK"), "eye-off", "red"),
        TargetState.OVERDUE: Look(translate("calendar", "не вышло в срок"), "alarm-clock", "red"),
        TargetState.PUBLISHED: Look(translate("calendar", "вышло"), "circle-check", "green"),
        TargetState.PAUSED: Look(translate("calendar", "на паузе"), "circle-pause", "amber"),
        TargetState.FAILED: Look(translate("calendar", "не отправлено"), "triangle-alert", "red"),
        TargetState.UNKNOWN: Look(
            translate("calendar", "неизвестно"), "circle-question-mark", "amber"
        ),
        TargetState.REMOVED: Look(translate("calendar", "снято"), "undo-2", "dim_tint"),
    }
    return looks[state]


def look_of_consent(approval: Approval) -> Look | None:
    """How a document stands with those who have to agree; None for not at all."""
    translate = QCoreApplication.translate
    match approval:
        case Approval.ASKED:
            return Look(translate("consent", "на согласовании"), "hourglass", "accent")
        case Approval.AGREED:
            return Look(translate("consent", "согласовано"), "user-check", "green")
        case Approval.RETURNED:
            return Look(translate("consent", "возвращено"), "undo-2", "amber")
        case _:
            return None


def look_of_document(state: TargetState, approval: Approval) -> Look:
    """How a document is told of: what is handed over nowhere says how it stands with consent."""
    consent = look_of_consent(approval) if state is TargetState.DRAFT else None
    return consent or look_of(state)


def look_of_card(card: Card) -> Look:
    """As ``look_of_document``; what others made says so."""
    if card.origin is Origin.OURS:
        return look_of_document(card.state, card.approval)
    if card.origin is Origin.ON_WALL:
        words = QCoreApplication.translate("calendar", "вышло, сделано в VK")
        return Look(words, "circle-check", "dim_tint")
    words = QCoreApplication.translate("calendar", "ждёт в VK, сделано там")
    return Look(words, "clock", "dim_tint")


def why_fixed(why: Fixed) -> str:
    """A sentence: why a card keeps its time."""
    translate = QCoreApplication.translate
    return {
        Fixed.PUBLISHED: translate("calendar", "Вышедшую запись перенести нельзя."),
        Fixed.FOREIGN: translate(
            "calendar", "Эту запись сделали в VK. Перенести её можно только там."
        ),
        Fixed.UNDER_WAY: translate(
            "calendar", "Запись сейчас на пути в VK. Перенести её можно, когда она там будет."
        ),
        Fixed.PAUSED: translate(
            "calendar", "Публикации на паузе. Перенести запись можно, когда пауза снята."
        ),
        Fixed.PAST: translate(
            "calendar", "Время этой записи прошло. Откройте её и выберите новое."
        ),
    }[why]


def past_words() -> str:
    """Said of a place in the past to which a card is dragged."""
    return QCoreApplication.translate("calendar", "это время прошло")


def title_words(title: str) -> str:
    """First words, or what stands in their place."""
    if len(title) >= TITLE:
        return f"{title[:-1].rstrip()}…"
    return title or QCoreApplication.translate("calendar", "без текста")


def short_weekday(day: date) -> str:
    """``пт``."""
    words = QCoreApplication.translate("calendar", "пн вт ср чт пт сб вс")
    return words.split()[day.weekday()]


def day_title(day: date) -> str:
    """``среда, 25 ноября``."""
    words = QCoreApplication.translate(
        "calendar", "понедельник вторник среда четверг пятница суббота воскресенье"
    )
    return f"{words.split()[day.weekday()]}, {_day_and_month(day)}"


def drop_words(at: float, zone: tzinfo | None) -> str:
    """``пт 8, 09:00``: where a dragged card would land."""
    day = local(at, zone).date()
    return f"{short_weekday(day)} {day.day}, {clock_time(at, zone)}"


def heading(view: View, span: Span, anchor: date) -> str:
    """``23–29 ноября``, ``ноябрь 2026``, ``среда, 25 ноября``."""
    if view is View.DAY:
        return f"{day_title(anchor)} {anchor.year}"
    if view is not View.WEEK:
        words = QCoreApplication.translate(
            "calendar",
            "Январь Февраль Март Апрель Май Июнь Июль Август Сентябрь Октябрь Ноябрь Декабрь",
        )
        return f"{words.split()[anchor.month - 1]} {anchor.year}"
    first, last = span.first, span.last
    begin = str(first.day) if first.month == last.month else f"{_day_and_month(first)} "
    dash = "–" if first.month == last.month else "– "
    return f"{begin}{dash}{_day_and_month(last)} {last.year}"


def card_words(card: Card, communities: str, zone: tzinfo | None) -> str:
    """A card as a screen reader says it."""
    day = local(card.at, zone).date()
    parts = (
        f"{day_title(day)}, {clock_time(card.at, zone)}",
        title_words(card.title),
        look_of_card(card).words,
        communities,
        card.rubric,
    )
    return ", ".join(part for part in parts if part)


def target_words(view: TargetView, now: float, zone: tzinfo | None) -> str:
    """A line about a post in one community: what became of it, when, and why."""
    translate = QCoreApplication.translate
    target = view.target
    if view.state is TargetState.PUBLISHED:
        time = moment(target.published_at or target.at, now, zone)
        return translate("calendar", "вышло {time}").format(time=time)
    if view.entry is not None and view.entry.sentence:
        return f"{look_of(view.state).words}. {view.entry.sentence}"
    if view.state is TargetState.CHANGED:
        if target.vk_at // 60 != target.at // 60:
            time = moment(target.vk_at, now, zone)
            return translate("calendar", "в VK перенесли на {time}").format(time=time)
        return translate("calendar", "в VK изменили текст")
    if view.state is TargetState.VANISHED:
        return translate("calendar", "кто-то убрал её из очереди VK")
    if view.state is TargetState.DRAFT or not target.at:
        return look_of(view.state).words
    time = moment(target.at, now, zone)
    return f"{look_of(view.state).words}, {time}"


def _day_and_month(day: date) -> str:
    words = QCoreApplication.translate(
        "words",
        "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    )
    return f"{day.day} {words.split()[day.month - 1]}"
