"""Files of plans, good and bad, as offices make them."""

from datetime import datetime

from openpyxl import Workbook

HEADINGS = ("Дата", "Время", "Сообщества", "Текст", "Рубрика", "Файлы", "Ссылка")
ROW = ("29.11.2026", "10:00", "Школа № 3 села Берёзовка", "Ярмарка в субботу")
NEXT = ("30.11.2026", "10:00", "все", "Итоги ярмарки")


def book(path, *rows, headings=HEADINGS, merge=(), epoch=None):
    """An XLSX with these rows."""
    made = Workbook()
    if epoch is not None:
        made.epoch = epoch
    sheet = made.active
    sheet.append(headings)
    for row in rows:
        sheet.append(row)
    for cells in merge:
        sheet.merge_cells(cells)
    made.save(path)
    return path


def csv_of(path, *rows, separator=";", encoding="cp1251", headings=HEADINGS):
    """A CSV with these rows, without any quoting."""
    lines = [separator.join(map(str, row)) for row in (headings, *rows)]
    path.write_bytes("\r\n".join([*lines, ""]).encode(encoding))
    return path


def moment(day, hour=0):
    """A cell with a date of November 2026."""
    return datetime(2026, 11, day, hour)  # noqa: DTZ001 - a cell has no zone
