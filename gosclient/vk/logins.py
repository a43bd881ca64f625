"""Names and passwords that a proxy has refused: offering them over and over locks the account.

In many offices it is the account with which the officer signs in to the computer. So a login is
offered by one call at a time until a proxy takes it, and one that was refused rests.
"""

import contextlib
import math
import threading
import time
from collections.abc import Callable, Iterator

from gosclient.vk.network import Proxy

REST = 1800.0
"""Seconds before a refused login is offered again; locks usually count tries in half an hour."""

PATIENCE = 5.0
"""Seconds to wait for another call's answer; a proxy that is silent must not stop everybody."""


class ProxyLogins:
    """What became of each login; safe to use from any thread."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._taken: set[Proxy] = set()
        self._rests_until: dict[Proxy, float] = {}
        self._turn = threading.Lock()

    def rests(self, proxy: Proxy | None) -> bool:
        """Whether the login was refused a short while ago."""
        return proxy is not None and self._now() < self._rests_until.get(proxy, -math.inf)

    def refused(self, proxy: Proxy) -> None:
        """The proxy did not take the login."""
        self._taken.discard(proxy)
        self._rests_until[proxy] = self._now() + REST

    def taken(self, proxy: Proxy) -> None:
        """The proxy let through."""
        self._taken.add(proxy)

    def forget(self) -> None:
        """A person wants it tried again."""
        self._rests_until.clear()

    @contextlib.contextmanager
    def in_turn(self, proxy: Proxy | None) -> Iterator[None]:
        """Wait a while for whoever offers a login that no proxy has taken yet."""
        if proxy is None or not proxy.authorization or proxy in self._taken:
            yield
            return
        waited = self._turn.acquire(timeout=PATIENCE)
        try:
            yield
        finally:
            if waited:
                self._turn.release()


LOGINS = ProxyLogins()
"""Of this program: all its communities sign in with the same account."""
