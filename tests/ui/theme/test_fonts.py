"""The bundled fonts: Russian words and colour emoji on a machine that has neither."""

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QFontInfo,
    QFontMetricsF,
    QImage,
    QPainter,
    QTextLayout,
)

from ui.theme import fonts
from ui.theme.resources import RESOURCES, resource
from ui.theme.tokens import COLOURS

LETTERS = "Съешь ещё этих мягких французских булок, да выпей чаю ЁЙЪ №5 ₽ «ёлочки» — … → ← ↑ ↓ \u202f\u2011"
EMOJI = ["😀", "👍🏽", "🇷🇺", "👨‍👩‍👧‍👦", "1️⃣", "❤️", "❤️‍🔥", "⏳", "✅", "🫡"]


@pytest.mark.parametrize(
    "weight", [QFont.Weight.Normal, QFont.Weight.Medium, QFont.Weight.DemiBold]
)
def test_each_weight_is_bundled(dressed, weight):
    info = QFontInfo(fonts.font(weight=weight))
    assert info.family() == fonts.FAMILY
    assert info.weight() == weight


def test_the_font_has_what_russian_typography_needs(dressed):
    metrics = QFontMetricsF(fonts.font())
    assert [letter for letter in LETTERS if not metrics.inFontUcs4(ord(letter))] == []


@pytest.mark.parametrize("emoji", EMOJI)
def test_an_emoji_is_one_coloured_picture(dressed, emoji):
    assert _families(emoji) == [(fonts.EMOJI_FAMILY, 1)]
    assert _is_coloured(emoji)


def test_our_emoji_come_before_those_of_the_system(dressed):
    assert QFontDatabase.applicationEmojiFontFamilies() == [fonts.EMOJI_FAMILY]


def test_digits_and_signs_stay_words(dressed):
    assert [family for family, _ in _families("12#*©")] == [fonts.FAMILY]


@pytest.fixture
def system_text(dressed, qapp, monkeypatch):
    """Set the size of the system's text, points; as on a screen that has just become the first."""

    def set_size(points):
        monkeypatch.setattr(
            fonts.QFontDatabase, "systemFont", lambda _: QFont("Golos Text", points)
        )
        qapp.primaryScreenChanged.emit(qapp.primaryScreen())

    yield set_size
    monkeypatch.undo()
    fonts.forget_sizes()


def test_text_grows_with_the_system_but_never_shrinks(system_text):
    ordinary = fonts.font(20).pointSizeF()
    system_text(27)
    assert fonts.font(20).pointSizeF() > ordinary * 2
    system_text(4)
    assert fonts.font(20).pointSizeF() == pytest.approx(ordinary)


def test_a_missing_file_is_named():
    with pytest.raises(FileNotFoundError, match=r"no-such\.ttf"):
        resource("fonts", "no-such.ttf")


def test_each_bundled_work_has_its_licence():
    named = {"golos-text.txt", "lucide.txt", "twemoji-colr-font.txt"}
    assert named <= {path.name for path in (RESOURCES / "licences").iterdir()}


def _families(text: str) -> list[tuple[str, int]]:
    layout = QTextLayout(text, fonts.font())
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return [(run.rawFont().familyName(), len(run.glyphIndexes())) for run in layout.glyphRuns()]


def _is_coloured(text: str) -> bool:
    image = QImage(80, 40, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setFont(fonts.font(20))
    painter.setPen(COLOURS["text"].light)
    painter.drawText(QRectF(0, 0, 80, 40), text)
    painter.end()
    pixels = (image.pixelColor(x, y) for x in range(80) for y in range(40))
    return any(pixel.alpha() > 128 and pixel.saturation() > 100 for pixel in pixels)
