"""Choosing where a post goes: groups first, then every community, with a search over both."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from gosclient.desk.groups import Group
from ui.models.office import Office
from ui.models.posting import PostingModel, health_words
from ui.screens.faces import mark_of
from ui.screens.options import Index, paint_popup_ground, rect_of
from ui.theme.dressing import dress
from ui.theme.fonts import SMALL_PX, bold, font, grown
from ui.theme.icons import paint_icon
from ui.theme.theme import color
from ui.widgets.avatars import Mark, mark_width, paint_mark
from ui.widgets.buttons import Button, Kind
from ui.widgets.check_box import BOX, paint_box
from ui.widgets.painting import paint_line, text_width
from ui.widgets.plain_text import harmless
from ui.widgets.popup import Popup, popup_list

_WIDTH: Final = 400
_ROW: Final = 32
_MOST_ROWS: Final = 11
_MARK: Final = 18.0
_IDS_ROLE: Final = int(Qt.ItemDataRole.UserRole)
_GROUP_ROLE: Final = _IDS_ROLE + 1
_MARK_ROLE: Final = _IDS_ROLE + 2
_TROUBLE_ROLE: Final = _IDS_ROLE + 3
_TICKED_ROLE: Final = _IDS_ROLE + 4


class CommunityChoice(Popup):
    """A list with ticks; a group ticks all of its communities.

    Signals:
        chosen: ids of the ticked communities, in the order of ticking.
        group_asked: the ticked communities are to be kept under a name (their ids).
        group_removed: a group is to be forgotten (`Group`).
    """

    chosen = Signal(tuple)
    group_asked = Signal(tuple)
    group_removed = Signal(object)

    def __init__(
        self,
        office: Office,
        posting: PostingModel,
        groups: tuple[Group, ...],
        now_chosen: tuple[int, ...],
        parent: QWidget,
    ) -> None:
        super().__init__(self.tr("Куда публиковать"), parent)
        self._ticked = dict.fromkeys(now_chosen)
        self._filter = dress(QLineEdit())
        self._filter.setPlaceholderText(self.tr("Найти сообщество или группу"))
        self._filter.setAccessibleName(self.tr("Найти сообщество или группу"))
        self._filter.installEventFilter(self)
        self._filter.textChanged.connect(self._narrow)
        self.list = popup_list(self.tr("Сообщества и группы"))
        self.list.setItemDelegate(ChoiceDelegate(self.list))
        self.list.installEventFilter(self)
        self.list.itemClicked.connect(self.toggle)
        connected = office.communities
        for group in groups:
            ids = tuple(one for one in group.communities if one in connected)
            if ids:
                self._add(group.name, ids, group=group)
        for community in connected.values():
            known = posting.of(community.community_id)
            refused = known is not None and known.post.refused
            self._add(
                community.name,
                (community.community_id,),
                mark=mark_of(community),
                trouble=self.tr("нет доступа") if refused else "",
                tip=health_words(known, photos=False) if refused else "",
            )
        self.keep = Button(self.tr("Сохранить как группу…"), kind=Kind.QUIET, icon="layers")
        self.keep.clicked.connect(lambda: self.group_asked.emit(tuple(self._ticked)))
        self.forget = Button(self.tr("Удалить группу"), kind=Kind.QUIET, icon="trash-2")
        self.forget.clicked.connect(self._forget)
        done = Button(self.tr("Готово"))
        done.clicked.connect(self.close)
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        buttons.addWidget(self.keep)
        buttons.addWidget(self.forget)
        buttons.addStretch(1)
        buttons.addWidget(done)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 10)
        layout.setSpacing(8)
        layout.addWidget(self._filter)
        layout.addWidget(self.list, 1)
        layout.addLayout(buttons)
        self.list.currentItemChanged.connect(self._show_buttons)
        rows = min(max(self.list.count(), 3), _MOST_ROWS)
        width = max(grown(_WIDTH), self.sizeHint().width())
        self.resize(width, rows * grown(_ROW) + 120)
        self.list.setCurrentRow(0)
        self._show_ticks()
        self.setFocusProxy(self._filter)

    @property
    def ticked(self) -> tuple[int, ...]:
        """What is ticked now."""
        return tuple(self._ticked)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows and Enter in the search belong to the list; Space and Enter tick there."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = event.key()
            if watched is self._filter and key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
                self._step(1 if key == Qt.Key.Key_Down else -1)
                return True
            ticks = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            if watched is self.list:
                ticks.add(Qt.Key.Key_Space)
            if key in ticks and self.list.currentItem() is not None:
                self.toggle(self.list.currentItem())
                return True
        return super().eventFilter(watched, event)

    def toggle(self, item: QListWidgetItem) -> None:
        """Tick a row, or take its tick away."""
        ids: tuple[int, ...] = item.data(_IDS_ROLE)
        if all(one in self._ticked for one in ids):
            for one in ids:
                self._ticked.pop(one, None)
        else:
            self._ticked.update(dict.fromkeys(ids))
        self._show_ticks()
        self.chosen.emit(tuple(self._ticked))

    def _add(
        self,
        name: str,
        ids: tuple[int, ...],
        *,
        group: Group | None = None,
        mark: Mark | None = None,
        trouble: str = "",
        tip: str = "",
    ) -> None:
        item = QListWidgetItem(harmless(name))
        item.setData(_IDS_ROLE, ids)
        item.setData(_GROUP_ROLE, group)
        item.setData(_MARK_ROLE, mark)
        item.setData(_TROUBLE_ROLE, trouble)
        item.setToolTip(tip)
        self.list.addItem(item)

    def _show_ticks(self) -> None:
        for row in range(self.list.count()):
            item = self.list.item(row)
            ids: tuple[int, ...] = item.data(_IDS_ROLE)
            ticked = all(one in self._ticked for one in ids)
            item.setData(_TICKED_ROLE, ticked)
            count = f", {len(ids)}" if item.data(_GROUP_ROLE) else ""
            words = self.tr("выбрано") if ticked else self.tr("не выбрано")
            said = f"{item.text()}{count}, {words}"
            item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
        self.keep.setEnabled(bool(self._ticked))

    def _show_buttons(self, current: QListWidgetItem | None) -> None:
        self.forget.setVisible(current is not None and current.data(_GROUP_ROLE) is not None)
        self.keep.setVisible(self.forget.isHidden())

    def _forget(self) -> None:
        item = self.list.currentItem()
        group = item.data(_GROUP_ROLE)
        self.list.takeItem(self.list.row(item))
        self.group_removed.emit(group)

    def _narrow(self, text: str) -> None:
        wanted = text.casefold()
        rows = [self.list.item(row) for row in range(self.list.count())]
        for item in rows:
            item.setHidden(wanted not in item.text().casefold())
        first = next((item for item in rows if not item.isHidden()), None)
        if first is not None and self.list.currentItem().isHidden():
            self.list.setCurrentItem(first)

    def _step(self, by: int) -> None:
        row = self.list.currentRow() + by
        while 0 <= row < self.list.count():
            if not self.list.item(row).isHidden():
                self.list.setCurrentRow(row)
                return
            row += by


class ChoiceDelegate(QStyledItemDelegate):
    """Paints a tick, the mark or the sign of a group, the name, and trouble or a number."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del index
        return QSize(rect_of(option).width(), grown(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        rect = paint_popup_ground(painter, option, "selected")
        middle = rect.center().y()
        box = QRectF(rect.x() + 8, middle - BOX / 2, BOX, BOX)
        paint_box(painter, box, checked=bool(index.data(_TICKED_ROLE)))
        column = mark_width(Mark("ШШ", 0), _MARK)
        left = box.right() + 10
        group: Group | None = index.data(_GROUP_ROLE)
        mark: Mark | None = index.data(_MARK_ROLE)
        if mark is not None:
            width = mark_width(mark, _MARK)
            place = QRectF(left + (column - width) / 2, middle - _MARK / 2, width, _MARK)
            paint_mark(painter, place, mark)
        else:
            place = QRectF(left + (column - _MARK) / 2, middle - _MARK / 2, _MARK, _MARK)
            paint_icon(painter, "layers", place, color("dim_tint"))
        words = QRectF(left + column + 8, rect.y(), 0, rect.height())
        words.setRight(rect.right() - 10)
        count = str(len(index.data(_IDS_ROLE))) if group is not None else ""
        beside = index.data(_TROUBLE_ROLE) or count
        if beside:
            small = font(SMALL_PX)
            said = QRectF(words)
            said.setLeft(words.right() - text_width(beside, small) - 2)
            role = color("dim_tint" if group is not None else "red")
            paint_line(painter, said, beside, small, role, Qt.AlignmentFlag.AlignRight)
            words.setRight(said.left() - 8)
        letters = bold() if group is not None else font()
        paint_line(painter, words, index.data(Qt.ItemDataRole.DisplayRole), letters, color("text"))
        painter.restore()
