"""What a post in the preview is made of: parts below each other that measure and paint themselves."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter

from ui.screens.composer.vk_look import Look, quiet_font
from ui.theme.icons import paint_icon
from ui.theme.tokens import VkRole
from ui.widgets.painting import paint_line, text_width
from ui.widgets.plain_text import harmless

_ICON: Final = 16.0
_FOOTER_ICON: Final = 22.0
_APART: Final = 34.0


class Act(Enum):
    """What a click in the preview does."""

    UNFOLD = auto()
    BACK = auto()
    FORTH = auto()


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that can be clicked.

    Attributes:
        rect: relative to the corner of the part, px.
        words: what a click does, for the tool tip.
    """

    rect: QRectF
    act: Act
    words: str


class Part:
    """One part of a post.

    Attributes:
        look: where the post is read.
        height: of the part, px.
        wide: it takes the whole width of the post, without the edges that words keep.
    """

    wide = False

    def __init__(self, look: Look) -> None:
        self.look = look
        self.height = 0.0

    @property
    def width(self) -> float:
        """Of the part, px."""
        return self.look.width if self.wide else self.look.inner

    def paint(self, painter: QPainter, at: QPointF) -> None:
        """Paint the part.

        Args:
            painter: where to.
            at: the corner of the part.
        """
        raise NotImplementedError

    def spots(self) -> Sequence[Spot]:
        """What can be clicked."""
        return ()

    def words(self) -> str:
        """What a screen reader says of it."""
        raise NotImplementedError


class Line(Part):
    """One quiet line with an icon: the source, the author, «Комментарии закрыты»."""

    def __init__(self, look: Look, icon: str, text: str, role: VkRole = "dim") -> None:
        super().__init__(look)
        self._icon = icon
        self._text = harmless(text)
        self._role = role
        self.height = max(_ICON, QFontMetricsF(quiet_font()).height()) + 2

    def paint(self, painter: QPainter, at: QPointF) -> None:
        colour = self.look.color(self._role)
        spot = QRectF(at.x(), at.y() + (self.height - _ICON) / 2, _ICON, _ICON)
        paint_icon(painter, self._icon, spot, colour)
        rect = QRectF(at.x() + _ICON + 6, at.y(), self.width - _ICON - 6, self.height)
        paint_line(painter, rect, self._text, quiet_font(), colour)

    def words(self) -> str:
        return self._text


class Footer(Part):
    """What readers can do: like, comment unless it is closed, share."""

    def __init__(self, look: Look, *, comments: bool) -> None:
        super().__init__(look)
        self._icons = ("heart", "message-square", "share-2") if comments else ("heart", "share-2")
        self.height = _FOOTER_ICON

    def paint(self, painter: QPainter, at: QPointF) -> None:
        for number, icon in enumerate(self._icons):
            spot = QRectF(at.x() + number * _APART, at.y(), _FOOTER_ICON, _FOOTER_ICON)
            paint_icon(painter, icon, spot, self.look.color("dim"))

    def words(self) -> str:
        return ""


class Divider(Part):
    """A thin line before the comments."""

    wide = True

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.height = 1.0

    def paint(self, painter: QPainter, at: QPointF) -> None:
        painter.fillRect(QRectF(at.x(), at.y(), self.width, 1), self.look.color("line"))

    def words(self) -> str:
        return ""


class Nothing(Part):
    """Said while there is nothing that VK could show."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._text = QCoreApplication.translate("post", "Здесь будет видна запись.")
        self.height = QFontMetricsF(quiet_font()).height() + 4

    def paint(self, painter: QPainter, at: QPointF) -> None:
        rect = QRectF(at.x(), at.y(), self.width, self.height)
        paint_line(painter, rect, self._text, quiet_font(), self.look.color("dim"))

    def words(self) -> str:
        return self._text


def words_width(text: str) -> float:
    """Width of quiet words, px."""
    return text_width(text, quiet_font())
