"""Closing, putting off and taking it back."""

import builders
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gosclient.desk import inbox as inbox_desk
from gosclient.desk import statuses
from gosclient.domain import deadlines
from gosclient.domain.inbox import InboxFilter, ItemStatus, View
from gosclient.store import inbox

NOW = builders.NOW


async def as_they_are(db):
    items = await inbox_desk.page(db, InboxFilter(View.ALL))
    return {one.item_id: (one.status, one.snoozed_until) for one in items}


@pytest.mark.parametrize("status", sorted(set(ItemStatus) - {ItemStatus.ANSWERED}))
async def test_what_is_done_to_many_is_undone_for_each(db, status):
    ids = await statuses.select_all(db, InboxFilter(View.ALL))
    await statuses.set_status(db, ids[:2], ItemStatus.SNOOZED, NOW + 60)
    before = await as_they_are(db)
    undo = await statuses.set_status(db, [*ids, 9999], status, NOW + 900)
    assert set((await as_they_are(db)).values()) == {(status, NOW + 900)}
    assert set(undo.ids) == set(ids), "what is not there is not touched"
    heard = []
    db.subscribe(heard.append)
    await statuses.undo(db, undo)
    assert await as_they_are(db) == before
    assert len(heard) == 1


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(st.sampled_from(ItemStatus), st.lists(st.integers(1, 7), max_size=5)), max_size=6
    )
)
async def test_undoing_backwards_returns_to_the_start(db, acts):
    before = await as_they_are(db)
    done = [await statuses.set_status(db, ids, status, NOW) for status, ids in acts]
    for undo in reversed(done):
        await statuses.undo(db, undo)
    assert await as_they_are(db) == before


async def test_select_all_is_the_view(db):
    ids = await statuses.select_all(db, InboxFilter(View.NEW, (builders.ADMINISTRATION,)))
    page = await inbox_desk.page(db, InboxFilter(View.NEW, (builders.ADMINISTRATION,)))
    assert ids == [one.item_id for one in page]
    assert len(ids) == 3


async def test_numbers_follow(db, kim, petrov):
    counts = await inbox_desk.counts(db, now=NOW)
    assert (counts.new, counts.urgent, counts.snoozed, counts.done, counts.all) == (5, 2, 0, 0, 5)
    await statuses.set_status(db, [kim], ItemStatus.SNOOZED, NOW + 60)
    await statuses.set_status(db, [petrov], ItemStatus.NO_ANSWER)
    counts = await inbox_desk.counts(db, now=NOW)
    assert (counts.new, counts.urgent, counts.snoozed, counts.done, counts.all) == (3, 0, 1, 1, 5)
    only = await inbox_desk.counts(db, (builders.SCHOOL,), now=NOW)
    assert (only.new, only.all) == (1, 1)
    assert await db.write(inbox.wake_snoozed, NOW + 60) == 1
    assert (await inbox_desk.counts(db, now=NOW)).new == 4


async def test_old_items_are_closed_together_and_come_back_together(db, kim):
    later = NOW + deadlines.OLD_AFTER + 3600
    builders.message(db, builders.PETROV, 9_000, "Свежее", later - 60)
    counts = await inbox_desk.counts(db, now=later)
    assert counts.old == counts.new - 1
    undo = await statuses.close_old(db, later)
    assert len(undo.ids) == counts.old
    after = await inbox_desk.counts(db, now=later)
    assert (after.new, after.old) == (1, 0)
    assert (await db.read(inbox.item, kim)).status is ItemStatus.NO_ANSWER
    await statuses.undo(db, undo)
    assert await inbox_desk.counts(db, now=later) == counts


async def test_what_is_taken_is_an_officers_own_until_it_is_answered(db, kim, petrov):
    assert sorted(await statuses.set_mine(db, [kim, petrov], mine=True)) == sorted([kim, petrov])
    assert await statuses.set_mine(db, [kim], mine=True) == [], "nothing changed"
    mine = InboxFilter(View.MINE)
    assert set(await statuses.select_all(db, mine)) == {kim, petrov}
    assert (await inbox_desk.counts(db, now=NOW)).mine == 2
    await statuses.set_status(db, [petrov], ItemStatus.DONE)
    assert await statuses.select_all(db, mine) == [kim]
    assert await statuses.set_mine(db, [kim], mine=False) == [kim]
    assert (await inbox_desk.counts(db, now=NOW)).mine == 0


async def test_what_was_seen_is_new_again_only_with_new_words(db, kim):
    assert (await db.read(inbox.item, kim)).unread > 0
    await statuses.set_seen(db, kim)
    assert (await db.read(inbox.item, kim)).unread == 0
    builders.message(db, builders.KIM, 9_001, "И ещё", NOW + 5)
    assert (await db.read(inbox.item, kim)).unread == 1
