"""Marks of items: made with the item, made anew when rules change, and what follows from them."""

import builders
import pytest
from sqlite_utils import Database as UtilsDatabase

from gosclient.domain.care import CareRule
from gosclient.domain.deadlines import DEFAULT_TERM
from gosclient.domain.inbox import InboxFilter, ItemStatus, Order, View
from gosclient.store import care, counters, inbox, settings
from gosclient.store.connection import suspicion
from gosclient.store.migrations import migrations
from gosclient.store.rescue import open_or_rescue

NOW = builders.NOW
KIM, PETROV, LAPIN = builders.KIM, builders.PETROV, builders.LAPIN
ICE = CareRule("ice", "Гололёд", "гололёд", ("гололед*",), term=1200)
FIRST = CareRule("first", "Первым делом", "срочно", ("срочно",), first=True)


@pytest.fixture
def marked(district):
    """A store whose items have been marked by the default rules."""
    renewed(district)
    return district


def renewed(db):
    """Make all marks anew; how many transactions it took."""
    slices = 1
    while not db.submit(care.renew).result():
        slices += 1
    return slices


def kept_rules(db, *rules):
    db.submit(care.set_rules, rules).result()


def item(db, item_id):
    return db.submit_read(inbox.item, item_id).result()


def labels(db, item_id):
    return [mark.label for mark in item(db, item_id).marks]


def listed(db, **wanted):
    return [one.item_id for one in db.submit_read(inbox.page, InboxFilter(**wanted)).result()]


def test_a_message_and_a_comment_are_marked_as_they_come(district):
    message = builders.message(district, LAPIN, 50, "В подъезде запах газа!", NOW)
    comment = builders.comment(district, PETROV, 850, "Бл*дь, опять яма", NOW)
    assert labels(district, message) == ["опасность"]
    assert labels(district, comment) == ["брань"]
    assert item(district, message).marks[0].words == ("запах газа",)
    assert item(district, message).own_term == 1800
    assert item(district, message).put_first
    assert labels(district, builders.item_of(district, KIM)) == []


def test_later_words_do_not_hide_what_has_not_been_answered(district):
    waiting = builders.message(district, LAPIN, 50, "У нас пожар", NOW)
    builders.message(district, LAPIN, 51, "Алло?", NOW + 60)
    assert labels(district, waiting) == ["опасность"]
    builders.answer(district, LAPIN, 52, "Пожарные выехали.", NOW + 120)
    assert labels(district, waiting) == [], "the last words are harmless"
    builders.message(district, LAPIN, 53, "Спасибо, потушили", NOW + 180)
    assert labels(district, waiting) == []


def test_other_rules_reach_open_items_and_leave_closed_ones(marked):
    old, open_now = (builders.item_of(marked, person) for person in (KIM, PETROV))
    water = CareRule("water", "Вода и дороги", "вода", ("воды", "яма"))
    marked.submit(inbox.set_status, [old], ItemStatus.DONE).result()
    kept_rules(marked, water)
    assert not marked.submit_read(care.is_renewed).result()
    renewed(marked)
    assert marked.submit_read(care.is_renewed).result()
    assert labels(marked, open_now) == ["вода"]
    assert labels(marked, old) == []
    kept_rules(marked)
    renewed(marked)
    assert labels(marked, open_now) == []


def test_marks_are_made_anew_in_slices_that_tell_only_what_changed(marked, monkeypatch):
    monkeypatch.setattr(care, "_SLICE", 2)
    kept_rules(marked, CareRule("road", "Дороги", "дорога", ("яма",)))
    told = []
    leave = marked.subscribe(lambda changes: told.extend(changes.ids("inbox")))
    assert renewed(marked) == 3
    leave()
    assert told == [builders.item_of(marked, PETROV)]
    assert marked.submit(care.renew).result(), "nothing is left to do"


def test_all_unanswered_words_are_read_when_marks_are_made_anew(marked):
    builders.message(marked, LAPIN, 50, "Гололёд у школы", NOW)
    waiting = builders.message(marked, LAPIN, 51, "Алло?", NOW + 60)
    kept_rules(marked, ICE)
    renewed(marked)
    assert labels(marked, waiting) == ["гололёд"]


