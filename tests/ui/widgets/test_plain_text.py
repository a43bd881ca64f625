"""Text of strangers: shown as letters, able to do nothing, quick however long."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage, QPainter

from ui.theme.fonts import font
from ui.theme.theme import color
from ui.widgets import plain_text
from ui.widgets.plain_text import Highlight, Ink, TextBlock, first_line, harmless, lay_out

FAMILY = "👨\u200d👩\u200d👧\u200d👦"
INK = "#B3261E"
DIRECTION = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"


@pytest.mark.parametrize("sign", DIRECTION)
def test_signs_of_direction_are_taken_out(sign):
    assert harmless(f"счёт{sign}fdp.exe") == "счётfdp.exe"


@pytest.mark.parametrize("code", [*range(9), 14, 27, 31, 127, *range(0x80, 0x85), 0x9F, 0xFEFF])
def test_controls_are_taken_out(code):
    assert harmless(f"а{chr(code)}б") == "аб"


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n", "\v", "\f", "\x85", "\u2028", "\u2029"])
def test_every_line_break_is_one_line_break(end):
    assert harmless(f"раз{end}два") == "раз\nдва"


@pytest.mark.parametrize("broken", ["\ufffc", "\ud83d"])
def test_what_cannot_be_shown_is_seen_to_be_so(broken):
    assert harmless(f"а{broken}б") == "а\ufffdб"


def test_marks_do_not_pile_up():
    assert harmless("е" + "\u0301" * 500 + "ж") == "е" + "\u0301" * 3 + "ж"


@pytest.mark.parametrize(
    "text", ["Ёжик\tи «чай» №5", FAMILY, "1\ufe0f\u20e3", "🇷🇺 ❤️", "<b>&amp;</b>"]
)
def test_ordinary_text_stays_as_it_is(text):
    assert harmless(text) == text


@given(st.text(alphabet=st.characters(codec=None)))
def test_cleaning_is_final_and_encodable(text):
    clean = harmless(text)
    assert harmless(clean) == clean
    clean.encode("utf-8")


def test_the_first_line_is_one_line():
    assert first_line("  Добрый\n\n день!\u202e \t ") == "Добрый день!"
    assert len(first_line("а" * 10_000)) == 200


def test_markup_is_shown_as_letters(dressed):
    block = TextBlock("<b>Ждём</b>", font(), 400)
    assert block.text == "<b>Ждём</b>"
    assert block.width > TextBlock("Ждём", font(), 400).width


def test_lines_wrap_at_words_and_long_words_break(dressed):
    words = TextBlock("когда засыплете яму на Садовой улице", font(), 100)
    assert words.line_count > 1
    assert words.width <= 100
    endless = TextBlock("ш" * 300, font(), 100)
    assert endless.line_count > 10
    assert endless.width <= 100


def test_line_breaks_are_kept(dressed):
    assert TextBlock("раз\nдва\n\nтри", font(), 400).line_count == 4


def test_emoji_alone_take_no_less_height_than_words(dressed):
    assert TextBlock("😀", font(), 400).height >= TextBlock("Да", font(), 400).height


def test_a_long_text_is_cut_and_says_so(dressed):
    short = TextBlock("а" * 100, font(), 400, most_characters=100)
    assert not short.is_cut
    long = TextBlock("а" * 101, font(), 400, most_characters=100)
    assert long.is_cut
    assert long.text == "а" * 100


def test_a_text_is_not_called_whole_when_its_rest_was_never_looked_at(dressed):
    block = TextBlock("\u202e" * 300 + "конец", font(), 400, most_characters=100)
    assert block.is_cut


@pytest.mark.parametrize("most", range(1, 12))
def test_the_cut_never_falls_inside_an_emoji(dressed, most):
    text = TextBlock(f"да{FAMILY}👍🏽нет", font(), 400, most_characters=most).text
    whole = ["", "д", "да", f"да{FAMILY}", f"да{FAMILY}👍🏽", f"да{FAMILY}👍🏽н"]
    assert text in whole


def test_many_lines_are_cut_too(dressed):
    block = TextBlock("а\n" * 3_000, font(), 400, most_lines=50)
    assert block.line_count == 50
    assert block.is_cut


def test_exactly_as_many_lines_are_not_a_cut(dressed):
    assert not TextBlock("а\nб", font(), 400, most_lines=2).is_cut


@pytest.mark.parametrize(
    "text", ["😀" * 30_000, "а" + "\u0301" * 60_000, "\n" * 60_000, "م" * 60_000, FAMILY * 6_000]
)
def test_hostile_lengths_do_not_freeze_the_window(dressed, text):
    TextBlock(text[:100], font(), 400)  # the first use of a font is paid by nobody's text
    start = time.perf_counter()
    TextBlock(text, font(), 400)
    assert time.perf_counter() - start < 0.5


def test_the_same_text_is_laid_out_once(dressed):
    assert lay_out("привет", font(), 300) is lay_out("привет", font(), 300)
    assert lay_out("привет", font(), 300) is not lay_out("привет", font(), 301)
    assert lay_out("привет", font(), 300) is not lay_out("привет", font(20), 300)


def test_the_memory_of_layouts_is_bounded(dressed):
    first = lay_out("первый", font(), 300)
    for number in range(400):
        lay_out(f"ещё {number}", font(), 300)
    assert len(plain_text._kept) <= 256
    assert lay_out("первый", font(), 300) is not first


def test_a_text_in_use_is_not_the_one_dropped(dressed):
    used = lay_out("всегда", font(), 300)
    for number in range(400):
        lay_out(f"и ещё {number}", font(), 300)
        assert lay_out("всегда", font(), 300) is used


def test_a_highlight_lies_under_its_word_after_an_emoji(dressed):
    block = TextBlock("😀😀 слово и", font(), 400)
    marked = _painted(block, (Highlight(3, 5),))
    plain = _painted(block, ())
    changed = {x for x in range(400) for y in range(30) if marked.pixel(x, y) != plain.pixel(x, y)}
    before = TextBlock("😀😀 ", font(), 400).width
    through = TextBlock("😀😀 слово", font(), 400).width
    assert min(changed) == pytest.approx(before, abs=6)
    assert max(changed) == pytest.approx(through, abs=2)


def test_words_in_another_ink_after_an_emoji(dressed):
    block = TextBlock("😀😀 слово и", font(), 400)
    inked = _painted(TextBlock(block.text, font(), 400, inks=(Ink(3, 5, INK),)), ())
    plain = _painted(block, ())
    changed = {x for x in range(400) for y in range(30) if inked.pixel(x, y) != plain.pixel(x, y)}
    before = TextBlock("😀😀 ", font(), 400).width
    through = TextBlock("😀😀 слово", font(), 400).width
    assert min(changed) == pytest.approx(before, abs=6)
    assert max(changed) == pytest.approx(through, abs=2)


def test_inks_move_no_letter_and_are_kept_apart(dressed):
    plain, inked = (
        lay_out("слово и дело", font(), 60, inks=inks) for inks in ((), (Ink(2, 5, INK),))
    )
    assert plain is not inked
    assert (plain.width, plain.height) == (inked.width, inked.height)


def _painted(block: TextBlock, highlights: tuple[Highlight, ...]) -> QImage:
    image = QImage(400, 30, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    block.paint(painter, QPointF(0, 0), color("text"), highlights, color("selection"))
    painter.end()
    return image
