"""Cards of the calendar as they are painted: a line in a month, a block in a week, a row in a list."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from gosclient.desk.calendar import Card, Origin
from ui.models.publishing_words import Look, look_of_card, title_words
from ui.models.words import clock_time
from ui.screens.rubrics import rubric_colour
from ui.theme.fonts import SMALL_PX, bold, font, line_height
from ui.theme.icons import paint_icon
from ui.theme.theme import color
from ui.theme.tokens import RADIUS_SMALL, Role
from ui.widgets.avatars import Mark, mark_width, paint_mark
from ui.widgets.painting import fill_rounded, paint_focus_ring, paint_line, text_width
from ui.widgets.plain_text import first_line

STRIPE: Final = 4.0
WIDE: Final = 460
"""Width from which on a block tells everything on one line."""

_ICON: Final = 14.0
_GAP: Final = 6.0
_MARKS: Final = 3
_FADED: Final = 0.55


@dataclass(frozen=True, slots=True)
class CardStyle:
    """What all cards are painted with.

    Attributes:
        marks_of: marks of the communities of a card.
        rubrics: in the order of their first use: each keeps its colour when others come.
        zone: whose clocks are shown, None for this computer's.
    """

    marks_of: Callable[[Card], Sequence[Mark]]
    rubrics: tuple[str, ...] = ()
    zone: tzinfo | None = None


@dataclass(frozen=True, slots=True)
class CardState:
    """How one card is to look."""

    selected: bool = False
    current: bool = False
    hovered: bool = False


PLAIN: Final = CardState()


def line_card_height() -> int:
    """Height of a card of one line, px."""
    return line_height(SMALL_PX) + 6


def block_height() -> int:
    """Height of a card of two lines, px."""
    return line_height(SMALL_PX) + line_height() + 11


def row_height() -> int:
    """Height of a row of the list, px."""
    return line_height() + 15


def stripe_colour(card: Card, style: CardStyle) -> QColor:
    """The colour of a card's rubric; grey without one."""
    return rubric_colour(card.rubric if card.rubric in style.rubrics else "", style.rubrics)


def paint_line_card(
    painter: QPainter, rect: QRectF, card: Card, style: CardStyle, state: CardState = PLAIN
) -> None:
    """Paint a card of one line: time, first words, the sign of the state."""
    inner = _paint_ground(painter, rect, card, style, state)
    look = look_of_card(card)
    _paint_icon_right(painter, inner, look)
    time = _time(card.at, style.zone)
    letters = bold(SMALL_PX)
    paint_line(painter, inner, time, letters, color(_words_role(card)))
    inner.setLeft(inner.left() + text_width("00:00", letters) + _GAP)
    _paint_title(painter, inner, card, small=True)


def paint_block(
    painter: QPainter, rect: QRectF, card: Card, style: CardStyle, state: CardState = PLAIN
) -> None:
    """Paint a card of two lines, or one line that says as much where there is room."""
    if rect.width() >= WIDE:
        paint_row(painter, rect, card, style, state)
        return
    inner = _paint_ground(painter, rect, card, style, state)
    upper = QRectF(inner.x(), inner.y() + 3, inner.width(), line_height(SMALL_PX))
    lower = QRectF(inner.x(), upper.bottom() + 2, inner.width(), line_height())
    look = look_of_card(card)
    letters = bold(SMALL_PX)
    paint_line(painter, upper, _time(card.at, style.zone), letters, color(_words_role(card)))
    upper.setLeft(upper.left() + text_width("00:00", letters) + _GAP)
    _paint_icon_right(painter, upper, look)
    if text_width(look.words, font(SMALL_PX)) <= upper.width():
        right = Qt.AlignmentFlag.AlignRight
        paint_line(painter, upper, look.words, font(SMALL_PX), color(look.role), right)
    _paint_photos(painter, lower, card)
    _paint_marks(painter, lower, card, style, most=2)
    _paint_title(painter, lower, card)


def paint_row(
    painter: QPainter, rect: QRectF, card: Card, style: CardStyle, state: CardState = PLAIN
) -> None:
    """Paint a card on one wide line: time, first words, rubric, photos, marks, state in words."""
    inner = _paint_ground(painter, rect, card, style, state)
    paint_line(painter, inner, _time(card.at, style.zone), bold(), color(_words_role(card)))
    inner.setLeft(inner.left() + text_width("00:00", bold()) + 2 * _GAP)
    look = look_of_card(card)
    small = font(SMALL_PX)
    words = min(text_width(look.words, small), inner.width() / 3)
    said = QRectF(inner.right() - words, inner.y(), words, inner.height())
    paint_line(painter, said, look.words, small, color(look.role))
    inner.setRight(said.left() - 4)
    _paint_icon_right(painter, inner, look)
    _paint_marks_right(painter, inner, card, style)
    _paint_photos(painter, inner, card)
    rubric = min(text_width(card.rubric, small), inner.width() / 4)
    if rubric:
        place = QRectF(inner.right() - rubric, inner.y(), rubric, inner.height())
        paint_line(painter, place, card.rubric, small, color("dim_tint"))
        inner.setRight(place.left() - 2 * _GAP)
    _paint_title(painter, inner, card)


