"""A plan as XLSX: values of formulas, merged cells, and archives that are none."""

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from gosclient.domain.errors import BadInput
from gosclient.domain.plan_columns import Unreadable

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

LARGEST_UNPACKED = 64 * 2**20
"""Bytes of all parts together: a small archive can hold an endless one."""

_MOST_COLUMNS = 50
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?\bref=\"([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})\"")
_HAS_FORMULAS = re.compile(rb"<(?:\w+:)?f[\s>/]")
_RETURN = re.compile("_x000D_\n?")

_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, KeyError, ValueError, TypeError, IndexError, AttributeError),
    *(SyntaxError, EOFError, OverflowError, NotImplementedError, RuntimeError, AssertionError),
)
"""What openpyxl and zipfile raise on what is no XLSX; a parse error of XML is a ``SyntaxError``."""

Row = tuple[int, tuple[object, ...]]


@contextmanager
def reading() -> Iterator[None]:
    """Read a book inside: what is none is refused, and what openpyxl leaves out is passed over.

    Raises:
        BadInput: it is no XLSX.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except _BROKEN as error:
        raise BadInput(_NO_BOOK) from error


def sheets_of(content: bytes) -> Iterator[tuple[Iterator[Row], bool]]:
    """Every sheet: its rows with their numbers, and whether the book counts days from 1904.

    A cell is what it shows: of a formula the value that was kept with it, of merged cells the upper
    one in all below it. What has no value is ``Unreadable``.

    Raises:
        BadInput: it is too large, or another kind of archive.
    """
    from openpyxl.utils.datetime import CALENDAR_MAC_1904  # noqa: PLC0415 - only for a plan

    _check_size(content)
    values = _book(content, data_only=True)
    formulas: Workbook | None = None
    for place, sheet in enumerate(values.worksheets):
        raw = _raw_sheet(content, sheet)
        if _HAS_FORMULAS.search(raw) and formulas is None:
            formulas = _book(content, data_only=False)
        beside = formulas.worksheets[place] if formulas is not None else None
        yield _rows(sheet, beside, _merged(raw)), values.epoch == CALENDAR_MAC_1904


def _check_size(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = archive.infolist()
        if any(one.filename == "mimetype" for one in parts):
            raise BadInput(
                "Это файл ODS. Сохраните план в формате XLSX или CSV. Ничего не загружено."
            )
        if sum(one.file_size for one in parts) > LARGEST_UNPACKED:
            raise BadInput(
                f"В файле больше {LARGEST_UNPACKED // 2**20} МБ данных, это не похоже на план. "
                "Ничего не загружено; сохраните нужные строки в новый файл."
            )


def _book(content: bytes, *, data_only: bool) -> "Workbook":
    from openpyxl import load_workbook  # noqa: PLC0415 - only for a plan

    return load_workbook(io.BytesIO(content), read_only=True, data_only=data_only)


def _raw_sheet(content: bytes, sheet: Any) -> bytes:  # noqa: ANN401 - openpyxl has no types
    # Read row by row, a sheet does not tell of merged cells, and there is no public way to its part.
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(sheet._worksheet_path)  # noqa: SLF001


def _merged(raw: bytes) -> dict[tuple[int, int], tuple[int, int]]:
    """Of merged cells in the leftmost column: the row and column of each, and of the upper one."""
    from openpyxl.utils import range_boundaries  # noqa: PLC0415

    found = {}
    for match in _MERGED.finditer(raw):
        left, top, _, bottom = range_boundaries(match[1].decode())
        if left <= _MOST_COLUMNS and bottom - top <= _MOST_MERGED:
            found.update({(row, left): (top, left) for row in range(top + 1, bottom + 1)})
    return found


def _rows(
    sheet: Any,  # noqa: ANN401 - openpyxl has no types
    formulas: Any,  # noqa: ANN401
    merged: Mapping[tuple[int, int], tuple[int, int]],
) -> Iterator[Row]:
    uppers = set(merged.values())
    kept: dict[tuple[int, int], object] = {}
    sheet.reset_dimensions()  # some programs write wrong ones, and rows would be cut
    beside = _formula_rows(formulas)
    for number, row in enumerate(sheet.iter_rows(max_col=_MOST_COLUMNS), 1):
        formula_row = next(beside, ())
        cells = []
        own = False
        for place, cell in enumerate(row, 1):
            value = _value(cell, formula_row[place - 1 : place])
            own = own or value is not None
            if (number, place) in uppers:
                kept[number, place] = value
            cells.append(kept.get(merged.get((number, place), (0, 0)), value))
        yield number, tuple(cells) if own else ()


def _formula_rows(sheet: Any) -> Iterator[tuple[Any, ...]]:  # noqa: ANN401
    if sheet is not None:
        sheet.reset_dimensions()
        yield from sheet.iter_rows(max_col=_MOST_COLUMNS)


def _value(cell: Any, formula: tuple[Any, ...]) -> object:  # noqa: ANN401
    if cell.data_type == "e":
        return Unreadable(f"В ячейке ошибка таблицы: {cell.value}.")
    if cell.value is None and formula and formula[0].data_type == "f":
        return Unreadable(
            "В ячейке формула, а её значение в файле не сохранено. Откройте файл в таблице и сохраните "
            "его заново или впишите значение."
        )
    if isinstance(cell.value, str):
        return _RETURN.sub("\n", cell.value)
    return cell.value


_MOST_MERGED = 10_000
_NO_BOOK = (
    "Это не таблица XLSX, или файл повреждён. Ничего не загружено; откройте его в программе, где он "
    "сделан, и сохраните заново как XLSX или CSV."
)
