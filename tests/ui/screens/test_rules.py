"""«Правила»: rules of care and grounds of moderation as an officer edits them."""

import asyncio

import builders
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel
from qt_loop import PATIENCE, reached

from gosclient.desk import care, grounds
from gosclient.domain.care import DEFAULT_RULES
from gosclient.domain.moderation import DEFAULT_GROUNDS, BanReason, Ground
from gosclient.store import inbox as inbox_store
from ui.loop import spawn
from ui.screens.settings.care_dialog import CareDialog
from ui.screens.settings.ground_dialog import GroundDialog
from ui.screens.shell.sections import Section


@pytest.fixture
async def page(window):
    """Both lists, read."""
    window.show_section(Section.SETTINGS)
    page = window.settings.rules
    window.settings.show_rules()
    page.tabs.setCurrentIndex(1)
    await reached(lambda: bool(page.grounds.grounds), page.grounds.filled)
    page.tabs.setCurrentIndex(0)
    await reached(lambda: bool(page.care.rules), page.care.filled)
    return page


async def opened(window, kind):
    """The dialog of this kind once it is on the screen; opening takes turns of the loop."""
    async with asyncio.timeout(PATIENCE):
        while True:
            dialog = window.findChild(kind)
            if dialog is not None and dialog.isVisible():
                return dialog
            await asyncio.sleep(0)


def button(widget, words):
    return next(one for one in widget.findChildren(QAbstractButton) if one.text() == words)


def said(row):
    return [label.text() for label in row.findChildren(QLabel)]


async def test_the_default_rules_stand_there_with_what_follows_from_them(page):
    rows = page.care.list.rows
    assert [row.switch.text() for row in rows] == [rule.name for rule in DEFAULT_RULES]
    assert all(row.switch.isChecked() for row in rows)
    assert "срок 30 мин · выше других" in said(rows[0])[0]
    assert "телефон · паспорт · СНИЛС · номер карты" in said(rows[3])[0]
    assert rows[0].remove.accessibleName() == "Убрать: Опасность для жизни"


async def test_a_new_rule_is_kept_and_marks_what_is_open(window, page, db):
    page.care.add.click()
    dialog = await opened(window, CareDialog)
    button(dialog, "Сохранить").click()
    assert "Дайте правилу название" in dialog.refusal.text()
    dialog._name.setText("Дороги")
    dialog._label.setText("дорога")
    dialog._words.setPlainText("яма*, колея\nасфальт*")
    dialog._term.setCurrentIndex(dialog._term.findData(3600))
    dialog._first.setChecked(True)
    button(dialog, "Сохранить").click()
    await reached(lambda: len(page.care.rules) == 5, page.care.filled)
    rule = (await care.rules(db))[-1]
    assert (rule.name, rule.words, rule.term, rule.first) == (
        "Дороги",
        ("яма*", "колея", "асфальт*"),
        3600,
        True,
    )
    petrov = builders.item_of(db, builders.PETROV)
    marks = lambda: db.submit_read(inbox_store.item, petrov).result().marks  # noqa: E731
    await reached(lambda: [mark.label for mark in marks()] == ["дорога"], window._office.changed)


async def test_a_rule_is_changed_in_its_place(window, page, db):
    page.care.list.rows[1].edit.click()
    dialog = await opened(window, CareDialog)
    assert dialog._name.text() == "Угрозы"
    dialog._label.setText("грозит")
    button(dialog, "Сохранить").click()
    await reached(lambda: page.care.rules[1].label == "грозит", page.care.filled)
    kept = await care.rules(db)
    assert [rule.rule_id for rule in kept] == [rule.rule_id for rule in DEFAULT_RULES]
    assert kept[1].words == DEFAULT_RULES[1].words


async def test_a_dialog_that_is_left_changes_nothing(window, page, db):
    page.care.list.rows[0].edit.click()
    dialog = await opened(window, CareDialog)
    dialog._name.setText("Другое")
    button(dialog, "Не сохранять").click()
    page.care.list.rows[3].switch.click()
    await reached(lambda: not page.care.rules[3].on, page.care.filled)
    assert (await care.rules(db))[0].name == "Опасность для жизни"


