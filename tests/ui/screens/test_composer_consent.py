"""Consent in the composer: asked for, given by somebody else, returned, and ended by a change."""

import composing
import pytest
from builders import ADMINISTRATION, NOW, SCHOOL
from composing import TEXT, open_dialogs, ready, saved, shown, turned, write
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from qt_loop import reached

from gosclient.desk import approvals, approvers
from gosclient.domain.publishing import Approval, TargetState
from gosclient.store import outbox
from ui.screens.composer.consent_dialogs import AskConsentDialog, DecideDialog, HistoryPopup

db, frame, composer = composing.db, composing.frame, composing.composer

AUTHOR, CHIEF, CODE = "Сидорова Вера", "Иванова Анна", "1234"


@pytest.fixture
async def agreeing(composer, db, office):
    """The composer with a document for the school, which wants consent."""
    await approvers.add_approver(db, CHIEF, CODE, CODE, now=NOW)
    await approvals.require(db, SCHOOL, approves=True)
    await office.read_communities()
    ready(composer, SCHOOL)
    await saved(composer)
    return composer


async def asked(composer, author=AUTHOR, comment=""):
    composer.bar.send.click()
    dialog = await shown(AskConsentDialog)
    dialog.author.setText(author)
    dialog.comment.setPlainText(comment)
    dialog.go.click()
    await stands(composer, Approval.ASKED)


async def decided(composer, verdict, comment=""):
    button = composer.agreeing.agree if verdict is Approval.AGREED else composer.agreeing.send_back
    button.click()
    dialog = await shown(DecideDialog)
    dialog.code.setText(CODE)
    dialog.comment.setPlainText(comment)
    dialog.go.click()
    await stands(composer, verdict)


async def stands(composer, verdict):
    """Wait until it stands so, with the steps read."""
    consent = composer.consent
    await reached(
        lambda: (
            consent.stands is verdict
            and consent.last is not None
            and consent.last.verdict is verdict
        ),
        consent.changed,
    )
    await turned(lambda: not open_dialogs())


async def test_nothing_is_said_of_consent_where_nobody_wants_it(composer):
    ready(composer, SCHOOL)
    assert not composer.agreeing.isVisible()
    assert composer.bar.send.text() == "Запланировать"


async def test_a_community_that_wants_consent_changes_the_button(agreeing):
    assert agreeing.bar.send.text() == "На согласование"
    assert agreeing.agreeing.words.text() == "Нужно согласование: Школа № 3 села Берёзовка."
    agreeing.model.set_communities([ADMINISTRATION])
    assert agreeing.bar.send.text() == "Запланировать"
    assert not agreeing.agreeing.isVisible()


async def test_it_is_asked_for_agreed_to_and_then_planned(agreeing):
    await asked(agreeing, comment="Срочно")
    assert agreeing.bar.send.text() == "Ждёт согласования"
    assert not agreeing.bar.send.isEnabled()
    assert agreeing.agreeing.words.text() == f"На согласовании. Автор: {AUTHOR}, 11:00. «Срочно»"
    await decided(agreeing, Approval.AGREED)
    assert agreeing.agreeing.words.text() == f"Согласовано: {CHIEF}, 11:00."
    assert not agreeing.agreeing.agree.isVisible()
    assert agreeing.bar.send.text() == "Запланировать"
    agreeing.bar.send.click()
    await reached(lambda: len(agreeing.model.targets) == 1, agreeing.model.targets_changed)
    assert agreeing.model.targets[0].state is TargetState.LEAVING


