"""The main job in the window: reading, answering with second thoughts, closing, coming back."""

import asyncio

import builders
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from qt_loop import press, reached

from gosclient.desk import replies, statuses
from gosclient.domain import deadlines
from gosclient.domain.inbox import ItemStatus, Order, View
from gosclient.domain.kinds import ItemKind
from gosclient.domain.outbox import OutboxState
from gosclient.store import drafts, inbox, outbox
from ui.models.inbox import DAY_ROLE
from ui.models.office import read_first_look
from ui.models.patch import Guard
from ui.models.thread import RowKind
from ui.models.words import day_words
from ui.screens.acts import Act
from ui.widgets.buttons import Button


@pytest.fixture
def screen(window):
    return window.inbox


async def opened(screen, person):
    item = builders.item_of(screen._office.db, person)
    screen.open_item(item)
    model = screen.side.model
    await reached(
        lambda: model.shown is not None and model.shown.item.item_id == item, model.opened
    )
    return item


def stored(db, item):
    return db.submit_read(inbox.item, item).result()


def entries(db):
    return db.submit_read(outbox.recent).result()


def draft_of(db, item):
    draft = db.submit_read(drafts.get, item).result()
    return draft.text if draft else ""


async def write(screen, db, text):
    """Type and send an answer to the open item; gives the intent."""
    box = screen.side.pane.answer
    box.write_answer()
    box.insert(text)
    box.submit()
    await reached(lambda: bool(entries(db)) and not box.text, screen._office.changed, box.changed)
    model = screen.side.model
    await reached(lambda: any(r.key.startswith("o") for r in model.rows), model.refreshed)
    return entries(db)[0]


async def test_the_list_stands_there_at_the_first_paint(screen):
    people = [item.person for item in screen.model.items()]
    assert people == [
        "Анна Морозова",
        "Денис Лапин",
        "Надежда Котова",
        "Сергей Петров",
        "Ольга Ким",
    ]


async def test_a_comment_opens_with_its_post_and_is_marked(screen):
    await opened(screen, builders.PETROV)
    rows = screen.side.model.rows
    assert rows[0].kind is RowKind.POST
    assert [row.bubble.target for row in rows if row.bubble] == [True]


async def test_a_dialogue_shows_days_and_what_is_new(screen):
    await opened(screen, builders.KIM)
    kinds = [row.kind for row in screen.side.model.rows]
    assert kinds.count(RowKind.DAY) == 2
    assert kinds.index(RowKind.UNREAD) == len(kinds) - 2


async def test_an_answer_waits_for_second_thoughts_and_is_seen_in_place(screen, db, window):
    item = await opened(screen, builders.KIM)
    entry = await write(screen, db, "Звоните 8 (000) 000-00-00.")
    assert entry.state is OutboxState.HOLDING
    assert entry.not_before == builders.NOW + 10
    assert draft_of(db, item) == ""
    assert "Ответ скоро уйдёт" in window.notices.text
    assert screen.side.model.rows[-1].bubble.entry.entry_id == entry.entry_id


async def test_taking_an_answer_back_returns_its_words_to_the_field(screen, db, window):
    item = await opened(screen, builders.KIM)
    entry = await write(screen, db, "Звоните 8 (000) 000-00-00.")
    box = screen.side.pane.answer
    assert window.notices.undo()
    await reached(lambda: box.text == "Звоните 8 (000) 000-00-00.", box.changed)
    assert entries(db)[0].state is OutboxState.CANCELLED
    assert entries(db)[0].entry_id == entry.entry_id
    assert draft_of(db, item) == "Звоните 8 (000) 000-00-00."


async def test_an_answer_taken_back_never_wipes_another_one_in_the_field(screen, db, window):
    await opened(screen, builders.KIM)
    entry = await write(screen, db, "Первый ответ.")
    box = screen.side.pane.answer
    box.insert("Второй ответ.")
    await screen.side.deeds.act(box, Act.UNDO, entry.entry_id, box.item_id)
    assert box.text == "Второй ответ."
    assert "текст остался в «Отправке»" in window.notices.text


