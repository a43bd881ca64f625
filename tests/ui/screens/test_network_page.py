"""«Сеть»: fields that follow the choice, a check before it is kept, and no password left behind."""

import asyncio

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit
from qt_loop import PATIENCE, reached

from gosclient.domain.errors import BadInput
from gosclient.domain.netcheck import HostCheck, Outcome, Step, StepName
from gosclient.domain.network import NetworkChoice, ProxyMode
from gosclient.domain.status import Board
from gosclient.store import network as network_store
from ui import loop
from ui.screens.settings.network_page import NetworkPage
from ui.screens.shell.sections import Section
from ui.widgets.buttons import Button

OWN = NetworkChoice(ProxyMode.OWN, "proxy.example.ru", 3128, "ivanova")
PASSWORD = "NEVER-SHOW-THIS-PASSWORD"
STEPS = (
    Step(StepName.NAME, Outcome.DONE, "proxy.example.ru → 10.0.0.1 (прокси)", 12),
    Step(StepName.CONNECTION, Outcome.DONE, "proxy.example.ru:3128 отвечает.", 3),
    Step(StepName.PROXY, Outcome.FAILED, "Прокси не принимает имя и пароль.", 7),
    Step(StepName.TLS, Outcome.NOT_REACHED),
    Step(StepName.VK, Outcome.NOT_REACHED),
)


class Engine:
    """Takes a choice as the engine does; says no when told to."""

    def __init__(self, answer):
        self.answer = answer
        self.asked = []

    async def change_network(self, *asked):
        return self._answered(asked)

    async def check_network(self, *asked):
        return self._answered(asked)

    def _answered(self, asked):
        self.asked.append(asked)
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


@pytest.fixture
async def page(window):
    """The page, once it has read what is kept."""
    return await shown(window)


async def shown(window):
    window.show_section(Section.SETTINGS)
    window.settings.show_network()
    page = window.settings.network
    await reached(page.isEnabled, page.filled)
    return page


def fill(page, choice):
    page._mode.setCurrentIndex(page._mode.findData(choice.mode.value))
    page._host.setText(choice.host)
    page._port.setText(str(choice.port))
    page._user.setText(choice.user)


def step_rows(page):
    return [
        label.accessibleName()
        for label in page.steps.findChildren(QLabel)
        if label.accessibleName() and not label.isHidden()
    ]


async def test_fields_of_an_own_proxy_are_there_when_it_is_chosen(page):
    assert not page._host.isVisible()
    fill(page, OWN)
    assert page._host.isVisible()
    assert page._password.isVisible()
    assert page.wanted == OWN
    page._mode.setCurrentIndex(page._mode.findData(ProxyMode.NONE.value))
    assert not page._host.isVisible()
    assert not page._password.isVisible()


async def test_a_choice_is_kept_and_its_password_leaves_the_window(page, office):
    kept = NetworkChoice(ProxyMode.OWN, OWN.host, OWN.port, OWN.user, has_password=True)
    office.engine = Engine(kept)
    fill(page, OWN)
    page._password.setText(PASSWORD)
    assert page._password.echoMode() is QLineEdit.EchoMode.Password
    assert page._state.text() == "Не сохранено"
    page.save.click()
    await reached(lambda: "действует сразу" in page._state.text(), page.answered)
    assert office.engine.asked == [(OWN, PASSWORD)]
    assert page._password.text() == ""
    assert page._password.placeholderText() == "сохранён"


async def test_the_stored_password_is_not_meant_for_another_proxy(page):
    page._fill(NetworkChoice(ProxyMode.OWN, OWN.host, OWN.port, OWN.user, has_password=True))
    assert page._password.placeholderText() == "сохранён"
    page._host.setText("other.example.ru")
    assert page._password.placeholderText() == ""


async def test_without_a_name_there_is_no_password(page):
    fill(page, NetworkChoice(ProxyMode.OWN, OWN.host, OWN.port))
    assert not page._password.isEnabled()


@pytest.mark.parametrize("button", ["save", "check"])
async def test_what_is_refused_is_said_and_stays_in_its_fields(page, office, button):
    office.engine = Engine(BadInput("Порт прокси — число от 1 до 65535."))
    fill(page, OWN)
    page._password.setText(PASSWORD)
    getattr(page, button).click()
    await reached(page._sentence.isVisible, page.answered)
    assert page._sentence.text() == office.engine.answer.sentence
    assert (page.wanted, page._password.text()) == (OWN, PASSWORD)
    assert page.save.isEnabled()
    assert page.check.isEnabled()


