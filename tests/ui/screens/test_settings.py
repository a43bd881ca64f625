"""Settings: connecting a community by hand, keys that are wrong, choices that are kept."""

import asyncio

import builders
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QMessageBox
from qt_loop import PATIENCE, press, reached

from gosclient.desk import replies
from gosclient.desk.accounts import Connected
from gosclient.domain.capabilities import Capability
from gosclient.domain.community import Community, Slot
from gosclient.domain.errors import AuthLost, BadInput, NetworkDown, StoreFull
from gosclient.domain.findings import Heard, month_of
from gosclient.domain.status import Board, CommunityStatus, Link
from gosclient.store import capabilities, communities, inbox
from ui import loop
from ui.loop import spawn
from ui.models.office import read_first_look
from ui.screens.settings.renewal_dialog import RenewalDialog
from ui.screens.settings.view_page import ViewPage
from ui.screens.shell.sections import Section

SCHOOL_KEY, ADMIN_KEY = "vk1.a.school", "vk1.a.admin"


class Engine:
    """Takes keys as the engine does; says no when told to."""

    def __init__(self, answer):
        self.answer = answer
        self.asked = []

    async def connect(self, *asked):
        return self._answered(asked)

    async def forget(self, *asked):
        return self._answered(asked)

    async def probe(self, *asked):
        return self._answered(asked)

    def _answered(self, asked):
        self.asked.append(asked)
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


@pytest.fixture
async def page(window):
    """The list of communities in the settings."""
    window.show_section(Section.SETTINGS)
    return window.settings.communities


def button(widget, words):
    return next(one for one in widget.findChildren(QAbstractButton) if one.text() == words)


async def opened(window, kind):
    """The dialog of this kind once it is on the screen; opening takes turns of the loop."""
    async with asyncio.timeout(PATIENCE):
        while True:
            dialog = window.findChild(kind)
            if dialog is not None and dialog.isVisible():
                return dialog
            await asyncio.sleep(0)


async def with_keys(window, page, known=None):
    """The dialog with both keys typed; and its two fields."""
    spawn(page.renew_keys(known or window._office.community(builders.SCHOOL)))
    dialog = await opened(window, RenewalDialog)
    fields = dialog.findChildren(QLineEdit)
    for field, key in zip(fields, (SCHOOL_KEY, ADMIN_KEY), strict=True):
        field.setText(key)
    return dialog, fields


async def test_accepted_keys_close_the_dialog_and_what_will_not_work_is_said(window, page, office):
    school = office.community(builders.SCHOOL)
    office.engine = Engine(Connected(school, ("Событий не будет.",)))
    dialog, fields = await with_keys(window, page)
    assert all(field.echoMode() is QLineEdit.EchoMode.Password for field in fields)
    left = []
    dialog.accepted.connect(lambda: left.extend(field.text() for field in fields))
    button(dialog, "Обновить").click()
    await reached(
        lambda: window.notices.text == f"Ключи обновлены: {school.name}. Событий не будет.",
        window.notices.said,
    )
    assert office.engine.asked == [(school.api, SCHOOL_KEY, ADMIN_KEY, builders.SCHOOL, None)]
    assert left == ["", ""], "keys do not stay in the window"


@pytest.mark.parametrize(
    "trouble",
    [
        BadInput("Это ключ человека, а здесь нужен ключ сообщества. Ключ не сохранён."),
        AuthLost(5),
        NetworkDown(),
    ],
    ids=lambda error: type(error).__name__,
)
async def test_a_key_that_is_refused_stays_in_its_field_with_the_reason(
    window, page, office, trouble
):
    office.engine = Engine(trouble)
    dialog, fields = await with_keys(window, page)
    button(dialog, "Обновить").click()
    await reached(dialog._sentence.isVisible, dialog.refused)
    assert dialog._sentence.text() == trouble.sentence
    assert [field.text() for field in fields] == [SCHOOL_KEY, ADMIN_KEY]
    assert button(dialog, "Обновить").isEnabled()
    dialog.reject()


