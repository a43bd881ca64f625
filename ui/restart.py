"""Starting this program once more, with a life of its own."""

import logging
import sys
from pathlib import Path

from PySide6.QtCore import QProcess

_log = logging.getLogger("ui")


def start_program(*arguments: str) -> bool:
    """Start the program beside this one; whether it started."""
    own = [] if getattr(sys, "frozen", False) else ["-m", "ui.main"]
    started, _process = QProcess.startDetached(sys.executable, [*own, *arguments])
    if not started:
        _log.warning("the program did not start once more")
    return bool(started)


def start_again(folder: Path | None) -> bool:
    """Start the program anew with the same profile; this one is at its end.

    Args:
        folder: of the profile, None for the usual one.
    """
    return start_program(*(("--profile", str(folder)) if folder is not None else ()))
