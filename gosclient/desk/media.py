"""Pictures and files of a publication: added, edited, shown; prepared off everybody's thread."""

import asyncio
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from gosclient.domain.edits import Edits
from gosclient.domain.errors import BadInput
from gosclient.domain.files import (
    HEAD,
    LARGEST_PHOTO,
    check_size,
    kind_of,
    picture_format,
    shown_name,
)
from gosclient.domain.publishing import MediaKind
from gosclient.store import media
from gosclient.store.database import Database, Transaction
from gosclient.store.media import StoredMedia
from gosclient.sync import files
from gosclient.sync.files import PATIENCE
from gosclient.sync.threads import in_thread

if TYPE_CHECKING:
    from gosclient.desk.preparing import Prepared

_THREAD = "gosclient-picture"

KEPT_UNNAMED = 30 * 24 * 3600
"""Seconds a file stays although no publication names it: somebody may still be writing."""

AT_ONCE = 2
"""Photos that are prepared together: each takes some hundred megabytes of memory meanwhile."""

_turns: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Semaphore] = WeakKeyDictionary()


async def add_file(db: Database, path: Path, now: float, patience: float = PATIENCE) -> StoredMedia:
    """Add a file of this computer to what may be published.

    A photo is prepared and kept here, and so is a moving GIF, which becomes a document; of another
    document or a video only its place is kept.

    Args:
        db: the open store.
        path: of the file.
        now: unix seconds.
        patience: seconds without a byte after which its disk is taken to hang.

    Raises:
        BadInput: it cannot be published, and why; nothing was added.
        StoreError: the store could not take it.
    """
    name = shown_name(str(path))
    found = await files.look(path, patience)
    check_size(name, MediaKind.VIDEO, found.size)
    kind = kind_of(name, found.head)
    check_size(name, kind, found.size)
    if kind is MediaKind.PHOTO:
        async with _turn():
            content = await files.read(path, LARGEST_PHOTO, patience)
            return await _add_photo(db, name, content, now)
    described = StoredMedia(
        0,
        kind,
        name,
        path=found.place,
        size=found.size,
        changed_at=found.changed_at,
        added_at=int(now),
    )
    return await db.write(media.add, described)


async def add_bytes(db: Database, name: str, data: bytes, now: float) -> StoredMedia:
    """Add a picture that is no file: from the clipboard, or dragged from another program.

    Args:
        db: the open store.
        name: how to call it; its ending is put right.
        data: the picture, in any format that a file may have.
        now: unix seconds.

    Raises:
        BadInput: it is no picture or cannot be published, and why; nothing was added.
        StoreError: the store could not take it.
    """
    name = shown_name(name)
    check_size(name, MediaKind.PHOTO, len(data))
    if kind_of(name, data[:HEAD]) is not MediaKind.PHOTO:
        raise BadInput(
            f"«{name}» не картинка, а так добавляют только картинки. Ничего не добавлено, запись "
            "сохранена. Сохраните это в файл и добавьте его."
        )
    async with _turn():
        return await _add_photo(db, name, data, now)


async def edit(db: Database, media_id: int, edits: Edits, now: float) -> StoredMedia:
    """Make a photo anew from its original with these edits in place of those before.

    Returns:
        The edited photo, a row of its own: put it into the publication instead of the one before.
        What names the row before keeps what it had.

    Raises:
        BadInput: it is no still photo, or nothing would be left of it; nothing was changed.
        StoreError: the store could not take it.
    """
    before = await db.read(media.get, media_id)
    whole = await db.read(media.original, media_id)
    if before is None or whole is None:
        raise BadInput("Этого фото здесь больше нет. Ничего не изменено; добавьте его снова.")
    if before.edits == edits:
        return before

    def work() -> "Prepared":
        from gosclient.desk.preparing import edited  # noqa: PLC0415 - Pillow is heavy

        return edited(before.name, whole, edits)

    async with _turn():
        made = await in_thread(work, _THREAD)
    described = replace(_described(made, now), edits=edits)
    stored = await db.write(media.add_edited, media_id, described, made.picture, made.thumbnail)
    if stored is None:
        raise BadInput("Этого фото здесь больше нет. Ничего не изменено; добавьте его снова.")
    return stored


async def get(db: Database, ids: Collection[int]) -> dict[int, StoredMedia]:
    """Those of these files that are here."""
    return await db.read(media.several, ids)


async def thumbnail(db: Database, media_id: int) -> bytes | None:
    """A small picture of a photo or moving GIF, JPEG or PNG; None for another file."""
    return await db.read(media.thumbnail, media_id)


async def picture(db: Database, media_id: int) -> bytes | None:
    """A photo or moving GIF as it will be uploaded; None for another file."""
    return await db.read(media.picture, media_id)


async def original(db: Database, media_id: int) -> bytes | None:
    """A photo without its edits, upright and without metadata; a GIF as it is; else None."""
    return await db.read(media.original, media_id)


async def remove_unused(db: Database, now: float) -> int:
    """Remove what nothing names any more; returns how many files went.

    Files of officers stay where they are: of them only the note here goes.
    """

    def write(transaction: Transaction) -> int:
        return media.remove_unnamed(transaction, int(now) - KEPT_UNNAMED)

    return await db.write(write)


async def _add_photo(db: Database, name: str, content: bytes, now: float) -> StoredMedia:
    check_size(name, MediaKind.PHOTO, len(content))

    def work() -> "Prepared":
        if picture_format(content[:HEAD]) == "HEIF":
            from gosclient.desk.heic import prepared_apart  # noqa: PLC0415 - few files need it

            return prepared_apart(name, content)
        from gosclient.desk.preparing import prepared  # noqa: PLC0415 - Pillow is heavy

        return prepared(name, content)

    made = await in_thread(work, _THREAD)
    return await db.write(media.add, _described(made, now), made.picture, made.thumbnail)


def _described(made: "Prepared", now: float) -> StoredMedia:
    return StoredMedia(
        0,
        MediaKind.DOCUMENT if made.moves else MediaKind.PHOTO,
        made.name,
        size=len(made.picture),
        width=made.width,
        height=made.height,
        hash=made.hash,
        added_at=int(now),
    )


def _turn() -> asyncio.Semaphore:
    """A place among ``AT_ONCE``; every loop has its own, because a semaphore belongs to one."""
    return _turns.setdefault(asyncio.get_running_loop(), asyncio.Semaphore(AT_ONCE))
