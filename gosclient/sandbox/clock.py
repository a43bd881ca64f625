"""The clock of the training VK: real time plus a shift that tests may push forward."""

import time
from collections.abc import Callable


class Clock:
    """Unix time in whole seconds, as VK writes it into every object."""

    def __init__(self, source: Callable[[], float] = time.time) -> None:
        self._source = source
        self._shift = 0

    def now(self) -> int:
        """Return the present moment of this VK, in unix seconds."""
        return int(self._source()) + self._shift

    def advance(self, seconds: int) -> int:
        """Push the clock forward by `seconds` (0 or more) and return the new moment.

        Raises:
            ValueError: If `seconds` is negative; time in VK never runs back.
        """
        if seconds < 0:
            msg = "the clock only moves forward"
            raise ValueError(msg)
        self._shift += seconds
        return self.now()
