"""Reading an uploaded file out of a multipart body, piece by piece."""

import hashlib
import re
from dataclasses import dataclass, replace
from typing import Final

from aiohttp import BodyPartReader, web

from gosclient.sandbox.serialise import without_surrogates
from gosclient.sandbox.uploads.store import NoRoomError, Store, Upload

PIECE: Final = 256 * 1024
_MULTIPART: Final = "multipart/form-data"
_HEAD: Final = 64
"""So many first bytes are enough to tell the kind of a file."""


@dataclass(slots=True, frozen=True)
class Wanted:
    """What a kind of upload takes.

    Attributes:
        field: The form field that carries the file.
        largest: Bytes; a bigger file is refused.
        kept: Whether the bytes are kept; else only their number and hash.
    """

    field: re.Pattern[str]
    largest: int
    kept: bool = True


@dataclass(slots=True, frozen=True)
class File:
    """A file that came whole.

    Attributes:
        head: Its first bytes.
        content: All of them, None if this kind is not kept.
        alone: Whether no other file came with it.
    """

    upload: Upload
    head: bytes
    content: bytearray | None
    alone: bool = True


async def receive(request: web.Request, wanted: Wanted, store: Store) -> File | None:
    """Return the first file under the wanted field; None if the body has none.

    Raises:
        NoRoomError: If it is too big, or there is no room left.
        ValueError: If the body is damaged. A cut connection raises the errors of aiohttp.
    """
    if request.content_type != _MULTIPART:
        return None
    found: File | None = None
    async for part in await request.multipart():
        if found is None and isinstance(part, BodyPartReader) and _fits(part, wanted):
            found = await _read(part, wanted, store)
        elif part is not None:
            if found is not None and isinstance(part, BodyPartReader) and _fits(part, wanted):
                found = replace(found, alone=False)
            await part.release()
    return found


def _fits(part: BodyPartReader, wanted: Wanted) -> bool:
    return bool(part.filename) and wanted.field.fullmatch(part.name or "") is not None


async def _read(part: BodyPartReader, wanted: Wanted, store: Store) -> File:
    digest, size, content, head = hashlib.sha256(), 0, bytearray(), b""
    try:
        while piece := await part.read_chunk(PIECE):
            if size + len(piece) > wanted.largest:
                raise NoRoomError
            if wanted.kept:
                store.reserve(len(piece))
                content += piece
            size += len(piece)
            digest.update(piece)
            head = (head + piece)[:_HEAD] if len(head) < _HEAD else head
    finally:
        store.release(len(content))
    name = without_surrogates(part.filename or "")
    upload = Upload(name, size, digest.hexdigest())
    return File(upload, head, content if wanted.kept else None)
