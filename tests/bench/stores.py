"""Stores of any size, quickly: the real schema, filled by plain SQL with the district's texts.

A store is a profile's folder under ``out/bench-cache``, made once for a schema and a size. The
same size always gives the same rows.
"""

import hashlib
import random
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from gosclient.domain.inbox import ItemStatus
from gosclient.domain.kinds import ItemKind
from gosclient.sandbox.district import District
from gosclient.sandbox.world import CITIZEN_FIRST_ID, COMMUNITY_FIRST_ID, COMMUNITY_STEP
from gosclient.store import care, migrations
from gosclient.store.database import Database
from gosclient.store.rows import COMMENT_BIT, MESSAGE_BIT, row_id

ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / "out" / "bench-cache"

END = 1_795_000_000
"""The newest item's time, unix seconds."""

SPAN = 2 * 365 * 24 * 3600
"""Seconds from the oldest item to the newest."""

COMMUNITIES = 12
_EXCHANGES = 20_000
_ANSWER_AFTER = 1800
_STATUSES = (
    [ItemStatus.OPEN] * 3
    + [ItemStatus.ANSWERED] * 12
    + [ItemStatus.DONE] * 3
    + [ItemStatus.NO_ANSWER, ItemStatus.SNOOZED]
)


class _Row(NamedTuple):
    """One item of the inbox and what it is made from."""

    item_id: int
    community_id: int
    kind: ItemKind
    vk_id: int
    source_id: int
    post_id: int
    person_id: int
    at: int
    text: str
    answer: str
    status: ItemStatus


def store(items: int) -> Path:
    """The folder of a profile with so many items in its inbox; not to be written to."""
    sources = Path(migrations.__file__).read_bytes() + Path(__file__).read_bytes()
    folder = CACHE / f"{items}-{hashlib.sha256(sources).hexdigest()[:12]}"
    if not (folder / "gosclient.db").exists():
        for outdated in CACHE.glob(f"{items}-*"):
            shutil.rmtree(outdated)
        making = CACHE / f"making-{items}"
        shutil.rmtree(making, ignore_errors=True)
        making.mkdir(parents=True)
        _build(making / "gosclient.db", items)
        making.rename(folder)
    return folder


def community_ids() -> list[int]:
    """Ids of the communities, those of a training VK of twelve."""
    return [COMMUNITY_FIRST_ID + number * COMMUNITY_STEP for number in range(COMMUNITIES)]


def _build(path: Path, items: int) -> None:
    Database.open(path).close()  # the schema
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("pragma synchronous = off")
        connection.execute("pragma cache_size = -262144")
        connection.execute("begin")
        triggers = connection.execute(
            """select name, sql from sqlite_master
            where type = 'trigger' and tbl_name in ('inbox', 'messages', 'comments')"""
        ).fetchall()
        for name, _ in triggers:
            connection.execute(f"drop trigger {name}")
        _fill(connection, items)
        for _, sql in triggers:
            connection.execute(sql)
        connection.execute("commit")
        connection.execute("pragma wal_checkpoint(truncate)")
    with closing(Database.open(path)) as db:
        while not db.submit(care.renew).result():
            pass  # as in a profile that was opened before


