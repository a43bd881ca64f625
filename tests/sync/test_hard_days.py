"""Days that are hard on the program: a thousand comments at once, branches without their beginning."""

import asyncio
from itertools import count

import pytest

from gosclient.desk import replies, threads
from gosclient.domain.errors import VaultLocked
from gosclient.domain.outbox import OutboxState
from gosclient.store import outbox
from gosclient.sync.apply import apply_comments
from gosclient.vk.parse import parse_comment_tree

_numbers = count(1)
MANY = 1000


@pytest.fixture
async def office(caught_up):
    """An office that has loaded everything."""
    return caught_up


def comments(office, number, **more):
    """So many citizens comment, over one connection each as a browser would."""
    words = f"Почему отключили отопление? {next(_numbers)}"
    made = [
        office.vk.citizen(office.ids[0], f"{words} {at}", "comment", **more) for at in range(number)
    ]
    return words, made


async def test_a_thousand_comments_at_once_under_one_post_all_come(office):
    async with office.working():
        await office.until_live()
        words, made = await asyncio.to_thread(comments, office, MANY)
        here = "select count(*) from comments where text like ?"
        await office.until(
            lambda: office.read(here, f"{words} %") == [(MANY,)], "all comments are here"
        )
        answer = office.item(f"{words} {MANY - 1}")
        written = await replies.write(
            office.db, answer.item_id, "Отопление включат к вечеру.", now=office.now()
        )
        await office.until(
            lambda: (
                office.read("select state from outbox where id = ?", written.entry_id)
                == [("confirmed",)]
            ),
            "an answer goes out",
        )
    assert len({one["post_id"] for one in made}) == 1
    assert office.differences() == []


async def test_a_thousand_comments_of_the_time_before_are_loaded(office):
    words, _ = await asyncio.to_thread(comments, office, 150)
    root = office.vk.citizen(office.ids[0], f"{words} начало", "comment")
    await asyncio.to_thread(comments, office, 150, reply_to=root["comment_id"])
    await office.db.write(lambda t: t.execute("update communities set ts = null") and None)
    assert await office.once() == {}
    assert office.differences() == []


async def test_what_vk_was_not_well_enough_to_show_is_asked_for_again(office):
    comments(office, 1)
    await office.db.write(lambda t: t.execute("update communities set ts = null") and None)
    tries = {"where": "wall.getComments", "fault": "error:10", "times": 3}
    office.vk.faults(tries)
    assert await office.once() == {}
    assert office.differences() == []


async def test_branches_whose_beginning_is_missing_are_shown_and_answered(office):
    """VK leaves out comments that were deleted with their branch still there."""
    _, [made] = comments(office, 1)
    post = made["post_id"]
    raw = [
        {"id": 900_001, "from_id": 1, "date": 5, "text": "сирота", "parents_stack": [899_999]},
        {"id": 900_002, "from_id": 2, "date": 6, "text": "ответ", "reply_to_comment": 900_001}
        | {"parents_stack": [899_999, 900_001]},
        {"id": 900_003, "from_id": 3, "date": 7, "text": "сам себе", "parents_stack": [900_003]},
        {"id": 900_004, "from_id": 4, "date": 8, "text": "круг", "reply_to_comment": 900_005},
        {"id": 900_005, "from_id": 5, "date": 9, "text": "круг 2", "reply_to_comment": 900_004},
    ]
    found = parse_comment_tree(raw, office.ids[0], post)
    await office.db.write(apply_comments, found, int(office.now()))
    for one in found:
        item = office.item(one.text)
        thread = await threads.thread(office.db, item.item_id)
        assert one.text in [bubble.text for bubble in thread.bubbles]


async def test_a_keyring_that_locks_while_the_program_works_takes_nothing_away(office, monkeypatch):
    def locked(*_):
        raise VaultLocked

    words, _ = comments(office, 1)
    async with office.working() as engine:
        await office.until_live()
        monkeypatch.setattr(office.vault, "get", locked)
        engine.refresh()
        await office.until(lambda: office.item(f"{words} 0"), "comments go on coming")
        item = office.item(f"{words} 0").item_id
        written = await replies.write(office.db, item, "Ответ при запертом.", now=office.now())
        await office.until(
            lambda: (
                office.read("select state from outbox where id = ?", written.entry_id)
                == [("confirmed",)]
            ),
            "answers go on: the keys are in memory",
        )
        assert (await office.db.read(outbox.get, written.entry_id)).state is OutboxState.CONFIRMED
