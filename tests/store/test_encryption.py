"""A file becomes an encrypted one and a plain one again: no row is lost, no word lies in the open."""

import asyncio
import os
import re
import shutil
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import builders
import pytest

from gosclient.desk import backup, replies
from gosclient.domain.encryption import StoreKey, key_text
from gosclient.domain.errors import ProfileBusy, StoreError, StoreSealed
from gosclient.profile import Profile
from gosclient.store import erasure, settings
from gosclient.store.connection import SCHEMA_VERSION, connect, suspicion, uri_of, waiting
from gosclient.store.database import Database
from gosclient.store.encryption import Step, set_aside
from gosclient.store.seal import PLAIN_HEADER, check_key, read_seal, seal_path

NOW = builders.NOW
KEY = StoreKey(bytes(range(7, 39)))
OTHER = StoreKey(bytes(32))
WORDS = ("Вопрос номер", "Садовой", "Ответ жителю", "Черновик офиса", "Житель")
DYING = Path(__file__).with_name("dying_change.py")


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """The bytes of a plain store with citizens' words, answers and drafts."""
    path = tmp_path_factory.mktemp("whole") / "gosclient.db"
    with closing(Database.open(path)) as db:
        builders.district(db)
        ids = builders.crowd(db, 200)
        for item in ids[:20]:
            asyncio.run(replies.write(db, item, f"Ответ жителю {item}", now=NOW))
        asyncio.run(replies.save_draft(db, ids[50], "Черновик офиса", NOW))
        db.submit(settings.put, settings.PROFILE_ID, "office").result()
    return path.read_bytes()


@pytest.fixture
def profile(tmp_path, whole):
    """A profile with that store."""
    made = Profile(tmp_path / "profile")
    made.create()
    made.database_path.write_bytes(whole)
    return made


@pytest.fixture
def encrypted(profile):
    """The same, encrypted."""
    profile.encrypt(KEY, "office")
    return profile


def rows(path, key=None):
    """All rows of all tables of a file."""
    with closing(connect(uri_of(path, "mode=rw"), key)) as connection:
        tables = connection.execute(
            "select name from sqlite_schema where type = 'table' and rootpage > 0"
        ).fetchall()
        assert connection.execute("pragma integrity_check").fetchone() == ("ok",)
        return {
            name: sorted(map(repr, connection.execute(f"select * from {name}")))
            for (name,) in tables
        }


def objects(path, key=None):
    """Tables, indexes and triggers with their words."""
    with closing(connect(uri_of(path, "mode=rw"), key)) as connection:
        return connection.execute(
            "select type, name, sql from sqlite_schema order by 1, 2"
        ).fetchall()


def names(profile):
    return {one.name for one in profile.folder.iterdir()} - {"engine.lock"}


def in_the_open(folder):
    """Citizens' and officers' words that stand in any file, as UTF-8 or UTF-16."""
    found = []
    for file in folder.rglob("*"):
        raw = file.read_bytes() if file.is_file() else b""
        for words in WORDS:
            if any(words.encode(code) in raw for code in ("utf-8", "utf-16-le", "utf-16-be")):
                found.append((file.name, words))
    return found


def test_words_are_found_in_a_plain_file(profile):
    assert {words for _, words in in_the_open(profile.folder)} == set(WORDS)


def test_after_switching_on_no_word_lies_in_the_open(profile):
    path = profile.database_path
    shutil.copy(path, path.with_name(f"{path.name}.before-{SCHEMA_VERSION}"))
    profile.pictures_path.mkdir()
    (profile.pictures_path / "one").write_bytes(b"picture")
    profile.encrypt(KEY, "office")
    db, told = profile.open_store(key=KEY)
    with closing(db):
        assert told == ""
        builders.crowd(db, 50, first=90_000)  # its log stands beside the file now
        assert in_the_open(profile.folder) == []
        assert path.with_name(f"{path.name}-wal").stat().st_size > 0
    assert names(profile) == {"gosclient.db", "encryption.json"}


