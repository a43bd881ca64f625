"""What stands on the screen until an encrypted file is open, and while it is changed."""

import threading

import pytest
import shiboken6
from PySide6.QtWidgets import QFileDialog

from gosclient.domain.encryption import StoreKey
from gosclient.domain.errors import BadInput, StoreFull, StoreSealed, VaultLocked
from gosclient.store.encryption import Step
from ui.screens.converting import STEPS, ConvertingWindow
from ui.screens.unlock import UnlockWindow

KEY = StoreKey(bytes(range(3, 35)))


class Keyring:
    """Answers in turn; an exception is raised."""

    def __init__(self, *answers):
        self.answers = list(answers)
        self.given = []

    def ask(self):
        return self._next()

    def give(self, code):
        self.given.append(code)
        return self._next(), True

    def _next(self):
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer


@pytest.fixture
def opened(qtbot):
    made = []

    def open_window(*answers):
        keyring = Keyring(*answers)
        window = UnlockWindow(keyring.ask, keyring.give)
        made.append(window)
        return window, keyring

    yield open_window
    for window in made:
        window.close()
        shiboken6.delete(window)


def test_a_key_that_is_there_opens(opened, qtbot):
    window, _ = opened(KEY)
    window.show()
    with qtbot.waitSignal(window.unlocked) as unlocked:
        window.start()
        assert "Открываем" in window.heading.text()
        assert not window.code.isVisible()
    assert unlocked.args == [KEY, True]


def test_a_locked_keyring_is_asked_again(opened, qtbot):
    window, _ = opened(VaultLocked("Хранилище закрыто."), KEY)
    window.show()
    with qtbot.waitSignal(window.shown):
        window.start()
    assert window.words.text() == "Хранилище закрыто."
    assert window.again.isVisible()
    assert not window.code.isVisible()
    with qtbot.waitSignal(window.unlocked):
        window.again.click()


def test_a_keyring_that_stays_locked_does_not_bar_the_code(opened, qtbot):
    window, keyring = opened(VaultLocked("Хранилище закрыто."), KEY)
    window.show()
    with qtbot.waitSignal(window.shown):
        window.start()
    window.by_code.click()
    assert window.code.isVisible()
    assert not window.by_code.isVisible()
    window.code.setPlainText("123")
    with qtbot.waitSignal(window.unlocked):
        window.open.click()
    assert keyring.given == ["123"]


def test_a_missing_key_is_given_by_its_code(opened, qtbot):
    window, keyring = opened(StoreSealed(), BadInput("Ошибка в 3-й группе."), KEY)
    window.show()
    with qtbot.waitSignal(window.shown):
        window.start()
    assert window.code.isVisible()
    window.open.click()  # nothing is typed: nothing is asked
    assert keyring.given == []
    window.code.setPlainText("123")
    with qtbot.waitSignal(window.shown):
        window.open.click()
    assert window.refusal.text() == "Ошибка в 3-й группе."
    assert window.code.toPlainText() == "123"
    window.code.setPlainText("124")
    with qtbot.waitSignal(window.unlocked) as unlocked:
        window.open.click()
    assert unlocked.args == [KEY, True]
    assert keyring.given == ["123", "124"]


def test_another_folder_may_be_opened(opened, qtbot, monkeypatch, tmp_path):
    window, _ = opened(StoreSealed())
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    with qtbot.waitSignal(window.shown):
        window.start()
    with qtbot.waitSignal(window.folder_chosen) as chosen:
        window._folder.click()
    assert chosen.args == [tmp_path]


def test_a_prompt_that_nobody_answers_does_not_hold_the_window(qtbot):
    answered = threading.Event()

    def ask():
        answered.wait()
        return KEY

    window = UnlockWindow(ask, lambda _: (KEY, True))
    window.show()
    window.start()
    with qtbot.waitSignal(window.closed):
        window.close()
    shiboken6.delete(window)
    answered.set()


def test_steps_of_the_screen_are_those_of_the_store():
    assert tuple(Step) == STEPS


def test_a_change_shows_its_steps_and_closes_by_itself(qtbot):
    going = threading.Event()

    def act(tell):
        tell("copying")
        going.wait()

    window = ConvertingWindow(act, on=True)
    window.show()
    window.start()
    qtbot.waitUntil(lambda: "копируем" in window._progress._words.text())
    window.close()
    assert window.isVisible(), "it cannot be closed before the end"
    with qtbot.waitSignal(window.ended):
        going.set()
    assert not window.failed
    assert not window.isVisible()
    shiboken6.delete(window)


@pytest.mark.parametrize(("on", "words"), [(True, "не включено"), (False, "не выключено")])
def test_what_went_wrong_is_said_before_the_program_opens_again(qtbot, on, words):
    def act(_tell):
        raise StoreFull

    window = ConvertingWindow(act, on=on)
    window.show()
    window.start()
    qtbot.waitUntil(window.go_on.isVisible)
    assert window.failed
    assert words in window.heading.text()
    assert window.words.text() == StoreFull.default
    with qtbot.waitSignal(window.ended):
        window.go_on.click()
    shiboken6.delete(window)
