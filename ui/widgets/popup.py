"""A panel that closes when the officer looks elsewhere."""

from typing import Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QListWidget, QWidget

from ui.theme.dressing import dress

_GAP: Final = 5
"""Between the panel and the widget it belongs to, px."""


class Popup(QFrame):
    """Opens beside a widget, within its screen; the focus goes to its focus proxy."""

    def __init__(self, name: str, parent: QWidget, *, at_right: bool = False) -> None:
        """Make a closed panel.

        Args:
            name: what it is, for screen readers.
            parent: the widget that asks.
            at_right: its right edge stands at that of the widget, not its left one.
        """
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAccessibleName(name)
        self._at_right = at_right

    def open_above(self, anchor: QWidget) -> None:
        """Show it over a widget."""
        self._fit()
        self._open(anchor, -self.height() - _GAP)

    def open_below(self, anchor: QWidget) -> None:
        """Show it under a widget."""
        self._fit()
        self._open(anchor, anchor.height() + _GAP)

    def _fit(self) -> None:
        if not self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            self.adjustSize()

    def _open(self, anchor: QWidget, top: int) -> None:
        left = anchor.width() - self.width() if self._at_right else 0
        corner = anchor.mapToGlobal(QPoint(left, top))
        area = anchor.screen().availableGeometry()
        rightmost = area.right() + 1 - self.width()
        lowest = area.bottom() + 1 - self.height()
        self.move(
            max(area.left(), min(corner.x(), rightmost)),
            max(area.top(), min(corner.y(), lowest)),
        )
        self.show()
        self.setFocus()


def popup_list(name: str) -> QListWidget:
    """A list without a frame, whose rows light up under the mouse; ``name`` is for screen readers."""
    listed = dress(QListWidget())
    listed.setFrameShape(QFrame.Shape.NoFrame)
    listed.setAccessibleName(name)
    listed.setMouseTracking(True)
    listed.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return listed
