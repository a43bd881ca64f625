"""The form of a plan: its columns, and the words by which people head them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Column(StrEnum):
    """A column by the heading that the program writes over it."""

    DAY = "дата"
    TIME = "время"
    WHERE = "сообщества"
    TEXT = "текст"
    RUBRIC = "рубрика"
    FILES = "файлы"
    LINK = "ссылка"
    STATE = "состояние"
    ZONE = "пояс"


CUT: Final = "… [обрезано]"
"""Ends a text that was too long for its cell."""

REQUIRED: Final = (Column.DAY, Column.TIME, Column.WHERE, Column.TEXT)

_ALSO: Final[Mapping[str, Column]] = {
    "дата публикации": Column.DAY,
    "день": Column.DAY,
    "время публикации": Column.TIME,
    "сообщество": Column.WHERE,
    "паблик": Column.WHERE,
    "паблики": Column.WHERE,
    "группа": Column.WHERE,
    "группы": Column.WHERE,
    "куда": Column.WHERE,
    "пост": Column.TEXT,
    "текст поста": Column.TEXT,
    "текст записи": Column.TEXT,
    "запись": Column.TEXT,
    "рубрики": Column.RUBRIC,
    "файл": Column.FILES,
    "фото": Column.FILES,
    "картинки": Column.FILES,
    "вложения": Column.FILES,
    "ссылки": Column.LINK,
    "статус": Column.STATE,
    "часовой пояс": Column.ZONE,
}


@dataclass(frozen=True, slots=True)
class Unreadable:
    """What stands in a cell cannot be used, whatever the column.

    Attributes:
        why: a sentence.
    """

    why: str


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row of a plan with something in it.

    Attributes:
        number: as the spreadsheet counts it, the first row is 1.
        cells: by column; empty ones are left out.
    """

    number: int
    cells: Mapping[Column, object]


def columns_of(headings: Sequence[object]) -> dict[int, Column]:
    """Which columns stand where, by what heads them; of two alike the first counts."""
    found: dict[int, Column] = {}
    for place, heading in enumerate(headings):
        column = _column(" ".join(str(heading or "").casefold().split()).strip(" *:."))
        if column is not None and column not in found.values():
            found[place] = column
    return found


def is_heading(columns: Mapping[int, Column]) -> bool:
    """Whether a row heads the plan: at least two of the columns that every plan has stand there."""
    return len(set(REQUIRED) & set(columns.values())) > 1


def missing(columns: Mapping[int, Column]) -> list[Column]:
    """Columns without which no row can be understood."""
    return [one for one in REQUIRED if one not in columns.values()]


def _column(heading: str) -> Column | None:
    known = {str(one): one for one in Column} | dict(_ALSO)
    return known.get(heading)
