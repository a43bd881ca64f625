"""The frame of a photo as it is drawn by hand: turned, fitted to a shape, moved, stretched. Pure.

Edits keep places as parts of the upright photo. A person sees it turned, so a frame is handled in
parts of what is seen and turned back to be kept. The shape of a frame is its width in parts of the
photo's width, divided by its height in parts of the photo's height.
"""

from gosclient.domain.edits import Crop, Point

WHOLE = Crop(0.0, 0.0, 1.0, 1.0)

LEAST = 0.02
"""The least side of a frame, as a part of the photo's: a smaller one could not be seen or taken."""

_TURNS = 4


def turned(point: Point, turns: int) -> Point:
    """Where a point comes when its photo is turned clockwise by so many quarters."""
    x, y = point
    match turns % _TURNS:
        case 1:
            return 1 - y, x
        case 2:
            return 1 - x, 1 - y
        case 3:
            return y, 1 - x
        case _:
            return point


def turned_frame(frame: Crop, turns: int) -> Crop:
    """Where a frame comes when its photo is turned."""
    one = turned((frame.left, frame.top), turns)
    other = turned((frame.right, frame.bottom), turns)
    return Crop(
        min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1])
    )


def largest(shape: float, around: Crop) -> Crop:
    """The largest frame of a shape that the photo has room for, as near as can be to another one."""
    width, height = (1.0, 1 / shape) if shape >= 1 else (shape, 1.0)
    left = (around.left + around.right - width) / 2
    top = (around.top + around.bottom - height) / 2
    return _placed(left, top, width, height)


def moved(frame: Crop, right: float, down: float) -> Crop:
    """A frame elsewhere, as far as the photo goes."""
    width, height = frame.right - frame.left, frame.bottom - frame.top
    return _placed(frame.left + right, frame.top + down, width, height)


def stretched(
    frame: Crop, grip: tuple[int, int], right: float, down: float, shape: float | None
) -> Crop:
    """A frame pulled at one of its edges or corners; what is opposite stays where it is.

    Args:
        frame: the frame before.
        grip: where it is held: -1 for the left or upper edge, 1 for the right or lower, 0 for none.
        right: how far the hand went to the right, in parts of the photo's width.
        down: how far it went down, in parts of the height.
        shape: that the frame keeps, None for any.
    """
    across, along = grip
    width = frame.right - frame.left + across * right
    height = frame.bottom - frame.top + along * down
    room_across = _room(frame.left, frame.right, across)
    room_along = _room(frame.top, frame.bottom, along)
    if shape is None:
        width = min(max(width, LEAST), room_across) if across else width
        height = min(max(height, LEAST), room_along) if along else height
    else:
        by_height = height * shape
        width = max(width, by_height) if across and along else width if across else by_height
        width = min(max(width, LEAST, LEAST * shape), room_across, room_along * shape)
        height = width / shape
    left = _start(frame.left, frame.right, across, width)
    return _placed(left, _start(frame.top, frame.bottom, along, height), width, height)


def _room(start: float, end: float, grip: int) -> float:
    """How long a side may become: to the edge of the photo, on both sides where neither is held."""
    match grip:
        case 1:
            return 1 - start
        case -1:
            return end
        case _:
            return 2 * min((start + end) / 2, 1 - (start + end) / 2)


def _start(start: float, end: float, grip: int, length: float) -> float:
    match grip:
        case 1:
            return start
        case -1:
            return end - length
        case _:
            return (start + end - length) / 2


def _placed(left: float, top: float, width: float, height: float) -> Crop:
    """A frame of this size, pushed back into the photo."""
    left = min(max(left, 0.0), 1 - width)
    top = min(max(top, 0.0), 1 - height)
    return Crop(left, top, left + width, top + height)
