"""Capabilities of the two keys in words: names, states, and what to do, said once for each remedy."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication

from gosclient.desk.capabilities import sentence_of
from gosclient.domain.capabilities import Capability, Reason, Standing, Verdict
from gosclient.domain.community import Slot
from ui.models.words import local, short_time

_TO_MEND: Final = frozenset({Standing.REFUSED, Standing.UNKNOWN})


@dataclass(frozen=True, slots=True)
class Remedy:
    """What to do, and what for: names of capabilities in one line."""

    names: str
    sentence: str


def capability_name(capability: Capability) -> str:
    """What a person would do with it."""
    translate = QCoreApplication.translate
    return {
        Capability.READ_MESSAGES: translate("capabilities", "Читать сообщения"),
        Capability.ANSWER_MESSAGES: translate("capabilities", "Отвечать на сообщения"),
        Capability.READ_COMMENTS: translate("capabilities", "Читать комментарии"),
        Capability.ANSWER_COMMENTS: translate("capabilities", "Отвечать на комментарии"),
        Capability.DELETE: translate("capabilities", "Удалять комментарии"),
        Capability.BAN: translate("capabilities", "Блокировать людей"),
        Capability.POST: translate("capabilities", "Публиковать записи"),
        Capability.PHOTO: translate("capabilities", "Публиковать с фото"),
        Capability.EDIT_POST: translate("capabilities", "Изменять записи"),
        Capability.SUGGESTED: translate("capabilities", "Видеть предложенные записи"),
        Capability.MENTIONS: translate("capabilities", "Видеть упоминания"),
        Capability.STATISTICS: translate("capabilities", "Видеть статистику"),
    }[capability]


def key_name(slot: Slot) -> str:
    """Which of the two keys."""
    if slot is Slot.COMMUNITY:
        return QCoreApplication.translate("capabilities", "ключ сообщества")
    return QCoreApplication.translate("capabilities", "ключ администратора")


def standing_word(verdict: Verdict) -> str:
    """Whether it works, in a word or two."""
    translate = QCoreApplication.translate
    if verdict.reason is Reason.NO_KEY:
        return translate("capabilities", "нет ключа")
    if verdict.standing is Standing.UNKNOWN and verdict.reason is not Reason.UNTRIED:
        return translate("capabilities", "под вопросом")
    return {
        Standing.WORKS: translate("capabilities", "работает"),
        Standing.EXPECTED: translate("capabilities", "не проверено"),
        Standing.UNKNOWN: translate("capabilities", "неизвестно"),
        Standing.REFUSED: translate("capabilities", "не работает"),
    }[verdict.standing]


def when_words(verdict: Verdict, now: float) -> str:
    """Since when it has been so, and when it worked last; empty if VK has not answered yet."""
    translate = QCoreApplication.translate
    parts = []
    if verdict.since:
        day = local(verdict.since).strftime("%d.%m.%Y")
        parts.append(translate("capabilities", "с {day}").format(day=day))
    if verdict.worked_at:
        last = translate("capabilities", "работало {time}")
        parts.append(last.format(time=short_time(verdict.worked_at, now)))
    return " · ".join(parts)


def row_words(verdict: Verdict, now: float) -> str:
    """A row as a screen reader says it."""
    parts = [
        f"{capability_name(verdict.capability)}: {standing_word(verdict)}",
        key_name(verdict.slot),
        when_words(verdict, now),
        sentence_of(verdict),
    ]
    return ", ".join(part for part in parts if part)


def remedies(verdicts: Sequence[Verdict]) -> list[Remedy]:
    """What to do about what does not work or may not, each remedy once."""
    found: dict[str, list[str]] = {}
    for verdict in verdicts:
        if verdict.standing in _TO_MEND and verdict.reason is not Reason.UNTRIED:
            names = found.setdefault(sentence_of(verdict), [])
            names.append(capability_name(verdict.capability))
    return [
        Remedy(", ".join([names[0], *(name.lower() for name in names[1:])]), sentence)
        for sentence, names in found.items()
    ]
