"""«Пауза публикаций»: begun with a reason, seen over the calendar, let go one by one."""

from dataclasses import replace

import pytest
from builders import ADMINISTRATION, HOSPITAL, NOW, SCHOOL
from calendar_desk import AT, DAY, HOUR, asked, connect, draft, open_calendar, ours, planned
from PySide6.QtWidgets import QScrollArea
from qt_loop import reached, turned

from gosclient.desk import pause_listing, pauses
from gosclient.domain.kinds import ItemKind
from gosclient.domain.outbox import OutboxEntry, OutboxState
from gosclient.domain.pauses import FURTHER
from gosclient.store import communities, outbox, publications
from ui.loop import start
from ui.screens.calendar.confirm_dialog import ConfirmDialog
from ui.screens.composer.time_popup import TimePopup
from ui.screens.pause_question import PauseQuestion
from ui.screens.publishing.pause_dialog import PauseDialog
from ui.screens.publishing.resume_dialog import ResumeDialog
from ui.screens.shell.sections import Section
from ui.widgets.buttons import Button
from ui.widgets.labels import PlainLabel


@pytest.fixture
async def db(db):
    """Every community has both keys."""
    await connect(db)
    return db


async def ask_pause(window):
    """The dialog behind the button of the section."""
    await open_calendar(window)
    window.publishing.calendar.head.pause.click()
    return await asked(window, PauseDialog)


async def pause(window, db, where=(ADMINISTRATION, SCHOOL, HOSPITAL)):
    """Publishing stands still, and the strip says so."""
    begun = await pauses.begin(db, "Авария на шахте", where, NOW)
    await open_calendar(window)
    await reached(lambda: bool(pausing(window).strip.text), pausing(window).model.loaded)
    return begun


def pausing(window):
    return window.publishing.pausing


def buttons(window):
    return {one.text(): one for one in pausing(window).strip._buttons}


async def times(db, number):
    """Times at which the posts of a document are asked for now."""
    found = await db.read(publications.targets_of, number)
    return [(one.at, one.paused_from) for one in found]


async def test_a_pause_needs_a_reason_and_says_what_it_would_do(window, db):
    await planned(db, "Ярмарка")
    await planned(db, "Меню", NOW + 60, (SCHOOL,))
    dialog = await ask_pause(window)
    assert not dialog.go.isEnabled()
    assert "Будет отложено записей: 2" in dialog.told
    assert "Не будет отложено: 1" in dialog.told
    assert "«Меню»" in dialog.told
    dialog.boxes[SCHOOL].setChecked(False)
    assert "Будет отложено записей: 1" in dialog.told
    assert "Не будет отложено" not in dialog.told
    assert not dialog.everywhere.isChecked()
    dialog.reason.setText("Авария")
    assert dialog.go.isEnabled()
    dialog.everywhere.click()
    dialog.everywhere.click()
    assert dialog.chosen == []
    assert not dialog.go.isEnabled()
    dialog.reject()


async def test_a_long_name_leaves_the_numbers_whole(window, db):
    known = (await db.read(communities.all_communities))[0]
    await db.write(communities.save, replace(known, name=f"{known.name} и всех его поселений"))
    await window.office.read_communities()
    dialog = await ask_pause(window)
    [area] = dialog.findChildren(QScrollArea)
    assert area.widget().width() <= area.viewport().width()
    assert area.widget().minimumSizeHint().width() <= area.viewport().width()
    assert dialog.boxes[known.community_id].toolTip().endswith("поселений")


async def test_a_pause_puts_off_and_is_seen_over_the_calendar(window, db):
    number = await planned(db, "Ярмарка")
    dialog = await ask_pause(window)
    dialog.reason.setText(" Авария  на шахте ")
    dialog.boxes[HOSPITAL].setChecked(False)
    dialog.go.click()
    strip = pausing(window).strip
    await reached(lambda: bool(strip.text), pausing(window).model.loaded)
    assert "Авария на шахте (сообществ: 2)" in strip.text
    assert "Отложено записей: 2." in strip.text
    assert await times(db, number) == [(AT + FURTHER, AT)] * 2
    [lasting] = await pause_listing.active(db)
    assert HOSPITAL not in lasting.communities


async def test_a_pause_that_was_a_mistake_is_undone(window, db):
    number = await planned(db, "Ярмарка")
    await open_calendar(window)
    await pausing(window).begin("Авария", [ADMINISTRATION, SCHOOL])
    await reached(lambda: bool(pausing(window).strip.text), pausing(window).model.loaded)
    assert window.notices.undo()
    await reached(lambda: not pausing(window).strip.text, pausing(window).model.loaded)
    assert await times(db, number) == [(AT, 0)] * 2
    assert await pause_listing.active(db) == []


