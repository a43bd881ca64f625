"""A sheet of paper on the background, in which parts of a page lie."""

from PySide6.QtCore import QEvent, QObject, QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.theme import color
from ui.theme.tokens import RADIUS
from ui.widgets.painting import fill_rounded


class Card(QWidget):
    """Paper with rounded corners and a thin line; its edge can show the focus of a field in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field: QWidget | None = None

    def show_focus_of(self, field: QWidget) -> None:
        """Show by the edge that a field, which has no edge of its own, has the keyboard."""
        self._field = field
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.update()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        focused = self._field is not None and self._field.hasFocus()
        line = color("accent" if focused else "line")
        rect = QRectF(self.rect())
        fill_rounded(QPainter(self), rect, RADIUS, color("paper"), line, 2.0 if focused else 1.0)


class Line(QWidget):
    """A thin line across."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        QPainter(self).fillRect(QRectF(self.rect()), color("line"))
