"""Limits of VK for photos, and the size at which one keeps to them."""

from gosclient.domain.errors import BadInput

MOST_SIDES = 14_000
"""Width and height of a photo together, in pixels (VK's page on uploading photos)."""

FLATTEST = 20
"""How many times longer than the other one side of a photo may be (the same page)."""

MOST_PIXELS = 120_000_000
"""Pixels of the largest picture that is read. Its memory is taken before anything is known of it."""

MOST_FRAME_PIXELS = 1_000_000_000
"""Pixels of all frames of a moving picture together; each is looked at once."""

THUMBNAIL = 320
"""Pixels of the longer side of a picture in lists."""

SMALL_PNG = 2_000_000
"""Bytes up to which a picture without loss stays one: posters and screenshots, not photos."""


def too_many_pixels(name: str) -> BadInput:
    """What to say of a picture with more than ``MOST_PIXELS``."""
    return BadInput(
        f"В картинке «{name}» больше {MOST_PIXELS // 1_000_000} мегапикселей. Она не открыта и не "
        "добавлена, запись сохранена. Сохраните её в меньшем размере и добавьте снова."
    )


def check_shape(name: str, width: int, height: int) -> None:
    """Refuse a picture (sides in pixels) that VK would not take at any size.

    Raises:
        BadInput: one side is more than ``FLATTEST`` times the other.
    """
    if max(width, height) > FLATTEST * min(width, height):
        raise BadInput(
            f"Картинка «{name}» слишком вытянута: {width} × {height}. VK принимает, если одна "
            f"сторона длиннее другой не больше чем в {FLATTEST} раз. Она не добавлена, запись "
            "сохранена. Обрежьте её и повторите."
        )


def fitting(width: int, height: int) -> tuple[int, int]:
    """The largest size of the same shape that VK takes, the same one if that does."""
    sides = width + height
    if sides <= MOST_SIDES:
        return width, height
    return max(1, width * MOST_SIDES // sides), max(1, height * MOST_SIDES // sides)


def halved(width: int, height: int) -> tuple[int, int]:
    """A size of the same shape with half the pixels."""
    return max(1, round(width / 2**0.5)), max(1, round(height / 2**0.5))
