"""Ready answers that come with the program; an officer fills in what is specific."""

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FILE = Path(__file__).resolve().parents[2] / "resources" / "templates" / "replies.json"
_PLACEHOLDER = re.compile(r"\{[^{}\n]{1,40}\}")
_NAME = "{имя}"


@dataclass(frozen=True, slots=True)
class Template:
    """One ready answer.

    Attributes:
        kind: what it is for, one English word (``thanks``, ``details``...).
        text: with placeholders in braces, as ``{срок}``.
        when_to_use: a few words that tell it from its neighbours.
    """

    kind: str
    title: str
    when_to_use: str
    text: str


@cache
def templates() -> tuple[Template, ...]:
    """All ready answers, in the order of the file."""
    listed = json.loads(_FILE.read_text(encoding="utf-8"))
    return tuple(
        Template(one["kind"], one["title"], one["when_to_use"], one["text"]) for one in listed
    )


def fill(template: Template, person_name: str) -> str:
    """The text with the person's first name in place; other placeholders stay for the officer.

    Without a name the greeting loses its address: ``{имя}, здравствуйте`` is ``Здравствуйте``.
    """
    first = person_name.split(maxsplit=1)[0] if person_name.split() else ""
    if first:
        return template.text.replace(_NAME, first)
    text = re.sub(r"\{имя\}[,!]?\s*", "", template.text)
    return text[:1].upper() + text[1:]


def first_gap(text: str) -> tuple[int, int] | None:
    """Start and length of the first placeholder left to fill in, None if there is none."""
    found = _PLACEHOLDER.search(text)
    return (found.start(), found.end() - found.start()) if found else None
