"""The journal as rows of a table, read by pages from the newest on."""

from PySide6.QtCore import QModelIndex, QObject

from gosclient.desk import journal
from gosclient.desk.journal import PAGE, Record
from gosclient.domain.journal import Phase
from ui.loop import spawn
from ui.models.act_words import act_title, phase_word
from ui.models.office import Office
from ui.models.table import Index, TableModel
from ui.models.words import moment


class JournalModel(TableModel[Record]):
    """One row an act: how it stands now. ``loaded`` tells that the first page was read anew."""

    topics = ("journal", "people")

    STATE, WHEN, ACT, PERSON, WORDS = range(5)

    def __init__(self, office: Office, parent: QObject | None = None) -> None:
        headings = (
            self.tr("Состояние"),
            self.tr("Когда"),
            self.tr("Действие"),
            self.tr("О ком"),
            self.tr("Причина и текст"),
        )
        super().__init__(office, headings, parent)
        self._text = ""
        self._more = False

    def canFetchMore(self, parent: Index) -> bool:
        """Whether there are older records."""
        return not parent.isValid() and self._more and not self._reading

    def fetchMore(self, parent: Index) -> None:
        """Read the next page."""
        if self.canFetchMore(parent):
            self._reading = True
            spawn(self._read_older())

    def key_of(self, row: Record) -> int:
        """Number of the line."""
        return row.line.number

    def find(self, text: str) -> None:
        """Show what the words occur in; nothing shows all."""
        self._text = text
        self.reload()

    def _words(self, row: Record, column: int) -> str:
        match column:
            case self.STATE:
                return phase_word(row.line.phase)
            case self.WHEN:
                return moment(row.line.at, self._office.now())
            case self.ACT:
                return act_title(row.line.act)
            case self.PERSON:
                return f"{row.person} · {row.community}".removeprefix(" · ")
            case _:
                return ". ".join(filter(None, (row.line.ground, row.copy.text)))

    async def _fetch(self) -> list[Record]:
        return await journal.page(self._office.db, text=self._text, last_only=True)

    def _show(self, rows: list[Record]) -> None:
        self._more = len(rows) == PAGE
        held = self._rows[: len(rows)]
        if self._more and [*map(self.key_of, held)] == [*map(self.key_of, rows)]:
            rows = [*rows, *self._rows[len(rows) :]]  # the pages below are still those below
        super()._show(rows)

    async def _read_older(self) -> None:
        try:
            before = self._rows[-1].line.number if self._rows else None
            rows = await journal.page(
                self._office.db, before=before, text=self._text, last_only=True
            )
        finally:
            self._reading = False
        if self._stale:  # a change came meanwhile: the list is read from its top
            self.reload()
            return
        self._more = len(rows) == PAGE
        if rows:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
            self._rows += rows
            self.endInsertRows()


def is_settled(phase: Phase) -> bool:
    """Whether nothing more is to come of an act."""
    return phase not in {Phase.ASKED, Phase.KEPT, Phase.UNKNOWN}
