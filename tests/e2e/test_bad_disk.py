"""A full disk, a disk closed for writing, a file of tomorrow: said plainly, and nothing is lost."""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import contextmanager

import pytest
from mirror import Mirror, broken_promises
from patience import until
from program import Program

NO_STORE = 8
QUESTIONS = 8
SIZE = 6 * 2**20


@pytest.fixture
def small_disk(tmp_path):
    """A real file system of a few megabytes."""
    place = tmp_path / "disk"
    place.mkdir()
    if sys.platform != "linux" or os.geteuid() != 0 or not mounted(f"size={SIZE}", place):
        pytest.skip("only root on Linux may mount a small file system")
    yield place
    subprocess.run(["umount", "--lazy", place], check=True)


def mounted(options, place):
    command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", place]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


@pytest.fixture(scope="module")
def questions(district):
    """Questions that nobody has answered, one for each test."""
    here = district.communities[0]["id"]
    return [district.citizen(here, "Хватит ли места на диске?") for _ in range(QUESTIONS)]


@pytest.fixture(scope="module")
def loaded(questions, loaded):
    """An office that has the questions in its inbox."""
    return loaded


@pytest.fixture
def office(vk, loaded, small_disk, secret_service):
    office = loaded.copied(Program(small_disk / "profile", dict(secret_service)))
    before = {str(one["key"]) for one in office.made()}  # by the offices of other tests
    yield office
    made = [one for one in office.made() if str(one["key"]) not in before]
    with Mirror(office.program.folder) as mirror:
        assert broken_promises(mirror.intents(), made) == []


@pytest.fixture
def item(office, questions):
    """A question that is in the inbox."""
    return office.item(questions.pop())


@contextmanager
def full(disk):
    """Not a byte is left on the disk."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        for size in (4096, 1):
            try:
                while True:
                    file.write(b"\0" * size)
            except OSError:
                continue
    assert shutil.disk_usage(disk).free == 0
    try:
        yield
    finally:
        ballast.unlink()


@contextmanager
def closed_for_writing(disk):
    """The disk may only be read."""
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
    try:
        yield
    finally:
        subprocess.run(["mount", "-o", "remount,rw", disk], check=True)


def test_an_answer_on_a_full_disk_is_refused_and_said(office, small_disk, item):
    with full(small_disk):
        result = office.program.run("reply", str(item), "--text", "Не поместится. " * 500)
        assert result.code == NO_STORE, result
        assert "места" in result.err
        assert office.program.inbox(), "reading goes on"
    assert office.program.outbox() == []
    row = office.program.reply(item, "Теперь поместится.")
    assert office.program.sync().code == 0
    assert office.state(row).state == "confirmed"


def test_nothing_is_sent_while_its_state_cannot_be_written(office, small_disk, item):
    row = office.program.reply(item, "Отправится, когда будет место.")
    with full(small_disk):
        result = office.program.sync()
        assert result.code == NO_STORE, result
        assert office.with_key(row["key"]) == []
    assert office.program.sync().code == 0
    assert office.state(row).state == "confirmed"
    assert len(office.with_key(row["key"])) == 1


def test_a_running_engine_lives_through_a_full_disk(office, small_disk, item):
    with office.program.forever() as engine:
        engine.wait_until_working()
        row = office.program.reply(item, "Место кончится в пути.", "--undo", "2")
        with full(small_disk):
            before = len(office.vk.calls())
            office.citizen("Это придёт позже.")
            until(lambda: len(looks(office, before)) > 1, "it tries again and again")
            assert office.with_key(row["key"]) == [], "nothing leaves without a note"
        office.settled(row, "confirmed", within=90)
        late = office.citizen("А это после.")
        until(lambda: office.knows(late), "events are heard again", within=90)
    assert len(office.with_key(row["key"])) == 1


def looks(office, before):
    """How often the dialogue was read before sending."""
    return [call for call in office.vk.calls(before) if call["method"] == "messages.getHistory"]


def test_a_profile_closed_for_writing_can_be_read(office, small_disk, item):
    seen = office.program.inbox()
    with closed_for_writing(small_disk):
        assert office.program.inbox() == seen
        assert office.program.json("thread", str(item))
        for command in (["reply", str(item), "--text", "Да"], ["sync", "--once"]):
            result = office.program.run(*command)
            assert result.code == NO_STORE, result
            assert "закрыта для записи" in result.err
    assert office.program.outbox() == []


def test_a_file_of_a_newer_program_is_left_alone(vk, loaded, program):
    loaded.copied(program)
    path = program.folder / "gosclient.db"
    with sqlite3.connect(path) as file:
        file.execute("pragma user_version = 1000")
    file.close()
    before = path.read_bytes()
    for command in (["inbox"], ["sync", "--once"], ["reply", "1", "--text", "Да"]):
        result = program.run(*command)
        assert result.code == NO_STORE
        assert "более новой" in result.err
    assert path.read_bytes() == before


def test_a_file_that_is_no_file_of_ours_is_set_aside_and_said(vk, loaded, program):
    office = loaded.copied(program)
    path = program.folder / "gosclient.db"
    for one in program.folder.glob("gosclient.db*"):
        one.unlink()
    path.write_bytes(b"This is not a database. " * 400)
    result = program.run("inbox")
    assert result.code in {0, NO_STORE}
    assert "Traceback" not in result.err
    assert "повреждён" in result.err
    if result.code == 0:
        assert any(b"This is not" in one.read_bytes() for one in program.folder.rglob("*.db*"))
        assert office.connect()