async def test_before_the_engine_is_up_the_dialog_says_so(window, page):
    dialog, _ = await with_keys(window, page)
    button(dialog, "Обновить").click()
    await reached(dialog._sentence.isVisible, dialog.refused)
    assert "ещё запускается" in dialog._sentence.text()
    dialog.reject()


async def test_keys_for_this_run_alone_need_the_officers_word(window, page, office):
    office.engine = Engine(Connected(Community(7, "Школа № 3")))
    office.keys_for_this_run = True
    dialog, _ = await with_keys(window, page)
    accept = button(dialog, "Обновить")
    assert not accept.isEnabled()
    button(dialog, "Хранить ключ только до закрытия программы").click()
    assert accept.isEnabled()
    dialog.reject()


async def test_a_refused_key_does_not_stand_for_the_officers_word(window, page, office):
    office.engine = Engine(AuthLost(5))
    office.keys_for_this_run = True
    dialog, _ = await with_keys(window, page)
    word = button(dialog, "Хранить ключ только до закрытия программы")
    word.click()
    button(dialog, "Обновить").click()
    word.click()
    await reached(dialog._sentence.isVisible, dialog.refused)
    assert not button(dialog, "Обновить").isEnabled()
    word.click()
    assert button(dialog, "Обновить").isEnabled()
    dialog.reject()


async def test_a_new_key_goes_to_the_host_of_its_community(window, page, office):
    known = Community(7, "Школа № 3", api="http://127.0.0.1:1")
    office.engine = Engine(Connected(known))
    dialog, _ = await with_keys(window, page, known)
    button(dialog, "Обновить").click()
    await reached(lambda: bool(office.engine.asked), window.notices.said)
    assert office.engine.asked == [(known.api, SCHOOL_KEY, ADMIN_KEY, known.community_id, None)]


@pytest.mark.parametrize("words", ["Отключить", "Оставить"])
async def test_a_community_is_let_go_only_on_the_officers_word(window, page, office, db, words):
    office.engine = Engine(BadInput("У сообщества есть неотправленные ответы."))
    school = office.community(builders.SCHOOL)
    item = builders.message(
        db, builders.KIM, 901, "Вопрос школе", int(builders.NOW), builders.SCHOOL
    )
    await replies.save_draft(db, item, "Начал писать", int(builders.NOW))
    page._rows[builders.SCHOOL].forget.click()
    box = await opened(window, QMessageBox)
    assert school.name in box.text()
    assert "ваши черновики и заметки: 1." in box.text()
    button(box, words).click()
    if words == "Отключить":
        await reached(lambda: "неотправленные" in window.notices.text, window.notices.said)
        assert office.engine.asked == [(builders.SCHOOL,)]
    else:
        await loop._end_tasks()
        assert office.engine.asked == []


async def test_choices_take_effect_at_once_and_are_kept(window, office, db):
    window.show_section(Section.SETTINGS)
    page = window.settings.findChild(ViewPage)
    name = "Сколько секунд ответ можно отменить"
    undo = next(one for one in page.findChildren(QComboBox) if one.accessibleName() == name)
    undo.setCurrentIndex(undo.findData(30))
    await reached(lambda: office.settings.undo == 30, office.settings_changed)
    kept = db.submit_read(read_first_look, builders.NOW).result().settings
    assert kept.undo == 30


async def test_two_choices_at_once_are_both_kept(office, db):
    await asyncio.gather(office.with_setting(undo=30), office.with_setting(theme="dark"))
    assert (office.settings.undo, office.settings.theme) == (30, "dark")
    kept = db.submit_read(read_first_look, builders.NOW).result().settings
    assert (kept.undo, kept.theme) == (30, "dark")


async def test_a_choice_that_was_not_written_does_not_come_with_the_next(office, monkeypatch):
    async def full(*_arguments):
        raise StoreFull

    with monkeypatch.context() as broken:
        broken.setattr(office.db, "write", full)
        with pytest.raises(StoreFull):
            await office.with_setting(theme="dark")
    await office.with_setting(undo=30)
    assert (office.settings.undo, office.settings.theme) == (30, "system")


# ------------------------------------------------------------------------------- the term


