"""The window on a real display server, and not only on Qt's offscreen platform."""

import os
import shutil
import subprocess
import sys

import pytest

SCRIPT = """
import sys
from pathlib import Path
from ui.bootstrap import open_window

async def look(session):
    handle = session.window.windowHandle()
    print(session.application.platformName(), handle.isVisible(), session.window.grab().width())
    return 0

sys.exit(open_window(Path(sys.argv[1]), script=look))
"""


@pytest.fixture
def display():
    """Number of an X display that nobody sees."""
    if shutil.which("Xvfb") is None:
        pytest.skip("needs Xvfb; ./dev test installs it")
    reader, writer = os.pipe()
    command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[writer], stderr=subprocess.DEVNULL) as server:
        os.close(writer)
        with os.fdopen(reader) as told:
            yield f":{told.readline().strip()}"
        server.terminate()


@pytest.mark.skipif(sys.platform != "linux", reason="X is the display of Linux")
def test_the_window_opens_on_x(display, tmp_path):
    environment = {**os.environ, "QT_QPA_PLATFORM": "xcb", "DISPLAY": display}
    run = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(tmp_path / "profile")],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert run.stdout.split() == ["xcb", "True", "1366"], run.stderr
    assert run.returncode == 0
    assert run.stderr == ""
