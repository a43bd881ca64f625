"""The frame of a photo: turned with it, fitted to a shape, moved and stretched within it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gosclient.domain.edits import Crop
from gosclient.domain.framing import (
    LEAST,
    WHOLE,
    largest,
    moved,
    stretched,
    turned,
    turned_frame,
)

part = st.floats(0, 1)
step = st.floats(-2, 2)
grips = st.sampled_from([(x, y) for x in (-1, 0, 1) for y in (-1, 0, 1) if x or y])


@st.composite
def frames(draw):
    width, height = draw(st.floats(LEAST, 1)), draw(st.floats(LEAST, 1))
    left, top = draw(part) * (1 - width), draw(part) * (1 - height)
    return Crop(left, top, left + width, top + height)


def is_within(frame):
    slack = 1e-9
    return (
        -slack <= frame.left < frame.right <= 1 + slack
        and -slack <= frame.top < frame.bottom <= 1 + slack
    )


def shape_of(frame):
    return (frame.right - frame.left) / (frame.bottom - frame.top)


def close(frame):
    return pytest.approx((frame.left, frame.top, frame.right, frame.bottom))


def sides(frame):
    return frame.left, frame.top, frame.right, frame.bottom


def test_a_quarter_turn_brings_the_upper_left_corner_to_the_right():
    assert turned((0.0, 0.0), 1) == (1.0, 0.0)
    assert turned((0.0, 0.0), 3) == (0.0, 1.0)
    assert sides(turned_frame(Crop(0.0, 0.0, 0.25, 0.5), 1)) == close(Crop(0.5, 0.0, 1.0, 0.25))


@given(frames(), st.integers(0, 3))
def test_a_frame_turned_there_and_back_is_the_same(frame, turns):
    assert sides(turned_frame(turned_frame(frame, turns), 4 - turns)) == close(frame)


def test_the_largest_square_of_a_wide_photo_stands_around_the_frame_before():
    shape = 0.5  # a photo twice as wide as it is high
    assert largest(shape, WHOLE) == Crop(0.25, 0.0, 0.75, 1.0)
    assert largest(shape, Crop(0.8, 0.2, 1.0, 0.4)) == Crop(0.5, 0.0, 1.0, 1.0)


def test_a_frame_stops_at_the_edge_of_the_photo():
    assert sides(moved(Crop(0.2, 0.2, 0.6, 0.7), 0.9, -0.9)) == close(Crop(0.6, 0.0, 1.0, 0.5))


def test_pulling_an_edge_moves_it_alone():
    assert sides(stretched(Crop(0.2, 0.2, 0.6, 0.6), (1, 0), 0.1, 0.3, None)) == close(
        Crop(0.2, 0.2, 0.7, 0.6)
    )
    assert sides(stretched(Crop(0.2, 0.2, 0.6, 0.6), (-1, -1), 0.1, -0.1, None)) == close(
        Crop(0.3, 0.1, 0.6, 0.6)
    )


@given(frames(), grips, step, step)
def test_a_frame_stays_within_the_photo_and_can_be_taken_again(frame, grip, right, down):
    pulled = stretched(frame, grip, right, down, None)
    assert is_within(pulled)
    assert min(pulled.right - pulled.left, pulled.bottom - pulled.top) > LEAST - 1e-9


@given(frames(), grips, step, step, st.floats(0.2, 5))
def test_a_shape_is_kept_however_it_is_pulled(frame, grip, right, down, shape):
    pulled = stretched(largest(shape, frame), grip, right, down, shape)
    assert is_within(pulled)
    assert shape_of(pulled) == pytest.approx(shape)
