"""The rows of a plan that comes as a file: what each of them would be, or why it cannot be used."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QObject

from gosclient.desk.plan_file import PlanRead
from gosclient.desk.plan_rows import PlanRow, RowError
from ui.models.office import Office
from ui.models.publishing_words import title_words
from ui.models.table import RowsModel
from ui.models.time_words import planned_words
from ui.widgets.plain_text import first_line


class Fate(Enum):
    """What would become of a row."""

    READY = auto()
    BAD = auto()
    KNOWN = auto()


@dataclass(frozen=True, slots=True)
class Line:
    """A row as it is seen.

    Attributes:
        number: in the file.
        row: what it asks for, None where it cannot be used.
        sentence: why it cannot be used, or what is passed over; may be empty.
    """

    number: int
    fate: Fate
    row: PlanRow | None = None
    sentence: str = ""


def lines_of(plan: PlanRead) -> list[Line]:
    """What needs a person first, then what is passed over, then what is ready."""
    ready = {one.number for one in plan.rows}
    partly = {one.number: one.sentence for one in plan.repeated if one.number in ready}
    known = [one for one in plan.repeated if one.number not in ready]
    return [
        *(Line(one.number, Fate.BAD, None, one.sentence) for one in plan.errors),
        *(Line(one.number, Fate.KNOWN, None, one.sentence) for one in known),
        *(Line(one.number, Fate.READY, one, partly.get(one.number, "")) for one in plan.rows),
    ]


def refused_lines(refused: Iterable[RowError], rows: Sequence[PlanRow]) -> list[Line]:
    """What stayed a draft because it could not be handed over."""
    by_number = {one.number: one for one in rows}
    return [Line(one.number, Fate.BAD, by_number.get(one.number), one.sentence) for one in refused]


class PlanTableModel(RowsModel[Line]):
    """Rows of a file as rows of a table; a sentence stands in ``WHEN`` and is painted to the end."""

    STATE, NUMBER, WHEN, WHERE, WORDS, FILES = range(6)

    def __init__(self, office: Office, parent: QObject | None = None) -> None:
        headings = (
            self.tr("Состояние"),
            self.tr("Строка"),
            self.tr("Когда"),
            self.tr("Сообщества"),
            self.tr("Первые слова"),
            self.tr("Файлы"),
        )
        super().__init__(headings, parent)
        self._office = office

    def count(self, fate: Fate) -> int:
        """How many rows there are of a kind."""
        return sum(one.fate is fate for one in self._rows)

    def _words(self, row: Line, column: int) -> str:
        planned = row.row
        if column == self.STATE:
            return self.fate_words(row.fate)
        if column == self.NUMBER:
            return str(row.number)
        if planned is None or row.fate is not Fate.READY:
            return row.sentence if column == self.WHEN else ""
        if column == self.WORDS:
            return title_words(first_line(planned.content.text, 120))
        if column == self.WHEN:
            if not planned.at:
                return self.tr("без даты")
            return planned_words(planned.at, planned.zone, self._office.now())
        if column == self.WHERE:
            return ", ".join(self._office.community_name(one) for one in planned.communities)
        return ", ".join(one.name for one in planned.files)

    def fate_words(self, fate: Fate) -> str:
        """What would become of a row, in a word."""
        return {
            Fate.READY: self.tr("готово"),
            Fate.BAD: self.tr("ошибка"),
            Fate.KNOWN: self.tr("уже есть"),
        }[fate]
