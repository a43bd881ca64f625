"""«Настройки → Публикации»: zones, quiet hours and the checks as an officer chooses them."""

import asyncio
from datetime import time

import pytest
from builders import HOSPITAL, SCHOOL
from PySide6.QtCore import QTime
from qt_loop import PATIENCE, reached

from gosclient.desk import accounts, checking
from gosclient.domain.checks.check import COMMUNITIES, placeholders
from gosclient.domain.checks.facts import QuietHours
from gosclient.domain.checks.finding import Severity
from gosclient.domain.checks.running import CHECKS
from gosclient.domain.checks.settings import CheckChoice, CheckSettings
from gosclient.domain.errors import StoreFull
from gosclient.store import communities, settings
from ui.models.check_words import placeholder_word
from ui.screens.settings.check_dialog import CheckDialog
from ui.screens.shell.sections import Section


@pytest.fixture
async def page(window):
    """The page, with its parts read."""
    window.show_section(Section.SETTINGS)
    page = window.settings.publishing
    window.settings.show_publishing()
    await reached(page.quiet.isVisible, page.quiet.filled)
    return page


async def opened(window, kind):
    """The dialog of this kind once it is on the screen; opening takes turns of the loop."""
    async with asyncio.timeout(PATIENCE):
        while True:
            dialog = window.findChild(kind)
            if dialog is not None and dialog.isVisible():
                return dialog
            await asyncio.sleep(0)


async def zone_of(db, community_id):
    return (await db.read(communities.community, community_id)).zone


def choose(field, value):
    field.setCurrentIndex(field.findData(value))
    field.activated.emit(field.currentIndex())


async def test_each_community_has_the_zone_of_its_readers(window, page, db):
    field = page.zones.rows.controls[SCHOOL]
    assert (field.count(), field.currentText()) == (12, "Как на этом компьютере")
    assert field.accessibleName() == "Часовой пояс: Школа № 3 села Берёзовка"
    choose(field, "Asia/Omsk")
    await reached(
        lambda: window._office.community(SCHOOL).zone == "Asia/Omsk",
        window._office.communities_changed,
    )
    assert await zone_of(db, HOSPITAL) == ""
    choose(field, "")
    await reached(
        lambda: not window._office.community(SCHOOL).zone, window._office.communities_changed
    )


async def test_a_zone_that_another_program_chose_is_shown(window, page, db):
    field = page.zones.rows.controls[SCHOOL]
    await accounts.set_zone(db, SCHOOL, "Asia/Novosibirsk")
    await reached(
        lambda: field.currentData() == "Asia/Novosibirsk", window._office.communities_changed
    )
    assert field.currentText() == "Красноярск, МСК+4"


async def test_a_zone_that_cannot_be_kept_is_not_shown_as_chosen(window, page, db, monkeypatch):
    def full(*_args, **_fields):
        raise StoreFull

    field = page.zones.rows.controls[SCHOOL]
    with monkeypatch.context() as patch:
        patch.setattr(communities, "set_publishing", full)
        choose(field, "Asia/Omsk")
        await reached(lambda: bool(window.notices.text), window.notices.said)
    assert field.currentData() == ""


async def test_quiet_hours_are_off_until_somebody_wants_them(page, db):
    quiet = page.quiet
    assert not quiet.on.isChecked()
    assert not quiet.begin.isEnabled()
    quiet.on.click()
    await reached(quiet.begin.isEnabled, quiet.filled)
    assert await checking.quiet_hours(db) == QuietHours(time(22), time(8))
    quiet.end.setTime(QTime(7, 30))
    quiet.end.editingFinished.emit()
    await reached(lambda: quiet._kept.end == time(7, 30), quiet.filled)
    quiet.on.click()
    await reached(lambda: not quiet.begin.isEnabled(), quiet.filled)
    assert await checking.quiet_hours(db) is None


async def test_quiet_hours_without_an_end_are_refused_and_the_former_ones_stay(window, page, db):
    night = QuietHours(time(23), time(6))
    await checking.set_quiet_hours(db, night)
    await page.quiet._read()
    page.quiet.begin.setTime(QTime(6, 0))
    page.quiet.begin.editingFinished.emit()
    await reached(lambda: page.quiet.begin.time() == QTime(23, 0), page.quiet.filled)
    assert "Выберите разное" in window.notices.text
    assert await checking.quiet_hours(db) == night


@pytest.fixture
async def checks(page):
    """The list of the checks, read."""
    read = []
    page.checks.filled.connect(lambda: read.append(True))
    page.tabs.setCurrentIndex(1)
    await reached(lambda: bool(read), page.checks.filled)
    return page.checks


