"""A backup to one file, and a restoration from one."""

import asyncio
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from gosclient.domain.backup import (
    SHORTEST_PASSWORD,
    TOO_SHORT,
    Manifest,
)
from gosclient.domain.encryption import StoreKey
from gosclient.domain.errors import BadInput
from gosclient.store import backup, backup_file, restore, settings, space, traces
from gosclient.store.backup_file import Tell, go_on
from gosclient.store.connection import SCHEMA_VERSION
from gosclient.store.database import Connection, Database
from gosclient.store.space import Room

_LAST = "last_backup"
"""Setting with the time of the last backup, unix seconds."""

REMIND_AFTER = 30 * 24 * 3600
"""Seconds after which a backup is worth a reminder."""

_NOT_WRITTEN = "Записать сюда не получилось: {reason}. Копия не записана; выберите другую папку."
_NOT_READ = "Этот файл не открылся: {reason}. Ничего не изменено."
_NO_FOLDER = "Такой папки нет. Копия не записана; выберите другую папку."


@dataclass(frozen=True, slots=True)
class Kept:
    """What lies on the disk, and what may lie beside it.

    Attributes:
        pictures: bytes of cached pictures.
        last_backup: unix seconds, 0 for never.
        remnants: older files beside the store that may hold words of citizens.
        removable: those of them that the program may remove: copies from before a migration, and what
            a restoration that was cut short has left.
        unfinished: traces of what was removed may still lie in the file or its log.
    """

    room: Room
    pictures: int
    last_backup: int
    remnants: tuple[Path, ...]
    removable: tuple[Path, ...]
    unfinished: bool


async def make(db: Database, target: Path, password: str = "", tell: Tell = go_on) -> Manifest:
    """Write a backup while the program works; a file of that name is replaced at the very end.

    Args:
        db: the open store.
        target: the file.
        password: closes what is inside; empty leaves it open.
        tell: told how far it is, on another thread; False stops.

    Raises:
        BadInput: it was stopped or cannot be written; what was there before stays.
        StoreFull: there is no room.
    """
    if password and len(password) < SHORTEST_PASSWORD:
        raise BadInput(TOO_SHORT)
    if not target.parent.is_dir():
        raise BadInput(_NO_FOLDER)
    copy = backup.unfinished(target, "store")
    try:
        await asyncio.to_thread(backup.remove_unfinished, target)
        taking = db.submit_bare_read(backup.take, copy, password, tell)
        manifest = await asyncio.wrap_future(taking)
        await asyncio.to_thread(backup.complete, copy, target, manifest, password, tell)
    except OSError as error:
        raise BadInput(_NOT_WRITTEN.format(reason=error.strerror or error)) from None
    finally:
        with suppress(OSError):
            copy.unlink(missing_ok=True)
    if not db.readonly:
        await db.write(settings.put, _LAST, str(manifest.made_at))
    return manifest


def look_into(source: Path) -> Manifest:
    """What a backup says of itself.

    Raises:
        BadInput: it is none, or cannot be read.
    """
    try:
        return backup_file.read_manifest(source, SCHEMA_VERSION)
    except OSError as error:
        raise BadInput(_NOT_READ.format(reason=error.strerror or error)) from None


def make_ready(
    source: Path,
    store: Path,
    password: str = "",
    tell: Tell = go_on,
    key: StoreKey | None = None,
) -> Manifest:
    """Check a backup and lay it ready; it is taken over when the profile is opened next.

    Args:
        source: the backup.
        store: the profile's store, which stays as it is until then.
        password: of the backup.
        tell: told how far it is.
        key: of the profile's store if that is encrypted.

    Raises:
        BadInput: it cannot be used, the password is wrong, or it was stopped.
        StoreFull: there is no room.
    """
    try:
        return restore.make_ready(source, store, password, int(time.time()), tell, key)
    except OSError as error:
        raise BadInput(_NOT_READ.format(reason=error.strerror or error)) from None


async def kept(db: Database, pictures: Path) -> Kept:
    """What lies on the disk. ``pictures`` is the folder of cached pictures."""

    def read(connection: Connection) -> tuple[Room, str, bool]:
        return (
            space.room(connection, db.path),
            settings.get(connection, _LAST),
            traces.are_left(connection),
        )

    room, last, unfinished = await db.read(read)
    remnants = await asyncio.to_thread(space.remnants, db.path)
    return Kept(
        room=room,
        pictures=await asyncio.to_thread(_size, pictures),
        last_backup=int(last) if last.isdecimal() else 0,
        remnants=tuple(remnants),
        removable=tuple(one for one in remnants if space.may_go(db.path, one)),
        unfinished=unfinished,
    )


async def remove_remnants(db: Database) -> int:
    """Remove what may go of the older files beside the store; returns how many."""
    removable = [one for one in space.remnants(db.path) if space.may_go(db.path, one)]
    for one in removable:
        with suppress(OSError):
            await asyncio.to_thread(one.unlink)
    return len(removable)


async def give_back(db: Database) -> None:
    """Write the store anew without the room that is free in it; writing waits meanwhile.

    Raises:
        StoreFull: it needs as much room beside itself; nothing was changed.
    """
    await db.beside(space.give_back)


def _size(folder: Path) -> int:
    if not folder.is_dir():
        return 0
    return sum(one.stat().st_size for one in folder.iterdir() if one.is_file())
