"""Waiting for a state instead of sleeping: ask again and again, give up loudly."""

import threading
import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

_never = threading.Event()


def pause(seconds: float) -> None:
    """Let others work before the next question is asked."""
    _never.wait(seconds)


def until(ask: Callable[[], T], what: str, within: float = 30.0, every: float = 0.05) -> T:
    """Return the first true answer of ``ask``; fail after ``within`` seconds.

    Args:
        ask: looks at the world; nothing, zero and an empty list mean "not yet".
        what: the state waited for, for the failure's words.
        within: seconds.
        every: seconds between questions.
    """
    deadline = time.monotonic() + within
    while not (answer := ask()):
        assert time.monotonic() < deadline, f"not within {within} s: {what}"
        pause(every)
    return answer
