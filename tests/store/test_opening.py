"""Schemas of other versions, two programs at once, and a file that may only be read."""

import multiprocessing
import os
import shutil
import sqlite3
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from sqlite_utils import Migrations

from gosclient.domain.encryption import StoreKey
from gosclient.domain.errors import StoreCorrupt, StoreReadOnly, StoreTooNew
from gosclient.profile import Profile
from gosclient.store import connection as opening
from gosclient.store import migrations, settings
from gosclient.store.database import Database
from gosclient.store.driver import sqlite3 as driver

NOBODY = 65534
NEXT = opening.SCHEMA_VERSION + 1

# Newer Pythons warn of a fork beside threads; nothing but the store is used behind ours.
pytestmark = pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")


def older(patch):
    """Turn this program into the one before it, and return the way back."""
    newer = Migrations("gosclient")
    for step in migrations.migrations._migrations:
        newer._migrations.append(step)

    @newer()
    def next_colours(db):
        db.execute("alter table communities add column colour text not null default 'green'")
        db.execute(f"pragma user_version = {NEXT}")

    def upgrade(steps=newer):
        patch.setattr(opening, "SCHEMA_VERSION", NEXT)
        patch.setattr(migrations, "migrations", steps)

    return upgrade


def filled(path):
    db = Database.open(path)
    db.submit(settings.put, "a", "б").result()
    db.close()


def value(path):
    db = Database.open(path)
    try:
        return db.submit_read(settings.get, "a", "нет").result()
    finally:
        db.close()


def test_a_file_is_copied_before_it_is_brought_up_to_date(path, monkeypatch):
    upgrade = older(monkeypatch)
    filled(path)
    upgrade()
    assert value(path) == "б"
    with sqlite3.connect(path) as now:
        assert now.execute("pragma user_version").fetchone() == (NEXT,)
        assert now.execute("select colour from communities").fetchall() == []
    now.close()
    monkeypatch.undo()
    copy = path.with_name(f"gosclient.db.before-{NEXT}")
    assert value(copy) == "б", "the older program opens the copy"


def test_a_step_that_fails_changes_nothing(path, monkeypatch):
    upgrade = older(monkeypatch)
    filled(path)
    broken = Migrations("gosclient")
    for step in migrations.migrations._migrations:
        broken._migrations.append(step)

    @broken()
    def next_half(db):
        db.execute("alter table communities add column colour text")
        db.execute("drop table settings")
        db.execute("insert into nowhere values (1)")

    upgrade(broken)
    with pytest.raises(driver.OperationalError):
        Database.open(path)
    monkeypatch.undo()
    assert value(path) == "б"


def test_a_newer_file_is_refused_and_not_touched(path):
    filled(path)
    keeper = sqlite3.connect(path, isolation_level=None)
    keeper.execute(f"pragma user_version = {NEXT}")
    keeper.execute("insert into settings values ('в', 'г')")
    log = path.with_name("gosclient.db-wal")
    before = path.read_bytes(), log.read_bytes()
    assert before[1], "the newer program has left a log"
    for readonly in (False, True):
        with pytest.raises(StoreTooNew, match="более новой"):
            Database.open(path, readonly=readonly)
    assert (path.read_bytes(), log.read_bytes()) == before
    keeper.close()


def _open_at_once(path, gate):
    gate.wait(30)
    Database.open(path).close()


@pytest.mark.parametrize("again", range(8))  # they meet by chance
def test_two_programs_may_create_the_file_at_once(path, again):
    spawn = multiprocessing.get_context("fork")
    gate = spawn.Barrier(4)
    programs = [spawn.Process(target=_open_at_once, args=(path, gate)) for _ in range(4)]
    for program in programs:
        program.start()
    for program in programs:
        program.join(60)
    assert [program.exitcode for program in programs] == [0] * 4
    with sqlite3.connect(path) as connection:
        assert connection.execute("select name from _sqlite_migrations").fetchall() == [
            ("m001_first_schema",),
            ("m002_known_answer",),
            ("m003_moderation",),
            ("m004_capabilities",),
            ("m005_care",),
            ("m006_sources",),
            ("m007_storage",),
            ("m008_mentions",),
            ("m009_publishing",),
            ("m010_pauses",),
        ]
    connection.close()


