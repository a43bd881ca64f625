"""A backup while the program works, a restoration, and files that are none."""

import json
import shutil
import threading
import zipfile
from contextlib import contextmanager

import builders
import old_office
import pytest
from old_office import DAY, HERE, NOW, OLD

from gosclient.domain.backup import (
    CLOSED,
    DAMAGED,
    MANIFEST,
    NOT_OPENED,
    NOT_OURS,
    STOPPED,
    STORE,
    TOO_NEW,
    Stage,
)
from gosclient.domain.errors import BadInput, ProfileBusy, StoreFull
from gosclient.domain.kinds import ItemKind
from gosclient.domain.outbox import Act, OutboxEntry, OutboxState, Reason
from gosclient.domain.retention import Kind
from gosclient.store import (
    backup,
    backup_file,
    communities,
    connection,
    erasure,
    journal,
    keeping,
    outbox,
    restore,
    settings,
)
from gosclient.store.connection import waiting
from gosclient.store.database import Database

PASSWORD = "Ёлка под 'снегом'"


@pytest.fixture
def office(district):
    old_office.talk(district, 900, OLD)
    old_office.record(district, 900, 77)
    return district


@pytest.fixture
def target(tmp_path):
    folder = tmp_path / "carried"
    folder.mkdir()
    return folder / "office.gosclient"


def make(db, target, password="", tell=backup_file.go_on):
    copy = backup.unfinished(target, "store")
    manifest = db.submit_bare_read(backup.take, copy, password, tell).result()
    backup.complete(copy, target, manifest, password, tell)
    return manifest


@contextmanager
def alone():
    yield


def restored(target, folder, password="", now=NOW):
    """The store of a backup, in the place of the one in a folder."""
    folder.mkdir(exist_ok=True)
    path = folder / "gosclient.db"
    restore.make_ready(target, path, password, now)
    restore.take_over(path, alone)
    return Database.open(path)


@pytest.mark.parametrize("password", ["", PASSWORD])
def test_everything_comes_back(office, target, tmp_path, password):
    manifest = make(office, target, password)
    assert manifest.encrypted == bool(password)
    assert (manifest.items, manifest.records, len(manifest.communities)) == (6, 2, 3)
    back = restored(target, tmp_path / "new", password)
    for table in ("messages", "comments", "inbox", "people", "journal", "copied_pictures"):
        sql = f"select * from {table}"
        assert old_office.rows(back, sql) == old_office.rows(office, sql)
    assert back.submit_read(journal.verify).result().whole
    assert old_office.rows(back, "pragma journal_mode") == [("wal",)]
    old_office.check_indexes(back)
    back.close()


def test_a_password_closes_the_words(office, target):
    make(office, target)
    with zipfile.ZipFile(target) as packed:
        assert "старое обращение".encode() in packed.read(STORE)
    make(office, target, PASSWORD)
    with zipfile.ZipFile(target) as packed:
        assert "старое обращение".encode() not in packed.read(STORE)
        assert b"SQLite format" not in packed.read(STORE)


@pytest.mark.parametrize("password", ["", PASSWORD])
def test_it_is_a_snapshot_while_others_write(office, target, tmp_path, password):
    """Words that come in between are not there, or there as a whole with their items."""
    halfway = threading.Event()
    written = threading.Event()

    def tell(stage, _share):
        if stage is not Stage.COPY and not written.is_set():
            halfway.set()
            written.wait(10)
        return True

    def write():
        halfway.wait(10)
        builders.crowd(office, 50)
        written.set()

    writer = threading.Thread(target=write)
    writer.start()
    make(office, target, password, tell)
    writer.join()
    back = restored(target, tmp_path / "new", password)
    assert old_office.number(back, "messages") == old_office.number(office, "messages") - 50
    old_office.check_indexes(back)
    back.close()


def test_nothing_is_left_beside_it_and_a_former_one_is_replaced_at_the_end(office, target):
    target.write_bytes(b"former")
    with pytest.raises(BadInput, match="Остановлено"):
        make(office, target, tell=lambda stage, _: stage is not Stage.CHECK)
    assert target.read_bytes() == b"former"
    make(office, target)
    assert [one.name for one in target.parent.iterdir()] == [target.name]


def test_stopped_while_copying(office, target, monkeypatch):
    monkeypatch.setattr(backup, "_STEPS", 50)
    with pytest.raises(BadInput) as stopped:
        make(office, target, tell=lambda *_: False)
    assert stopped.value.sentence == STOPPED
    assert not target.exists()
    builders.crowd(office, 1)
    assert make(office, target).items == 7, "the connection works on"


# ------------------------------------------------------------------------------ other files


