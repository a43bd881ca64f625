"""An encrypted store beside a plain one of the same rows, in one run and in turn."""

import os
import random
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.figures import Figure, median, percentile
from bench.searching import _queries
from bench.stores import END, community_ids, store
from gosclient.desk import search
from gosclient.domain.community import Community
from gosclient.domain.encryption import StoreKey
from gosclient.domain.inbox import InboxFilter, Place
from gosclient.domain.posts import Message
from gosclient.profile import Profile
from gosclient.store import communities, conversations, inbox, items
from gosclient.store.database import Database, Transaction

NAME = "encryption"
PAGE = 100
_LOADED_AT_ONCE = 200
_FIRST_NEW = 50_000_000

Act = Callable[[Database], float]
"""Does something once; milliseconds."""


def measure(*, quick: bool) -> list[Figure]:
    """Read, search, write and load, each time on one store and then on the other."""
    size, count, loaded = (5_000, 20, 2_000) if quick else (100_000, 300, 10_000)
    with TemporaryDirectory() as folder:
        plain, key = Profile(Path(folder) / "plain"), StoreKey(os.urandom(32))
        shutil.copytree(store(size), plain.folder)
        sealed = Profile(Path(folder) / "sealed")
        shutil.copytree(plain.folder, sealed.folder)
        started = time.perf_counter()
        sealed.encrypt(key, "bench")
        took = time.perf_counter() - started
        bytes_now = sealed.database_path.stat().st_size / plain.database_path.stat().st_size
        note = f"a store of {size:,} items"
        with (
            closing(Database.open(plain.database_path)) as one,
            closing(Database.open(sealed.database_path, key=key)) as other,
        ):
            figures = [
                *_compared("a page of the inbox", _pages(count), one, other, note),
                *_compared("a page of hits", _searches(one, count), one, other, note),
                *_compared("a message that arrives, committed", _arrivals(count), one, other, note),
            ]
        figures += _loads(Path(folder), key, loaded)
    return [
        *figures,
        Figure(NAME, "encrypting a store", took, "s", note=note),
        Figure(NAME, "size, encrypted over plain", bytes_now, "x", note=note),
    ]


def _compared(
    what: str, acts: Iterator[Act], one: Database, other: Database, note: str
) -> list[Figure]:
    """Both stores in turn, so that the load of the machine meets both."""
    plain, sealed = [], []
    for at, act in enumerate(acts):
        pair = [(one, plain), (other, sealed)]
        for db, took in pair if at % 2 else reversed(pair):
            took.append(act(db))
    ratio = median(sealed) / median(plain)
    return [
        Figure(NAME, f"{what}: encrypted over plain, median", ratio, "x", note=note),
        Figure(NAME, f"{what}: plain, median", median(plain), "ms"),
        Figure(NAME, f"{what}: encrypted, median", median(sealed), "ms"),
        Figure(NAME, f"{what}: plain, p95", percentile(plain, 95), "ms"),
        Figure(NAME, f"{what}: encrypted, p95", percentile(sealed, 95), "ms"),
    ]


def _pages(count: int) -> Iterator[Act]:
    """A page below a random place of the list."""
    rng = random.Random(1)
    for _ in range(count):
        before = Place(END - rng.randrange(365 * 24 * 3600), 0)
        yield lambda db, before=before: _ms(
            lambda: db.submit_read(inbox.page, InboxFilter(), before=before, limit=PAGE).result()
        )


def _searches(db: Database, count: int) -> Iterator[Act]:
    queries = db.submit_read(_queries, count).result()
    db.submit_read(search.read_page, queries[0]).result()  # the dictionary is loaded once
    for text in queries:
        yield lambda db, text=text: _ms(lambda: db.submit_read(search.read_page, text).result())


def _arrivals(count: int) -> Iterator[Act]:
    for number in range(count):
        message = _message(_FIRST_NEW + number, END + number)
        yield lambda db, message=message: _ms(lambda: db.submit(_take, [message]).result())


def _message(number: int, at: int) -> Message:
    place = community_ids()[number % len(community_ids())]
    return Message(place, number, number, number, at, f"Когда починят дорогу? Вопрос {number}")


def _take(transaction: Transaction, messages: list[Message]) -> None:
    dialogues = conversations.save_messages(transaction, messages)
    items.settle_dialogues(transaction, sorted(dialogues))


def _loads(folder: Path, key: StoreKey, count: int) -> list[Figure]:
    """A first load into an empty store, as pages come from VK."""
    took: dict[bool, list[float]] = {False: [], True: []}
    for run in range(3):
        for encrypted in (False, True) if run % 2 else (True, False):
            path = folder / f"load-{run}-{encrypted}.db"
            with closing(Database.open(path, key=key if encrypted else None)) as db:
                db.submit(_known).result()
                took[encrypted].append(_ms(lambda db=db: _load(db, count)) / 1000)
            path.unlink()
    note = f"{count:,} messages by {_LOADED_AT_ONCE}, 3 runs each"
    return [
        Figure(NAME, "a load: encrypted over plain", median(took[True]) / median(took[False]), "x"),
        Figure(NAME, "a load: plain", median(took[False]), "s", note=note),
        Figure(NAME, "a load: encrypted", median(took[True]), "s"),
    ]


def _known(transaction: Transaction) -> None:
    for one in community_ids():
        communities.save(transaction, Community(one, str(one), api=""))


def _load(db: Database, count: int) -> None:
    for start in range(0, count, _LOADED_AT_ONCE):
        page = [_message(start + at + 1, END - start - at) for at in range(_LOADED_AT_ONCE)]
        db.submit(_take, page).result()


def _ms(act: Callable[[], object]) -> float:
    started = time.perf_counter()
    act()
    return (time.perf_counter() - started) * 1000
