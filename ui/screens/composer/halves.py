"""Two halves beside each other, or one at a time where both have no room."""

from typing import Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLayout, QVBoxLayout, QWidget

from ui.theme.fonts import grown
from ui.theme.theme import theme

_SIDE: Final = 460
_SIDE_PART: Final = 0.36
_NARROW: Final = 1000
_MARGIN: Final = 18


class Halves(QWidget):
    """A head over the main half, and the side half beside both.

    Signals:
        narrowed: whether only one half has room (a bool).

    Args:
        head: stays to be seen whichever half is.
        main: what is worked in.
        side: what is looked at.
    """

    narrowed = Signal(bool)

    def __init__(
        self, head: QWidget, main: QWidget, side: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._main = main
        self._side = side
        self._narrow = False
        self._side_first = False
        self._head = QWidget()
        top = QVBoxLayout(self._head)
        top.setContentsMargins(_MARGIN, 12, _MARGIN, 10)
        top.addWidget(head)
        self._page = QWidget()
        page = QVBoxLayout(self._page)
        page.setContentsMargins(_MARGIN, 0, _MARGIN, 12)
        page.addWidget(main)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        # Both halves beside each other must not be the least size, or it would never get narrow.
        self._grid.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._grid.setSpacing(0)
        self._grid.setColumnStretch(0, 1)
        self._grid.setRowStretch(1, 1)
        self._grid.addWidget(self._head, 0, 0)
        self._grid.addWidget(self._page, 1, 0)
        self._grid.addWidget(side, 0, 1, 2, 1)
        theme().text_resized.connect(self._fit)

    @property
    def is_narrow(self) -> bool:
        """Whether only one half has room."""
        return self._narrow

    def show_side(self, *, on: bool) -> None:
        """Where only one half has room, show the side half, or the main one again."""
        self._side_first = on
        self._arrange()

    def turn(self) -> None:
        """Show the other half."""
        self.show_side(on=not self._side_first)

    def minimumSizeHint(self) -> QSize:
        return QSize(420, 300)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        # With larger text both halves need more room, but a wide screen always holds them.
        self._narrow = self.width() < min(grown(_NARROW), 1300)
        self._arrange()
        self.narrowed.emit(self._narrow)

    def _arrange(self) -> None:
        alone = self._narrow and self._side_first
        self._grid.removeWidget(self._side)
        if self._narrow:
            self._grid.addWidget(self._side, 1, 0)
            self._side.setMinimumWidth(0)
            self._side.setMaximumWidth(16_777_215)  # Qt's own «no limit»
        else:
            self._grid.addWidget(self._side, 0, 1, 2, 1)
            wanted = max(min(_SIDE, grown(_SIDE)), int(self.width() * _SIDE_PART))
            self._side.setFixedWidth(min(wanted, grown(620)))
        self._page.setVisible(not alone)
        self._side.setVisible(alone or not self._narrow)
