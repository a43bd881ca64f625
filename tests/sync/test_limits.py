"""VK wants less, or wants to see a person: what it stopped pauses, is said once, and the rest goes on."""

import pytest

from gosclient.desk import moderation, replies
from gosclient.domain.outbox import OutboxState, Reason
from gosclient.store import outbox

LIMITS = [("error:14", Reason.CAPTCHA), ("error:9", Reason.RATE), ("error:29", Reason.RATE)]
LONGER_THAN_ANY_PAUSE = 90_000


@pytest.fixture
async def office(caught_up, vk):
    """An office with three questions in messages and a comment."""
    number, here = vk.calls()[-1]["number"], caught_up.ids[0]
    caught_up.questions = [f"Когда починят свет? {number}-{at}" for at in range(3)]
    for text in caught_up.questions:
        vk.citizen(here, text)
    caught_up.comment = f"Темно на остановке {number}"
    caught_up.made = vk.citizen(here, caught_up.comment, "comment")
    await caught_up.once()
    return caught_up


async def answer(office, question, text):
    item = office.item(question).item_id
    return await replies.write(office.db, item, text, now=office.now())


async def all_answered(office):
    return [await answer(office, one, f"Завтра, {one}") for one in office.questions]


async def states(office, written):
    found = [await office.db.read(outbox.get, one.entry_id) for one in written]
    return [(one.state, one.reason) for one in found]


def calls(office, since, method):
    return sum(one["method"] == method for one in office.vk.calls(since))


@pytest.mark.parametrize(("fault", "reason"), LIMITS)
async def test_what_vk_limits_is_not_tried_again_and_again(office, fault, reason):
    since = office.last_call()
    office.vk.faults({"where": "messages.send", "fault": fault, "times": 10})
    written = await all_answered(office)
    await office.once()
    assert calls(office, since, "messages.send") == 1, "the others would only vex VK"
    waiting = (OutboxState.QUEUED, Reason.NONE)
    assert await states(office, written) == [(OutboxState.WAITING, reason), waiting, waiting]
    told = await office.db.read(outbox.get, written[0].entry_id)
    assert "VK" in told.sentence


@pytest.mark.parametrize(("fault", "reason"), LIMITS)
async def test_other_methods_go_on_and_all_goes_once_the_pause_is_over(office, fault, reason):
    office.vk.faults({"where": "messages.send", "fault": fault, "times": 1})
    written = await all_answered(office)
    under_comment = await answer(office, office.comment, "Лампу заменят завтра.")
    banned = await moderation.ban(
        office.db, office.ids[:1], office.made["person"], "Спам", days=1, now=office.now()
    )
    await office.once()
    done = [(OutboxState.CONFIRMED, Reason.NONE)] * 2
    assert await states(office, [under_comment, *banned.entries]) == done
    assert (await states(office, written))[0] == (OutboxState.WAITING, reason)
    office.ahead = LONGER_THAN_ANY_PAUSE
    await office.once()
    assert await states(office, written) == [(OutboxState.CONFIRMED, Reason.NONE)] * 3


async def test_a_limit_on_one_act_leaves_the_others(office):
    office.vk.faults({"where": "groups.ban", "fault": "error:9", "times": 1})
    person, here = office.made["person"], office.ids[:1]
    banned = await moderation.ban(office.db, here, person, "Спам", days=1, now=office.now())
    item = office.item(office.comment).item_id
    gone = await moderation.delete(office.db, [item], "Спам", now=office.now())
    await office.once()
    assert await states(office, banned.entries) == [(OutboxState.WAITING, Reason.RATE)]
    assert await states(office, gone.entries) == [(OutboxState.CONFIRMED, Reason.NONE)]


async def test_the_officer_need_not_wait_for_the_end_of_a_pause(office):
    office.vk.faults({"where": "messages.send", "fault": "error:14", "times": 1})
    written = await all_answered(office)
    await office.once()
    await replies.send_now(office.db, written[0].entry_id, office.now())
    await office.once()
    assert await states(office, written) == [(OutboxState.CONFIRMED, Reason.NONE)] * 3
