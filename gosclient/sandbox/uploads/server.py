"""The upload server: takes files at addresses given out before, and shows what was uploaded."""

import asyncio
import mimetypes
import re
import secrets
import time
from collections.abc import Mapping
from typing import Final

import aiohttp
from aiohttp import web

from gosclient.sandbox import transport, video_uploads
from gosclient.sandbox.attachments import COMMUNITY_ALBUM
from gosclient.sandbox.calls import CallLog
from gosclient.sandbox.faults import UPLOAD, Fault, FaultBook
from gosclient.sandbox.serialise import Json, to_json
from gosclient.sandbox.uploaded import SIDES
from gosclient.sandbox.uploads import kinds
from gosclient.sandbox.uploads.receiving import Body, File, Wanted, receive
from gosclient.sandbox.uploads.slots import (
    ALBUM_PHOTOS,
    DOCUMENT,
    MESSAGE_PHOTO,
    MOST_IN_ALBUM,
    PHOTO,
    VIDEO,
    Received,
    Slot,
)
from gosclient.sandbox.uploads.store import MIB, NoRoomError, Upload
from gosclient.sandbox.world import World

LARGEST_PHOTO: Final = 50 * MIB
"""As VK's page on uploading photos says."""
LARGEST_DOCUMENT: Final = 64 * MIB
"""VK takes 200 MB and more; here everything stays in memory."""
LARGEST_VIDEO: Final = 1024 * MIB

_PHOTO: Final = Wanted(re.compile(r"photo|file[0-9]?"), LARGEST_PHOTO)
_WANTED: Final[Mapping[str, Wanted]] = {
    PHOTO: _PHOTO,
    MESSAGE_PHOTO: _PHOTO,
    ALBUM_PHOTOS: Wanted(re.compile(r"file[0-9]?"), LARGEST_PHOTO, most=MOST_IN_ALBUM),
    DOCUMENT: Wanted(re.compile("file"), LARGEST_DOCUMENT),
    VIDEO: Wanted(re.compile("video_file"), LARGEST_VIDEO, kept=False),
}
"""`file0` is what vk_api sends; the real VK takes it, though its page names `photo` alone."""
_NO_ROOM: Final = "the file is too big, or there is no room left"
_FOREVER: Final = {"Cache-Control": "public, max-age=31536000, immutable"}
_DAMAGED: Final = (
    ValueError,
    AssertionError,
    EOFError,
    ConnectionError,
    web.RequestPayloadError,
    aiohttp.ClientError,
)


def _described(slot: Slot, upload: Upload) -> dict[str, str]:
    """Return what the log of calls says of an upload."""
    size = str(upload.size)
    return {"kind": slot.kind, "name": upload.name, "size": size, "sha256": upload.sha256}


def _spoils(fault: Fault | None) -> bool:
    """Whether a file that came well is to look as if it were useless."""
    return fault is not None and fault.kind == "unusable"


def _server() -> int:
    """Return the number of the server that took a photo."""
    return 800_000 + secrets.randbelow(100_000)


def _part(key: str) -> Json:
    """Return what stands for one photo until it is saved."""
    return {"markers_restarted": True, "photo": f"{secrets.token_hex(5)}:x", "kid": key}


