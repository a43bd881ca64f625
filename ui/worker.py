"""Work beside a window that has no loop of coroutines: before the main one opens and after it."""

import logging
from collections.abc import Callable
from contextlib import suppress
from threading import Thread

from PySide6.QtCore import QObject, Signal, SignalInstance

from gosclient.domain.errors import GosclientError

_log = logging.getLogger("ui")


class Worker(QObject):
    """Runs one function after another, each on a thread of its own.

    A thread that still waits for a person when the program ends does not hold it.

    Signals:
        done: a function has ended; what it returned.
        failed: it could not be done (`GosclientError`).
    """

    done = Signal(object)
    failed = Signal(object)

    def start(self, act: Callable[[], object]) -> None:
        """Run a function that may block."""
        Thread(target=self._run, args=(act,), name="gosclient-worker", daemon=True).start()

    def _run(self, act: Callable[[], object]) -> None:
        try:
            result = act()
        except GosclientError as error:
            self._tell(self.failed, error)
        except Exception:  # noqa: BLE001 - a bug must not leave a window that waits for ever
            _log.exception("work beside a window failed")
            self._tell(self.failed, GosclientError())
        else:
            self._tell(self.done, result)

    @staticmethod
    def _tell(signal: SignalInstance, value: object) -> None:
        with suppress(RuntimeError):  # nobody waits any more: the window is gone
            signal.emit(value)
