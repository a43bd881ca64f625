"""The post that is commented, as a card on top of the thread; it folds to two lines."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter

from gosclient.domain.posts import Attachment, Post
from ui.models.office import Office
from ui.models.pictures import Pictures
from ui.models.words import moment
from ui.screens.inbox.bubble_paint import paint_cover
from ui.screens.inbox.bubble_shape import SIDE, Spot
from ui.theme.fonts import SMALL_PX, bold, font
from ui.theme.icons import paint_icon
from ui.theme.theme import color
from ui.theme.tokens import RADIUS
from ui.widgets.painting import fill_rounded, grouped, paint_line
from ui.widgets.plain_text import TextBlock, first_line, lay_out

FOLDED: Final = 72.0
_PAD: Final = 12.0
_THUMB_WIDTH: Final = 72.0
_THUMB_HEIGHT: Final = 48.0
_PICTURE: Final = 220.0
_CHEVRON: Final = 18.0


class PostCard:
    """Measures, paints and hits the card.

    Attributes:
        unfolded: the officer wants to read all of it.
    """

    def __init__(self, office: Office, pictures: Pictures) -> None:
        self._office = office
        self._pictures = pictures
        self.unfolded = False

    def height(self, post: Post, width: float) -> float:
        """Height of the card in a row of this width, px."""
        folded = self._folded()
        if not self.unfolded:
            return folded
        height = folded + self._whole(post, width).height + 4
        if _picture_of(post) is not None:
            height += _PICTURE + 10
        return height

    def _folded(self) -> float:
        return max(FOLDED, self._line() * 2 + 2 * _PAD)

    def spot_at(self, post: Post, width: float, point: QPointF) -> Spot | None:
        """The whole card folds and unfolds; an unfolded card's picture opens."""
        card = self._frame(QRectF(0, 0, width, self.height(post, width)))
        picture = _picture_of(post)
        if self.unfolded and picture is not None and self._picture_rect(card).contains(point):
            return Spot(self._picture_rect(card), picture.title, attachment=picture)
        words = QCoreApplication.translate("thread", "Показать запись целиком")
        return Spot(card, words, whole=True) if card.contains(point) else None

    def paint(self, painter: QPainter, rect: QRectF, post: Post, *, hovered: bool) -> None:
        """Paint the card into its row."""
        card = self._frame(
            QRectF(rect.x(), rect.y(), rect.width(), self.height(post, rect.width()))
        )
        fill_rounded(painter, card, RADIUS, color("paper"), color("line"))
        head = QRectF(card.x() + _PAD, card.y(), card.width() - 2 * _PAD, self._folded())
        picture = _picture_of(post)
        if picture is not None and not self.unfolded:
            head = self._paint_thumb(painter, head, picture)
        head = self._paint_numbers(painter, head, post, hovered=hovered)
        first, _, rest = first_line_and_rest(post.text)
        line = self._line()
        top = card.y() + (self._folded() - 2 * line) / 2
        when = moment(post.date, self._office.now())
        self._paint_heading(painter, QRectF(head.x(), top, head.width(), line), first, when)
        body = QRectF(head.x(), top + line, head.width(), line)
        if not self.unfolded:
            paint_line(painter, body, first_line(rest) or " ", font(), color("dim"))
            return
        name = self._office.community_name(post.community_id)
        paint_line(painter, body, name, font(SMALL_PX), color("dim"))
        block = self._whole(post, rect.width())
        block.paint(painter, QPointF(card.x() + _PAD, card.y() + self._folded() - 4), color("text"))
        if picture is not None:
            place = self._picture_rect(card)
            side = round(place.width() * painter.device().devicePixelRatioF())
            pixmap = self._pictures.get(picture.preview, side)
            if pixmap is None:
                fill_rounded(painter, place, RADIUS, color("grey_soft"))
            else:
                paint_cover(painter, place, pixmap)

    def _paint_thumb(self, painter: QPainter, head: QRectF, picture: Attachment) -> QRectF:
        place = QRectF(head.x(), head.center().y() - _THUMB_HEIGHT / 2, _THUMB_WIDTH, _THUMB_HEIGHT)
        side = round(_THUMB_WIDTH * painter.device().devicePixelRatioF())
        pixmap = self._pictures.get(picture.preview, side)
        if pixmap is None:
            fill_rounded(painter, place, 6, color("grey_soft"))
            icon = QRectF(0, 0, 20, 20)
            icon.moveCenter(place.center())
            paint_icon(painter, "image", icon, color("dim"))
        else:
            paint_cover(painter, place, pixmap)
        return head.adjusted(_THUMB_WIDTH + 12, 0, 0, 0)

    def _paint_numbers(
        self, painter: QPainter, head: QRectF, post: Post, *, hovered: bool
    ) -> QRectF:
        """Views, comments and the chevron at the right; gives the room that is left."""
        right = head.right()
        spot = QRectF(right - _CHEVRON, head.center().y() - _CHEVRON / 2, _CHEVRON, _CHEVRON)
        chevron = "chevron-up" if self.unfolded else "chevron-down"
        paint_icon(painter, chevron, spot, color("text" if hovered else "dim"))
        right = spot.left() - 12
        letters = font(SMALL_PX)
        for icon, number in (("message-square", post.comments), ("eye", post.views)):
            if not number:
                continue
            words = grouped(number)
            width = QFontMetricsF(letters).horizontalAdvance(words) + 1
            place = QRectF(right - width, head.y(), width, head.height())
            paint_line(painter, place, words, letters, color("dim"))
            spot = QRectF(place.left() - 19, head.center().y() - 7, 14, 14)
            paint_icon(painter, icon, spot, color("dim"))
            right = spot.left() - 12
        return QRectF(head.x(), head.y(), max(0.0, right - head.x()), head.height())

    @staticmethod
    def _paint_heading(painter: QPainter, line: QRectF, words: str, when: str) -> None:
        small = font(SMALL_PX)
        tail = QFontMetricsF(small).horizontalAdvance(when) + 10
        wanted = QFontMetricsF(bold()).horizontalAdvance(words) + 1
        width = max(40.0, min(wanted, line.width() - tail))
        paint_line(
            painter, QRectF(line.x(), line.y(), width, line.height()), words, bold(), color("text")
        )
        if line.width() > width + tail - 2:
            place = QRectF(line.x() + width + 8, line.y() + 1, tail, line.height())
            paint_line(painter, place, when, small, color("dim"))

    def _whole(self, post: Post, width: float) -> TextBlock:
        _, _, rest = first_line_and_rest(post.text)
        return lay_out(rest, font(), width - 2 * SIDE - 2 * _PAD)

    @staticmethod
    def _frame(row: QRectF) -> QRectF:
        return row.adjusted(SIDE, 0, -SIDE, 0)

    @staticmethod
    def _picture_rect(card: QRectF) -> QRectF:
        width = min(card.width() - 2 * _PAD, _PICTURE * 16 / 9)
        return QRectF(card.x() + _PAD, card.bottom() - _PICTURE - _PAD, width, _PICTURE)

    @staticmethod
    def _line() -> float:
        return QFontMetricsF(bold()).height() + 2


def first_line_and_rest(text: str) -> tuple[str, str, str]:
    """The heading of a post, and what follows it; a long first paragraph is cut at a sentence."""
    head, line, rest = text.strip().partition("\n")
    short = 120
    if len(head) > short:
        cut = head.find(". ", 20)
        if 0 < cut < short:
            return first_line(head[: cut + 1]), " ", head[cut + 2 :] + line + rest
    return first_line(head), line, rest.strip()


def _picture_of(post: Post) -> Attachment | None:
    return next((one for one in post.attachments if one.preview), None)
