"""Where a photo lies in the editor: turned, whole or cut, as large as there is room."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QTransform

from gosclient.domain.edits import Crop, Point
from gosclient.domain.framing import turned_frame

_LARGEST: Final = 4.0
"""A small photo is not shown more times larger than this."""

_TURNED: Final = (
    QTransform(),
    QTransform(0, 1, -1, 0, 1, 0),
    QTransform(-1, 0, 0, -1, 1, 1),
    QTransform(0, -1, 1, 0, 0, 1),
)
"""Parts of the upright photo into parts of the turned one."""


@dataclass(frozen=True, slots=True)
class PhotoPlace:
    """A photo on its place.

    Attributes:
        size: of the upright photo, pixels.
        turns: quarters clockwise.
        part: of the upright photo that is seen.
        room: where it may be painted.
    """

    size: QSize
    turns: int
    part: Crop
    room: QRectF

    @property
    def shape(self) -> float:
        """Width of the whole photo as it is seen, divided by its height."""
        shape = self.size.width() / self.size.height()
        return 1 / shape if self.turns % 2 else shape

    @property
    def rect(self) -> QRectF:
        """Where what is seen is painted."""
        seen = turned_frame(self.part, self.turns)
        height = self.size.width() if self.turns % 2 else self.size.height()
        wanted = QRectF(
            0,
            0,
            (seen.right - seen.left) * height * self.shape,
            (seen.bottom - seen.top) * height,
        )
        scale = min(
            self.room.width() / wanted.width(), self.room.height() / wanted.height(), _LARGEST
        )
        rect = QRectF(0, 0, wanted.width() * scale, wanted.height() * scale)
        rect.moveCenter(self.room.center())
        return rect

    @property
    def from_seen(self) -> QTransform:
        """Parts of the whole turned photo into pixels of the widget."""
        seen, rect = turned_frame(self.part, self.turns), self.rect
        moved = QTransform.fromTranslate(rect.x(), rect.y())
        moved.scale(
            rect.width() / (seen.right - seen.left), rect.height() / (seen.bottom - seen.top)
        )
        return moved.translate(-seen.left, -seen.top)

    @property
    def from_photo(self) -> QTransform:
        """Parts of the upright photo into pixels of the widget."""
        return _TURNED[self.turns % 4] * self.from_seen

    @property
    def from_pixels(self) -> QTransform:
        """Pixels of the upright photo into pixels of the widget."""
        parts = QTransform.fromScale(1 / self.size.width(), 1 / self.size.height())
        return parts * self.from_photo

    def seen_at(self, spot: QPointF) -> Point:
        """A place of the widget in parts of the whole turned photo."""
        found = self.from_seen.inverted()[0].map(spot)
        return found.x(), found.y()

    def photo_at(self, spot: QPointF) -> Point:
        """A place of the widget in parts of the upright photo."""
        found = self.from_photo.inverted()[0].map(spot)
        return found.x(), found.y()

    def frame(self, seen: Crop) -> QRectF:
        """Where a frame in parts of the turned photo is painted."""
        return self.from_seen.mapRect(
            QRectF(seen.left, seen.top, seen.right - seen.left, seen.bottom - seen.top)
        )

    def length(self, part: float) -> float:
        """Pixels of the widget for a part of the photo's longer side."""
        pixel = self.from_pixels.mapRect(QRectF(0, 0, 1, 1)).width()
        return part * max(self.size.width(), self.size.height()) * pixel
