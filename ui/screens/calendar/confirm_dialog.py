"""A question before something is done to many, or for all to see."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ui.theme.fonts import TITLE_PX, bold, grown
from ui.widgets.buttons import Button, Kind, button_row
from ui.widgets.labels import PlainLabel

_WIDTH: Final = 460
_MOST_LINES: Final = 12


class ConfirmDialog(QDialog):
    """Asks once; accepted by the button that goes on.

    Args:
        heading: the question.
        lines: what it is about, a line each; of many the first ones and the number of the rest.
        note: what will be after it, empty for nothing to say.
        go: words of the button that does it.
        leave: words of the button that does not, empty where there is nothing to leave.
        parent: the window.
    """

    def __init__(
        self, heading: str, lines: Sequence[str], note: str, go: str, leave: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(heading)
        self.setFixedWidth(grown(_WIDTH))
        self.go = Button(go, kind=Kind.FILLED)
        self.go.clicked.connect(self.accept)
        keep = Button(leave)
        keep.clicked.connect(self.reject)
        keep.setVisible(bool(leave))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 18)
        layout.setSpacing(8)
        layout.addWidget(_wrapped(heading, is_heading=True))
        for line in lines[:_MOST_LINES]:
            layout.addWidget(_wrapped(line))
        if len(lines) > _MOST_LINES:
            layout.addWidget(_wrapped(f"+{len(lines) - _MOST_LINES}"))
        if note:
            layout.addWidget(_wrapped(note))
        layout.addSpacing(8)
        layout.addLayout(button_row(keep, self.go))
        self.setMinimumHeight(layout.totalHeightForWidth(grown(_WIDTH)))


def _wrapped(text: str, *, is_heading: bool = False) -> PlainLabel:
    label = PlainLabel(text, letters=bold(TITLE_PX) if is_heading else None)
    label.setWordWrap(True)
    return label
