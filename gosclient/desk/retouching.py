"""Edits of a photo made on its pixels."""

from PIL import Image, ImageDraw

from gosclient.domain.edits import Edits, Stroke, box_of

_TURNS = {
    1: Image.Transpose.ROTATE_270,
    2: Image.Transpose.ROTATE_180,
    3: Image.Transpose.ROTATE_90,
}
"""Quarter turns clockwise; Pillow counts degrees against the clock."""

_LEAST_RADIUS = 8
"""Pixels: under a thinner brush too many blocks would stay."""

_LEVELS = 17
"""Step between the sixteen values that a blurred colour may have."""


def retouched(image: Image.Image, edits: Edits) -> Image.Image:
    """A photo with these edits.

    Raises:
        BadInput: nothing would stay.
    """
    width, height = image.size
    changed = image.copy()
    for stroke in edits.blurred:
        _blur(changed, stroke)
    if edits.crop is not None:
        changed = changed.crop(box_of(edits.crop, width, height))
    turn = _TURNS.get(edits.turns % 4)
    return changed if turn is None else changed.transpose(turn)


def _blur(image: Image.Image, stroke: Stroke) -> None:
    """Leave of what lies under a stroke one rough colour for each brush's width of it.

    A smooth blur can be computed back as long as all its values are there. Here a block as wide as
    the brush becomes its mean, rounded to sixteen levels, so what was there is nowhere any more.
    """
    radius = max(round(stroke.radius * max(image.size)), _LEAST_RADIUS)
    points = [(round(x * image.width), round(y * image.height)) for x, y in stroke.points]
    box = _around(points, radius, image.size)
    if box is None:
        return
    left, top, right, bottom = box
    width, height = right - left, bottom - top
    blocks = max(1, width // (2 * radius)), max(1, height // (2 * radius))
    coarse = image.crop(box).resize(blocks, Image.Resampling.BOX)
    rough = coarse.point(lambda value: round(value / _LEVELS) * _LEVELS)
    mask = Image.new("L", (width, height))
    _draw(mask, [(x - left, y - top) for x, y in points], radius)
    image.paste(rough.resize((width, height), Image.Resampling.NEAREST), box, mask)


def _around(
    points: list[tuple[int, int]], radius: int, size: tuple[int, int]
) -> tuple[int, int, int, int] | None:
    """The part of a picture of this size that a brush touches, None for nothing of it."""
    if not points:
        return None
    left = max(min(x for x, _ in points) - radius, 0)
    top = max(min(y for _, y in points) - radius, 0)
    right = min(max(x for x, _ in points) + radius + 1, size[0])
    bottom = min(max(y for _, y in points) + radius + 1, size[1])
    return (left, top, right, bottom) if left < right and top < bottom else None


def _draw(mask: Image.Image, points: list[tuple[int, int]], radius: int) -> None:
    """Fill what a round brush covers on its way."""
    draw = ImageDraw.Draw(mask)
    draw.line(points, fill=255, width=2 * radius)
    for x, y in points:
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=255)
