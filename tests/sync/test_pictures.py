"""Pictures are fetched once, kept within bounds, and not on the disk where nothing may lie open."""

from contextlib import closing

import pytest

from gosclient import engine as engine_module
from gosclient.domain.encryption import StoreKey
from gosclient.domain.errors import NetworkDown
from gosclient.engine import Engine
from gosclient.profile import Profile
from gosclient.store.database import Database
from gosclient.sync.pictures import PictureCache, _InMemory
from gosclient.vault import MemoryVault


class Client:
    """A client that hands out the address itself, and counts."""

    def __init__(self):
        self.asked = []

    async def fetch(self, url, limit):
        self.asked.append(url)
        if "gone" in url:
            raise NetworkDown
        return url.encode()

    async def close(self):
        pass


@pytest.fixture
def client():
    return Client()


@pytest.fixture(params=["folder", "memory"])
async def cache(request, tmp_path, client):
    made = PictureCache(tmp_path / "pictures" if request.param == "folder" else None, client)
    yield made
    await made.close()


async def test_a_picture_is_fetched_once(cache, client):
    assert [await cache.get("a"), await cache.get("a"), await cache.content("a")] == [b"a"] * 3
    assert client.asked == ["a"]


async def test_what_cannot_be_had_is_none_or_said(cache):
    assert await cache.get("") is None
    assert await cache.get("gone") is None
    with pytest.raises(NetworkDown):
        await cache.content("gone")


async def test_in_memory_nothing_reaches_the_disk(tmp_path, client):
    cache = PictureCache(None, client)
    assert await cache.get("a") == b"a"
    await cache.close()
    assert list(tmp_path.rglob("*")) == []


async def test_on_disk_a_picture_outlives_the_run(tmp_path, client):
    for _ in range(2):
        cache = PictureCache(tmp_path / "pictures", client)
        assert await cache.get("a") == b"a"
        await cache.close()
    assert client.asked == ["a"]


@pytest.mark.parametrize("key", [None, StoreKey(bytes(32))], ids=["plain", "encrypted"])
async def test_beside_an_encrypted_store_the_engine_writes_none(tmp_path, monkeypatch, key):
    monkeypatch.setattr(engine_module, "PictureClient", lambda *_: Client())
    profile = Profile(tmp_path)
    with closing(Database.open(profile.database_path, key=key)) as db:
        engine = Engine(profile, db, MemoryVault())
        assert await engine.picture("a") == b"a"
        await engine.close()
    assert profile.pictures_path.exists() == (key is None)


def test_memory_keeps_what_was_looked_at_last():
    kept = _InMemory(10)
    kept.put("a", bytes(4))
    kept.put("b", bytes(4))
    assert kept.get("a")
    kept.put("c", bytes(4))
    assert [kept.get(one) is not None for one in "abc"] == [True, False, True]
