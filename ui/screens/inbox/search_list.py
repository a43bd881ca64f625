"""Results of a search: where, who, and the words around what was found."""

import re
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
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from gosclient.domain.text import fold
from ui.models.office import Office
from ui.models.pictures import Pictures
from ui.models.search import HIT_ROLE, SearchModel
from ui.models.words import kind_word, short_time
from ui.screens.faces import item_face, person_name
from ui.screens.inbox.care_marks import paint_marks
from ui.screens.keys import is_letter
from ui.screens.options import is_in, rect_of
from ui.theme.dressing import dress
from ui.theme.fonts import SMALL_PX, bold, font
from ui.theme.theme import color
from ui.widgets.avatars import paint_avatar
from ui.widgets.labels import PlainLabel
from ui.widgets.painting import paint_focus_ring, paint_line
from ui.widgets.placeholders import EmptyState
from ui.widgets.plain_text import Highlight, TextBlock, first_line
from ui.widgets.viewport import give_viewport

_AVATAR: Final = 36
_LEFT: Final = 14
_TEXT_LEFT: Final = _LEFT + _AVATAR + 14
_LINES: Final = 2
_BEFORE: Final = 30
_AROUND: Final = 160
_WORD: Final = re.compile(r"[\w-]+")


def excerpt(text: str, words: frozenset[str], prefix: str) -> tuple[str, tuple[Highlight, ...]]:
    """The part of a text around the first found word, and the places of all found words in it.

    Args:
        text: the whole message or comment.
        words: folded forms that count as found.
        prefix: a beginning that counts too, empty for none.
    """
    line = first_line(text, 4000)
    found = _found(line, words, prefix)
    start = 0
    if found and found[0].start > _BEFORE * 2:
        start = line.rfind(" ", 0, found[0].start - _BEFORE) + 1
    shown = ("… " if start else "") + line[start : start + _AROUND]
    return shown, _found(shown, words, prefix)


def _found(line: str, words: frozenset[str], prefix: str) -> tuple[Highlight, ...]:
    places = []
    for match in _WORD.finditer(line):
        word = fold(match.group()).lower()
        if word in words or (prefix and word.startswith(prefix)):
            places.append(Highlight(match.start(), match.end() - match.start()))
    return tuple(places)


class SearchDelegate(QStyledItemDelegate):
    """Paints hits; all rows are equally high."""

    def __init__(
        self, office: Office, model: SearchModel, pictures: Pictures, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._office = office
        self._model = model
        self._pictures = pictures

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        del index
        lines = QFontMetricsF(bold()).height() + _LINES * QFontMetricsF(font()).height()
        return QSize(rect_of(option).width(), max(84, round(lines + 28)))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        hit = index.data(HIT_ROLE)
        rect = QRectF(rect_of(option))
        current = is_in(option, QStyle.StateFlag.State_Selected)
        hovered = is_in(option, QStyle.StateFlag.State_MouseOver)
        ground = color("selected" if current else "hover" if hovered else "paper")
        painter.save()
        painter.fillRect(rect, ground)
        painter.fillRect(QRectF(rect.x(), rect.bottom() - 1, rect.width(), 1), color("line"))
        side = round(_AVATAR * painter.device().devicePixelRatioF())
        face = item_face(hit.item, self._office, self._pictures, side)
        place = QRectF(rect.x() + _LEFT, rect.y() + 12, _AVATAR, _AVATAR)
        paint_avatar(painter, place, face, ground)
        small = font(SMALL_PX)
        line = QRectF(rect.x() + _TEXT_LEFT, rect.y() + 8, 0, QFontMetricsF(bold()).height() + 4)
        line.setRight(rect.right() - 12)
        when = f"{kind_word(hit.item.kind)} · {short_time(hit.at, self._office.now())}"
        width = QFontMetricsF(small).horizontalAdvance(when) + 2
        paint_line(
            painter,
            QRectF(line.right() - width, line.y(), width, line.height()),
            when,
            small,
            color("dim"),
            Qt.AlignmentFlag.AlignRight,
        )
        who = first_line(person_name(hit.item), 80)
        if hit.by_office:
            who = self.tr("Вы ответили: {name}").format(name=who)
        name = paint_marks(painter, line.adjusted(0, 0, -width - 8, 0), hit.item.marks)
        paint_line(painter, name, who, bold(), color("text"))
        words, places = excerpt(hit.text, self._model.words, self._model.prefix)
        block = TextBlock(words, font(), line.width(), most_lines=_LINES)
        block.paint(
            painter,
            QPointF(line.x(), line.bottom() + 1),
            color("text"),
            places,
            color("amber_soft"),
        )
        if current and is_in(option, QStyle.StateFlag.State_HasFocus):
            paint_focus_ring(painter, rect.adjusted(2, 1, -2, -2), 4)
        painter.restore()


class SearchList(QWidget):
    """The results with a line above that says what was looked for.

    Signals:
        item_chosen: a hit became current (id of its item).
        left: Escape.
    """

    item_chosen = Signal(int)
    left = Signal()

    def __init__(
        self,
        office: Office,
        model: SearchModel,
        pictures: Pictures,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._words = PlainLabel(role="dim")
        self._words.setContentsMargins(14, 4, 14, 4)
        self.view = _Results(self)
        self.view.setModel(model)
        self.view.setItemDelegate(SearchDelegate(office, model, pictures, self.view))
        self.view.setAccessibleName(self.tr("Результаты поиска"))
        self.view.selectionModel().currentChanged.connect(self._on_current)
        self._empty = EmptyState("search", "")
        self._empty.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._words)
        layout.addWidget(self.view, 1)
        layout.addWidget(self._empty, 1)
        model.found.connect(self._on_found)

    def step(self, rows: int) -> None:
        """Go so many hits down (negative: up)."""
        at = self.view.currentIndex().row()
        target = min(max(at + rows, 0), self._model.rowCount() - 1)
        if target >= 0:
            self.view.setCurrentIndex(self._model.index(target))

    def _on_found(self) -> None:
        count = self._model.rowCount()
        more = self._model.canFetchMore(QModelIndex())
        self._words.setText(
            self.tr("Найдено больше %n", "", count) if more else self.tr("Найдено %n", "", count)
        )
        self._words.setVisible(count > 0)
        self.view.setVisible(count > 0)
        self._empty.setVisible(count == 0)
        words = self.tr("По словам «{text}» ничего не нашлось. Попробуйте одно слово.")
        self._empty.set_state("search", words.format(text=first_line(self._model.text, 60)))

    def _on_current(self, current: QModelIndex) -> None:
        if current.isValid():
            self.item_chosen.emit(self._model.hit(current.row()).item.item_id)


class _Results(QListView):
    def __init__(self, owner: SearchList) -> None:
        super().__init__()
        give_viewport(self)
        dress(self)
        self._owner = owner
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._owner.left.emit()
        elif is_letter(event):
            event.ignore()
        else:
            super().keyPressEvent(event)