async def test_without_consent_no_key_hands_it_over(agreeing, frame, db):
    await asked(agreeing)
    QTest.keyClick(agreeing.text.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert frame.notices.text == "Запись на согласовании. Запланировать можно после него."
    assert await db.read(outbox.live) == []


async def test_who_asks_is_named_and_nobody_agrees_to_their_own(agreeing):
    agreeing.bar.send.click()
    dialog = await shown(AskConsentDialog)
    dialog.go.click()
    await reached(dialog.refusal.isVisible, dialog.refused)
    assert dialog.refusal.text().startswith("Укажите, кто подготовил запись")
    dialog.author.setText("иванова  анна")
    dialog.go.click()
    await stands(agreeing, Approval.ASKED)
    agreeing.agreeing.agree.click()
    decision = await shown(DecideDialog)
    decision.code.setText(CODE)
    decision.go.click()
    await reached(decision.refusal.isVisible, decision.refused)
    assert decision.refusal.text().startswith("Свою запись согласовать нельзя")
    assert agreeing.consent.stands is Approval.ASKED
    decision.reject()


async def test_it_is_returned_with_words_and_asked_for_again(agreeing):
    await asked(agreeing)
    agreeing.agreeing.send_back.click()
    dialog = await shown(DecideDialog)
    dialog.code.setText(CODE)
    dialog.go.click()
    await reached(dialog.refusal.isVisible, dialog.refused)
    assert dialog.refusal.text().startswith("Напишите, что исправить")
    dialog.comment.setPlainText("Укажите адрес")
    dialog.go.click()
    await stands(agreeing, Approval.RETURNED)
    assert agreeing.agreeing.words.text() == f"Возвращено: {CHIEF}, 11:00. «Укажите адрес»"
    assert agreeing.bar.send.text() == "На согласование"
    agreeing.bar.send.click()
    again = await shown(AskConsentDialog)
    assert again.author.text() == AUTHOR
    again.go.click()
    await stands(agreeing, Approval.ASKED)


async def test_a_change_ends_consent_and_says_so(agreeing):
    await asked(agreeing)
    await decided(agreeing, Approval.AGREED)
    write(agreeing, "!")
    await reached(lambda: agreeing.consent.has_ended, agreeing.consent.changed)
    assert agreeing.agreeing.words.text() == (
        f"Запись изменили после согласования ({CHIEF}, 11:00). Нужно заново."
    )
    assert agreeing.bar.send.text() == "На согласование"


async def test_another_time_leaves_consent_as_it_is(agreeing):
    await asked(agreeing)
    await decided(agreeing, Approval.AGREED)
    agreeing.model.set_time(composing.AT + 3600)
    await saved(agreeing)
    assert agreeing.consent.stands is Approval.AGREED


async def test_the_history_stands_there_the_newest_first(agreeing):
    await asked(agreeing)
    await decided(agreeing, Approval.RETURNED, "Укажите адрес")
    agreeing.agreeing.history.click()
    popup = await shown(HistoryPopup)
    assert popup.lines == [
        f"11:00 · {CHIEF} · возвращено",
        f"11:00 · {AUTHOR} · на согласование",
    ]
    popup.close()


async def test_what_another_window_decides_is_seen_here(agreeing, db):
    await asked(agreeing)
    publication_id = agreeing.model.publication.publication_id
    await approvals.agree(db, publication_id, CHIEF, CODE, now=NOW + 60)
    await stands(agreeing, Approval.AGREED)
    assert agreeing.agreeing.words.text() == f"Согласовано: {CHIEF}, 11:01."


async def test_a_stored_document_opens_with_its_consent(agreeing, composer):
    await asked(agreeing)
    publication_id = composer.model.publication.publication_id
    composer.start()
    assert not composer.agreeing.isVisible()
    assert await composer.open(publication_id)
    await reached(lambda: bool(composer.consent.steps), composer.consent.changed)
    assert composer.text.field.toPlainText() == TEXT
    assert composer.agreeing.agree.isVisible()


async def test_the_head_says_how_it_stands_until_it_is_handed_over(agreeing):
    state = agreeing.header.state
    assert (state.text(), state._icon) == ("черновик", "")
    await asked(agreeing)
    assert (state.text(), state._icon) == ("на согласовании", "hourglass")
    await decided(agreeing, Approval.RETURNED, "Укажите адрес")
    assert (state.text(), state._icon) == ("возвращено", "undo-2")
    await asked(agreeing)
    await decided(agreeing, Approval.AGREED)
    assert (state.text(), state._icon) == ("согласовано", "user-check")
    write(agreeing, "!")
    await reached(lambda: state.text() == "черновик", agreeing.consent.changed)
    await asked(agreeing)
    await decided(agreeing, Approval.AGREED)
    agreeing.bar.send.click()
    await reached(lambda: state.text() == "передаётся в VK", agreeing.model.targets_changed)
