"""The hand that blurs: a round brush goes over faces and number plates."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage, QKeyEvent, QPainter

from gosclient.domain.edits import Crop, Point, Stroke
from gosclient.domain.framing import WHOLE
from ui.models.photo_edits import PhotoEdits
from ui.screens.composer.photo_brush import paint_stroke
from ui.screens.composer.photo_hand import ARROWS, PhotoHand, pens_for_any_photo
from ui.screens.composer.photo_place import PhotoPlace

LEAST_SIZE: Final = 1
MOST_SIZE: Final = 15
USUAL_SIZE: Final = 4
"""Radius of the brush in hundredths of the photo's longer side."""

_APART: Final = 0.2
"""Points of a stroke lie so far apart, in radii: nearer ones would change nothing."""

_STEP: Final = 0.5


class BrushHand(PhotoHand):
    """Adds to ``Edits.blurred``; a stroke becomes a step when the brush is lifted.

    Attributes:
        size: radius of the brush in hundredths of the photo's longer side.
    """

    def __init__(self, history: PhotoEdits) -> None:
        self._history = history
        self._way: list[Point] = []
        self._spot: QPointF | None = None
        self.size = USUAL_SIZE

    @property
    def stroke(self) -> Stroke | None:
        """The stroke on its way, None while the brush is lifted."""
        return Stroke(tuple(self._way), self.size / 100) if self._way else None

    def part(self) -> Crop:
        """What of the photo is seen: what stays of it."""
        return self._history.now.crop or WHOLE

    def press(self, spot: QPointF, place: PhotoPlace) -> None:
        """Set the brush down."""
        self._spot = spot
        self._way = [place.photo_at(spot)]

    def move(self, spot: QPointF, place: PhotoPlace) -> None:
        """Lead the brush on, or only show where it is."""
        self._spot = spot
        if self._way:
            last = place.from_photo.map(QPointF(*self._way[-1]))
            way = spot - last
            if QPointF.dotProduct(way, way) >= (_APART * self._radius(place)) ** 2:
                self._way.append(place.photo_at(spot))

    def release(self) -> None:
        """Lift the brush: that is a step."""
        stroke, self._way = self.stroke, []
        if stroke is not None:
            edits = self._history.now
            self._history.do(replace(edits, blurred=(*edits.blurred, stroke)))

    def press_key(self, event: QKeyEvent, place: PhotoPlace) -> bool:
        """Arrows move the brush, with Shift it paints on its way; Space sets it down once."""
        start = self._spot or place.rect.center()
        step = ARROWS.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Space:
            self.press(start, place)
            self.release()
        elif step is not None:
            reach = max(1.0, self._radius(place) * _STEP)
            end = start + QPointF(*step) * reach
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.press(start, place)
                self._way.append(place.photo_at(end))
                self.release()
            self._spot = end
        else:
            return False
        return True

    def leave(self) -> None:
        """The pointer is elsewhere."""
        if not self._way:
            self._spot = None

    def cursor_at(self, spot: QPointF, place: PhotoPlace) -> Qt.CursorShape:
        """How the pointer looks here: the brush itself is shown."""
        return (
            Qt.CursorShape.BlankCursor if place.rect.contains(spot) else Qt.CursorShape.ArrowCursor
        )

    def paint(self, painter: QPainter, place: PhotoPlace, photo: QImage) -> None:
        """Paint the stroke on its way, and the brush."""
        stroke = self.stroke
        painter.setClipRect(place.rect)
        if stroke is not None:
            painter.save()
            painter.setTransform(place.from_pixels, combine=True)
            paint_stroke(painter, photo, stroke)
            painter.restore()
        if self._spot is not None:
            radius = self._radius(place)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for pen in pens_for_any_photo(1.5):
                painter.setPen(pen)
                painter.drawEllipse(self._spot, radius, radius)

    def _radius(self, place: PhotoPlace) -> float:
        return place.length(self.size / 100)
