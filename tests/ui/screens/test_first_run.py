"""The guide: from an empty profile to the inbox, resumed at every step, by keyboard alone."""

import asyncio

import pytest
from beginner import Beginner
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QScrollArea, QWidget
from qt_loop import press, reached
from sandbox_process import SandboxProcess

from gosclient.desk import first_run
from gosclient.desk.first_run import FirstRun, Step
from gosclient.domain.community import Community, Slot
from gosclient.domain.inbox import InboxFilter
from gosclient.store import communities, inbox
from ui import loop
from ui.screens.first_run.screen import FirstRunScreen
from ui.screens.first_run.step_page import step_name
from ui.screens.first_run.welcome import Welcome
from ui.screens.shell.sections import Section
from ui.theme import fonts
from ui.widgets.buttons import Button, Kind

CLOSED = "http://127.0.0.1:9"
"""Nothing answers there."""


@pytest.fixture(scope="module")
def vk():
    with SandboxProcess(seed=41, communities=2, history=60, no_limits=True) as process:
        yield process


@pytest.fixture
async def beginner(vk, tmp_path, look):
    made = Beginner(tmp_path / "profile", vk.base_url)
    yield made
    await made.close()


@pytest.fixture
def first(vk):
    return vk.communities[0]


async def connected(beginner, one, api):
    """A profile in which a community is connected already, its key in the keyring."""
    db, _ = beginner.profile.open_store()
    await db.write(communities.save, Community(one["id"], one["name"], api=api))
    db.close()
    beginner.vault.set(one["id"], Slot.COMMUNITY, one["community_key"])


async def at_step(beginner, step, *, put_off=False):
    """A profile in which the first run came to a step."""
    db, _ = beginner.profile.open_store()
    await first_run.keep(db, FirstRun(step, put_off))
    db.close()


async def kept(beginner):
    """How far it is in the store, once everything that was begun is written."""
    for _ in range(3):
        await asyncio.sleep(0)
    await beginner.db.write(lambda _transaction: None)
    return await beginner.db.read(first_run.read)


def button(widget, words):
    return next(one for one in widget.findChildren(QAbstractButton) if one.text() == words)


def seen(widget, kind):
    return [one for one in widget.findChildren(kind) if one.isVisible()]


# ------------------------------------------------------------------------- the whole way


async def test_from_an_empty_profile_to_a_working_inbox(beginner, first):
    await beginner.open()
    assert beginner.window.section is Section.FIRST_RUN
    button(beginner.window, "Подключить сообщества").click()
    await beginner.until(lambda: beginner.page.is_reached, beginner.page.page.checked)
    beginner.go()
    page = beginner.page
    page.form.field.setText(first["community_key"])
    await beginner.until(lambda: beginner.guide.next.text() == "Да, подключить")
    beginner.go()
    await beginner.until(lambda: beginner.guide.next.text() == "Дальше")
    beginner.go()
    assert beginner.guide.next.text() == "Дальше без этого ключа"
    beginner.go()
    await beginner.until(lambda: beginner.page.panel.table is not None, beginner.page.panel.filled)
    beginner.go()
    beginner.page.choice.chips[8].click()
    beginner.go()
    await beginner.until(lambda: "загружено" in beginner.page.state.text())
    assert beginner.guide.next.text() == "Открыть входящие"
    beginner.go()
    window = beginner.window
    assert window.section is Section.INBOX
    model = window.inbox.model
    await reached(lambda: model.rowCount() > 0, model.modelReset, model.patched)
    office = beginner.office
    await reached(lambda: office.settings.term == 8 * 3600, office.settings_changed)
    assert window.strip.isHidden()
    assert await kept(beginner) == FirstRun()
    await beginner.restart()
    assert beginner.window.section is Section.INBOX
    assert beginner.db.submit_read(inbox.page, InboxFilter(), limit=1).result()


# ------------------------------------------------------------------------- the place


@pytest.mark.parametrize("step", Step)
async def test_a_program_that_was_closed_goes_on_at_its_step(beginner, vk, first, step):
    await connected(beginner, first, vk.base_url)
    await at_step(beginner, step)
    await beginner.open(engine=False)
    assert beginner.window.section is Section.FIRST_RUN
    assert beginner.guide.step is step
    assert beginner.guide.list.names[step].accessibleName() == f"{step_name(step)}: сейчас"


async def test_each_step_forward_and_back_is_kept(beginner, vk, first):
    await connected(beginner, first, vk.base_url)
    await at_step(beginner, Step.KEY)
    await beginner.open(engine=False)
    for step in (Step.ADMIN, Step.WORKS, Step.TERM):
        beginner.go()
        assert beginner.guide.step is step
        assert await kept(beginner) == FirstRun(step)
    beginner.guide.back.click()
    assert await kept(beginner) == FirstRun(Step.WORKS)
    await beginner.restart(engine=False)
    assert beginner.guide.step is Step.WORKS


async def test_without_a_community_later_steps_wait_for_a_key(beginner):
    await at_step(beginner, Step.TERM)
    await beginner.open(engine=False)
    assert beginner.guide.step is Step.KEY