@pytest.fixture
async def terms(window):
    """The page «Сроки»."""
    window.show_section(Section.SETTINGS)
    window.settings.show_terms()
    return window.settings.terms.choice


async def test_a_usual_term_is_kept_at_once_and_open_items_follow(terms, window, office, db):
    with_own = builders.message(
        db, builders.KIM, 901, "Горит свалка, дышать нечем, пожар!", int(builders.NOW)
    )
    before = db.submit_read(inbox.item, with_own).result()
    assert 0 < before.own_term < 8 * 3600, "the rules of care gave it a term of its own"
    terms.chips[8].click()
    await reached(lambda: office.settings.term == 8 * 3600, terms.kept)
    kept = db.submit_read(read_first_look, builders.NOW).result().settings
    assert kept.term == 8 * 3600
    row = db.submit_read(
        lambda connection: connection.execute(
            "select head_start from inbox where id = ?", (with_own,)
        ).fetchone()
    ).result()
    assert row[0] == 8 * 3600 - before.own_term
    assert terms.hours.isHidden()


async def test_an_own_number_of_hours_is_typed(terms, office):
    terms.own.click()
    assert terms.hours.hasFocus()
    assert terms.hours.text() == "4", "it begins with the term of now"
    terms.hours.setText("9")
    press(terms.hours, "\r", key=Qt.Key.Key_Return)
    await reached(lambda: office.settings.term == 9 * 3600, terms.kept)
    assert terms.own.isChecked()
    terms.chips[4].click()
    await reached(lambda: office.settings.term == 4 * 3600, terms.kept)
    assert terms.hours.isHidden()


@pytest.mark.parametrize("typed", ["", "0", "721"])
async def test_hours_that_are_none_change_nothing(terms, office, typed):
    terms.own.click()
    terms.hours.setText(typed)
    terms.take_own()
    assert "keep the term" not in {task.get_name() for task in asyncio.all_tasks()}
    assert office.settings.term == 4 * 3600


async def test_a_term_that_cannot_be_kept_leaves_the_former(terms, window, office, monkeypatch):
    async def refuse(**_chosen):
        raise StoreFull

    monkeypatch.setattr(office, "with_setting", refuse)
    terms.chips[24].click()
    await reached(lambda: window.notices.text == StoreFull.default, window.notices.said)
    assert terms.chips[4].isChecked()
    assert office.settings.term == 4 * 3600


async def test_a_row_says_the_trouble_of_its_community_and_what_to_do(window, page, office):
    sentence = "VK не принимает ключ."
    board = Board({builders.SCHOOL: CommunityStatus(builders.SCHOOL, Link.KEY_LOST, sentence)})
    office._take_board(board)
    row = page._rows[builders.SCHOOL]
    assert row._reason.text() == sentence
    assert row.renew_key.isVisible()


# ------------------------------------------------------------------------------- what works


async def table_of(page, community):
    """The table under a community, read from the store."""
    page._rows[community].works.click()
    await reached(lambda: page.panel.table is not None, page.panel.filled)
    return page.panel


def shown_rows(panel):
    """Rows of the table as lists of words."""
    grid = panel._rows
    return [
        [grid.itemAtPosition(row, column).widget().text() for column in range(4)]
        for row in range(grid.rowCount())
        if grid.itemAtPosition(row, 0) is not None
    ]


def words_of(panel):
    return " ".join(label.text() for label in panel.findChildren(QLabel) if not label.isHidden())


async def test_the_table_says_what_works_with_which_key(window, page, db):
    panel = await table_of(page, builders.SCHOOL)
    rows = {name: (state, key) for state, name, key, _ in shown_rows(panel)}
    assert len(rows) == len(Capability)
    assert rows["Читать сообщения"] == ("неизвестно", "ключ сообщества")
    assert rows["Удалять комментарии"] == ("нет ключа", "ключ администратора")
    assert "Нужен ключ администратора" in words_of(panel)
    assert words_of(panel).count("Нужен ключ администратора") == 1, "each remedy stands once"
    assert "Запросов" not in words_of(panel), "there is no administrator's key to count for"


