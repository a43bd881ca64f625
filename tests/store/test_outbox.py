"""Intents in the file: written once, never changed in what they ask for."""

from dataclasses import replace

import builders
import pytest

from gosclient.domain.delivery import claimed
from gosclient.domain.kinds import ItemKind
from gosclient.domain.outbox import OutboxEntry, OutboxState, Reason
from gosclient.store import outbox
from gosclient.store.driver import sqlite3

NOW = builders.NOW


def intent(key="1", state=OutboxState.QUEUED, **changes):
    return replace(
        OutboxEntry(
            entry_id=0,
            kind=ItemKind.MESSAGE,
            community_id=1001,
            item_id=7,
            target_id=501,
            post_id=0,
            person_id=501,
            text="Проверим сегодня",
            key=key,
            state=state,
            created_at=NOW + 0.25,
        ),
        **changes,
    )


def add(db, *entries):
    return [db.submit(outbox.add, one).result() for one in entries]


def test_an_intent_is_read_as_it_was_written(db):
    whole = intent(
        kind=ItemKind.COMMENT,
        post_id=70,
        not_before=NOW + 5.5,
        baseline=3,
        attempts=2,
        looks=1,
        sent_at=NOW,
        lease="engine",
        reason=Reason.NETWORK,
        sentence="Нет связи",
        vk_id=9,
        cmid=4,
        settled_at=NOW,
    )
    [written] = add(db, whole)
    assert replace(written, entry_id=0) == whole
    assert db.submit_read(outbox.get, written.entry_id).result() == written
    assert db.submit_read(outbox.get, 999).result() is None


def test_a_new_state_is_kept_with_a_line_of_history(db):
    [entry] = add(db, intent())
    leaving = claimed(entry, "engine", NOW)
    heard = []
    db.subscribe(heard.append)
    db.submit(outbox.save, leaving).result()
    assert db.submit_read(outbox.get, entry.entry_id).result() == leaving
    assert heard[0].touched == {
        "outbox": frozenset({entry.entry_id}),
        "inbox": frozenset({entry.item_id}),
    }
    history = db.submit_read(outbox.history, entry.entry_id).result()
    assert [state for _, state, _ in history] == [OutboxState.QUEUED, OutboxState.SENDING]
    assert history[0][0] <= history[1][0]


@pytest.mark.parametrize(
    ("column", "value"),
    [("key", "2"), ("text", "Другое"), ("target_id", 502), ("kind", "comment")],
)
def test_what_an_intent_asks_for_can_never_be_changed(db, column, value):
    [entry] = add(db, intent())
    with pytest.raises(sqlite3.IntegrityError, match="never changes"):
        db.submit(lambda t: t.execute(f"update outbox set {column} = ?", (value,))).result()
    assert db.submit_read(outbox.get, entry.entry_id).result() == entry


def test_a_key_is_used_once_in_a_community(db):
    add(db, intent("1"))
    with pytest.raises(sqlite3.IntegrityError):
        add(db, intent("1"))
    add(db, intent("1", community_id=1002), intent("1", kind=ItemKind.COMMENT), intent("2"))
    assert len(db.submit_read(outbox.recent).result()) == 4


def test_what_is_alive_stands_first_and_the_newest_before_the_older(db):
    states = [*OutboxState, *OutboxState]
    entries = add(db, *(intent(str(n), state) for n, state in enumerate(states)))
    recent = db.submit_read(outbox.recent).result()
    over = {OutboxState.CONFIRMED, OutboxState.CANCELLED}
    expected = sorted(entries, key=lambda one: (one.state in over, -one.entry_id))
    assert recent == expected
    assert db.submit_read(outbox.recent, 3).result() == expected[:3]
    assert db.submit_read(outbox.recent, -1).result() == expected
    live = db.submit_read(outbox.live).result()
    settled = over | {OutboxState.FAILED}
    assert live == [one for one in entries if one.state not in settled]
    counts = db.submit_read(outbox.counts).result()
    assert counts == dict.fromkeys((state for state in OutboxState if state not in over), 2)


def test_what_a_dead_engine_was_sending_becomes_unknown(db):
    entries = add(db, *(intent(str(n), state) for n, state in enumerate(OutboxState)))
    assert db.submit(outbox.recover, NOW + 9.0).result() == 1
    for before in entries:
        after = db.submit_read(outbox.get, before.entry_id).result()
        if before.state is OutboxState.SENDING:
            assert (after.state, after.reason) == (OutboxState.UNKNOWN, Reason.CRASH)
        else:
            assert after == before
    assert db.submit(outbox.recover, NOW + 10.0).result() == 0


def test_ours_and_others_are_told_apart(db):
    add(
        db, intent("1", OutboxState.CONFIRMED, vk_id=5), intent("2", kind=ItemKind.COMMENT, vk_id=6)
    )
    ask = db.submit_read(outbox.ours, 1001, ItemKind.MESSAGE, [4, 5, 6])
    assert ask.result() == {5}
    assert db.submit_read(outbox.ours, 1002, ItemKind.MESSAGE, [5]).result() == set()


def test_a_key_leads_to_its_intent(db):
    [entry] = add(db, intent("77"))
    assert db.submit(outbox.by_key, 1001, ItemKind.MESSAGE, "77").result() == entry
    for other in [(1002, ItemKind.MESSAGE, "77"), (1001, ItemKind.COMMENT, "77")]:
        assert db.submit(outbox.by_key, *other).result() is None


def test_a_living_outbox_is_found_without_reading_the_old_one(db):
    def plan(connection):
        asked = []
        connection.set_trace_callback(asked.append)
        outbox.live(connection)
        outbox.counts(connection)
        connection.set_trace_callback(None)
        return [row[3] for sql in asked for row in connection.execute(f"explain query plan {sql}")]

    steps = db.submit_read(plan).result()
    assert steps
    assert all("outbox_unsettled" in step or "TEMP" in step for step in steps), steps
