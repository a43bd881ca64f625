"""The program as a person starts it: damaged and newer profiles, and the guided tour."""

import asyncio
import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "e2e"))  # for waiting without sleeping

import builders
import pytest
from overhearing import places_of
from patience import until
from PySide6.QtGui import QImage

from gosclient.desk import lock
from gosclient.profile import Profile
from gosclient.store import settings
from gosclient.store.database import Database

LOOK = """
import sys
from pathlib import Path
from ui.bootstrap import open_window

async def look(session):
    print("STRIP", session.window.strip.text)
    print("ROWS", session.window.inbox.model.rowCount())
    return 0

sys.exit(open_window(Path(sys.argv[1]), script=look))
"""
LOCKED = """
import asyncio
import sys
from pathlib import Path
from ui.bootstrap import open_window

async def look(session):
    window = session.window
    print("LOCKED", window.lock.locked, window.inbox.isVisible(), window.windowTitle())
    window.lock.page.field.setText(sys.argv[2])
    window.lock.page.go.click()
    opened = asyncio.Event()
    window.lock.switched.connect(opened.set)
    window.lock.page.tried.connect(opened.set)
    await opened.wait()
    print("THEN", window.lock.locked, window.inbox.isVisible())
    return 0

sys.exit(open_window(Path(sys.argv[1]), script=look))
"""
TRAINING = """
import sys
from pathlib import Path
from ui.bootstrap import open_window

async def ask(session):
    sys.executable = sys.argv[2]
    session.window.training_asked.emit()
    print("SAID", session.window.notices.text)
    return 0

sys.exit(open_window(Path(sys.argv[1]), script=ask))
"""
TOUR = """
import sys
from pathlib import Path
from overhearing import Overhearing
from ui.bootstrap import open_window
from ui.tour.tour import Tour

folder, profile, secrets, record = map(Path, sys.argv[1:])
folder.mkdir()
heard, tour = Overhearing(), Tour(folder)

async def take(session):
    ended = await tour.take(session)
    keys = [one.key for one in session.training.communities]
    secrets.write_text("\\n".join([*keys, session.training.user_token]))
    return ended

code = open_window(profile, training=True, script=take)
record.write_text(heard.told, errors="surrogatepass")
sys.exit(code)
"""
ROOTS = (Path(__file__).parents[1], Path(__file__).parents[2])
RESTORING = """
import asyncio
import sys
from pathlib import Path
from gosclient.desk import backup
from gosclient.store import settings
from ui.bootstrap import open_window
from ui.screens.shell.sections import Section

async def restore(session):
    db, target = session.office.db, Path(sys.argv[2])
    await db.write(settings.put, "mark", "в копии")
    await backup.make(db, target, "длинный пароль")
    await db.write(settings.put, "mark", "после копии")
    session.window.show_section(Section.SETTINGS)
    part = session.window.settings.storage.backup
    sys.executable = sys.argv[3]
    await part.make_ready(target, "длинный пароль")
    await asyncio.Event().wait()

sys.exit(open_window(Path(sys.argv[1]), script=restore))
"""
SIZES = {"1366": (1366, 768), "1920": (1920, 1080)}


def start(
    *arguments: str | Path, timeout: float = 60, **more: str
) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", **more}
    return subprocess.run(
        [sys.executable, *arguments],
        env=environment,
        capture_output=True,
        text=True,
        timeout=timeout,
        check=False,
    )


def filled_profile(folder: Path) -> Path:
    folder.mkdir()
    db = Database.open(folder / "gosclient.db")
    builders.district(db)
    db.close()
    return folder


def test_a_damaged_file_is_set_aside_and_the_window_opens_on_what_was_read(tmp_path):
    profile = filled_profile(tmp_path / "profile")
    file = profile / "gosclient.db"
    spoilt = bytearray(file.read_bytes())
    spoilt[:64] = b"\0" * 64
    file.write_bytes(spoilt)
    ended = start("-c", LOOK, profile)
    assert ended.returncode == 0, ended.stderr
    assert "поврежд" in ended.stdout
    assert list(profile.glob("gosclient.db.damaged-*"))


@pytest.mark.parametrize(("code", "then"), [("4071", "False True"), ("1111", "True False")])
def test_a_profile_with_a_code_opens_locked(tmp_path, code, then):
    profile = filled_profile(tmp_path / "profile")
    db = Database.open(profile / "gosclient.db")
    asyncio.run(lock.set_code(db, "", "4071", "4071", 1.0))
    db.close()
    ended = start("-c", LOCKED, profile, code)
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.splitlines() == ["LOCKED True False Госклиент", f"THEN {then}"]
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize(
    ("program", "words"), [("/bin/true", "открывается"), ("/no/such/program", "не открылся")]
)
def test_who_opens_the_training_district_is_told_what_comes(tmp_path, program, words):
    ended = start("-c", TRAINING, tmp_path / "profile", program)
    assert ended.returncode == 0, ended.stderr
    assert words in ended.stdout


