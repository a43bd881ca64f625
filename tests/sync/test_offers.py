"""A suggested post that somebody else dealt with meanwhile: what became of it is said as it is."""

from itertools import count

import pytest

from gosclient.desk import journal, pauses, replies, suggestions
from gosclient.domain.journal import Phase
from gosclient.domain.moderation import Publication
from gosclient.domain.outbox import OutboxState, Reason
from gosclient.store import communities, outbox, posts
from gosclient.sync.apply import apply_posts
from gosclient.sync.suggestions import forget_suggestions

_numbers = count(1)


@pytest.fixture
async def office(caught_up):
    """An office with a suggested post, and a colleague who is quicker."""
    caught_up.words = f"Соседи, в субботу чистим родник! {next(_numbers)}"
    caught_up.made = caught_up.vk.citizen(caught_up.ids[0], caught_up.words, "suggest")
    await caught_up.once()
    return caught_up


async def publish(office, **terms):
    item = office.item(office.words).item_id
    publication = Publication(**terms)
    return (await suggestions.publish(office.db, item, publication, now=office.now())).entries[0]


async def decline(office):
    item = office.item(office.words).item_id
    asked = await suggestions.decline(office.db, item, "Спам", now=office.now())
    return asked.entries[0]


def colleague(office, kind, **more):
    order = {"community": office.ids[0], "kind": kind, "target": office.made, **more}
    office.vk.control("colleague", order)


def on_the_wall(office):
    truth = next(one for one in office.vk.truth()["communities"] if one["id"] == office.ids[0])
    shown = {"post", "postpone"}
    ours = [one for one in truth["posts"] if office.words in one["text"]]
    return [one["text"] for one in ours if one["post_type"] in shown and not one["deleted"]]


async def end(office, entry):
    """State, reason and sentence of an intent; the item leaves the inbox, whatever came of it."""
    await office.once()
    found = await office.db.read(outbox.get, entry.entry_id)
    [offer] = [one for one in office.items() if one.source_id == office.made["post_id"]]
    assert offer.deleted
    assert (await journal.verify(office.db)).whole
    return found.state, found.reason, found.sentence


async def phases(office, entry):
    found = await journal.page(office.db, limit=journal.ALL)
    return [one.line.phase for one in reversed(found) if one.line.entry_id == entry.entry_id]


async def test_what_a_colleague_published_as_wanted_is_done_already(office):
    entry = await publish(office)
    colleague(office, "publish")
    assert (await end(office, entry))[:2] == (OutboxState.CONFIRMED, Reason.ALREADY)
    assert on_the_wall(office) == [office.words]


async def test_what_a_colleague_declined_was_not_published(office):
    entry = await publish(office)
    colleague(office, "delete")
    state, reason, sentence = await end(office, entry)
    assert (state, reason) == (OutboxState.FAILED, Reason.COLLEAGUE)
    assert "больше нет" in sentence
    assert on_the_wall(office) == []
    assert await phases(office, entry) == [Phase.ASKED, Phase.REFUSED]


async def test_nor_is_it_said_to_be_after_an_unclear_try(office):
    entry = await publish(office)
    office.vk.faults({"where": "wall.post", "fault": "drop_before", "times": 1})
    colleague(office, "delete")
    state, _, sentence = await end(office, entry)
    assert state is OutboxState.FAILED
    assert "слова автора сохранены" in sentence
    assert Phase.DONE not in await phases(office, entry)


async def test_other_words_than_the_colleague_published_are_not_said_to_stand_there(office):
    entry = await publish(office, text=f"{office.words} Сбор в 10:00.")
    colleague(office, "publish")
    state, _, sentence = await end(office, entry)
    assert state is OutboxState.FAILED
    assert "со словами автора" in sentence
    assert on_the_wall(office) == [office.words]


async def test_what_a_colleague_published_was_not_declined(office):
    entry = await decline(office)
    colleague(office, "publish")
    state, reason, sentence = await end(office, entry)
    assert (state, reason) == (OutboxState.FAILED, Reason.COLLEAGUE)
    assert "уже опубликовали" in sentence
    assert on_the_wall(office) == [office.words]
    assert await phases(office, entry) == [Phase.ASKED, Phase.REFUSED]


async def test_what_a_colleague_declined_is_declined_already(office):
    entry = await decline(office)
    colleague(office, "delete")
    assert (await end(office, entry))[:2] == (OutboxState.CONFIRMED, Reason.ALREADY)
    assert await phases(office, entry) == [Phase.ASKED, Phase.ALREADY]


async def test_a_late_event_of_the_offer_does_not_bring_it_back(office):
    [offer] = [one for one in office.items() if one.source_id == office.made["post_id"]]
    told = await office.db.read(posts.post, office.ids[0], offer.source_id)
    entry = await publish(office)
    assert (await end(office, entry))[0] is OutboxState.CONFIRMED
    await office.db.write(apply_posts, [told])
    [offer] = [one for one in office.items() if one.source_id == office.made["post_id"]]
    assert offer.deleted


@pytest.mark.parametrize("fault", ["error:10", "drop_before"])
async def test_a_list_of_offers_that_cannot_be_read_is_asked_for_again(office, fault):
    async with office.working():
        await office.until_live()
        office.vk.faults({"where": "wall.get", "fault": fault, "times": 1})
        office.vk.faults({"where": "execute", "fault": fault, "times": 1})
        colleague(office, "publish")
        await office.until(
            lambda: all(
                one.deleted for one in office.items() if one.source_id == office.made["post_id"]
            ),
            "the offer is gone",
        )


async def test_an_older_post_with_the_same_words_is_not_taken_for_it(office):
    again = office.vk.citizen(office.ids[0], office.words, "suggest")
    colleague(office, "publish")
    office.vk.control("clock", {"advance": 3600})
    office.made = office.vk.citizen(office.ids[0], office.words, "suggest")
    office.vk.control("colleague", {"community": office.ids[0], "kind": "delete", "target": again})
    await office.once()
    entry = await publish(office)
    colleague(office, "delete")
    assert (await end(office, entry))[0] is OutboxState.FAILED


async def test_an_offer_that_an_older_list_did_not_have_yet_comes_back(office):
    """Its event may be stored between the reading of a list and its storing."""
    here, post = office.ids[0], office.made["post_id"]
    await office.db.write(forget_suggestions, here, set())
    assert office.item(office.words).deleted
    await office.db.write(communities.open_gap, here, 0)
    await office.db.write(lambda t: t.execute("update communities set ts = null") and None)
    await office.once()
    [offer] = [one for one in office.items() if one.source_id == post]
    assert not offer.deleted
    assert office.differences() == []


async def test_an_offer_is_not_published_where_publishing_was_stopped_meanwhile(office):
    entry = await publish(office)
    begun = await pauses.begin(office.db, "День траура", office.ids[:1], office.now())
    await office.once()
    assert on_the_wall(office) == []
    await pauses.end(office.db, begun.pause.pause_id, office.now())
    await office.once()
    assert on_the_wall(office) == [], "nothing goes late by itself"
    await replies.send_now(office.db, entry.entry_id, office.now())
    await office.once()
    assert on_the_wall(office) == [office.words]
