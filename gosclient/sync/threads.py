"""Work beside an event loop that must hold up neither the loop nor the end of the program."""

import asyncio
import threading
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


async def in_thread(act: Callable[[], T], name: str = "gosclient-vault") -> T:
    """Run a call that may block for minutes in a thread of its own.

    A daemon: a prompt that nobody answers must not keep the program from ending.

    Args:
        act: the call.
        name: of the thread.
    """
    loop = asyncio.get_running_loop()
    future: asyncio.Future[T] = loop.create_future()

    def deliver(settle: Callable[[], None]) -> None:
        if not loop.is_closed():
            loop.call_soon_threadsafe(lambda: None if future.done() else settle())

    def run() -> None:
        try:
            result = act()
        except BaseException as error:  # noqa: BLE001 - the waiting side must hear of it
            caught = error
            deliver(lambda: future.set_exception(caught))
        else:
            deliver(lambda: future.set_result(result))

    threading.Thread(target=run, name=name, daemon=True).start()
    return await future