def _paint_ground(
    painter: QPainter, rect: QRectF, card: Card, style: CardStyle, state: CardState
) -> QRectF:
    """Paint what lies under the words; returns the place of the words."""
    ours = card.origin is Origin.OURS
    ground: Role | None = "paper" if ours else None
    if state.selected:
        ground = "accent_soft"
    elif state.hovered:
        ground = "hover"
    line: Role = "accent" if state.selected else "line"
    fill_rounded(painter, rect, RADIUS_SMALL, color(ground) if ground else None, color(line))
    stripe = QRectF(rect.x(), rect.y(), STRIPE, rect.height())
    painter.save()
    painter.setClipRect(stripe)
    whole = QRectF(rect.x(), rect.y(), 4 * STRIPE, rect.height())
    fill_rounded(painter, whole, RADIUS_SMALL, stripe_colour(card, style))
    painter.restore()
    if state.current:
        paint_focus_ring(painter, rect)
    return rect.adjusted(STRIPE + _GAP, 0, -_GAP, 0)


def _paint_title(painter: QPainter, rect: QRectF, card: Card, *, small: bool = False) -> None:
    words = first_line(title_words(card.title), 120)
    letters = font(SMALL_PX) if small else font()
    paint_line(painter, rect, words, letters, color(_words_role(card)))


def _paint_icon_right(painter: QPainter, rect: QRectF, look: Look) -> None:
    """Paint the sign of the state at the right end of a line, and shorten the line by it."""
    place = QRectF(rect.right() - _ICON, rect.center().y() - _ICON / 2, _ICON, _ICON)
    paint_icon(painter, look.icon, place, color(look.role))
    rect.setRight(place.left() - _GAP)


def _paint_photos(painter: QPainter, rect: QRectF, card: Card) -> None:
    """Paint how many pictures there are at the right end of a line, and shorten the line by it."""
    if not card.photos:
        return
    small = font(SMALL_PX)
    count = str(card.photos)
    place = QRectF(rect.right() - text_width(count, small), rect.y(), 0, rect.height())
    place.setRight(rect.right())
    paint_line(painter, place, count, small, color("dim_tint"))
    icon = QRectF(place.left() - _ICON - 3, rect.center().y() - _ICON / 2, _ICON, _ICON)
    paint_icon(painter, "image", icon, color("dim_tint"))
    rect.setRight(icon.left() - _GAP)


def _paint_marks(
    painter: QPainter, rect: QRectF, card: Card, style: CardStyle, *, most: int
) -> None:
    """Paint the first marks at the left end of a line, and shorten the line by them."""
    width = _marks_width(card, style, most)
    place = QRectF(rect.x(), rect.y(), width, rect.height())
    _paint_marks_into(painter, place, card, style, most)
    rect.setLeft(place.right() + _GAP)


def _paint_marks_right(painter: QPainter, rect: QRectF, card: Card, style: CardStyle) -> None:
    width = _marks_width(card, style, _MARKS)
    place = QRectF(rect.right() - width, rect.y(), width, rect.height())
    _paint_marks_into(painter, place, card, style, _MARKS)
    rect.setRight(place.left() - 2 * _GAP)


def _marks_width(card: Card, style: CardStyle, most: int) -> float:
    marks = style.marks_of(card)
    side = _mark_side()
    width = sum(mark_width(one, side) + 3 for one in marks[:most])
    more = len(marks) - most
    return width + (text_width(f"+{more}", font(SMALL_PX)) if more > 0 else 0)


def _paint_marks_into(
    painter: QPainter, rect: QRectF, card: Card, style: CardStyle, most: int
) -> None:
    marks = style.marks_of(card)
    side = _mark_side()
    left = rect.x()
    painter.save()
    if card.origin is not Origin.OURS:
        painter.setOpacity(_FADED)
    for one in marks[:most]:
        place = QRectF(left, rect.center().y() - side / 2, mark_width(one, side), side)
        paint_mark(painter, place, one)
        left = place.right() + 3
    painter.restore()
    if len(marks) > most:
        words = QRectF(left, rect.y(), rect.right() - left + 1, rect.height())
        paint_line(painter, words, f"+{len(marks) - most}", font(SMALL_PX), color("dim_tint"))


def _mark_side() -> float:
    return min(18.0, line_height(SMALL_PX))


@lru_cache(maxsize=4096)
def _time(at: int, zone: tzinfo | None) -> str:
    """Clock time, from memory when it was asked before: every painting asks for all of them."""
    return clock_time(at, zone)


def _words_role(card: Card) -> Role:
    return "text" if card.origin is Origin.OURS else "dim_tint"
