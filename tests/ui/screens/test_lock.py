"""The lock of the window: nothing of the content is left, and everything comes back as it was."""

import asyncio

import builders
import pytest
import shiboken6
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QMenu,
    QSystemTrayIcon,
    QToolTip,
    QWidget,
)
from qt_loop import PATIENCE, press, reached

from gosclient.desk import lock, replies
from gosclient.domain.outbox import OutboxState
from gosclient.store import inbox, outbox, settings
from gosclient.store import lock as lock_store
from ui.loop import ask, spawn
from ui.models.office import Office, read_first_look
from ui.screens.inbox.templates_popup import TemplatesPopup
from ui.screens.links import LinkDialog
from ui.screens.settings.renewal_dialog import RenewalDialog
from ui.screens.shell.keys_dialog import KeysDialog
from ui.screens.shell.sections import Section
from ui.screens.shell.tray import Tray
from ui.screens.shell.window import MainWindow

CODE, WRONG = "4071", "1111"
NOW = builders.NOW


@pytest.fixture
async def coded(db, office, window):
    """The open window of an office with a code."""
    office.take_lock(await lock.set_code(db, "", CODE, CODE, NOW))
    return window


def keys(widget, text):
    for letter in text:
        QTest.keyClick(widget, letter)


async def enter(window, code):
    """Type a code and press Enter."""
    page = window.lock.page
    page.field.setText(code)
    page.words.setText("")
    QTest.keyClick(page.field, Qt.Key.Key_Return)
    await reached(
        lambda: not window.lock.locked or bool(page.words.text()), page.tried, page.opened
    )


async def until(condition):
    """Let the loop turn until something is so that no signal tells of."""
    async with asyncio.timeout(PATIENCE):
        while True:
            if condition():
                return
            await asyncio.sleep(0)


async def unlocked(window):
    await enter(window, CODE)
    assert not window.lock.locked


def ctrl(widget, letter, key):
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.ControlModifier, letter)
    QApplication.sendEvent(QApplication.focusWidget() or widget, event)


def shown_windows():
    return {one for one in QApplication.topLevelWidgets() if one.isVisible()}


def pixels(window):
    return window.grab().toImage()


async def test_nothing_of_the_content_is_painted(coded, tmp_path, look):
    assert coded.inbox.model.rowCount()
    before = pixels(coded)
    assert coded.lock.lock_now()
    (tmp_path / "empty").mkdir()
    empty = builders.open_store(tmp_path / "empty")
    await lock.set_code(empty, "", WRONG, WRONG, NOW)
    other = Office(empty, empty.submit_read(read_first_look, NOW).result())
    other.now = lambda: NOW
    bare = MainWindow(other)
    try:
        bare.resize(coded.size())
        bare.show()
        assert bare.lock.locked, "a window with a code begins locked"
        for one in (coded, bare):
            one.focusWidget().clearFocus()  # only one of two windows can have it
            one.lock.page.field.updateGeometry()  # its edge is thinner without
            one.lock.page.layout().activate()
        assert pixels(coded) == pixels(bare)
        assert pixels(coded) != before
    finally:
        bare.close()
        shiboken6.delete(bare)
        shiboken6.delete(other)
        empty.close()


async def test_the_first_paint_of_a_locked_profile_is_the_lock(db, look):
    await lock.set_code(db, "", CODE, CODE, NOW)
    office = Office(db, db.submit_read(read_first_look, NOW).result())
    office.now = lambda: NOW
    window = MainWindow(office)
    painted = []
    window.painted.connect(
        lambda: painted.append(
            [one for one in window._body.findChildren(QWidget) if one.isVisible()]
        )
    )
    window.show()
    window.grab()
    assert painted == [[]]
    assert window.lock.page.isVisible()
    window.close()
    shiboken6.delete(window)
    shiboken6.delete(office)


