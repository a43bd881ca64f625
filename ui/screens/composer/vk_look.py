"""How VK shows a post: widths, distances, letters and colours of its site and of its phone program.

None of the measures is published by VK; they are taken from how posts look there.
"""

from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QColor, QFont

from gosclient.domain.post_text import DESKTOP, PHONE, Fold
from ui.theme.fonts import bold, font, grown
from ui.theme.tokens import VK_COLOURS, VkRole

PHONE_WIDTH: Final = 360
"""Width of a post on a phone, px at ordinary text size."""

DESKTOP_WIDTH: Final = 550
"""Width of a post on the site, px at ordinary text size."""

WORDS_PX: Final = 15.0
"""Height of the letters of a post."""

QUIET_PX: Final = 13.0
"""Height of times, counts and hints."""


@dataclass(frozen=True, slots=True)
class Look:
    """Where the post is read.

    Attributes:
        dark: the reader chose VK's dark look.
        phone: on a phone, else on the site.
    """

    dark: bool = False
    phone: bool = False

    @property
    def width(self) -> int:
        """Of the post with its edges, px; larger with larger text, so that lines break alike."""
        return grown(PHONE_WIDTH if self.phone else DESKTOP_WIDTH)

    @property
    def edge(self) -> int:
        """Between the edge of the post and its words, px."""
        return grown(12 if self.phone else 16)

    @property
    def inner(self) -> int:
        """Width of a line of words, px."""
        return self.width - 2 * self.edge

    @property
    def fold(self) -> Fold:
        """From where on a long text is hidden."""
        return PHONE if self.phone else DESKTOP

    def color(self, role: VkRole) -> QColor:
        """The colour for one purpose."""
        shades = VK_COLOURS[role]
        return QColor(shades.dark if self.dark else shades.light)


def words_font() -> QFont:
    """Letters of a post."""
    return font(WORDS_PX)


def name_font() -> QFont:
    """Letters of names and titles."""
    return bold(WORDS_PX)


def quiet_font() -> QFont:
    """Letters of what is said aside."""
    return font(QUIET_PX)
