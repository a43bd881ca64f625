"""Buttons: with words and a shortcut, or of one icon."""

from enum import Enum, auto
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ui.theme.fonts import bold, font
from ui.theme.icons import ICON_PX, paint_icon
from ui.theme.theme import color
from ui.theme.tokens import CONTROL, RADIUS_SMALL, TARGET, Role
from ui.widgets.painting import (
    fill_rounded,
    key_hint_size,
    key_label,
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


class IconSwitch(IconButton):
    """A square button of one icon that is on or off."""

    def __init__(self, icon: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(icon, name, parent=parent)
        self.setCheckable(True)

    def _colours(self) -> tuple[Role | None, Role | None]:
        return ("accent_soft", None) if self.isChecked() else super()._colours()

    def _words(self) -> Role:
        return "accent" if self.isChecked() and self.isEnabled() else super()._words()


def _square(rect: QRectF, side: float) -> QRectF:
    return QRectF(rect.x(), rect.center().y() - side / 2, side, side)


def button_row(*buttons: Button) -> QHBoxLayout:
    """The buttons of a dialog, on its right; the one that goes on stands last."""
    row = QHBoxLayout()
    row.addStretch(1)
    for button in buttons:
        row.addWidget(button)
    return row
