"""Edits are values: stored and read back, and turned into pixels."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gosclient.domain.edits import Crop, Edits, Stroke, box_of, edits_of, edits_to_text
from gosclient.domain.errors import BadInput

parts = st.floats(0, 1)
strokes = st.builds(
    Stroke, st.lists(st.tuples(parts, parts), min_size=1).map(tuple), st.floats(0.001, 0.5)
)
edits = st.builds(
    Edits,
    st.none() | st.builds(Crop, parts, parts, parts, parts),
    st.integers(0, 3),
    st.lists(strokes, max_size=3).map(tuple),
)


@given(edits)
def test_edits_are_read_back_as_they_were_stored(made):
    assert edits_of(edits_to_text(made)) == made


def test_no_edits_are_stored_as_nothing():
    assert edits_to_text(Edits()) == ""
    assert edits_of("").is_empty


@pytest.mark.parametrize(
    ("crop", "box"),
    [
        (Crop(0, 0, 1, 1), (0, 0, 200, 100)),
        (Crop(0.25, 0.5, 0.75, 1), (50, 50, 150, 100)),
        (Crop(-0.5, -1, 1.5, 2), (0, 0, 200, 100)),
    ],
)
def test_a_crop_is_a_box_inside_the_photo(crop, box):
    assert box_of(crop, 200, 100) == box


@pytest.mark.parametrize(
    "crop", [Crop(0.5, 0, 0.5, 1), Crop(0, 0.9, 1, 0.1), Crop(2, 2, 3, 3), Crop(0, 0, 0.001, 1)]
)
def test_a_crop_that_leaves_nothing_is_refused(crop):
    with pytest.raises(BadInput, match="ничего не осталось"):
        box_of(crop, 200, 100)
