"""What is wrong or doubtful before a post goes: a line each, with one press to the place."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from gosclient.domain.checks.finding import Finding, Severity
from ui.models.checks import way_word, weight_word
from ui.screens.empty_layout import empty
from ui.theme.fonts import grown
from ui.theme.icons import ICON_PX, paint_icon
from ui.theme.theme import color
from ui.theme.tokens import Role
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card
from ui.widgets.labels import PlainLabel
from ui.widgets.scroll import scrolled
from ui.widgets.speech import announce

_MOST_HEIGHT: Final = 108
_LOOKS: Final[dict[Severity, tuple[str, Role]]] = {
    Severity.ERROR: ("circle-x", "red"),
    Severity.WARNING: ("triangle-alert", "amber"),
    Severity.HINT: ("info", "dim"),
}


class ChecksList(Card):
    """Rows, the gravest first; hidden while there are none.

    Signals:
        place_asked: what a row is about is to be shown (`Finding`).
    """

    place_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Finding, ...] = ()
        self.setAccessibleName(self.tr("Проверки перед отправкой"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._page = QWidget()
        self._lines = QVBoxLayout(self._page)
        self._lines.setContentsMargins(14, 6, 10, 6)
        self._lines.setSpacing(2)
        self._area: QScrollArea = scrolled(self._page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 2, 1, 2)
        layout.addWidget(self._area)
        self.hide()

    def show_rows(self, rows: Sequence[Finding]) -> None:
        """Show other rows; the same ones cost nothing."""
        wanted = tuple(rows)
        if wanted == self.rows:
            return
        worse = _stops(wanted) - _stops(self.rows)
        self.rows = wanted
        empty(self._lines)
        for one in wanted:
            self._lines.addWidget(self._line(one))
        self.setVisible(bool(wanted))
        self._fit()
        for words in sorted(worse):
            announce(self, words)

    @property
    def stops(self) -> bool:
        """Whether something must be mended before it can go."""
        return bool(_stops(self.rows))

    def sizeHint(self) -> QSize:
        width = super().sizeHint().width()
        return QSize(width, self._area.height() + 4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As high as the sentences at this width, but never so high that no text is left."""
        if not self.rows:
            return
        wanted = self._lines.totalHeightForWidth(max(200, self.width() - 4))
        if wanted < 0:  # Qt's answer while the lines are not laid out
            wanted = self._lines.sizeHint().height()
        height = min(wanted, grown(_MOST_HEIGHT))
        if height != self._area.height():
            self._area.setFixedHeight(height)
            self.updateGeometry()

    def _line(self, row: Finding) -> QWidget:
        line = QWidget()
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        words = PlainLabel(row.sentence)
        words.setWordWrap(True)
        words.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        words.setMinimumHeight(26)
        icon = CheckIcon(row.severity)
        words.setAccessibleName(f"{icon.accessibleName()}: {row.sentence}")
        layout.addWidget(icon)
        layout.addWidget(words, 1)
        button = Button(way_word(row), kind=Kind.LINK)
        button.setAccessibleName(f"{button.text()}: {row.sentence}")
        button.clicked.connect(lambda: self.place_asked.emit(row))
        layout.addWidget(button)
        return line


class CheckIcon(QWidget):
    """The sign of how grave it is."""

    def __init__(self, severity: Severity, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._severity = severity
        self.setFixedWidth(ICON_PX)
        self.setAccessibleName(weight_word(severity))

    def sizeHint(self) -> QSize:
        return QSize(ICON_PX, ICON_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        icon, role = _LOOKS[self._severity]
        paint_icon(QPainter(self), icon, QRectF(self.rect()), color(role))


def _stops(rows: Sequence[Finding]) -> set[str]:
    return {one.sentence for one in rows if one.severity is Severity.ERROR}
