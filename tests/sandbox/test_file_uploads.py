"""Uploading documents and videos."""

import io

import pytest
from picture_files import moving_gif
from PIL import Image
from upload_files import (
    TEXT,
    VIDEO,
    fetch,
    group_video,
    photo_server,
    picture,
    server,
    upload,
    wall_document,
)

from gosclient.sandbox.uploads import kinds


@pytest.fixture
def group(peer):
    return {"group_id": peer.gid}


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


async def test_a_gif_as_a_document_is_of_the_type_that_vk_plays(peer):
    document = await wall_document(peer, moving_gif(), "салют.gif")
    assert (document["type"], document["ext"]) == (3, "gif")
    assert document["preview"]["photo"]["sizes"]
    _, content = await fetch(peer, document["url"])
    assert content == moving_gif()


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


@pytest.mark.parametrize("kind", ["GET", "POST"])
async def test_a_video_elsewhere_needs_its_address_opened(peer, kind):
    made = await peer.ok(
        "video.save", peer.user_token, group_id=peer.gid, link="https://video.example/1"
    )
    async with peer.session.request(kind, made["upload_url"]) as answer:
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
