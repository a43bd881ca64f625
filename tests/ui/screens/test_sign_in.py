"""Signing in by the browser in the settings: set up, gone through, refused, given up."""

import asyncio
from dataclasses import replace

import builders
import pytest
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit
from qt_loop import reached, turned

from gosclient.desk import signin
from gosclient.desk.accounts import Connected
from gosclient.domain.community import Community
from gosclient.domain.errors import SignInFailed
from gosclient.domain.signin import Flow, SignedIn, SignInChoice, SignInRecord
from gosclient.store import signin as store
from ui.loop import spawn
from ui.screens.settings.key_form import KeyForm
from ui.screens.settings.renewal_dialog import RenewalDialog
from ui.screens.settings.sign_in_dialog import SignInDialog
from ui.screens.shell.sections import Section

CHOICE = SignInChoice(enabled=True, application="51000001")
TOKEN = "vk2.a." + "Qw7" * 30
SIGNED = SignedIn(TOKEN, 5, builders.NOW + 3600, "vk2.a." + "Rf1" * 30, "d" * 20)


class Engine:
    """Answers as the engine does; waits for a browser until told that it came."""

    def __init__(self, answer=SIGNED):
        self.answer = answer
        self.asked = []
        self.came = asyncio.Event()
        self.given_up = 0

    async def await_sign_in(self, request):
        self.asked.append(request)
        try:
            await self.came.wait()
        except asyncio.CancelledError:
            self.given_up += 1
            raise
        return self._answered()

    async def finish_sign_in(self, request, pasted):
        self.asked.append((request, pasted))
        return self._answered()

    async def connect(self, *asked):
        self.asked.append(asked)
        return Connected(Community(7, "Школа № 3"))

    def _answered(self):
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


@pytest.fixture
def browser(monkeypatch):
    """Addresses that were opened."""
    opened = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: opened.append(url.toString()) or True
    )
    return opened


@pytest.fixture
async def part(window):
    """«Вход через браузер» in the settings."""
    window.show_section(Section.SETTINGS)
    found = window.settings.communities.sign_in
    await reached(found.isEnabled, found.filled)
    return found


@pytest.fixture
async def dialog(window, office, browser):
    """Make a dialog for a choice, on the screen."""
    made = []

    async def opened(choice):
        office.engine = Engine()
        made.append(SignInDialog(office, choice, window))
        made[-1].open()
        return made[-1]

    yield opened
    for one in made:
        one.reject()
        one.deleteLater()


def words(widget):
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())


# ------------------------------------------------------------------------------ set up


async def test_it_is_off_and_says_little(part):
    assert not part.enabled.isChecked()
    assert not part.application.isVisible()
    assert not part.save.isVisible()


async def test_a_number_switches_it_on(part, office):
    part.enabled.setChecked(True)
    part.application.setText("51000001")
    assert "http://127.0.0.1:48765/gosclient" in words(part)
    part.save.click()
    await reached(lambda: "Сохранено" in part._state.text(), part.answered)
    assert (await signin.state(office.db)).choice == CHOICE


async def test_a_number_that_is_none_is_refused_and_stays_typed(part, office):
    part.enabled.setChecked(True)
    part.application.setText("моё")
    part.save.click()
    await reached(lambda: "Номер приложения" in part._sentence.text(), part.answered)
    assert part.application.text() == "моё"
    assert not (await signin.state(office.db)).choice.enabled


async def test_each_way_asks_for_what_it_needs(part):
    part.enabled.setChecked(True)
    assert part.port.isVisible()
    assert not part.page.isVisible()
    part.landing.setCurrentIndex(1)
    assert part.page.isVisible()
    assert not part.port.isVisible()
    part.host.setText("https://id.vk.com")
    part.flow.setCurrentIndex(1)
    assert not part.landing.isVisible()
    assert part.host.text() == ""
    part.host.setText("https://oauth.vk.com")
    assert (part.wanted.flow, part.wanted.oauth) == (Flow.CLASSIC, "https://oauth.vk.com")
    assert part.wanted.vk_id == "https://id.vk.com"


async def test_whose_key_is_renewed_is_told_and_when_it_is_over(part, office):
    record = SignInRecord(5, "7", "", builders.NOW + 1800, (builders.SCHOOL,))
    office.db.submit(store.save_record, record).result()
    await reached(lambda: "продлевается сам" in words(part), part.filled)
    assert "Школа № 3" in words(part)
    office.db.submit(store.save_record, replace(record, over=True)).result()
    await reached(lambda: "Войдите снова" in words(part), part.filled)
    assert "продлевается сам" not in words(part)


# ------------------------------------------------------------------------------ gone through


async def test_this_computer_waits_for_the_browser(dialog, office, browser):
    shown = await dialog(CHOICE)
    assert not shown.address.isVisible()
    shown.open_page.click()
    assert browser[0].startswith("https://id.vk.ru/authorize?")
    office.engine.came.set()
    await reached(lambda: shown.signed == SIGNED, shown.answered)
    assert not shown.isVisible()


