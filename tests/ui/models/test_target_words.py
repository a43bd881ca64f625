"""A post in one community in words: every state says what is so and what can be done."""

import pytest
from builders import NOW

from gosclient.desk.compositions import TargetView
from gosclient.domain.kinds import ItemKind
from gosclient.domain.outbox import Act, OutboxEntry, OutboxState
from gosclient.domain.publishing import Target, TargetState
from ui.models.target_words import (
    TargetAct,
    act_word,
    acts_of,
    target_sentence,
    when_words,
)

ZONE = "Europe/Moscow"
AT = NOW + 86_400


def entry(state, *, needs_person=False, sentence=""):
    return OutboxEntry(
        1,
        ItemKind.POST,
        1,
        0,
        1,
        0,
        0,
        "",
        "key",
        state,
        NOW,
        None if needs_person else NOW + 8,
        sentence=sentence,
        act=Act.POST,
    )


def seen(state, intent=None, **target):
    return TargetView(Target(1, 1, 1, at=AT, **target), state, intent)


@pytest.mark.parametrize("state", TargetState)
def test_every_state_has_a_sentence(state, qapp):
    assert target_sentence(seen(state, published_at=AT, published_id=4), ZONE, NOW)


def test_every_act_has_words(qapp):
    assert len({act_word(one) for one in TargetAct}) >= len(TargetAct) - 1


@pytest.mark.parametrize(
    ("view", "acts"),
    [
        (seen(TargetState.DRAFT), []),
        (seen(TargetState.PLANNED, post_id=4), [TargetAct.TAKE_BACK, TargetAct.OPEN]),
        (
            seen(TargetState.CHANGED, post_id=4),
            [TargetAct.TAKE_VKS, TargetAct.INSIST, TargetAct.TAKE_BACK, TargetAct.OPEN],
        ),
        (seen(TargetState.VANISHED), [TargetAct.POST_AGAIN]),
        (
            seen(TargetState.FAILED, entry(OutboxState.FAILED)),
            [TargetAct.TRY_AGAIN, TargetAct.POST_AGAIN, TargetAct.TAKE_BACK],
        ),
        (seen(TargetState.LEAVING, entry(OutboxState.HOLDING)), [TargetAct.TAKE_BACK]),
        (seen(TargetState.LEAVING, entry(OutboxState.SENDING)), []),
        (seen(TargetState.UNKNOWN, entry(OutboxState.UNKNOWN)), []),
        (
            seen(TargetState.UNKNOWN, entry(OutboxState.UNKNOWN, needs_person=True)),
            [TargetAct.CHECK, TargetAct.SEND_AGAIN],
        ),
        (
            seen(TargetState.PUBLISHED, published_id=9),
            [TargetAct.CORRECT, TargetAct.OPEN],
        ),
    ],
)
def test_only_what_can_be_done_is_offered(view, acts):
    assert acts_of(view) == acts


def test_what_somebody_changed_in_vk_is_told(qapp):
    view = seen(TargetState.CHANGED, text="Наше", vk_text="Чужое", vk_at=AT + 600)
    words = target_sentence(view, ZONE, NOW)
    assert "Чужое" in words
    assert "завтра, 11:10" in words


def test_the_seconds_to_undo_are_counted(qapp):
    held = seen(TargetState.LEAVING, entry(OutboxState.HOLDING))
    assert "через 8 с" in target_sentence(held, ZONE, NOW)


def test_a_draft_has_no_time_of_its_own(qapp):
    assert when_words(seen(TargetState.DRAFT), ZONE, NOW) == ""
    assert when_words(seen(TargetState.PLANNED), ZONE, NOW) == "завтра, 11:00"
