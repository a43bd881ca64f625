"""A dialog that does what it asks about, and stays open with the reason when that is refused."""

from collections.abc import Awaitable, Callable
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gosclient.domain.errors import GosclientError
from ui.loop import on
from ui.screens.settings.fields import FIELD, add_field, form
from ui.theme.fonts import TITLE_PX, bold, grown
from ui.widgets.buttons import Button, Kind, button_row
from ui.widgets.labels import PlainLabel
from ui.widgets.word_dialog import WordDialog

_WIDTH: Final = 540


class DeedDialog(WordDialog):
    """Fields under each other; accepted once the deed is done.

    Signals:
        refused: it was not done; `refusal` says why.

    Args:
        heading: what is about to be done.
        go: the words of the button that does it.
        cancel: the words of the one that does not.
        do: does it; what it refuses (`GosclientError`) is shown.
        parent: the window.

    Attributes:
        rows: a form for fields, empty at first.
        middle: a column under them.
        refusal: why it was not done.
    """

    refused = Signal()

    def __init__(
        self,
        heading: str,
        go: str,
        cancel: str,
        do: Callable[[], Awaitable[object]],
        parent: QWidget,
        kind: Kind = Kind.FILLED,
    ) -> None:
        super().__init__(parent)
        self._do = do
        self.setWindowTitle(heading)
        self.setFixedWidth(grown(_WIDTH))
        self.rows = form()
        self.middle = QVBoxLayout()
        self.middle.setSpacing(10)
        self.refusal = PlainLabel(role="red")
        self.refusal.setWordWrap(True)
        self.refusal.hide()
        self.go = Button(go, kind=kind)
        self.go.setDefault(True)
        on(self.go.clicked, self._try)
        leave = Button(cancel)
        leave.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 18)
        layout.setSpacing(12)
        words = PlainLabel(heading, letters=bold(TITLE_PX))
        words.setWordWrap(True)
        layout.addWidget(words)
        layout.addLayout(self.rows)
        layout.addLayout(self.middle)
        layout.addWidget(self.refusal)
        layout.addLayout(button_row(leave, self.go))

    def add_field(self, field: QWidget) -> None:
        """Ask for one more thing; the field's accessible name is its label."""
        field.setFixedWidth(grown(FIELD))
        add_field(self.rows, field)

    async def _try(self) -> None:
        self.go.setEnabled(False)
        try:
            await self._do()
        except GosclientError as error:
            self.refusal.setText(error.sentence)
            self.refusal.show()
            self.resize(self.sizeHint())
            self.refused.emit()
        else:
            self.accept()
        finally:
            self.go.setEnabled(True)
