"""Ready answers in a small list with a filter, opened by M or by «/» in an empty field."""

from typing import Final

from PySide6.QtCore import (
    QEvent,
    QObject,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from gosclient.desk.templates import Template, templates
from ui.screens.options import Index, paint_popup_ground, rect_of
from ui.theme.dressing import dress
from ui.theme.fonts import SMALL_PX, bold, font, grown
from ui.theme.theme import color
from ui.widgets.labels import PlainLabel
from ui.widgets.painting import paint_line
from ui.widgets.popup import Popup, popup_list

_WIDTH: Final = 480
_HEIGHT: Final = 420
_PAD: Final = 10.0
_TEMPLATE_ROLE: Final = int(Qt.ItemDataRole.UserRole)


class TemplatesPopup(Popup):
    """A list that closes when something is chosen or the officer looks elsewhere.

    Signals:
        chosen: a ready answer (`Template`).
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(self.tr("Шаблоны ответов"), parent)
        self._filter = dress(QLineEdit())
        self._filter.setPlaceholderText(self.tr("Найти шаблон"))
        self._filter.setAccessibleName(self.tr("Найти шаблон"))
        self._filter.installEventFilter(self)
        self._filter.textChanged.connect(self._narrow)
        self._list = popup_list(self.tr("Шаблоны ответов"))
        self._list.setItemDelegate(TemplateDelegate(self._list))
        self._list.itemActivated.connect(self._take)
        self._list.itemClicked.connect(self._take)
        self._text = PlainLabel(role="dim")
        self._text.setWordWrap(True)
        self._text.setMinimumHeight(84)
        self._text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._list.currentItemChanged.connect(self._show_text)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 10)
        layout.setSpacing(8)
        layout.addWidget(self._filter)
        layout.addWidget(self._list, 1)
        layout.addWidget(self._text)
        self.resize(grown(_WIDTH), grown(_HEIGHT))
        for one in templates():
            item = QListWidgetItem(f"{one.title}. {one.when_to_use}")
            item.setData(_TEMPLATE_ROLE, one)
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        self.setFocusProxy(self._filter)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows and Enter in the filter belong to the list."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
                self._step(1 if event.key() == Qt.Key.Key_Down else -1)
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._take(self._list.currentItem())
                return True
        return super().eventFilter(watched, event)

    def _step(self, by: int) -> None:
        row = self._list.currentRow() + by
        while 0 <= row < self._list.count():
            if not self._list.item(row).isHidden():
                self._list.setCurrentRow(row)
                return
            row += by

    def _narrow(self, text: str) -> None:
        wanted = text.casefold()
        first: QListWidgetItem | None = None
        for row in range(self._list.count()):
            item = self._list.item(row)
            template: Template = item.data(_TEMPLATE_ROLE)
            fits = wanted in f"{item.text()} {template.text}".casefold()
            item.setHidden(not fits)
            if fits and first is None:
                first = item
        if first is None:
            self._text.setText(self.tr("Такого шаблона нет."))
        elif first is self._list.currentItem():
            self._show_text(first)
        else:
            self._list.setCurrentItem(first)

    def _show_text(self, item: QListWidgetItem | None) -> None:
        template: Template | None = item.data(_TEMPLATE_ROLE) if item else None
        self._text.setText(template.text if template else "")

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is not None and not item.isHidden():
            self.chosen.emit(item.data(_TEMPLATE_ROLE))
            self.close()


class TemplateDelegate(QStyledItemDelegate):
    """Paints a title and, under it, when it fits."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del index
        height = QFontMetricsF(bold()).height() + QFontMetricsF(font(SMALL_PX)).height() + 14
        return QSize(rect_of(option).width(), round(height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        template: Template = index.data(_TEMPLATE_ROLE)
        painter.save()
        rect = paint_popup_ground(painter, option, "accent_soft")
        first = rect.adjusted(_PAD, 6, -_PAD, 0)
        first.setHeight(QFontMetricsF(bold()).height())
        second = QRectF(first.x(), first.bottom() + 1, first.width(), 0)
        second.setBottom(rect.bottom() - 6)
        paint_line(painter, first, template.title, bold(), color("text"))
        paint_line(painter, second, template.when_to_use, font(SMALL_PX), color("dim_tint"))
        painter.restore()
