"""The code of the window: what it may be, what is kept of it, and how pauses grow."""

import json
from dataclasses import asdict, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gosclient.domain.errors import BadInput
from gosclient.domain.lock import (
    CodeHash,
    Lock,
    checked_code,
    code_from_text,
    code_to_text,
    fits,
    hashed,
    pause_after,
    seconds_left,
)

SALT = bytes(range(16))
KEPT = hashed("4071", SALT)


@pytest.mark.parametrize("code", ["4071", "0000", "123456789012"])
def test_a_code_is_four_to_twelve_digits(code):
    assert checked_code(code, code) == code


@pytest.mark.parametrize(
    "code",
    ["", "407", "1234567890123", "40a1", " 4071", "4071\n", "-4071", "٤٠٧١", "\uff14071", "+407"],
)
def test_what_is_no_code_is_refused(code):
    with pytest.raises(BadInput, match="от 4 до 12 цифр"):
        checked_code(code, code)


def test_a_slip_of_the_finger_is_noticed_before_the_code_is_set():
    with pytest.raises(BadInput, match="не совпали"):
        checked_code("4071", "4072")


def test_only_the_code_itself_fits():
    assert fits("4071", KEPT)
    assert not any(fits(one, KEPT) for one in ("4072", "40711", "407", "", "04071"))


def test_two_alike_codes_are_kept_differently_and_never_in_the_clear():
    other = hashed("4071", bytes(16))
    assert other.digest != KEPT.digest
    assert "4071" not in KEPT.digest + KEPT.salt


def test_what_is_kept_comes_back_whole_and_its_parameters_count():
    assert code_from_text(code_to_text(KEPT)) == KEPT
    assert not fits("4071", replace(KEPT, cost=2**13)), "N of the day it was set, not of today"


@given(st.text(max_size=60) | st.builds(json.dumps, st.dictionaries(st.text(), st.integers())))
def test_what_is_no_kept_code_locks_nothing(text):
    assert code_from_text(text) is None


@pytest.mark.parametrize(
    "damage",
    [
        {"salt": "xx"},
        {"salt": ""},
        {"digest": KEPT.digest[:-2]},
        {"digest": 5},
        {"cost": 0},
        {"cost": 3},
        {"cost": 2**30},
        {"cost": "16384"},
        {"block": 0},
        {"parallel": -1},
        {"parallel": 1.5},
        {"block": 8.0},
        {"pepper": ""},
    ],
)
def test_a_damaged_code_locks_nothing(damage):
    assert code_from_text(json.dumps({**asdict(KEPT), **damage})) is None


def test_whatever_can_be_read_can_be_tried():
    smallest = CodeHash("00", KEPT.digest, 2, 1, 1)
    assert not fits("4071", code_from_text(code_to_text(smallest)))


@given(st.integers(0, 10_000))
def test_pauses_never_shrink_and_have_an_end(wrong):
    assert pause_after(wrong) <= pause_after(wrong + 1) <= 15 * 60
    assert (pause_after(wrong) > 0) is (wrong >= 3)


def test_the_first_slips_cost_nothing():
    assert [pause_after(wrong) for wrong in (0, 2, 3, 4, 5)] == [0, 0, 15, 30, 60]


@given(st.integers(0, 100), st.floats(0, 4e9), st.floats(0, 4e9))
def test_no_clock_makes_a_pause_longer_than_it_is(wrong, tried_at, now):
    left = seconds_left(Lock(KEPT, 5, wrong, tried_at), now)
    assert 0 <= left <= pause_after(wrong)


def test_a_pause_runs_out():
    lock = Lock(KEPT, 5, 4, 1000.0)
    assert [seconds_left(lock, 1000.0 + later) for later in (0, 29.5, 30, 999)] == [30, 0.5, 0, 0]


def test_without_a_code_nothing_locks_by_itself():
    assert Lock(None, 5).idle_seconds == 0
    assert Lock(KEPT, 0).idle_seconds == 0
    assert Lock(KEPT, 5).idle_seconds == 300
