"""«Хранение»: terms with what goes by them, one person's data, backups and a restoration."""

import asyncio

import builders
import old_office
import pytest
from old_office import NOW, OLD
from PySide6.QtWidgets import QAbstractButton, QLabel
from qt_loop import PATIENCE, reached

from gosclient.desk import erasure, retention
from gosclient.domain.inbox import InboxFilter, View
from gosclient.domain.retention import Kind
from gosclient.store import inbox as inbox_store
from gosclient.store.connection import waiting
from ui.loop import spawn
from ui.screens.moderation.erase_dialog import EraseDialog
from ui.screens.settings.backup_dialog import BackupDialog, RestoreDialog
from ui.screens.settings.sure_dialog import SureDialog
from ui.screens.shell.sections import Section


@pytest.fixture
def old(db):
    """Some dialogues that ended years ago."""
    return [old_office.talk(db, person, OLD + person) for person in range(900, 904)]


@pytest.fixture
async def page(window, old):
    """The page with its terms read."""
    window.show_section(Section.SETTINGS)
    page = window.settings.storage
    window.settings.show_storage()
    await reached(lambda: page.retention.disk.kept is not None, page.retention.filled)
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


def said(widget):
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


async def choose(page, kind, months, told="уйдёт 4"):
    """Choose a term and wait for what would go by it."""
    field = page.retention.fields[kind]
    field.setCurrentIndex(field.findData(months))
    field.activated.emit(field.currentIndex())
    label = page.retention.counts[kind]
    await reached(lambda: label.text().startswith(told), page.retention.filled)


async def test_for_ever_until_the_office_chooses(page):
    assert {field.currentText() for field in page.retention.fields.values()} == {"Всегда"}
    assert {label.text() for label in page.retention.counts.values()} == {""}
    assert not page.retention.start.isEnabled()


async def test_a_term_tells_what_would_go_and_removes_nothing_yet(page, db):
    await choose(page, Kind.MESSAGES, 12)
    words = page.retention.counts[Kind.MESSAGES].text()
    assert words.startswith("уйдёт 4: с 22 ноября 2024 по 22 ноября 2024, около 1\u00a0КБ")
    assert old_office.number(db, "messages", "peer_id >= 900") == 4
    assert (await retention.chosen(db)).months_of(Kind.MESSAGES) == 12
    await choose(page, Kind.MESSAGES, 36, "удалять нечего")
    assert not page.retention.start.isEnabled()


async def test_removed_after_a_word(window, page, db, old):
    await choose(page, Kind.MESSAGES, 12)
    page.retention.start.click()
    dialog = await opened(window, SureDialog)
    assert "Переписка — уйдёт 4" in said(dialog)
    assert not dialog.go.isEnabled()
    dialog.box.setChecked(True)
    dialog.go.click()
    await reached(
        lambda: not old_office.number(db, "messages", "peer_id >= 900"), page.retention.removed
    )
    assert window.notices.text.startswith("Удалено: 4")
    assert not await db.read(inbox_store.listed, [one.item for one in old])


async def test_not_removed_without_it(window, page, db):
    await choose(page, Kind.MESSAGES, 12)
    page.retention.start.click()
    dialog = await opened(window, SureDialog)
    button(dialog, "Не удалять").click()
    await choose(page, Kind.MESSAGES, 36, "удалять нечего")
    assert old_office.number(db, "messages", "peer_id >= 900") == 4


async def test_the_list_lets_go_of_what_went(window, page, db, old):
    window.show_section(Section.INBOX)
    window.inbox.list_pane.views.view_asked.emit(View.DONE)
    model = window.inbox.model
    await reached(lambda: model.rowCount() == 4, model.patched, model.modelReset)
    await retention.choose(db, Kind.MESSAGES, 12)
    await retention.remove(db, window._office.pictures_folder, NOW)
    listed = await db.read(inbox_store.page, InboxFilter(View.DONE), limit=50)
    assert listed == []
    await reached(lambda: model.rowCount() == 0, model.patched, model.modelReset)


async def find(page, words):
    page.erasure.search.setText(words)
    await reached(lambda: bool(page.erasure.rows), page.erasure.found)


async def test_a_person_is_found_shown_and_erased(window, page, db):
    page.tabs.setCurrentIndex(1)
    await find(page, "Ким")
    assert "Ольга Ким" in said(page.erasure.rows[0])
    page.erasure.rows[0].erase.click()
    dialog = await opened(window, EraseDialog)
    words = said(dialog)
    assert "Удалить данные: Ольга Ким (id501)?" in words
    assert "Сообщения в диалогах, с ответами на них: 3" in words
    assert "Без ответа останется 1 вопрос этого человека." in words
    assert "Номер страницы" in words
    assert not dialog.go.isEnabled()
    dialog.box.setChecked(True)
    assert not dialog.go.isEnabled()
    dialog.reason.setText("Заявление от 3 марта")
    dialog.go.click()
    await reached(lambda: "id501" in page.erasure.before.text(), page.erasure.filled)
    assert "Данные удалены" in window.notices.text
    assert old_office.number(db, "messages", "peer_id = 501") == 0