async def test_the_keyboard_reaches_the_lock_alone(coded):
    coded.lock.lock_now()
    page = coded.lock.page
    seen = set()
    for _ in range(20):
        QTest.keyClick(QApplication.focusWidget() or coded, Qt.Key.Key_Tab)
        seen.add(QApplication.focusWidget())
    assert seen <= {page.field, page.go, page.forgot}
    coded.inbox.list_pane.list.setFocus()
    coded.top.search.setFocus()
    assert QApplication.focusWidget() in seen


async def test_the_screen_reader_finds_nothing_visible_behind_the_lock(coded):
    coded.lock.lock_now()
    for widget in coded._body.findChildren(QWidget):
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface is not None:
            assert interface.state().invisible, widget


async def test_what_happens_behind_the_lock_is_not_spoken(coded, monkeypatch):
    spoken = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", spoken.append)
    coded.notices.say("Ольга Ким написала")
    assert spoken
    spoken.clear()
    coded.lock.lock_now()
    spoken.clear()
    coded.notices.say("Анна Морозова написала")
    coded.say_standing("Школа № 3: VK не принимает ключ")
    assert not spoken


async def test_keys_do_nothing_behind_the_lock(coded, db):
    item = builders.item_of(db, builders.KIM)
    coded.inbox.open_item(item)
    before = db.submit_read(inbox.item, item).result()
    section = coded.section
    coded.lock.lock_now()
    coded.lock.page.forgot.setFocus()  # letters are not typed into a field
    for letter in ("у", "ц", "ф", "в", "и", "ч"):
        press(coded, letter)
    for letter, key in (("\x1a", ord("Я")), ("2", Qt.Key.Key_2), ("\x0c", Qt.Key.Key_L)):
        ctrl(coded, letter, key)
    for key in (Qt.Key.Key_F1, Qt.Key.Key_F5, Qt.Key.Key_Escape, Qt.Key.Key_Slash):
        QTest.keyClick(coded, key)
    assert coded.section is section
    assert shown_windows() == {coded}
    assert db.submit_read(inbox.item, item).result() == before
    assert not db.submit_read(outbox.recent).result()


async def test_nothing_can_be_dropped_behind_the_lock(coded):
    coded.inbox.make_rest()
    taking = [one for one in coded.findChildren(QWidget) if one.acceptDrops() and one.isVisible()]
    assert taking
    coded.lock.lock_now()
    assert not any(one.isVisible() or one.isEnabled() for one in taking)
    assert not coded.acceptDrops()
    assert not coded.lock.page.field.acceptDrops()


async def test_ctrl_l_locks_at_its_place_on_the_keyboard_and_the_code_opens(coded):
    ctrl(coded, "\x0c", ord("Д"))
    assert coded.lock.locked
    assert not coded.inbox.list_pane.list.isVisible()
    await enter(coded, WRONG)
    assert coded.lock.locked
    assert coded.lock.page.words.text() == "Неверный код. Попробуйте ещё раз."
    assert coded.lock.page.field.text() == ""
    await unlocked(coded)
    assert coded.inbox.list_pane.list.isVisible()


async def test_without_a_code_ctrl_l_says_where_to_set_one(window):
    assert not window._lock_button.isVisible()
    ctrl(window, "\x0c", Qt.Key.Key_L)
    assert not window.lock.locked
    assert "Безопасность" in window.notices.text


async def test_the_button_in_the_rail_locks(coded):
    assert coded._lock_button.isVisible()
    coded._lock_button.click()
    assert coded.lock.locked


async def test_the_field_takes_digits_alone_typed_or_pasted(coded):
    coded.lock.lock_now()
    field = coded.lock.page.field
    keys(field, "4a0 7-1")
    assert field.text() == "4071"
    for pasted, left in (
        ("12 34", ""),
        ("12ab", ""),
        ("٤٠٧١", ""),
        ("\uff14\uff10\uff17\uff11", ""),
        ("-123", ""),
        ("<b>1</b>", ""),
        ("9183", "9183"),
        ("1" * 500, "1" * 12),
    ):
        field.clear()
        QGuiApplication.clipboard().setText(pasted)
        field.paste()
        assert field.text() == left, pasted
    field.selectAll()
    QGuiApplication.clipboard().setText("")
    field.copy()
    assert QGuiApplication.clipboard().text() == "", "the code cannot be copied out"
    assert field.displayText() == "●" * 12 or "1" not in field.displayText()


