"""Limits of VK for photos, and the blocks of a GIF."""

from contextlib import suppress

import picture_files as files
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gosclient.domain.errors import BadInput
from gosclient.domain.gifs import bare_gif
from gosclient.domain.pictures import FLATTEST, MOST_SIDES, check_shape, fitting, halved

GIF = files.moving_gif()


@given(st.integers(1, 40_000), st.integers(1, 40_000))
def test_a_size_that_fits_keeps_its_shape(width, height):
    fits = fitting(width, height)
    assert sum(fits) <= MOST_SIDES + 1
    assert fits == (width, height) or abs(fits[0] * height - fits[1] * width) <= width + height


def test_what_fits_is_not_scaled():
    assert fitting(8_000, 6_000) == (8_000, 6_000)
    assert fitting(10_000, 6_000) == (8_750, 5_250)
    assert halved(1_000, 400) == (707, 283)


def test_a_strip_is_refused():
    check_shape("лента.png", 2_000, 2_000 // FLATTEST)
    with pytest.raises(BadInput, match="2001 × 100"):
        check_shape("лента.png", 2_001, 100)


def test_a_gif_keeps_its_frames_and_loses_its_words():
    assert files.SECRET in GIF
    bare = bare_gif(GIF + b"words behind the end")
    assert files.SECRET not in bare
    assert b"words" not in bare
    before, after = files.decoded(GIF), files.decoded(bare)
    assert (after.n_frames, after.info["loop"], after.info["duration"]) == (3, 0, 100)
    for frame in range(3):
        before.seek(frame)
        after.seek(frame)
        assert after.convert("RGB").tobytes() == before.convert("RGB").tobytes()


def test_xmp_leaves_a_gif():
    xmp = b"\x21\xff\x0bXMP DataXMP" + bytes([len(files.SECRET)]) + files.SECRET + b"\x00"
    at = GIF.index(b"\x21\xff")
    bare = bare_gif(GIF[:at] + xmp + GIF[at:])
    assert b"XMP" not in bare
    assert bare == bare_gif(GIF)


def test_a_gif_without_its_last_byte_is_whole():
    assert bare_gif(GIF.rstrip(b"\x3b")) == bare_gif(GIF)


@given(st.integers(0, len(GIF) - 1), st.binary(max_size=3))
def test_a_damaged_gif_is_told_or_taken(cut, more):
    with suppress(ValueError):
        assert bare_gif(GIF[:cut] + more).startswith(GIF[:13])


def test_a_gif_without_an_image_is_damaged():
    with pytest.raises(ValueError, match="no image"):
        bare_gif(GIF[:10] + b"\x00\x00\x00\x3b")
