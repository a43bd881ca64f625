"""The checks in conftest.py do fail the tests they should, and only those."""

import re
import subprocess
import sys
from pathlib import Path

SAMPLES = """
import asyncio
import logging
import threading

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from ui import loop

for_ever = threading.Event()
kept = []


def test_bad_thread():
    threading.Thread(target=for_ever.wait, args=[1], name="anything").start()


def test_bad_daemon_thread_of_ours():
    threading.Thread(target=for_ever.wait, name="gosclient-lane", daemon=True).start()


def test_good_foreign_daemon_thread():
    threading.Thread(target=for_ever.wait, daemon=True).start()


async def test_bad_task():
    kept.append(asyncio.create_task(asyncio.sleep(100)))


async def test_good_thread_pool():
    await asyncio.to_thread(int)


@pytest.fixture
async def task():
    task = asyncio.create_task(asyncio.sleep(100))
    yield task
    task.cancel()


async def test_good_task_of_a_fixture(task):
    assert not task.done()


@pytest.mark.parametrize("turn", [1, 2])
def test_good_work_before_the_loop(qapp, turn):
    before = len(loop._state.early)
    loop.spawn(asyncio.sleep(0))
    assert before == 0


def test_bad_warning():
    logging.getLogger("gosclient.sync").warning("no answer from %s", "VK")


def test_good_warning(expected_logs):
    expected_logs.append("no answer from VK")
    logging.getLogger("gosclient.sync").warning("no answer from %s", "VK")


def test_bad_window(qapp):
    kept.append(QWidget())
    kept[-1].show()


def test_bad_timer_of_a_widget(qapp):
    kept.append(QWidget())
    QTimer(kept[-1]).start(1000)


def test_bad_timer_of_the_application(qapp):
    QTimer(qapp).start(1000)


def test_good_window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    QTimer(window).start(1000)
    window.show()
"""


def test_what_is_left_behind_fails_the_test_that_left_it(tmp_path):
    here = Path(__file__).parent
    conftest = (here / "conftest.py").read_text(encoding="utf-8")
    assert "PATIENCE = 5.0" in conftest
    (tmp_path / "conftest.py").write_text(
        conftest.replace("PATIENCE = 5.0", "PATIENCE = 0.1"), encoding="utf-8"
    )
    (tmp_path / "keyring_service.py").write_bytes((here / "keyring_service.py").read_bytes())
    (tmp_path / "pyproject.toml").write_bytes((here.parent / "pyproject.toml").read_bytes())
    (tmp_path / "test_samples.py").write_text(SAMPLES, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "test_samples.py"]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    told = set(
        re.findall(r"^(?:ERROR|FAILED) test_samples.py::test_(\w+)", run.stdout, re.MULTILINE)
    )
    bad = set(re.findall(r"def test_(bad_\w+)", SAMPLES))
    assert told == bad, run.stdout
