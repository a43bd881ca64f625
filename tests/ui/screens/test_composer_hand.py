"""Handing over from the composer: nothing goes to many, or at once, without its names being read."""

from dataclasses import replace

import composing
import pytest
from builders import ADMINISTRATION, COMMUNITIES, HOSPITAL, NOW, SCHOOL
from composing import AT, EVERYWHERE, TEXT, open_dialogs, ready, shown, turn
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from qt_loop import reached

from gosclient.desk import pauses
from gosclient.domain.outbox import Act, OutboxState, Reason
from gosclient.domain.publishing import TargetState, order_of
from gosclient.store import communities, outbox, publications
from ui.models.target_words import TargetAct
from ui.screens.composer.deeds import address_of
from ui.screens.composer.hand_dialog import HandDialog
from ui.screens.composer.time_popup import TimePopup
from ui.screens.pause_question import PauseQuestion

db, frame, composer = composing.db, composing.frame, composing.composer


def live(db):
    return db.submit_read(outbox.live).result()


async def handed(composer, db, count):
    await reached(lambda: len(composer.model.targets) == count, composer.model.targets_changed)
    return live(db)


async def in_vk(composer, db, **fields):
    """The one intent came to its end, and VK shows the post."""
    [entry] = await handed(composer, db, 1)
    target = db.submit_read(publications.target, entry.target_id).result()
    seen = {"post_id": 500, "vk_at": target.at, "vk_text": target.text, **fields}
    await db.write(publications.save_target, replace(target, **seen))
    await db.write(outbox.save, replace(entry, state=OutboxState.CONFIRMED, vk_id=500))
    return entry


async def becomes(composer, state):
    await reached(
        lambda: [one.state for one in composer.model.targets] == [state],
        composer.model.targets_changed,
    )


