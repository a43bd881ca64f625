"""What became of a post in one community: when, a sentence, what can be done."""

from enum import Enum, auto
from typing import Final

from PySide6.QtCore import QCoreApplication

from gosclient.desk.compositions import TargetView
from gosclient.domain.outbox import OutboxState
from gosclient.domain.publishing import TargetState
from ui.models.time_words import spoken_words

_TAKEN_BACK: Final = frozenset(
    {
        TargetState.PLANNED,
        TargetState.CHANGED,
        TargetState.OVERDUE,
        TargetState.LOCAL,
        TargetState.FAILED,
    }
)
_SENT_AGAIN: Final = frozenset(
    {TargetState.VANISHED, TargetState.FAILED, TargetState.REMOVED, TargetState.LOCAL}
)


class TargetAct(Enum):
    """What an officer can do about a post in one community."""

    TAKE_BACK = auto()
    CORRECT = auto()
    POST_AGAIN = auto()
    TRY_AGAIN = auto()
    CHECK = auto()
    SEND_AGAIN = auto()
    TAKE_VKS = auto()
    INSIST = auto()
    OPEN = auto()


def when_words(view: TargetView, zone: str, now: float) -> str:
    """``28 ноября, 09:00``: when it appeared, or shall; empty for what has no time."""
    target = view.target
    if target.published_id and target.published_at:
        return spoken_words(target.published_at, zone, now)
    if target.paused_from:
        return spoken_words(target.paused_from, zone, now)
    at_rest = {TargetState.DRAFT, TargetState.REMOVED}
    return spoken_words(target.at, zone, now) if target.at and view.state not in at_rest else ""


def target_sentence(view: TargetView, zone: str, now: float) -> str:
    """What is so, what was kept, and what comes next."""
    said = view.entry.sentence if view.entry is not None else ""
    match view.state:
        case TargetState.LEAVING:
            return _leaving(view, now)
        case TargetState.CHANGED:
            return _changed(view, zone, now)
        case TargetState.UNKNOWN:
            return _unknown(view, said)
        case TargetState.FAILED if said:
            return said
        case TargetState.LOCAL:
            return f"{said} {_plain_sentence(view.state)}".strip()
        case _:
            when = when_words(view, zone, now)
            return _plain_sentence(view.state).format(time=when)


def acts_of(view: TargetView) -> list[TargetAct]:
    """What can be done now, the most useful first."""
    state, found = view.state, []
    if state is TargetState.CHANGED:
        found += [TargetAct.TAKE_VKS, TargetAct.INSIST]
    if state is TargetState.UNKNOWN and view.entry is not None and view.entry.needs_person:
        found += [TargetAct.CHECK, TargetAct.SEND_AGAIN]
    if state is TargetState.FAILED:
        found.append(TargetAct.TRY_AGAIN)
    if state in _SENT_AGAIN:
        found.append(TargetAct.POST_AGAIN)
    waits = state is TargetState.LEAVING and view.entry is not None
    if state in _TAKEN_BACK or (waits and view.entry.has_not_left):  # type: ignore[union-attr] # waits says so
        found.append(TargetAct.TAKE_BACK)
    if state is TargetState.PUBLISHED:
        found.append(TargetAct.CORRECT)
    if view.target.published_id or view.target.post_id:
        found.append(TargetAct.OPEN)
    return found


def act_word(act: TargetAct) -> str:
    """The words on the button."""
    translate = QCoreApplication.translate
    return {
        TargetAct.TAKE_BACK: translate("targets", "Снять с публикации"),
        TargetAct.POST_AGAIN: translate("targets", "Отправить ещё раз…"),
        TargetAct.TRY_AGAIN: translate("targets", "Попробовать снова"),
        TargetAct.CHECK: translate("targets", "Проверить в VK"),
        TargetAct.SEND_AGAIN: translate("targets", "Отправить ещё раз"),
        TargetAct.TAKE_VKS: translate("targets", "Взять из VK"),
        TargetAct.INSIST: translate("targets", "Вернуть наш вариант"),
        TargetAct.CORRECT: translate("targets", "Исправить на стене…"),
        TargetAct.OPEN: translate("targets", "Открыть в VK"),
    }[act]


def _plain_sentence(state: TargetState) -> str:
    translate = QCoreApplication.translate
    return {
        TargetState.DRAFT: translate(
            "targets", "Здесь записи в VK нет. Она уйдёт, когда вы её отправите."
        ),
        TargetState.LOCAL: translate(
            "targets",
            "VK пока не берёт эту запись в очередь. Программа передаст её сама: нужен включённый "
            "ПК.",
        ),
        TargetState.PLANNED: translate(
            "targets", "Стоит в очереди VK. Выйдет в это время, даже если ПК выключен."
        ),
        TargetState.VANISHED: translate(
            "targets",
            "В очереди VK её больше нет, и на стене она не появилась: кто-то удалил её в VK. Текст "
            "сохранён здесь.",
        ),
        TargetState.OVERDUE: translate(
            "targets",
            "Время прошло, а на стене записи не видно. Откройте сообщество в VK и проверьте.",
        ),
        TargetState.PUBLISHED: translate("targets", "Вышло: {time}."),
        TargetState.PAUSED: translate(
            "targets", "Снята из очереди VK на время паузы. Время до паузы: {time}."
        ),
        TargetState.FAILED: translate("targets", "VK отказал. Запись сохранена здесь."),
        TargetState.REMOVED: translate(
            "targets", "Вы сняли её с публикации. Текст сохранён здесь."
        ),
    }[state]


def _leaving(view: TargetView, now: float) -> str:
    translate = QCoreApplication.translate
    entry = view.entry
    if entry is not None and entry.state is OutboxState.HOLDING:
        left = max(0, round((entry.not_before or now) - now))
        return translate("targets", "Уйдёт через {seconds} с, пока можно отменить.").format(
            seconds=left
        )
    if entry is not None and entry.state is OutboxState.WAITING:
        waits = translate("targets", "Ждёт и уйдёт сама.")
        return f"{entry.sentence} {waits}".strip()
    return translate("targets", "Передаётся в VK.")


def _changed(view: TargetView, zone: str, now: float) -> str:
    translate = QCoreApplication.translate
    target = view.target
    lines = [translate("targets", "Кто-то изменил эту запись в VK. Ваш вариант сохранён здесь.")]
    if target.vk_at // 60 != target.at // 60:
        time = spoken_words(target.vk_at, zone, now)
        lines.append(translate("targets", "Время в VK: {time}.").format(time=time))
    if target.vk_text.strip() != target.text.strip():
        words = " ".join(target.vk_text.split())[:200]
        lines.append(translate("targets", "Текст в VK: «{text}»").format(text=words))
    return "\n".join(lines)


def _unknown(view: TargetView, said: str) -> str:
    translate = QCoreApplication.translate
    if view.entry is not None and not view.entry.needs_person:
        return translate("targets", "Неизвестно, дошла ли она до VK. Программа проверяет.")
    words = translate(
        "targets", "Неизвестно, дошла ли она до VK. Проверьте в VK, прежде чем отправлять снова."
    )
    return said or words
