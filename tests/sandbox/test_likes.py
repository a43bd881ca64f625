"""Liking posts: `likes.*`, who sees it and what the long poll tells."""

import pytest


@pytest.fixture
def post(peer):
    """A published post of the community, as `likes.*` name it."""
    number = peer.community.published[-1].id
    return {"type": "post", "owner_id": -peer.gid, "item_id": number}


async def seen(peer, post, token=None):
    asked = {"posts": f"{post['owner_id']}_{post['item_id']}"}
    found = await peer.ok("wall.getById", token or peer.user_token, **asked)
    return found["items"][0]["likes"]


async def test_a_like_counts_once_until_it_is_taken_back(peer, post):
    user = peer.user_token
    before = (await seen(peer, post))["count"]
    for _ in range(2):
        assert await peer.ok("likes.add", user, **post) == {"likes": before + 1}
    assert await peer.ok("likes.isLiked", user, **post) == {"liked": 1, "copied": 0}
    shown = await seen(peer, post)
    assert (shown["count"], shown["user_likes"]) == (before + 1, 1)
    stranger = (await peer.control("tokens", {"kind": "user", "person": 600_000_001}))["token"]
    assert (await seen(peer, post, stranger))["user_likes"] == 0
    for _ in range(2):
        assert await peer.ok("likes.delete", user, **post) == {"likes": before}
    assert (await peer.ok("likes.isLiked", user, **post))["liked"] == 0


async def test_who_likes_a_post_is_listed(peer, post):
    user = peer.user_token
    await peer.ok("likes.add", user, **post)
    made = await peer.ok("likes.add", user, from_group=1, **post)
    listed = await peer.ok("likes.getList", user, **post)
    assert listed == {"count": made["likes"], "items": [-peer.gid, peer.world.officer.id]}
    names = await peer.ok("likes.getList", user, extended=1, offset=1, **post)
    assert [one["id"] for one in names["items"]] == [peer.world.officer.id]
    copies = await peer.ok("likes.getList", user, filter="copies", **post)
    assert copies["items"] == []


async def test_the_long_poll_tells_of_likes_where_that_is_switched_on(peer, post):
    reader = await peer.reader()
    await peer.ok("likes.add", peer.user_token, **post)
    assert await reader.events() == []
    await peer.ok("groups.setLongPollSettings", group_id=peer.gid, like_add=1, like_remove=1)
    for method in ("likes.delete", "likes.add"):
        await peer.ok(method, peer.user_token, **post)
    gone, liked = await reader.events()
    assert (gone["type"], liked["type"]) == ("like_remove", "like_add")
    assert liked["object"] == {
        "liker_id": peer.world.officer.id,
        "object_type": "post",
        "object_owner_id": -peer.gid,
        "object_id": post["item_id"],
        "post_id": 0,
    }


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"type": "note"}, 33),
        ({"type": "roof"}, 100),
        ({"type": ""}, 100),
        ({"item_id": 99_999}, 100),
    ],
)
async def test_what_cannot_be_liked(peer, post, change, error):
    for method in ("likes.add", "likes.delete", "likes.isLiked", "likes.getList"):
        assert await peer.code(method, peer.user_token, **post | change) == error
        assert await peer.code(method, **post) == 27


async def test_only_managers_like_in_the_name_of_a_community(peer, post):
    stranger = (await peer.control("tokens", {"kind": "user", "admin_of": []}))["token"]
    assert await peer.code("likes.add", stranger, from_group=1, **post) == 15
