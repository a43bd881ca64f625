"""Damaged encrypted files are read around their bad pages, and nothing of it lies in the open."""

import asyncio
import os
import random
import shutil
from contextlib import closing, contextmanager

import builders
import pytest

from gosclient.desk import replies
from gosclient.domain.community import Person
from gosclient.domain.encryption import StoreKey
from gosclient.domain.errors import StoreCorrupt
from gosclient.store import outbox, people, settings
from gosclient.store.connection import connect, suspicion, uri_of
from gosclient.store.database import Database
from gosclient.store.pages import PAGE
from gosclient.store.rescue import open_or_rescue
from gosclient.store.seal import Seal, is_encrypted, write_seal

NOW = builders.NOW
KEY = StoreKey(bytes(range(60, 92)))
CROWD, ANSWERS = 600, 90


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """The bytes of an encrypted store with six hundred items and ninety answers."""
    path = tmp_path_factory.mktemp("whole") / "gosclient.db"
    with closing(Database.open(path, key=KEY)) as db:
        builders.district(db)
        ids = builders.crowd(db, CROWD)
        for item in ids[:ANSWERS]:
            asyncio.run(replies.write(db, item, f"Ответ записи {item}", now=NOW))
        db.submit(settings.put, settings.PROFILE_ID, "office").result()
    return path.read_bytes()


@pytest.fixture
def file(path, whole):
    """A copy of it with its seal, to spoil."""
    path.write_bytes(whole)
    write_seal(path, Seal("office", KEY.check))
    return path


def noise(length):
    return random.Random(length).randbytes(length)


def put(path, at, raw):
    with path.open("r+b") as file:
        file.seek(at)
        file.write(raw)


@contextmanager
def mended(path):
    """The store after a rescue, and what was told of it; it is whole and encrypted."""
    db, rescue = open_or_rescue(path, key=KEY)
    with closing(db):
        assert is_encrypted(path)
        check = db.submit_read(lambda c: c.execute("pragma integrity_check").fetchone()).result()
        assert check == ("ok",)
        yield db, rescue


def count(db, table):
    return db.submit_read(lambda c: c.execute(f"select count(*) from {table}").fetchone()).result()[
        0
    ]


def test_a_whole_file_is_just_opened(file):
    with mended(file) as (db, rescue):
        assert rescue is None
        assert count(db, "inbox") == CROWD + 5


@pytest.mark.parametrize(
    "raw",
    [noise(16), noise(100), bytes(100), noise(PAGE), bytes(PAGE)],
    ids=["salt", "noisy header", "zero header", "noisy page", "zero page"],
)
def test_with_its_beginning_lost_everything_is_read(file, raw):
    """The salt follows from the key, so the rest can still be read."""
    put(file, 0, raw)
    with mended(file) as (db, rescue):
        if rescue is None:  # SQLCipher needs no salt in the file when it has the right one
            assert raw == noise(16)
        else:
            assert (rescue.answers, rescue.own_lost) == (ANSWERS, False)
        assert count(db, "inbox") == CROWD + 5
        assert count(db, "outbox") == ANSWERS
        assert db.submit_read(settings.get, settings.PROFILE_ID).result() == "office"


def pages_of_list(path):
    """Numbers of low pages that are no root of a table or an index: the list of tables and more."""
    with closing(connect(uri_of(path, "mode=ro"), KEY)) as connection:
        roots = {row[0] for row in connection.execute("select rootpage from sqlite_schema")}
    return [page for page in range(2, max(roots)) if page not in roots]


def test_with_the_list_of_tables_lost_everything_is_read(file):
    for page in pages_of_list(file)[:3]:
        put(file, (page - 1) * PAGE, noise(PAGE))
    put(file, 0, noise(PAGE))
    with mended(file) as (db, rescue):
        assert rescue.answers == ANSWERS
        assert count(db, "inbox") == CROWD + 5


