"""Posts that repeat: on which days, at what the clock shows, how it is said and kept."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from gosclient.domain.errors import BadInput
from gosclient.domain.production_calendar import DayKind, day_kind, is_working
from gosclient.domain.recurrence import (
    LAST_DAY,
    MOST_TIMES,
    Every,
    Rule,
    checked_rule,
    occurrences,
    rule_of,
    rule_to_text,
    rule_words,
)
from gosclient.domain.zones import RUSSIAN_ZONES, unix_of, wall_of

MOSCOW = "Europe/Moscow"
BERLIN = "Europe/Berlin"
NINE = time(9)
MONDAY = date(2026, 11, 30)
DAILY = Rule(Every.DAY, MONDAY, NINE)
WEEKLY = Rule(Every.WEEK, MONDAY, NINE, weekdays=(1, 3))
MONTHLY = Rule(Every.MONTH, MONDAY, NINE, month_day=31)


def unix(text, zone=MOSCOW):
    return unix_of(datetime.fromisoformat(text), zone)


def days(rule, since, until, zone=MOSCOW):
    return [
        f"{wall_of(at, zone):%m-%d}"
        for at in occurrences(checked_rule(rule), zone, unix(since, zone), unix(until, zone))
    ]


starts = st.dates(date(2025, 1, 1), date(2027, 12, 31))
rules = st.builds(
    Rule,
    every=st.sampled_from(Every),
    start=starts,
    at=st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    weekdays=st.frozensets(st.integers(0, 6), min_size=1).map(tuple),
    weeks=st.integers(1, 5),
    month_day=st.sampled_from([LAST_DAY, 1, 15, 28, 29, 30, 31]),
    until=st.none() | starts,
    count=st.integers(0, 40),
    skips_holidays=st.booleans(),
).filter(lambda rule: rule.until is None or rule.until >= rule.start)
kept_rules = rules.map(checked_rule)
zones = st.sampled_from([*(zone.name for zone in RUSSIAN_ZONES), BERLIN])


@st.composite
def spans(draw, most=500):
    since = draw(st.integers(unix("2025-01-01"), unix("2028-06-01")))
    return since, since + draw(st.integers(0, most)) * 86_400 + draw(st.integers(0, 86_400))


def test_every_day():
    assert days(DAILY, "2026-12-30", "2027-01-03") == ["12-30", "12-31", "01-01", "01-02"]


def test_nothing_comes_before_the_first_day():
    assert days(DAILY, "2026-11-01", "2026-12-02") == ["11-30", "12-01"]


def test_working_days_are_monday_to_friday():
    rule = replace(DAILY, every=Every.WORKDAY)
    assert days(rule, "2027-02-19", "2027-02-25") == ["02-19", "02-22", "02-23", "02-24"]


def test_working_days_by_the_calendar_know_holidays_and_working_saturdays():
    rule = replace(DAILY, every=Every.WORKDAY, skips_holidays=True)
    assert days(rule, "2027-02-19", "2027-02-25") == ["02-19", "02-20", "02-24"]


def test_chosen_weekdays():
    assert days(WEEKLY, "2026-12-01", "2026-12-11") == ["12-01", "12-03", "12-08", "12-10"]


def test_every_second_week_counts_from_the_week_of_the_first_day():
    rule = replace(WEEKLY, start=date(2026, 12, 3), weeks=2)
    assert days(rule, "2026-12-01", "2027-01-02") == ["12-03", "12-15", "12-17", "12-29", "12-31"]


def test_a_month_that_is_too_short_takes_its_last_day():
    expected = ["11-30", "12-31", "01-31", "02-28", "03-31"]
    assert days(MONTHLY, "2026-11-01", "2027-04-01") == expected
    assert days(replace(MONTHLY, month_day=LAST_DAY), "2026-11-01", "2027-04-01") == expected
    assert days(replace(MONTHLY, month_day=15), "2026-11-01", "2027-02-01") == ["12-15", "01-15"]


def test_an_end_by_date_is_the_last_day_on_which_it_comes():
    rule = replace(DAILY, until=date(2026, 12, 2))
    assert days(rule, "2026-11-01", "2027-01-01") == ["11-30", "12-01", "12-02"]


def test_a_number_of_times_counts_from_the_first_wherever_one_looks():
    rule = replace(DAILY, count=4)
    assert days(rule, "2026-12-02", "2027-01-01") == ["12-02", "12-03"]


def test_holidays_are_skipped_and_plain_weekends_are_not():
    rule = replace(DAILY, skips_holidays=True)
    assert days(rule, "2026-12-30", "2027-01-11") == ["12-30", "01-09", "01-10"]


def test_the_clock_shows_the_same_time_in_summer_and_winter():
    around = occurrences(DAILY, BERLIN, unix("2027-10-30", BERLIN), unix("2027-11-02", BERLIN))
    assert [wall_of(at, BERLIN).hour for at in around] == [9, 9, 9]
    assert [later - at for at, later in pairwise(around)] == [90_000, 86_400]


def test_a_night_without_the_time_does_not_lose_the_post():
    rule = replace(DAILY, at=time(2, 30))
    around = occurrences(rule, BERLIN, unix("2027-03-28", BERLIN), unix("2027-03-29", BERLIN))
    assert [f"{wall_of(at, BERLIN):%H:%M}" for at in around] == ["03:30"]


@given(kept_rules, zones, spans())
def test_moments_are_in_order_and_within_the_span(rule, zone, span):
    found = occurrences(rule, zone, *span)
    assert found == sorted(set(found))
    assert all(span[0] <= at < span[1] for at in found)


@given(kept_rules, zones, spans(), st.floats(0, 1))
def test_two_halves_of_a_span_make_the_whole(rule, zone, span, share):
    middle = span[0] + int((span[1] - span[0]) * share)
    halves = occurrences(rule, zone, span[0], middle) + occurrences(rule, zone, middle, span[1])
    assert halves == occurrences(rule, zone, *span)


@given(kept_rules, zones, spans())
def test_the_clock_shows_the_time_of_the_rule_unless_it_is_skipped(rule, zone, span):
    for at in occurrences(rule, zone, *span):
        shown = wall_of(at, zone)
        meant = datetime.combine(shown, rule.at)
        assert shown == meant or unix_of(meant, zone) == at


@given(kept_rules, spans())
def test_the_days_are_the_same_in_every_zone(rule, span):
    def walls(zone):
        first, last = (wall_of(at, MOSCOW).replace(hour=12) for at in span)
        found = occurrences(rule, zone, unix_of(first, zone), unix_of(last, zone))
        return [wall_of(at, zone) for at in found]

    assert walls("Asia/Kamchatka") == walls("Europe/Kaliningrad") == walls(MOSCOW)


@given(kept_rules, zones)
def test_the_days_are_those_the_rule_names(rule, zone):
    since = unix("2025-01-01", zone)
    found = [wall_of(at, zone).date() for at in occurrences(rule, zone, since, since + 10**8)]
    assert len(found) <= (rule.count or len(found))
    for day in found:
        assert rule.start <= day <= (rule.until or day)
        if rule.every is Every.WEEK:
            assert day.weekday() in rule.weekdays
        if rule.every is Every.MONTH:
            is_last = (day + timedelta(days=1)).month != day.month
            assert day.day == rule.month_day or is_last
        if rule.skips_holidays:
            assert day_kind(day) not in {DayKind.HOLIDAY, DayKind.MOVED}
            assert rule.every is not Every.WORKDAY or is_working(day)


@given(kept_rules)
def test_a_rule_is_kept_as_it_is(rule):
    assert rule_of(rule_to_text(rule)) == rule


@given(rules)
def test_a_checked_rule_needs_no_second_check(rule):
    assert checked_rule(checked_rule(rule)) == checked_rule(rule)


@given(kept_rules, kept_rules)
def test_rules_that_differ_sound_different_but_for_their_first_day(rule, other):
    assume(replace(rule, start=MONDAY) != replace(other, start=MONDAY))
    assert rule_words(rule) != rule_words(other)


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (DAILY, "каждый день в 9:00"),
        (replace(DAILY, every=Every.WORKDAY), "каждый будний день в 9:00"),
        (replace(WEEKLY, weekdays=(0,)), "по понедельникам в 9:00"),
        (WEEKLY, "по вторникам и четвергам в 9:00"),
        (replace(WEEKLY, weekdays=(0, 2, 4)), "по понедельникам, средам и пятницам в 9:00"),
        (replace(WEEKLY, weeks=2), "каждую 2-ю неделю по вторникам и четвергам в 9:00"),
        (replace(MONTHLY, at=time(18, 5)), "31-го числа каждого месяца в 18:05"),
        (replace(MONTHLY, month_day=LAST_DAY), "в последний день каждого месяца в 9:00"),
        (replace(DAILY, skips_holidays=True), "каждый день в 9:00, кроме праздников"),
        (replace(DAILY, until=date(2027, 5, 31)), "каждый день в 9:00, до 31 мая 2027"),
        (replace(DAILY, count=1), "каждый день в 9:00, 1 раз"),
        (replace(DAILY, count=3), "каждый день в 9:00, 3 раза"),
        (replace(DAILY, count=12), "каждый день в 9:00, 12 раз"),
    ],
)
def test_a_rule_is_said_in_plain_words(rule, words):
    assert rule_words(rule) == words


@pytest.mark.parametrize(
    ("rule", "why"),
    [
        (replace(WEEKLY, weekdays=()), "хотя бы один день"),
        (replace(WEEKLY, weekdays=(7,)), "Такого дня недели нет"),
        (replace(WEEKLY, weeks=0), "недель"),
        (replace(MONTHLY, month_day=0), "Число месяца"),
        (replace(MONTHLY, month_day=32), "Число месяца"),
        (replace(DAILY, until=date(2026, 11, 29)), "раньше первого"),
        (replace(DAILY, count=MOST_TIMES + 1), "не больше"),
    ],
)
def test_a_rule_that_cannot_be_followed_is_refused(rule, why):
    with pytest.raises(BadInput, match=why):
        checked_rule(rule)
