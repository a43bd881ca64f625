"""What people and buttons are told of the keys of a community."""

import subprocess
import sys

import builders
import pytest
from sandbox_process import SandboxProcess

from gosclient.desk import capabilities, probing
from gosclient.desk.keys import KeyRing
from gosclient.domain.capabilities import NEEDS, Capability, Reason, Standing, Verdict
from gosclient.domain.community import Community, Slot
from gosclient.domain.errors import NetworkDown, VaultError
from gosclient.domain.findings import Heard, month_of
from gosclient.store import capabilities as store
from gosclient.store import communities
from gosclient.vault import MemoryVault
from gosclient.vk.network import Network

HERE, NOW = builders.ADMINISTRATION, int(builders.NOW)
OWNER = 42
QUICK = Network(connect_timeout=2, read_timeout=1)


@pytest.fixture
async def both(db):
    """A community with both keys."""
    await db.write(
        communities.save, Community(HERE, "Администрация", has_admin=True, token_owner=OWNER)
    )
    return db


async def test_without_the_administrators_key_a_button_says_which_key_is_missing(db):
    possible, why = await capabilities.able(db, HERE, Capability.DELETE)
    assert not possible
    assert "Нужен ключ администратора" in why
    assert "«Настройки»" in why


async def test_what_was_not_tried_is_offered(both):
    for capability in Capability:
        assert await capabilities.able(both, HERE, capability) == (True, "")


async def test_a_refusal_says_the_right_and_the_post_that_are_needed(both):
    await both.write(store.note, HERE, Slot.ADMIN, Capability.BAN, Heard.REFUSED, 15, NOW)
    possible, why = await capabilities.able(both, HERE, Capability.BAN)
    assert not possible
    assert "«сообщества» (groups)" in why
    assert "модератор" in why


async def test_of_a_community_that_is_gone_nothing_can_be_done(db):
    possible, why = await capabilities.able(db, 999, Capability.READ_MESSAGES)
    assert not possible
    assert why
    assert await capabilities.table(db, 999, NOW) is None


async def test_the_table_has_every_capability_once_and_the_calls_of_the_month(both):
    await both.write(store.add_calls, OWNER, month_of(NOW), 320)
    await both.write(store.save_facts, HERE, Slot.COMMUNITY, {"wall"}, None, NOW)
    table = await capabilities.table(both, HERE, NOW)
    assert [one.capability for one in table.verdicts] == list(Capability)
    assert table.calls == 320
    assert table.probed_at == 0, "the second key was not asked yet"
    await both.write(store.save_facts, HERE, Slot.ADMIN, None, 3, NOW + 5)
    assert (await capabilities.table(both, HERE, NOW)).probed_at == NOW


async def test_without_a_persons_token_nothing_is_counted(db):
    assert (await capabilities.table(db, HERE, NOW)).calls is None


SERVED = [(capability, slot) for capability in Capability for slot in NEEDS[capability]]


@pytest.mark.parametrize("reason", [one for one in Reason if one is not Reason.NONE])
@pytest.mark.parametrize(("capability", "slot"), SERVED)
def test_every_reason_has_its_sentence(capability, slot, reason):
    told = capabilities.sentence_of(Verdict(capability, Standing.REFUSED, slot, reason))
    if slot is Slot.COMMUNITY and reason in {Reason.NOT_MANAGER, Reason.LOW_ROLE}:
        return  # a community key has no owner with a post
    assert told.endswith(".")
    assert "{" not in told
    assert "«»" not in told


def test_what_works_needs_no_sentence():
    works = Verdict(Capability.DELETE, Standing.WORKS, Slot.ADMIN)
    assert capabilities.sentence_of(works) == ""


def test_asking_loads_nothing_that_talks_to_vk():
    words = (
        "import sys, gosclient.desk.capabilities as _; "
        "print(*[one for one in sys.modules if one in ('asyncio', 'gosclient.vk.gateway')])"
    )
    answer = subprocess.run(
        [sys.executable, "-c", words], capture_output=True, text=True, check=True, timeout=60
    )
    assert answer.stdout.strip() == ""


# ------------------------------------------------------------------------------- probing by hand


@pytest.fixture(scope="module")
def vk():
    with SandboxProcess(seed=37, communities=1, history=60, no_limits=True) as process:
        yield process


@pytest.fixture
async def connected(db, vk):
    """A community of the training VK with both keys in a vault."""
    [one] = vk.communities
    vault = MemoryVault()
    vault.set(one["id"], Slot.COMMUNITY, one["community_key"])
    vault.set(one["id"], Slot.ADMIN, vk.user_token)
    known = Community(one["id"], one["name"], api=vk.base_url, has_admin=True, token_owner=OWNER)
    await db.write(communities.save, known)
    return known, KeyRing(vault)


async def test_a_probe_without_an_engine_fills_the_table(db, connected):
    community, keys = connected
    await probing.probe(db, keys, community, NOW, QUICK)
    table = await capabilities.table(db, community.community_id, NOW)
    works = {one.capability for one in table.verdicts if one.standing is Standing.WORKS}
    assert works == {
        Capability.READ_MESSAGES,
        Capability.READ_COMMENTS,
        Capability.SUGGESTED,
        Capability.MENTIONS,
        Capability.PHOTO,
        Capability.STATISTICS,
    }
    assert table.calls > 0
    assert table.probed_at == NOW


async def test_a_probe_without_a_key_or_a_network_changes_nothing(db, vk, connected):
    community, keys = connected
    await keys.delete(community.community_id, Slot.COMMUNITY)
    with pytest.raises(VaultError):
        await probing.probe(db, keys, community, NOW, QUICK)
    await keys.set(community.community_id, Slot.COMMUNITY, vk.communities[0]["community_key"])
    vk.faults({"where": "*", "fault": "drop_before", "times": 50})
    try:
        with pytest.raises(NetworkDown):
            await probing.probe(db, keys, community, NOW, QUICK)
    finally:
        vk.faults()
    assert (await db.read(store.known, community.community_id)).findings == {}
