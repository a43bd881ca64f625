"""What repeats: documents made ahead, each for itself, none twice and none late."""

from dataclasses import replace
from datetime import date, datetime, time
from itertools import pairwise

import pytest
from builders import HOSPITAL, NOW, SCHOOL
from publishing_office import AT, DAY, give_both_keys, handed, written

from gosclient.desk import calendar, compositions, publishing, recurring, rescheduling
from gosclient.domain.errors import BadInput
from gosclient.domain.publishing import Approval, Content
from gosclient.domain.recurrence import Every, Rule
from gosclient.domain.zones import unix_of, wall_of

MOSCOW = "Europe/Moscow"
FIRST = date(2026, 11, 23)
DAILY = Rule(Every.DAY, FIRST, time(9))
MONDAYS = Rule(Every.WEEK, FIRST, time(9), weekdays=(0,))


@pytest.fixture
def db(db):
    """Every community has both keys."""
    return give_both_keys(db)


async def repeating(db, rule=MONDAYS, zone=MOSCOW, **fields):
    source = await written(db, communities=(SCHOOL,), at=0, **fields)
    return await recurring.begin(db, source.publication_id, rule, zone, NOW)


async def made(db, recurrence):
    """Documents that were made, in order of time."""
    found = [one for one in await compositions.drafts(db) if one.rule == recurrence.recurrence_id]
    return sorted(found, key=lambda one: one.at)


async def days(db, recurrence):
    return [wall_of(one.at, one.zone).date() for one in await made(db, recurrence)]


def at_nine(day, zone=MOSCOW):
    return unix_of(datetime.combine(day, time(9)), zone)


async def test_documents_of_sixty_days_are_made_ahead(db):
    recurrence = await repeating(db)
    found = await made(db, recurrence)
    assert [one.at for one in found] == [at_nine(FIRST) + 7 * DAY * n for n in range(9)]
    assert all(one.content == Content("Ярмарка в субботу") for one in found)
    assert {one.communities for one in found} == {(SCHOOL,)}
    assert recurrence.made_until == "2027-01-21"
    shown = await calendar.cards(db, at_nine(FIRST), at_nine(FIRST) + 1, NOW)
    assert [one.publication_id for one in shown] == [found[0].publication_id]


async def test_the_document_it_began_with_stays_one(db):
    source = await written(db, communities=(SCHOOL,), at=at_nine(FIRST))
    recurrence = await recurring.begin(db, source.publication_id, MONDAYS, MOSCOW, NOW)
    assert (await days(db, recurrence))[0] == date(2026, 11, 30)
    [series] = await recurring.series(db)
    assert series.recurrence == recurrence
    assert series.pattern.content == source.content
    everything = {one.publication_id for one in await compositions.drafts(db)}
    assert source.publication_id in everything
    assert series.pattern.publication_id not in everything


async def test_nothing_is_made_twice_and_days_are_added(db):
    recurrence = await repeating(db, DAILY)
    assert len(await made(db, recurrence)) == 60
    assert await recurring.make_ahead(db, NOW + 3600) == 0
    assert await recurring.make_ahead(db, NOW + 2 * DAY) == 2
    assert await recurring.make_ahead(db, NOW - 5 * DAY) == 0, "a clock set back makes nothing"
    found = await days(db, recurrence)
    assert len(set(found)) == len(found) == 62


async def test_what_was_put_away_does_not_come_back(db):
    recurrence = await repeating(db)
    first, second, *_ = await made(db, recurrence)
    await compositions.discard(db, first.publication_id, NOW)
    assert await recurring.make_ahead(db, NOW + 8 * DAY) == 1
    await recurring.change_rule(db, recurrence.recurrence_id, MONDAYS, MOSCOW, NOW)
    assert (await made(db, recurrence))[0].at == second.at


async def test_one_is_changed_for_itself(db):
    recurrence = await repeating(db)
    first, second, *_ = await made(db, recurrence)
    await compositions.keep(db, replace(first, content=Content("Особая")), NOW + 1)
    await recurring.make_ahead(db, NOW + 8 * DAY)
    found = await made(db, recurrence)
    assert [one.content.text for one in found[:2]] == ["Особая", second.content.text]