def test_there_and_back_every_row_of_every_table_is_the_same(profile):
    path = profile.database_path
    before, schema = rows(path), objects(path)
    assert len(before["search_docsize"]) > 200
    profile.encrypt(KEY, "office")
    assert path.read_bytes()[:16] == KEY.salt
    assert rows(path, KEY) == before
    profile.decrypt(KEY)
    assert path.read_bytes()[:16] == PLAIN_HEADER
    assert rows(path) == before
    assert objects(path) == schema
    assert names(profile) == {"gosclient.db"}


def test_an_encrypted_store_works_like_any(encrypted):
    db, _ = encrypted.open_store(key=KEY)
    with closing(db):
        assert db.encrypted
        item = builders.message(db, builders.KIM, 70_001, "Когда починят фонарь?", NOW)
        asyncio.run(replies.write(db, item, "Завтра", now=NOW))
    with closing(Database.open(encrypted.database_path, key=KEY, readonly=True)) as db:
        count = db.submit_read(
            lambda connection: connection.execute(
                "select count(*) from search where search match 'фонарь'"
            ).fetchone()
        ).result()
    assert count == (1,)


def test_what_stands_beside_it_holds_no_secret(encrypted):
    beside = read_seal(encrypted.database_path)
    assert beside.profile == "office"
    assert beside.check == KEY.check
    assert key_text(KEY) not in seal_path(encrypted.database_path).read_text()


@pytest.mark.parametrize("key", [None, OTHER], ids=["no key", "another key"])
@pytest.mark.parametrize("sealed", [True, False], ids=["with its seal", "seal lost"])
def test_a_key_that_does_not_fit_touches_nothing(encrypted, key, sealed):
    path = encrypted.database_path
    if not sealed:
        seal_path(path).unlink()
    before, there = path.read_bytes(), names(encrypted)
    for act in (
        lambda: encrypted.open_store(key=key),
        lambda: Database.open(path, key=key),
        lambda: Database.open(path, key=key, readonly=True),
    ):
        with pytest.raises(StoreSealed):
            act()
    assert path.read_bytes() == before
    assert names(encrypted) == there
    assert not suspicion(path).exists()


@pytest.mark.parametrize("told", ["", "{", '{"profile": "office", "check": "another"}'])
def test_a_spoilt_seal_does_not_bar_the_right_key(encrypted, told):
    seal_path(encrypted.database_path).write_text(told)
    db, said = encrypted.open_store(key=KEY)
    db.close()
    assert said == ""
    with pytest.raises(StoreSealed):
        encrypted.open_store(key=OTHER)


def test_a_plain_file_is_not_opened_with_a_key(profile):
    before = profile.database_path.read_bytes()
    with pytest.raises(StoreSealed, match="не зашифрован"):
        profile.open_store(key=KEY)
    assert profile.database_path.read_bytes() == before
    assert names(profile) == {"gosclient.db"}


def test_where_the_file_is_gone_nothing_is_made_in_its_place(encrypted):
    encrypted.database_path.unlink()
    assert encrypted.encrypted
    with pytest.raises(StoreSealed):
        encrypted.open_store()
    assert names(encrypted) == {"encryption.json"}


def test_the_key_is_in_no_text_of_an_error(encrypted, caplog, capfd):
    caplog.set_level(0)
    said = []
    for act in (
        lambda: Database.open(encrypted.database_path, key=OTHER),
        lambda: encrypted.decrypt(OTHER),
        lambda: encrypted.encrypt(OTHER, "office"),
    ):
        with pytest.raises(StoreError) as refusal:
            act()
        error = refusal.value
        while error is not None:
            said.append(f"{error} {error!r}")
            error = error.__cause__ or error.__context__
    shown = f"{said} {caplog.text} {capfd.readouterr()}"
    assert key_text(OTHER) not in shown
    assert rows(encrypted.database_path, KEY)


