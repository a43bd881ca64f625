"""A few emoji that suit an official answer."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QToolButton, QWidget

from ui.theme.fonts import font, grown
from ui.widgets.popup import Popup

_SIGNS: Final = "🙂😊👍🙏❤🌷🎉✅❗❓ℹ⚠📌📍📅🕒📞✉📷📄🚧🚌🚗🛠💡💧🔥❄☀🌳🏥🏫🏠🗑♻⚽🎓🎶👏🤝"
_FIRST_PICTURE: Final = 0x1F000
_AS_PICTURE: Final = "\N{VARIATION SELECTOR-16}"

EMOJI: Final = tuple(
    # Signs older than emoji are letters in black without the selector.
    sign if ord(sign) >= _FIRST_PICTURE else sign + _AS_PICTURE
    for sign in _SIGNS
)

_COLUMNS: Final = 8
_PX: Final = 18


class EmojiPopup(Popup):
    """A grid of emoji; arrows walk over it and Enter takes one.

    Signals:
        chosen: one of them.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(self.tr("Эмодзи"), parent)
        layout = QGridLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(2)
        self._buttons: list[_SignButton] = []
        for at, sign in enumerate(EMOJI):
            button = _SignButton()
            button.setAutoRaise(True)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setText(sign)
            button.setFont(font(_PX))
            button.setAccessibleName(sign)
            button.setFixedSize(grown(34), grown(34))
            button.clicked.connect(lambda _checked=False, sign=sign: self._take(sign))
            layout.addWidget(button, at // _COLUMNS, at % _COLUMNS)
            self._buttons.append(button)
        self.setFocusProxy(self._buttons[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -_COLUMNS,
            Qt.Key.Key_Down: _COLUMNS,
        }
        focused = next((at for at, one in enumerate(self._buttons) if one.hasFocus()), 0)
        key = Qt.Key(event.key())
        if key in steps:
            target = focused + steps[key]
            if 0 <= target < len(self._buttons):
                self._buttons[target].setFocus()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self._take(EMOJI[focused])
        else:
            super().keyPressEvent(event)

    def _take(self, sign: str) -> None:
        self.chosen.emit(sign)
        self.close()


class _SignButton(QToolButton):
    """A button that leaves its keys to the grid: Qt's own know no rows."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()
