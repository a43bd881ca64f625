"""A plan that comes as a file: every bad row is told, good ones become documents, none twice."""

import asyncio
from dataclasses import replace

import pytest
from builders import ADMINISTRATION, HOSPITAL, NOW, SCHOOL
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from picture_files import PROGRAM, encoded, two_colours
from plan_files import HEADINGS, NEXT, ROW, book, csv_of, moment
from publishing_office import EVERYWHERE, give_both_keys, handed, states, written

from gosclient.desk import compositions, media, pauses, publishing
from gosclient.desk.plan_file import import_plan, read_plan
from gosclient.domain.errors import BadInput
from gosclient.domain.publishing import Content, TargetState
from gosclient.domain.zones import unix_of
from gosclient.store import outbox

AT = unix_of(moment(29, 10), "Europe/Moscow")


@pytest.fixture
def db(db):
    """Every community has both keys."""
    return give_both_keys(db)


@pytest.fixture
def read(db, tmp_path):
    """Read rows as a plan."""

    async def reading(*rows, **how):
        return await read_plan(db, book(tmp_path / "план.xlsx", *rows), NOW, **how)

    return reading


async def test_a_row_is_a_document_to_be(read):
    full = (*ROW, "Культура", None, "https://vk.com/fair")
    found = await read(full, (moment(30), 0.5, "все", "Итоги"))
    assert (found.errors, found.repeated) == ((), ())
    first, second = found.rows
    assert (first.number, first.communities, first.at) == (2, (SCHOOL,), AT)
    assert (first.rubric, first.zone) == ("Культура", "Europe/Moscow")
    assert first.content == Content("Ярмарка в субботу", link="https://vk.com/fair")
    assert (second.communities, second.at) == (EVERYWHERE, unix_of(moment(30, 12), first.zone))


async def test_times_are_of_the_zone_that_is_given_or_named(db, tmp_path):
    path = book(
        tmp_path / "план.xlsx",
        ROW,
        (*NEXT[:2], ROW[2], NEXT[3], "Asia/Omsk"),
        headings=(*HEADINGS[:4], "Пояс"),
    )
    found = await read_plan(db, path, NOW, zone="Asia/Yekaterinburg")
    assert [(one.zone, one.at) for one in found.rows] == [
        ("Asia/Yekaterinburg", AT - 2 * 3600),
        ("Asia/Omsk", unix_of(moment(30, 10), "Asia/Omsk")),
    ]
    with pytest.raises(BadInput, match="Часового пояса"):
        await read_plan(db, path, NOW, zone="Европа")


async def test_groups_are_communities(read):
    found = await read(
        (*ROW[:2], "соцсфера; 1001", ROW[3]), groups={"Соцсфера": (SCHOOL, HOSPITAL)}
    )
    assert found.rows[0].communities == (SCHOOL, HOSPITAL, ADMINISTRATION)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (("вчера", *ROW[1:]), "Дата «вчера» непонятна"),
        ((ROW[0], "утром", *ROW[2:]), "Время «утром» непонятно"),
        ((ROW[0], None, *ROW[2:]), "нет времени"),
        ((None, *ROW[1:]), "нет даты"),
        (("21.11.2026", *ROW[1:]), "21.11.2026 10:00 прошло"),
        (("22.11.2026", "11:01", *ROW[2:]), "прошло или наступит через минуту"),
        ((*ROW[:2], "Школа № 3 села Березка", ROW[3]), "Возможно, «Школа № 3 села Берёзовка»"),
        ((*ROW[:2], None, ROW[3]), "ни одного сообщества"),
        ((*ROW[:3], None), "ни текста"),
        ((*ROW[:3], "а" * 16_001), "Сократите его на 1"),
        ((*ROW[:3], "Начало… [обрезано]"), "Текст обрезан"),
        ((*ROW, None, None, "vk.com/fair"), "начинается с https"),
        ((*ROW, "р" * 61), "Рубрика длиннее"),
        ((*ROW, None, "нет.jpg"), "рядом с планом нет"),
        ((*ROW, None, "; ".join(["a.jpg"] * 11)), "Файлов больше 10"),
        ((*ROW, None, "../ключи.txt"), "из других папок"),
        ((*ROW, None, "C:\\Документы\\ключи.txt"), "из других папок"),
        ((*ROW, None, "/etc/hostname"), "из других папок"),
    ],
)
async def test_what_is_wrong_in_a_row_is_told_and_keeps_no_other_back(read, row, words):
    found = await read(NEXT, row)
    assert [one.number for one in found.rows] == [2]
    [error] = found.errors
    assert error.number == 3
    assert words in error.sentence


