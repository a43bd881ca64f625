"""The real program, watched from inside: `python tests/bench/real_window.py FOLDER [--no-engine]`.

It says when the first rows were painted and when the first key was obeyed, then carries out orders
that come by lines of standard input, until that ends. Until the first rows are painted it imports
what the program imports and little else.
"""

import gc
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


class Watch:
    """Notes when rows of the inbox are painted; presses a key as soon as the first is.

    Attributes:
        first: when the first row was painted, ms since the start.
        obeyed: when the key had moved the current row and that was painted, ms since the start.
        cpu: processor time used until then, ms.
        wanted: beginning of the texts whose first painting is noted.
        painted: ms since the start by text.
    """

    def __init__(self) -> None:
        self.first = self.obeyed = self.cpu = 0.0
        self.wanted = ""
        self.painted: dict[str, float] = {}

    def observe(self, delegate_class: Any) -> None:
        """Note what this delegate paints."""
        from bench.lines import since_start

        paint = delegate_class.paint

        def noted(delegate, painter, option, index):
            paint(delegate, painter, option, index)
            if not self.first:
                self.first = since_start()
                self._press_down(delegate.parent())
            if self.wanted:
                text = index.data(self._role).item.text
                if text.startswith(self.wanted):
                    self.painted.setdefault(text, since_start())

        delegate_class.paint = noted

    def _press_down(self, listing: Any) -> None:
        from PySide6.QtCore import QCoreApplication, QEvent, Qt
        from PySide6.QtGui import QKeyEvent

        listing.item_chosen.connect(lambda _: self._note_obeyed(listing))
        key, nothing = Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier
        QCoreApplication.postEvent(listing, QKeyEvent(QEvent.Type.KeyPress, key, nothing))

    def _note_obeyed(self, listing: Any) -> None:
        from bench.lines import cpu_time, since_start

        if not self.obeyed:
            listing.viewport().repaint()
            self.obeyed, self.cpu = since_start(), cpu_time()

    @property
    def _role(self) -> int:
        from ui.models.inbox import ROW_ROLE

        return ROW_ROLE


async def _no_engine(_: object) -> None:
    """In place of the start of the engine."""


def main(arguments: list[str]) -> int:
    """Open the window on a profile."""
    gc.disable()  # as ui.main does
    sys.path[:0] = [str(ROOT), str(ROOT / "tests")]
    from ui.bootstrap import open_window
    from ui.screens.inbox.list_delegate import InboxDelegate

    watch = Watch()
    watch.observe(InboxDelegate)

    async def script(session: Any) -> int:
        from bench.driver import drive

        return await drive(session, watch)

    if "--no-engine" in arguments:
        _leave_out_engine()
    return open_window(Path(arguments[0]), script=script)


def _leave_out_engine() -> None:
    from ui.session import Session

    Session._start_engine = _no_engine


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
