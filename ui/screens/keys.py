"""Letter keys by their place on the keyboard, so that they work in ЙЦУКЕН and QWERTY alike."""

import sys
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

_ROWS: Final = ("QWERTYUIOP", "ASDFGHJKL", "ZXCVBNM")
_ROW_STARTS: Final = (16, 30, 44)
"""Code of the first key of each row, as PC keyboards send it (set 1; Linux evdev has the same)."""

_PLACES: Final = {
    start + at: letter
    for start, row in zip(_ROW_STARTS, _ROWS, strict=True)
    for at, letter in enumerate(row)
}
_SLASH_PLACE: Final = 53
_X11_SHIFT: Final = 8
"""X11 and Wayland number the keys from eight on."""

_LAST_LETTER: Final = 0xFFFF

_CYRILLIC: Final = dict(zip("ЙЦУКЕНГШЩЗФЫВАПРОЛДЯЧСМИТЬ", "".join(_ROWS), strict=True))


def place_of(event: QKeyEvent) -> str:
    """The Latin letter printed at the place of the pressed key, ``/`` for the slash, or nothing."""
    code = _scan_code(event)
    if code == _SLASH_PLACE or event.text() == "/":
        return "/"
    if code in _PLACES:
        return _PLACES[code]
    # No code from the keyboard (a remote desktop, an on-screen keyboard): go by the letter.
    key = event.key()
    if Qt.Key.Key_A <= key <= Qt.Key.Key_Z:
        return chr(key)
    # Qt's key of a letter is its code point; with Ctrl the text is a control character instead.
    return _CYRILLIC.get(chr(key).upper() if 0 < key <= _LAST_LETTER else "", "")


def is_letter(event: QKeyEvent) -> bool:
    """Whether a letter or sign was pressed without Ctrl or Alt: a command of the screen."""
    held = event.modifiers() & ~(
        Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
    )
    return not held and event.text().isprintable() and bool(event.text().strip())


def is_typing(widget: QWidget | None) -> bool:
    """Whether letters belong to this widget, because text is written there."""
    return isinstance(widget, (QLineEdit, QPlainTextEdit, QAbstractSpinBox)) or (
        isinstance(widget, QComboBox) and widget.isEditable()
    )


def _scan_code(event: QKeyEvent) -> int:
    code = int(event.nativeScanCode())
    if code and QGuiApplication.platformName() in {"xcb", "wayland"}:
        return code - _X11_SHIFT
    return code if sys.platform == "win32" else 0
