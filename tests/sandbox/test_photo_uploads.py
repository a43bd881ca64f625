"""Uploading photos: what VK takes for one, and how it is saved and shown."""

import io

import aiohttp
import pytest
from PIL import Image
from upload_files import fetch, photo_server, picture, server, upload, wall_photo


@pytest.fixture
def group(peer):
    return {"group_id": peer.gid}


async def test_a_photo_comes_back_with_the_bytes_and_sizes_that_came(peer):
    content = picture(900, 600)
    photo = await wall_photo(peer, content, caption="Двор")
    assert (photo["owner_id"], photo["album_id"], photo["text"]) == (-peer.gid, -14, "Двор")
    kind, body = await fetch(peer, photo["orig_photo"]["url"])
    assert (kind, body) == ("image/jpeg", content)
    assert [one["type"] for one in photo["sizes"]] == ["s", "m", "x", "y", "z"]
    assert (photo["sizes"][-1]["width"], photo["sizes"][-1]["height"]) == (900, 600)
    for size in photo["sizes"]:
        _, body = await fetch(peer, size["url"])
        assert Image.open(io.BytesIO(body)).size == (size["width"], size["height"])


@pytest.mark.parametrize("kind", ["PNG", "GIF"])
async def test_other_pictures_vk_takes(peer, kind):
    content = picture(40, 700, kind)
    photo = await wall_photo(peer, content)
    assert photo["orig_photo"]["url"].endswith(f".{kind.lower()}")
    smallest = photo["sizes"][0]
    _, body = await fetch(peer, smallest["url"])
    assert Image.open(io.BytesIO(body)).size == (smallest["width"], smallest["height"]) == (4, 75)


async def test_an_uploaded_photo_stands_in_a_post_of_its_own_community(peer):
    photo = await wall_photo(peer, picture())
    name = f"photo{photo['owner_id']}_{photo['id']}_{photo['access_key']}"
    call = {"owner_id": -peer.gid, "from_group": 1, "attachments": name}
    made = await peer.ok("wall.post", **call)
    shown = await peer.ok("wall.getById", peer.user_token, posts=f"-{peer.gid}_{made['post_id']}")
    photo["album_id"] = -7
    assert shown["items"][0]["attachments"] == [{"type": "photo", "photo": photo}]
    [found] = await peer.ok("photos.getById", peer.user_token, photos=name.removeprefix("photo"))
    assert found == photo
    await peer.ok("wall.post", **call)
    on_wall = await peer.ok("photos.get", peer.user_token, owner_id=-peer.gid, album_id="wall")
    assert [one["id"] for one in on_wall["items"]].count(photo["id"]) == 1


async def test_a_users_own_photo_belongs_to_the_user(peer):
    user = peer.user_token
    made = await peer.ok("photos.getWallUploadServer", user)
    answer = await upload(peer, made["upload_url"], picture())
    [photo] = await peer.ok("photos.saveWallPhoto", user, **answer)
    assert photo["owner_id"] == made["user_id"] == peer.world.officer.id
    name = f"photo{photo['owner_id']}_{photo['id']}"
    await peer.ok("wall.post", user, owner_id=-peer.gid, from_group=1, attachments=name)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no picture at all",
        picture()[:-400],
        picture(90, 60, "BMP"),
        picture(2100, 100),
        picture(7000, 7001, "PNG"),
    ],
    ids=["empty", "text", "cut off", "BMP", "too flat", "too large"],
)
async def test_what_is_no_photo_for_vk_gets_an_empty_list(peer, group, content):
    answer = await upload(peer, await photo_server(peer), content)
    assert answer["photo"] == "[]"
    refused = await peer.code("photos.saveWallPhoto", peer.user_token, **group, **answer)
    assert refused == 100


async def test_the_largest_and_the_flattest_photos_are_taken(peer):
    for content in (picture(7000, 7000, "PNG"), picture(2000, 100)):
        assert (await upload(peer, await photo_server(peer), content))["photo"] != "[]"


@pytest.mark.parametrize(("field", "taken"), [("photo", True), ("file0", True), ("image", False)])
async def test_the_name_of_the_field_counts(peer, field, taken):
    answer = await upload(peer, await photo_server(peer), picture(), field)
    assert (answer["photo"] != "[]") is taken