async def test_nobody_is_found(page):
    page.tabs.setCurrentIndex(1)
    page.erasure.search.setText("Никто Никогда")
    await reached(page.erasure._nobody.isVisible, page.erasure.found)


async def test_from_the_card_of_a_person(window, db):
    item = builders.item_of(db, builders.KIM)
    window.inbox.make_rest()
    window.open_item(item)
    side = window.inbox.side
    await reached(lambda: side.model.shown is not None, side.model.opened)
    side.toggle_context()
    spawn(side.moderation.erase(builders.KIM))
    dialog = await opened(window, EraseDialog)
    dialog.box.setChecked(True)
    dialog.reason.setText("Заявление")
    dialog.go.click()
    await reached(lambda: side.model.shown is None, side.model.opened, side.model.missing)
    assert old_office.number(db, "inbox", "person_id = 501") == 0


async def test_something_on_its_way_is_said_first(window, page, db):
    old_office.intent(db, builders.item_of(db, builders.KIM), builders.KIM, "queued", at=NOW)
    page.tabs.setCurrentIndex(1)
    await find(page, "Ким")
    page.erasure.rows[0].erase.click()
    dialog = await opened(window, EraseDialog)
    assert "сначала закончите" in said(dialog)
    dialog.box.setChecked(True)
    dialog.reason.setText("Заявление")
    dialog.go.click()
    await reached(lambda: "Ничего не удалено" in window.notices.text, window.notices.said)


async def test_a_backup_is_written_and_the_page_tells_when(window, page, tmp_path):
    page.tabs.setCurrentIndex(2)
    await reached(lambda: bool(page.backup.last.text()), page.backup.filled)
    assert page.backup.last.text() == "Копий ещё не было."
    target = tmp_path / "office.gosclient"
    spawn(page.backup.write(target, ""))
    await reached(target.exists, page.backup.ended)
    assert "записана и проверена" in window.notices.text
    assert page.backup.last.text().startswith("Последняя копия:")


async def test_a_password_is_typed_twice_or_left_out(window, page):
    page.tabs.setCurrentIndex(2)
    page.backup.make.click()
    dialog = await opened(window, BackupDialog)
    assert not dialog.go.isEnabled()
    dialog.first.setText("коротко")
    dialog.second.setText("коротко")
    assert not dialog.go.isEnabled()
    dialog.first.setText("достаточно длинно")
    assert "не совпадают" in said(dialog)
    dialog.second.setText("достаточно длинно")
    assert dialog.go.isEnabled()
    assert dialog.password == "достаточно длинно"
    dialog.closed.setChecked(False)
    assert "открыто" in said(dialog)
    assert dialog.go.isEnabled()
    assert dialog.password == ""
    dialog.reject()


async def test_a_restoration_is_made_ready_and_the_program_starts_anew(
    window, page, db, tmp_path, qtbot
):
    page.tabs.setCurrentIndex(2)
    target = tmp_path / "office.gosclient"
    await page.backup.write(target, "длинный пароль")
    spawn(page.backup.ask_about(target))
    dialog = await opened(window, RestoreDialog)
    assert "Администрация Верхнеозёрского района" in said(dialog)
    assert not dialog.go.isEnabled()
    dialog.field.setText("не тот пароль")
    dialog.go.click()
    await reached(lambda: "Пароль не подошёл" in window.notices.text, page.backup.readied)
    assert not waiting(db.path).exists()
    asked = []
    window.restart_asked.connect(lambda: asked.append(1))
    await page.backup.make_ready(target, "длинный пароль")
    assert asked == [1]
    assert waiting(db.path).exists()


async def test_what_is_no_backup_is_said(window, page, tmp_path):
    other = tmp_path / "letter.txt"
    other.write_text("просто письмо", encoding="utf-8")
    await page.backup.ask_about(other)
    assert "не резервная копия" in window.notices.text


async def test_remnants_are_named_and_those_before_a_migration_go(window, page, db):
    before = db.path.with_name(f"{db.path.name}.before-5")
    before.write_bytes(b"x")
    damaged = db.path.with_name(f"{db.path.name}.damaged-20260101T000000Z")
    damaged.write_bytes(b"x")
    disk = page.retention.disk
    await disk.read()
    assert before.name in disk.remnants.text()
    assert damaged.name in disk.remnants.text()
    disk.remove.click()
    await reached(lambda: not before.exists() and disk.remove.isHidden(), disk.filled)
    assert damaged.exists()


async def test_free_room_is_given_back(window, page, db):
    disk = page.retention.disk
    await disk._squeeze()
    assert "возвращено" in window.notices.text


async def test_the_journal_says_that_a_copy_was_erased(window, db):
    number = old_office.record(db, builders.KIM, 77)
    await erasure.erase(db, builders.KIM, "Заявление", window._office.pictures_folder, NOW)
    window.show_section(Section.JOURNAL)
    screen = window.journal
    await reached(lambda: screen.model.rowCount() > 0, screen.model.loaded)
    told = {}
    for at in range(screen.model.rowCount()):
        screen.detail.show_record(screen.model.row(at))
        told[screen.model.row(at).line.act] = screen.detail._facts.text()
    assert "Стёрты копии у строк: 1, 2" in told["erase"].replace("1-2", "1, 2")
    assert "Копия стёрта" in told["delete"]
    assert number == 1