def test_a_copy_made_before_a_migration_is_encrypted(encrypted):
    path = encrypted.database_path
    with closing(connect(uri_of(path, "mode=rw"), KEY)) as connection:
        connection.execute("pragma user_version = 5")
        connection.execute("delete from _sqlite_migrations where name like 'm006%'")
        connection.execute("drop table posts")
        connection.execute(POSTS_OF_FIVE)
        connection.execute("drop index comments_place")
        connection.execute("drop index comments_branch")
        connection.execute("drop index comments_answers")
        connection.execute("alter table comments drop column kind")
        connection.execute("create index comments_place on comments (comment_id)")
        connection.execute("create index comments_branch on comments (post_id)")
        connection.execute("create index comments_answers on comments (from_id)")
    db, _ = encrypted.open_store(key=KEY)
    db.close()
    copy = path.with_name(f"{path.name}.before-{SCHEMA_VERSION}")
    assert copy.read_bytes()[:16] == KEY.salt
    assert in_the_open(encrypted.folder) == []


POSTS_OF_FIVE = """create table posts (community_id integer, post_id integer, from_id integer,
    date integer, text text, comments integer, views integer, likes integer, can_comment integer,
    attachments text, comments_seen integer)"""


# ------------------------------------------------------------------------------- refused


def test_a_store_that_somebody_has_open_stays_plain(profile):
    before = rows(profile.database_path)
    db, _ = profile.open_store()
    with closing(db), pytest.raises(StoreError, match="другая программа"):
        profile.encrypt(KEY, "office")
    assert rows(profile.database_path) == before
    assert names(profile) == {"gosclient.db"}


def test_nothing_changes_under_an_engine(profile):
    lock = profile.lock()
    with pytest.raises(ProfileBusy):
        profile.encrypt(KEY, "office")
    lock.release()
    assert names(profile) == {"gosclient.db"}


def test_while_it_changes_nobody_else_opens_the_profile(profile):
    told = []

    def other(step):
        if step is Step.COPYING:
            with pytest.raises(ProfileBusy, match="включается или выключается"):
                profile.open_store()
            told.append(step)

    profile.encrypt(KEY, "office", other)
    assert told == [Step.COPYING]


def test_a_file_under_suspicion_is_mended_first(profile):
    suspicion(profile.database_path).touch()
    with pytest.raises(StoreError, match="починить"):
        profile.encrypt(KEY, "office")
    assert profile.database_path.read_bytes()[:16] == PLAIN_HEADER


def test_damaged_files_set_aside_are_left_and_named(profile):
    path = profile.database_path
    aside = path.with_name(f"{path.name}.damaged-20260101T000000Z")
    shutil.copy(path, aside)
    profile.encrypt(KEY, "office")
    assert set_aside(path) == [aside]


def test_a_new_file_that_differs_never_takes_the_place(profile, monkeypatch):
    from gosclient.store import encryption

    copy = encryption._copy_rows

    def lossy(source, new, key):
        copy(source, new, key)
        with closing(connect(uri_of(new, "mode=rw"), key)) as connection:
            connection.execute("delete from drafts")

    monkeypatch.setattr(encryption, "_copy_rows", lossy)
    before = rows(profile.database_path)
    with pytest.raises(StoreError, match="не совпал"):
        profile.encrypt(KEY, "office")
    assert rows(profile.database_path) == before
    assert names(profile) == {"gosclient.db"}


# ------------------------------------------------------------------------------- killed


