"""Earlier states of a document: looked at, and taken back."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gosclient.domain.publishing import Content
from ui.models.words import moment
from ui.theme.fonts import bold, grown, line_height
from ui.widgets.buttons import Button
from ui.widgets.labels import PlainLabel
from ui.widgets.plain_text import harmless
from ui.widgets.popup import Popup, popup_list
from ui.widgets.scroll import scrolled

_WIDTH: Final = 560
_HEIGHT: Final = 320
_LIST: Final = 190


class VersionsPopup(Popup):
    """Times on the left, what was written then on the right.

    Signals:
        chosen: the document is to say this again (`Content`).
    """

    chosen = Signal(object)

    def __init__(
        self, versions: Sequence[tuple[int, Content]], now: float, parent: QWidget
    ) -> None:
        super().__init__(self.tr("Прежние версии"), parent, at_right=True)
        self._versions = tuple(versions)
        self.list = popup_list(self.tr("Прежние версии"))
        self.list.setFixedWidth(grown(_LIST))
        for at, _ in self._versions:
            self.list.addItem(moment(at, now))
        self.text = PlainLabel()
        self.text.setWordWrap(True)
        self.text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.text.setContentsMargins(6, 4, 6, 4)
        self.back = Button(self.tr("Вернуть эту версию"), icon="undo-2")
        self.back.clicked.connect(self._take)
        self.back.setEnabled(bool(self._versions))
        middle = QHBoxLayout()
        middle.setSpacing(10)
        middle.addWidget(self.list)
        middle.addWidget(scrolled(self.text), 1)
        bottom = QHBoxLayout()
        words = self.tr("Теперешний текст станет одной из версий.")
        bottom.addWidget(PlainLabel(words, role="dim"), 1)
        bottom.addWidget(self.back)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 12)
        layout.setSpacing(8)
        layout.addWidget(PlainLabel(self.tr("Прежние версии"), letters=bold()))
        layout.addLayout(middle, 1)
        layout.addLayout(bottom)
        self.list.currentRowChanged.connect(self._show)
        self.list.itemActivated.connect(self._take)
        self.resize(grown(_WIDTH), grown(_HEIGHT))
        if self._versions:
            self.list.setCurrentRow(0)
        else:
            self.list.hide()
            self.text.setText(self.tr("Прежних версий пока нет: они появляются, пока вы пишете."))
        self.setFocusProxy(self.list if self._versions else self.back)

    def _show(self, row: int) -> None:
        if row < 0:
            return
        content = self._versions[row][1]
        parts = [content.text, *content.variants.values()]
        if content.media:
            parts.append(self.tr("Вложений: %n", "", len(content.media)))
        self.text.setText(harmless("\n———\n".join(one for one in parts if one)))
        self.text.setMinimumHeight(line_height())

    def _take(self) -> None:
        if self._versions:
            self.chosen.emit(self._versions[self.list.currentRow()][1])
            self.close()
