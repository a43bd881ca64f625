"""«Публикации»: the calendar is looked at, walked, moved in and cleared, and every deed is undone."""

import asyncio
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from builders import ADMINISTRATION, HOSPITAL, NOW, SCHOOL
from calendar_desk import (
    AT,
    DAY,
    HOUR,
    appeared,
    click,
    connect,
    day_point,
    double_click,
    draft,
    drag,
    failed,
    key,
    open_calendar,
    ours,
    planned,
    point_of,
    shown_at,
)
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog
from qt_loop import press, reached

from gosclient.desk.calendar import Card, Origin
from gosclient.domain.outbox import Act
from gosclient.domain.posts import Post
from gosclient.domain.publishing import TargetState
from gosclient.store import outbox, posts, publications, queued
from gosclient.store.queued import QueuedPost
from ui import loop
from ui.models.calendar_days import View, day_of, minutes_of, span_of
from ui.models.words import clock_time
from ui.screens.calendar.card_paint import CardStyle
from ui.screens.calendar.confirm_dialog import ConfirmDialog
from ui.screens.calendar.drafts_pane import CARD_ROLE
from ui.screens.calendar.hours_view import HoursView
from ui.screens.calendar.list_view import ListView
from ui.screens.calendar.menu import CardMenu
from ui.screens.calendar.month_view import MonthView
from ui.screens.calendar.shown import Selection, Shown, shifted
from ui.screens.shell.sections import Section
from ui.widgets.labels import PlainLabel

BERLIN = ZoneInfo("Europe/Berlin")
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
TODAY = day_of(NOW, None)


@pytest.fixture
async def db(db):
    """Every community has both keys."""
    await connect(db)
    return db


# what is shown


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


async def test_what_does_not_fit_is_counted_and_leads_to_the_day(window, db):
    for number in range(9):
        await planned(db, f"Запись {number}", AT + 60 * number)
    screen = await open_calendar(window, count=9)
    view = screen.current_view
    [(rect, day, count)] = view._rest
    assert count == 9 - sum(box.card.publication_id > 0 for box in view._boxes) > 0
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


# moving


async def test_dragging_to_another_day_keeps_the_time_and_can_be_undone(window, db):
    number = await planned(db, "Ярмарка")
    screen = await open_calendar(window, count=1)
    view = screen.current_view
    to = day_point(screen, TODAY + timedelta(days=3))
    drag(view.viewport(), point_of(screen, "Ярмарка"), to, drop=False)
    assert view._drag.words == f"ср 25, {clock_time(AT)}"
    drag(view.viewport(), point_of(screen, "Ярмарка"), to)
    assert shown_at(screen, "Ярмарка") == AT + 2 * DAY, "it is there before the store knows"
    await reached(lambda: bool(window.notices.text), window.notices.said)
    assert window.notices.text == f"Перенесено: ср 25, {clock_time(AT)}"
    found = await db.read(publications.publication, number)
    assert found.at == AT + 2 * DAY
    window.notices.undo()
    await reached(lambda: shown_at(screen, "Ярмарка") == AT, screen.model.loaded)
    assert await db.read(outbox.live) == []


async def test_by_hours_a_drag_moves_by_quarters(window, db):
    await planned(db, "Ярмарка")
    screen = await open_calendar(window, View.WEEK)
    screen.step(1)
    await reached(lambda: len(ours(screen)) == 1, screen.model.loaded)
    view = screen.current_view
    begin = point_of(screen, "Ярмарка")
    drag(view.viewport(), begin, begin + QPoint(200, 5), drop=False)
    assert (view._drag.days, view._drag.minutes) == (1, 0), "aside is the same time"
    drag(view.viewport(), begin, begin + QPoint(0, 90))
    moved = shown_at(screen, "Ярмарка") - AT
    assert moved > 0
    assert moved % (15 * 60) == 0
    await reached(lambda: bool(window.notices.text), window.notices.said)


async def test_what_is_out_does_not_move_and_says_why(window, db):
    await appeared(db, await planned(db, "Ярмарка"))
    screen = await open_calendar(window, count=1)
    view = screen.current_view
    drag(view.viewport(), point_of(screen, "Ярмарка"), day_point(screen, TODAY + timedelta(days=3)))
    assert window.notices.text == "Вышедшую запись перенести нельзя."
    assert shown_at(screen, "Ярмарка") == AT