def test_a_shorter_term_moves_an_item_up_and_makes_it_urgent_sooner(marked):
    kept_rules(marked, ICE)
    usual = builders.message(marked, LAPIN, 50, "Когда откроют каток?", NOW - 3600)
    pressing = builders.comment(marked, PETROV, 850, "Гололедица у школы", NOW - 1000)
    assert listed(marked, order=Order.DUE).index(pressing) < listed(marked, order=Order.DUE).index(
        usual
    )
    urgent = {"view": View.URGENT, "waiting_before": NOW - int(DEFAULT_TERM * 0.8)}
    assert pressing in listed(marked, **urgent, now=NOW)
    assert pressing not in listed(marked, **urgent, now=NOW - 60)
    assert usual not in listed(marked, **urgent, now=NOW)
    count = marked.submit_read(counters.urgent_count, urgent["waiting_before"], now=NOW).result()
    assert count == len(listed(marked, **urgent, now=NOW))
    since = marked.submit_read(counters.longest_waiting, NOW - DEFAULT_TERM - 1).result()
    assert since + DEFAULT_TERM == NOW - 1000 + 1200, "the nearest term is the rule's own"


def test_a_term_of_its_own_that_is_over_is_not_awaited_by_the_usual_one(db):
    kept_rules(db, ICE)
    builders.message(db, LAPIN, 50, "Гололёд", NOW - 1500)
    assert db.submit_read(counters.longest_waiting, NOW - DEFAULT_TERM).result() == 0


def test_another_term_of_the_office_moves_items_with_a_term_of_their_own(marked):
    kept_rules(marked, ICE)
    pressing = builders.comment(marked, PETROV, 850, "Гололедица у школы", NOW - 1000)
    assert item(marked, pressing).head_start == DEFAULT_TERM - 1200
    for term, start in ((3600, 2400), (600, 0)):
        marked.submit(settings.put, "term", str(term)).result()
        marked.submit(care.retime).result()
        assert item(marked, pressing).head_start == start
    assert item(marked, builders.item_of(marked, KIM)).head_start == 0


def test_what_is_put_first_stands_above_older_waits_until_it_is_closed(marked):
    kept_rules(marked, FIRST)
    urgent = builders.comment(marked, PETROV, 850, "Срочно позвоните", NOW)
    newest_first = listed(marked, order=Order.NEWEST)
    assert listed(marked, order=Order.DUE)[0] == urgent
    assert listed(marked, order=Order.NEWEST) == newest_first
    marked.submit(inbox.set_status, [urgent], ItemStatus.DONE).result()
    assert listed(marked, order=Order.DUE, view=View.ALL)[0] != urgent


def test_nothing_marked_leaves_the_list(marked):
    before = set(listed(marked))
    kept_rules(
        marked, CareRule("all", "Всё", "всё", ("яма", "воды", "талонов", "занятия", "тротуар"))
    )
    renewed(marked)
    assert set(listed(marked)) == before
    assert all(labels(marked, one) for one in before)


def test_rules_that_cannot_be_read_do_not_stop_messages(district, expected_logs):
    expected_logs.append("the default ones hold")
    district.submit(settings.put, "care_rules", '[{"rule": 1}]').result()
    message = builders.message(district, LAPIN, 50, "Пожар!", NOW)
    assert labels(district, message) == ["опасность"]


@pytest.mark.parametrize("damaged", [False, True])
def test_items_of_the_program_before_get_their_marks(path, damaged):
    older = UtilsDatabase(path)
    migrations.apply(older, stop_before="m005_care")
    older.execute(
        """insert into inbox (community_id, kind, source_id, person_id, text, at, status,
            waiting_since) values (1, 'comment', 5, 7, 'Запах газа', ?, 'open', ?)""",
        (NOW, NOW),
    )
    older.conn.commit()
    older.close()
    if damaged:
        suspicion(path).touch()
    db, rescue = open_or_rescue(path)
    try:
        assert (rescue is not None) is damaged
        assert not db.submit_read(care.is_renewed).result()
        renewed(db)
        assert labels(db, 1) == ["опасность"]
        assert listed(db, order=Order.DUE) == [1]
    finally:
        db.close()
