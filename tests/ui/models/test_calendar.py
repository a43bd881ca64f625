"""The calendar in the window: its days, its clocks, and how it follows the store."""

import asyncio
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import builders
import pytest
from builders import NOW
from hypothesis import given
from hypothesis import strategies as some
from qt_loop import reached

from gosclient.desk import compositions, day_notes
from gosclient.desk.calendar import TITLE, Card, Wanted
from gosclient.domain.day_notes import DayNote
from gosclient.domain.production_calendar import DayKind
from gosclient.domain.publishing import Content, Publication, Target, TargetState
from gosclient.store import communities, publications
from ui.loop import until
from ui.models.calendar import CalendarModel
from ui.models.calendar_days import (
    Span,
    View,
    by_day,
    day_of,
    minutes_of,
    moment_of,
    same_clock,
    snapped,
    span_of,
    stepped,
)
from ui.models.day_marks import marks_of
from ui.models.publishing_words import drop_words, heading, title_words
from ui.models.troubles import Troubles

BERLIN, OMSK = ZoneInfo("Europe/Berlin"), ZoneInfo("Asia/Omsk")
DAY = 86_400
DAYS = some.dates(date(2024, 1, 1), date(2030, 12, 31))


def clock(at, zone):
    return datetime.fromtimestamp(at, zone).time()


@given(at=some.integers(1_700_000_000, 1_900_000_000), day=DAYS)
def test_another_day_keeps_the_clock_time(at, day):
    moved = same_clock(at, day, BERLIN)
    wall = datetime.combine(day, clock(at, BERLIN), BERLIN)
    there = wall.astimezone(ZoneInfo("UTC")).astimezone(BERLIN)
    if there.replace(tzinfo=None) == wall.replace(tzinfo=None):  # the clocks show it that day
        assert (day_of(moved, BERLIN), clock(moved, BERLIN)) == (day, clock(at, BERLIN))
    else:
        assert clock(moved, BERLIN) == there.time()


def test_a_time_that_the_clocks_skip_is_as_much_later_as_they_skip():
    half_past_two = int(datetime(2027, 3, 27, 2, 30, tzinfo=BERLIN).timestamp())
    assert clock(same_clock(half_past_two, date(2027, 3, 28), BERLIN), BERLIN).hour == 3


@given(day=DAYS, minutes=some.integers(0, 24 * 60 - 1))
def test_a_moment_is_the_time_it_was_made_of(day, minutes):
    at = moment_of(day, minutes, OMSK)
    assert (day_of(at, OMSK), minutes_of(at, OMSK)) == (day, minutes)


@given(times=some.lists(some.integers(1_774_000_000, 1_776_500_000), max_size=30))
def test_cards_stand_under_the_day_that_the_clocks_show(times):
    cards = [Card(at, "", (1,), TargetState.DRAFT, publication_id=1) for at in sorted(times)]
    span = span_of(View.LIST, date(2026, 3, 15))  # the clocks change on the 29th
    found = by_day(cards, span, BERLIN)
    assert list(found) == span.days
    assert {day: [one.at for one in those] for day, those in found.items()} == {
        day: [one.at for one in cards if day_of(one.at, BERLIN) == day] for day in span.days
    }


@given(view=some.sampled_from(View), anchor=DAYS, by=some.integers(-30, 30))
def test_every_view_shows_the_day_it_stands_on(view, anchor, by):
    span = span_of(view, anchor)
    assert span.first <= anchor <= span.last
    there = stepped(view, anchor, by)
    assert (there == anchor) or (there > anchor) == (by > 0)
    if view is View.MONTH:
        assert span.first.weekday() == 0
        assert span.count % 7 == 0
        assert span.first <= anchor.replace(day=1)


@given(minutes=some.floats(-100, 2000))
def test_a_pointed_time_is_a_quarter_of_an_hour_of_the_day(minutes):
    assert snapped(minutes) in range(0, 24 * 60, 15)


def test_headings_say_what_is_seen():
    anchor = date(2026, 11, 25)
    said = [heading(view, span_of(view, anchor), anchor) for view in View]
    assert said == [
        "среда, 25 ноября 2026",
        "23–29 ноября 2026",
        "Ноябрь 2026",
        "Ноябрь 2026",
    ]
    over = date(2026, 12, 1)
    assert heading(View.WEEK, span_of(View.WEEK, over), over) == "30 ноября – 6 декабря 2026"
    friday = int(datetime(2027, 1, 8, 9, tzinfo=BERLIN).timestamp())
    assert drop_words(friday, BERLIN) == "пт 8, 09:00"


def test_first_words_that_go_on_say_so():
    assert title_words("Ярмарка") == "Ярмарка"
    assert title_words("а" * TITLE) == "а" * (TITLE - 1) + "…"
    assert title_words("") == "без текста"


