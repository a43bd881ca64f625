"""A box that is ticked or not, seen in both themes."""

from typing import Final

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from ui.theme.fonts import font, line_height
from ui.theme.icons import paint_icon
from ui.theme.theme import color
from ui.theme.tokens import TARGET
from ui.widgets.painting import fill_rounded, paint_focus_ring, paint_line

BOX: Final = 18.0
_BETWEEN: Final = 8.0


def paint_box(painter: QPainter, box: QRectF, *, checked: bool, enabled: bool = True) -> None:
    """Paint the box alone, for rows of a list; its side is `BOX`."""
    if checked:
        fill_rounded(painter, box, 4, color("accent" if enabled else "disabled"))
        paint_icon(painter, "check", box.adjusted(2, 2, -2, -2), color("on_accent"))
    else:
        fill_rounded(painter, box, 4, color("field"), color("dim" if enabled else "disabled"))


class CheckBox(QCheckBox):
    """A check box with words that are part of its target."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setFont(font())
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        width = QFontMetricsF(self.font()).horizontalAdvance(self.text())
        return QSize(int(BOX + _BETWEEN + width) + 5, max(TARGET, line_height() + 4))

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        rect = QRectF(self.rect()).adjusted(2, 0, -2, 0)
        box = QRectF(rect.x(), rect.center().y() - BOX / 2, BOX, BOX)
        paint_box(painter, box, checked=self.isChecked(), enabled=self.isEnabled())
        rect.setLeft(box.right() + _BETWEEN)
        words = color("text" if self.isEnabled() else "disabled")
        paint_line(painter, rect, self.text(), self.font(), words)
        if self.hasFocus():
            paint_focus_ring(painter, QRectF(self.rect()))