async def test_one_community_needs_no_word_and_can_be_undone(composer, frame, db):
    ready(composer)
    QTest.keyClick(composer.text.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    [entry] = await handed(composer, db, 1)
    assert (entry.act, entry.text, order_of(entry.details).at) == (Act.POST, TEXT, AT)
    assert not open_dialogs()
    await reached(lambda: bool(frame.notices.text), frame.notices.said)
    assert frame.notices.text == "Запланировано на сегодня, 13:00"
    assert composer.side.targets.isVisible()
    frame.notices.undo()
    await becomes(composer, TargetState.DRAFT)
    assert live(db) == []


async def test_many_communities_are_named_first(composer, db):
    ready(composer, *EVERYWHERE)
    composer.bar.send.click()
    dialog = await shown(HandDialog)
    assert dialog.names == [one.name for one in COMMUNITIES]
    assert dialog.windowTitle() == "Запланировать в 3 сообществах?"
    dialog.reject()
    await turn()
    assert live(db) == []
    composer.bar.send.click()
    (await shown(HandDialog)).accept()
    assert len(await handed(composer, db, 3)) == 3


async def test_a_second_press_hands_nothing_over_twice(composer, db):
    ready(composer)
    composer.bar.send.click()
    composer.bar.send.click()
    await handed(composer, db, 1)
    await reached(lambda: not composer.deeds._busy, composer.deeds.handed)
    assert len(db.submit_read(outbox.recent).result()) == 1


async def test_at_once_is_always_asked(composer, db):
    ready(composer, at=0)
    composer.bar.now_asked.emit()
    dialog = await shown(HandDialog)
    assert dialog.names == [COMMUNITIES[1].name]
    dialog.accept()
    [entry] = await handed(composer, db, 1)
    assert order_of(entry.details).at == 0


async def test_without_a_time_it_is_asked_for(composer, frame, db):
    ready(composer, at=0)
    composer.bar.send.click()
    popup = await shown(TimePopup)
    assert "Выберите, когда" in frame.notices.text
    popup.close()
    assert live(db) == []


async def test_what_must_be_mended_stops_it_and_is_shown(composer, frame, db):
    await db.write(communities.save, replace(COMMUNITIES[2], has_admin=False, token_owner=0))
    ready(composer, HOSPITAL)
    composer.media.add_media(composing.photo(db))
    asked = []
    composer.keys_asked.connect(asked.append)
    composer.bar.send.click()
    await reached(lambda: bool(asked), composer.keys_asked)
    assert "Фото не загрузятся" in frame.notices.text
    assert live(db) == []


async def test_other_words_go_as_a_change(composer, db):
    ready(composer)
    composer.bar.send.click()
    await in_vk(composer, db)
    await becomes(composer, TargetState.PLANNED)
    assert composer.bar.send.text() == "Отправить изменения"
    composer.text.insert("Перенесли.")
    composer.bar.send.click()
    await becomes(composer, TargetState.LEAVING)
    assert [(one.act, one.text) for one in live(db)] == [(Act.EDIT_POST, f"{TEXT} Перенесли.")]


async def test_nothing_to_change_is_said(composer, frame, db):
    ready(composer)
    composer.bar.send.click()
    await in_vk(composer, db)
    await becomes(composer, TargetState.PLANNED)
    composer.bar.send.click()
    await reached(lambda: "отправлять нечего" in frame.notices.text, frame.notices.said)
    assert live(db) == []


@pytest.mark.parametrize(
    ("act", "text"), [(TargetAct.TAKE_VKS, "Чужие слова"), (TargetAct.INSIST, TEXT)]
)
async def test_what_was_changed_in_vk_is_decided_here(composer, db, act, text):
    ready(composer)
    composer.bar.send.click()
    await in_vk(composer, db, vk_text="Чужие слова")
    await becomes(composer, TargetState.CHANGED)
    detail = composer.side.targets.detail
    assert "Чужие слова" in detail.sentence
    detail.button(act).click()
    expected = TargetState.PLANNED if act is TargetAct.TAKE_VKS else TargetState.LEAVING
    await becomes(composer, expected)
    await reached(lambda: composer.model.text_of(SCHOOL) == text, composer.model.changed)
    assert [one.act for one in live(db)] == ([] if act is TargetAct.TAKE_VKS else [Act.EDIT_POST])


async def test_what_was_changed_in_vk_is_not_overwritten_by_sending_changes(composer, frame, db):
    ready(composer)
    composer.bar.send.click()
    await in_vk(composer, db, vk_text="Чужие слова")
    await becomes(composer, TargetState.CHANGED)
    composer.text.insert("Перенесли.")
    composer.bar.send.click()
    await reached(lambda: "изменили в самом VK" in frame.notices.text, frame.notices.said)
    assert live(db) == []
    assert composer.model.text_of(SCHOOL) == f"{TEXT} Перенесли."


async def test_a_post_is_taken_back_and_goes_again_at_another_time(composer, db):
    ready(composer)
    composer.bar.send.click()
    entry = await in_vk(composer, db, gone_at=NOW)
    await becomes(composer, TargetState.VANISHED)
    composer.side.targets.detail.button(TargetAct.POST_AGAIN).click()
    popup = await shown(TimePopup)
    assert not popup.clear.isVisible()
    popup.time.setTime(popup.time.time().addSecs(1800))
    popup.take.click()
    await becomes(composer, TargetState.LEAVING)
    [again] = live(db)
    assert (order_of(again.details).at, again.key != entry.key) == (AT + 1800, True)
    composer.side.targets.detail.button(TargetAct.TAKE_BACK).click()
    await becomes(composer, TargetState.REMOVED)
    assert live(db) == []


async def test_what_is_on_the_wall_is_corrected_after_a_word(composer, frame, db):
    ready(composer)
    composer.bar.send.click()
    await in_vk(composer, db, published_id=70, published_at=AT)
    await becomes(composer, TargetState.PUBLISHED)
    composer.text.insert("Перенесли.")
    composer.side.targets.detail.button(TargetAct.CORRECT).click()
    dialog = await shown(HandDialog)
    dialog.accept()
    await reached(lambda: "исправляется" in frame.notices.text, frame.notices.said)
    [asked] = live(db)
    assert (asked.act, asked.text) == (Act.EDIT_POST, f"{TEXT} Перенесли.")
    assert order_of(asked.details).at == 0


async def test_a_doubtful_one_goes_again_only_after_a_word(composer, db):
    ready(composer)
    composer.bar.send.click()
    [entry] = await handed(composer, db, 1)
    lost = replace(entry, state=OutboxState.UNKNOWN, not_before=None, reason=Reason.AMBIGUOUS)
    await db.write(outbox.save, lost)
    await becomes(composer, TargetState.UNKNOWN)
    composer.side.targets.detail.button(TargetAct.SEND_AGAIN).click()
    dialog = await shown(HandDialog)
    dialog.reject()
    await turn()
    assert [one.state for one in composer.model.targets] == [TargetState.UNKNOWN]


async def test_every_community_has_its_state_in_words(composer, db):
    ready(composer, ADMINISTRATION, SCHOOL)
    composer.bar.send.click()
    (await shown(HandDialog)).accept()
    entries = await handed(composer, db, 2)
    refused = replace(
        entries[1], state=OutboxState.FAILED, reason=Reason.REFUSED, sentence="VK отказал: лимит."
    )
    await db.write(outbox.save, refused)
    rows = composer.side.targets.rows
    await reached(lambda: rows.row(1).word == "не отправлено", rows.dataChanged)
    assert [rows.row(at).word for at in (0, 1)] == ["передаётся в VK", "не отправлено"]
    composer.side.targets.list.choose(SCHOOL)
    assert composer.side.targets.detail.sentence == "VK отказал: лимит."
    assert composer.header.state.text() == "не отправлено"
    composer.model.set_communities((ADMINISTRATION, SCHOOL, HOSPITAL))
    assert rows.row(2).word == "черновик"


async def test_the_way_to_vk(composer, db):
    ready(composer)
    composer.bar.send.click()
    await in_vk(composer, db)
    await becomes(composer, TargetState.PLANNED)
    row = composer.side.targets.rows.row(0)
    assert address_of(row) == f"https://vk.com/wall-{SCHOOL}?postponed=1"
    published = replace(row.view.target, published_id=700)
    row = replace(row, view=replace(row.view, target=published))
    assert address_of(row) == f"https://vk.com/wall-{SCHOOL}_700"


async def paused(db, *ids):
    """Publishing stands still there."""
    return await pauses.begin(db, "День траура", ids, NOW)


async def test_in_a_pause_the_composer_asks_and_may_put_it_off(composer, frame, db):
    await paused(db, SCHOOL)
    ready(composer)
    composer.bar.send.click()
    question = await shown(PauseQuestion)
    assert question.lines == ["Школа № 3 села Берёзовка: День траура"]
    question.wait.click()
    await becomes(composer, TargetState.PAUSED)
    assert live(db) == []
    await reached(lambda: "Отложено, пока пауза" in frame.notices.text, frame.notices.said)


async def test_what_waits_for_a_pause_and_what_is_to_be_decided_are_both_said(composer, frame, db):
    ready(composer)
    composer.bar.send.click()
    await in_vk(composer, db, vk_text="Чужие слова")
    await becomes(composer, TargetState.CHANGED)
    await paused(db, ADMINISTRATION)
    composer.model.set_communities((SCHOOL, ADMINISTRATION))
    composer.bar.send.click()
    (await shown(HandDialog)).accept()
    (await shown(PauseQuestion)).wait.click()
    await reached(lambda: "Отложено, пока пауза" in frame.notices.text, frame.notices.said)
    assert "решите ниже: Школа № 3 села Берёзовка" in frame.notices.text
    assert live(db) == []


async def test_in_a_pause_it_is_left_or_goes_all_the_same(composer, frame, db):
    await paused(db, SCHOOL)
    ready(composer, at=0)
    composer.bar.now_asked.emit()
    (await shown(HandDialog)).accept()
    (await shown(PauseQuestion)).reject()
    await reached(lambda: "Запись сохранена здесь" in frame.notices.text, frame.notices.said)
    assert live(db) == []
    await reached(lambda: not composer.deeds._busy, frame.notices.said)
    composer.bar.now_asked.emit()
    (await shown(HandDialog)).accept()
    (await shown(PauseQuestion)).go.click()
    [entry] = await handed(composer, db, 1)
    assert order_of(entry.details).at == 0


async def test_where_only_some_stand_still_the_others_go(composer, frame, db):
    await paused(db, SCHOOL)
    ready(composer, *EVERYWHERE)
    composer.bar.send.click()
    (await shown(HandDialog)).accept()
    (await shown(PauseQuestion)).wait.click()
    assert len(await handed(composer, db, 3)) == 2
    await reached(lambda: bool(frame.notices.text), frame.notices.said)
    assert "в 2 сообществах" in frame.notices.text or "2 сообщества" in frame.notices.text
    assert "Отложено, пока пауза: Школа" in frame.notices.text


async def test_what_was_refused_is_tried_again_in_a_pause_after_a_word(composer, db):
    ready(composer)
    composer.bar.send.click()
    [entry] = await handed(composer, db, 1)
    refused = replace(entry, state=OutboxState.FAILED, reason=Reason.REFUSED, sentence="Нет.")
    await db.write(outbox.save, refused)
    await becomes(composer, TargetState.FAILED)
    await paused(db, SCHOOL)
    composer.side.targets.detail.button(TargetAct.TRY_AGAIN).click()
    question = await shown(PauseQuestion)
    assert not question.wait.isVisible()
    question.go.click()
    await becomes(composer, TargetState.LEAVING)
