"""Words that need care: what the rules find, what they leave alone, and what an officer may write."""

import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gosclient.domain.care import (
    DEFAULT_RULES,
    LONGEST_LABEL,
    LONGEST_TERM,
    MOST_FOUND,
    MOST_RULES,
    MOST_WORDS,
    CareReader,
    CareRule,
    checked_rule,
    checked_rules,
    rules_of,
    rules_to_text,
    words_in,
)
from gosclient.domain.care_words import MOST_READ
from gosclient.domain.errors import BadInput
from gosclient.domain.marks import Mark, marks_of, marks_to_text, own_term
from gosclient.domain.personal_data import Detector, is_card, is_snils

READER = CareReader(DEFAULT_RULES)
RULE = CareRule("ice", "Гололёд", "гололёд", ("гололед*", "скользко на тротуаре"))
ONCE_FOR_EACH_SIZE = 3


def labels(text, reader=READER):
    return [mark.label for mark in reader.marks(text)]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Пожар на Садовой, 14!", "опасность"),
        ("В подъезде ЗАПАХ ГАЗА второй день", "опасность"),
        ("Мальчик провалился под лёд", "опасность"),
        ("Больше не хочу жить", "опасность"),
        ("запах, газа", "опасность"),
        ("Приеду и убью вас всех", "угроза"),
        ("Тебе не жить", "угроза"),
        ("8 (000) 000-00-00, звоните", "данные"),
        ("+7 900 000 00 00", "данные"),
        ("89000000000", "данные"),
        ("паспорт 4504123456", "данные"),
        ("серия 45 04 № 123456", "данные"),
        ("45 04 123456", "данные"),
        ("СНИЛС 112-233-445 95", "данные"),
        ("4111 1111 1111 1111", "данные"),
    ],
)
def test_what_needs_care_is_found(text, label):
    assert label in labels(text)


@pytest.mark.parametrize(
    "disguised",
    [
        "хуйня",
        "х*й",
        "х*ю",
        "xyй",
        "Хуууй",
        "х.у.й",
        "х у й",
        "х\u200bуй",
        "нaхуй",
        "пи3дец",
        "п***ец",
        "п и з д е ц",
        "6лядь",
        "бл@дь",
        "ЁБ@НЫЙ",
        "бл*дь,",
        "с_у_к_а",
    ],
)
def test_obscenity_is_found_in_disguise(disguised):
    assert labels(f"Опять {disguised} на дороге") == ["брань"]


@pytest.mark.parametrize(
    "harmless",
    [
        *("страхуй", "застрахуйте", "психуйте", "потреблять", "употребляют", "оскорблять"),
        *("хлебный", "учебный", "лечебница", "погребальный", "небо", "амёба", "ребёнок", "мебель"),
        *("команда", "мандарин", "мандат", "рубля", "корабля", "сабля", "гребля", "сукно", "сучок"),
        *(
            "перебегают",
            "перебой",
            "художник",
            "худой",
            "колебание",
            "пиджак",
            "бляшка",
            "себя",
            "дебаты",
            "ребята",
        ),
        *("е-банк", "е-баланс", "и/или", "кое-где", "3х", "10й", "4а", "кв.14", "2*2", "5*5м"),
        *("пожарный", "пожалуйста", "взрывоопасно", "бомбардир", "тонет", "горит", "с т р а х у й"),
        *("112-233-445 96", "4111 1111 1111 1112", "8-800-000-00-00", "2025 100000", "14.03.2025"),
        *("40702810000000000001", "0123456789", "ivanov@example.org", "12 345 678 рублей", "01"),
    ],
)
def test_what_only_looks_alike_is_left_alone(harmless):
    assert labels(f"Скажите, {harmless} у нас когда?") == []


def test_what_was_found_is_named_and_the_gravest_comes_first():
    found = READER.marks("Б**дь, пожар! Мой телефон 8 (000) 000-00-00, горит дом")
    assert [(mark.label, mark.words) for mark in found] == [
        ("опасность", ("пожар", "горит дом")),
        ("брань", ("б**дь",)),
        ("данные", ("8 (000) 000-00-00",)),
    ]
    assert found[0].first
    assert own_term(found) == found[0].term == 1800
    assert own_term(()) == 0


def test_a_mark_names_a_few_of_many_findings():
    text = " ".join(f"пожар{ending}" for ending in ("", "а", "е", "ом")) + " взрыв взрыва бомба"
    assert len(READER.marks(text)[0].words) == MOST_FOUND


def test_a_star_is_any_ending_and_only_at_the_end_of_a_word():
    reader = CareReader([RULE])
    assert labels("Гололедица", reader) == labels("гололёд", reader) == ["гололёд"]
    assert labels("Скользко на тротуаре!", reader) == ["гололёд"]
    assert labels("скользко на тротуарах; негололёд", reader) == []


def test_a_rule_that_is_off_marks_nothing():
    assert labels("гололёд", CareReader([replace(RULE, on=False)])) == []


