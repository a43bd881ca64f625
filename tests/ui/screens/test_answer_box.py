"""Where an answer is written: what is stopped before it leaves, and what is said instead."""

import builders
import pytest
from PySide6.QtCore import QPoint
from qt_loop import reached

from gosclient.domain.posts import Comment
from gosclient.store import drafts, items, outbox, posts
from ui.models.thread import RowKind

GAP = "Ольга, здравствуйте! Подскажите {адрес}."


async def opened(window, item):
    window.inbox.open_item(item)
    model = window.inbox.side.model
    await reached(
        lambda: model.shown is not None and model.shown.item.item_id == item, model.opened
    )
    return window.inbox.side.pane.answer


def entries(db):
    return db.submit_read(outbox.recent).result()


def withdraw(db, person, number, at):
    """A citizen deletes the comment in VK."""

    def write(transaction):
        gone = Comment(
            builders.ADMINISTRATION,
            builders.ROAD_POST.post_id,
            number,
            person,
            at,
            "",
            deleted=True,
        )
        posts.save_comments(transaction, [gone])
        items.settle_comments(transaction, builders.ADMINISTRATION, [number])

    db.submit(write).result()


async def test_a_gap_of_a_ready_answer_is_shown_before_it_can_be_sent(window, db):
    box = await opened(window, builders.item_of(db, builders.KIM))
    box.insert(GAP)
    box.submit()
    assert window.notices.text == "Заполните место в скобках: {адрес}"
    assert box._field.textCursor().selectedText() == "{адрес}"
    assert box.text == GAP
    assert not entries(db)
    box._field.insertPlainText("номер дома")
    box.submit()
    await reached(lambda: bool(entries(db)), window._office.changed)
    assert entries(db)[0].text == GAP.replace("{адрес}", "номер дома")


async def test_braces_that_are_meant_are_sent_at_the_second_press(window, db):
    box = await opened(window, builders.item_of(db, builders.KIM))
    box.insert(GAP)
    box.submit()
    assert not entries(db)
    box.submit()
    await reached(lambda: bool(entries(db)), window._office.changed)
    assert entries(db)[0].text == GAP


async def test_a_gap_is_warned_of_anew_in_every_answer(window, db):
    for person in (builders.KIM, builders.MOROZOVA):
        box = await opened(window, builders.item_of(db, person))
        box.insert(GAP)
        box.submit()
        assert not entries(db)


async def test_a_note_may_have_gaps(window, db):
    item = builders.item_of(db, builders.KIM)
    box = await opened(window, item)
    box.write_note()
    box.insert("Спросить {адрес}")
    box.submit()
    notes = lambda: db.submit_read(drafts.notes, item).result()  # noqa: E731
    await reached(lambda: bool(notes()), window._office.changed)
    assert notes()[0].text == "Спросить {адрес}"


async def test_a_comment_deleted_in_vk_cannot_be_answered_and_its_draft_stays(window, db):
    item = builders.item_of(db, builders.PETROV)
    box = await opened(window, item)
    box.insert("Засыплем завтра")
    withdraw(db, builders.PETROV, 802, builders.NOW)
    await reached(lambda: not box._send.isVisible(), window.inbox.side.model.refreshed)
    assert box._refusal.text() == "Это удалено в VK, ответить на него нельзя."
    box.submit()
    assert not entries(db)
    assert box.text == "Засыплем завтра"


async def test_in_a_low_window_the_field_leaves_room_for_the_question(window, db):
    box = await opened(window, builders.item_of(db, builders.KIM))
    box.insert("строка\n" * 12)
    high = box._field.height()
    window.resize(1366, 600)
    assert box._field.height() < high * 0.7
    window.resize(1366, 768)
    assert box._field.height() == high


@pytest.mark.parametrize("size", [(1366, 768), (1024, 600)])
async def test_long_new_words_are_read_from_their_beginning(window, db, size):
    window.resize(*size)
    item = builders.message(db, builders.KIM, 90, "Яма у дома. " * 300, builders.NOW)
    await opened(window, item)
    view, model = window.inbox.side.pane.view, window.inbox.side.model
    sign = next(at for at, row in enumerate(model.rows) if row.kind is RowKind.UNREAD)
    rect = view.visualRect(model.index(sign))
    assert view.viewport().rect().contains(rect.topLeft() + QPoint(1, 1))