def refused(target, folder, password=""):
    """The sentence with which a file is refused; nothing may have changed."""
    folder.mkdir(exist_ok=True)
    with pytest.raises(BadInput) as told:
        restore.make_ready(target, folder / "gosclient.db", password, NOW)
    assert list(folder.iterdir()) == []
    return told.value.sentence


def repacked(target, members):
    """The same file with other members."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members:
            packed.writestr(name, content)


@pytest.fixture
def members(office, target):
    make(office, target)
    with zipfile.ZipFile(target) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def changed(members, **values):
    return json.dumps({**json.loads(members[MANIFEST]), **values}).encode()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"", NOT_OURS), (b"PK\x03\x04", DAMAGED), (b"some words", NOT_OURS)],
)
def test_foreign_files(tmp_path, target, content, sentence):
    target.write_bytes(content)
    assert refused(target, tmp_path / "new") == sentence


@pytest.mark.parametrize("share", [0.2, 0.6, 0.99])
def test_a_truncated_file(office, target, tmp_path, share):
    make(office, target)
    raw = target.read_bytes()
    target.write_bytes(raw[: int(len(raw) * share)])
    assert refused(target, tmp_path / "new") == DAMAGED


def test_changed_bytes(office, target, tmp_path):
    make(office, target)
    raw = bytearray(target.read_bytes())
    raw[len(raw) // 2] ^= 0xFF
    target.write_bytes(raw)
    assert refused(target, tmp_path / "new") == DAMAGED


@pytest.mark.parametrize("password", ["", "не тот пароль"])
def test_a_missing_and_a_wrong_password(office, target, tmp_path, password):
    make(office, target, PASSWORD)
    assert refused(target, tmp_path / "new", password) == (NOT_OPENED if password else CLOSED)


def test_names_that_lead_elsewhere(members, target, tmp_path):
    for name in ("../evil", "/etc/evil", "more.txt"):
        repacked(target, [*members.items(), (name, b"x")])
        assert refused(target, tmp_path / "new") == NOT_OURS
    repacked(target, [(MANIFEST, members[MANIFEST]), ("../store.db", members[STORE])])
    assert refused(target, tmp_path / "new") == NOT_OURS


def test_a_bomb_is_not_unpacked(members, target, tmp_path):
    bomb = bytes(50_000_000)
    repacked(target, [(MANIFEST, members[MANIFEST]), (STORE, bomb)])
    assert refused(target, tmp_path / "new") == DAMAGED
    repacked(target, [(MANIFEST, bomb), (STORE, members[STORE])])
    assert refused(target, tmp_path / "new") == NOT_OURS


def test_no_room(members, target, tmp_path, monkeypatch):
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=1000))
    with pytest.raises(StoreFull):
        restore.make_ready(target, tmp_path / "gosclient.db", "", NOW)


def test_a_newer_program(members, target, tmp_path):
    newer = changed(members, schema=connection.SCHEMA_VERSION + 1)
    repacked(target, [(MANIFEST, newer), (STORE, members[STORE])])
    assert refused(target, tmp_path / "new") == TOO_NEW


def test_another_store_than_the_manifest_names(members, target, tmp_path):
    # SQLite itself finds nothing wrong with other words of the same length.
    other = members[STORE].replace("обращение 900".encode(), "обращение 901".encode())
    assert other != members[STORE]
    repacked(target, [(MANIFEST, members[MANIFEST]), (STORE, other)])
    assert refused(target, tmp_path / "new") == DAMAGED


# ------------------------------------------------------------------------------ the exchange


def test_what_was_there_is_set_aside(office, target, tmp_path):
    make(office, target)
    folder = tmp_path / "new"
    folder.mkdir()
    present = Database.open(folder / "gosclient.db")
    present.submit(settings.put, "mark", "прежний").result()
    present.close()
    back = restored(target, folder)
    assert back.submit_read(settings.get, "mark").result() == ""
    back.close()
    [before] = folder.glob("*.replaced-*Z")
    kept = Database.open(before)
    assert kept.submit_read(settings.get, "mark").result() == "прежний"
    kept.close()


def test_until_it_is_taken_over_nothing_changes(office, target, path):
    make(office, target)
    builders.crowd(office, 3)
    restore.make_ready(target, path, "", NOW)

    def busy():
        raise ProfileBusy

    assert restore.take_over(path, busy) is None
    assert old_office.number(office, "inbox") == 9
    assert waiting(path).exists()
    office.close()
    assert restore.take_over(path, alone) is not None
    assert restore.take_over(path, alone) is None
    again = Database.open(path)
    assert old_office.number(again, "inbox") == 6
    again.close()


@pytest.mark.parametrize("renamed", range(5))
def test_an_exchange_that_was_cut_short_goes_on(office, target, path, monkeypatch, renamed):
    make(office, target)
    builders.crowd(office, 3)
    restore.make_ready(target, path, "", NOW)
    path.with_name(f"{path.name}.rescued").write_bytes(b"mended")
    shutil.copy(path, path.with_name("copy.db"))
    left = [renamed]
    rename = type(path).replace

    def dying(self, to):
        if not left[0]:
            raise KeyboardInterrupt
        left[0] -= 1
        return rename(self, to)

    with monkeypatch.context() as patch:
        patch.setattr(type(path), "replace", dying)
        with pytest.raises(KeyboardInterrupt):
            restore.take_over(path, alone)
    assert restore.take_over(path, alone) is not None
    again = Database.open(path)
    assert old_office.number(again, "inbox") == 6
    again.close()
    names = [one.name for one in path.parent.iterdir() if ".replaced-" in one.name]
    assert {name.rpartition("Z")[2] for name in names} >= {"", "-wal", ".rescued"}


def test_an_older_store_is_brought_up_to_date(office, target, tmp_path):
    make(office, target)
    members = {}
    with zipfile.ZipFile(target) as packed:
        members = {name: packed.read(name) for name in packed.namelist()}
    assert json.loads(members[MANIFEST])["schema"] == connection.SCHEMA_VERSION
    old = old_office.before_storage(tmp_path / "old.db")
    content = old.read_bytes()
    manifest = changed(members, schema=6, size=len(content), sha256=backup_file.hash_of(old))
    repacked(target, [(MANIFEST, manifest), (STORE, content)])
    back = restored(target, tmp_path / "new")
    assert old_office.rows(back, "pragma user_version") == [(connection.SCHEMA_VERSION,)]
    assert back.submit_read(settings.get, "a").result() == "б"
    assert not list((tmp_path / "new").glob("*.before-*"))
    back.close()


# ------------------------------------------------------------------------------ what it means


@pytest.mark.parametrize(
    "state", ["holding", "queued", "sending", "waiting", "unknown", "failed", "confirmed"]
)
@pytest.mark.parametrize("act", [Act.ANSWER, Act.BAN])
def test_what_was_on_its_way_needs_a_person(office, target, tmp_path, state, act):
    entry = OutboxEntry(
        *(0, ItemKind.MESSAGE, HERE, 1, 501, 0, 501, "ответ", "77", OutboxState(state), NOW),
        not_before=NOW + 3600,
        act=act,
    )
    added = office.submit(outbox.add, entry).result()
    make(office, target)
    back = restored(target, tmp_path / "new")
    found = back.submit_read(outbox.get, added.entry_id).result()
    if state in {"failed", "confirmed"}:
        assert found == added
    else:
        assert (found.state, found.reason) == (OutboxState.UNKNOWN, Reason.STALE)
        assert found.needs_person
        assert found.sent_at == NOW
        assert "резервной копии" in found.sentence
    back.close()


def test_positions_of_that_time_are_not_trusted(office, target, tmp_path):
    office.submit(communities.save_ts, HERE, "55", NOW - DAY).result()
    make(office, target)
    back = restored(target, tmp_path / "new")
    cursor = back.submit_read(communities.cursor, HERE).result()
    assert (cursor.ts, cursor.gap_since) == (None, NOW - DAY)
    back.close()


def test_people_erased_since_are_erased_again(office, target, path):
    waiting = old_office.intent(office, 0, 900, OutboxState.QUEUED, text="в пути")
    make(office, target)
    office.submit(lambda t: t.execute("delete from outbox where id = ?", (waiting,))).result()
    office.submit(erasure.erase, 900, "Заявление", NOW).result()
    office.submit(keeping.cut, Kind.COMMENTS, OLD).result()
    office.close()
    restore.make_ready(target, path, "", NOW + 9)
    restore.take_over(path, alone)
    back = Database.open(path)
    left = back.submit_read(erasure.found, 900).result()
    assert left.is_empty
    assert left.on_their_way == 0
    assert back.submit_read(keeping.retention).result().cut_off_of(Kind.COMMENTS) == OLD
    verdict = back.submit_read(journal.verify).result()
    assert (verdict.whole, verdict.erased) == (True, 2)
    back.close()


def test_a_damaged_present_store_does_not_stand_in_the_way(office, target, path):
    make(office, target)
    office.close()
    path.write_bytes(b"x" * 5000)
    path.with_name(f"{path.name}.suspect").touch()
    restore.make_ready(target, path, "", NOW)
    restore.take_over(path, alone)
    back = Database.open(path)
    assert old_office.number(back, "inbox") == 6
    back.close()
    assert not path.with_name(f"{path.name}.suspect").exists()
