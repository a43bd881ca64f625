"""Choosing which communities are shown: a filter for many, a tick for each."""

from typing import Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui.models.office import Office
from ui.screens.faces import mark_of
from ui.screens.options import Index, paint_popup_ground, rect_of
from ui.screens.shell.state import TROUBLED, status_said
from ui.theme.dressing import dress
from ui.theme.fonts import SMALL_PX, font, grown
from ui.theme.theme import color
from ui.widgets.avatars import Mark, mark_width, paint_mark
from ui.widgets.buttons import Button, Kind
from ui.widgets.check_box import BOX, paint_box
from ui.widgets.painting import paint_line, text_width
from ui.widgets.plain_text import harmless
from ui.widgets.popup import Popup, popup_list

_WIDTH: Final = 380
_ROW: Final = 32
_MOST_ROWS: Final = 12
_MARK: Final = 18.0
_ID_ROLE: Final = int(Qt.ItemDataRole.UserRole)
_MARK_ROLE: Final = _ID_ROLE + 1
_TROUBLE_ROLE: Final = _ID_ROLE + 2


class CommunityPopup(Popup):
    """A list of communities with ticks.

    Signals:
        chosen: ids of the ticked ones; an empty tuple means all.
    """

    chosen = Signal(tuple)

    def __init__(self, office: Office, now_chosen: tuple[int, ...], parent: QWidget) -> None:
        super().__init__(self.tr("Сообщества"), parent)
        self._filter = dress(QLineEdit())
        self._filter.setPlaceholderText(self.tr("Найти сообщество"))
        self._filter.setAccessibleName(self.tr("Найти сообщество"))
        self._filter.textChanged.connect(self._narrow)
        self._list = popup_list(self.tr("Сообщества"))
        self._list.setItemDelegate(CommunityDelegate(self._list))
        for community in office.communities.values():
            status = office.board.communities.get(community.community_id)
            troubled = status is not None and status.link in TROUBLED
            item = QListWidgetItem(harmless(community.name))
            item.setData(_ID_ROLE, community.community_id)
            item.setData(_MARK_ROLE, mark_of(community))
            item.setData(_TROUBLE_ROLE, status_said(status).words if troubled else "")
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            ticked = community.community_id in now_chosen
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            self._list.addItem(item)
        self._list.itemChanged.connect(self._on_ticked)
        self._list.itemActivated.connect(self._only)
        everything = Button(self.tr("Показать все"), kind=Kind.QUIET)
        everything.clicked.connect(self._all)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 10)
        layout.setSpacing(8)
        layout.addWidget(self._filter)
        layout.addWidget(self._list, 1)
        layout.addWidget(everything)
        rows = min(max(self._list.count(), 3), _MOST_ROWS)
        self.resize(grown(_WIDTH), rows * grown(_ROW) + 120)
        self.setFocusProxy(self._filter)

    def _ticked(self) -> tuple[int, ...]:
        items = [self._list.item(row) for row in range(self._list.count())]
        return tuple(
            item.data(_ID_ROLE) for item in items if item.checkState() is Qt.CheckState.Checked
        )

    def _on_ticked(self) -> None:
        ticked = self._ticked()
        self.chosen.emit(() if len(ticked) == self._list.count() else ticked)

    def _only(self, item: QListWidgetItem) -> None:
        """Enter on a community shows it alone."""
        self.chosen.emit((item.data(_ID_ROLE),))
        self.close()

    def _all(self) -> None:
        self.chosen.emit(())
        self.close()

    def _narrow(self, text: str) -> None:
        for row in range(self._list.count()):
            item = self._list.item(row)
            item.setHidden(text.casefold() not in item.text().casefold())


class CommunityDelegate(QStyledItemDelegate):
    """Paints a tick, a mark, a name and, where there is one, the trouble; all of it is pressed."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del index
        return QSize(rect_of(option).width(), grown(_ROW))

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        if event.type() is QEvent.Type.MouseButtonRelease:
            ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked.value
            other = Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked
            return model.setData(index, other.value, Qt.ItemDataRole.CheckStateRole)
        if event.type() in {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick}:
            return True
        return super().editorEvent(event, model, option, index)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        rect = paint_popup_ground(painter, option, "selected")
        middle = rect.center().y()
        ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked.value
        paint_box(painter, QRectF(rect.x() + 8, middle - BOX / 2, BOX, BOX), checked=ticked)
        mark = index.data(_MARK_ROLE)
        width = mark_width(mark, _MARK)
        left = rect.x() + 8 + BOX + 10
        column = mark_width(Mark("ШШ", 0), _MARK)
        place = QRectF(left + (column - width) / 2, middle - _MARK / 2, width, _MARK)
        paint_mark(painter, place, mark)
        words = QRectF(left + column + 8, rect.y(), 0, rect.height())
        words.setRight(rect.right() - 8)
        trouble = index.data(_TROUBLE_ROLE)
        if trouble:
            small = font(SMALL_PX)
            said = QRectF(words)
            said.setLeft(words.right() - text_width(trouble, small) - 2)
            paint_line(painter, said, trouble, small, color("red"), Qt.AlignmentFlag.AlignRight)
            words.setRight(said.left() - 8)
        name = index.data(Qt.ItemDataRole.DisplayRole)
        paint_line(painter, words, name, font(), color("text"))
        painter.restore()
