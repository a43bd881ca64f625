"""Really damaged files: each is set aside, said, and read as far as it can be read."""

import asyncio
import os
import random
import shutil
import sqlite3
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import builders
import pytest

from gosclient.desk import journal as journal_desk
from gosclient.desk import moderation, replies
from gosclient.domain.community import Person
from gosclient.domain.errors import ProfileBusy, StoreCorrupt, StoreFull
from gosclient.domain.inbox import InboxFilter, ItemStatus, View
from gosclient.domain.outbox import OutboxState
from gosclient.store import (
    communities,
    conversations,
    drafts,
    inbox,
    journal,
    outbox,
    people,
    settings,
)
from gosclient.store import rescue as rescue_module
from gosclient.store.communities import Progress
from gosclient.store.connection import suspicion
from gosclient.store.database import Database
from gosclient.store.pages import PAGE
from gosclient.store.rescue import open_or_rescue

NOW = builders.NOW
CROWD, ANSWERS, DRAFTS, NOTES = 600, 90, 20, 10
LEAF_OF_TABLE = 0x0D


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """The bytes of a store with six hundred items, answers, drafts and notes."""
    path = tmp_path_factory.mktemp("whole") / "gosclient.db"
    db = Database.open(path)
    builders.district(db)
    ids = builders.crowd(db, CROWD)
    asyncio.run(_work(db, ids))
    db.submit(settings.put, "profile_id", "abc123").result()
    db.submit(inbox.set_status, ids[300:310], ItemStatus.NO_ANSWER).result()
    db.submit(communities.save_progress, 1001, "messages", Progress(9, 9, done=True)).result()
    db.submit(conversations.set_loaded, 1001, range(10_000, 10_000 + CROWD), 0).result()
    db.close()
    return path.read_bytes()


async def _work(db, ids):
    for item in ids[:ANSWERS]:
        await replies.write(db, item, f"Ответ записи {item}", now=NOW)
    for item in ids[100 : 100 + DRAFTS]:
        await replies.save_draft(db, item, f"Черновик записи {item}", NOW)
    for item in ids[200 : 200 + NOTES]:
        await replies.add_note(db, item, f"Заметка записи {item}", NOW)


@pytest.fixture
def file(path, whole):
    """A copy of it to spoil."""
    path.write_bytes(whole)
    return File(path)


