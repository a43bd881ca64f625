"""VK's clock as we know it: measured when needed, distrusted when ours was set."""

import pytest

from gosclient.domain.errors import NetworkDown
from gosclient.sync.clock import ServerClock


class World:
    """Two clocks of this computer and VK's own, set by hand; also a gateway that tells VK's."""

    def __init__(self):
        self.wall = 1_000_000.0
        self.steady = 50.0
        self.server = 1_003_600
        self.asked = 0
        self.down = False

    def pass_(self, seconds):
        self.wall += seconds
        self.steady += seconds
        self.server += seconds

    async def call(self, method, params, *, priority):
        assert method == "utils.getServerTime"
        self.asked += 1
        if self.down:
            raise NetworkDown
        return int(self.server)


@pytest.fixture
def world():
    return World()


@pytest.fixture
def clock(world):
    return ServerClock(lambda: world.wall, lambda: world.steady)


async def test_it_is_measured_once_and_believed_for_minutes(world, clock):
    assert await clock.now(world) == 1_003_600
    world.pass_(300)
    assert await clock.now(world) == 1_003_900
    assert world.asked == 1
    world.pass_(400)
    assert await clock.now(world) == 1_004_300
    assert world.asked == 2


@pytest.mark.parametrize("jump", [3600, -3600, 30, -30])
async def test_a_clock_that_somebody_set_is_measured_anew(world, clock, jump):
    await clock.now(world)
    world.wall += jump
    assert await clock.now(world) == 1_003_600
    assert world.asked == 2


async def test_after_sleep_it_is_measured_anew(world, clock):
    """A laptop that slept: the wall clock went on, the steady one may have stood."""
    await clock.now(world)
    world.wall += 7200
    world.server += 7200
    assert await clock.now(world) == 1_010_800
    assert world.asked == 2


async def test_asking_right_now_asks(world, clock):
    await clock.now(world)
    world.pass_(1)
    assert await clock.fresh(world) == 1_003_601
    assert world.asked == 2


async def test_who_does_not_answer_is_not_replaced_by_a_guess(world, clock):
    world.down = True
    with pytest.raises(NetworkDown):
        await clock.now(world)
