"""Pages that come short, move while they are read, or are none: nothing is lost or called deleted."""

import asyncio

import builders
import pytest

from gosclient.domain.community import Community, Slot
from gosclient.domain.errors import VkError
from gosclient.domain.events import EventPage, UnknownEvent
from gosclient.domain.inbox import InboxFilter, ItemStatus, View
from gosclient.domain.posts import FIRST_CHAT
from gosclient.domain.status import Link
from gosclient.store import communities, inbox, posts
from gosclient.sync import community as syncing
from gosclient.sync.community import CommunitySync
from gosclient.sync.dialogues import DialogueLoader
from gosclient.sync.looks import Keys
from gosclient.sync.status import StatusBoard
from gosclient.sync.wall import WallLoader
from gosclient.vk.longpoll import PollSession

NOW, HERE, KIM = builders.NOW, builders.ADMINISTRATION, builders.KIM
POST, COMMENTS, PAGE = 70, 150, 100


class Vk:
    """A gateway whose answers a test makes up; ``calls`` keeps the methods that were called."""

    def __init__(self, answer):
        self.answer = answer
        self.calls = []

    async def call(self, method, params=None, *, priority=None):
        self.calls.append(method)
        return self.answer(method, params or {})

    async def read(self, method, params=None, *, priority=None):
        return await self.call(method, params, priority=priority)

    async def batch(self, calls, *, priority=None):
        answers = []
        for method, params in calls:
            try:
                answers.append(await self.call(method, params, priority=priority))
            except VkError as error:
                answers.append(error)
        return answers


@pytest.fixture
def db(tmp_path):
    made = builders.open_store(tmp_path)
    made.submit(communities.save, Community(HERE, "Администрация")).result()
    yield made
    made.close()


def items(db):
    return db.submit_read(inbox.page, InboxFilter(View.ALL), limit=1000).result()


# ------------------------------------------------------------------------------- the wall


class Wall:
    """A post with comments, as ``wall.get`` and ``wall.getComments`` show it."""

    def __init__(self):
        self.comments = [
            {
                "id": 100 + at,
                "post_id": POST,
                "owner_id": -HERE,
                "from_id": KIM + at,
                "date": NOW + at,
                "text": f"Вопрос {at}",
                "thread": {"count": 0, "items": []},
            }
            for at in reversed(range(COMMENTS))
        ]
        self.odd = lambda page, offset: page

    def answer(self, method, params):
        if method == "wall.get":
            counted = {"count": len(self.comments)}
            post = {"id": POST, "owner_id": -HERE, "from_id": -HERE, "date": NOW, "text": "Дорога"}
            return {"count": 1, "items": [{**post, "comments": counted}]}
        if method != "wall.getComments":
            return {"count": 0, "items": []}
        offset = params["offset"]
        count = len(self.comments)
        page = self.comments[offset : offset + PAGE]
        return self.odd({"count": count, "current_level_count": count, "items": list(page)}, offset)


async def compare(db, wall):
    """Read the wall once more, because something there is in doubt."""
    await db.write(posts.doubt, HERE, [POST])
    await WallLoader(db, Vk(wall.answer), HERE, NOW, lambda _: None).run()


def without_first(page, offset):
    return {**page, "items": page["items"][offset == 0 :]}


@pytest.mark.parametrize(
    "odd",
    [
        lambda page, offset: None,
        lambda page, offset: [],
        lambda page, offset: {**page, "items": []},
        lambda page, offset: {**page, "items": []} if offset else page,
        without_first,
    ],
    ids=["nothing", "a list", "no items", "no second page", "one item too few"],
)
async def test_an_answer_that_comes_short_deletes_nothing_and_is_read_again(db, odd):
    wall = Wall()
    await compare(db, wall)
    assert len(items(db)) == COMMENTS
    wall.odd = odd
    await compare(db, wall)
    assert [one for one in items(db) if one.status is not ItemStatus.OPEN] == []
    wall.odd = lambda page, offset: page
    del wall.comments[10]
    await WallLoader(db, Vk(wall.answer), HERE, NOW, lambda _: None).run()
    assert sum(one.deleted for one in items(db)) == 1


async def test_a_comment_that_goes_while_pages_are_read_takes_no_other_with_it(db):
    wall = Wall()
    await compare(db, wall)

    def moved(page, offset):
        if offset == 0:
            del wall.comments[10]
        return page

    wall.odd = moved
    await compare(db, wall)
    assert [one for one in items(db) if one.deleted] == []


