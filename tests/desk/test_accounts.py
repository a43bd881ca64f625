"""Connecting and disconnecting: keys are tried first, and nothing is kept by halves."""

import asyncio
import threading
from dataclasses import replace

import builders
import pytest
from sandbox_process import SandboxProcess

from gosclient.desk import accounts, replies
from gosclient.desk.keys import KeyRing, in_thread
from gosclient.domain.capabilities import Capability
from gosclient.domain.community import Slot
from gosclient.domain.errors import (
    AuthLost,
    BadAnswer,
    BadInput,
    NetworkDown,
    StoreFull,
    VaultLocked,
    VaultRefused,
)
from gosclient.domain.findings import Heard, month_of
from gosclient.domain.outbox import Reason
from gosclient.store import capabilities, communities, outbox
from gosclient.store.database import Database
from gosclient.vault import MemoryVault
from gosclient.vk.network import Network

NOW = builders.NOW
QUICK = Network(connect_timeout=2, read_timeout=1)


@pytest.fixture(scope="module")
def district():
    with SandboxProcess(seed=31, communities=2, history=0, no_limits=True) as process:
        yield process


@pytest.fixture
def vk(district):
    district.faults()
    yield district
    district.faults()


@pytest.fixture
def vault():
    return MemoryVault()


@pytest.fixture
def key(vk):
    return vk.communities[0]["community_key"]


@pytest.fixture
def community(vk):
    return vk.communities[0]["id"]


@pytest.fixture
def connect(db, vault, vk):
    async def connect(own, admin="", api=None, expected=0):
        return await accounts.connect(
            db,
            KeyRing(vault),
            own,
            admin,
            expected=expected,
            api=api or vk.base_url,
            network=QUICK,
            now=NOW,
        )

    return connect


async def connected(db):
    """Communities beside those of the invented district."""
    ours = {one.community_id for one in builders.COMMUNITIES}
    found = await db.read(communities.all_communities)
    return [one for one in found if one.community_id not in ours]


async def test_a_community_is_connected_by_its_key(connect, db, vault, vk, key, community):
    found = await connect(f"  {key}\n")
    assert found.warnings == ()
    [stored] = await connected(db)
    assert (stored.community_id, stored.name) == (community, vk.communities[0]["name"])
    assert (stored.api, stored.has_admin) == (vk.base_url, False)
    assert vault.get(community, Slot.COMMUNITY) == key
    assert vault.get(community, Slot.ADMIN) is None


async def test_the_administrators_key_is_an_addition(connect, db, vault, vk, key, community):
    await connect(key, vk.user_token)
    [stored] = await connected(db)
    assert stored.has_admin
    assert stored.token_owner > 0
    assert vault.get(community, Slot.ADMIN) == vk.user_token
    await connect(key)
    [stored] = await connected(db)
    assert stored.has_admin, "renewing the first key leaves the second one alone"
    assert vault.get(community, Slot.ADMIN) == vk.user_token


@pytest.mark.parametrize(
    ("own", "error"),
    [
        ("", BadInput),
        ("ключ", BadInput),
        ("vk1.a." + "0" * 190, AuthLost),
    ],
)
async def test_what_vk_does_not_accept_is_not_kept(connect, db, vault, own, error):
    with pytest.raises(error):
        await connect(own)
    assert await connected(db) == []


@pytest.mark.parametrize(
    ("fault", "error"), [("html_200", BadAnswer), ("drop_before", NetworkDown)]
)
async def test_no_vk_no_community(connect, db, vault, vk, key, community, fault, error):
    vk.faults({"where": "*", "fault": fault, "times": 50})
    with pytest.raises(error):
        await connect(key)
    assert await connected(db) == []
    assert vault.get(community, Slot.COMMUNITY) is None


async def test_keys_in_each_others_place(connect, db, vault, vk, key):
    for own, admin in ((vk.user_token, ""), (key, key), (vk.user_token, key)):
        with pytest.raises(BadInput):
            await connect(own, admin)
    assert await connected(db) == []


