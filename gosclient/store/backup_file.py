"""The file of a backup: a ZIP with a manifest and a store, written and read with suspicion."""

import hashlib
import os
import shutil
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import IO

from gosclient.domain.backup import (
    DAMAGED,
    LARGEST_MANIFEST,
    MANIFEST,
    MEMBERS,
    NOT_OURS,
    STOPPED,
    STORE,
    Manifest,
    Stage,
    manifest_of,
    manifest_to_text,
)
from gosclient.domain.errors import BadInput, StoreFull

Tell = Callable[[Stage, float], bool]
"""Told what is done and how much of it (0 to 1); False asks to stop."""

_PIECE = 1024 * 1024
_SPARE = 1024 * 1024
"""Bytes that stay free on a disk."""


def go_on(_stage: Stage, _share: float) -> bool:
    """A ``Tell`` that nobody listens to."""
    return True


def pack(store: Path, target: Path, manifest: Manifest, tell: Tell) -> None:
    """Write a backup's file and wait for the disk."""
    # What is encrypted cannot be made smaller.
    kind = zipfile.ZIP_STORED if manifest.encrypted else zipfile.ZIP_DEFLATED
    with target.open("wb") as file:
        with zipfile.ZipFile(file, "w", kind, compresslevel=1) as packed:
            packed.writestr(MANIFEST, manifest_to_text(manifest))
            with store.open("rb") as source, packed.open(STORE, "w", force_zip64=True) as member:
                _pour(source, member, manifest.size, Stage.PACK, tell)
        file.flush()
        os.fsync(file.fileno())


def read_manifest(path: Path, schema: int) -> Manifest:
    """What a file says of itself.

    Raises:
        BadInput: not a backup of ours, damaged, or of a newer program.
    """
    try:
        with zipfile.ZipFile(path) as packed:
            return _manifest(packed, schema)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError):
        raise BadInput(DAMAGED if _begins_like_zip(path) else NOT_OURS) from None


def unpack(path: Path, target: Path, schema: int, stage: Stage, tell: Tell) -> Manifest:
    """Write the store of a backup to ``target`` and see that it is what the manifest names.

    Raises:
        BadInput: as ``read_manifest``, or what is inside is not what was written.
        StoreFull: there is no room for it.
    """
    try:
        with zipfile.ZipFile(path) as packed:
            manifest = _manifest(packed, schema)
            if shutil.disk_usage(target.parent).free < manifest.size + _SPARE:
                raise StoreFull
            with packed.open(STORE) as member, target.open("wb") as file:
                sha256 = _pour(member, file, manifest.size, stage, tell)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError):
        raise BadInput(DAMAGED if _begins_like_zip(path) else NOT_OURS) from None
    if target.stat().st_size != manifest.size or sha256 != manifest.sha256:
        raise BadInput(DAMAGED)
    return manifest


def hash_of(path: Path) -> str:
    """SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _manifest(packed: zipfile.ZipFile, schema: int) -> Manifest:
    names = packed.namelist()
    # No other names: a path could lead anywhere, and a second member of one name is a trick.
    if len(names) != len(MEMBERS) or set(names) != MEMBERS:
        raise BadInput(NOT_OURS)
    if packed.getinfo(MANIFEST).file_size > LARGEST_MANIFEST:
        raise BadInput(NOT_OURS)
    with packed.open(MANIFEST) as member:
        manifest = manifest_of(member.read(LARGEST_MANIFEST), schema)
    if packed.getinfo(STORE).file_size != manifest.size:
        raise BadInput(DAMAGED)
    return manifest


def _pour(source: IO[bytes], target: IO[bytes], size: int, stage: Stage, tell: Tell) -> str:
    """Copy at most ``size`` bytes and one; returns their SHA-256."""
    sha256, done = hashlib.sha256(), 0
    while done <= size and (piece := source.read(min(_PIECE, size + 1 - done))):
        target.write(piece)
        sha256.update(piece)
        done += len(piece)
        if not tell(stage, min(1.0, done / max(size, 1))):
            raise BadInput(STOPPED)
    return sha256.hexdigest()


def _begins_like_zip(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) == b"PK\x03\x04"
