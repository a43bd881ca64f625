"""Labels that show plain text and nothing else, whole or elided, as pills, states and keys."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme.fonts import SMALL_PX, TEXT_PX, bold, font
from ui.theme.icons import paint_icon
from ui.theme.theme import color
from ui.theme.tokens import Role
from ui.widgets.painting import (
    BADGE_HEIGHT,
    Tone,
    badge_width,
    key_hint_size,
    key_label,
    paint_badge,
    paint_key_hint,
    paint_line,
    paint_pill,
    pill_size,
)
from ui.widgets.plain_text import harmless
from ui.widgets.speech import tool_tip

_ICON: Final = 16.0
_BETWEEN: Final = 6.0


class PlainLabel(QLabel):
    """A label for which markup is only letters; its colour is a role of the theme."""

    def __init__(
        self,
        text: str = "",
        *,
        role: Role = "text",
        letters: QFont | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(letters or font())
        self._role = role
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show a text without signs that could turn its order; a name may be anybody's."""
        super().setText(harmless(text))

    def set_role(self, role: Role) -> None:
        """Paint the words in another colour."""
        self._role = role
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        flags = int(self.alignment())
        if self.wordWrap():
            flags |= Qt.TextFlag.TextWordWrap
        painter.setFont(self.font())
        painter.setPen(color(self._role))
        painter.drawText(QRectF(self.contentsRect()), flags, self.text())


class ElidedLabel(PlainLabel):
    """One line that ends in «…» when there is no room; the whole is in the tool tip then."""

    def __init__(
        self,
        text: str = "",
        *,
        role: Role = "text",
        letters: QFont | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, role=role, letters=letters, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def setText(self, text: str) -> None:
        super().setText(text)
        self._explain()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._explain()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        paint_line(
            painter, QRectF(self.contentsRect()), self.text(), self.font(), color(self._role)
        )

    def _explain(self) -> None:
        wanted = QFontMetricsF(self.font()).horizontalAdvance(self.text())
        self.setToolTip(tool_tip(self.text()) if wanted > self.width() + 0.5 else "")


class PillLabel(QLabel):
    """A pill, as «Учебный район» or «ещё 39 мин»."""

    def __init__(
        self, text: str, tone: Tone, *, icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._tone = tone
        self._icon = icon
        self.setText(text)

    def setText(self, text: str) -> None:
        """As that of ``PlainLabel``."""
        super().setText(harmless(text))

    def set_state(self, text: str, tone: Tone, icon: str = "") -> None:
        """Say something else in another colour."""
        self._tone = tone
        self._icon = icon
        self.setText(text)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return _ceiled(pill_size(self.text(), self._icon).width(), pill_size("").height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        paint_pill(painter, QRectF(self.rect()), self.text(), self._tone, self._icon)


class StateLabel(QLabel):
    """A state: never a colour alone, always an icon and a word."""

    def __init__(
        self,
        text: str = "",
        icon: str = "",
        role: Role = "dim",
        *,
        small: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(font(SMALL_PX if small else TEXT_PX))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._icon = icon
        self._role = role
        self.setText(text)

    def setText(self, text: str) -> None:
        """As that of ``PlainLabel``."""
        super().setText(harmless(text))

    def set_state(self, text: str, icon: str, role: Role) -> None:
        """Show another state."""
        self._icon = icon
        self._role = role
        self.setText(text)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self.font())
        lead = _ICON + _BETWEEN if self._icon else 0.0
        return _ceiled(
            lead + metrics.horizontalAdvance(self.text()), max(_ICON, metrics.height()) + 2
        )

    def minimumSizeHint(self) -> QSize:
        return QSize(round(_ICON), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        rect = QRectF(self.rect())
        colour = color(self._role)
        if self._icon:
            place = QRectF(0, (rect.height() - _ICON) / 2, _ICON, _ICON)
            paint_icon(painter, self._icon, place, colour)
            rect.setLeft(_ICON + _BETWEEN)
        paint_line(painter, rect, self.text(), self.font(), colour)


class KeyHint(QLabel):
    """A little key with a shortcut, as «О/J»."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(key_label(key), parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        size = key_hint_size(self.text())
        return _ceiled(size.width(), size.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        paint_key_hint(painter, QRectF(self.rect()), self.text(), color("dim"))


class CountBadge(QLabel):
    """A count in a small full pill; gone when it is 0."""

    def __init__(self, count: int = 0, *, urgent: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._count = 0
        self._urgent = urgent
        self.set_count(count)

    def set_count(self, count: int) -> None:
        """Show another count."""
        self._count = count
        self.setText(str(count))
        self.setVisible(count > 0)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return _ceiled(badge_width(self._count), BADGE_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        paint_badge(painter, QPointF(self.width(), 0), self._count, urgent=self._urgent)


def title(text: str, parent: QWidget | None = None) -> PlainLabel:
    """Make the heading of a pane or a card."""
    return PlainLabel(text, letters=bold(), parent=parent)


def _ceiled(width: float, height: float) -> QSize:
    return QSize(int(width) + 1, int(height + 0.999))