class File:
    """A file and ways to spoil it."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @property
    def pages(self):
        return self.path.stat().st_size // PAGE

    def put(self, at, raw):
        with self.path.open("r+b") as file:
            file.seek(at)
            file.write(raw)

    def zero(self, *pages):
        for page in pages:
            self.put((page - 1) * PAGE, bytes(PAGE))

    def pages_with(self, words):
        """Numbers of pages with rows in which words stand."""
        raw, found, at = self.path.read_bytes(), set(), -1
        while (at := raw.find(words.encode(), at + 1)) >= 0:
            found.add(at // PAGE + 1)
        # A page above those with rows may still hold words of the time when it had rows itself.
        return sorted(page for page in found if raw[(page - 1) * PAGE] == LEAF_OF_TABLE)


@contextmanager
def mended(path):
    """The store after a rescue, and what was told of it."""
    db, rescue = open_or_rescue(path)
    try:
        yield db, rescue
    finally:
        db.close()


def kept(db):
    """What is in the store now."""

    def read(connection):
        assert connection.execute("pragma integrity_check").fetchone() == ("ok",)
        return {
            table: connection.execute(f"select count(*) from {table}").fetchone()[0]
            for table in ("inbox", "messages", "comments", "outbox", "drafts", "notes")
        }

    return db.submit_read(read).result()


WHOLE = {
    "inbox": CROWD + 5,
    "messages": CROWD + 5,
    "comments": 2,
    "outbox": ANSWERS,
    "drafts": DRAFTS,
    "notes": NOTES,
}


def noise(length):
    return random.Random(length).randbytes(length)


def test_a_whole_file_is_just_opened(file):
    with mended(file.path) as (db, rescue):
        assert rescue is None
        assert kept(db) == WHOLE
    assert [one.name for one in file.path.parent.iterdir()] == ["gosclient.db"]


def test_a_new_file_is_just_made(path):
    with mended(path) as (_, rescue):
        assert rescue is None


@pytest.mark.parametrize(
    "spoiled",
    [noise(100), bytes(100), noise(PAGE), bytes(PAGE), b"SQLite format 3\0" + noise(84)],
    ids=["noisy header", "zero header", "noisy page", "zero page", "noise behind the magic"],
)
def test_a_spoiled_beginning_costs_nothing(file, spoiled):
    file.put(0, spoiled)
    before = file.path.read_bytes()
    with mended(file.path) as (db, rescue):
        assert kept(db) == WHOLE
        assert not rescue.own_lost
        assert not rescue.mirror_lost
        assert Path(rescue.damaged).read_bytes() == before
        assert rescue.damaged in rescue.sentence
        assert f"ответов в отправке — {ANSWERS}, черновиков — {DRAFTS}" in rescue.sentence
        assert "заново" not in rescue.sentence
    with mended(file.path) as (_, again):
        assert again is None


def test_the_profile_keeps_its_name_in_the_keyring_and_its_communities(file):
    file.put(0, noise(PAGE))
    with mended(file.path) as (db, _):
        assert db.submit_read(settings.get, "profile_id").result() == "abc123"
        names = [one.name for one in db.submit_read(communities.all_communities).result()]
        assert names == [one.name for one in builders.COMMUNITIES]


def meet(db):
    """Read everything, as a window does by and by."""

    def read(connection):
        for table in ("inbox", "messages", "comments", "outbox", "drafts", "notes", "people"):
            connection.execute(f"select * from {table}").fetchall()

    db.submit_read(read).result()


def spoil_and_meet(file):
    """Open a file whose damage is not seen at once, and come upon it."""
    with mended(file.path) as (db, rescue):
        assert rescue is None
        with pytest.raises(StoreCorrupt, match="повреждён"):
            meet(db)
    assert suspicion(file.path).exists()


def test_damage_met_while_working_is_mended_at_the_next_opening(file):
    lost = file.pages_with("Вопрос номер 3")[3:5]
    file.zero(*lost)
    spoil_and_meet(file)
    with mended(file.path) as (db, rescue):
        left = kept(db)
        assert CROWD // 2 < left["messages"] < WHOLE["messages"]
        assert left | {"messages": 0, "inbox": 0} == WHOLE | {"messages": 0, "inbox": 0}
        assert rescue.mirror_lost
        assert "загрузится из VK заново" in rescue.sentence
        meet(db)
    assert not suspicion(file.path).exists()


def test_what_cannot_be_read_of_vks_is_loaded_again(file):
    file.zero(file.pages_with("Вопрос номер 3")[3])
    spoil_and_meet(file)
    with mended(file.path) as (db, _):
        assert not db.submit_read(communities.progress, 1001, "messages").result().done
        assert db.submit_read(conversations.loaded_count, 1001).result() == 0


def test_only_the_answers_on_the_bad_page_are_lost_and_that_is_said(file):
    [page, *_] = file.pages_with("Ответ записи 1")
    file.zero(page)
    spoil_and_meet(file)
    with mended(file.path) as (db, rescue):
        left = db.submit_read(outbox.recent).result()
        assert 0 < len(left) < ANSWERS
        assert all(one.text == f"Ответ записи {one.item_id}" for one in left)
        assert rescue.own_lost
        assert "могла не прочитаться" in rescue.sentence


def test_items_keep_their_ids_though_their_rows_are_lost(file):
    """Drafts, notes and answers name items by id; the inbox's own indexes know them too."""
    path = file.path
    with sqlite3.connect(path) as connection:
        root = connection.execute(
            "select rootpage from sqlite_schema where name = 'inbox'"
        ).fetchone()[0]
        before = dict(
            connection.execute("select id, source_id from inbox where kind = 'message'").fetchall()
        )
        comments = set(connection.execute("select id from inbox where kind = 'comment'"))
    connection.close()
    file.zero(root)
    spoil_and_meet(file)
    with mended(path) as (db, _):
        assert kept(db) == WHOLE
        items = db.submit_read(inbox.page, InboxFilter(View.ALL), limit=9999).result()
        assert {one.item_id: one.source_id for one in items if not one.post_id} == before
        assert {(one.item_id,) for one in items if one.post_id} == comments
        drafted = next(one for one in items if one.text == "Вопрос номер 100")
        draft = db.submit_read(drafts.get, drafted.item_id).result()
        assert draft.text == f"Черновик записи {drafted.item_id}"
        closed = [one for one in items if one.status is ItemStatus.DONE]
        assert len(closed) == 10, "what an officer closed stays closed"
        assert sum(one.has_note for one in items) == NOTES


