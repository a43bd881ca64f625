"""Rows of a plan: what each of them asks for, or why it cannot be used."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path, PureWindowsPath

from gosclient.desk.plan_table import PlanTable
from gosclient.desk.rubrics import LONGEST
from gosclient.domain.community import Community
from gosclient.domain.community_names import communities_of
from gosclient.domain.errors import BadInput
from gosclient.domain.plan_columns import CUT, Column, RawRow, Unreadable
from gosclient.domain.plan_dates import moment_of
from gosclient.domain.publishing import LEAD, MOST_MEDIA, TEXT_LIMIT, Content
from gosclient.domain.text import printable
from gosclient.domain.zones import unix_of, zone_named

_FROM_1904 = timedelta(days=1462)


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A row that can be used.

    Attributes:
        number: of the row in the file, the first is 1.
        at: unix seconds, 0 for a draft without a time.
        files: that go with it, in order; they are there.
        trouble: why the files it names cannot go with it, empty if they can.
    """

    number: int
    content: Content
    communities: tuple[int, ...]
    at: int
    zone: str
    rubric: str = ""
    files: tuple[Path, ...] = ()
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class RowError:
    """What is to be said of a row.

    Attributes:
        number: of the row in the file, the first is 1.
        sentence: Russian.
    """

    number: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Rows:
    """Reads the rows of a table.

    Attributes:
        connected: the communities there are.
        groups: ids of communities by the names of groups.
        folder: in which the plan lies, with the files it names.
        zone: IANA name, for rows that name none.
        now: unix seconds.
    """

    table: PlanTable
    connected: Sequence[Community]
    groups: Mapping[str, Sequence[int]]
    folder: Path
    zone: str
    now: float

    def read(self) -> tuple[list[PlanRow], list[RowError]]:
        """Rows that can be used, and what is wrong with the others; looks for files on the disk."""
        rows: list[PlanRow] = []
        errors: list[RowError] = []
        for raw in self.table.rows:
            try:
                rows.append(self._row(raw))
            except BadInput as error:
                errors.append(RowError(raw.number, error.sentence))
        return rows, errors

    def _row(self, raw: RawRow) -> PlanRow:
        for column, cell in raw.cells.items():
            if isinstance(cell, Unreadable) and column is not Column.STATE:
                raise BadInput(f"Столбец «{column}»: {cell.why}")
        zone = zone_named(_words(raw, Column.ZONE) or self.zone).key
        names = _file_names(raw)
        content = Content(text=_text(raw), link=_link(raw))
        if content.is_empty and not names:
            raise BadInput("В строке нет ни текста, ни файлов, ни ссылки.")
        return PlanRow(
            raw.number,
            content,
            communities_of(_words(raw, Column.WHERE), self.connected, self.groups),
            self._at(raw, zone),
            zone,
            _rubric(raw),
            *self._files(names),
        )

    def _at(self, raw: RawRow, zone: str) -> int:
        day = raw.cells.get(Column.DAY)
        if self.table.from_1904 and isinstance(day, int | float):
            day += _FROM_1904.days
        moment = moment_of(day, raw.cells.get(Column.TIME))
        if moment is None:
            return 0
        at = unix_of(moment, zone)
        if at < self.now + LEAD:
            raise BadInput(f"Время {moment:%d.%m.%Y %H:%M} прошло или наступит через минуту.")
        return at

    def _files(self, names: Sequence[str]) -> tuple[tuple[Path, ...], str]:
        """Files, or why they cannot be taken: a row that is planned already needs none."""
        try:
            return tuple(self._file(name) for name in names), ""
        except BadInput as error:
            return (), error.sentence

    def _file(self, name: str) -> Path:
        # A plan may come from anybody, and what it names goes to the public: nothing from elsewhere.
        parts = PureWindowsPath(name)
        if parts.is_absolute() or parts.drive or name.startswith("/") or ".." in parts.parts:
            raise BadInput(
                f"Файл «{name}» должен лежать рядом с планом: файлы из других папок не берутся."
            )
        try:
            folder = self.folder.resolve()
            path = folder.joinpath(*parts.parts).resolve()
            there = path.is_file()
        except OSError:
            there = False
        if not there:
            raise BadInput(f"Файла «{name}» рядом с планом нет.")
        if not path.is_relative_to(folder):
            raise BadInput(f"Файл «{name}» ведёт в другую папку: такие файлы не берутся.")
        return path


def _file_names(raw: RawRow) -> list[str]:
    parts = _string(raw, Column.FILES).replace("\n", ";").split(";")
    names = [part.strip() for part in parts if part.strip()]
    if len(names) > MOST_MEDIA:
        raise BadInput(f"Файлов больше {MOST_MEDIA}: столько VK не покажет в одной записи.")
    return names


def _text(raw: RawRow) -> str:
    text = _string(raw, Column.TEXT).replace("\r\n", "\n").replace("\r", "\n").strip()
    if text.endswith(CUT):
        raise BadInput("Текст обрезан: он не поместился в ячейку. Вставьте его целиком.")
    if len(text) > TEXT_LIMIT:
        raise BadInput(
            f"Текст длиннее, чем принимает VK: {len(text)} знаков из {TEXT_LIMIT}. Сократите его на "
            f"{len(text) - TEXT_LIMIT}."
        )
    return text


def _link(raw: RawRow) -> str:
    link = _words(raw, Column.LINK)
    if link and (not link.startswith(("http://", "https://")) or " " in link):
        raise BadInput(f"Ссылка «{link[:60]}» непонятна: она начинается с https://.")
    return link


def _rubric(raw: RawRow) -> str:
    rubric = _words(raw, Column.RUBRIC)
    if len(rubric) > LONGEST:
        raise BadInput(f"Рубрика длиннее {LONGEST} знаков. Сократите её.")
    return rubric


def _words(raw: RawRow, column: Column) -> str:
    """A cell on one line; new lines part names of communities."""
    lines = _string(raw, column).splitlines()
    return ("; " if column is Column.WHERE else " ").join(" ".join(one.split()) for one in lines)


def _string(raw: RawRow, column: Column) -> str:
    """What stands in a cell as text; a whole number without a point."""
    cell = raw.cells.get(column, "")
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return printable(str(cell))
