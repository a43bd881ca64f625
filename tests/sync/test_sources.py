"""Posts by citizens, suggested and published, in the inbox: seen, answered, published, declined."""

from itertools import count

import pytest

from gosclient.desk import batches, journal, moderation, replies, suggestions, threads
from gosclient.domain.community import Slot
from gosclient.domain.errors import BadInput
from gosclient.domain.inbox import ItemStatus
from gosclient.domain.journal import Phase
from gosclient.domain.kinds import ItemKind
from gosclient.domain.moderation import Publication
from gosclient.domain.outbox import OutboxState, Reason
from gosclient.store import outbox

_numbers = count(1)


@pytest.fixture
async def office(caught_up):
    """An office that has loaded everything."""
    return caught_up


async def offered(office, kind="suggest"):
    """A citizen offers a post, or publishes one; its item."""
    text = f"Соседи, собираемся на субботник у пруда! {next(_numbers)}"
    made = office.vk.citizen(office.ids[0], text, kind)
    await office.once()
    return {**made, "text": text}


def item(office, made):
    return office.item(made["text"])


def truth(office):
    return next(one for one in office.vk.truth()["communities"] if one["id"] == office.ids[0])


def posts_with(office, text):
    return [one for one in truth(office)["posts"] if one["text"] == text]


async def state(office, asked):
    return await office.db.read(outbox.get, asked.entries[0].entry_id)


async def test_a_suggested_post_is_an_item_with_all_its_words(office):
    made = await offered(office)
    found = item(office, made)
    assert (found.kind, found.source_id) == (ItemKind.SUGGESTED, made["post_id"])
    assert (found.status, found.person_id) == (ItemStatus.OPEN, made["person"])
    thread = await threads.thread(office.db, found.item_id)
    assert [bubble.text for bubble in thread.bubbles] == [made["text"]]
    assert office.differences() == []


async def test_suggestions_of_before_the_connection_are_loaded(office):
    kinds = {one.kind for one in office.items()}
    assert ItemKind.SUGGESTED in kinds


async def test_it_is_published_as_it_is_once_and_leaves_the_inbox(office):
    made = await offered(office)
    asked = await suggestions.publish(office.db, item(office, made).item_id, now=office.now())
    await office.once()
    [post] = posts_with(office, made["text"])
    assert (post["post_type"], post["id"] != made["post_id"]) == ("post", True)
    assert (await state(office, asked)).state is OutboxState.CONFIRMED
    closed = next(one for one in office.items() if one.source_id == made["post_id"])
    assert closed.deleted
    assert closed.status is ItemStatus.DONE
    found = await journal.page(office.db, text="субботник")
    assert [one.line.phase for one in found][:2] == [Phase.DONE, Phase.ASKED]


async def test_it_is_published_with_other_words_and_later(office):
    made = await offered(office)
    other = f"{made['text']} Начало в 10:00."
    # Other tests set this VK's clock hours and days ahead.
    later = int(office.now()) + 30 * 86_400
    publication = Publication(text=other, at=later)
    await suggestions.publish(office.db, item(office, made).item_id, publication, now=office.now())
    await office.once()
    [post] = posts_with(office, other)
    assert (post["post_type"], post["date"]) == ("postpone", later)
    closed = next(one for one in office.items() if one.source_id == made["post_id"])
    with pytest.raises(BadInput, match="уже разобрали"):
        await suggestions.publish(office.db, closed.item_id, now=office.now())


@pytest.mark.parametrize("fault", ["drop_after", "drop_before", "timeout"])
async def test_an_unclear_publication_is_looked_after_and_made_once(office, fault):
    made = await offered(office)
    office.vk.faults({"where": "wall.post", "fault": fault, "times": 1})
    asked = await suggestions.publish(office.db, item(office, made).item_id, now=office.now())
    await office.once()
    assert [one["post_type"] for one in posts_with(office, made["text"])] == ["post"]
    assert (await state(office, asked)).state is OutboxState.CONFIRMED