async def test_a_press_on_the_words_in_the_bubble_sends_at_once(screen, db):
    await opened(screen, builders.KIM)
    await write(screen, db, "Звоните 8 (000) 000-00-00.")
    view = screen.side.pane.view
    index = screen.side.model.index(screen.side.model.rowCount() - 1)
    shape = view._delegate.shape(screen.side.model.rows[-1])
    spot = next(link for link in shape.links if link.act is Act.SEND_NOW)
    where = view.visualRect(index).topLeft() + spot.rect.center().toPoint()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    await reached(lambda: entries(db)[0].state is OutboxState.QUEUED, screen._office.changed)


async def test_an_empty_answer_is_not_sent_and_the_reason_is_said(screen, db, window):
    await opened(screen, builders.KIM)
    box = screen.side.pane.answer
    box.insert("   ")
    box.submit()
    await reached(lambda: "Ответ пуст" in window.notices.text, window.notices.said)
    assert not entries(db)
    assert box.text == "   "


async def test_a_text_that_is_too_long_cannot_be_sent(screen, db):
    await opened(screen, builders.KIM)
    box = screen.side.pane.answer
    box.insert("я" * 9001)
    assert not box._send.isEnabled()
    box.submit()
    assert not entries(db)


async def test_a_draft_belongs_to_its_item_and_comes_back(screen, db):
    kim = await opened(screen, builders.KIM)
    box = screen.side.pane.answer
    box.insert("Начатый ответ Ольге")
    petrov = await opened(screen, builders.PETROV)
    assert box.text == ""
    await opened(screen, builders.KIM)
    assert box.text == "Начатый ответ Ольге"
    await reached(lambda: draft_of(db, kim) == "Начатый ответ Ольге", screen._office.changed)
    assert draft_of(db, petrov) == ""


async def test_a_draft_is_written_by_itself_after_a_pause(screen, db):
    item = await opened(screen, builders.KIM)
    screen.side.pane.answer.insert("Начатый")
    await reached(lambda: draft_of(db, item) == "Начатый", screen._office.changed)


async def test_words_typed_as_a_note_are_kept_apart_from_the_answer(screen, db):
    item = await opened(screen, builders.KIM)
    box = screen.side.pane.answer
    box.write_note()
    box.insert("Спросить водоканал")
    box.write_answer()
    assert box.text == ""
    box.write_note()
    assert box.text == "Спросить водоканал"
    box.submit()
    notes = lambda: db.submit_read(drafts.notes, item).result()  # noqa: E731
    await reached(lambda: bool(notes()), screen._office.changed)
    assert notes()[0].text == "Спросить водоканал"
    assert not entries(db)


async def test_who_cannot_be_written_to_is_said_in_place_of_the_button(screen, db):
    await opened(screen, builders.LAPIN)
    box = screen.side.pane.answer
    assert not box._send.isVisible()
    assert "не разрешил" in box._refusal.text()
    box.insert("Ответ")
    box.submit()
    assert not entries(db)


async def test_done_moves_on_to_the_next_item_and_can_be_undone(screen, db, window):
    item = await opened(screen, builders.PETROV)
    screen.list_pane.list.choose(item)
    press(window, "e", key=Qt.Key.Key_E)
    await reached(lambda: stored(db, item).status is ItemStatus.DONE, screen._office.changed)
    await reached(
        lambda: screen.side.model.shown.item.person_id == builders.KIM,
        screen.side.model.opened,
    )
    assert window.notices.undo()
    await reached(lambda: stored(db, item).status is ItemStatus.OPEN, screen._office.changed)
    await reached(lambda: screen.model.index_of(item).isValid(), screen.model.patched)


async def test_everything_in_a_view_is_closed_with_one_toast_and_one_undo(screen, db, window):
    screen.list_pane.marked_bar.all_asked.emit()
    await reached(lambda: len(screen.model.marked) == 5, screen.model.marked_changed)
    assert screen.list_pane.marked_bar.isVisible()
    screen.list_pane.marked_bar.status_asked.emit(ItemStatus.DONE)
    await reached(lambda: screen.model.rowCount() == 0, screen.model.patched)
    assert window.notices.text == "Готово: 5"
    window.notices.undo()
    await reached(lambda: screen.model.rowCount() == 5, screen.model.patched)


