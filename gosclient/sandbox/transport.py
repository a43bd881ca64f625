"""What faults do to a connection, and reading the fields of a request."""

import asyncio
import contextlib
from typing import Final
from urllib.parse import parse_qsl

from aiohttp import web

from gosclient.sandbox.faults import Fault
from gosclient.sandbox.serialise import without_surrogates

LONGEST_SILENCE: Final = 120.0
"""How long a hung request is held at most, in seconds."""
_GLANCE: Final = 0.2

LOGIN_PAGE: Final = (
    "<!DOCTYPE html><html><head><title>Вход в сеть</title></head><body>"
    "<h1>Для выхода в интернет введите логин и пароль</h1><form method='post'></form></body></html>"
)
_FORM: Final = "application/x-www-form-urlencoded"
_MULTIPART: Final = "multipart/form-data"


async def fields(request: web.Request) -> dict[str, str]:
    """Return the parameters of a request: the query and the form body together."""
    found = dict(request.query)
    if request.method == "GET" or not request.body_exists:
        return _clean(found)
    # A damaged body has no parameters, and the call is told which one it misses.
    with contextlib.suppress(ValueError, LookupError, AssertionError, web.RequestPayloadError):
        found.update(await _body(request))
    return _clean(found)


async def _body(request: web.Request) -> dict[str, str]:
    if request.content_type == _MULTIPART:
        form = await request.post()
        return {name: value for name, value in form.items() if isinstance(value, str)}
    if request.content_type == _FORM:
        body = (await request.read()).decode("utf-8", "replace")
        return dict(parse_qsl(body, keep_blank_values=True))
    return {}


def bearer(request: web.Request) -> str:
    """Return the key of an `Authorization: Bearer` header, empty without one."""
    scheme, _, secret = request.headers.get("Authorization", "").partition(" ")
    return secret.strip() if scheme.lower() == "bearer" else ""


def _clean(found: dict[str, str]) -> dict[str, str]:
    return {name: without_surrogates(value) for name, value in found.items()}


def cut(request: web.Request) -> web.Response:
    """Cut the connection; the answer that is returned reaches nobody."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


async def hang(request: web.Request, stopping: asyncio.Event) -> web.Response:
    """Answer nothing until the client leaves, the server stops or two minutes have gone."""
    loop = asyncio.get_running_loop()
    give_up = loop.time() + LONGEST_SILENCE
    while loop.time() < give_up and not stopping.is_set() and is_connected(request):
        await pause(stopping, _GLANCE)
    return cut(request)


async def pause(stopping: asyncio.Event, seconds: float) -> None:
    """Wait, but not longer than the server lives."""
    try:
        await asyncio.wait_for(stopping.wait(), seconds)
    except TimeoutError:
        return


def is_connected(request: web.Request) -> bool:
    """Whether somebody still waits for the answer."""
    return request.transport is not None and not request.transport.is_closing()


async def before(
    fault: Fault | None, request: web.Request, stopping: asyncio.Event
) -> web.Response | None:
    """Do what a fault does before the work; an answer means there will be no work."""
    if fault is None:
        return None
    match fault.kind:
        case "http_500":
            return web.Response(status=500, text="Internal Server Error", content_type="text/html")
        case "html_200":
            return web.Response(text=LOGIN_PAGE, content_type="text/html")
        case "timeout":
            return await hang(request, stopping)
        case "drop_before":
            return cut(request)
        case "slow":
            await pause(stopping, fault.number / 1000)
    return None


def json_answer(body: str) -> web.Response:
    """Return a ready JSON text as VK does, always with HTTP 200."""
    return web.Response(text=body, content_type="application/json")
