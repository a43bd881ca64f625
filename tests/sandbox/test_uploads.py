"""Uploading photos, documents and videos, with everything that can be wrong with the bytes."""

import asyncio
import io
from contextlib import suppress

import aiohttp
import pytest
from PIL import Image
from sandbox_peer import until
from upload_files import (
    TEXT,
    VIDEO,
    fetch,
    form,
    group_video,
    picture,
    server,
    sha256,
    upload,
    wall_document,
    wall_photo,
)

from gosclient.sandbox.uploads import kinds
from gosclient.sandbox.uploads.store import ROOM, NoRoomError, Store


@pytest.fixture
def group(peer):
    return {"group_id": peer.gid}


async def photo_server(peer):
    return await server(peer, "photos.getWallUploadServer", peer.user_token, group_id=peer.gid)


async def uploads(peer):
    """The log of uploads."""
    return [one for one in await peer.control("calls") if one["method"] == "upload"]


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


async def test_an_upload_that_is_no_form_brings_no_photo(peer):
    async with peer.session.post(await photo_server(peer), data=picture()) as answer:
        assert (await answer.json())["photo"] == "[]"
    async with peer.session.post(await photo_server(peer), data={"photo": "text"}) as answer:
        assert (await answer.json())["photo"] == "[]"
    headers = {"Content-Type": "multipart/form-data"}
    async with peer.session.post(await photo_server(peer), data=b"x", headers=headers) as answer:
        assert (await answer.json())["photo"] == "[]"


async def test_an_address_takes_one_file(peer):
    url = await photo_server(peer)
    assert (await upload(peer, url, b"no picture"))["photo"] == "[]"
    assert (await upload(peer, url, picture()))["photo"] == "[]"


async def test_an_address_works_for_ten_minutes(peer):
    url, late = await photo_server(peer), await photo_server(peer)
    await peer.control("clock", {"advance": 590})
    assert (await upload(peer, url, picture()))["photo"] != "[]"
    await peer.control("clock", {"advance": 10})
    assert (await upload(peer, late, picture()))["photo"] == "[]"


async def test_an_address_that_was_never_given_out(peer):
    url = f"{peer.base_url}/upload/guess"
    async with peer.session.post(url, data=form("photo", picture(), "a.jpg")) as answer:
        assert answer.status == 404


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


async def test_who_may_upload_what(peer, group):
    stranger = (await peer.control("tokens", {"kind": "user", "admin_of": []}))["token"]
    for method in ("photos.getWallUploadServer", "video.save"):
        assert await peer.code(method, **group) == 27
        assert await peer.code(method, stranger, **group) == 15
        assert await peer.code(method, peer.user_token, group_id=-peer.gid) == 100
        assert await peer.code(method, peer.user_token, group_id=999) == 125
    assert await peer.code("photos.saveWallPhoto", photo="[]") == 27
    assert await peer.code("docs.getUploadServer", **group) == 27
    assert await peer.code("docs.getWallUploadServer", stranger, **group) == 15
    assert await peer.code("docs.getWallUploadServer", group_id=peer.communities[1].id) == 15
    narrow = await peer.control("tokens", {"kind": "user", "permissions": ["wall"]})
    for method in ("photos.getWallUploadServer", "docs.getWallUploadServer", "video.save"):
        assert await peer.code(method, narrow["token"], **group) == 15


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


@pytest.mark.parametrize("token", ["key", "user_token"])
async def test_a_document_comes_back_as_it_came(peer, token):
    document = await wall_document(peer, token=getattr(peer, token), title="Дворы", tags="двор")
    assert (document["owner_id"], document["title"]) == (-peer.gid, "Дворы")
    assert (document["ext"], document["size"], document["type"]) == ("txt", len(TEXT), 1)
    assert (await fetch(peer, document["url"]))[1] == TEXT
    name = f"{document['owner_id']}_{document['id']}"
    assert await peer.ok("docs.getById", docs=f"{name},1_1") == [document]
    call = {"owner_id": -peer.gid, "message": "Перечень", "attachments": f"doc{name}"}
    made = await peer.ok("wall.post", **call)
    [shown] = peer.community.posts[made["post_id"]].attachments
    assert shown.render() == {"type": "doc", "doc": document}


async def test_a_picture_as_a_document_is_a_file_with_a_preview(peer):
    content = picture(400, 200)
    document = await wall_document(peer, content, "карта.jpg")
    assert (document["title"], document["ext"], document["type"]) == ("карта.jpg", "jpg", 4)
    largest = document["preview"]["photo"]["sizes"][-1]
    _, body = await fetch(peer, largest["src"])
    assert Image.open(io.BytesIO(body)).size == (400, 200)
    assert (await fetch(peer, document["url"]))[1] == content


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "a.txt"),
        (b"ID3 tune", "a.txt"),
        (b"tune", "a.mp3"),
        (b"MZ program", "a.txt"),
        (b"program", "a.EXE"),
    ],
)
async def test_documents_vk_does_not_take(peer, group, content, name):
    url = await server(peer, "docs.getWallUploadServer", **group)
    answer = await upload(peer, url, content, "file", name)
    assert set(answer) == {"error", "error_descr"}


