"""One community to which a post goes: its mark, its name, whether it works there, and a way out."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from gosclient.domain.community import Community
from ui.screens.faces import mark_of
from ui.theme.fonts import font, grown, line_height
from ui.theme.icons import paint_icon
from ui.theme.theme import color
from ui.theme.tokens import CONTROL, Role
from ui.widgets.avatars import mark_width, paint_mark
from ui.widgets.painting import fill_rounded, paint_focus_ring, paint_line, text_width
from ui.widgets.plain_text import first_line
from ui.widgets.speech import tool_tip

_MARK: Final = 20.0
_SIGN: Final = 14.0
_CROSS: Final = 28.0
_MOST_NAME: Final = 190
_LOOKS: Final[dict[bool | None, tuple[str, Role]]] = {
    True: ("circle-dot", "green"),
    None: ("triangle-alert", "amber"),
    False: ("circle-x", "red"),
}


class CommunityChip(QPushButton):
    """A chip; a click or Enter asks for its own text, the cross or Delete takes it out.

    Signals:
        removed: it is to be taken out (id of the community).
        chosen: its own text is asked for (id of the community).
    """

    removed = Signal(int)
    chosen = Signal(int)

    def __init__(self, community: Community, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.community_id = community.community_id
        self._name = first_line(community.name, 80)
        self._mark = mark_of(community)
        self._health: bool | None = True
        self._on_cross = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._press)
        self.show_health("", works=True)

    def show_health(self, words: str, *, works: bool | None) -> None:
        """Say whether a post can go there; None: it can, with less than wanted."""
        self._health = works
        parts = (self._name, words, self.tr("Delete — убрать"))
        self.setAccessibleName(". ".join(one.rstrip(".") for one in parts if one))
        self.setToolTip(tool_tip("\n".join(one for one in (self._name, words) if one)))
        self.update()

    def sizeHint(self) -> QSize:
        name = min(text_width(self._name, font()), grown(_MOST_NAME))
        width = 7 + mark_width(self._mark, _MARK) + 8 + name + 8 + _SIGN + 2 + _CROSS
        return QSize(round(width) + 2, max(CONTROL, line_height() + 10))

    def minimumSizeHint(self) -> QSize:
        return QSize(110, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.removed.emit(self.community_id)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.chosen.emit(self.community_id)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._on_cross = self._cross().contains(event.position())
        self.update()
        super().mouseMoveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._on_cross = self._cross().contains(event.position())
        super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        rect = QRectF(self.rect())
        hovered = self.underMouse()
        ground = color("hover" if hovered and not self._on_cross else "paper")
        fill_rounded(painter, rect, rect.height() / 2, ground, color("control_line"))
        middle = rect.center().y()
        width = mark_width(self._mark, _MARK)
        mark = QRectF(7, middle - _MARK / 2, width, _MARK)
        paint_mark(painter, mark, self._mark)
        cross = self._cross()
        icon, role = _LOOKS[self._health]
        sign = QRectF(cross.left() - _SIGN - 2, middle - _SIGN / 2, _SIGN, _SIGN)
        self._paint_health(painter, sign, icon, role)
        words = QRectF(mark.right() + 8, 0, sign.left() - mark.right() - 16, rect.height())
        paint_line(painter, words, self._name, font(), color("text"))
        if hovered and self._on_cross:
            fill_rounded(painter, cross.adjusted(3, 3, -3, -3), 11, color("pressed"))
        place = QRectF(0, 0, 14, 14)
        place.moveCenter(QPointF(cross.center()))
        paint_icon(painter, "x", place, color("dim_tint"))
        if self.hasFocus():
            paint_focus_ring(painter, rect, rect.height() / 2)

    def _paint_health(self, painter: QPainter, place: QRectF, icon: str, role: Role) -> None:
        if self._health:  # what works needs no sign, only its quiet dot
            dot = place.adjusted(3, 3, -3, -3)
            fill_rounded(painter, dot, dot.height() / 2, color(role))
        else:
            paint_icon(painter, icon, place, color(role))

    def _cross(self) -> QRectF:
        return QRectF(self.width() - _CROSS - 1, (self.height() - _CROSS) / 2, _CROSS, _CROSS)

    def _press(self) -> None:
        if self._on_cross and self.underMouse():
            self.removed.emit(self.community_id)
        else:
            self.chosen.emit(self.community_id)
