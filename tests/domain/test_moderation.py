"""Grounds and terms of moderation, and the rules by which a doubtful act goes on."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gosclient.domain.delivery import (
    after_act_look,
    after_crash,
    cancelled,
    claimed,
    doubted,
    next_state,
)
from gosclient.domain.errors import BadInput
from gosclient.domain.journal import Phase, phase_of
from gosclient.domain.kinds import ItemKind
from gosclient.domain.moderation import (
    DAY,
    DEFAULT_GROUNDS,
    MOST_GROUNDS,
    BanReason,
    BanTerms,
    Ground,
    checked_days,
    checked_grounds,
    end_of,
    ground_of,
    terms_of,
    terms_to_text,
)
from gosclient.domain.outbox import (
    Act,
    Ambiguous,
    CouldNotLook,
    Delivered,
    Found,
    Missing,
    OutboxEntry,
    OutboxState,
    Reason,
    Refused,
)

ENTRY = OutboxEntry(
    entry_id=1,
    kind=ItemKind.COMMENT,
    community_id=101,
    item_id=7,
    target_id=55,
    post_id=9,
    person_id=5,
    text="Спам",
    key="k",
    state=OutboxState.QUEUED,
    created_at=0.0,
    act=Act.DELETE,
)
UNKNOWN = replace(ENTRY, state=OutboxState.UNKNOWN, sent_at=100, attempts=1)


@pytest.mark.parametrize("words", ["2", "Оскорбления и угрозы", "  оскорбления   И угрозы "])
def test_a_ground_is_named_by_its_number_or_its_words(words):
    assert ground_of(words, DEFAULT_GROUNDS) == DEFAULT_GROUNDS[1]


def test_a_ground_of_the_officers_own_stands_as_it_was_said():
    assert ground_of("Пункт 7 правил", DEFAULT_GROUNDS) == Ground("Пункт 7 правил")
    assert ground_of("99", DEFAULT_GROUNDS).title == "99"


@pytest.mark.parametrize("words", ["", "  \n", "д" * 301])
def test_nothing_is_done_without_a_ground(words):
    with pytest.raises(BadInput):
        ground_of(words, DEFAULT_GROUNDS)


@pytest.mark.parametrize("days", [-1, 366, 10**9])
def test_a_term_that_vk_would_refuse(days):
    with pytest.raises(BadInput, match="от 1 до 365"):
        checked_days(days)


def test_a_list_of_grounds_is_kept_tidy():
    kept = checked_grounds([Ground(" Спам "), Ground(""), Ground("спам", BanReason.SPAM)])
    assert kept == (Ground("Спам"),)


@pytest.mark.parametrize(
    "grounds",
    [[], [Ground(" ")], [Ground("д" * 301)], [Ground(str(n)) for n in range(MOST_GROUNDS + 1)]],
)
def test_a_list_of_grounds_that_cannot_be_kept(grounds):
    with pytest.raises(BadInput, match=r"Список не изменён"):
        checked_grounds(grounds)


@given(
    st.builds(
        BanTerms,
        days=st.integers(0, 365),
        reason=st.sampled_from(BanReason),
        comment=st.text(),
        visible=st.booleans(),
    )
)
def test_terms_survive_being_kept(terms):
    assert terms_of(terms_to_text(terms)) == terms


@given(st.integers(1, 365), st.integers(0, 4_000_000_000))
def test_a_term_ends_within_what_vk_takes(days, since):
    end = end_of(BanTerms(days), since)
    assert since < end < since + 365 * DAY
    assert end_of(BanTerms(0), since) == 0


def test_intents_of_one_subject_are_one_row():
    assert Act.DELETE.subject == Act.RESTORE.subject != Act.BAN.subject == Act.UNBAN.subject
    assert Act.PUBLISH.subject == Act.DECLINE.subject
    assert Act.POST.subject == Act.EDIT_POST.subject == Act.REMOVE_POST.subject
    assert len({act.subject for act in Act}) == 6


def test_what_a_look_finds_done_is_done():
    done = after_act_look(UNKNOWN, Found(), 200.0, 0.0)
    assert (done.state, phase_of(done)) == (OutboxState.CONFIRMED, Phase.DONE)


@pytest.mark.parametrize("seen", [Missing(), CouldNotLook("", blind=True)])
def test_what_is_not_done_or_cannot_be_seen_is_done_again(seen):
    again = after_act_look(replace(UNKNOWN, sent_at=1), seen, 10_000_000.0, 0.0)
    assert again.state is OutboxState.QUEUED
    assert again.not_before == 10_000_000.0
    assert phase_of(again) is None


def test_a_look_that_fails_is_tried_again():
    later = after_act_look(UNKNOWN, CouldNotLook(""), 200.0, 0.0)
    assert later.state is OutboxState.UNKNOWN
    assert later.not_before > 200.0
    assert "ответ" not in later.sentence


@pytest.mark.parametrize("word", [after_crash, doubted])
def test_its_words_do_not_speak_of_an_answer(word):
    assert "ответ" not in word(ENTRY, 1.0).sentence
    assert "ответ" in word(replace(ENTRY, act=Act.ANSWER), 1.0).sentence


@pytest.mark.parametrize(
    ("outcome", "phase"),
    [
        (Delivered(), Phase.DONE),
        (Delivered(already=True), Phase.ALREADY),
        (Refused(Reason.REFUSED, "нет"), Phase.REFUSED),
        (Ambiguous(Reason.NETWORK, "?"), Phase.UNKNOWN),
    ],
)
def test_the_record_follows_the_state(outcome, phase):
    leaving = claimed(ENTRY, "lease", 100)
    assert phase_of(leaving) is None
    assert phase_of(next_state(leaving, outcome, 1.0, 0.0)) is phase
    assert phase_of(cancelled(ENTRY, 1.0)) is Phase.CANCELLED
