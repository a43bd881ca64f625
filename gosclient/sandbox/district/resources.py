"""Reads the data of the district from `resources/district`."""

import json
import sys
from functools import cache
from pathlib import Path
from typing import Any


def district_folder() -> Path:
    """Return the folder with the district's texts.

    A frozen program unpacks its resources beside its modules and names that place in
    `sys._MEIPASS`; a source tree keeps them in `resources/` next to the package.
    """
    unpacked = getattr(sys, "_MEIPASS", None)
    root = Path(unpacked) if unpacked else Path(__file__).resolve().parents[3]
    return root / "resources" / "district"


@cache
def read(name: str) -> dict[str, Any]:
    """Return the contents of one file of the district, read once a process.

    Args:
        name: File name without the extension, relative to the folder, such as `words` or
            `topics/roads`.

    Raises:
        FileNotFoundError: The installation is incomplete.
    """
    text = (district_folder() / f"{name}.json").read_text(encoding="utf-8")
    data: dict[str, Any] = json.loads(text)
    return data


def topic_files() -> tuple[str, ...]:
    """Return the names of all files with citizens' topics, in a fixed order."""
    return _files_in("topics")


def post_files() -> tuple[str, ...]:
    """Return the names of all files with posts, in a fixed order."""
    return _files_in("posts")


@cache
def _files_in(folder: str) -> tuple[str, ...]:
    paths = sorted((district_folder() / folder).glob("*.json"))
    return tuple(f"{folder}/{path.stem}" for path in paths)
