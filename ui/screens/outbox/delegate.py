"""Cells of the table «Отправка»: the state as a pill, the rest as plain lines."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gosclient.domain.outbox import OutboxEntry, OutboxState, Reason
from ui.models.outbox import ENTRY_ROLE, OutboxModel, OutboxRow
from ui.screens.options import is_in, rect_of
from ui.theme.fonts import SMALL_PX, font
from ui.theme.theme import color
from ui.widgets.painting import Tone, paint_line, paint_pill, pill_size
from ui.widgets.plain_text import first_line

ROW: Final = 44
_PAD: Final = 12

_LOOKS: Final[dict[OutboxState, tuple[str, Tone]]] = {
    OutboxState.HOLDING: ("timer", Tone.ACCENT),
    OutboxState.QUEUED: ("send", Tone.ACCENT),
    OutboxState.SENDING: ("send", Tone.ACCENT),
    OutboxState.CONFIRMED: ("check", Tone.GREEN),
    OutboxState.WAITING: ("hourglass", Tone.AMBER),
    OutboxState.FAILED: ("circle-x", Tone.RED),
    OutboxState.UNKNOWN: ("circle-question-mark", Tone.AMBER),
    OutboxState.CANCELLED: ("undo-2", Tone.GREY),
}


def look_of(entry: OutboxEntry) -> tuple[str, Tone]:
    """Icon and tone of a state."""
    if entry.state is OutboxState.WAITING and entry.reason is Reason.NETWORK:
        return "wifi-off", Tone.AMBER
    return _LOOKS[entry.state]


class OutboxDelegate(QStyledItemDelegate):
    """Paints the table; all rows are equally high."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        del index
        return QSize(rect_of(option).width(), ROW)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row: OutboxRow = index.data(ENTRY_ROLE)
        rect = QRectF(rect_of(option))
        selected = is_in(option, QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(rect, color("selected" if selected else "paper"))
        painter.fillRect(QRectF(rect.x(), rect.bottom() - 1, rect.width(), 1), color("line"))
        inner = rect.adjusted(_PAD, 0, -_PAD / 2, -1)
        words = first_line(str(index.data(Qt.ItemDataRole.DisplayRole)))
        if index.column() == OutboxModel.STATE:
            icon, tone = look_of(row.entry)
            size = pill_size(words, icon)
            place = QRectF(0, 0, min(size.width(), inner.width()), size.height())
            place.moveCenter(QPointF(inner.x() + place.width() / 2, rect.center().y()))
            paint_pill(painter, place, words, tone, icon)
        else:
            small = index.column() in {OutboxModel.ATTEMPTS, OutboxModel.NEXT}
            letters = font(SMALL_PX) if small else font()
            paint_line(painter, inner, words, letters, color("dim_tint" if small else "text"))
        painter.restore()
