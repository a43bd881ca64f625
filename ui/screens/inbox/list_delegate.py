"""How a row of the inbox is painted: two lines, a face, a pill. All rows are equally high."""

from typing import Final, NamedTuple

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gosclient.domain.deadlines import Urgency
from gosclient.domain.inbox import InboxItem, ItemStatus, Pending
from gosclient.domain.kinds import ItemKind
from ui.models.inbox import DAY_ROLE, MARKED_ROLE, ROW_ROLE
from ui.models.office import Office
from ui.models.patch import Row
from ui.models.pictures import Pictures
from ui.models.words import due_words, kind_word, pending_word, short_time, status_word
from ui.screens.faces import item_face, person_name
from ui.screens.inbox.care_marks import paint_marks
from ui.screens.options import is_in, rect_of
from ui.theme.fonts import SMALL_PX, bold, font, line_height
from ui.theme.icons import paint_icon
from ui.theme.theme import color
from ui.widgets.avatars import paint_avatar
from ui.widgets.painting import (
    Tone,
    fill_rounded,
    paint_focus_ring,
    paint_line,
    paint_pill,
    text_width,
)
from ui.widgets.painting import pill_size as size_of_pill
from ui.widgets.plain_text import first_line

LEAST_HEIGHT: Final = 66
_LEFT: Final = 14
_RIGHT: Final = 12
_AVATAR: Final = 36
_TEXT_LEFT: Final = _LEFT + _AVATAR + 14
_ICON: Final = 14
_BAR: Final = 3
_DAY_PX: Final = SMALL_PX - 1
_DAY_HEIGHT: Final = 17.0
_DAY_PADDING: Final = 9.0

KIND_ICONS: Final = {
    ItemKind.MESSAGE: "message-circle",
    ItemKind.COMMENT: "message-square",
    ItemKind.PHOTO_COMMENT: "image",
    ItemKind.VIDEO_COMMENT: "video",
    ItemKind.MARKET_COMMENT: "shopping-bag",
    ItemKind.BOARD: "messages-square",
    ItemKind.SUGGESTED: "inbox",
    ItemKind.VISITOR_POST: "newspaper",
    ItemKind.MENTION: "at-sign",
}
_TONES: Final = {Urgency.CALM: Tone.GREEN, Urgency.SOON: Tone.AMBER, Urgency.LATE: Tone.RED}
_PENDING: Final = {
    Pending.FAILED: (Tone.RED, "circle-x"),
    Pending.UNKNOWN: (Tone.AMBER, "circle-question-mark"),
    Pending.SENDING: (Tone.ACCENT, "send"),
}


class Pill(NamedTuple):
    """The state of an item in a word, a tone and sometimes an icon."""

    text: str
    tone: Tone
    icon: str = ""


def row_height() -> int:
    """Height of every row: grows with the system's text size."""
    lines = QFontMetricsF(bold()).height() + QFontMetricsF(font()).height()
    return max(LEAST_HEIGHT, round(lines + 28))


def pill_of(item: InboxItem, office: Office) -> Pill | None:
    """What the row says about the item: our answer on its way, what became of it, or the term."""
    if item.pending is not Pending.NONE:
        tone, icon = _PENDING[item.pending]
        return Pill(pending_word(item.pending), tone, icon)
    if item.status is not ItemStatus.OPEN:
        return Pill(status_word(item, office.now()), Tone.GREY)
    clock = office.clock_of(item)
    return Pill(due_words(clock), _TONES[clock.urgency]) if clock is not None else None


