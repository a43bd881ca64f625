"""The plan as a file: it can be read in again, and nothing in it runs or breaks."""

import string
from dataclasses import replace
from datetime import UTC, datetime, time

import pytest
from builders import ADMINISTRATION, HOSPITAL, NOW, SCHOOL
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from openpyxl import load_workbook
from plan_files import moment
from publishing_office import (
    AT,
    DAY,
    EVERYWHERE,
    HOUR,
    give_both_keys,
    handed,
    in_vk,
    planned,
    targets,
    written,
)

from gosclient.desk import compositions, pauses
from gosclient.desk.plan_export import LONGEST_CELL, export_plan, fitting
from gosclient.desk.plan_file import import_plan, read_plan
from gosclient.domain.errors import BadInput
from gosclient.domain.plan_columns import Column
from gosclient.domain.publishing import Content, Media, MediaKind, Publication
from gosclient.domain.zones import unix_of
from gosclient.store import publications

UNTIL = AT + 30 * DAY
EVIL = '=HYPERLINK("http://a";1)\n+7 @x\x07 «ёлка»; \'конец\u2028'


@pytest.fixture
def db(db):
    """Every community has both keys."""
    return give_both_keys(db)


async def places(db, since=NOW, until=UNTIL):
    """What stands in the plan: time, community, text, rubric, link."""
    found = set()
    for one in await compositions.drafts(db):
        if since <= one.at < until:
            for community in one.communities:
                content = one.content
                text = content.text_for(community)
                found.add((one.at, community, text, one.rubric, content.link))
    return found


async def some_plan(db):
    """Drafts of all kinds; what is in them."""
    await written(db, variants={SCHOOL: "Ярмарка у школы"}, link="https://vk.com/fair")
    await written(db, "Первая строка\n\nВторая; с точкой, и «кавычками»", (HOSPITAL,), AT + DAY)
    await written(db, "-10 градусов завтра", (SCHOOL, ADMINISTRATION), AT + 2 * DAY)
    await written(db, "=1+1", (SCHOOL,), AT + 3 * DAY)
    await written(db, "'=1+1", (SCHOOL,), AT + 4 * DAY)
    at = unix_of(moment(30, 9), "Asia/Kamchatka")
    far = Publication(0, Content("Восток"), (SCHOOL,), at, "Asia/Kamchatka", "Новости")
    await compositions.keep(db, far, NOW)
    return await places(db)


@pytest.mark.parametrize("name", ["план.xlsx", "план.csv"])
async def test_a_plan_comes_back_as_it_went(db, tmp_path, name):
    before = await some_plan(db)
    written_to = await export_plan(db, tmp_path / name, NOW, UNTIL, NOW)
    assert (written_to.lines, len(before)) == (7, 9)
    for one in await compositions.drafts(db):
        await compositions.discard(db, one.publication_id, NOW)
    found = await read_plan(db, tmp_path / name, NOW)
    assert (found.errors, found.repeated) == ((), ())
    await import_plan(db, found.rows, NOW)
    assert await places(db) == before


@pytest.mark.parametrize("name", ["план.xlsx", "план.csv"])
async def test_a_plan_that_is_here_comes_in_no_second_time(db, tmp_path, name):
    await some_plan(db)
    await planned(db, "В очереди", (SCHOOL,), AT + 5 * DAY)
    await export_plan(db, tmp_path / name, NOW, UNTIL, NOW)
    found = await read_plan(db, tmp_path / name, NOW)
    assert (found.rows, found.errors, len(found.repeated)) == ((), (), 8)


async def test_a_book_has_dates_as_dates_and_texts_as_texts(db, tmp_path):
    await written(db, EVIL, (SCHOOL,))
    await export_plan(db, tmp_path / "план.xlsx", NOW, UNTIL, NOW)
    sheet = load_workbook(tmp_path / "план.xlsx").active
    assert [cell.value for cell in sheet[1]] == [str(one) for one in Column]
    day, at, where, text, *_ = sheet[2]
    assert (day.value, at.value) == (moment(22), time(13))
    assert (where.value, text.data_type) == ("Школа № 3 села Берёзовка", "s")
    assert text.value == EVIL.replace("\x07", "")


