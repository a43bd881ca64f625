"""Starting the training VK: `python -m gosclient.sandbox`, or `gosclient sandbox`."""

import argparse
import asyncio
import contextlib
import gc
import os
import signal
import sys
import threading
from collections.abc import Sequence
from typing import TypeVar

from gosclient.sandbox.control import MOST_LIVELY
from gosclient.sandbox.serialise import to_json
from gosclient.sandbox.server import USUAL_COMMUNITIES, USUAL_HISTORY, Options, Sandbox

Number = TypeVar("Number", int, float)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the training VK until it is told to stop (SIGTERM, Ctrl+C). Return the exit code.

    One line of JSON on standard output says that it is ready and how to reach it.
    """
    arguments = _parser().parse_args(argv)
    options = Options(
        port=arguments.port,
        seed=arguments.seed,
        communities=arguments.communities,
        history=arguments.history,
        live=arguments.live,
        limits=not arguments.no_limits,
        start_at=arguments.start_at,
    )
    gc.disable()  # a hundred thousand objects come to stay, there is nothing to collect yet
    try:
        sandbox = Sandbox(options)
    except (OSError, ValueError) as wrong:
        sys.stderr.write(f"Учебный ВК не запустился: {wrong}\n")
        return 1
    finally:
        gc.freeze()
        gc.enable()
    asyncio.run(_serve(sandbox, until_stdin_closes=arguments.until_stdin_closes))
    return 0


async def _serve(sandbox: Sandbox, *, until_stdin_closes: bool) -> None:
    told_to_stop = asyncio.Event()
    _on_signals(told_to_stop)
    if until_stdin_closes:
        loop = asyncio.get_running_loop()
        watch = threading.Thread(
            target=_wait_for_end_of_input, args=(loop, told_to_stop), daemon=True
        )
        watch.start()
    await sandbox.start()
    sys.stdout.write(to_json(sandbox.introduction()) + "\n")
    sys.stdout.flush()
    await told_to_stop.wait()
    await sandbox.stop()


def _on_signals(told_to_stop: asyncio.Event) -> None:
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        try:
            loop.add_signal_handler(number, told_to_stop.set)
        except NotImplementedError:  # Windows
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(told_to_stop.set))


def _wait_for_end_of_input(loop: asyncio.AbstractEventLoop, told_to_stop: asyncio.Event) -> None:
    """A pipe nobody writes to closes when the program that started us is gone, even if killed."""
    while os.read(sys.stdin.fileno(), 4096):
        pass
    with contextlib.suppress(RuntimeError):  # the loop has ended by itself
        loop.call_soon_threadsafe(told_to_stop.set)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="gosclient sandbox",
        description="Учебный ВК: вымышленный район на этом компьютере, ничего не уходит в сеть.",
    )
    parser.add_argument("--port", type=_port, default=0, help="порт, по умолчанию любой свободный")
    parser.add_argument("--seed", type=int, default=1, help="число, по которому создаётся район")
    parser.add_argument(
        "--communities", type=int, default=USUAL_COMMUNITIES, help="сколько сообществ, до 120"
    )
    parser.add_argument(
        "--history",
        type=_count,
        default=USUAL_HISTORY,
        help="сколько сообщений и комментариев жителей уже есть",
    )
    parser.add_argument(
        "--live", type=_rate, default=0.0, help="сколько раз в минуту жители что-нибудь делают"
    )
    parser.add_argument(
        "--no-limits", action="store_true", help="не ограничивать число запросов в секунду"
    )
    parser.add_argument(
        "--start-at", type=int, default=None, help="с какого момента идут часы (секунды Unix)"
    )
    parser.add_argument(
        "--until-stdin-closes",
        action="store_true",
        help="закончить работу, когда закроется стандартный ввод",
    )
    return parser


def _port(text: str) -> int:
    return _within(int(text), 65_535)


def _count(text: str) -> int:
    return _within(int(text), 10_000_000)


def _rate(text: str) -> float:
    return _within(float(text), MOST_LIVELY)


def _within(value: Number, most: int) -> Number:
    if not 0 <= value <= most:
        raise argparse.ArgumentTypeError(f"нужно число от 0 до {most}")
    return value


if __name__ == "__main__":
    sys.exit(main())
