"""A store with things of many ages: what the removal by age must take, and what it must leave."""

from dataclasses import dataclass, replace

import builders

from gosclient.domain.inbox import ItemStatus
from gosclient.domain.journal import Copy, JournalLine, Phase
from gosclient.domain.kinds import ItemKind
from gosclient.domain.outbox import OutboxEntry, OutboxState
from gosclient.domain.posts import Comment, Mention, Message, Post
from gosclient.store import (
    connection,
    drafts,
    inbox,
    items,
    journal,
    mentions,
    migrations,
    outbox,
    posts,
)
from gosclient.store.driver import sqlite3

NOW = builders.NOW
DAY = 24 * 3600
YEAR = 365 * DAY
CUT_OFF = NOW - YEAR
OLD = NOW - 2 * YEAR
HERE = builders.ADMINISTRATION
OLD_POST, BOARD = 40, 41


@dataclass(frozen=True)
class Talk:
    """A dialogue of an old office: its item and the words in it."""

    item: int
    person: int


def talk(db, person, at, *, status=ItemStatus.DONE, words="старое обращение", number=0):
    """A dialogue of one message; its item with a status."""
    number = number or person * 10
    builders.incoming(db, [Message(HERE, person, number, person, at, f"{words} {person}")])
    item = builders.item_of(db, person)
    if status is not ItemStatus.OPEN:
        db.submit(inbox.set_status, [item], status).result()
    return Talk(item, person)


def comment(db, number, person, at, *, root=0, post=OLD_POST, kind=ItemKind.COMMENT, done=True):
    """A comment under an old post; its item, 0 for one of the office."""
    said = Comment(HERE, post, number, person, at, f"замечание {number}", root, kind=kind)

    def write(transaction):
        posts.save_comments(transaction, [said])
        return items.settle_comments(transaction, HERE, [number], kind)

    db.submit(write).result()
    if person < 0:
        return 0
    item = db.submit_read(
        lambda c: c.execute(
            "select id from inbox where kind = ? and source_id = ?", (kind, number)
        ).fetchone()[0]
    ).result()
    if done:
        db.submit(inbox.set_status, [item], ItemStatus.DONE).result()
    return item


def post(db, number, at, person=-HERE, kind=ItemKind.COMMENT):
    """Something that comments stand under."""
    made = Post(HERE, number, person, at, f"запись {number}", kind=kind)

    def write(transaction):
        items.settle_posts(transaction, posts.save_posts(transaction, [made]))

    db.submit(write).result()


def intent(db, item, person, state=OutboxState.CONFIRMED, at=OLD, vk_id=0, text="ответ"):
    """An entry of the outbox; its id."""
    entry = OutboxEntry(
        0, ItemKind.MESSAGE, HERE, item, person, 0, person, text, str(at + person), state, at
    )
    entry = replace(entry, vk_id=vk_id, settled_at=at if state in ("confirmed", "cancelled") else 0)
    return db.submit(outbox.add, entry).result().entry_id


def record(db, person, entry, at=OLD, text="грубые слова", name="kept"):
    """A line of the journal with a copy and a picture; its number."""

    def write(transaction):
        line = journal.add(
            transaction,
            JournalLine(0, at, HERE, "delete", Phase.ASKED, entry, person_id=person),
            Copy(text=text, author=f"{name.title()} Копиев", at=at),
        )
        address = f"https://sun1.userapi.com/{name}.jpg"
        journal.keep_picture(transaction, entry, 0, address, f"picture {name}".encode())
        journal.seal_pictures(transaction, entry)
        return line.number

    return db.submit(write).result()


def draft(db, item):
    db.submit(drafts.save, item, "черновик", NOW).result()


def note(db, item, text="заметка"):
    db.submit(drafts.add_note, item, text, NOW).result()


def rows(db, sql, *values):
    """What a statement reads."""
    return db.submit_read(lambda connection: connection.execute(sql, values).fetchall()).result()


def number(db, table, where="1"):
    return rows(db, f"select count(*) from {table} where {where}")[0][0]


def mention(db, owner, date, text="спасибо за каток", person=0):
    """A post on somebody's wall that names the community; ids of its item, none if it stays away."""

    def write(transaction):
        found = [Mention(HERE, owner, 5, person or owner, date, text)]
        return items.settle_mentions(transaction, mentions.save(transaction, found, listed=True))

    return db.submit(write).result()


def check_indexes(db):
    """The file, its counters and its indexes agree with the rows."""

    def look(transaction):
        assert transaction.execute("pragma integrity_check").fetchone()[0] == "ok"
        for index in ("search", "people_search", "journal_search"):
            transaction.execute(f"insert into {index} ({index}) values ('integrity-check')")
        kept = transaction.execute(
            "select community_id, status, n from counters where n <> 0"
        ).fetchall()
        counted = transaction.execute(
            "select community_id, status, count(*) from inbox group by 1, 2"
        ).fetchall()
        assert sorted(kept) == sorted(counted)
        listed = "select rowid from search union select rowid from search"
        assert (
            transaction.execute(f"select count(*) from ({listed})").fetchone()[0]
            == (
                transaction.execute(
                    """select (select count(*) from messages) + (select count(*) from comments)
                    + (select count(*) from mentions) + (select count(*) from posts
                        where kind = 'comment' and from_id > 0)"""
                ).fetchone()[0]
            )
        )

    db.submit(look).result()


def before_storage(path):
    """A file of version 6 with a value, a person, a dialogue and a line of the journal."""
    _of_version(path, 6)
    with sqlite3.connect(path) as file:
        file.execute("insert into settings values ('a', 'б')")
        file.execute("insert into people values (501, 'Ольга Ким', '', '', '', 5)")
        file.execute("insert into conversations (community_id, peer_id) values (101, 501)")
        file.execute(
            """insert into messages (id, community_id, peer_id, message_id, from_id, outgoing, date,
                text) values (4, 101, 501, 7, 501, 0, 1, 'Есть вопрос')"""
        )
    file.close()
    return path


def before_pauses(path):
    """A file of version 9 with two pauses, an intent on its way and one that is over."""
    _of_version(path, 9)
    with sqlite3.connect(path) as file:
        pause = "insert into pauses (reason, communities, began_at) values ('Траур', '[101]', 5)"
        for _ in range(2):
            file.execute(pause)
        for number, state in enumerate(("queued", "confirmed")):
            file.execute(
                """insert into outbox (kind, community_id, item_id, target_id, post_id, person_id,
                    text, key, state, created_at) values ('post', 101, 0, 4, 0, 0, 'Ярмарка', ?, ?, 5)""",
                (str(number), state),
            )
    file.close()


def _of_version(path, version):
    """An empty file as an earlier program made it."""
    steps = migrations.migrations._migrations
    kept = steps[version:]
    del steps[version:]
    newest = connection.SCHEMA_VERSION
    connection.SCHEMA_VERSION = version
    try:
        connection.prepare(path)
    finally:
        steps.extend(kept)
        connection.SCHEMA_VERSION = newest
