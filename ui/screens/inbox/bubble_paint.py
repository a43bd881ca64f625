"""Painting of a measured bubble."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPainterPath, QPen, QPixmap

from gosclient.desk.threads import Author, Bubble
from gosclient.domain.posts import Attachment
from ui.models.office import Office
from ui.models.pictures import Pictures
from ui.screens.faces import face_of, mark_of
from ui.screens.inbox.bubble_shape import STATE_ICON, Shape, Spot, shown_name, state_look
from ui.theme.fonts import SMALL_PX, bold, font
from ui.theme.icons import ICON_PX, paint_icon
from ui.theme.theme import color
from ui.theme.tokens import RADIUS, RADIUS_SMALL
from ui.widgets.avatars import Mark, mark_colour, paint_avatar, paint_mark
from ui.widgets.painting import fill_rounded, paint_line
from ui.widgets.plain_text import Highlight

_MARK: Final = 16.0

ATTACHMENT_ICONS: Final = {
    "photo": "image",
    "video": "video",
    "audio": "music",
    "audio_message": "mic",
    "doc": "file-text",
    "link": "link",
    "wall": "newspaper",
    "poll": "chart-bar",
    "market": "shopping-bag",
    "sticker": "sticker",
    "gift": "gift",
    "geo": "map-pin",
}


def paint_bubble(  # noqa: PLR0913 - a bubble shows many things
    painter: QPainter,
    shape: Shape,
    bubble: Bubble,
    office: Office,
    pictures: Pictures,
    *,
    community_id: int,
    hovered: int,
    selected: tuple[int, int] | None,
    with_mark: bool,
) -> None:
    """Paint a bubble whose row starts at the painter's origin.

    Args:
        painter: where to.
        shape: its places.
        bubble: its words.
        office: for the community's mark.
        pictures: for faces and attachments.
        community_id: on whose wall or in whose dialogue it stands.
        hovered: number of the spot under the cursor, -1 for none.
        selected: part of the text chosen with the mouse (start, length).
        with_mark: paint the community's mark on the face.
    """
    mark = mark_of(office.community(community_id))
    ratio = painter.device().devicePixelRatioF()
    if not shape.face.isEmpty():
        side = round(shape.face.width() * ratio)
        face = face_of(
            shown_name(bubble),
            bubble.person_id,
            bubble.photo,
            pictures,
            side,
            mark if with_mark else None,
        )
        if with_mark or face.picture is not None:
            paint_avatar(painter, shape.face, face, color("background"))
        else:
            _paint_office(painter, shape.face, mark)
    _paint_frame(painter, shape.frame, bubble)
    name = QRectF(shape.name)
    if bubble.author is Author.OFFICE:
        spot = QRectF(name.x(), name.center().y() - _MARK / 2, _MARK, _MARK)
        paint_mark(painter, spot, mark)
        name.setLeft(name.x() + 22)
    paint_line(painter, name, shown_name(bubble), bold(), color("text"))
    on_tint = bubble.author is Author.OFFICE
    dim = color("dim_tint" if on_tint else "dim")
    paint_line(painter, shape.when, shape.when_words, font(SMALL_PX), dim)
    if shape.text is not None and bubble.text:
        chosen = (Highlight(*selected),) if selected else ()
        ink = dim if bubble.deleted else color("text")
        shape.text.paint(painter, shape.text_at, ink, chosen, color("selection"))
    for picture in shape.pictures:
        _paint_picture(painter, picture, pictures, ratio)
    number = len(shape.pictures)
    for at, chip in enumerate(shape.chips, number):
        _paint_chip(painter, chip, hovered=at == hovered)
    _paint_state(painter, shape, bubble, hovered - number - len(shape.chips))


def _paint_office(painter: QPainter, rect: QRectF, mark: Mark) -> None:
    """The office without a picture is a circle in the colour of its mark."""
    fill_rounded(painter, rect, rect.width() / 2, mark_colour(mark))
    centre = Qt.AlignmentFlag.AlignHCenter
    paint_line(painter, rect, mark.text, bold(), color("on_avatar"), centre)


def _paint_frame(painter: QPainter, frame: QRectF, bubble: Bubble) -> None:
    if bubble.author is Author.NOTE:
        fill_rounded(painter, frame, RADIUS, color("note"), color("note_line"))
    elif bubble.author is Author.OFFICE:
        fill_rounded(painter, frame, RADIUS, color("own_bubble"))
    elif bubble.target:
        fill_rounded(painter, frame, RADIUS, color("paper"), color("accent"), 2.0)
    else:
        fill_rounded(painter, frame, RADIUS, color("paper"), color("line"))


def _paint_state(painter: QPainter, shape: Shape, bubble: Bubble, hovered: int) -> None:
    if shape.state is not None and bubble.entry is not None:
        icon, role = state_look(bubble.entry)
        first = shape.state.height / shape.state.line_count
        spot = QRectF(
            shape.state_at.x() - STATE_ICON - 7,
            shape.state_at.y() + (first - STATE_ICON) / 2,
            STATE_ICON,
            STATE_ICON,
        )
        paint_icon(painter, icon, spot, color(role))
        shape.state.paint(painter, shape.state_at, color(role))
    for at, link in enumerate(shape.links):
        letters = QFont(bold(SMALL_PX if link.act is not None else 13.5))
        letters.setUnderline(at == hovered)
        paint_line(
            painter,
            link.rect,
            link.words,
            letters,
            color("accent"),
            Qt.AlignmentFlag.AlignHCenter if link.act is not None else Qt.AlignmentFlag.AlignLeft,
        )


def _paint_picture(painter: QPainter, spot: Spot, pictures: Pictures, ratio: float) -> None:
    if spot.attachment is None:
        return
    side = round(max(spot.rect.width(), spot.rect.height()) * ratio)
    pixmap = pictures.get(spot.attachment.preview, side)
    if pixmap is None:
        fill_rounded(painter, spot.rect, RADIUS_SMALL, color("grey_soft"), color("line"))
        _paint_placeholder(painter, spot.rect, spot.attachment)
    else:
        paint_cover(painter, spot.rect, pixmap)
    if spot.attachment.kind == "video":
        centre = QRectF(0, 0, 36, 36)
        centre.moveCenter(spot.rect.center())
        fill_rounded(painter, centre, 18, color("toast"))
        paint_icon(painter, "play", centre.adjusted(9, 9, -9, -9), color("on_toast"))


def _paint_placeholder(painter: QPainter, rect: QRectF, attachment: Attachment) -> None:
    """A picture that is not here (yet) says what it is."""
    icon = QRectF(0, 0, 24, 24)
    icon.moveCenter(QPointF(rect.center().x(), rect.center().y() - 10))
    paint_icon(painter, ATTACHMENT_ICONS.get(attachment.kind, "paperclip"), icon, color("dim"))
    words = QRectF(rect.x() + 8, icon.bottom() + 2, rect.width() - 16, 20)
    paint_line(
        painter,
        words,
        attachment.title,
        font(SMALL_PX),
        color("dim_tint"),
        Qt.AlignmentFlag.AlignHCenter,
    )


def paint_cover(painter: QPainter, rect: QRectF, pixmap: QPixmap) -> None:
    """Paint a picture so that it covers a rounded rectangle."""
    path = QPainterPath()
    path.addRoundedRect(rect, RADIUS_SMALL, RADIUS_SMALL)
    source = QRectF(rect)
    size = rect.size()
    size.scale(pixmap.width(), pixmap.height(), Qt.AspectRatioMode.KeepAspectRatio)
    source.setSize(size)
    source.moveCenter(QPointF(pixmap.width() / 2, pixmap.height() / 2))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setClipPath(path)
    painter.drawPixmap(rect, pixmap, source)
    painter.setClipping(False)
    painter.setPen(QPen(color("line")))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
    painter.restore()


def _paint_chip(painter: QPainter, spot: Spot, *, hovered: bool) -> None:
    if spot.attachment is None:
        return
    ground = color("hover" if hovered else "paper")
    fill_rounded(painter, spot.rect, RADIUS_SMALL, ground, color("control_line"))
    icon = QRectF(spot.rect.x() + 9, spot.rect.center().y() - ICON_PX / 2, ICON_PX, ICON_PX)
    name = ATTACHMENT_ICONS.get(spot.attachment.kind, "paperclip")
    paint_icon(painter, name, icon, color("dim_tint"))
    words = QRectF(spot.rect)
    words.setLeft(icon.right() + 8)
    words.setRight(spot.rect.right() - 8)
    opens = bool(spot.attachment.url)
    paint_line(painter, words, spot.words, font(), color("accent" if opens else "text"))
