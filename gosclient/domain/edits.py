"""What an officer does to a photo: cut, turned, parts made unrecognisable.

All places are parts of the photo as it was added, upright and whole: 0.0 is its left or upper edge,
1.0 its right or lower one. So each edit can be changed without moving the others; they are made in
the order blurred, cut, turned.
"""

import json
import math
from dataclasses import dataclass
from typing import Any

from gosclient.domain.errors import BadInput

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Crop:
    """The rectangle that stays."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line of a round brush under which nothing stays recognisable.

    Attributes:
        points: the way of the brush's middle; one point is a spot.
        radius: of the brush, as a part of the longer side.
    """

    points: tuple[Point, ...]
    radius: float


@dataclass(frozen=True, slots=True)
class Edits:
    """All edits of one photo.

    Attributes:
        crop: what stays, None for everything.
        turns: quarter turns clockwise, 0 to 3.
        blurred: what is made unrecognisable.
    """

    crop: Crop | None = None
    turns: int = 0
    blurred: tuple[Stroke, ...] = ()

    @property
    def is_empty(self) -> bool:
        """The photo stays as it was added."""
        return self == Edits()


def edits_to_text(edits: Edits) -> str:
    """Edits as they are stored: JSON, empty for none."""
    if edits.is_empty:
        return ""
    crop = edits.crop
    return json.dumps(
        {
            "crop": [crop.left, crop.top, crop.right, crop.bottom] if crop else None,
            "turns": edits.turns,
            "blurred": [
                {"points": [list(point) for point in one.points], "radius": one.radius}
                for one in edits.blurred
            ],
        }
    )


def edits_of(stored: str) -> Edits:
    """The edits that were stored; an empty text gives none."""
    if not stored:
        return Edits()
    fields: dict[str, Any] = json.loads(stored)
    return Edits(
        crop=Crop(*fields["crop"]) if fields["crop"] else None,
        turns=fields["turns"],
        blurred=tuple(
            Stroke(tuple((x, y) for x, y in one["points"]), one["radius"])
            for one in fields["blurred"]
        ),
    )


def box_of(crop: Crop, width: int, height: int) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of what stays, in pixels of a photo of this size.

    Raises:
        BadInput: nothing would stay.
    """
    left, right = (_within(part) * width for part in (crop.left, crop.right))
    top, bottom = (_within(part) * height for part in (crop.top, crop.bottom))
    box = (round(left), round(top), round(right), round(bottom))
    if box[0] >= box[2] or box[1] >= box[3]:
        raise BadInput("В рамке ничего не осталось. Фото не изменено: растяните рамку и повторите.")
    return box


def _within(part: float) -> float:
    return 0.0 if math.isnan(part) else min(max(part, 0.0), 1.0)
