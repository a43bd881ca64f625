"""Single values of VK's JSON, whatever their type."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gosclient.vk.values import LARGEST, first_words, flag, number, readable, text_of, web_address

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(codec=None)),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (12, 12),
        ("12", 12),
        (" -12 ", -12),
        ("12.0", 12),
        (12.9, 12),
        (True, 1),
        (None, 7),
        ("", 7),
        ("12abc", 7),
        ("١٢", 7),
        ("1" * 5000, 7),
        (float("nan"), 7),
        (float("inf"), 7),
        (1e300, 7),
        (2**63, 7),
        (-(2**63) + 1, -(2**63) + 1),
        ([1], 7),
        ({}, 7),
    ],
)
def test_numbers_come_in_many_forms(raw, expected):
    assert number(raw, 7) == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [(1, True), ("1", True), (True, True), ("true", True), (0, False), ("0", False), ("x", False)],
)
def test_truths_come_in_many_forms(raw, expected):
    assert flag(raw) is expected


def test_a_missing_truth_is_what_the_caller_says():
    assert flag(None, default=True)
    assert not flag(None)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Первая<br>вторая<br/>третья<BR />", "Первая\nвторая\nтретья\n"),
        ("a &lt;b&gt; &quot;c&quot; &amp; d", 'a <b> "c" & d'),
        ("&#128516;", "😄"),
        ("&amp;lt;", "&lt;"),
        ("&nbsp;&copy;", "&nbsp;&copy;"),
        ("&#0;&#55357;&#9999999;", "���"),
        ("[id1|Анна], спасибо", "Анна, спасибо"),
        ("[club7|Школа № 2] и [public8|Дом культуры]", "Школа № 2 и Дом культуры"),
        ("[id1:bp-7_15|Анна], спасибо", "Анна, спасибо"),
        ("[https://vk.com/page|правила]", "правила (https://vk.com/page)"),
        ("[не ссылка|здесь] [1] [id|x]", "[не ссылка|здесь] [1] [id|x]"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("a\x00b\x07c\td\r\ne\rf", "abc\td\ne\nf"),
        ("обрывок \ud83d", "обрывок �"),
        (None, ""),
        (12, ""),
    ],
)
def test_text_becomes_plain_words(raw, expected):
    assert readable(raw) == expected


@given(st.text(st.characters(codec=None)))
def test_any_text_can_be_stored(raw):
    readable(raw).encode()
    text_of(raw).encode()
    first_words(raw).encode()


@pytest.mark.parametrize(
    "raw",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "http://",
        "https://vk.com/a b",
        "https://vk.com/\nx",
        'https://vk.com/"onclick',
        "https://vk.com\\@example.org",
        "https://" + "x" * 5000,
        "//vk.com",
        None,
        5,
    ],
)
def test_only_web_addresses_may_be_opened(raw):
    assert web_address(raw) == ""


def test_a_web_address_is_kept():
    assert (
        web_address(" https://администрация.рф/путь?a=1#b ")
        == "https://администрация.рф/путь?a=1#b"
    )


@given(ANYTHING)
def test_nothing_raises(raw):
    assert abs(number(raw)) <= LARGEST
    flag(raw)
    json.dumps([readable(raw), web_address(raw), first_words(raw)])
