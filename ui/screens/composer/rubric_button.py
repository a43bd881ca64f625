"""Which rubric the open document belongs to, and the way to another one."""

from typing import Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gosclient.desk import rubrics
from ui.loop import spawn
from ui.models.composition import CompositionModel
from ui.models.merging import Part
from ui.models.office import Office
from ui.screens.composer.rubric_popup import RubricPopup
from ui.screens.rubrics import rubric_colour
from ui.theme.tokens import TARGET
from ui.widgets.buttons import Button
from ui.widgets.painting import fill_rounded
from ui.widgets.plain_text import first_line
from ui.widgets.speech import tool_tip

_MOST_LETTERS: Final = 22


class RubricButton(Button):
    """Says the rubric, with the stripe that its cards have in the calendar."""

    def __init__(
        self, office: Office, model: CompositionModel, parent: QWidget | None = None
    ) -> None:
        super().__init__("", icon="tag", parent=parent)
        self._office = office
        self._model = model
        self._known: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda: spawn(self.offer()))
        model.opened.connect(self._on_opened)
        model.changed.connect(self._on_changed)
        self._show()

    async def offer(self) -> None:
        """Show the rubrics of the office."""
        await self._learn()
        popup = RubricPopup(self._known, self._model.publication.rubric, self.window())
        popup.chosen.connect(self._model.set_rubric)
        popup.open_above(self)

    def minimumSizeHint(self) -> QSize:
        # Where words are large or the window is narrow, the rubric is what gives way.
        return QSize(2 * TARGET, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        rubric = self._model.publication.rubric
        if rubric:
            painter = QPainter(self)
            stripe = QRectF(3, 6, 4, self.height() - 12)
            fill_rounded(painter, stripe, 2, rubric_colour(rubric, self._known))

    async def _learn(self) -> None:
        self._known = await rubrics.rubrics(self._office.db)
        self.update()

    def _on_opened(self) -> None:
        self._show()
        if self._model.is_open:
            spawn(self._learn(), name="read rubrics")

    def _on_changed(self, parts: frozenset[Part]) -> None:
        if Part.OTHER in parts:
            self._show()

    def _show(self) -> None:
        rubric = self._model.publication.rubric
        none = self.tr("Рубрика")
        self.setText(first_line(rubric, _MOST_LETTERS) if rubric else none)
        self.setAccessibleName(
            self.tr("Рубрика: {name}").format(name=rubric) if rubric else self.tr("Без рубрики")
        )
        self.setToolTip(tool_tip(rubric if len(rubric) > _MOST_LETTERS else ""))
        self.updateGeometry()
        self.update()
