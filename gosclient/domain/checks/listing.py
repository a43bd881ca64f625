"""Lists of hosts and of words that checks look for, and how an office writes its own. Pure."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from gosclient.domain.checks.addresses import is_host
from gosclient.domain.errors import BadInput

if TYPE_CHECKING:
    from gosclient.domain.checks.check import Hit
    from gosclient.domain.checks.facts import Draft

MOST_ENTRIES: Final = 500
LONGEST_ENTRY: Final = 80
"""Characters."""

_BEFORE_HOST = re.compile(r"^(?:https?://)?(?:www\.)?")
_INNER_STAR = re.compile(r"\*\S")


class ListKind(StrEnum):
    """What the entries of a list are."""

    HOSTS = "hosts"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Listing:
    """What a check looks for.

    Attributes:
        entries: those of the program: hosts in lower case without ``www``, or words and phrases in
            which a star stands for any ending.
        look: finds the places of such entries in a draft.
    """

    kind: ListKind
    entries: tuple[str, ...]
    look: "Callable[[Draft, tuple[str, ...]], Iterable[Hit]]"


def checked_entries(lines: Iterable[str], kind: ListKind) -> tuple[str, ...]:
    """Entries as they can be kept: trimmed, each once, hosts without what stands around them.

    Args:
        lines: one entry each; empty ones are passed over.
        kind: what they are.

    Raises:
        BadInput: a line is no such entry, or there are too many of them.
    """
    found = []
    for number, line in enumerate(lines, start=1):
        entry = " ".join(line.split()).lower()
        if kind is ListKind.HOSTS:
            entry = _BEFORE_HOST.sub("", entry).split("/")[0].rstrip(".")
        if not entry:
            continue
        refusal = _refusal(entry, kind)
        if refusal:
            raise BadInput(f"Строка {number}: {refusal} Список не сохранён, исправьте строку.")
        found.append(entry)
    entries = tuple(dict.fromkeys(found))
    if len(entries) > MOST_ENTRIES:
        raise BadInput(
            f"В списке больше {MOST_ENTRIES} строк: {len(entries)}. "
            "Он не сохранён, оставьте самое нужное."
        )
    return entries


def _refusal(entry: str, kind: ListKind) -> str:
    if len(entry) > LONGEST_ENTRY:
        return f"длиннее {LONGEST_ENTRY} знаков."
    if kind is ListKind.HOSTS and not is_host(entry):
        return f"«{entry}» не похоже на адрес сайта. Нужно как в «example.ru»."
    if kind is ListKind.WORDS and (_INNER_STAR.search(entry) or not entry.replace("*", "").strip()):
        return f"в «{entry}» звёздочка может стоять только после начала слова, как в «осуществля*»."
    return ""
