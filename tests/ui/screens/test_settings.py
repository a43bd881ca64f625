"""Settings: connecting a community by hand, keys that are wrong, choices that are kept."""

import asyncio

import builders
import pytest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QMessageBox
from qt_loop import PATIENCE, reached

from gosclient.desk import replies
from gosclient.desk.accounts import Connected
from gosclient.domain.community import Community
from gosclient.domain.errors import AuthLost, BadInput, NetworkDown
from gosclient.domain.status import Board, CommunityStatus, Link
from ui import loop
from ui.loop import spawn
from ui.models.office import read_first_look
from ui.screens.settings.connect_dialog import ConnectDialog
from ui.screens.settings.view_page import ViewPage
from ui.screens.shell.window import Section

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

    def _answered(self, asked):
        self.asked.append(asked)
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


@pytest.fixture
def page(window):
    """The list of communities in the settings."""
    window.show_section(Section.SETTINGS)
    return window._settings.communities


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
    spawn(page.connect_community(known))
    dialog = await opened(window, ConnectDialog)
    fields = dialog.findChildren(QLineEdit)
    for field, key in zip(fields, (SCHOOL_KEY, ADMIN_KEY), strict=True):
        field.setText(key)
    return dialog, fields


async def test_accepted_keys_close_the_dialog_and_what_will_not_work_is_said(window, page, office):
    office.engine = Engine(Connected(Community(7, "Школа № 3"), ("Событий не будет.",)))
    dialog, fields = await with_keys(window, page)
    assert all(field.echoMode() is QLineEdit.EchoMode.Password for field in fields)
    left = []
    dialog.accepted.connect(lambda: left.extend(field.text() for field in fields))
    button(dialog, "Подключить").click()
    await reached(
        lambda: window.notices.text == "Подключено: Школа № 3. Событий не будет.",
        window.notices.said,
    )
    assert office.engine.asked == [("", SCHOOL_KEY, ADMIN_KEY)]
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
    button(dialog, "Подключить").click()
    await reached(dialog._sentence.isVisible, dialog.refused)
    assert dialog._sentence.text() == trouble.sentence
    assert [field.text() for field in fields] == [SCHOOL_KEY, ADMIN_KEY]
    assert button(dialog, "Подключить").isEnabled()
    dialog.reject()


async def test_before_the_engine_is_up_the_dialog_says_so(window, page):
    dialog, _ = await with_keys(window, page)
    button(dialog, "Подключить").click()
    await reached(dialog._sentence.isVisible, dialog.refused)
    assert "ещё запускается" in dialog._sentence.text()
    dialog.reject()


async def test_keys_for_this_run_alone_need_the_officers_word(window, page, office):
    office.engine = Engine(Connected(Community(7, "Школа № 3")))
    office.keys_for_this_run = True
    dialog, _ = await with_keys(window, page)
    accept = button(dialog, "Подключить")
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
    button(dialog, "Подключить").click()
    word.click()
    await reached(dialog._sentence.isVisible, dialog.refused)
    assert not button(dialog, "Подключить").isEnabled()
    word.click()
    assert button(dialog, "Подключить").isEnabled()
    dialog.reject()


async def test_a_new_key_goes_to_the_host_of_its_community(window, page, office):
    known = Community(7, "Школа № 3", api="http://127.0.0.1:1")
    office.engine = Engine(Connected(known))
    dialog, _ = await with_keys(window, page, known)
    button(dialog, "Подключить").click()
    await reached(lambda: bool(office.engine.asked), window.notices.said)
    assert office.engine.asked[0][0] == known.api


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
    page = window._settings.findChild(ViewPage)
    undo, term = (
        next(one for one in page.findChildren(QComboBox) if one.accessibleName() == name)
        for name in ("Сколько секунд ответ можно отменить", "Срок первого ответа")
    )
    undo.setCurrentIndex(undo.findData(30))
    await reached(lambda: office.settings.undo == 30, office.settings_changed)
    term.setCurrentIndex(term.findData(3600))
    await reached(lambda: office.settings.term == 3600, office.settings_changed)
    kept = db.submit_read(read_first_look, builders.NOW).result().settings
    assert (kept.undo, kept.term) == (30, 3600)


async def test_a_row_says_the_trouble_of_its_community_and_what_to_do(window, page, office):
    sentence = "VK не принимает ключ."
    board = Board({builders.SCHOOL: CommunityStatus(builders.SCHOOL, Link.KEY_LOST, sentence)})
    office._take_board(board)
    row = page._rows[builders.SCHOOL]
    assert row._reason.text() == sentence
    assert row.renew_key.isVisible()