async def test_a_csv_is_for_excel_and_starts_no_formula(db, tmp_path):
    await written(db, EVIL, (SCHOOL,))
    await export_plan(db, tmp_path / "план.csv", NOW, UNTIL, NOW)
    content = (tmp_path / "план.csv").read_bytes()
    assert content.startswith("\ufeffдата;время;сообщества;текст".encode())
    assert ";\"'=HYPERLINK" in content.decode()
    assert b"\x07" not in content


async def test_states_are_told_in_words(db, tmp_path):
    publication = await planned(db, communities=EVERYWHERE)
    first, second, _ = await targets(db, publication)
    await db.write(publications.save_target, replace(first, published_id=9, published_at=AT))
    await db.write(publications.save_target, replace(second, vk_text="Чужое"))
    await export_plan(db, tmp_path / "план.xlsx", NOW, UNTIL, NOW)
    sheet = load_workbook(tmp_path / "план.xlsx").active
    state = list(Column).index(Column.STATE)
    assert [(row[2], row[state]) for row in sheet.iter_rows(min_row=2, values_only=True)] == [
        ("Администрация Верхнеозёрского района", "опубликовано"),
        ("Школа № 3 села Берёзовка", "изменено в VK"),
        ("Верхнеозёрская больница", "запланировано в VK"),
    ]


async def test_files_are_named(db, tmp_path):
    photos = tuple(Media(n, MediaKind.PHOTO, f"{n}.jpg") for n in (1, 2))
    await written(db, communities=(SCHOOL,), media=photos)
    await export_plan(db, tmp_path / "план.xlsx", NOW, UNTIL, NOW)
    sheet = load_workbook(tmp_path / "план.xlsx").active
    assert sheet.cell(2, 1 + list(Column).index(Column.FILES)).value == "1.jpg; 2.jpg"


async def test_a_text_no_cell_can_hold_is_cut_with_a_mark(db, tmp_path):
    await written(db, "а" * 40_000, (SCHOOL,))
    await export_plan(db, tmp_path / "план.xlsx", NOW, UNTIL, NOW)
    [text] = [
        row[3]
        for row in load_workbook(tmp_path / "план.xlsx").active.iter_rows(
            min_row=2, values_only=True
        )
    ]
    assert len(text) == LONGEST_CELL
    [error] = (await read_plan(db, tmp_path / "план.xlsx", NOW)).errors
    assert "обрезан" in error.sentence
    assert fitting("а" * LONGEST_CELL) == "а" * LONGEST_CELL


async def test_only_the_asked_time_is_written(db, tmp_path):
    await some_plan(db)
    done = await export_plan(db, tmp_path / "план.xlsx", AT, AT + 1, NOW)
    assert done.lines == 2
    empty = await export_plan(db, tmp_path / "пусто.csv", UNTIL, UNTIL + 1, NOW)
    assert empty.lines == 0
    assert (await read_plan(db, tmp_path / "пусто.csv", NOW)).rows == ()


async def test_places_that_cannot_be_written_are_told(db, tmp_path):
    with pytest.raises(BadInput, match="XLSX, CSV или ICS"):
        await export_plan(db, tmp_path / "план.doc", NOW, UNTIL, NOW)
    with pytest.raises(BadInput, match="не удалось записать"):
        await export_plan(db, tmp_path / "нет" / "план.csv", NOW, UNTIL, NOW)
    (tmp_path / "план.csv").write_text("прежнее", encoding="utf-8")
    with pytest.raises(BadInput, match="уже есть"):
        await export_plan(db, tmp_path / "план.csv", NOW, UNTIL, NOW)
    assert (tmp_path / "план.csv").read_text(encoding="utf-8") == "прежнее"
    await export_plan(db, tmp_path / "план.csv", NOW, UNTIL, NOW, over=True)
    assert [one.name for one in tmp_path.glob("*план*")] == ["план.csv"]
    (tmp_path / "папка.csv").mkdir()
    with pytest.raises(BadInput, match="не удалось записать"):
        await export_plan(db, tmp_path / "папка.csv", NOW, UNTIL, NOW, over=True)
    assert [one.name for one in tmp_path.glob(".*")] == []


