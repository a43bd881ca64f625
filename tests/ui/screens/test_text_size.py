"""«Вид → Размер текста»: everything grows at once, nothing is cut, and it is kept."""

import asyncio

import builders
import pytest
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton
from qt_loop import reached

from gosclient.store import settings
from ui.models.office import read_first_look
from ui.screens.inbox.list_delegate import row_height
from ui.screens.settings.view_page import ViewPage
from ui.screens.shell.sections import Section
from ui.screens.tables import row_height as table_row_height
from ui.theme import fonts
from ui.theme.theme import Mode, theme
from ui.widgets.painting import pill_size


@pytest.fixture
def size(look):
    """Choose a size; put it back after the test."""
    yield look.set_text_size
    look.set_text_size(100)


async def opened(window):
    item = builders.item_of(window._office.db, builders.PETROV)
    window.inbox.open_item(item)
    model = window.inbox.side.model
    await reached(
        lambda: model.shown is not None and model.shown.item.item_id == item, model.opened
    )
    rows = window.inbox.model
    await reached(
        lambda: not next(one for one in rows.items() if one.item_id == item).unread, rows.patched
    )


async def settled(window):
    """Let layouts be done: a few turns of the loop, no time."""
    for _ in range(10):
        await asyncio.sleep(0)
    return window.grab().toImage()


def visible(window, kind):
    return [one for one in window.findChildren(kind) if one.isVisible()]


def measures(window):
    """Heights of what holds text, by what it is."""
    view = window.inbox.side.pane.view
    rows = range(view.model().rowCount())
    return {
        "letters": QFontMetricsF(fonts.font()).height(),
        "row": row_height(),
        "list row": window.inbox.list_pane.list.sizeHintForRow(0),
        "pill": pill_size("ещё 39 мин").height(),
        "bubble": max(view.visualRect(view.model().index(row, 0)).height() for row in rows),
        "label": window.top.findChild(QLabel).sizeHint().height(),
        "button": window.inbox.side.pane.header._done.sizeHint().width(),
        "answer": QFontMetricsF(window.inbox.side.pane.answer._field.font()).height(),
        "search": window.top.search.sizeHint().height(),
        "list": window.inbox.list_pane.width(),
    }


async def test_everything_grows_at_once_and_shrinks_back_to_the_pixel(window, size):
    await opened(window)
    window.inbox.list_pane.list.setFocus()
    ordinary, before = await settled(window), measures(window)
    size(150)
    await settled(window)
    large = measures(window)
    assert {name for name in before if large[name] <= before[name]} <= {"search"}
    assert large["letters"] == pytest.approx(1.5 * before["letters"], rel=0.05)
    assert large["bubble"] > before["bubble"] * 1.1
    assert window.top.search.fontMetrics().height() > 20
    size(100)
    again = await settled(window)
    assert measures(window) == before
    assert again == ordinary


@pytest.mark.parametrize("percent", [115, 130, 150])
@pytest.mark.parametrize("at", [(1366, 768), (1920, 1080)])
async def test_no_word_of_a_button_is_cut(window, size, percent, at):
    window.resize(*at)
    await opened(window)
    size(percent)
    if not window.inbox.side.context.isVisible():
        window.inbox.press("I", shift=False)
    for section in (Section.INBOX, Section.OUTBOX, Section.JOURNAL, Section.SETTINGS):
        window.show_section(section)
        await settled(window)
        for button in visible(window, QPushButton):
            hint = button.sizeHint()
            assert button.width() >= min(hint.width(), 250), button.text()
            assert button.height() >= hint.height(), button.text()


async def test_another_theme_keeps_the_size(window, size, look):
    await opened(window)
    size(150)
    window.grab()
    labels = {label: label.font().pointSizeF() for label in visible(window, QLabel)}
    look.set_mode(Mode.DARK)
    window.grab()
    assert {label: label.font().pointSizeF() for label in labels} == labels


async def test_the_answer_and_its_placeholder_grow_also_as_a_note(window, size):
    await opened(window)
    size(150)
    [field] = [one for one in visible(window, QPlainTextEdit) if not one.isReadOnly()]
    wanted = pytest.approx(fonts.font().pointSizeF())
    for turn in (None, window.inbox.side.pane.answer.write_note):
        if turn is not None:
            turn()
        assert field.font().pointSizeF() == wanted
        assert field.document().defaultFont().pointSizeF() == wanted
        assert field.viewport().font().pointSizeF() == wanted


async def test_a_page_that_is_made_later_has_the_size_too(window, size):
    size(150)
    window.show_section(Section.OUTBOX)
    assert window.outbox.table.verticalHeader().defaultSectionSize() == table_row_height()
    wanted = fonts.font(fonts.TITLE_PX).pointSizeF()
    assert max(one.font().pointSizeF() for one in visible(window, QLabel)) == pytest.approx(wanted)


async def test_the_size_comes_on_top_of_that_of_the_system(window, size, monkeypatch):
    size(150)
    chosen = fonts.font().pointSizeF()
    monkeypatch.setattr(fonts, "_growth", lambda _: 1.2)
    fonts.forget_sizes()
    assert fonts.font().pointSizeF() == pytest.approx(1.2 * chosen)
    monkeypatch.undo()
    fonts.forget_sizes()


async def test_the_choice_is_in_force_at_once_and_kept(window, db, office, size):
    window.show_section(Section.SETTINGS)
    field = window.findChild(ViewPage)._text_size
    assert [field.itemText(at) for at in range(field.count())] == [
        "100 %",
        "115 %",
        "130 %",
        "150 %",
    ]
    before = fonts.font().pointSizeF()
    field.setCurrentIndex(3)
    assert fonts.font().pointSizeF() == pytest.approx(1.5 * before)
    await reached(lambda: office.settings.text_size == 150, office.settings_changed)
    assert db.submit_read(read_first_look, builders.NOW).result().settings.text_size == 150


@pytest.mark.parametrize("odd", ["", "0", "-150", "1000", "large", "150.5"])
async def test_an_odd_size_in_the_file_is_the_ordinary_one(db, odd):
    await db.write(settings.put, "text_size", odd)
    assert db.submit_read(read_first_look, builders.NOW).result().settings.text_size == 100


async def test_the_same_size_again_changes_nothing(window, size):
    told = []
    theme().text_resized.connect(lambda: told.append(True))
    size(100)
    assert not told
