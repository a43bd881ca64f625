"""Answers of which nobody can be sure: VK keeps other words, may not be read, or tells nothing."""

from dataclasses import replace

import pytest

from gosclient.desk import replies
from gosclient.domain import delivery as rules
from gosclient.domain.community import Slot
from gosclient.domain.inbox import ItemStatus
from gosclient.domain.outbox import OutboxState, Reason
from gosclient.store import outbox
from gosclient.vk import transport

TWO_HOURS = 7200
MENTION, KEPT = "@id1 (Анна), завтра", "[id1|Анна], завтра"


@pytest.fixture(autouse=True)
def short_pauses(monkeypatch):
    monkeypatch.setattr(rules, "BACKOFF", (0.05,))


@pytest.fixture
def vk_keeps_other_words(monkeypatch):
    """A mention is kept in VK's own form, as VK does it when the comment arrives."""
    post = transport.Transport.post

    def kept(self, method, form):
        if method == "wall.createComment":
            form = {**form, "message": form["message"].replace(MENTION, KEPT)}
        return post(self, method, form)

    monkeypatch.setattr(transport.Transport, "post", kept)


async def asked(office, vk, kind):
    """A citizen has just written; the item."""
    text = f"Когда починят мост? {vk.calls()[-1]['number']}"
    vk.citizen(office.ids[0], text, kind=kind)
    await office.once()
    return office.item(text)


async def entry(office, written):
    return await office.db.read(outbox.get, written.entry_id)


def state(office, written):
    return office.read("select state, not_before from outbox where id = ?", written.entry_id)[0]


def copies(vk, written):
    comments = [one for place in vk.truth()["communities"] for one in place["comments"]]
    return sum(one.get("key") == written.key for one in comments)


@pytest.mark.usefixtures("vk_keeps_other_words")
async def test_an_answer_in_other_words_is_not_called_a_colleagues_nor_sent_twice(caught_up, vk):
    item = await asked(caught_up, vk, "comment")
    written = await replies.write(caught_up.db, item.item_id, MENTION, now=caught_up.now())
    vk.faults(
        {"where": "wall.createComment", "fault": "drop_after", "times": 1},
        {"where": "longpoll", "fault": "lose", "times": 1},
    )
    await caught_up.once()
    unclear = await entry(caught_up, written)
    assert (unclear.state, unclear.not_before) == (OutboxState.UNKNOWN, None)
    assert unclear.sentence.startswith("Неизвестно, ушёл ли ответ")
    assert copies(vk, written) == 1


@pytest.mark.usefixtures("vk_keeps_other_words")
async def test_what_may_have_gone_out_is_not_repeated_under_an_old_key(caught_up, vk):
    item = await asked(caught_up, vk, "comment")
    written = await replies.write(caught_up.db, item.item_id, MENTION, now=caught_up.now())
    vk.faults({"where": "wall.createComment", "fault": "drop_after", "times": 1})
    await caught_up.once()
    refused = await entry(caught_up, written)
    stopped = replace(refused, state=OutboxState.FAILED, reason=Reason.COLLEAGUE)
    await caught_up.db.write(outbox.save, stopped)
    vk.control("clock", {"advance": TWO_HOURS})
    await replies.try_again(caught_up.db, written.entry_id, caught_up.now())
    await caught_up.once()
    assert copies(vk, written) == 1
    assert (await entry(caught_up, written)).needs_person


async def test_a_sent_comment_settles_its_item_even_if_its_event_is_lost(caught_up, vk):
    await caught_up.give_key(caught_up.ids[0], Slot.ADMIN, "")
    item = await asked(caught_up, vk, "comment")
    async with caught_up.working():
        await caught_up.until_live()
        vk.faults({"where": "longpoll", "fault": "lose", "times": 1})
        written = await replies.write(caught_up.db, item.item_id, "Завтра", now=caught_up.now())
        await caught_up.until(lambda: state(caught_up, written)[0] == "confirmed", "it is sent")
        answered = caught_up.item(item.text)
    assert answered.status is ItemStatus.ANSWERED
    assert not answered.answered_by_colleague


@pytest.mark.usefixtures("vk_keeps_other_words")
async def test_an_own_answer_in_other_words_is_not_called_a_colleagues(caught_up, vk):
    item = await asked(caught_up, vk, "comment")
    async with caught_up.working():
        await caught_up.until_live()
        vk.faults({"where": "wall.createComment", "fault": "slow:300", "times": 1})
        written = await replies.write(caught_up.db, item.item_id, MENTION, now=caught_up.now())
        await caught_up.until(lambda: state(caught_up, written)[0] == "confirmed", "it is sent")
    assert not caught_up.item(item.text).answered_by_colleague


@pytest.mark.parametrize("refusal", ["error:15", "error:917", "error:936"])
async def test_where_one_may_not_read_any_more_looking_comes_to_an_end(caught_up, vk, refusal):
    item = await asked(caught_up, vk, "message")
    async with caught_up.working():
        await caught_up.until_live()
        vk.faults(
            {"where": "messages.send", "fault": "timeout", "times": 1},
            {"where": "longpoll", "fault": "lose", "times": 99},
        )
        written = await replies.write(caught_up.db, item.item_id, "Завтра", now=caught_up.now())
        await caught_up.until(lambda: state(caught_up, written)[0] == "sending", "it leaves")
        vk.faults({"where": "messages.getHistory", "fault": refusal, "times": 99})
        vk.control("clock", {"advance": TWO_HOURS})
        await caught_up.until(lambda: state(caught_up, written) == ("unknown", None), "it asks")
    asking = await entry(caught_up, written)
    assert asking.sentence.startswith("Неизвестно, ушёл ли ответ")
    await replies.dismiss(caught_up.db, written.entry_id, caught_up.now())
    assert (await entry(caught_up, written)).state is OutboxState.CANCELLED


async def test_an_answer_behind_one_that_needs_a_word_says_so_and_goes_after_it(caught_up, vk):
    item = await asked(caught_up, vk, "message")
    first = await replies.write(caught_up.db, item.item_id, "Первый", now=caught_up.now())
    asking = replace(first, state=OutboxState.UNKNOWN, not_before=None, sent_at=1, attempts=1)
    await caught_up.db.write(outbox.save, asking)
    second = await replies.write(caught_up.db, item.item_id, "Второй", now=caught_up.now())
    await caught_up.once()
    behind = await entry(caught_up, second)
    assert (behind.state, behind.reason) == (OutboxState.WAITING, Reason.BEFORE_IT)
    assert "предыдущим ответом" in behind.sentence
    await replies.dismiss(caught_up.db, first.entry_id, caught_up.now())
    await caught_up.once()
    assert (await entry(caught_up, second)).state is OutboxState.CONFIRMED


async def test_a_late_event_confirms_what_was_stopped(caught_up, vk):
    """An earlier try went out after all; its event comes when the answer was given up."""
    item = await asked(caught_up, vk, "comment")
    written = await replies.write(caught_up.db, item.item_id, "Завтра", now=caught_up.now())
    stopped = replace(written, state=OutboxState.FAILED, sent_at=vk.truth()["now"], attempts=1)
    await caught_up.db.write(outbox.save, stopped)
    target = {"comment_id": item.source_id}
    order = {"community": caught_up.ids[0], "kind": "reply", "text": "Завтра", "target": target}
    vk.control("colleague", order)
    await caught_up.once()
    assert (await entry(caught_up, written)).state is OutboxState.CONFIRMED
