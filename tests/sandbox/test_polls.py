"""Changing a poll after it was made: `polls.edit`."""

import json

import pytest

HOUR = 3_600


@pytest.fixture
async def poll(peer):
    """A poll of the community with two answers."""
    answers = json.dumps(["На площади", "В парке"])
    call = {"owner_id": -peer.gid, "question": "Где ёлка?", "add_answers": answers}
    return await peer.ok("polls.create", peer.user_token, **call)


@pytest.fixture
def named(peer, poll):
    return {"owner_id": -peer.gid, "poll_id": poll["id"]}


def numbers(poll):
    return [answer["id"] for answer in poll["answers"]]


async def test_a_poll_is_changed_where_a_post_carries_it(peer, poll, named):
    name = f"poll-{peer.gid}_{poll['id']}"
    made = await peer.ok("wall.post", owner_id=-peer.gid, message="Опрос", attachments=name)
    first, second = numbers(poll)
    call = {
        "question": "Где поставить ёлку?",
        "edit_answers": json.dumps({str(first): "На главной площади"}),
        "delete_answers": json.dumps([second]),
        "add_answers": json.dumps(["У школы"]),
        "end_date": peer.world.clock.now() + HOUR,
    }
    assert await peer.ok("polls.edit", peer.user_token, **named, **call) == 1
    asked = {"posts": f"-{peer.gid}_{made['post_id']}"}
    [post] = (await peer.ok("wall.getById", peer.user_token, **asked))["items"]
    shown = post["attachments"][0]["poll"]
    assert shown == await peer.ok("polls.getById", peer.user_token, **named)
    assert (shown["question"], shown["end_date"]) == (call["question"], call["end_date"])
    assert [one["text"] for one in shown["answers"]] == ["На главной площади", "У школы"]
    assert numbers(shown)[0] == first
    assert numbers(shown)[1] not in {first, second}


async def test_what_a_change_of_a_poll_does_not_name_stays(peer, poll, named):
    assert await peer.ok("polls.edit", peer.user_token, **named) == 1
    assert await peer.ok("polls.getById", peer.user_token, **named) == poll


@pytest.mark.parametrize(
    "change",
    [
        {"edit_answers": '{"1": "Нет такого"}'},
        {"edit_answers": '["список"]'},
        {"edit_answers": "не JSON"},
        {"delete_answers": "[1]"},
        {"delete_answers": "[[]]"},
        {"delete_answers": "5"},
        {"add_answers": '[""]'},
        {"add_answers": json.dumps(["да"] * 9)},
        {"end_date": 1},
    ],
)
async def test_a_change_that_is_refused_changes_nothing(peer, poll, named, change):
    call = {"question": "Иначе", **change}
    assert await peer.code("polls.edit", peer.user_token, **named, **call) == 100
    assert await peer.ok("polls.getById", peer.user_token, **named) == poll


async def test_a_poll_keeps_an_answer(peer, poll, named):
    call = {"delete_answers": json.dumps(numbers(poll))}
    assert await peer.code("polls.edit", peer.user_token, **named, **call) == 100


async def test_who_may_change_a_poll_and_until_when(peer, named):
    stranger = (await peer.control("tokens", {"kind": "user", "admin_of": []}))["token"]
    assert await peer.code("polls.edit", **named) == 27
    assert await peer.code("polls.edit", stranger, **named) == 250
    unknown = named | {"poll_id": 1}
    assert await peer.code("polls.edit", peer.user_token, **unknown) == 250
    end = {"end_date": peer.world.clock.now() + HOUR}
    await peer.ok("polls.edit", peer.user_token, **named, **end)
    await peer.control("clock", {"advance": HOUR})
    assert await peer.code("polls.edit", peer.user_token, question="Поздно", **named) == 250