async def test_taken_back_in_time_nothing_is_published(office):
    made = await offered(office)
    asked = await suggestions.publish(
        office.db, item(office, made).item_id, undo=3600, now=office.now()
    )
    await batches.take_back(office.db, asked.batch, office.now())
    office.ahead = 7200
    await office.once()
    assert [one["post_type"] for one in posts_with(office, made["text"])] == ["suggest"]


async def test_what_a_colleague_published_meanwhile_is_not_published_again(office):
    made = await offered(office)
    asked = await suggestions.publish(
        office.db, item(office, made).item_id, undo=60, now=office.now()
    )
    published = office.vk.method(
        "wall.post",
        office.vk.user_token,
        owner_id=-office.ids[0],
        post_id=made["post_id"],
        from_group=1,
    )
    assert "response" in published
    office.ahead = 120
    await office.once()
    assert len(posts_with(office, made["text"])) == 1
    settled = await state(office, asked)
    assert (settled.state, settled.reason) == (OutboxState.CONFIRMED, Reason.ALREADY)


async def test_who_offers_a_post_is_answered_by_a_message(office):
    made = await offered(office)
    office.vk.citizen(office.ids[0], "Когда опубликуете?", person=made["person"])
    await office.once()
    written = await replies.write(
        office.db, item(office, made).item_id, "Опубликуем завтра", now=office.now()
    )
    await office.once()
    talk = next(one for one in truth(office)["conversations"] if one["peer_id"] == made["person"])
    assert talk["messages"][-1]["text"] == "Опубликуем завтра"
    assert (await office.db.read(outbox.get, written.entry_id)).state is OutboxState.CONFIRMED


async def test_a_visitors_post_is_answered_by_a_comment_under_it(office):
    made = await offered(office, "post")
    found = item(office, made)
    assert (found.kind, found.status) == (ItemKind.VISITOR_POST, ItemStatus.OPEN)
    await replies.write(office.db, found.item_id, "Спасибо, придём!", now=office.now())
    await office.once()
    [said] = [one for one in truth(office)["comments"] if one["post_id"] == made["post_id"]]
    assert (said["text"], said["from_id"]) == ("Спасибо, придём!", -office.ids[0])
    answered = item(office, made)
    assert (answered.status, answered.answered_by_colleague) == (ItemStatus.ANSWERED, False)
    thread = await threads.thread(office.db, found.item_id)
    assert [one.text for one in thread.bubbles] == [made["text"], "Спасибо, придём!"]
    assert office.differences() == []


async def test_a_colleagues_comment_settles_a_visitors_post(office):
    made = await offered(office, "post")
    office.vk.method(
        "wall.createComment",
        office.vk.user_token,
        owner_id=-office.ids[0],
        post_id=made["post_id"],
        message="Ждём всех",
        from_group=office.ids[0],
    )
    await office.once()
    assert item(office, made).status is ItemStatus.ANSWERED
    assert item(office, made).answered_by_colleague


async def test_answers_to_two_visitors_posts_do_not_wait_for_each_other(office):
    first, second = await offered(office, "post"), await offered(office, "post")
    office.vk.faults({"where": "wall.createComment", "fault": "error:213", "times": 1})
    for made in (first, second):
        await replies.write(office.db, item(office, made).item_id, "Спасибо", now=office.now())
    await office.once()
    states = [item(office, made).status for made in (first, second)]
    assert states == [ItemStatus.OPEN, ItemStatus.ANSWERED]


ELSEWHERE = ("photo_comment", "video_comment", "market_comment", "board")


@pytest.fixture(params=ELSEWHERE)
async def question(request, office):
    """A citizen's question outside the wall, and its item."""
    text = f"Где посмотреть расписание автобусов? {next(_numbers)}"
    made = office.vk.citizen(office.ids[0], text, request.param)
    await office.once()
    return {**made, "text": text, "kind": request.param}