def test_only_a_rule_that_says_so_sees_through_disguise():
    assert labels("гoлoлёд", CareReader([RULE])) == []  # Latin letters
    assert labels("гoлoлёд", CareReader([replace(RULE, disguised=True)])) == ["гололёд"]


def test_a_double_letter_is_not_taken_for_one():
    reader = CareReader([CareRule("row", "Ссоры", "ссора", ("ссор*",), disguised=True)])
    assert labels("Опять ссоры", reader) == ["ссора"]
    assert labels("много сора", reader) == []


def test_check_digits():
    assert is_snils("11223344595")
    assert not is_snils("11223344594")
    assert not is_snils("00100199800"), "numbers without check digits prove nothing"
    assert is_card("2200000000000004")
    assert not is_card("2200000000000005")


TEXTS = st.text(st.characters() | st.sampled_from("абхуй8 .*-№\u200b"), max_size=400)


@given(TEXTS)
def test_any_text_can_be_read(text):
    for mark in READER.marks(text):
        assert marks_of(marks_to_text([mark])) == (mark,)


@pytest.mark.parametrize(
    "piece", ["а ", "х", "х*", "*а", "а*а*б ", "8", "1 ", "4504 ", "х у ", "пожар ", "не ", "б.л"]
)
def test_time_grows_no_faster_than_the_text(piece):
    """Processor time, the least of a few readings: an eightfold text may take eight times as long."""

    def least(length):
        text = (piece * length)[:length]
        took = []
        for _ in range(ONCE_FOR_EACH_SIZE):
            began = time.thread_time()
            READER.marks(text)
            took.append(time.thread_time() - began)
        return min(took)

    assert least(MOST_READ) < 30 * least(MOST_READ // 8) + 0.01


def test_a_text_is_read_up_to_a_length():
    assert labels("а" * MOST_READ + " пожар") == []


def test_rules_and_marks_survive_being_kept():
    assert rules_of(rules_to_text(DEFAULT_RULES)) == DEFAULT_RULES
    assert rules_of("") == DEFAULT_RULES
    assert rules_of(rules_to_text([])) == ()
    assert marks_of("") == ()
    assert marks_to_text(()) == ""
    with pytest.raises(ValueError, match="value"):
        marks_of("что-то другое")


def test_the_default_rules_can_be_kept_as_they_are():
    assert checked_rules(DEFAULT_RULES) == DEFAULT_RULES


def test_another_reading_has_another_fingerprint():
    same, other = CareReader(DEFAULT_RULES), CareReader(DEFAULT_RULES[1:])
    assert same.fingerprint == READER.fingerprint != other.fingerprint


def test_what_an_officer_typed_is_trimmed():
    typed = replace(RULE, name="  Гололёд ", words=(" скользко  на тротуаре", "лёд", "лёд", ""))
    kept = checked_rule(typed)
    assert kept.name == "Гололёд"
    assert kept.words == ("скользко на тротуаре", "лёд")
    assert words_in("лёд, снег;  вода \n лёд,") == ("лёд", "снег", "вода")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (replace(RULE, name=" "), "название"),
        (replace(RULE, label=""), "пометку"),
        (replace(RULE, name="ы" * 100), "сократите"),
        (replace(RULE, label="ы" * (LONGEST_LABEL + 1)), "сократите"),
        (replace(RULE, words=()), "хотя бы одно слово"),
        (replace(RULE, words=tuple(f"слово{n}" for n in range(MOST_WORDS + 1))), "разделите"),
        (replace(RULE, words=("*лёд",)), "звёздочка"),
        (replace(RULE, words=("л*д",)), "звёздочка"),
        (replace(RULE, words=("лё*",)), "звёздочка"),
        (replace(RULE, words=("!!!",)), "букв и цифр"),
        (replace(RULE, words=("раз два три четыре пять шесть семь",)), "не больше шести"),
        (replace(RULE, words=("ы" * 100,)), "не длиннее"),
        (replace(RULE, term=10), "от 5 минут"),
        (replace(RULE, term=LONGEST_TERM + 1), "от 5 минут"),
    ],
)
def test_what_cannot_be_a_rule_is_refused_in_words(typed, said):
    with pytest.raises(BadInput, match=said):
        checked_rule(typed)


def test_there_are_not_too_many_rules_and_each_is_itself():
    with pytest.raises(BadInput, match="Правил больше"):
        checked_rules(replace(RULE, rule_id=str(n)) for n in range(MOST_RULES + 1))
    with pytest.raises(BadInput, match="одинаково"):
        checked_rules([RULE, RULE])


def test_data_of_one_kind_can_be_looked_for_alone():
    rule = CareRule("card", "Карты", "карта", detectors=(Detector.CARD,))
    assert CareReader([rule]).marks("8 (000) 000-00-00, 4111 1111 1111 1111") == (
        Mark("Карты", "карта", ("4111 1111 1111 1111",)),
    )
