"""Drafts and ideas without a date, beside the calendar, and what waits for consent."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from gosclient.desk.calendar import Card, title_of
from gosclient.domain.publishing import Publication, TargetState
from ui.models.publishing_words import Look, look_of_consent, title_words
from ui.models.time_words import planned_words
from ui.models.words import moment
from ui.screens.calendar.card_paint import CardStyle, stripe_colour
from ui.screens.options import Index, is_in, rect_of
from ui.theme.dressing import dress
from ui.theme.fonts import SMALL_PX, font, line_height
from ui.theme.icons import paint_icon
from ui.theme.theme import color
from ui.theme.tokens import RADIUS_SMALL
from ui.widgets.avatars import mark_width, paint_mark
from ui.widgets.chip import Chip
from ui.widgets.labels import CountBadge, PlainLabel, title
from ui.widgets.painting import fill_rounded, paint_line
from ui.widgets.plain_text import first_line

CARD_ROLE: Final = int(Qt.ItemDataRole.UserRole)
_WHEN_ROLE: Final = CARD_ROLE + 1
_CONSENT_ROLE: Final = CARD_ROLE + 2
_PAD: Final = 8.0
_MARK: Final = 16.0
_MOST_MARKS: Final = 3


def draft_card(publication: Publication, at: int) -> Card:
    """A document as a card that would stand at unix seconds ``at``."""
    return Card(
        at=at,
        title=title_of(publication),
        communities=publication.communities,
        state=TargetState.DRAFT,
        publication_id=publication.publication_id,
        rubric=publication.rubric,
        photos=len(publication.content.media),
    )


class DraftsPane(QWidget):
    """A list of documents.

    Signals:
        opened: a document is to be opened (its id).
        discard_asked: a document is to be put away (its id).
        menu_asked: the menu of a document (its id), at a point of the screen.
        dragged: a document (`Card`) is over this point of the screen.
        dropped: it was let go there.
        drag_left: it goes back.
    """

    opened = Signal(int)
    discard_asked = Signal(int)
    menu_asked = Signal(int, QPoint)
    dragged = Signal(object, QPoint)
    dropped = Signal(object, QPoint)
    drag_left = Signal()

    def __init__(self, style: Callable[[], CardStyle], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[tuple[Publication, ...], int] | None = None
        self._drafts: tuple[Publication, ...] = ()
        self._waiting: tuple[Publication, ...] = ()
        self._at, self._now = 0, 0.0
        self.list = DraftList(self)
        self.list.setItemDelegate(_DraftDelegate(style, self.list))
        self.list.itemActivated.connect(lambda item: self.opened.emit(_id_of(item)))
        self._count = CountBadge(urgent=False)
        self.waiting = Chip(self.tr("Ждут согласования"))
        self.waiting.hide()
        self.waiting.toggled.connect(self._show)
        self._empty = PlainLabel(
            self.tr("Здесь будут черновики и идеи без даты. Перетащите их на день, когда решите."),
            role="dim",
        )
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(title(self.tr("Без даты")))
        head.addWidget(self._count)
        head.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(13, 12, 8, 8)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self.waiting)
        layout.addWidget(self._empty)
        layout.addWidget(self.list, 1)

    def show_drafts(
        self, drafts: Sequence[Publication], waiting: Sequence[Publication], at: int, now: float
    ) -> None:
        """Show other documents.

        Args:
            drafts: those without a time, the last changed first.
            waiting: those that wait for consent; a switch shows them alone.
            at: where one would stand that is dragged, unix seconds.
            now: unix seconds.
        """
        self._drafts, self._waiting = tuple(drafts), tuple(waiting)
        self._at, self._now = at, now
        self._count.set_count(len(drafts))
        self.waiting.set_count(len(waiting))
        self.waiting.setVisible(bool(waiting))
        if not waiting:
            self.waiting.setChecked(False)
        self._show()

    def _show(self) -> None:
        listed = self._waiting if self.waiting.isChecked() else self._drafts
        if (listed, self._at) == self._shown:
            return
        self._shown = (listed, self._at)
        current = self.list.currentRow()
        chosen = _id_of(self.list.item(current)) if current >= 0 else 0
        self.list.clear()
        for publication in listed:
            item = self._item(publication)
            self.list.addItem(item)
            if publication.publication_id == chosen:
                self.list.setCurrentItem(item)
        self._empty.setVisible(not listed)
        self.list.setVisible(bool(listed))

    def _item(self, publication: Publication) -> QListWidgetItem:
        card = draft_card(publication, self._at)
        words = first_line(title_words(card.title), 120)
        mark = look_of_consent(publication.approval)
        when = moment(publication.updated_at, self._now)
        if publication.at:
            when = planned_words(publication.at, publication.zone, self._now)
        item = QListWidgetItem(words)
        item.setData(CARD_ROLE, card)
        item.setData(_WHEN_ROLE, when)
        item.setData(_CONSENT_ROLE, mark)
        if mark is not None:
            accessible = f"{words}, {mark[0]}"
            item.setData(Qt.ItemDataRole.AccessibleTextRole, accessible)
        return item

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), color("paper"))
        painter.fillRect(QRectF(0, 0, 1, self.height()), color("line"))


class DraftList(QListWidget):
    """The rows; what is done with them is told by the pane's signals."""

    def __init__(self, pane: DraftsPane) -> None:
        super().__init__(pane)
        dress(self)
        self._pane = pane
        self._pressed: tuple[QPointF, Card] | None = None
        self._dragging = False
        self.setProperty("bare", True)  # noqa: FBT003 - Qt's own signature
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSpacing(2)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Записи без даты"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() is Qt.MouseButton.LeftButton:
            self._pressed = (event.position(), index.data(CARD_ROLE))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            super().mouseMoveEvent(event)
            return
        began, card = self._pressed
        far = (event.position() - began).manhattanLength()
        if self._dragging or far >= QApplication.startDragDistance():
            self._dragging = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._pane.dragged.emit(card, event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        pressed, dragging = self._pressed, self._dragging
        self._end_drag()
        if dragging and pressed is not None:
            self._pane.dropped.emit(pressed[1], event.globalPosition().toPoint())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() == Qt.Key.Key_Escape and self._dragging:
            self._end_drag()
            self._pane.drag_left.emit()
        elif event.key() == Qt.Key.Key_Delete and item is not None:
            self._pane.discard_asked.emit(_id_of(item))
        elif event.text().isalpha():
            event.ignore()  # letters are the screen's, not a search by first letter
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        item = self.currentItem()
        if item is not None:
            self._pane.menu_asked.emit(_id_of(item), event.globalPos())

    def _end_drag(self) -> None:
        self._pressed = None
        self._dragging = False
        self.unsetCursor()


class _DraftDelegate(QStyledItemDelegate):
    def __init__(self, style: Callable[[], CardStyle], parent: QWidget) -> None:
        super().__init__(parent)
        self._style = style

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del index
        return QSize(rect_of(option).width(), line_height() + line_height(SMALL_PX) + 16)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        card: Card = index.data(CARD_ROLE)
        rect = QRectF(rect_of(option)).adjusted(0, 0, -4, 0)
        selected = is_in(option, QStyle.StateFlag.State_Selected)
        hovered = is_in(option, QStyle.StateFlag.State_MouseOver)
        painter.save()
        ground = color("accent_soft" if selected else "hover" if hovered else "paper")
        line = color("accent" if selected else "line")
        fill_rounded(painter, rect, RADIUS_SMALL, ground, line)
        style = self._style()
        stripe = QRectF(rect.x() + 1, rect.y() + 5, 3, rect.height() - 10)
        painter.fillRect(stripe, stripe_colour(card, style))
        inner = rect.adjusted(_PAD + 3, 5, -_PAD, -5)
        words = QRectF(inner.x(), inner.y(), inner.width(), line_height())
        shown = str(index.data(Qt.ItemDataRole.DisplayRole))
        paint_line(painter, words, shown, font(), color("text"))
        below = QRectF(inner.x(), words.bottom() + 3, inner.width(), line_height(SMALL_PX))
        for mark in style.marks_of(card)[:_MOST_MARKS]:
            width = mark_width(mark, _MARK)
            place = QRectF(below.x(), below.center().y() - _MARK / 2, width, _MARK)
            paint_mark(painter, place, mark)
            below.setLeft(place.right() + 3)
        below.setLeft(below.left() + 3)
        consent: Look | None = index.data(_CONSENT_ROLE)
        if consent is not None:
            below.setLeft(_paint_consent(painter, below, consent))
        rest = " · ".join(one for one in (card.rubric, index.data(_WHEN_ROLE)) if one)
        paint_line(painter, below, rest, font(SMALL_PX), color("dim_tint"))
        painter.restore()


def _paint_consent(painter: QPainter, place: QRectF, consent: Look) -> float:
    """Paint how it stands with consent at the left of a line; where the rest of it begins."""
    words, icon, role = consent
    side = min(_MARK, place.height())
    box = QRectF(place.x(), place.center().y() - side / 2, side, side)
    paint_icon(painter, icon, box, color(role))
    letters = font(SMALL_PX)
    said = QRectF(place)
    said.setLeft(box.right() + 4)
    paint_line(painter, said, words, letters, color(role))
    return said.left() + QFontMetricsF(letters).horizontalAdvance(words) + 8


def _id_of(item: QListWidgetItem) -> int:
    card: Card = item.data(CARD_ROLE)
    return card.publication_id