def said(office, question):
    """Comments of the section of a question, as VK holds them."""
    name = "board_comments" if question["kind"] == "board" else f"{question['kind']}s"
    return truth(office)[name]


async def test_words_outside_the_wall_are_items_and_are_answered_where_they_stand(office, question):
    found = item(office, question)
    assert (found.kind, found.status) == (ItemKind(question["kind"]), ItemStatus.OPEN)
    written = await replies.write(
        office.db, found.item_id, "Расписание есть на сайте.", now=office.now()
    )
    await office.once()
    ours = [one for one in said(office, question) if one.get("key") == written.key]
    assert [
        (one["from_id"], one["text"].endswith("Расписание есть на сайте.")) for one in ours
    ] == [(-office.ids[0], True)]
    assert (await office.db.read(outbox.get, written.entry_id)).state is OutboxState.CONFIRMED
    answered = item(office, question)
    assert (answered.status, answered.answered_by_colleague) == (ItemStatus.ANSWERED, False)
    thread = await threads.thread(office.db, found.item_id)
    assert question["text"] in [bubble.text for bubble in thread.bubbles]
    assert not any(bubble.entry for bubble in thread.bubbles), "one bubble, never two"
    assert office.differences() == []


@pytest.mark.parametrize("fault", ["drop_after", "drop_before"])
async def test_an_unclear_answer_outside_the_wall_goes_out_once(office, question, fault):
    section = {"photo_comment": "photos", "video_comment": "video", "market_comment": "market"}
    method = f"{section.get(question['kind'], 'board')}.createComment"
    office.vk.faults({"where": method, "fault": fault, "times": 1})
    written = await replies.write(
        office.db, item(office, question).item_id, "Ответили на сайте.", now=office.now()
    )
    await office.once()
    assert len([one for one in said(office, question) if one.get("key") == written.key]) == 1
    assert (await office.db.read(outbox.get, written.entry_id)).state is OutboxState.CONFIRMED


async def test_words_outside_the_wall_are_deleted_and_brought_back(office, question):
    found = item(office, question)
    await moderation.delete(office.db, [found.item_id], "Спам", now=office.now())
    await office.once()
    [there] = [one for one in said(office, question) if one["text"] == question["text"]]
    assert there["deleted"]
    assert item(office, question).deleted
    await moderation.restore(office.db, [found.item_id], now=office.now())
    await office.once()
    [there] = [one for one in said(office, question) if one["text"] == question["text"]]
    assert not there["deleted"]
    assert not item(office, question).deleted


async def test_events_tell_of_words_outside_the_wall_as_they_happen(office, question):
    other = f"{question['text']} И где касса?"
    async with office.working():
        await office.until_live()
        office.vk.control(
            "citizen",
            {"community": office.ids[0], "kind": "edit", "target": question, "text": other},
        )
        await office.until(lambda: office.item(other), "the edit is here")
        office.vk.control(
            "colleague", {"community": office.ids[0], "kind": "delete", "target": question}
        )
        await office.until(lambda: office.item(other).deleted, "the deletion is here")
    found = await journal.page(office.db, text="касса")
    assert ("delete", Phase.SEEN) in {(one.line.act, one.line.phase) for one in found}


async def test_without_an_administrators_key_an_answer_outside_the_wall_waits(office, question):
    written = await replies.write(
        office.db, item(office, question).item_id, "Ответим", now=office.now()
    )
    await office.give_key(office.ids[0], Slot.ADMIN, "")
    await office.once()
    waiting = await office.db.read(outbox.get, written.entry_id)
    assert (waiting.state, waiting.reason) == (OutboxState.WAITING, Reason.AUTH)
    assert "ключ администратора" in waiting.sentence
    await office.give_key(office.ids[0], Slot.ADMIN, office.vk.user_token)
    await office.once()
    assert (await office.db.read(outbox.get, written.entry_id)).state is OutboxState.CONFIRMED