async def test_an_administrator_of_another_community(connect, db, vault, vk, key, community):
    other = vk.control("tokens", {"kind": "user", "admin_of": [vk.communities[1]["id"]]})["token"]
    with pytest.raises(BadInput, match="не управляет"):
        await connect(key, other)
    assert await connected(db) == []
    assert vault.get(community, Slot.COMMUNITY) is None


async def test_a_key_of_another_community_is_not_taken_for_this_one(
    connect, db, vault, vk, key, community
):
    await connect(key, vk.user_token)
    other = vk.communities[1]
    for admin in ("", vk.user_token):
        with pytest.raises(BadInput) as refused:
            await connect(other["community_key"], admin, expected=community)
        assert other["name"] in refused.value.sentence
        assert vk.communities[0]["name"] in refused.value.sentence
    assert vault.get(community, Slot.COMMUNITY) == key
    assert vault.get(other["id"], Slot.COMMUNITY) is None
    assert [one.community_id for one in await connected(db)] == [community]


async def test_an_empty_field_never_replaces_a_key(connect, db, vault, vk, key, community):
    await connect(key, vk.user_token)
    order = {"kind": "user", "admin_of": [community]}
    new_admin = vk.control("tokens", order)["token"]
    await connect("  ", new_admin, expected=community)
    assert vault.get(community, Slot.COMMUNITY) == key
    assert vault.get(community, Slot.ADMIN) == new_admin
    await connect(key, " \n", expected=community)
    assert vault.get(community, Slot.ADMIN) == new_admin
    with pytest.raises(BadInput, match="Оба поля пустые"):
        await connect("", "", expected=community)
    assert vault.get(community, Slot.COMMUNITY) == key
    assert vault.get(community, Slot.ADMIN) == new_admin


async def test_an_empty_field_where_nothing_is_stored_is_said(connect, vault, vk, key, community):
    await connect(key)
    vault.delete(community, Slot.COMMUNITY)
    with pytest.raises(BadInput, match="в хранилище нет"):
        await connect("", vk.user_token, expected=community)
    assert vault.get(community, Slot.ADMIN) is None


async def test_a_plain_login_is_taken_with_a_warning(connect, vk, key, community):
    order = {"kind": "vk_id", "admin_of": [community]}
    found = await connect(key, vk.control("tokens", order)["token"])
    [warning] = found.warnings
    assert "VK ID" in warning


async def test_requests_of_recognising_a_persons_token_are_counted(connect, db, vk, key, community):
    since = vk.calls()[-1]["number"] if vk.calls() else 0
    await connect(key, vk.user_token)
    made = [one for one in vk.calls(since) if one["token_kind"] == "user"]
    [stored] = await connected(db)
    assert await db.read(capabilities.calls, stored.token_owner, month_of(NOW)) == len(made) > 0


async def test_of_a_replaced_key_nothing_is_known(connect, db, vk, key, community):
    await connect(key, vk.user_token)
    for slot, capability in ((Slot.COMMUNITY, Capability.POST), (Slot.ADMIN, Capability.DELETE)):
        await db.write(capabilities.note, community, slot, capability, Heard.REFUSED, 15, int(NOW))
    await connect("", vk.user_token, expected=community)
    found = (await db.read(capabilities.known, community)).findings
    assert set(found) == {(Slot.COMMUNITY, Capability.POST)}


async def test_a_key_that_may_not_manage_is_taken_with_a_warning(connect, vk, community):
    order = {"kind": "community", "community": community, "permissions": ["messages", "wall"]}
    found = await connect(vk.control("tokens", order)["token"])
    [warning] = found.warnings
    assert "Управление сообществом" in warning


class Refusing(MemoryVault):
    """A keyring that does not take the administrator's key."""

    def set(self, community_id, slot, token):
        if slot is Slot.ADMIN:
            raise VaultRefused
        super().set(community_id, slot, token)


