"""Mentions on other walls, of which no event tells, in the inbox: seen, changed, gone."""

from itertools import count

import pytest

from gosclient.desk import replies, search, statuses, threads
from gosclient.desk.threads import Author
from gosclient.domain.capabilities import Capability, Standing, judged
from gosclient.domain.community import Slot
from gosclient.domain.errors import BadInput
from gosclient.domain.inbox import ItemStatus
from gosclient.domain.kinds import ItemKind
from gosclient.store import capabilities
from gosclient.store.mentions import mention
from gosclient.sync import mentions
from gosclient.vk import encode_sources

_numbers = count(1)


@pytest.fixture
async def office(caught_up):
    """An office that has loaded everything."""
    return caught_up


async def mentioned(office):
    """Somebody names the community on their own wall; the order's answer with the words."""
    words = f"горка у пруда опять скользкая {next(_numbers)}"
    made = office.vk.citizen(office.ids[0], words, "mention")
    await office.once()
    return {**made, "words": words}


def item(office, made):
    return next(
        one
        for one in office.items()
        if one.kind is ItemKind.MENTION and (one.owner_id, one.post_id) == place(made)
    )


def place(made):
    return made["owner_id"], made["post_id"]


def ordered(office, kind, made, text=""):
    order = {"community": office.ids[0], "kind": kind, "target": made, "text": text}
    office.vk.control("citizen", order)


async def test_a_mention_is_an_item_with_its_words_and_its_wall(office):
    made = await mentioned(office)
    found = item(office, made)
    assert (found.status, found.person_id) == (ItemStatus.OPEN, made["person"])
    assert made["words"] in found.text
    assert found.person, "its author has a name"
    assert found.waiting_since == 0, "nobody asked the office, so no term runs"
    thread = await threads.thread(office.db, found.item_id)
    assert [(one.target, one.person_id) for one in thread.bubbles] == [(True, made["person"])]
    assert thread.wall == "", "it is the author's own wall"
    assert office.differences() == []


async def test_mentions_of_before_the_connection_are_loaded(office):
    before = office.vk.truth()["communities"][0]["mentions"]
    assert before
    assert ItemKind.MENTION in {one.kind for one in office.items()}


async def test_all_pages_are_read_and_what_is_beyond_them_is_not_missed(office, monkeypatch):
    for _ in range(3):
        office.vk.citizen(office.ids[0], f"вот и зима {next(_numbers)}", "mention")
    monkeypatch.setattr(encode_sources, "MENTIONS_PAGE", 2)
    await office.once()
    assert office.differences() == []
    monkeypatch.setattr(mentions, "_MOST_PAGES", 1)
    since = office.last_call()
    await office.once()
    assert office.differences() == []
    assert "wall.getById" not in office.asked(since), "nothing is known of older ones"


async def test_the_same_mention_comes_once_however_often_it_is_read(office):
    made = await mentioned(office)
    found = item(office, made)
    await statuses.set_status(office.db, [found.item_id], ItemStatus.DONE)
    before = len(office.items())
    await office.once()
    assert len(office.items()) == before
    assert item(office, made).status is ItemStatus.DONE


async def test_other_words_of_a_mention_are_noticed(office):
    made = await mentioned(office)
    ordered(office, "edit", made, f"[club{office.ids[0]}|Мы], горку посыпали песком")
    await office.once()
    assert "посыпали" in item(office, made).text


async def test_a_deleted_mention_is_marked_and_comes_back(office):
    made = await mentioned(office)
    ordered(office, "delete", made)
    await office.once()
    gone = item(office, made)
    assert (gone.deleted, gone.status) == (True, ItemStatus.DONE)
    assert office.differences() == []
    ordered(office, "restore", made)
    await office.once()
    assert not item(office, made).deleted


async def test_what_is_listed_no_more_but_there_is_not_called_deleted(office):
    """VK's list is a search of its own: a post may leave it and still stand."""
    made = await mentioned(office)
    known = item(office, made)
    kept = await office.db.read(mention, known.source_id)
    gateway = Answering(office)
    since = int(office.now()) - mentions.LOOK_BACK
    listed = gateway.told(*encode_sources.mentions_page(office.ids[0], since))
    listed["items"] = [
        one for one in listed["items"] if (one["owner_id"], one["id"]) != place(made)
    ]
    await mentions.load_mentions(office.db, gateway, office.ids[0], since, listed)
    assert gateway.asked == ["wall.getById"]
    assert not item(office, made).deleted
    assert (await office.db.read(mention, known.source_id)) == kept
    await mentions.load_mentions(office.db, gateway, office.ids[0], since, listed)
    assert gateway.asked == ["wall.getById"], "it was looked at once"


