import re

import pytest

from gosclient.sandbox.district import District
from gosclient.sandbox.district.people import feminine
from gosclient.sandbox.district.resources import read

SOME = range(3_000)


@pytest.mark.parametrize(
    ("masculine", "expected"),
    [
        ("Орлов", "Орлова"),
        ("Зуев", "Зуева"),
        ("Щеглёв", "Щеглёва"),
        ("Зимин", "Зимина"),
        ("Лисицын", "Лисицына"),
        ("Загородный", "Загородная"),
        ("Полевой", "Полевая"),
        ("Полянский", "Полянская"),
        ("Бондаренко", "Бондаренко"),
        ("Ковальчук", "Ковальчук"),
        ("Черных", "Черных"),
    ],
)
def test_a_woman_bears_the_feminine_form_of_a_family_name(masculine, expected):
    assert feminine(masculine) == expected


def test_names_agree_with_the_sex():
    names = read("names")
    for citizen in map(District(7).citizen, SOME):
        woman = citizen.sex == 1
        assert citizen.first_name in names["female" if woman else "male"]
        assert not citizen.last_name.endswith(
            ("ов", "ев", "ёв", "ин", "ын", "ий", "ый", "ой")
            if woman
            else ("ова", "ева", "ёва", "ина", "ына", "ая")
        )


def test_the_same_seed_and_number_give_the_same_person():
    one, again = District(7), District(7, 40)
    assert [one.citizen(number) for number in SOME] == [again.citizen(number) for number in SOME]


def test_the_order_of_asking_does_not_matter():
    district = District(7)
    late = district.citizen(1_000_000)
    district.citizen(3)
    assert District(7).citizen(1_000_000) == late


def test_another_seed_gives_other_people():
    same = sum(District(1).citizen(number) == District(2).citizen(number) for number in SOME)
    assert same < 3


def test_a_crowd_has_few_namesakes():
    full_names = {(c.first_name, c.last_name) for c in map(District(3).citizen, SOME)}
    assert len(full_names) > 0.9 * len(SOME)


def test_men_and_women_of_town_and_villages_are_all_there():
    crowd = [District(3).citizen(number) for number in SOME]
    women = sum(citizen.sex == 1 for citizen in crowd)
    assert 0.55 * len(crowd) < women < 0.75 * len(crowd)
    places = read("places")
    known = {places["centre"], *(row[0] for row in places["villages"])}
    assert {citizen.settlement for citizen in crowd} == known


def test_avatars_have_colours():
    assert all(
        re.fullmatch("#[0-9a-f]{6}", District(3).citizen(number).colour) for number in range(200)
    )
