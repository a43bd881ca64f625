"""Drafts, notes, communities and names: what the office keeps beside VK's own rows."""

from dataclasses import replace

import builders
import pytest

from gosclient.domain.community import Community, Person
from gosclient.store import communities, counters, drafts, inbox, people
from gosclient.store.communities import Cursor, Progress

NOW = builders.NOW
HERE = builders.ADMINISTRATION


def test_a_draft_is_bound_to_its_item_and_goes_when_it_is_empty(district):
    for item, text in [(1, "Один"), (2, "Два"), (1, "Один, дописан")]:
        district.submit(drafts.save, item, text, NOW).result()
    assert district.submit_read(drafts.get, 1).result() == drafts.Draft("Один, дописан", NOW)
    assert district.submit_read(drafts.get, 2).result().text == "Два"
    district.submit(drafts.save, 1, "", NOW).result()
    assert district.submit_read(drafts.get, 1).result() is None
    assert district.submit_read(drafts.get, 2).result().text == "Два"


def test_the_last_note_takes_the_mark_along(district):
    item = builders.item_of(district, builders.KIM)
    for text in ("Звонил в водоканал", "Обещали к вечеру"):
        district.submit(drafts.add_note, item, text, NOW).result()
    first, second = district.submit_read(drafts.notes, item).result()
    assert (first.text, second.text) == ("Звонил в водоканал", "Обещали к вечеру")
    other = builders.item_of(district, builders.LAPIN)
    district.submit(drafts.remove_note, other, first.note_id).result()
    assert len(district.submit_read(drafts.notes, item).result()) == 2, "another item's note"
    for note, marked in ((first, True), (second, False)):
        district.submit(drafts.remove_note, item, note.note_id).result()
        assert district.submit_read(inbox.item, item).result().has_note is marked


def test_communities_stand_in_order_of_connection_and_keep_their_place(db):
    for one in (5, 3, 9):
        db.submit(communities.save, Community(one, f"Сообщество {one}")).result()
    db.submit(communities.save_ts, 3, "17", NOW).result()
    db.submit(communities.save, Community(3, "Школа", has_admin=True, token_owner=8)).result()
    found = db.submit_read(communities.all_communities).result()
    assert [(one.community_id, one.position) for one in found] == [(5, 0), (3, 1), (9, 2)]
    assert db.submit_read(communities.community, 3).result() == replace(
        found[1], name="Школа", has_admin=True, token_owner=8
    )
    assert db.submit_read(communities.cursor, 3).result() == Cursor("17", caught_up_at=NOW)
    assert db.submit_read(communities.community, 4).result() is None
    assert db.submit_read(communities.cursor, 4).result() == Cursor()


def test_a_disconnected_community_leaves_nothing_and_others_stay(district):
    kim, lapin = (builders.item_of(district, one) for one in (builders.KIM, builders.LAPIN))
    for item in (kim, lapin):
        district.submit(drafts.save, item, "Черновик", NOW).result()
        district.submit(drafts.add_note, item, "Заметка", NOW).result()
    district.submit(communities.save_progress, HERE, "messages", Progress(1, 2)).result()
    district.submit(communities.remove, HERE).result()

    def left(connection):
        tables = ["inbox", "messages", "conversations", "comments", "posts", "backfills"]
        return sum(
            connection.execute(
                f"select count(*) from {table} where community_id = ?", (HERE,)
            ).fetchone()[0]
            for table in tables
        ), connection.execute(
            "select item_id from drafts union select item_id from notes"
        ).fetchall()

    assert district.submit_read(left).result() == (0, [(lapin,)])
    assert district.submit_read(counters.counts, (HERE,)).result() == {}
    assert district.submit_read(inbox.item, lapin).result().has_note


def test_an_older_gap_is_not_shortened_by_a_newer_one(db):
    db.submit(communities.save, Community(3, "Школа")).result()
    for since, expected in ((NOW, NOW), (NOW + 50, NOW), (NOW - 50, NOW - 50)):
        db.submit(communities.open_gap, 3, since).result()
        assert db.submit_read(communities.cursor, 3).result().gap_since == expected
    db.submit(communities.close_gap, 3, NOW + 99).result()
    assert db.submit_read(communities.cursor, 3).result() == Cursor(
        caught_up_at=NOW + 99, checked_at=NOW + 99
    )


def test_authors_without_names_are_known_without_a_search(db):
    builders.message(db, 1, 1, "Вопрос", NOW)
    builders.message(db, 2, 2, "Вопрос", NOW, builders.SCHOOL)
    builders.comment(db, 3, 3, "Вопрос", NOW)
    unnamed = lambda one: set(db.submit_read(people.unnamed, one, 10).result())  # noqa: E731
    assert unnamed(HERE) == {1, 3}
    assert unnamed(builders.SCHOOL) == {2}
    assert db.submit_read(people.people, [1, 2, 3]).result() == {}
    db.submit(people.save, [Person(1, "Ольга Ким")], NOW).result()
    assert unnamed(HERE) == {3}
    assert db.submit_read(people.people, [1, 3]).result() == {1: Person(1, "Ольга Ким")}
    builders.message(db, 1, 4, "Ещё вопрос", NOW + 1)
    assert unnamed(HERE) == {3}, "who has a name is not asked for again"


@pytest.mark.parametrize("limit", [1, 2])
def test_no_more_are_asked_for_than_fit_into_one_request(db, limit):
    builders.crowd(db, 0)
    for person in range(5):
        builders.message(db, person + 1, person + 1, "Вопрос", NOW)
    assert len(db.submit_read(people.unnamed, HERE, limit).result()) == limit
