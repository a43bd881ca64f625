"""Small shapes that delegates and widgets paint alike: pills, badges, key hints, focus rings."""

from enum import Enum
from functools import cache, lru_cache
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from ui.theme.fonts import SMALL_PX, bold, font
from ui.theme.icons import paint_icon
from ui.theme.theme import color
from ui.theme.tokens import RADIUS_SMALL, Role

PILL_HEIGHT: Final = 20.0
BADGE_HEIGHT: Final = 18.0
BAR: Final = 4.0
"""Height of a thin bar, px."""
_PILL_PADDING: Final = 8.0
_PILL_ICON: Final = 13.0
_MOST: Final = 99

_PHYSICAL_KEYS: Final = dict(
    zip("QWERTYUIOPASDFGHJKLZXCVBNM", "ЙЦУКЕНГШЩЗФЫВАПРОЛДЯЧСМИТЬ", strict=True)
)


class Tone(Enum):
    """What a colour says: each is a pair of roles, words and ground."""

    GREEN = ("green", "green_soft")
    AMBER = ("amber", "amber_soft")
    RED = ("red", "red_soft")
    GREY = ("dim_tint", "grey_soft")
    ACCENT = ("accent", "accent_soft")

    @property
    def words(self) -> Role:
        """The role of text and icons in this tone."""
        role: Role = self.value[0]
        return role

    @property
    def ground(self) -> Role:
        """The role of the soft ground below them."""
        role: Role = self.value[1]
        return role


def key_label(key: str) -> str:
    """Name a letter key in both layouts, «О/J»: shortcuts are bound to the place of the key."""
    letter = _PHYSICAL_KEYS.get(key.upper())
    return f"{letter}/{key.upper()}" if letter else key


def count_text(count: int) -> str:
    """Write a count that fits a badge; above 99 nobody reads the digits."""
    return str(count) if count <= _MOST else f"{_MOST}+"


def grouped(number: int) -> str:
    """Write a number as Russian does, thousands apart: «1 240»."""
    return f"{number:,}".replace(",", "\u202f")


def fill_rounded(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    ground: QColor | None,
    line: QColor | None = None,
    width: float = 1.0,
) -> None:
    """Paint a rounded rectangle whose line lies inside it."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if ground is None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
    else:
        painter.setBrush(ground)
    if line is None:
        painter.setPen(Qt.PenStyle.NoPen)
    else:
        painter.setPen(QPen(line, width))
        inset = width / 2
        rect = rect.adjusted(inset, inset, -inset, -inset)
        radius = max(0.0, radius - inset)
    painter.drawRoundedRect(rect, radius, radius)
    painter.restore()


def paint_focus_ring(painter: QPainter, rect: QRectF, radius: float = RADIUS_SMALL) -> None:
    """Show where the keyboard is."""
    fill_rounded(painter, rect, radius, None, color("accent"), 2.0)


def pill_font() -> QFont:
    """Give the font of pills, for measuring beforehand."""
    return font(SMALL_PX, QFont.Weight.Medium)


def pill_size(text: str, icon: str = "") -> QSizeF:
    """Tell the size a pill takes for its words and, if any, its icon."""
    letters = pill_font()
    width = text_width(text, letters) + 2 * _PILL_PADDING
    if icon:
        width += _PILL_ICON + 4
    return QSizeF(width, max(PILL_HEIGHT, QFontMetricsF(letters).height() + 3))


def paint_pill(painter: QPainter, rect: QRectF, text: str, tone: Tone, icon: str = "") -> None:
    """Paint a pill, as «ещё 39 мин», into a rectangle of `pill_size`; long words are elided."""
    fill_rounded(painter, rect, rect.height() / 2, color(tone.ground))
    inner = rect.adjusted(_PILL_PADDING, 0, -_PILL_PADDING, 0)
    if icon:
        place = QRectF(inner.x() - 1, rect.center().y() - _PILL_ICON / 2, _PILL_ICON, _PILL_ICON)
        paint_icon(painter, icon, place, color(tone.words))
        inner.setLeft(place.right() + 4)
    paint_line(painter, inner, text, pill_font(), color(tone.words))


def paint_line(
    painter: QPainter,
    rect: QRectF,
    text: str,
    letters: QFont,
    colour: QColor,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """Paint one line of plain text in the middle of the height, elided when it is too long."""
    painter.setFont(letters)
    painter.setPen(colour)
    shown = _fitting(text, letters, rect.width())
    painter.drawText(rect.adjusted(-0.5, 0, 0.5, 0), _line_flags(align), shown)


def paint_bar(painter: QPainter, rect: QRectF, share: float) -> None:
    """Paint a thin bar that is full by a share from 0 to 1."""
    fill_rounded(painter, rect, BAR / 2, color("line"))
    full = QRectF(rect)
    full.setWidth(max(BAR, rect.width() * share))
    fill_rounded(painter, full, BAR / 2, color("accent"))


@cache
def _line_flags(align: Qt.AlignmentFlag) -> int:
    """Give Qt's flags for one line; Python is slow to join them, and a row has five lines."""
    return int(align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)


@lru_cache(maxsize=2048)
def text_width(text: str, letters: QFont) -> float:
    """Tell how wide a line is, from memory when it was measured before: measuring is dear."""
    return QFontMetricsF(letters).horizontalAdvance(text)


@lru_cache(maxsize=2048)
def _fitting(text: str, letters: QFont, width: float) -> str:
    """Give what of a line fits."""
    # Half a pixel of grace: widths measured and painted differ by rounding at broken scales.
    if text_width(text, letters) <= width + 0.5:
        return text
    return QFontMetricsF(letters).elidedText(text, Qt.TextElideMode.ElideRight, width)


def badge_width(count: int) -> float:
    """Tell the width of a badge with this count; its height is `BADGE_HEIGHT`."""
    metrics = QFontMetricsF(bold(_badge_px()))
    return max(BADGE_HEIGHT, metrics.horizontalAdvance(count_text(count)) + 10)


def paint_badge(painter: QPainter, top_right: QPointF, count: int, *, urgent: bool) -> None:
    """Paint a count in a small full pill.

    Args:
        painter: Where to.
        top_right: Corner that stays in place when the count grows.
        count: Above 0; above 99 it reads «99+».
        urgent: Red when the officer must act, grey when it only informs.
    """
    width = badge_width(count)
    rect = QRectF(top_right.x() - width, top_right.y(), width, BADGE_HEIGHT)
    ground: Role = "red" if urgent else "badge"
    words: Role = "on_red" if urgent else "on_badge"
    fill_rounded(painter, rect, BADGE_HEIGHT / 2, color(ground))
    paint_line(
        painter,
        rect,
        count_text(count),
        bold(_badge_px()),
        color(words),
        Qt.AlignmentFlag.AlignHCenter,
    )


def key_hint_size(key: str) -> QSizeF:
    """Tell the size of the little key that shows a shortcut."""
    metrics = QFontMetricsF(font(_badge_px()))
    return QSizeF(max(18.0, metrics.horizontalAdvance(key) + 10), BADGE_HEIGHT)


def paint_key_hint(painter: QPainter, rect: QRectF, key: str, words: QColor) -> None:
    """Paint a shortcut as a little key."""
    fill_rounded(painter, rect, 4.0, None, color("control_line"))
    paint_line(painter, rect, key, font(_badge_px()), words, Qt.AlignmentFlag.AlignHCenter)


def _badge_px() -> float:
    return SMALL_PX - 1
