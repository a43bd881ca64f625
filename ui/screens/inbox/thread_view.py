"""The thread as one painted list: scrolling, clicking, choosing text, copying."""

from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QMenu, QWidget

from gosclient.desk.threads import Author
from gosclient.domain.posts import Attachment
from ui.models.office import Office
from ui.models.pictures import Pictures
from ui.models.thread import THREAD_ROLE, RowKind, ThreadModel, ThreadRow
from ui.screens.acts import Act, act_word, acts_for
from ui.screens.inbox.bubble_shape import Spot
from ui.screens.inbox.text_choice import TextChoice
from ui.screens.inbox.thread_delegate import ThreadDelegate
from ui.screens.keys import is_letter
from ui.theme.dressing import dress
from ui.theme.theme import color
from ui.widgets.plain_text import harmless

_TICK_MS: Final = 250
_NEAR_TOP: Final = 200
_AT_BOTTOM: Final = 40


class ThreadView(QListView):
    """Bubbles of the open thread.

    Signals:
        act_asked: a button by an answer was pressed (`Act`, entry id).
        link_asked: something attached was pressed (`Attachment`).
        note_removed: a note is to go (its id).
        copied: text went to the clipboard.
    """

    act_asked = Signal(object, int)
    link_asked = Signal(object)
    note_removed = Signal(int)
    copied = Signal()

    def __init__(
        self,
        office: Office,
        model: ThreadModel,
        pictures: Pictures,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        dress(self)
        self._model = model
        self._delegate = ThreadDelegate(office, model, pictures, self)
        self._choice = TextChoice(self._delegate)
        self._from_bottom = 0
        self._stick = True
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Переписка"))
        self.verticalScrollBar().setSingleStep(24)
        self.verticalScrollBar().rangeChanged.connect(self._show_bar)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self._counting = QTimer(self, interval=_TICK_MS)
        self._counting.timeout.connect(self._tick)
        model.opened.connect(self._on_opened)
        model.refreshed.connect(self._on_refreshed)
        model.about_to_grow.connect(self._remember)
        model.grown.connect(self._restore)
        self._delegate.resized.connect(self.scheduleDelayedItemsLayout)
        pictures.arrived.connect(self.viewport().update)
        self.viewport().setAutoFillBackground(False)

    def scroll_to_target(self) -> None:
        """Show the comment in question, or the newest words of a dialogue."""
        self.executeDelayedItemsLayout()
        for at, row in enumerate(self._model.rows):
            if row.bubble is not None and row.bubble.target:
                self.scrollTo(self._model.index(at), QAbstractItemView.ScrollHint.EnsureVisible)
                return
        self.scrollToBottom()
        self._show_beginning(self._first_new())

    def _first_new(self) -> QModelIndex:
        """The first of the words that wait for an answer, else the last bubble."""
        rows = self._model.rows
        for at, row in enumerate(rows):
            if row.kind is RowKind.UNREAD:
                return self._model.index(at)
        return self._model.index(len(rows) - 1)

    def _show_beginning(self, index: QModelIndex) -> None:
        """What is read from its beginning begins at the top, if its end leaves no room for that."""
        if index.isValid() and self.visualRect(index).top() < 0:
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtTop)

    def _show_bar(self, least: int, most: int) -> None:
        """The room of the bar is always kept; it is painted while there is something to scroll."""
        self.verticalScrollBar().setEnabled(most > least)

    def copy(self) -> None:
        """Put the chosen text, else the current bubble's whole text, to the clipboard."""
        row = self._current_row()
        text = self._choice.text() or (harmless(row.bubble.text) if row and row.bubble else "")
        if text:
            QGuiApplication.clipboard().setText(text)
            self.copied.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self.viewport()).fillRect(event.rect(), color("background"))
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._delegate.set_width(self.viewport().width())
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()  # Qt itself would wait a tenth of a second
        if self._stick:
            QTimer.singleShot(0, self, self.scrollToBottom)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            index = self.indexAt(event.position().toPoint())
            self._choice.begin(index, self._in_row(index, event.position()))
            self.viewport().update()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._choice.extend(event.position(), self._in_row)
            self.viewport().update()
            return
        spot = self._spot(event.position())
        self._hover(index, spot)
        over_text = self._choice.is_text(index, self._in_row(index, event.position()))
        shape = Qt.CursorShape.IBeamCursor if over_text else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if spot else shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self._choice.text():
            index, spot = self.indexAt(event.position().toPoint()), self._spot(event.position())
            if spot is not None:
                self._press(index, spot)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(QModelIndex(), None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self._press_first()
        elif is_letter(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.currentIndex()
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            index = self.indexAt(event.pos())
            self.setCurrentIndex(index)
        if index.isValid():
            row: ThreadRow = index.data(THREAD_ROLE)
            if row.kind is RowKind.BUBBLE:
                self._menu_of(row).popup(event.globalPos())

    def _menu_of(self, row: ThreadRow) -> QMenu:
        menu = dress(QMenu(self))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Копировать"), self.copy)
        bubble = row.bubble
        if bubble is not None and bubble.entry is not None:
            menu.addSeparator()
            for act in acts_for(bubble.entry):
                entry_id = bubble.entry.entry_id
                menu.addAction(
                    act_word(act, bubble.entry),
                    lambda act=act, entry_id=entry_id: self.act_asked.emit(act, entry_id),
                )
        if bubble is not None and bubble.author is Author.NOTE:
            note_id = bubble.note_id
            menu.addAction(self.tr("Убрать заметку"), lambda: self.note_removed.emit(note_id))
        for attachment in bubble.attachments if bubble is not None else ():
            if attachment.url:
                words = self.tr("Открыть: {title}").format(title=harmless(attachment.title)[:40])
                menu.addAction(words.replace("&", "&&"), lambda one=attachment: self._open(one))
        return menu

    def _open(self, attachment: Attachment) -> None:
        self.link_asked.emit(attachment)

    def _press(self, index: QModelIndex, spot: Spot) -> None:
        row: ThreadRow = index.data(THREAD_ROLE)
        if spot.act is not None and row.bubble is not None and row.bubble.entry is not None:
            self.act_asked.emit(spot.act, row.bubble.entry.entry_id)
        elif spot.attachment is not None:
            self.link_asked.emit(spot.attachment)
        elif row.kind is RowKind.POST:
            self._delegate.card.unfolded = not self._delegate.card.unfolded
            self.scheduleDelayedItemsLayout()
        elif spot.whole:
            self._delegate.show_whole(row.key)

    def _press_first(self) -> None:
        """Enter on a bubble does what its first button does; on the post it unfolds."""
        index = self.currentIndex()
        row = self._current_row()
        if row is None:
            return
        if row.kind is RowKind.POST:
            self._press(index, Spot(self.visualRect(index).toRectF(), "", whole=True))
        elif row.bubble is not None and (spots := self._delegate.shape(row).spots()):
            self._press(index, spots[-1] if row.bubble.entry is None else _first_act(spots))

    def _current_row(self) -> ThreadRow | None:
        index = self.currentIndex()
        return index.data(THREAD_ROLE) if index.isValid() else None

    def _spot(self, position: QPointF) -> Spot | None:
        index = self.indexAt(position.toPoint())
        if not index.isValid():
            return None
        return self._delegate.spot_at(index, self._in_row(index, position))

    def _in_row(self, index: QModelIndex, position: QPointF) -> QPointF:
        return position - QPointF(self.visualRect(index).topLeft())

    def _hover(self, index: QModelIndex, spot: Spot | None) -> None:
        hovered: tuple[str, int] | None = None
        if spot is not None and index.isValid():
            row: ThreadRow = index.data(THREAD_ROLE)
            spots = self._delegate.shape(row).spots() if row.bubble is not None else [spot]
            hovered = (row.key, next((n for n, one in enumerate(spots) if one is spot), 0))
        if hovered != self._delegate.hovered:
            self._delegate.hovered = hovered
            self.viewport().update()

    def _on_opened(self) -> None:
        self._choice.clear()
        self._stick = True
        self.clearSelection()
        self.scroll_to_target()
        self._count()

    def _on_refreshed(self) -> None:
        if self._stick:
            self.executeDelayedItemsLayout()
            self.scrollToBottom()
        self._count()

    def _count(self) -> None:
        """Let the seconds run only while there are any to show."""
        if self._model.counting():
            self._counting.start()
        else:
            self._counting.stop()

    def _tick(self) -> None:
        for index in self._model.counting():
            self.update(index)

    def _on_scrolled(self, value: int) -> None:
        self._stick = value >= self.verticalScrollBar().maximum() - _AT_BOTTOM
        if value < _NEAR_TOP:
            self._model.load_older()

    def _remember(self) -> None:
        bar = self.verticalScrollBar()
        self._from_bottom = bar.maximum() - bar.value()

    def _restore(self) -> None:
        self.executeDelayedItemsLayout()
        bar = self.verticalScrollBar()
        bar.setValue(bar.maximum() - self._from_bottom)


def _first_act(spots: list[Spot]) -> Spot:
    acts: dict[Act, Spot] = {spot.act: spot for spot in spots if spot.act is not None}
    return next(iter(acts.values()), spots[0])