@pytest.mark.parametrize("seed", range(3))
def test_bad_pages_everywhere_cost_what_stands_on_them(file, seed):
    chance = random.Random(seed)
    pages = file.stat().st_size // PAGE
    for page in chance.sample(range(110, pages + 1), pages // 8):
        put(file, (page - 1) * PAGE + 10, chance.randbytes(PAGE - 10))
    suspicion(file).touch()
    with mended(file) as (db, rescue):
        assert rescue is not None
        assert count(db, "messages") > CROWD / 8
        assert count(db, "outbox") > 0


def test_a_file_cut_short_gives_what_is_left(file):
    os.truncate(file, file.stat().st_size * 3 // 4)
    suspicion(file).touch()
    with mended(file) as (db, rescue):
        assert rescue.mirror_lost
        assert count(db, "messages") > 0


def test_a_damaged_page_met_while_working_is_remembered(file):
    with closing(connect(uri_of(file, "mode=ro"), KEY)) as connection:
        [root] = connection.execute(
            "select rootpage from sqlite_schema where name = 'drafts'"
        ).fetchone()
    put(file, (root - 1) * PAGE, noise(PAGE))
    db, rescue = open_or_rescue(file, key=KEY)
    with closing(db):
        assert rescue is None
        with pytest.raises(StoreCorrupt):
            count(db, "drafts")
    with mended(file) as (db, rescue):
        assert rescue.own_lost
        assert rescue.answers == ANSWERS
        assert count(db, "inbox") == CROWD + 5


@pytest.fixture
def killed(path):
    """An encrypted store whose program was killed: ten acts are in its log only."""
    write_seal(path, Seal("office", KEY.check))
    with closing(Database.open(path, key=KEY)) as db:
        builders.district(db)
    with closing(Database.open(path, key=KEY)) as db:
        item = builders.item_of(db, builders.KIM)
        for number in range(10):
            db.submit(people.save, [Person(1000 + number, f"Житель {number}")], NOW).result()
            asyncio.run(replies.write(db, item, f"Ответ {number}", now=NOW))
        for suffix in ("", "-wal"):
            shutil.copy(f"{path}{suffix}", path.with_name(f"copy{suffix}"))
    for suffix in ("", "-wal"):
        path.with_name(f"copy{suffix}").replace(f"{path}{suffix}")
    return path


def test_a_log_left_by_a_killed_program_is_no_damage(killed):
    with mended(killed) as (db, rescue):
        assert rescue is None
        assert len(db.submit_read(outbox.recent).result()) == 10


def test_a_log_spoiled_in_its_middle_costs_one_frame_and_not_all_that_follows(killed):
    log = killed.with_name(f"{killed.name}-wal")
    raw = bytearray(log.read_bytes())
    frame = 24 + PAGE
    raw[32 + frame * (len(raw) // frame // 2) + 2000] ^= 0xFF
    log.write_bytes(raw)
    with mended(killed) as (db, rescue):
        assert len(db.submit_read(outbox.recent).result()) >= 9
        assert rescue.own_lost


def test_while_it_is_mended_nothing_lies_in_the_open(file, monkeypatch):
    from gosclient.store import refill

    seen = []
    doubt = refill._doubt_what_waits

    def look(transaction, now):
        doubt(transaction, now)
        for one in file.parent.rglob("*"):
            raw = one.read_bytes() if one.is_file() else b""
            seen.append(one.name)
            assert b"SQLite format 3" not in raw, one
            assert "Вопрос номер".encode() not in raw, one

    monkeypatch.setattr(refill, "_doubt_what_waits", look)
    put(file, 0, noise(PAGE))
    with mended(file) as (_, rescue):
        assert rescue is not None
    assert "gosclient.db.rescuing" in seen
    assert len(seen) > 4  # the copies it is read from are among them


def test_a_copy_for_reading_only_is_encrypted(killed):
    from gosclient.store.connection import Source

    shared = killed.with_name(f"{killed.name}-shm")
    shared.unlink(missing_ok=True)
    db = Database.open(killed, readonly=True, key=KEY)
    with closing(db):
        assert len(db.submit_read(outbox.recent).result()) == 10
    assert "key" not in repr(Source.__init__.__defaults__)
