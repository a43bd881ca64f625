"""Texts an officer may and may not send, and how ours is recognised in VK."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gosclient.domain.errors import BadInput
from gosclient.domain.kinds import ItemKind
from gosclient.domain.text import check_answer, comparable, fold, limit_for

FAMILY = "👨‍👩‍👧‍👦"

kinds = pytest.mark.parametrize("kind", ItemKind)


@kinds
@pytest.mark.parametrize(
    "empty", ["", " ", "\n\t\n", "\u00a0\u2003", "\u200b\u200d"[:1], "\ufeff", "\0", "\r\n"]
)
def test_an_answer_without_a_visible_sign_is_refused(empty, kind):
    with pytest.raises(BadInput, match="пуст"):
        check_answer(empty, kind)


@kinds
def test_an_answer_may_be_exactly_as_long_as_vk_takes(kind):
    limit = limit_for(kind)
    assert check_answer("я" * limit, kind) == "я" * limit
    with pytest.raises(BadInput) as refused:
        check_answer("я" * (limit + 1), kind)
    assert f"{limit + 1} знаков из {limit}" in refused.value.sentence
    assert "Текст сохранён" in refused.value.sentence


@kinds
def test_five_thousand_emoji_are_refused_or_kept_whole(kind):
    assert check_answer("😀" * 4000, kind) == "😀" * 4000
    with pytest.raises(BadInput):
        check_answer(FAMILY * 5000, kind)


def test_outer_spaces_go_and_lines_stay():
    typed = "  Здравствуйте!\r\n\r\nПриедем завтра.\r "
    assert check_answer(typed, ItemKind.MESSAGE) == "Здравствуйте!\n\nПриедем завтра."


def test_a_torn_emoji_is_named_and_not_sent():
    with pytest.raises(BadInput, match="эмодзи"):
        check_answer("Готово \ud83d", ItemKind.MESSAGE)


@given(st.text())
def test_a_checked_answer_is_checked_already(text):
    try:
        cleaned = check_answer(text, ItemKind.MESSAGE)
    except BadInput:
        return
    assert check_answer(cleaned, ItemKind.MESSAGE) == cleaned
    assert "\r" not in cleaned
    assert "\0" not in cleaned
    cleaned.encode()


@pytest.mark.parametrize(
    ("ours", "in_vk"),
    [
        ("Здравствуйте!\n\nЖдём вас", "Здравствуйте! Ждём вас"),
        ("Ольга, проверим", "[id501|Ольга], проверим"),
        ("Спросите  в   школе", "Спросите в [club1002|школе]"),
    ],
)
def test_our_words_are_recognised_as_vk_keeps_them(ours, in_vk):
    assert comparable(ours) == comparable(in_vk)


def test_other_words_are_not_ours():
    assert comparable("Проверим завтра") != comparable("Проверим сегодня")


@given(st.text())
def test_comparing_and_folding_lose_nothing_a_second_time(text):
    assert comparable(comparable(text)) == comparable(text) or "[" in text
    assert fold(fold(text)) == fold(text)
    assert len(fold(text)) == len(text)
    assert not {"ё", "Ё"} & set(fold(text))
