"""Addresses of the drawn pictures. The same address always gives the same picture."""

import asyncio
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from aiohttp import web

from gosclient.sandbox.pictures import avatars, scenes

_LARGEST: Final = 2048
_FOREVER: Final = {"Cache-Control": "public, max-age=31536000, immutable"}
_DOCUMENT: Final = "Учебный документ. Вымышленный район, вымышленные люди.\n"


def routes() -> list[web.RouteDef]:
    """Return the addresses of pictures and documents."""
    root = "/pictures"
    return [
        web.get(
            rf"{root}/avatar/{{shape}}/{{colour:[0-9a-fA-F]{{6}}}}/{{id:[0-9]{{1,18}}}}/{{size:[0-9]{{1,5}}}}.png",
            _avatar,
        ),
        web.get(rf"{root}/photo/{{theme}}/{{id:[0-9]{{1,18}}}}/{{size:[0-9]{{1,5}}}}.jpg", _photo),
        web.get(rf"{root}/sticker/{{id:[0-9]{{1,18}}}}/{{size:[0-9]{{1,5}}}}.png", _sticker),
        web.get("/documents/{name}", _document),
    ]


async def _avatar(request: web.Request) -> web.Response:
    named = request.match_info
    body = await _drawn(
        _draw_avatar, named["shape"], named["colour"], int(named["id"]), _size(request)
    )
    return web.Response(body=body, content_type="image/png", headers=_FOREVER)


async def _photo(request: web.Request) -> web.Response:
    named = request.match_info
    body = await _drawn(_draw_photo, named["theme"], int(named["id"]), _size(request))
    return web.Response(body=body, content_type="image/jpeg", headers=_FOREVER)


async def _sticker(request: web.Request) -> web.Response:
    body = await _drawn(_draw_sticker, int(request.match_info["id"]), _size(request))
    return web.Response(body=body, content_type="image/png", headers=_FOREVER)


async def _document(_: web.Request) -> web.Response:
    return web.Response(text=_DOCUMENT, content_type="text/plain", charset="utf-8")


async def _drawn(draw: Callable[..., bytes], *details: str | int) -> bytes:
    """Draw outside the event loop, so that nobody else has to wait."""
    return await asyncio.to_thread(draw, *details)


def _size(request: web.Request) -> int:
    size = int(request.match_info["size"])
    if not 1 <= size <= _LARGEST:
        raise web.HTTPNotFound
    return size


@lru_cache(maxsize=512)
def _draw_avatar(shape: str, colour: str, identity: int, size: int) -> bytes:
    if shape in {"woman", "man"}:
        return avatars.person(colour, identity, size, long_hair=shape == "woman")
    return avatars.community(shape, colour, size)


@lru_cache(maxsize=128)
def _draw_photo(theme: str, number: int, size: int) -> bytes:
    return scenes.photo(theme, number, size)


@lru_cache(maxsize=64)
def _draw_sticker(number: int, size: int) -> bytes:
    return avatars.sticker(number, size)
