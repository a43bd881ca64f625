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
    letter = event.text().upper() or (chr(key) if 0 < key < 0x10000 else "")  # noqa: PLR2004 - Qt's keys of letters are their code points
    return _CYRILLIC.get(letter, "")


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
