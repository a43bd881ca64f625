"""Search in a large store, newest first, beside the bare full-text query it rests on."""

import random
import time
from collections.abc import Callable

from bench.figures import Figure, median, percentile
from bench.stores import store
from gosclient.desk import search
from gosclient.store.database import Connection, Database

NAME = "search"
LIMIT_MS = 20.0
PAGE = 50


def measure(*, quick: bool) -> list[Figure]:
    """Ask for words that are in the texts, as a person would type them."""
    items = 20_000 if quick else 1_000_000
    db = Database.open(store(items) / "gosclient.db", readonly=True)
    try:
        queries = db.submit_read(_queries, 40 if quick else 400).result()
        db.submit_read(search.read_page, queries[0]).result()  # the dictionary is loaded once
        whole = [_ms(lambda text=text: db.submit_read(search.read_page, text)) for text in queries]
        expressions = [search.expression(search.words_of(text)) for text in queries]
        bare = [_ms(lambda text=text: db.submit_read(_bare, text)) for text in expressions]
        texts = db.submit_read(_count).result()
    finally:
        db.close()
    note = f"{len(queries)} queries over {items:,} items with {texts:,} texts"
    return [
        Figure(NAME, "a page of hits, p95", percentile(whole, 95), "ms", LIMIT_MS, note),
        Figure(NAME, "a page of hits, median", median(whole), "ms"),
        Figure(NAME, "bare FTS5 query of the same expression, p95", percentile(bare, 95), "ms"),
        Figure(NAME, "bare FTS5 query of the same expression, median", median(bare), "ms"),
        Figure(NAME, "p95 of a page over p95 of the bare query", _ratio(whole, bare), "x"),
    ]


def _ratio(whole: list[float], bare: list[float]) -> float:
    return percentile(whole, 95) / percentile(bare, 95)


def _ms(ask: Callable[[], object]) -> float:
    started = time.perf_counter()
    ask().result()
    return (time.perf_counter() - started) * 1000


def _queries(connection: Connection, count: int) -> list[str]:
    """Half of them one word, a third two words of one text, the rest a word not typed to its end."""
    rng = random.Random(3)
    newest = connection.execute("select max(id) from inbox").fetchone()[0]
    found: list[str] = []
    while len(found) < count:
        row = connection.execute(
            "select text from inbox where id = ?", (rng.randint(1, newest),)
        ).fetchone()
        words = [word for word in search.words_of(row[0]) if len(word) > 3 and word.isalpha()]
        if len(words) < 2:
            continue
        first, second = rng.sample(words, 2)
        kind = rng.random()
        if kind < 0.5:
            found.append(first)
        elif kind < 0.83:
            found.append(f"{first} {second}")
        else:
            found.append(first[: rng.randint(3, len(first) - 1)])
    return found


def _bare(connection: Connection, expression: str) -> list[int]:
    rows = connection.execute(
        "select rowid from search where search match ? order by rowid desc limit ?",
        (f"text : ({expression})", PAGE),
    )
    return [row[0] for row in rows]


def _count(connection: Connection) -> int:
    [messages] = connection.execute("select count(*) from messages").fetchone()
    [comments] = connection.execute("select count(*) from comments").fetchone()
    return int(messages) + int(comments)
