"""Where a document stands: the communities, and the chosen one with what can be done there."""

from functools import partial
from typing import Final

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gosclient.domain.publishing import TargetState
from ui.models.composition import CompositionModel
from ui.models.merging import Part
from ui.models.office import Office
from ui.models.target_words import TargetAct, act_word, acts_of, target_sentence
from ui.models.targets import TargetRow, TargetsModel
from ui.screens.composer.targets_list import TargetsList
from ui.screens.empty_layout import empty
from ui.screens.upload_line import UploadLine
from ui.theme.fonts import bold
from ui.theme.theme import color
from ui.widgets.buttons import Button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.labels import PlainLabel
from ui.widgets.plain_text import first_line, harmless
from ui.widgets.scroll import scrolled

_TICK_MS: Final = 1000


class TargetsPane(QWidget):
    """The list and, below it, the chosen community.

    Signals:
        act_asked: something is to be done there (`TargetAct`, `TargetRow`, the pressed button).
    """

    act_asked = Signal(object, object, object)

    def __init__(
        self, office: Office, model: CompositionModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._office = office
        self._model = model
        self.rows = TargetsModel(office, self)
        self.list = TargetsList(office, self.rows)
        self.detail = TargetDetail(office, model)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.list, 3)
        layout.addWidget(self.detail, 2)
        self.list.row_chosen.connect(self.detail.show_row)
        self.detail.act_asked.connect(self.act_asked)
        model.opened.connect(self.renew)
        model.targets_changed.connect(self.renew)
        model.changed.connect(self._on_changed)
        office.uploads_changed.connect(self.renew)
        # Time passes by itself: what was planned becomes overdue, seconds to undo run out.
        self._tick = QTimer(self, interval=_TICK_MS)
        self._tick.timeout.connect(self._on_tick)
        self.renew()

    def renew(self) -> None:
        """Show how it stands now."""
        if self.isVisible() or not self.rows.rowCount():
            self.rows.show(self._model.publication, self._model.targets)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.renew()
        self._tick.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._tick.stop()

    def _on_changed(self, parts: frozenset[Part]) -> None:
        if parts & {Part.COMMUNITIES, Part.TIME}:  # never on a key
            self.renew()

    def _on_tick(self) -> None:
        if any(one.state is TargetState.LEAVING for one in self.rows.views):
            self.renew()


class TargetDetail(QWidget):
    """One community: a sentence, and the buttons.

    Signals:
        act_asked: as `TargetsPane` has it.
    """

    act_asked = Signal(object, object, object)

    def __init__(
        self, office: Office, model: CompositionModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._office = office
        self._model = model
        self._row: TargetRow | None = None
        self._acts: list[TargetAct] = []
        self._name = PlainLabel(letters=bold())
        self._name.setWordWrap(True)
        self._sentence = PlainLabel()
        self._sentence.setWordWrap(True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.uploads = UploadLine(office)
        self._buttons = QWidget()
        self._flow = FlowLayout(self._buttons, spacing=8)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self._name)
        column.addWidget(self._sentence)
        column.addWidget(self.uploads)
        column.addWidget(self._buttons)
        column.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 1, 0, 0)
        layout.addWidget(scrolled(inside))
        self.setMinimumHeight(150)

    @property
    def sentence(self) -> str:
        """What is said of the chosen community."""
        return self._sentence.text()

    def button(self, act: TargetAct) -> Button:
        """The button of an act that is offered."""
        return self._made[act]

    def show_row(self, row: TargetRow | None) -> None:
        """Show another community, or the same in another state."""
        self._row = row
        self.setVisible(row is not None)
        if row is None:
            return
        self._name.setText(first_line(row.name, 160))
        zone = self._model.publication.zone
        words = target_sentence(row.view, zone, self._office.now())
        self._sentence.setText(harmless(words))
        self._sentence.setVisible(row.percent is None)
        entry = row.view.entry
        self.uploads.follow([entry.entry_id] if entry is not None else [])
        acts = acts_of(row.view)
        if row.percent is not None:
            acts = [one for one in acts if one is TargetAct.OPEN]  # the line above has the other
        if acts != self._acts or not self._flow.count():
            self._acts = acts
            self._make_buttons(acts)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), color("paper"))
        painter.fillRect(QRectF(0, 0, self.width(), 1), color("line"))

    def _make_buttons(self, acts: list[TargetAct]) -> None:
        empty(self._flow)
        self._made: dict[TargetAct, Button] = {}
        for act in acts:
            button = Button(act_word(act))
            button.clicked.connect(partial(self._ask, act))
            self._flow.addWidget(button)
            self._made[act] = button
        self._buttons.setVisible(bool(acts))

    def _ask(self, act: TargetAct) -> None:
        if self._row is not None:
            self.act_asked.emit(act, self._row, self._made[act])
