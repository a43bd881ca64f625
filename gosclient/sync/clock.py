"""VK's clock: this computer's may be an hour off, and protection by keys lasts an hour of VK's."""

import time
from collections.abc import Callable

from gosclient.domain.errors import BadAnswer
from gosclient.vk import encode
from gosclient.vk.gateway import Gateway
from gosclient.vk.lanes import Priority
from gosclient.vk.values import number

_TRUST = 600.0
"""Seconds for which a measured difference is believed."""

_JUMP = 5.0
"""A wall clock that runs ahead of the monotonic one by more seconds was set by somebody."""


class ServerClock:
    """The difference between VK's clock and ours, measured when needed."""

    def __init__(
        self,
        now: Callable[[], float] = time.time,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._now = now
        self._monotonic = monotonic
        self._offset = 0.0
        self._measured_at: float | None = None
        self._wall_at = 0.0

    async def now(self, gateway: Gateway) -> int:
        """VK's time in unix seconds, measured within the last ten minutes.

        Raises:
            GosclientError: VK did not tell.
        """
        if not self._believed():
            return await self.fresh(gateway)
        return int(self._now() + self._offset)

    async def fresh(self, gateway: Gateway) -> int:
        """VK's time in unix seconds, asked for right now.

        Raises:
            GosclientError: VK did not tell.
        """
        server = number(await gateway.call(*encode.server_time(), priority=Priority.PERSON))
        if server <= 0:
            raise BadAnswer(left=False)
        self._offset = server - self._now()
        self._measured_at = self._monotonic()
        self._wall_at = self._now()
        return server

    def estimate(self) -> int:
        """VK's time in unix seconds by the last difference, however old: for dates on a screen."""
        return int(self._now() + self._offset)

    def _believed(self) -> bool:
        if self._measured_at is None:
            return False
        passed = self._monotonic() - self._measured_at
        jumped = abs(self._now() - self._wall_at - passed) > _JUMP
        return passed < _TRUST and not jumped
