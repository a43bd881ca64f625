"""For tests that run coroutines on Qt's own loop."""

import gc

from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

gc.collect()
gc.freeze()  # what is there by now stays, so that collecting before each test is quick


def factories() -> dict[str, object]:
    """Run coroutine tests on the window's loop."""
    return {"qt": _made}


def _made() -> QEventLoop:
    # The loop of the test before holds timers in a cycle: they must go here, in Qt's thread, not
    # in whichever thread happens to collect garbage.
    gc.collect()
    return QEventLoop(QApplication.instance() or QApplication([]))