async def test_the_head_of_the_thread_acts_on_its_item_and_not_on_the_marked_ones(screen, db):
    item = await opened(screen, builders.PETROV)
    marked = [builders.item_of(db, person) for person in (builders.KIM, builders.MOROZOVA)]
    screen.model.set_marked(marked)
    screen.side.pane.header.status_asked.emit(ItemStatus.DONE)
    await reached(lambda: stored(db, item).status is ItemStatus.DONE, screen._office.changed)
    assert {stored(db, one).status for one in marked} == {ItemStatus.OPEN}
    screen.list_pane.marked_bar.snooze_asked.emit(builders.NOW + 3600)
    await reached(
        lambda: {stored(db, one).status for one in marked} == {ItemStatus.SNOOZED},
        screen._office.changed,
    )


async def test_what_is_said_while_rows_are_marked_does_not_cover_their_buttons(screen, window):
    screen.model.set_marked([screen.model.items()[0].item_id])
    window.notices.say("Скопировано")
    toast, bar = window.notices._toast, screen.list_pane.marked_bar
    assert bar.isVisible()
    above = bar.mapTo(window, bar.rect().topLeft()).y()
    assert toast.geometry().bottom() < above
    screen.model.set_marked(())
    assert toast.geometry().bottom() > above


async def test_an_empty_view_says_what_is_empty(screen, db):
    sign = screen.list_pane._empty
    ids = [one.item_id for one in screen.model.items()]
    screen.model.expect(ids)
    await statuses.set_status(db, ids, ItemStatus.DONE)
    tally = screen.tally
    await reached(
        lambda: tally.counts.new == screen.model.rowCount() == 0,
        screen.counted,
        screen.model.patched,
        screen.model.modelReset,
    )
    await asyncio.sleep(0)
    assert sign.accessibleName() == "Все сообщества разобраны: 3."
    screen.filter_communities((builders.SCHOOL,))
    await reached(lambda: not screen.model.is_loading, screen.model.modelReset)
    await asyncio.sleep(0)
    assert sign.accessibleName() == "По этому отбору ничего нет."


async def test_what_is_put_off_leaves_and_waits_in_its_view(screen, db):
    item = await opened(screen, builders.KIM)
    screen.side.pane.header.snooze_asked.emit(builders.NOW + 3600)
    await reached(lambda: stored(db, item).status is ItemStatus.SNOOZED, screen._office.changed)
    assert stored(db, item).snoozed_until == builders.NOW + 3600
    screen.show_view(View.SNOOZED)
    await reached(lambda: screen.model.index_of(item).isValid(), screen.model.modelReset)


async def test_what_an_officer_takes_stands_in_a_view_of_their_own(screen, db, window):
    item = await opened(screen, builders.KIM)
    screen.list_pane.list.setFocus()
    press(window, "ф")
    await reached(lambda: window.notices._toast.can_undo, window.notices.said)
    screen.show_view(View.MINE)
    await reached(
        lambda: [one.item_id for one in screen.model.items()] == [item],
        screen.model.patched,
        screen.model.modelReset,
    )
    press(window, "ф")
    await reached(
        lambda: not screen.model.rowCount(), screen.model.patched, screen.model.modelReset
    )
    window.notices.undo()
    await reached(
        lambda: screen.model.rowCount() == 1, screen.model.patched, screen.model.modelReset
    )


async def test_by_term_who_has_waited_longest_stands_first_and_it_is_kept(screen, db, office):
    screen.list_pane.views.order_asked.emit(Order.DUE)
    waits = lambda: [one.waiting_since for one in screen.model.items()]  # noqa: E731
    await reached(lambda: waits() == sorted(waits()) != [], screen.model.modelReset)
    await reached(lambda: office.settings.order is Order.DUE, office.settings_changed)
    look = db.submit_read(read_first_look, builders.NOW).result()
    assert [one.item_id for one in look.items] == [one.item_id for one in screen.model.items()]


