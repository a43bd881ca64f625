"""Reading an uploaded file out of a multipart body, piece by piece."""

import hashlib
import re
from dataclasses import dataclass, field
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
        most: How many files are taken; they share the room of the largest.
    """

    field: re.Pattern[str]
    largest: int
    kept: bool = True
    most: int = 1


@dataclass(slots=True, frozen=True)
class File:
    """A file that came whole.

    Attributes:
        head: Its first bytes.
        content: All of them, None if this kind is not kept.
    """

    upload: Upload
    head: bytes
    content: bytearray | None


@dataclass(slots=True)
class Body:
    """What a request brought.

    Attributes:
        files: The files under the wanted field in their order, not more than wanted.
        more: Whether there were others, which are passed over.
    """

    files: list[File] = field(default_factory=list)
    more: bool = False

    @property
    def first(self) -> File | None:
        """The first file, None without any."""
        return self.files[0] if self.files else None


async def receive(request: web.Request, wanted: Wanted, store: Store) -> Body:
    """Return the files under the wanted field.

    Raises:
        NoRoomError: If it is too big, or there is no room left.
        ValueError: If the body is damaged. A cut connection raises the errors of aiohttp.
    """
    body, left = Body(), wanted.largest
    if request.content_type != _MULTIPART:
        return body
    async for part in await request.multipart():
        fits = isinstance(part, BodyPartReader) and _fits(part, wanted)
        if isinstance(part, BodyPartReader) and fits and len(body.files) < wanted.most:
            file = await _read(part, left, store, kept=wanted.kept)
            body.files.append(file)
            left -= file.upload.size
        elif part is not None:
            body.more = body.more or fits
            await part.release()
    return body


def _fits(part: BodyPartReader, wanted: Wanted) -> bool:
    return bool(part.filename) and wanted.field.fullmatch(part.name or "") is not None


async def _read(part: BodyPartReader, largest: int, store: Store, *, kept: bool) -> File:
    digest, size, content, head = hashlib.sha256(), 0, bytearray(), b""
    try:
        while piece := await part.read_chunk(PIECE):
            if size + len(piece) > largest:
                raise NoRoomError
            if kept:
                store.reserve(len(piece))
                content += piece
            size += len(piece)
            digest.update(piece)
            head = (head + piece)[:_HEAD] if len(head) < _HEAD else head
    finally:
        store.release(len(content))
    name = without_surrogates(part.filename or "")
    upload = Upload(name, size, digest.hexdigest())
    return File(upload, head, content if kept else None)
