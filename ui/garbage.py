"""Reference cycles are collected on the window's thread only.

Python collects on whichever thread happens to allocate. A widget freed on the engine's or the
store's thread crashes the program, so while the window lives collecting is its own work.
"""

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

EVERY_MS: Final = 1000
"""Milliseconds between looks; cycles are few, most memory is freed without them."""


class WindowGarbage(QObject):
    """Collects from `start` to `stop`, by Python's own thresholds."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(collect_due)

    def start(self) -> None:
        """Take collecting over.

        What has been made so far stays to the end; walking through modules and widgets would hold
        the window for some tens of milliseconds each time.
        """
        gc.disable()
        gc.freeze()
        self._timer.start()

    def stop(self) -> None:
        """Hand collecting back, after a last look at what the window leaves."""
        self._timer.stop()
        gc.collect()
        gc.enable()


def collect_due() -> None:
    """Collect the generations whose turn it is, the youngest first."""
    for generation, threshold in enumerate(gc.get_threshold()):
        if gc.get_count()[generation] <= threshold:
            return
        gc.collect(generation)
