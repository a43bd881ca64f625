"""The strip at the bottom: connection, queue, communities, where the keys are explained."""

from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gosclient.desk.replies import OutboxCounts
from ui.models.office import Office
from ui.screens.shell.state import community_words, link_said, queue_words
from ui.theme.fonts import SMALL_PX, font, line_height
from ui.theme.theme import color, theme
from ui.widgets.labels import ElidedLabel, PlainLabel, StateLabel

HEIGHT: Final = 26


class StatusStrip(QWidget):
    """Always says whether there is a connection and what is on its way."""

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._link = StateLabel(small=True)
        small = font(SMALL_PX)
        self._queue = PlainLabel(role="dim_tint", letters=small)
        self._communities = ElidedLabel(role="dim_tint", letters=small)
        self._keys = PlainLabel(self.tr("F1 — клавиши"), role="dim_tint", letters=small)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 0, 14, 0)
        layout.setSpacing(18)
        layout.addWidget(self._link)
        layout.addWidget(self._queue)
        layout.addWidget(self._communities, 1)
        layout.addWidget(self._keys)
        theme().text_resized.connect(self._fit)
        self._fit()
        office.board_changed.connect(self.renew)
        office.communities_changed.connect(self.renew)
        office.engine_changed.connect(self.renew)
        self.show_outbox(office.look.outbox)
        self.renew()

    def show_outbox(self, counts: OutboxCounts) -> None:
        """How many answers are on their way."""
        words = queue_words(counts)
        self._queue.setText(words)
        self._queue.setVisible(bool(words))

    def renew(self) -> None:
        """The connection or the list of communities is another one."""
        said = link_said(self._office.board, running=self._office.engine is not None)
        self._link.set_state(said.words, said.icon, said.role)
        self._communities.setText(community_words(self._office.communities.values()))

    def _fit(self) -> None:
        self.setFixedHeight(max(HEIGHT, line_height(SMALL_PX) + 8))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), color("paper"))
        painter.fillRect(QRectF(0, 0, self.width(), 1), color("line"))
