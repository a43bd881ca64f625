"""Days of the calendar as all views paint them: their ground, their number, what is special."""

from datetime import date
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from ui.models.day_marks import DayMark
from ui.screens.calendar.shown import Shown
from ui.theme.fonts import SMALL_PX, bold, font, line_height
from ui.theme.icons import paint_icon
from ui.theme.theme import color
from ui.theme.tokens import Role
from ui.widgets.painting import fill_rounded, paint_line, text_width
from ui.widgets.plain_text import first_line

_ICON: Final = 14.0
_GAP: Final = 6.0


def day_ground(shown: Shown, day: date, *, dim: bool = False) -> Role:
    """What lies under a day: today and days off are tinted."""
    if day == shown.today:
        return "accent_soft"
    mark = shown.mark(day)
    if mark.is_off:
        return "grey_soft"
    return "background" if dim else "paper"


def paint_day_line(
    painter: QPainter, rect: QRectF, day: date, words: str, shown: Shown, *, dim: bool = False
) -> None:
    """Paint the number of a day (``words``) and what is special about it, on one line."""
    rest = QRectF(rect)
    today = day == shown.today
    letters = bold()
    width = text_width(words, letters)
    if today:
        pill = QRectF(rect.x() - 3, rect.center().y() - line_height() / 2 - 1, width + 14, 0)
        pill.setHeight(line_height() + 2)
        fill_rounded(painter, pill, pill.height() / 2, color("accent"))
        paint_line(painter, pill.adjusted(7, 0, -4, 0), words, letters, color("on_accent"))
        rest.setLeft(pill.right() + _GAP)
    else:
        role: Role = "red" if shown.mark(day).is_off and not dim else "dim_tint" if dim else "text"
        paint_line(painter, rect, words, letters, color(role))
        rest.setLeft(rect.x() + width + _GAP)
    paint_day_mark(painter, rest, shown.mark(day))


def paint_day_mark(painter: QPainter, rect: QRectF, mark: DayMark) -> None:
    """Paint what is special about a day, at the right end of a line; nothing if there is no room."""
    words = first_line(mark.words, 120)
    icon, role = _sign(mark)
    least = _ICON + 2
    if not words or rect.width() < least:
        return
    small = font(SMALL_PX)
    width = min(text_width(words, small), rect.width() - _ICON - 4)
    if icon:
        lead = max(width, 0) if width > 3 * _ICON else 0
        place = QRectF(rect.right() - lead - _ICON - 4, rect.center().y() - _ICON / 2, _ICON, _ICON)
        paint_icon(painter, icon, place, color(role))
    if width > 3 * _ICON:
        said = QRectF(rect.right() - width, rect.y(), width, rect.height())
        right = Qt.AlignmentFlag.AlignRight
        paint_line(painter, said, words, small, color(role), right)


def _sign(mark: DayMark) -> tuple[str, Role]:
    if mark.mourning or mark.grief:
        return "flame", "red" if mark.mourning else "dim_tint"
    if mark.notes:
        return "sticky-note", "amber"
    if mark.is_off and mark.names:
        return "", "red"
    return "", "dim_tint"
