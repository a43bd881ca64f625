"""Checks of the moment: past, taken, repeated, quiet, a day of grief."""

from datetime import date, time

import pytest
from drafting import FAR, FRIDAY, NOW, SCHOOL, TEXT, TOWN, draft, found, unix, words_at
from hypothesis import given
from hypothesis import strategies as st

from gosclient.domain.checks.facts import OtherPost, QuietHours
from gosclient.domain.checks.finding import Field
from gosclient.domain.checks.time_checks import fingerprint
from gosclient.domain.publishing import Content

NIGHT = QuietHours(time(22), time(8))
MOURNED = frozenset({date(2027, 3, 12)})


@pytest.mark.parametrize("at", [NOW - 86_400, NOW, NOW + 119])
def test_a_time_that_is_past_or_too_near_is_refused(at):
    (finding,) = found("past", draft(at=at))
    assert finding.place.field is Field.DATE
    assert "10 марта" in finding.sentence or "9 марта" in finding.sentence


@pytest.mark.parametrize("at", [NOW + 120, FRIDAY, 0])
def test_two_minutes_ahead_and_at_once_are_fine(at):
    assert not found("past", draft(at=at))


def test_one_minute_takes_one_post():
    others = (OtherPost(SCHOOL.community_id, FRIDAY + 59, "Другое"),)
    (finding,) = found("slot", draft(others=others))
    assert finding.communities == (SCHOOL.community_id,)
    assert "пятница, 12 марта, 09:00 (МСК)" in finding.sentence
    assert "«Школа № 3»" in finding.sentence


@pytest.mark.parametrize(
    "other",
    [
        OtherPost(SCHOOL.community_id, FRIDAY + 60, "Другое"),
        OtherPost(SCHOOL.community_id, FRIDAY - 1, "Другое"),
        OtherPost(99, FRIDAY, "Другое"),
    ],
)
def test_another_minute_or_another_community_is_free(other):
    assert not found("slot", draft(others=(other,)))


def test_a_post_at_once_waits_in_no_slot():
    assert not found("slot", draft(at=0, others=(OtherPost(TOWN.community_id, NOW, "Другое"),)))


def test_the_same_words_within_a_day_are_found_however_they_are_spaced():
    others = (
        OtherPost(TOWN.community_id, FRIDAY - 3600, f"  {TEXT.upper()} 🎉"),
        OtherPost(TOWN.community_id, FRIDAY - 7200, TEXT),
    )
    (finding,) = found("repeated", draft(others=others))
    assert finding.communities == (TOWN.community_id,)
    assert "08:00" in finding.sentence


@pytest.mark.parametrize(
    "other",
    [
        OtherPost(TOWN.community_id, FRIDAY - 86_401, TEXT),
        OtherPost(99, FRIDAY, TEXT),
        OtherPost(TOWN.community_id, FRIDAY, f"{TEXT} Ждём."),
    ],
)
def test_other_words_other_days_and_other_communities_are_no_repetition(other):
    assert not found("repeated", draft(others=(other,)))


def test_pictures_without_words_repeat_nothing():
    assert not found("repeated", draft("", others=(OtherPost(TOWN.community_id, FRIDAY, ""),)))


def test_a_variant_is_compared_in_its_own_community():
    content = Content("Общий", {SCHOOL.community_id: "Школьный"})
    others = (
        OtherPost(TOWN.community_id, FRIDAY, "Школьный"),
        OtherPost(SCHOOL.community_id, FRIDAY, "школьный!"),
    )
    (finding,) = found("repeated", draft(content=content, others=others))
    assert finding.communities == (SCHOOL.community_id,)
    assert finding.place.field is Field.VARIANT


@given(st.text())
def test_a_fingerprint_does_not_change_by_folding_again(text):
    assert fingerprint(fingerprint(text)) == fingerprint(text)


def test_a_fingerprint_knows_no_signs_capitals_and_yo():
    assert fingerprint("Ещё  раз:\nЁлка!") == fingerprint("еще раз — елка")
    assert fingerprint("№ 3") != fingerprint("№ 4")


@pytest.mark.parametrize(
    ("clock", "quiet"), [("21:59", 0), ("22:00", 1), ("07:59", 1), ("08:00", 0)]
)
def test_quiet_hours_go_over_midnight(clock, quiet):
    at = unix(f"2027-03-12 {clock}")
    assert len(found("quiet", draft(at=at, quiet=NIGHT))) == quiet


def test_quiet_hours_may_lie_within_a_day():
    lunch = QuietHours(time(13), time(14))
    assert found("quiet", draft(at=unix("2027-03-12 13:30"), quiet=lunch))
    assert not found("quiet", draft(quiet=lunch))


def test_quiet_hours_are_those_of_the_readers():
    (finding,) = found(
        "quiet", draft(at=unix("2027-03-12 14:00"), communities=(TOWN, FAR), quiet=NIGHT)
    )
    assert finding.communities == (FAR.community_id,)
    assert "с 22:00 до 08:00: «Камчатский клуб»" in finding.sentence


def test_an_office_without_quiet_hours_is_not_asked():
    assert not found("quiet", draft(at=unix("2027-03-12 03:00")))


def test_every_post_of_a_day_of_mourning_is_asked_about():
    (finding,) = found("mourning", draft(mourning=MOURNED))
    assert finding.sentence.startswith("12 марта — день траура")
    assert not found("mourning", draft(at=FRIDAY + 86_400, mourning=MOURNED))


def test_a_day_of_mourning_is_that_of_the_readers():
    post = draft(at=unix("2027-03-11 20:00"), communities=(TOWN, FAR), mourning=MOURNED)
    (finding,) = found("mourning", post)
    assert finding.communities == (FAR.community_id,)


@pytest.mark.parametrize("word", ["концерт", "Поздравляем", "праздничная", "🎉"])
def test_a_merry_post_on_a_day_of_mourning_is_found(word):
    post = draft(f"Ждём всех, {word} в парке", mourning=MOURNED)
    (finding,) = found("festive", post)
    assert words_at(finding, post) == word
    assert "день траура" in finding.sentence


def test_a_merry_post_on_the_day_of_memory_is_found():
    post = draft("Дискотека в парке", at=unix("2027-06-22 18:00"))
    (finding,) = found("festive", post)
    assert "22 июня — День памяти и скорби, а в тексте «Дискотека»" in finding.sentence


def test_a_calm_post_and_a_common_day_are_left_alone():
    assert not found("festive", draft("Приём граждан отменён", mourning=MOURNED))
    assert not found("festive", draft("Концерт в парке"))