# ------------------------------------------------------------------------------- dialogues


def talk(peer, message_id, date=NOW - 1000):
    last = {"id": message_id, "peer_id": peer, "from_id": min(peer, FIRST_CHAT - 1), "date": date}
    return {
        "conversation": {"peer": {"id": peer}, "last_message_id": message_id},
        "last_message": {**last, "text": "Когда?", "conversation_message_id": 3},
    }


def dialogues(talks, histories=None):
    """``messages.getConversations`` and ``messages.getHistory`` over these talks."""

    def answer(method, params):
        if method == "messages.getConversations":
            start, offset = params.get("start_message_id", 0), params.get("offset", 0)
            ids = [one["conversation"]["last_message_id"] for one in talks]
            first = next((at for at, one in enumerate(ids) if 0 < one <= start), 0)
            return {"count": len(talks), "items": talks[first + offset :][:200]}
        history = (histories or {}).get(params["peer_id"])
        if history is not None:
            return history(params.get("offset", 0))
        found = [one["last_message"] for one in talks if talk_is(one, params["peer_id"])]
        return {"count": len(found), "items": found}

    return Vk(answer)


def talk_is(one, peer):
    return one["conversation"]["peer"]["id"] == peer


async def load(db, vk):
    await DialogueLoader(db, vk, HERE, NOW, lambda _: None).run()


@pytest.mark.parametrize("chat_at", [0, 100, 199])
async def test_a_chat_without_an_id_ends_no_page(db, chat_at):
    talks = [talk(1000 + at, 5000 - at) for at in range(249)]
    talks.insert(chat_at, talk(FIRST_CHAT + 1, 0))
    await load(db, dialogues(talks))
    assert len(items(db)) == 249


async def test_pages_of_chats_alone_are_passed_by(db):
    talks = [talk(FIRST_CHAT + at, 0) for at in range(1, 450)]
    talks += [talk(1000 + at, 5000 - at) for at in range(49)]
    await load(db, dialogues(talks))
    assert len(items(db)) == 49


async def test_the_history_of_a_chat_is_never_read(db):
    vk = dialogues([talk(FIRST_CHAT + 1, 9000), talk(KIM, 8000)])
    for _ in range(2):
        await load(db, vk)
    assert vk.calls.count("messages.getHistory") == 1


@pytest.mark.parametrize("odd", ["short", "empty"])
async def test_a_history_that_comes_short_is_read_to_its_end(db, odd):
    said = [
        {"id": 400 - at, "peer_id": KIM, "from_id": KIM, "date": NOW - at, "text": f"{at}"}
        for at in range(400)
    ]
    short = [odd]

    def history(offset):
        page = said[offset : offset + 200]
        if short and offset == 0:
            page = page[:199] if short.pop() == "short" else []
        return {"count": 400, "items": page}

    vk = dialogues([talk(KIM, 400)], {KIM: history})
    await load(db, vk)
    await load(db, vk)
    rows = db.submit_read(lambda c: c.execute("select count(*) from messages").fetchone())
    assert rows.result() == (400,)


# ------------------------------------------------------------------------------- one community


async def test_a_gap_that_opens_while_a_comparison_ends_stays_open(db, monkeypatch):
    nothing = Vk(lambda method, params: {"count": 0, "items": []})
    sync = CommunitySync(
        Community(HERE, "Администрация"),
        Keys(nothing, nothing),
        db,
        None,
        StatusBoard(),
        lambda: NOW,
    )
    await db.write(communities.save_ts, HERE, "10", NOW - 100)
    meanwhile = []

    async def name_authors(self):
        meanwhile.append(asyncio.create_task(sync._listener.open_gap(None)))
        await asyncio.sleep(0)

    monkeypatch.setattr(CommunitySync, "_name_authors", name_authors)
    await sync._load()
    await asyncio.gather(*meanwhile)
    assert (await db.read(communities.cursor, HERE)).gap_since == NOW - 100


