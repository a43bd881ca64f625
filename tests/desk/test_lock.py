"""The lock in a real file: set, tried, changed, taken away; pauses outlive the program."""

import asyncio

import builders
import pytest

from gosclient.desk import lock
from gosclient.domain.errors import BadInput, StoreError
from gosclient.store import settings
from gosclient.store.database import Database

NOW = 1_000_000.0
CODE, OTHER, WRONG = "4071", "9183", "1111"


@pytest.fixture
async def locked(db):
    """The store with a code."""
    await lock.set_code(db, "", CODE, CODE, NOW)
    return db


async def tries(db, *codes, now=NOW):
    return [await lock.try_code(db, code, now) for code in codes]


async def test_without_a_code_everything_opens(db):
    assert not (await lock.lock(db)).is_set
    assert (await lock.try_code(db, "", NOW)).opened


async def test_the_code_opens_and_nothing_else_does(locked):
    assert (await lock.lock(locked)).is_set
    wrong, right = await tries(locked, WRONG, CODE)
    assert (wrong.opened, wrong.looked_at, wrong.wait) == (False, True, 0)
    assert right.opened


async def test_the_code_itself_lies_nowhere_in_the_file(locked, tmp_path):
    locked.close()
    for path in tmp_path.rglob("gosclient.db*"):
        assert CODE.encode() not in path.read_bytes().replace(b"-", b"")


async def test_pauses_grow_and_a_try_in_a_pause_is_not_looked_at(locked):
    found = await tries(locked, *[WRONG] * 3)
    assert [one.wait for one in found] == [0, 0, 15]
    [early] = await tries(locked, CODE, now=NOW + 14)
    assert (early.opened, early.looked_at, early.wait) == (False, False, 1)
    [late] = await tries(locked, WRONG, now=NOW + 15)
    assert (late.looked_at, late.wait) == (True, 30)
    [right] = await tries(locked, CODE, now=NOW + 45)
    assert right.opened
    assert (await lock.lock(locked)).wrong == 0, "the right code ends the count"


async def test_a_pause_outlives_the_program(locked):
    await tries(locked, *[WRONG] * 4, now=NOW)
    await tries(locked, WRONG, now=NOW + 15)
    locked.close()
    again = Database.open(locked.path)
    try:
        [early] = await tries(again, CODE, now=NOW + 16)
        assert (early.opened, early.looked_at, early.wait) == (False, False, 29)
        [right] = await tries(again, CODE, now=NOW + 45)
        assert right.opened
    finally:
        again.close()


async def test_a_try_is_counted_before_it_is_looked_at(locked, monkeypatch):
    def torn(code, kept):
        raise KeyboardInterrupt  # the program is ended while it looks

    monkeypatch.setattr(lock, "fits", torn)
    with pytest.raises(KeyboardInterrupt):
        await lock.try_code(locked, WRONG, NOW)
    assert (await lock.lock(locked)).wrong == 1


async def test_many_tries_at_once_are_all_counted(locked):
    found = await asyncio.gather(*[lock.try_code(locked, WRONG, NOW) for _ in range(8)])
    assert sum(one.looked_at for one in found) == 3


async def test_another_code_needs_the_present_one(locked):
    with pytest.raises(BadInput, match=r"Неверный код\. Ничего не изменено"):
        await lock.set_code(locked, WRONG, OTHER, OTHER, NOW)
    with pytest.raises(BadInput, match="от 4 до 12"):
        await lock.set_code(locked, CODE, "12", "12", NOW)
    await lock.set_code(locked, CODE, OTHER, OTHER, NOW)
    former, present = await tries(locked, CODE, OTHER)
    assert not former.opened
    assert present.opened


async def test_taking_the_code_away_needs_it_and_guessing_there_makes_the_same_pauses(locked):
    for _ in range(3):
        with pytest.raises(BadInput, match="Неверный код"):
            await lock.remove_code(locked, WRONG, NOW)
    with pytest.raises(BadInput, match=r"Следующая попытка через 15 с\."):
        await lock.remove_code(locked, CODE, NOW)
    assert (await lock.lock(locked)).is_set
    assert not (await lock.remove_code(locked, CODE, NOW + 15)).is_set
    assert (await lock.try_code(locked, WRONG, NOW + 15)).opened


async def test_a_forgotten_code_is_forgotten_with_its_pauses(locked):
    await tries(locked, *[WRONG] * 5)
    left = await lock.forget_code(locked)
    assert (left.is_set, left.wrong) == (False, 0)


async def test_the_time_of_rest_is_one_of_the_choices(locked):
    assert (await lock.set_idle(locked, 1)).idle_seconds == 60
    assert (await lock.set_idle(locked, 0)).idle_seconds == 0
    with pytest.raises(BadInput):
        await lock.set_idle(locked, 7)
    assert (await lock.lock(locked)).idle == 0


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("lock_wrong", "many"),
        ("lock_wrong", "²"),
        ("lock_tried_at", "nan"),
        ("lock_tried_at", "yesterday"),
        ("lock_idle", "7"),
    ],
)
async def test_odd_words_in_the_file_keep_nobody_out(locked, name, value):
    await locked.write(settings.put, name, value)
    assert (await lock.try_code(locked, CODE, NOW)).opened


async def test_a_file_that_cannot_be_written_keeps_nobody_out(locked, monkeypatch):
    async def refuse(*_args):
        raise StoreError

    monkeypatch.setattr(locked, "write", refuse)
    wrong, right = await tries(locked, WRONG, CODE)
    assert not wrong.opened
    assert right.opened


async def test_the_code_may_be_taken_away_by_another_program(locked):
    told = []
    locked.subscribe(told.append)
    await lock.forget_code(locked)
    assert any(changes.concerns("lock") for changes in told)
    assert builders.item_of(locked, builders.KIM), "nothing else was touched"