async def test_what_others_made_does_not_move_either(window, db):
    await db.write(queued.save, [QueuedPost(HOSPITAL, 80, AT, "График врачей")])
    screen = await open_calendar(window)
    await reached(lambda: bool(find(screen, "График врачей")), screen.model.loaded)
    view = screen.current_view
    begin = view.rect_of(find(screen, "График врачей").key).center().toPoint()
    drag(view.viewport(), begin, day_point(screen, TODAY + timedelta(days=3)))
    assert "сделали в VK" in window.notices.text


async def test_nothing_lands_in_the_past(window, db):
    number = await planned(db, "Ярмарка")
    screen = await open_calendar(window, count=1)
    view = screen.current_view
    there = day_point(screen, TODAY - timedelta(days=3))
    drag(view.viewport(), point_of(screen, "Ярмарка"), there, drop=False)
    assert "это время прошло" in view._drag.words
    drag(view.viewport(), point_of(screen, "Ярмарка"), there)
    assert (await db.read(publications.publication, number)).at == AT


async def test_escape_lets_a_card_go_back(window, db):
    await planned(db, "Ярмарка")
    screen = await open_calendar(window, count=1)
    view = screen.current_view
    there = day_point(screen, TODAY + timedelta(days=3))
    drag(view.viewport(), point_of(screen, "Ярмарка"), there, drop=False)
    key(screen, Qt.Key.Key_Escape)
    assert view._drag is None
    assert shown_at(screen, "Ярмарка") == AT


async def test_many_are_chosen_and_moved_with_one_undo(window, db):
    for number in range(3):
        await planned(db, f"Запись {number}", AT + number * HOUR)
    await appeared(db, await planned(db, "Вышла", AT + 3 * HOUR))
    screen = await open_calendar(window, View.LIST, count=4)
    view = screen.current_view
    click(view.viewport(), point_of(screen, "Запись 0"))
    click(view.viewport(), point_of(screen, "Запись 2"), SHIFT)
    click(view.viewport(), point_of(screen, "Вышла"), CONTROL)
    assert len(screen.selection.keys) == 4
    for _ in range(2):
        key(screen, Qt.Key.Key_Right, SHIFT)
    assert shown_at(screen, "Запись 1") == AT + HOUR + 2 * DAY
    screen.mover.finish()
    await reached(lambda: bool(window.notices.text), window.notices.said)
    assert window.notices.text == "Перенесено записей: 3. Остались на месте: 1"
    window.notices.undo()
    await reached(lambda: shown_at(screen, "Запись 1") == AT + HOUR, screen.model.loaded)
    assert await db.read(outbox.live) == []


async def test_arrows_push_by_quarters_in_hours_and_by_weeks_in_a_month(window, db):
    await planned(db, "Ярмарка")
    screen = await open_calendar(window, count=1)
    screen.selection.choose(ours(screen)["Ярмарка"].key)
    key(screen, Qt.Key.Key_Down, SHIFT)
    assert shown_at(screen, "Ярмарка") == AT + 7 * DAY
    screen.mover.finish()
    await reached(lambda: ours(screen)["Ярмарка"].at == AT + 7 * DAY, screen.model.loaded)
    screen.look(View.DAY, TODAY + timedelta(days=8))
    await reached(lambda: len(ours(screen)) == 1, screen.model.loaded)
    key(screen, Qt.Key.Key_Up, SHIFT)
    assert shown_at(screen, "Ярмарка") == AT + 7 * DAY - 900
    screen.mover.finish()
    await reached(lambda: ours(screen)["Ярмарка"].at == AT + 7 * DAY - 900, screen.model.loaded)


# taking off


async def test_delete_takes_back_and_the_undo_puts_back(window, db):
    await planned(db, "Ярмарка")
    screen = await open_calendar(window, count=1)
    screen.selection.choose(ours(screen)["Ярмарка"].key)
    key(screen, Qt.Key.Key_Delete)
    await reached(lambda: bool(window.notices.text), window.notices.said)
    assert window.notices.text == "Снято с публикации, осталось черновиком"
    assert {one.act for one in await db.read(outbox.live)} == {Act.REMOVE_POST}
    await reached(lambda: ours(screen)["Ярмарка"].state is TargetState.LEAVING, screen.model.loaded)
    window.notices.undo()
    await reached(lambda: ours(screen)["Ярмарка"].state is TargetState.PLANNED, screen.model.loaded)
    assert await db.read(outbox.live) == []