async def test_what_vk_answers_comes_into_an_open_table(window, page, db):
    now = int(builders.NOW)
    school = Community(builders.SCHOOL, "Школа № 3", has_admin=True, token_owner=7)
    await db.write(communities.save, school)
    await db.write(capabilities.add_calls, 7, month_of(now), 320)
    panel = await table_of(page, builders.SCHOOL)
    for what, code in ((Heard.WORKS, 0), (Heard.REFUSED, 15)):
        await db.write(
            capabilities.note, builders.SCHOOL, Slot.ADMIN, Capability.BAN, what, code, now
        )
    await reached(
        lambda: any(row[:2] == ["не работает", "Блокировать людей"] for row in shown_rows(panel)),
        panel.filled,
    )
    [since] = [row[3] for row in shown_rows(panel) if row[0] == "не работает"]
    assert since.startswith("с 22.11.2026")
    assert "должность не ниже «модератор»" in words_of(panel)
    assert "320" in words_of(panel)


async def test_one_table_at_a_time_and_a_second_click_closes_it(window, page):
    panel = await table_of(page, builders.SCHOOL)
    order = page._list
    assert order.indexOf(panel) == order.indexOf(page._rows[builders.SCHOOL]) + 1
    await table_of(page, builders.HOSPITAL)
    assert order.indexOf(panel) == order.indexOf(page._rows[builders.HOSPITAL]) + 1
    assert page._rows[builders.HOSPITAL].works.isChecked()
    assert not page._rows[builders.SCHOOL].works.isChecked()
    page._rows[builders.HOSPITAL].works.click()
    assert panel.isHidden()


async def test_a_table_stays_open_when_the_list_is_made_anew(window, page, office, db):
    panel = await table_of(page, builders.SCHOOL)
    await db.write(communities.save, Community(7, "Библиотека"))
    await reached(lambda: 7 in page._rows, office.communities_changed)
    assert panel.isVisible()
    assert page._list.indexOf(panel) == page._list.indexOf(page._rows[builders.SCHOOL]) + 1


async def test_the_officer_has_vk_asked(window, page, office):
    office.engine = Engine(None)
    panel = await table_of(page, builders.SCHOOL)
    panel.check.click()
    await reached(lambda: bool(office.engine.asked), panel.filled)
    assert office.engine.asked == [(builders.SCHOOL,)]
    assert panel.check.isEnabled()


async def test_trouble_of_asking_is_said_and_the_table_stays(window, page, office):
    office.engine = Engine(NetworkDown())
    panel = await table_of(page, builders.SCHOOL)
    before = shown_rows(panel)
    panel.check.click()
    await reached(lambda: window.notices.text == NetworkDown.default, window.notices.said)
    assert shown_rows(panel) == before
    assert panel.check.isEnabled()


async def test_before_the_engine_is_up_nothing_is_asked(window, page):
    panel = await table_of(page, builders.SCHOOL)
    panel.check.click()
    await reached(lambda: "ещё запускается" in window.notices.text, window.notices.said)


async def test_after_new_keys_the_table_of_the_community_is_shown(window, page, office):
    school = office.community(builders.SCHOOL)
    office.engine = Engine(Connected(school))
    dialog, _ = await with_keys(window, page, school)
    button(dialog, "Обновить").click()
    await reached(lambda: page.panel.table is not None, page.panel.filled)
    assert page.panel.table.community.community_id == builders.SCHOOL


async def test_a_screen_reader_hears_a_row_whole(window, page):
    panel = await table_of(page, builders.SCHOOL)
    names = [label.accessibleName() for label in panel.findChildren(QLabel)]
    [said] = [name for name in names if name.startswith("Удалять комментарии: ")]
    assert "нет ключа, ключ администратора" in said
    assert "Нужен ключ администратора" in said


@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080), (1024, 768)])
async def test_nothing_of_the_table_is_cut_off(window, page, size):
    panel = await table_of(page, builders.SCHOOL)
    window.resize(*size)
    await loop._end_tasks()
    assert panel.width() <= page.width()
    for row in range(len(Capability)):
        for column in range(3):
            label = panel._rows.itemAtPosition(row, column).widget()
            assert label.width() >= label.sizeHint().width()
