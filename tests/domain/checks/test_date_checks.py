"""Checks of the days a text names. The post goes out on Friday, 12 March 2027."""

import pytest
from drafting import FAR, SCHOOL, TOWN, draft, found, unix, words_at
from hypothesis import given
from hypothesis import strategies as st

from gosclient.domain.calendar_words import WEEKDAYS, day_words
from gosclient.domain.publishing import Content


def marked(check_id, text, **facts):
    post = draft(text, **facts)
    return [words_at(one, post) for one in found(check_id, post)]


@pytest.mark.parametrize(
    "wrong",
    [
        "14 марта, четверг",
        "14 марта 2027, в четверг",
        "14 марта 2027 года, в четверг",
        "14 марта (чт)",
        "четверг, 14 марта",
        "четверг 14 марта",
        "ЧЕТВЕРГ, 14 МАРТА",
        "14-го марта, четверг",
        "14.03.2027, четверг",
        "14.03 (чт)",
        "14.03.27 в четверг",
        "среду 14 марта",
        "понедельника, 14 марта",
    ],
)
def test_a_weekday_that_does_not_fit_its_date_is_found(wrong):
    assert marked("weekday_of_date", f"Концерт будет {wrong}") == [wrong]


@pytest.mark.parametrize(
    "right",
    [
        "14 марта, воскресенье",
        "в воскресенье, 14 марта",
        "14 марта 2024, четверг",
        "14.03 (вс)",
        "1 января, пятница",  # the year of the post
        "1 декабря, в среду",
        "14 марта, воскресенье, 15 марта, понедельник",
        "в пятницу 12 марта и в субботу 13 марта",
        "14–16 марта, вторник",
        "14 и 15 марта в воскресенье и понедельник",
        "с 14 по 16 марта, вторник, у входа",
        "14 марта. Четверг будет выходным",
        "14 марта\nЧетверг",
        "Всемирный день окружающей среды 5 июня",
        "5 июня — день окружающей среды",
        "номер 14 мартовский, четверг",
        "в 14.03, в четверг",
        "кабинет 14.30, четверг",
    ],
)
def test_a_weekday_that_fits_or_means_another_day_is_left_alone(right):
    assert not marked("weekday_of_date", f"Концерт будет {right}")


@given(st.dates(), st.sampled_from(range(7)))
def test_of_seven_weekdays_one_fits(day, number):
    text = f"Сбор {day_words(day)} {day.year:04}, {WEEKDAYS[number]}"
    assert bool(marked("weekday_of_date", text)) is (day.weekday() != number)


def test_the_sentence_says_what_day_it_is():
    (finding,) = found("weekday_of_date", draft("Ждём 14 марта, четверг"))
    assert finding.sentence.startswith(
        "«14 марта, четверг» не сходится: 14 марта 2027 года — воскресенье."
    )


def test_a_date_without_a_year_is_the_next_one_unless_it_is_just_past():
    # 28 December 2026 was a Monday, 1 September 2027 is a Wednesday.
    assert not marked("weekday_of_date", "28 декабря, понедельник; 1 сентября, среда")


@pytest.mark.parametrize("text", ["31 апреля", "29 февраля", "31.02.2027", "32 марта"])
def test_a_date_that_no_calendar_has_is_found(text):
    assert marked("no_such_date", f"Приём {text} в зале") == [text]


@pytest.mark.parametrize("text", ["30 апреля", "29 февраля 2028", "28.02.2027", "15.20", "дом 31"])
def test_a_date_of_the_calendar_is_left_alone(text):
    assert not marked("no_such_date", f"Приём {text} в зале")


@pytest.mark.parametrize(
    "wrong",
    [
        "завтра, 14 марта",
        "сегодня (14 марта)",
        "14 марта, завтра",
        "вчера, 12 марта",
        "послезавтра, 13 марта",
        "завтра, в пятницу",
        "сегодня, суббота",
    ],
)
def test_tomorrow_that_is_another_day_is_found(wrong):
    assert marked("relative_day", f"Приём {wrong} в зале") == [wrong]


@pytest.mark.parametrize(
    "right",
    [
        "завтра, 13 марта",
        "завтра, в субботу, 13 марта",
        "сегодня, 12 марта",
        "вчера, 11 марта",
        "послезавтра, в воскресенье",
        "завтра",
        "завтра. В пятницу",
        "сегодня утром, а 14 марта",
        "завтрашний день 14 марта",
    ],
)
def test_tomorrow_that_is_tomorrow_is_left_alone(right):
    assert not marked("relative_day", f"Приём {right} в зале")


def test_tomorrow_depends_on_the_readers_calendar():
    late = unix("2027-03-12 20:00")  # already Saturday in Kamchatka
    post = draft("Завтра, 13 марта", at=late, communities=(TOWN, FAR))
    (finding,) = found("relative_day", post)
    assert finding.communities == (FAR.community_id,)
    assert "она выйдет в субботу, 13 марта" in finding.sentence


def test_without_a_time_the_post_goes_out_today():
    assert not marked("relative_day", "Завтра, 11 марта", at=0)
    assert marked("relative_day", "Завтра, 13 марта", at=0)


def test_the_weekday_of_the_post_itself_may_mean_two_days():
    assert marked("same_weekday", "Ждём в пятницу в парке") == ["в пятницу"]
    (finding,) = found("same_weekday", draft("Ждём в пятницу"))
    assert "Запись выйдет в пятницу, 12 марта" in finding.sentence


@pytest.mark.parametrize(
    "text", ["в субботу", "в пятницу, 12 марта", "12 марта в пятницу", "сегодня, в пятницу"]
)
def test_another_weekday_or_one_with_a_date_is_clear(text):
    assert not marked("same_weekday", f"Ждём {text} в парке")


@pytest.mark.parametrize(
    "text",
    [
        "Концерт состоится 10 марта в парке",
        "Приглашаем 11 марта",
        "Ждём вас в парке. 9 марта пройдёт субботник!",
        "Воду отключат 10.03.2027",
    ],
)
def test_what_is_announced_for_a_day_before_the_post_is_found(text):
    assert len(marked("date_passed", text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Концерт состоится 14 марта",
        "Концерт состоялся 10 марта. Скоро будет новый",
        "10 марта прошёл субботник",
        "С 10 марта будет закрыт мост",
        "По постановлению от 1 марта будет закрыт мост",
        "Концерт состоится 12 марта",
    ],
)
def test_what_is_to_come_or_is_told_of_is_left_alone(text):
    assert not marked("date_passed", text)


def test_a_variant_is_looked_at_in_its_own_community():
    content = Content("Ждём 14 марта", {SCHOOL.community_id: "Ждём 14 марта, в среду"})
    (finding,) = found("weekday_of_date", draft(content=content))
    assert finding.place.community_id == SCHOOL.community_id
    assert finding.communities == (SCHOOL.community_id,)
    assert words_at(finding, draft(content=content)) == "14 марта, в среду"