async def test_an_unusual_choice_is_said_in_words_and_taken_back_at_once(screen, office):
    views = screen.list_pane.views
    assert views._line.isHidden()
    views._fill(menu := QMenu(views))
    chosen = {action.text(): action for action in menu.actions()}
    assert [words for words, one in chosen.items() if one.isChecked()] == [
        "сначала новые",
        "все источники",
    ]
    chosen["комментарии под записями"].trigger()
    chosen["по сроку ответа"].trigger()
    await reached(lambda: office.settings.order is Order.DUE, office.settings_changed)
    assert views._words.text() == "комментарии под записями · по сроку ответа"
    kinds = lambda: {one.kind for one in screen.model.items()}  # noqa: E731
    await reached(lambda: kinds() == {ItemKind.COMMENT}, screen.model.modelReset)
    next(one for one in views.findChildren(Button) if one.text() == "Сбросить").click()
    await reached(lambda: office.settings.order is Order.NEWEST, office.settings_changed)
    assert views._line.isHidden()
    await reached(lambda: len(kinds()) == 2, screen.model.modelReset)


@pytest.mark.parametrize("answer", ["Закрыть старые", "Оставить"])
async def test_what_a_first_load_brought_from_years_ago_is_asked_about_once(
    screen, db, office, window, answer
):
    bar = screen.list_pane.old_bar
    assert bar.isHidden()
    old = builders.crowd(db, 25, now=builders.NOW - deadlines.OLD_AFTER - 60)
    await reached(bar.isVisible, screen.counted)
    assert "25" in bar._words.text()
    next(one for one in bar.findChildren(Button) if one.text() == answer).click()
    await reached(bar.isHidden, screen.counted, office.settings_changed)
    left = stored(db, old[0]).status
    if answer == "Оставить":
        assert left is ItemStatus.OPEN
        return
    assert left is ItemStatus.NO_ANSWER
    await reached(lambda: window.notices._toast.can_undo, window.notices.said)
    window.notices.undo()
    await reached(bar.isVisible, screen.counted)
    assert stored(db, old[0]).status is ItemStatus.OPEN


async def test_the_list_is_divided_by_days_unless_it_is_ordered_by_term(screen, db):
    day = 24 * 3600
    for back, person in ((1, 50_001), (1, 50_002), (3, 50_003)):
        builders.message(db, person, person, f"{back} дня назад", builders.NOW - back * day)
    await reached(lambda: screen.model.rowCount() == 8, screen.model.patched)
    model = screen.model
    days = lambda: [model.data(model.index(at), DAY_ROLE) for at in range(8)]  # noqa: E731
    assert [one for one in days() if one] == [
        "вчера",
        day_words(builders.NOW - 3 * day, builders.NOW),
    ]
    assert days()[0] == ""
    screen.list_pane.views.order_asked.emit(Order.DUE)
    await reached(
        lambda: model.wanted.order is Order.DUE and not model.is_loading, model.modelReset
    )
    assert not any(days())


async def test_a_row_painted_alone_looks_as_it_did_among_the_others(screen, db):
    """The sign of a day lies on the line between two rows."""
    builders.message(db, 50_001, 50_001, "Вчерашнее", builders.NOW - 24 * 3600)
    listing = screen.list_pane.list
    await reached(lambda: screen.model.rowCount() == 6, screen.model.patched)
    whole = listing.viewport().grab().toImage()
    for row in (4, 5):
        rect = listing.visualRect(screen.model.index(row))
        alone = listing.viewport().grab(rect).toImage()
        assert alone == whole.copy(rect)
    above, under = (listing.visualRect(screen.model.index(row)) for row in (4, 5))
    assert colours(whole, above.adjusted(120, above.height() - 7, -120, -2)) > 1
    assert colours(whole, under.adjusted(120, 1, -120, 7 - under.height())) > 1
    plain = listing.visualRect(screen.model.index(3))
    assert colours(whole, plain.adjusted(120, plain.height() - 7, -120, -2)) == 1


