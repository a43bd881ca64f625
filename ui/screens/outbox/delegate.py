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

UPLOADING: Final = ("send", Tone.ACCENT)
"""Icon and tone while the files of an intent are on their way."""


def look_of(entry: OutboxEntry) -> tuple[str, Tone]:
    """Icon and tone of a state."""
    if entry.state is OutboxState.WAITING and entry.reason is Reason.NETWORK:
        return "wifi-off", Tone.AMBER
    return _LOOKS[entry.state]


class OutboxDelegate(PillDelegate):
    """Paints the table."""

    def __init__(self, parent: QTableView, model: OutboxModel) -> None:
        super().__init__(parent, frozenset({OutboxModel.ATTEMPTS, OutboxModel.NEXT}))
        self._model = model

    def pill(self, index: Index) -> tuple[str, Tone] | None:
        if index.column() != OutboxModel.STATE:
            return None
        row: OutboxRow = index.data(ROW_ROLE)
        return UPLOADING if self._model.upload_of(row) is not None else look_of(row.entry)

    def share(self, index: Index) -> float | None:
        on_way = self._model.upload_of(index.data(ROW_ROLE))
        return on_way.percent / 100 if on_way and index.column() == OutboxModel.NEXT else None
