"""The plan as a file: XLSX or CSV that can be read in again, or a calendar for other programs."""

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gosclient.desk import plan_calendar, plan_csv
from gosclient.desk.plan_listing import PlanLine, lines_between
from gosclient.domain.errors import BadInput
from gosclient.domain.plan_columns import CUT, Column
from gosclient.domain.text import printable
from gosclient.store.database import Database
from gosclient.sync.threads import in_thread

_THREAD = "gosclient-plan"

LONGEST_CELL = 32_000
"""Characters; a cell of XLSX holds 32,767."""

_WIDTHS = {
    Column.DAY: 12,
    Column.TIME: 8,
    Column.WHERE: 40,
    Column.TEXT: 80,
    Column.RUBRIC: 18,
    Column.FILES: 24,
    Column.LINK: 34,
    Column.STATE: 24,
    Column.ZONE: 20,
}


@dataclass(frozen=True, slots=True)
class PlanWritten:
    """What was written, and where.

    Attributes:
        lines: rows of a table, or events of a calendar.
    """

    path: Path
    lines: int


async def export_plan(
    db: Database, path: Path, since: int, until: int, now: float, *, over: bool = False
) -> PlanWritten:
    """Write the plan; the ending of the name chooses: ``.xlsx``, ``.csv`` or ``.ics``.

    Args:
        db: the open store.
        path: of the new file.
        since: unix seconds.
        until: unix seconds, not with it.
        now: unix seconds.
        over: write over a file that is there; somebody was asked.

    Raises:
        BadInput: another ending, a file that is there, or a place that cannot be written.
    """
    ending = path.suffix.casefold()
    if ending == ".ics":
        name = await db.write(plan_calendar.own_name)
        events = await db.read(plan_calendar.events_between, since, until, now, name)
        content = await in_thread(lambda: plan_calendar.calendar_of(events, now), _THREAD)
        count = len(events)
    elif ending in _TABLES:
        lines = await db.read(lines_between, since, until, now)
        content = await in_thread(lambda: _TABLES[ending](lines), _THREAD)
        count = len(lines)
    else:
        raise BadInput("План пишется в файл XLSX, CSV или ICS. Выберите имя с таким окончанием.")
    await in_thread(lambda: _put(path, content, over=over), _THREAD)
    return PlanWritten(path, count)


def _put(path: Path, content: bytes, *, over: bool) -> None:
    """Write the file whole or not at all."""
    beside = path.with_name(f".{path.name}.part")
    try:
        if not over and path.exists():
            raise BadInput(f"Файл {path} уже есть и не изменён. Выберите другое имя.")
        beside.write_bytes(content)
        os.replace(beside, path)  # noqa: PTH105 - Path.replace says the same
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        raise BadInput(
            f"В {path} не удалось записать: файл занят или папка закрыта. План цел; закройте файл в "
            "таблице или выберите другое место."
        ) from error


def _book(lines: Sequence[PlanLine]) -> bytes:
    from io import BytesIO  # noqa: PLC0415

    from openpyxl import Workbook  # noqa: PLC0415 - only for a plan
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    book = Workbook()
    sheet = book.active
    sheet.title = "План"
    for place, column in enumerate(Column, 1):
        sheet.cell(1, place, column.value).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(place)].width = _WIDTHS[column]
    for number, line in enumerate(lines, 2):
        _date_and_time(sheet, number, line)
        for place, text in enumerate(_texts(line), 3):
            _text(sheet.cell(number, place), text)
        for place in range(1, len(Column) + 1):
            sheet.cell(number, place).alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _date_and_time(sheet: Any, number: int, line: PlanLine) -> None:  # noqa: ANN401 - no types
    day = sheet.cell(number, 1, line.moment.date())
    day.number_format = "DD.MM.YYYY"
    time = sheet.cell(number, 2, line.moment.time())
    time.number_format = "HH:MM"


def _text(cell: Any, text: str) -> None:  # noqa: ANN401
    """A text as it is, even if it begins like a formula."""
    cell.value = text
    cell.data_type = "s"


def _csv(lines: Sequence[PlanLine]) -> bytes:
    rows = [[str(column) for column in Column]]
    rows += [[f"{line.moment:%d.%m.%Y}", f"{line.moment:%H:%M}", *_texts(line)] for line in lines]
    return "".join(map(plan_csv.write_row, rows)).encode("utf-8-sig")


def _texts(line: PlanLine) -> list[str]:
    """The columns after date and time."""
    cells = (
        "; ".join(line.communities),
        line.text,
        line.rubric,
        "; ".join(line.files),
        line.link,
        line.state,
        line.zone,
    )
    return [fitting(printable(cell)) for cell in cells]


def fitting(text: str) -> str:
    """A text that a cell can hold; what was cut off is marked."""
    return text if len(text) <= LONGEST_CELL else text[: LONGEST_CELL - len(CUT)] + CUT


_TABLES: dict[str, Callable[[Sequence[PlanLine]], bytes]] = {".xlsx": _book, ".csv": _csv}
