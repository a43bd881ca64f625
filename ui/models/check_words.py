"""What the settings say of the checks: the placeholders of their sentences, explained."""

from PySide6.QtCore import QCoreApplication

from gosclient.domain.checks.check import COMMUNITIES, Check, placeholders
from gosclient.domain.checks.finding import Severity
from gosclient.domain.checks.listing import ListKind
from ui.models.checks import weight_word


def severity_words(severity: Severity) -> str:
    """How grave a check is, and what follows from it."""
    translate = QCoreApplication.translate
    follows = {
        Severity.ERROR: translate("checks", "запись не уйдёт, пока не исправите"),
        Severity.WARNING: translate("checks", "спросит перед отправкой"),
        Severity.HINT: translate("checks", "только скажет"),
    }[severity]
    return f"{weight_word(severity)}: {follows}"


def list_words(kind: ListKind) -> str:
    """What the lines of a check's list are."""
    translate = QCoreApplication.translate
    return {
        ListKind.HOSTS: translate("checks", "Сайты, по одному в строке"),
        ListKind.WORDS: translate(
            "checks", "Слова, по одному в строке; звёздочка вместо окончания"
        ),
    }[kind]


def placeholder_lines(check: Check) -> list[str]:
    """A line for each placeholder that the sentence of a check may name, with what it becomes."""
    names = sorted(placeholders(check.words) | {COMMUNITIES})
    return [f"{{{name}}} — {placeholder_word(name)}" for name in names]


def placeholder_word(name: str) -> str:
    """What stands in place of a placeholder, empty for one that is not known."""
    translate = QCoreApplication.translate
    return {
        COMMUNITIES: translate("checks", "названия сообществ, которых это касается"),
        "begin": translate("checks", "начало тихих часов"),
        "count": translate("checks", "сколько их в записи"),
        "date": translate("checks", "дата из текста с годом"),
        "day": translate("checks", "день выхода записи"),
        "end": translate("checks", "конец тихих часов"),
        "found": translate("checks", "найденные слова записи"),
        "grief": translate("checks", "какой это день"),
        "host": translate("checks", "адрес сайта из ссылки"),
        "length": translate("checks", "сколько знаков сейчас"),
        "limit": translate("checks", "сколько можно"),
        "minutes": translate("checks", "за сколько минут VK принимает запись"),
        "name": translate("checks", "имя файла"),
        "number": translate("checks", "номер ответа в опросе"),
        "over": translate("checks", "сколько знаков лишних"),
        "size": translate("checks", "размер фото в точках"),
        "weekday": translate("checks", "верный день недели"),
        "when": translate("checks", "день и время"),
        "why": translate("checks", "причина"),
        "width": translate("checks", "ширина фото в точках"),
    }.get(name, "")