async def test_a_dialog_comes_back_with_what_was_typed_and_stays_asked(coded):
    answers = []
    dialog = RenewalDialog(coded._office, coded, coded._office.community(builders.SCHOOL))

    async def question():
        answers.append(await ask(dialog))

    spawn(question())
    await until(dialog.isVisible)
    field = dialog.findChildren(QLineEdit)[0]
    field.setText("vk1.a.half")
    field.setFocus()
    ctrl(dialog, "\x0c", Qt.Key.Key_L)
    assert coded.lock.locked, "also over a dialog"
    assert shown_windows() == {coded}
    await unlocked(coded)
    assert dialog.isVisible()
    assert dialog.isModal()
    assert field.text() == "vk1.a.half"
    assert dialog.focusWidget() is field
    assert not answers, "nobody answered it"
    dialog.reject()
    await until(lambda: bool(answers))
    assert answers == [QDialog.DialogCode.Rejected.value]


async def test_a_dialog_that_comes_while_locked_is_not_seen_until_the_code(coded):
    coded.lock.lock_now()
    seen = []
    dialog = LinkDialog("https://example.org/имя", coded, can_open=True)
    dialog.paintEvent = seen.append
    dialog.open()
    handle = dialog.windowHandle()
    assert handle is None or not handle.isVisible(), "not for a moment"
    await until(lambda: not dialog.isVisible())
    assert shown_windows() == {coded}
    await unlocked(coded)
    assert dialog.isVisible()
    dialog.reject()


async def test_menus_popups_lists_and_tips_are_hidden_and_come_back(coded):
    popup = TemplatesPopup(coded)
    popup.open_above(coded.inbox.list_pane)
    popup._filter.setText("вод")
    QToolTip.showText(coded.mapToGlobal(coded.rect().center()), "Школа № 3", coded)
    coded.lock.lock_now()
    assert shown_windows() == {coded}
    await unlocked(coded)
    assert popup.isVisible()
    assert popup._filter.text() == "вод"
    popup.close()
    menu = QMenu(coded)
    menu.addAction("Удалить сообщение Ольги")
    menu.popup(coded.mapToGlobal(coded.rect().center()))
    place = menu.pos()
    coded.lock.lock_now()
    assert shown_windows() == {coded}
    await unlocked(coded)
    assert menu.isVisible()
    assert menu.pos() == place
    menu.close()
    coded.show_section(Section.SETTINGS)
    coded.settings._tabs.setCurrentIndex(1)
    field = coded.settings._pages.currentWidget().findChild(QComboBox)
    field.showPopup()
    assert field.view().isVisible()
    coded.lock.lock_now()
    assert not field.view().isVisible()
    assert shown_windows() == {coded}
    await unlocked(coded)
    assert field.view().isVisible()
    field.hidePopup()


async def test_two_dialogs_come_back_one_over_the_other(coded):
    below = KeysDialog(coded)
    below.open()
    above = LinkDialog("https://example.org", below, can_open=True)
    above.open()
    coded.lock.lock_now()
    assert shown_windows() == {coded}
    await unlocked(coded)
    assert shown_windows() == {coded, below, above}
    assert QApplication.activeModalWidget() is above
    above.reject()
    below.reject()


async def test_the_title_says_no_name(coded):
    coded.inbox.open_item(builders.item_of(coded._office.db, builders.KIM))
    coded.lock.lock_now()
    assert coded.windowTitle() == "Госклиент"


