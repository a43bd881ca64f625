"""Where the files that come with the program lie."""

from pathlib import Path
from typing import Final

RESOURCES: Final = Path(__file__).resolve().parents[2] / "resources"
"""The folder `resources` beside `ui`: in a checkout and in a frozen build alike."""


def resource(*parts: str) -> str:
    """Give the path of one bundled file.

    Args:
        parts: Folders and file name below `resources`.

    Raises:
        FileNotFoundError: The file is not there: the installation is damaged.
    """
    path = RESOURCES.joinpath(*parts)
    if not path.is_file():
        raise FileNotFoundError(f"Не найден файл программы: {path}")
    return str(path)
