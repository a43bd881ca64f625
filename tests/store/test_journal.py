"""The record of moderation in a real file: it only grows, and what was changed in it is found."""

import sqlite3

import pytest

from gosclient.domain.journal import Copy, JournalLine, Phase
from gosclient.domain.posts import Attachment
from gosclient.store import journal, people
from gosclient.store.driver import sqlite3 as driver

PHOTO = Attachment("photo", "Фотография", "https://vk.com/photo1", "https://x/p.jpg", 640, 360)
COPY = Copy(
    text="Ёлки, где снег?!",
    author="Сергей Петров",
    at=1_790_000_000,
    link="https://vk.com/wall-101_9?reply=55",
    attachments=(PHOTO,),
)
LINE = JournalLine(
    number=0,
    at=1_790_000_100,
    community_id=101,
    act="delete",
    phase=Phase.ASKED,
    entry_id=3,
    person_id=501,
    kind="comment",
    source_id=55,
    post_id=9,
    ground="Спам и повторы",
)


@pytest.fixture
def written(db):
    """Three lines with a copy and two pictures, one of which could not be had."""

    def write(transaction):
        journal.add(transaction, LINE, COPY)
        journal.keep_picture(transaction, 3, 0, "https://x/p.jpg", b"\xff\xd8picture")
        journal.keep_picture(transaction, 3, 1, "https://x/q.jpg", None)
        journal.seal_pictures(transaction, 3)
        seen = JournalLine(0, 5, 101, "ban", Phase.SEEN, actor=700, person_id=502)
        journal.add(transaction, seen, Copy(author="Анна Морозова"))

    db.submit(write).result()
    return db


def read(db, reading, *args, **kwargs):
    return db.submit_read(reading, *args, **kwargs).result()


def test_a_line_comes_back_with_its_copy(written):
    lines = read(written, journal.page)
    assert [line.number for line in lines] == [3, 2, 1]
    assert lines[2].ground == "Спам и повторы"
    assert read(written, journal.copies, lines) == {
        1: COPY,
        2: COPY,
        3: Copy(author="Анна Морозова"),
    }
    assert read(written, journal.pictures, 3) == [
        ("https://x/p.jpg", b"\xff\xd8picture"),
        ("https://x/q.jpg", None),
    ]


def test_pages_and_communities(written):
    assert [one.number for one in read(written, journal.page, limit=2)] == [3, 2]
    assert [one.number for one in read(written, journal.page, before=2)] == [1]
    assert read(written, journal.page, communities=(102,)) == []


def test_of_an_act_only_its_newest_line_is_wanted(written):
    assert [one.number for one in read(written, journal.page, last_only=True)] == [3, 2]


@pytest.mark.parametrize(
    ("query", "numbers"),
    [("елки", [2, 1]), ("петров", [2, 1]), ("спам", [2, 1]), ("морозова", [3]), ("никого", [])],
)
def test_words_are_found_in_grounds_copies_and_names(written, query, numbers):
    assert [one.number for one in read(written, journal.page, query=query)] == numbers


def test_those_it_speaks_of_are_asked_for_by_name(written):
    assert set(read(written, people.unnamed, 101, 10)) == {501, 502, 700}


@pytest.mark.parametrize(
    "sql",
    [
        "update journal set ground = 'другое' where number = 1",
        "delete from journal",
        "update copies set kept = '{}'",
        "delete from copies",
        "update copied_pictures set picture = null",
        "delete from copied_pictures",
    ],
)
def test_the_file_itself_refuses_to_change_the_record(written, sql):
    with pytest.raises(driver.IntegrityError, match=r"only added to|never changes|stays"):
        written.submit(lambda transaction: transaction.execute(sql)).result()
    assert read(written, journal.verify).whole


def test_a_whole_record_says_so(db, written):
    verdict = read(db, journal.verify)
    assert (verdict.lines, verdict.broken, verdict.spoilt) == (3, 0, ())
    assert verdict.seal == read(db, journal.page)[0].seal
    assert read(db, journal.verify) == verdict


def test_an_empty_record_is_whole(db):
    verdict = read(db, journal.verify)
    assert (verdict.whole, verdict.lines, verdict.seal) == (True, 0, "")


@pytest.mark.parametrize(
    ("sql", "broken", "spoilt"),
    [
        ("update journal set ground = 'Другое' where number = 1", 1, ()),
        ("update journal set at = at + 1 where number = 2", 2, ()),
        ("update journal set actor = 1 where number = 3", 3, ()),
        ("delete from journal where number = 2", 3, ()),
        ("delete from journal where number = 1", 2, ()),
        ("update copies set kept = replace(kept, 'снег', 'лёд') where number = 1", 0, (1,)),
        ("delete from copies where number = 1", 0, (1,)),
        ("update copied_pictures set picture = x'00' where position = 0", 0, (2,)),
        ("delete from copied_pictures where position = 1", 0, (2,)),
    ],
)
def test_a_change_behind_the_programs_back_is_found(written, path, sql, broken, spoilt):
    with sqlite3.connect(path) as connection:
        for name, table in (
            ("journal_never_changes", "journal"),
            ("journal_never_shrinks", "journal"),
            ("copies_never_change", "copies"),
            ("copies_stay", "copies"),
            ("copied_pictures_never_change", "copied_pictures"),
            ("copied_pictures_stay", "copied_pictures"),
        ):
            assert table
            connection.execute(f"drop trigger {name}")
        connection.execute(sql)
    connection.close()
    verdict = read(written, journal.verify)
    assert not verdict.whole
    assert (verdict.broken, verdict.spoilt) == (broken, spoilt)
