"""The measure of all windows: PySide6, a list of a hundred lines, and nothing else.

As a script: says when it was painted, then measures the stalls of its thread on demand.
"""

import sys
import threading
from pathlib import Path

from PySide6.QtCore import QObject, QStringListModel, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QListView

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.lines import cpu_time, say, since_start


class Window(QListView):
    """A list that tells of its first painting."""

    def __init__(self) -> None:
        super().__init__()
        self._model = QStringListModel([f"Строка {number}" for number in range(100)])
        self.setModel(self._model)
        self._painted = 0.0

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - the name is Qt's
        super().paintEvent(event)
        if not self._painted:
            self._painted = since_start()
            QTimer.singleShot(0, self._tell)  # its keys are obeyed from the next turn on

    def _tell(self) -> None:
        say("usable", painted=self._painted, usable=since_start(), cpu=cpu_time())


class Orders(QObject):
    """Lines of standard input, brought to the window's thread."""

    came = Signal(str)
    ended = Signal()

    def listen(self) -> None:
        """Read until the end, in a thread of its own."""
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        for line in sys.stdin:
            self.came.emit(line)
        self.ended.emit()


class Beat(QObject):
    """The longest time between two beats of a timer of the window's thread."""

    def __init__(self) -> None:
        super().__init__()
        self._longest = self._last = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(4)  # under 20 ms Qt's timers are precise
        self._timer.timeout.connect(self._beat)

    def obey(self, line: str) -> None:
        """``stalls_on`` starts anew, ``stalls_off`` says the longest, ms."""
        if "stalls_on" in line:
            self._longest, self._last = 0.0, since_start()
            self._timer.start()
            say("stalls_on")
        else:
            self._timer.stop()
            say("stalls_off", longest=self._longest)

    def _beat(self) -> None:
        now = since_start()
        self._longest, self._last = max(self._longest, now - self._last), now


def main() -> int:
    """Show the window until standard input ends."""
    application = QApplication(sys.argv)
    window, orders, beat = Window(), Orders(), Beat()
    orders.came.connect(beat.obey)
    orders.ended.connect(application.quit)
    orders.listen()
    window.resize(1366, 768)
    window.show()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