def die(profile, step, direction):
    ended = subprocess.run(
        [sys.executable, DYING, profile.folder, step, direction, key_text(KEY)],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == -signal.SIGKILL, ended.stderr


@pytest.mark.parametrize("step", list(Step))
def test_killed_while_it_is_encrypted(profile, step):
    before = rows(profile.database_path)
    profile.pictures_path.mkdir()
    die(profile, step, "on")
    done = step is Step.CLEANING
    assert profile.encrypted == done
    db, told = profile.open_store(key=KEY if done else None)
    db.close()
    assert told == ""
    assert rows(profile.database_path, KEY if done else None) == before
    kept = {"encryption.json"} if done else {"pictures"}
    assert names(profile) == {"gosclient.db"} | kept
    if done:
        assert in_the_open(profile.folder) == []
    else:
        profile.encrypt(KEY, "office")
        assert rows(profile.database_path, KEY) == before


@pytest.mark.parametrize("step", list(Step))
def test_killed_while_it_is_decrypted(encrypted, step):
    before = rows(encrypted.database_path, KEY)
    die(encrypted, step, "off")
    done = step is Step.CLEANING
    assert encrypted.encrypted != done
    db, told = encrypted.open_store(key=None if done else KEY)
    db.close()
    assert told == ""
    assert rows(encrypted.database_path, None if done else KEY) == before
    assert names(encrypted) == ({"gosclient.db"} if done else {"gosclient.db", "encryption.json"})
    if not done:
        assert in_the_open(encrypted.folder) == []


def test_everything_half_made_is_cleared_away(profile):
    for suffix in ("", "-wal", "-shm", "-journal"):
        (profile.folder / f"gosclient.db.converting{suffix}").write_bytes(b"half")
    for name in ("gosclient.db.exchange", "encryption.json", "encryption.part"):
        (profile.folder / name).write_text("{")
    db, told = profile.open_store()
    db.close()
    assert told == ""
    assert names(profile) == {"gosclient.db"}


def test_a_log_left_by_a_killed_program_is_taken_along(profile):
    with closing(Database.open(profile.database_path)) as db:
        builders.message(db, builders.KIM, 70_002, "Последнее слово", NOW)
        for suffix in ("", "-wal"):
            shutil.copy(f"{db.path}{suffix}", profile.folder / f"copy{suffix}")
    for suffix in ("", "-wal"):
        (profile.folder / f"copy{suffix}").replace(f"{profile.database_path}{suffix}")
    profile.encrypt(KEY, "office")
    assert any("Последнее слово" in row for row in rows(profile.database_path, KEY)["messages"])
    assert names(profile) == {"gosclient.db", "encryption.json"}


def test_steps_are_told_in_order(profile):
    steps = []
    profile.encrypt(KEY, "office", steps.append)
    assert steps == list(Step)
    assert all(re.fullmatch("[a-z]+", step) for step in steps)


def test_a_restoration_beside_an_encrypted_store_is_encrypted_too(encrypted, tmp_path):
    path, target = encrypted.database_path, tmp_path / "office.gosclient"
    db, _ = encrypted.open_store(key=KEY)
    with closing(db):
        asyncio.run(backup.make(db, target, "длинный пароль"))
        db.submit(settings.put, "mark", "после копии").result()
        [person] = db.submit_read(
            lambda file: file.execute("select person_id from inbox where person_id > 0").fetchone()
        ).result()
        db.submit(erasure.erase, person, "Заявление", NOW).result()
    kept = rows(path, KEY)
    backup.make_ready(target, path, "длинный пароль", key=KEY)
    with pytest.raises(StoreSealed):
        check_key(waiting(path), None)
    assert in_the_open(encrypted.folder) == []
    restored, told = encrypted.open_store(key=KEY)
    with closing(restored):
        assert "восстановлены" in told
        assert restored.submit_read(settings.get, "mark").result() == ""
        assert restored.submit_read(erasure.found, person).result().is_empty
    assert path.read_bytes()[:16] == KEY.salt
    assert rows(path, KEY).keys() == kept.keys()
    assert in_the_open(encrypted.folder) == []


def test_a_change_of_the_encryption_gives_up_a_restoration_that_waits(encrypted, tmp_path):
    path, target = encrypted.database_path, tmp_path / "office.gosclient"
    db, _ = encrypted.open_store(key=KEY)
    with closing(db):
        asyncio.run(backup.make(db, target))
    backup.make_ready(target, path, key=KEY)
    encrypted.decrypt(KEY)
    assert not waiting(path).exists()
    plain, told = encrypted.open_store()
    plain.close()
    assert told == ""
