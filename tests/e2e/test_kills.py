"""The engine is killed at every step of the outbox: nothing is lost, nothing goes out twice."""

import random

import pytest
from dying_district import dying_district
from dying_engine import STEPS

from gosclient.domain.kinds import ItemKind
from gosclient.domain.outbox import OutboxState

BEFORE_THE_REQUEST = (
    "before the last look",
    "after the last look",
    "before the claim",
    "claim not committed",
    "claimed",
    "leaving",
)
AFTER_THE_REQUEST = ("answered", "before settling", "confirmation not committed", "settled")
IN_DOUBT = ("doubt not committed", "before the look", "after the look", "looked")
RECOVERY = ("before recovery", "recovery not committed", "recovered")
CLEAR = ("", "error:6")
UNCLEAR = ("drop_before", "drop_after", "timeout", "http_500", "html_200", "error:10")


FAULTS_OF = {
    "message": (*CLEAR, *UNCLEAR),
    "comment": ("", "drop_before", "drop_after"),
    "comment without an admin's key": ("", "drop_before", "drop_after"),
}


@pytest.fixture(scope="module", params=list(FAULTS_OF))
def district(request, tmp_path_factory):
    """A training VK and a profile, kept for all kills of one kind of answer."""
    kind = ItemKind(request.param.split()[0])
    admin = "without" not in request.param
    with dying_district(tmp_path_factory.mktemp("office"), kind, admin=admin) as district:
        yield district


@pytest.fixture
def entry(district):
    """A fresh intent in a district without troubles."""
    district.vk.faults()
    source = district.ask()
    assert district.engines.run() == 0
    return district.answer(source)


def kills():
    """Every step that an answer passes, with every trouble of the request.

    Comments share the code of messages but for their looks, so they meet the troubles that differ.
    Who dies before the request never meets its trouble.
    """
    for kind, faults in FAULTS_OF.items():
        yield from ((kind, step, "") for step in BEFORE_THE_REQUEST)
        for fault in faults:
            steps = AFTER_THE_REQUEST + (IN_DOUBT if fault in UNCLEAR else ())
            steps += ("waiting not committed",) if fault == "error:6" else ()
            yield from ((kind, step, fault) for step in steps)
        yield kind, "in flight", "slow:600"
        yield kind, "in flight", "timeout"


@pytest.mark.parametrize(
    ("district", "step", "fault"), list(kills()), indirect=["district"], scope="module"
)
def test_killed_at_a_step(district, entry, step, fault):
    district.fault(fault)
    district.die(step, deaf=step in IN_DOUBT)
    district.check()
    district.recover()
    assert district.rows()[entry.entry_id].state is OutboxState.CONFIRMED
    district.check()


@pytest.mark.parametrize("fault", ["", "drop_after", "drop_before"])
@pytest.mark.parametrize("step", RECOVERY)
def test_killed_again_while_it_recovers(district, entry, step, fault):
    district.fault(fault)
    district.die("answered")
    for _ in range(3):
        district.die(step)
        district.check()
    district.recover()
    assert district.rows()[entry.entry_id].state is OutboxState.CONFIRMED
    district.check()


def test_killed_when_the_echo_is_written(district, entry):
    district.die("events not committed")
    district.recover()
    assert district.rows()[entry.entry_id].state is OutboxState.CONFIRMED
    district.check()


@pytest.mark.parametrize("fault", ["drop_before", "drop_after"])
def test_the_same_words_to_two_people_of_a_branch(district, fault):
    if district.kind is ItemKind.MESSAGE:
        pytest.skip("dialogues have no branches")
    district.vk.faults()
    first = district.ask()
    second = district.ask(reply_to=first)
    assert district.engines.run() == 0
    entries = [district.answer(source, "Передали дорожной службе.") for source in (first, second)]
    district.fault(fault)
    assert district.engines.run(deaf=district.admin) == 0
    rows = [district.rows()[entry.entry_id] for entry in entries]
    assert {row.state for row in rows} == {OutboxState.CONFIRMED}
    district.check()


def test_killed_at_random_steps_under_random_troubles(district):
    chance = random.Random(20261122)
    sources = [district.ask() for _ in range(6)]
    assert district.engines.run() == 0
    kills = 0
    for _ in range(40):
        if chance.random() < 0.5:
            district.answer(chance.choice(sources))
        if chance.random() < 0.7:
            district.fault(chance.choice(UNCLEAR + CLEAR), chance.randint(1, 2))
        if chance.random() < 0.2:
            district.fault("drop_before", where="*")
        step = chance.choice(list(STEPS))
        kills += district.engines.run(step, chance.randint(1, 3), deaf=chance.random() < 0.5) != 0
        district.check()
    district.recover()
    district.check()
    assert kills > 12
    states = {row.state for row in district.rows().values()}
    assert states == {OutboxState.CONFIRMED}, states
