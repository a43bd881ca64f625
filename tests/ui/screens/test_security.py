"""«Безопасность»: the code is set, changed and taken away, and said in honest words."""

import asyncio

import builders
import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from qt_loop import PATIENCE, reached

from gosclient.desk import lock
from gosclient.store import lock as lock_store
from ui.screens.settings.lock_dialog import LockDialog
from ui.screens.shell.sections import Section
from ui.widgets.labels import PlainLabel

CODE, OTHER, WRONG = "4071", "9183", "1111"
NOW = builders.NOW


@pytest.fixture
def part(window):
    window.show_section(Section.SETTINGS)
    window.settings.show_security()
    return window.settings.security.lock


@pytest.fixture
async def coded(part, office, db):
    office.take_lock(await lock.set_code(db, "", CODE, CODE, NOW))
    return part


async def dialog_after(button):
    button.click()
    async with asyncio.timeout(PATIENCE):
        while True:
            for one in QApplication.topLevelWidgets():
                if isinstance(one, LockDialog) and one.isVisible():
                    return one
            await asyncio.sleep(0)


async def refused(dialog):
    before = dialog.refusal.text()
    dialog.refusal.setText("")
    dialog.go.click()
    async with asyncio.timeout(PATIENCE):
        while True:
            if dialog.refusal.text():
                return dialog.refusal.text()
            assert dialog.isVisible(), before
            await asyncio.sleep(0)


def kept(db):
    return db.submit_read(lock_store.lock).result()


async def test_a_code_is_set_and_the_window_can_be_locked(part, db, window, office):
    assert part.state.text() == "Код не задан"
    assert not part.idle.isEnabled()
    assert not part.now.isVisible()
    dialog = await dialog_after(part.set)
    assert not dialog.present.isVisible(), "there is no present code to ask for"
    dialog.code.setText("407")
    dialog.again.setText("407")
    assert "от 4 до 12 цифр" in await refused(dialog)
    QTest.keyClicks(dialog.code, "1x")
    dialog.again.setText("4072")
    assert "не совпали" in await refused(dialog)
    dialog.again.setText(CODE)
    dialog.go.click()
    await reached(lambda: kept(db).is_set, office.lock_changed)
    await reached(lambda: window.notices.text.startswith("Код задан"), window.notices.said)
    assert part.state.text() == "Код задан"
    part.now.click()
    assert window.lock.locked


async def test_another_code_and_none_need_the_present_one(coded, db, office, window):
    dialog = await dialog_after(coded.change)
    for field, code in ((dialog.present, WRONG), (dialog.code, OTHER), (dialog.again, OTHER)):
        field.setText(code)
    assert await refused(dialog) == "Неверный код. Ничего не изменено."
    dialog.present.setText(CODE)
    dialog.go.click()
    await reached(lambda: window.notices.text == "Код сменён.", window.notices.said)
    dialog = await dialog_after(coded.remove)
    dialog.present.setText(CODE)
    assert "Неверный код" in await refused(dialog)
    dialog.present.setText(OTHER)
    dialog.go.click()
    await reached(lambda: not kept(db).is_set, office.lock_changed)
    await reached(lambda: window.notices.text.startswith("Код убран"), window.notices.said)
    assert not window.lock.lock_now()
    assert not window._lock_button.isVisible()


async def test_guessing_in_the_dialog_makes_the_same_pauses(coded):
    dialog = await dialog_after(coded.remove)
    for _ in range(2):
        dialog.present.setText(WRONG)
        assert await refused(dialog) == "Неверный код. Ничего не изменено."
    dialog.present.setText(WRONG)
    assert "Следующая попытка через 15 с." in await refused(dialog)
    dialog.present.setText(CODE)
    assert "Слишком много неверных попыток" in await refused(dialog)
    dialog.reject()


async def test_the_time_of_rest_is_kept_and_in_force_at_once(coded, db, office, window):
    assert [coded.idle.itemText(at) for at in range(6)] == [
        "Через 1 минуту",
        "Через 5 минут",
        "Через 10 минут",
        "Через 15 минут",
        "Через 30 минут",
        "Само не блокируется",
    ]
    coded.idle.setCurrentIndex(0)
    await reached(lambda: office.lock.idle == 1, office.lock_changed)
    assert kept(db).idle == 1
    assert window.lock.rest.interval() <= 60_001
    coded.idle.setCurrentIndex(5)
    await reached(lambda: office.lock.idle == 0, office.lock_changed)
    assert not window.lock.rest.isActive()


async def test_the_page_says_what_the_code_does_not_protect_from(part):
    said = " ".join(one.text() for one in part.findChildren(PlainLabel))
    assert "под вашей учётной записью, код не защищает" in said
    assert "gosclient lock off" in said
