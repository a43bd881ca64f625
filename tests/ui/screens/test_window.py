"""The frame: keys by their place, sections, search, states of the connection, looks, words."""

from dataclasses import replace

import builders
import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QImage, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)
from qt_loop import press, reached

from gosclient.desk import moderation, replies
from gosclient.domain.inbox import ItemStatus
from gosclient.domain.outbox import OutboxState, Reason
from gosclient.domain.status import Board, CommunityStatus, Link
from gosclient.store import communities, inbox, outbox
from ui.screens import keys
from ui.screens.links import LinkDialog
from ui.screens.settings.renewal_dialog import RenewalDialog
from ui.screens.shell.sections import Section
from ui.screens.shell.window import MainWindow
from ui.theme.theme import Mode

CYRILLIC = dict(zip("ЙЦУКЕНГШЩЗФЫВАПРОЛДЯЧСМИТЬ", "QWERTYUIOPASDFGHJKLZXCVBNM", strict=True))


async def opened(window, person):
    item = builders.item_of(window._office.db, person)
    window.inbox.open_item(item)
    model = window.inbox.side.model
    await reached(
        lambda: model.shown is not None and model.shown.item.item_id == item, model.opened
    )
    return item


def press_button(widget, words):
    next(one for one in widget.findChildren(QAbstractButton) if one.text() == words).click()


@pytest.mark.parametrize(("letter", "place"), sorted(CYRILLIC.items()))
def test_a_cyrillic_letter_is_known_by_its_place(qapp, letter, place):
    event = QKeyEvent(
        QKeyEvent.Type.KeyPress, ord(letter), Qt.KeyboardModifier.NoModifier, letter.lower()
    )
    assert keys.place_of(event) == place


def test_the_code_of_the_place_counts_more_than_the_letter(qapp, monkeypatch):
    monkeypatch.setattr(keys.QGuiApplication, "platformName", lambda: "xcb")
    event = QKeyEvent(
        QKeyEvent.Type.KeyPress, Qt.Key.Key_C, Qt.KeyboardModifier.NoModifier, 44, 0, 0, "c"
    )
    assert keys.place_of(event) == "J"  # Dvorak writes a C where QWERTY has its J


async def test_the_list_is_walked_in_the_russian_layout(window):
    window.inbox.list_pane.list.setFocus()
    for letter in ("о", "о", "л"):
        press(window, letter)
    model = window.inbox.side.model
    await reached(
        lambda: model.shown is not None and model.shown.item.person_id == builders.MOROZOVA,
        model.opened,
    )


async def test_the_keyboard_goes_to_the_rows_as_soon_as_they_are_there(window):
    window.setFocus()
    window.inbox.model.reload()
    rows = window.inbox.list_pane.list
    await reached(rows.hasFocus, window.inbox.model.modelReset)
    window.top.search.setFocus()
    window.inbox.model.reload()
    await reached(lambda: not window.inbox.model.is_loading, window.inbox.model.modelReset)
    assert window.top.search.hasFocus(), "who writes is not disturbed"


async def test_letters_are_only_letters_while_text_is_written(window, db):
    item = await opened(window, builders.KIM)
    box = window.inbox.side.pane.answer
    box.write_answer()
    press(window, "у")
    assert box.text == "у"
    assert db.submit_read(inbox.item, item).result().status is ItemStatus.OPEN


async def test_keys_lead_to_the_answer_the_note_and_the_person(window):
    await opened(window, builders.KIM)
    box = window.inbox.side.pane.answer
    window.inbox.list_pane.list.setFocus()
    press(window, "к")
    assert box._field.hasFocus()
    window.inbox.list_pane.list.setFocus()
    press(window, "т")
    assert box._tabs.currentIndex() == 1
    window.inbox.list_pane.list.setFocus()
    press(window, "ш")
    assert window.inbox.side.context.isVisible()
    press(window, "ш")
    assert not window.inbox.side.context.isVisible()


async def test_rows_are_marked_by_keys(window):
    window.inbox.list_pane.list.setFocus()
    press(window, "о")
    press(window, "ч")
    press(window, "о", shift=True)
    assert len(window.inbox.model.marked) == 2


