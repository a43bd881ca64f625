"""The office's grounds to choose one from, or words of one's own."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QListWidget, QVBoxLayout, QWidget

from gosclient.domain.moderation import LONGEST_GROUND, Ground
from ui.theme.dressing import dress
from ui.theme.fonts import grown
from ui.theme.tokens import TARGET
from ui.widgets.labels import PlainLabel
from ui.widgets.plain_text import harmless

_MOST_ROWS = 8
_BORDER = 2


class GroundList(QWidget):
    """A list of grounds with a field below it; typing a number goes to it.

    Signals:
        changed: another ground is named, or none.
    """

    changed = Signal()

    def __init__(self, grounds: Sequence[Ground], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grounds = tuple(grounds)
        self.list = dress(QListWidget())
        self.list.setAccessibleName(self.tr("Причина"))
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for number, one in enumerate(self._grounds, 1):
            self.list.addItem(f"{number}. {harmless(one.title)}")
        for row in range(self.list.count()):
            self.list.item(row).setSizeHint(QSize(0, grown(TARGET)))
        rows = min(len(self._grounds), _MOST_ROWS)
        self.list.setFixedHeight(rows * grown(TARGET) + 2 * _BORDER)
        self.own = dress(QLineEdit())
        self.own.setMaxLength(LONGEST_GROUND)
        self.own.setPlaceholderText(self.tr("Или своими словами: пункт правил, что нарушено"))
        self.own.setAccessibleName(self.tr("Причина своими словами"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(PlainLabel(self.tr("Причина")))
        layout.addWidget(self.list)
        layout.addWidget(self.own)
        # Not the current row: Qt gives the list one with the focus, and nobody has chosen it.
        self.list.itemSelectionChanged.connect(self._on_row)
        self.own.textChanged.connect(self._on_words)
        self.setFocusProxy(self.list)

    @property
    def ground(self) -> Ground | None:
        """What is named now: the officer's own words before the list, None for nothing."""
        words = " ".join(self.own.text().split())
        if words:
            return Ground(words)
        chosen = self.list.selectedIndexes()
        return self._grounds[chosen[0].row()] if chosen else None

    @property
    def words(self) -> str:
        """Words of what is named, empty for nothing."""
        return self.ground.title if self.ground is not None else ""

    def _on_row(self) -> None:
        if self.list.selectedIndexes():
            self.own.clear()
        self.changed.emit()

    def _on_words(self, words: str) -> None:
        if words.strip():
            self.list.clearSelection()
        self.changed.emit()