def _fill(connection: sqlite3.Connection, items: int) -> None:
    district = District(1, COMMUNITIES)
    people = max(1, items // 10)
    connection.executemany(
        "insert into communities (id, name, api, position, has_admin, token_owner, caught_up_at) "
        "values (?, ?, '', ?, 1, 1, ?)",
        [
            (community_id, plan.name, position, END)
            for position, (community_id, plan) in enumerate(
                zip(community_ids(), district.communities, strict=True)
            )
        ],
    )
    connection.executemany(
        "insert into backfills (community_id, kind, loaded, total, done) values (?, ?, 0, 0, 1)",
        [(one, kind) for one in community_ids() for kind in ("messages", "comments")],
    )
    connection.executemany(
        "insert into people (id, name, fetched_at) values (?, ?, ?)",
        (
            (CITIZEN_FIRST_ID + number, f"{plan.first_name} {plan.last_name}", END)
            for number, plan in ((number, district.citizen(number)) for number in range(people))
        ),
    )
    texts = _texts(district)
    connection.executemany(
        "insert into inbox (id, community_id, kind, source_id, post_id, person_id, text, at, words,"
        " status, waiting_since, answered_at, by_colleague, snoozed_until, unread)"
        " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?)",
        map(_as_item, _rows(items, people, texts)),
    )
    for insert, made in (
        (_INSERT_MESSAGE, _messages(_rows(items, people, texts))),
        (_INSERT_COMMENT, _comments(_rows(items, people, texts))),
    ):
        connection.executemany(insert, made)
    for statement in migrations.statements(_DERIVED):
        connection.execute(statement)


def _texts(district: District) -> list[tuple[str, str]]:
    """Openings of citizens with the office's answer, empty for none."""
    rng = random.Random(7)
    found = []
    for number in range(_EXCHANGES):
        kind = district.communities[number % COMMUNITIES].kind
        plan = district.exchange(rng, kind, "comment" if number % 2 else "message")
        answer = next((line.text for line in plan.replies if line.by == "office"), "")
        found.append((plan.opening, answer))
    return found


def _rows(items: int, people: int, texts: list[tuple[str, str]]) -> Iterator[_Row]:
    rng = random.Random(11)
    places = community_ids()
    for number in range(items):
        pair, comment = divmod(number, 2)
        text, answer = texts[rng.randrange(len(texts))]
        person = CITIZEN_FIRST_ID + pair % people
        # Each dialogue is another pair of person and community.
        community = places[(pair % people + pair // people) % COMMUNITIES]
        vk_id = 1 + number * 2
        yield _Row(
            item_id=number + 1,
            community_id=community,
            kind=ItemKind.COMMENT if comment else ItemKind.MESSAGE,
            vk_id=vk_id,
            source_id=vk_id if comment else person,
            post_id=1 + number // 50 if comment else 0,
            person_id=person,
            at=END - (items - 1 - number) * SPAN // items,
            text=text,
            answer=answer or "Здравствуйте! Передали в профильный отдел.",
            status=rng.choice(_STATUSES),
        )


def _as_item(row: _Row) -> tuple[object, ...]:
    answered = row.status is ItemStatus.ANSWERED
    return (
        row.item_id,
        row.community_id,
        row.kind,
        row.source_id,
        row.post_id,
        row.person_id,
        row.text,
        row.at,
        row.vk_id,
        row.status,
        0 if answered else row.at,
        row.at + _ANSWER_AFTER if answered else 0,
        END + SPAN if row.status is ItemStatus.SNOOZED else 0,
        0 if answered else 1,
    )


_INSERT_MESSAGE = """insert into messages
    (id, community_id, peer_id, message_id, from_id, outgoing, date, text, cmid)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?)"""


def _messages(rows: Iterator[_Row]) -> Iterator[tuple[object, ...]]:
    for row in rows:
        if row.kind is not ItemKind.MESSAGE:
            continue
        place, peer = row.community_id, row.source_id
        key = row_id(row.at, place, row.vk_id, MESSAGE_BIT)
        yield key, place, peer, row.vk_id, row.person_id, 0, row.at, row.text, 1
        if row.status is ItemStatus.ANSWERED:
            answer, at = row.vk_id + 1, row.at + _ANSWER_AFTER
            key = row_id(at, place, answer, MESSAGE_BIT)
            yield key, place, peer, answer, -place, 1, at, row.answer, 2


_INSERT_COMMENT = """insert into comments
    (id, community_id, post_id, comment_id, from_id, date, text, root_id, reply_to_comment)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?)"""


def _comments(rows: Iterator[_Row]) -> Iterator[tuple[object, ...]]:
    for row in rows:
        if row.kind is not ItemKind.COMMENT:
            continue
        place, post, root = row.community_id, row.post_id, row.vk_id
        key = row_id(row.at, place, root, COMMENT_BIT)
        yield key, place, post, root, row.person_id, row.at, row.text, 0, 0
        if row.status is ItemStatus.ANSWERED:
            answer, at = root + 1, row.at + _ANSWER_AFTER
            key = row_id(at, place, answer, COMMENT_BIT)
            yield key, place, post, answer, -place, at, row.answer, root, root


# What triggers would have kept row by row.
_DERIVED = """
insert into conversations (community_id, peer_id, last_message_id, in_read, out_read, loaded_from)
    select community_id, peer_id, max(message_id), max(message_id), max(message_id), 0
    from messages group by community_id, peer_id;
insert into posts (community_id, post_id, from_id, date, text, comments, comments_seen)
    select community_id, post_id, -community_id, min(date) - 3600, 'Новости района', count(*),
        count(*)
    from comments group by community_id, post_id;
insert into counters (community_id, status, n, waiting)
    select community_id, status, count(*), sum(waiting_since > 0)
    from inbox group by community_id, status;
insert into search (rowid, text, place)
    select id, replace(replace(text, 'ё', 'е'), 'Ё', 'Е'), 'c' || community_id from messages
    union all
    select id, replace(replace(text, 'ё', 'е'), 'Ё', 'Е'), 'c' || community_id from comments
    order by 1;
"""
