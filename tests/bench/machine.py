"""The machine and the versions, without which no figure means anything."""

import os
import platform
from importlib.metadata import version
from pathlib import Path

from gosclient.store.driver import sqlite3


def described() -> str:
    """One line: processor, cores, memory, load, system, versions."""
    load = " ".join(f"{one:.1f}" for one in os.getloadavg()) if hasattr(os, "getloadavg") else "?"
    return (
        f"{_processor()}, {os.cpu_count()} cores, {_memory_gib():.0f} GiB, load {load} · "
        f"{platform.system()} {platform.release()} · Python {platform.python_version()} · "
        f"PySide6 {version('PySide6-Essentials')} ({os.environ.get('QT_QPA_PLATFORM', 'native')})"
        f" · SQLite {sqlite3.sqlite_version}"
    )


def _processor() -> str:
    listing = Path("/proc/cpuinfo")
    if listing.exists():
        for line in listing.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def _memory_gib() -> float:
    import psutil

    return psutil.virtual_memory().total / 2**30