async def test_a_keyring_that_refuses_one_key_keeps_the_old_ones(db, vk, key, community):
    vault = Refusing()
    vault.set(community, Slot.COMMUNITY, "прежний")
    with pytest.raises(VaultRefused):
        await accounts.connect(
            db, KeyRing(vault), key, vk.user_token, api=vk.base_url, network=QUICK, now=NOW
        )
    assert vault.get(community, Slot.COMMUNITY) == "прежний"
    assert await connected(db) == []


async def test_a_full_disk_keeps_the_old_keys(connect, db, vault, vk, key, community, monkeypatch):
    async def full(*_):
        raise StoreFull

    with monkeypatch.context() as patch:
        patch.setattr(Database, "write", full)
        with pytest.raises(StoreFull):
            await connect(key, vk.user_token)
    assert vault.get(community, Slot.COMMUNITY) is None
    assert vault.get(community, Slot.ADMIN) is None
    assert await connected(db) == []


async def test_answers_that_waited_for_a_key_go_on(connect, db, vk, key, community):
    await connect(key)
    item = builders.message(db, 501, 1, "Вопрос", NOW, community)
    entry = await replies.write(db, item, "Ответ", now=NOW)
    await db.write(outbox.save, replace(entry, reason=Reason.AUTH, not_before=None))
    await connect(key)
    assert (await db.read(outbox.get, entry.entry_id)).not_before == NOW


async def test_forgetting_takes_keys_and_mirror_along(connect, db, vault, vk, key, community):
    await connect(key, vk.user_token)
    builders.message(db, 501, 1, "Вопрос", NOW, community)
    await accounts.forget(db, KeyRing(vault), community)
    assert await connected(db) == []
    assert vault.get(community, Slot.COMMUNITY) is vault.get(community, Slot.ADMIN) is None
    with pytest.raises(BadInput, match="нет"):
        await accounts.forget(db, KeyRing(vault), community)


async def test_who_has_answers_on_their_way_is_not_forgotten(connect, db, vault, key, community):
    await connect(key)
    item = builders.message(db, 501, 1, "Вопрос", NOW, community)
    entry = await replies.write(db, item, "Ответ", now=NOW)
    with pytest.raises(BadInput, match="неотправленные"):
        await accounts.forget(db, KeyRing(vault), community)
    assert vault.get(community, Slot.COMMUNITY) == key
    await replies.take_back(db, entry.entry_id, NOW)
    await replies.add_note(db, item, "Звонил", NOW)
    assert await accounts.own_words(db, community) == 2, "the draft and the note"
    await accounts.forget(db, KeyRing(vault), community)
    assert await accounts.own_words(db, community) == 0


async def test_a_locked_keyring_forgets_nothing(connect, db, vault, key, monkeypatch, community):
    await connect(key)

    def locked(*_):
        raise VaultLocked

    monkeypatch.setattr(vault, "delete", locked)
    with pytest.raises(VaultLocked):
        await accounts.forget(db, KeyRing(vault), community)
    assert len(await connected(db)) == 1


async def test_a_prompt_that_waits_for_a_person_holds_nobody_up():
    """A locked keyring asks for a password; the loop goes on meanwhile."""
    answered = threading.Event()
    asked = asyncio.create_task(in_thread(lambda: answered.wait(10)))
    await asyncio.sleep(0)
    assert not asked.done()
    answered.set()
    assert await asked is True


async def test_a_prompt_nobody_wants_any_more_is_left_alone():
    answered = threading.Event()
    asked = asyncio.create_task(in_thread(lambda: answered.wait(10)))
    await asyncio.sleep(0)
    asked.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asked
    answered.set()


async def test_trouble_of_the_keyring_is_told_to_who_asked():
    def locked():
        raise VaultLocked

    with pytest.raises(VaultLocked):
        await in_thread(locked)
