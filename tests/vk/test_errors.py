"""VK's codes as errors of ours, with sentences an officer understands."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gosclient.domain.errors import (
    AuthLost,
    CaptchaNeeded,
    Forbidden,
    NotFound,
    RateLimited,
    VkError,
    VkUnwell,
)
from gosclient.vk.errors import vk_error

FORBIDDEN = [7, 15, 20, 27, 203, 212, 213, 214, 222, 223, 900, 901, 902, 911, 914, 943, 944, 945]
FORBIDDEN += [946, 947, 949, 950, 962, 983, 984, 985, 987, 988, 996, 1012, 1021, 1051, 13000]
EXPECTED = {
    AuthLost: [5, 1117, 3609],
    RateLimited: [6, 9, 29, 103, 601, 1105],
    CaptchaNeeded: [14, 17, 24, 3300],
    VkUnwell: [1, 10, 36, 106, 995],
    NotFound: [18, 39, 104, 210, 211, 936],
    Forbidden: FORBIDDEN,
}
MET_BY_OFFICERS = [5, 6, 9, 14, 17, 18, 29, 100, 936, 995, *FORBIDDEN]


@pytest.mark.parametrize(("kind", "codes"), EXPECTED.items())
def test_each_code_has_its_kind(kind, codes):
    for code in codes:
        assert type(vk_error({"error_code": code, "error_msg": "x"})) is kind, code


@pytest.mark.parametrize("code", MET_BY_OFFICERS)
def test_codes_an_officer_meets_have_a_sentence_in_russian(code):
    sentence = vk_error({"error_code": code, "error_msg": "English words"}).sentence
    assert re.search("[а-я]", sentence)
    assert "English" not in sentence
    assert sentence.endswith(".")
    assert str(code) not in sentence
    assert len(sentence) < 250


def test_sentences_differ():
    """Two refusals with one sentence would send the officer to the wrong place."""
    sentences = [vk_error({"error_code": code}).sentence for code in MET_BY_OFFICERS]
    assert len(set(sentences)) == len(sentences)


def test_a_missing_target_is_told_from_a_mistake_of_the_program():
    missing = {"error_code": 100, "error_msg": "One of the parameters: post not found"}
    assert isinstance(vk_error(missing), NotFound)


def test_an_unknown_code_is_named_and_kept():
    error = vk_error({"error_code": 424242, "error_msg": "Brand new"})
    assert type(error) is VkError
    assert (error.code, error.detail) == (424242, "Brand new")
    assert "424242" in error.sentence


def test_the_error_of_one_recipient_has_other_names():
    error = vk_error({"code": 901, "description": "Can't send messages without permission"})
    assert isinstance(error, Forbidden)
    assert error.detail.startswith("Can't send")


def test_a_flood_asks_for_a_longer_pause_than_a_hurry():
    hurry, flood, quota = (vk_error({"error_code": code}).pause for code in (6, 9, 29))
    assert hurry <= 1
    assert 60 <= flood < quota


def test_the_page_of_a_captcha_is_kept_only_if_it_is_one():
    assert vk_error({"error_code": 14, "redirect_uri": "https://id.vk.ru/x"}).page
    assert not vk_error({"error_code": 14, "redirect_uri": "javascript:x"}).page


def test_a_key_in_vks_words_is_cut_out():
    error = vk_error({"error_code": 5, "error_msg": "bad token SECRET here"}, "SECRET")
    assert error.detail == "bad token *** here"


@given(
    st.none()
    | st.integers()
    | st.text()
    | st.dictionaries(
        st.sampled_from(["error_code", "code", "error_msg", "redirect_uri"]),
        st.none() | st.integers() | st.text() | st.lists(st.integers()),
    )
)
def test_a_damaged_error_is_still_an_error(raw):
    error = vk_error(raw)
    assert isinstance(error, VkError)
    assert error.code
    assert error.sentence