async def test_later_without_a_community_leads_to_the_welcome_which_offers_to_go_on(beginner):
    await at_step(beginner, Step.KEY)
    await beginner.open(engine=False)
    beginner.guide.later.click()
    assert await kept(beginner) == FirstRun(Step.KEY, put_off=True)
    await beginner.restart(engine=False)
    welcome = beginner.window.findChild(Welcome)
    assert welcome.isVisible()
    assert beginner.guide is None
    assert "Ключ сообщества" in " ".join(words_of(welcome))
    button(welcome, "Продолжить подключение").click()
    assert beginner.guide.step is Step.KEY


async def test_later_with_a_community_leads_to_the_inbox_and_a_quiet_offer(beginner, vk, first):
    await connected(beginner, first, vk.base_url)
    await at_step(beginner, Step.TERM)
    await beginner.open(engine=False)
    beginner.guide.later.click()
    assert beginner.window.section is Section.INBOX
    assert await kept(beginner) == FirstRun(Step.TERM, put_off=True)
    await beginner.restart(engine=False)
    window = beginner.window
    assert window.section is Section.INBOX
    assert window.strip.text == "Подключение не закончено. Дальше: Срок ответа."
    button(window.strip, "Продолжить").click()
    assert window.section is Section.FIRST_RUN
    assert beginner.guide.step is Step.TERM
    assert window.strip.isHidden()


async def test_while_only_the_load_is_left_nothing_is_offered(beginner, vk, first):
    await connected(beginner, first, vk.base_url)
    await at_step(beginner, Step.LOADING)
    await beginner.open(engine=False)
    assert beginner.guide.later.isHidden()
    press(beginner.window, "", key=Qt.Key.Key_Escape)
    assert beginner.window.section is Section.INBOX
    assert beginner.window.strip.isHidden()


async def test_the_offer_can_be_declined_for_good(beginner, vk, first):
    await connected(beginner, first, vk.base_url)
    await at_step(beginner, Step.TERM, put_off=True)
    await beginner.open(engine=False)
    button(beginner.window.strip, "Больше не предлагать").click()
    assert beginner.window.strip.isHidden()
    assert await kept(beginner) == FirstRun()


async def test_who_looks_into_the_inbox_meanwhile_finds_the_step_as_it_was(beginner, vk, first):
    await connected(beginner, first, vk.base_url)
    await at_step(beginner, Step.ADMIN)
    await beginner.open(engine=False)
    beginner.page.form.field.setText("begun")
    press(beginner.window, "", key=Qt.Key.Key_Escape)
    assert beginner.window.section is Section.INBOX
    button(beginner.window.strip, "Продолжить").click()
    assert beginner.page.form.text == "begun"


async def test_a_community_that_arrives_does_not_take_the_guide_away(beginner, first):
    await at_step(beginner, Step.KEY)
    await beginner.open(engine=False)
    await beginner.db.write(communities.save, Community(first["id"], first["name"]))
    await beginner.until(lambda: bool(beginner.office.communities))
    assert beginner.window.section is Section.FIRST_RUN


async def test_a_community_connected_by_another_program_ends_the_welcome(beginner, first):
    await beginner.open(engine=False)
    assert beginner.window.section is Section.FIRST_RUN
    await beginner.db.write(communities.save, Community(first["id"], first["name"]))
    office, window = beginner.office, beginner.window
    await reached(lambda: window.section is Section.INBOX, office.communities_changed)


async def test_a_profile_of_before_has_no_guide(beginner, vk, first):
    await connected(beginner, first, vk.base_url)
    await beginner.open(engine=False)
    assert beginner.window.section is Section.INBOX
    assert beginner.window.strip.isHidden()


# ------------------------------------------------------------------------- the network


async def test_trouble_of_the_network_is_explained_and_bars_nothing(beginner):
    beginner.api = CLOSED
    await beginner.open()
    beginner.begin()
    page = beginner.page
    assert page.page.choice.isHidden()
    await beginner.until(lambda: bool(page.found), page.page.checked)
    assert not page.is_reached
    assert page.state.text() == "До VK дойти не удалось."
    assert page.advice.isVisible()
    assert page.page.choice.isVisible(), "proxy and certificate stand right there"
    assert beginner.guide.next.text() == "Дальше без связи"
    beginner.go()
    assert beginner.guide.step is Step.KEY


async def test_the_check_waits_for_the_engine_by_itself(beginner):
    await beginner.open(engine=False)
    beginner.begin()
    page = beginner.page
    assert "начнётся сама" in page.state.text()
    await reached(page.page.isEnabled, page.page.filled)
    await beginner.start_engine()
    await beginner.until(lambda: page.is_reached, page.page.checked)
    assert page.state.text() == "VK отвечает. Можно идти дальше."


# ------------------------------------------------------------------------- one more community