def test_days_off_short_days_and_notes_are_told():
    notes = [DayNote(1, "2026-11-05", "приезд губернатора"), DayNote(2, "2026-11-05", "", True)]
    marks = marks_of(Span(date(2026, 11, 3), 5), notes)
    assert [mark.kind for mark in marks.values()] == [
        DayKind.SHORT,
        DayKind.HOLIDAY,
        DayKind.WORKING,
        DayKind.WORKING,
        DayKind.WEEKEND,
    ]
    assert [mark.is_off for mark in marks.values()] == [False, True, False, False, True]
    assert marks[date(2026, 11, 3)].words == "короткий день"
    assert marks[date(2026, 11, 4)].words == "День народного единства"
    assert marks[date(2026, 11, 5)].words == "день траура · приезд губернатора"


def test_a_day_of_grief_is_marked():
    [mark] = marks_of(Span(date(2026, 9, 3), 1), []).values()
    assert mark.grief
    assert mark.names


async def written(db, text, at, places=(builders.ADMINISTRATION,)):
    return await compositions.keep(db, Publication(0, Content(text), places, at), NOW)


@pytest.fixture
async def model(db, office):
    """Give the calendar over the small district, followed around the district's day."""
    builders.district(db)
    await office.read_communities()
    made = CalendarModel(office, office)
    made.show(Span(day_of(NOW, None) - timedelta(days=3), 7))
    made.watch(on=True)
    await until(made.loaded)
    return made


def titles(model):
    return [one.title for one in model.page.cards if one.publication_id]


async def test_it_follows_the_store(db, model):
    await written(db, "Ярмарка", NOW + 60)
    await written(db, "Идея", 0)
    await reached(lambda: titles(model) == ["Ярмарка"] and model.page.drafts, model.loaded)
    assert [one.content.text for one in model.page.drafts] == ["Идея"]
    await day_notes.keep(db, DayNote(0, day_of(NOW, None).isoformat(), "приезд"))
    await reached(lambda: bool(model.page.notes), model.loaded)


async def test_what_was_shown_stays_until_the_next_days_are_here(db, model):
    await written(db, "Ярмарка", NOW + 60)
    await reached(lambda: titles(model) == ["Ярмарка"], model.loaded)
    model.show(Span(date(2027, 5, 1), 7))
    assert titles(model) == ["Ярмарка"]
    await reached(lambda: titles(model) == [], model.loaded)


async def test_days_asked_for_in_haste_show_the_last_ones_only(db, model):
    await written(db, "Ярмарка", NOW + 60)
    await reached(lambda: titles(model) == ["Ярмарка"], model.loaded)
    seen = []
    model.loaded.connect(lambda: seen.append(titles(model)))
    last = model.span
    for first in (date(2027, 5, 1), date(2027, 6, 1), last.first):
        model.show(Span(first, 7))
        await asyncio.sleep(0)  # the reading begins
    await reached(lambda: not model._reading, model.loaded)
    assert seen == [["Ярмарка"]]


async def test_it_rests_while_nobody_sees_it(db, model, office):
    model.watch(on=False)
    await written(db, "Ярмарка", NOW + 60)
    await until(office.changed)
    assert not model._gathering.isActive()
    assert titles(model) == []
    model.watch(on=True)
    await reached(lambda: titles(model) == ["Ярмарка"], model.loaded)


async def test_a_filter_leaves_what_is_wanted(db, model):
    await written(db, "Ярмарка", NOW + 60)
    await written(db, "Меню", NOW + 90, (builders.SCHOOL,))
    model.want(Wanted(communities=(builders.SCHOOL,), others=False))
    await reached(lambda: titles(model) == ["Меню"], model.loaded)


async def test_the_zone_is_that_of_the_readers_where_all_have_the_same(db, model, office):
    assert model.zone is None

    zone = "Asia/Kamchatka"
    await db.write(communities.set_publishing, builders.ADMINISTRATION, zone=zone, approves=False)
    await until(office.communities_changed)
    assert model.zone_name == ""
    model.want(Wanted(communities=(builders.ADMINISTRATION,)))
    assert model.zone_name == "Asia/Kamchatka"
    assert model.zone == ZoneInfo("Asia/Kamchatka")
    model.want(Wanted(communities=(builders.ADMINISTRATION, builders.SCHOOL)))
    await db.write(communities.set_publishing, builders.SCHOOL, zone="Asia/Omsk", approves=False)
    await until(office.communities_changed)
    assert model.zone_name == ""
    await until(model.loaded)


async def test_the_badge_counts_what_calls_for_a_person(db, office):
    counted = []
    troubles = Troubles(office, office)
    troubles.counted.connect(counted.append)
    troubles.count()
    await reached(lambda: counted == [0], troubles.counted)
    made = await written(db, "Ярмарка", NOW + 60)
    target = Target(0, made.publication_id, builders.SCHOOL, NOW + 60, gone_at=NOW)
    target_id = await db.write(publications.save_target, target)
    await reached(lambda: counted[-1] == 1, troubles.counted)
    found = await db.read(publications.target, target_id)
    await db.write(publications.save_target, replace(found, removed=True))
    await reached(lambda: counted[-1] == 0, troubles.counted)
