"""Everything that is pressed: buttons, chips, sections of the rail and cards that open things."""

from enum import Enum, auto
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.theme.fonts import SMALL_PX, bold, font
from ui.theme.icons import ICON_PX, paint_icon
from ui.theme.theme import color
from ui.theme.tokens import CONTROL, RADIUS, RADIUS_SMALL, TARGET, Role
from ui.widgets.painting import (
    badge_width,
    fill_rounded,
    key_hint_size,
    key_label,
    paint_badge,
    paint_focus_ring,
    paint_key_hint,
    paint_line,
)
from ui.widgets.speech import tool_tip

_PADDING: Final = 12.0
_BETWEEN: Final = 8.0
_CHEVRON: Final = 16.0


class Kind(Enum):
    """How much a button asks for attention."""

    FILLED = auto()  # the one next act of a screen
    PLAIN = auto()
    DANGER = auto()
    QUIET = auto()  # no edge until the pointer is there
    LINK = auto()  # only words, among other words
    FIELD = auto()  # a choice that is shown like a field


_WORDS: Final[dict[Kind, Role]] = {
    Kind.FILLED: "on_accent",
    Kind.PLAIN: "text",
    Kind.DANGER: "red",
    Kind.QUIET: "text",
    Kind.LINK: "accent",
    Kind.FIELD: "text",
}


