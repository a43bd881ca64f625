"""A few emoji that suit an official answer."""

from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QToolButton, QWidget

from ui.theme.fonts import font

EMOJI: Final = "🙂😊👍🙏❤🌷🎉✅❗❓ℹ⚠📌📍📅🕒📞✉📷📄🚧🚌🚗🛠💡💧🔥❄☀🌳🏥🏫🏠🗑♻⚽🎓🎶👏🤝"
_COLUMNS: Final = 8
_PX: Final = 18


class EmojiPopup(QFrame):
    """A grid of emoji.

    Signals:
        chosen: one of them.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAccessibleName(self.tr("Эмодзи"))
        layout = QGridLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(2)
        for at, sign in enumerate(EMOJI):
            button = QToolButton()
            button.setAutoRaise(True)
            button.setText(sign)
            button.setFont(font(_PX))
            button.setAccessibleName(sign)
            button.setFixedSize(34, 34)
            button.clicked.connect(lambda _checked=False, sign=sign: self._take(sign))
            layout.addWidget(button, at // _COLUMNS, at % _COLUMNS)

    def open_above(self, anchor: QWidget) -> None:
        """Show the grid over a widget."""
        self.adjustSize()
        self.move(anchor.mapToGlobal(QPoint(0, -self.height() - 6)))
        self.show()
        self.setFocus()

    def _take(self, sign: str) -> None:
        self.chosen.emit(sign)
        self.close()
