"""What stands where content is not yet, or not any more: skeleton rows, empty states, progress."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from ui.theme.fonts import SMALL_PX, font, grown
from ui.theme.icons import paint_icon
from ui.theme.theme import color, theme
from ui.widgets.buttons import Button
from ui.widgets.labels import ElidedLabel, PlainLabel
from ui.widgets.painting import BAR, fill_rounded, paint_bar

_NAME_WIDTHS: Final = (0.42, 0.34, 0.5, 0.38)
_LINE_WIDTHS: Final = (0.86, 0.7, 0.78, 0.62)


class SkeletonRows(QWidget):
    """Grey shapes of rows while the first page loads; still, because nothing blinks here."""

    ROW: Final = 64

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Загружается"))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        for number in range(self.height() // self.ROW + 1):
            self._paint_row(painter, number)

    def _paint_row(self, painter: QPainter, number: int) -> None:
        shape = color("skeleton")
        top = float(number * self.ROW)
        room = max(0.0, self.width() - 14.0 - 36 - 14 - 14)
        left = 14.0 + 36 + 14
        name = room * _NAME_WIDTHS[number % len(_NAME_WIDTHS)]
        line = room * _LINE_WIDTHS[number % len(_LINE_WIDTHS)]
        fill_rounded(painter, QRectF(14, top + 14, 36, 36), 18, shape)
        fill_rounded(painter, QRectF(left, top + 17, name, 11), 5, shape)
        fill_rounded(painter, QRectF(left, top + 38, line, 9), 4, shape)
        painter.fillRect(QRectF(0, top + self.ROW - 1, self.width(), 1), color("line"))


class EmptyState(QWidget):
    """Nothing to show: a quiet icon, one sentence, and the next act if there is one.

    Signals:
        acted: The button was pressed.
    """

    acted = Signal()

    def __init__(
        self, icon: str, sentence: str, act: str = "", parent: QWidget | None = None
    ) -> None:
        """Make an empty state.

        Args:
            icon: Name of the icon.
            sentence: What is so, and what comes next.
            act: Words of the button; no button when empty.
            parent: The widget it lies in.
        """
        super().__init__(parent)
        self._sign = _Sign(icon)
        self._sentence = PlainLabel(role="dim")
        self._sentence.setWordWrap(True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._button = Button("")
        self._button.clicked.connect(self.acted)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addStretch(2)
        for widget in (self._sign, self._sentence, self._button):
            layout.addWidget(widget, alignment=Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        self.set_state(icon, sentence, act)
        theme().text_resized.connect(self._fit)

    def set_state(self, icon: str, sentence: str, act: str = "") -> None:
        """Say something else."""
        self._sign.show_icon(icon)
        self._sentence.setText(sentence)
        self._fit()
        self._button.setText(act)
        self._button.setVisible(bool(act))
        self.setAccessibleName(sentence)

    def _fit(self) -> None:
        """Give the sentence the room that it needs now."""
        width = grown(_SENTENCE)
        self._sentence.setFixedWidth(width)
        height = self._sentence.heightForWidth(width)
        self._sentence.setFixedHeight(max(0, height))  # without words Qt says -1


_SENTENCE: Final = 280


class _Sign(QWidget):
    """A large quiet icon on a soft circle."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self.setFixedSize(56, 56)

    def show_icon(self, icon: str) -> None:
        self._icon = icon
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        rect = QRectF(self.rect())
        fill_rounded(painter, rect, rect.height() / 2, color("accent_soft"))
        paint_icon(painter, self._icon, rect.adjusted(16, 16, -16, -16), color("accent"))


class ProgressLine(QWidget):
    """How far a long load is: words above a thin line; the screen is usable meanwhile.

    Args:
        flush: it stands in a column without a rim of its own.
    """

    def __init__(self, parent: QWidget | None = None, *, flush: bool = False) -> None:
        super().__init__(parent)
        self._words = ElidedLabel(role="dim", letters=font(SMALL_PX))
        self._bar = _ThinBar()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(0, 0, 0, 0) if flush else (12, 6, 12, 6))
        layout.setSpacing(4)
        layout.addWidget(self._words)
        layout.addWidget(self._bar)

    @property
    def text(self) -> str:
        """The words above the line."""
        return self._words.text()

    def set_progress(self, text: str, done: int, total: int | None) -> None:
        """Show how far it is.

        Args:
            text: As «загружено 1 240 из ~3 000».
            done: Things done, 0 or more.
            total: All things, as far as is known; None when nothing is known yet.
        """
        self._words.setText(text)
        self._bar.setAccessibleName(text)
        self._bar.setRange(0, max(1, total) if total is not None else 0)
        self._bar.setValue(min(done, total) if total is not None else 0)


class _ThinBar(QProgressBar):
    """A line of 4 px; without a known end it is a still half-tone, for nothing may move by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(80, 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(16, 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        rect = QRectF(self.rect())
        unknown = self.maximum() == 0
        if unknown:
            fill_rounded(painter, rect, BAR / 2, color("accent_soft"))
        else:
            paint_bar(painter, rect, self.value() / self.maximum())
