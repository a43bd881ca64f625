"""Icons: sharp at every scale, in the colours of the theme in force."""

import gc
import re

import pytest
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter

from ui.theme.icons import icon, icon_pixmap, paint_icon
from ui.theme.resources import RESOURCES
from ui.theme.theme import Mode, color

FILES = sorted(path.stem for path in (RESOURCES / "icons").glob("*.svg"))


def _colours(image: QImage) -> set[str]:
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


@pytest.mark.parametrize("name", [name for name in FILES if not name.startswith("gosclient")])
def test_every_bundled_icon_draws_in_the_colour_asked_for(dressed, name):
    accent = color("accent")
    assert accent.name() in _colours(icon_pixmap(name, accent, 24, 2).toImage())


def test_an_unknown_icon_is_named_at_once(dressed):
    with pytest.raises(FileNotFoundError, match="no-such-icon"):
        icon("no-such-icon")


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_an_icon_has_all_the_pixels_of_the_screen(dressed, ratio):
    picture = icon("inbox").pixmap(QSize(20, 20), ratio)
    assert picture.width() == 20 * ratio
    assert picture.deviceIndependentSize().width() == 20


def test_an_icon_follows_the_theme(look):
    sign = icon("send", "accent")
    light = _colours(sign.pixmap(QSize(32, 32)).toImage())
    look.set_mode(Mode.DARK)
    dark = _colours(sign.pixmap(QSize(32, 32)).toImage())
    assert color("accent").name() in dark
    assert not light & dark


def test_a_disabled_icon_is_fainter(look):
    picture = icon("send").pixmap(QSize(32, 32), QIcon.Mode.Disabled)
    assert color("disabled").name() in _colours(picture.toImage())


def test_an_icon_survives_being_copied_and_changed(look, tmp_path):
    original = icon("inbox")
    changed = QIcon(original)
    changed.addFile(str(tmp_path / "none.png"))  # makes Qt clone the engine they share
    gc.collect()
    for sign in (original, changed):
        assert color("text").name() in _colours(sign.pixmap(QSize(32, 32)).toImage())


def test_an_icon_is_centred_in_its_rectangle(look):
    image = QImage(100, 40, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    paint_icon(painter, "circle-dot", QRectF(0, 0, 100, 40), QColor(color("text")))
    painter.end()
    inked = [(x, y) for x in range(100) for y in range(40) if image.pixelColor(x, y).alpha()]
    left, right = min(x for x, _ in inked), max(x for x, _ in inked)
    assert left + right == pytest.approx(99, abs=1)
    assert left >= 30


def test_a_picture_is_drawn_once(look):
    assert icon_pixmap("x", color("text"), 18, 1).cacheKey() == (
        icon_pixmap("x", color("text"), 18, 1).cacheKey()
    )


def test_the_drawings_hold_no_colour_of_their_own():
    for name in FILES:
        if name.startswith("gosclient"):
            continue
        text = (RESOURCES / "icons" / f"{name}.svg").read_text(encoding="utf-8")
        assert not re.search(r"#[0-9a-fA-F]{3,6}", text)
        assert "currentColor" in text
