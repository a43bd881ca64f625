"""What an error means for a write, and how a read is repeated."""

import pytest

from gosclient.domain import errors
from gosclient.domain.outbox import Ambiguous, NotNow, Reason, Refused
from gosclient.domain.status import Link
from gosclient.sync import retry
from gosclient.sync.retry import a_few_times, before_leaving, link_of, outcome_of, persistently

WRITES = [
    (errors.AuthLost(5), NotNow),
    (errors.RateLimited(6), NotNow),
    (errors.RateLimited(9), NotNow),
    (errors.CaptchaNeeded(14), NotNow),
    (errors.VkUnwell(10), Ambiguous),
    (errors.NetworkDown(), NotNow),
    (errors.NetworkDown(left=True), Ambiguous),
    (errors.BadAnswer(), Ambiguous),
    (errors.BadAnswer(left=False), NotNow),
    (errors.Forbidden(901), Refused),
    (errors.NotFound(18), Refused),
    (errors.VkError(100), Refused),
]


@pytest.mark.parametrize(("error", "kind"), WRITES, ids=repr)
def test_only_what_cannot_have_happened_is_repeated_blindly(error, kind):
    outcome = outcome_of(error)
    assert isinstance(outcome, kind)
    assert outcome.sentence
    before = before_leaving(error)
    assert not isinstance(before, Ambiguous), "nothing has left yet"
    assert isinstance(before, Refused) is (kind is Refused)


@pytest.mark.parametrize("left", [False, True])
def test_an_answer_that_is_not_vks_is_not_called_a_lost_connection(left):
    assert outcome_of(errors.NetworkDown(left=left)).reason is Reason.NETWORK
    assert outcome_of(errors.BadAnswer(left=left)).reason is Reason.UNWELL


def test_a_dead_key_waits_for_a_person_and_a_captcha_for_minutes():
    assert outcome_of(errors.AuthLost(5)).pause is None
    assert outcome_of(errors.CaptchaNeeded(14)).pause == retry.CAPTCHA_PAUSE
    assert outcome_of(errors.RateLimited(9, pause=60.0)).pause == 60.0


@pytest.mark.parametrize(
    ("error", "link"),
    [
        (errors.AuthLost(5), Link.KEY_LOST),
        (errors.NetworkDown(), Link.OFFLINE),
        (errors.BadAnswer(), Link.OFFLINE),
        (errors.StoreFull(), Link.TROUBLE),
        (errors.Forbidden(15), Link.TROUBLE),
        (errors.RateLimited(6), Link.TROUBLE),
    ],
)
def test_how_a_community_looks(error, link):
    assert link_of(error) is link


class Trouble:
    """Fails a number of times and counts the tries."""

    def __init__(self, error, times):
        self.error = error
        self.left = times
        self.tries = 0

    async def __call__(self):
        self.tries += 1
        if self.left:
            self.left -= 1
            raise self.error


async def run(attempts, act):
    async for attempt in attempts:
        with attempt:
            await act()


async def test_a_passing_trouble_is_told_each_time_and_passes():
    told = []
    act = Trouble(errors.NetworkDown(), 7)
    await run(persistently(told.append), act)
    assert act.tries == 8
    assert told == [act.error] * 7


@pytest.mark.parametrize("error", [errors.AuthLost(5), ZeroDivisionError()], ids=repr)
async def test_a_dead_key_and_a_bug_are_raised_at_once(error):
    act = Trouble(error, 1)
    with pytest.raises(type(error)):
        await run(persistently(lambda _: None), act)
    assert act.tries == 1


async def test_a_run_that_has_to_end_gives_up_with_the_trouble_itself():
    act = Trouble(errors.NetworkDown(), 99)
    with pytest.raises(errors.NetworkDown):
        await run(a_few_times(), act)
    assert act.tries == retry._FEW_TRIES


@pytest.mark.parametrize(
    ("error", "tries"),
    [
        (errors.RateLimited(6, pause=0.01), retry._FEW_TRIES),
        (errors.RateLimited(9, pause=120.0), 1),
        (errors.CaptchaNeeded(14), 1),
        (errors.Forbidden(15), 1),
        (errors.StoreFull(), 1),
    ],
    ids=lambda value: repr(value)[:24],
)
async def test_a_run_that_has_to_end_waits_for_moments_only(error, tries):
    """VK asks for two minutes after a flood: a script would hang, and then hang again."""
    act = Trouble(error, 99)
    with pytest.raises(type(error)):
        await run(a_few_times(), act)
    assert act.tries == tries


class Attempt:
    """As much of a retry's state as the pause looks at."""

    def __init__(self, number, error):
        self.attempt_number = number
        self.outcome = self
        self.exception = lambda: error


def test_pauses_grow_and_respect_what_vk_asks_for(monkeypatch):
    monkeypatch.setattr(retry, "READ_BACKOFF", (1.0, 2.0, 60.0))
    pauses = [retry._pause(Attempt(number, errors.NetworkDown())) for number in range(1, 9)]
    for pause, least in zip(pauses, (1, 2, 60, 60, 60, 60, 60, 60), strict=True):
        assert least <= pause <= least * 1.25
    assert retry._pause(Attempt(1, errors.RateLimited(9, pause=30.0))) >= 30
