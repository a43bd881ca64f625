"""A profile is opened as well as it can be, by one engine at a time, and the doctor tells."""

import asyncio
import os
import subprocess
import sys
import time

import builders
import platformdirs
import pytest

from gosclient import doctor
from gosclient.desk import network as network_desk
from gosclient.desk import replies
from gosclient.desk.keys import KeyRing
from gosclient.domain.errors import ProfileBusy, StoreCorrupt, StoreReadOnly
from gosclient.domain.network import NetworkChoice, ProxyMode
from gosclient.engine import Engine
from gosclient.profile import Profile, profile_id
from gosclient.store import network, settings
from gosclient.store.connection import suspicion
from gosclient.store.database import Database
from gosclient.vault import MemoryVault

NOISE = bytes(range(256)) * 16


@pytest.fixture
def profile(tmp_path):
    """A profile in a folder that is not there yet."""
    return Profile(tmp_path / "office" / "profile")


def spoil(profile):
    with profile.database_path.open("r+b") as file:
        file.write(NOISE)


def filled(profile):
    db, told = profile.open_store()
    assert told == ""
    builders.district(db)
    db.close()


def test_a_new_profile_is_made_for_its_owner_only(profile):
    filled(profile)
    assert profile.folder.stat().st_mode & 0o077 == 0
    db, told = profile.open_store()
    assert told == ""
    db.close()


def test_a_damaged_store_is_mended_and_that_is_told(profile):
    filled(profile)
    spoil(profile)
    said = []
    db, told = profile.open_store(said.append)
    assert len(said) == 1
    assert "отложен" in told
    assert len(asyncio.run(replies.entries(db))) == 0
    db.close()


def test_a_damaged_store_is_left_to_the_engine_that_works_with_it(profile):
    filled(profile)
    lock = profile.lock()
    spoil(profile)
    before = profile.database_path.read_bytes()
    with pytest.raises(StoreCorrupt, match="другая копия программы"):
        profile.open_store()
    assert profile.database_path.read_bytes() == before
    lock.release()
    db, told = profile.open_store()
    assert "отложен" in told
    db.close()


def test_a_folder_that_cannot_be_made(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreReadOnly):
        Profile(tmp_path / "file" / "profile").open_store()
    assert not Profile(tmp_path / "file" / "profile").encrypted


async def test_one_engine_at_a_time_and_answers_beside_it(profile):
    db, _ = profile.open_store()
    builders.district(db)
    first = Engine(profile, db, MemoryVault())
    await first.open()
    other, _ = profile.open_store()
    second = Engine(profile, other, MemoryVault())
    with pytest.raises(ProfileBusy, match="другая копия"):
        await second.open()
    await second.close()
    heard = asyncio.Event()
    loop = asyncio.get_running_loop()

    def hear(changes):
        if changes.foreign:
            loop.call_soon_threadsafe(heard.set)

    db.subscribe(hear)
    item = builders.item_of(db, builders.KIM)
    entry = await replies.write(other, item, "Из командной строки", now=builders.NOW)
    db.notice_foreign_writes()
    async with asyncio.timeout(10):
        await heard.wait()
    assert await replies.entries(db) == [entry]
    other.close()
    await first.close()
    third = Engine(profile, db, MemoryVault())
    await third.open()
    await third.close()
    db.close()


def test_a_dead_engine_holds_no_lock(profile):
    """The system takes the lock back, however the engine died."""
    profile.create()
    code = (
        "import os, pathlib, sys\n"
        "from gosclient.profile import Profile\n"
        "lock = Profile(pathlib.Path(sys.argv[1])).lock()\n"
        "os.kill(os.getpid(), 9)\n"
    )
    ended = subprocess.run([sys.executable, "-c", code, str(profile.folder)], check=False)
    assert ended.returncode == -9
    profile.lock().release()


async def test_a_profile_keeps_its_name_when_it_moves(profile, tmp_path):
    db, _ = profile.open_store()
    name = await profile_id(db)
    assert await profile_id(db) == name
    db.close()
    profile.folder.rename(tmp_path / "moved")
    db, _ = Profile(tmp_path / "moved").open_store()
    assert await profile_id(db) == name
    db.close()


@pytest.fixture
def no_keyring(monkeypatch):
    """The doctor meets a keyring in memory, and a proxy that is away instead of VK itself."""
    monkeypatch.setattr(doctor, "open_vault", lambda _: MemoryVault())
    monkeypatch.setenv("https_proxy", "http://127.0.0.1:1")


