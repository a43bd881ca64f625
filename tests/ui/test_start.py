"""What the program imports before its first paint, and what it makes of its command line."""

import subprocess
import sys

from ui.main import read_arguments

HEAVY = (
    "aiohttp",
    "asyncio",
    "keyring",
    "pymorphy3",
    "qasync",
    "requests",
    "sqlite_utils",
    "vk_api",
    "gosclient.engine",
    "gosclient.vk.gateway",
)


def test_nothing_heavy_is_imported_before_the_first_paint():
    script = (
        "import sys, ui.bootstrap\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules], end='')"
    )
    result = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert result.stdout == "[]"


def test_the_thread_side_is_not_part_of_the_first_paint():
    script = (
        "import sys, ui.bootstrap\nprint('ui.screens.inbox.thread_side' in sys.modules, end='')"
    )
    result = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert result.stdout == "False"


def test_a_start_without_a_code_knows_nothing_of_the_page_of_the_lock():
    script = (
        "import sys, ui.bootstrap\n"
        "names = 'ui.screens.lock.page', 'ui.screens.lock.cover', 'gosclient.desk.lock'\n"
        "print([name for name in names if name in sys.modules], end='')"
    )
    result = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert result.stdout == "[]"


def test_options_before_a_command_and_the_command_itself_are_told_apart():
    read = read_arguments(["--profile", "/p", "reply", "5", "--text", "--training"])
    assert str(read.profile) == "/p"
    assert (read.command, read.rest) == ("reply", ["5", "--text", "--training"])
    assert not read.training


def test_a_start_without_a_command_opens_the_window():
    read = read_arguments(["--training", "--profile=/p"])
    assert read.training
    assert str(read.profile) == "/p"
    assert not read.command


def test_another_address_of_the_api_is_for_the_window():
    read = read_arguments(["--api", "http://127.0.0.1:41873"])
    assert read.api == "http://127.0.0.1:41873"
    assert not read.command
    assert read_arguments([]).api == ""


def test_an_unknown_option_is_named():
    result = subprocess.run(
        [sys.executable, "-m", "ui.main", "--colour"], capture_output=True, text=True, check=False
    )
    assert result.returncode == 2
    assert "--colour" in result.stderr


def test_the_version_is_told():
    result = subprocess.run(
        [sys.executable, "-m", "ui.main", "--version"], capture_output=True, text=True, check=True
    )
    assert result.stdout.startswith("gosclient ")