def colours(image, rect):
    """How many colours a part of a picture has."""
    return len(
        {
            image.pixel(x, y)
            for x in range(rect.left(), rect.right() + 1)
            for y in range(rect.top(), rect.bottom() + 1)
        }
    )


async def test_what_was_opened_is_new_no_more_until_something_comes(screen, db, window):
    changed = window._office.changed
    assert stored(db, builders.item_of(db, builders.KIM)).unread
    item = await opened(screen, builders.KIM)
    await reached(lambda: not stored(db, item).unread, changed)
    screen.side.model.close()
    builders.message(db, builders.KIM, 9_000, "Вы ещё здесь?", builders.NOW)
    await reached(lambda: stored(db, item).unread == 1, changed)


async def test_new_rows_wait_behind_a_pill_while_the_list_is_read(screen, db):
    screen.list_pane.list.step(1)
    screen.list_pane.list.setFocus()
    assert screen.model._guard == Guard(0, 4)
    builders.message(db, 777, 90, "Где получить справку?", builders.NOW)
    await reached(lambda: screen.model.waiting == 1, screen.model.waiting_changed)
    pill = screen.list_pane._fresh
    assert pill.isVisible()
    assert pill.text() == "1 новое"
    pill.click()
    await reached(
        lambda: screen.model.items()[0].text == "Где получить справку?", screen.model.modelReset
    )
    assert not pill.isVisible()


async def test_the_current_row_stays_current_when_others_come(screen, db):
    item = await opened(screen, builders.PETROV)
    builders.message(db, 777, 90, "Где получить справку?", builders.NOW)
    await reached(lambda: screen.model.rowCount() == 6, screen.model.patched)
    index = screen.list_pane.list.currentIndex()
    assert screen.model.row(index.row()).item.item_id == item


async def test_a_scrolled_list_does_not_move_when_rows_come_above(window, db, screen):
    builders.crowd(db, 90, now=builders.NOW - 9 * 3600)
    screen.model.reload()
    await reached(lambda: screen.model.rowCount() > 90, screen.model.modelReset)
    view = screen.list_pane.list
    view.verticalScrollBar().setValue(2000)
    first = view.first_visible()
    before = screen.model.row(first).item.item_id
    top = view.visualRect(screen.model.index(first)).top()
    ids = [builders.item_of(db, builders.LAPIN), builders.item_of(db, builders.KIM)]
    screen.model.expect(ids)
    await statuses.set_status(db, ids, ItemStatus.DONE)
    await reached(lambda: not screen.model.index_of(ids[0]).isValid(), screen.model.patched)
    index = screen.model.index_of(before)
    assert view.visualRect(index).top() == top


async def test_the_states_of_an_answer_are_said_in_words_and_buttons(screen, db):
    from dataclasses import replace

    from gosclient.domain.outbox import Reason
    from ui.models.words import entry_words
    from ui.screens.acts import acts_for

    await opened(screen, builders.KIM)
    entry = await write(screen, db, "Ответ")
    model = screen.side.model
    for state, reason, words, acts in (
        (OutboxState.SENDING, Reason.NONE, "отправляется", ()),
        (OutboxState.WAITING, Reason.NETWORK, "ждёт связи", (Act.UNDO, Act.SEND_NOW)),
        (
            OutboxState.FAILED,
            Reason.REFUSED,
            "не отправлено. Причина.",
            (Act.EDIT, Act.TRY_AGAIN, Act.DISMISS),
        ),
        (OutboxState.UNKNOWN, Reason.CRASH, "проверяем в VK", (Act.CHECK, Act.SEND_AGAIN)),
    ):
        changed = replace(entry, state=state, reason=reason, sentence="Причина.")
        db.submit(outbox.save, changed).result()
        await reached(
            lambda state=state: model.rows[-1].bubble.entry.state is state, model.refreshed
        )
        shown = model.rows[-1].bubble.entry
        assert words in entry_words(shown, builders.NOW)
        assert acts_for(shown) == acts
        shape = screen.side.pane.view._delegate.shape(model.rows[-1])
        assert [link.act for link in shape.links] == list(acts)