async def test_many_are_taken_off_after_one_question(window, db):
    for number in range(3):
        await planned(db, f"Запись {number}", AT + number * HOUR)
    screen = await open_calendar(window, count=3)
    for card in ours(screen).values():
        screen.selection.toggle(card.key)
    key(screen, Qt.Key.Key_Delete)
    dialog = await asked(window, ConfirmDialog)
    assert dialog.windowTitle() == "Снять с публикации записей: 3?"
    assert await db.read(outbox.live) == []
    dialog.go.click()
    await reached(lambda: bool(window.notices.text), window.notices.said)
    assert window.notices.text == "Снято записей: 3"
    assert len(await db.read(outbox.live)) == 6
    await reached(
        lambda: {one.state for one in ours(screen).values()} == {TargetState.LEAVING},
        screen.model.loaded,
    )
    window.notices.undo()
    await reached(
        lambda: {one.state for one in ours(screen).values()} == {TargetState.PLANNED},
        screen.model.loaded,
    )


async def test_what_is_out_is_not_taken_off(window, db):
    await appeared(db, await planned(db, "Ярмарка"))
    screen = await open_calendar(window, count=1)
    screen.selection.choose(ours(screen)["Ярмарка"].key)
    key(screen, Qt.Key.Key_Delete)
    await reached(lambda: bool(window.notices.text), window.notices.said)
    assert "уже вышла" in window.notices.text


# opening


async def test_enter_and_a_double_click_open(window, db):
    number = await planned(db, "Ярмарка")
    screen = await open_calendar(window, count=1)
    opened = []
    window.sections.compose_asked.connect(lambda *what: opened.append(what))
    key(screen, Qt.Key.Key_Down)
    key(screen, Qt.Key.Key_Return)
    double_click(screen.current_view.viewport(), point_of(screen, "Ярмарка"))
    assert opened == [(number, 0)] * 2


async def test_a_free_day_asks_for_something_new_at_nine_or_at_the_last_time(window, db):
    screen = await open_calendar(window)
    opened = []
    screen.compose_asked.connect(lambda *what: opened.append(what))
    day = TODAY + timedelta(days=3)
    double_click(screen.current_view.viewport(), day_point(screen, day))
    await planned(db, "Ярмарка", AT + 30 * 60)
    await reached(lambda: len(ours(screen)) == 1, screen.model.loaded)
    double_click(screen.current_view.viewport(), day_point(screen, day))
    double_click(screen.current_view.viewport(), day_point(screen, TODAY - timedelta(days=3)))
    times = [minutes_of(at, None) if at else 0 for _, at in opened]
    assert times == [9 * 60, minutes_of(AT + 30 * 60, None), 0]
    assert day_of(opened[0][1], None) == day


async def test_ctrl_n_asks_for_something_new_from_anywhere(window, db):
    opened = []
    window.sections.compose_asked.connect(lambda *what: opened.append(what))
    window.inbox.list_pane.list.setFocus()
    held_press(window, "N", Qt.Key.Key_N)
    assert opened == [(0, 0)]
    assert window.section is Section.PUBLISHING


async def test_the_second_section_is_publishing(window, db):
    held_press(window, "2", Qt.Key.Key_2)
    assert window.section is Section.PUBLISHING
    held_press(window, "5", Qt.Key.Key_5)
    assert window.section is Section.SETTINGS


# drafts


async def test_a_draft_dragged_onto_a_day_gets_it(window, db):
    number = await draft(db, "Идея о музее")
    screen = await open_calendar(window)
    await reached(lambda: screen.side.drafts.list.count() == 1, screen.model.loaded)
    screen.filters.drafts.click()
    assert screen.side.isVisible()
    rows = screen.side.drafts.list
    view = screen.current_view
    day = TODAY + timedelta(days=3)
    there = rows.viewport().mapFromGlobal(view.viewport().mapToGlobal(day_point(screen, day)))
    drag(rows.viewport(), rows.visualItemRect(rows.item(0)).center(), there)
    await reached(lambda: "Идея о музее" in ours(screen), screen.model.loaded)
    card = ours(screen)["Идея о музее"]
    assert (day_of(card.at, None), minutes_of(card.at, None)) == (day, 9 * 60)
    assert screen.side.drafts.list.count() == 0
    window.notices.undo()
    await reached(lambda: screen.side.drafts.list.count() == 1, screen.model.loaded)
    assert (await db.read(publications.publication, number)).at == 0


async def test_a_draft_is_put_away_and_comes_back(window, db):
    await draft(db, "Идея о музее")
    screen = await open_calendar(window)
    await reached(lambda: screen.side.drafts.list.count() == 1, screen.model.loaded)
    rows = screen.side.drafts.list
    rows.setCurrentRow(0)
    screen.side.drafts.discard_asked.emit(ours_id(rows))
    await reached(lambda: rows.count() == 0, screen.model.loaded)
    window.notices.undo()
    await reached(lambda: rows.count() == 1, screen.model.loaded)


