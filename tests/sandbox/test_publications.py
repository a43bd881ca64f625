"""What the control interface tells of posts: where they stand, with which bytes, sent how often."""

import aiohttp
import pytest
from upload_files import TEXT, VIDEO, group_video, picture, sha256, wall_document, wall_photo

HOUR = 3_600


@pytest.fixture
def wall(peer):
    return {"owner_id": -peer.gid}


async def listed(peer, query="?api=1"):
    return await peer.control(f"posts{query}")


async def only(peer, query="?api=1"):
    [row] = (await listed(peer, query))["posts"]
    return row


async def test_a_post_is_followed_from_the_queue_to_the_wall(peer, wall):
    now = peer.world.clock.now()
    call = {"message": "Субботник", "guid": "p-1", "publish_date": now + HOUR, **wall}
    waiting = await peer.ok("wall.post", **call)
    row = await only(peer)
    assert (row["state"], row["id"], row["date"]) == ("postponed", waiting["post_id"], now + HOUR)
    assert (row["guid"], row["token_kind"], row["made_by"]) == ("p-1", "community", -peer.gid)
    assert row["made_at"] - now in {0, 1}
    call = {"message": "Субботник!", "publish_date": now + 2 * HOUR, **waiting, **wall}
    moved = await peer.ok("wall.edit", peer.user_token, **call)
    await peer.control("clock", {"advance": 2 * HOUR})
    row = await only(peer)
    assert (row["state"], row["postponed_id"]) == ("published", moved["post_id"])
    assert row["earlier_ids"] == [waiting["post_id"], moved["post_id"]]
    assert (row["guid"], row["text"]) == ("p-1", "Субботник!")
    await peer.ok("wall.pin", peer.user_token, post_id=row["id"], **wall)
    await peer.ok("wall.closeComments", post_id=row["id"], **wall)
    row = await only(peer)
    assert (row["pinned"], row["comments_closed"]) == (True, True)
    await peer.ok("wall.delete", peer.user_token, post_id=row["id"], **wall)
    assert (await only(peer))["state"] == "deleted"


async def test_uploaded_bytes_are_told_by_their_hash(peer, wall):
    content = picture()
    photo, document = await wall_photo(peer, content), await wall_document(peer)
    video, _ = await group_video(peer)
    album = (await peer.ok("photos.get", peer.user_token, **wall))["items"][0]
    names = [
        f"photo-{peer.gid}_{photo['id']}",
        f"doc-{peer.gid}_{document['id']}",
        f"video-{peer.gid}_{video['video_id']}",
        f"photo-{peer.gid}_{album['id']}",
        "https://адм.example/1",
    ]
    await peer.ok("wall.post", message="Парад", attachments=",".join(names), **wall)
    shown = (await only(peer))["attachments"]
    assert [one["name"] for one in shown] == names
    hashes = [sha256(content), sha256(TEXT), sha256(VIDEO)]
    assert [one.get("sha256") for one in shown] == [*hashes, None, None]
    assert [one["size"] for one in shown[:3]] == [len(content), len(TEXT), len(VIDEO)]
    [post] = (await peer.truth("?api=1"))["posts"]
    assert post["uploads"] == shown[:3]


async def test_a_key_tells_where_its_posts_stand_and_how_often_it_was_sent(peer, wall):
    await peer.faults({"where": "wall.post", "fault": "drop_after"})
    call = {"message": "Новость", "guid": "p-1", **wall}
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await peer.envelope("wall.post", **call)
    made = await peer.ok("wall.post", **call)
    await peer.faults({"where": "wall.post", "fault": "error:9"})
    assert await peer.code("wall.post", **call) == 9
    late = {"publish_date": peer.world.clock.now() + HOUR}
    other = await peer.ok("wall.post", **call | late | {"guid": "p-2"})
    told = {one["guid"]: one for one in (await listed(peer))["guids"]}
    assert told["p-1"]["published"] == [made["post_id"]]
    assert (told["p-1"]["calls"], told["p-1"]["refused"]) == (3, 1)
    assert (told["p-2"]["published"], told["p-2"]["postponed"]) == ([], [other["post_id"]])
    assert (await peer.truth())["guids"] == {"p-1": [made["post_id"]], "p-2": []}
    assert (await only(peer, "?guid=p-2"))["id"] == other["post_id"]


async def test_posts_of_one_community_and_of_everybody(peer):
    everywhere = (await listed(peer, ""))["posts"]
    assert {one["community"] for one in everywhere} == set(peer.world.communities)
    assert {one["state"] for one in everywhere} >= {"published", "postponed", "suggested"}
    assert all(one["guid"] is one["token_kind"] is None for one in everywhere)
    here = (await listed(peer, f"?community={peer.gid}"))["posts"]
    assert [one["id"] for one in here] == list(peer.community.posts)
    assert "error" in await peer.control("posts?community=a", status=400)


async def test_a_suggested_post_tells_who_published_it(peer, wall):
    offered = await peer.citizen("Двор зацвёл", kind="suggest")
    call = {"post_id": offered["post_id"], "guid": "s-1", **wall}
    await peer.ok("wall.post", peer.user_token, **call)
    row = await only(peer)
    assert (row["made_by"], row["token_kind"]) == (peer.world.officer.id, "user")
    assert (row["earlier_ids"], row["postponed_id"]) == ([offered["post_id"]], None)
    assert (await peer.truth("?api=1"))["posts"][0]["earlier_ids"] == [offered["post_id"]]
