"""A file of the program before removal and erasure, brought up to date."""

import old_office
import pytest

from gosclient.domain.journal import Copy, JournalLine, Phase
from gosclient.store import connection, journal, settings
from gosclient.store.database import Database

LINE = JournalLine(0, 5, 101, "delete", Phase.ASKED, 3, person_id=501)


@pytest.fixture
def migrated(path):
    db = Database.open(old_office.before_storage(path))
    yield db
    db.close()


def test_what_was_there_is_there(migrated, path):
    assert migrated.submit_read(settings.get, "a").result() == "б"
    assert old_office.rows(migrated, "select text from messages") == [("Есть вопрос",)]
    assert path.with_name(f"{path.name}.before-{connection.SCHEMA_VERSION}").exists()


def test_its_indexes_and_triggers_are_those_of_a_new_file(migrated, tmp_path):
    fresh = Database.open(tmp_path / "fresh.db")
    sql = "select type, name from sqlite_schema order by 1, 2"
    assert old_office.rows(migrated, sql) == old_office.rows(fresh, sql)
    fresh.close()


def test_names_leave_the_index_with_their_person(migrated):
    migrated.submit(lambda t: t.execute("delete from people")).result()
    found = "select count(*) from people_search where people_search match 'ким'"
    assert old_office.rows(migrated, found) == [(0,)]


def test_the_journal_goes_on(migrated):
    migrated.submit(journal.add, LINE, Copy(text="слова")).result()
    assert migrated.submit_read(journal.verify).result().whole


def test_what_was_on_its_way_passes_over_the_pauses_before(path):
    old_office.before_pauses(path)
    db = Database.open(path)
    try:
        sql = "select state, passed_pause from outbox order by id"
        assert old_office.rows(db, sql) == [("queued", 2), ("confirmed", 0)]
        assert old_office.rows(db, "select distinct late from pauses") == [("[]",)]
    finally:
        db.close()