def test_after_a_restoration_the_program_starts_anew_with_what_was_in_the_backup(tmp_path):
    profile = filled_profile(tmp_path / "profile")
    told = tmp_path / "told"
    program = tmp_path / "program"
    program.write_text(f'#!/bin/sh\nprintf "%s " "$@" > {told}.part\nmv {told}.part {told}\n')
    program.chmod(0o755)
    ended = start("-c", RESTORING, profile, tmp_path / "office.gosclient", program)
    assert "Traceback" not in ended.stderr, ended.stderr
    until(told.exists, "the program was started again")
    assert told.read_text() == f"-m ui.main --profile {profile} "
    db, said = Profile(profile).open_store()
    try:
        assert db.submit_read(settings.get, "mark").result() == "в копии"
        assert "Прежний файл отложен" in said
    finally:
        db.close()
    assert list(profile.glob("gosclient.db.replaced-*"))


def test_a_newer_file_is_left_alone_and_the_reason_is_said(tmp_path):
    profile = filled_profile(tmp_path / "profile")
    file = profile / "gosclient.db"
    connection = sqlite3.connect(file)
    connection.execute("pragma user_version = 1000")
    connection.close()
    before = file.read_bytes()
    closing = (
        "from PySide6.QtCore import QTimer\n"
        "import ui.screens.failure as failure\n"
        "shown = failure.FailureWindow.show\n"
        "def show(self):\n"
        "    shown(self)\n"
        "    QTimer.singleShot(0, self.close)\n"
        "failure.FailureWindow.show = show\n"
    )
    ended = start("-c", closing + LOOK, profile)
    assert ended.returncode == 1
    assert "более новой версией" in ended.stderr
    assert file.read_bytes() == before


WAIT = """
import asyncio
import sys
from pathlib import Path
from ui.bootstrap import open_window

async def wait(session):
    session.window.closed.connect(lambda: print("CLOSED", flush=True))
    print("OPEN", flush=True)
    await asyncio.Event().wait()

sys.exit(open_window(Path(sys.argv[1]), script=wait))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there closing the window is the only way")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_a_signal_closes_the_window_in_order(tmp_path, name):
    """Ctrl+C in the terminal, and a session that ends."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", WAIT, filled_profile(tmp_path / "profile")]
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as program:
        assert program.stdout.readline() == "OPEN\n"
        program.send_signal(getattr(signal, name))
        said, complained = program.communicate(timeout=60)
    assert (said, complained) == ("CLOSED\n", "")
    assert program.returncode == 1, "the script was broken off"


@pytest.mark.timeout(600)
def test_the_guided_tour_photographs_the_main_job_in_both_sizes_and_themes(tmp_path):
    home, secrets = tmp_path / "home", tmp_path / "secrets"
    kinds = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "HOME")
    ended = start(
        "-c",
        TOUR,
        *(tmp_path / "tour", home / "profile", secrets, home / "overheard"),
        timeout=570,
        PYTHONPATH=os.pathsep.join(filter(None, [*map(str, ROOTS), os.environ.get("PYTHONPATH")])),
        **dict.fromkeys(kinds, str(home)),
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    keys = secrets.read_text(encoding="utf-8").split()
    heard = (home / "overheard").read_text(encoding="utf-8")
    assert len(keys) > 1
    assert "NetworkDown" in heard, "the tour goes offline for a while"
    assert places_of(keys, [home, tmp_path / "tour"], [ended.stdout, ended.stderr]) == []
    pictures = sorted((tmp_path / "tour").rglob("*.png"))
    shots = {}
    for picture in pictures:
        step, size, look = picture.stem.rsplit("-", 2)
        image = QImage(str(picture))
        if size in SIZES:  # questions and single parts have sizes of their own
            assert (image.width(), image.height()) == SIZES[size], picture
        grid = [(x, y) for x in range(0, image.width(), 9) for y in range(0, image.height(), 9)]
        colours = {image.pixel(x, y) for x, y in grid}
        assert len(colours) > 10, f"{picture} is nearly blank"
        shots.setdefault(step, set()).add((size, look))
    whole = {(size, look) for size in SIZES for look in ("light", "dark")}
    assert len(shots) >= 10
    for step, taken in shots.items():
        of_window = {one for one in taken if one[0] in SIZES}
        assert of_window in (set(), whole), step
        assert {look for _, look in taken} == {"light", "dark"}, step
