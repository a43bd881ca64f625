"""Choosing an exact time to put an item off to."""

from PySide6.QtCore import QDateTime
from PySide6.QtWidgets import QDateTimeEdit, QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from ui.theme.dressing import dress
from ui.theme.tokens import CONTROL
from ui.widgets.buttons import Button, Kind
from ui.widgets.labels import PlainLabel


class SnoozeDialog(QDialog):
    """Asks until when."""

    def __init__(self, now: float, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Отложить до"))
        here = QDateTime.fromSecsSinceEpoch(int(now))
        self._field = dress(QDateTimeEdit(here.addSecs(2 * 3600)))
        self._field.setMinimumDateTime(here.addSecs(60))
        self._field.setCalendarPopup(True)
        self._field.setDisplayFormat("ddd d MMMM yyyy, HH:mm")
        self._field.setAccessibleName(self.tr("Дата и время"))
        words = PlainLabel(self.tr("Сообщение вернётся в «Новые» в это время."), role="dim")
        self._field.setSelectedSection(QDateTimeEdit.Section.HourSection)
        self._field.setMinimumHeight(CONTROL)
        buttons = QDialogButtonBox()
        put_off = Button(self.tr("Отложить"), kind=Kind.FILLED)
        put_off.setDefault(True)
        buttons.addButton(put_off, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(Button(self.tr("Закрыть")), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        for widget in (words, self._field, buttons):
            layout.addWidget(widget)

    @property
    def until(self) -> int:
        """The chosen moment, unix seconds."""
        return int(self._field.dateTime().toSecsSinceEpoch())
