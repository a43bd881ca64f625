"""Order, rate and cancellation of one token's calls."""

import asyncio
import threading

import pytest
from fake_vk import FakeTime
from hypothesis import given
from hypothesis import strategies as st

from gosclient.domain.errors import NetworkDown
from gosclient.vk.lanes import LONGEST_WAY, UNEVENNESS, Lane, Priority, RateBudget


@pytest.fixture
def lane(fake_time):
    lane = Lane("test", 20, fake_time)
    yield lane
    lane.close()
    assert lane.join(10)


class Gate:
    """A call that keeps the lane busy until it is opened."""

    def __init__(self):
        self.entered = threading.Event()
        self.opened = threading.Event()

    def __call__(self):
        self.entered.set()
        assert self.opened.wait(10)
        return "gate"

    async def reached(self):
        assert await asyncio.to_thread(self.entered.wait, 10)


async def queued(lane, amount):
    """Let the tasks begin; each puts its call into the queue with its first step."""
    await asyncio.sleep(0)
    assert len(lane._queue) == amount


WAYS = st.tuples(st.sampled_from([0.0, UNEVENNESS]), st.floats(0, 1))
"""Unevenness of the way there, and how long VK thinks after the request has arrived."""


@given(
    limit=st.integers(1, 4),
    quickest=st.floats(0, LONGEST_WAY - UNEVENNESS),
    requests=st.lists(st.tuples(st.sampled_from([0.0, 0.4, 2.0]), WAYS), min_size=1, max_size=40),
)
def test_no_second_holds_more_requests_than_vk_allows(limit, quickest, requests):
    """However long each request travels and VK thinks, the server never sees one too many."""
    budget, now, arrivals = RateBudget(limit), 0.0, []
    for pause, (uneven, thinking) in [(0.0, (0.0, 0.0)), *requests]:
        now = max(now + pause, budget.ready_at())
        arrivals.append(now + quickest + uneven)
        budget.spent(now, now + quickest + uneven + thinking)
        now += quickest + uneven + thinking
    for first, last in zip(arrivals, arrivals[limit:], strict=False):
        assert last - first > 1


def test_before_the_way_is_known_the_end_of_a_call_counts():
    """The first request opens the connection and travels longest."""
    budget = RateBudget(1)
    budget.spent(0.0, 0.09)
    assert budget.ready_at() > 1.09


@pytest.mark.parametrize(("limit", "takes"), [(3, 0.005), (3, 0.2), (20, 0.005), (20, 0.03)])
def test_the_rate_stays_close_under_the_limit(limit, takes):
    """Slow answers do not cost throughput: it is the requests that are counted."""
    budget, now, total = RateBudget(limit), 0.0, 30 * limit
    budget.spent(-10.0, -9.995)
    for _ in range(total):
        now = max(now, budget.ready_at())
        budget.spent(now, now + takes)
        now += takes
    assert total / now > 0.95 * limit


def test_after_a_pause_a_burst_leaves_at_once():
    budget = RateBudget(20)
    for _ in range(20):
        assert budget.ready_at() <= 0
        budget.spent(0.0, 0.0)
    assert budget.ready_at() > 1


def test_a_hold_stops_everything_until_its_end():
    budget = RateBudget(20)
    budget.hold(5.0)
    budget.hold(3.0)
    assert budget.ready_at() == 5.0


