"""Pictures of every kind become photos VK takes: upright, in sRGB, with nothing told beside them."""

import hashlib

import picture_files as files
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from gosclient.desk import preparing
from gosclient.desk.preparing import edited, prepared
from gosclient.domain.edits import Crop, Edits
from gosclient.domain.errors import BadInput
from gosclient.domain.gifs import bare_gif
from gosclient.domain.pictures import THUMBNAIL

PLAIN = {"jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression"}
"""What the header of every JPEG tells of its pixels."""


def near(found, wanted):
    return all(abs(one - other) <= 6 for one, other in zip(found, wanted, strict=True))


def assert_two_colours(content, left=files.RED, right=files.BLUE):
    image = files.decoded(content).convert("RGB")
    assert near(image.getpixel((3, image.height // 2)), left)
    assert near(image.getpixel((image.width - 3, image.height // 2)), right)


# ------------------------------------------------------------------------------- metadata


@pytest.mark.parametrize(
    "content",
    [
        files.talkative_jpeg(),
        files.talkative_png(files.two_colours()),
        files.talkative_png(files.two_colours().convert("RGBA")),
        files.encoded(files.two_colours(), "WEBP", exif=files.exif(), xmp=files.xmp()),
        files.encoded(files.two_colours(), "TIFF", exif=files.exif()),
        files.encoded(files.two_colours(), "AVIF", exif=files.exif(), xmp=files.xmp()),
        files.encoded(files.two_colours(), "GIF", comment=files.SECRET),
        files.moving_gif(),
    ],
    ids=["jpeg", "png", "transparent", "webp", "tiff", "avif", "gif", "moving"],
)
def test_nothing_is_told_beside_the_pixels(content):
    assert files.SECRET in content
    made = prepared("двор.jpg", content)
    for bare in (made.picture, made.thumbnail):
        assert files.SECRET not in bare
        assert b"xmpmeta" not in bare
        assert b"Exif" not in bare
        image = files.decoded(bare)
        assert dict(image.getexif()) == {}
        assert image.getexif().get_ifd(0x8825) == {}
        if image.format == "JPEG":
            assert image.info.keys() <= PLAIN
        elif image.format == "PNG":
            assert image.info == {}


def test_what_a_transparent_pixel_hides_is_gone():
    image = files.two_colours().convert("RGBA")
    image.putpixel((90, 5), (1, 2, 3, 255))
    image.putalpha(
        Image.linear_gradient("L").resize(image.size).point(lambda a: a if a > 99 else 0)
    )
    found = files.decoded(prepared("знак.png", files.encoded(image, "PNG")).picture)
    assert found.getpixel((90, 5)) == (0, 0, 0, 0)
    assert found.getpixel((90, 60))[:3] == files.BLUE


# ------------------------------------------------------------------------------- upright, colours


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_stands_upright_however_it_was_held(orientation):
    undo = {6: Image.Transpose.ROTATE_90, 8: Image.Transpose.ROTATE_270}
    undo |= {one: turn for one, turn in preparing._UPRIGHT.items() if one not in undo}
    held = files.two_colours()
    if orientation > 1:
        held = held.transpose(undo[orientation])
    made = prepared("двор.jpg", files.talkative_jpeg(held, orientation))
    assert (made.width, made.height) == (96, 64)
    assert_two_colours(made.picture)
    assert_two_colours(made.thumbnail)


@pytest.mark.filterwarnings("ignore:Corrupt EXIF")
def test_a_photo_with_odd_exif_is_taken():
    content = files.encoded(files.two_colours(), exif=b"Exif\0\0MM\0*\0\0\xff\xff")
    assert_two_colours(prepared("двор.jpg", content).picture)


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_colours_of_a_profile_become_srgb(mode):
    image = Image.new(mode, (40, 40), "#ff0000")
    if mode == "RGBA":
        image.putpixel((0, 0), (0, 0, 0, 0))
    content = files.encoded(image, "PNG", icc_profile=files.swapped_profile())
    found = files.decoded(prepared("флаг.png", content).picture)
    assert near(found.getpixel((20, 20))[:3], (0, 0, 255))


@pytest.mark.parametrize("profile", [b"no profile", files.swapped_profile()[:200]])
def test_a_profile_that_is_damaged_is_passed_over(profile):
    content = files.encoded(files.two_colours(), icc_profile=profile)
    assert_two_colours(prepared("двор.jpg", content).picture)


@pytest.mark.parametrize(
    ("image", "colour"),
    [
        (Image.new("I;16", (40, 40), 32_768), (127,) * 3),
        (Image.new("L", (40, 40), 77), (77,) * 3),
        (Image.new("1", (40, 40), 1), (255,) * 3),
        (Image.new("LA", (40, 40), (77, 255)), (77,) * 3),
        (Image.new("P", (40, 40), 0), (0,) * 3),
    ],
    ids=["16 bits", "grey", "two", "grey with alpha", "palette"],
)
def test_every_depth_becomes_eight_bits(image, colour):
    found = files.decoded(prepared("скан.png", files.encoded(image, "PNG")).picture)
    assert found.mode in {"L", "RGB"}
    assert near(found.convert("RGB").getpixel((20, 20)), colour)


def test_a_picture_for_the_press_becomes_one_for_screens():
    content = files.encoded(Image.new("CMYK", (40, 40), (0, 255, 255, 0)))
    found = files.decoded(prepared("афиша.jpg", content).picture)
    assert found.mode == "RGB"
    assert near(found.getpixel((20, 20)), (255, 0, 0))


# ------------------------------------------------------------------------------- formats, sizes


@pytest.mark.parametrize(
    ("kind", "wanted", "name"),
    [
        ("JPEG", "JPEG", "двор.jpg"),
        ("PNG", "PNG", "двор.png"),
        ("GIF", "PNG", "двор.png"),
        ("BMP", "JPEG", "двор.jpg"),
        ("TIFF", "JPEG", "двор.jpg"),
        ("WEBP", "JPEG", "двор.jpg"),
        ("AVIF", "JPEG", "двор.jpg"),
    ],
)
def test_every_format_becomes_one_that_vk_takes_and_is_named_so(kind, wanted, name):
    made = prepared("двор.jpeg", files.encoded(files.two_colours(), kind))
    assert (made.name, made.moves) == (name, False)
    assert files.decoded(made.picture).format == wanted
    assert (made.width, made.height) == (96, 64)
    assert_two_colours(made.picture)


def test_a_photo_is_a_progressive_jpeg():
    made = prepared("двор.jpg", files.encoded(files.two_colours()))
    assert files.decoded(made.picture).info["progressive"]


def test_a_large_png_becomes_a_jpeg_unless_something_shows_through(monkeypatch):
    monkeypatch.setattr(preparing, "SMALL_PNG", 10_000)
    whole, glass = files.noise(100, 80), files.noise(100, 80)
    glass.putalpha(90)
    assert prepared("а.png", files.encoded(whole, "PNG")).name == "а.jpg"
    assert prepared("б.png", files.encoded(glass, "PNG")).name == "б.png"
    assert prepared("в.webp", files.encoded(glass, "WEBP")).name == "в.png"


def test_a_moving_gif_keeps_moving():
    made = prepared("салют.png", files.moving_gif())
    image = files.decoded(made.picture)
    assert (made.name, image.format, image.n_frames) == ("салют.gif", "GIF", 3)
    assert made.moves
    assert (made.width, made.height) == (60, 40)
    assert files.decoded(made.thumbnail).size == (60, 40)


def test_the_thumbnail_of_what_moves_is_its_first_frame():
    dark_above = Image.linear_gradient("L")
    turned = dark_above.transpose(Image.Transpose.ROTATE_180)
    made = prepared(
        "салют.gif", files.encoded(dark_above, "GIF", save_all=True, append_images=[turned])
    )
    assert files.decoded(made.thumbnail).convert("L").getpixel((128, 5)) < 20


def test_a_moving_gif_whose_last_frame_cannot_be_decoded_is_refused():
    content = files.moving_gif()
    at = content.rindex(b"\x2c\x00\x00\x00\x00")
    code_size = at + 10 + 3 * 2 ** ((content[at + 9] & 7) + 1) * (content[at + 9] >> 7)
    with pytest.raises(BadInput, match="повреждена"):
        prepared("салют.gif", content[:code_size] + b"\x0f" + content[code_size + 1 :])


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "TIFF", "AVIF"])
def test_frames_that_vk_would_not_show_are_not_lost_silently(kind):
    pictures = [Image.new("RGB", (64, 64), colour) for colour in ("red", "green")]
    content = files.encoded(pictures[0], kind, save_all=True, append_images=pictures[1:])
    with pytest.raises(BadInput, match="несколько кадров или страниц"):
        prepared("салют", content)


def test_the_second_picture_of_a_phones_jpeg_is_left_out():
    pictures = [files.two_colours(), files.two_colours(48, 32)]
    content = files.encoded(pictures[0], "MPO", save_all=True, append_images=pictures[1:])
    made = prepared("двор.jpg", content)
    assert files.decoded(made.picture).format == "JPEG"
    assert_two_colours(made.picture)


def test_what_vk_takes_keeps_its_size():
    made = prepared("двор.jpg", files.encoded(files.two_colours(3_000, 2_000)))
    assert (made.width, made.height) == files.decoded(made.picture).size == (3_000, 2_000)
    assert files.decoded(made.thumbnail).size == (THUMBNAIL, 213)


def test_a_larger_picture_is_scaled_to_the_limit():
    made = prepared("карта.png", files.encoded(Image.new("L", (15_000, 1_000)), "PNG"))
    assert (made.width, made.height) == files.decoded(made.picture).size == (13_125, 875)


def test_a_picture_of_too_many_bytes_is_scaled_until_it_fits(monkeypatch):
    monkeypatch.setattr(preparing, "LARGEST_PHOTO", 40_000)
    made = prepared("шум.jpg", files.encoded(files.noise(400, 300)))
    assert len(made.picture) <= 40_000
    assert (made.width, made.height) == files.decoded(made.picture).size
    assert 100 < made.width < 400


def test_a_thumbnail_never_grows():
    assert files.decoded(prepared("а.png", files.encoded(files.two_colours())).thumbnail).size == (
        96,
        64,
    )


# ------------------------------------------------------------------------------- bad input


@pytest.mark.parametrize(
    "content",
    [
        files.encoded(files.noise(200, 150))[:9_000],
        files.encoded(files.noise(200, 150), "PNG")[:9_000],
        files.encoded(files.noise(200, 150), "WEBP")[:2_000],
        files.encoded(files.noise(200, 150), "TIFF")[:2_000],
        files.encoded(files.noise(200, 150), "BMP")[:2_000],
        files.moving_gif(size=(600, 400))[:-40],
        b"\xff\xd8\xff\xe0",
        b"\x89PNG\r\n\x1a\n" + bytes(50),
    ],
    ids=["jpeg", "png", "webp", "tiff", "bmp", "gif", "only a head", "zeros"],
)
def test_a_damaged_picture_is_refused(content):
    with pytest.raises(BadInput, match="повреждена или скопирована не до конца") as caught:
        prepared("двор.jpg", content)
    assert "«двор.jpg»" in caught.value.sentence
    assert "запись сохранена" in caught.value.sentence


@pytest.mark.parametrize(
    "content",
    [
        files.png_head(20_000, 10_000),
        files.png_head(11_000, 11_000),
        files.png_head(60_000, 60_000),
    ],
    ids=["200 megapixels", "121 megapixels", "3600 megapixels"],
)
def test_a_picture_of_too_many_pixels_is_refused_before_it_is_decoded(content, monkeypatch):
    monkeypatch.setattr(Image.core, "new", None)  # no memory for any pixel
    with pytest.raises(BadInput, match="больше 120 мегапикселей") as caught:
        prepared("карта.png", content)
    assert "запись сохранена" in caught.value.sentence


def test_a_strip_is_refused():
    with pytest.raises(BadInput, match="слишком вытянута"):
        prepared("лента.png", files.encoded(Image.new("L", (2_100, 100)), "PNG"))


def test_a_moving_gif_of_too_many_pixels_is_refused(monkeypatch):
    monkeypatch.setattr(preparing, "MOST_FRAME_PIXELS", 7_000)
    with pytest.raises(BadInput, match="слишком велика: 60 × 40, кадров 3"):
        prepared("салют.gif", files.moving_gif())


def test_a_computer_without_memory_is_told(monkeypatch):
    def full(*_):
        raise MemoryError

    monkeypatch.setattr(preparing, "jpeg", full)
    with pytest.raises(BadInput, match="не хватило памяти"):
        prepared("двор.jpg", files.encoded(files.two_colours()))


def test_a_moving_gif_that_is_cut_off_anywhere_is_told_in_words():
    content = files.moving_gif()
    for cut in range(7, len(content)):
        try:
            prepared("салют.gif", content[:cut])
        except BadInput:
            continue
        assert bare_gif(content[:cut])  # between two blocks it is a shorter one


DAMAGED = [
    files.talkative_jpeg(),
    files.talkative_png(files.two_colours()),
    files.moving_gif(),
    files.encoded(files.two_colours(), "WEBP"),
    files.encoded(files.two_colours(), "TIFF", compression="tiff_lzw"),
]


@pytest.mark.filterwarnings("ignore::UserWarning")
@given(st.sampled_from(DAMAGED), st.integers(0, 2_000), st.binary(min_size=1, max_size=8))
def test_whatever_is_wrong_with_a_picture_is_told_in_words(content, at, other):
    at %= len(content)
    damaged = content[:at] + other + content[at + len(other) :]
    if not preparing.picture_format(damaged[:64]):
        return
    try:
        made = prepared("двор.jpg", damaged)
    except BadInput:
        return
    assert files.decoded(made.picture).size == (made.width, made.height)


# ------------------------------------------------------------------------------- edits


def test_an_edited_photo_has_what_was_left_of_it():
    whole = prepared("двор.jpg", files.encoded(files.two_colours(600, 400), quality=95))
    made = edited(whole.name, whole.picture, Edits(crop=Crop(0, 0, 0.5, 1), turns=1))
    assert (made.width, made.height) == files.decoded(made.picture).size == (400, 300)
    image = files.decoded(made.picture)
    assert near(image.getpixel((200, 100)), files.RED)
    assert near(image.getpixel((200, 290)), files.BLUE)
    assert files.decoded(made.thumbnail).size == (320, 240)


def test_without_edits_a_photo_is_the_original_byte_for_byte():
    whole = prepared("двор.jpg", files.encoded(files.two_colours()))
    made = edited(whole.name, whole.picture, Edits())
    assert (made.picture, made.hash) == (whole.picture, whole.hash)
    assert (made.name, made.width, made.height) == (whole.name, whole.width, whole.height)


def test_a_png_stays_one_when_it_is_edited():
    whole = prepared("афиша.png", files.encoded(files.two_colours(), "PNG"))
    assert edited(whole.name, whole.picture, Edits(turns=2)).name == "афиша.png"


def test_a_crop_to_a_strip_is_refused():
    whole = prepared("двор.jpg", files.encoded(files.two_colours(600, 400)))
    with pytest.raises(BadInput, match="слишком вытянута"):
        edited(whole.name, whole.picture, Edits(crop=Crop(0, 0, 1, 0.05)))


def test_what_moves_is_not_edited():
    moving = prepared("салют.gif", files.moving_gif())
    with pytest.raises(BadInput, match="правят только неподвижные"):
        edited(moving.name, moving.picture, Edits(turns=1))


def test_the_hash_is_that_of_the_picture():
    made = prepared("двор.jpg", files.encoded(files.two_colours()))
    assert made.hash == hashlib.sha256(made.picture).hexdigest()
