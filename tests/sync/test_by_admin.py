"""What an administrator's key brings is asked for at once, and the trouble of one part stays there."""

import asyncio

import builders
import pytest

from gosclient.domain.community import Community
from gosclient.domain.errors import Forbidden, VkError
from gosclient.store import communities, posts
from gosclient.sync.by_admin import load_by_admin

NOW, HERE, KIM = builders.NOW, builders.ADMINISTRATION, builders.KIM
NOTHING = {"count": 0, "items": []}
BESIDE_THE_WALL = {
    "wall.get suggests",
    "photos.getAllComments",
    "video.get",
    "market.get",
    "board.getTopics",
}


class Vk:
    """A gateway whose wall answers only when everything else has been asked for."""

    def __init__(self):
        self.asked = set()
        self.all_asked = asyncio.Event()
        self.wall = NOTHING
        self.suggested = NOTHING

    async def read(self, method, params, *, priority=None):
        asked = f"{method} {params.get('filter', '')}".rstrip()
        self.asked.add(asked)
        if self.asked >= BESIDE_THE_WALL:
            self.all_asked.set()
        if asked == "wall.get all":
            async with asyncio.timeout(5):
                await self.all_asked.wait()
            if isinstance(self.wall, VkError):
                raise self.wall
            return self.wall
        return self.suggested if asked == "wall.get suggests" else NOTHING


@pytest.fixture
def db(tmp_path):
    made = builders.open_store(tmp_path)
    made.submit(communities.save, Community(HERE, "Администрация")).result()
    yield made
    made.close()


async def load(db, vk):
    await load_by_admin(db, vk, HERE, NOW, lambda _: None, after_gap=False)


async def test_nothing_waits_for_the_wall(db):
    vk = Vk()
    await load(db, vk)
    assert vk.asked == BESIDE_THE_WALL | {"wall.get all"}


async def test_a_wall_that_may_not_be_read_is_told_when_the_rest_is_here(db):
    vk = Vk()
    offered = {"id": 9, "owner_id": -HERE, "from_id": KIM, "date": NOW, "text": "Субботник"}
    vk.suggested = {"count": 1, "items": [{**offered, "post_type": "suggest"}]}
    vk.wall = Forbidden(15, "Access denied")
    with pytest.raises(Forbidden):
        await load(db, vk)
    stored = await db.read(posts.by_citizens, HERE)
    assert [one.text for one in stored] == ["Субботник"]
