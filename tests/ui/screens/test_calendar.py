"""«Публикации»: what the calendar shows, in four views of the same cards."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from builders import ADMINISTRATION, HOSPITAL, NOW, SCHOOL
from calendar_desk import (
    AT,
    DAY,
    HOUR,
    click,
    connect,
    draft,
    key,
    open_calendar,
    ours,
    planned,
)
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from PySide6.QtCore import Qt
from qt_loop import press, reached

from gosclient.desk.calendar import Card
from gosclient.domain.publishing import TargetState
from gosclient.store import communities, queued
from gosclient.store.queued import QueuedPost
from ui.models.calendar_days import View, day_of, minutes_of, span_of
from ui.screens.calendar.card_paint import CardStyle
from ui.screens.calendar.hours_view import HoursView
from ui.screens.calendar.list_view import ListView
from ui.screens.calendar.month_view import MonthView
from ui.screens.calendar.shown import Selection, Shown, shifted

BERLIN, MOSCOW = ZoneInfo("Europe/Berlin"), ZoneInfo("Europe/Moscow")
TODAY = day_of(NOW, None)


@pytest.fixture
async def db(db):
    """Every community has both keys."""
    await connect(db)
    return db


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None
)
@given(
    times=some.lists(some.integers(0, 30 * DAY - 1), max_size=40),
    width=some.integers(500, 1900),
    height=some.integers(300, 1000),
)
def test_all_views_show_the_same_cards(look, qapp, times, width, height):
    first = date(2026, 10, 1)
    begin = span_of(View.LIST, first).bounds(BERLIN)[0]
    cards = tuple(
        Card(
            at=begin + at,
            title=str(number),
            communities=(1,),
            state=TargetState.PLANNED,
            publication_id=number + 1,
        )
        for number, at in enumerate(sorted(times))
    )
    seen = {}
    for view in View:
        anchors = {
            View.DAY: [first + timedelta(days=one) for one in range(31)],
            View.WEEK: [first + timedelta(days=7 * one) for one in range(5)],
        }.get(view, [first])
        seen[view] = sorted(
            card.publication_id
            for anchor in anchors
            for card in view_of(view, anchor, cards, width, height).cards()
        )
    everything = [one.publication_id for one in cards]
    assert seen == dict.fromkeys(View, everything)


def view_of(view, anchor, cards, width, height):
    shown = Shown(span_of(view, anchor), anchor, cards, {}, CardStyle(lambda _: (), (), BERLIN))
    selection = Selection()
    made = {View.MONTH: MonthView, View.LIST: ListView}.get(view)
    widget = made(selection, shown) if made else HoursView(selection, shown, "")
    widget.resize(width, height)
    widget.show_page(shown)
    painted = [box.card for box in widget._boxes]
    hidden = sum(count for _, _, count in getattr(widget, "_rest", ()))
    assert len(painted) + hidden == len(list(widget.cards()))
    assert not any(
        one.rect.intersects(other.rect)
        for number, one in enumerate(widget._boxes)
        for other in widget._boxes[number + 1 :]
    )
    widget.deleteLater()
    return widget


@given(
    at=some.integers(1_790_000_000, 1_860_000_000),
    days=some.integers(-400, 400),
)
def test_a_drag_keeps_the_clock_time(at, days):
    moved = shifted(at, days, 0, BERLIN)
    assert day_of(moved, BERLIN) == day_of(at, BERLIN) + timedelta(days=days)
    lost_hour = minutes_of(at, BERLIN) // 60 == 2
    assert lost_hour or minutes_of(moved, BERLIN) == minutes_of(at, BERLIN)
    assert (moved - at) % 60 == 0


async def test_the_views_are_chips_and_letters(window, db):
    await planned(db, "Ярмарка")
    screen = await open_calendar(window, count=1)
    screen.take_focus()
    for letter, view in (("в", View.DAY), ("ц", View.WEEK), ("д", View.LIST), ("ь", View.MONTH)):
        press(window, letter)
        assert screen.view is view
        assert screen.current_view.hasFocus()
        assert [one for one, chip in screen.head._views.items() if chip.isChecked()] == [view]


async def test_going_back_on_and_to_today(window, db):
    screen = await open_calendar(window)
    key(screen, Qt.Key.Key_PageDown)
    assert screen.anchor == date(2026, 12, 22)
    assert screen.head.heading.text() == "Декабрь 2026"
    key(screen, Qt.Key.Key_PageUp)
    key(screen, Qt.Key.Key_PageUp)
    assert screen.head.heading.text() == "Октябрь 2026"
    press(window, "е")
    assert screen.anchor == TODAY
    await reached(lambda: not screen.model._reading, screen.model.loaded)


async def test_days_stay_until_the_next_ones_are_read(window, db):
    await planned(db, "Ярмарка")
    screen = await open_calendar(window, count=1)
    november = screen.shown
    screen.step(1)
    assert (screen.shown, screen.head.heading.text()) == (november, "Декабрь 2026")
    await reached(lambda: screen.shown.span.first == date(2026, 11, 30), screen.model.loaded)
    assert not screen._late.isActive()


async def test_days_that_are_long_in_coming_are_shown_empty(window, db):
    screen = await open_calendar(window)
    screen.step(1)
    screen._late.timeout.emit()
    assert screen.shown.span.first == date(2026, 11, 30)
    await reached(lambda: not screen.model._reading, screen.model.loaded)


async def test_another_zone_is_named(window, db):
    await planned(db, "Ярмарка", places=(ADMINISTRATION,))
    screen = await open_calendar(window, View.LIST, count=1)
    assert screen.head.zone.isHidden()
    for place in (ADMINISTRATION, SCHOOL, HOSPITAL):
        await db.write(communities.set_publishing, place, zone="Pacific/Kiritimati", approves=False)
    await reached(lambda: not screen.head.zone.isHidden(), screen.model.loaded)
    assert screen.head.zone.text() == "Pacific/Kiritimati, МСК+11"
    [card] = [one for one in screen.current_view.cards() if one.publication_id]
    assert minutes_of(card.at, screen.shown.zone) == (minutes_of(AT, MOSCOW) + 11 * 60) % 1440


async def test_what_does_not_fit_is_counted_and_leads_to_the_day(window, db):
    for number in range(9):
        await planned(db, f"Запись {number}", AT + 60 * number)
    screen = await open_calendar(window, count=9)
    view = screen.current_view
    [(rect, day, count)] = view._rest
    assert count == 9 - sum(box.card.publication_id > 0 for box in view._boxes) > 0
    assert view.rect_of_day(day).contains(rect)
    click(view.viewport(), rect.center().toPoint())
    assert (screen.view, screen.anchor) == (View.DAY, day)
    await reached(lambda: len(list(screen.current_view.cards())) == 9, screen.model.loaded)


async def test_a_card_a_cell_does_not_show_is_shown_when_one_walks_to_it(window, db):
    for number in range(9):
        await planned(db, f"Запись {number}", AT + 60 * number)
    screen = await open_calendar(window, count=9)
    key(screen, Qt.Key.Key_End)
    assert not screen.current_view.rect_of(ours(screen)["Запись 8"].key).isNull()


async def test_the_filter_of_the_top_bar_is_the_calendars_too(window, db):
    await planned(db, "Ярмарка", places=(ADMINISTRATION,))
    await planned(db, "Меню", places=(SCHOOL,))
    window.top.communities_chosen.emit((SCHOOL,))
    screen = await open_calendar(window, count=1)
    assert set(ours(screen)) == {"Меню"}
    window.top.communities_chosen.emit(())
    await reached(lambda: set(ours(screen)) == {"Меню", "Ярмарка"}, screen.model.loaded)


async def test_rubrics_states_and_others_are_left_out(window, db):
    await planned(db, "Ярмарка", rubric="Афиша")
    await draft(db, "Меню", AT, rubric="Школы")
    await db.write(queued.save, [QueuedPost(HOSPITAL, 80, AT, "График врачей")])
    screen = await open_calendar(window, count=2)
    assert len(screen.model.page.cards) > 2
    for words, left in (("Школы", {"Меню"}), ("Запланированные", {"Ярмарка"})):
        menu = (screen.filters._rubric if words == "Школы" else screen.filters._state).menu()
        menu.aboutToShow.emit()
        next(one for one in menu.actions() if one.text() == words).trigger()
        await reached(lambda left=left: set(ours(screen)) == left, screen.model.loaded)
        screen.filters._usual.click()
        await reached(lambda: len(ours(screen)) == 2, screen.model.loaded)
    screen.filters.others.click()
    await reached(lambda: len(screen.model.page.cards) == 2, screen.model.loaded)


async def test_reading_anew_keeps_what_is_chosen(window, db):
    await planned(db, "Ярмарка")
    screen = await open_calendar(window, count=1)
    chosen = ours(screen)["Ярмарка"].key
    screen.selection.choose(chosen)
    await planned(db, "Меню", AT + HOUR)
    await reached(lambda: len(ours(screen)) == 2, screen.model.loaded)
    assert (screen.selection.current, screen.selection.keys) == (chosen, frozenset({chosen}))
