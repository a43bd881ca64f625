"""The journal as a table and a folder of pictures, for a court, a prosecutor or one's own archive."""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gosclient.desk import journal
from gosclient.desk.journal import Record
from gosclient.domain.errors import BadInput
from gosclient.domain.journal import EDIT, ERASE, Phase
from gosclient.domain.outbox import Act
from gosclient.domain.text import printable
from gosclient.store.database import Database

TABLE = "журнал.xlsx"
PICTURES = "картинки"
_LONGEST_CELL = 32_000
"""Characters; a cell of XLSX holds 32,767."""

_HEADINGS = (
    ("№", 7),
    ("Когда", 19),
    ("Сообщество", 34),
    ("Действие", 20),
    ("Состояние", 20),
    ("Причина", 34),
    ("О ком", 26),
    ("Номер страницы", 16),
    ("Кто сделал в VK", 26),
    ("Что там было", 60),
    ("Стало", 40),
    ("Написано", 19),
    ("Ссылка", 44),
    ("Картинки", 24),
    ("Подробности", 30),
    ("Отпечаток", 40),
)
# The export is an official paper, so its words are Russian whatever the window speaks.
_ACTS = {
    Act.DELETE: "удаление",
    Act.RESTORE: "возвращение",
    Act.BAN: "блокировка",
    Act.UNBAN: "снятие блокировки",
    Act.CLOSE: "закрытие комментариев",
    Act.OPEN: "открытие комментариев",
    Act.PUBLISH: "публикация",
    Act.DECLINE: "отклонение",
    Act.POST: "запись",
    Act.EDIT_POST: "изменение записи",
    Act.REMOVE_POST: "снятие записи",
    EDIT: "изменение",
    ERASE: "стирание копий",
}
_PHASES = {
    Phase.ASKED: "поручено",
    Phase.KEPT: "картинки сохранены",
    Phase.CANCELLED: "отменено",
    Phase.DONE: "сделано",
    Phase.ALREADY: "уже было сделано",
    Phase.UNKNOWN: "неизвестно",
    Phase.REFUSED: "VK отказал",
    Phase.SEEN: "сделано в VK",
}
_ENDINGS = ((b"\xff\xd8", ".jpg"), (b"\x89PNG", ".png"), (b"GIF8", ".gif"), (b"RIFF", ".webp"))


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written, and where."""

    folder: Path
    lines: int
    pictures: int


async def write(db: Database, folder: Path, *, text: str = "", now: float) -> Exported:
    """Write the journal into a new folder inside ``folder``; nothing there is written over.

    Args:
        db: the open store.
        folder: an existing folder.
        text: only lines in which these words occur; empty for all.
        now: unix seconds, for the name of the folder.

    Raises:
        BadInput: the folder cannot be written.
    """
    records = await journal.page(db, limit=journal.ALL, text=text)
    acts = {one.line.entry_id for one in records if one.line.phase is Phase.KEPT}
    pictures = {entry_id: await journal.pictures(db, entry_id) for entry_id in acts}
    try:
        return await asyncio.to_thread(_write, folder, records, pictures, now)
    except OSError as error:
        raise BadInput(
            f"В папку {folder} не удалось записать. Журнал цел; выберите другую папку."
        ) from error


def _write(
    folder: Path, records: Sequence[Record], pictures: dict[int, list[bytes]], now: float
) -> Exported:
    target = _new_folder(folder, time.strftime("журнал %Y-%m-%d %H-%M", time.localtime(now)))
    names = {
        entry_id: _write_pictures(target, entry_id, all_) for entry_id, all_ in pictures.items()
    }
    _write_table(target / TABLE, list(reversed(records)), names)
    return Exported(target, len(records), sum(map(len, names.values())))


def _new_folder(parent: Path, name: str) -> Path:
    """A folder that was not there before."""
    for number in range(1, 1000):
        candidate = parent / (name if number == 1 else f"{name} ({number})")
        try:
            candidate.mkdir()
        except FileExistsError:
            continue
        return candidate
    raise OSError("no free name")


def _write_pictures(target: Path, entry_id: int, pictures: Sequence[bytes]) -> list[str]:
    if pictures:
        (target / PICTURES).mkdir(exist_ok=True)
    names = []
    for number, content in enumerate(pictures, 1):
        ending = next((end for start, end in _ENDINGS if content.startswith(start)), ".bin")
        name = f"{PICTURES}/{entry_id}-{number}{ending}"
        (target / name).write_bytes(content)
        names.append(name)
    return names


def _write_table(path: Path, records: Sequence[Record], names: dict[int, list[str]]) -> None:
    from openpyxl import Workbook  # noqa: PLC0415 - only for an export
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    book = Workbook()
    sheet = book.active
    sheet.title = "Журнал"
    for column, (heading, width) in enumerate(_HEADINGS, 1):
        sheet.cell(1, column, heading).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(column)].width = width
    for row, record in enumerate(records, 2):
        for column, value in enumerate(_cells(record, names), 1):
            cell = sheet.cell(row, column)
            _put(cell, value)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    book.save(path)


def _put(cell: Any, value: object) -> None:  # noqa: ANN401 - openpyxl has no types
    """A value as it is: words of a citizen are text even if they begin like a formula."""
    if isinstance(value, int):
        cell.value = value
        return
    cell.value = printable(str(value))[:_LONGEST_CELL]
    cell.data_type = "s"


def _cells(record: Record, names: dict[int, list[str]]) -> tuple[object, ...]:
    line, copy = record.line, record.copy
    return (
        line.number,
        _time(line.at),
        record.community,
        _ACTS.get(line.act, line.act),
        _PHASES.get(line.phase, line.phase),
        line.ground,
        record.person,
        line.person_id or "",
        record.actor,
        copy.text,
        copy.after,
        _time(copy.at),
        copy.link,
        "\n".join(names.get(line.entry_id, ())),
        line.details,
        line.seal,
    )


def _time(at: int) -> str:
    return time.strftime("%d.%m.%Y %H:%M:%S", time.localtime(at)) if at else ""
