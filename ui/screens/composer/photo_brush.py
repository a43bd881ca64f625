"""A stroke of the blurring brush, shown as it will be in the photo that goes to VK."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QImage, QPainter, QPen, QPolygonF, QTransform

from gosclient.domain.edits import Stroke

_LEAST_RADIUS: Final = 8
"""Pixels of the photo; the desk takes no thinner brush."""


def blurred(photo: QImage, strokes: Iterable[Stroke]) -> QImage:
    """A photo under these strokes; the photo itself stays as it is."""
    changed = photo.copy()
    for stroke in strokes:
        before = changed.copy()
        painter = QPainter(changed)
        paint_stroke(painter, before, stroke)
        painter.end()
    return changed


def paint_stroke(painter: QPainter, photo: QImage, stroke: Stroke) -> None:
    """Paint what becomes of the part of a photo under a stroke.

    The same blocks as in the photo that will be uploaded, of which nothing can be computed back.

    Args:
        painter: its coordinates are pixels of the photo.
        photo: as it is before the stroke.
        stroke: the way of the brush.
    """
    width, height = photo.width(), photo.height()
    radius = max(round(stroke.radius * max(width, height)), _LEAST_RADIUS)
    way = QPolygonF([QPointF(x * width, y * height) for x, y in stroke.points])
    reach = way.boundingRect().adjusted(-radius, -radius, radius + 1, radius + 1)
    box = reach.toRect() & photo.rect()
    if box.isEmpty():
        return
    pen = QPen(_blocks(photo, box, radius), 2 * radius)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=False)
    painter.setClipRect(QRectF(box), Qt.ClipOperation.IntersectClip)
    painter.setPen(pen)
    if way.size() == 1:
        painter.drawPoint(way.at(0))
    else:
        painter.drawPolyline(way)
    painter.restore()


def _blocks(photo: QImage, box: QRect, radius: int) -> QBrush:
    """A part of a photo as blocks as wide as the brush, to be painted in its place."""
    across, along = max(1, box.width() // (2 * radius)), max(1, box.height() // (2 * radius))
    coarse = photo.copy(box).scaled(
        across,
        along,
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    brush = QBrush(coarse.convertToFormat(QImage.Format.Format_RGB444))  # sixteen levels, as there
    place = QTransform.fromTranslate(box.x(), box.y())
    brush.setTransform(place.scale(box.width() / across, box.height() / along))
    return brush
