"""The rubric of a document: one of those the office has, or a new one by its name."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from gosclient.desk.rubrics import LONGEST
from ui.screens.options import Index, paint_popup_ground, rect_of
from ui.screens.rubrics import rubric_colour
from ui.theme.fonts import font, grown, line_height
from ui.theme.theme import color
from ui.theme.tokens import TARGET
from ui.widgets.painting import fill_rounded, paint_line
from ui.widgets.plain_text import first_line
from ui.widgets.popup import Popup, popup_list
from ui.widgets.search_field import SearchField

_WIDTH: Final = 300
_MOST_ROWS: Final = 8
_STRIPE: Final = 4.0
_RUBRIC_ROLE: Final = int(Qt.ItemDataRole.UserRole)


class RubricPopup(Popup):
    """A field over a list; closes when a rubric is chosen.

    Signals:
        chosen: the document belongs there (its name, empty for none).
    """

    chosen = Signal(str)

    def __init__(self, rubrics: Sequence[str], present: str, parent: QWidget) -> None:
        """Make the popup.

        Args:
            rubrics: those in use, in the order of their first use.
            present: of the document, empty for none.
            parent: the widget that asks.
        """
        super().__init__(self.tr("Рубрика"), parent)
        self._rubrics = tuple(rubrics)
        self._present = present
        self.field = SearchField(self.tr("Найти или назвать новую"))
        self.field.setMaxLength(LONGEST)
        self.list = popup_list(self.tr("Рубрики"))
        self.list.setItemDelegate(RubricDelegate(self._rubrics, self.list))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 10)
        layout.setSpacing(8)
        layout.addWidget(self.field)
        layout.addWidget(self.list, 1)
        self.field.textChanged.connect(self._fill)
        self.field.returnPressed.connect(self._take_current)
        self.field.entered.connect(self.list.setFocus)
        self.field.left.connect(self.close)
        self.list.itemClicked.connect(self._take)
        self.list.itemActivated.connect(self._take)
        self._fill()
        rows = min(len(self._rubrics) + 2, _MOST_ROWS)
        self.resize(grown(_WIDTH), rows * row_height() + grown(64))
        self.setFocusProxy(self.field)

    def _fill(self) -> None:
        """Show what fits the typed words, and last a new rubric of this name."""
        self.list.clear()
        typed = " ".join(self.field.text().split())
        wanted = typed.casefold()
        if not typed:
            self._add("", self.tr("Без рубрики"))
        for one in sorted(self._rubrics, key=str.casefold):
            if wanted in one.casefold():
                self._add(one, first_line(one, LONGEST))
        if typed and wanted not in {one.casefold() for one in self._rubrics}:
            self._add(typed, self.tr("Новая: {name}").format(name=first_line(typed, LONGEST)))
        shown = range(self.list.count())
        present = (row for row in shown if self._rubric(self.list.item(row)) == self._present)
        self.list.setCurrentRow(next(present, 0))

    def _add(self, rubric: str, words: str) -> None:
        item = QListWidgetItem(words)
        item.setData(_RUBRIC_ROLE, rubric)
        self.list.addItem(item)

    def _take_current(self) -> None:
        self._take(self.list.currentItem())

    def _take(self, item: QListWidgetItem) -> None:
        self.chosen.emit(self._rubric(item))
        self.close()

    def _rubric(self, item: QListWidgetItem) -> str:
        return str(item.data(_RUBRIC_ROLE))


class RubricDelegate(QStyledItemDelegate):
    """Paints the stripe that cards of the calendar have, and the name."""

    def __init__(self, rubrics: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self._rubrics = rubrics

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del index
        return QSize(rect_of(option).width(), row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = paint_popup_ground(painter, option, "accent_soft")
        stripe = QRectF(rect.x() + 8, rect.y() + 6, _STRIPE, rect.height() - 12)
        colour = rubric_colour(index.data(_RUBRIC_ROLE), self._rubrics)
        fill_rounded(painter, stripe, _STRIPE / 2, colour)
        words = QRectF(rect.x() + 22, rect.y(), rect.width() - 30, rect.height())
        name = index.data(Qt.ItemDataRole.DisplayRole)
        paint_line(painter, words, name, font(), color("text"))
        painter.restore()


def row_height() -> int:
    """Height of one row, px."""
    return max(TARGET, line_height() + 10)
