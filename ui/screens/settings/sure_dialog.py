"""Before something goes for good: what goes, in numbers, and a box to be ticked."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ui.theme.fonts import TITLE_PX, bold
from ui.widgets.buttons import Button, Kind, button_row
from ui.widgets.check_box import CheckBox
from ui.widgets.labels import PlainLabel

_WIDTH: Final = 560


class SureDialog(QDialog):
    """Asks once; accepted only with the box ticked.

    Args:
        heading: the question.
        lines: what goes, a line each.
        warning: what cannot be had back.
        understood: words of the box.
        parent: the window.
    """

    def __init__(
        self, heading: str, lines: Sequence[str], warning: str, understood: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(heading)
        self.setFixedWidth(_WIDTH)
        self.box = CheckBox(understood)
        self.go = Button(self.tr("Удалить"), kind=Kind.DANGER, icon="trash-2")
        self.go.setEnabled(False)
        self.go.clicked.connect(self.accept)
        self.box.toggled.connect(self.go.setEnabled)
        cancel = Button(self.tr("Не удалять"))
        cancel.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 18)
        layout.setSpacing(10)
        layout.addWidget(_wrapped(heading, bold_letters=True))
        for line in lines:
            layout.addWidget(_wrapped(line))
        layout.addWidget(_wrapped(warning, dim=True))
        layout.addWidget(self.box)
        layout.addLayout(button_row(cancel, self.go))
        # Qt's own least height forgets that the sentences above take several lines.
        self.setMinimumHeight(layout.totalHeightForWidth(_WIDTH))


def _wrapped(text: str, *, bold_letters: bool = False, dim: bool = False) -> PlainLabel:
    letters = bold(TITLE_PX) if bold_letters else None
    label = PlainLabel(text, role="dim" if dim else "text", letters=letters)
    label.setWordWrap(True)
    return label
