"""Ready pieces of text that an office puts into its posts, and the hashtags in a text."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from gosclient.domain.errors import BadInput

LONGEST_TITLE: Final = 60
LONGEST_SNIPPET: Final = 2000
"""Characters: a signature is a few lines, and a post takes 16,000."""

_HASHTAG: Final = re.compile(r"(?<![\w#@/&])#(\w[\w@]*)")


class SnippetKind(StrEnum):
    """What a piece is for; a signature goes to the end, hashtags to the cursor."""

    HASHTAGS = "hashtags"
    SIGNATURE = "signature"


@dataclass(frozen=True, slots=True)
class Snippet:
    """One piece; ``snippet_id`` is 0 for one that is not kept yet."""

    snippet_id: int
    kind: SnippetKind
    title: str
    text: str


def checked(snippet: Snippet) -> Snippet:
    """The piece as it is kept: spaces folded in the title, outer ones gone from the text.

    Raises:
        BadInput: it has no text, or is too long; nothing was kept.
    """
    text = snippet.text.strip()
    title = " ".join(snippet.title.split()) or " ".join(text.split())[:LONGEST_TITLE]
    if not text:
        raise BadInput("В заготовке нет текста. Она не сохранена: напишите, что вставлять.")
    if len(text) > LONGEST_SNIPPET or len(title) > LONGEST_TITLE:
        raise BadInput(
            f"Заготовка слишком длинная: текст до {LONGEST_SNIPPET} знаков, название до "
            f"{LONGEST_TITLE}. Она не сохранена."
        )
    return Snippet(snippet.snippet_id, snippet.kind, title, text)


def with_signature(text: str, signature: str) -> str:
    """A text that ends in a signature, on lines of its own; one that is there is not doubled."""
    body = text.rstrip()
    if body.endswith(signature.strip()):
        return text
    return f"{body}\n\n{signature.strip()}" if body else signature.strip()


def hashtags_in(text: str) -> list[str]:
    """Hashtags of a text in their order, without ``#``; ``#афиша@district`` keeps its address."""
    return _HASHTAG.findall(text)


def by_use(texts: Iterable[str]) -> list[str]:
    """Hashtags of many texts, the most used first, in the spelling that is met first."""
    counts: dict[str, int] = {}
    spelt: dict[str, str] = {}
    for text in texts:
        for tag in hashtags_in(text):
            key = tag.casefold()
            spelt.setdefault(key, tag)
            counts[key] = counts.get(key, 0) + 1
    return [spelt[key] for key in sorted(counts, key=lambda one: (-counts[one], one))]