async def test_ticked_posts_go_on_at_their_own_times(window, db):
    number = await planned(db, "Ярмарка")
    other = await planned(db, "Меню", AT + HOUR, (HOSPITAL,))
    await pause(window, db)
    buttons(window)["Продолжить…"].click()
    dialog = await asked(window, ResumeDialog)
    assert len(dialog.boxes) == 3
    assert not dialog.go.isEnabled()
    dialog.all.click()
    assert dialog.go.text() == "Вернуть отмеченные: 3"
    last = (await db.read(publications.targets_of, other))[0].target_id
    dialog.boxes[last].setChecked(False)
    assert not dialog.all.isChecked()
    dialog.go.click()
    await reached(lambda: list(dialog.boxes) == [last], pausing(window).model.loaded)
    assert await times(db, number) == [(AT, 0)] * 2
    assert await times(db, other) == [(AT + HOUR + FURTHER, AT + HOUR)]
    dialog.buttons[last].click()
    await reached(lambda: not dialog.boxes, pausing(window).model.loaded)
    assert await times(db, other) == [(AT + HOUR, 0)]
    dialog.reject()


async def test_a_post_whose_time_is_over_needs_a_new_one(window, db, office):
    number = await planned(db, "Ярмарка", places=(ADMINISTRATION,))
    await pause(window, db)
    office.now = lambda: AT + HOUR
    buttons(window)["Продолжить…"].click()
    dialog = await asked(window, ResumeDialog)
    [(target, button)] = dialog.buttons.items()
    assert not dialog.boxes[target].isEnabled()
    assert button.text() == "Новое время…"
    button.click()
    popup = next(one for one in dialog.findChildren(TimePopup) if one.isVisible())
    popup._choose(AT + DAY)
    await reached(lambda: not dialog.boxes, pausing(window).model.loaded)
    assert await times(db, number) == [(AT + DAY, 0)]
    dialog.reject()


async def test_the_end_of_a_pause_sends_nothing(window, db):
    number = await planned(db, "Ярмарка")
    await pause(window, db)
    before = len(await db.read(outbox.live))
    buttons(window)["Закончить паузу…"].click()
    (await asked(window, ConfirmDialog)).go.click()
    strip = pausing(window).strip
    await reached(lambda: "Пауза закончена" in strip.text, pausing(window).model.loaded)
    assert await pause_listing.active(db) == []
    assert await times(db, number) == [(AT + FURTHER, AT)] * 2
    assert len(await db.read(outbox.live)) == before
    assert list(buttons(window)) == ["Продолжить…"]


async def test_where_all_stands_still_the_button_leads_to_what_is_put_off(window, db):
    await planned(db, "Ярмарка")
    await pause(window, db)
    window.publishing.calendar.head.pause.click()
    (await asked(window, ResumeDialog)).reject()


async def test_what_a_pause_came_too_late_for_can_be_looked_at_while_it_lasts(window, db):
    await planned(db, "Меню", NOW + 60, (SCHOOL,))
    await open_calendar(window)
    await pausing(window).begin("Авария", [SCHOOL])
    await reached(lambda: bool(pausing(window).strip.text), pausing(window).model.loaded)
    buttons(window)["Не отложено: 1…"].click()
    dialog = await asked(window, ConfirmDialog)
    assert any("«Меню»" in one.text() for one in dialog.findChildren(PlainLabel))
    dialog.go.click()


async def test_what_an_earlier_start_came_too_late_for_is_told_until_it_is_put_off(window, db):
    await planned(db, "Меню", NOW + 60, (SCHOOL,))
    await pause(window, db)
    assert "Не отложено: 1…" in buttons(window)
    [target] = db.submit_read(publications.awaited_targets, SCHOOL).result()
    await db.write(publications.save_target, replace(target, paused_from=target.at))
    await reached(lambda: "Не отложено: 1…" not in buttons(window), pausing(window).model.loaded)


async def meant(db, text, place=SCHOOL):
    """A document that is planned although publishing stands still there; its id."""
    await pauses.begin(db, "Авария на шахте", [place], NOW - HOUR)
    return await planned(db, text, places=(place,))


