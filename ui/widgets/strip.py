"""A banner across a pane that says what is wrong or special, and offers the next act."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.theme.icons import ICON_PX, paint_icon
from ui.theme.theme import color
from ui.widgets.buttons import Button
from ui.widgets.labels import PlainLabel
from ui.widgets.painting import Tone
from ui.widgets.speech import announce


class Strip(QWidget):
    """An amber, red or blue strip with an icon, words and buttons; hidden until it has words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = Tone.AMBER
        self._icon = _StripIcon()
        self._words = PlainLabel()
        self._words.setWordWrap(True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(14, 4, 10, 4)
        self._layout.setSpacing(8)
        self._layout.addWidget(self._icon)
        self._layout.addWidget(self._words, 1)
        self._buttons: list[Button] = []
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setMinimumHeight(36)
        self.hide()

    @property
    def text(self) -> str:
        """The words shown now; empty when the strip is hidden."""
        return self._words.text()

    def say(self, text: str, tone: Tone, icon: str, *buttons: Button, quiet: bool = False) -> None:
        """Show words, and have them read out when they are new.

        Args:
            text: One or two plain sentences.
            tone: Amber for a passing trouble, red for one that needs the officer, blue to inform.
            icon: Name of an icon that says the same.
            buttons: What can be done; the strip takes them over and drops its earlier ones.
            quiet: Do not have them read out: a number that changes all the time.
        """
        is_new = text != self._words.text()
        self._tone = tone
        self._icon.show_icon(icon, tone)
        self._words.setText(text)
        self.setAccessibleName(text)
        self._replace_buttons(buttons)
        self.show()
        self.update()
        if is_new and not quiet:
            announce(self, text)

    def clear(self) -> None:
        """Hide the strip: the matter is over."""
        self._words.setText("")
        self._replace_buttons(())
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), color(self._tone.ground))

    def _replace_buttons(self, buttons: tuple[Button, ...]) -> None:
        for button in self._buttons:
            if button not in buttons:
                self._layout.removeWidget(button)
                button.hide()
                button.deleteLater()
        self._buttons = list(buttons)
        for button in buttons:
            self._layout.addWidget(button)


class _StripIcon(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._icon = "info"
        self._tone = Tone.AMBER
        self.setFixedWidth(ICON_PX)

    def show_icon(self, icon: str, tone: Tone) -> None:
        self._icon = icon
        self._tone = tone
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(ICON_PX, ICON_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        paint_icon(painter, self._icon, QRectF(self.rect()), color(self._tone.words))