@pytest.mark.parametrize("unreadable", [True, False])
async def test_an_event_that_cannot_be_read_is_looked_for_in_vks_lists(db, unreadable):
    event = UnknownEvent(HERE, "message_new", unreadable=unreadable)

    class Events:
        async def poll(self, session, wait=0):
            return EventPage("11", (("", event),))

    nothing = Vk(lambda method, params: {"count": 0, "items": []})
    sync = CommunitySync(
        Community(HERE, "Администрация"), Keys(nothing), db, Events(), StatusBoard(), lambda: NOW
    )
    sync._listener._session = PollSession("http://127.0.0.1/lp", "key", "10", HERE)
    await db.write(communities.save_ts, HERE, "10", NOW - 100)
    await sync._poll()
    cursor = await db.read(communities.cursor, HERE)
    assert (cursor.ts, cursor.gap_since) == ("11", NOW - 100 if unreadable else 0)


async def test_a_comparison_that_begins_while_a_gap_is_written_does_not_close_it(db, monkeypatch):
    begun, written = asyncio.Event(), asyncio.Event()

    class Waiting(Vk):
        async def call(self, method, params=None, *, priority=None):
            begun.set()  # the comparison has seen no gap
            await written.wait()
            return {"count": 0, "items": []}

    quiet = Waiting(None)
    sync = CommunitySync(
        Community(HERE, "Администрация"), Keys(quiet, quiet), db, None, StatusBoard(), lambda: NOW
    )
    await db.write(communities.save_ts, HERE, "10", NOW - 100)
    write = db.write_incoming

    async def late(function, *arguments):
        if function == sync._listener._mark_gap:
            await begun.wait()
        return await write(function, *arguments)

    monkeypatch.setattr(db, "write_incoming", late)
    gap = asyncio.create_task(sync._listener.open_gap(None))
    loading = asyncio.create_task(sync._load())
    await gap
    written.set()
    await loading
    assert (await db.read(communities.cursor, HERE)).gap_since == NOW - 100


@pytest.mark.parametrize("code", [1, 7, 29, 100])
async def test_who_cannot_hear_events_still_loads(small, vk, code):
    vk.faults({"where": "groups.getLongPollServer", "fault": f"error:{code}", "times": 99_999})
    async with small.working():
        await small.until(lambda: small.read("select 1 from messages limit 1"), "messages load")
        await small.until(lambda: small.read("select 1 from comments limit 1"), "comments load")
    assert small.status(small.ids[0]).link is not Link.LIVE


@pytest.mark.parametrize("answer", ["failed:1", "failed:2", "failed:3"])
async def test_a_long_poll_that_only_fails_is_not_asked_in_a_loop(
    caught_up, vk, answer, monkeypatch
):
    asked = asyncio.Event()
    pauses = []

    def paused(self, error):
        pauses.append(error)
        asked.set()

    monkeypatch.setattr(CommunitySync, "_failed", paused)
    vk.faults({"where": "longpoll", "fault": answer, "times": 99_999})
    since = caught_up.last_call()
    async with caught_up.working():
        async with asyncio.timeout(20):
            await asked.wait()
    renewed = [one for one in vk.calls(since) if one["method"] == "groups.getLongPollServer"]
    assert len(renewed) <= 3, "one renewal is usual, after the second there is a pause"


@pytest.mark.parametrize("where", ["wall.get", "users.get"])
@pytest.mark.parametrize("code", [100, 113])
async def test_a_side_read_that_is_refused_holds_nothing_up(small, vk, where, code):
    await small.once()
    vk.citizen(small.ids[0], "Кто я такой, знаете?", kind="comment")
    vk.faults({"where": where, "fault": f"error:{code}", "times": 99_999})
    if where == "users.get":  # a reading of the wall would bring the name
        await small.give_key(small.ids[0], Slot.ADMIN, "")
    assert await small.once() == {}
    async with small.working():
        await small.until_live()
        vk.citizen(small.ids[0], "Слышно?")
        await small.until(lambda: small.item("Слышно?"), "it is heard")


async def test_after_a_bug_a_community_is_taken_up_again(caught_up, vk, monkeypatch, expected_logs):
    expected_logs.append("synchronising failed by a bug")
    monkeypatch.setattr(syncing, "AFTER_BUG", 0.05)
    load, broken = CommunitySync._load, [True]

    async def once_broken(self):
        if broken.pop() if broken else False:
            raise ZeroDivisionError
        await load(self)

    monkeypatch.setattr(CommunitySync, "_load", once_broken)
    async with caught_up.working():
        await caught_up.until(
            lambda: caught_up.status(caught_up.ids[0]).link is Link.TROUBLE, "it is told"
        )
        await caught_up.until_live()
        vk.citizen(caught_up.ids[0], "После ошибки")
        await caught_up.until(lambda: caught_up.item("После ошибки"), "it is heard")
