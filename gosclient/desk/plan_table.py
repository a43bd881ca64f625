"""A file of a plan as rows of cells, whatever program wrote it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from gosclient.desk import plan_csv, plan_xlsx
from gosclient.domain.errors import BadInput
from gosclient.domain.plan_columns import Column, RawRow, columns_of, is_heading, missing

MOST_ROWS = 2_000
"""Rows with something in them that one file may have."""

LARGEST_FILE = 20 * 2**20
"""Bytes."""

HEADING_WITHIN = 20
"""Rows from the top among which the headings are looked for."""

Row = tuple[int, tuple[object, ...]]


@dataclass(frozen=True, slots=True)
class PlanTable:
    """The rows of a plan.

    Attributes:
        from_1904: days written as numbers count from 1904, not from 1900.
    """

    rows: tuple[RawRow, ...]
    from_1904: bool = False


def read_table(path: Path) -> PlanTable:
    """Read a file; blocks while the disk does.

    Raises:
        BadInput: it cannot be opened, is no table, has no headings or too many rows.
    """
    content = _bytes_of(path)
    if content.startswith(b"PK"):
        with plan_xlsx.reading():
            return _first_plan(plan_xlsx.sheets_of(content))
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise BadInput(
            "Это старый формат XLS, или файл закрыт паролем. Ничего не загружено; сохраните план без "
            "пароля в формате XLSX."
        )
    return _first_plan([(plan_csv.rows_of(content), False)])


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except FileNotFoundError as error:
        raise BadInput(f"Файла {path} нет. Проверьте имя и папку.") from error
    except OSError as error:
        raise BadInput(
            f"Файл {path} не открывается: он занят другой программой или закрыт для чтения. Закройте "
            "его в таблице и повторите."
        ) from error
    if len(content) > LARGEST_FILE:
        raise BadInput(
            f"Файл больше {LARGEST_FILE // 2**20} МБ, это не похоже на план. Ничего не загружено."
        )
    if not content.strip():
        raise BadInput("Файл пуст. Ничего не загружено.")
    return content


def _first_plan(sheets: Iterable[tuple[Iterator[Row], bool]]) -> PlanTable:
    """The first sheet that has the headings."""
    lacking: list[Column] = []
    for rows, from_1904 in sheets:
        columns = _headings(rows)
        if not columns:
            continue
        lacking = missing(columns)
        if not lacking:
            return PlanTable(tuple(_filled(rows, columns)), from_1904)
    if lacking:
        names = ", ".join(f"«{one}»" for one in lacking)
        raise BadInput(f"В плане нет столбцов: {names}. Ничего не загружено; добавьте их.")
    raise BadInput(
        "В файле не нашлось строки с названиями столбцов: «дата», «время», «сообщества», «текст». "
        "Ничего не загружено. Образец можно получить выгрузкой плана."
    )


def _headings(rows: Iterator[Row]) -> dict[int, Column]:
    """Read rows up to the headings; nothing if they do not stand near the top."""
    for number, cells in rows:
        columns = columns_of(cells)
        if is_heading(columns):
            return columns
        if number >= HEADING_WITHIN:
            break
    return {}


def _filled(rows: Iterator[Row], columns: Mapping[int, Column]) -> Iterator[RawRow]:
    count = 0
    for number, cells in rows:
        found = {
            column: cells[place]
            for place, column in columns.items()
            if place < len(cells) and not _is_blank(cells[place])
        }
        if not found:
            continue
        count += 1
        if count > MOST_ROWS:
            raise BadInput(
                f"В плане больше {MOST_ROWS} строк. Ничего не загружено; разделите его на несколько "
                "файлов."
            )
        yield RawRow(number, found)


def _is_blank(cell: object) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())
