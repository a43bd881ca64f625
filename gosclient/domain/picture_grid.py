"""How VK lays out the pictures and videos of one post: as a grid, or one at a time as a carousel.

VK publishes neither rule. The grid follows what is seen in its feed and in messengers of the same
kind: rows of equal height, the first picture never smaller than the rest without need. The carousel
is what VK makes of a post of the API unless it is asked for a grid
(``primary_attachments_mode`` of ``wall.post``, October 2026); all its pictures get one frame and are
cut to it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import log
from statistics import fmean

MOST = 10
"""Pictures and videos of one post."""

TALLEST = 4 / 3
"""Height of a layout over its width, at most. UNKNOWN what VK allows; tall posts are seen so."""

FLATTEST_SLIDE = 16 / 9
"""Width over height of a slide, at most. UNKNOWN: VK names no ratios to which it cuts."""

NARROWEST_SLIDE = 3 / 4
"""Width over height of a slide, at least. UNKNOWN, as above."""

_NARROWEST, _WIDEST = 2 / 3, 1.7
"""Ratios beyond these are cut in a grid: a panorama or a long screenshot must not press the others."""

_LOWEST_ROW = 1 / 5
"""Height of a row over the width of the grid below which faces cannot be made out."""

_IDEAL = 0.9
"""Height of a grid over its width that is aimed at."""

_MOST_IN_A_ROW = 4
_WIDE = 1.2


@dataclass(frozen=True, slots=True)
class Box:
    """Where one picture lies, px from the upper left corner of the layout."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Layout:
    """Places of the pictures, in their order.

    Attributes:
        boxes: one a picture; a picture covers its box and is cut where the ratios differ.
        width, height: the frame, px; of a carousel what is seen at a time.
    """

    boxes: tuple[Box, ...]
    width: float
    height: float


def grid(ratios: Sequence[float], width: float, gap: float) -> Layout:
    """Lay pictures out as a grid.

    Args:
        ratios: width over height of each, 0 or less when it is not known.
        width: of the frame, px.
        gap: between pictures, px.

    Raises:
        ValueError: more than 10 pictures, or no room for them.
    """
    _check(ratios, width, gap)
    if not ratios:
        return Layout((), width, 0.0)
    if len(ratios) == 1:
        return _alone(_known(ratios[0]), width)
    moderate = [min(_WIDEST, max(_NARROWEST, _known(ratio))) for ratio in ratios]
    match len(moderate):
        case 2:
            return _two(moderate, width, gap)
        case 3:
            return _three(moderate, width, gap)
        case _:
            return _rows(moderate, _best_split(tuple(moderate), width, gap), width, gap)


def carousel(ratios: Sequence[float], width: float, gap: float) -> Layout:
    """Lay pictures out side by side, each as wide as the frame; the frame takes after the first.

    Arguments and errors are those of `grid`. One picture is shown whole, as in a grid. Box ``n``
    is seen when the strip is moved to the left by its ``x``.
    """
    _check(ratios, width, gap)
    if len(ratios) < 2:  # noqa: PLR2004 - one alone has no neighbours
        return grid(ratios, width, gap)
    height = width / min(FLATTEST_SLIDE, max(NARROWEST_SLIDE, _known(ratios[0])))
    boxes = (Box(number * (width + gap), 0.0, width, height) for number in range(len(ratios)))
    return Layout(tuple(boxes), width, height)


def _check(ratios: Sequence[float], width: float, gap: float) -> None:
    if len(ratios) > MOST:
        raise ValueError(f"a post holds {MOST} pictures, not {len(ratios)}")
    if width <= _MOST_IN_A_ROW * gap or gap < 0:
        raise ValueError(f"no room for pictures: width {width}, gap {gap}")


def _known(ratio: float) -> float:
    return ratio if ratio > 0 else 1.0


def _alone(ratio: float, width: float) -> Layout:
    """Whole; a tall one is made smaller and stands in the middle."""
    height = min(width / ratio, width * TALLEST)
    # Not so thin that nothing is seen: a strip of a screenshot is cut rather than shown as a hair.
    shown = max(width / 4, min(width, height * ratio))
    height = max(height, width / 8)
    return Layout((Box((width - shown) / 2, 0.0, shown, height),), width, height)


def _two(ratios: list[float], width: float, gap: float) -> Layout:
    stacked = all(ratio > _WIDE for ratio in ratios) and fmean(ratios) > 1.4  # noqa: PLR2004 - both lie
    return _rows(ratios, (1, 1) if stacked else (2,), width, gap)


def _three(ratios: list[float], width: float, gap: float) -> Layout:
    """A lying first picture above two others, a standing one beside them."""
    if ratios[0] > _WIDE:
        return _rows(ratios, (1, 2), width, gap)
    first, second, third = ratios
    # One height for the big one and the column of the two with their gap gives a linear equation.
    column = 1 / second + 1 / third
    side = (width - gap - gap * first) / (1 + first * column)
    side = min((width - gap) / 2, max((width - gap) / 4, side))
    big = width - gap - side
    height = min(width * TALLEST, big / first)
    upper = (height - gap) * (1 / second) / column
    return Layout(
        (
            Box(0.0, 0.0, big, height),
            Box(big + gap, 0.0, side, upper),
            Box(big + gap, upper + gap, side, height - upper - gap),
        ),
        width,
        height,
    )


@lru_cache(maxsize=64)  # of ten pictures it takes longer than a keystroke should
def _best_split(ratios: tuple[float, ...], width: float, gap: float) -> tuple[int, ...]:
    """The numbers of pictures in the rows that come nearest to a pleasant whole."""
    return min(_splits(len(ratios)), key=lambda split: _cost(ratios, split, width, gap))


def _splits(count: int) -> Iterator[tuple[int, ...]]:
    """All ways to divide pictures into rows."""
    if not count:
        yield ()
    for first in range(1, min(count, _MOST_IN_A_ROW) + 1):
        for rest in _splits(count - first):
            yield (first, *rest)


def _cost(ratios: Sequence[float], split: tuple[int, ...], width: float, gap: float) -> float:
    """How far a division is from the ideal: height, even rows, and the first pictures largest."""
    heights = _heights(ratios, split, width, gap)
    total = sum(heights) + gap * (len(heights) - 1)
    cost = abs(log(total / (width * _IDEAL)))
    cost += sum(0.5 for height in heights if height < width * _LOWEST_ROW)
    cost += sum(0.2 for upper, lower in pairwise(split) if upper > lower)
    return cost + 0.1 * abs(log(max(heights) / min(heights)))


def _heights(
    ratios: Sequence[float], split: tuple[int, ...], width: float, gap: float
) -> list[float]:
    """Height of each row when its pictures keep their ratios and fill the width."""
    heights, start = [], 0
    for count in split:
        row = ratios[start : start + count]
        heights.append((width - gap * (count - 1)) / sum(row))
        start += count
    return heights


def _rows(ratios: list[float], split: tuple[int, ...], width: float, gap: float) -> Layout:
    heights = _heights(ratios, split, width, gap)
    gaps = gap * (len(heights) - 1)
    # Too tall a whole is pressed: each picture is cut a little instead of one of them a lot.
    press = min(1.0, (width * TALLEST - gaps) / sum(heights))
    boxes: list[Box] = []
    y = 0.0
    for count, tall in zip(split, heights, strict=True):
        height = tall * press
        x = 0.0
        for ratio in ratios[len(boxes) : len(boxes) + count]:
            boxes.append(Box(x, y, ratio * tall, height))
            x += ratio * tall + gap
        y += height + gap
    return Layout(tuple(boxes), width, y - gap)
