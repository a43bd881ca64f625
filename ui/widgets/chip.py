"""A view or filter that is on or off."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.theme.fonts import bold, font
from ui.theme.theme import color
from ui.theme.tokens import TARGET, Role
from ui.widgets.painting import fill_rounded, grouped, paint_focus_ring, paint_line


class Chip(QPushButton):
    """A view or filter that is on or off, with the count of what it shows."""

    def __init__(self, text: str, count: int | None = None, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._count: int | None = None
        self.set_count(count)

    def set_count(self, count: int | None) -> None:
        """Show another count; None shows none."""
        self._count = count
        self.setAccessibleName(self.text() if count is None else f"{self.text()}, {count}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        # Measured in the bold font, so that choosing a chip moves none of its neighbours.
        metrics = QFontMetricsF(bold())
        return QSize(
            int(metrics.horizontalAdvance(self._words())) + 25, max(TARGET, int(metrics.height()))
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        rect = QRectF(self.rect())
        radius = rect.height() / 2
        if self.isChecked():
            fill_rounded(painter, rect, radius, color("accent_soft"))
        else:
            ground = color("hover") if self.underMouse() and self.isEnabled() else None
            fill_rounded(painter, rect, radius, ground, color("control_line"))
        role: Role = "accent" if self.isChecked() else "dim_tint"
        words = color(role if self.isEnabled() else "disabled")
        letters = bold() if self.isChecked() else font()
        paint_line(painter, rect, self._words(), letters, words, Qt.AlignmentFlag.AlignHCenter)
        if self.hasFocus():
            paint_focus_ring(painter, rect, radius)

    def _words(self) -> str:
        return self.text() if self._count is None else f"{self.text()} {grouped(self._count)}"
