"""The first load, and what a second one costs."""

import pytest
from headquarters import Fuse, Headquarters

from gosclient.domain.community import Slot
from gosclient.store import communities
from gosclient.sync.community import NO_WALL_KEY


async def test_everything_in_vk_is_here_after_the_first_load(headquarters):
    assert await headquarters.once() == {}
    assert headquarters.differences() == []
    assert all(one.person for one in headquarters.items()), "everybody has a name"
    for community in headquarters.ids:
        for kind in ("messages", "comments"):
            read = headquarters.db.read(communities.progress, community, kind)
            progress = await read
            assert progress.done
            assert progress.loaded == progress.total


async def test_a_second_time_nothing_is_read_again(small, vk):
    await small.once()
    before = small.read("select * from messages union all select * from messages")
    since = small.last_call()
    heard = []
    small.db.subscribe(heard.append)
    assert await small.once() == {}
    assert not small.asked(since) & {"messages.getHistory", "wall.getComments"}
    assert before == small.read("select * from messages union all select * from messages")
    assert not [one for one in heard if one.concerns("arrived")], "nothing is announced as new"
    assert small.differences() == []


async def test_progress_grows_and_ends_at_its_total(headquarters):
    await headquarters.once()
    for community in headquarters.ids:
        boards = [board.communities for board in headquarters.boards]
        told = [known[community] for known in boards if community in known]
        loaded = [one.loaded for one in told if one.total]
        assert loaded == sorted(loaded)
        assert told[-1].loaded == told[-1].total > 0


@pytest.mark.parametrize(
    ("where", "fault"),
    [
        ("messages.getHistory", "error:10"),
        ("messages.getConversations", "drop_before"),
        ("execute", "html_200"),
        ("execute", "drop_after"),
        ("wall.get", "error:1"),
        ("wall.getComments", "error:10"),
        ("groups.getLongPollServer", "http_500"),
        ("longpoll", "html_200"),
        ("users.get", "drop_before"),
        ("*", "error:6"),
        ("*", "timeout"),
    ],
)
async def test_a_passing_trouble_while_loading_leaves_no_hole(small, vk, where, fault):
    vk.faults({"where": where, "fault": fault, "times": 2})
    assert await small.once() == {}
    assert small.differences() == []


async def test_a_load_that_was_broken_off_goes_on_where_it_was(small, vk):
    """Requests end one after another in an unlucky place; each run leaves a bit more."""
    broken = 0
    for healthy in range(3, 60, 9):
        async with small.engine() as engine:
            calls = Fuse(engine, healthy)
            failures = await engine.sync_once()
            broken += bool(failures) and calls.burnt
    assert broken
    assert await small.once() == {}
    assert small.differences() == []


async def test_without_the_administrators_key_messages_are_all_there(small, vk):
    for community in small.ids:
        await small.give_key(community, Slot.ADMIN, "")
    async with small.working():
        await small.until_live()
        assert small.status(small.ids[0]).sentence == NO_WALL_KEY
        assert small.differences(wall=False) == []
        assert small.read("select count(*) from comments") == [(0,)]
        vk.citizen(small.ids[0], "Когда откроют каток?", kind="comment")
        await small.until(lambda: small.item("Когда откроют каток?"), "a new comment is heard")
    assert await small.once() == {}


async def test_an_administrators_key_added_later_brings_the_wall(small, vk):
    community = small.ids[0]
    await small.give_key(community, Slot.ADMIN, "")
    await small.once()
    assert small.differences() != []
    await small.give_key(community, Slot.ADMIN, vk.user_token)
    await small.once()
    assert small.differences() == []


async def test_no_community_at_all(vk, tmp_path):
    made = Headquarters(vk, tmp_path)
    for community in made.ids:
        await made.db.write(communities.remove, community)
    assert await made.once() == {}
    async with made.working():
        pass
    await made.close()