async def test_a_removed_rule_can_be_had_back(window, page, db):
    page.care.list.rows[2].remove.click()
    await reached(lambda: len(page.care.rules) == 3, page.care.filled)
    assert window.notices.text == "Правило убрано: Нецензурная брань"
    window.notices.undo()
    await reached(lambda: len(page.care.rules) == 4, page.care.filled)
    assert await care.rules(db) == DEFAULT_RULES


async def test_the_default_rules_come_back_by_a_button(window, page, db):
    page.care.list.rows[0].remove.click()
    await reached(lambda: len(page.care.rules) == 3, page.care.filled)
    page.care.restore.click()
    await reached(lambda: len(page.care.rules) == 4, page.care.filled)
    window.notices.undo()
    await reached(lambda: len(page.care.rules) == 3, page.care.filled)
    assert len(await care.rules(db)) == 3


async def test_rules_are_tried_on_a_text(page):
    part = page.care
    part.trial.setPlainText("Пожар! Позвоните: 8 (000) 000-00-00")
    assert "Найдено: пожар" in said(part.found)
    assert "Найдено: 8 (000) 000-00-00" in said(part.found)
    assert part.nothing.isHidden()
    part.trial.setPlainText("Страхуй, потреблять, команда")
    assert part.found.isHidden()
    assert not part.nothing.isHidden()
    part.trial.setPlainText("  ")
    assert part.nothing.isHidden()


async def test_the_focus_stays_on_the_button_it_was_on(window, page):
    rows = page.care.list.rows
    rows[1].remove.setFocus(Qt.FocusReason.TabFocusReason)
    rows[1].remove.click()
    await reached(lambda: len(page.care.rules) == 3, page.care.filled)
    assert page.care.list.rows[1].remove.hasFocus()


async def test_a_ground_is_added_changed_and_moved(window, page, db):
    part = page.grounds
    part.add.click()
    dialog = await opened(window, GroundDialog)
    assert not dialog.save.isEnabled()
    dialog.words.setText(" Навязчивые  повторы ")
    dialog.reason.setCurrentIndex(dialog.reason.findData(BanReason.SPAM))
    dialog.days.setCurrentIndex(dialog.days.findData(30))
    dialog.save.click()
    await reached(lambda: len(part.grounds) == len(DEFAULT_GROUNDS) + 1, part.filled)
    assert part.grounds[-1] == Ground("Навязчивые повторы", BanReason.SPAM, 30)
    part.list.rows[-1].up.click()
    await reached(lambda: part.grounds[-2].title == "Навязчивые повторы", part.filled)
    assert not part.list.rows[-1].down.isEnabled()
    assert not part.list.rows[0].up.isEnabled()
    spawn(part.edit(part.grounds[0]))
    changing = await opened(window, GroundDialog)
    assert changing.words.text() == DEFAULT_GROUNDS[0].title
    changing.days.setCurrentIndex(changing.days.findData(0))
    changing.save.click()
    await reached(lambda: part.grounds[0].days == 0, part.filled)
    assert "навсегда" in said(part.list.rows[0])[1]
    assert await grounds.grounds(db) == part.grounds


async def test_a_removed_ground_and_the_default_ones_come_back(window, page, db):
    part = page.grounds
    part.list.rows[0].remove.click()
    await reached(lambda: len(part.grounds) == len(DEFAULT_GROUNDS) - 1, part.filled)
    window.notices.undo()
    await reached(lambda: part.grounds == DEFAULT_GROUNDS, part.filled)
    await grounds.set_grounds(db, [Ground("Одна")])
    spawn(part._read())
    await reached(lambda: len(part.grounds) == 1, part.filled)
    part.list.rows[0].remove.click()
    await reached(lambda: "хотя бы одна причина" in window.notices.text, window.notices.said)
    assert part.grounds == (Ground("Одна"),)
    part.restore.click()
    await reached(lambda: part.grounds == DEFAULT_GROUNDS, part.filled)
