"""The look in force now: light or dark, followed from the system or set by the officer."""

from enum import StrEnum
from functools import cache

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QToolTip, QWidget

from ui.theme.fonts import font, forget_sizes, load_fonts, set_text_size
from ui.theme.palette import palette_of
from ui.theme.stylesheet import style_sheet
from ui.theme.tokens import COLOURS, Role


class Mode(StrEnum):
    """What the officer chose in the settings."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """Colours of the theme in force; there is one, given by `theme()`.

    Widgets need not listen to `changed`: Qt repaints them when the palette changes. It is for what
    keeps painted pictures of its own.

    Signals:
        changed: The colours are others now.
        text_resized: Text is larger or smaller now; for what measures it by itself.
    """

    changed = Signal()
    text_resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._application: QApplication | None = None
        self._mode = Mode.SYSTEM
        self._system_dark = False
        self._colours: dict[Role, QColor] = {}
        self._read_table()

    @property
    def mode(self) -> Mode:
        """What was chosen; `is_dark` tells what it comes to."""
        return self._mode

    @property
    def is_installed(self) -> bool:
        """Whether the application wears it already."""
        return self._application is not None

    @property
    def is_dark(self) -> bool:
        """Whether the dark colours are in force."""
        if self._mode is Mode.SYSTEM:
            return self._system_dark
        return self._mode is Mode.DARK

    @property
    def sheet(self) -> str:
        """The style sheet of Qt's own controls; `ui.theme.dressing` puts it on them."""
        return style_sheet(dark=self.is_dark)

    def color(self, role: Role) -> QColor:
        """Give the colour for one purpose. Do not change the object: it is shared."""
        return self._colours[role]

    def install(
        self, application: QApplication, mode: Mode = Mode.SYSTEM, text_size: int = 100
    ) -> None:
        """Dress the application: style, fonts, palette and style sheet; follow the system.

        Call it once, after the application is made and before its first widget.
        """
        self._application = application
        application.setStyle("Fusion")
        load_fonts()
        set_text_size(text_size)
        application.primaryScreenChanged.connect(lambda _: forget_sizes())
        application.primaryScreen().logicalDotsPerInchChanged.connect(lambda _: forget_sizes())
        application.setFont(font())
        hints = application.styleHints()
        self._system_dark = hints.colorScheme() is Qt.ColorScheme.Dark
        hints.colorSchemeChanged.connect(self._follow_system)
        self._mode = mode
        self._tell_system()
        self._apply()

    def set_mode(self, mode: Mode) -> None:
        """Change the look at once, without a restart."""
        was_dark = self.is_dark
        self._mode = mode
        self._tell_system()
        if self.is_dark != was_dark:
            self._apply()

    def set_text_size(self, percent: int) -> None:
        """Change the size of all text at once, without a restart."""
        growth = set_text_size(percent)
        if self._application is None or growth == 1:
            return
        self._application.setFont(font())
        self._apply(growth)
        self.text_resized.emit()

    def _follow_system(self, scheme: Qt.ColorScheme) -> None:
        was_dark = self.is_dark
        self._system_dark = scheme is Qt.ColorScheme.Dark
        if self.is_dark != was_dark:
            self._apply()

    def _tell_system(self) -> None:
        """Ask for a window frame that fits; where the system cannot, Qt does nothing."""
        if self._application is None:
            return
        hints = self._application.styleHints()
        if self._mode is Mode.SYSTEM:
            hints.unsetColorScheme()
            self._system_dark = hints.colorScheme() is Qt.ColorScheme.Dark
        else:
            dark = self._mode is Mode.DARK
            hints.setColorScheme(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)

    def _apply(self, growth: float = 1.0) -> None:
        """Dress everything there is; what has a font of its own gets it so many times larger."""
        self._read_table()
        if self._application is not None:
            fonts = _own_fonts(self._application, growth)
            self._application.setPalette(palette_of(dark=self.is_dark))
            QToolTip.setPalette(palette_of(dark=self.is_dark))
            for widget in self._application.allWidgets():
                if widget.styleSheet():
                    widget.setStyleSheet(self.sheet)
            # Qt gives each widget the font back that it had when it was first shown.
            for widget, letters in fonts:
                widget.setFont(letters)
                if isinstance(widget, QAbstractScrollArea):  # it paints the placeholder
                    widget.viewport().setFont(letters)
        self.changed.emit()

    def _read_table(self) -> None:
        dark = self.is_dark
        self._colours = {
            role: QColor(shades.dark if dark else shades.light) for role, shades in COLOURS.items()
        }


def _own_fonts(application: QApplication, growth: float) -> list[tuple[QWidget, QFont]]:
    """Widgets that were given a font of their own, with that font so many times larger."""
    found = []
    for widget in application.allWidgets():
        if widget.testAttribute(Qt.WidgetAttribute.WA_SetFont):
            letters = QFont(widget.font())
            letters.setPointSizeF(letters.pointSizeF() * growth)
            found.append((widget, letters))
    return found


@cache
def theme() -> Theme:
    """Give the one theme of the program."""
    return Theme()


def color(role: Role) -> QColor:
    """Give the colour for one purpose in the theme in force. Do not change it: it is shared."""
    return theme().color(role)
