"""Cells of the journal: how an act stands as a pill, the rest as plain lines."""

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QTableView

from gosclient.domain.journal import Phase
from ui.models.journal import JournalModel
from ui.models.table import ROW_ROLE
from ui.screens.tables import Index, PillDelegate
from ui.widgets.painting import Tone

if TYPE_CHECKING:
    from gosclient.desk.journal import Record

_LOOKS: Final[dict[Phase, tuple[str, Tone]]] = {
    Phase.ASKED: ("timer", Tone.ACCENT),
    Phase.KEPT: ("timer", Tone.ACCENT),
    Phase.CANCELLED: ("undo-2", Tone.GREY),
    Phase.DONE: ("check", Tone.GREEN),
    Phase.ALREADY: ("check-check", Tone.GREEN),
    Phase.UNKNOWN: ("circle-question-mark", Tone.AMBER),
    Phase.REFUSED: ("circle-x", Tone.RED),
    Phase.SEEN: ("eye", Tone.GREY),
}


def look_of_phase(phase: Phase) -> tuple[str, Tone]:
    """Icon and tone of a phase: a state is never a colour alone."""
    return _LOOKS[phase]


class JournalDelegate(PillDelegate):
    """Paints the table."""

    def __init__(self, parent: QTableView) -> None:
        super().__init__(parent, frozenset({JournalModel.WHEN}))

    def pill(self, index: Index) -> tuple[str, Tone] | None:
        record: Record = index.data(ROW_ROLE)
        return look_of_phase(record.line.phase) if index.column() == JournalModel.STATE else None
