"""Pages, counters and statuses of the unified inbox."""

import itertools
import random

import builders
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gosclient.domain.deadlines import WARN_SHARE, head_start
from gosclient.domain.inbox import (
    InboxFilter,
    InboxItem,
    ItemStatus,
    Order,
    Pending,
    Place,
    View,
    place_of,
)
from gosclient.domain.kinds import INCOMING, ItemKind
from gosclient.store import counters, inbox

COMMUNITIES = (1, 2, 3, 4, 5, 6)
NOW = builders.NOW
VIEWS = {
    View.NEW: {ItemStatus.OPEN},
    View.MINE: {ItemStatus.OPEN},
    View.URGENT: {ItemStatus.OPEN},
    View.SNOOZED: {ItemStatus.SNOOZED},
    View.DONE: {ItemStatus.ANSWERED, ItemStatus.DONE, ItemStatus.NO_ANSWER},
    View.ALL: set(ItemStatus),
}


TERM = 60
"""Seconds of the office's term in these tests."""


def fill(transaction, count=300):
    """Items of every kind, many of one second; some have a shorter term or are put first."""
    chance = random.Random(7)
    transaction.executemany(
        """insert into inbox (community_id, kind, source_id, person_id, at, status, waiting_since,
            mine, own_term, head_start, put_first) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        [
            (
                chance.choice(COMMUNITIES),
                chance.choice(INCOMING),
                number,
                number % 50,
                NOW - chance.randint(0, 60),
                status := chance.choice(list(ItemStatus)),
                NOW - chance.randint(0, 90) if status is ItemStatus.OPEN else 0,
                chance.random() < 0.3,
                own := chance.choice((0, 0, 0, 20, 40, 200)),
                head_start(own, TERM),
                chance.random() < 0.1,
            )
            for number in range(count)
        ],
    )


@pytest.fixture(scope="module")
def crowd(tmp_path_factory):
    """A store with three hundred items that every test leaves as it was."""
    with builders.shared_store(tmp_path_factory.mktemp("crowd")) as db:
        db.submit(fill).result()
        yield db


@pytest.fixture(scope="module")
def items(crowd):
    """All its items, newest first."""
    return everything(crowd)


def everything(db):
    return db.submit_read(inbox.page, InboxFilter(View.ALL), limit=10**6).result()


def belongs(item: InboxItem, wanted: InboxFilter) -> bool:
    """What a view means, said without SQL."""
    return (
        item.status in VIEWS[wanted.view]
        and (wanted.view is not View.MINE or item.mine)
        and (not wanted.communities or item.community_id in wanted.communities)
        and (not wanted.kinds or item.kind in wanted.kinds)
        and (not wanted.waiting_before or is_urgent(item, wanted.waiting_before, wanted.now))
    )


def is_urgent(item, before, now):
    """Waits for long, by the office's term or by its own."""
    own = item.own_term and item.waiting_since < now - item.own_term * WARN_SHARE
    return item.waiting_since > 0 and (item.waiting_since < before or own)


def in_order(items, wanted):
    """What a view holds, top to bottom."""
    held = [one for one in items if belongs(one, wanted)]
    return sorted(held, key=lambda one: place_of(one, wanted.order), reverse=True)


filters = st.builds(
    InboxFilter,
    view=st.sampled_from(View),
    communities=st.lists(st.sampled_from(COMMUNITIES), unique=True, max_size=6).map(tuple),
    kinds=st.lists(st.sampled_from(ItemKind), unique=True, max_size=2).map(tuple),
    waiting_before=st.just(0) | st.integers(NOW - 90, NOW),
    now=st.integers(NOW - 60, NOW + 60),
    order=st.sampled_from(Order),
)


@settings(max_examples=60)
@given(wanted=filters, size=st.integers(1, 90))
def test_pages_one_after_another_are_the_whole_view_in_order(crowd, items, wanted, size):
    expected = in_order(items, wanted)
    pages, before = [], None
    while page := crowd.submit_read(inbox.page, wanted, before=before, limit=size).result():
        assert len(page) <= size
        pages += page
        before = place_of(page[-1], wanted.order)
    assert pages == expected
    assert crowd.submit_read(inbox.ids, wanted).result() == [one.item_id for one in expected]


@settings(max_examples=60)
@given(wanted=filters, size=st.integers(1, 90), data=st.data())
def test_pages_upwards_meet_pages_downwards(crowd, items, wanted, size, data):
    view = in_order(items, wanted)
    if not view:
        return
    at = data.draw(st.integers(0, len(view) - 1))
    place = place_of(view[at], wanted.order)
    newer = crowd.submit_read(inbox.page_above, wanted, place, size).result()
    assert newer == view[max(at - size, 0) : at]


@settings(max_examples=60)
@given(wanted=filters, ids=st.lists(st.integers(1, 420), unique=True))
def test_matching_is_the_view_among_the_given_ids(crowd, items, wanted, ids):
    expected = {one.item_id: one for one in items if belongs(one, wanted) and one.item_id in ids}
    assert crowd.submit_read(inbox.matching, wanted, ids).result() == expected


def test_so_many_communities_that_their_lists_are_not_merged_one_by_one(crowd, items):
    many = tuple(range(1, 200))
    wanted = InboxFilter(View.ALL, many)
    assert crowd.submit_read(inbox.page, wanted, limit=1000).result() == items
    few = InboxFilter(View.DONE, tuple(range(4, 200)))
    expected = [one for one in items if belongs(one, few)]
    assert crowd.submit_read(inbox.page, few, limit=1000).result() == expected


def test_every_page_is_read_in_the_order_of_an_index(crowd):
    """No view sorts or scans the table: at a million items that takes seconds."""
    choices = itertools.product(
        set(View) - {View.MINE},  # little is an officer's own, and is sorted
        [(), (3,), (1, 2, 5)],
        [(), (ItemKind.MESSAGE,)],
        [0, NOW],
        Order,
    )
    for chosen in choices:
        wanted = InboxFilter(*chosen)
        sql, parameters = inbox._ordered(wanted, ("<", Place(NOW, 9)), "desc")
        plan = crowd.submit_read(
            lambda c, s=sql, p=parameters: c.execute(f"explain query plan {s}", p).fetchall()
        ).result()
        steps = " ".join(row[3] for row in plan)
        assert "TEMP B-TREE" not in steps, (wanted, steps)
        assert "SCAN" not in steps, (wanted, steps)


def kept_and_counted(db):
    """Counters as kept, and as counted."""

    def read(connection):
        kept = connection.execute(
            "select community_id, status, n, waiting from counters where n <> 0 or waiting <> 0"
        )
        counted = connection.execute(
            """select community_id, status, count(*), sum(waiting_since > 0) from inbox
            group by community_id, status"""
        )
        return set(kept), set(counted)

    return db.submit_read(read).result()


acts = st.lists(
    st.one_of(
        st.tuples(st.just("new"), st.sampled_from(COMMUNITIES), st.booleans()),
        st.tuples(st.just("status"), st.sampled_from(ItemStatus), st.integers(0, 30)),
        st.tuples(st.just("waits"), st.integers(0, 30), st.booleans()),
        st.tuples(st.just("forget"), st.sampled_from(COMMUNITIES), st.none()),
    ),
    max_size=25,
)


@settings(max_examples=40)
@given(acts)
def test_counters_are_always_what_counting_gives(crowd, done):
    def carry_out(transaction):
        for act, one, two in done:
            if act == "new":
                transaction.execute(
                    """insert into inbox (community_id, kind, source_id, person_id, at, status,
                        waiting_since) values (?, 'message',
                        (select coalesce(max(source_id), 0) + 1 from inbox), 1, 1, 'open', ?)""",
                    (one, NOW if two else 0),
                )
            elif act == "status":
                inbox.set_status(transaction, range(two, two + 5), one)
            elif act == "waits":
                transaction.execute(
                    "update inbox set waiting_since = ? where id = ?", (NOW if two else 0, one)
                )
            else:
                transaction.execute("delete from inbox where community_id = ?", (one,))
        kept, counted = (
            set(transaction.execute(sql))
            for sql in (
                """select community_id, status, n, waiting from counters
                where n <> 0 or waiting <> 0""",
                """select community_id, status, count(*), sum(waiting_since > 0) from inbox
                group by community_id, status""",
            )
        )
        assert kept == counted
        raise LookupError

    with pytest.raises(LookupError):
        crowd.submit(carry_out).result()


@pytest.mark.parametrize("communities", [(), (2,), (1, 4, 6)])
def test_numbers_of_views(crowd, items, communities):
    items = [one for one in items if not communities or one.community_id in communities]
    counts = crowd.submit_read(counters.counts, communities).result()
    assert {status: n for status, n in counts.items() if n} == {
        status: sum(one.status is status for one in items) for status in ItemStatus
    }
    for bound in (NOW - 90, NOW - 45, NOW, NOW + 1, 0):
        urgent = sum(
            one.status is ItemStatus.OPEN and is_urgent(one, bound, NOW - 20) for one in items
        )
        counted = crowd.submit_read(counters.urgent_count, bound, communities, now=NOW - 20)
        assert counted.result() == urgent
    mine = sum(one.mine and one.status is ItemStatus.OPEN for one in items)
    assert crowd.submit_read(counters.mine_count, communities).result() == mine > 0


def test_an_item_without_a_term_stands_behind_those_with_one(crowd):
    wanted = InboxFilter(View.ALL, order=Order.DUE)
    listed = crowd.submit_read(inbox.page, wanted, limit=1000).result()
    items = [one for one in listed if not (one.put_first and one.status is ItemStatus.OPEN)]
    assert listed[len(listed) - len(items) :] == items, "those put first stand above all others"
    assert len(items) < len(listed)
    waits = [one.waiting_since - one.head_start for one in items if one.waiting_since]
    assert waits == sorted(waits)
    assert not any(one.waiting_since for one in items[len(waits) :])
    closed = [one.at for one in items[len(waits) :]]
    assert closed == sorted(closed, reverse=True)


def test_who_waits_longest(crowd, items):
    since = sorted(one.waiting_since - one.head_start for one in items if one.waiting_since)
    assert crowd.submit_read(counters.longest_waiting).result() == since[0]
    later = [one for one in since if one > NOW - 45]
    assert crowd.submit_read(counters.longest_waiting, NOW - 45).result() == later[0]
    assert crowd.submit_read(counters.longest_waiting, NOW).result() == 0


def test_fifty_thousand_items_are_closed_at_once(db):
    db.submit(fill, 50_000).result()
    ids = db.submit_read(inbox.ids, InboxFilter(View.ALL)).result()
    heard = []
    db.subscribe(heard.append)
    db.submit(inbox.set_status, ids, ItemStatus.DONE).result()
    [changes] = heard
    assert changes.ids("inbox") == frozenset(ids)
    assert len(db.submit_read(inbox.matching, InboxFilter(View.DONE), ids).result()) == 50_000
    assert len(db.submit_read(inbox.statuses, ids).result()) == 50_000
    kept, counted = kept_and_counted(db)
    assert kept == counted


def test_put_off_items_return_at_their_time(district):
    item = builders.item_of(district, builders.KIM)
    district.submit(inbox.set_status, [item], ItemStatus.SNOOZED, NOW + 60).result()
    assert district.submit_read(inbox.next_waking).result() == NOW + 60
    heard = []
    district.subscribe(heard.append)
    assert district.submit(inbox.wake_snoozed, NOW + 59).result() == 0
    assert heard == []
    assert district.submit(inbox.wake_snoozed, NOW + 60).result() == 1
    assert heard[0].ids("inbox") == {item}
    assert district.submit_read(inbox.item, item).result().status is ItemStatus.OPEN
    assert district.submit_read(inbox.next_waking).result() == 0


def test_an_item_shows_the_most_worrying_of_its_answers(district):
    item = builders.item_of(district, builders.KIM)

    def answers(transaction, *states):
        transaction.execute("delete from outbox")
        for number, state in enumerate(states):
            transaction.execute(
                """insert into outbox (kind, community_id, item_id, target_id, text, key, state,
                    created_at) values ('message', 1001, ?, 501, 'Ответ', ?, ?, 0)""",
                (item, str(number), state),
            )

    for states, pending in [
        ((), Pending.NONE),
        (("confirmed", "cancelled"), Pending.NONE),
        (("confirmed", "holding"), Pending.SENDING),
        (("waiting", "unknown", "sending"), Pending.UNKNOWN),
        (("unknown", "failed", "queued"), Pending.FAILED),
    ]:
        district.submit(answers, *states).result()
        assert district.submit_read(inbox.item, item).result().pending is pending


def test_what_people_wrote_over_all_communities(crowd, items):
    found = crowd.submit_read(inbox.of_people, [7, 8], limit=9).result()
    expected = sorted(
        (one for one in items if one.person_id in {7, 8}),
        key=lambda one: one.at,
        reverse=True,
    )
    assert [one.at for one in found] == [one.at for one in expected[:9]]
    assert {one.person_id for one in found} <= {7, 8}
    only = crowd.submit_read(inbox.of_people, [7, 8], communities=(3,)).result()
    assert {one.item_id for one in only} == {
        one.item_id for one in expected if one.community_id == 3
    }


def test_an_id_is_never_given_twice(district):
    last = max(one.item_id for one in everything(district))

    def forget_and_meet(transaction):
        transaction.execute("delete from inbox")
        fill(transaction, 1)

    district.submit(forget_and_meet).result()
    assert everything(district)[0].item_id == last + 1
