"""A plan as CSV: with ``;`` as Excel writes it in Russia, with ``,`` or tabs; UTF-8, UTF-16 or cp1251."""

import csv
import io
import re
from collections.abc import Iterator, Sequence

from gosclient.domain.errors import BadInput
from gosclient.domain.text import printable

SEPARATORS = ";,\t"

_FORMULA = re.compile(r"'*[=+\-@]")
_ESCAPED = re.compile(r"'+[=+\-@]")
_LONGEST_CELL = 1_000_000
"""Characters that a cell may have before the file is no plan."""


def rows_of(content: bytes) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Rows of a file with the numbers a spreadsheet gives them, the first is 1.

    Raises:
        BadInput: it is no text in a known encoding, or no table.
    """
    text = _decoded(content)
    separator = _separator(text)
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        for number, row in enumerate(reader, 1):
            if number == 1 and len(row) <= 2 and text.casefold().startswith("sep="):  # noqa: PLR2004
                continue
            yield number, tuple(plain(cell) for cell in row)
    except csv.Error as error:
        raise BadInput(
            "Файл CSV повреждён: кавычки в нём не сходятся. Ничего не загружено; откройте его в "
            "таблице, проверьте и сохраните заново."
        ) from error


def write_row(cells: Sequence[str]) -> str:
    """A row as Excel reads it in Russia."""
    buffer = io.StringIO(newline="")
    csv.writer(buffer, delimiter=";", lineterminator="\r\n").writerow(
        [guarded(one) for one in cells]
    )
    return buffer.getvalue()


def guarded(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe stands before it."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def plain(cell: str) -> str:
    """A cell without the apostrophe that ``guarded`` put before it."""
    return cell[1:] if _ESCAPED.match(cell) else cell


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _or_refuse(content, "utf-16")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = _or_refuse(content, "cp1251")
    return text


def _or_refuse(content: bytes, encoding: str) -> str:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise BadInput(_NO_TEXT) from error
    if len(printable(text)) < len(text):
        raise BadInput(_NO_TEXT)
    return text


def _separator(text: str) -> str:
    """What parts the headings: the sign that stands most often in the first line that has any."""
    for line in text.splitlines()[:20]:
        if line.casefold().startswith("sep=") and len(line.rstrip()) == len("sep=") + 1:
            return line.rstrip()[-1]
        most = max(SEPARATORS, key=line.count)
        if line.count(most):
            return most
    return SEPARATORS[0]


_NO_TEXT = (
    "Это не таблица: программа не смогла прочитать файл как текст. Ничего не загружено; сохраните план "
    "в формате XLSX или «CSV UTF-8»."
)
