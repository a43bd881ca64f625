"""What a pasted key turns out to be, before anything of it is stored, and one key for many."""

import builders
import pytest
from sandbox_process import SandboxProcess

from gosclient.desk import accounts, recognising
from gosclient.desk.keys import KeyRing
from gosclient.domain.community import Slot
from gosclient.domain.connecting import NEEDED_RIGHTS
from gosclient.domain.errors import BadInput, VaultRefused
from gosclient.domain.findings import month_of
from gosclient.store import capabilities, communities
from gosclient.vault import MemoryVault
from gosclient.vk.encode import NEEDED_EVENTS
from gosclient.vk.network import Network

NOW = builders.NOW
QUICK = Network(connect_timeout=2, read_timeout=1)


@pytest.fixture(scope="module")
def vk():
    with SandboxProcess(seed=32, communities=3, history=0, no_limits=True) as process:
        yield process


@pytest.fixture
def vault():
    return MemoryVault()


@pytest.fixture
def first(vk):
    return vk.communities[0]


async def connect(db, vault, vk, one):
    return await accounts.connect(
        db, KeyRing(vault), one["community_key"], api=vk.base_url, network=QUICK, now=NOW
    )


def made_with(vk, community, *rights):
    order = {"kind": "community", "community": community, "permissions": list(rights)}
    return vk.control("tokens", order)["token"]


async def test_a_key_is_recognised_and_nothing_is_stored(db, vk, first):
    found = await recognising.recognise_key(db, first["community_key"], vk.base_url, QUICK)
    assert (found.community.community_id, found.community.name) == (first["id"], first["name"])
    assert found.community.api == vk.base_url
    assert (found.missing, found.connected) == ((), False)
    assert await db.read(communities.community, first["id"]) is None


async def test_rights_that_were_not_ticked_are_named(db, vk, first):
    key = made_with(vk, first["id"], "messages", "photos")
    found = await recognising.recognise_key(db, key, vk.base_url, QUICK)
    assert found.missing == ("manage", "wall", "docs")
    assert set(found.missing) < set(NEEDED_RIGHTS)


async def test_a_community_that_is_connected_is_known(db, vault, vk, first):
    await connect(db, vault, vk, first)
    found = await recognising.recognise_key(db, first["community_key"], vk.base_url, QUICK)
    assert found.connected


async def test_who_connects_hears_what_was_switched_on(db, vault, vk, first):
    key, number = first["community_key"], first["id"]
    off = {"message_new": 0, "wall_reply_new": 0}
    vk.method("groups.setLongPollSettings", key, group_id=number, enabled=0, **off)
    done = (await connect(db, vault, vk, first)).switched_on
    assert done.long_poll
    assert set(off) <= set(done.events) <= set(NEEDED_EVENTS)
    again = (await connect(db, vault, vk, first)).switched_on
    assert not again.anything
    settings = vk.method("groups.getLongPollSettings", key, group_id=number)["response"]
    assert settings["is_enabled"]


async def test_a_key_that_may_not_manage_switches_nothing_on(db, vault, vk, first):
    key = made_with(vk, first["id"], "messages")
    done = await accounts.connect(db, KeyRing(vault), key, api=vk.base_url, network=QUICK, now=NOW)
    assert done.switched_on is None


async def test_one_key_serves_all_communities_of_its_owner(db, vault, vk):
    for one in vk.communities:
        await connect(db, vault, vk, one)
    ours = [one["id"] for one in vk.communities[:2]]
    key = vk.control("tokens", {"kind": "user", "admin_of": ours})["token"]
    given = await accounts.give_admin_key(
        db, KeyRing(vault), key, vk.base_url, network=QUICK, now=NOW
    )
    assert [one.community_id for one in given.taken] == ours
    assert [one.community_id for one in given.strange] == [vk.communities[2]["id"]]
    for one in vk.communities:
        stored = await db.read(communities.community, one["id"])
        is_ours = one["id"] in ours
        assert stored.has_admin == is_ours
        assert vault.get(one["id"], Slot.ADMIN) == (key if is_ours else None)
    owner = given.taken[0].token_owner
    assert await db.read(capabilities.calls, owner, month_of(NOW)) == 3, "each request counts once"


async def test_who_manages_none_of_them_is_refused(db, vault, vk):
    for one in vk.communities[:2]:
        await connect(db, vault, vk, one)
    key = vk.control("tokens", {"kind": "user", "admin_of": [vk.communities[2]["id"]]})["token"]
    with pytest.raises(BadInput, match="ни одним из подключённых"):
        await accounts.give_admin_key(db, KeyRing(vault), key, vk.base_url, network=QUICK, now=NOW)
    assert all(vault.get(one["id"], Slot.ADMIN) is None for one in vk.communities)


async def test_a_keyring_that_refuses_halfway_keeps_none(db, vault, vk, monkeypatch):
    for one in vk.communities:
        await connect(db, vault, vk, one)
    second = vk.communities[1]["id"]
    accept = vault.set

    def refuse(community_id, slot, key):
        if community_id == second and slot is Slot.ADMIN:
            raise VaultRefused
        accept(community_id, slot, key)

    monkeypatch.setattr(vault, "set", refuse)
    with pytest.raises(VaultRefused):
        await accounts.give_admin_key(
            db, KeyRing(vault), vk.user_token, vk.base_url, network=QUICK, now=NOW
        )
    for one in vk.communities:
        assert vault.get(one["id"], Slot.ADMIN) is None
        assert not (await db.read(communities.community, one["id"])).has_admin
