"""Marks of words that need care: a word with an icon in the row, the reason in full beside the thread."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gosclient.domain.marks import Mark
from ui.screens.empty_layout import empty
from ui.theme.fonts import SMALL_PX, bold
from ui.theme.icons import paint_icon
from ui.theme.theme import color
from ui.theme.tokens import Role
from ui.widgets.labels import PlainLabel, StateLabel, title
from ui.widgets.painting import paint_line, text_width
from ui.widgets.plain_text import harmless

_ICON: Final = 14.0
_GAP: Final = 4.0
_LEAST_WORDS: Final = 70.0
"""Pixels left for the citizen's own words; with less the label gives way to its icon."""


def sign_of(mark: Mark) -> tuple[str, Role]:
    """Icon and colour of a mark: what is put first is the gravest, then what has a term."""
    if mark.first:
        return "triangle-alert", "red"
    return "flag", "amber" if mark.term else "dim"


def paint_marks(painter: QPainter, line: QRectF, marks: Sequence[Mark]) -> QRectF:
    """Paint the marks at the beginning of a line; gives what is left of the line."""
    left = QRectF(line)
    room = line.width() - _LEAST_WORDS
    for mark in marks:
        icon, role = sign_of(mark)
        spot = QRectF(left.x(), left.center().y() - _ICON / 2, _ICON, _ICON)
        paint_icon(painter, icon, spot, color(role))
        left.setLeft(spot.right() + _GAP)
        letters = bold(SMALL_PX)
        width = text_width(mark.label, letters) + 1
        if left.x() + width - line.x() <= room:
            place = QRectF(left.x(), left.y(), width, left.height())
            paint_line(painter, place, mark.label, letters, color(role))
            left.setLeft(place.right() + 2 * _GAP)
    return left


class CarePanel(QWidget):
    """Why the open item is marked: the rule, and what it found, as plain text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(title(self.tr("Требует внимания")))
        layout.addLayout(self._rows)
        self.hide()

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """Say these reasons; without any there is nothing to see."""
        empty(self._rows)
        for mark in marks:
            icon, role = sign_of(mark)
            self._rows.addWidget(StateLabel(harmless(mark.name), icon, role))
            found = self.tr("Найдено: {words}").format(words=", ".join(mark.words))
            words = PlainLabel(harmless(found), role="dim")
            words.setWordWrap(True)
            words.setContentsMargins(22, 0, 0, 4)
            self._rows.addWidget(words)
        self.setVisible(bool(marks))