class Answering:
    """A gateway that remembers what it was asked."""

    def __init__(self, office):
        self._vk = office.vk
        self.asked = []

    def told(self, method, params):
        given = {
            name: ",".join(value) if isinstance(value, list) else value
            for name, value in params.items()
        }
        return self._vk.method(method, self._vk.user_token, **given)["response"]

    async def batch(self, calls, *, priority):
        del priority
        self.asked += [method for method, _ in calls]
        return [self.told(*call) for call in calls]

    async def read(self, method, params, *, priority=None):
        [answer] = await self.batch([(method, params)], priority=priority)
        return answer


async def test_the_words_of_mentions_and_of_citizens_posts_are_found(office):
    made = await mentioned(office)
    text = f"Вечер гитары в клубе {next(_numbers)}"
    posted = office.vk.citizen(office.ids[0], text, "post")
    await office.once()
    found = await search.hits(office.db, f"скользкая горка {made['words'].split()[-1]}", limit=9)
    assert [hit.item.item_id for hit in found] == [item(office, made).item_id]
    found = await search.hits(office.db, "гитара", limit=9)
    assert posted["post_id"] in [hit.item.source_id for hit in found]


async def test_a_mention_cannot_be_answered_in_the_name_of_the_community(office):
    made = await mentioned(office)
    with pytest.raises(BadInput, match="чужой стене"):
        await replies.write(office.db, item(office, made).item_id, "Посыпем", now=office.now())


async def test_notes_stand_by_a_mention(office):
    found = item(office, await mentioned(office))
    await replies.add_note(office.db, found.item_id, "Передано дорожникам", int(office.now()))
    thread = await threads.thread(office.db, found.item_id)
    said = [one.text for one in thread.bubbles if one.author is Author.NOTE]
    assert said == ["Передано дорожникам"]


async def test_without_an_administrators_key_mentions_are_not_asked_for(office):
    await office.give_key(office.ids[0], Slot.ADMIN, "")
    since = office.last_call()
    assert await office.once() == {}
    assert "newsfeed.getMentions" not in office.asked(since)


async def test_a_key_without_the_right_is_told_and_not_asked_again(office):
    plain = office.vk.control("tokens", {"kind": "vk_id"})["token"]
    await office.give_key(office.ids[0], Slot.ADMIN, plain)
    since = office.last_call()
    await office.once()
    assert "newsfeed.getMentions" in office.asked(since)
    known = await office.db.read(capabilities.known, office.ids[0])
    assert judged(known, Capability.MENTIONS).standing is Standing.REFUSED
    since = office.last_call()
    await office.once()
    assert "newsfeed.getMentions" not in office.asked(since)


async def test_communities_are_asked_together(headquarters):
    await headquarters.once()
    async with headquarters.working() as engine:
        await headquarters.until_live()
        for one in headquarters.ids:
            headquarters.vk.citizen(one, f"вот новость {next(_numbers)}", "mention")
        before = len(headquarters.items())
        number = headquarters.last_call()
        engine._mentions.refresh()
        await headquarters.until(
            lambda: len(headquarters.items()) == before + len(headquarters.ids), "all three came"
        )
        since = headquarters.vk.calls(number)
    inner = [[each["method"] for each in one.get("calls") or ()] for one in since]
    asked = [methods.count("newsfeed.getMentions") for methods in inner]
    assert [number for number in asked if number] == [len(headquarters.ids)]
    assert "newsfeed.getMentions" not in [one["method"] for one in since]


async def test_it_is_asked_again_from_time_to_time_by_itself(small, monkeypatch):
    monkeypatch.setattr(mentions, "EVERY", 0.1)
    await small.once()
    async with small.working():
        await small.until_live()
        before = len(small.items())
        small.vk.citizen(small.ids[0], "сама по себе", "mention")
        await small.until(lambda: len(small.items()) == before + 1, "the mention is here")
