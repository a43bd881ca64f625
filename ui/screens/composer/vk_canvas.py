"""The sheet on which a post is painted; it knows what lies where and which keys do the same."""

from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.screens.composer.vk_look import Look
from ui.screens.composer.vk_part import Act, Part, Spot
from ui.widgets.painting import fill_rounded, paint_focus_ring
from ui.widgets.speech import tool_tip

_AROUND: Final = 12.0
_BETWEEN: Final = 12.0
_CORNER: Final = 12.0

SMALLEST: Final = 0.7
"""A post wider than its room is painted smaller, so that lines break as in VK; not below this."""

_KEYS: Final = {
    Qt.Key.Key_Return: Act.UNFOLD,
    Qt.Key.Key_Enter: Act.UNFOLD,
    Qt.Key.Key_Space: Act.UNFOLD,
    Qt.Key.Key_Left: Act.BACK,
    Qt.Key.Key_Right: Act.FORTH,
}


class PostCanvas(QWidget):
    """Paints the parts of a post below each other on VK's ground.

    Signals:
        asked: somebody clicked, or pressed its key (an `Act`); only what can be done now.
    """

    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self._look = Look()
        self._placed: list[tuple[QPointF, Part]] = []
        self._tall = 0.0
        self._room = 0
        self._hovered: Spot | None = None

    @property
    def scale(self) -> float:
        """How much smaller than in VK the post is painted, 0.7 to 1."""
        return max(SMALLEST, min(1.0, self._room / self._wide)) if self._room else 1.0

    def set_parts(self, look: Look, parts: list[Part]) -> None:
        """Show other parts."""
        self._look = look
        self._placed = []
        top = _AROUND + look.edge
        for part in parts:
            left = _AROUND + (0 if part.wide else look.edge)
            self._placed.append((QPointF(left, top), part))
            top += part.height + _BETWEEN
        self._tall = top - _BETWEEN + look.edge + _AROUND
        self._hovered = None
        self._fit()
        self.update()

    def set_room(self, width: int) -> None:
        """Tell how wide the place for the post is, px."""
        self._room = width
        self._fit()
        self.update()

    def spots(self) -> list[tuple[QRectF, Spot]]:
        """What can be clicked, with its place on the widget."""
        return [
            (self._on_widget(spot.rect.translated(at)), spot)
            for at, part in self._placed
            for spot in part.spots()
        ]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._look.color("page"))
        painter.translate(self._left(), 0)
        painter.scale(self.scale, self.scale)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        card = QRectF(_AROUND, _AROUND, self._look.width, self._tall - 2 * _AROUND)
        fill_rounded(painter, card, _CORNER, self._look.color("card"))
        for at, part in self._placed:
            if self._on_widget(QRectF(at.x(), at.y(), part.width, part.height)).intersects(
                QRectF(event.rect())
            ):
                part.paint(painter, at)
        if self.hasFocus():
            paint_focus_ring(painter, card.adjusted(-4, -4, 4, 4), _CORNER + 4)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._spot_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        del event
        self._hover(None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        spot = self._spot_at(event.position())
        if spot is not None and event.button() is Qt.MouseButton.LeftButton:
            self.asked.emit(spot.act)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = _KEYS.get(Qt.Key(event.key()))
        if act is not None and any(spot.act is act for _, spot in self.spots()):
            self.asked.emit(act)
        else:
            super().keyPressEvent(event)

    @property
    def _wide(self) -> float:
        return self._look.width + 2 * _AROUND

    def _fit(self) -> None:
        self.setMinimumSize(int(self._wide * self.scale), int(self._tall * self.scale) + 1)

    def _left(self) -> float:
        return max(0.0, (self.width() - self._wide * self.scale) / 2)

    def _on_widget(self, rect: QRectF) -> QRectF:
        scale = self.scale
        return QRectF(
            self._left() + rect.x() * scale,
            rect.y() * scale,
            rect.width() * scale,
            rect.height() * scale,
        )

    def _spot_at(self, point: QPointF) -> Spot | None:
        return next((spot for rect, spot in self.spots() if rect.contains(point)), None)

    def _hover(self, spot: Spot | None) -> None:
        if spot is self._hovered:
            return
        self._hovered = spot
        self.setToolTip(tool_tip(spot.words) if spot is not None else "")
        if spot is None:
            self.unsetCursor()
        else:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
