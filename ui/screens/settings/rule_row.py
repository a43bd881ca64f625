"""A row of an editable list in the settings: what it is in words, and its buttons."""

from collections.abc import Sequence

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.screens.empty_layout import empty
from ui.screens.settings.capability_panel import paint_bottom_line
from ui.widgets.buttons import Button, IconButton, Kind
from ui.widgets.labels import ElidedLabel, PlainLabel


class RuleRow(QWidget):
    """Words on the left, buttons on the right, a line below.

    Args:
        lead: a check box with the name, or the name itself.
        summary: what follows from it, in one sentence.
        name: of the entry, for screen readers.
        buttons: before «Изменить» and «Убрать».

    Attributes:
        controls: all that takes the focus, by its place in the row from 1.
    """

    def __init__(
        self, lead: QWidget | str, summary: str, name: str, buttons: Sequence[Button] = ()
    ) -> None:
        super().__init__()
        self.edit = Button(self.tr("Изменить"), icon="pencil")
        self.remove = IconButton("trash-2", self.tr("Убрать"), kind=Kind.QUIET)
        right = QHBoxLayout()
        right.setSpacing(8)
        summed = PlainLabel(summary, role="dim")
        summed.setWordWrap(True)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(ElidedLabel(lead) if isinstance(lead, str) else lead)
        words.addWidget(summed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(4, 8, 4, 9)
        layout.setSpacing(12)
        layout.addLayout(words, 1)
        layout.addLayout(right)
        for button in (*buttons, self.edit, self.remove):
            button.setAccessibleName(f"{button.accessibleName() or button.text()}: {name}")
            right.addWidget(button)
        leading = () if isinstance(lead, str) else (lead,)
        self.controls: dict[int, QWidget] = dict(
            enumerate((*leading, *buttons, self.edit, self.remove), 1)
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        paint_bottom_line(self)


class RuleList(QWidget):
    """Rows under each other; when they are made anew the focus stays on the button it was on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[RuleRow] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)

    def show_rows(self, rows: Sequence[RuleRow], moved: int = 0) -> None:
        """Show other rows; the row with the focus has moved down by ``moved``, up if negative."""
        place, kind = self._focused()
        empty(self._layout)
        self.rows = list(rows)
        for row in self.rows:
            self._layout.addWidget(row)
        if kind and self.rows:
            at = min(max(place + moved, 0), len(self.rows) - 1)
            self.rows[at].controls[kind].setFocus()

    def _focused(self) -> tuple[int, int]:
        """Place of the row that has the focus, and of the control in it, from 1; zeros for none."""
        for place, row in enumerate(self.rows):
            for kind, control in row.controls.items():
                if control.hasFocus():
                    return place, kind
        return 0, 0
