"""One visit of the browser: a tiny server on this computer that waits for VK's answer.

It listens on the loopback address alone, answers one path, takes one answer and ends.
"""

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from typing import Final, TypeVar

from gosclient.domain.errors import BadInput, GosclientError, SignInFailed
from gosclient.domain.signin import RETURN_PATH, loopback_address

PATIENCE: Final = 600.0
"""Seconds after which nobody is waited for any more; VK's codes live about as long."""

_HOST: Final = "127.0.0.1"
_READ: Final = 5.0
"""Seconds that a request may take to arrive."""

_LONGEST: Final = 16_384
_log = logging.getLogger("gosclient.signin")

T = TypeVar("T")


async def visited(port: int, take: Callable[[str], T], patience: float = PATIENCE) -> T:
    """Wait until the browser comes back.

    Args:
        port: of this computer.
        take: makes sense of the address that the browser asks for. What it refuses with
            ``BadInput`` was not VK's answer, and is waited for on; another trouble ends it.
        patience: seconds.

    Returns:
        What ``take`` made of it.

    Raises:
        SignInFailed: the port is taken, or nobody came in time.
        GosclientError: as ``take``.
    """
    came: asyncio.Future[T] = asyncio.get_running_loop().create_future()

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            status, words = await _heard(reader, port, take, came)
            writer.write(_page(status, words))
            with suppress(OSError):
                await writer.drain()
        finally:
            writer.close()

    try:
        server = await asyncio.start_server(answer, _HOST, port, limit=_LONGEST)
    except OSError:
        server = None
    if server is None:
        raise SignInFailed(
            f"Порт {port} на этом компьютере занят другой программой. Выберите другой порт в "
            "настройках входа и впишите новый адрес в настройки приложения."
        )
    async with server:
        try:
            async with asyncio.timeout(patience):
                return await came
        except TimeoutError:
            pass
    raise SignInFailed("Вход не завершён вовремя. Откройте страницу входа ещё раз.")


async def _heard(
    reader: asyncio.StreamReader,
    port: int,
    take: Callable[[str], T],
    came: "asyncio.Future[T]",
) -> tuple[str, str]:
    """Read a request; what to answer. The outcome goes into ``came``."""
    try:
        async with asyncio.timeout(_READ):
            head = await reader.readuntil(b"\r\n\r\n")
    except (TimeoutError, OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
        return "400 Bad Request", _OTHER
    method, _, rest = head.decode("latin-1").partition(" ")
    target = rest.partition(" ")[0]
    if method != "GET" or target.partition("?")[0] != RETURN_PATH or came.done():
        return "404 Not Found", _OTHER
    outcome: T | GosclientError
    try:
        outcome = take(f"{loopback_address(port).removesuffix(RETURN_PATH)}{target}")
    except BadInput:
        return "400 Bad Request", _OTHER
    except SignInFailed as refused:
        if not refused.answers:
            _log.info("somebody else's answer was not taken")
            return "400 Bad Request", _OTHER
        came.set_exception(refused)
        return "200 OK", _REFUSED
    came.set_result(outcome)
    return "200 OK", _DONE


def _page(status: str, words: str) -> bytes:
    body = (
        "<!DOCTYPE html><html lang='ru'><head><meta charset='utf-8'><title>Госклиент</title></head>"
        f"<body><p>{words}</p></body></html>"
    ).encode()
    head = (
        f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\n"
        f"Content-Length: {len(body)}\r\nCache-Control: no-store\r\nReferrer-Policy: no-referrer\r\n"
        "Connection: close\r\n\r\n"
    )
    return head.encode() + body


_DONE: Final = "Вход выполнен. Эту вкладку можно закрыть и вернуться в Госклиент."
_REFUSED: Final = "Вход не завершён. Вернитесь в Госклиент: там сказано, что случилось."
_OTHER: Final = "Этот адрес ждёт ответа VK и больше ничего не открывает."