async def test_every_check_stands_there_with_what_it_says(checks):
    assert list(checks.rows) == [one.check_id for one in CHECKS]
    assert all(row.switch.isChecked() for row in checks.rows.values())
    assert checks.rows["nowhere"].said.text().startswith("Мешает отправке · Выберите,")
    assert not checks.restore.isEnabled()


async def test_a_check_is_switched_off_and_on_again(checks, db):
    row = checks.rows["office_words"]
    row.switch.click()
    await reached(lambda: bool(checks.settings.choices), checks.filled)
    assert await checking.check_settings(db) == CheckSettings(
        {"office_words": CheckChoice(on=False)}
    )
    row.switch.click()
    await reached(lambda: not checks.settings.choices, checks.filled)


async def test_a_check_is_given_other_words_and_another_weight(window, checks, db):
    checks.rows["quiet"].edit.click()
    dialog = await opened(window, CheckDialog)
    assert not dialog.restore.isEnabled()
    dialog.words.setPlainText("Ночь: {кто}")
    dialog.save.click()
    assert "{begin}, {communities}, {end}" in dialog.refusal.text()
    dialog.words.setPlainText("Ночью, с {begin}, не публикуем")
    dialog.severity.setCurrentIndex(dialog.severity.findData(Severity.ERROR.value))
    dialog.save.click()
    await reached(lambda: bool(checks.settings.choices), checks.filled)
    wanted = CheckChoice(severity=Severity.ERROR, words="Ночью, с {begin}, не публикуем")
    assert (await checking.check_settings(db)).choices == {"quiet": wanted}
    assert checks.rows["quiet"].said.text() == (
        "Мешает отправке · изменено вами · Ночью, с {begin}, не публикуем"
    )


async def test_an_office_writes_its_own_list_of_sites(window, checks, db):
    checks.rows["banned_link"].edit.click()
    dialog = await opened(window, CheckDialog)
    assert dialog.entries.toPlainText().split("\n")[0] == "instagram.com"
    dialog.entries.setPlainText("example.com\nвк точка ком")
    dialog.save.click()
    assert dialog.refusal.text().startswith("Строка 2: «вк точка ком» не похоже на адрес сайта")
    dialog.entries.setPlainText("example.com\nhttps://пример.рф/новости")
    dialog.save.click()
    await reached(lambda: bool(checks.settings.choices), checks.filled)
    kept = await checking.check_settings(db)
    assert kept.choices == {"banned_link": CheckChoice(entries=("example.com", "пример.рф"))}
    assert "изменено вами" in checks.rows["banned_link"].said.text()
    checks.rows["banned_link"].edit.click()
    dialog = await opened(window, CheckDialog)
    assert dialog.entries.toPlainText() == "example.com\nпример.рф"
    dialog.restore.click()
    assert not dialog.restore.isEnabled()
    dialog.save.click()
    await reached(lambda: not checks.settings.choices, checks.filled)


async def test_a_check_without_a_list_has_no_field_for_one(window, checks):
    checks.rows["quiet"].edit.click()
    dialog = await opened(window, CheckDialog)
    assert dialog.entries is None
    dialog.reject()


async def test_one_check_and_all_of_them_come_back_as_they_were(window, checks, db):
    mine = {"quiet": CheckChoice(words="Ночь"), "capitals": CheckChoice(on=False)}
    await checking.set_check_settings(db, CheckSettings(mine))
    await checks._read()
    checks.rows["quiet"].edit.click()
    dialog = await opened(window, CheckDialog)
    dialog.restore.click()
    dialog.save.click()
    await reached(lambda: list(checks.settings.choices) == ["capitals"], checks.filled)
    checks.restore.click()
    await reached(lambda: not checks.settings.choices, checks.filled)
    await reached(lambda: bool(window.notices.text), window.notices.said)
    window.notices.undo()
    await reached(lambda: list(checks.settings.choices) == ["capitals"], checks.filled)


async def test_what_cannot_be_kept_is_said_and_shown_as_it_was(window, checks, db, monkeypatch):
    def full(*_args):
        raise StoreFull

    with monkeypatch.context() as patch:
        patch.setattr(settings, "put", full)
        checks.rows["capitals"].switch.click()
        await reached(lambda: bool(window.notices.text), window.notices.said)
    assert checks.rows["capitals"].switch.isChecked()


def test_every_placeholder_is_explained(qapp):
    names = {name for check in CHECKS for name in placeholders(check.words)} | {COMMUNITIES}
    assert [name for name in sorted(names) if not placeholder_word(name)] == []
