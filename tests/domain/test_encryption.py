"""A key shows itself nowhere, and its recovery code forgives no typing error without a word."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gosclient.domain.encryption import (
    GROUPS,
    KEY_BYTES,
    StoreKey,
    key_of_code,
    key_of_text,
    key_text,
    recovery_code,
)
from gosclient.domain.errors import BadInput

keys = st.binary(min_size=KEY_BYTES, max_size=KEY_BYTES).map(StoreKey)
KEY = StoreKey(bytes(range(KEY_BYTES)))


@given(keys)
def test_a_code_leads_back_to_its_key(key):
    assert key_of_code(recovery_code(key)) == key
    assert key_of_text(key_text(key)) == key


@given(keys, st.sampled_from([" ", "-", "\n", " – ", "\t"]))
def test_it_does_not_matter_how_the_groups_are_parted(key, between):
    assert key_of_code(between.join(recovery_code(key).split())) == key
    assert key_of_code("".join(recovery_code(key).split())) == key


@given(keys, st.integers(0, GROUPS * 6 - 1), st.integers(1, 9))
def test_one_wrong_digit_is_told_with_its_group(key, at, change):
    digits = list("".join(recovery_code(key).split()))
    digits[at] = str((int(digits[at]) + change) % 10)
    with pytest.raises(BadInput) as refusal:
        key_of_code("".join(digits))
    assert f"Ошибка в {at // 6 + 1}-й группе" in refusal.value.sentence


@given(keys, st.integers(0, GROUPS - 1), st.integers(0, 4))
def test_two_swapped_digits_of_a_group_are_told(key, group, at):
    groups = recovery_code(key).split()
    one = groups[group]
    groups[group] = one[:at] + one[at + 1] + one[at] + one[at + 2 :]
    if groups[group] == one:
        return
    with pytest.raises(BadInput, match=f"Ошибка в {group + 1}-й группе"):
        key_of_code(" ".join(groups))


@pytest.mark.parametrize("typed", ["", "123", "1" * 95])
def test_a_code_of_another_length_is_told(typed):
    with pytest.raises(BadInput):
        key_of_code(typed)


def test_what_is_missing_at_the_end_is_counted():
    short = " ".join(recovery_code(KEY).split()[:-1])
    with pytest.raises(BadInput, match="Введено цифр: 90"):
        key_of_code(short)


@given(st.text(min_size=1))
def test_any_text_is_a_code_or_refused_in_words(typed):
    try:
        key_of_code(typed)
    except BadInput as refusal:
        assert refusal.sentence.endswith(".")  # noqa: PT017 - any text may come


@given(keys)
def test_a_key_is_in_none_of_its_texts(key):
    said = f"{key} {key!r} {[key]!r} {key.check} {key.salt.hex()}"
    assert key_text(key) not in said
    assert repr(key.raw) not in said


def test_two_keys_have_two_marks():
    other = StoreKey(bytes(KEY_BYTES))
    assert other.salt != KEY.salt
    assert other.check != KEY.check
    assert len(KEY.salt) == 16


@pytest.mark.parametrize("kept", ["", "0" * 63, "g" * 64, "0" * 65])
def test_what_the_keyring_gives_may_be_no_key(kept):
    assert key_of_text(kept) is None


def test_a_key_of_another_length_is_a_mistake():
    with pytest.raises(ValueError, match="length"):
        StoreKey(b"short")


def test_a_code_is_digits_in_four_lines():
    assert re.fullmatch(
        r"(\d{6} \d{6} \d{6} \d{6}\n){3}\d{6} \d{6} \d{6} \d{6}", recovery_code(KEY)
    )
