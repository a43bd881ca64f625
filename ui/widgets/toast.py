"""A passing word at the bottom left, with an undo while there is time for it."""

import math
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QDeadlineTimer, QEvent, QObject, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ui.theme.fonts import bold, font, grown, line_height
from ui.theme.icons import paint_icon
from ui.theme.theme import color
from ui.theme.tokens import RADIUS, TARGET
from ui.widgets.labels import PlainLabel
from ui.widgets.painting import fill_rounded, paint_line
from ui.widgets.speech import announce, tool_tip

_MARGIN: Final = 16
_WITHOUT_UNDO_SECONDS: Final = 6
_MOST_WIDTH: Final = 340
_MOST_PART: Final = 0.4
_SECOND_MS: Final = 1000


class Toast(QWidget):
    """Shows one message at a time over a window; a newer one takes the place of the older.

    It stays out of the way of the focus: Tab reaches it, and the undo can be bound to a key with
    `undo`.
    """

    def __init__(self, window: QWidget, *, bottom: int = _MARGIN, left: int = _MARGIN) -> None:
        """Make the toast of a window, hidden.

        Args:
            window: The widget over which it floats.
            bottom: Room to the lower edge, px.
            left: Room to the left edge, px.
        """
        super().__init__(window)
        self._window = window
        self._left, self._bottom = left, bottom
        self._raised = 0
        self._undo: Callable[[], None] | None = None
        self._end = QDeadlineTimer()
        self._tick = QTimer(self)
        self._tick.timeout.connect(self._count_down)
        self._words = PlainLabel(role="on_toast")
        self._words.setWordWrap(True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self._button = _ToastButton()
        self._button.clicked.connect(self.undo)
        self._close = _ToastButton(icon="x")
        self._close.setAccessibleName(self.tr("Скрыть"))
        self._close.setToolTip(tool_tip(self.tr("Скрыть")))
        self._close.clicked.connect(self.dismiss)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(14, 6, 6, 6)
        self._layout.setSpacing(6)
        for widget in (self._words, self._button, self._close):
            self._layout.addWidget(widget)
        window.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """The message shown now; empty when there is none."""
        return self._words.text()

    @property
    def can_undo(self) -> bool:
        """Whether the message shown now can be undone."""
        return self._undo is not None

    def say(
        self, text: str, *, undo: Callable[[], None] | None = None, seconds: float | None = None
    ) -> None:
        """Show a message.

        Args:
            text: What was done, as «Комментарий удалён».
            undo: Takes it back; called at most once.
            seconds: How long it stays; with `undo`, how long that is possible and counted down.
        """
        self._undo = undo
        stay = seconds if seconds is not None else _WITHOUT_UNDO_SECONDS
        self._end = QDeadlineTimer(round(stay * _SECOND_MS))
        self._words.setText(text)
        wanted = math.ceil(QFontMetricsF(self._words.font()).horizontalAdvance(text)) + 2
        self._words.setFixedWidth(min(self._most_width(), wanted))
        self._button.setVisible(undo is not None)
        self.setAccessibleName(text)
        self._count_down()
        self.show()
        self.raise_()
        self._place()
        announce(self, f"{text}. {self._button.text()}" if undo else text)

    def keep_clear(self, height: int) -> None:
        """Leave so many pixels free at the lower edge: what stands there is to be pressed."""
        self._raised = height
        if self.isVisible():
            self._place()

    def undo(self) -> None:
        """Take the act back if it still can be, and go."""
        act = self._undo
        self.dismiss()
        if act is not None:
            act()

    def dismiss(self) -> None:
        """Go at once; the act stays done."""
        self._undo = None
        self._tick.stop()
        self._words.setText("")
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        fill_rounded(QPainter(self), QRectF(self.rect()), RADIUS, color("toast"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _count_down(self) -> None:
        left_ms = self._end.remainingTime()
        if left_ms <= 0:
            self.dismiss()
            return
        seconds = -(-left_ms // _SECOND_MS)
        self._button.setText(self.tr("Отменить ({0} с)").format(seconds))
        # To the moment the shown second changes, so that the count is never a second behind.
        self._tick.start(left_ms - (seconds - 1) * _SECOND_MS)

    def _most_width(self) -> int:
        """Of the words; with larger text they may take more, but not what lies beside the list."""
        room = int(self._window.width() * _MOST_PART) - self._button.sizeHint().width()
        return max(_MOST_WIDTH, min(grown(_MOST_WIDTH), room - 2 * TARGET))

    def _place(self) -> None:
        self._layout.activate()
        size = self.sizeHint()
        width = min(size.width(), self._window.width() - 2 * self._left)
        height = max(size.height(), self.heightForWidth(width))
        top = self._window.height() - self._bottom - self._raised - height
        self.setGeometry(self._left, top, width, height)


class _ToastButton(QPushButton):
    def __init__(self, icon: str = "") -> None:
        super().__init__()
        self._icon_name = icon
        self.setFont(bold() if not icon else font())
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        words = QFontMetricsF(self.font()).horizontalAdvance(self.text())
        return QSize(
            TARGET if self._icon_name else math.ceil(words) + 17, max(TARGET, line_height() + 6)
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        rect = QRectF(self.rect())
        words = color("on_toast" if self._icon_name else "toast_link")
        if self._icon_name:
            paint_icon(painter, self._icon_name, rect.adjusted(6, 6, -6, -6), words)
        else:
            centre = Qt.AlignmentFlag.AlignHCenter
            letters = QFont(self.font())
            letters.setUnderline(self.underMouse())
            paint_line(painter, rect, self.text(), letters, words, centre)
        if self.hasFocus():
            fill_rounded(painter, rect, 6, None, words, 2)
