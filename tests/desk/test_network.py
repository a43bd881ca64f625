"""The chosen way to VK: kept without its password, changed whole or not at all, taken up at once."""

import asyncio
from contextlib import asynccontextmanager
from dataclasses import replace

import builders
import pytest
from fake_vk import closed_port, serving
from local_authority import Certificates
from office_proxy import PASSWORD, USER, proxying

from gosclient.desk import network
from gosclient.desk.keys import KeyRing
from gosclient.domain.community import Community, Slot
from gosclient.domain.errors import BadInput, StoreFull, VaultLocked, VaultRefused
from gosclient.domain.netcheck import StepName
from gosclient.domain.network import LONGEST_PASSWORD, NetworkChoice, NetworkSlot, ProxyMode
from gosclient.domain.status import Link
from gosclient.engine import Engine
from gosclient.profile import Profile
from gosclient.store import communities, settings
from gosclient.store.database import Database
from gosclient.sync import community as community_sync
from gosclient.sync import retry
from gosclient.vault import MemoryVault
from gosclient.vk.network import Network, proxy_for

OWN = NetworkChoice(ProxyMode.OWN, "proxy.example.ru", 3128, USER)
API = "https://api.vk.ru"
PATIENCE = 20.0


@pytest.fixture(scope="module")
def certificates(tmp_path_factory):
    return Certificates(tmp_path_factory.mktemp("certificates"))


@pytest.fixture
def vault():
    return MemoryVault()


@pytest.fixture
def keys(vault):
    return KeyRing(vault)


def password_in(vault):
    return vault.get(0, NetworkSlot.PROXY)


async def test_without_a_choice_the_system_decides(db, keys):
    assert await network.choice(db) == NetworkChoice()
    assert await network.way(db, keys) == network.Way(Network())


@pytest.mark.parametrize("stored", ["", "{}", "[]", "null", "rubbish", '{"mode": "other"}'])
async def test_a_choice_that_cannot_be_read_is_the_usual_one(db, stored):
    await db.write(settings.put, "network", stored)
    assert await network.choice(db) == NetworkChoice()


async def test_a_choice_is_kept_and_its_password_is_in_the_keyring_alone(
    db, keys, vault, tmp_path, certificates
):
    wanted = replace(OWN, ca_file=str(certificates.authority))
    stored = await network.change(db, keys, wanted, PASSWORD)
    assert stored == await network.choice(db) == replace(wanted, has_password=True)
    assert password_in(vault) == PASSWORD
    way = await network.way(db, keys)
    assert not way.trouble
    assert way.network.authorities.strip() == certificates.pem.strip()
    assert proxy_for(API, way.network).headers
    for path in tmp_path.rglob("*"):
        if path.is_file():
            assert b"NEVER-SHOW-THIS-PASSWORD" not in path.read_bytes(), path


async def test_an_empty_password_leaves_the_one_of_the_same_proxy_and_name(db, keys, vault):
    await network.change(db, keys, OWN, PASSWORD)
    assert (await network.change(db, keys, OWN)).has_password
    assert password_in(vault) == PASSWORD


@pytest.mark.parametrize(
    "other",
    [replace(OWN, host="other.example.ru"), replace(OWN, port=1), replace(OWN, user="Петрова")],
)
async def test_a_password_is_never_told_to_another_proxy(db, keys, vault, other):
    await network.change(db, keys, OWN, PASSWORD)
    assert not (await network.change(db, keys, other)).has_password
    assert password_in(vault) is None


async def test_a_proxy_that_is_not_used_for_a_while_keeps_its_password(db, keys, vault):
    await network.change(db, keys, OWN, PASSWORD)
    await network.change(db, keys, replace(OWN, mode=ProxyMode.NONE))
    assert proxy_for(API, (await network.way(db, keys)).network) is None
    await network.change(db, keys, OWN)
    assert proxy_for(API, (await network.way(db, keys)).network).headers


@pytest.mark.parametrize(
    ("wanted", "password"),
    [
        (replace(OWN, host=""), PASSWORD),
        (OWN, "x" * (LONGEST_PASSWORD + 1)),
        (OWN, "   "),
        (replace(OWN, ca_file="/nowhere/office.pem"), PASSWORD),
    ],
)
async def test_what_cannot_be_used_changes_nothing(db, keys, vault, wanted, password):
    with pytest.raises(BadInput):
        await network.change(db, keys, wanted, password)
    assert await network.choice(db) == NetworkChoice()
    assert password_in(vault) is None


async def test_a_file_without_room_leaves_choice_and_password(db, keys, vault, monkeypatch):
    await network.change(db, keys, OWN, PASSWORD)
    monkeypatch.setattr(Database, "write", _full)
    with pytest.raises(StoreFull):
        await network.change(db, keys, OWN, "another")
    assert password_in(vault) == PASSWORD


async def _full(*_args, **_kwargs):
    raise StoreFull


class RefusingVault(MemoryVault):
    """A keyring that gives and takes nothing."""

    def get(self, community_id, slot):
        raise VaultLocked

    def set(self, community_id, slot, token):
        raise VaultRefused


async def test_a_keyring_that_refuses_leaves_the_choice(db):
    with pytest.raises(VaultLocked):
        await network.change(db, KeyRing(RefusingVault()), OWN, PASSWORD)
    assert await network.choice(db) == NetworkChoice()


async def test_a_locked_keyring_does_not_stop_the_program(db, keys):
    await network.change(db, keys, OWN, PASSWORD)
    way = await network.way(db, KeyRing(RefusingVault()))
    assert VaultLocked.default in way.trouble
    assert not proxy_for(API, way.network).headers, "a login by halves would only be refused"