async def test_the_undo_key_undoes_the_last_deed(window, db, office):
    item = await opened(window, builders.KIM)
    window.inbox.list_pane.list.setFocus()
    press(window, "у")
    status = lambda: db.submit_read(inbox.item, item).result().status  # noqa: E731
    await reached(lambda: status() is ItemStatus.DONE, office.changed)
    await reached(lambda: window.notices._toast.can_undo, window.notices.said)
    event = QKeyEvent(
        QKeyEvent.Type.KeyPress, ord("Я"), Qt.KeyboardModifier.ControlModifier, "\x1a"
    )
    window.keyPressEvent(event)
    await reached(lambda: status() is ItemStatus.OPEN, office.changed)


async def test_the_slash_searches_in_all_forms_of_a_word_and_escape_returns(window):
    window.inbox.list_pane.list.setFocus()
    press(window, "/", key=Qt.Key.Key_Slash)
    assert window.top.search.hasFocus()
    window.top.search.setText("дороги яма")
    window.top.search.setText("ямы")
    found = window.inbox.found
    await reached(lambda: found.rowCount() == 1, found.found)
    assert found.hit(0).item.person_id == builders.PETROV
    assert window.inbox.list_pane.searching
    window.inbox.list_pane.results.view.setFocus()
    press(window, "", key=Qt.Key.Key_Escape)
    assert not window.inbox.list_pane.searching
    assert window.top.search.text() == ""


async def test_from_the_search_the_keyboard_goes_to_what_was_found_and_back(window):
    window.top.search.setFocus()
    window.top.search.setText("яма")
    found = window.inbox.found
    await reached(lambda: found.rowCount() == 1, found.found)
    press(window, "", key=Qt.Key.Key_Down)
    results = window.inbox.list_pane.results.view
    assert results.hasFocus()
    assert results.currentIndex().row() == 0
    views = window.inbox.list_pane.views
    assert not views.isVisibleTo(window), "a search is in all views"
    window.top.search.setFocus()
    press(window, "", key=Qt.Key.Key_Escape)
    assert views.isVisibleTo(window)
    assert not window.inbox.list_pane.searching
    assert window.inbox.list_pane.list.hasFocus()


async def test_coming_back_to_the_inbox_the_keyboard_is_in_the_list(window):
    for section in (Section.OUTBOX, Section.SETTINGS):
        window.show_section(section)
        window._buttons[section].setFocus()
        window.show_section(Section.INBOX)
        assert window.inbox.list_pane.list.hasFocus()


async def test_escape_takes_the_marks_away(window):
    window.inbox.list_pane.list.setFocus()
    press(window, "о")
    press(window, "ч")
    assert window.inbox.model.marked
    press(window, "", key=Qt.Key.Key_Escape)
    assert not window.inbox.model.marked


async def test_escape_closes_the_drawer_before_it_goes_to_the_list(window):
    window.resize(1366, 768)
    await opened(window, builders.PETROV)
    side = window.inbox.side
    press(window, "ш")
    assert side.context.isVisibleTo(side)
    side.pane.answer.write_answer()
    press(window, "", key=Qt.Key.Key_Escape)
    press(window, "", key=Qt.Key.Key_Escape)
    assert not side.context.isVisibleTo(side)
    assert window.inbox.list_pane.list.hasFocus()


async def test_no_other_window_flashes_up_while_pages_are_made(window, office, qapp):
    watch = StrayWindows()
    qapp.installEventFilter(watch)
    try:
        await opened(window, builders.PETROV)
        window.show_section(Section.OUTBOX)
        window.show_section(Section.SETTINGS)
        dialogs = [
            RenewalDialog(office, window, office.community(builders.SCHOOL)),
            LinkDialog("не адрес", window, can_open=False),
        ]
    finally:
        qapp.removeEventFilter(watch)
    assert watch.seen == []
    assert not any(dialog.isVisible() for dialog in dialogs)