async def test_one_more_community_is_connected_from_the_settings(beginner, vk, first):
    second = vk.communities[1]
    await connected(beginner, first, vk.base_url)
    await beginner.open()
    window = beginner.window
    window.show_section(Section.SETTINGS)
    button(window.settings, "Подключить сообщество…").click()
    assert window.section is Section.FIRST_RUN
    assert window._buttons[Section.SETTINGS].isChecked()
    beginner.page.form.field.setText(second["community_key"])
    await beginner.until(lambda: beginner.guide.next.text() == "Да, подключить")
    beginner.go()
    await beginner.until(lambda: beginner.guide.next.text() == "Дальше")
    assert [second["name"]] == [one.community.name for one in beginner.page._sitting.connected]
    await beginner.until(lambda: second["id"] in beginner.office.communities)
    beginner.go()
    beginner.go()
    assert beginner.page.choice.currentData() == second["id"], "the table of what is new"
    assert beginner.guide.next.text() == "Готово"
    beginner.go()
    assert window.section is Section.SETTINGS
    assert window.settings.communities._opened == second["id"]
    assert await kept(beginner) == FirstRun(), "it is not the first run"


async def test_who_closes_it_is_back_in_the_settings(beginner, vk, first):
    await connected(beginner, first, vk.base_url)
    await beginner.open(engine=False)
    beginner.window.show_section(Section.SETTINGS)
    button(beginner.window.settings, "Подключить сообщество…").click()
    assert beginner.guide.next.text() == "Проверить ключ"
    button(beginner.guide, "Закрыть").click()
    assert beginner.window.section is Section.SETTINGS


# ------------------------------------------------------------------------- keyboard, looks


async def test_enter_goes_on_and_on_a_button_presses_it(beginner, vk, first):
    await connected(beginner, first, vk.base_url)
    await at_step(beginner, Step.WORKS)
    await beginner.open(engine=False)
    enter(beginner)
    assert beginner.guide.step is Step.TERM
    assert beginner.page.choice.chips[4].hasFocus()
    enter(beginner)
    assert beginner.guide.step is Step.LOADING
    beginner.guide.back.setFocus()
    enter(beginner)
    assert beginner.guide.step is Step.TERM


async def test_enter_in_the_field_of_a_key_checks_it(beginner):
    await at_step(beginner, Step.KEY)
    await beginner.open()
    field = beginner.page.form.field
    assert field.hasFocus()
    field.setText("ключ")
    enter(beginner)
    await beginner.until(lambda: bool(beginner.page.form.sentence), beginner.page.form.refused)
    assert field.hasFocus()
    assert field.selectedText() == field.text() != "", "the next paste replaces it"


async def test_what_does_not_fit_is_reached_by_the_keyboard(beginner):
    await at_step(beginner, Step.KEY)
    await beginner.open(engine=False, size=(960, 500))
    area = next(one for one in seen(beginner.guide, QScrollArea))
    assert area.verticalScrollBar().maximum() > 0
    press(beginner.window, "", key=Qt.Key.Key_PageDown)
    assert area.verticalScrollBar().value() > 0


def enter(beginner):
    press(beginner.window, "\r", key=Qt.Key.Key_Return)


def words_of(widget):
    return [one.text() for one in widget.findChildren(QWidget) if hasattr(one, "text")]


@pytest.mark.parametrize("size", [(1024, 768), (1366, 768), (1920, 1080)])
@pytest.mark.parametrize("step", Step)
async def test_a_step_has_one_filled_button_names_and_room(beginner, vk, first, step, size):
    await connected(beginner, first, vk.base_url)
    await at_step(beginner, step)
    await beginner.open(engine=False, size=size)
    await loop._end_tasks()
    screen = beginner.window.findChild(FirstRunScreen)
    filled = [one for one in seen(screen, Button) if one._kind is Kind.FILLED]
    assert filled == [beginner.guide.next]
    for kind in (QAbstractButton, QLineEdit, QComboBox):
        for one in seen(screen, kind):
            assert one.accessibleName() or (kind is QAbstractButton and one.text()), one
    [area] = [one for one in seen(screen, QScrollArea) if one.widget()]
    assert area.widget().minimumSizeHint().width() <= area.viewport().width()
    for one in seen(beginner.guide, Button):
        assert one.width() >= one.sizeHint().width()


@pytest.mark.parametrize(("size", "listed"), [((960, 540), True), ((1366, 768), True)])
async def test_the_steps_are_listed_where_there_is_room(beginner, size, listed):
    await at_step(beginner, Step.KEY)
    await beginner.open(engine=False, size=size)
    assert beginner.guide.list.isVisible() is listed
    assert beginner.guide.place.isVisible() is not listed


async def test_large_words_leave_a_line_in_place_of_the_column(beginner, monkeypatch):
    monkeypatch.setattr(fonts, "_growth", lambda _dots: 2.0)
    fonts.forget_sizes()
    try:
        await at_step(beginner, Step.KEY)
        await beginner.open(engine=False, size=(960, 540))
        assert not beginner.guide.list.isVisible()
        assert beginner.guide.place.text() == "Шаг 2 из 6: Ключ сообщества"
        for one in (beginner.guide.back, beginner.guide.later, beginner.guide.next):
            assert one.width() >= one.sizeHint().width()
            assert one.mapTo(beginner.window, one.rect().bottomRight()).x() <= 960
    finally:
        fonts.forget_sizes()
