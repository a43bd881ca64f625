"""«Настройки → Публикации → Согласование»: who may agree, and where it is wanted."""

import asyncio

import pytest
from builders import NOW, SCHOOL
from qt_loop import PATIENCE, reached

from gosclient.desk import approvals, approvers
from ui.screens.settings.approver_dialogs import AddApproverDialog, RemoveApproverDialog
from ui.screens.shell.sections import Section

IVANOVA, PETROV = "Иванова Анна", "Петров Олег"
CODE, OTHER = "1234", "5678"


@pytest.fixture
async def part(window):
    """The part about consent, read."""
    window.show_section(Section.SETTINGS)
    page = window.settings.publishing
    window.settings.show_publishing()
    page.tabs.setCurrentIndex(2)
    await reached(page.consent.isVisible, page.consent.filled)
    return page.consent


async def opened(window, kind):
    """The dialog of this kind once it is on the screen; opening takes turns of the loop."""
    async with asyncio.timeout(PATIENCE):
        while True:
            dialog = window.findChild(kind)
            if dialog is not None and dialog.isVisible():
                return dialog
            await asyncio.sleep(0)


async def added(db, *people):
    for name, code in people:
        await approvers.add_approver(db, name, code, code, by=IVANOVA, by_code=CODE, now=NOW)


async def test_consent_is_off_and_cannot_be_wanted_while_nobody_may_agree(window, part):
    assert part.state.text() == "Выключено"
    part.rows.controls[SCHOOL].click()
    await reached(lambda: bool(window.notices.text), window.notices.said)
    assert "Согласующих пока нет" in window.notices.text
    assert not part.rows.controls[SCHOOL].isChecked()


async def test_the_first_approver_is_named_by_anybody_and_the_next_by_the_first(window, part, db):
    part.add.click()
    dialog = await opened(window, AddApproverDialog)
    assert not dialog.by_code.isVisible()
    dialog.name.setText(IVANOVA)
    dialog.code.setText(CODE)
    dialog.again.setText(OTHER)
    dialog.go.click()
    await reached(dialog.refusal.isVisible, dialog.refused)
    dialog.again.setText(CODE)
    dialog.go.click()
    await reached(lambda: part.names == [IVANOVA], part.filled)
    part.add.click()
    dialog = await opened(window, AddApproverDialog)
    dialog.name.setText(PETROV)
    dialog.code.setText(OTHER)
    dialog.again.setText(OTHER)
    dialog.by_code.setText(CODE)
    dialog.go.click()
    await reached(lambda: part.names == [IVANOVA, PETROV], part.filled)
    assert await approvers.approvers(db) == [IVANOVA, PETROV]


async def test_a_community_wants_consent_and_wants_it_no_more(window, part, db):
    await added(db, (IVANOVA, CODE))
    switch = part.rows.controls[SCHOOL]
    for wanted in (True, False):
        switch.click()
        await reached(
            lambda wanted=wanted: window._office.community(SCHOOL).approves is wanted,
            window._office.communities_changed,
        )
        assert switch.isChecked() is wanted
    assert part.state.text() == "Выключено"


async def test_one_is_taken_off_by_a_code(window, part, db):
    await added(db, (IVANOVA, CODE), (PETROV, OTHER))
    await reached(lambda: len(part.people) == 2, part.filled)
    part.people[1].remove.click()
    dialog = await opened(window, RemoveApproverDialog)
    assert dialog.by.currentText() == PETROV
    dialog.by_code.setText("0000")
    dialog.go.click()
    await reached(dialog.refusal.isVisible, dialog.refused)
    assert "Неверный код" in dialog.refusal.text()
    dialog.by_code.setText(OTHER)
    dialog.go.click()
    await reached(lambda: part.names == [IVANOVA], part.filled)
    assert await approvers.approvers(db) == [IVANOVA]


async def test_a_forgotten_code_is_no_trap_and_then_nobody_may_agree(window, part, db):
    await added(db, (IVANOVA, CODE))
    await approvals.require(db, SCHOOL, approves=True)
    await reached(
        lambda: part.state.text() == "Включено в сообществах: 1",
        part.filled,
        window._office.communities_changed,
    )
    part.people[0].remove.click()
    dialog = await opened(window, RemoveApproverDialog)
    dialog.forgotten.click()
    assert not dialog.by_code.isEnabled()
    dialog.go.click()
    await reached(lambda: part.names == [], part.filled)
    assert part.state.text().startswith("Согласовать некому")
