"""The engine against a real training VK; its pauses are shortened, what it does is not."""

import shutil
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "e2e"))  # for what compares mirror and truth

from headquarters import Headquarters
from press_office import PressOffice
from sandbox_process import SandboxProcess

from gosclient.sync import community, mentions, outbox, probing, retry
from gosclient.vk import gateway, longpoll


@pytest.fixture(scope="package")
def district():
    """A training VK with a little history."""
    with SandboxProcess(seed=23, communities=3, history=150, no_limits=True) as process:
        yield process


@pytest.fixture
def vk(district):
    """The training VK without the troubles of the test before."""
    district.faults()
    yield district
    district.faults()


@pytest.fixture(autouse=True)
def no_long_pauses(monkeypatch):
    """Nobody waits here for a network to come back by itself."""
    monkeypatch.setattr(retry, "READ_BACKOFF", (0.02,))
    monkeypatch.setattr(outbox, "_REST", 0.02)
    monkeypatch.setattr(probing, "GATHER", 0.02)
    monkeypatch.setattr(mentions, "GATHER", 0.02)
    monkeypatch.setattr(community, "_SHORT_WAIT", 0)
    monkeypatch.setattr(longpoll, "PATIENCE", 1)
    # This training VK has no limits; what keeps them is tested with the lanes.
    monkeypatch.setattr(gateway, "PERSON_RATE", 20)


@pytest.fixture
async def small(vk, tmp_path):
    """An office that has connected one community by both keys."""
    made = Headquarters(vk, tmp_path, count=1)
    yield made
    await made.close()


@pytest.fixture
async def headquarters(vk, tmp_path):
    """An office that has connected all three communities by both keys."""
    made = Headquarters(vk, tmp_path)
    yield made
    await made.close()


@pytest.fixture(scope="package")
def loaded(tmp_path_factory):
    """Where a store lies that has loaded everything once."""
    return tmp_path_factory.mktemp("loaded") / "gosclient.db"


@pytest.fixture
async def caught_up(vk, tmp_path, loaded):
    """An office of one community that has loaded everything."""
    if not loaded.exists():
        first = Headquarters(vk, tmp_path / "first", count=1)
        assert await first.once() == {}
        await first.close()
        shutil.copy(first.profile.database_path, loaded)
    made = Headquarters(vk, tmp_path, count=1, loaded=loaded)
    assert await made.once() == {}
    assert made.differences() == []
    made.boards.clear()
    yield made
    await made.close()


@pytest.fixture(scope="module")
def wall():
    """A training VK for publishing, whose clock goes fast."""
    with SandboxProcess(seed=31, communities=2, history=30, no_limits=True) as process:
        yield process


@pytest.fixture
async def press_office(wall, tmp_path):
    """An office that publishes, with both keys of both communities."""
    wall.faults()
    made = PressOffice(wall, tmp_path, count=2)
    made.keep_step()
    yield made
    wall.faults()
    await made.close()
