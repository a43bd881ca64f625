"""The rules by which an intent goes its way: pure, so tried with every value there is."""

from dataclasses import fields, replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from gosclient.domain.delivery import (
    BACKOFF,
    FRESH_KEY,
    after_crash,
    after_look,
    backoff,
    beside_colleague,
    claimed,
    doubted,
    key_is_fresh,
    next_state,
    stopped_by_colleague,
)
from gosclient.domain.kinds import ItemKind
from gosclient.domain.outbox import (
    NOT_LEFT,
    SETTLED,
    Ambiguous,
    CouldNotLook,
    Delivered,
    Found,
    Missing,
    NotNow,
    OutboxEntry,
    OutboxState,
    Reason,
    Refused,
)

NOW = 1_795_334_400

moments = st.integers(0, 2**33)
jitters = st.floats(0, 1)
reasons = st.sampled_from(Reason)
words = st.text(max_size=20)

entries = st.builds(
    OutboxEntry,
    entry_id=st.integers(1, 99),
    kind=st.sampled_from(ItemKind),
    community_id=st.integers(1, 9),
    item_id=st.integers(1, 99),
    target_id=st.integers(1, 99),
    post_id=st.integers(0, 99),
    person_id=st.integers(1, 99),
    text=st.text(min_size=1, max_size=20),
    key=st.text("0123456789abcdef", min_size=1, max_size=32),
    state=st.sampled_from(OutboxState),
    created_at=st.floats(0, 2**33),
    not_before=st.none() | st.floats(0, 2**33),
    baseline=st.integers(0, 99),
    attempts=st.integers(0, 12),
    looks=st.integers(0, 12),
    sent_at=moments,
    lease=words,
    reason=reasons,
    sentence=words,
)
outcomes = st.one_of(
    st.builds(Delivered, st.integers(1, 99), st.integers(0, 99)),
    st.builds(Refused, reasons, words),
    st.builds(NotNow, reasons, words, st.none() | st.floats(0, 1e6)),
    st.builds(Ambiguous, reasons, words),
)
looks = st.one_of(
    st.builds(Found, st.integers(1, 99), st.integers(0, 99)),
    st.builds(Missing),
    st.builds(CouldNotLook, words, st.booleans()),
)

INTENT = ("entry_id", "kind", "community_id", "item_id", "target_id", "post_id", "person_id")
WORDS = ("text", "key", "created_at", "baseline")


def intent_of(entry):
    """What an officer asked for, which no rule may touch."""
    return tuple(getattr(entry, name) for name in INTENT + WORDS)


def entry_of(**changes):
    """An intent that has just left."""
    fresh = OutboxEntry(
        entry_id=1,
        kind=ItemKind.MESSAGE,
        community_id=1,
        item_id=1,
        target_id=5,
        post_id=0,
        person_id=5,
        text="Здравствуйте! Проверим сегодня.",
        key="77",
        state=OutboxState.QUEUED,
        created_at=NOW,
    )
    return replace(claimed(fresh, "engine", NOW), **changes)


@given(entries, outcomes, looks, moments, moments, jitters)
def test_no_rule_changes_what_was_asked_for(entry, outcome, look, now, server_now, jitter):
    following = [
        next_state(entry, outcome, now, jitter),
        after_look(entry, look, now, server_now, jitter),
        claimed(entry, "engine", server_now),
        after_crash(entry, now),
        doubted(entry, now),
        stopped_by_colleague(entry, now),
        beside_colleague(entry, now),
    ]
    assert {intent_of(one) for one in following} == {intent_of(entry)}


@given(entries, outcomes, moments, jitters)
def test_only_what_certainly_did_not_leave_is_sent_again_by_itself(entry, outcome, now, jitter):
    after = next_state(entry, outcome, now, jitter)
    assert after.lease == ""
    blind = entry.reason is Reason.BLIND
    match outcome:
        case Delivered(vk_id):
            assert (after.state, after.vk_id) == (OutboxState.CONFIRMED, vk_id)
        case Refused() | NotNow() if blind:
            assert (after.state, after.reason) == (OutboxState.UNKNOWN, Reason.BLIND)
            assert after.needs_person or after.not_before >= now + outcome.pause
        case Refused():
            assert after.state is OutboxState.FAILED
            assert after.needs_person
        case NotNow(pause=None):
            assert (after.state, after.not_before) == (OutboxState.WAITING, None)
        case NotNow(pause=pause):
            assert after.state is OutboxState.WAITING
            assert after.not_before >= now + pause
        case Ambiguous():
            assert after.state is OutboxState.UNKNOWN
            assert after.not_before > now
    assert (after.state in SETTLED) == (
        after.settled_at > 0 or (now == 0 and after.state in SETTLED)
    )


@given(entries, looks, moments, moments, jitters)
def test_a_look_sends_again_only_under_a_key_that_still_protects(
    entry, look, now, server_now, jitter
):
    entry = replace(entry, state=OutboxState.UNKNOWN)
    after = after_look(entry, look, now, server_now, jitter)
    assert after.looks == entry.looks + 1
    if after.state is OutboxState.QUEUED:
        assert isinstance(look, Missing) or look.blind
        assert 0 <= server_now - entry.sent_at < FRESH_KEY
        assert after.sent_at == entry.sent_at, "the hour counts from the first time the key left"
    elif isinstance(look, Found):
        assert (after.state, after.vk_id) == (OutboxState.CONFIRMED, look.vk_id)
    else:
        assert after.state is OutboxState.UNKNOWN
        if isinstance(look, CouldNotLook) and not look.blind:
            assert after.not_before > now, "it is looked for again"
        else:
            assert after.not_before is None, "a person decides"
            assert after.needs_person


