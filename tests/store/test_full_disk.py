"""A disk that is really full: nothing is half written, and work goes on when there is room."""

import ctypes
import ctypes.util
import os
from contextlib import contextmanager
from pathlib import Path

import builders
import pytest

from gosclient.desk import backup, replies, threads
from gosclient.domain.encryption import StoreKey
from gosclient.domain.errors import BadInput, StoreFull, StoreReadOnly
from gosclient.domain.posts import Message
from gosclient.profile import Profile
from gosclient.store import drafts, outbox, settings
from gosclient.store.connection import suspicion
from gosclient.store.database import Database

NOW = builders.NOW
SIZE = 6 * 1024 * 1024
_libc = ctypes.CDLL(ctypes.util.find_library("c"), use_errno=True)


@pytest.fixture
def small_disk(tmp_path):
    """A file system of six megabytes."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if _libc.mount(b"none", bytes(folder), b"tmpfs", 0, f"size={SIZE}".encode()) != 0:
        pytest.skip(f"mounting is not permitted: {os.strerror(ctypes.get_errno())}")
    yield folder
    _libc.umount2(bytes(folder), 2)


@pytest.fixture
def db(small_disk):
    """A district on the small disk."""
    opened = Database.open(small_disk / "gosclient.db")
    builders.district(opened)
    yield opened
    opened.close()


@contextmanager
def full(folder: Path):
    """The last byte is taken."""
    ballast = folder / "ballast"
    with ballast.open("wb", buffering=0) as file:
        for size in (65536, 4096, 1):
            try:
                while True:
                    file.write(b"\1" * size)
            except OSError:
                continue
    yield
    ballast.unlink()


async def test_an_answer_that_does_not_fit_leaves_the_draft_and_goes_later(db, small_disk):
    item = builders.item_of(db, builders.KIM)
    text = "Подвезём воду к дому 5 сегодня. " * 200
    await replies.save_draft(db, item, text, NOW)
    heard = []
    db.subscribe(heard.append)
    with full(small_disk):
        refused = 0
        while refused < 3:  # the log may still have room for a few
            try:
                await replies.write(db, item, text, now=NOW)
                await replies.save_draft(db, item, text, NOW)
            except StoreFull:
                refused += 1
        told = len(heard)
        with pytest.raises(StoreFull, match="нет места"):
            await db.write(settings.put, "big", "x" * 100_000)
        assert len(heard) == told, "what was not kept is not announced"
        before = await replies.entries(db)
        thread = await threads.thread(db, item)
        assert thread.draft == text, "what is on the screen is still in the file"
    entry = await replies.write(db, item, text, now=NOW)
    after = await replies.entries(db)
    assert after == [entry, *before]
    assert (await db.read(drafts.get, item)) is None


def test_half_a_page_of_events_is_no_page(db, small_disk):
    with full(small_disk):
        messages = [
            Message(builders.ADMINISTRATION, 9, 900 + n, 9, NOW + n, "Вопрос " * 50)
            for n in range(2000)
        ]
        with pytest.raises(StoreFull):
            builders.incoming(db, messages)

        def count(connection):
            found = connection.execute("select count(*) from messages where peer_id = 9")
            return found.fetchone()[0]

        assert db.submit_read(count).result() == 0
    builders.incoming(db, messages)
    assert db.submit_read(count).result() == 2000


def test_a_profile_is_read_on_a_full_disk(small_disk):
    profile = Profile(small_disk)
    first, _ = profile.open_store()
    builders.district(first)
    first.close()
    with full(small_disk):
        with pytest.raises(StoreFull):
            Database.open(profile.database_path)
        second, told = profile.open_store()
        assert "читать, писать и отправлять нельзя" in told
        assert second.submit_read(outbox.recent).result() == []
        with pytest.raises(StoreReadOnly):
            second.submit(settings.put, "a", "б").result()
        second.close()
    third, told = profile.open_store()
    assert told == ""
    third.submit(settings.put, "a", "б").result()
    third.close()


def test_a_new_store_is_not_begun_on_a_full_disk(small_disk):
    with full(small_disk), pytest.raises(StoreFull):
        Database.open(small_disk / "gosclient.db")
    Database.open(small_disk / "gosclient.db").close()


@pytest.mark.parametrize("left", [0, 500_000], ids=["nothing left", "too little left"])
def test_on_a_full_disk_the_plain_file_stays_in_use(small_disk, left):
    profile, key = Profile(small_disk), StoreKey(bytes(range(32)))
    first, _ = profile.open_store()
    builders.district(first)
    builders.crowd(first, 3000)
    first.close()
    before = profile.database_path.read_bytes()
    with full(small_disk):
        os.truncate(small_disk / "ballast", (small_disk / "ballast").stat().st_size - left)
        with pytest.raises(StoreFull, match="нет места"):
            profile.encrypt(key, "office")
    assert profile.database_path.read_bytes() == before
    assert {one.name for one in small_disk.iterdir()} == {"gosclient.db", "engine.lock"}
    profile.encrypt(key, "office")
    second, told = profile.open_store(key=key)
    assert told == ""
    second.close()


async def test_a_backup_to_a_full_disk_leaves_nothing_and_suspects_nobody(small_disk, tmp_path):
    office = Database.open(tmp_path / "gosclient.db")
    builders.district(office)
    (small_disk / "ballast").write_bytes(bytes(SIZE - 100_000))
    for password in ("", "длинный пароль"):
        with pytest.raises((StoreFull, BadInput)):
            await backup.make(office, small_disk / "office.gosclient", password)
        assert [one.name for one in small_disk.iterdir()] == ["ballast"]
    assert not suspicion(office.path).exists()
    (small_disk / "ballast").unlink()
    assert (await backup.make(office, small_disk / "office.gosclient")).items > 0
    office.close()
