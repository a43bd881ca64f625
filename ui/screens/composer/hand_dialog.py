"""Before a post goes to many communities, or at once: where to, when, and its first words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from gosclient.domain.community import Community
from ui.screens.faces import mark_of
from ui.theme.fonts import TITLE_PX, bold, grown, line_height
from ui.widgets.avatars import Mark, mark_width
from ui.widgets.buttons import Button, Kind, button_row
from ui.widgets.labels import ElidedLabel, PlainLabel
from ui.widgets.mark_label import MarkLabel
from ui.widgets.plain_text import first_line
from ui.widgets.scroll import scrolled

_WIDTH: Final = 480
_MOST_ROWS: Final = 9


@dataclass(frozen=True, slots=True)
class Asking:
    """What is asked.

    Attributes:
        heading: the question.
        when: the time in words.
        words: first words of the post.
        warning: what cannot be undone or is doubtful; may be empty.
        go: words of the button.
    """

    heading: str
    when: str
    words: str
    warning: str
    go: str


class HandDialog(QDialog):
    """Names every community; accepted by the filled button."""

    def __init__(self, asking: Asking, communities: Sequence[Community], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(asking.heading)
        self.setFixedWidth(grown(_WIDTH))
        self.names = [one.name for one in communities]
        self.go = Button(asking.go, kind=Kind.FILLED)
        self.go.clicked.connect(self.accept)
        self.go.setDefault(True)
        cancel = Button(self.tr("Не отправлять"))
        cancel.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 18)
        layout.setSpacing(10)
        layout.addWidget(_wrapped(asking.heading, heading=True))
        layout.addWidget(_wrapped(asking.when))
        if asking.words:
            layout.addWidget(ElidedLabel(f"«{first_line(asking.words, 200)}»", role="dim"))
        layout.addWidget(_listed(communities))
        if asking.warning:
            warning = _wrapped(asking.warning)
            warning.set_role("amber")
            layout.addWidget(warning)
        layout.addLayout(button_row(cancel, self.go))
        self.setMinimumHeight(layout.totalHeightForWidth(grown(_WIDTH)))
        self.go.setFocus()


def _listed(communities: Sequence[Community]) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    for one in communities:
        row = QHBoxLayout()
        row.setSpacing(10)
        mark = MarkLabel()
        mark.show_mark(mark_of(one))
        mark.setFixedWidth(round(mark_width(Mark("ШШ", 0), 20)))
        row.addWidget(mark, alignment=Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(ElidedLabel(first_line(one.name, 120)), 1)
        column.addLayout(row)
    column.addStretch(1)
    area = scrolled(page)
    rows = min(len(communities), _MOST_ROWS)
    area.setFixedHeight(rows * (max(22, line_height()) + 6) + 2)
    area.setFocusPolicy(
        Qt.FocusPolicy.StrongFocus if len(communities) > _MOST_ROWS else Qt.FocusPolicy.NoFocus
    )
    return area


def _wrapped(text: str, *, heading: bool = False) -> PlainLabel:
    label = PlainLabel(text, letters=bold(TITLE_PX) if heading else None)
    label.setWordWrap(True)
    return label
