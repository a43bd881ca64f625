"""Whose post it is and since when; and a comment, which begins alike."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPixmap

from gosclient.domain.community import Community
from gosclient.domain.post_text import PostText
from ui.screens.composer.vk_look import Look, name_font, quiet_font
from ui.screens.composer.vk_part import Part
from ui.screens.composer.vk_words import Words
from ui.screens.faces import mark_of
from ui.theme.icons import paint_icon
from ui.theme.theme import color
from ui.widgets.avatars import Face, mark_colour, paint_avatar
from ui.widgets.painting import fill_rounded, paint_line
from ui.widgets.plain_text import first_line

_FACE: Final = 40.0
_SMALL_FACE: Final = 32.0
_APART: Final = 12.0
_MENU: Final = 20.0


@dataclass(frozen=True, slots=True)
class Author:
    """Who speaks.

    Attributes:
        photo: its picture, None for the letter of its mark.
    """

    community: Community
    photo: QPixmap | None = None

    @property
    def name(self) -> str:
        """Its name as one harmless line."""
        return first_line(self.community.name)


class Head(Part):
    """The community, the time of the post, and the mark of advertising."""

    def __init__(self, look: Look, author: Author, when: str, *, advertising: bool) -> None:
        super().__init__(look)
        self._author = author
        mark = QCoreApplication.translate("post", "Реклама")
        self._when = f"{when} · {mark}" if advertising else when
        self._name_tall = QFontMetricsF(name_font()).height()
        self._when_tall = QFontMetricsF(quiet_font()).height()
        self.height = max(_FACE, self._name_tall + self._when_tall)

    def paint(self, painter: QPainter, at: QPointF) -> None:
        face = QRectF(at.x(), at.y() + (self.height - _FACE) / 2, _FACE, _FACE)
        paint_author(painter, face, self._author, self.look)
        left = face.right() + _APART
        room = at.x() + self.width - left - _MENU - 8
        top = at.y() + (self.height - self._name_tall - self._when_tall) / 2
        name = QRectF(left, top, room, self._name_tall)
        paint_line(painter, name, self._author.name, name_font(), self.look.color("text"))
        when = QRectF(left, name.bottom(), room, self._when_tall)
        paint_line(painter, when, self._when, quiet_font(), self.look.color("dim"))
        menu = QRectF(at.x() + self.width - _MENU, face.center().y() - _MENU / 2, _MENU, _MENU)
        paint_icon(painter, "ellipsis", menu, self.look.color("dim"))

    def words(self) -> str:
        return f"{self._author.name}, {self._when}"


class Comment(Part):
    """The first comment, by the community itself."""

    def __init__(self, look: Look, author: Author, said: PostText) -> None:
        super().__init__(look)
        self._author = author
        self._left = _SMALL_FACE + _APART
        self._said = Words(look, said, look.inner - self._left)
        self._name_tall = QFontMetricsF(name_font()).height()
        self._below = QCoreApplication.translate("post", "сейчас · Ответить")
        self._below_tall = QFontMetricsF(quiet_font()).height()
        self.height = max(_SMALL_FACE, self._name_tall + self._said.height + 4 + self._below_tall)

    def paint(self, painter: QPainter, at: QPointF) -> None:
        face = QRectF(at.x(), at.y(), _SMALL_FACE, _SMALL_FACE)
        paint_author(painter, face, self._author, self.look)
        room = self.width - self._left
        name = QRectF(at.x() + self._left, at.y(), room, self._name_tall)
        paint_line(painter, name, self._author.name, name_font(), self.look.color("link"))
        self._said.paint(painter, QPointF(name.x(), name.bottom()))
        top = name.bottom() + self._said.height + 4
        below = QRectF(name.x(), top, room, self._below_tall)
        paint_line(painter, below, self._below, quiet_font(), self.look.color("dim"))

    def words(self) -> str:
        heading = QCoreApplication.translate("post", "Первый комментарий: {text}")
        return heading.format(text=self._said.words())


def paint_author(painter: QPainter, rect: QRectF, author: Author, look: Look) -> None:
    """Paint the picture of a community, or its letter on its colour, in a circle."""
    if author.photo is not None:
        face = Face(author.name, author.community.community_id, author.photo)
        paint_avatar(painter, rect, face, look.color("card"))
        return
    mark = mark_of(author.community)
    fill_rounded(painter, rect, rect.width() / 2, mark_colour(mark))
    centre = Qt.AlignmentFlag.AlignHCenter
    paint_line(painter, rect, mark.text, name_font(), color("on_avatar"), centre)