async def test_a_link_out_of_the_folder_is_not_followed(read, tmp_path):
    outside = tmp_path.parent / f"{tmp_path.name}-outside.txt"
    outside.write_text("ключ", encoding="utf-8")
    (tmp_path / "фото.jpg").symlink_to(outside)
    [error] = (await read((*ROW, None, "фото.jpg"))).errors
    assert "в другую папку" in error.sentence


def photos(folder, *names):
    folder.mkdir()
    for name in names:
        (folder / name).write_bytes(encoded(two_colours()))


async def test_files_beside_the_plan_go_along(db, read, tmp_path):
    photos(tmp_path / "фото", "1.jpg", "2.jpg")
    found = await read(
        (*ROW[:3], None, None, "фото/2.jpg;\nфото\\1.jpg"), (*NEXT, None, "фото/1.jpg")
    )
    assert [[path.name for path in row.files] for row in found.rows] == [
        ["2.jpg", "1.jpg"],
        ["1.jpg"],
    ]
    first, second = (await import_plan(db, found.rows, NOW, hand_over=True)).made
    assert [one.name for one in first.content.media] == ["2.jpg", "1.jpg"]
    assert second.content.media == first.content.media[1:]
    assert await media.picture(db, second.content.media[0].media_id)


async def test_files_that_vk_does_not_take_are_told_before_anything_is_made(db, read, tmp_path):
    (tmp_path / "фото.jpg").write_bytes(PROGRAM)
    (tmp_path / "пусто.pdf").write_bytes(b"")
    found = await read((*ROW, None, "фото.jpg"), (*NEXT, None, "пусто.pdf"))
    assert found.rows == ()
    assert [(one.number, one.sentence.split(".")[0]) for one in found.errors] == [
        (2, "Файл «фото"),
        (3, "Файл «пусто"),
    ]


async def test_a_file_that_turns_bad_keeps_everything_back(db, read, tmp_path):
    photos(tmp_path / "фото", "1.jpg")
    found = await read(ROW, (*NEXT, None, "фото/1.jpg"))
    (tmp_path / "фото" / "1.jpg").unlink()
    with pytest.raises(BadInput, match=r"^Строка 3: "):
        await import_plan(db, found.rows, NOW)
    assert await compositions.drafts(db) == []


async def test_two_documents_are_more_than_a_post_holds(db, read, tmp_path):
    for name in ("1.pdf", "2.pdf"):
        (tmp_path / name).write_bytes(b"%PDF-1.7 a document")
    found = await read((*ROW, None, "1.pdf; 2.pdf"))
    with pytest.raises(BadInput, match=r"^Строка 2: Документов в записи 2"):
        await import_plan(db, found.rows, NOW)


async def test_what_is_planned_needs_its_files_no_more(db, read, tmp_path):
    photos(tmp_path / "фото", "1.jpg")
    row = (*ROW, None, "фото/1.jpg")
    await import_plan(db, (await read(row)).rows, NOW)
    (tmp_path / "фото" / "1.jpg").unlink()
    found = await read(row)
    assert (found.errors, [one.number for one in found.repeated]) == ((), [2])


async def test_an_idea_without_a_time_is_a_draft(db, read):
    found = await read((None, None, *ROW[2:]))
    [made] = (await import_plan(db, found.rows, NOW, hand_over=True)).made
    assert made.at == 0
    assert await states(db, made) == []
    assert (await read((None, None, *ROW[2:]))).rows == ()


async def test_a_number_is_a_text_too(read):
    [row] = (await read((46355.0, *ROW[1:3], 2027.0))).rows
    assert (row.content.text, row.at) == ("2027", AT)


async def test_days_that_count_from_1904(db, tmp_path):
    path = book(tmp_path / "план.xlsx", (46355 - 1462, *ROW[1:]), epoch=CALENDAR_MAC_1904)
    [row] = (await read_plan(db, path, NOW)).rows
    assert row.at == AT


async def test_reading_changes_nothing(db, read):
    before = await compositions.drafts(db)
    assert (await read(ROW, NEXT)).rows
    assert await compositions.drafts(db) == before


async def test_rows_become_drafts_with_their_times(db, read):
    done = await import_plan(db, (await read(ROW, NEXT)).rows, NOW)
    assert [one.at for one in done.made] == [AT, unix_of(moment(30, 10), "Europe/Moscow")]
    assert [one.communities for one in done.made] == [(SCHOOL,), EVERYWHERE]
    assert {one.publication_id for one in await compositions.drafts(db)} == {
        one.publication_id for one in done.made
    }
    assert (done.entries, done.refused, done.passed_over) == ((), (), 0)
    assert await db.read(outbox.live) == []