class InboxDelegate(QStyledItemDelegate):
    """Paints rows of the inbox."""

    def __init__(self, office: Office, pictures: Pictures, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._pictures = pictures

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """One size for all rows."""
        del index
        return QSize(rect_of(option).width(), row_height())

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one row."""
        row: Row = index.data(ROW_ROLE)
        rect = QRectF(rect_of(option))
        current = is_in(option, QStyle.StateFlag.State_Selected)
        hovered = is_in(option, QStyle.StateFlag.State_MouseOver)
        ground = color("selected" if current else "hover" if hovered else "paper")
        painter.save()
        painter.fillRect(rect, ground)
        painter.fillRect(QRectF(rect.x(), rect.bottom() - 1, rect.width(), 1), color("line"))
        if current:
            painter.fillRect(QRectF(rect.x(), rect.y(), _BAR, rect.height() - 1), color("accent"))
        top = rect.center().y() - _AVATAR / 2 - 1
        place = QRectF(rect.x() + _LEFT, top, _AVATAR, _AVATAR)
        if index.data(MARKED_ROLE):
            fill_rounded(painter, place, _AVATAR / 2, color("accent"))
            paint_icon(painter, "check", place.adjusted(9, 9, -9, -9), color("on_accent"))
        else:
            side = round(_AVATAR * painter.device().devicePixelRatioF())
            face = item_face(row.item, self._office, self._pictures, side)
            paint_avatar(painter, place, face, ground)
        self._paint_lines(painter, rect, row)
        # A sign on the line between two rows; each of them paints it, for either may be painted
        # without the other.
        _paint_day(painter, rect, rect.top() - 1, index.data(DAY_ROLE))
        below = index.sibling(index.row() + 1, 0)
        if below.isValid():
            _paint_day(painter, rect, rect.bottom() - 1, below.data(DAY_ROLE))
        if current and is_in(option, QStyle.StateFlag.State_HasFocus):
            paint_focus_ring(painter, rect.adjusted(_BAR + 1, 1, -1, -2), 4)
        painter.restore()

    def _paint_lines(self, painter: QPainter, rect: QRectF, row: Row) -> None:
        item = row.item
        half = (rect.height() - 22) / 2
        first = QRectF(rect.x() + _TEXT_LEFT, rect.y() + 11, 0, half)
        first.setRight(rect.right() - _RIGHT)
        second = first.translated(0, half)
        self._paint_heading(painter, first, item)
        pill = pill_of(item, self._office)
        if pill is not None:
            size = size_of_pill(pill.text, pill.icon)
            width = min(size.width(), second.width() * 0.66)
            spot = QRectF(0, 0, width, size.height())
            spot.moveCenter(QPointF(second.right() - width / 2, second.center().y()))
            paint_pill(painter, spot, *pill)
            second.setRight(spot.left() - 8)
        for icon in self._marks(item):
            spot = QRectF(second.x(), second.center().y() - _ICON / 2, _ICON, _ICON)
            paint_icon(painter, icon, spot, color("dim"))
            second.setLeft(spot.right() + 5)
        second = paint_marks(painter, second, item.marks)
        words = first_line(item.text) or self._wordless(item)
        fresh = item.unread and not row.gone and not item.deleted
        paint_line(painter, second, words, font(), color("text" if fresh else "dim"))

    def _paint_heading(self, painter: QPainter, line: QRectF, item: InboxItem) -> None:
        small = font(SMALL_PX)
        when = short_time(item.at, self._office.now())
        width = text_width(when, small) + 2
        spot = QRectF(line.right() - width, line.y(), width, line.height())
        paint_line(painter, spot, when, small, color("dim"), Qt.AlignmentFlag.AlignRight)
        line = line.adjusted(0, 0, -width - 8, 0)
        letters = bold()
        name = first_line(person_name(item), 80)
        kind = kind_word(item.kind)
        kind_width = _ICON + 4 + text_width(kind, small) + 2
        wanted = text_width(name, letters) + 1
        room = line.width() - 7 - _ICON
        # A long name takes the place of the word first, never of the icon.
        paint_line(
            painter,
            QRectF(line.x(), line.y(), min(wanted, room), line.height()),
            name,
            letters,
            color("text"),
        )
        left = line.x() + min(wanted, room) + 7
        icon = QRectF(left, line.center().y() - _ICON / 2, _ICON, _ICON)
        paint_icon(painter, KIND_ICONS[item.kind], icon, color("dim"))
        if left + kind_width <= line.right():
            rest = QRectF(icon.right() + 4, line.y(), kind_width, line.height())
            paint_line(painter, rest, kind, small, color("dim"))

    @staticmethod
    def _marks(item: InboxItem) -> list[str]:
        marks = []
        if item.mine:
            marks.append("user-check")
        if item.has_note:
            marks.append("sticky-note")
        if item.attachments:
            marks.append("paperclip")
        return marks

    def _wordless(self, item: InboxItem) -> str:
        if item.deleted:
            return self.tr("удалено в VK")
        return self.tr("вложение") if item.attachments else self.tr("без слов")


def _paint_day(painter: QPainter, row: QRectF, line: float, day: str) -> None:
    """The half of a day's sign that lies in this row: the day begins under the line."""
    if not day:
        return
    letters = font(_DAY_PX)
    width = text_width(day, letters) + 2 * _DAY_PADDING
    height = max(_DAY_HEIGHT, line_height(_DAY_PX))
    spot = QRectF(row.center().x() - width / 2, line + 0.5 - height / 2, width, height)
    painter.save()
    painter.setClipRect(row)
    fill_rounded(painter, spot, height / 2, color("paper"), color("line"))
    paint_line(painter, spot, day, letters, color("dim"), Qt.AlignmentFlag.AlignHCenter)
    painter.restore()