@given(entries, st.integers(1, 2**33))
def test_a_clock_that_went_backwards_protects_nothing(entry, back):
    assume(entry.sent_at)
    assert not key_is_fresh(entry, entry.sent_at - back)


@pytest.mark.parametrize(
    ("age", "fresh"),
    [(0, True), (FRESH_KEY - 1, True), (FRESH_KEY, False), (3600, False), (-1, False)],
)
def test_a_key_protects_for_less_than_vks_hour(age, fresh):
    assert key_is_fresh(entry_of(), NOW + age) is fresh
    assert FRESH_KEY < 3600


def test_a_second_try_keeps_the_time_of_the_first():
    again = claimed(
        after_look(after_crash(entry_of(), NOW + 60), Missing(), NOW + 61, NOW + 61, jitter=0.0),
        "another engine",
        NOW + 62,
    )
    assert again.state is OutboxState.SENDING
    assert again.sent_at == NOW
    assert again.attempts == 2


def test_what_certainly_did_not_leave_starts_its_hour_anew():
    waiting = next_state(entry_of(), NotNow(Reason.NETWORK, "Нет связи"), NOW, 0.0)
    assert waiting.sent_at == 0
    assert claimed(waiting, "engine", NOW + 7200).sent_at == NOW + 7200


def test_an_unclear_try_before_a_refusal_is_not_forgotten():
    unclear = next_state(entry_of(), Ambiguous(Reason.NETWORK, "Связь прервалась"), NOW, 0.0)
    again = claimed(after_look(unclear, Missing(), NOW + 5, NOW + 5, 0.0), "engine", NOW + 6)
    for outcome in (NotNow(Reason.RATE, "Реже"), Refused(Reason.REFUSED, "Нельзя")):
        assert next_state(again, outcome, NOW + 7, 0.0).sent_at == NOW


def test_a_dead_engine_leaves_unknown_and_not_sent_again():
    crashed = after_crash(entry_of(), NOW + 1)
    assert crashed.state is OutboxState.UNKNOWN
    assert crashed.not_before == NOW + 1
    assert crashed.lease == ""


@given(st.integers(0, 40), jitters)
def test_pauses_grow_and_stay_bounded(tries, jitter):
    pause = backoff(tries, jitter)
    assert BACKOFF[0] <= pause <= BACKOFF[-1] * 1.25
    assert backoff(tries + 1, jitter) >= pause


@given(entries)
def test_every_trouble_that_waits_for_a_person_says_so(entry):
    waits = entry.state is OutboxState.FAILED or (
        entry.state is OutboxState.UNKNOWN and entry.not_before is None
    )
    assert entry.needs_person is waits


def test_states_are_told_apart():
    assert not NOT_LEFT & SETTLED
    assert OutboxState.SENDING not in NOT_LEFT
    assert OutboxState.UNKNOWN not in NOT_LEFT | SETTLED
    assert {field.name for field in fields(OutboxEntry)} >= {*INTENT, *WORDS}


class Delivery(RuleBasedStateMachine):
    """An intent, an engine that may die, and a VK that remembers keys for an hour."""

    def __init__(self):
        super().__init__()
        self.entry = replace(entry_of(), state=OutboxState.QUEUED, sent_at=0, attempts=0, lease="")
        self.clock = NOW
        self.copies = 0
        self.key_met = None
        self.misled = False

    @rule(seconds=st.integers(1, 2000))
    def time_passes(self, seconds):
        self.clock += seconds

    @precondition(lambda self: self.entry.state in {OutboxState.QUEUED, OutboxState.WAITING})
    @rule(how=st.sampled_from(["done", "lost before", "lost after", "refused", "dies", "later"]))
    def send(self, how):
        if self.entry.sent_at and not key_is_fresh(self.entry, self.clock):
            self.entry = doubted(self.entry, self.clock)
            return
        leaving = claimed(self.entry, "engine", self.clock)
        arrives = how in {"done", "lost after", "dies"}
        if arrives and (self.key_met is None or self.clock - self.key_met >= 3600):
            self.copies += 1
            self.key_met = self.clock
        outcome = {
            "done": Delivered(9),
            "refused": Refused(Reason.REFUSED, "Нельзя"),
            "later": NotNow(Reason.NETWORK, "Нет связи"),
        }.get(how, Ambiguous(Reason.NETWORK, "Связь прервалась"))
        if how == "dies":
            self.entry = after_crash(leaving, self.clock)
        else:
            self.entry = next_state(leaving, outcome, self.clock, 0.5)

    @precondition(
        lambda self: self.entry.state is OutboxState.UNKNOWN and not self.entry.needs_person
    )
    @rule(sees=st.sampled_from(["truth", "nothing", "blind", "network"]))
    def look(self, sees):
        result = {
            "truth": Found(9) if self.copies else Missing(),
            "nothing": Missing(),  # VK's own lists may lag behind
            "blind": CouldNotLook("", blind=True),
            "network": CouldNotLook("Нет связи"),
        }[sees]
        self.misled |= sees == "nothing" and self.copies > 0
        self.entry = after_look(self.entry, result, self.clock, self.clock, 0.5)

    @invariant()
    def not_sent_is_not_sent(self):
        if self.entry.state in {OutboxState.FAILED, OutboxState.WAITING} and not self.misled:
            assert self.copies == 0

    @invariant()
    def never_twice(self):
        assert self.copies <= 1

    @invariant()
    def sent_is_sent(self):
        if self.entry.state is OutboxState.CONFIRMED:
            assert self.copies == 1


TestDelivery = Delivery.TestCase
