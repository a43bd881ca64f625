"""One card of the calendar in full: what became of it in every community."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from gosclient.desk.calendar import Card, Origin
from gosclient.desk.compositions import TargetView
from gosclient.domain.posts import wall_link
from ui.models.office import Office
from ui.models.publishing_words import (
    Look,
    day_title,
    look_of,
    look_of_card,
    target_words,
    title_words,
)
from ui.models.upload_words import upload_words
from ui.models.words import clock_time, local
from ui.screens.calendar.shown import Shown
from ui.screens.faces import mark_of
from ui.screens.options import Index, is_in, rect_of
from ui.screens.upload_line import UploadLine
from ui.theme.dressing import dress
from ui.theme.fonts import SMALL_PX, TITLE_PX, bold, font, line_height
from ui.theme.icons import paint_icon
from ui.theme.theme import color
from ui.theme.tokens import RADIUS, RADIUS_SMALL
from ui.widgets.avatars import Mark, mark_width, paint_mark
from ui.widgets.buttons import Button, IconButton, Kind
from ui.widgets.labels import PlainLabel, StateLabel
from ui.widgets.painting import fill_rounded, paint_line
from ui.widgets.plain_text import first_line, harmless

_LINE_ROLE: Final = int(Qt.ItemDataRole.UserRole)
_MARK: Final = 18.0
_ICON: Final = 14.0
_WORDS_LEFT: Final = 50
_WORDS_RIGHT: Final = 8
_FLAGS: Final = int(Qt.AlignmentFlag.AlignLeft) | int(Qt.TextFlag.TextWordWrap)


class TargetLine:
    """A community and what became of the post there.

    Attributes:
        address: of the post in VK, empty while there is none.
    """

    def __init__(self, name: str, mark: Mark, look: Look, words: str, address: str) -> None:
        self.name = name
        self.mark = mark
        self.look = look
        self.words = words
        self.address = address


class DetailPane(QFrame):
    """A card, its targets and what can be done with it.

    Signals:
        open_asked: the document is to be opened (`Card`).
        link_asked: a post is to be shown in VK (address).
        menu_asked: everything else, at a point of the screen.
        closed: it is not wanted any more.
    """

    open_asked = Signal(object)
    link_asked = Signal(str)
    menu_asked = Signal(QPoint)
    closed = Signal()

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._card: Card | None = None
        self._shown: Shown | None = None
        self.floating = False
        self.setAccessibleName(self.tr("О записи"))
        self._title = PlainLabel(letters=bold(TITLE_PX))
        self._title.setWordWrap(True)
        self._title.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._when = PlainLabel(role="dim")
        self._when.setWordWrap(True)
        self._state = StateLabel()
        self._state.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.targets = dress(QListWidget())
        self.targets.setProperty("bare", True)  # noqa: FBT003 - Qt's own signature
        self.targets.setFrameShape(QFrame.Shape.NoFrame)
        self.targets.setMouseTracking(True)
        self.targets.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.targets.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.targets.setAccessibleName(self.tr("Где она выходит"))
        self.targets.setItemDelegate(_TargetDelegate(self.targets))
        self.targets.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.targets.itemActivated.connect(self._open_link)
        self.targets.clicked.connect(self._on_clicked)
        self.uploads = UploadLine(office)
        office.uploads_changed.connect(self._renew_lines)
        self._open = Button(self.tr("Открыть"), icon="pencil")
        self._open.clicked.connect(self._ask_to_open)
        more = IconButton("ellipsis", self.tr("Что сделать с записью"))
        more.clicked.connect(
            lambda: self.menu_asked.emit(more.mapToGlobal(QPoint(0, more.height())))
        )
        close = IconButton("x", self.tr("Закрыть"), kind=Kind.QUIET, key="Esc")
        close.clicked.connect(self.closed)
        self._lay_out(more, close)
        self.hide()

    @property
    def card(self) -> Card | None:
        """What is shown, None for nothing."""
        return self._card

    def show_card(self, card: Card | None, shown: Shown) -> None:
        """Show another card, or the same one as it is now; None shows nothing."""
        self._card, self._shown = card, shown
        self.setVisible(card is not None)
        if card is None:
            return
        self._title.setText(first_line(title_words(card.title), 120))
        day = day_title(local(card.at, shown.zone).date())
        said = (f"{day}, {clock_time(card.at, shown.zone)}", card.rubric)
        self._when.setText(" · ".join(one for one in said if one))
        look = look_of_card(card)
        self._state.set_state(look.words, look.icon, look.role)
        self._open.setText(
            self.tr("Открыть") if card.origin is Origin.OURS else self.tr("Открыть в VK")
        )
        self._open.setVisible(card.origin is not Origin.QUEUED_IN_VK)
        self._open.set_icon_name("pencil" if card.origin is Origin.OURS else "external-link")
        self.uploads.follow(one.entry.entry_id for one in card.targets if one.entry is not None)
        self.targets.clear()
        for line in self._lines(card, shown):
            self.targets.addItem(_filled(QListWidgetItem(), line))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        if self.floating:
            fill_rounded(
                painter, QRectF(self.rect()), RADIUS, color("paper"), color("control_line")
            )
            return
        painter.fillRect(self.rect(), color("paper"))
        painter.fillRect(QRectF(0, 0, 1, self.height()), color("line"))
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), color("line"))

    def _renew_lines(self) -> None:
        """Say anew how far files are, with the list where it was."""
        if self._card is not None and self._shown is not None and self.isVisible():
            for row, line in enumerate(self._lines(self._card, self._shown)):
                _filled(self.targets.item(row), line)

    def _lines(self, card: Card, shown: Shown) -> list[TargetLine]:
        if card.targets:
            return [
                self._line(
                    view.target.community_id,
                    look_of(view.state),
                    self._words(view, shown),
                    view.target.published_id,
                )
                for view in card.targets
            ]
        look = look_of_card(card)
        there = card.post_id if card.origin is Origin.ON_WALL else 0
        return [self._line(one, look, look.words, there) for one in card.communities]

    def _words(self, view: TargetView, shown: Shown) -> str:
        on_way = self._office.uploads.get(view.entry.entry_id) if view.entry is not None else None
        return upload_words(on_way) if on_way else target_words(view, shown.now, shown.zone)

    def _line(self, community_id: int, look: Look, words: str, post_id: int) -> TargetLine:
        community = self._office.community(community_id)
        address = wall_link(-community_id, post_id) if post_id else ""
        return TargetLine(community.name, mark_of(community), look, words, address)

    def _ask_to_open(self) -> None:
        if self._card is not None:
            self.open_asked.emit(self._card)

    def _on_clicked(self, index: QModelIndex) -> None:
        self._open_link(self.targets.item(index.row()))

    def _open_link(self, item: QListWidgetItem) -> None:
        line: TargetLine = item.data(_LINE_ROLE)
        if line.address:
            self.link_asked.emit(line.address)

    def _lay_out(self, more: Button, close: Button) -> None:
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self._title, 1)
        head.addWidget(close, alignment=Qt.AlignmentFlag.AlignTop)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._open)
        buttons.addWidget(more)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 8, 12)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self._when)
        layout.addWidget(self._state)
        layout.addWidget(self.uploads)
        layout.addLayout(buttons)
        layout.addWidget(self.targets, 1)


def _filled(item: QListWidgetItem, line: TargetLine) -> QListWidgetItem:
    item.setText(harmless(f"{line.name}: {line.words}"))
    item.setData(_LINE_ROLE, line)
    item.setToolTip(line.words)
    return item


class _TargetDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line: TargetLine = index.data(_LINE_ROLE)
        width = rect_of(option).width()
        room = QRect(0, 0, max(1, width - _WORDS_LEFT - _WORDS_RIGHT), 10_000)
        words = QFontMetrics(font(SMALL_PX)).boundingRect(room, _FLAGS, harmless(line.words))
        return QSize(width, line_height() + words.height() + 14)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: TargetLine = index.data(_LINE_ROLE)
        rect = QRectF(rect_of(option))
        painter.save()
        if is_in(option, QStyle.StateFlag.State_MouseOver) and line.address:
            fill_rounded(painter, rect, RADIUS_SMALL, color("hover"))
        inner = rect.adjusted(2, 4, -6, -4)
        upper = QRectF(inner.x(), inner.y(), inner.width(), line_height())
        place = QRectF(upper.x(), upper.center().y() - _MARK / 2, 0, _MARK)
        place.setWidth(mark_width(line.mark, _MARK))
        paint_mark(painter, place, line.mark)
        upper.setLeft(upper.left() + 28)
        if line.address:
            link = QRectF(upper.right() - _ICON, upper.center().y() - _ICON / 2, _ICON, _ICON)
            paint_icon(painter, "external-link", link, color("accent"))
            upper.setRight(link.left() - 6)
        paint_line(painter, upper, first_line(line.name, 120), font(), color("text"))
        sign = QRectF(inner.x() + 28, upper.bottom() + 3, _ICON, _ICON)
        paint_icon(painter, line.look.icon, sign, color(line.look.role))
        words = QRectF(rect.x() + _WORDS_LEFT, upper.bottom() + 2, 0, 0)
        words.setRight(rect.right() - _WORDS_RIGHT)
        words.setBottom(rect.bottom())
        painter.setFont(font(SMALL_PX))
        painter.setPen(color(line.look.role))
        painter.drawText(words, _FLAGS, harmless(line.words))
        painter.restore()
