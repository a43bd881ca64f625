"""Plain text of strangers, laid out so that nothing in it can do anything.

Text is never parsed: no markup, no links. Signs that reorder, hide or break the layout are taken
out by `harmless`, and only so much of a text is laid out as keeps the window quick.
"""

import math
import re
from collections import OrderedDict
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from ui.widgets.painting import fill_rounded

MOST_CHARACTERS: Final = 4_000
"""How much of a text is laid out before the rest is behind «показать полностью»."""

MOST_LINES: Final = 200
"""The same for texts of line breaks."""

_LINE_SPACING: Final = 1.18
"""Line distance over the font's own: long Russian words read easier with some air."""

_KEPT_LAYOUTS: Final = 256

_LINE_BREAKS: Final = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_REMOVED: Final = re.compile(
    "["
    "\x00-\x08\x0e-\x1f\x7f-\x9f"  # C0 and C1 controls but tab and line feed
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # marks, overrides and isolates of direction
    "\u206a-\u206f\ufff9-\ufffb\ufeff"  # old format controls, annotations, byte order mark
    "]"
)
_UNPRINTABLE: Final = re.compile("[\ufffc\ud800-\udfff]")  # stand-ins for objects, broken halves
_PILED_MARKS: Final = re.compile(
    "([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{3})"
    "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
)
_JOINED_TO_THE_LEFT: Final = re.compile(
    "[\u0300-\u036f\u200d\u20e3\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]"
)
_JOINER: Final = "\u200d"


def harmless(text: str) -> str:
    """Give a text without the signs that could deceive or disturb.

    Controls and signs of direction go, so a name or a link reads in the order it is stored; line
    breaks of every kind become a line feed; broken characters become U+FFFD; of more than three
    combining marks on one letter the rest goes, so that no text climbs out of its bubble.
    """
    text = _LINE_BREAKS.sub("\n", text)
    text = _REMOVED.sub("", text)
    text = _UNPRINTABLE.sub("\ufffd", text)
    return _PILED_MARKS.sub(r"\1", text)


@lru_cache(maxsize=512)
def first_line(text: str, most: int = 200) -> str:
    """Give the beginning of a text as one harmless line, for rows of a list.

    Args:
        text: Any text.
        most: Characters kept; a row shows fewer anyway.
    """
    return " ".join(harmless(text[: most * 4]).split())[:most]


@dataclass(frozen=True, slots=True)
class Highlight:
    """A part of the shown text with another ground, as a found word.

    Attributes:
        start: Index of its first character in `TextBlock.text`.
        length: Number of characters.
    """

    start: int
    length: int


@dataclass(frozen=True, slots=True)
class Ink:
    """A part of the shown text in another colour, as a link.

    Attributes:
        start: Index of its first character in `TextBlock.text`.
        length: Number of characters.
        colour: Colour of its letters, as `#RRGGBB`.
    """

    start: int
    length: int
    colour: str