def named(checks):
    return {one.name: one for one in checks}


@pytest.mark.usefixtures("no_keyring")
async def test_the_doctor_finds_a_healthy_profile_healthy(profile):
    db, _ = profile.open_store()
    checks = named(await doctor.examine(profile, db))
    assert checks["Локальный файл"].good
    assert checks["Отправка"].good
    assert checks["Хранилище ключей"].good
    db.close()


@pytest.mark.usefixtures("no_keyring")
async def test_the_doctor_finds_damage_that_nobody_has_met(profile):
    filled(profile)
    db, _ = profile.open_store()
    pages = (await db.read(lambda c: c.execute("pragma page_count").fetchone()))[0]
    db.close()
    with profile.database_path.open("r+b") as file:
        file.seek((pages - 3) * 4096)
        file.write(NOISE)
    db = Database.open(profile.database_path)
    check = named(await doctor.examine(profile, db))["Локальный файл"]
    assert not check.good
    assert "откройте её снова" in check.words
    db.close()
    assert suspicion(profile.database_path).exists()
    db, told = profile.open_store()
    assert "отложен" in told
    assert named(await doctor.examine(profile, db))["Локальный файл"].good
    db.close()


@pytest.mark.usefixtures("no_keyring")
async def test_the_doctor_shows_neither_keys_nor_texts(profile):
    db, _ = profile.open_store()
    builders.district(db)
    await replies.write(db, builders.item_of(db, builders.KIM), "Тайный ответ", now=builders.NOW)
    await db.write(settings.put, "profile_id", "abc")
    checks = await doctor.examine(profile, db)
    words = " ".join(f"{one.name} {one.words}" for one in checks)
    assert "Тайный" not in words
    assert "вод" not in words
    assert not named(checks)["Администрация Верхнеозёрского района"].good
    db.close()


@pytest.mark.usefixtures("no_keyring")
async def test_the_doctor_names_the_step_that_fails_and_asks_no_further(profile):
    db, _ = profile.open_store()
    builders.district(db)
    checks = named(await doctor.examine(profile, db))
    assert checks["Сеть api.vk.ru: имя"].good
    assert "мс" in checks["Сеть api.vk.ru: имя"].words
    assert not checks["Сеть api.vk.ru: соединение"].good
    assert "Сеть api.vk.ru: прокси" not in checks
    assert "не достигнут" in checks["Администрация Верхнеозёрского района"].words
    db.close()


async def test_the_doctor_shows_no_password(profile, monkeypatch):
    vault = MemoryVault()
    monkeypatch.setattr(doctor, "open_vault", lambda _: vault)
    db, _ = profile.open_store()
    builders.district(db)
    wanted = NetworkChoice(ProxyMode.OWN, "127.0.0.1", 1, "ivanova")
    await network_desk.change(db, KeyRing(vault), wanted, "NEVER-SHOW-THIS")
    checks = await doctor.examine(profile, db)
    assert not named(checks)["Сеть api.vk.ru: соединение"].good, "the own proxy was tried"
    shown = " ".join(f"{one.name} {one.words}" for one in checks)
    assert "NEVER-SHOW-THIS" not in shown
    assert "ivanova" not in shown
    db.close()


@pytest.mark.usefixtures("no_keyring")
async def test_the_doctor_tells_what_is_wrong_with_the_choice(profile, tmp_path):
    db, _ = profile.open_store()
    missing = NetworkChoice(ProxyMode.OWN, "127.0.0.1", 1, "ivanova", True, str(tmp_path / "no"))
    await db.write(network.save, missing)
    check = named(await doctor.examine(profile, db))["Сеть: настройка"]
    assert not check.good
    assert "Пароль прокси" in check.words
    assert "не читается" in check.words
    db.close()


def test_a_training_begins_empty_and_clears_away_what_killed_ones_left(tmp_path, monkeypatch):
    monkeypatch.setattr(platformdirs, "user_cache_path", lambda *_, **__: tmp_path)
    killed, working = tmp_path / "training-1", tmp_path / "training-2"
    own = Profile.training()
    for folder in (killed, working, own.folder):
        folder.mkdir()
        (folder / "gosclient.db").write_text("кто-то учился")
    week_ago = time.time() - 8 * 24 * 3600
    os.utime(killed, (week_ago, week_ago))
    assert Profile.training() == own
    assert [one.name for one in tmp_path.iterdir()] == ["training-2"]
