"""A canvas with a unit square for coordinates, drawn large and scaled down for smooth edges."""

import io
from collections.abc import Sequence
from typing import Final

from PIL import Image, ImageColor, ImageDraw

Colour = tuple[int, int, int]
Point = tuple[float, float]

_OVERSAMPLING: Final = 2
_JPEG_QUALITY: Final = 86


def rgb(colour: str) -> Colour:
    """Read a colour written as `#rrggbb`."""
    red, green, blue = ImageColor.getrgb(colour)[:3]
    return red, green, blue


def mix(first: Colour, second: Colour, share: float) -> Colour:
    """Blend two colours; `share` 0 gives the first, 1 the second."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return red, green, blue


class Canvas:
    """A picture in the making. Coordinates run from 0 to 1, `y` downwards."""

    def __init__(self, width: int, height: int, ground: Colour) -> None:
        self.width = width * _OVERSAMPLING
        self.height = height * _OVERSAMPLING
        self._size = (width, height)
        self._image = Image.new("RGB", (self.width, self.height), ground)
        self._draw = ImageDraw.Draw(self._image)

    def gradient(self, top: Colour, bottom: Colour, y0: float = 0.0, y1: float = 1.0) -> None:
        """Fill a band from one colour into another."""
        first, last = round(y0 * self.height), round(y1 * self.height)
        for y in range(first, last):
            colour = mix(top, bottom, (y - first) / max(last - first, 1))
            self._draw.line([(0, y), (self.width, y)], fill=colour)

    def box(
        self, x: float, y: float, width: float, height: float, colour: Colour, corner: float = 0
    ) -> None:
        """Fill a rectangle; `corner` rounds it, as a share of the canvas width."""
        left, top = self._at((x, y))
        right, bottom = self._at((x + width, y + height))
        if right > left and bottom > top:
            self._draw.rounded_rectangle(
                (left, top, right, bottom), corner * self.width, fill=colour
            )

    def circle(self, x: float, y: float, radius: float, colour: Colour) -> None:
        """Fill a circle; the radius is a share of the canvas width."""
        left, top = self._at((x, y))
        reach = radius * self.width
        self._draw.ellipse((left - reach, top - reach, left + reach, top + reach), fill=colour)

    def ring(self, x: float, y: float, radius: float, colour: Colour, line: float) -> None:
        """Draw a circle's outline; `line` is a share of the canvas width."""
        left, top = self._at((x, y))
        reach = radius * self.width
        self._draw.ellipse(
            (left - reach, top - reach, left + reach, top + reach),
            outline=colour,
            width=max(round(line * self.width), 1),
        )

    def shape(self, points: Sequence[Point], colour: Colour) -> None:
        """Fill a polygon."""
        self._draw.polygon([self._at(point) for point in points], fill=colour)

    def line(self, points: Sequence[Point], colour: Colour, thickness: float) -> None:
        """Draw a broken line; `thickness` is a share of the canvas width."""
        self._draw.line(
            [self._at(point) for point in points],
            fill=colour,
            width=max(round(thickness * self.width), 1),
            joint="curve",
        )

    def as_png(self) -> bytes:
        """Return the finished picture as PNG."""
        return self._saved("PNG")

    def as_jpeg(self) -> bytes:
        """Return the finished picture as JPEG."""
        return self._saved("JPEG", quality=_JPEG_QUALITY)

    def _saved(self, kind: str, **options: int) -> bytes:
        target = io.BytesIO()
        self._image.resize(self._size, Image.Resampling.LANCZOS).save(target, kind, **options)
        return target.getvalue()

    def _at(self, point: Point) -> tuple[float, float]:
        return point[0] * self.width, point[1] * self.height
