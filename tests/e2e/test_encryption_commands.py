"""Encryption from the command line, with a real keyring that may be locked, empty or gone."""

import re

import keyring_service
import pytest
from program import Engine, Program

from gosclient.desk.encryption import stored_key
from gosclient.domain.encryption import key_text

WRONG_DATA, BUSY, NO_KEYRING, NO_FILE = 2, 3, 7, 8

needs_service = pytest.mark.skipif(
    not keyring_service.installed(),
    reason="needs gnome-keyring and dbus-daemon; ./dev test installs them",
)


def in_the_open(folder, words):
    return [
        one.name
        for one in folder.rglob("*")
        if one.is_file()
        and any(words.encode(code) in one.read_bytes() for code in ("utf-8", "utf-16-le"))
    ]


def test_an_office_encrypts_and_decrypts(office):
    program = office.program
    before = program.json("inbox", "--limit", "1000")
    words = before[0]["text"]
    assert in_the_open(program.folder, words)
    switched = program.run("encryption", "on")
    assert switched.code == 0, switched.err
    assert re.fullmatch(r"(\d{6}[ \n]){16}", switched.out)
    assert "сейфе" in switched.err
    assert program.json("encryption", "status")["encrypted"]
    assert program.json("inbox", "--limit", "1000") == before
    assert program.run("sync", "--once").code == 0
    assert in_the_open(program.folder, words) == []
    key = stored_key(program.folder / "gosclient.db")
    assert not any(key_text(key) in said for said in program.said)
    again = program.run("encryption", "on")
    assert (again.code, again.out) == (WRONG_DATA, "")
    assert program.run("encryption", "off").code == 0
    assert not program.json("encryption", "status")["encrypted"]
    assert program.json("inbox", "--limit", "1000") == before
    assert program.run("encryption", "off").code == WRONG_DATA


def test_beside_an_engine_nothing_is_changed(office):
    program = office.program
    with Engine(program) as engine:
        engine.wait_until_working()
        refused = program.run("encryption", "on")
    assert refused.code == BUSY
    assert refused.out == ""


@pytest.fixture
def bus():
    with keyring_service.private_bus() as environment:
        yield environment


@needs_service
def test_a_keyring_that_is_locked_empty_or_gone(bus, tmp_path):
    program = Program(tmp_path / "profile", dict(bus))
    missing = program.run("encryption", "on")
    assert missing.code == NO_KEYRING
    assert "Шифрование не включено" in missing.err
    assert "--keys-for-this-run" not in missing.err, "it would not help here"
    with keyring_service.unlocked_keyring(bus, "the right one"):
        code = program.run("encryption", "on").out
        assert program.json("inbox") == []
    there = {one.name: one.read_bytes() for one in program.folder.iterdir()}
    with keyring_service.unlocked_keyring(bus, "a wrong one"):
        locked = program.run("inbox")
        assert locked.code == NO_KEYRING
        assert "закрыто" in locked.err
    gone = program.run("inbox")
    assert gone.code == NO_FILE
    assert "код восстановления" in gone.err
    assert {one.name: one.read_bytes() for one in program.folder.iterdir()} == there
    other = dict(bus)
    with keyring_service.private_keyring() as environment:
        other.update(environment)
        moved = Program(program.folder, other)
        assert moved.run("inbox").code == NO_FILE
        mistyped = moved.run("encryption", "restore", given=code.replace(code[3], "x", 1))
        assert mistyped.code == WRONG_DATA
        assert moved.run("encryption", "restore", given=code).code == 0
        assert moved.json("inbox") == []