async def test_without_its_password_in_the_keyring_it_is_asked_for(db, keys):
    await network.change(db, keys, OWN, PASSWORD)
    way = await network.way(db, KeyRing(MemoryVault()))
    assert "введите его" in way.trouble


async def test_a_certificate_file_that_went_away_does_not_stop_the_program(
    db, keys, tmp_path, certificates
):
    own = tmp_path / "office.pem"
    own.write_text(certificates.pem)
    await network.change(db, keys, NetworkChoice(ca_file=str(own)))
    own.unlink()
    way = await network.way(db, keys)
    assert str(own) in way.trouble
    assert "Настройки → Сеть" in way.trouble
    assert not way.network.authorities


def unknown_key(wire, _request):
    wire.answer({"error": {"error_code": 5, "error_msg": "User authorization failed"}})


async def test_a_choice_is_tried_without_being_kept(db, keys, vault, certificates):
    with (
        serving(unknown_key, certificates.server()) as vk,
        proxying(vk, (USER, PASSWORD)) as proxy,
    ):
        wanted = replace(
            OWN, host="127.0.0.1", port=proxy.port, ca_file=str(certificates.authority)
        )
        [wrong] = await network.check(db, keys, wanted, "wrong")
        [right] = await network.check(db, keys, wanted, PASSWORD)
        assert await network.choice(db) == NetworkChoice()
        assert password_in(vault) is None
        await network.change(db, keys, wanted, PASSWORD)
        [stored] = await network.check(db, keys, wanted)
    assert wrong.failure.name is StepName.PROXY
    assert right.passed
    assert stored.passed, "the stored password serves where none is typed"
    assert right.host == "api.vk.ru"


async def test_every_host_in_use_is_tried(db, keys):
    for at, community in enumerate(await db.read(communities.all_communities)):
        port = closed_port() if at else 1
        await db.write(
            communities.save, replace(community, api=f"http://127.0.0.1:{port}" if at else "")
        )
    found = await network.check(db, keys, NetworkChoice(ProxyMode.OWN, "127.0.0.1", 1))
    assert len(found) == 3
    assert not any(one.passed for one in found)


# ---------------------------------------------------------------------------- the engine


@pytest.fixture
def quick(monkeypatch):
    monkeypatch.setattr(retry, "READ_BACKOFF", (0.02,))
    monkeypatch.setattr(community_sync, "_SHORT_WAIT", 0)


@pytest.fixture
def office(tmp_path, vault):
    """A profile with one community of VK itself, which no test reaches."""
    profile = Profile(tmp_path / "profile")
    db, _ = profile.open_store()
    db.submit(communities.save, Community(builders.ADMINISTRATION, "Район")).result()
    vault.set(builders.ADMINISTRATION, Slot.COMMUNITY, "vk1.a." + "x" * 60)
    yield profile, db
    db.close()


@asynccontextmanager
async def working(office, vault):
    """An engine at work, and a way to wait for what its board says."""
    profile, db = office
    engine = Engine(profile, db, vault)
    changed = asyncio.Event()
    loop = asyncio.get_running_loop()
    engine.board.subscribe(lambda _: loop.call_soon_threadsafe(changed.set))

    async def until(condition):
        async with asyncio.timeout(PATIENCE):
            while not condition(engine.board.board):
                changed.clear()
                await changed.wait()
        return engine.board.board

    try:
        await engine.open()
        running = asyncio.create_task(engine.run())
        yield engine, until
        running.cancel()
        await asyncio.wait([running])
    finally:
        await engine.close()


def status(board):
    return board.communities[builders.ADMINISTRATION]


@pytest.mark.usefixtures("quick")
async def test_another_choice_is_taken_up_at_once(office, vault, certificates):
    with (
        serving(unknown_key, certificates.server()) as vk,
        proxying(vk, (USER, PASSWORD)) as proxy,
    ):
        wanted = replace(
            OWN, host="127.0.0.1", port=proxy.port, ca_file=str(certificates.authority)
        )
        await network.change(office[1], KeyRing(vault), wanted, "wrong")
        async with working(office, vault) as (engine, until):
            board = await until(lambda one: one.communities and status(one).link is Link.TROUBLE)
            assert "имя и пароль" in status(board).sentence
            assert not vk.requests
            assert len(proxy.heads) == 1, "a wrong login is offered once"
            await engine.change_network(wanted, PASSWORD)
            await until(lambda one: status(one).link is Link.KEY_LOST)
        assert vk.requests, "VK was asked by the proxy"
    assert set(proxy.asked) == {"api.vk.ru:443"}


@pytest.mark.usefixtures("quick")
async def test_a_wrong_certificate_file_stands_until_it_is_put_right(
    office, vault, certificates, tmp_path
):
    own = tmp_path / "office.pem"
    own.write_text(certificates.pem)
    with serving(unknown_key, certificates.server()) as vk, proxying(vk) as proxy:
        wanted = NetworkChoice(ProxyMode.OWN, "127.0.0.1", proxy.port, ca_file=str(own))
        await network.change(office[1], KeyRing(vault), wanted)
        own.write_text("rubbish")
        async with working(office, vault) as (engine, until):
            board = await until(lambda one: one.communities and status(one).link is Link.TROUBLE)
            assert str(own) in board.network
            assert "«Office, Администрация района»" in status(board).sentence
            own.write_text(certificates.pem)
            engine.refresh()
            board = await until(lambda one: status(one).link is Link.KEY_LOST)
            assert not board.network
