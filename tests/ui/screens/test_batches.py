"""Acts over many items: one strip says how far they are, stops them, and says how they ended."""

from dataclasses import replace

import builders
import pytest
from qt_loop import reached

from gosclient.desk import batches, moderation
from gosclient.domain.outbox import OutboxState, Reason
from gosclient.store import communities, outbox
from ui.screens.shell.batch_strips import BatchStrips
from ui.screens.shell.sections import Section

NOW = builders.NOW


@pytest.fixture(autouse=True)
def admin_key(db):
    """The administration has an administrator's key."""
    office = replace(builders.COMMUNITIES[0], has_admin=True, token_owner=900)
    db.submit(communities.save, office).result()


@pytest.fixture
def comments(db):
    """Ids of five comments."""
    return [
        builders.comment(db, builders.PETROV, 900 + at, f"Грубость {at}", NOW - 60)
        for at in range(5)
    ]


async def asked(db, items, undo=0.0):
    return await moderation.delete(db, items, "спам", undo=undo, now=NOW)


def become(db, entries, state, **more):
    for entry in entries:
        db.submit(outbox.save, replace(entry, state=state, **more)).result()


def done(db, *entries):
    become(db, entries, OutboxState.CONFIRMED, settled_at=int(NOW))


def refused(db, *entries):
    become(db, entries, OutboxState.FAILED, reason=Reason.REFUSED, sentence="Нет прав.")


async def said(window, words):
    shown = window.batches
    await reached(lambda: shown.texts == [words], shown.looked)


async def test_the_strip_counts_what_is_done(window, db, comments):
    batch = await asked(db, comments)
    await said(window, "Удалено 0 из 5.")
    assert window.notices.text == "", "one message for one act"
    done(db, *batch.entries[:2])
    await said(window, "Удалено 2 из 5.")
    refused(db, batch.entries[2])
    await said(window, "Удалено 2 из 5. VK отказал: 1.")


async def test_the_numbers_are_not_read_out_one_by_one(window, db, comments, monkeypatch):
    spoken = []
    monkeypatch.setattr("ui.widgets.strip.announce", lambda _, words: spoken.append(words))
    batch = await asked(db, comments)
    await said(window, "Удалено 0 из 5.")
    done(db, *batch.entries[:2])
    await said(window, "Удалено 2 из 5.")
    assert spoken == ["Удалено 0 из 5."]


async def test_stopping_takes_back_what_has_not_gone_and_says_all_there_is(window, db, comments):
    batch = await asked(db, comments)
    first, second, third, fourth, fifth = batch.entries
    done(db, first)
    refused(db, second)
    become(db, [third], OutboxState.SENDING)
    await said(window, "Удалено 1 из 5. VK отказал: 1.")
    [strip] = window.batches.strips
    strip.stop.click()
    await said(window, "Удалено 1 из 5. Остановлено до отправки: 2. VK отказал: 1.")
    assert not strip.stop.isEnabled(), "what is on its way cannot be stopped"
    become(db, [third], OutboxState.UNKNOWN, not_before=NOW + 5)
    await said(
        window,
        "Удалено 1 из 5. Остановлено до отправки: 2. VK отказал: 1. Выясняем, сделано ли: 1.",
    )
    become(db, [third], OutboxState.UNKNOWN, not_before=None)
    await said(
        window,
        "Удалено 1 из 5. Остановлено до отправки: 2. VK отказал: 1. Неизвестно, сделано ли: 1.",
    )
    states = {one.entry_id: one.state for one in db.submit_read(outbox.recent).result()}
    assert states[fourth.entry_id] is states[fifth.entry_id] is OutboxState.CANCELLED
    strip.outbox.click()
    assert window.section is Section.OUTBOX
    strip.close_it.click()
    assert window.batches.texts == []


async def test_what_went_through_whole_is_said_once_and_gone(window, db, comments):
    batch = await asked(db, comments)
    await said(window, "Удалено 0 из 5.")
    done(db, *batch.entries)
    await reached(lambda: window.notices.text == "Удалено 5 из 5.", window.notices.said)
    assert window.batches.texts == []


async def test_while_it_costs_nothing_to_take_it_back_the_toast_alone_speaks(
    window, db, office, comments
):
    batch = await asked(db, comments, undo=10)
    window.batches.look()
    await reached(lambda: bool(window.batches._going), window.batches.looked)
    assert window.batches.texts == []
    office.now = lambda: NOW + 10
    become(db, batch.entries[:1], OutboxState.SENDING)
    await said(window, "Удалено 0 из 5.")


async def test_what_was_taken_back_in_time_leaves_no_strip(window, db, comments):
    batch = await asked(db, comments, undo=10)
    await reached(lambda: bool(window.batches._going), window.batches.looked)
    await batches.take_back(db, batch.batch, NOW)
    await reached(lambda: not window.batches._going, window.batches.looked)
    assert window.batches.texts == []


async def test_what_was_refused_between_two_looks_is_said_all_the_same(window, db, comments):
    batch = await asked(db, comments, undo=10)
    await reached(lambda: bool(window.batches._going), window.batches.looked)
    refused(db, *batch.entries)
    await said(window, "Удалено 0 из 5. VK отказал: 5.")


async def test_another_section_and_another_start_keep_the_strip(window, db, office, comments):
    batch = await asked(db, comments)
    done(db, *batch.entries[:3])
    await said(window, "Удалено 3 из 5.")
    window.show_section(Section.SETTINGS)
    assert window.batches.strips[0].isVisible()
    later = BatchStrips(office, window.notices)  # knows nothing but the store
    later.look()
    await reached(lambda: later.texts == ["Удалено 3 из 5."], later.looked)
    later.deleteLater()


async def test_each_act_has_its_own_strip(window, db, comments):
    await asked(db, comments[:2])
    second = await asked(db, comments[2:])
    shown = window.batches
    await reached(lambda: shown.texts == ["Удалено 0 из 2.", "Удалено 0 из 3."], shown.looked)
    shown.strips[1].stop.click()
    await reached(lambda: shown.strips[1].ended, shown.looked)
    assert shown.texts == ["Удалено 0 из 2.", "Удалено 0 из 3. Остановлено до отправки: 3."]
    assert not (await batches.progress(db, second.batch)).runs


async def test_one_alone_has_no_strip(window, db, comments):
    alone = await asked(db, comments[:1])
    many = await asked(db, comments[1:])
    await said(window, "Удалено 0 из 4.")
    assert [one.name for one in await batches.running(db)] == [many.batch]
    assert (await batches.progress(db, alone.batch)).left == 1


async def test_what_is_over_does_not_go_on(window, db, comments):
    batch = await asked(db, comments)
    await said(window, "Удалено 0 из 5.")
    refused(db, *batch.entries[:2])
    done(db, *batch.entries[2:])
    assert await batches.running(db) == []
    await said(window, "Удалено 3 из 5. VK отказал: 2.")
    assert window.batches.strips[0].ended