async def test_a_document_needs_its_field_and_its_token(peer, group):
    url = await server(peer, "docs.getWallUploadServer", **group)
    assert "error" in await upload(peer, url, TEXT, "photo", "a.txt")
    url = await server(peer, "docs.getWallUploadServer", **group)
    answer = await upload(peer, url, TEXT, "file", "a.txt")
    assert await peer.code("docs.save", peer.user_token, **answer) == 105
    assert await peer.code("docs.save", file="1|2|3") == 105
    assert await peer.code("docs.save") == 100
    assert await peer.code("docs.save", title="я" * 129, **answer) == 100
    assert await peer.code("docs.save", **answer) == 0
    assert await peer.code("docs.getMessagesUploadServer", type="audio_message") == 33


async def test_a_video_is_announced_uploaded_and_made_ready(peer, group):
    await peer.ok("groups.setLongPollSettings", video_new=1, **group)
    reader = await peer.reader()
    made, answer = await group_video(peer, name="Парад", description="9 мая", no_comments=1)
    assert (answer["owner_id"], answer["video_id"]) == (-peer.gid, made["video_id"])
    assert answer["size"] == len(VIDEO)
    [event] = await reader.events()
    assert (event["type"], event["object"]["id"]) == ("video_new", made["video_id"])
    asked = {"videos": f"-{peer.gid}_{made['video_id']}"}
    [video] = (await peer.ok("video.get", peer.user_token, **asked))["items"]
    assert (video["title"], video["description"]) == ("Парад", "9 мая")
    assert (video["processing"], video["image"], video["can_comment"]) == (1, [], 0)
    await peer.control("clock", {"advance": 30})
    [video] = (await peer.ok("video.get", peer.user_token, **asked))["items"]
    assert "processing" not in video
    assert video["duration"] > 0
    await fetch(peer, video["image"][0]["url"])
    newest = (await peer.ok("video.get", peer.user_token, owner_id=-peer.gid))["items"][0]
    assert newest == video


async def test_a_video_stands_in_a_post_once_its_file_has_come(peer):
    made = await peer.ok("video.save", peer.user_token, group_id=peer.gid, name="Парад")
    name = f"video-{peer.gid}_{made['video_id']}"
    call = {"owner_id": -peer.gid, "attachments": name}
    assert await peer.code("wall.post", **call) == 100
    await upload(peer, made["upload_url"], VIDEO, "video_file", "парад.mp4")
    posted = await peer.ok("wall.post", **call)
    [shown] = peer.community.posts[posted["post_id"]].attachments
    assert shown.render()["video"]["id"] == made["video_id"]


async def test_a_video_elsewhere_needs_its_address_opened(peer):
    made = await peer.ok(
        "video.save", peer.user_token, group_id=peer.gid, link="https://video.example/1"
    )
    async with peer.session.get(made["upload_url"]) as answer:
        assert await answer.json() == {"response": 1}
    for url in (made["upload_url"], await photo_server(peer)):
        async with peer.session.get(url) as answer:
            assert answer.status == 404
    asked = {"videos": f"-{peer.gid}_{made['video_id']}"}
    [video] = (await peer.ok("video.get", peer.user_token, **asked))["items"]
    assert "processing" not in video


@pytest.mark.parametrize(
    "head",
    [b"RIFF\x00\x00\x00\x00AVI LIST", b"FLV\x01", b"\x00\x00\x01\xba", b"\x00\x00\x00\x08free"],
)
def test_forms_of_videos_are_known_by_their_first_bytes(head):
    assert kinds.is_video(head)


async def test_what_is_no_video(peer):
    _, answer = await group_video(peer, b"RIFF\x00\x00\x00\x00WAVE")
    assert set(answer) == {"error"}
    made = await peer.ok("video.save", peer.user_token, group_id=peer.gid)
    assert set(await upload(peer, made["upload_url"], VIDEO, "file", "a.mp4")) == {"error"}


async def test_a_users_own_video(peer):
    made = await peer.ok("video.save", peer.user_token, name="Мой")
    await upload(peer, made["upload_url"], VIDEO, "video_file", "a.mp4")
    name = f"{peer.world.officer.id}_{made['video_id']}"
    [video] = (await peer.ok("video.get", peer.user_token, videos=name))["items"]
    assert video["title"] == "Мой"


async def test_the_log_of_calls_holds_uploads_with_their_hashes(peer):
    content = picture()
    await wall_photo(peer, content)
    [record] = await uploads(peer)
    assert record["params"] == {
        "kind": "photo",
        "name": "двор.jpg",
        "size": str(len(content)),
        "sha256": sha256(content),
    }
    assert (record["token_kind"], record["owner"]) == ("user", peer.world.officer.id)
    assert record["answer"]["photo"] != "[]"


