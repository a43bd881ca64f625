"""Notes on days: from the menu of a day, seen in the calendar, each taken back."""

from datetime import timedelta

from builders import NOW
from calendar_desk import asked, day_point, open_calendar, planned, point_of
from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from qt_loop import reached

from gosclient.desk import day_notes
from gosclient.domain.day_notes import DayNote
from ui.models.calendar_days import View, day_of
from ui.screens.calendar.menu import CardMenu
from ui.screens.publishing.note_dialog import NoteDialog

DAY = day_of(NOW, None) + timedelta(days=2)


def menu_of(window, day=DAY):
    return {one.text(): one for one in window.publishing.notes.menu_of(day).actions()}


def note_menu(window):
    """What the menu of the day offers for its one note."""
    [menu] = window.publishing.notes.menu_of(DAY).findChildren(QMenu)
    return {one.text(): one for one in menu.actions()}


def mark(window, day=DAY):
    """What the calendar says of a day."""
    return window.publishing.calendar.shown.mark(day).words


async def said(window, words):
    await reached(lambda: mark(window) == words, window.publishing.calendar.model.loaded)


async def write(window, text):
    dialog = await asked(window, NoteDialog)
    dialog.field.setText(text)
    dialog.go.click()


async def test_a_note_is_kept_changed_and_taken_away_with_undo(window, db):
    await open_calendar(window)
    menu_of(window)["Заметка на день…"].trigger()
    await write(window, "телевидение")
    await said(window, "телевидение")
    note_menu(window)["Изменить…"].trigger()
    await write(window, "телевидение в 10:00")
    await said(window, "телевидение в 10:00")
    assert window.notices.undo()
    await said(window, "телевидение")
    note_menu(window)["Убрать"].trigger()
    await said(window, "")
    assert window.notices.undo()
    await said(window, "телевидение")


async def test_an_empty_note_is_not_asked_to_be_kept(window, db):
    await open_calendar(window)
    menu_of(window)["Заметка на день…"].trigger()
    dialog = await asked(window, NoteDialog)
    assert not dialog.go.isEnabled()
    dialog.field.setText("   ")
    assert not dialog.go.isEnabled()
    dialog.reject()
    assert await day_notes.between(db, "2026-01-01", "2027-01-01") == []


async def test_a_day_of_mourning_is_switched_on_and_off_and_keeps_what_is_noted(window, db):
    await day_notes.keep(db, DayNote(0, DAY.isoformat(), "флаги приспущены", mourning=True))
    await open_calendar(window)
    await said(window, "день траура · флаги приспущены")
    action = menu_of(window)["День траура"]
    assert action.isChecked()
    action.trigger()
    await said(window, "флаги приспущены")
    assert await day_notes.mourning(db, DAY.isoformat()) is None
    action = menu_of(window)["День траура"]
    assert not action.isChecked()
    action.trigger()
    await said(window, "день траура · флаги приспущены")
    assert window.notices.undo()
    await said(window, "флаги приспущены")


async def test_a_free_place_and_the_head_of_a_day_have_its_menu_and_a_card_its_own(window, db):
    await planned(db, "Ярмарка")
    screen = await open_calendar(window, count=1)
    view = screen.current_view
    right_click(view.viewport(), day_point(screen, DAY))
    assert "День траура" in open_words()
    right_click(view.viewport(), point_of(screen, "Ярмарка"))
    assert isinstance(QApplication.activePopupWidget(), CardMenu)
    QApplication.activePopupWidget().close()
    screen.look(View.WEEK)
    header = screen.current_view._header
    right_click(header, QPoint(header.width() - 30, 10))
    assert "День траура" in open_words()


def right_click(widget, at):
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(widget, QContextMenuEvent(reason, at, widget.mapToGlobal(at)))


def open_words():
    """What the menu that is open offers; it is closed then."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    words = [one.text() for one in menu.actions()]
    menu.close()
    return words
