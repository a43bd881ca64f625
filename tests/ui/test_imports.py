"""The window is on screen before anything heavy is imported."""

import subprocess
import sys

HEAVY = ("asyncio", "qasync", "PySide6.QtSvg", "PySide6.QtNetwork", "aiohttp", "vk_api", "keyring")
BASE = (
    "ui.loop",
    "ui.theme.icons",
    "ui.widgets.avatars",
    "ui.widgets.buttons",
    "ui.widgets.editor",
    "ui.widgets.placeholders",
    "ui.widgets.plain_text",
    "ui.widgets.rail_button",
    "ui.widgets.search_field",
    "ui.widgets.strip",
    "ui.widgets.toast",
)


def test_the_base_of_the_window_imports_nothing_heavy():
    words = f"import sys, {', '.join(BASE)}; print(*[m for m in {HEAVY!r} if m in sys.modules])"
    answer = subprocess.run(
        [sys.executable, "-c", words], capture_output=True, text=True, check=True, timeout=60
    )
    assert answer.stdout.strip() == ""
