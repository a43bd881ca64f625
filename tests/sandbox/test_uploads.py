"""The upload server: its addresses, its log, its troubles and its bounds."""

import asyncio
from contextlib import suppress

import aiohttp
import pytest
from sandbox_peer import until
from upload_files import (
    TEXT,
    VIDEO,
    fetch,
    form,
    photo_server,
    picture,
    server,
    sha256,
    upload,
    wall_document,
    wall_photo,
)

from gosclient.sandbox.uploads.store import ROOM, NoRoomError, Store

HOUR = 3_600


@pytest.fixture
def group(peer):
    return {"group_id": peer.gid}


async def uploads(peer):
    """The log of uploads."""
    return [one for one in await peer.control("calls") if one["method"] == "upload"]


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
    assert await peer.code("utils.getServerTime") == 9
    await peer.faults({"where": "*", "fault": "unusable"})
    assert (await upload(peer, await photo_server(peer), picture()))["photo"] == "[]"
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


async def test_an_upload_that_nobody_saves_is_forgotten(peer):
    saved = await wall_photo(peer, picture())
    left = peer.world.uploads.store.left
    answer = await upload(peer, await photo_server(peer), picture(90, 60))
    again = await upload(peer, await photo_server(peer), picture())
    assert peer.world.uploads.store.left < left
    await peer.control("clock", {"advance": 600 + HOUR})
    for one in (answer, again):
        call = {"group_id": peer.gid, **one}
        assert await peer.code("photos.saveWallPhoto", peer.user_token, **call) == 121
    assert peer.world.uploads.store.left == left
    assert (await fetch(peer, saved["orig_photo"]["url"]))[1] == picture()


async def test_room_that_is_taken_meanwhile_refuses_the_file(peer):
    class Taken(Store):
        def keep(self, sha256, content):
            raise NoRoomError

    peer.world.uploads.store = Taken()
    url = await photo_server(peer)
    async with peer.session.post(url, data=form("photo", picture(), "a.jpg")) as answer:
        assert answer.status == 413


def test_the_store_counts_what_is_on_its_way():
    store = Store(room=10)
    store.reserve(6)
    with pytest.raises(NoRoomError):
        store.keep("a", bytearray(5))
    store.release(6)
    for name in ("a", "a", "b"):
        store.keep(name, bytearray(5))
    assert store.left == 0
    store.drop("a")
    assert (store.left, store.find("a"), store.find("b")) == (5, None, bytearray(5))


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
