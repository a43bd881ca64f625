"""Wall clocks of named zones: there and back, nights that repeat or skip an hour, and words."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gosclient.domain.errors import BadInput
from gosclient.domain.zones import (
    RUSSIAN_ZONES,
    differs,
    mark_of,
    moment_words,
    title_of,
    unix_of,
    wall_of,
    zone_named,
)


def wall(text):
    return datetime.fromisoformat(text)


BERLIN = "Europe/Berlin"
YEKATERINBURG = "Asia/Yekaterinburg"
JUNE = unix_of(wall("2027-06-01 00:00"), "Europe/Moscow")

zones = st.sampled_from([*(zone.name for zone in RUSSIAN_ZONES), BERLIN, "America/St_Johns"])
moments = st.integers(1_700_000_000, 2_000_000_000)
walls = st.datetimes(wall("2024-01-01 00:00"), wall("2032-01-01 00:00")).map(
    lambda one: one.replace(second=0, microsecond=0)
)


def utc(*fields):
    return int(datetime(*fields, tzinfo=UTC).timestamp())


def test_nine_in_the_morning_is_a_moment_of_its_own_in_each_zone():
    nine = wall("2027-03-12 09:00")
    assert unix_of(nine, "Europe/Moscow") == utc(2027, 3, 12, 6)
    assert unix_of(nine, "Asia/Kamchatka") == utc(2027, 3, 11, 21)


def test_a_time_that_comes_twice_is_the_first_one():
    # The last Sunday of October: at 03:00 the clocks go back to 02:00.
    assert unix_of(wall("2027-10-31 02:30"), BERLIN) == utc(2027, 10, 31, 0, 30)
    second = wall("2027-10-31 02:30").replace(fold=1)
    assert unix_of(second, BERLIN) == utc(2027, 10, 31, 0, 30)
    assert unix_of(wall("2027-10-31 03:00"), BERLIN) == utc(2027, 10, 31, 2)
    assert wall_of(utc(2027, 10, 31, 1, 30), BERLIN) == wall("2027-10-31 02:30")


def test_a_time_that_is_skipped_comes_as_much_later():
    # The last Sunday of March: at 02:00 the clocks go on to 03:00.
    at = unix_of(wall("2027-03-28 02:30"), BERLIN)
    assert wall_of(at, BERLIN) == wall("2027-03-28 03:30")


@given(walls, zones)
def test_a_wall_clock_comes_back_unless_it_was_skipped(shown, zone):
    again = wall_of(unix_of(shown, zone), zone)
    assert again == shown or timedelta() < again - shown <= timedelta(hours=1)


@given(moments, zones)
def test_a_moment_comes_back_unless_it_was_the_second_of_two(at, zone):
    again = unix_of(wall_of(at, zone), zone)
    assert again == at or at - again == 3600


@given(moments, zones)
def test_what_the_wall_shows_has_no_fold(at, zone):
    shown = wall_of(at, zone)
    assert shown.fold == 0
    assert shown.tzinfo is None


@pytest.mark.parametrize("name", ["", "Mars/Base", "../etc/passwd", "Europe", "Europe/Мoscow"])
def test_a_zone_that_does_not_exist_is_told(name):
    with pytest.raises(BadInput, match="Часового пояса"):
        zone_named(name)


def test_the_eleven_zones_are_an_hour_apart():
    marks = [mark_of(zone.name, JUNE) for zone in RUSSIAN_ZONES]
    assert marks == ["МСК−1", "МСК", *(f"МСК+{hours}" for hours in range(1, 10))]


def test_cities_of_one_zone_have_one_time():
    for zone in RUSSIAN_ZONES:
        assert {mark_of(other, JUNE) for other in zone.others} <= {mark_of(zone.name, JUNE)}


def test_a_mark_follows_the_season_and_knows_half_hours():
    assert mark_of(BERLIN, JUNE) == "МСК−1"
    assert mark_of(BERLIN, utc(2027, 12, 1)) == "МСК−2"
    assert mark_of("Asia/Kolkata", JUNE) == "МСК+2:30"


def test_zones_have_titles():
    assert title_of(YEKATERINBURG, JUNE) == "Екатеринбург, МСК+2"
    assert title_of(BERLIN, JUNE) == "Europe/Berlin, МСК−1"


def test_a_moment_is_told_with_its_weekday_and_zone():
    at = unix_of(wall("2027-03-12 09:00"), YEKATERINBURG)
    assert moment_words(at, YEKATERINBURG, at) == "пятница, 12 марта, 09:00 (МСК+2)"
    assert moment_words(at, "Europe/Moscow", at) == "пятница, 12 марта, 07:00 (МСК)"
    before = utc(2026, 12, 1)
    assert moment_words(at, YEKATERINBURG, before) == "пятница, 12 марта 2027, 09:00 (МСК+2)"


def test_a_zone_differs_from_the_computers_when_its_clock_does():
    assert not differs("Europe/Moscow", JUNE)  # the tests' computer stands in Moscow
    assert not differs("Europe/Simferopol", JUNE)
    assert differs(YEKATERINBURG, JUNE)
    assert not differs(YEKATERINBURG, JUNE, timezone(timedelta(hours=5)))
    assert not differs(BERLIN, JUNE, timezone(timedelta(hours=2)))
    assert differs(BERLIN, utc(2027, 12, 1), timezone(timedelta(hours=2)))