async def test_what_was_missed_is_not_made_late(db):
    recurrence = await repeating(db, DAILY)
    later = NOW + 100 * DAY
    await recurring.make_ahead(db, later)
    found = await made(db, recurrence)
    assert [one.at for one in found if NOW + 61 * DAY < one.at < later] == []
    assert found[-1].at > later + 59 * DAY


async def test_it_follows_the_clocks_of_its_zone(db):
    rule = Rule(Every.DAY, date(2026, 10, 20), time(9))
    source = await written(db, communities=(SCHOOL,), at=0)
    before = unix_of(datetime(2026, 10, 20, 8), "Europe/Berlin")  # noqa: DTZ001 - a wall clock
    recurrence = await recurring.begin(db, source.publication_id, rule, "Europe/Berlin", before)
    found = await made(db, recurrence)
    assert {wall_of(one.at, one.zone).time() for one in found} == {time(9)}
    steps = {later.at - one.at for one, later in pairwise(found)}
    assert steps == {DAY, DAY + 3600}, "clocks go back once"


async def test_an_end_and_a_number_of_times_are_kept(db):
    until = await repeating(db, replace(DAILY, until=date(2026, 11, 25)))
    assert await days(db, until) == [date(2026, 11, day) for day in (23, 24, 25)]
    counted = await repeating(db, replace(DAILY, count=2), text="Другое")
    assert await recurring.make_ahead(db, NOW + 10 * DAY) == 0
    assert len(await made(db, counted)) == 2


async def test_another_pattern_reaches_what_nobody_touched(db):
    recurrence = await repeating(db)
    first, second, third, *rest = await made(db, recurrence)
    await compositions.keep(db, replace(first, content=Content("Особая")), NOW + 1)
    await publishing.move(db, [second.publication_id], 3600, now=NOW + 1)
    await handed(db, third)
    followed = await recurring.change_pattern(
        db, recurrence.recurrence_id, Content("Новая"), (HOSPITAL,), "Культура", NOW + 2
    )
    assert followed.count == len(rest)
    assert followed.former.content == Content("Ярмарка в субботу")
    found = await made(db, recurrence)
    assert [one.content.text for one in found] == ["Особая", "Ярмарка в субботу", *["Новая"] * 6]
    assert {(one.communities, one.rubric) for one in found[2:]} == {((HOSPITAL,), "Культура")}
    await recurring.make_ahead(db, NOW + 8 * DAY)
    assert (await made(db, recurrence))[-1].content.text == "Новая"


async def test_another_rule_makes_anew_what_nobody_touched(db):
    recurrence = await repeating(db)
    first, *_ = await made(db, recurrence)
    await compositions.keep(db, replace(first, content=Content("Особая")), NOW + 1)
    tuesdays = replace(MONDAYS, weekdays=(1,))
    changed = await recurring.change_rule(db, recurrence.recurrence_id, tuesdays, MOSCOW, NOW + 2)
    assert changed.recurrence.rule == tuesdays
    found = await days(db, recurrence)
    assert [day.weekday() for day in found] == [0, *[1] * 9]


async def test_it_ends_and_keeps_what_was_touched(db):
    recurrence = await repeating(db)
    first, *rest = await made(db, recurrence)
    await compositions.keep(db, replace(first, content=Content("Особая")), NOW + 1)
    former = await recurring.end(db, recurrence.recurrence_id, NOW)
    assert [one.at for one in former.documents] == [one.at for one in rest]
    assert [one.content.text for one in await made(db, recurrence)] == ["Особая"]
    assert await recurring.series(db) == []
    assert await recurring.make_ahead(db, NOW + 8 * DAY) == 0
    for verb in (
        recurring.end(db, recurrence.recurrence_id, NOW),
        recurring.change_rule(db, recurrence.recurrence_id, MONDAYS, MOSCOW, NOW),
        recurring.change_pattern(db, recurrence.recurrence_id, Content("а"), (), "", NOW),
    ):
        with pytest.raises(BadInput, match="больше нет"):
            await verb


