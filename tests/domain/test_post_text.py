"""What VK colours in a post and where it folds it; whatever is written stays words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gosclient.domain.post_text import DESKTOP, PHONE, Fold, SpanKind, fold, read, whole_sign

FAMILY = "👨\u200d👩\u200d👧\u200d👦"
FLAG = "🇷🇺"
PIECES = [
    "[club1|",
    "]",
    "@id2 (",
    ")",
    "@raion",
    "#тег",
    "https://vk.com/a",
    "site.ru",
    "слово",
    " ",
    "\n",
    "|",
    "[https://vk.com/x|сюда]",
    "<b>",
    FAMILY,
    FLAG,
    "👍🏽",
    "е\u0301",
]
odd_texts = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)
texts = odd_texts | st.text()
folds = st.builds(Fold, st.integers(1, 60), st.integers(1, 5))


def coloured(text):
    """Kind, shown words and target of each span."""
    seen = read(text)
    return [(one.kind, seen.text[one.start : one.end], one.target) for one in seen.spans]


@pytest.mark.parametrize("page", ["id1", "club2", "public3", "event4", "CLUB5"])
def test_a_mention_in_brackets_shows_the_name(page):
    assert read(f"Спрашивайте у [{page}|Ольги Ким] завтра").text == "Спрашивайте у Ольги Ким завтра"
    assert coloured(f"[{page}|Ольги Ким]") == [(SpanKind.MENTION, "Ольги Ким", page.lower())]


@pytest.mark.parametrize("sign", ["@", "*"])
@pytest.mark.parametrize("space", ["", " "])
def test_a_mention_as_it_is_typed_shows_the_name(sign, space):
    assert coloured(f"{sign}club7{space}(Школа № 3)") == [(SpanKind.MENTION, "Школа № 3", "club7")]


def test_a_short_address_is_a_mention_with_its_sign():
    assert coloured("Пишите @Raion.press.") == [(SpanKind.MENTION, "@Raion.press", "raion.press")]


@pytest.mark.parametrize("text", ["press@raion.ru", "@ab", "@", "5*id1x(а)", "@@raion", "[id|Имя]"])
def test_what_only_looks_like_a_mention_stays_as_it_is(text):
    assert read(text).text == text
    assert not [one for one in coloured(text) if one[0] is SpanKind.MENTION]


@pytest.mark.parametrize("tag", ["#афиша", "#Лето2026", "#верхнеозёрский_район", "#новости@raion"])
def test_hashtags_are_coloured_whole(tag):
    assert coloured(f"Всё тут: {tag}, смотрите") == [(SpanKind.HASHTAG, tag, tag)]


@pytest.mark.parametrize("text", ["дом №5 #12", "a#b", "#", "# афиша", "&#128516;"])
def test_numbers_and_bare_signs_are_no_hashtags(text):
    assert coloured(text) == []


@pytest.mark.parametrize(
    "address",
    [
        "https://vk.com/wall-1_2",
        "http://raion.example/a?b=1&c=2#d",
        "gosuslugi.ru",
        "верхнеозёрский.рф/афиша",
        "https://ru.example/Река_(город)",
    ],
)
@pytest.mark.parametrize("after", ["", ".", ", и", "!", ")", "…", "»"])
def test_addresses_are_coloured_without_what_follows(address, after):
    assert coloured(f"См. {address}{after}") == [(SpanKind.LINK, address, address)]


@pytest.mark.parametrize(
    "text", ["т.е. и т.д.", "в 12.30", "смета.pdf", "конец.Начало", "ya.ruble"]
)
def test_points_alone_make_no_address(text):
    assert coloured(text) == []


def test_words_may_stand_for_an_address_in_vk_only():
    assert coloured("[https://vk.com/a|сюда]") == [(SpanKind.LINK, "сюда", "https://vk.com/a")]
    for evil in ("[https://evil.example/|сюда]", "[https://vk.com.evil.example/|сюда]"):
        assert read(evil).text == evil


def test_markup_is_only_words():
    text = '<a href="javascript:x">тут</a> <img src=x> &lt;'
    assert read(text).text == text
    assert coloured(text) == []


@given(texts)
def test_spans_lie_in_the_text_in_order(text):
    seen = read(text)
    end = 0
    for span in seen.spans:
        assert span.start >= end
        assert span.length > 0
        end = span.end
    assert end <= len(seen.text)


@given(st.text(alphabet=st.characters(exclude_characters="[@*")))
def test_a_text_without_mentions_is_shown_as_it_is_written(text):
    assert read(text).text == text.strip()


@pytest.mark.parametrize(
    "piece", ["[club1|", "@id1 (", "#", "http://", "a.", "@a", "🇷🇺", "*id1(", "a-"]
)
def test_a_long_text_of_beginnings_is_read_quickly(piece):
    text = (piece * 16_000)[:16_000]
    assert fold(read(text), PHONE).is_cut


def test_a_short_text_is_not_folded():
    whole = read("Каток открыт.\n\nЖдём всех!")
    assert fold(whole, PHONE) is whole


def test_a_long_text_ends_after_a_word():
    seen = fold(read("слово " * 200), PHONE)
    assert seen.is_cut
    assert len(seen.text) <= PHONE.characters
    assert seen.text.endswith("слово")


def test_a_computer_shows_more_than_a_phone():
    whole = read("слово " * 500)
    assert len(fold(whole, DESKTOP).text) > len(fold(whole, PHONE).text)


def test_many_lines_are_folded_although_they_are_short():
    seen = fold(read("\n".join("абвгд" for _ in range(50))), Fold(1000, 3))
    assert seen.text == "абвгд\nабвгд\nабвгд"
    assert seen.is_cut


def test_empty_lines_are_lines_too():
    assert fold(read("раз\n\nдва\nтри"), Fold(1000, 3)).text == "раз\n\nдва"


def test_a_text_of_just_the_lines_is_whole():
    assert not fold(read("раз\nдва\nтри"), Fold(1000, 3)).is_cut


def test_a_fold_cuts_no_link():
    seen = fold(read("Все подробности тут https://vk.com/wall-1_2345"), Fold(30, 5))
    assert seen.text == "Все подробности тут"
    assert seen.spans == ()


def test_a_link_longer_than_the_fold_is_cut():
    seen = fold(read("https://vk.com/" + "a" * 100), Fold(30, 5))
    assert len(seen.text) == 30
    assert [(one.start, one.end) for one in seen.spans] == [(0, 30)]


@given(texts, folds)
def test_a_fold_is_a_beginning_and_keeps_its_spans_inside(text, rule):
    whole = read(text)
    seen = fold(whole, rule)
    assert whole.text.startswith(seen.text)
    assert seen.is_cut == (seen != whole)
    assert seen.text.count("\n") < max(rule.lines, 1) or not seen.is_cut
    for span in seen.spans:
        assert span.length > 0
        assert span.end <= len(seen.text)


@pytest.mark.parametrize("sign", [FAMILY, FLAG, "👍🏽", "1\ufe0f\u20e3", "е\u0301", "🏴󠁧󠁢󠁥󠁮󠁧󠁿"])
def test_no_sign_is_cut_apart(sign):
    text = sign * 20
    for index in range(len(text) + 5):
        cut = whole_sign(text, index)
        assert cut % len(sign) == 0
        assert index - len(sign) < cut <= index or cut == len(text)
    seen = fold(read(text), Fold(len(sign) * 3 + 1, 5))
    assert seen.text == sign * 3
