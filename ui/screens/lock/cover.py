"""Everything of the program but the lock out of sight, and back again as it was."""

from collections.abc import Callable
from functools import partial
from typing import Final

import shiboken6
from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QMenu, QWidget

_TIPS: Final = frozenset({Qt.WindowType.ToolTip, Qt.WindowType.SplashScreen})

_TRAY_ICON: Final = "QSystemTrayIconSys"
"""The icon itself, which is a window where the desktop has only the old tray of X11."""


class Cover(QObject):
    """Hides dialogs, popups and menus, those too that come while it is closed.

    They are hidden and not closed: a dialog that is asked stays asked, and what was typed stays
    typed.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._spared: set[QWidget] = {window}
        self._back: list[tuple[QWidget, Callable[[], None]]] = []
        self._closed = False

    def spare(self, widget: QWidget) -> None:
        """Leave a window, and what opens from inside a widget, as it is."""
        self._spared.add(widget)

    def close(self) -> None:
        """Hide what is open, and what opens from now on."""
        self._closed = True
        self._hide_open()

    def open(self) -> None:
        """Bring everything back as it was."""
        self._closed = False
        back, self._back = self._back, []
        # What lies under another comes back first; popups lie over everything.
        for widget, show in sorted(back, key=lambda one: _place(one[0])):
            if shiboken6.isValid(widget):
                widget.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen, on=False)
                show()

    def heard(self, watched: QObject, event: QEvent) -> None:
        """Look at an event of the application: a window that comes is hidden before it is seen."""
        if (
            self._closed
            and event.type() is QEvent.Type.Show
            and isinstance(watched, QWidget)
            and watched.isWindow()
            and not self._is_spared(watched)
        ):
            # To hide it here would come too early: Qt goes on showing it after this event.
            watched.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
            QTimer.singleShot(0, self, self._hide_open)

    def _hide_open(self) -> None:
        if not self._closed:
            return
        for widget in QApplication.topLevelWidgets():
            if widget.isVisible() and not self._is_spared(widget):
                if widget.windowType() not in _TIPS:
                    self._back.append((widget, _way_back(widget)))
                widget.hide()

    def _is_spared(self, widget: QWidget) -> bool:
        if widget.inherits(_TRAY_ICON):
            return True
        above: QWidget | None = widget
        while above is not None:
            if above in self._spared:
                return above is widget or above is not self._window
            above = above.parentWidget()
        return False


def _place(widget: QWidget) -> tuple[bool, int]:
    depth, above = 0, widget.parentWidget()
    while above is not None:
        depth, above = depth + 1, above.parentWidget()
    return widget.windowType() == Qt.WindowType.Popup, depth


def _way_back(widget: QWidget) -> Callable[[], None]:
    """How a window that is visible now is shown again later."""
    owner = widget.parentWidget()
    if isinstance(owner, QComboBox):
        return owner.showPopup
    if isinstance(widget, QMenu):
        return partial(_open_menu, widget)
    # Qt moves the focus on when a window is hidden, and puts a dialog into the middle of its parent
    # when it is shown.
    return partial(_show_again, widget, widget.geometry(), widget.focusWidget())


def _open_menu(menu: QMenu) -> None:
    menu.popup(menu.pos())


def _show_again(widget: QWidget, place: QRect, focused: QWidget | None) -> None:
    widget.show()
    widget.setGeometry(place)
    if isinstance(widget, QDialog):
        widget.activateWindow()
    if focused is not None and shiboken6.isValid(focused):
        focused.setFocus()