def test_a_missing_folder_is_a_readable_trouble(tmp_path):
    with pytest.raises(StoreReadOnly):
        Database.open(tmp_path / "nowhere" / "gosclient.db")
    with pytest.raises(StoreReadOnly):
        Database.open(tmp_path / "missing.db", readonly=True)


def test_a_file_that_is_no_store_is_damaged(path):
    path.write_text("Это не база данных. " * 300)
    with pytest.raises(StoreCorrupt):
        Database.open(path)


@pytest.fixture
def closed():
    """A folder that everybody may look into, for a profile that nobody may write."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("only root may become somebody else")
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder) / "profile"


def left_by_a_killed_program(folder):
    """A store whose last words are in the log only."""
    folder.mkdir()
    db = Database.open(folder / "running.db")
    db.submit(settings.put, "a", "б").result()
    for suffix in ("", "-wal", "-shm"):
        shutil.copy(folder / f"running.db{suffix}", folder / f"gosclient.db{suffix}")
    db.close()
    (folder / "running.db").unlink()


def closed_properly(folder):
    folder.mkdir()
    filled(folder / "gosclient.db")


def without_shared_memory(folder):
    left_by_a_killed_program(folder)
    (folder / "gosclient.db-shm").unlink()


def _as_nobody(act, path, told):
    os.setgid(NOBODY)
    os.setuid(NOBODY)
    try:
        told.put(act(path))
    except Exception as error:  # noqa: BLE001 - the parent judges
        told.put(type(error).__name__)


def as_nobody(act, path):
    """What an act in a process without rights came to."""
    spawn = multiprocessing.get_context("fork")
    told = spawn.SimpleQueue()
    process = spawn.Process(target=_as_nobody, args=(act, path, told))
    process.start()
    answer = told.get()
    process.join(30)
    return answer


def _open_to_write(path):
    Database.open(path).close()
    return "opened"


def _read_and_write(path):
    db = Database.open(path, readonly=True)
    try:
        found = db.submit_read(settings.get, "a").result()
        try:
            db.submit(settings.put, "a", "в").result()
        except StoreReadOnly as refused:
            return found, refused.sentence
        return found, "written"
    finally:
        db.close()


@pytest.mark.parametrize("left", [closed_properly, left_by_a_killed_program, without_shared_memory])
@pytest.mark.parametrize("mode", [0o555, 0o755], ids=["nobody writes", "only the owner writes"])
def test_what_cannot_be_written_is_read_to_the_last_word(closed, left, mode):
    left(closed)
    closed.chmod(mode)
    before = {file.name: file.read_bytes() for file in closed.glob("*db")}
    path = closed / "gosclient.db"
    assert as_nobody(_open_to_write, path) == "StoreReadOnly"
    found, sentence = as_nobody(_read_and_write, path)
    assert found == "б"
    assert "читать можно, писать нельзя" in sentence
    assert {file.name: file.read_bytes() for file in closed.glob("*db")} == before


def test_a_file_that_is_closed_in_an_open_folder(closed):
    closed_properly(closed)
    closed.chmod(0o777)
    (closed / "gosclient.db").chmod(0o444)
    assert as_nobody(_open_to_write, closed / "gosclient.db") == "StoreReadOnly"
    found, _ = as_nobody(_read_and_write, closed / "gosclient.db")
    assert found == "б"


def _encrypt(path):
    Profile(path.parent).encrypt(StoreKey(bytes(32)), "office")
    return "encrypted"


def test_where_nothing_can_be_written_nothing_is_encrypted(closed):
    closed_properly(closed)
    closed.chmod(0o555)
    before = (closed / "gosclient.db").read_bytes()
    assert as_nobody(_encrypt, closed / "gosclient.db") == "StoreReadOnly"
    assert (closed / "gosclient.db").read_bytes() == before