async def test_an_upload_server_in_trouble(peer):
    await peer.faults({"where": "upload", "fault": "http_500"})
    url = await photo_server(peer)
    async with peer.session.post(url, data=form("photo", picture(), "a.jpg")) as answer:
        assert answer.status == 500
    assert (await upload(peer, url, picture()))["photo"] != "[]"
    await peer.faults({"where": "upload", "fault": "unusable"})
    assert (await upload(peer, await photo_server(peer), picture()))["photo"] == "[]"
    await peer.faults({"where": "upload", "fault": "html_200"})
    async with peer.session.post(await photo_server(peer), data=b"") as answer:
        assert answer.content_type == "text/html"
    assert [one["fault"] for one in await uploads(peer)] == [
        "http_500",
        None,
        "unusable",
        "html_200",
    ]


async def test_trouble_of_the_whole_world_and_of_one_community(peer):
    other = peer.communities[1].id
    await peer.faults({"where": "upload", "fault": "unusable", "community": other})
    assert (await upload(peer, await photo_server(peer), picture()))["photo"] != "[]"
    url = await server(peer, "photos.getWallUploadServer", peer.user_token, group_id=other)
    assert (await upload(peer, url, picture()))["photo"] == "[]"
    url = await photo_server(peer)
    for fault in ("error:9", "duplicate", "failed:1"):
        await peer.faults({"where": "*", "fault": fault})
    assert (await upload(peer, url, picture()))["photo"] != "[]"
    wrong = {"where": "wall.post", "fault": "unusable"}
    assert "error" in await peer.control("faults", [wrong], status=400)


async def test_a_connection_cut_after_the_upload_leaves_nothing_to_save(peer):
    await peer.faults({"where": "upload", "fault": "drop_after"})
    url = await photo_server(peer)
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await upload(peer, url, picture())
    assert (await upload(peer, url, picture()))["photo"] == "[]"
    made = await wall_photo(peer, picture())
    assert await peer.ok("photos.getById", peer.user_token, photos=f"-{peer.gid}_{made['id']}")


async def test_a_slow_upload_comes_whole(peer):
    content = picture()
    began = asyncio.Event()

    async def slowly():
        yield content[:100]
        await began.wait()
        yield content[100:]

    data = aiohttp.FormData()
    data.add_field("photo", slowly(), filename="a.jpg", content_type="image/jpeg")
    url = await photo_server(peer)
    coming = asyncio.ensure_future(peer.session.post(url, data=data))
    await peer.ok("utils.getServerTime")
    assert not coming.done()
    began.set()
    async with await coming as answer:
        assert (await answer.json())["photo"] != "[]"


async def test_an_upload_cut_in_the_middle_leaves_nothing(peer):
    url = await photo_server(peer)
    host, port = peer.base_url.removeprefix("http://").split(":")
    _, writer = await asyncio.open_connection(host, int(port))
    head = (
        f"POST {url.removeprefix(peer.base_url)} HTTP/1.1\r\nHost: {host}\r\n"
        "Content-Type: multipart/form-data; boundary=xx\r\nContent-Length: 9999\r\n\r\n"
        '--xx\r\nContent-Disposition: form-data; name="photo"; filename="a.jpg"\r\n\r\n'
    )
    writer.write(head.encode() + picture()[:500])
    slot = peer.world.uploads.find(url.rpartition("/")[2])
    await until(lambda: slot.closed)
    writer.write(picture()[500:900])
    store = peer.world.uploads.store
    await until(lambda: store.left < ROOM)
    writer.close()
    with suppress(OSError):
        await writer.wait_closed()
    await until(lambda: store.left == ROOM)
    assert (await uploads(peer))[0]["answer"] is None
    assert (await upload(peer, url, picture()))["photo"] == "[]"


async def test_bytes_are_kept_within_bounds(peer):
    peer.world.uploads.store = Store(room=2 * len(TEXT))
    document = await wall_document(peer)
    assert (await wall_document(peer))["url"].rpartition("/")[0] == document["url"].rpartition("/")[
        0
    ]
    url = await server(peer, "docs.getWallUploadServer")
    async with peer.session.post(url, data=form("file", TEXT + b"!", "a.txt")) as answer:
        assert answer.status == 413
    assert (await fetch(peer, document["url"]))[1] == TEXT
    made = await peer.ok("video.save", peer.user_token, group_id=peer.gid)
    assert (await upload(peer, made["upload_url"], VIDEO, "video_file", "a.mp4"))["size"]


def test_the_store_counts_what_is_on_its_way():
    store = Store(room=10)
    store.reserve(6)
    with pytest.raises(NoRoomError):
        store.keep(b"12345")
    store.release(6)
    kept = store.keep(b"12345")
    assert store.keep(b"12345") == kept
    store.keep(b"67890")
    assert store.find(kept) == b"12345"


async def test_only_uploaded_pictures_are_shown_in_other_sizes(peer):
    document = await wall_document(peer)
    root = document["url"].rpartition("/")[0]
    photo = await wall_photo(peer, picture())
    for url in (
        f"{root}/10x10.jpg",
        f"{photo['orig_photo']['url'].rpartition('/')[0]}/9999x10.jpg",
        f"{peer.base_url}/uploaded/{'0' * 64}/original.jpg",
    ):
        async with peer.session.get(url) as answer:
            assert answer.status == 404
