"""Until when an item is put off: the usual times, and an exact one."""

from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QCoreApplication, QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from ui.models.office import Office
from ui.models.words import local
from ui.theme.dressing import dress

_MORNING: Final = 9
_SUNDAY: Final = 6


class SnoozeMenu(QMenu):
    """A menu of times.

    Signals:
        chosen: put off until (unix seconds); 0 asks for an exact time first.
    """

    chosen = Signal(int)

    def __init__(self, office: Office, parent: QWidget) -> None:
        super().__init__(parent)
        dress(self)
        self._office = office
        self.aboutToShow.connect(self._fill)

    def open_at(self, anchor: QWidget) -> None:
        """Show the menu below a widget, or above it where there is no room."""
        self._fill()
        below = anchor.mapToGlobal(QPoint(0, anchor.height()))
        height = self.sizeHint().height()
        if below.y() + height > anchor.screen().availableGeometry().bottom():
            below = anchor.mapToGlobal(QPoint(0, -height))
        self.popup(below)

    def _fill(self) -> None:
        self.clear()
        for words, until in snooze_choices(self._office.now()):
            self.addAction(words, lambda until=until: self.chosen.emit(until))
        self.addAction(self.tr("Точное время…"), lambda: self.chosen.emit(0))


def snooze_choices(now: float) -> list[tuple[str, int]]:
    """Usual times to put an item off to: words and unix seconds."""
    here = local(now)
    choices = [
        (QCoreApplication.translate("snooze", "Через час"), int(now) + 3600),
        (
            QCoreApplication.translate("snooze", "Завтра в 9:00"),
            _at_nine(here + timedelta(days=1)),
        ),
    ]
    if here.weekday() != _SUNDAY:  # on Sundays Monday is tomorrow
        monday = _at_nine(here + timedelta(days=7 - here.weekday()))
        choices.append((QCoreApplication.translate("snooze", "В понедельник в 9:00"), monday))
    return choices


def _at_nine(day: datetime) -> int:
    return int(day.replace(hour=_MORNING, minute=0, second=0, microsecond=0).timestamp())
