"""Uploading several photos at once into an album: `photos.getUploadServer` and `photos.save`."""

import aiohttp
import pytest
from upload_files import TEXT, fetch, picture, server

ALBUM = 300_000_001


@pytest.fixture
def album(peer):
    return {"group_id": peer.gid, "album_id": ALBUM}


async def album_server(peer, album):
    return await server(peer, "photos.getUploadServer", peer.user_token, **album)


async def send(peer, url, *contents):
    """Upload files as `file1`, `file2` and so on by one request."""
    data = aiohttp.FormData()
    for number, content in enumerate(contents, 1):
        data.add_field(f"file{number}", content, filename=f"{number}.jpg")
    async with peer.session.post(url, data=data) as answer:
        assert answer.status == 200
        return await answer.json()


def pictures(amount):
    return [picture(40 + number, 40) for number in range(amount)]


async def save(peer, album, answer, **more):
    return await peer.ok("photos.save", peer.user_token, **album, **answer, **more)


async def test_photos_of_one_upload_come_into_the_album_in_their_order(peer, album):
    before = (await peer.ok("photos.get", peer.user_token, owner_id=-peer.gid))["count"]
    sent = pictures(5)
    answer = await send(peer, await album_server(peer, album), *sent)
    assert answer["aid"] == ALBUM
    saved = await save(peer, album, answer, caption="Субботник")
    for photo, content in zip(saved, sent, strict=True):
        assert (photo["owner_id"], photo["album_id"]) == (-peer.gid, ALBUM)
        assert photo["text"] == "Субботник"
        assert (await fetch(peer, photo["orig_photo"]["url"]))[1] == content
    shown = await peer.ok("photos.get", peer.user_token, owner_id=-peer.gid)
    assert shown["count"] == before + 5
    assert [one["id"] for one in shown["items"][-5:]] == [photo["id"] for photo in saved]


async def test_a_photo_of_the_album_stands_in_a_post_and_is_commented(peer, album):
    answer = await send(peer, await album_server(peer, album), picture())
    [photo] = await save(peer, album, answer)
    name = f"photo-{peer.gid}_{photo['id']}"
    await peer.ok("wall.post", owner_id=-peer.gid, attachments=name)
    asked = {"photos": name.removeprefix("photo")}
    assert len(await peer.ok("photos.getById", peer.user_token, **asked)) == 1
    thing = {"owner_id": -peer.gid, "photo_id": photo["id"]}
    assert await peer.ok("photos.createComment", peer.user_token, message="Да", **thing) > 0


async def test_the_long_poll_tells_of_new_photos_where_that_is_switched_on(peer, album):
    await peer.ok("groups.setLongPollSettings", group_id=peer.gid, photo_new=1)
    reader = await peer.reader()
    answer = await send(peer, await album_server(peer, album), *pictures(2))
    saved = await save(peer, album, answer)
    events = await reader.events()
    assert [event["type"] for event in events] == ["photo_new"] * 2
    assert [event["object"]["id"] for event in events] == [photo["id"] for photo in saved]


async def test_five_are_taken_and_what_is_no_photo_is_left_out(peer, album):
    answer = await send(peer, await album_server(peer, album), TEXT, *pictures(5))
    assert len(await save(peer, album, answer)) == 4
    answer = await send(peer, await album_server(peer, album), TEXT)
    assert answer["photos_list"] == "[]"
    assert await peer.code("photos.save", peer.user_token, **album, **answer) == 100


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"hash": "0" * 32}, 121),
        ({"server": 1}, 118),
        ({"photos_list": "[1]"}, 121),
        ({"photos_list": ""}, 100),
        ({"album_id": 1}, 114),
        ({"group_id": ""}, 100),
        ({"group_id": 999}, 125),
        ({"caption": "я" * 2_049}, 100),
    ],
)
async def test_what_is_saved_is_what_was_uploaded(peer, album, change, code):
    answer = await send(peer, await album_server(peer, album), picture())
    call = album | answer | change
    assert await peer.code("photos.save", peer.user_token, **call) == code


async def test_an_upload_is_saved_for_its_own_community_and_token(peer, album):
    answer = await send(peer, await album_server(peer, album), picture())
    other = album | {"group_id": peer.communities[1].id}
    assert await peer.code("photos.save", peer.user_token, **other, **answer) == 121
    token = (await peer.control("tokens", {"kind": "user", "admin_of": [peer.gid]}))["token"]
    assert await peer.code("photos.save", token, **album, **answer) == 121
    for method in ("photos.getUploadServer", "photos.save"):
        assert await peer.code(method, **album) == 27