async def several(peer, url):
    """Upload three photos by one request, as vk_api does with a list."""
    data = aiohttp.FormData()
    for number in range(3):
        data.add_field(f"file{number}", picture(40, 40), filename=f"{number}.jpg")
    async with peer.session.post(url, data=data) as answer:
        return await answer.json()


async def test_several_photos_at_once_cannot_be_saved_for_a_wall(peer, group):
    answer = await several(peer, await photo_server(peer))
    call = ("photos.saveWallPhoto", peer.user_token)
    refused = (await peer.envelope(*call, **group, **answer))["error"]
    assert refused["error_code"] == 100
    assert refused["error_msg"].endswith(": photo is undefined")


async def test_of_several_photos_for_a_message_the_first_is_taken(peer):
    answer = await several(peer, await server(peer, "photos.getMessagesUploadServer"))
    assert len(await peer.ok("photos.saveMessagesPhoto", **answer)) == 1


async def test_an_upload_that_is_no_form_brings_no_photo(peer):
    async with peer.session.post(await photo_server(peer), data=picture()) as answer:
        assert (await answer.json())["photo"] == "[]"
    async with peer.session.post(await photo_server(peer), data={"photo": "text"}) as answer:
        assert (await answer.json())["photo"] == "[]"
    headers = {"Content-Type": "multipart/form-data"}
    async with peer.session.post(await photo_server(peer), data=b"x", headers=headers) as answer:
        assert (await answer.json())["photo"] == "[]"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"hash": "0" * 32}, 121),
        ({"hash": ""}, 121),
        ({"server": 1}, 118),
        ({"server": ""}, 118),
        ({"photo": '[{"photo":"x"}]'}, 121),
        ({"photo": ""}, 100),
        ({"group_id": ""}, 121),
        ({"group_id": 999}, 125),
        ({"group_id": "club"}, 100),
        ({"caption": "я" * 2_049}, 100),
    ],
)
async def test_what_is_saved_is_what_was_uploaded(peer, group, change, code):
    answer = await upload(peer, await photo_server(peer), picture())
    call = group | answer | change
    assert await peer.code("photos.saveWallPhoto", peer.user_token, **call) == code
    assert await peer.code("photos.saveWallPhoto", peer.user_token, **group, **answer) == 0


async def test_an_upload_is_bound_to_its_community_and_token(peer, group):
    answer = await upload(peer, await photo_server(peer), picture())
    other = {"group_id": peer.communities[1].id}
    assert await peer.code("photos.saveWallPhoto", peer.user_token, **other, **answer) == 121
    second = (await peer.control("tokens", {"kind": "user"}))["token"]
    assert await peer.code("photos.saveWallPhoto", second, **group, **answer) == 121
    assert await peer.code("photos.saveMessagesPhoto", peer.user_token, **answer) == 121
    await peer.ok("photos.saveWallPhoto", peer.user_token, **group, **answer)


async def test_saving_twice_makes_two_photos(peer, group):
    answer = await upload(peer, await photo_server(peer), picture())
    saved = [
        (await peer.ok("photos.saveWallPhoto", peer.user_token, **group, **answer))[0]["id"]
        for _ in range(2)
    ]
    assert saved[0] != saved[1]


async def test_a_message_photo_goes_into_messages_and_is_not_seen_on_the_wall(peer):
    person = (await peer.citizen())["peer_id"]
    url = await server(peer, "photos.getMessagesUploadServer", peer_id=person)
    [photo] = await peer.ok("photos.saveMessagesPhoto", **await upload(peer, url, picture()))
    assert (photo["owner_id"], photo["album_id"]) == (person, -64)
    name = f"photo{photo['owner_id']}_{photo['id']}"
    sent = await peer.ok("messages.send", peer_id=person, random_id=3, attachment=name)
    assert peer.community.messages[sent].attachments[0].id == photo["id"]
    call = {"owner_id": -peer.gid, "attachments": name}
    made = await peer.ok("wall.post", message="Новость", **call)
    assert peer.community.posts[made["post_id"]].attachments == ()
    assert await peer.code("wall.post", **call) == 100
    assert await peer.code("photos.getMessagesUploadServer", peer_id=1) == 901