async def test_another_try_gives_up_the_one_before(dialog, office, browser):
    shown = await dialog(CHOICE)
    shown.open_page.click()
    await turned(lambda: len(office.engine.asked) == 1)
    shown.open_page.click()
    await turned(lambda: len(office.engine.asked) == 2)
    assert office.engine.given_up == 1
    assert len({request.state for request in office.engine.asked}) == 2
    shown.reject()
    await turned(lambda: office.engine.given_up == 2)


@pytest.mark.parametrize(
    "choice",
    [replace(CHOICE, flow=Flow.CLASSIC), replace(CHOICE, page="https://office.example.ru/vk")],
)
async def test_an_address_is_pasted(dialog, office, browser, choice):
    shown = await dialog(choice)
    shown.address.setText("https://…")
    assert not shown.take.isEnabled(), "nothing was opened yet"
    shown.open_page.click()
    assert shown.address.echoMode() is QLineEdit.EchoMode.Password
    assert shown.take.isEnabled()
    shown.take.click()
    await reached(lambda: shown.signed == SIGNED, shown.answered)
    [(request, pasted)] = office.engine.asked
    assert (request.address, pasted) == (browser[0], "https://…")
    assert shown.address.text() == "", "the key does not stay in the window"


@pytest.mark.parametrize("choice", [CHOICE, replace(CHOICE, flow=Flow.CLASSIC)])
async def test_a_refusal_is_said_and_can_be_tried_again(dialog, office, browser, choice):
    shown = await dialog(choice)
    office.engine.answer = SignInFailed("Вход отменён.")
    office.engine.came.set()
    shown.address.setText("https://…")
    shown.open_page.click()
    if shown.take.isVisible():
        shown.take.click()
    await reached(lambda: shown._sentence.text() == "Вход отменён.", shown.answered)
    assert shown.isVisible()
    office.engine.answer = SIGNED
    shown.open_page.click()
    assert not shown._sentence.isVisible()


async def test_a_browser_that_does_not_open_is_said(dialog, monkeypatch):
    shown = await dialog(CHOICE)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: False)
    shown.open_page.click()
    assert "Скопируйте адрес" in shown._sentence.text()
    shown.copy_page.click()
    assert QGuiApplication.clipboard().text().startswith("https://id.vk.ru/authorize?")


# ------------------------------------------------------------------------------ into the dialog of keys


async def renewing(window, office):
    page = window.settings.communities
    spawn(page.renew_keys(office.community(builders.SCHOOL)))
    await turned(lambda: on_screen(window, RenewalDialog))
    return on_screen(window, RenewalDialog)


def on_screen(parent, kind):
    """The dialog of this kind once it is on the screen, None before."""
    found = parent.findChild(kind)
    return found if found is not None and found.isVisible() else None


async def test_without_an_application_nothing_is_offered(window, office, part):
    dialog = await renewing(window, office)
    assert not dialog._admin_key.by_browser.isVisible()
    dialog.reject()


@pytest.mark.parametrize("typed", ["", "x"])
async def test_a_key_from_the_browser_goes_with_what_renews_it(
    window, office, part, browser, typed
):
    await office.db.write(store.save_choice, CHOICE)
    office.engine = Engine()
    office.engine.came.set()
    dialog = await renewing(window, office)
    field = dialog._admin_key
    await turned(field.by_browser.isVisible)
    field.by_browser.click()
    await turned(lambda: on_screen(dialog, SignInDialog))
    on_screen(dialog, SignInDialog).open_page.click()
    await reached(lambda: bool(field.text()), field._field.textChanged)
    field._field.insert(typed)
    dialog._community_key.setText("vk1.a.school")
    dialog._accept.click()
    await reached(lambda: "Ключи обновлены" in window.notices.text, window.notices.said)
    expected = ("https://api.vk.ru", "vk1.a.school", TOKEN + typed, builders.SCHOOL)
    assert office.engine.asked[-1] == (*expected, None if typed else SIGNED)


async def test_the_form_of_an_administrators_key_takes_it_from_the_browser(window, office, browser):
    await office.db.write(store.save_choice, CHOICE)
    office.engine = Engine()
    office.engine.came.set()
    form = KeyForm(office, "Ключ администратора", window, of_person=True)
    asked = []
    form.asked.connect(lambda: asked.append((form.text, form.origin)))
    form.show()
    by_browser = form._by_browser.by_browser
    await turned(by_browser.isVisible)
    by_browser.click()
    await turned(lambda: on_screen(form, SignInDialog))
    on_screen(form, SignInDialog).open_page.click()
    await reached(lambda: bool(asked), form.asked)
    assert asked == [(TOKEN, SIGNED)]
    form.field.setText("vk1.a.other")
    assert form.origin is None