async def test_consent_is_asked_for_each_of_them(db):
    recurrence = await repeating(db)
    assert {one.approval for one in await made(db, recurrence)} == {Approval.NONE}


@pytest.mark.parametrize(
    ("fields", "rule", "zone", "words"),
    [
        ({"text": " "}, MONDAYS, MOSCOW, "ничего нет"),
        ({}, replace(MONDAYS, weekdays=()), MOSCOW, "день недели"),
        ({}, MONDAYS, "Европа", "пояса"),
    ],
)
async def test_what_cannot_repeat(db, fields, rule, zone, words):
    source = await written(db, communities=(SCHOOL,), at=AT, **fields)
    with pytest.raises(BadInput, match=words):
        await recurring.begin(db, source.publication_id, rule, zone, NOW)
    assert await recurring.series(db) == []
    assert len(await compositions.drafts(db)) == 1


async def test_a_series_that_was_ended_comes_back_as_it_was(db):
    recurrence = await repeating(db)
    first, second, third, *rest = await made(db, recurrence)
    await compositions.keep(db, replace(first, content=Content("Особая")), NOW + 1)
    await compositions.discard(db, second.publication_id, NOW)
    former = await recurring.end(db, recurrence.recurrence_id, NOW + 2)
    await recurring.put_back(db, former, NOW + 3)
    [series] = await recurring.series(db)
    assert replace(series.recurrence, publication_id=0) == replace(recurrence, publication_id=0)
    assert series.pattern.content == Content("Ярмарка в субботу")
    found = await made(db, recurrence)
    assert [one.at for one in found] == [one.at for one in (first, third, *rest)]
    assert [one.content.text for one in found[:2]] == ["Особая", "Ярмарка в субботу"]
    assert await recurring.make_ahead(db, NOW + 8 * DAY) == 1


async def test_changes_are_undone_by_what_was_before(db):
    recurrence = await repeating(db)
    before = await made(db, recurrence)
    number = recurrence.recurrence_id
    done = await recurring.change_pattern(db, number, Content("Новая"), (HOSPITAL,), "К", NOW + 1)
    former = done.former
    await recurring.change_pattern(
        db, number, former.content, former.communities, former.rubric, NOW + 2
    )
    assert await made(db, recurrence) == before
    await compositions.keep(db, replace(before[0], content=Content("Особая")), NOW + 3)
    await rescheduling.move_to(db, {before[1].publication_id: before[1].at + 60}, now=NOW + 3)
    tuesdays = replace(MONDAYS, weekdays=(1,))
    ruled = await recurring.change_rule(db, number, tuesdays, MOSCOW, NOW + 4)
    await recurring.put_back(db, ruled.former, NOW + 5)
    again = await made(db, recurrence)
    assert [one.at for one in again] == [
        before[0].at,
        before[1].at + 60,
        *(one.at for one in before[2:]),
    ]
    assert [one.content.text for one in again[:2]] == ["Особая", "Ярмарка в субботу"]
    [series] = await recurring.series(db)
    assert series.recurrence == recurrence


async def test_moving_one_leaves_the_others_in_their_places(db):
    recurrence = await repeating(db)
    first, second, *rest = await made(db, recurrence)
    moved = second.at + 3 * DAY
    done = await rescheduling.move_to(db, {second.publication_id: moved}, now=NOW + 1)
    found = await made(db, recurrence)
    times = [first.at, moved, *(one.at for one in rest)]
    assert [one.at for one in found] == times
    [series] = await recurring.series(db)
    assert series.recurrence == recurrence
    assert await recurring.make_ahead(db, NOW + 8 * DAY) == 1, "only the day that is new"
    assert [one.at for one in await made(db, recurrence)][: len(times)] == times
    await recurring.change_pattern(
        db, recurrence.recurrence_id, Content("Новая"), (SCHOOL,), "", NOW + 2
    )
    words = {one.at: one.content.text for one in await made(db, recurrence)}
    assert words.pop(moved) == "Ярмарка в субботу", "what was moved is changed for itself"
    assert set(words.values()) == {"Новая"}
    await rescheduling.put_back(db, done, now=NOW + 3)
    assert (await made(db, recurrence))[1].at == second.at
