"""The training district in a profile: fresh each time, and never among real communities."""

import asyncio
import subprocess
import sys
import time

import pytest

from gosclient.desk import inbox, replies
from gosclient.domain.community import Community, Slot
from gosclient.domain.errors import BadInput
from gosclient.domain.inbox import InboxFilter
from gosclient.domain.outbox import OutboxState
from gosclient.engine import Engine
from gosclient.profile import Profile
from gosclient.store import communities
from gosclient.store.database import Database
from gosclient.training import TrainingFailed, TrainingServer, start_training
from gosclient.vault import MemoryVault


@pytest.fixture(scope="module")
def district():
    server = start_training("--history", "20", "--communities", "2")
    yield server
    server.stop()


@pytest.fixture
def db(tmp_path):
    opened = Database.open(tmp_path / "gosclient.db")
    yield opened
    opened.close()


def names(db: Database) -> list[str]:
    return [one.name for one in db.submit_read(communities.all_communities).result()]


def test_the_district_brings_its_communities_and_their_keys(district: TrainingServer, db):
    vault = MemoryVault()
    district.connect(db, vault)
    assert names(db) == [one.name for one in district.communities]
    for one in district.communities:
        assert vault.get(one.community_id, Slot.COMMUNITY) == one.key


def test_a_district_of_an_earlier_training_is_replaced(district: TrainingServer, db):
    former = Community(77, "Прежний район", api="http://127.0.0.1:1")
    db.submit(communities.save, former).result()
    district.connect(db, MemoryVault())
    assert "Прежний район" not in names(db)


def test_real_communities_are_never_mixed_with_the_district(district: TrainingServer, db):
    db.submit(communities.save, Community(78, "Настоящая школа", api="")).result()
    with pytest.raises(BadInput, match="настоящие сообщества"):
        district.connect(db, MemoryVault())
    assert names(db) == ["Настоящая школа"]


def test_the_control_interface_answers(district: TrainingServer):
    assert {one["id"] for one in district.control("truth")["communities"]} == {
        one.community_id for one in district.communities
    }


async def test_a_training_is_worked_with_as_with_vk(tmp_path):
    """Start, load, hear a citizen, answer, stop: nothing is left running."""
    server = await asyncio.to_thread(start_training, "--history", "30", "--communities", "1")
    try:
        profile = Profile(tmp_path / "profile")
        db, _ = profile.open_store()
        vault = MemoryVault()
        await asyncio.to_thread(server.connect, db, vault)
        [community] = server.communities
        order = {"community": community.community_id, "kind": "message", "text": "Где автобус?"}
        await asyncio.to_thread(server.control, "citizen", order)
        engine = Engine(profile, db, vault)
        try:
            await engine.open()
            assert await engine.sync_once() == {}
            [found] = [
                one for one in await inbox.page(db, InboxFilter()) if one.text == "Где автобус?"
            ]
            await replies.write(db, found.item_id, "Едет.", now=time.time())
            assert await engine.sync_once() == {}
        finally:
            await engine.close()
        [entry] = await replies.entries(db)
        assert entry.state is OutboxState.CONFIRMED
        db.close()
    finally:
        await asyncio.to_thread(server.stop)
    assert server._process.poll() is not None


@pytest.mark.parametrize(
    "command",
    [["/nonexistent/python"], [sys.executable, "-c", "pass"], [sys.executable, "-c", "print('?')"]],
    ids=["no program", "silent", "other words"],
)
def test_a_district_that_does_not_start_says_so_and_is_gone(monkeypatch, command):
    started = []
    popen = subprocess.Popen

    def other(_command, **options):
        started.append(popen(command, **options))
        return started[-1]

    monkeypatch.setattr(subprocess, "Popen", other)
    with pytest.raises(TrainingFailed, match="не запустился"):
        start_training()
    assert all(one.poll() is not None for one in started)
