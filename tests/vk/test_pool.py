"""Reads of one token travel together, whoever asks for them."""

import asyncio
import threading

import pytest
from fake_vk import serving

from gosclient.domain.errors import AuthLost, Forbidden, NetworkDown, RateLimited
from gosclient.vk.gateway import TRIES
from gosclient.vk.lanes import Priority


class Vk:
    """Answers every read with its own number; the first request waits until it is let go.

    Attributes:
        asked: numbers of each request, in order.
        refusals: error codes for the next requests.
        most: calls of a larger batch are refused with error 13.
        slow: a read with this number, alone in its request, waits until ``arrived_late``.
    """

    def __init__(self):
        self.asked = []
        self.refusals = []
        self.most = 25
        self.slow = 0
        self.arrived_late = threading.Event()
        self.arrived = threading.Event()
        self.let_go = threading.Event()

    def __call__(self, wire, request):
        if request.method == "utils.getServerTime":
            self.arrived.set()
            assert self.let_go.wait(10)
            wire.answer({"response": 1})
            return
        numbers = self.numbers(request)
        self.asked.append(numbers)
        if numbers == [self.slow]:
            assert self.arrived_late.wait(10)
        if self.refusals:
            wire.answer({"error": {"error_code": self.refusals.pop(0), "error_msg": "x"}})
        elif len(numbers) > self.most:
            wire.answer({"error": {"error_code": 13, "error_msg": "response size is too big"}})
        elif request.method == "execute":
            wire.answer({"response": numbers})
        else:
            wire.answer({"response": numbers[0]})

    @staticmethod
    def numbers(request):
        if request.method != "execute":
            return [int(request.form["peer_id"])]
        parts = request.form["code"].split('"peer_id": "')[1:]
        return [int(part.partition('"')[0]) for part in parts]


@pytest.fixture
def vk():
    return Vk()


@pytest.fixture
async def busy(vk, gateway_to):
    """A gateway whose lane is held by one call until ``vk.let_go``."""
    with serving(vk) as server:
        gateway = gateway_to(server.url)
        running = asyncio.create_task(gateway.call("utils.getServerTime"))
        assert await asyncio.to_thread(vk.arrived.wait, 10)
        yield gateway
        vk.let_go.set()
        await running


def reads(first, amount):
    return [("messages.getHistory", {"peer_id": first + number}) for number in range(amount)]


async def waiting(*batches):
    """Start batches; each has put its reads into the queue when this returns, and asked for a turn."""
    tasks = [asyncio.create_task(batch) for batch in batches]
    for _ in range(2):
        await asyncio.sleep(0)
    return tasks


async def test_reads_that_wait_travel_in_one_request(vk, busy):
    tasks = await waiting(
        busy.batch(reads(10, 3)), busy.batch(reads(20, 1)), busy.batch(reads(30, 2))
    )
    vk.let_go.set()
    assert await asyncio.gather(*tasks) == [[10, 11, 12], [20], [30, 31]]
    assert vk.asked == [[10, 11, 12, 20, 30, 31]]


async def test_who_was_taken_along_does_not_wait_for_a_turn_of_its_own(vk, busy):
    vk.slow = 30
    least, first, between = await waiting(
        busy.batch(reads(10, 1), priority=Priority.BACKFILL),
        busy.batch(reads(20, 1), priority=Priority.CHECK),
        busy.call(*reads(30, 1)[0], priority=Priority.SYNC),
    )
    vk.let_go.set()
    assert await asyncio.wait_for(asyncio.gather(least, first), 5) == [[10], [20]]
    vk.arrived_late.set()
    assert await between == 30
    assert vk.asked == [[20, 10], [30]]


async def test_one_read_goes_in_company_and_raises_its_own_error(vk, busy):
    one, others = await waiting(busy.read(*reads(10, 1)[0]), busy.batch(reads(20, 2)))
    vk.let_go.set()
    assert (await one, await others) == (10, [20, 21])
    assert vk.asked == [[10, 20, 21]]
    vk.refusals = [15]
    with pytest.raises(Forbidden):
        await busy.read(*reads(10, 1)[0])


async def test_the_company_costs_one_request_of_the_rate(vk, busy, fake_time):
    tasks = await waiting(*(busy.batch(reads(number, 1)) for number in range(25)))
    vk.let_go.set()
    await asyncio.gather(*tasks)
    assert len(vk.asked) == 1
    for _ in range(18):
        await busy.batch(reads(1, 1))
    assert not fake_time.waits


async def test_the_more_important_reads_go_first(vk, busy):
    tasks = await waiting(
        busy.batch(reads(100, 25), priority=Priority.BACKFILL),
        busy.batch(reads(10, 2), priority=Priority.CHECK),
    )
    vk.let_go.set()
    await asyncio.gather(*tasks)
    assert vk.asked[0] == [10, 11, *range(100, 123)]
    assert vk.asked[1] == [123, 124]


async def test_a_cancelled_read_does_not_travel(vk, busy):
    doomed, kept = await waiting(busy.batch(reads(10, 2)), busy.batch(reads(20, 2)))
    doomed.cancel()
    with pytest.raises(asyncio.CancelledError):
        await doomed
    vk.let_go.set()
    assert await kept == [20, 21]
    assert vk.asked == [[20, 21]]


async def test_a_dead_key_is_told_to_everybody(vk, busy):
    vk.refusals = [5]
    tasks = await waiting(busy.batch(reads(10, 2)), busy.batch(reads(20, 1)))
    vk.let_go.set()
    found = await asyncio.gather(*tasks, return_exceptions=True)
    assert [type(error) for error in found] == [AuthLost, AuthLost]
    assert len(vk.asked) == 1


async def test_closing_is_told_to_everybody(vk, busy):
    tasks = await waiting(busy.batch(reads(10, 2)), busy.batch(reads(20, 1)))
    busy.close()
    vk.let_go.set()
    found = await asyncio.gather(*tasks, return_exceptions=True)
    assert [type(error) for error in found] == [NetworkDown, NetworkDown]
    assert not vk.asked


async def test_a_batch_that_came_too_fast_is_repeated(vk, busy, fake_time):
    vk.refusals = [6, 6]
    vk.let_go.set()
    assert await busy.batch(reads(10, 3)) == [10, 11, 12]
    assert len(vk.asked) == 3
    assert fake_time.seconds >= 1002


async def test_a_batch_is_not_repeated_for_ever(vk, busy):
    vk.refusals = [6] * 1000
    vk.let_go.set()
    with pytest.raises(RateLimited):
        await busy.batch(reads(10, 2))
    assert len(vk.asked) == 2 * TRIES


async def test_answers_too_large_make_smaller_batches_from_then_on(vk, busy):
    vk.most = 3
    vk.let_go.set()
    assert await busy.batch(reads(10, 8)) == list(range(10, 18))
    sizes = [len(numbers) for numbers in vk.asked]
    assert sizes[:2] == [8, 4]
    assert max(sizes[2:]) <= 4
    before = len(vk.asked)
    await busy.batch(reads(10, 8))
    assert max(len(numbers) for numbers in vk.asked[before:]) <= vk.most
