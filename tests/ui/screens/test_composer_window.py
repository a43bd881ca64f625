"""The composer in the window: a new post by a key, Escape back to the calendar, nothing lost at the end."""

import composing
from builders import NOW, SCHOOL
from composing import TEXT
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from qt_loop import reached

from gosclient.desk import compositions
from gosclient.domain.publishing import Content, Publication
from gosclient.store import publications
from ui.screens.shell.sections import Section

db = composing.db


def new_post(window):
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    return window.publishing.composer


def stored(db):
    return [one.content.text for one in db.submit_read(publications.drafts).result()]


async def test_a_new_post_is_one_key_away_and_escape_keeps_it(window, db):
    composer = new_post(window)
    assert window.section is Section.PUBLISHING
    assert composer.text.field.hasFocus()
    composer.text.insert(TEXT)
    QTest.keyClick(composer.text.field, Qt.Key.Key_Escape)
    assert window.publishing.shows_calendar
    await reached(lambda: composer.model.is_saved, composer.model.saved)
    assert stored(db) == [TEXT]


async def test_the_last_letter_before_the_window_closes_is_kept(window, db):
    composer = new_post(window)
    composer.text.insert("Недописанное")
    window.close()
    db.submit(lambda _transaction: None).result()
    assert stored(db) == ["Недописанное"]


async def test_a_document_of_the_calendar_opens_in_its_place(window, db):
    made = await compositions.keep(db, Publication(0, Content(TEXT), (SCHOOL,), NOW + 7200), NOW)
    window.show_section(Section.PUBLISHING)
    window.publishing.compose_asked.emit(made.publication_id, 0)
    composer = window.publishing.composer
    await reached(lambda: not window.publishing.shows_calendar, window.publishing.currentChanged)
    assert composer.text.field.toPlainText() == TEXT


async def test_a_time_of_the_calendar_comes_along(window):
    window.publishing.compose_asked.emit(0, NOW + 7200)
    assert window.publishing.composer.model.publication.at == NOW + 7200


async def test_a_document_that_is_gone_is_said(window):
    window.publishing.compose_asked.emit(4711, 0)
    await reached(lambda: bool(window.notices.text), window.notices.said)
    assert window.notices.text == "Этой записи здесь больше нет."


async def test_the_keys_of_a_community_are_a_press_away(window):
    new_post(window).keys_asked.emit(SCHOOL)
    assert window.section is Section.SETTINGS
