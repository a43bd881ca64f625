"""Sets of hashtags and signatures: taken by a click, made and changed here."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from gosclient.domain.snippets import Snippet, SnippetKind
from ui.screens.options import Index, paint_popup_ground, rect_of
from ui.theme.fonts import SMALL_PX, bold, font, grown
from ui.theme.icons import paint_icon
from ui.theme.theme import color
from ui.widgets.buttons import Button, IconButton, Kind
from ui.widgets.labels import PlainLabel
from ui.widgets.painting import paint_line
from ui.widgets.plain_text import first_line
from ui.widgets.popup import Popup, popup_list

_WIDTH: Final = 400
_MOST_ROWS: Final = 7
_ICON: Final = 16.0
_SNIPPET_ROLE: Final = int(Qt.ItemDataRole.UserRole)


class SnippetsPopup(Popup):
    """A list that closes when something is chosen.

    Signals:
        chosen: a piece is to be put in (`Snippet`).
        edit_asked: a piece is to be changed, or with None made (`Snippet` or None).
        remove_asked: a piece is to be taken away (`Snippet`).
    """

    chosen = Signal(object)
    edit_asked = Signal(object)
    remove_asked = Signal(object)

    def __init__(self, known: Sequence[Snippet], parent: QWidget) -> None:
        super().__init__(self.tr("Хештеги и подписи"), parent)
        self.list = popup_list(self.tr("Хештеги и подписи"))
        self.list.setItemDelegate(SnippetDelegate(self.list))
        self.list.itemClicked.connect(self._take)
        self.list.itemActivated.connect(self._take)
        for one in known:
            item = QListWidgetItem(f"{one.title}. {first_line(one.text, 100)}")
            item.setData(_SNIPPET_ROLE, one)
            self.list.addItem(item)
        words = self.tr(
            "Наборов пока нет. Сохраните хештеги, которые ставите часто, и подпись пресс-службы."
        )
        self._nothing = PlainLabel(words, role="dim")
        self._nothing.setWordWrap(True)
        self.new = Button(self.tr("Новая заготовка…"), kind=Kind.QUIET, icon="plus")
        self.new.clicked.connect(lambda: self._leave(self.edit_asked, None))
        self.edit = IconButton("pencil", self.tr("Изменить"), kind=Kind.QUIET)
        self.edit.clicked.connect(lambda: self._leave(self.edit_asked, self._current()))
        self.remove = IconButton("trash-2", self.tr("Удалить"), kind=Kind.QUIET)
        self.remove.clicked.connect(lambda: self._leave(self.remove_asked, self._current()))
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        buttons.addWidget(self.new)
        buttons.addStretch(1)
        for button in (self.edit, self.remove):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 10)
        layout.setSpacing(8)
        layout.addWidget(self._nothing)
        layout.addWidget(self.list, 1)
        layout.addLayout(buttons)
        self._nothing.setVisible(not known)
        for widget in (self.list, self.edit, self.remove):
            widget.setVisible(bool(known))
        rows = min(max(len(known), 1), _MOST_ROWS)
        self.resize(grown(_WIDTH), rows * _row_height() + grown(72))
        self.list.setCurrentRow(0)
        self.setFocusProxy(self.list if known else self.new)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self._current() is not None:
            self._leave(self.remove_asked, self._current())
        else:
            super().keyPressEvent(event)

    def _current(self) -> Snippet | None:
        item: QListWidgetItem | None = self.list.currentItem()
        found: Snippet | None = item.data(_SNIPPET_ROLE) if item is not None else None
        return found

    def _take(self, item: QListWidgetItem) -> None:
        self._leave(self.chosen, item.data(_SNIPPET_ROLE))

    def _leave(self, signal: object, value: Snippet | None) -> None:
        signal.emit(value)  # type: ignore[attr-defined] # bound signals have no common type
        self.close()


class SnippetDelegate(QStyledItemDelegate):
    """Paints the sign of the kind, the title and, under it, the text."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del index
        return QSize(rect_of(option).width(), _row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        snippet: Snippet = index.data(_SNIPPET_ROLE)
        painter.save()
        rect = paint_popup_ground(painter, option, "accent_soft")
        icon = "hash" if snippet.kind is SnippetKind.HASHTAGS else "pencil"
        sign = QRectF(rect.x() + 10, rect.y() + 9, _ICON, _ICON)
        paint_icon(painter, icon, sign, color("dim_tint"))
        first = QRectF(sign.right() + 8, rect.y() + 6, 0, QFontMetricsF(bold()).height())
        first.setRight(rect.right() - 10)
        second = QRectF(first.x(), first.bottom() + 1, first.width(), 0)
        second.setBottom(rect.bottom() - 6)
        paint_line(painter, first, first_line(snippet.title, 80), bold(), color("text"))
        words = first_line(snippet.text, 120)
        paint_line(painter, second, words, font(SMALL_PX), color("dim_tint"))
        painter.restore()


def _row_height() -> int:
    heights = QFontMetricsF(bold()).height() + QFontMetricsF(font(SMALL_PX)).height()
    return round(heights + 14)
