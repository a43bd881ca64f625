"""Commits of the store, brought to the window's thread and gathered for a moment."""

import threading
from collections.abc import Iterable

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from gosclient.domain.changes import ChangeSet
from gosclient.store.database import Database

GATHER_MS = 50
"""How long changes are gathered, so that a burst of commits costs one reading, not thousands."""


class Feed(QObject):
    """Tells screens what has changed in the store.

    Signals:
        changed: a `ChangeSet` of everything committed in the last moment.
    """

    changed = Signal(object)
    _arrived = Signal()

    def __init__(self, db: Database, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = threading.Lock()
        self._gathered: list[ChangeSet] = []
        self._timer = QTimer(self, singleShot=True, interval=GATHER_MS)
        self._timer.timeout.connect(self._flush)
        # The signal crosses from the writer's thread; the timer must start in the window's.
        self._arrived.connect(self._timer.start, Qt.ConnectionType.QueuedConnection)
        self._unsubscribe = db.subscribe(self._on_commit)

    def stop(self) -> None:
        """Listen no more; call before the store is closed."""
        self._unsubscribe()
        self._timer.stop()

    def _on_commit(self, changes: ChangeSet) -> None:
        """Run on the writer's thread: keep the change and wake the window once."""
        with self._lock:
            self._gathered.append(changes)
            first = len(self._gathered) == 1
        if first:
            self._arrived.emit()

    def _flush(self) -> None:
        with self._lock:
            gathered, self._gathered = self._gathered, []
        if gathered:
            self.changed.emit(merged(gathered))


def merged(changes: Iterable[ChangeSet]) -> ChangeSet:
    """One change that says what several said."""
    touched: dict[str, set[int]] = {}
    foreign = False
    for one in changes:
        foreign = foreign or one.foreign
        for topic, ids in one.touched.items():
            touched.setdefault(topic, set()).update(ids)
    return ChangeSet({topic: frozenset(ids) for topic, ids in touched.items()}, foreign=foreign)
