"""What stands under the words of a post: the card of a link, a file, a poll."""

from datetime import tzinfo
from typing import Final
from urllib.parse import urlsplit

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from gosclient.domain.publishing import Media, Poll
from ui.models.storage_words import size_words
from ui.models.words import clock_time, day_words
from ui.screens.composer.vk_look import Look, name_font, quiet_font, words_font
from ui.screens.composer.vk_part import Part
from ui.theme.icons import paint_icon
from ui.widgets.painting import fill_rounded, paint_line
from ui.widgets.plain_text import TextBlock, first_line, lay_out

_CORNER: Final = 8.0
_TILE: Final = 44.0
_TICK: Final = 18.0
_PAD: Final = 12.0


class Card(Part):
    """A row with an icon and two lines: a file, or a page that a link leads to."""

    def __init__(self, look: Look, icon: str, title: str, below: str, said: str) -> None:
        """Measure a row.

        Args:
            look: where it is seen.
            icon: of its kind.
            title: the upper line.
            below: the quiet line.
            said: its kind, for a screen reader.
        """
        super().__init__(look)
        self._icon = icon
        self._title = first_line(title)
        self._below = first_line(below)
        self._said = said
        self._title_tall = QFontMetricsF(words_font()).height()
        self._below_tall = QFontMetricsF(quiet_font()).height()
        self.height = max(_TILE, self._title_tall + self._below_tall) + 2 * 8

    def paint(self, painter: QPainter, at: QPointF) -> None:
        frame = QRectF(at.x(), at.y(), self.width, self.height)
        fill_rounded(painter, frame, _CORNER, None, self.look.color("line"))
        tile = QRectF(frame.x() + 8, frame.center().y() - _TILE / 2, _TILE, _TILE)
        fill_rounded(painter, tile, _CORNER - 2, self.look.color("soft"))
        paint_icon(painter, self._icon, tile.adjusted(11, 11, -11, -11), self.look.color("link"))
        left = tile.right() + _PAD
        top = frame.center().y() - (self._title_tall + self._below_tall) / 2
        title = QRectF(left, top, frame.right() - _PAD - left, self._title_tall)
        paint_line(painter, title, self._title, words_font(), self.look.color("text"))
        below = QRectF(left, title.bottom(), title.width(), self._below_tall)
        paint_line(painter, below, self._below, quiet_font(), self.look.color("dim"))

    def words(self) -> str:
        return f"{self._said}: {self._title}, {self._below}"


def document_card(look: Look, document: Media) -> Card:
    """The row of a file."""
    said = QCoreApplication.translate("post", "Файл")
    size = size_words(document.size) if document.size else said
    return Card(look, "file-text", document.name, size, said)


def link_card(look: Look, address: str) -> Card:
    """The card of a link; its title and picture are VK's to fetch."""
    translate = QCoreApplication.translate
    below = translate("post", "название и картинку возьмёт VK")
    return Card(look, "link", host_of(address), below, translate("post", "Ссылка"))


def host_of(address: str) -> str:
    """The site of an address as VK names it under a post; the address when it has none."""
    try:
        host = urlsplit(address).hostname
    except ValueError:
        host = None
    return (host or address).removeprefix("www.")


class PollPart(Part):
    """A poll nobody has voted in yet."""

    def __init__(self, look: Look, poll: Poll, now: float, zone: tzinfo | None) -> None:
        super().__init__(look)
        self._multiple = poll.multiple
        room = look.inner - 2 * _PAD
        self._question = lay_out(poll.question.strip() or "…", name_font(), room)
        self._kind = lay_out(_kind_words(poll, now, zone), quiet_font(), room)
        inset = _PAD + (_TICK + 10 if poll.multiple else 0)
        self._answers: list[tuple[float, TextBlock]] = []
        self._inset = inset
        top = _PAD + self._question.height + 2 + self._kind.height + 10
        for answer in poll.answers:
            block = lay_out(answer.strip() or "…", words_font(), room - inset - _PAD)
            self._answers.append((top, block))
            top += block.height + 16 + 6
        self._votes = QCoreApplication.translate("post", "Проголосуйте первым")
        self._votes_top = top + 2
        self._votes_tall = QFontMetricsF(quiet_font()).height()
        self.height = self._votes_top + self._votes_tall + _PAD

    def paint(self, painter: QPainter, at: QPointF) -> None:
        look = self.look
        fill_rounded(
            painter,
            QRectF(at.x(), at.y(), self.width, self.height),
            _CORNER,
            None,
            look.color("line"),
        )
        self._question.paint(painter, at + QPointF(_PAD, _PAD), look.color("text"))
        kind = at + QPointF(_PAD, _PAD + self._question.height + 2)
        self._kind.paint(painter, kind, look.color("dim"))
        for top, block in self._answers:
            row = QRectF(at.x() + _PAD, at.y() + top, self.width - 2 * _PAD, block.height + 16)
            fill_rounded(painter, row, _CORNER, look.color("soft"))
            if self._multiple:
                tick = QRectF(row.x() + _PAD, row.center().y() - _TICK / 2, _TICK, _TICK)
                fill_rounded(painter, tick, 4, None, look.color("dim"), 1.5)
            block.paint(painter, QPointF(row.x() + self._inset, row.y() + 8), look.color("link"))
        votes = QRectF(at.x() + _PAD, 0, self.width - 2 * _PAD, self._votes_tall)
        votes.moveTop(at.y() + self._votes_top)
        align = Qt.AlignmentFlag.AlignHCenter
        paint_line(painter, votes, self._votes, quiet_font(), look.color("dim"), align)

    def words(self) -> str:
        answers = ", ".join(f"«{block.text}»" for _, block in self._answers)
        return QCoreApplication.translate("post", "Опрос «{question}». {kind}. {answers}").format(
            question=self._question.text, kind=self._kind.text, answers=answers
        )


def _kind_words(poll: Poll, now: float, zone: tzinfo | None) -> str:
    """``Анонимный опрос · несколько ответов · до 3 декабря, 12:00``."""
    translate = QCoreApplication.translate
    words = [
        translate("post", "Анонимный опрос")
        if poll.anonymous
        else translate("post", "Публичный опрос")
    ]
    if poll.multiple:
        words.append(translate("post", "несколько ответов"))
    if poll.ends_at:
        until = translate("post", "до {day}, {time}")
        day = day_words(poll.ends_at, now, zone)
        words.append(until.format(day=day, time=clock_time(poll.ends_at, zone)))
    return " · ".join(words)
