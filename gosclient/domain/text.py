"""Texts: limits of VK, comparison of what we wrote with what VK holds, folding for search."""

import re

from gosclient.domain.errors import BadInput
from gosclient.domain.kinds import ItemKind

MESSAGE_LIMIT = 9000
"""Characters of ``messages.send`` (VK's documentation, October 2026)."""

COMMENT_LIMIT = 9000
"""Characters of a comment. VK names no official limit; this is what the program allows."""

_MENTION = re.compile(r"\[(?:id|club|public|event)\d+\|([^\]\n]*)\]")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_SPACES = re.compile(r"\s+")
_INVISIBLE = re.compile(r"[\u200b\u200c\u200e\u200f\u2060\ufeff]")


def limit_for(kind: ItemKind) -> int:
    """Longest answer in characters."""
    return MESSAGE_LIMIT if kind is ItemKind.MESSAGE else COMMENT_LIMIT


def check_answer(text: str, kind: ItemKind) -> str:
    """The text as it will be sent: line ends unified, outer spaces removed.

    Raises:
        BadInput: empty, only spaces, or longer than VK takes.
    """
    cleaned = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").strip()
    if not _INVISIBLE.sub("", cleaned).strip():
        raise BadInput("Ответ пуст: в нём нет ни одного видимого знака. Напишите текст.")
    limit = limit_for(kind)
    if len(cleaned) > limit:
        raise BadInput(
            f"Ответ длиннее, чем принимает VK: {len(cleaned)} знаков из {limit}. "
            f"Текст сохранён; сократите его на {len(cleaned) - limit}."
        )
    if any("\ud800" <= character <= "\udfff" for character in cleaned):
        raise BadInput("В тексте есть испорченный знак (обрывок эмодзи). Удалите его и повторите.")
    return cleaned


def comparable(text: str) -> str:
    """A form in which our text and VK's copy of it are equal.

    VK folds spaces and turns mentions into ``[id1|Имя]``, so only the words are compared.
    """
    named = _MENTION.sub(lambda match: match.group(1), text)
    return _SPACES.sub(" ", named).strip()


def printable(text: str) -> str:
    """The text without signs that no document may hold: controls and halves of emoji."""
    return _UNPRINTABLE.sub("", text)


def fold(text: str) -> str:
    """Text for the search index: ``ё`` is written ``е``."""
    return text.replace("ё", "е").replace("Ё", "Е")
