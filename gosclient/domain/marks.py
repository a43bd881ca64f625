"""Why the words of an item need care, as the item keeps it. Pure."""

import json
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """Why an item needs care.

    Attributes:
        name: of the rule.
        label: the rule's word for the row.
        words: what was found, lower case, a few of it.
        term: seconds to the first answer, 0 for the office's usual term.
        first: the item stands above the others while it is open.
    """

    name: str
    label: str
    words: tuple[str, ...]
    term: int = 0
    first: bool = False


def own_term(marks: Iterable[Mark]) -> int:
    """The shortest term of the marks in seconds, 0 if none has its own."""
    return min((mark.term for mark in marks if mark.term), default=0)


def marks_to_text(marks: Iterable[Mark]) -> str:
    """Marks as an item keeps them; empty for none."""
    kept = [[mark.name, mark.label, mark.words, mark.term, int(mark.first)] for mark in marks]
    return json.dumps(kept, ensure_ascii=False) if kept else ""


def marks_of(text: str) -> tuple[Mark, ...]:
    """Marks that an item keeps.

    Raises:
        ValueError, TypeError: this is none of our texts.
    """
    if not text:
        return ()
    return tuple(
        Mark(str(name), str(label), tuple(map(str, words)), int(term), bool(first))
        for name, label, words, term, first in json.loads(text)
    )
