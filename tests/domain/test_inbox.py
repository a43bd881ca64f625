"""The life of an item's status and the clock of the first answer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gosclient.domain.changes import ChangeSet
from gosclient.domain.deadlines import Urgency, clock, head_start, term_of, urgent_before
from gosclient.domain.inbox import ItemStatus, after_citizen_wrote, after_office_answered

NOW = 1_795_334_400
HOUR = 3600


@pytest.mark.parametrize("status", ItemStatus)
def test_new_words_reopen_whatever_was_closed(status):
    assert after_citizen_wrote(status) is ItemStatus.OPEN


@pytest.mark.parametrize("status", ItemStatus)
def test_an_answer_settles_what_waited_and_leaves_an_officers_word_alone(status):
    after = after_office_answered(status)
    waited = status in {ItemStatus.OPEN, ItemStatus.SNOOZED}
    assert after is (ItemStatus.ANSWERED if waited else status)


@pytest.mark.parametrize(
    ("waited", "urgency"),
    [
        (0, Urgency.CALM),
        (3 * HOUR, Urgency.CALM),
        (int(3.2 * HOUR), Urgency.SOON),
        (4 * HOUR, Urgency.SOON),
        (4 * HOUR + 1, Urgency.LATE),
    ],
)
def test_the_clock_turns_amber_at_four_fifths_and_red_past_the_term(waited, urgency):
    state = clock(NOW - waited, NOW, 4 * HOUR)
    assert state.urgency is urgency
    assert state.due == NOW - waited + 4 * HOUR
    assert state.left == state.due - NOW


def test_nobody_waits_no_clock():
    assert clock(0, NOW) is None


@given(st.floats(0, 2), st.integers(60, 30 * 24 * HOUR))
def test_the_list_of_urgent_ones_holds_what_the_clock_shows(share, term):
    """One second of rounding apart, the filter and the clock speak of the same items."""
    since = NOW - int(share * term)
    shown = clock(since, NOW, term).urgency is not Urgency.CALM
    listed = since < urgent_before(NOW, term)
    if abs(NOW - since - term * 0.8) > 1:
        assert listed is shown


def test_the_shorter_of_two_terms_holds():
    assert term_of(0, 4 * HOUR) == term_of(9 * HOUR, 4 * HOUR) == 4 * HOUR
    assert term_of(HOUR, 4 * HOUR) == HOUR
    assert [head_start(own, 4 * HOUR) for own in (0, HOUR, 9 * HOUR)] == [0, 3 * HOUR, 0]


def test_a_foreign_change_concerns_everything():
    assert ChangeSet(foreign=True).concerns("inbox")
    touched = ChangeSet({"inbox": frozenset({3})})
    assert touched.concerns("outbox", "inbox")
    assert not touched.concerns("outbox")
    assert touched.ids("inbox") == {3}
    assert touched.ids("outbox") == frozenset()
