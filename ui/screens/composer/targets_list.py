"""Communities of a document as a list: mark, name, state and time of each."""

from typing import Final

from PySide6.QtCore import QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from gosclient.domain.publishing import TargetState
from ui.models.office import Office
from ui.models.publishing_words import Look, look_of
from ui.models.targets import TARGET_ROLE, TargetRow, TargetsModel
from ui.screens.faces import mark_of
from ui.screens.options import Index, is_in, rect_of
from ui.theme.dressing import dress
from ui.theme.fonts import SMALL_PX, font
from ui.theme.theme import color
from ui.widgets.avatars import Mark, mark_width, paint_mark
from ui.widgets.painting import BAR, Tone, paint_bar, paint_line, paint_pill, pill_size
from ui.widgets.plain_text import first_line

_MARK: Final = 22.0
_PAD: Final = 14.0


def pill_of(state: TargetState) -> tuple[str, Tone]:
    """Icon and tone of a state: never a colour alone."""
    look = look_of(state)
    return look.icon, tone_of(look)


def tone_of(look: Look) -> Tone:
    """The tone of a pill in the colour of a look."""
    return next(one for one in Tone if one.words == look.role)


class TargetsList(QListView):
    """The list.

    Signals:
        row_chosen: another community is chosen (`TargetRow` or None).
    """

    row_chosen = Signal(object)

    def __init__(self, office: Office, model: TargetsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dress(self)
        self._targets = model
        self._chosen = 0
        self.setModel(model)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(self.tr("Сообщества и что с записью в каждом"))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(TargetDelegate(office, self))
        self.setMouseTracking(True)
        self.selectionModel().currentChanged.connect(self._on_current)
        model.modelReset.connect(self._restore)
        model.dataChanged.connect(self._tell)

    def choose(self, community_id: int) -> None:
        """Choose a community."""
        rows = range(self._targets.rowCount())
        at = next((one for one in rows if self._targets.row(one).community_id == community_id), 0)
        self.setCurrentIndex(self._targets.index(at, 0))

    @property
    def chosen(self) -> TargetRow | None:
        """The chosen row."""
        index = self.currentIndex()
        return self._targets.row(index.row()) if index.isValid() else None

    def _restore(self) -> None:
        if self._targets.rowCount():
            self.choose(self._chosen)
        else:
            self.row_chosen.emit(None)

    def _on_current(self, current: QModelIndex) -> None:
        if current.isValid():
            self._chosen = self._targets.row(current.row()).community_id
            self._tell()

    def _tell(self) -> None:
        self.row_chosen.emit(self.chosen)


class TargetDelegate(QStyledItemDelegate):
    """Two lines a row: the name, then the pill with the time."""

    def __init__(self, office: Office, parent: QWidget) -> None:
        super().__init__(parent)
        self._office = office

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del index
        height = QFontMetricsF(font()).height() + pill_size("").height() + 20
        return QSize(rect_of(option).width(), round(height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: TargetRow = index.data(TARGET_ROLE)
        rect = QRectF(rect_of(option))
        selected = is_in(option, QStyle.StateFlag.State_Selected)
        hovered = is_in(option, QStyle.StateFlag.State_MouseOver)
        ground = color("selected" if selected else "hover" if hovered else "paper")
        painter.save()
        painter.fillRect(rect, ground)
        if selected:
            painter.fillRect(QRectF(rect.x(), rect.y(), 3, rect.height()), color("accent"))
        painter.fillRect(QRectF(rect.x(), rect.bottom() - 1, rect.width(), 1), color("line"))
        mark = mark_of(self._office.community(row.community_id))
        column = mark_width(Mark("ШШ", 0), _MARK)
        width = mark_width(mark, _MARK)
        left = rect.x() + _PAD
        paint_mark(painter, QRectF(left, rect.y() + 10, width, _MARK), mark)
        words = QRectF(left + column + 10, rect.y() + 8, 0, QFontMetricsF(font()).height())
        words.setRight(rect.right() - _PAD)
        paint_line(painter, words, first_line(row.name, 120), font(), color("text"))
        icon, tone = pill_of(row.view.state)
        size = pill_size(row.word, icon)
        pill = QRectF(words.x(), words.bottom() + 4, size.width(), size.height())
        paint_pill(painter, pill, row.word, tone, icon)
        beside = QRectF(pill.right() + 8, pill.y(), 0, pill.height())
        beside.setRight(words.right())
        small = font(SMALL_PX)
        paint_line(painter, beside, row.when, small, color("dim" if selected else "dim_tint"))
        if row.percent is not None:
            bar = QRectF(words.x(), rect.bottom() - 7, words.width(), BAR)
            paint_bar(painter, bar, row.percent / 100)
        painter.restore()
