"""Pictures drawn by the program: every address in an answer gives one."""

import io

import pytest
from PIL import Image

from gosclient.sandbox.district import KINDS, PICTURES
from gosclient.sandbox.pictures import avatars, scenes


async def fetch(peer, url):
    assert url.startswith(peer.base_url)
    async with peer.session.get(url) as answer:
        assert answer.status == 200
        return answer.content_type, await answer.read()


async def test_every_size_of_a_photo_has_the_size_it_promises(peer):
    page = await peer.ok("wall.get", peer.user_token, owner_id=-peer.gid, count=100)
    photo = next(p for post in page["items"] for p in post["attachments"])["photo"]
    for size in photo["sizes"]:
        kind, body = await fetch(peer, size["url"])
        assert kind == "image/jpeg"
        assert Image.open(io.BytesIO(body)).size == (size["width"], size["height"])


async def test_avatars_of_people_and_communities(peer):
    person = (await peer.ok("users.get", peer.user_token, fields="photo_50,photo_200"))[0]
    group = (await peer.ok("groups.getById"))["groups"][0]
    for url, width in (
        (person["photo_50"], 50),
        (person["photo_200"], 200),
        (group["photo_100"], 100),
    ):
        kind, body = await fetch(peer, url)
        assert kind == "image/png"
        assert Image.open(io.BytesIO(body)).size == (width, width)
        assert (await fetch(peer, url))[1] == body


async def test_impossible_sizes_are_not_drawn(peer):
    for path in ("photo/road/1/99999.jpg", "photo/road/1/0.jpg", "avatar/man/zzzzzz/1/50.png"):
        async with peer.session.get(f"{peer.base_url}/pictures/{path}") as answer:
            assert answer.status == 404


def test_every_theme_of_the_district_has_its_own_drawing():
    drawn = {scenes.photo(theme, 1, 80) for theme in PICTURES}
    assert len(drawn) == len(PICTURES)
    assert scenes.photo("unheard of", 1, 80)


def test_every_kind_of_community_has_its_own_emblem():
    assert len({avatars.community(kind, "336699", 50) for kind in KINDS}) == len(KINDS)


@pytest.mark.parametrize(
    "draw", [lambda n: scenes.photo("road", n, 60), lambda n: avatars.sticker(n, 64)]
)
def test_the_same_number_gives_the_same_picture(draw):
    assert draw(1) == draw(1)
    assert draw(1) != draw(2)
