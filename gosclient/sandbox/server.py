"""The HTTP side of the training VK. It listens on loopback and never anywhere else."""

import asyncio
import contextlib
import logging
import os
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from aiohttp import web

from gosclient.sandbox import history, pictures, transport
from gosclient.sandbox.api import Answer, Api, RateLimit, failure
from gosclient.sandbox.calls import CallLog, kept
from gosclient.sandbox.clock import Clock
from gosclient.sandbox.control import Control
from gosclient.sandbox.errors import VkError
from gosclient.sandbox.faults import LONG_POLL, Fault, FaultBook
from gosclient.sandbox.live import Citizens
from gosclient.sandbox.polling import Poll, failed
from gosclient.sandbox.serialise import Json
from gosclient.sandbox.signin_pages import SignInPages
from gosclient.sandbox.uploads.server import UploadServer
from gosclient.sandbox.world import World

HOST: Final = "127.0.0.1"
USUAL_HISTORY: Final = 3_000
USUAL_COMMUNITIES: Final = 12
_log = logging.getLogger("gosclient.sandbox")
_TICK: Final = 1.0
_LARGEST_REQUEST: Final = 64 * 1024 * 1024


@dataclass(slots=True, frozen=True)
class Options:
    """How the training VK is started.

    Attributes:
        port: Where to listen; 0 for any free port.
        seed: Chooses the district; the same seed gives the same one.
        communities: How many communities it has, 1 to 120.
        history: About how many messages and comments of citizens there are at the start.
        live: How many times a minute somebody does something, 0 for a quiet district.
        limits: Whether calls above VK's rates get error 6.
        start_at: Moment the clock starts from, unix seconds; None for now.
    """

    port: int = 0
    seed: int = 1
    communities: int = USUAL_COMMUNITIES
    history: int = USUAL_HISTORY
    live: float = 0.0
    limits: bool = True
    start_at: int | None = None


class Sandbox:
    """A running training VK.

    Everything happens in one event loop, so a method is carried out in one piece and no call ever
    sees half of another.
    """

    def __init__(self, options: Options) -> None:
        self.options = options
        self.stopping = asyncio.Event()
        self.faults = FaultBook()
        self.calls = CallLog()
        self._socket = _loopback_socket(options.port)
        self.base_url = f"http://{HOST}:{self._socket.getsockname()[1]}"
        try:
            self.world = _world(options, self.base_url)
        except BaseException:
            self._socket.close()
            raise
        self.api = Api(self.world, self.faults, RateLimit(off=not options.limits))
        self.citizens = Citizens(self.world, options.live)
        self.control = Control(self.world, self.faults, self.calls, self.citizens)
        self._sign_in = SignInPages(self.world.sign_ins, self.faults, self.base_url, self.stopping)
        self._uploads = UploadServer(self.world, self.faults, self.calls, self.stopping)
        self._runner = web.AppRunner(self._app(), access_log=None, shutdown_timeout=1.0)
        self._tasks: list[asyncio.Task[None]] = []

    async def start(self) -> None:
        """Begin to answer."""
        await self._runner.setup()
        await web.SockSite(self._runner, self._socket).start()
        self._tasks = [
            asyncio.create_task(self._keep_time()),
            asyncio.create_task(self.citizens.live()),
        ]

    async def stop(self) -> None:
        """Release everybody who waits and close all connections."""
        self.stopping.set()
        for community in self.world.communities.values():
            community.events.interrupt()
        for task in self._tasks:
            task.cancel()
        for task in self._tasks:
            with contextlib.suppress(asyncio.CancelledError):
                await task
        await self._runner.cleanup()
        self._socket.close()

    def introduction(self) -> Json:
        """Return what a client needs to begin: where, and with which keys."""
        communities = [
            {
                "id": community.id,
                "name": community.name,
                "community_key": self.world.community_keys[community.id],
            }
            for community in self.world.communities.values()
        ]
        return {
            "base_url": self.base_url,
            "control_key": self.control.key,
            "user_token": self.world.user_token,
            "user_id": self.world.officer.id,
            "communities": communities,
        }

    def _app(self) -> web.Application:
        app = web.Application(client_max_size=_LARGEST_REQUEST)
        app.router.add_route("*", "/method/{name}", self._method)
        app.router.add_route("*", "/lp/wh{community:[0-9]{1,18}}", self._poll)
        app.router.add_routes(self.control.routes())
        app.router.add_routes(self._sign_in.routes())
        app.router.add_routes(pictures.routes())
        app.router.add_routes(self._uploads.routes())
        return app

    async def _keep_time(self) -> None:
        """Let happen what falls due."""
        while True:
            await asyncio.sleep(_TICK)
            self.world.catch_up()

    async def _method(self, request: web.Request) -> web.Response:
        name = request.match_info["name"]
        fields = await transport.fields(request)
        if not fields.get("access_token"):
            fields["access_token"] = transport.bearer(request)
        token = self.api.token_of(fields)
        fault = self.faults.take(name, token.owner if token and token.is_community else 0)
        record = self.calls.open(
            name, fields, token.label if token else "", token.owner if token else 0, time.time()
        )
        record.fault = fault.name if fault else ""
        if spoiled := await transport.before(fault, request, self.stopping):
            return spoiled
        answer = self._carry_out(name, fields, fault)
        record.answer, record.error, record.inner = kept(answer.body), answer.error, answer.inner
        if fault and fault.kind == "drop_after":
            return transport.cut(request)
        return transport.json_answer(answer.body)

    def _carry_out(self, name: str, fields: dict[str, str], fault: Fault | None) -> Answer:
        if fault and fault.kind == "error":
            return failure(name, fields, VkError(fault.number, fault.text))
        try:
            return self.api.answer(name, fields)
        except Exception:  # noqa: BLE001 - a bug here must look as VK's own bugs do
            _log.exception("%s failed by a bug", name)
            return failure(name, fields, VkError(10))

    async def _poll(self, request: web.Request) -> web.Response:
        community_id = int(request.match_info["community"])
        fault = self.faults.take(LONG_POLL, community_id)
        if spoiled := await transport.before(fault, request, self.stopping):
            return spoiled
        community = self.world.communities.get(community_id)
        if community is None:
            return transport.json_answer(failed(3, 0))
        fields = await transport.fields(request)
        if fault and fault.kind == "failed":
            if fault.number == 1:
                return transport.json_answer(failed(1, community.events.last))
            community.events.expire(fields.get("key", ""))
            return transport.json_answer(failed(fault.number, 0))
        body = await Poll(community.events, self.faults, fields).answer(self.stopping)
        if fault and fault.kind == "drop_after":
            return transport.cut(request)
        return transport.json_answer(body)


def _world(options: Options, base_url: str) -> World:
    clock = Clock(_source(options.start_at))
    world = World(options.seed, options.communities, base_url, clock)
    history.build(world, options.history)
    return world


def _loopback_socket(port: int) -> socket.socket:
    opened = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if os.name != "nt":  # there the option would let two programs share the port
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        opened.bind((HOST, port))
    except OSError:
        opened.close()
        raise
    return opened


def _source(start_at: int | None) -> Callable[[], float]:
    if start_at is None:
        return time.time
    began = time.monotonic()
    return lambda: start_at + time.monotonic() - began
