"""An engine in a thread of its own, for the window."""

import asyncio
import threading
from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any, TypeVar

from gosclient.desk.accounts import Connected
from gosclient.domain.connecting import AdminGiven, Recognised
from gosclient.domain.errors import GosclientError, StoreClosed
from gosclient.domain.netcheck import HostCheck
from gosclient.domain.network import NetworkChoice
from gosclient.domain.signin import SignedIn, SignInRequest
from gosclient.domain.status import Board
from gosclient.engine import Engine

if TYPE_CHECKING:
    from concurrent.futures import Future

T = TypeVar("T")


class EngineThread:
    """An engine on a loop of its own, for callers that live on another thread."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._loop: asyncio.AbstractEventLoop | None = None
        self._ready = threading.Event()
        self._trouble: GosclientError | None = None
        self._is_stopping = False
        self._main: asyncio.Task[None] | None = None
        self._thread = threading.Thread(target=self._run, name="gosclient-engine", daemon=True)

    @property
    def board(self) -> Board:
        """State of the connection."""
        return self._engine.board.board

    def subscribe_board(self, listener: Callable[[Board], None]) -> Callable[[], None]:
        """Have changes of the state told on the engine's thread; returns the way out."""
        return self._engine.board.subscribe(listener)

    def start(self) -> None:
        """Start and wait until the engine holds the profile; call off the window's thread.

        Raises:
            ProfileBusy, StoreError: the engine does not run.
        """
        self._thread.start()
        self._ready.wait()
        if self._trouble is not None:
            raise self._trouble

    def stop(self) -> None:
        """Stop and wait for the end; intents under way are settled or left to be looked for."""
        # What is asked for while the loop ends would never be answered.
        self._is_stopping = True
        loop, main = self._loop, self._main
        if loop is not None and main is not None and not loop.is_closed():
            loop.call_soon_threadsafe(main.cancel)
        if self._thread.is_alive():
            self._thread.join()

    def refresh(self) -> None:
        """Compare every community with VK now."""
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._engine.refresh)

    async def recognise(self, api: str, community_key: str) -> Recognised:
        """As ``Engine.recognise``, awaitable on any loop."""
        return await asyncio.wrap_future(self.submit(self._engine.recognise(api, community_key)))

    async def give_admin_key(
        self, api: str, admin_key: str, signed: SignedIn | None = None
    ) -> AdminGiven:
        """As ``Engine.give_admin_key``, awaitable on any loop."""
        return await asyncio.wrap_future(
            self.submit(self._engine.give_admin_key(api, admin_key, signed))
        )

    async def connect(
        self,
        api: str,
        community_key: str,
        admin_key: str = "",
        expected: int = 0,
        signed: SignedIn | None = None,
    ) -> Connected:
        """As ``Engine.connect``, awaitable on any loop."""
        return await asyncio.wrap_future(
            self.submit(self._engine.connect(api, community_key, admin_key, expected, signed))
        )

    async def finish_sign_in(self, request: SignInRequest, pasted: str) -> SignedIn:
        """As ``Engine.finish_sign_in``, awaitable on any loop."""
        return await asyncio.wrap_future(self.submit(self._engine.finish_sign_in(request, pasted)))

    async def await_sign_in(self, request: SignInRequest) -> SignedIn:
        """As ``Engine.await_sign_in``, awaitable on any loop; cancelled, it waits no more."""
        return await asyncio.wrap_future(self.submit(self._engine.await_sign_in(request)))

    async def forget(self, community_id: int) -> None:
        """As ``Engine.forget``, awaitable on any loop."""
        await asyncio.wrap_future(self.submit(self._engine.forget(community_id)))

    async def probe(self, community_id: int) -> None:
        """As ``Engine.probe``, awaitable on any loop."""
        await asyncio.wrap_future(self.submit(self._engine.probe(community_id)))

    async def change_network(self, wanted: NetworkChoice, password: str = "") -> NetworkChoice:
        """As ``Engine.change_network``, awaitable on any loop."""
        return await asyncio.wrap_future(self.submit(self._engine.change_network(wanted, password)))

    async def check_network(
        self, wanted: NetworkChoice, password: str = "", api: str = ""
    ) -> list[HostCheck]:
        """As ``Engine.check_network``, awaitable on any loop."""
        return await asyncio.wrap_future(
            self.submit(self._engine.check_network(wanted, password, api))
        )

    async def picture(self, url: str) -> bytes | None:
        """As ``Engine.picture``, awaitable on any loop."""
        return await asyncio.wrap_future(self.submit(self._engine.picture(url)))

    def submit(self, work: Coroutine[Any, Any, T]) -> "Future[T]":
        """Run a coroutine on the engine's loop.

        Raises:
            StoreClosed: the engine does not run.
        """
        if self._loop is None or self._is_stopping or self._loop.is_closed():
            work.close()
            raise StoreClosed
        return asyncio.run_coroutine_threadsafe(work, self._loop)

    def _run(self) -> None:
        asyncio.run(self._live())

    async def _live(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._main = asyncio.current_task()
        try:
            await self._engine.open()
        except GosclientError as error:
            self._trouble = error
            await self._engine.close()
            return
        finally:
            self._ready.set()
        try:
            await self._engine.run()
        except asyncio.CancelledError:
            pass
        finally:
            await self._engine.close()
