"""Dates and times of a plan, in the styles of people and of spreadsheets."""

# ruff: noqa: DTZ001 - clocks on walls have no zone

from contextlib import suppress
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gosclient.domain.errors import BadInput
from gosclient.domain.plan_dates import day_of, moment_of, time_of

PI_DAY = date(2026, 3, 14)
NINE = time(9, 0)


@pytest.mark.parametrize(
    "cell",
    [
        "14.03.2026",
        " 14.3.26 ",
        "14/03/26",
        "14-03-2026",
        "2026-03-14",
        "2026.03.14",
        "14 марта 2026",
        "14 Марта 2026 г.",
        "14 марта 2026 года",
        "14 мар. 2026",
        "14 март 2026",
        "суббота, 14 марта 2026",
        "сб 14.03.2026",
        46095,
        46095.0,
        "46095",
        datetime(2026, 3, 14),
        PI_DAY,
    ],
)
def test_a_day_in_any_style(cell):
    read = day_of(cell)
    assert (read.day, read.at) == (PI_DAY, None)


@pytest.mark.parametrize(
    "cell",
    [
        "14.03.2026 9:00",
        "14.03.2026, 09.00",
        "2026-03-14T09:00",
        "2026-03-14T09:00:00",
        "14 марта 2026 в 09:00",
        "14 марта 2026 года в 9 часов",
        46095.375,
        "46095,375",
        datetime(2026, 3, 14, 9, 0, 20),
    ],
)
def test_a_time_in_the_cell_of_the_day(cell):
    assert moment_of(cell, None) == datetime(2026, 3, 14, 9)
    assert moment_of(cell, "9:00") == datetime(2026, 3, 14, 9)


@pytest.mark.parametrize(
    "cell",
    [
        *("9:00", "09.00", " 9.00", "9:00:00", "9 ч", "9ч 00мин", "9 часов", "0,375", "0.375"),
        *(0.375, NINE, timedelta(hours=9), datetime(1900, 1, 1, 9)),
    ],
)
def test_a_time_in_any_style(cell):
    assert time_of(cell) == NINE


@pytest.mark.parametrize(
    "cell",
    [
        *("32.01.2026", "31.02.2026", "14.13.2026", "03/14/26", "14 мартобря 2026", "14 марта"),
        *("завтра", "2026", "14.03", "14.03.20261", 5, -3, 99_999_999, 1e300, True, "12345"),
        *("14.03.2026 вечером", "14.03.2026 25:00", "=A1", "#ССЫЛКА!"),
    ],
)
def test_what_is_no_day(cell):
    with pytest.raises(BadInput, match=r"непонятн.: напишите"):
        moment_of(cell, NINE)


@pytest.mark.parametrize(
    "cell",
    ["24:00", "9:60", "9", "девять", "9:0", 9, 1.5, -0.1, True, timedelta(hours=30), "9.000.1"],
)
def test_what_is_no_time(cell):
    with pytest.raises(BadInput, match="непонятно: напишите его как 09:00"):
        moment_of("14.03.2026", cell)


def test_both_are_needed_or_none():
    assert moment_of(None, " ") is None
    with pytest.raises(BadInput, match="нет даты"):
        moment_of("", "9:00")
    with pytest.raises(BadInput, match="нет времени"):
        moment_of("14.03.2026", None)
    with pytest.raises(BadInput, match="дважды"):
        moment_of("14.03.2026 9:00", "10:00")


@given(st.datetimes(datetime(1983, 1, 1), datetime(2100, 1, 1)))
def test_a_number_of_a_spreadsheet_is_the_minute_it_stands_for(moment):
    minute = moment.replace(second=0, microsecond=0)
    number = (minute - datetime(1899, 12, 30)) / timedelta(days=1)
    assert moment_of(int(number), number - int(number)) == minute


@given(st.text(max_size=40))
def test_any_text_is_understood_or_refused(text):
    for read in (day_of, time_of):
        with suppress(BadInput):
            assert read(text)
