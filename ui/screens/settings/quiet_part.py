"""Quiet hours: when the office wants no posts, by the clocks of the readers."""

from datetime import time
from typing import Final

from PySide6.QtCore import QTime, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QTimeEdit, QVBoxLayout, QWidget

from gosclient.desk import checking
from gosclient.domain.checks.facts import QuietHours
from gosclient.domain.errors import GosclientError
from ui.loop import spawn
from ui.models.office import Office
from ui.notices import Notices
from ui.screens.settings.fields import hint
from ui.theme.dressing import dress
from ui.theme.tokens import CONTROL
from ui.widgets.check_box import CheckBox
from ui.widgets.labels import PlainLabel, title

USUAL: Final = QuietHours(time(22), time(8))
"""What is proposed when they are switched on."""


class QuietPart(QWidget):
    """A box, and from when to when; kept as soon as it is chosen.

    Signals:
        filled: what is in force is shown.
    """

    filled = Signal()

    def __init__(self, office: Office, notices: Notices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._notices = notices
        self._kept: QuietHours | None = None
        self.on = CheckBox(self.tr("Предупреждать о записях в тихие часы"))
        self.begin = _clock(self.tr("Начало тихих часов"))
        self.end = _clock(self.tr("Конец тихих часов"))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.on)
        for words, clock in ((self.tr("с"), self.begin), (self.tr("до"), self.end)):
            row.addWidget(PlainLabel(words))
            row.addWidget(clock)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(title(self.tr("Тихие часы")))
        layout.addLayout(row)
        layout.addWidget(
            hint(
                self.tr(
                    "По часам читателей каждого сообщества. Программа спросит ещё раз, прежде чем "
                    "отправить запись на такое время; сама она ничего не переносит."
                )
            )
        )
        self._show(None)
        self.on.toggled.connect(self._change)
        self.begin.editingFinished.connect(self._change)
        self.end.editingFinished.connect(self._change)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        spawn(self._read())

    async def _read(self) -> None:
        self._show(await checking.quiet_hours(self._office.db))
        self.filled.emit()

    def _change(self) -> None:
        wanted = QuietHours(_time_of(self.begin), _time_of(self.end))
        chosen = wanted if self.on.isChecked() else None
        if chosen != self._kept:
            spawn(self._keep(chosen), name="keep quiet hours")

    async def _keep(self, wanted: QuietHours | None) -> None:
        try:
            await checking.set_quiet_hours(self._office.db, wanted)
        except GosclientError as error:
            self._notices.say(error.sentence)
        await self._read()

    def _show(self, hours: QuietHours | None) -> None:
        self._kept = hours
        self.on.blockSignals(True)  # noqa: FBT003 - Qt's own parameter has no name
        self.on.setChecked(hours is not None)
        self.on.blockSignals(False)  # noqa: FBT003
        shown = hours or USUAL
        for clock, at in ((self.begin, shown.begin), (self.end, shown.end)):
            clock.setTime(QTime(at.hour, at.minute))
            clock.setEnabled(hours is not None)


def _clock(name: str) -> QTimeEdit:
    clock = dress(QTimeEdit())
    clock.setDisplayFormat("HH:mm")
    clock.setAccessibleName(name)
    clock.setMinimumHeight(CONTROL)
    return clock


def _time_of(clock: QTimeEdit) -> time:
    return time(clock.time().hour(), clock.time().minute())