async def test_a_card_is_dragged_in_a_pause_after_a_word(window, db):
    number = await meant(db, "Соболезнования")
    screen = await open_calendar(window, count=1)
    card = ours(screen)["Соболезнования"]
    moving = start(screen.deeds.move([card], 1, 0))
    (await asked(window, PauseQuestion)).reject()
    await moving
    assert await times(db, number) == [(AT, 0)]
    moving = start(screen.deeds.move([card], 1, 0))
    (await asked(window, PauseQuestion)).go.click()
    await moving
    assert await times(db, number) == [(AT + DAY, 0)]


async def test_a_card_is_published_at_once_in_a_pause_after_a_word(window, db):
    number = await draft(db, "Соболезнования", AT, (SCHOOL,))
    await pauses.begin(db, "Авария на шахте", [SCHOOL], NOW)
    screen = await open_calendar(window, count=1)
    card = ours(screen)["Соболезнования"]
    publishing = start(screen.deeds.publish_now(card))
    (await asked(window, ConfirmDialog)).accept()
    (await asked(window, PauseQuestion)).wait.click()
    await publishing
    assert await times(db, number) == [(NOW, NOW)]
    assert await db.read(outbox.live) == []
    publishing = start(screen.deeds.publish_now(card))
    (await asked(window, ConfirmDialog)).accept()
    (await asked(window, PauseQuestion)).go.click()
    await publishing
    assert len(await db.read(outbox.live)) == 1


async def test_the_strip_tells_what_waits_in_the_outbox_until_it_is_decided(window, db):
    first = OutboxEntry(
        *(0, ItemKind.COMMENT, SCHOOL, 0, 0, 77, 0, "Вопросы сюда", "first-1"),
        *(OutboxState.QUEUED, NOW),
    )
    await db.write(outbox.add, first)
    await open_calendar(window)
    await pausing(window).begin("Авария", [SCHOOL])
    strip, loaded = pausing(window).strip, pausing(window).model.loaded
    await reached(lambda: "Ждёт решения в «Отправке»: 1." in strip.text, loaded)
    assert "Ждёт решения в «Отправке»: 1." in window.notices.text
    [lasting] = await pause_listing.active(db)
    await pauses.end(db, lasting.pause_id, NOW)
    await reached(lambda: "Пауза закончена" in strip.text, loaded)
    assert "Ждёт решения в «Отправке»: 1." in strip.text
    await pauses.begin(db, "Авария", [SCHOOL], NOW)
    window.show_section(Section.OUTBOX)
    model = window.outbox.model
    await reached(lambda: model.rowCount() > 0, model.loaded)
    row = next(one for one in range(model.rowCount()) if "Вопросы" in model.row(one).entry.text)
    assert model.index(row, model.NEXT).data() == "ждёт вас"
    window.outbox.table.setCurrentIndex(model.index(row, 0))
    [send] = [
        one for one in window.outbox.detail.findChildren(Button) if one.text() == "Опубликовать"
    ]
    send.click()
    (await asked(window, PauseQuestion)).go.click()
    entry = model.row(row).entry
    await reached(lambda: _state(db, entry) is OutboxState.QUEUED, model.loaded)


def _state(db, entry):
    return db.submit_read(outbox.get, entry.entry_id).result().state


async def test_letting_go_is_undone_whole(window, db):
    number = await planned(db, "Ярмарка")
    other = await planned(db, "Меню", AT + HOUR, (HOSPITAL,))
    await pause(window, db)
    put_off = [one.target.target_id for one in pausing(window).model.put_off]
    await pausing(window).resume(put_off)
    assert await times(db, number) == [(AT, 0)] * 2
    assert window.notices.undo()
    said = window.notices.said
    await reached(lambda: window.notices.text == "Снова отложено: 3.", said)
    assert await times(db, number) == [(AT + FURTHER, AT)] * 2
    assert await times(db, other) == [(AT + HOUR + FURTHER, AT + HOUR)]


async def test_letting_one_go_is_undone_in_the_list_as_well(window, db):
    number = await planned(db, "Ярмарка", places=(SCHOOL,))
    await pause(window, db)
    buttons(window)["Продолжить…"].click()
    dialog = await asked(window, ResumeDialog)
    assert not dialog.undo.isVisible()
    [button] = dialog.buttons.values()
    button.click()
    await turned(dialog.undo.isVisible)
    assert await times(db, number) == [(AT, 0)]
    await reached(lambda: not dialog.boxes, pausing(window).model.loaded)
    dialog.undo.click()
    await reached(lambda: len(dialog.boxes) == 1, pausing(window).model.loaded)
    assert await times(db, number) == [(AT + FURTHER, AT)]
    assert not dialog.undo.isVisible()
    dialog.reject()
