"""Faces: a picture or initials in a circle, with the mark of the community in the corner."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPixmap

from ui.theme.fonts import bold
from ui.theme.theme import color
from ui.theme.tokens import AVATAR_COLOURS, MARK_COLOURS
from ui.widgets.painting import fill_rounded

_CACHE_BYTES: Final = 8 * 1024 * 1024
_BYTES_A_PIXEL: Final = 4


@dataclass(frozen=True, slots=True)
class Mark:
    """The colour mark of a community: one or two letters on its colour.

    Attributes:
        text: The letters, as «А» or «Ш3».
        colour: Any whole number; communities with the same one look alike.
    """

    text: str
    colour: int


@dataclass(frozen=True, slots=True)
class Face:
    """What an avatar is painted from.

    Attributes:
        name: Whole name; its initials stand in for a missing picture.
        key: Any whole number that stays with the person; chooses the colour.
        picture: The picture, if it is there already.
        mark: The community it wrote to, shown in the corner.
    """

    name: str
    key: int
    picture: QPixmap | None = None
    mark: Mark | None = None


class PixmapCache:
    """Pictures kept by what they show, the least used dropped first, bounded by bytes."""

    def __init__(self, limit_bytes: int) -> None:
        self._limit = limit_bytes
        self._pictures: OrderedDict[Hashable, QPixmap] = OrderedDict()
        self._bytes = 0

    def get(self, key: Hashable, make: Callable[[], QPixmap]) -> QPixmap:
        """Give the picture for a key; `make` draws it when it is not kept."""
        known = self._pictures.get(key)
        if known is not None:
            self._pictures.move_to_end(key)
            return known
        made = make()
        self._pictures[key] = made
        self._bytes += _weight(made)
        while self._bytes > self._limit and len(self._pictures) > 1:
            _, oldest = self._pictures.popitem(last=False)
            self._bytes -= _weight(oldest)
        return made

    @property
    def used_bytes(self) -> int:
        """Bytes of all pictures kept."""
        return self._bytes


_cache = PixmapCache(_CACHE_BYTES)


@lru_cache(maxsize=512)
def initials(name: str, most: int = 2) -> str:
    """Give the first letters of the first words of a name, in capitals; «·» when it has none."""
    letters = [next((sign for sign in word if sign.isalnum()), "") for word in name.split()]
    return "".join(letter.upper()[:1] for letter in letters if letter)[:most] or "·"


def mark_colour(mark: Mark) -> QColor:
    """Give the ground of a community's mark, for stripes and dots in the same colour."""
    return QColor(MARK_COLOURS[mark.colour % len(MARK_COLOURS)])


def paint_avatar(painter: QPainter, rect: QRectF, face: Face, ground: QColor) -> None:
    """Paint a face into a square.

    Args:
        painter: Where to; the mark may stick out of the square by 3 px to the right and below.
        rect: The square of the circle.
        face: Who it is.
        ground: Colour around it; the mark gets an edge of it, to be told from the picture.
    """
    ratio = painter.device().devicePixelRatioF()
    picture_key = face.picture.cacheKey() if face.picture is not None else 0
    words = color("on_avatar").name()
    key = (initials(face.name), face.key, picture_key, face.mark, rect.width(), ratio)
    picture = _cache.get((key, ground.name(), words), lambda: _draw(rect, face, ground, ratio))
    painter.drawPixmap(rect.topLeft(), picture)


def paint_mark(painter: QPainter, rect: QRectF, mark: Mark) -> None:
    """Paint a community's mark: a small rounded square with its letters."""
    fill_rounded(painter, rect, max(3.0, rect.height() * 0.24), mark_colour(mark))
    _letters(painter, rect, mark.text, rect.height() * (0.56 if len(mark.text) < 2 else 0.5))  # noqa: PLR2004 - two letters


def mark_width(mark: Mark, height: float) -> float:
    """Tell how wide a mark of this height is: two letters need more room."""
    return height if len(mark.text) < 2 else height * 1.2  # noqa: PLR2004 - two letters


def _draw(rect: QRectF, face: Face, ground: QColor, ratio: float) -> QPixmap:
    side = rect.width()
    over = 4.0  # room for the mark that sticks out
    pixels = round((side + over) * ratio)
    picture = QPixmap(pixels, pixels)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    circle = QRectF(0, 0, side, side)
    if face.picture is None or face.picture.isNull():
        fill_rounded(
            painter, circle, side / 2, QColor(AVATAR_COLOURS[face.key % len(AVATAR_COLOURS)])
        )
        _letters(painter, circle, initials(face.name), side * 0.38)
    else:
        _paint_picture(painter, circle, face.picture)
    if face.mark is not None:
        height = max(13.0, round(side * 0.4))
        width = mark_width(face.mark, height)
        place = QRectF(side + 3 - width, side + 3 - height, width, height)
        edge = place.adjusted(-1.5, -1.5, 1.5, 1.5)
        fill_rounded(painter, edge, height * 0.24 + 1.5, ground)
        paint_mark(painter, place, face.mark)
    painter.end()
    return picture


def _paint_picture(painter: QPainter, circle: QRectF, picture: QPixmap) -> None:
    """Cut the middle square of a picture to a circle."""
    path = QPainterPath()
    path.addEllipse(circle)
    painter.save()
    painter.setClipPath(path)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    side = min(picture.width(), picture.height())
    source = QRectF(0, 0, side, side)
    source.moveCenter(QPointF(picture.width() / 2, picture.height() / 2))
    painter.drawPixmap(circle, picture, source)
    painter.restore()


def _letters(painter: QPainter, rect: QRectF, text: str, px: float) -> None:
    letters = QFont(bold())
    letters.setPixelSize(max(7, round(px)))
    painter.setFont(letters)
    painter.setPen(color("on_avatar"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)


def _weight(picture: QPixmap) -> int:
    return picture.width() * picture.height() * _BYTES_A_PIXEL
