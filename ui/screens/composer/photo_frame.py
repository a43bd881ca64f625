"""The hand that cuts a photo: a frame is drawn, moved and pulled over it."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QApplication

from gosclient.domain.edits import Crop
from gosclient.domain.framing import (
    LEAST,
    WHOLE,
    largest,
    moved,
    stretched,
    turned_frame,
)
from ui.models.photo_edits import PhotoEdits
from ui.screens.composer.photo_hand import ARROWS, PhotoHand, pens_for_any_photo
from ui.screens.composer.photo_place import PhotoPlace
from ui.theme.theme import color

_REACH: Final = 12.0
"""How far from an edge it can still be taken, px."""

_GRIP: Final = 10.0
_STEP: Final = 0.01
_VEIL: Final = 0.72
_THIRDS: Final = 3
_CURSORS: Final = {
    (1, 1): Qt.CursorShape.SizeFDiagCursor,
    (-1, -1): Qt.CursorShape.SizeFDiagCursor,
    (1, -1): Qt.CursorShape.SizeBDiagCursor,
    (-1, 1): Qt.CursorShape.SizeBDiagCursor,
    (1, 0): Qt.CursorShape.SizeHorCursor,
    (-1, 0): Qt.CursorShape.SizeHorCursor,
    (0, 1): Qt.CursorShape.SizeVerCursor,
    (0, -1): Qt.CursorShape.SizeVerCursor,
}

Grip = tuple[int, int]


class FrameHand(PhotoHand):
    """Works on ``Edits.crop``; a frame that is pulled becomes a step when it is let go.

    Attributes:
        ratio: width of the frame divided by its height as it is seen, None for any.
    """

    def __init__(self, history: PhotoEdits) -> None:
        self._history = history
        self._pressed: QPointF | None = None
        self._grip: Grip | None = None
        self._before = WHOLE
        self._pulled: Crop | None = None
        self.ratio: float | None = None

    def part(self) -> Crop:
        """What of the photo is seen: all of it."""
        return WHOLE

    def set_ratio(self, ratio: float | None, place: PhotoPlace) -> None:
        """Have the frame keep a ratio from now on, beginning with the largest such one."""
        self.ratio = ratio
        if ratio is not None:
            self._keep(largest(ratio / place.shape, self._frame()))

    def turn(self, quarters: int, place: PhotoPlace) -> None:
        """Turn the photo clockwise; a ratio is that of what is seen, so the frame is cut anew."""
        edits = self._history.now
        turns = (edits.turns + quarters) % 4
        crop = edits.crop
        if crop is not None and self.ratio is not None:
            shape = 1 / place.shape if quarters % 2 else place.shape
            seen = largest(self.ratio / shape, turned_frame(crop, turns))
            crop = turned_frame(seen, -turns)
        self._history.do(replace(edits, turns=turns, crop=crop))

    def press(self, spot: QPointF, place: PhotoPlace) -> None:
        """Take the frame, its edge, or a place where another one begins."""
        self._pressed = spot
        self._before = self._frame()
        self._grip = self._grip_at(spot, place)

    def move(self, spot: QPointF, place: PhotoPlace) -> None:
        """Pull what was taken."""
        if self._pressed is None:
            return
        if self._pulled is None:
            far = (spot - self._pressed).manhattanLength()
            if far < QApplication.startDragDistance():
                return
        start, end = place.seen_at(self._pressed), place.seen_at(spot)
        right, down = end[0] - start[0], end[1] - start[1]
        shape = self._shape(place)
        if self._grip is None:
            x, y = (min(max(one, LEAST), 1 - LEAST) for one in start)
            grip = (1 if right >= 0 else -1, 1 if down >= 0 else -1)
            self._pulled = stretched(Crop(x, y, x, y), grip, right, down, shape)
        elif self._grip == (0, 0):
            self._pulled = moved(self._before, right, down)
        else:
            self._pulled = stretched(self._before, self._grip, right, down, shape)

    def release(self) -> None:
        """Let it go: that is a step."""
        pulled, self._pressed, self._pulled = self._pulled, None, None
        if pulled is not None:
            self._keep(pulled)

    def press_key(self, event: QKeyEvent, place: PhotoPlace) -> bool:
        """Arrows move the frame, with Shift they pull its lower right corner."""
        step = ARROWS.get(Qt.Key(event.key()))
        if step is None:
            return False
        right, down = (one * _STEP for one in step)
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            shape = self._shape(place)
            grip = (1, 1) if shape is None else (abs(step[0]), abs(step[1]))
            self._keep(stretched(self._frame(), grip, right, down, shape))
        else:
            self._keep(moved(self._frame(), right, down))
        return True

    def cursor_at(self, spot: QPointF, place: PhotoPlace) -> Qt.CursorShape:
        """How the pointer looks here."""
        grip = self._grip_at(spot, place)
        if grip is None:
            return Qt.CursorShape.CrossCursor
        return _CURSORS.get(grip, Qt.CursorShape.SizeAllCursor)

    def paint(self, painter: QPainter, place: PhotoPlace, photo: QImage) -> None:
        """Veil what goes, and draw the frame with its grips."""
        del photo
        rect = place.frame(self._pulled or self._frame())
        outside = QPainterPath()
        outside.addRect(place.rect)
        inside = QPainterPath()
        inside.addRect(rect)
        veil = QColor(color("background"))
        veil.setAlphaF(_VEIL)
        painter.fillPath(outside - inside, veil)
        if self._pressed is not None:
            _paint_thirds(painter, rect)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for pen in pens_for_any_photo(2.0):
            painter.setPen(pen)
            painter.drawRect(rect)
        painter.setPen(QPen(color("paper"), 1.5))
        painter.setBrush(color("accent"))
        for x in (rect.left(), rect.center().x(), rect.right()):
            for y in (rect.top(), rect.center().y(), rect.bottom()):
                if QPointF(x, y) != rect.center():
                    painter.drawRect(QRectF(x - _GRIP / 2, y - _GRIP / 2, _GRIP, _GRIP))

    def _frame(self) -> Crop:
        """The frame in parts of the turned photo."""
        edits = self._history.now
        return turned_frame(edits.crop or WHOLE, edits.turns)

    def _shape(self, place: PhotoPlace) -> float | None:
        return None if self.ratio is None else self.ratio / place.shape

    def _keep(self, seen: Crop) -> None:
        edits = self._history.now
        crop = None if seen == WHOLE else turned_frame(seen, -edits.turns)
        self._history.do(replace(edits, crop=crop))

    def _grip_at(self, spot: QPointF, place: PhotoPlace) -> Grip | None:
        """What of the frame is taken here: an edge, ``(0, 0)`` for all of it, None for nothing."""
        frame = self._frame()
        rect = place.frame(frame)
        if not rect.adjusted(-_REACH, -_REACH, _REACH, _REACH).contains(spot):
            return None
        across = _side(spot.x(), rect.left(), rect.right())
        along = _side(spot.y(), rect.top(), rect.bottom())
        # All of the photo cannot be moved; there the hand draws another frame.
        return None if (across, along) == (0, 0) and frame == WHOLE else (across, along)


def _side(at: float, start: float, end: float) -> int:
    """Which of two edges is near enough to be taken, the nearer one if both are."""
    if min(abs(at - start), abs(at - end)) > _REACH:
        return 0
    return -1 if abs(at - start) < abs(at - end) else 1


def _paint_thirds(painter: QPainter, rect: QRectF) -> None:
    line = QColor(color("paper"))
    line.setAlphaF(0.6)
    painter.setPen(QPen(line, 1.0))
    for number in range(1, _THIRDS):
        x = rect.left() + rect.width() * number / _THIRDS
        y = rect.top() + rect.height() * number / _THIRDS
        painter.drawLine(QPointF(x, rect.top()), QPointF(x, rect.bottom()))
        painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y))
