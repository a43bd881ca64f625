"""Pictures of strangers: what is malformed, huge or no picture at all is a null image, quickly."""

import struct
import zlib

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage

from ui.models.pictures import decoded

pytestmark = pytest.mark.qt_log_ignore("JPEG", extend=True)  # Qt's library complains of cut ones

SVG = b"""<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"
xmlns:xlink="http://www.w3.org/1999/xlink" width="40" height="40">
<image width="40" height="40" xlink:href="file:///etc/hostname"/><rect width="40" height="40"/></svg>"""


def picture(width, height, kind="PNG"):
    """A real picture of one colour."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, kind)
    return buffer.data().data()


def chunk(name, content):
    checked = name + content
    return struct.pack(">I", len(content)) + checked + struct.pack(">I", zlib.crc32(checked))


def bomb(width, height):
    """A PNG of few bytes that promises a huge picture of one bit a pixel."""
    rows = zlib.compress(b"\0" * 1_000_000)
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def animation(frames):
    """A GIF of one pixel and so many frames."""
    head = b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff"
    frame = b"\x21\xf9\x04\x00\x01\x00\x00\x00\x2c\x00\x00\x00\x00\x01\x00\x01\x00\x00"
    return head + (frame + b"\x02\x02\x44\x01\x00") * frames + b"\x3b"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x89PNG\r\n\x1a\n",
        b"\x89PNG\r\n\x1a\n" + b"\0" * 500,
        b"\xff\xd8\xff\xe0" + b"\0" * 500,
        b"<html><body>404</body></html>",
        SVG,
        b"P6 9 9 255 " + b"x" * 300,
        bomb(60_000, 60_000),
        bomb(2**31 - 1, 2**31 - 1),
        bomb(1, 2**31 - 1),
    ],
    ids=["empty", "head", "rubbish", "cut jpeg", "page", "svg", "ppm", "bomb", "overflow", "line"],
)
def test_what_cannot_be_shown_is_null(content):
    assert decoded(content, 300).isNull()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "BMP", "WEBP"])
def test_real_pictures_are_no_larger_than_asked_for(kind):
    shown = decoded(picture(800, 200, kind), 300)
    assert (shown.width(), shown.height()) == (300, 75)
    assert decoded(picture(800, 200, kind), 2000).width() == 800


@pytest.mark.parametrize(("width", "height"), [(1, 40_000), (40_000, 1)])
def test_a_thread_of_a_picture_stays_within_its_bounds(width, height):
    shown = decoded(picture(width, height), 300)
    assert max(shown.width(), shown.height()) == 300


def test_half_a_picture_does_no_harm():
    whole = picture(400, 400, "JPEG")
    shown = decoded(whole[: len(whole) // 2], 300)
    assert shown.isNull() or shown.width() == 300


def test_of_an_animation_only_its_beginning_is_read():
    assert decoded(animation(20_000), 300).width() == 1