# one card in full


async def test_a_clicked_card_tells_of_every_community(window, db):
    await failed(db, "Ярмарка", "VK не принял запись.")
    screen = await open_calendar(window, count=1)
    click(screen.current_view.viewport(), point_of(screen, "Ярмарка"))
    detail = screen.side.detail
    assert detail.isVisible()
    lines = [detail.targets.item(row).text() for row in range(detail.targets.count())]
    assert lines[0] == f"Администрация Верхнеозёрского района: вышло завтра, {clock_time(AT)}"
    assert "не отправлено. VK не принял" in lines[1]
    links = []
    screen.link_asked.connect(links.append)
    for row in range(2):
        detail.targets.itemActivated.emit(detail.targets.item(row))
    assert links == [f"https://vk.com/wall-{ADMINISTRATION}_901"]
    press(window, "", key=Qt.Key.Key_Escape)
    assert not detail.isVisible()
    assert window.section is Section.PUBLISHING


async def test_in_a_wide_window_card_and_drafts_stand_side_by_side(window, db):
    await planned(db, "Ярмарка")
    await draft(db, "Идея")
    window.resize(1920, 1080)
    screen = await open_calendar(window, count=1)
    assert screen.side.drafts.isVisible()
    assert not screen.side.detail.isVisible()
    key(screen, Qt.Key.Key_Down)
    assert screen.side.detail.isVisible()
    assert screen.side.detail.card.title == "Ярмарка"
    window.resize(1366, 768)
    await reached(lambda: not screen.side.isVisible(), screen.model.loaded)


# the menu


async def test_the_menu_offers_what_can_be_done(window, db):
    await planned(db, "Ярмарка")
    await appeared(db, await planned(db, "Вышла", AT + HOUR))
    await db.write(posts.save_posts, [Post(SCHOOL, 72, -SCHOOL, AT + 60, "Чужая")])
    screen = await open_calendar(window, count=2)
    await reached(lambda: bool(find(screen, "Чужая")), screen.model.loaded)
    assert menu_words(screen, find(screen, "Ярмарка")) == [
        "Открыть",
        "Перенести",
        "Скопировать в черновики",
        "Опубликовать сейчас…",
        "Снять",
    ]
    assert menu_words(screen, find(screen, "Вышла")) == [
        "Открыть",
        "Скопировать в черновики",
        "Открыть в VK",
    ]
    assert find(screen, "Чужая").origin is Origin.ON_WALL
    assert menu_words(screen, find(screen, "Чужая")) == ["Открыть в VK"]


async def test_publishing_now_names_the_communities_first(window, db):
    await planned(db, "Ярмарка")
    screen = await open_calendar(window, count=1)
    loop.spawn(screen.deeds.publish_now(ours(screen)["Ярмарка"]))
    dialog = await asked(window, ConfirmDialog)
    said = " ".join(one.text() for one in dialog.findChildren(PlainLabel))
    assert "Администрация Верхнеозёрского района" in said
    dialog.reject()
    assert await db.read(outbox.live) == []


async def test_a_copy_is_a_draft_without_a_date(window, db):
    number = await planned(db, "Ярмарка")
    screen = await open_calendar(window, count=1)
    screen._copy(number)
    await reached(lambda: screen.side.drafts.list.count() == 1, screen.model.loaded)


def find(screen, title):
    return next((one for one in screen.model.page.cards if one.title == title), None)


def ours_id(rows):
    return rows.currentItem().data(CARD_ROLE).publication_id


def menu_words(screen, card):
    menu = CardMenu([card], screen._office, screen)
    words = [one.text().partition("\t")[0] for one in menu.actions() if not one.isSeparator()]
    menu.close()
    menu.deleteLater()
    return words


async def asked(window, kind):
    def find_dialog():
        shown = (one for one in window.findChildren(QDialog) if isinstance(one, kind))
        return next((one for one in shown if one.isVisible()), None)

    for _ in range(1000):
        if find_dialog() is not None:
            return find_dialog()
        await asyncio.sleep(0)
    raise AssertionError("nothing was asked")


def held_press(window, letter, code):
    event = QKeyEvent(QEvent.Type.KeyPress, code, CONTROL, letter)
    QApplication.sendEvent(QApplication.focusWidget() or window, event)
