"""Pictures and videos of a post: as a grid, or as a carousel with arrows and dots."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPixmap

from gosclient.domain.picture_grid import Box, Layout, carousel, grid
from gosclient.domain.publishing import MOST_MEDIA, Media, MediaKind
from ui.screens.composer.vk_look import Look, quiet_font
from ui.screens.composer.vk_part import Act, Part, Spot, words_width
from ui.theme.icons import paint_icon
from ui.widgets.avatars import PixmapCache
from ui.widgets.painting import fill_rounded, paint_line
from ui.widgets.plain_text import first_line

Pictures = Mapping[int, QImage | QPixmap]
"""What is shown of files, by their ``media_id``: thumbnails, frames of videos."""

VIDEO_RATIO: Final = 16 / 9
"""Of a video whose frame is not here."""

_COVERS: Final = PixmapCache(24 * 1024 * 1024)
_GAP: Final = 4.0
_CORNER: Final = 8.0
_ARROW: Final = 36.0
_DOT: Final = 6.0
_DOTS: Final = 22.0
_PLAY: Final = 48.0


class MediaPart(Part):
    """Pictures and videos in their order, or a GIF by itself.

    Attributes:
        slide: number of the picture that a carousel shows, from 0.
    """

    def __init__(
        self, look: Look, media: Sequence[Media], pictures: Pictures, *, as_grid: bool, slide: int
    ) -> None:
        """Lay pictures out.

        Args:
            look: where they are seen; on a phone they go from edge to edge.
            media: photos and videos, or one moving GIF; what is beyond VK's limit is not shown.
            pictures: what they look like; the others are places with their name.
            as_grid: all at once, else a carousel.
            slide: which of a carousel is shown, from 0; too large a number shows the last.
        """
        super().__init__(look)
        self.wide = look.phone
        self._media = media[:MOST_MEDIA]
        self._pictures = {
            one.media_id: _pixmap(pictures[one.media_id])
            for one in self._media
            if one.media_id in pictures
        }
        ratios = tuple(self._ratio(one) for one in self._media)
        self._moves = not as_grid and len(self._media) > 1
        self.slide = min(slide, len(self._media) - 1) if self._moves else 0
        lay = carousel if self._moves else grid
        self._layout: Layout = lay(ratios, self.width, _GAP)
        self.height = self._layout.height + (_DOTS if self._moves else 0)

    def paint(self, painter: QPainter, at: QPointF) -> None:
        frame = QRectF(at.x(), at.y(), self._layout.width, self._layout.height)
        painter.save()
        path = QPainterPath()
        corner = 0.0 if self.wide else _CORNER
        path.addRoundedRect(frame, corner, corner)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipPath(path)
        painter.fillPath(path, self.look.color("soft"))
        boxes = self._layout.boxes
        for one, box in self._shown():
            rect = _rect(box).translated(at - QPointF(boxes[self.slide].x if self._moves else 0, 0))
            self._paint_one(painter, rect, one)
        painter.restore()
        if self._moves:
            self._paint_way(painter, frame)

    def spots(self) -> tuple[Spot, ...]:
        if not self._moves:
            return ()
        translate = QCoreApplication.translate
        third = self._layout.width / 3
        tall = self._layout.height
        back = Spot(QRectF(0, 0, third, tall), Act.BACK, translate("post", "Предыдущая"))
        forth = Spot(
            QRectF(self._layout.width - third, 0, third, tall),
            Act.FORTH,
            translate("post", "Следующая"),
        )
        return tuple(
            spot for spot, can in ((back, self._has_back), (forth, self._has_forth)) if can
        )

    def words(self) -> str:
        translate = QCoreApplication.translate
        if self._moves:
            return translate("post", "Карусель, {place}: {names}").format(
                place=self.place(), names=", ".join(_name(one) for one in self._media)
            )
        return translate("post", "Вложения: {names}").format(
            names=", ".join(_name(one) for one in self._media)
        )

    def place(self) -> str:
        """Which picture of how many a carousel shows: ``2 из 5``."""
        return QCoreApplication.translate("post", "{number} из {count}").format(
            number=self.slide + 1, count=len(self._media)
        )

    def slide_words(self) -> str:
        """Which picture is shown now, for a screen reader."""
        return f"{self.place()}: {_name(self._media[self.slide])}"

    @property
    def _has_back(self) -> bool:
        return self.slide > 0

    @property
    def _has_forth(self) -> bool:
        return self.slide < len(self._media) - 1

    def _ratio(self, one: Media) -> float:
        if one.width and one.height:
            return one.width / one.height
        picture = self._pictures.get(one.media_id)
        if picture is not None and not picture.isNull():
            return picture.width() / picture.height()
        return VIDEO_RATIO if one.kind is MediaKind.VIDEO else 0.0

    def _shown(self) -> list[tuple[Media, Box]]:
        every = list(zip(self._media, self._layout.boxes, strict=True))
        return every[self.slide : self.slide + 1] if self._moves else every

    def _paint_one(self, painter: QPainter, rect: QRectF, one: Media) -> None:
        picture = self._pictures.get(one.media_id)
        if picture is None or picture.isNull():
            self._paint_missing(painter, rect, one)
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(rect.topLeft(), _cover(painter, rect, picture))
        if one.kind is MediaKind.VIDEO:
            self._paint_play(painter, rect)
        if one.is_moving:
            mark = _pill("GIF")
            mark.moveBottomLeft(rect.bottomLeft() + QPointF(10, -10))
            self._paint_pill(painter, mark, "GIF")

    def _paint_missing(self, painter: QPainter, rect: QRectF, one: Media) -> None:
        """A picture that is not here (yet) says what it is."""
        painter.fillRect(rect, self.look.color("soft"))
        fill_rounded(painter, rect, 0, None, self.look.color("line"))
        dim = self.look.color("dim")
        words = QRectF(rect.x() + 6, rect.bottom() - 26, rect.width() - 12, 20)
        if one.kind is not MediaKind.VIDEO:
            icon = QRectF(0, 0, 24, 24)
            icon.moveCenter(rect.center() - QPointF(0, 10))
            paint_icon(painter, "image", icon, dim)
            words.moveTop(icon.bottom() + 4)
        centre = Qt.AlignmentFlag.AlignHCenter
        paint_line(painter, words, first_line(one.name), quiet_font(), dim, centre)

    def _paint_play(self, painter: QPainter, rect: QRectF) -> None:
        side = min(_PLAY, rect.height() / 2, rect.width() / 2)
        circle = QRectF(0, 0, side, side)
        circle.moveCenter(rect.center())
        fill_rounded(painter, circle, side / 2, self.look.color("veil"))
        inset = side * 0.28
        inner = circle.adjusted(inset + 1, inset, -inset + 1, -inset)
        paint_icon(painter, "play", inner, self.look.color("on_veil"))

    def _paint_pill(self, painter: QPainter, pill: QRectF, words: str) -> None:
        fill_rounded(painter, pill, pill.height() / 2, self.look.color("veil"))
        centre = Qt.AlignmentFlag.AlignHCenter
        paint_line(painter, pill, words, quiet_font(), self.look.color("on_veil"), centre)

    def _paint_way(self, painter: QPainter, frame: QRectF) -> None:
        """Where one is in a carousel, and how to go on."""
        veil, on_veil = self.look.color("veil"), self.look.color("on_veil")
        place = self.place()
        pill = _pill(place)
        pill.moveTopRight(frame.topRight() + QPointF(-10, 10))
        self._paint_pill(painter, pill, place)
        for icon, x, can in (
            ("chevron-left", frame.x() + 10, self._has_back),
            ("chevron-right", frame.right() - 10 - _ARROW, self._has_forth),
        ):
            if can and not self.look.phone:  # on a phone one swipes
                circle = QRectF(x, frame.center().y() - _ARROW / 2, _ARROW, _ARROW)
                fill_rounded(painter, circle, _ARROW / 2, veil)
                paint_icon(painter, icon, circle.adjusted(9, 9, -9, -9), on_veil)
        count = len(self._media)
        left = frame.center().x() - (count * 2 - 1) * _DOT / 2
        top = frame.bottom() + (_DOTS - _DOT) / 2 + 2
        for number in range(count):
            dot = QRectF(left + number * 2 * _DOT, top, _DOT, _DOT)
            role = self.look.color("link" if number == self.slide else "line")
            fill_rounded(painter, dot, _DOT / 2, role)


def _pixmap(picture: QImage | QPixmap) -> QPixmap:
    if isinstance(picture, QPixmap):
        return picture
    # An image keeps its key until it is changed; a pixmap made anew each time would not be known.
    return _COVERS.get(("image", picture.cacheKey()), lambda: QPixmap.fromImage(picture))


def _cover(painter: QPainter, rect: QRectF, picture: QPixmap) -> QPixmap:
    """A picture cut to a place and made as small as it is: painting it again is cheap then."""
    ratio = painter.device().devicePixelRatioF()
    wide, tall = max(1, round(rect.width() * ratio)), max(1, round(rect.height() * ratio))

    def make() -> QPixmap:
        grow = Qt.AspectRatioMode.KeepAspectRatioByExpanding
        scaled = picture.scaled(wide, tall, grow, Qt.TransformationMode.SmoothTransformation)
        left, top = (scaled.width() - wide) // 2, (scaled.height() - tall) // 2
        made = scaled.copy(left, top, wide, tall)
        made.setDevicePixelRatio(ratio)
        return made

    return _COVERS.get((picture.cacheKey(), wide, tall, ratio), make)


def _pill(words: str) -> QRectF:
    """A round place for a few words, anywhere."""
    return QRectF(0, 0, words_width(words) + 18, 24)


def _rect(box: Box) -> QRectF:
    return QRectF(box.x, box.y, box.width, box.height)


def _name(one: Media) -> str:
    """A file for a screen reader: what it shows if somebody wrote that down, else its name."""
    translate = QCoreApplication.translate
    kind = translate("post", "видео") if one.kind is MediaKind.VIDEO else translate("post", "фото")
    if one.is_moving:
        kind = "GIF"
    return f"{kind} «{first_line(one.alt or one.name)}»"