class TextBlock:
    """Laid out text, ready to be painted again and again.

    Attributes:
        text: What is shown, after `harmless` and the cut.
        is_cut: Whether there is more than is shown.
        width: Width of the widest line, px: what a bubble needs.
        height: Height of all lines, px.
        line_count: Number of lines.
    """

    def __init__(
        self,
        text: str,
        letters: QFont,
        width: float,
        *,
        most_characters: int = MOST_CHARACTERS,
        most_lines: int = MOST_LINES,
        inks: tuple[Ink, ...] = (),
    ) -> None:
        """Lay a text out.

        Args:
            text: Any text, as it came.
            letters: The font.
            width: Room for a line, px; a longer word is broken.
            most_characters: Where to cut; never inside an emoji.
            most_lines: Where to cut by height.
            inks: Parts in a colour of their own; the rest takes that of `paint`.
        """
        self.text, self.is_cut = _cut(text, most_characters)
        # QTextLayout breaks a line only at the sign Unicode has for it.
        self._layout = QTextLayout(self.text.replace("\n", "\u2028"), letters)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._layout.setCacheEnabled(True)
        self._layout.setFormats([self._inked(part) for part in inks])
        self.width = self.height = 0.0
        self._break_lines(max(1.0, width), most_lines)
        self.line_count = self._layout.lineCount()

    def _break_lines(self, width: float, most_lines: int) -> None:
        # A line of emoji alone would be lower than its neighbours.
        least = math.ceil(QFontMetricsF(self._layout.font()).height())
        self._layout.beginLayout()
        while True:
            line = self._layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width)
            tall = max(least, line.height()) * _LINE_SPACING
            line.setPosition(QPointF(0, self.height + (tall - line.height()) / 2))
            self.height += tall
            self.width = max(self.width, line.naturalTextWidth())
            if self._layout.lineCount() == most_lines:
                self._keep_lines(line.textStart() + line.textLength())
                break
        self._layout.endLayout()

    def _keep_lines(self, end: int) -> None:
        """Note that the lines end before the text does."""
        if end < len(self._layout.text()):
            self.is_cut = True

    def paint(
        self,
        painter: QPainter,
        top_left: QPointF,
        colour: QColor,
        highlights: tuple[Highlight, ...] = (),
        ground: QColor | None = None,
    ) -> None:
        """Paint the text.

        Args:
            painter: Where to.
            top_left: Corner of the first line.
            colour: Colour of the letters; emoji keep theirs.
            highlights: Parts to set off.
            ground: Colour below those parts.
        """
        if ground is not None:
            for part in highlights:
                for spot in self._spots(part):
                    fill_rounded(painter, spot.translated(top_left), 3.0, ground)
        painter.setPen(colour)
        self._layout.draw(painter, top_left)

    def _inked(self, part: Ink) -> QTextLayout.FormatRange:
        written = QTextLayout.FormatRange()
        letters = QTextCharFormat()
        letters.setForeground(QColor(part.colour))
        # The stubs of PySide 6.9 do not know the fields.
        written.start, written.length = self._units_of(part.start, part.length)  # type: ignore[attr-defined]
        written.format = letters  # type: ignore[attr-defined]
        return written

    def _units_of(self, start: int, length: int) -> tuple[int, int]:
        return _units(self.text[:start]), _units(self.text[start : start + length])

    def _spots(self, part: Highlight) -> list[QRectF]:
        """Give the rectangles that a part takes, one a line."""
        start, length = self._units_of(part.start, part.length)
        end = start + length
        spots = []
        for number in range(self.line_count):
            line = self._layout.lineAt(number)
            first = max(start, line.textStart())
            last = min(end, line.textStart() + line.textLength())
            if first < last:
                left, right = _x_of(line, first), _x_of(line, last)
                spots.append(QRectF(left, line.y(), right - left, line.height()))
        return spots

    def index_at(self, point: QPointF) -> int:
        """Give the index in `text` nearest to a point, for choosing text with the mouse.

        Args:
            point: Relative to the corner of the first line.
        """
        for number in range(self.line_count):
            line = self._layout.lineAt(number)
            if point.y() < line.y() + line.height() or number == self.line_count - 1:
                units = line.xToCursor(point.x())
                return len(self.text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore"))
        return 0

    def rect(self, top_left: QPointF) -> QRectF:
        """Give the rectangle the text takes when painted at a place."""
        return QRectF(top_left.x(), top_left.y(), self.width, self.height)


def _x_of(line: QTextLine, position: int) -> float:
    # PySide's stubs know only the place; what it returns is the place and the position.
    place: tuple[float, int] = line.cursorToX(position)  # type: ignore[assignment]
    return place[0]


def _units(text: str) -> int:
    """Count a text as Qt does: a character beyond the first 65,536 is two."""
    return len(text.encode("utf-16-le")) // 2


def _cut(text: str, most: int) -> tuple[str, bool]:
    """Give the harmless beginning of a text and whether something was left out."""
    # Twice as much is cleaned as is kept, so that a text of controls does not hide its words.
    ready = harmless(text[: most * 2])
    if len(ready) <= most:
        return ready, len(text) > most * 2
    end = most
    while end > 0 and (_JOINED_TO_THE_LEFT.match(ready[end]) or ready[end - 1] == _JOINER):
        end -= 1
    return ready[: end or most], True


_kept: OrderedDict[tuple[str, str, float, int, int, tuple[Ink, ...]], TextBlock] = OrderedDict()


def lay_out(
    text: str,
    letters: QFont,
    width: float,
    *,
    most_characters: int = MOST_CHARACTERS,
    most_lines: int = MOST_LINES,
    inks: tuple[Ink, ...] = (),
) -> TextBlock:
    """Give a text laid out, from memory when it was laid out like this before.

    The last 256 are kept: more than any screen shows at once. Parameters as for `TextBlock`.
    """
    key = (text, letters.key(), round(width, 1), most_characters, most_lines, inks)
    block = _kept.get(key)
    if block is not None:
        _kept.move_to_end(key)
        return block
    block = TextBlock(
        text,
        letters,
        width,
        most_characters=most_characters,
        most_lines=most_lines,
        inks=inks,
    )
    _kept[key] = block
    while len(_kept) > _KEPT_LAYOUTS:
        _kept.popitem(last=False)
    return block
