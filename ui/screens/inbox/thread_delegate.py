"""How rows of a thread are measured, painted and hit; what they hold is in `bubble_shape`."""

from typing import Final

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gosclient.desk.threads import Author, Bubble
from gosclient.domain.kinds import ItemKind
from gosclient.domain.outbox import OutboxState
from ui.models.office import Office
from ui.models.pictures import Pictures
from ui.models.thread import THREAD_ROLE, RowKind, ThreadModel, ThreadRow
from ui.screens.inbox.bubble_paint import paint_bubble
from ui.screens.inbox.bubble_shape import GAP, SIDE, Shape, Spot, measure
from ui.screens.inbox.post_card import PostCard
from ui.screens.options import is_in, rect_of
from ui.theme.fonts import SMALL_PX, font
from ui.theme.theme import color, theme
from ui.widgets.painting import fill_rounded, paint_focus_ring, paint_line

_DIVIDER: Final = 36

Index = QModelIndex | QPersistentModelIndex


class ThreadDelegate(QStyledItemDelegate):
    """Paints a thread.

    Signals:
        resized: a row takes another height now.
    """

    resized = Signal()

    def __init__(
        self,
        office: Office,
        model: ThreadModel,
        pictures: Pictures,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._office = office
        self._model = model
        self._pictures = pictures
        self._width = 600
        self._shapes: dict[str, tuple[ThreadRow, int, Shape]] = {}
        self._whole: set[str] = set()
        self.card = PostCard(office, pictures)
        self.hovered: tuple[str, int] | None = None
        self.selection: dict[str, tuple[int, int]] = {}
        model.opened.connect(self.forget)
        theme().text_resized.connect(self._shapes.clear)

    def forget(self) -> None:
        """Another thread: nothing is unfolded, nothing is selected."""
        self._shapes.clear()
        self._whole.clear()
        self.selection.clear()
        self.card.unfolded = False

    def set_width(self, width: int) -> None:
        """Lay rows out for this width, px."""
        if width != self._width:
            self._width = width
            self._shapes.clear()

    def show_whole(self, key: str) -> None:
        """Show all of a long text."""
        self._whole.add(key)
        self._shapes.pop(key, None)
        self.resized.emit()

    def shape(self, row: ThreadRow) -> Shape:
        """The measured bubble of a row, from memory while nothing about it has changed."""
        bubble = row.bubble
        if bubble is None:
            raise AssertionError("only bubbles have a shape")
        counting = bubble.entry is not None and bubble.entry.state is OutboxState.HOLDING
        second = int(self._office.now()) if counting else 0
        kept = self._shapes.get(row.key)
        if kept is not None and kept[0] is row and kept[1] == second:
            return kept[2]
        shape = measure(
            bubble,
            self._width,
            self._office.now(),
            right=self._is_dialogue(),
            whole=row.key in self._whole,
        )
        self._shapes[row.key] = (row, second, shape)
        if kept is not None and kept[2].height != shape.height:
            self.resized.emit()
        return shape

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option
        row: ThreadRow = index.data(THREAD_ROLE)
        match row.kind:
            case RowKind.POST if row.post is not None:
                height = self.card.height(row.post, self._width) + GAP
            case RowKind.BUBBLE:
                height = self.shape(row).height
            case _:
                height = max(_DIVIDER, QFontMetricsF(font(SMALL_PX)).height() + 18)
        extra = SIDE - 2 if index.row() == 0 else 0
        return QSize(self._width, round(height) + extra)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: ThreadRow = index.data(THREAD_ROLE)
        rect = QRectF(rect_of(option))
        if index.row() == 0:
            rect.setTop(rect.top() + SIDE - 2)
        painter.save()
        match row.kind:
            case RowKind.POST if row.post is not None:
                self.card.paint(painter, rect, row.post, hovered=self.hovered is not None)
            case RowKind.DAY:
                _paint_day(painter, rect, row.words)
            case RowKind.UNREAD:
                _paint_unread(painter, rect, self.tr("новые"))
            case _ if row.bubble is not None:
                self._paint_bubble(painter, rect, row, row.bubble, option)
        painter.restore()

    def spot_at(self, index: QModelIndex, point: QPointF) -> Spot | None:
        """What can be clicked at a point of a row (relative to the row), None for nothing."""
        row: ThreadRow = index.data(THREAD_ROLE)
        if index.row() == 0:
            point = point - QPointF(0, SIDE - 2)
        if row.kind is RowKind.POST and row.post is not None:
            return self.card.spot_at(row.post, self._width, point)
        if row.bubble is None:
            return None
        for spot in self.shape(row).spots():
            if spot.rect.contains(point):
                return spot
        return None

    def _paint_bubble(
        self,
        painter: QPainter,
        rect: QRectF,
        row: ThreadRow,
        bubble: Bubble,
        option: QStyleOptionViewItem,
    ) -> None:
        shape = self.shape(row)
        painter.translate(rect.topLeft())
        hovered = self.hovered[1] if self.hovered and self.hovered[0] == row.key else -1
        paint_bubble(
            painter,
            shape,
            bubble,
            self._office,
            self._pictures,
            community_id=self._community_id(),
            hovered=hovered,
            selected=self.selection.get(row.key),
            with_mark=bubble.author is not Author.OFFICE,
        )
        focused = QStyle.StateFlag.State_HasFocus
        if is_in(option, focused) and is_in(option, QStyle.StateFlag.State_Selected):
            paint_focus_ring(painter, shape.frame.adjusted(-3, -3, 3, 3), 10)

    def _is_dialogue(self) -> bool:
        thread = self._model.shown
        return thread is not None and thread.item.kind is ItemKind.MESSAGE

    def _community_id(self) -> int:
        thread = self._model.shown
        return thread.item.community_id if thread is not None else 0


def _paint_day(painter: QPainter, rect: QRectF, words: str) -> None:
    letters = font(SMALL_PX)
    width = QFontMetricsF(letters).horizontalAdvance(words) + 24
    place = QRectF(0, 0, width, rect.height() - 12)
    place.moveCenter(QPointF(rect.center().x(), rect.center().y() - 4))
    fill_rounded(painter, place, place.height() / 2, color("grey_soft"))
    paint_line(painter, place, words, letters, color("dim_tint"), Qt.AlignmentFlag.AlignHCenter)


def _paint_unread(painter: QPainter, rect: QRectF, words: str) -> None:
    letters = font(SMALL_PX)
    width = QFontMetricsF(letters).horizontalAdvance(words) + 20
    middle = rect.center().y() - 4
    place = QRectF(rect.center().x() - width / 2, rect.y(), width, rect.height() - 8)
    for left, right in ((rect.x() + SIDE, place.left()), (place.right(), rect.right() - SIDE)):
        painter.fillRect(QRectF(left, middle, right - left, 1), color("accent"))
    paint_line(painter, place, words, letters, color("accent"), Qt.AlignmentFlag.AlignHCenter)