async def events(db, path):
    await export_plan(db, path, NOW, UNTIL, NOW, over=True)
    calendar = Calendar.from_ical(path.read_bytes())
    return {str(one["uid"]): one for one in calendar.walk("VEVENT")}


async def test_an_event_keeps_its_name_while_it_moves(db, tmp_path):
    publication = await planned(db)
    path = tmp_path / "план.ics"
    before = await events(db, path)
    assert {one["dtstart"].dt for one in before.values()} == {datetime.fromtimestamp(AT, UTC)}
    assert min(str(one["summary"]) for one in before.values()) == (
        "Администрация Верхнеозёрского района: Ярмарка в субботу"
    )
    await compositions.keep(db, replace(publication, at=AT + DAY), NOW + 5)
    await in_vk(db, await handed(db, publication))
    after = await events(db, path)
    assert after.keys() == before.keys()
    assert {one["dtstart"].dt for one in after.values()} == {datetime.fromtimestamp(AT + DAY, UTC)}
    assert len(before) == 3


async def test_an_event_tells_how_certain_it_is_and_where_it_stands(db, tmp_path):
    await written(db, "Черновик", (SCHOOL,))
    publication = await planned(db, "Вышло", (HOSPITAL,))
    [target] = await targets(db, publication)
    await db.write(publications.save_target, replace(target, published_id=9, published_at=AT))
    found = {str(one["summary"]): one for one in (await events(db, tmp_path / "план.ics")).values()}
    draft = found["Школа № 3 села Берёзовка: Черновик"]
    out = found["Верхнеозёрская больница: Вышло"]
    assert (draft["status"], out["status"]) == ("TENTATIVE", "CONFIRMED")
    assert str(out["url"]) == "https://vk.com/wall-1003_9"
    assert "url" not in draft


async def test_a_paused_post_stands_at_its_own_time(db, tmp_path):
    await planned(db)
    await in_vk(db, await pauses.begin(db, "Траур", EVERYWHERE, NOW))
    found = await events(db, tmp_path / "план.ics")
    assert {one["dtstart"].dt for one in found.values()} == {datetime.fromtimestamp(AT, UTC)}
    assert {str(one["status"]) for one in found.values()} == {"TENTATIVE"}


async def test_words_cannot_break_the_calendar(db, tmp_path):
    await written(db, f"{EVIL}\r\nEND:VCALENDAR\r\nBEGIN:VEVENT;,\\", (SCHOOL,))
    [event] = (await events(db, tmp_path / "план.ics")).values()
    assert "END:VCALENDAR" in str(event["description"])
    content = (tmp_path / "план.ics").read_bytes()
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert content.count(b"\r\nEND:VCALENDAR") == 1


async def test_the_times_of_a_file_are_those_of_the_plan(db, tmp_path):
    await written(db, communities=(SCHOOL,), at=AT + HOUR)
    [event] = (await events(db, tmp_path / "план.ics")).values()
    assert event["dtstart"].to_ical() == b"20261122T110000Z"


@settings(max_examples=60)
@given(st.text(string.printable + "=+-@'\"ёЙ;\n", max_size=40))
def test_any_text_goes_through_a_csv(text):
    from gosclient.desk import plan_csv

    content = "".join(plan_csv.write_row(row) for row in (["дата", "текст"], ["1", text]))
    rows = [cells for _, cells in plan_csv.rows_of(content.encode("utf-8-sig"))]
    assert rows[1][1] == text
