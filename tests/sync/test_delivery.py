"""The outbox at work against the training VK: what only the sender's own pauses can show."""

import asyncio

import pytest

from gosclient.desk import replies
from gosclient.domain.community import Slot
from gosclient.domain.errors import AuthLost, StoreFull
from gosclient.domain.outbox import OutboxState, Reason
from gosclient.store import outbox
from gosclient.store.database import Database


@pytest.fixture
async def office(caught_up, vk):
    """An office with a question to answer, and the question's item."""
    caught_up.question = f"Когда откроют мост? {vk.calls()[-1]['number']}"
    vk.citizen(caught_up.ids[0], caught_up.question)
    await caught_up.once()
    return caught_up


async def answer(office, text="Откроют к осени.", **options):
    item = office.item(office.question)
    return await replies.write(office.db, item.item_id, text, now=office.now(), **options)


async def entry(office, written):
    return await office.db.read(outbox.get, written.entry_id)


def copies(office, written):
    """How often VK holds an answer."""
    [community] = [one for one in office.vk.truth()["communities"] if one["id"] == office.ids[0]]
    return sum(
        str(message.get("key")) == written.key
        for talk in community["conversations"]
        for message in talk["messages"]
    )


async def test_a_disk_that_is_full_stops_the_answer_before_it_leaves(
    office, vk, monkeypatch, expected_logs
):
    """What cannot be noted is not sent: after a crash nobody would know of it."""
    expected_logs.append("the outbox cannot be written: StoreFull")
    written = await answer(office)
    full = True
    write = Database.write_incoming

    async def refusing(self, writing, *args, **kwargs):
        if full and writing.__name__ == "claim":
            raise StoreFull
        return await write(self, writing, *args, **kwargs)

    monkeypatch.setattr(Database, "write_incoming", refusing)
    with pytest.raises(StoreFull):
        await office.once()
    assert copies(office, written) == 0
    assert (await entry(office, written)).state is OutboxState.QUEUED
    async with office.working():
        await office.until_live()
        full = False
        await office.until(
            lambda: office.read("select state from outbox") == [("confirmed",)], "it is sent"
        )
    assert copies(office, written) == 1


async def test_a_disk_that_fills_while_the_answer_is_under_way(
    office, vk, monkeypatch, expected_logs
):
    expected_logs.append("the outbox cannot be written: StoreFull")
    written = await answer(office)
    full = 2
    write = Database.write_incoming

    async def refusing(self, writing, *args, **kwargs):
        nonlocal full
        if full and "_settle" in writing.__qualname__:
            full -= 1
            raise StoreFull
        return await write(self, writing, *args, **kwargs)

    monkeypatch.setattr(Database, "write_incoming", refusing)
    async with office.working():
        await office.until(
            lambda: office.read("select state from outbox") == [("confirmed",)],
            "found by its echo or by a look",
        )
    assert copies(office, written) == 1


async def test_an_engine_that_wakes_sends_what_the_command_line_wrote_beside_it(office, vk):
    beside, _ = office.profile.open_store()
    async with office.working():
        await office.until_live()
        item = office.item(office.question)
        written = await replies.write(beside, item.item_id, "Из скрипта", now=office.now())
        await office.until(
            lambda: office.read("select state from outbox") == [("confirmed",)], "it is sent"
        )
    beside.close()
    assert copies(office, written) == 1


async def test_undo_seconds_pass_before_anything_leaves(office, vk):
    written = await answer(office, undo=3600)
    await office.once()
    assert copies(office, written) == 0
    assert (await entry(office, written)).state is OutboxState.HOLDING
    await replies.take_back(office.db, written.entry_id, office.now())
    office.ahead = 7200
    await office.once()
    assert copies(office, written) == 0


async def test_answers_to_one_person_go_in_order_and_wait_for_the_first(office, vk):
    first = await answer(office, "Первый")
    second = await answer(office, "Второй")
    vk.faults({"where": "messages.send", "fault": "error:901", "times": 1})
    await office.once()
    assert (await entry(office, first)).state is OutboxState.FAILED
    assert (await entry(office, second)).state is OutboxState.CONFIRMED
    await replies.try_again(office.db, first.entry_id, office.now())
    await office.once()
    assert [copies(office, one) for one in (first, second)] == [1, 1]


