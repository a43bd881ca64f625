"""What people paste into the field for a key."""

import pytest
from fake_vk import COMMUNITY_KEY

from gosclient.domain.errors import BadInput
from gosclient.vk.keys import clean_key


@pytest.mark.parametrize(
    "pasted",
    [
        COMMUNITY_KEY,
        f"  {COMMUNITY_KEY}\n",
        f'"{COMMUNITY_KEY}"',
        f"«{COMMUNITY_KEY}»",
        f"access_token={COMMUNITY_KEY}",
        f"https://oauth.vk.ru/blank.html#access_token={COMMUNITY_KEY}&expires_in=0&user_id=1",
        f"#access_token_101={COMMUNITY_KEY}&state=1",
        f'{{"access_token": "{COMMUNITY_KEY}", "expires_in": 0}}',
        f"{COMMUNITY_KEY[:40]}\n{COMMUNITY_KEY[40:]}\r\n",
    ],
)
def test_the_key_is_found_in_what_was_pasted(pasted):
    assert clean_key(pasted) == COMMUNITY_KEY


def test_keys_of_older_days_are_accepted():
    old = "0123456789abcdef" * 5
    assert clean_key(old) == old


@pytest.mark.parametrize(
    ("pasted", "words"),
    [
        ("", "Поле пустое"),
        ("  \n", "Поле пустое"),
        ("access_token=", "не похоже"),
        (COMMUNITY_KEY[:30], "не целиком"),
        ("vk1.a.abc…", "сокращённый"),
        ("vk1.a.abcdef...xyz", "сокращённый"),
        ("ключ сообщества", "не похоже"),
        (f"{COMMUNITY_KEY} и ещё слова", "не похоже"),
        (COMMUNITY_KEY.replace("a", "а"), "не похоже"),
        ("https://vk.com/club1", "не похоже"),
        ("12345", "не целиком"),
        ("x" * 2000, "слишком длинно"),
    ],
)
def test_what_is_not_a_key_is_said_plainly(pasted, words):
    with pytest.raises(BadInput) as refused:
        clean_key(pasted)
    assert words in refused.value.sentence
    assert "vk1" not in refused.value.sentence
