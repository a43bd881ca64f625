"""Beside the calendar: one card in full and the drafts without a date.

Where there is room both stand in a column; else the drafts are opened by a button, and the card
stands over the calendar beside its place.
"""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gosclient.desk.calendar import Card
from ui.models.office import Office
from ui.screens.calendar.card_paint import CardStyle
from ui.screens.calendar.detail_pane import DetailPane
from ui.screens.calendar.drafts_pane import DraftsPane
from ui.screens.calendar.shown import Shown
from ui.theme.fonts import grown
from ui.theme.theme import theme

WIDE: Final = 1500
"""Width of the screen from which on there is room for the column, px."""

_WIDTH: Final = 330
_NARROW: Final = 240
_POPOVER: Final = (330, 340)
_MOST_PART: Final = 0.26
_APART: Final = 6


class CalendarSide(QWidget):
    """The column at the right, and the card that floats where there is none."""

    def __init__(self, office: Office, style: Callable[[], CardStyle], screen: QWidget) -> None:
        super().__init__(screen)
        self._screen = screen
        self._shown: Shown | None = None
        self._is_asked = False
        self.is_wide = False
        self.detail = DetailPane(office)
        self.detail.closed.connect(self._close_detail)
        self.drafts = DraftsPane(style)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.detail, 1)
        self._column.addWidget(self.drafts, 1)
        theme().text_resized.connect(self._refit)

    def fit(self, width: int) -> None:
        """Take up another width of the screen, px."""
        self.is_wide = width >= WIDE
        wanted = _WIDTH if self.is_wide else _NARROW
        self.setFixedWidth(max(wanted, min(grown(wanted), int(width * _MOST_PART))))
        self.setVisible(self.is_wide or self._is_asked)
        floating = not self.is_wide
        if floating != self.detail.floating:
            self.detail.floating = floating
            if floating:
                self._column.removeWidget(self.detail)
                self.detail.setParent(self._screen)
            else:
                self._column.insertWidget(0, self.detail, 1)
            self.detail.setVisible(not floating and self.detail.card is not None)

    def _refit(self) -> None:
        self.fit(self._screen.width())

    def ask_for_drafts(self, on: bool) -> None:  # noqa: FBT001 - a signal of a switch
        """Show the drafts where there is no room for them always."""
        self._is_asked = on
        self.setVisible(self.is_wide or on)

    def show_page(self, shown: Shown) -> None:
        """Cards are told of as they are on this page."""
        self._shown = shown

    def show_card(self, card: Card | None) -> None:
        """Another card is current, or the same one is as it is now; None for none."""
        if self._shown is None:
            return
        seen = self.is_wide or self.detail.isVisible()
        self.detail.show_card(card if seen else None, self._shown)

    def open_popover(self, card: Card, place: QRect) -> None:
        """Show a card in full beside its place, in the screen's coordinates."""
        if self._shown is None:
            return
        self.detail.show_card(card, self._shown)
        if self.is_wide:
            return
        room = self._screen.rect()
        size = (min(grown(_POPOVER[0]), room.width() - 40), min(grown(_POPOVER[1]), room.height()))
        left = place.right() + _APART
        if left + size[0] > room.right():
            left = max(0, place.left() - _APART - size[0])
        top = max(0, min(place.top(), room.bottom() - size[1] - _APART))
        self.detail.setGeometry(QRect(QPoint(left, top), QPoint(left + size[0], top + size[1])))
        self.detail.raise_()

    @property
    def has_popover(self) -> bool:
        """Whether a card floats over the calendar."""
        return not self.is_wide and self.detail.isVisible()

    def close_popover(self) -> bool:
        """Take the floating card away; False if there was none."""
        if not self.has_popover:
            return False
        self._close_detail()
        return True

    def _close_detail(self) -> None:
        self.detail.hide()
        if self._shown is not None and not self.is_wide:
            self.detail.show_card(None, self._shown)
