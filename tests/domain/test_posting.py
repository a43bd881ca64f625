"""When a post may leave, what VK's no means, and in which words its doubts are told."""

import pytest

from gosclient.domain.delivery import after_look, next_state
from gosclient.domain.kinds import ItemKind
from gosclient.domain.outbox import (
    Act,
    CouldNotLook,
    Missing,
    NotNow,
    OutboxEntry,
    OutboxState,
    Reason,
    Refused,
)
from gosclient.domain.posting import FAR, publish_date, refused_post
from gosclient.domain.publishing import LATE, Order

NOW = 1_795_334_400
POST = OutboxEntry(
    entry_id=1,
    kind=ItemKind.POST,
    community_id=7,
    item_id=0,
    target_id=3,
    post_id=0,
    person_id=0,
    text="Ярмарка",
    key="k",
    state=OutboxState.UNKNOWN,
    created_at=NOW,
    sent_at=NOW,
    act=Act.POST,
)


@pytest.mark.parametrize(
    ("ahead", "asked"), [(3600, NOW + 3600), (30, 0), (-LATE, 0), (-LATE - 1, None)]
)
def test_a_time_is_asked_for_while_it_is_ahead(ahead, asked):
    assert publish_date(Order(3, 1, NOW + ahead), NOW) == asked
    assert publish_date(Order(3, 1), NOW) == 0


@pytest.mark.parametrize(
    ("words", "ahead", "kind", "reason"),
    [
        ("a post is already scheduled for this time", 3600, Refused, Reason.TAKEN),
        ("can only schedule 25 posts on a day", 3600, NotNow, Reason.FULL),
        ("cannot schedule more than 150 posts", 3600, NotNow, Reason.FULL),
        ("you can only add 50 posts a day", 3600, Refused, Reason.REFUSED),
        ("access to the wall is closed", 3600, Refused, Reason.REFUSED),
        ("invalid publish_date", 3600, Refused, Reason.LATE),
        ("invalid publish_date", FAR + 1, NotNow, Reason.TOO_FAR),
    ],
)
def test_what_vk_says_is_told_apart(words, ahead, kind, reason):
    outcome = refused_post(f"Access denied: {words}", "Нельзя.", Order(3, 1, NOW + ahead), NOW)
    assert (type(outcome), outcome.reason) == (kind, reason)
    assert outcome.sentence


def test_its_doubts_are_told_as_those_of_a_post():
    blind = CouldNotLook("", blind=True)
    stale = NOW + 4000
    told = [
        after_look(POST, CouldNotLook(""), NOW, NOW, 0.0),
        after_look(POST, blind, NOW, stale, 0.0),
        after_look(POST, Missing(), NOW, stale, 0.0),
    ]
    again = after_look(POST, blind, NOW, NOW, 0.0)
    told += [
        next_state(again, Refused(Reason.REFUSED, "Нельзя."), NOW, 0.0),
        next_state(again, NotNow(Reason.RATE, "Позже.", 5.0), NOW, 0.0),
    ]
    assert {one.state for one in told} == {OutboxState.UNKNOWN}
    for one in told:
        assert "ответ" not in one.sentence
        assert "апис" in one.sentence
