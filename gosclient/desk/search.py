"""Search as a person types it: every word in all its Russian forms, the newest first."""

import re
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from gosclient.domain.inbox import ItemStatus
from gosclient.domain.text import fold
from gosclient.store import inbox as inbox_store
from gosclient.store import search as search_store
from gosclient.store.database import Connection, Database
from gosclient.store.search import Hit

_WORD = re.compile(r"[\w-]+", re.UNICODE)
_RUSSIAN = re.compile("[а-я-]+")
_SHORTEST_PREFIX = 3
_SHORTEST_NAME = 2
_MOST_WORDS = 12
_MOST_FORMS = 200


@dataclass(frozen=True, slots=True)
class SearchPage:
    """A page of results.

    Attributes:
        hits: newest first, each item once.
        words: folded forms (``ё`` as ``е``, lower case) to mark in the texts.
        prefix: the last typed word, which also matches as a beginning.
        next: pass as ``before`` for the next page; None when there is nothing older.
    """

    hits: tuple[Hit, ...]
    words: frozenset[str] = frozenset()
    prefix: str = ""
    next: int | None = None


async def find(
    db: Database,
    text: str,
    *,
    communities: tuple[int, ...] = (),
    before: int | None = None,
    limit: int = 50,
) -> SearchPage:
    """Search messages, comments and names; the first page also holds people by name."""
    return await db.read(read_page, text, communities, before, limit)


async def hits(
    db: Database,
    text: str,
    *,
    communities: tuple[int, ...] = (),
    limit: int,
    unanswered: bool = False,
) -> list[Hit]:
    """The first ``limit`` results, each item once; ``unanswered`` passes over what is closed."""
    wanted: dict[int, Hit] = {}
    before: int | None = None
    while len(wanted) < limit:
        page = await find(db, text, communities=communities, before=before, limit=limit)
        for hit in page.hits:
            if hit.item.status is ItemStatus.OPEN or not unanswered:
                wanted.setdefault(hit.item.item_id, hit)
        before = page.next
        if before is None:
            break
    return list(wanted.values())[:limit]


def read_page(
    connection: Connection,
    text: str,
    communities: tuple[int, ...] = (),
    before: int | None = None,
    limit: int = 50,
) -> SearchPage:
    """As ``find``, on a connection."""
    words = words_of(text)
    if not words:
        return SearchPage(())
    query = expression(words)
    hits = search_store.find(connection, query, communities=communities, before=before, limit=limit)
    named_too = before is None and len(words[-1]) >= _SHORTEST_NAME
    by_name = _by_name(connection, words, communities) if named_too else []
    known = {hit.item.item_id for hit in hits}
    named = [hit for hit in by_name if hit.item.item_id not in known]
    return SearchPage(
        hits=tuple(sorted([*hits, *named], key=lambda hit: hit.at, reverse=True)),
        words=frozenset().union(*map(forms_of, words)),
        prefix=words[-1] if len(words[-1]) >= _SHORTEST_PREFIX else "",
        next=hits[-1].row if len(hits) == limit else None,
    )


def words_of(text: str) -> list[str]:
    """Folded lower-case words of what was typed, as many as a search looks at."""
    typed = [fold(word).lower().strip("-_") for word in _WORD.findall(text)]
    return [word for word in typed if word][:_MOST_WORDS]


def expression(words: Sequence[str]) -> str:
    """The FTS5 expression for folded words: each in any form, the last also as a beginning."""
    return " AND ".join(
        _alternatives(forms_of(word), word if at == len(words) - 1 else "")
        for at, word in enumerate(words)
    )


@lru_cache(maxsize=512)
def forms_of(word: str) -> frozenset[str]:
    """All forms of a folded lower-case word by all its readings, itself included.

    The index holds texts as they were written, so the query is expanded instead (measured: finds
    every form, while stems miss one in eight).
    """
    found = {word}
    if not _RUSSIAN.fullmatch(word):
        return frozenset(found)  # pymorphy3 stumbles over letters that Unicode has no names for
    for parse in _morphology().parse(word):
        found.update(fold(form.word) for form in parse.lexeme)
    return frozenset(sorted(found, key=len)[:_MOST_FORMS])


_lock = threading.Lock()
_analyzer: Any = None


def _morphology() -> Any:  # noqa: ANN401 - pymorphy3 has no types
    global _analyzer  # noqa: PLW0603 - 28 MB of dictionaries, loaded once and only for a search
    with _lock:
        if _analyzer is None:
            import pymorphy3  # noqa: PLC0415

            _analyzer = pymorphy3.MorphAnalyzer()
        return _analyzer


def _alternatives(forms: frozenset[str], prefix: str) -> str:
    quoted = [f'"{form}"' for form in sorted(forms)]
    if len(prefix) >= _SHORTEST_PREFIX:
        quoted.append(f'"{prefix}"*')
    return f"({' OR '.join(quoted)})"


def _by_name(connection: Connection, words: list[str], communities: tuple[int, ...]) -> list[Hit]:
    query = " AND ".join(f'"{word}"*' for word in words)
    found = inbox_store.of_people(
        connection, search_store.people(connection, query), communities=communities
    )
    return [Hit(0, item, item.text, item.at, by_office=False) for item in found]