class Button(QPushButton):
    """A button with words and, where they help, an icon, a shortcut and a sign of a menu."""

    def __init__(
        self,
        text: str,
        *,
        kind: Kind = Kind.PLAIN,
        icon: str = "",
        key: str = "",
        chevron: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Make a button.

        Args:
            text: What it does, a verb.
            kind: How it looks.
            icon: Name of an icon before the words.
            key: Shortcut shown after the words; a letter is shown in both layouts.
            chevron: Whether it opens a menu.
            parent: The widget it lies in.
        """
        super().__init__(text, parent)
        # A click must not take the cursor out of the answer that is being written.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._kind = kind
        self._icon_name = icon
        self._key = key_label(key)
        self._chevron = chevron
        self.setFont(bold() if kind in {Kind.FILLED, Kind.LINK} else font())
        if key:
            self.setToolTip(tool_tip(f"{text} ({self._key})"))

    def set_icon_name(self, icon: str) -> None:
        """Show another icon, or none for an empty name."""
        self._icon_name = icon
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self.font())
        width = 2 * self._padding() + metrics.horizontalAdvance(self.text())
        if self._icon_name:
            width += ICON_PX + (_BETWEEN if self.text() else 0)
        if self._key:
            width += _BETWEEN + key_hint_size(self._key).width()
        if self._chevron:
            width += _BETWEEN + _CHEVRON
        least = TARGET if self._kind is Kind.LINK else CONTROL
        return QSize(max(least, int(width) + 1), max(least, int(metrics.height()) + 12))

    def minimumSizeHint(self) -> QSize:
        if self._kind is Kind.FIELD:
            return QSize(4 * TARGET, self.sizeHint().height())
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        rect = QRectF(self.rect())
        ground, line = self._colours()
        if ground or line:
            fill_rounded(
                painter,
                rect,
                RADIUS_SMALL,
                color(ground) if ground else None,
                color(line) if line else None,
            )
        self._paint_inside(painter, rect.adjusted(self._padding(), 0, -self._padding(), 0))
        if self.hasFocus():
            paint_focus_ring(painter, rect)

    def _padding(self) -> float:
        return 4.0 if self._kind is Kind.LINK else _PADDING

    def _colours(self) -> tuple[Role | None, Role | None]:
        """Choose ground and edge by kind and state."""
        if self._kind is Kind.FILLED:
            return self._filled_ground(), None
        ground: Role | None = "field" if self._kind is Kind.FIELD else "paper"
        if self._kind in {Kind.QUIET, Kind.LINK}:
            ground = None
        if self.isEnabled() and (self.isDown() or self._menu_is_open()):
            ground = "pressed"
        elif self.isEnabled() and self.underMouse():
            ground = "hover"
        edged = self._kind not in {Kind.QUIET, Kind.LINK}
        return ground, "control_line" if edged else None

    def _filled_ground(self) -> Role:
        if not self.isEnabled():
            return "grey_soft"
        if self.isDown() or self._menu_is_open():
            return "accent_pressed"
        return "accent_hover" if self.underMouse() else "accent"

    def _menu_is_open(self) -> bool:
        menu = self.menu()
        # PySide gives None for a button without a menu; its stubs do not say so.
        return bool(menu) and menu.isVisible()

    def _words(self) -> Role:
        return _WORDS[self._kind] if self.isEnabled() else "disabled"

    def _paint_inside(self, painter: QPainter, rect: QRectF) -> None:
        words = color(self._words())
        if self._chevron:
            spot = QRectF(rect.right() - _CHEVRON + 3, rect.y(), _CHEVRON, rect.height())
            paint_icon(painter, "chevron-down", _square(spot, _CHEVRON), words)
            rect.setRight(spot.left() - _BETWEEN)
        if self._key:
            size = key_hint_size(self._key)
            spot = QRectF(rect.right() - size.width(), 0, size.width(), size.height())
            spot.moveTop(rect.center().y() - size.height() / 2)
            dim = words if self._kind is Kind.FILLED else color("dim_tint")
            paint_key_hint(painter, spot, self._key, dim)
            rect.setRight(spot.left() - _BETWEEN)
        if self._icon_name:
            spot = QRectF(rect.x(), rect.y(), ICON_PX, rect.height())
            if not self.text():
                spot.moveLeft(rect.center().x() - ICON_PX / 2)
            paint_icon(painter, self._icon_name, _square(spot, ICON_PX), words)
            rect.setLeft(spot.right() + _BETWEEN)
        left = bool(self._icon_name) or self._kind is Kind.FIELD
        align = Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignHCenter
        paint_line(painter, rect, self.text(), self.font(), words, align)


class IconButton(Button):
    """A square button of one icon; its name is in the tool tip and for screen readers."""

    def __init__(
        self,
        icon: str,
        name: str,
        *,
        kind: Kind = Kind.PLAIN,
        key: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Make a button of one icon.

        Args:
            icon: Name of the icon.
            name: What it does, in words.
            kind: How it looks.
            key: Shortcut, shown in the tool tip.
            parent: The widget it lies in.
        """
        super().__init__("", kind=kind, icon=icon, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_name(name, key)

    def set_name(self, name: str, key: str = "") -> None:
        """Say what it does now."""
        self.setAccessibleName(name)
        self.setToolTip(tool_tip(f"{name} ({key_label(key)})" if key else name))

    def sizeHint(self) -> QSize:
        side = 36 if self._kind is Kind.PLAIN else CONTROL
        return QSize(side, CONTROL)

    def _padding(self) -> float:
        return 0.0


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
        # A thousand is written with a thin space, as everywhere in Russian.
        return self.text() if self._count is None else f"{self.text()} {grouped(self._count)}"


class RailButton(QPushButton):
    """A section of the program: an icon with a badge, and its name where there is room."""

    SIDE: Final = 40

    def __init__(self, icon: str, text: str, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._icon_name = icon
        self._key = key
        self._wide = False
        self._count = 0
        self._urgent = False
        self.set_wide(wide=False)
        self.set_count(0, urgent=False)

    def set_wide(self, *, wide: bool) -> None:
        """Show the name beside the icon, or the icon alone."""
        self._wide = wide
        horizontal = QSizePolicy.Policy.Expanding if wide else QSizePolicy.Policy.Fixed
        self.setSizePolicy(horizontal, QSizePolicy.Policy.Fixed)
        self._explain()
        self.updateGeometry()
        self.update()

    def set_count(self, count: int, *, urgent: bool) -> None:
        """Show how much waits there; nothing at 0."""
        self._count = count
        self._urgent = urgent
        self._explain()
        self.update()

    def sizeHint(self) -> QSize:
        if not self._wide:
            return QSize(self.SIDE, self.SIDE)
        width = QFontMetricsF(font()).horizontalAdvance(self.text())
        return QSize(int(width) + 96, self.SIDE)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        rect = QRectF(self.rect())
        if self.isChecked():
            fill_rounded(painter, rect, RADIUS, color("accent_soft"))
        elif self.underMouse():
            fill_rounded(painter, rect, RADIUS, color("hover"))
        words = color("accent" if self.isChecked() else "dim_tint")
        side = 20.0
        left = 12.0 if self._wide else (rect.width() - side) / 2
        place = QRectF(left, (rect.height() - side) / 2, side, side)
        paint_icon(painter, self._icon_name, place, words)
        if self._wide:
            self._paint_words(painter, rect.adjusted(place.right() + 12, 0, -10, 0))
        elif self._count:
            corner = QPointF(min(rect.right(), place.right() + 9), place.y() - 7)
            paint_badge(painter, corner, self._count, urgent=self._urgent)
        if self.hasFocus():
            paint_focus_ring(painter, rect, RADIUS)

    def _paint_words(self, painter: QPainter, rect: QRectF) -> None:
        if self._count:
            corner = QPointF(rect.right(), rect.center().y() - 9)
            paint_badge(painter, corner, self._count, urgent=self._urgent)
            rect.setRight(rect.right() - badge_width(self._count) - _BETWEEN)
        words: Role = "accent" if self.isChecked() else "text"
        letters = font(weight=QFont.Weight.Medium) if self.isChecked() else font()
        paint_line(painter, rect, self.text(), letters, color(words))

    def _explain(self) -> None:
        self.setAccessibleName(f"{self.text()}, {self._count}" if self._count else self.text())
        hint = f"{self.text()} ({self._key})" if self._key else self.text()
        self.setToolTip("" if self._wide else tool_tip(hint))


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


def grouped(number: int) -> str:
    """Write a number as Russian does, thousands apart: «1 240»."""
    return f"{number:,}".replace(",", "\u202f")


def _square(rect: QRectF, side: float) -> QRectF:
    return QRectF(rect.x(), rect.center().y() - side / 2, side, side)
