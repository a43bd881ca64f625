"""What works on a photo in its editor has in common."""

from abc import ABC, abstractmethod
from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPen

from gosclient.domain.edits import Crop
from ui.screens.composer.photo_place import PhotoPlace
from ui.theme.theme import color

ARROWS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
"""Which way an arrow goes: to the right and down."""


class PhotoHand(ABC):
    """Takes the mouse and keys over a photo; what it did becomes a step when it lets go."""

    @abstractmethod
    def part(self) -> Crop:
        """What of the upright photo is seen while it works."""

    @abstractmethod
    def press(self, spot: QPointF, place: PhotoPlace) -> None:
        """Begin here."""

    @abstractmethod
    def move(self, spot: QPointF, place: PhotoPlace) -> None:
        """Go on here, or only come by."""

    @abstractmethod
    def release(self) -> None:
        """Let go."""

    @abstractmethod
    def press_key(self, event: QKeyEvent, place: PhotoPlace) -> bool:
        """Do what a key asks; False if it asks nothing of this hand."""

    @abstractmethod
    def cursor_at(self, spot: QPointF, place: PhotoPlace) -> Qt.CursorShape:
        """How the pointer looks here."""

    @abstractmethod
    def paint(self, painter: QPainter, place: PhotoPlace, photo: QImage) -> None:
        """Paint over the photo."""


def pens_for_any_photo(width: float) -> tuple[QPen, QPen]:
    """Two pens, one over the other: on a dark or a bright photo one of them is seen."""
    return QPen(color("paper"), width + 2), QPen(color("accent"), width)
