"""The state's calendar: as ConsultantPlus prints it for 2025 to 2027."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gosclient.domain.production_calendar import (
    DayKind,
    Remembrance,
    day_kind,
    is_certain,
    is_working,
    remembered,
)
from gosclient.domain.production_calendar_data import MOVED

LONG_BEFORE = date(2000, 1, 1)
LONG_AFTER = date(2100, 12, 31)


def days_of(year):
    length = (date(year + 1, 1, 1) - date(year, 1, 1)).days
    return [date(year, 1, 1) + timedelta(days=number) for number in range(length)]


def on(text):
    return day_kind(date.fromisoformat(text))


@pytest.mark.parametrize(
    ("year", "working", "short"),
    [
        (2025, 247, ["03-07", "04-30", "06-11", "11-01"]),
        (2026, 247, ["04-30", "05-08", "06-11", "11-03"]),
        (2027, 247, ["02-20", "04-30", "06-11", "11-03"]),
    ],
)
def test_a_year_has_its_working_and_its_shorter_days(year, working, short):
    assert sum(map(is_working, days_of(year))) == working
    shorter = [f"{day:%m-%d}" for day in days_of(year) if day_kind(day) is DayKind.SHORT]
    assert shorter == short


@pytest.mark.parametrize(
    ("year", "moved"),
    [
        (2025, ["05-02", "05-08", "06-13", "11-03", "12-31"]),
        (2026, ["01-09", "03-09", "05-11", "12-31"]),
        (2027, ["02-22", "05-03", "05-10", "06-14", "11-05", "12-31"]),
    ],
)
def test_weekdays_are_off_where_a_day_off_was_moved_to(year, moved):
    assert [f"{day:%m-%d}" for day in days_of(year) if day_kind(day) is DayKind.MOVED] == moved


def test_days_are_what_they_are():
    assert on("2026-11-30") is DayKind.WORKING
    assert on("2026-11-29") is DayKind.WEEKEND
    assert on("2027-01-01") is DayKind.HOLIDAY
    assert on("2027-05-09") is DayKind.HOLIDAY  # a Sunday, and still a holiday


def test_a_year_without_a_decree_follows_the_law_and_is_not_certain():
    assert on("2028-11-06") is DayKind.MOVED  # 4 November 2028 is a Saturday
    assert not is_certain(2028)
    assert not is_certain(2027)
    assert is_certain(2026)


def test_what_is_moved_goes_from_a_day_off_to_a_working_day():
    for year, moves in MOVED.items():
        for was, becomes in moves:
            assert was.weekday() >= 5
            assert becomes.weekday() < 5
            assert {was.year, becomes.year} == {year}


@given(st.dates(LONG_BEFORE, LONG_AFTER))
def test_the_day_before_a_holiday_is_never_a_full_working_day(day):
    if day_kind(day + timedelta(days=1)) is DayKind.HOLIDAY:
        assert day_kind(day) is not DayKind.WORKING


@given(st.integers(2000, 2100))
def test_each_holiday_takes_one_working_day_of_the_year(year):
    weekdays = [day for day in days_of(year) if day.weekday() < 5]
    in_january = 8 if year in MOVED else sum((day.month, day.day) <= (1, 8) for day in weekdays)
    assert sum(map(is_working, days_of(year))) == len(weekdays) - 6 - in_january


@pytest.mark.parametrize(
    ("day", "name", "kind"),
    [
        ("2027-05-09", "День Победы", Remembrance.HOLIDAY),
        ("2027-06-22", "День памяти и скорби", Remembrance.GRIEF),
        ("2027-09-03", "День солидарности в борьбе с терроризмом", Remembrance.GRIEF),
        ("2027-04-12", "День космонавтики", Remembrance.MEMORIAL),
        ("2027-12-27", "День спасателя", Remembrance.PROFESSIONAL),
        ("2027-08-08", "День строителя", Remembrance.PROFESSIONAL),
        ("2026-11-29", "День матери", Remembrance.PROFESSIONAL),
        ("2027-10-31", "День работников автомобильного транспорта", Remembrance.PROFESSIONAL),
    ],
)
def test_days_have_names(day, name, kind):
    assert (name, kind) in [(one.name, one.kind) for one in remembered(date.fromisoformat(day))]


def test_a_plain_day_has_no_name():
    assert remembered(date(2026, 11, 30)) == ()
    assert remembered(date(2027, 8, 15)) == ()
