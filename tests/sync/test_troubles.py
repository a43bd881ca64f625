"""One community's trouble never stops another's, and each is said once and calmly."""

from dataclasses import replace

import pytest
from headquarters import Headquarters

from gosclient.domain.community import Slot
from gosclient.domain.errors import AuthLost, VaultLocked
from gosclient.domain.status import Link
from gosclient.store import communities
from gosclient.sync.community import CommunitySync


@pytest.fixture
async def two(vk, tmp_path):
    """An office with two communities."""
    made = Headquarters(vk, tmp_path, count=2)
    yield made
    await made.close()


async def hears(office, vk, community, words):
    """Whether a community's events go on coming."""
    vk.citizen(community, words)
    await office.until(lambda: office.item(words), f"«{words}» arrives")


@pytest.mark.parametrize(
    ("fault", "link"),
    [
        ("html_200", Link.OFFLINE),
        ("http_500", Link.OFFLINE),
        ("drop_before", Link.OFFLINE),
        ("error:10", Link.TROUBLE),
    ],
)
async def test_a_passing_trouble_of_one_and_its_end(two, vk, fault, link):
    ill, well = two.ids
    vk.faults({"where": "*", "fault": fault, "times": 10_000, "community": ill})
    async with two.working():
        await two.until_live(well)
        await two.until(lambda: two.status(ill).link is link, f"{link} is shown")
        assert two.status(ill).sentence
        assert two.boards[-1].offline_since == 0, "VK is reached, if not for all"
        await hears(two, vk, well, f"Слышно при {fault}")
        vk.faults()
        await two.until_live()
        assert two.status(ill).sentence == ""
        await hears(two, vk, ill, f"Снова слышно после {fault}")
        await two.until(lambda: two.differences() == [], "mentions are asked for as well")


async def test_a_dead_key_is_said_once_and_asked_no_more(two, vk):
    ill, well = two.ids
    key = vk.control("tokens", {"kind": "community", "community": ill})["token"]
    await two.give_key(ill, Slot.COMMUNITY, key)
    async with two.working():
        await two.until_live()
        vk.control("tokens/revoke", {"token": key})
        vk.faults({"where": "longpoll", "fault": "failed:2", "times": 1, "community": ill})
        await two.until(lambda: two.status(ill).link is Link.KEY_LOST, "the dead key is shown")
        assert "не принимает ключ" in two.status(ill).sentence
        since = vk.calls()[-1]["number"]
        await hears(two, vk, well, "Слышно при мёртвом ключе соседа")
        assert not [one for one in vk.calls(since) if one.get("error_code") == 5]
    links = [board.communities[ill].link for board in two.boards if ill in board.communities]
    changes = [one for one, before in zip(links, [None, *links], strict=False) if one is not before]
    assert changes.count(Link.KEY_LOST) == 1


async def test_a_dead_administrators_key_leaves_the_messages(two, vk):
    ill, well = two.ids
    key = vk.control("tokens", {"kind": "user", "admin_of": [ill]})["token"]
    vk.control("tokens/revoke", {"token": key})
    await two.give_key(ill, Slot.ADMIN, key)
    async with two.working():
        await two.until_live()
        assert two.status(ill).sentence.startswith("Ключ администратора")
        assert two.status(well).sentence == ""
        await hears(two, vk, ill, "Слышно без ключа администратора")


async def test_a_missing_key_is_said_and_the_rest_works(two, vk):
    ill, well = two.ids
    await two.give_key(ill, Slot.COMMUNITY, "")
    failures = await two.once()
    assert [(key, type(error).__name__) for key, error in failures.items()] == [(ill, "VaultError")]
    assert "Ключа этого сообщества нет" in failures[ill].sentence
    async with two.working():
        await two.until_live(well)
        assert two.status(ill).link is Link.NO_KEY
    assert two.read("select count(*) from messages where community_id = ?", well) > [(0,)]


async def test_a_locked_keyring_is_said_and_unlocked_later(two, vk, monkeypatch):
    ill, well = two.ids
    locked = True
    get = two.vault.get

    def unlocked(community, slot):
        if locked and community == ill:
            raise VaultLocked
        return get(community, slot)

    monkeypatch.setattr(two.vault, "get", unlocked)
    async with two.working() as engine:
        await two.until_live(well)
        assert two.status(ill).link is Link.NO_KEY
        assert two.status(ill).sentence == VaultLocked.default
        locked = False
        engine.refresh()
        await two.until_live()


async def test_all_offline_is_one_state_with_its_beginning(two, vk):
    async with two.working():
        await two.until_live()
        began = two.now()
        vk.faults({"where": "*", "fault": "drop_before", "times": 10_000})
        await two.until(lambda: two.boards[-1].offline_since, "the strip of being offline")
        since = two.boards[-1].offline_since
        assert since >= int(began)
        await two.until(
            lambda: all(two.status(one).link is Link.OFFLINE for one in two.ids), "all are offline"
        )
        assert two.boards[-1].offline_since == since
        assert two.boards[-1].updated_at <= since
        vk.faults()
        await two.until_live()
        assert two.boards[-1].offline_since == 0


async def test_a_bug_in_one_community_does_not_stop_the_others(two, vk, monkeypatch, expected_logs):
    expected_logs.append("synchronising failed by a bug")
    ill, well = two.ids
    load = CommunitySync._load

    async def broken(self):
        if self.community_id == ill:
            raise ZeroDivisionError
        await load(self)

    monkeypatch.setattr(CommunitySync, "_load", broken)
    async with two.working():
        await two.until_live(well)
        await hears(two, vk, well, "Слышно при ошибке программы у соседа")


async def test_a_community_that_is_forgotten_is_heard_no_more(two, vk):
    gone, kept = two.ids
    async with two.working() as engine:
        await two.until_live()
        await engine.forget(gone)
        assert gone not in two.boards[-1].communities
        await hears(two, vk, kept, "Остались мы")
    assert two.read("select count(*) from messages where community_id = ?", gone) == [(0,)]
    assert two.vault.get(gone, Slot.COMMUNITY) is None


async def test_a_new_key_goes_on_where_the_old_one_stopped(two, vk):
    ill, _ = two.ids
    await two.once()
    good = two.vault.get(ill, Slot.COMMUNITY)
    two.vault.set(ill, Slot.COMMUNITY, "vk1.a." + "0" * 80)
    vk.citizen(ill, "Пока ключ был мёртв")
    failures = await two.once()
    assert isinstance(failures[ill], AuthLost)
    assert list(failures) == [ill]
    async with two.working() as engine:
        await two.until(lambda: two.status(ill).link is Link.KEY_LOST, "the dead key is shown")
        await engine.connect(vk.base_url, good)
        await two.until_live(ill)
    assert two.differences() == []


async def test_what_another_program_connects_or_removes_is_followed(vk, tmp_path):
    office = Headquarters(vk, tmp_path, count=2)
    second = await office.db.read(communities.community, office.ids[1])
    await office.db.write(communities.remove, second.community_id)
    beside, _ = office.profile.open_store()
    async with office.working():
        await office.until_live(office.ids[0])
        await beside.write(communities.save, second)
        await office.until_live()
        await beside.write(communities.remove, second.community_id)
        await office.until(
            lambda: second.community_id not in office.boards[-1].communities, "it is gone"
        )
        await beside.write(communities.save, replace(second, name="Снова здесь"))
        await beside.write(communities.keys_replaced, second.community_id)
        await office.until_live()
    beside.close()
    await office.close()
