"""Events as they come, and the gaps they leave."""

import pytest
from headquarters import Fuse

from gosclient.domain.inbox import ItemStatus
from gosclient.store import communities
from gosclient.sync.listening import LONG_PAUSE
from gosclient.vk.encode import WALL_PAGE


def happen(vk, community, number):
    """All that people do: write, edit, delete, restore, read, and a colleague answers.

    Returns the words of the message and of the comment that stay as they were written.
    """

    def citizen(kind, **order):
        return vk.control("citizen", {"community": community, "kind": kind, **order})

    message, comment = f"Сообщение {number}", f"Комментарий {number}"
    said = citizen("message", text=message)
    under = citizen("comment", text=comment)
    citizen("edit", target=citizen("message", text="С ошибкой"), text=f"Правка {number}")
    citizen(
        "edit", target=citizen("comment", text="С ошибкой"), text=f"Правка под записью {number}"
    )
    citizen("delete", target=citizen("comment", text="Лишнее"))
    gone = citizen("comment", text="Передумали")
    citizen("delete", target=gone)
    citizen("restore", target=gone)
    inside = citizen("comment", text="И у нас", reply_to=under["comment_id"])
    for target, text in ((said, "Проверяем"), (inside, "Знаем, едем")):
        vk.control(
            "colleague", {"community": community, "kind": "reply", "target": target, "text": text}
        )
    citizen("read", target=said["person"])
    return message, comment


FAULTS = ["failed:1", "failed:2", "failed:3", "lose", "duplicate", "reorder", "ts_number"]
TROUBLES = ["html_200", "http_500", "drop_before", "drop_after", "timeout"]


@pytest.mark.parametrize("fault", FAULTS + TROUBLES)
async def test_nothing_is_missing_after_trouble_with_the_events(caught_up, vk, fault):
    community = caught_up.ids[0]
    vk.faults({"where": "longpoll", "fault": fault, "times": 1, "community": community})
    words = [word for number in range(2) for word in happen(vk, community, f"{fault} {number}")]
    assert await caught_up.once() == {}
    assert caught_up.differences() == []
    assert all(caught_up.item(word) for word in words)


@pytest.mark.parametrize("fault", FAULTS)
async def test_an_engine_at_work_fills_the_gap_by_itself(caught_up, vk, fault):
    community = caught_up.ids[0]
    async with caught_up.working():
        await caught_up.until_live(community)
        vk.faults({"where": "longpoll", "fault": fault, "times": 2, "community": community})
        for number in range(2):
            happen(vk, community, f"{fault} {number}")
        await caught_up.until(lambda: not caught_up.differences(), f"whole again after {fault}")


async def test_doubt_under_an_old_post_is_cleared_too(caught_up, vk):
    """The first page of the wall ends above it, and its number of comments stays the same."""
    community = caught_up.ids[0]
    [[old]] = caught_up.read("select min(post_id) from posts where can_comment")
    for number in range(WALL_PAGE):
        vk.control("citizen", {"community": community, "kind": "post", "text": f"Пост {number}"})
    assert await caught_up.once() == {}
    vk.faults({"where": "longpoll", "fault": "reorder", "times": 1, "community": community})
    order = {"community": community, "kind": "comment", "post": old, "text": "Удалил и вернул"}
    written = vk.control("citizen", order)
    for kind in ("delete", "restore"):
        vk.control("citizen", {"community": community, "kind": kind, "target": written})
    assert await caught_up.once() == {}
    assert caught_up.differences() == []
    assert caught_up.item("Удалил и вернул")


async def test_after_a_long_pause_history_of_events_is_not_trusted(caught_up, vk):
    """VK keeps events for a time it does not name, and does not say what it has forgotten."""
    community = caught_up.ids[0]
    happen(vk, community, "пока нас не было")
    assert await caught_up.once() == {}
    since = caught_up.last_call()
    assert await caught_up.once() == {}
    assert "messages.getHistory" not in caught_up.asked(since), "nothing has changed"
    caught_up.ahead = LONG_PAUSE + 60
    since = caught_up.last_call()
    assert await caught_up.once() == {}
    assert {"messages.getHistory", "wall.getComments"} <= caught_up.asked(since)
    assert (await caught_up.db.read(communities.cursor, community)).gap_since == 0


