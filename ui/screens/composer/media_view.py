"""Photos and files of a post in a row: dragged into order, described, taken out."""

from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QListView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from gosclient.domain.publishing import Media, MediaKind
from ui.models.media_strip import MEDIA_ROLE, PICTURE_ROLE, MediaStripModel
from ui.screens.keys import is_letter, place_of
from ui.screens.options import Index, is_in, rect_of
from ui.theme.dressing import dress
from ui.theme.fonts import SMALL_PX, bold, font
from ui.theme.icons import paint_icon
from ui.theme.theme import color
from ui.theme.tokens import RADIUS_SMALL
from ui.widgets.painting import fill_rounded, paint_focus_ring, paint_line
from ui.widgets.plain_text import first_line

TILE: Final = QSize(104, 78)
_APART: Final = 8
_NUMBER: Final = 20.0
_BAR: Final = 12
_ICONS: Final = {
    MediaKind.PHOTO: "image",
    MediaKind.VIDEO: "video",
    MediaKind.DOCUMENT: "file-text",
}


class MediaView(QListView):
    """The row. Arrows choose, Ctrl with an arrow moves; Enter describes, E edits, Delete takes out.

    Signals:
        move_asked: a file is to stand elsewhere (its row, the row it gets).
        remove_asked: a file is to be taken out (its row).
        alt_asked: a photo is to be described (its row).
        edit_asked: a photo is to be changed (its row).
    """

    move_asked = Signal(int, int)
    remove_asked = Signal(int)
    alt_asked = Signal(int)
    edit_asked = Signal(int)

    def __init__(self, model: MediaStripModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dress(self)
        self._pressed = QPoint()
        self._dragged = -1
        self._gap = -1
        self.setModel(model)
        self.setAccessibleName(self.tr("Фото и файлы"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setSpacing(0)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(TileDelegate(self))
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.viewport().setAutoFillBackground(False)
        self.fit(self.wanted_width())

    def wanted_width(self) -> int:
        """Room for all tiles."""
        return self.model().rowCount() * (TILE.width() + _APART)

    def fit(self, room: int) -> None:
        """Be as high as the tiles, and the scroll bar where they do not fit into so much room."""
        over = self.wanted_width() > room
        self.setFixedHeight(TILE.height() + 4 + (_BAR if over else 0))

    def sizeHint(self) -> QSize:
        return QSize(self.wanted_width(), self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.wanted_width(), TILE.width()), self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        key = Qt.Key(event.key())
        if row < 0:
            super().keyPressEvent(event)
        elif control and key in steps:
            self._move(row, row + steps[key])
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.remove_asked.emit(row)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2} and not control:
            self.alt_asked.emit(row)
        elif is_letter(event) and place_of(event) == "E":
            self.edit_asked.emit(row)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos()) if not event.pos().isNull() else self.currentIndex()
        if index.isValid():
            self.offer(index.row(), event.globalPos())

    def offer(self, row: int, at: QPoint) -> None:
        """The menu of one file."""
        media: Media = self.model().index(row, 0).data(MEDIA_ROLE)
        menu = dress(QMenu(self))
        earlier = menu.addAction(self.tr("Раньше"), lambda: self._move(row, row - 1))
        earlier.setEnabled(row > 0)
        later = menu.addAction(self.tr("Позже"), lambda: self._move(row, row + 1))
        later.setEnabled(row < self.model().rowCount() - 1)
        if media.kind is MediaKind.PHOTO:
            menu.addAction(self.tr("Изменить фото…"), lambda: self.edit_asked.emit(row))
            menu.addAction(self.tr("Описать для незрячих…"), lambda: self.alt_asked.emit(row))
        menu.addSeparator()
        menu.addAction(self.tr("Убрать"), lambda: self.remove_asked.emit(row))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._pressed = event.position().toPoint()
        index = self.indexAt(self._pressed)
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            if cross_of(self.visualRect(index)).contains(event.position()):
                self.remove_asked.emit(index.row())
            else:
                self._dragged = index.row()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        far = (event.position().toPoint() - self._pressed).manhattanLength()
        if self._dragged >= 0 and (self._gap >= 0 or far >= QApplication.startDragDistance()):
            self._gap = self._gap_at(event.position().toPoint())
            self.viewport().update()
        elif self._dragged < 0:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        row, gap = self._dragged, self._gap
        self._dragged = self._gap = -1
        self.viewport().update()
        if row >= 0 and gap >= 0:
            self._move(row, gap - 1 if gap > row else gap)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and not cross_of(self.visualRect(index)).contains(event.position()):
            self.edit_asked.emit(index.row())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._gap >= 0:
            left = self._edge(self._gap) - _APART / 2
            line = QRectF(left - 1, 2, 3, TILE.height())
            fill_rounded(QPainter(self.viewport()), line, 1.5, color("accent"))

    def _move(self, row: int, to: int) -> None:
        if to != row and 0 <= to < self.model().rowCount():
            self.move_asked.emit(row, to)
            self.setCurrentIndex(self.model().index(to, 0))

    def _gap_at(self, point: QPoint) -> int:
        """Before which row a file would stand if it were let go here."""
        rows = range(self.model().rowCount())
        middles = (self.visualRect(self.model().index(row, 0)).center().x() for row in rows)
        return sum(middle < point.x() for middle in middles)

    def _edge(self, gap: int) -> float:
        if gap < self.model().rowCount():
            return self.visualRect(self.model().index(gap, 0)).left()
        return self.visualRect(self.model().index(gap - 1, 0)).right() + 1


def cross_of(tile: QRect | QRectF) -> QRectF:
    """Where the cross of a tile is, that takes it out."""
    rect = QRectF(tile)
    return QRectF(rect.right() - _APART - 26, rect.bottom() - 26, 28, 28)


class TileDelegate(QStyledItemDelegate):
    """Paints a photo cut to the tile, or the sign of a file with its name."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option, index
        return QSize(TILE.width() + _APART, TILE.height() + 4)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        media: Media = index.data(MEDIA_ROLE)
        picture: QPixmap | None = index.data(PICTURE_ROLE)
        rect = QRectF(rect_of(option))
        tile = QRectF(rect.x(), rect.y() + 2, TILE.width(), TILE.height())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill_rounded(painter, tile, RADIUS_SMALL, color("paper"), color("line"))
        if picture is not None and not picture.isNull():
            _paint_cut(painter, tile, picture)
        else:
            _paint_file(painter, tile, media)
        self._paint_number(painter, tile, index.row() + 1)
        sign = (
            "GIF"
            if media.is_moving
            else "ALT"
            if media.kind is MediaKind.PHOTO and media.alt
            else ""
        )
        if sign:
            self._paint_sign(painter, QRectF(tile.x() + 5, tile.y() + 5, 0, _NUMBER), sign)
        if is_in(option, QStyle.StateFlag.State_MouseOver) or is_in(
            option, QStyle.StateFlag.State_Selected
        ):
            cross = cross_of(rect).adjusted(5, 5, -3, -3)
            fill_rounded(painter, cross, cross.height() / 2, color("toast"))
            paint_icon(painter, "x", cross.adjusted(4, 4, -4, -4), color("on_toast"))
        if is_in(option, QStyle.StateFlag.State_HasFocus):
            paint_focus_ring(painter, tile)
        painter.restore()

    def _paint_number(self, painter: QPainter, tile: QRectF, number: int) -> None:
        place = QRectF(tile.right() - _NUMBER - 5, tile.y() + 5, _NUMBER, _NUMBER)
        fill_rounded(painter, place, _NUMBER / 2, color("toast"))
        centre = Qt.AlignmentFlag.AlignHCenter
        paint_line(painter, place, str(number), bold(SMALL_PX), color("on_toast"), centre)

    def _paint_sign(self, painter: QPainter, place: QRectF, words: str) -> None:
        place.setWidth(34)
        fill_rounded(painter, place, 5, color("toast"))
        centre = Qt.AlignmentFlag.AlignHCenter
        paint_line(painter, place, words, font(SMALL_PX - 1), color("on_toast"), centre)


def _paint_cut(painter: QPainter, tile: QRectF, picture: QPixmap) -> None:
    """Paint the middle of a picture so that it fills the tile."""
    scale = max(tile.width() / picture.width(), tile.height() / picture.height())
    source = QRectF(0, 0, tile.width() / scale, tile.height() / scale)
    source.moveCenter(QPointF(picture.width() / 2, picture.height() / 2))
    path = QPainterPath()
    path.addRoundedRect(tile, RADIUS_SMALL, RADIUS_SMALL)
    painter.save()
    painter.setClipPath(path)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawPixmap(tile, picture, source)
    painter.restore()


def _paint_file(painter: QPainter, tile: QRectF, media: Media) -> None:
    sign = QRectF(tile.center().x() - 12, tile.y() + 16, 24, 24)
    paint_icon(painter, _ICONS[media.kind], sign, color("dim"))
    words = QRectF(tile.x() + 6, sign.bottom() + 6, tile.width() - 12, 18)
    name = first_line(media.name, 40)
    centre = Qt.AlignmentFlag.AlignHCenter
    paint_line(painter, words, name, font(SMALL_PX), color("dim_tint"), centre)
