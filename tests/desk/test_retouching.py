"""What was blurred cannot be had back; what was cut and turned is where it should be."""

import picture_files as files
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageDraw

from gosclient.desk.preparing import edited, prepared
from gosclient.desk.retouching import retouched
from gosclient.domain.edits import Crop, Edits, Stroke

FACE = Stroke(((0.3, 0.5), (0.5, 0.5)), 0.05)


def number_plate(text, size=(400, 300), mode="RGB"):
    """A photo with words where the stroke will be."""
    image = Image.new(mode, size, "#808080")
    ImageDraw.Draw(image).text((110, 143), text, fill="black", font_size=14)
    return image


def differ(one, other):
    return ImageChops.difference(one.convert("RGB"), other.convert("RGB")).getbbox()


def test_two_secrets_give_the_same_picture():
    one, other = number_plate("A 123 BC"), number_plate("B 321 CA")
    assert differ(one, other)
    made = [
        edited(
            "а.jpg", prepared("а.jpg", files.encoded(image, "BMP")).picture, Edits(blurred=(FACE,))
        )
        for image in (one, other)
    ]
    first, second = (files.decoded(each.picture) for each in made)
    assert differ(first, second) is None
    assert made[0].thumbnail == made[1].thumbnail


@pytest.mark.parametrize("mode", ["L", "RGB", "RGBA"])
def test_under_a_stroke_few_colours_stay(mode):
    image = files.noise(400, 300).convert(mode)
    blurred = retouched(image, Edits(blurred=(FACE,)))
    under = blurred.crop((120, 140, 200, 160))
    assert len(under.getcolors()) <= 4
    assert len(image.crop((120, 140, 200, 160)).getcolors()) > 40


def test_what_a_stroke_does_not_touch_stays():
    image = files.noise(400, 300)
    blurred = retouched(image, Edits(blurred=(FACE,)))
    assert differ(image, blurred) == (100, 130, 221, 171)
    corner = (100, 130, 106, 136)  # of the box, outside the round brush
    assert differ(image.crop(corner), blurred.crop(corner)) is None


def test_the_photo_that_is_given_stays_as_it_is():
    image = files.noise(100, 80)
    before = image.tobytes()
    retouched(image, Edits(Crop(0, 0, 0.5, 0.5), 1, (FACE,)))
    assert image.tobytes() == before


def test_a_spot_is_one_colour():
    image = files.noise(400, 300)
    blurred = retouched(image, Edits(blurred=(Stroke(((0.5, 0.5),), 0.05),)))
    assert len(blurred.crop((190, 140, 210, 160)).getcolors()) == 1


def test_a_thin_brush_is_made_wide_enough():
    image = files.noise(400, 300)
    blurred = retouched(image, Edits(blurred=(Stroke(((0.5, 0.5),), 0.0001),)))
    assert len(blurred.crop((196, 146, 204, 154)).getcolors()) == 1


def test_what_shows_through_still_does():
    image = Image.new("RGBA", (400, 300), (90, 90, 90, 0))
    blurred = retouched(image, Edits(blurred=(FACE,)))
    assert blurred.getchannel("A").getextrema() == (0, 0)


@pytest.mark.parametrize(
    ("turns", "corner"), [(0, (0, 0)), (1, (79, 0)), (2, (99, 79)), (3, (0, 99))]
)
def test_a_photo_is_turned_clockwise(turns, corner):
    image = Image.new("RGB", (100, 80))
    image.putpixel((0, 0), (255, 255, 255))
    turned = retouched(image, Edits(turns=turns))
    assert turned.getpixel(corner) == (255, 255, 255)
    assert turned.size == ((80, 100) if turns % 2 else (100, 80))


def test_places_are_those_of_the_whole_photo():
    image = Image.new("RGB", (100, 100), "black")
    image.paste("white", (50, 0, 100, 100))
    spot = Stroke(((0.5, 0.5),), 0.1)
    made = retouched(image, Edits(Crop(0.4, 0.4, 0.6, 0.6), 1, (spot,)))
    assert made.size == (20, 20)
    [(_, colour)] = made.crop((8, 8, 12, 12)).getcolors()
    assert colour[0] in range(100, 155)


parts = st.floats(-0.5, 1.5)


@given(
    st.lists(st.tuples(parts, parts), max_size=5).map(tuple),
    st.floats(0, 2),
    st.integers(1, 40),
    st.integers(1, 40),
)
def test_a_stroke_may_be_anywhere(points, radius, width, height):
    image = Image.new("RGB", (width, height), "#3b6ea5")
    blurred = retouched(image, Edits(blurred=(Stroke(points, radius),)))
    assert blurred.size == image.size
