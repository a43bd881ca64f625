"""Beside the text: how VK will show it, and where it stands once it was handed over."""

from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.models.composition import CompositionModel
from ui.models.office import Office
from ui.screens.composer.targets_pane import TargetsPane
from ui.theme.theme import color
from ui.widgets.tabs import SegmentTabs

PREVIEW, TARGETS = 0, 1
_SIDE: Final = 16


class SidePane(QWidget):
    """The preview; once the document was handed over, two pages under two words.

    Args:
        preview: shows the document as VK would.
    """

    def __init__(
        self,
        office: Office,
        model: CompositionModel,
        preview: QWidget,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._was_handed = False
        self.tabs = SegmentTabs(self.tr("Предпросмотр"), self.tr("Где стоит"))
        self.tabs.setAccessibleName(self.tr("Предпросмотр или сообщества"))
        self.targets = TargetsPane(office, model)
        self._stack = QStackedWidget()
        self._stack.addWidget(preview)
        self._stack.addWidget(self.targets)
        self._top = QWidget()
        top = QHBoxLayout(self._top)
        top.setContentsMargins(_SIDE, 8, _SIDE, 6)
        top.addWidget(self.tabs)
        top.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._top)
        layout.addWidget(self._stack, 1)
        self.tabs.currentChanged.connect(self._stack.setCurrentIndex)
        model.opened.connect(self._on_opened)
        model.targets_changed.connect(self._show)
        model.changed.connect(lambda _parts: self._show_count())
        self._show()

    def show_targets(self) -> None:
        """Show where it stands."""
        self.tabs.setCurrentIndex(TARGETS)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), color("paper"))
        painter.fillRect(QRectF(0, 0, 1, self.height()), color("line"))

    def _on_opened(self) -> None:
        self._was_handed = False
        self.tabs.setCurrentIndex(PREVIEW)
        self._show()

    def _show(self) -> None:
        handed = any(one.target.at for one in self._model.targets)
        if handed and not self._was_handed:
            self.show_targets()
        if not handed:
            self.tabs.setCurrentIndex(PREVIEW)
        self._top.setVisible(handed)
        self._was_handed = handed
        self._show_count()

    def _show_count(self) -> None:
        count = len(self._model.publication.communities)
        words = self.tr("Где стоит")
        text = f"{words} · {count}" if count else words
        if self.tabs.tabText(TARGETS) != text:
            self.tabs.setTabText(TARGETS, text)
