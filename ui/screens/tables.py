"""Tables of the screens: dressed alike, one column a pill, the rest plain lines."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from ui.screens.options import is_in, rect_of
from ui.theme.dressing import dress
from ui.theme.fonts import SMALL_PX, font, grown, line_height
from ui.theme.theme import color
from ui.widgets.painting import BAR, Tone, paint_bar, paint_line, paint_pill, pill_size
from ui.widgets.plain_text import first_line

ROW: Final = 44
"""Least height of a row, px."""

_PAD: Final = 12

Index = QModelIndex | QPersistentModelIndex


def dress_table(table: QTableView, name: str) -> None:
    """Give a table the looks and the manners of all tables; ``name`` is for screen readers."""
    dress(table)
    table.setAccessibleName(name)
    table.setFrameShape(QFrame.Shape.NoFrame)
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setWordWrap(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(row_height())
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)


def row_height() -> int:
    """Height of every row: grows with the text."""
    return max(ROW, line_height() + 18)


def fit(table: QTableView, widths: Mapping[int, int]) -> None:
    """Measure the rows and the columns of fixed width by the text as it is now.

    Args:
        table: dressed before.
        widths: columns with their widths at ordinary text size, px.
    """
    table.verticalHeader().setDefaultSectionSize(row_height())
    for column, width in widths.items():
        table.setColumnWidth(column, grown(width))


class PillDelegate(QStyledItemDelegate):
    """Paints rows of equal height.

    Args:
        small: columns of small dim letters.
    """

    def __init__(self, parent: QTableView, small: frozenset[int] = frozenset()) -> None:
        super().__init__(parent)
        self._small = small

    def pill(self, index: Index) -> tuple[str, Tone] | None:
        """Icon and tone of a cell that is a pill; None for a plain one."""
        del index
        return None

    def share(self, index: Index) -> float | None:
        """How full a thin bar under a cell is, from 0 to 1; None for no bar."""
        del index
        return None

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del index
        return QSize(rect_of(option).width(), row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = QRectF(rect_of(option))
        selected = is_in(option, QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(rect, color("selected" if selected else "paper"))
        painter.fillRect(QRectF(rect.x(), rect.bottom() - 1, rect.width(), 1), color("line"))
        inner = rect.adjusted(_PAD, 0, -_PAD / 2, -1)
        words = first_line(str(index.data(Qt.ItemDataRole.DisplayRole)))
        pill = self.pill(index)
        if pill is not None:
            icon, tone = pill
            size = pill_size(words, icon)
            place = QRectF(0, 0, min(size.width(), inner.width()), size.height())
            place.moveCenter(QPointF(inner.x() + place.width() / 2, rect.center().y()))
            paint_pill(painter, place, words, tone, icon)
        else:
            small = index.column() in self._small
            letters = font(SMALL_PX) if small else font()
            paint_line(painter, inner, words, letters, color("dim_tint" if small else "text"))
        share = self.share(index)
        if share is not None:
            paint_bar(painter, QRectF(inner.x(), rect.bottom() - 8, inner.width(), BAR), share)
        painter.restore()
