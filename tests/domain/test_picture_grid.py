"""Pictures of a post in VK: in order, apart from each other, none too small to be seen."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gosclient.domain.picture_grid import MOST, TALLEST, carousel, grid

ratios = st.lists(st.floats(0.05, 20), min_size=1, max_size=MOST)
widths = st.floats(200, 1200)
gaps = st.floats(0, 8)
LYING, STANDING, SQUARE = 1.5, 0.7, 1.0
HAIR = 1e-6


def overlap(one, other):
    across = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    down = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
    return across > HAIR and down > HAIR


@given(ratios, widths, gaps)
def test_each_picture_has_a_place_inside_the_frame(ratios, width, gap):
    laid = grid(ratios, width, gap)
    assert len(laid.boxes) == len(ratios)
    assert laid.width == width
    for box in laid.boxes:
        assert box.x >= -HAIR
        assert box.y >= -HAIR
        assert box.x + box.width <= width + HAIR
        assert box.y + box.height <= laid.height + HAIR


@given(ratios, widths, gaps)
def test_pictures_do_not_lie_on_each_other(ratios, width, gap):
    boxes = grid(ratios, width, gap).boxes
    assert not any(overlap(one, other) for at, one in enumerate(boxes) for other in boxes[at + 1 :])


@given(ratios, widths, gaps)
def test_pictures_are_read_in_their_order(ratios, width, gap):
    boxes = grid(ratios, width, gap).boxes
    for one, other in pairwise(boxes):
        assert other.y > one.y or (other.y == one.y and other.x > one.x)


@given(ratios, widths, gaps)
def test_no_picture_is_too_small_and_the_whole_is_not_too_tall(ratios, width, gap):
    laid = grid(ratios, width, gap)
    assert laid.height <= width * TALLEST + HAIR
    for box in laid.boxes:
        assert box.width > width / 12
        assert box.height > width / 14


@given(ratios, widths, gaps)
def test_the_pictures_fill_the_grid(ratios, width, gap):
    laid = grid(ratios, width, gap)
    if len(ratios) == 1:
        return
    filled = sum(box.width * box.height for box in laid.boxes)
    least = (width - 3 * gap) * (laid.height - 9 * gap)
    assert least - 1 <= filled <= width * laid.height + 1


@given(st.lists(st.floats(0.7, 1.6), min_size=2, max_size=MOST))
def test_an_ordinary_picture_is_cut_only_a_little(ratios):
    for ratio, box in zip(ratios, grid(ratios, 500, 2).boxes, strict=True):
        assert 0.4 < box.width / box.height / ratio < 2.5


@pytest.mark.parametrize("ratio", [LYING, SQUARE])
def test_one_picture_is_whole_and_takes_the_width(ratio):
    (box,) = grid([ratio], 500, 4).boxes
    assert box.width == 500
    assert box.width / box.height == pytest.approx(ratio)


def test_one_standing_picture_is_whole_in_the_middle():
    (box,) = grid([0.5], 500, 4).boxes
    assert box.width / box.height == pytest.approx(0.5)
    assert box.x + box.width / 2 == pytest.approx(250)


def test_two_lying_pictures_lie_above_each_other_and_two_others_side_by_side():
    assert [box.x for box in grid([LYING, LYING], 500, 4).boxes] == [0, 0]
    assert [box.y for box in grid([STANDING, STANDING], 500, 4).boxes] == [0, 0]


def test_two_pictures_side_by_side_share_the_width_by_their_ratios():
    left, right = grid([SQUARE, STANDING], 504, 4).boxes
    assert left.width / right.width == pytest.approx(SQUARE / STANDING)


@pytest.mark.parametrize("first", [LYING, STANDING])
def test_of_three_the_first_is_the_large_one(first):
    areas = [box.width * box.height for box in grid([first, SQUARE, SQUARE], 500, 4).boxes]
    assert areas[0] > areas[1] + areas[2] - HAIR


def test_beside_a_standing_picture_two_others_end_where_it_ends():
    big, upper, lower = grid([STANDING, SQUARE, LYING], 500, 4).boxes
    assert upper.y == 0
    assert lower.y == pytest.approx(upper.height + 4)
    assert lower.y + lower.height == pytest.approx(big.height)
    assert upper.width / upper.height == pytest.approx(SQUARE, rel=0.1)
    assert lower.width / lower.height == pytest.approx(LYING, rel=0.1)


@pytest.mark.parametrize("count", range(4, MOST + 1))
def test_many_pictures_lie_in_rows_whose_upper_ones_are_not_fuller(count):
    rows = {}
    for box in grid([1.4] * count, 500, 4).boxes:
        rows.setdefault(box.y, []).append(box)
    numbers = [len(row) for row in rows.values()]
    assert numbers == sorted(numbers)
    assert max(numbers) <= 4


@pytest.mark.parametrize(
    "ratios", [[1.5, 3, 3, 3, 0.6], [3, 0.75, 0.6, 1.33, 0.6, 3, 1.33]], ids=["five", "seven"]
)
def test_pictures_of_many_shapes_make_no_ribbon_and_no_heavy_top(ratios):
    rows = {}
    for box in grid(ratios, 500, 4).boxes:
        rows.setdefault(box.y, []).append(box)
    assert min(row[0].height for row in rows.values()) > 500 / 5
    numbers = [len(row) for row in rows.values()]
    assert numbers == sorted(numbers)


@pytest.mark.parametrize("count", range(2, MOST + 1))
def test_neighbours_keep_their_distance(count):
    boxes = grid([STANDING] * count, 500, 4).boxes
    for one, other in pairwise(boxes):
        beside = other.x - one.x - one.width
        below = other.y - one.y - one.height
        assert 4 in (round(beside, 6), round(below, 6))


def test_a_picture_of_unknown_size_is_taken_for_a_square():
    assert grid([0.0], 300, 4) == grid([1.0], 300, 4)
    assert carousel([-1.0, 2.0], 300, 4) == carousel([1.0, 2.0], 300, 4)


@given(st.lists(st.floats(0.05, 20), min_size=2, max_size=MOST), widths, gaps)
def test_slides_are_alike_and_side_by_side(ratios, width, gap):
    laid = carousel(ratios, width, gap)
    assert len(laid.boxes) == len(ratios)
    assert {(box.y, box.width, box.height) for box in laid.boxes} == {(0, width, laid.height)}
    for one, other in pairwise(laid.boxes):
        assert other.x == pytest.approx(one.x + width + gap)
    assert width * 9 / 16 - HAIR <= laid.height <= width * 4 / 3 + HAIR


def test_the_frame_of_a_carousel_takes_after_the_first_picture():
    laid = carousel([LYING, STANDING], 600, 4)
    assert laid.width / laid.height == pytest.approx(LYING)


def test_one_picture_needs_no_carousel():
    assert carousel([LYING], 500, 4) == grid([LYING], 500, 4)


@pytest.mark.parametrize("lay", [grid, carousel])
def test_nothing_is_nothing_and_too_much_is_refused(lay):
    assert lay([], 500, 4).height == 0
    with pytest.raises(ValueError, match="10 pictures"):
        lay([1.0] * (MOST + 1), 500, 4)
    with pytest.raises(ValueError, match="room"):
        lay([1.0], 4, 4)
