"""Garbage is collected on the window's thread and nowhere else."""

import gc
import threading
import weakref

import pytest
from PySide6.QtCore import QObject

from ui.garbage import WindowGarbage, collect_due


class Knot:
    """An object in a reference cycle; tells on which thread it was freed."""

    def __init__(self, freed: list[str]) -> None:
        self.itself = self
        self._freed = freed

    def __del__(self) -> None:
        self._freed.append(threading.current_thread().name)


@pytest.fixture(autouse=True)
def as_before():
    """Other tests count on what tests/conftest.py has set."""
    yield
    gc.unfreeze()
    gc.disable()


@pytest.fixture
def garbage(qapp):
    owner = QObject()
    made = WindowGarbage(owner)
    made.start()
    yield made
    made.stop()


def churn() -> None:
    """Allocate more than Python's thresholds, on this thread."""
    kept = [[] for _ in range(gc.get_threshold()[0] * 30)]
    del kept


def test_another_thread_frees_no_cycles_however_much_it_allocates(garbage):
    freed: list[str] = []
    Knot(freed)
    worker = threading.Thread(target=churn)
    worker.start()
    worker.join()
    assert freed == []


def test_the_window_frees_them_when_it_looks(garbage):
    freed: list[str] = []
    Knot(freed)
    kept = [[] for _ in range(gc.get_threshold()[0] + 100)]
    collect_due()
    assert freed == [threading.current_thread().name]
    del kept


def test_collecting_is_handed_back_at_the_end(qapp):
    owner = QObject()
    garbage = WindowGarbage(owner)
    garbage.start()
    freed: list[str] = []
    knot = weakref.ref(Knot(freed))
    garbage.stop()
    assert gc.isenabled()
    assert knot() is None