async def test_what_was_being_written_is_there_again_with_the_cursor_in_it(coded, db):
    coded.inbox.make_rest()
    item = builders.item_of(db, builders.KIM)
    coded.inbox.open_item(item)
    model = coded.inbox.side.model
    await reached(lambda: model.shown is not None, model.opened)
    box = coded.inbox.side.pane.answer
    box.write_answer()
    box.insert("Вода будет в 18")
    coded.lock.lock_now()
    await unlocked(coded)
    assert box.text == "Вода будет в 18"
    assert box._field.hasFocus()


async def test_after_wrong_tries_the_field_waits_and_says_how_long(coded, office):
    coded.lock.lock_now()
    page = coded.lock.page
    for _ in range(3):
        await enter(coded, WRONG)
    assert page.words.text() == "Слишком много неверных попыток. Подождите: 15 с."
    assert not page.field.isEnabled()
    assert not page.go.isEnabled()
    office.now = lambda: NOW + 14.2
    page.count_down()
    assert page.words.text().endswith("1 с.")
    office.now = lambda: NOW + 15
    page.count_down()
    assert page.words.text() == ""
    assert page.field.hasFocus()
    await unlocked(coded)
    assert not page._second.isActive()


async def test_a_restart_does_not_end_a_pause(db, look):
    await lock.set_code(db, "", CODE, CODE, NOW)
    for _ in range(3):
        await lock.try_code(db, WRONG, NOW)
    office = Office(db, db.submit_read(read_first_look, NOW + 5).result())
    office.now = lambda: NOW + 5
    window = MainWindow(office)
    window.show()
    page = window.lock.page
    assert window.lock.locked
    assert page.words.text() == "Слишком много неверных попыток. Подождите: 10 с."
    assert not page.field.isEnabled()
    window.close()
    shiboken6.delete(window)
    shiboken6.delete(office)


async def test_the_way_out_for_a_forgotten_code_is_told(coded, db):
    coded.lock.lock_now()
    page = coded.lock.page
    assert not page.way_out.isVisible()
    page.forgot.click()
    assert page.way_out.isVisible()
    assert "gosclient lock off" in page.way_out.text()
    await lock.forget_code(db)
    await reached(lambda: not coded.lock.locked, coded.lock.switched)
    await reached(lambda: not coded._office.lock.is_set, coded._office.lock_changed)
    assert not coded.lock.lock_now(), "there is nothing to lock with any more"


