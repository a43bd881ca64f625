"""The table of a plan that comes as a file."""

from typing import Final

from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from ui.models.plan_table import Fate, Line, PlanTableModel
from ui.models.table import ROW_ROLE
from ui.screens.tables import Index, PillDelegate, dress, fit
from ui.widgets.painting import Tone

_WIDTHS: Final = {
    PlanTableModel.STATE: 112,
    PlanTableModel.NUMBER: 66,
    PlanTableModel.WHEN: 170,
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
        dress(self, self.tr("Строки плана"))
        self.setItemDelegate(_Delegate(self, frozenset({PlanTableModel.NUMBER})))
        header = self.horizontalHeader()
        header.setSectionResizeMode(PlanTableModel.WORDS, QHeaderView.ResizeMode.Stretch)
        fit(self, _WIDTHS)


class _Delegate(PillDelegate):
    def pill(self, index: Index) -> tuple[str, Tone] | None:
        line: Line = index.data(ROW_ROLE)
        return _LOOKS[line.fate] if index.column() == PlanTableModel.STATE else None
