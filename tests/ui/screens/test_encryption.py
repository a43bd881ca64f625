"""«Безопасность»: the state of the file, the code that is shown once, and the officer's word."""

import asyncio

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog
from qt_loop import PATIENCE, reached

from gosclient.desk import encryption as desk
from gosclient.desk.encryption import EncryptionState
from gosclient.domain.encryption import StoreKey, recovery_code
from gosclient.domain.errors import VaultMissing
from gosclient.profile import profile_id
from ui.screens.settings.encryption_dialogs import DecryptDialog, EncryptDialog
from ui.screens.shell.sections import Section

KEY = StoreKey(bytes(range(3, 35)))


@pytest.fixture
async def part(window):
    """The part, once it has read how the file is kept."""
    window.show_section(Section.SETTINGS)
    window.settings.show_security()
    made = window.settings.security.encryption
    await reached(lambda: made.state.text() != "", made.filled)
    return made


@pytest.fixture
def keyring(monkeypatch):
    """A keyring that takes every key."""
    monkeypatch.setattr(desk, "made_key", lambda _name: KEY)


@pytest.fixture
async def dialog(part, keyring):
    """What is asked after a click on «Зашифровать…»."""
    part.switch_on.click()
    return await shown(EncryptDialog)


async def shown(kind):
    """The dialog once it is on the screen."""
    async with asyncio.timeout(PATIENCE):
        while True:
            for one in QApplication.topLevelWidgets():
                if isinstance(one, kind) and one.isVisible():
                    return one
            await asyncio.sleep(0)


async def test_a_plain_file_is_called_plain(part):
    assert part.state.text() == "Файл не зашифрован"
    assert part.switch_on.isVisible()
    assert not part.switch_off.isVisible()
    assert not part.aside.isVisible()


async def test_an_encrypted_file_with_plain_ones_beside_it(part):
    part.show_state(EncryptionState(encrypted=True, plain_copies=("gosclient.db.damaged-1",)))
    assert part.state.text() == "Файл зашифрован"
    assert part.switch_off.isVisible()
    assert "gosclient.db.damaged-1" in part.aside.text()
    assert "памяти" in part.words.text()


async def test_without_a_keyring_it_is_said_why_not(part, monkeypatch):
    def refuse(_name):
        raise VaultMissing("Хранить ключ негде.")

    monkeypatch.setattr(desk, "made_key", refuse)
    part.switch_on.click()
    await reached(lambda: part.refusal.text() != "", part.refused)
    assert part.refusal.text() == "Хранить ключ негде."
    assert part.switch_on.isEnabled()


async def test_the_code_is_shown_and_waits_for_the_word(part, dialog, office, window):
    assert dialog.code.text() == recovery_code(KEY)
    assert not dialog.go_on.isEnabled()
    dialog.copy_code.click()
    assert QGuiApplication.clipboard().text() == recovery_code(KEY)
    dialog.kept.setChecked(True)
    name = await profile_id(office.db)
    dialog.go_on.click()
    await reached(lambda: office.encryption_change is not None, office.encryption_asked)
    change = office.encryption_change
    assert (change.on, change.name, change.key) == (True, name, KEY)
    assert str(KEY.raw) not in repr(change)


async def test_without_the_word_nothing_changes(part, dialog, office):
    dialog.reject()
    assert office.encryption_change is None


@pytest.mark.parametrize("writable", [True, False])
async def test_the_code_goes_into_a_file(part, dialog, tmp_path, monkeypatch, writable):
    place = tmp_path / "code.txt" if writable else tmp_path / "nowhere" / "code.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(place), ""))
    dialog.save_code.click()
    assert dialog._told.isVisible()
    if writable:
        assert recovery_code(KEY) in place.read_text(encoding="utf-8")
    else:
        assert "не записан" in dialog._told.text()
    dialog.reject()


async def test_making_it_plain_is_asked(part, office):
    part.show_state(EncryptionState(encrypted=True))
    part.switch_off.click()
    asked = await shown(DecryptDialog)
    asked.accept()
    await reached(lambda: office.encryption_change is not None, office.encryption_asked)
    assert office.encryption_change.on is False
    assert office.encryption_change.key is None
