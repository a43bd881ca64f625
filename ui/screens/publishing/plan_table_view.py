"""The table of a plan that comes as a file."""

from typing import Final

from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from ui.models.plan_table import Fate, Line, PlanTableModel
from ui.models.table import ROW_ROLE
from ui.screens.tables import Index, PillDelegate, dress_table, fit
from ui.theme.theme import theme
from ui.widgets.painting import Tone

_WIDTHS: Final = {
    PlanTableModel.STATE: 112,
    PlanTableModel.NUMBER: 84,
    PlanTableModel.WHEN: 220,  # with the year: a plan of December goes on in January
    PlanTableModel.WHERE: 170,
    PlanTableModel.FILES: 100,
}
_LOOKS: Final = {
    Fate.READY: ("circle-check", Tone.GREEN),
    Fate.BAD: ("triangle-alert", Tone.RED),
    Fate.KNOWN: ("copy", Tone.GREY),
}


class PlanTableView(QTableView):
    """Rows with a pill each."""

    def __init__(self, model: PlanTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        dress_table(self, self.tr("Строки плана"))
        self.setItemDelegate(_Delegate(self, frozenset({PlanTableModel.NUMBER})))
        header = self.horizontalHeader()
        header.setSectionResizeMode(PlanTableModel.WORDS, QHeaderView.ResizeMode.Stretch)
        self._model = model
        model.modelReset.connect(self._span)
        theme().text_resized.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        fit(self, _WIDTHS)

    def _span(self) -> None:
        """Give a sentence the room of the cells that are empty beside it."""
        self.clearSpans()
        first, last = PlanTableModel.WHEN, PlanTableModel.FILES
        for row in range(self._model.rowCount()):
            if self._model.row(row).fate is not Fate.READY:
                self.setSpan(row, first, 1, last - first + 1)


class _Delegate(PillDelegate):
    def pill(self, index: Index) -> tuple[str, Tone] | None:
        line: Line = index.data(ROW_ROLE)
        return _LOOKS[line.fate] if index.column() == PlanTableModel.STATE else None
