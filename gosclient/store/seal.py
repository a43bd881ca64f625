"""Whether a file is encrypted, and which key is its own: told without opening it.

Beside an encrypted file stands a small one with no secret in it: the profile's name in the keyring,
which must be known before the file can be read, and a check value of the key. A key that does not
fit is told by these, so a whole file is never taken for a damaged one.
"""

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from gosclient.domain.errors import StoreSealed

if TYPE_CHECKING:
    from gosclient.domain.encryption import StoreKey

PLAIN_HEADER = b"SQLite format 3\0"
"""The first bytes of every plain file of SQLite."""

_PAGE = 4096
_LOOKED_AT = 64
"""Pages that are enough to tell noise from SQLite's pages."""

_DISTINCT = 240
"""Of the 256 bytes there are, as many at least stand in a page of noise."""

_WRONG_KEY = (
    "Этот ключ не подходит к локальному файлу. Файл цел и не изменён. Введите код восстановления, "
    "который был показан при включении шифрования."
)


class Seal(NamedTuple):
    """What stands beside an encrypted file.

    Attributes:
        profile: name of the profile in the keyring.
        check: ``StoreKey.check`` of the file's key.
    """

    profile: str
    check: str


def seal_path(path: Path) -> Path:
    """The small file beside a store."""
    return path.with_name("encryption.json")


def unfinished_seal(path: Path) -> Path:
    """Where a seal stands while it is written."""
    return seal_path(path).with_suffix(".part")


def read_seal(path: Path) -> Seal | None:
    """What stands beside a store; None if nothing readable does."""
    try:
        return Seal(**json.loads(seal_path(path).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def write_seal(path: Path, seal: Seal) -> None:
    """Put a seal beside a store, whole or not at all, and have it on the disk.

    Raises:
        OSError: it could not be written; the one before stays.
    """
    unfinished = unfinished_seal(path)
    with unfinished.open("w", encoding="utf-8") as file:
        json.dump(seal._asdict(), file)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(seal_path(path))
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Have new names in a folder on the disk; systems without it keep them by themselves."""
    if os.name != "posix":
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def marker(path: Path) -> Path:
    """The file that stands beside a store while its encryption is changed."""
    return path.with_name(f"{path.name}.exchange")


def is_unsettled(path: Path) -> bool:
    """Whether a change is under way or was broken off."""
    return _is_there(marker(path))


def is_encrypted(path: Path) -> bool:
    """Whether a key is needed to open what stands here.

    A plain file may have a damaged beginning, so it is not the beginning alone that tells.
    """
    header = header_of(path)
    if header == PLAIN_HEADER:
        return False
    return _is_there(seal_path(path)) or (bool(header) and is_noise(path))


def check_key(path: Path, key: "StoreKey | None") -> None:
    """See that a store can be opened with this key, or without one.

    Raises:
        StoreSealed: it cannot; the file was not touched.
    """
    if key is None:
        if is_encrypted(path):
            raise StoreSealed
        return
    header = header_of(path)
    if header == PLAIN_HEADER:
        raise StoreSealed(
            "Локальный файл не зашифрован, а открыть его хотели с ключом. Файл цел и не изменён."
        )
    if header == key.salt:
        return  # the file itself knows its key
    seal = read_seal(path)
    if seal is None and not header:
        return  # a new file
    if seal is None or seal.check != key.check:
        raise StoreSealed(_WRONG_KEY)


def header_of(path: Path) -> bytes:
    """The first bytes of a file, none if it is not there."""
    try:
        with path.open("rb") as file:
            return file.read(len(PLAIN_HEADER))
    except OSError:  # who may not even look is told so when the store is opened
        return b""


def _is_there(path: Path) -> bool:
    try:
        path.stat()
    except OSError:
        return False
    return True


def is_noise(path: Path) -> bool:
    """Whether the pages hold all bytes alike, as encrypted ones do and no others of ours."""
    with path.open("rb") as file:
        pages = [file.read(_PAGE) for _ in range(_LOOKED_AT)]
    pages = [page for page in pages if page]
    noisy = sum(len(set(page)) >= _DISTINCT for page in pages)
    return noisy > len(pages) / 2
