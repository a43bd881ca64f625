"""The program over an encrypted profile, and the change from one kind to the other, with a keyring."""

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import builders
import pytest

from gosclient.desk import encryption as desk
from gosclient.domain.encryption import EncryptionSlot
from gosclient.profile import Profile
from gosclient.store import drafts, settings
from gosclient.vault import KeyringVault

NAME = "office-of-the-test"
LOOK = """
import sys
from pathlib import Path
from ui.bootstrap import open_window

async def look(session):
    print("ROWS", session.window.inbox.model.rowCount())
    print("STRIP", session.window.strip.text)
    return 0

sys.exit(open_window(Path(sys.argv[1]), script=look))
"""
CHANGE = """
import asyncio
import sys
from pathlib import Path
from ui.bootstrap import open_window
from ui.models import encryption

async def change(session):
    sys.executable = "/bin/true"  # what would be the next window
    inbox = session.window.inbox
    inbox.open_item(int(sys.argv[3]))
    while inbox.side.model.shown is None:
        await asyncio.sleep(0)
    inbox.side.pane.answer._field.setPlainText("Недописанный ответ")
    wanted = encryption.prepared if sys.argv[2] == "on" else encryption.undone
    session.office.change_encryption(await wanted(session.office))
    return 0

sys.exit(open_window(Path(sys.argv[1]), script=change))
"""
GIVE_CODE = """
import sys
import ui.screens.unlock as unlock
trouble = unlock.UnlockWindow.show_trouble

def give(self, error):
    trouble(self, error)
    print("SHOWN", self.heading.text(), self.words.text())
    self.code.setPlainText(sys.argv[2])
    self.open.click() if sys.argv[2] else self.close()

unlock.UnlockWindow.show_trouble = give
"""


@pytest.fixture
def profile(tmp_path):
    made = Profile(tmp_path / "profile")
    db, _ = made.open_store()
    with closing(db):
        builders.district(db)
        db.submit(settings.put, settings.PROFILE_ID, NAME).result()
    return made


@pytest.fixture
def key(profile, secret_service):
    made = desk.made_key(NAME)
    profile.encrypt(made, NAME)
    yield made
    KeyringVault(NAME).delete(0, EncryptionSlot.FILE)


def start(environment, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", *arguments],
        env={**environment, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def names(profile):
    return sorted(one.name for one in profile.folder.iterdir())


def test_an_encrypted_profile_opens_with_the_key_of_the_keyring(profile, key, secret_service):
    ended = start(secret_service, LOOK, profile.folder)
    assert ended.returncode == 0, ended.stderr
    assert "ROWS 5" in ended.stdout


def test_with_the_key_gone_nothing_is_touched_and_the_code_opens(profile, key, secret_service):
    KeyringVault(NAME).delete(0, EncryptionSlot.FILE)
    before, there = profile.database_path.read_bytes(), names(profile)
    closed = start(secret_service, GIVE_CODE + LOOK, profile.folder, "")
    assert closed.returncode == 1, closed.stderr
    assert "SHOWN Нужен код восстановления" in closed.stdout
    assert (profile.database_path.read_bytes(), names(profile)) == (before, there)
    opened = start(secret_service, GIVE_CODE + LOOK, profile.folder, desk.code_of(key))
    assert opened.returncode == 0, opened.stderr
    assert "ROWS 5" in opened.stdout
    assert desk.stored_key(profile.database_path) == key


def test_with_the_keyring_gone_the_code_opens_this_run_and_that_is_said(profile, key):
    environment = {**os.environ, "DBUS_SESSION_BUS_ADDRESS": "disabled:"}
    opened = start(environment, GIVE_CODE + LOOK, profile.folder, desk.code_of(key))
    assert opened.returncode == 0, opened.stderr
    assert "понадобится снова" in opened.stdout


def test_the_window_encrypts_and_decrypts_and_loses_nothing_that_was_typed(profile, secret_service):
    db, _ = profile.open_store()
    with closing(db):
        item = builders.item_of(db, builders.KIM)
    on = start(secret_service, CHANGE, profile.folder, "on", str(item))
    assert on.returncode == 0, on.stderr
    assert profile.encrypted
    key = desk.stored_key(profile.database_path)
    db, _ = profile.open_store(key=key)
    with closing(db):
        assert db.submit_read(drafts.get, item).result().text == "Недописанный ответ"
    off = start(secret_service, CHANGE, profile.folder, "off", str(item))
    assert off.returncode == 0, off.stderr
    assert not profile.encrypted
    assert KeyringVault(NAME).get(0, EncryptionSlot.FILE) is None
    assert names(profile) == ["engine.lock", "gosclient.db"]


def test_a_plain_start_asks_no_keyring_and_imports_nothing_for_encryption():
    script = (
        "import sys, ui.bootstrap\n"
        "names = ('keyring', 'gosclient.vault', 'ui.unlock', 'ui.conversion', 'ui.worker',"
        " 'ui.screens.unlock', 'gosclient.desk.encryption',"
        " 'gosclient.store.encryption', 'gosclient.domain.encryption')\n"
        "print([name for name in names if name in sys.modules], end='')"
    )
    ended = start(dict(os.environ), script)
    assert ended.stdout == "[]", ended.stderr
