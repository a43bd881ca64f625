"""Files of plans become rows, or are refused in words an officer understands."""

import tracemalloc
import zipfile
from datetime import datetime, time

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from plan_files import HEADINGS, NEXT, ROW, book, csv_of, moment

from gosclient.desk.plan_csv import guarded, plain
from gosclient.desk.plan_table import LARGEST_FILE, MOST_ROWS, read_table
from gosclient.domain.errors import BadInput
from gosclient.domain.plan_columns import Column, Unreadable


def texts(path):
    return [row.cells.get(Column.TEXT) for row in read_table(path).rows]


def test_a_book_gives_its_rows_with_their_numbers(tmp_path):
    table = read_table(book(tmp_path / "план.xlsx", ROW, (), (" ", None), NEXT))
    assert [row.number for row in table.rows] == [2, 5]
    assert table.rows[0].cells == {
        Column.DAY: "29.11.2026",
        Column.TIME: "10:00",
        Column.WHERE: "Школа № 3 села Берёзовка",
        Column.TEXT: "Ярмарка в субботу",
    }


@pytest.mark.parametrize("encoding", ["cp1251", "utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_csv_of_any_office(tmp_path, encoding, separator):
    path = csv_of(tmp_path / "план.csv", ROW, (), NEXT, separator=separator, encoding=encoding)
    assert texts(path) == ["Ярмарка в субботу", "Итоги ярмарки"]


def test_a_csv_that_names_its_separator(tmp_path):
    path = csv_of(tmp_path / "план.csv", ROW, separator=";")
    path.write_bytes(b"sep=;\r\n" + path.read_bytes())
    [row] = read_table(path).rows
    assert row.number == 3


def test_quotes_and_new_lines_inside_a_cell(tmp_path):
    path = tmp_path / "план.csv"
    path.write_text(
        'дата;время;сообщества;текст\n29.11.2026;10:00;все;"Первая ""строка"";\nвторая"\n',
        encoding="utf-8",
    )
    assert texts(path) == ['Первая "строка";\nвторая']


def test_headings_may_stand_lower_and_be_called_otherwise(tmp_path):
    headings = ("№", "День", "ВРЕМЯ:", " Паблики ", "Текст  поста*", "Дата")
    made = Workbook()
    made.active.append(["План на неделю"])
    made.active.append([])
    made.active.append(headings)
    made.active.append((1, *ROW, "не эта"))
    made.create_sheet("Заметки")
    made.save(tmp_path / "план.xlsx")
    [row] = read_table(tmp_path / "план.xlsx").rows
    assert (row.number, row.cells[Column.DAY]) == (4, "29.11.2026")


def test_the_plan_may_stand_on_another_sheet(tmp_path):
    made = Workbook()
    made.active.append(["Это не план"])
    sheet = made.create_sheet("План")
    sheet.append(HEADINGS)
    sheet.append(ROW)
    made.save(tmp_path / "план.xlsx")
    assert texts(tmp_path / "план.xlsx") == ["Ярмарка в субботу"]


def test_dates_and_times_come_as_they_are_kept(tmp_path):
    path = book(tmp_path / "план.xlsx", (moment(29), time(10), "все", "Ярмарка"))
    cells = read_table(path).rows[0].cells
    assert (cells[Column.DAY], cells[Column.TIME]) == (moment(29), time(10))


def test_a_book_that_counts_from_1904_says_so(tmp_path):
    path = book(tmp_path / "план.xlsx", (moment(29), *ROW[1:]), epoch=CALENDAR_MAC_1904)
    table = read_table(path)
    assert table.from_1904
    assert table.rows[0].cells[Column.DAY] == moment(29)


def test_cells_merged_downwards_hold_for_every_row(tmp_path):
    rows = (ROW, (None, "11:00", None, "Открытие"), (None, None, None, None), NEXT)
    path = book(tmp_path / "план.xlsx", *rows, merge=["A2:A4", "C2:D2"])
    table = read_table(path)
    assert [(row.number, row.cells[Column.DAY]) for row in table.rows] == [
        (2, "29.11.2026"),
        (3, "29.11.2026"),
        (5, "30.11.2026"),
    ]
    assert Column.WHERE not in table.rows[1].cells


def with_formula(path, formula, cached):
    """A book in which a text is a formula, with the value that a spreadsheet kept or without."""
    book(path, (*ROW[:3], formula))
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"].decode()
    kept = f"</f><v>{cached}</v>" if cached else "</f><v></v>"
    parts["xl/worksheets/sheet1.xml"] = (
        sheet.replace("</f><v></v>", kept).replace("</f><v />", kept).replace("</f><v/>", kept)
    ).encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def test_a_formula_is_its_value(tmp_path):
    assert texts(with_formula(tmp_path / "план.xlsx", "=1+41", "42")) == [42]


def test_a_formula_without_a_value_is_told(tmp_path):
    [cell] = texts(with_formula(tmp_path / "план.xlsx", "=1+41", ""))
    assert isinstance(cell, Unreadable)
    assert "формула" in cell.why


def test_a_cell_with_an_error_is_told(tmp_path):
    made = Workbook()
    made.active.append(HEADINGS)
    made.active.append(ROW)
    made.active["D2"].value = "#REF!"
    assert made.active["D2"].data_type == "e"
    made.save(tmp_path / "план.xlsx")
    [cell] = texts(tmp_path / "план.xlsx")
    assert isinstance(cell, Unreadable)
    assert "#REF!" in cell.why


def test_text_that_looks_like_a_formula_is_text(tmp_path):
    made = Workbook()
    made.active.append(HEADINGS)
    made.active.append(ROW)
    made.active["D2"].value = "=1+1"
    made.active["D2"].data_type = "s"
    made.save(tmp_path / "план.xlsx")
    assert texts(tmp_path / "план.xlsx") == ["=1+1"]


@pytest.mark.parametrize("cell", ["=1", "'=1", "''=1", "-1", "@x", "+7", "обычный", "'так'", ""])
def test_a_guarded_cell_comes_back_as_it_was(cell):
    assert plain(guarded(cell)) == cell
    assert not guarded(cell).startswith(("=", "+", "-", "@"))


def test_returns_that_excel_escapes_are_new_lines(tmp_path):
    path = book(tmp_path / "план.xlsx", (*ROW[:3], "Первая_x000D_\nвторая"))
    assert texts(path) == ["Первая\nвторая"]


def test_wrong_dimensions_cut_nothing(tmp_path):
    path = book(tmp_path / "план.xlsx", ROW, NEXT)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = "xl/worksheets/sheet1.xml"
    parts[name] = parts[name].replace(b'ref="A1:G3"', b'ref="A1:A1"')
    with zipfile.ZipFile(path, "w") as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    assert texts(path) == ["Ярмарка в субботу", "Итоги ярмарки"]


@pytest.mark.parametrize("name", ["план.xlsx", "план.csv"])
def test_many_rows_are_told_of_without_holding_them(tmp_path, name):
    rows = [(*ROW[:3], f"Запись {number} {'а' * 200}") for number in range(10_000)]
    path = (book if name.endswith("xlsx") else csv_of)(tmp_path / name, *rows)
    tracemalloc.start()
    try:
        with pytest.raises(BadInput, match=f"больше {MOST_ROWS} строк"):
            read_table(path)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 64 * 2**20
    rows = rows[:MOST_ROWS]
    path = (book if name.endswith("xlsx") else csv_of)(tmp_path / name, *rows)
    assert len(read_table(path).rows) == MOST_ROWS


def archive_of(path, name, content, method=zipfile.ZIP_DEFLATED):
    with zipfile.ZipFile(path, "w", method) as archive:
        archive.writestr(name, content)
    return path


def refused(path):
    with pytest.raises(BadInput) as told:
        read_table(path)
    return told.value.sentence


def test_files_that_are_no_plan(tmp_path):
    made = tmp_path / "план.xlsx"
    assert "нет. Проверьте" in refused(tmp_path / "нет.xlsx")
    assert "занят другой программой" in refused(tmp_path)
    for content, words in [
        (b"", "пуст"),
        (b" \r\n", "пуст"),
        (b"PK\x03\x04 and no more", "повреждён"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "старый формат XLS"),
        (b"%PDF-1.7\n\x00\x01\x02\xff", "не смогла прочитать"),
        (b"\xff\xfe\x00", "не смогла прочитать"),
        ("Просто письмо.\nБез таблицы.".encode(), "не нашлось строки"),
        (b"\x00" * (LARGEST_FILE + 1), "больше 20 МБ"),
    ]:
        made.write_bytes(content)
        assert words in refused(made), content[:20]


def test_archives_that_are_no_book(tmp_path):
    made = tmp_path / "план.xlsx"
    assert "ODS" in refused(archive_of(made, "mimetype", "application/vnd.oasis"))
    assert "повреждён" in refused(archive_of(made, "word/document.xml", "<x/>"))
    assert "больше 64 МБ" in refused(archive_of(made, "xl/a.xml", b" " * (65 * 2**20)))


def test_a_book_with_broken_parts_is_refused(tmp_path):
    made = book(tmp_path / "план.xlsx", ROW)
    with zipfile.ZipFile(made) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"][:-200]
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    assert "повреждён" in refused(made)


def test_a_csv_with_a_quote_that_never_ends(tmp_path):
    made = tmp_path / "план.csv"
    made.write_text(f'дата;время;сообщества;текст\n1;2;3;"{"а" * 1_100_000}', encoding="utf-8")
    assert "кавычки" in refused(made)


def test_missing_columns_are_named(tmp_path):
    made = book(tmp_path / "план.xlsx", ROW, headings=("дата", "когда", "где", "текст"))
    assert refused(made) == (
        "В плане нет столбцов: «время», «сообщества». Ничего не загружено; добавьте их."
    )
    made = book(tmp_path / "план.xlsx", ROW, headings=("день", "час", "где", "что"))
    assert "не нашлось строки" in refused(made)


def test_a_locked_file_is_told(tmp_path, monkeypatch):
    made = book(tmp_path / "план.xlsx", ROW)

    def locked(*_args, **_options):
        raise PermissionError

    monkeypatch.setattr(type(made), "open", locked)
    assert "Закройте его в таблице" in refused(made)


def test_a_date_stays_a_date_through_openpyxl(tmp_path):
    made = book(tmp_path / "план.xlsx", (datetime(2026, 11, 29, 9, 30), None, "все", "Ярмарка"))  # noqa: DTZ001
    assert read_table(made).rows[0].cells[Column.DAY] == moment(29).replace(hour=9, minute=30)