class StrayWindows(QObject):
    """Notes every window that comes up beside the main one."""

    def __init__(self):
        super().__init__()
        self.seen = []

    def eventFilter(self, watched, event):  # noqa: N802 - Qt's name
        shown = event.type() is QEvent.Type.Show and isinstance(watched, QWidget)
        if shown and watched.isWindow() and not isinstance(watched, MainWindow):
            self.seen.append(type(watched).__name__)
        return False


async def test_the_rail_counts_every_community_whichever_are_shown(window, db):
    rail = window._buttons[Section.INBOX]
    assert rail._count == 5
    window.inbox.filter_communities((builders.SCHOOL,))
    tally = window.inbox.tally
    await reached(lambda: tally.counts.new < tally.total.new, tally.counted)
    assert rail._count == 5


async def test_the_table_shows_every_intent_and_does_what_is_asked(window, db, office):
    item = builders.item_of(db, builders.KIM)
    entry = await replies.write(db, item, "Ответ", undo=60, now=builders.NOW)
    window.show_section(Section.OUTBOX)
    model = window.outbox.model
    await reached(lambda: model.rowCount() == 1, model.loaded)
    cells = [str(model.index(0, column).data()) for column in range(5)]
    assert cells[0] == "скоро уйдёт"
    assert cells[1].startswith("Ольга Ким")
    assert cells[2] == "Ответ"
    window.outbox.detail._buttons.itemAt(0).widget().click()
    box = window.inbox.side.pane.answer
    await reached(lambda: box.text == "Ответ", box.changed)
    assert window.section is Section.INBOX
    assert entry.entry_id == model.row(0).entry.entry_id


async def test_what_happened_to_one_answer_is_never_told_of_another(window, db):
    for person, words in ((builders.KIM, "Первый"), (builders.MOROZOVA, "Второй")):
        await replies.write(db, builders.item_of(db, person), words, undo=60, now=builders.NOW)
    first = db.submit_read(outbox.live).result()[0]
    await replies.take_back(db, first.entry_id, builders.NOW)
    window.show_section(Section.OUTBOX)
    screen = window.outbox
    await reached(lambda: screen.model.rowCount() == 2, screen.model.loaded)
    history = screen.detail._history
    rows = {screen.model.row(at).entry.text: at for at in range(2)}

    async def told(words):
        screen.table.selectRow(rows[words])
        at_once = history.text()
        await reached(history.text, screen.detail.told)
        return at_once, history.text()

    assert (await told("Первый"))[1].count("снято") == 1
    at_once, later = await told("Второй")
    assert "снято" not in at_once
    assert "снято" not in later


async def test_the_words_of_an_answer_can_be_copied_and_outlive_its_dismissal(window, db):
    entry = await replies.write(
        db, builders.item_of(db, builders.KIM), "Звоните 112.", now=builders.NOW
    )
    refused = replace(entry, state=OutboxState.FAILED, reason=Reason.REFUSED, sentence="Закрыто.")
    db.submit(outbox.save, refused).result()
    window.show_section(Section.OUTBOX)
    screen = window.outbox
    await reached(lambda: screen.model.rowCount() == 1, screen.model.loaded)
    press_button(screen.detail, "Скопировать текст")
    assert QGuiApplication.clipboard().text() == "Звоните 112."
    assert window.notices.text == "Текст скопирован"
    press_button(screen.detail, "Убрать")
    await reached(lambda: window.notices.text.startswith("Ответ убран"), window.notices.said)
    assert db.submit_read(outbox.recent).result()[0].text == "Звоните 112."


async def test_being_offline_is_said_once_with_the_number_of_answers(window, db, office):
    await replies.write(db, builders.item_of(db, builders.KIM), "Один", now=builders.NOW)
    await replies.write(db, builders.item_of(db, builders.PETROV), "Два", now=builders.NOW)
    since = builders.NOW - 3600
    office._take_board(Board(offline_since=since))
    await window._count_outbox()
    words = "Нет связи с 10:00. Можно читать, искать и писать — уйдут 2 ответа"
    assert window.strip.text == words
    office._take_board(Board())
    assert window.strip.text == ""