async def test_a_check_tries_what_is_typed_and_keeps_nothing(page, office, db):
    office.engine = Engine([HostCheck("https://api.vk.ru", "api.vk.ru", STEPS)])
    fill(page, OWN)
    page._password.setText(PASSWORD)
    page.check.click()
    await reached(lambda: len(step_rows(page)) == 5, page.answered)
    assert office.engine.asked == [(OWN, PASSWORD, "")]
    assert step_rows(page)[2] == "Прокси: не прошло. Прокси не принимает имя и пароль."
    assert step_rows(page)[3] == "Шифрование: не дошло."
    shown = [label.text() for label in page.steps.findChildren(QLabel)]
    assert "12 мс" in shown
    assert "api.vk.ru" not in shown, "one host needs no heading"
    assert page._state.text() == "Не сохранено"
    assert page._password.text() == PASSWORD


async def test_several_hosts_have_headings_and_a_new_check_replaces_the_old(page, office):
    hosts = [HostCheck(f"https://{name}", name, STEPS) for name in ("api.vk.ru", "api.vk.com")]
    office.engine = Engine(hosts)
    page.check.click()
    await reached(lambda: len(step_rows(page)) == 10, page.answered)
    office.engine.answer = hosts[:1]
    page.check.click()
    await reached(lambda: len(step_rows(page)) == 5, page.answered)


@pytest.mark.parametrize("button", ["save", "check"])
async def test_before_the_engine_is_up_the_page_says_so(window, page, button):
    getattr(page, button).click()
    await reached(lambda: "ещё запускается" in window.notices.text, window.notices.said)


async def test_a_wrong_certificate_file_is_refused_when_it_is_chosen(window, page, tmp_path):
    wrong = tmp_path / "office.pem"
    wrong.write_text("not a certificate")
    page.certificate.choose.click()
    dialog = await opened(window)
    dialog.setDirectory(str(tmp_path))
    dialog.selectFile(str(wrong))
    dialog.accept()
    await reached(page._sentence.isVisible, page.certificate.refused)
    assert "PEM" in page._sentence.text()
    assert page.wanted.ca_file == ""


async def opened(window):
    """The file dialog once it is on the screen."""
    async with asyncio.timeout(PATIENCE):
        while True:
            found = window.findChild(QFileDialog)
            if found is not None and found.isVisible():
                return found
            await asyncio.sleep(0)


async def test_a_chosen_certificate_can_be_taken_out_again(page):
    page.certificate.take("/etc/office.pem")
    assert page.certificate.shown.text() == "/etc/office.pem"
    assert page.certificate.remove.isVisible()
    page.certificate.remove.click()
    assert page.wanted.ca_file == ""
    assert page.certificate.shown.text() == "не выбран"


async def test_what_is_kept_is_shown(window, db):
    await db.write(network_store.save, OWN)
    page = await shown(window)
    assert page.wanted == OWN
    assert page._state.text() == ""


async def test_lasting_trouble_stands_on_the_strip_and_on_the_page(window, office):
    sentence = "Файл сертификата не читается: /mnt/office.pem."
    office._take_board(Board(network=sentence))
    strip = next(one for one in window.findChildren(Button) if one.text() == "Открыть настройки")
    strip.click()
    page = window.findChild(NetworkPage)
    assert page.isVisible()
    assert page._standing.text() == sentence
    office._take_board(Board())
    assert page._standing.isHidden()


async def test_the_page_is_walked_by_keyboard(page):
    fill(page, OWN)
    page._mode.setFocus()
    order, here = [], page._mode
    while here is not page.check:
        here = here.nextInFocusChain()
        if here.isVisible() and here.isEnabled() and here.focusPolicy().value & 1:
            order.append(here)
    wanted = [
        page._host,
        page._port,
        page._user,
        page._password,
        page.certificate.choose,
        page.save,
        page.check,
    ]
    assert [one for one in order if one in wanted] == wanted


@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080), (1024, 768)])
async def test_nothing_is_cut_off(window, page, office, size):
    office.engine = Engine([HostCheck("https://api.vk.ru", "api.vk.ru", STEPS)])
    fill(page, OWN)
    page.certificate.take("/usr/local/share/ca-certificates/" + "very-long-name-" * 12 + ".pem")
    page.check.click()
    await reached(lambda: len(step_rows(page)) == 5, page.answered)
    window.resize(*size)
    await loop._end_tasks()
    assert page.width() <= page.parentWidget().width()
    assert page.minimumSizeHint().width() <= page.width()
