"""Cards are moved by hand and by keys, taken off, and every deed is undone."""

from datetime import timedelta

import pytest
from builders import HOSPITAL, NOW
from calendar_desk import (
    AT,
    DAY,
    HOUR,
    appeared,
    asked,
    click,
    connect,
    day_point,
    drag,
    find,
    key,
    open_calendar,
    ours,
    planned,
    point_of,
    shown_at,
)
from PySide6.QtCore import QPoint, Qt
from qt_loop import reached

from gosclient.domain.outbox import Act
from gosclient.domain.publishing import TargetState
from gosclient.store import outbox, publications, queued
from gosclient.store.queued import QueuedPost
from ui.models.calendar_days import View, day_of
from ui.models.words import clock_time
from ui.screens.calendar.confirm_dialog import ConfirmDialog
from ui.screens.shell.sections import Section

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
TODAY = day_of(NOW, None)


@pytest.fixture
async def db(db):
    """Every community has both keys."""
    await connect(db)
    return db


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
    drag(view.viewport(), begin, begin + QPoint(200, 12), drop=False)
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
    assert not view._drag.can_land
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


async def test_a_push_is_of_the_cards_that_were_chosen_then(window, db):
    await planned(db, "Ярмарка")
    await planned(db, "Меню", AT + HOUR)
    screen = await open_calendar(window, count=2)
    key(screen, Qt.Key.Key_Down)
    key(screen, Qt.Key.Key_Right, SHIFT)
    key(screen, Qt.Key.Key_Up)  # the other one stands before it now
    key(screen, Qt.Key.Key_Right, SHIFT)
    key(screen, Qt.Key.Key_Right, SHIFT)
    screen.mover.finish()
    wanted = [AT + DAY, AT + HOUR + 2 * DAY]
    await reached(
        lambda: [ours(screen)[one].at for one in ("Ярмарка", "Меню")] == wanted,
        screen.model.loaded,
    )


async def test_a_push_goes_on_from_where_the_card_is_seen(window, db):
    await planned(db, "Ярмарка")
    screen = await open_calendar(window, count=1)
    screen.selection.choose(ours(screen)["Ярмарка"].key)
    key(screen, Qt.Key.Key_Right, SHIFT)
    screen.mover.finish()
    key(screen, Qt.Key.Key_Right, SHIFT)  # the store knows nothing of the first one yet
    assert shown_at(screen, "Ярмарка") == AT + 2 * DAY
    screen.mover.finish()
    await reached(lambda: ours(screen)["Ярмарка"].at == AT + 2 * DAY, screen.model.loaded)
    assert shown_at(screen, "Ярмарка") == AT + 2 * DAY


async def test_what_was_pushed_is_not_lost_when_one_goes_elsewhere(window, db):
    number = await planned(db, "Ярмарка")
    screen = await open_calendar(window, count=1)
    screen.selection.choose(ours(screen)["Ярмарка"].key)
    key(screen, Qt.Key.Key_Right, SHIFT)
    window.show_section(Section.INBOX)
    assert not screen.mover._pause.isActive(), "it is not waited for"
    await reached(lambda: bool(window.notices.text), window.notices.said)
    assert (await db.read(publications.publication, number)).at == AT + DAY


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
