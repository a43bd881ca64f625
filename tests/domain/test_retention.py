"""Terms of keeping, spans of numbers, and what a backup may say of itself."""

import json
from datetime import UTC, datetime

import pytest

from gosclient.domain.backup import (
    NOT_OURS,
    TOO_NEW,
    Manifest,
    manifest_of,
    manifest_to_text,
)
from gosclient.domain.errors import BadInput
from gosclient.domain.numbers import numbers_of, numbers_to_text
from gosclient.domain.retention import (
    Kind,
    Portion,
    Retention,
    cut_off,
    retention_of,
    retention_to_text,
)


def at(text):
    return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp())


@pytest.mark.parametrize(
    ("now", "months", "moment"),
    [
        ("2026-11-28T15:00", 3, "2026-08-28T00:00"),
        ("2026-05-31T23:59", 3, "2026-02-28T00:00"),
        ("2026-01-15T00:00", 12, "2025-01-15T00:00"),
        ("2026-01-15T00:00", 36, "2023-01-15T00:00"),
        ("2026-03-29T09:00", 6, "2025-09-28T00:00"),
    ],
)
def test_a_term_ends_at_a_day_of_the_calendar_and_never_too_early(now, months, moment):
    assert cut_off(at(now), months) == at(moment)


def test_nothing_goes_until_the_office_chooses():
    assert [Retention().months_of(kind) for kind in Kind] == [0] * len(Kind)
    assert [Retention().cut_off_of(kind) for kind in Kind] == [0] * len(Kind)


def test_a_choice_comes_back_from_the_settings():
    chosen = Retention({Kind.MESSAGES: 12}, {Kind.MESSAGES: 500}, 900)
    assert retention_of(retention_to_text(chosen)) == chosen


@pytest.mark.parametrize("kept", ["", "{", "[]", '{"months": {"weather": 3}}', "null"])
def test_a_choice_that_cannot_be_read_removes_nothing(kept):
    assert retention_of(kept) == Retention()


def test_portions_add_up():
    assert Portion().and_with(Portion(2, 5, 9, 10)) == Portion(2, 5, 9, 10)
    assert Portion(1, 3, 3, 4).and_with(Portion(2, 5, 9, 10)) == Portion(3, 3, 9, 14)


@pytest.mark.parametrize(
    ("numbers", "text"),
    [((), ""), ((7,), "7"), ((3, 1, 2, 9, 5, 6), "1-3 5-6 9"), ((4, 4), "4")],
)
def test_numbers_are_told_in_spans(numbers, text):
    assert numbers_to_text(numbers) == text
    assert numbers_of(text, 100) == frozenset(numbers)


def test_numbers_that_are_none_or_too_large_are_passed_over():
    assert numbers_of("x 2-4 -3 1-999999999999 б-1", 6) == {1, 2, 3, 4, 5}


MANIFEST = Manifest(7, "0.1.0", 5, False, 10, "ab", ("Школа № 3",), 4, 2)


def test_a_manifest_comes_back():
    assert manifest_of(manifest_to_text(MANIFEST).encode(), 7) == MANIFEST


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"format": "other"}, NOT_OURS),
        ({"version": 2}, TOO_NEW),
        ({"schema": 8}, TOO_NEW),
        ({"schema": "7"}, NOT_OURS),
        ({"size": -1}, NOT_OURS),
        ({"size": True}, NOT_OURS),
        ({"encrypted": 1}, NOT_OURS),
        ({"communities": "x"}, NOT_OURS),
        ({"sha256": None}, NOT_OURS),
    ],
)
def test_what_is_no_manifest_is_refused(change, sentence):
    values = {**json.loads(manifest_to_text(MANIFEST)), **change}
    with pytest.raises(BadInput) as refused:
        manifest_of(json.dumps(values).encode(), 7)
    assert refused.value.sentence == sentence


@pytest.mark.parametrize("raw", [b"", b"[]", b"\xff\xfe", b'{"format": "gosclient-backup"}'])
def test_other_files_are_no_manifest(raw):
    with pytest.raises(BadInput):
        manifest_of(raw, 7)
