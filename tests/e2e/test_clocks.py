"""A computer whose clock is wrong, and hours that pass in VK while nobody looks."""

import asyncio
import time

import pytest
from dying_district import dying_district

from gosclient.desk import replies
from gosclient.domain.kinds import ItemKind
from gosclient.domain.outbox import OutboxState

HOUR = 3600
FORGOTTEN = 2 * HOUR
"""Seconds after which VK knows a key no more."""


@pytest.fixture(scope="module", params=["message", "comment", "comment without an admin's key"])
def district(request, tmp_path_factory):
    kind = ItemKind(request.param.split()[0])
    admin = "without" not in request.param
    with dying_district(tmp_path_factory.mktemp("clock"), kind, admin=admin) as district:
        yield district


@pytest.fixture
def source(district):
    """A question that is in the inbox."""
    district.vk.faults()
    source = district.ask()
    assert district.engines.run() == 0
    return source


@pytest.mark.parametrize("fault", ["", "drop_before", "drop_after", "error:6"])
@pytest.mark.parametrize("clock", [-HOUR, HOUR, -30 * HOUR, 30 * HOUR])
def test_a_clock_that_is_wrong(district, source, clock, fault):
    entry = district.answer(source, clock=clock)
    district.fault(fault)
    assert district.engines.run(clock=clock) == 0
    assert district.rows()[entry.entry_id].state is OutboxState.CONFIRMED
    district.check()


@pytest.mark.parametrize(("before", "after"), [(HOUR, 0), (0, HOUR), (-HOUR, HOUR)])
def test_a_clock_that_is_set_right_between_two_tries(district, source, before, after):
    entry = district.answer(source, clock=before)
    district.fault("drop_before")
    district.die("before the look", deaf=True, clock=before)
    district.recover(clock=after)
    row = district.rows()[entry.entry_id]
    if row.state is not OutboxState.CONFIRMED:  # its next try is an hour away by the wrong clock
        assert row.not_before is not None
        district.recover(clock=max(before, after) + 2)
    assert district.rows()[entry.entry_id].state is OutboxState.CONFIRMED
    district.check()


def test_an_answer_that_went_is_found_however_late(district, source):
    entry = district.answer(source)
    district.fault("drop_after")
    district.die("before settling", deaf=True)
    district.vk.control("clock", {"advance": FORGOTTEN})
    district.recover()
    assert district.rows()[entry.entry_id].state is OutboxState.CONFIRMED
    district.check()


def test_an_answer_that_vk_would_not_recognise_is_sent_on_the_officers_word_only(district, source):
    entry = district.answer(source)
    district.fault("drop_before")
    district.die("before settling", deaf=True)
    district.vk.control("clock", {"advance": FORGOTTEN})
    district.recover()
    district.recover()
    row = district.rows()[entry.entry_id]
    assert row.state is OutboxState.UNKNOWN
    assert row.needs_person
    assert "решите" in row.sentence
    assert entry.key not in {str(one["key"]) for one in district.made()}

    asyncio.run(replies.send_again(district.db, entry.entry_id, time.time()))
    district.recover()

    assert district.rows()[entry.entry_id].state is OutboxState.CONFIRMED
    district.check()


def test_an_answer_that_waited_for_days_is_sent_as_new(district, source):
    entry = district.answer(source)
    district.fault("error:5")
    assert district.engines.run() == 0
    assert district.rows()[entry.entry_id].state is OutboxState.WAITING
    district.vk.control("clock", {"advance": 100 * HOUR})
    asyncio.run(replies.send_now(district.db, entry.entry_id, time.time()))
    district.fault("drop_after")
    assert district.engines.run() == 0
    assert district.rows()[entry.entry_id].state is OutboxState.CONFIRMED
    district.check()


def test_doubt_outlives_a_keyring_that_lost_the_keys(district, source):
    entry = district.answer(source)
    district.fault("drop_after")
    district.die("before settling", deaf=True)
    assert district.engines.run(keyless=True) == 0
    assert district.rows()[entry.entry_id].state is OutboxState.UNKNOWN
    district.vk.control("clock", {"advance": FORGOTTEN})
    district.recover()
    assert district.rows()[entry.entry_id].state is OutboxState.CONFIRMED
    district.check()
