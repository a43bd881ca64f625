"""Hashtags are found as VK finds them; a signature goes to the end once."""

import pytest

from gosclient.domain.snippets import by_use, hashtags_in, with_signature

SIGNATURE = "Пресс-служба\n8 (000) 000-00-00"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Каток #афиша, #Верхнеозёрский!", ["афиша", "Верхнеозёрский"]),
        ("#афиша@vozersk #каток_2026", ["афиша@vozersk", "каток_2026"]),
        ("№#5 дом#4 ##нет https://vk.com/#якорь # пусто", ["5"]),
        ("(#скобка)\n#строка", ["скобка", "строка"]),
    ],
)
def test_hashtags_of_a_text(text, found):
    assert hashtags_in(text) == found


def test_the_most_used_come_first_in_their_first_spelling():
    assert by_use(["#Зима #афиша", "#Афиша"]) == ["афиша", "Зима"]


def test_a_signature_stands_at_the_end_once():
    signed = with_signature("Открываем каток.  \n", SIGNATURE)
    assert signed == f"Открываем каток.\n\n{SIGNATURE}"
    assert with_signature(signed, SIGNATURE) == signed
    assert with_signature("", SIGNATURE) == SIGNATURE
