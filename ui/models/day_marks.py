"""What is special about a day of the calendar: days off, remembered days, notes of the office."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from gosclient.domain.day_notes import DayNote
from gosclient.domain.production_calendar import DayKind, Remembrance, day_kind, remembered
from ui.models.calendar_days import Span


@dataclass(frozen=True, slots=True)
class DayMark:
    """How a day looks.

    Attributes:
        kind: in the production calendar.
        names: of the day: holidays and days of memory.
        notes: of the office.
        mourning: nothing festive shall appear.
        grief: a day of grief of the whole country.
    """

    kind: DayKind
    names: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    mourning: bool = False
    grief: bool = False

    @property
    def is_off(self) -> bool:
        """Whether offices rest."""
        return self.kind not in {DayKind.WORKING, DayKind.SHORT}

    @property
    def words(self) -> str:
        """The same in words, empty for an ordinary day."""
        said = [*([mourning_word()] if self.mourning else []), *self.notes, *self.names]
        if self.kind is DayKind.SHORT:
            said.append(QCoreApplication.translate("calendar", "короткий день"))
        elif self.kind is DayKind.MOVED:
            said.append(QCoreApplication.translate("calendar", "выходной по переносу"))
        return " · ".join(said)


def mourning_word() -> str:
    """What a day of mourning is called."""
    return QCoreApplication.translate("calendar", "день траура")


def marks_of(span: Span, notes: Iterable[DayNote]) -> dict[date, DayMark]:
    """A mark for every day of a span."""
    written: dict[str, list[DayNote]] = {}
    for note in notes:
        written.setdefault(note.day, []).append(note)
    return {day: _mark(day, written.get(day.isoformat(), [])) for day in span.days}


def _mark(day: date, notes: list[DayNote]) -> DayMark:
    # A professional day is of one trade each; a calendar that named them all would be full of them.
    named = [one for one in remembered(day) if one.kind is not Remembrance.PROFESSIONAL]
    return DayMark(
        day_kind(day),
        tuple(one.name for one in named),
        tuple(note.text for note in notes if note.text),
        any(note.mourning for note in notes),
        any(one.kind is Remembrance.GRIEF for one in named),
    )