@pytest.mark.parametrize("ahead", [3600, -3600], ids=["an hour ahead", "an hour behind"])
@pytest.mark.parametrize("fault", ["drop_after", "drop_before", "timeout"])
async def test_a_clock_that_is_an_hour_off_sends_nothing_twice(office, vk, ahead, fault):
    office.ahead = ahead
    written = await answer(office)
    vk.faults({"where": "messages.send", "fault": fault, "times": 1})
    assert await office.once() == {}
    assert copies(office, written) == 1
    found = await entry(office, written)
    assert found.state is OutboxState.CONFIRMED
    assert abs(found.sent_at - vk.truth()["now"]) < 120, "the time of leaving is VK's"


async def test_a_dead_key_keeps_the_answer_until_there_is_a_new_one(office, vk):
    community = office.ids[0]
    good = office.vault.get(community, Slot.COMMUNITY)
    written = await answer(office)
    office.vault.set(community, Slot.COMMUNITY, "vk1.a." + "0" * 80)
    await office.once()
    waiting = await entry(office, written)
    assert waiting.state in {OutboxState.QUEUED, OutboxState.WAITING}
    if waiting.state is OutboxState.WAITING:
        assert waiting.reason is Reason.AUTH
        assert waiting.not_before is None
    async with office.working() as engine:
        await engine.connect(vk.base_url, good)
        await office.until(
            lambda: office.read("select state from outbox") == [("confirmed",)], "it is sent"
        )
    assert copies(office, written) == 1


async def test_a_refusal_of_the_old_key_that_comes_late_does_not_hold_the_answer(office, vk):
    """The key was replaced while VK's answer to the old one was still under way."""
    community = office.ids[0]
    good = office.vault.get(community, Slot.COMMUNITY)
    written = await answer(office)
    async with office.working() as engine:
        asked, replaced = asyncio.Event(), asyncio.Event()

        async def refused_late(method, *_, **__):
            if method == "messages.getHistory":  # the look before the answer leaves
                asked.set()
            await replaced.wait()
            raise AuthLost(5)

        engine._connections.syncs[community].keys.community.call = refused_late
        await asked.wait()
        await engine.connect(vk.base_url, good)
        replaced.set()
        await office.until(
            lambda: office.read("select state from outbox") == [("confirmed",)], "it is sent"
        )
    assert copies(office, written) == 1


@pytest.mark.parametrize("way", ["once", "working"])
async def test_an_answer_that_waited_for_a_key_goes_when_the_key_is_there_again(office, vk, way):
    """A keyring that was locked in the evening is open in the morning."""
    community = office.ids[0]
    good = office.vault.get(community, Slot.COMMUNITY)
    written = await answer(office)
    office.vault.set(community, Slot.COMMUNITY, "vk1.a." + "0" * 80)
    await office.once()
    assert (await entry(office, written)).reason is Reason.AUTH
    office.vault.set(community, Slot.COMMUNITY, good)
    if way == "once":
        await office.once()
    else:
        async with office.working():
            await office.until(
                lambda: office.read("select state from outbox") == [("confirmed",)], "it is sent"
            )
    assert (await entry(office, written)).state is OutboxState.CONFIRMED
    assert copies(office, written) == 1


async def test_stopping_in_the_middle_leaves_an_answer_to_be_looked_for(office, vk):
    written = await answer(office)
    vk.faults({"where": "messages.send", "fault": "slow:60000", "times": 1})
    async with office.engine() as engine:
        running = asyncio.create_task(engine.run())
        await office.until(
            lambda: office.read("select state from outbox") == [("sending",)], "it is leaving"
        )
        running.cancel()
        await asyncio.wait([running])
    assert (await entry(office, written)).state is OutboxState.SENDING
    vk.faults()
    assert await office.once() == {}
    assert (await entry(office, written)).state is OutboxState.CONFIRMED
    assert copies(office, written) == 1
    history = [state for _, state, _ in await replies.entry_history(office.db, written.entry_id)]
    assert OutboxState.UNKNOWN in history