async def test_a_comparison_that_breaks_off_leaves_no_hole(caught_up, vk):
    """The newest message of a dialogue comes first; those before it must not be forgotten."""
    community = caught_up.ids[0]
    person = vk.citizen(community, "Первое")["person"]
    await caught_up.once()
    for healthy in range(1, 9):
        for number in range(3):
            vk.citizen(community, f"Без событий {healthy} {number}", person=person)
        vk.faults({"where": "longpoll", "fault": "failed:3", "times": 1, "community": community})
        async with caught_up.engine() as engine:
            Fuse(engine, healthy)
            await engine.sync_once()
        vk.faults()
        assert await caught_up.once() == {}
        assert caught_up.differences() == []


async def test_a_gap_is_remembered_over_a_restart_until_it_is_filled(caught_up, vk):
    community = caught_up.ids[0]
    vk.faults(
        {"where": "longpoll", "fault": "failed:3", "times": 1, "community": community},
        {"where": "messages.getConversations", "fault": "error:10", "times": 40},
    )
    happen(vk, community, "в разрыве")
    failures = await caught_up.once()
    assert failures
    vk.faults()
    assert await caught_up.once() == {}
    assert caught_up.differences() == []
    assert (await caught_up.db.read(communities.cursor, community)).gap_since == 0


async def test_words_arrive_and_are_announced_once(caught_up, vk):
    community = caught_up.ids[0]
    arrived = []
    caught_up.db.subscribe(lambda change: arrived.extend(change.ids("arrived")))
    async with caught_up.working():
        vk.citizen(community, "Где расписание автобуса?")
        await caught_up.until(lambda: caught_up.item("Где расписание автобуса?"), "it arrives")
        item = caught_up.item("Где расписание автобуса?")
        vk.citizen(community, "И второй вопрос", kind="comment")
        await caught_up.until(lambda: caught_up.item("И второй вопрос"), "the second arrives")
    assert await caught_up.once() == {}
    assert arrived.count(item.item_id) == 1
    item = caught_up.item("Где расписание автобуса?")
    assert item.status is ItemStatus.OPEN
    assert item.person


async def test_an_administrators_answer_in_vk_settles_the_item(caught_up, vk):
    community = caught_up.ids[0]
    async with caught_up.working():
        said = vk.citizen(community, "Кто отвечает за сквер?")
        await caught_up.until(lambda: caught_up.item("Кто отвечает за сквер?"), "it arrives")
        person = caught_up.item("Кто отвечает за сквер?").source_id
        order = {"community": community, "kind": "reply", "target": person, "text": "Мы"}
        vk.control("colleague", order)
        await caught_up.until(
            lambda: caught_up.item("Кто отвечает за сквер?").status is ItemStatus.ANSWERED,
            "a colleague's answer is seen",
        )
    assert caught_up.item("Кто отвечает за сквер?").answered_by_colleague
    assert said


async def test_events_switched_off_in_vk_are_switched_on(caught_up, vk):
    community = caught_up.ids[0]
    key = next(one["community_key"] for one in vk.communities if one["id"] == community)
    off = vk.method("groups.setLongPollSettings", key, group_id=community, enabled=0)
    assert off == {"response": 1}
    happen(vk, community, "без событий")
    assert await caught_up.once() == {}
    assert caught_up.differences() == []
    settings = vk.method("groups.getLongPollSettings", key, group_id=community)["response"]
    assert settings["is_enabled"]
    assert settings["events"]["message_new"]
    assert settings["events"]["wall_reply_new"]


async def test_refreshing_compares_with_vk_at_once(caught_up, vk):
    """F5: what events do not tell is looked at too."""
    async with caught_up.working() as engine:
        await caught_up.until_live()
        since = caught_up.last_call()
        engine.refresh()

        await caught_up.until(
            lambda: {"messages.getConversations", "wall.get"} <= caught_up.asked(since),
            "dialogues and wall are read",
        )
