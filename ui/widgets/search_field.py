"""The field one searches in, with the key that leads to it."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.theme.dressing import dress
from ui.theme.icons import icon
from ui.theme.theme import color
from ui.theme.tokens import CONTROL
from ui.widgets.painting import key_hint_size, paint_key_hint


class SearchField(QLineEdit):
    """A field with a lens; Escape leaves it, Down and Enter lead to what was found.

    Signals:
        left: Escape: the search is over.
        entered: the keyboard wants to go to the results.
    """

    left = Signal()
    entered = Signal()

    def __init__(self, name: str, key: str = "", parent: QWidget | None = None) -> None:
        """Make an empty field.

        Args:
            name: Placeholder, and name for screen readers.
            key: The shortcut that leads here, shown while it is empty.
            parent: The widget it lies in.
        """
        super().__init__(parent)
        dress(self)
        self._key = key
        self.setPlaceholderText(name)
        self.setAccessibleName(name)
        self.setClearButtonEnabled(True)
        self.setMinimumHeight(CONTROL)
        if key:
            self.setTextMargins(0, 0, round(key_hint_size(key).width()), 0)
        self.addAction(icon("search", "dim"), QLineEdit.ActionPosition.LeadingPosition)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
            return
        super().keyPressEvent(event)
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._key and not self.text() and not self.hasFocus():
            size = key_hint_size(self._key)
            middle = self.rect().center().y() - size.height() / 2 + 0.5
            place = QRectF(self.width() - size.width() - 8, middle, size.width(), size.height())
            paint_key_hint(QPainter(self), place, self._key, color("dim"))
