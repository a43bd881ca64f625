"""The thread that writes, and whose work it does first."""

import itertools
import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import IntEnum

from gosclient.store.driver import sqlite3

Work = Callable[[sqlite3.Connection], None]


class Turn(IntEnum):
    """Whose work goes first: an officer's click does not wait for a page of each community."""

    OFFICE = 0
    INCOMING = 1


@dataclass(frozen=True, slots=True, order=True)
class _Job:
    turn: int
    number: int
    work: Work | None = field(compare=False)


class Writer:
    """Does work on one connection: by turn, and within a turn in the order it was asked for.

    Args:
        connection: nobody else uses it until ``finish`` has returned.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._jobs: queue.PriorityQueue[_Job] = queue.PriorityQueue()
        self._numbers = itertools.count()
        self._thread = threading.Thread(target=self._run, name="gosclient-writer", daemon=True)
        self._thread.start()

    def put(self, turn: Turn, work: Work) -> None:
        """Have something done; it must not raise."""
        self._jobs.put(_Job(turn, next(self._numbers), work))

    def finish(self) -> None:
        """Do all that was asked for and end."""
        self._jobs.put(_Job(max(Turn) + 1, 0, None))
        self._thread.join()

    def _run(self) -> None:
        while (work := self._jobs.get().work) is not None:
            work(self._connection)
