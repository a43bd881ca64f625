"""A card that opens something: an attachment with its kind and name."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.theme.fonts import SMALL_PX, font
from ui.theme.icons import ICON_PX, paint_icon
from ui.theme.theme import color
from ui.theme.tokens import CONTROL, RADIUS_SMALL, Role
from ui.widgets.painting import fill_rounded, paint_focus_ring, paint_line
from ui.widgets.speech import tool_tip


class LinkCard(QPushButton):
    """A thing that opens: an attachment with its kind and name, as «Документ · смета.pdf»."""

    def __init__(
        self, icon: str, text: str, detail: str = "", parent: QWidget | None = None
    ) -> None:
        """Make a card.

        Args:
            icon: Name of the icon of its kind.
            text: Its name; elided when there is no room.
            detail: Its kind or size, in quiet letters below.
            parent: The widget it lies in.
        """
        super().__init__(text, parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{text}, {detail}" if detail else text)
        self.setToolTip(tool_tip(text))
        self._icon_name = icon
        self._detail = detail

    def sizeHint(self) -> QSize:
        words = QFontMetricsF(font()).horizontalAdvance(self.text())
        detail = QFontMetricsF(font(SMALL_PX)).horizontalAdvance(self._detail)
        return QSize(min(360, int(max(words, detail)) + 58), self._tall())

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self._tall())

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        rect = QRectF(self.rect())
        ground: Role = "hover" if self.underMouse() or self.isDown() else "paper"
        fill_rounded(painter, rect, RADIUS_SMALL, color(ground), color("line"))
        place = QRectF(12, (rect.height() - ICON_PX) / 2, ICON_PX, ICON_PX)
        paint_icon(painter, self._icon_name, place, color("accent"))
        lines = rect.adjusted(40, 5, -12, -5)
        if not self._detail:
            paint_line(painter, lines, self.text(), font(), color("text"))
        else:
            half = lines.height() / 2
            upper = QRectF(lines.x(), lines.y(), lines.width(), half)
            paint_line(painter, upper, self.text(), font(), color("text"))
            paint_line(
                painter, upper.translated(0, half), self._detail, font(SMALL_PX), color("dim_tint")
            )
        if self.hasFocus():
            paint_focus_ring(painter, rect)

    def _tall(self) -> int:
        line = QFontMetricsF(font()).height()
        return max(CONTROL, int(line) + 14) if not self._detail else int(2 * line) + 12