async def test_a_result_and_an_error_come_back(lane):
    assert await lane.submit(lambda: 42) == 42
    with pytest.raises(ZeroDivisionError):
        await lane.submit(lambda: 1 // 0)
    assert await lane.submit(lambda: "still alive") == "still alive"


async def test_calls_run_on_the_lanes_own_thread(lane):
    assert await lane.submit(lambda: threading.current_thread().name) == "gosclient-lane-test"


async def test_a_persons_act_overtakes_what_waits(lane):
    gate, order = Gate(), []
    running = asyncio.create_task(lane.submit(gate))
    await gate.reached()
    waiting = [
        asyncio.create_task(lane.submit(lambda name=name: order.append(name), priority))
        for name, priority in [
            ("history 1", Priority.BACKFILL),
            ("sync", Priority.SYNC),
            ("history 2", Priority.BACKFILL),
            ("answer", Priority.PERSON),
            ("check", Priority.CHECK),
        ]
    ]
    await queued(lane, 5)
    gate.opened.set()
    await asyncio.gather(running, *waiting)
    assert order == ["answer", "check", "sync", "history 1", "history 2"]


async def test_an_act_overtakes_even_while_the_lane_waits_for_its_rate():
    """The next call is chosen after the wait, not before."""
    order = []
    answers = []

    class ActComesMeanwhile(FakeTime):
        def wait(self, condition, seconds):
            if not answers:
                answers.append(
                    asyncio.run_coroutine_threadsafe(
                        lane.submit(lambda: order.append("answer"), Priority.PERSON), loop
                    )
                )
                while len(lane._queue) < 2:
                    condition.wait(0.01)
            super().wait(condition, seconds)

    loop = asyncio.get_running_loop()
    lane = Lane("test", 1, ActComesMeanwhile())
    try:
        await lane.submit(lambda: order.append("first"))
        await lane.submit(lambda: order.append("history"), Priority.BACKFILL)
        await asyncio.wrap_future(answers[0])
    finally:
        lane.close()
        assert await asyncio.to_thread(lane.join, 10)
    assert order == ["first", "answer", "history"]


async def test_a_cancelled_call_that_has_not_left_never_leaves(lane):
    gate, left = Gate(), []
    running = asyncio.create_task(lane.submit(gate))
    await gate.reached()
    doomed = asyncio.create_task(lane.submit(lambda: left.append("doomed")))
    kept = asyncio.create_task(lane.submit(lambda: left.append("kept")))
    await queued(lane, 2)
    doomed.cancel()
    with pytest.raises(asyncio.CancelledError):
        await doomed
    gate.opened.set()
    await asyncio.gather(running, kept)
    assert left == ["kept"]


async def test_a_cancelled_call_on_its_way_is_carried_through(lane):
    gate = Gate()
    running = asyncio.create_task(lane.submit(gate))
    await gate.reached()
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    gate.opened.set()
    assert await lane.submit(lambda: "next") == "next"


async def test_closing_refuses_what_waits_and_what_comes(lane):
    gate = Gate()
    running = asyncio.create_task(lane.submit(gate))
    await gate.reached()
    waiting = asyncio.create_task(lane.submit(lambda: "never"))
    await queued(lane, 1)
    lane.close()
    with pytest.raises(NetworkDown) as refused:
        await waiting
    assert not refused.value.left
    with pytest.raises(NetworkDown):
        await lane.submit(lambda: "never")
    gate.opened.set()
    assert await running == "gate"


async def test_the_lane_waits_when_the_budget_is_used_up(fake_time):
    lane = Lane("test", 3, fake_time)
    try:
        for _ in range(10):
            await lane.submit(lambda: None)
    finally:
        lane.close()
        assert lane.join(10)
    assert len(fake_time.waits) == 3
    assert 3 < fake_time.seconds - 1000 < 3.2


async def test_a_held_lane_lets_nothing_leave(lane, fake_time):
    lane.hold(7)
    await lane.submit(lambda: None)
    assert fake_time.seconds == 1007


def test_a_loop_that_is_gone_does_not_stop_the_lane(fake_time):
    lane, gate = Lane("test", 20, fake_time), Gate()

    async def leave_early():
        asyncio.create_task(lane.submit(gate))  # noqa: RUF006 - left behind on purpose
        await gate.reached()

    try:
        asyncio.run(leave_early())
        gate.opened.set()
        assert asyncio.run(lane.submit(lambda: "next")) == "next"
    finally:
        lane.close()
        assert lane.join(10)


async def test_an_ended_lane_lets_go_of_what_it_used(fake_time):
    ended = threading.Event()
    lane = Lane("test", 20, fake_time, at_end=ended.set)
    await lane.submit(lambda: None)
    lane.close()
    assert lane.join(10)
    assert ended.is_set()
