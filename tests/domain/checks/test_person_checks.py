"""Checks of telephone numbers and of data of persons."""

import pytest
from drafting import draft, found, words_at
from hypothesis import given
from hypothesis import strategies as st

from gosclient.domain.checks.phones import wrong_phones_in


def marked(check_id, text):
    post = draft(text)
    return [words_at(one, post) for one in found(check_id, post)]


@pytest.mark.parametrize(
    ("number", "why"),
    [
        ("+7 (000) 000-00-0", "цифр в нём 10, а должно быть 11"),
        ("+7 000 000 00 000", "цифр в нём 12"),
        ("+8 (000) 000-00-00", "вместо +8"),
        ("8 (000) 000-00-0", "цифр в нём 10"),
        ("8-000-000-00-000", "цифр в нём 12"),
        ("7 (000) 000-00-00", "нужен +"),
    ],
)
def test_a_number_that_nobody_can_dial_is_found(number, why):
    (finding,) = found("phone", draft(f"Справки: {number}, ждём"))
    assert finding.sentence == f"Проверьте телефон «{number}»: {finding.sentence.split(': ')[1]}"
    assert why in finding.sentence


@pytest.mark.parametrize(
    "number", ["000 000-00-00", "(34241) 2-15-40", "8 000 000 00 0", "7 000 000 000 00 0"]
)
def test_a_number_that_is_called_a_telephone_is_looked_at_closer(number):
    assert marked("phone", f"Телефон: {number}.") == [number]
    assert marked("phone", f"☎ {number}") == [number]
    assert not marked("phone", f"Счёт: {number}.")


@pytest.mark.parametrize(
    "right",
    [
        "+7 (000) 000-00-00",
        "8 (000) 000-00-00",
        "8(34241)2-15-40",
        "8 800 000-00-00",
        "80000000000",
        "2-15-40",
        "112",
        "01",
        "+375 00 000-00-00",
        "2-15-40, с 8.00 до 17.00",
        "8 (34241) 2-15-40 8:00-17:00",
        "8 (34241) 2-15-40 8 (34241) 2-15-41",
        "2-15-40, доб. 123",
    ],
)
def test_a_number_that_can_be_dialled_is_left_alone(right):
    assert not marked("phone", f"Телефон: {right}")


@pytest.mark.parametrize(
    "text",
    [
        "Выделено 8 900 000 рублей",
        "8-10 человек, 8 - 12 марта",
        "с 8.00-17.00 без перерыва",
        "Постановление № 80000000001",
        "ИНН 0000000000, счёт 00000000000000000000",
        "vk.com/id8000000000",
        "2027-03-12 09:00",
    ],
)
def test_other_numbers_are_no_telephones(text):
    assert not marked("phone", text)


@given(st.text(alphabet="+78 (0)-.:телфон\n", max_size=120))
def test_no_text_breaks_the_reading_of_telephones(text):
    for start, end, why in wrong_phones_in(text):
        assert 0 <= start < end <= len(text)
        assert why


@pytest.mark.parametrize(
    "number", ["паспорт 4504 123456", "45 04 № 123456", "СНИЛС 112-233-445 95"]
)
def test_numbers_of_documents_stop(number):
    (found_number,) = marked("personal_documents", f"У жителя {number}, помогите")
    assert found_number in number


def test_numbers_that_are_no_documents_do_not_stop():
    assert not marked("personal_documents", "Счёт 4504123456, СНИЛС 112-233-445 96")


def test_a_card_is_asked_about():
    assert marked("card", "Сбор: 4111 1111 1111 1111 (Сбер)") == ["4111 1111 1111 1111"]
    assert not marked("card", "Сбор: 4111 1111 1111 1112")


def test_a_mobile_telephone_is_asked_about_and_one_of_an_office_is_not():
    text = "Пишите: 8 (900) 000-00-00 или 8 (34241) 2-15-40, +7 900 000 00 01"
    assert marked("private_phone", text) == ["8 (900) 000-00-00", "+7 900 000 00 01"]
    assert not marked("private_phone", "8 800 000-00-00, 8 (000) 000-00-00")


def test_the_same_number_is_found_at_each_of_its_places():
    post = draft("8 (900) 000-00-00 и 8 (900) 000-00-00")
    places = [one.place.start for one in found("private_phone", post)]
    assert places == [0, 20]


def test_the_place_is_right_behind_signs_that_grow_when_folded():
    assert marked("private_phone", "İİİ Ёлка 8 (900) 000-00-00") == ["8 (900) 000-00-00"]