def test_many_bad_pages_all_over_the_file(file):
    chance = random.Random(3)
    for page in chance.sample(range(2, file.pages), file.pages // 10):
        file.put((page - 1) * PAGE, noise(PAGE))
    suspicion(file.path).touch()
    with mended(file.path) as (db, rescue):
        left = kept(db)
        assert left["messages"] > CROWD // 4
        assert rescue.mirror_lost
        meet(db)


@pytest.mark.parametrize("share", [0.9, 0.5, 0.2, 0.01])
def test_a_cut_file_is_read_up_to_the_cut(file, share):
    os.truncate(file.path, int(file.path.stat().st_size * share) + 100)
    with mended(file.path) as (db, rescue):
        left = kept(db)
        assert rescue is not None
        if share == 0.9:
            assert left["messages"] > CROWD // 4
            assert left["drafts"] == DRAFTS


@pytest.mark.parametrize(
    "content",
    [b"", b"x", "Это не база, а письмо.\n".encode() * 500, bytes(40 * PAGE)],
    ids=["empty", "one byte", "text", "zeros"],
)
def test_what_is_no_store_at_all_is_kept_and_a_new_one_begun(path, content):
    path.write_bytes(content)
    with mended(path) as (db, rescue):
        assert kept(db) == dict.fromkeys(WHOLE, 0)
        assert Path(rescue.damaged).read_bytes() == content
        assert "ничего не удалось" in rescue.sentence
        assert "Подключите сообщества заново" in rescue.sentence


def test_rows_that_make_no_sense_are_not_carried_over(file):
    """Noise may look like a row; the program must not stumble over it for ever after."""
    connection = sqlite3.connect(file.path)
    connection.execute("update outbox set state = 'mending' where id = 1")
    connection.execute("update inbox set kind = 'telegram' where id = 3")
    connection.execute("update messages set attachments = '[[1,' where message_id = 10005")
    connection.execute("update messages set date = 'вчера' where message_id = 10006")
    connection.execute("update drafts set text = cast(x'ff41' as text) where rowid % 2")
    connection.commit()
    connection.close()
    suspicion(file.path).touch()
    with mended(file.path) as (db, rescue):
        left = kept(db)
        assert (left["outbox"], left["messages"]) == (ANSWERS - 1, WHOLE["messages"] - 2)
        assert left["drafts"] == DRAFTS, "what an officer typed is kept though a sign is broken"
        assert rescue.own_lost
        meet(db)


def test_answers_that_had_not_left_are_looked_for_before_they_go(file):
    file.put(0, noise(PAGE))
    with mended(file.path) as (db, rescue):
        entries = db.submit_read(outbox.recent).result()
        assert {one.state for one in entries} == {OutboxState.UNKNOWN}
        assert {one.sent_at for one in entries} == {NOW}
        assert all(one.not_before is not None for one in entries)
        assert "сначала проверяются" in rescue.sentence


def test_numbers_of_lost_rows_are_not_given_again(file):
    connection = sqlite3.connect(file.path)
    last = connection.execute("select max(id) from inbox").fetchone()[0]
    connection.execute("delete from drafts")
    connection.execute(
        "insert into drafts values (?, 'Черновик потерянной записи', 1)", (last + 5,)
    )
    connection.commit()
    connection.close()
    file.put(0, noise(100))
    with mended(file.path) as (db, rescue):
        assert rescue.own_lost, "the draft has no item any more"
        item = builders.message(db, 77, 77, "Новый вопрос", NOW)
        assert item > last + 5
        assert db.submit_read(drafts.get, item).result() is None


def log_of(path):
    return path.with_name(f"{path.name}-wal")


@pytest.fixture
def killed(path):
    """A store whose program was killed: ten acts are in its log only."""
    running = path.with_name("running.db")
    db = Database.open(running)
    builders.district(db)
    db.close()
    db = Database.open(running)
    item = builders.item_of(db, builders.KIM)
    for number in range(10):
        db.submit(people.save, [Person(1000 + number, f"Житель {number}")], NOW).result()
        asyncio.run(replies.write(db, item, f"Ответ {number}", now=NOW))
    for suffix in ("", "-wal"):
        shutil.copy(f"{running}{suffix}", f"{path}{suffix}")
    db.close()
    running.unlink()
    return path


def test_a_log_left_by_a_killed_program_is_no_damage(killed):
    with mended(killed) as (db, rescue):
        assert rescue is None
        assert len(db.submit_read(outbox.recent).result()) == 10


def test_a_log_torn_at_its_end_is_no_damage(killed):
    """So a power cut leaves it: the last commit was never acknowledged."""
    log = log_of(killed)
    os.truncate(log, log.stat().st_size - 2000)
    with mended(killed) as (db, rescue):
        assert rescue is None
        assert len(db.submit_read(outbox.recent).result()) == 9


@pytest.mark.parametrize("where", ["page", "frame", "header"])
def test_a_log_spoiled_in_its_middle_costs_one_frame_and_not_all_that_follows(killed, where):
    log = log_of(killed)
    raw = bytearray(log.read_bytes())
    frame = 24 + PAGE
    at = {
        "header": 16,
        "frame": 32 + frame * (len(raw) // frame // 2) + 9,
        "page": 32 + frame * (len(raw) // frame // 2) + 24 + 2000,
    }[where]
    raw[at] ^= 0xFF
    log.write_bytes(raw)
    with mended(killed) as (db, rescue):
        left = db.submit_read(outbox.recent).result()
        assert len(left) >= 9, "SQLite alone gives up everything behind the bad place"
        assert rescue.own_lost
        assert log_of(Path(rescue.damaged)).read_bytes() == bytes(raw)


def test_nothing_is_exchanged_under_a_running_program(file):
    file.put(0, noise(100))
    before = file.path.read_bytes()

    class Busy:
        def __enter__(self):
            raise ProfileBusy

        def __exit__(self, *_: object):
            return None

    with pytest.raises(ProfileBusy):
        open_or_rescue(file.path, alone=Busy)
    assert file.path.read_bytes() == before


def test_it_is_said_before_it_takes_its_time(file):
    said = []
    file.put(0, noise(100))
    db, _ = open_or_rescue(file.path, say=said.append)
    db.close()
    assert len(said) == 1
    assert "повреждён" in said[0]


def test_a_rescue_cut_off_at_any_step_is_finished_at_the_next_start(file, monkeypatch):
    file.put(0, noise(100))
    cut = Cut(monkeypatch)
    starts = 0
    while True:
        cut.at(starts)
        try:
            db, rescue = open_or_rescue(file.path)
            break
        except CutOff:
            starts += 1
    cut.heal()
    assert starts > 3, "it was cut off at every exchange of names"
    assert kept(db) == WHOLE
    db.close()
    assert rescue.answers == ANSWERS
    assert Path(rescue.damaged).exists()
    names = {one.name for one in file.path.parent.iterdir()} - {"gosclient.db"}
    assert all("damaged" in name for name in names), names


class CutOff(BaseException):
    """The power is gone."""


class Cut:
    """Lets a number of changes of names pass and then cuts the power."""

    def __init__(self, patch):
        self._patch = patch
        self._left = 0
        for name in ("replace", "unlink"):
            patch.setattr(Path, name, self._cutting(getattr(Path, name)))
        patch.setattr(rescue_module.os, "fsync", self._cutting(os.fsync))

    def at(self, number):
        self._left = number

    def heal(self):
        self._patch.undo()

    def _cutting(self, act):
        def cutting(*args, **kwargs):
            if self._left == 0:
                raise CutOff
            self._left -= 1
            return act(*args, **kwargs)

        return cutting


def test_a_full_disk_stops_a_rescue_and_leaves_the_file(file, monkeypatch):
    file.put(0, noise(100))
    before = file.path.read_bytes()

    def full(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shutil, "copyfile", full)
    with pytest.raises(StoreFull):
        open_or_rescue(file.path)
    monkeypatch.undo()
    assert file.path.read_bytes() == before
    with mended(file.path) as (db, _):
        assert kept(db) == WHOLE


@pytest.fixture
def moderated(path):
    """A store whose journal holds a deletion with a picture."""
    db = Database.open(path)
    builders.district(db)
    office = replace(builders.COMMUNITIES[0], has_admin=True)
    db.submit(communities.save, office).result()
    item = builders.item_of(db, builders.PETROV)
    asked = asyncio.run(moderation.delete(db, [item], "Спам", now=NOW))
    [entry] = asked.entries
    db.submit(journal.keep_picture, entry.entry_id, 0, "https://x/p.jpg", b"\xff\xd8").result()
    db.submit(journal.seal_pictures, entry.entry_id).result()
    db.close()
    return File(path)


def test_the_journal_is_carried_over_with_its_copies_and_its_seals(moderated):
    moderated.put(0, noise(PAGE))
    with mended(moderated.path) as (db, rescue):
        assert rescue.records >= 2
        assert not rescue.own_lost
        assert f"записей журнала — {rescue.records}" in rescue.sentence
        assert db.submit_read(journal.verify).result().whole
        found = asyncio.run(journal_desk.page(db, text="яма"))
        assert found[-1].copy.text.startswith("На Садовой яма")
        assert asyncio.run(journal_desk.pictures(db, found[-1].line.entry_id)) == [b"\xff\xd8"]
        # Whether the deletion was on its way is looked up in VK before it is done.
        assert asyncio.run(replies.entries(db))[0].state is OutboxState.UNKNOWN


NEWER_TABLES = (
    *("journal", "copies", "copied_pictures", "journal_search", "bans"),
    *("capabilities", "key_states", "calls"),
)
"""What the second schema did not have."""


def test_a_file_of_an_older_program_has_lost_nothing_by_having_no_journal(moderated):
    with sqlite3.connect(moderated.path) as file:
        for name in NEWER_TABLES:
            file.execute(f"drop table {name}")
        file.execute("pragma user_version = 2")
    file.close()
    suspicion(moderated.path).touch()
    with mended(moderated.path) as (db, rescue):
        assert not rescue.own_lost
        assert db.submit_read(journal.verify).result().whole