async def test_rows_are_handed_over_and_what_is_refused_stays_a_draft(db, read):
    await pauses.begin(db, "Траур", [HOSPITAL], NOW)
    found = await read(ROW, NEXT)
    done = await import_plan(db, found.rows, NOW, hand_over=True)
    assert [one.community_id for one in done.entries] == [SCHOOL]
    [error] = done.refused
    assert (error.number, "Траур" in error.sentence) == (3, True)
    assert await states(db, done.made[0]) == [TargetState.LEAVING]
    assert await states(db, done.made[1]) == []


async def test_what_an_import_made_and_did_not_hand_over_is_told_apart(db, read):
    first = await read(ROW, NEXT)
    [one, _] = (await import_plan(db, first.rows, NOW)).made
    await publishing.hand_over(db, one.publication_id, now=NOW)
    again = await read(ROW, NEXT)
    told = ["не передана" in one.sentence for one in again.repeated]
    assert told == [False, True]


async def test_the_same_file_may_be_read_twice(db, read):
    first = await read(ROW, NEXT)
    await import_plan(db, first.rows, NOW)
    again = await read(ROW, NEXT, (*NEXT[:3], "Новое"))
    assert [one.content.text for one in again.rows] == ["Новое"]
    assert [one.number for one in again.repeated] == [2, 3]
    twice = await import_plan(db, first.rows, NOW)
    assert (twice.made, twice.passed_over) == ((), 2)
    assert len(await compositions.drafts(db)) == 2


async def test_two_clicks_make_no_two_documents(db, read):
    rows = (await read(ROW, NEXT)).rows
    both = await asyncio.gather(*(import_plan(db, rows, NOW) for _ in range(2)))
    assert sorted(len(one.made) for one in both) == [0, 2]
    assert len(await compositions.drafts(db)) == 2


async def test_what_stands_twice_in_a_file_is_told(read):
    found = await read(ROW, (*ROW[:2], "все", f" {ROW[3]}  "), ROW)
    assert [one.communities for one in found.rows] == [(SCHOOL,), (ADMINISTRATION, HOSPITAL)]
    assert [(one.number, "В части" in one.sentence) for one in found.repeated] == [
        (3, True),
        (4, False),
    ]


async def test_what_is_planned_elsewhere_is_known_and_what_was_taken_back_is_not(db, read):
    publication = await written(db, ROW[3], (SCHOOL,), AT + 30)
    await handed(db, publication)
    assert (await read(ROW)).rows == ()
    other = await written(db, "Итоги ярмарки", (SCHOOL,), unix_of(moment(30, 10), "Europe/Moscow"))
    await compositions.discard(db, other.publication_id, NOW)
    assert len((await read((*NEXT[:2], "1002", NEXT[3]))).rows) == 1
    found = await compositions.composition(db, publication.publication_id, NOW)
    await publishing.take_back(db, [one.target.target_id for one in found.targets], now=NOW)
    await compositions.discard(db, publication.publication_id, NOW)
    assert len((await read(ROW)).rows) == 1


async def test_many_rows_are_made_at_once(db, tmp_path):
    rows = [
        ("29.11.2026", f"{10 + n // 60}:{n % 60:02}", "1002", f"Запись {n}") for n in range(700)
    ]
    found = await read_plan(db, csv_of(tmp_path / "план.csv", *rows), NOW)
    assert len(found.rows) == 700
    assert len((await import_plan(db, found.rows, NOW)).made) == 700


async def test_a_document_keeps_what_the_row_said(db, read):
    [row] = (await read((*ROW, "Культура"))).rows
    [made] = (await import_plan(db, [replace(row, zone="Asia/Omsk")], NOW)).made
    kept = await compositions.composition(db, made.publication_id, NOW)
    assert kept.publication == made
    assert (made.rubric, made.zone, made.created_at) == ("Культура", "Asia/Omsk", NOW)


async def test_steps_are_told_and_handing_over_stops_where_it_is_asked(db, read):
    found = await read(ROW, NEXT)
    told = []

    def go_on(done, steps):
        told.append((done, steps))
        return done < 1

    done = await import_plan(db, found.rows, NOW, hand_over=True, go_on=go_on)
    assert told == [(0, 2), (1, 2)]
    assert (len(done.made), done.stopped) == (2, True)
    assert [await states(db, one) for one in done.made][1] == []


async def test_stopped_before_its_files_are_taken_nothing_is_made(db, tmp_path, read):
    (tmp_path / "афиша.png").write_bytes(encoded(two_colours()))
    found = await read((*ROW, "", "афиша.png"))
    assert found.errors == ()
    done = await import_plan(db, found.rows, NOW, go_on=lambda _done, _steps: False)
    assert (done.made, done.stopped) == ((), True)
    assert await compositions.drafts(db) == []
