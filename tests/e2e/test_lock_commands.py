"""The way back for who has forgotten the code of the window."""

import asyncio

import pytest

from gosclient.desk import lock
from gosclient.profile import Profile

CODE = "4071"


@pytest.fixture
def locked(program):
    """The program on a profile with a code."""
    profile = Profile(program.folder)
    profile.create()
    db, _ = profile.open_store()
    asyncio.run(lock.set_code(db, "", CODE, CODE, 1.0))
    db.close()
    return program


def test_without_a_code_that_is_said(program):
    assert program.json("lock", "status") == {"set": False, "idle_minutes": None}
    assert "Код не задан" in program.run("lock", "status").out
    assert program.json("lock", "off")["set"] is False


def test_a_forgotten_code_is_taken_away_after_a_question(locked):
    assert locked.json("lock", "status") == {"set": True, "idle_minutes": 10}
    refused = locked.run("lock", "off", given="n\n")
    assert refused.code == 130
    assert "Переписка, ответы, черновики и ключи останутся" in refused.err
    assert locked.json("lock", "status")["set"] is True
    assert "Код не задан" in locked.run("lock", "off", given="y\n").out
    assert locked.json("lock", "status")["set"] is False


def test_a_script_is_not_asked(locked):
    assert locked.json("lock", "off", "--yes") == {"set": False, "idle_minutes": None}
    assert CODE not in "".join(locked.said)