def moved_over(widget):
    spot = QPointF(5, 5)
    none = Qt.MouseButton.NoButton
    where = widget.mapToGlobal(spot)
    event = QMouseEvent(
        QEvent.Type.MouseMove, spot, where, none, none, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(widget, event)


async def test_a_code_that_another_window_set_or_took_away_holds_here_too(window, db, office):
    await lock.set_code(db, "", CODE, CODE, NOW)
    await reached(lambda: office.lock.is_set, office.lock_changed)
    assert window._lock_button.isVisible()
    await lock.set_idle(db, 1)
    await reached(lambda: window.lock.rest.interval() <= 60_001, office.lock_changed)
    await lock.forget_code(db)
    await reached(lambda: not office.lock.is_set, office.lock_changed)
    assert not window._lock_button.isVisible()


async def rested(coded, db, minutes):
    coded._office.take_lock(await lock.set_idle(db, minutes))


async def test_rest_locks_and_not_before(coded, db, office):
    await rested(coded, db, 5)
    assert coded.lock.rest.isActive()
    office.now = lambda: NOW + 299
    coded.lock.look()
    assert not coded.lock.locked
    assert coded.lock.rest.interval() == 1001
    office.now = lambda: NOW + 300
    coded.lock.look()
    assert coded.lock.locked
    assert not coded.lock.rest.isActive()


@pytest.mark.parametrize("where", ["window", "dialog"])
async def test_a_key_or_the_mouse_anywhere_in_the_program_begins_the_rest_anew(
    coded, db, office, where
):
    await rested(coded, db, 5)
    dialog = KeysDialog(coded)
    dialog.open()
    target = dialog if where == "dialog" else coded
    acts = [
        lambda: QTest.keyClick(target, Qt.Key.Key_Shift),
        lambda: moved_over(target),
        lambda: QTest.mouseClick(target, Qt.MouseButton.LeftButton),
    ]
    for at, act in enumerate(acts, 1):
        office.now = lambda at=at: NOW + 200 * at
        act()
        coded.lock.look()
        assert not coded.lock.locked
    office.now = lambda: NOW + 200 * len(acts) + 300
    coded.lock.look()
    assert coded.lock.locked
    await unlocked(coded)
    dialog.reject()


async def test_events_do_not_arm_the_timer_each_time(coded, db, office):
    await rested(coded, db, 5)
    started = []
    coded.lock.rest.start = started.append
    for _ in range(50):
        QTest.keyClick(coded, Qt.Key.Key_Shift)
    assert not started


async def test_the_first_touch_after_a_long_sleep_of_the_computer_locks(coded, db, office):
    await rested(coded, db, 5)
    office.now = lambda: NOW + 9999  # the timer slept too
    press(coded, "у")
    assert coded.lock.locked


async def test_a_clock_that_is_set_back_does_not_lock(coded, db, office):
    await rested(coded, db, 5)
    office.now = lambda: NOW - 9999
    coded.lock.look()
    assert not coded.lock.locked
    assert 0 < coded.lock.rest.interval() <= 300_001


async def test_never_by_itself_is_never(coded, db, office):
    await rested(coded, db, 0)
    assert not coded.lock.rest.isActive()
    office.now = lambda: NOW + 10**6
    press(coded, "ш")
    coded.lock.look()
    assert not coded.lock.locked


async def test_an_answer_goes_out_as_usual_when_its_seconds_end_behind_the_lock(coded, db):
    coded.inbox.make_rest()
    entry = await replies.write(db, builders.item_of(db, builders.KIM), "Ответ", undo=10, now=NOW)
    undone = []

    async def undo():
        undone.append(True)

    coded.notices.done("Ответ уйдёт", undo, 10)
    coded.lock.lock_now()
    ctrl(coded, "\x1a", ord("Я"))
    coded.notices.dismiss()  # as at the end of the seconds
    await unlocked(coded)
    assert not undone
    assert coded.notices.text == ""
    assert db.submit_read(outbox.get, entry.entry_id).result().state is OutboxState.HOLDING


async def test_a_notification_behind_the_lock_says_only_how_many(coded, db, office, monkeypatch):
    told = []

    tray = Tray(office, coded)
    tray._icon = QSystemTrayIcon(tray)
    tray._icon.showMessage = lambda title, words, *_: told.append((title, words))
    tray._since = 0
    coded.lock.lock_now()
    builders.message(db, builders.KIM, 90, "Тайна", NOW)
    builders.message(db, builders.MOROZOVA, 91, "Секрет", NOW)
    await reached(lambda: len(tray._fresh) == 2, office.changed)
    await tray._tell()
    assert told == [("Новых сообщений: 2", "")]
    tray._show_window()
    assert coded.lock.locked, "it leads to the lock"
    assert coded.lock.page.isVisible()
    tray.hide()


async def test_what_comes_behind_the_lock_is_there_when_it_opens(coded, db):
    coded.lock.lock_now()
    model = coded.inbox.model
    item = builders.message(db, builders.KIM, 92, "Пришло за замком", NOW + 1)
    await reached(
        lambda: any(one.text == "Пришло за замком" for one in model.items()), model.patched
    )
    assert not coded.inbox.list_pane.list.isVisible()
    await unlocked(coded)
    assert item


async def test_a_damaged_code_locks_nobody_out(db, look):
    await lock.set_code(db, "", CODE, CODE, NOW)
    await db.write(settings.put, lock_store._CODE, "{")
    office = Office(db, db.submit_read(read_first_look, NOW).result())
    window = MainWindow(office)
    assert not window.lock.locked
    shiboken6.delete(window)
    shiboken6.delete(office)