class UploadServer:
    """Answers under `{base_url}/upload/` and `{base_url}/uploaded/`."""

    def __init__(
        self, world: World, faults: FaultBook, calls: CallLog, stopping: asyncio.Event
    ) -> None:
        self._world = world
        self._faults = faults
        self._calls = calls
        self._stopping = stopping
        self._drawing = asyncio.Lock()
        """One picture at a time: a big one takes much memory while it is open."""

    def routes(self) -> list[web.RouteDef]:
        """Return the addresses of uploads and of what came there."""
        shown = "/uploaded/{sha256:[0-9a-f]{64}}"
        return [
            web.post("/upload/{secret}", self._take),
            web.get("/upload/{secret}", self._follow_link),
            web.get(f"{shown}/{{width:[0-9]{{1,4}}}}x{{height:[0-9]{{1,4}}}}.jpg", self._scaled),
            web.get(f"{shown}/{{name}}", self._original),
        ]

    async def _take(self, request: web.Request) -> web.Response:
        """Take one file; from its first byte on the address works no more."""
        slot = self._slot(request)
        if slot.link:
            return await self._follow_link(request)
        fault = self._faults.take(UPLOAD, slot.community)
        record = self._calls.open(
            UPLOAD, {"kind": slot.kind}, slot.token.label, slot.token.owner, time.time()
        )
        record.fault = fault.name if fault else ""
        if spoiled := await transport.before(fault, request, self._stopping):
            return spoiled
        try:
            came = await self._receive(request, slot)
            body = await self._answer(slot, Body() if _spoils(fault) else came)
        except NoRoomError:
            largest = _WANTED[slot.kind].largest
            raise web.HTTPRequestEntityTooLarge(largest, text=_NO_ROOM) from None
        if request.transport is None:
            return web.Response()  # the client left in the middle, nobody hears an answer
        if came.first is not None:
            record.parameters = _described(slot, came.first.upload)
        record.answer = to_json(body)
        if fault and fault.kind == "drop_after":
            return transport.cut(request)
        return transport.json_answer(record.answer)

    async def _receive(self, request: web.Request, slot: Slot) -> Body:
        """Return the files of a request; none if the address works no more."""
        if not self._world.uploads.works(slot):
            await request.release()
            return Body()
        slot.closed = True
        try:
            return await receive(request, _WANTED[slot.kind], self._world.uploads.store)
        except _DAMAGED:
            return Body()

    async def _follow_link(self, request: web.Request) -> web.Response:
        """Take a video that stays elsewhere: VK only wants the address to be opened, by GET or POST."""
        slot = self._slot(request)
        if not slot.link or not self._world.uploads.works(slot):
            raise web.HTTPNotFound
        slot.closed = True
        video_uploads.arrive(self._world, slot.owner_id, slot.video_id, None)
        return transport.json_answer(to_json({"response": 1}))

    def _slot(self, request: web.Request) -> Slot:
        slot = self._world.uploads.find(request.match_info["secret"])
        if slot is None:
            raise web.HTTPNotFound
        return slot

    async def _answer(self, slot: Slot, came: Body) -> Json:
        """Keep a file that is good for its kind, and say how it is to be saved."""
        if slot.kind == VIDEO:
            return self._take_video(slot, came.first)
        if slot.kind == DOCUMENT:
            return await self._take_document(slot, came.first)
        if slot.kind == ALBUM_PHOTOS:
            return await self._take_album(slot, came.files)
        return await self._take_photo(slot, came)

    async def _take_album(self, slot: Slot, files: list[File]) -> Json:
        """Keep the photos among the files; "[]" says that there is none."""
        server, key = _server(), secrets.token_hex(16)
        shapes = [(file, await self._shape(file)) for file in files]
        good = [(file, shape) for file, shape in shapes if shape is not None]
        handle = to_json([_part(key) for _ in good])
        for number, (file, shape) in enumerate(good):
            received = Received(slot, file.upload, handle, server, shape)
            self._keep(f"{key}.{number}", received, file)
        return {"server": server, "photos_list": handle, "aid": COMMUNITY_ALBUM, "hash": key}

    async def _take_photo(self, slot: Slot, came: Body) -> Json:
        """Say "[]" where the real VK does: for a wrong field and for what is no fit picture.

        Several photos at once give a wall nothing to save, as users of vk_api met it in 2025.
        """
        file = came.first
        shape = await self._shape(file)
        server, key = _server(), secrets.token_hex(16)
        handle = "" if came.more and slot.kind == PHOTO else "[]"
        if handle and file is not None and shape is not None:
            handle = to_json([_part(key)])
            self._keep(key, Received(slot, file.upload, handle, server, shape), file)
        return {"server": server, "photo": handle, "hash": key}

    async def _take_document(self, slot: Slot, file: File | None) -> Json:
        reason = "no file"
        if file is not None:
            reason = kinds.refused_document(file.upload.name, file.head)
        if file is None or reason:
            return {"error": reason, "error_descr": reason}
        kind = kinds.document_type(file.upload.name)
        shape = await self._shape(file) if kind in kinds.PICTURE_TYPES else None
        key = f"{slot.owner_id}|0|{secrets.token_hex(16)}|{file.upload.size}"
        self._keep(key, Received(slot, file.upload, key, 0, shape), file)
        return {"file": key}

    def _take_video(self, slot: Slot, file: File | None) -> Json:
        if file is None or not kinds.is_video(file.head):
            return {"error": "no video" if file is None else "unknown format of the video"}
        video_uploads.arrive(self._world, slot.owner_id, slot.video_id, file.upload)
        return {
            "size": file.upload.size,
            "owner_id": slot.owner_id,
            "video_id": slot.video_id,
            "video_hash": secrets.token_hex(9),
        }

    def _keep(self, key: str, received: Received, file: File) -> None:
        if file.content is not None:
            self._world.uploads.receive(key, received, file.content)

    async def _shape(self, file: File | None) -> kinds.Shape | None:
        if file is None or file.content is None:
            return None
        async with self._drawing:
            return await asyncio.to_thread(kinds.picture, file.content)

    async def _original(self, request: web.Request) -> web.Response:
        """Show the very bytes that came."""
        content = self._content(request)
        kind = mimetypes.guess_type(request.match_info["name"])[0]
        return web.Response(
            body=content, content_type=kind or "application/octet-stream", headers=_FOREVER
        )

    async def _scaled(self, request: web.Request) -> web.Response:
        """Show an uploaded picture in another size."""
        content = self._content(request)
        width, height = (int(request.match_info[name]) for name in ("width", "height"))
        if not 1 <= min(width, height) <= max(width, height) <= SIDES[-1][1]:
            raise web.HTTPNotFound
        async with self._drawing:
            body = await asyncio.to_thread(kinds.scaled, content, width, height)
        if body is None:
            raise web.HTTPNotFound
        return web.Response(body=body, content_type="image/jpeg", headers=_FOREVER)

    def _content(self, request: web.Request) -> bytearray:
        content = self._world.uploads.store.find(request.match_info["sha256"])
        if content is None:
            raise web.HTTPNotFound
        return content