async def test_being_offline_acts_are_not_called_answers(window, db, office):
    office_of_all = replace(builders.COMMUNITIES[0], has_admin=True, token_owner=900)
    db.submit(communities.save, office_of_all).result()
    comment = builders.item_of(db, builders.PETROV)
    await moderation.delete(db, [comment], "Спам", now=builders.NOW)
    office._take_board(Board(offline_since=builders.NOW - 3600))
    await window._count_outbox()
    assert window.strip.text.endswith(" — сделается 1 действие")
    await replies.write(db, builders.item_of(db, builders.KIM), "Один", now=builders.NOW)
    await window._count_outbox()
    assert window.strip.text.endswith(" — уйдёт 1 ответ, сделается 1 действие")


async def test_a_lost_key_is_named_with_a_way_to_the_settings(window, office):
    lost = CommunityStatus(builders.SCHOOL, Link.KEY_LOST, "VK не принимает ключ.")
    office._take_board(Board({builders.SCHOOL: lost}))
    assert window.strip.text == "Школа № 3 села Берёзовка: VK не принимает ключ."
    window.strip._buttons[0].click()
    assert window.section is Section.SETTINGS


async def test_the_first_load_says_how_far_it_is(window, office):
    loading = CommunityStatus(builders.SCHOOL, Link.LOADING, loaded=1240, total=3000)
    office._take_board(Board({builders.SCHOOL: loading}))
    words = window.inbox.list_pane._progress._words.text()
    assert words.replace("\u2009", " ").replace("\u00a0", " ").replace("\u202f", " ") == (
        "Загружено 1 240 из ~3 000"
    )


async def test_markup_of_a_citizen_is_only_letters(window, db):
    text = '<b>жирно</b> <img src="file:///etc/passwd"> <a href="http://x">тык</a> &amp;'
    item = builders.message(db, builders.KIM, 90, text, builders.NOW)
    window.inbox.open_item(item)
    model = window.inbox.side.model
    await reached(lambda: bool(model.rows), model.opened)
    delegate = window.inbox.side.pane.view._delegate
    shape = delegate.shape(model.rows[-1])
    assert shape.text.text == text
    assert not shape.links
    assert not shape.chips
    for label in window.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText or not label.text()


@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080), (1024, 768)])
@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
async def test_the_window_looks_whole_in_both_themes_and_all_sizes(window, look, size, mode):
    look.set_mode(mode)
    window.resize(*size)
    await opened(window, builders.PETROV)
    image = window.grab().toImage()
    assert (image.width(), image.height()) == size
    assert colours(image) > 100
    ground = look.color("background").lightness()
    view = window.inbox.side.pane.view
    corner = view.mapTo(window, view.rect().bottomLeft())
    assert abs(image.pixelColor(corner.x() + 2, corner.y() - 2).lightness() - ground) < 3
    for button in window.inbox.side.pane.header.findChildren(QAbstractButton):
        if button.isVisible():
            assert button.width() >= button.sizeHint().width()


async def test_every_control_has_a_name_for_screen_readers(window):
    await opened(window, builders.PETROV)
    kinds = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView, QTabBar)
    for section in (Section.INBOX, Section.OUTBOX, Section.JOURNAL, Section.SETTINGS):
        window.show_section(section)
        nameless = [
            control
            for kind in kinds
            for control in window.findChildren(kind)
            if control.isVisible()
            and control.focusPolicy() is not Qt.FocusPolicy.NoFocus
            and not (control.accessibleName() or getattr(control, "text", str)())
        ]
        assert not nameless


async def test_a_row_is_spoken_whole(window):
    model = window.inbox.model
    words = model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert words.startswith("Анна Морозова, личные сообщения, Школа № 3 села Берёзовка, Скажите")


async def test_the_theme_is_kept_for_the_next_start(window, db, office):
    from ui.models.office import read_first_look

    await office.with_setting(theme="dark", undo=30)
    look = db.submit_read(read_first_look, builders.NOW).result()
    assert (look.settings.theme, look.settings.undo) == ("dark", 30)


def colours(image: QImage) -> int:
    step = 7
    return len(
        {
            image.pixel(x, y)
            for x in range(0, image.width(), step)
            for y in range(0, image.height(), step)
        }
    )
