"""The colours of the table as a `QPalette`, so that Qt's own controls follow them."""

from typing import Final

from PySide6.QtGui import QColor, QPalette

from ui.theme.tokens import COLOURS, Role

_ROLES: Final[dict[QPalette.ColorRole, Role]] = {
    QPalette.ColorRole.Window: "background",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "paper",
    QPalette.ColorRole.AlternateBase: "background",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.PlaceholderText: "dim",
    QPalette.ColorRole.Button: "paper",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "on_accent",
    QPalette.ColorRole.Light: "hover",
    QPalette.ColorRole.Midlight: "line",
    QPalette.ColorRole.Mid: "control_line",
    QPalette.ColorRole.Dark: "dim",
    QPalette.ColorRole.Shadow: "line",
    QPalette.ColorRole.Highlight: "selection",
    QPalette.ColorRole.HighlightedText: "text",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.ToolTipBase: "toast",
    QPalette.ColorRole.ToolTipText: "on_toast",
}

_WHEN_DISABLED: Final = (
    QPalette.ColorRole.WindowText,
    QPalette.ColorRole.Text,
    QPalette.ColorRole.ButtonText,
    QPalette.ColorRole.HighlightedText,
)


def palette_of(*, dark: bool) -> QPalette:
    """Build the palette of one theme for the Fusion style."""
    palette = QPalette()
    for target, role in _ROLES.items():
        palette.setColor(target, _shade(role, dark=dark))
    for target in _WHEN_DISABLED:
        palette.setColor(QPalette.ColorGroup.Disabled, target, _shade("disabled", dark=dark))
    return palette


def _shade(role: Role, *, dark: bool) -> QColor:
    shades = COLOURS[role]
    return QColor(shades.dark if dark else shades.light)
