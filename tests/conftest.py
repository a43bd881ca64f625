"""What every test gets: its own home and clock zone, and a check that nothing was left behind."""

import asyncio
import gc
import inspect
import logging
import os
import re
import sys
import threading
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

sys.path.insert(0, str(Path(__file__).parent))  # for the helpers beside this file

import keyring_service

# Qt reads these when it is first imported. No desktop may decide how our windows look.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
for name in [
    "QT_QPA_PLATFORMTHEME",
    "QT_STYLE_OVERRIDE",
    "QT_SCALE_FACTOR",
    "QT_FONT_DPI",
    "XDG_CURRENT_DESKTOP",
    "DISPLAY",
    "WAYLAND_DISPLAY",
]:
    os.environ.pop(name, None)

# An office in Moscow, so that code which takes local time for UTC is seen to be wrong.
os.environ["TZ"] = "MSK-3"
if hasattr(time, "tzset"):
    time.tzset()

# No test may reach the keyring of the person at the keyboard.
os.environ.pop("PYTHON_KEYRING_BACKEND", None)
os.environ["DBUS_SESSION_BUS_ADDRESS"] = "disabled:"

# Two slow cores say nothing about the code, so no example has a deadline.
settings.register_profile("dev", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("dev"), derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "dev")

# Python collects cycles on whichever thread happens to allocate, and a widget freed on a thread of
# the store crashes the process. As in the program (ui.garbage), the main thread collects.
gc.disable()
ENOUGH_GARBAGE = 20_000  # objects

PATIENCE = 5.0  # seconds for threads and tasks that are already on their way out
OUR_LOGGERS = ["gosclient", "ui"]


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """Check the tasks of a coroutine test after its own fixtures and before its loop closes."""
    for item in items:
        if inspect.iscoroutinefunction(getattr(item, "function", None)):
            first = item.fixturenames.index("no_leftover_threads") + 1
            item.fixturenames.insert(first, "no_leftover_tasks")


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(item):
    """Collect what a test leaves, on this thread: always what a window left, else when it is much."""
    if "qapp" in item.fixturenames or gc.get_count()[0] > ENOUGH_GARBAGE:
        gc.collect()
    gc.disable()  # a window that closes hands collecting back to Python


@pytest.fixture(scope="session", autouse=True)
def private_home(tmp_path_factory):
    """Keep settings, caches and profiles of the person at the keyboard out of the tests."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in ["XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"]:
            patch.setenv(name, str(home / name))
        yield home


@pytest.fixture(scope="session")
def secret_service():
    """Environment of a real, unlocked Secret Service, which this process has for itself.

    Two processes that write at the same time make gnome-keyring 42 abort.
    """
    if not keyring_service.installed():
        pytest.skip("needs gnome-keyring and dbus-daemon; ./dev test installs them")
    with keyring_service.private_keyring() as environment, pytest.MonkeyPatch.context() as patch:
        patch.setenv("DBUS_SESSION_BUS_ADDRESS", environment["DBUS_SESSION_BUS_ADDRESS"])
        yield environment


@pytest.fixture(autouse=True)
def no_leftover_threads():
    """Fail a test that leaves a thread of the product, or any that would keep Python alive."""
    before = set(threading.enumerate())
    yield
    deadline = time.monotonic() + PATIENCE
    left = []
    for thread in set(threading.enumerate()) - before:
        if thread.daemon and not thread.name.startswith("gosclient"):
            continue
        thread.join(max(0.0, deadline - time.monotonic()))
        if thread.is_alive():
            left.append(thread.name)
    assert not left, f"threads left running: {sorted(left)}"


@pytest.fixture
async def no_leftover_tasks():
    """Fail a coroutine test whose tasks outlive its fixtures; the loop would cancel them."""
    yield
    left = asyncio.all_tasks() - {asyncio.current_task()}
    if left:
        _, left = await asyncio.wait(left, timeout=PATIENCE)
    assert not left, f"tasks left running: {sorted(map(repr, left))}"


@pytest.fixture(autouse=True)
def no_leftover_windows(request):
    """Fail a window test that leaves a window on the screen or a timer ticking."""
    if "qapp" not in request.fixturenames:
        yield
        return
    from PySide6.QtCore import QCoreApplication, QEvent, QTimer
    from PySide6.QtWidgets import QApplication

    def timers(owner):
        return {timer for timer in owner.findChildren(QTimer) if timer.isActive()}

    application = request.getfixturevalue("qapp")
    windows, ticking = set(QApplication.topLevelWidgets()), timers(application)
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    new = set(QApplication.topLevelWidgets()) - windows
    shown = [window for window in new if window.isVisible()]
    ticking = (timers(application) - ticking).union(*map(timers, new))
    assert not shown, f"windows left on the screen: {shown}"
    assert not ticking, f"timers left ticking: {[(t.parent(), t.interval()) for t in ticking]}"


@pytest.fixture(autouse=True)
def no_work_for_later_loops(request):
    """End what a window asked for before any loop ran; the next test's loop would start it."""
    yield
    if "qapp" in request.fixturenames:
        from ui import loop

        for coroutine in loop._state.early:
            coroutine.close()
        loop._state.early.clear()


@pytest.fixture
def expected_logs():
    """Patterns of warnings that this test expects; ``expected_logs.append("no answer")``."""
    return []


class _Collector(logging.Handler):
    def __init__(self):
        super().__init__(logging.WARNING)
        self.lines = []

    def emit(self, record):
        self.lines.append(f"{record.levelname} {record.name}: {self.format(record)}")


@pytest.fixture(autouse=True)
def no_unexpected_logs(expected_logs):
    """Fail a test in which the product warned of something the test did not expect."""
    collector = _Collector()
    for name in OUR_LOGGERS:
        logging.getLogger(name).addHandler(collector)
    yield
    for name in OUR_LOGGERS:
        logging.getLogger(name).removeHandler(collector)
    surprises = [
        line for line in collector.lines if not any(re.search(p, line) for p in expected_logs)
    ]
    assert not surprises, "unexpected warnings:\n" + "\n".join(surprises)
