"""Communities by the words of a plan."""

import pytest
from builders import ADMINISTRATION, HOSPITAL, SCHOOL

from gosclient.domain.community import Community
from gosclient.domain.community_names import communities_of, name_for
from gosclient.domain.errors import BadInput

CONNECTED = [
    Community(ADMINISTRATION, "Администрация Верхнеозёрского района", "adm_voz"),
    Community(SCHOOL, "Школа № 3 села Берёзовка", "school3"),
    Community(HOSPITAL, "Верхнеозёрская больница"),
]
GROUPS = {"Медицина и школы": (SCHOOL, HOSPITAL)}


def found(words):
    return communities_of(words, CONNECTED, GROUPS)


@pytest.mark.parametrize(
    "words",
    [
        *("Школа № 3 села Берёзовка", " школа №3  СЕЛА березовка ", "«Школа № 3 села Берёзовка»"),
        *("school3", "@School3", "https://vk.com/school3", "vk.ru/school3/", "m.vk.com/club1003"),
        *("1002", "club1002", "public1002"),
    ],
)
def test_a_community_by_any_of_its_names(words):
    assert found(words) == (HOSPITAL if "1003" in words else SCHOOL,)


def test_several_stand_in_their_order_and_once():
    assert found("Верхнеозёрская больница; school3;\n1003") == (
        HOSPITAL,
        SCHOOL,
    )
    assert found("медицина и школы; adm_voz") == (SCHOOL, HOSPITAL, ADMINISTRATION)
    assert found("Все") == (ADMINISTRATION, SCHOOL, HOSPITAL)


@pytest.mark.parametrize(
    ("words", "suggested"),
    [
        ("Школа № 3 села Березка", "«Школа № 3 села Берёзовка»"),
        ("Больница", "«Верхнеозёрская больница»"),
        ("schol3", "«Школа № 3 села Берёзовка»"),
        ("Медицина и школа", "«Медицина и школы»"),
    ],
)
def test_who_is_not_known_brings_the_nearest_names(words, suggested):
    with pytest.raises(BadInput, match=f"«{words}» не подключено. Возможно, .*{suggested}"):
        found(f"1001; {words}")


def test_who_is_like_nobody_brings_none():
    with pytest.raises(BadInput) as told:
        found("Цирк")
    assert told.value.sentence == "Сообщество «Цирк» не подключено."
    for words in ("", " ; \n"):
        with pytest.raises(BadInput, match="ни одного"):
            found(words)


def test_a_name_of_two_needs_a_number():
    twins = [Community(5, "Библиотека"), Community(6, "библиотека"), Community(7, "Клуб; дом")]
    with pytest.raises(BadInput, match="club5, club6"):
        communities_of("Библиотека", twins, {})
    assert [name_for(one, twins) for one in twins] == ["club5", "club6", "club7"]


@pytest.mark.parametrize("name", ["Все", "12", "club12", "Клуб", "Школа; сад", "."])
def test_a_name_that_is_written_is_found_again(name):
    connected = [Community(12, "Другое"), Community(77, name)]
    assert communities_of(name_for(connected[1], connected), connected, {}) == (77,)