async def test_the_whole_text_of_a_bubble_is_copied(screen):
    await opened(screen, builders.KIM)
    view = screen.side.pane.view
    view.setCurrentIndex(screen.side.model.index(screen.side.model.rowCount() - 1))
    view.copy()
    copied = QGuiApplication.clipboard().text()
    assert copied == "Здравствуйте! Третий день нет воды на Луговой, 5. Куда звонить?"


async def test_a_part_of_a_text_is_chosen_with_the_mouse(screen):
    await opened(screen, builders.KIM)
    view, model = screen.side.pane.view, screen.side.model
    view.scrollToBottom()
    QApplication.sendPostedEvents()
    index = model.index(model.rowCount() - 1)
    shape = view._delegate.shape(model.rows[-1])
    start = QPointF(view.visualRect(index).topLeft()) + shape.text_at + QPointF(0, 5)
    end = start + QPointF(shape.text.width, 0)
    button = Qt.MouseButton.LeftButton
    QTest.mousePress(view.viewport(), button, pos=start.toPoint())
    view._choice.extend(end, view._in_row)
    QTest.mouseRelease(view.viewport(), button, pos=end.toPoint())
    view.copy()
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("Здравствуйте! Третий день")


async def test_a_template_is_put_in_with_the_name_and_its_gap_is_chosen(screen):
    await opened(screen, builders.KIM)
    box = screen.side.pane.answer
    press(box._field, "/", key=Qt.Key.Key_Slash)
    box._field.setPlainText("/")
    popup = QApplication.activePopupWidget()
    assert popup is not None
    popup._take(popup._list.item(0))
    assert box.text.startswith("Ольга, здравствуйте!")
    assert box._field.textCursor().selectedText() == "{адрес}"


async def test_answers_are_the_same_after_the_engine_confirms(screen, db):
    await opened(screen, builders.KIM)
    entry = await write(screen, db, "Звоните 112.")
    from dataclasses import replace

    sent = replace(entry, state=OutboxState.CONFIRMED, vk_id=20, settled_at=builders.NOW)
    db.submit(outbox.save, sent).result()
    builders.answer(db, builders.KIM, 20, "Звоните 112.", builders.NOW)
    model = screen.side.model
    await reached(lambda: model.rows[-1].key == "m20", model.refreshed)
    texts = [row.bubble.text for row in model.rows if row.bubble]
    assert texts.count("Звоните 112.") == 1
    assert not model.rows[-1].bubble.colleague


async def test_another_program_on_the_profile_is_noticed(screen, db, tmp_path):
    from gosclient.store.database import Database

    other = Database.open(db.path)
    try:
        builders.message(other, 777, 90, "Где получить справку?", builders.NOW)
    finally:
        other.close()
    db.notice_foreign_writes()
    await reached(
        lambda: screen.model.items()[0].text == "Где получить справку?", screen.model.patched
    )


async def test_replies_written_by_the_command_line_appear_in_the_open_thread(screen, db):
    item = await opened(screen, builders.KIM)
    await replies.write(db, item, "Из командной строки", now=builders.NOW)
    model = screen.side.model
    await reached(lambda: model.rows[-1].key.startswith("o"), model.refreshed)
    assert model.rows[-1].bubble.text == "Из командной строки"


async def test_sent_words_are_not_a_draft_even_when_the_note_is_open_meanwhile(screen, db, office):
    item = await opened(screen, builders.KIM)
    box = screen.side.pane.answer
    box.insert("Звоните 112.")
    box.submit()
    box.write_note()
    box.insert("Моя заметка")
    await reached(lambda: bool(entries(db)) and not box._texts_of(0), office.changed, box.changed)
    assert box.text == "Моя заметка"
    await opened(screen, builders.PETROV)
    await opened(screen, builders.KIM)
    assert box.text == ""
    assert draft_of(db, item) == ""
