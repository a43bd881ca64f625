"""Cells of the table «Отправка»: the state as a pill, the rest as plain lines."""

from typing import Final

from PySide6.QtWidgets import QTableView

from gosclient.domain.outbox import OutboxEntry, OutboxState, Reason
from ui.models.outbox import OutboxModel, OutboxRow
from ui.models.table import ROW_ROLE
from ui.screens.tables import Index, PillDelegate
from ui.widgets.painting import Tone

_LOOKS: Final[dict[OutboxState, tuple[str, Tone]]] = {
    OutboxState.HOLDING: ("timer", Tone.ACCENT),
    OutboxState.QUEUED: ("send", Tone.ACCENT),
    OutboxState.SENDING: ("send", Tone.ACCENT),
    OutboxState.CONFIRMED: ("check", Tone.GREEN),
    OutboxState.WAITING: ("hourglass", Tone.AMBER),
    OutboxState.FAILED: ("circle-x", Tone.RED),
    OutboxState.UNKNOWN: ("circle-question-mark", Tone.AMBER),
    OutboxState.CANCELLED: ("undo-2", Tone.GREY),
}


def look_of(entry: OutboxEntry) -> tuple[str, Tone]:
    """Icon and tone of a state."""
    if entry.state is OutboxState.WAITING and entry.reason is Reason.NETWORK:
        return "wifi-off", Tone.AMBER
    return _LOOKS[entry.state]


class OutboxDelegate(PillDelegate):
    """Paints the table."""

    def __init__(self, parent: QTableView) -> None:
        super().__init__(parent, frozenset({OutboxModel.ATTEMPTS, OutboxModel.NEXT}))

    def pill(self, index: Index) -> tuple[str, Tone] | None:
        row: OutboxRow = index.data(ROW_ROLE)
        return look_of(row.entry) if index.column() == OutboxModel.STATE else None
