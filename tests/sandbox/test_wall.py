"""The wall: posts in all their kinds, comments and their branches."""

import pytest

DAY = 86_400
HALF_HOUR = 1_800


async def posts(peer, **more):
    page = await peer.ok("wall.get", peer.user_token, owner_id=-peer.gid, count=100, **more)
    return page["items"]


async def new_post(peer, message="Новость", **more):
    made = await peer.ok("wall.post", owner_id=-peer.gid, from_group=1, message=message, **more)
    return made["post_id"]


async def comment(peer, post, message="Ответ", **more):
    return await peer.ok(
        "wall.createComment",
        owner_id=-peer.gid,
        post_id=post,
        from_group=peer.gid,
        message=message,
        **more,
    )


async def comments(peer, post, **more):
    asked = {"owner_id": -peer.gid, "post_id": post, "count": 100} | more
    return await peer.ok("wall.getComments", peer.user_token, **asked)


async def test_a_pinned_post_comes_first_then_the_newest(peer):
    shown = await posts(peer)
    assert shown[0]["is_pinned"] == 1
    ids = [post["id"] for post in shown[1:]]
    assert ids == sorted(ids, reverse=True)


async def test_filters_divide_the_wall(peer):
    await peer.citizen("Спасибо за праздник!", kind="post")
    owner, others = await posts(peer, filter="owner"), await posts(peer, filter="others")
    assert {post["from_id"] for post in owner} == {-peer.gid}
    assert others
    assert all(post["from_id"] > 0 for post in others)
    assert len(owner) + len(others) == len(await posts(peer))
    assert all(post["post_type"] == "suggest" for post in await posts(peer, filter="suggests"))
    assert len(await posts(peer, filter="suggests")) == 2
    queue = await posts(peer, filter="postponed")
    assert [post["post_type"] for post in queue] == ["postpone"] * 3
    assert [post["date"] for post in queue] == sorted(post["date"] for post in queue)


async def test_a_wall_is_found_by_its_short_address(peer):
    by_name = await peer.ok("wall.get", peer.user_token, domain=peer.community.screen_name)
    by_id = await peer.ok("wall.get", peer.user_token, owner_id=-peer.gid)
    assert by_name == by_id
    assert await peer.code("wall.get", peer.user_token, domain="nowhere") == 15


async def test_a_guid_protects_a_post_for_an_hour(peer):
    first = await new_post(peer, guid="a-1")
    assert await new_post(peer, guid="a-1") == first
    assert await new_post(peer, guid="a-2") != first
    assert await new_post(peer) != await new_post(peer)
    await peer.control("clock", {"advance": 3600})
    assert await new_post(peer, guid="a-1") != first


async def test_a_post_waits_for_its_time_and_gets_a_new_id(peer):
    now = await peer.ok("utils.getServerTime")
    waiting = await new_post(peer, "Завтра субботник", publish_date=now + HALF_HOUR, guid="s")
    assert waiting in [post["id"] for post in await posts(peer, filter="postponed")]
    assert waiting not in [post["id"] for post in await posts(peer)]
    assert (
        await new_post(peer, "Завтра субботник", publish_date=now + HALF_HOUR, guid="s") == waiting
    )
    reader = await peer.reader()
    await peer.control("clock", {"advance": HALF_HOUR})
    published = next(post for post in await posts(peer) if post.get("postponed_id") == waiting)
    assert published["id"] > waiting
    assert published["date"] == now + HALF_HOUR
    assert waiting not in [post["id"] for post in await posts(peer, filter="postponed")]
    assert "wall_schedule_post_delete" in await reader.types()


async def test_the_queue_has_vks_limits(peer):
    now = await peer.ok("utils.getServerTime")

    async def text_of_refusal(date):
        answer = await peer.envelope(
            "wall.post", owner_id=-peer.gid, from_group=1, message="Позже", publish_date=date
        )
        return answer.get("error", {"error_msg": ""})["error_msg"]

    midnight = (now // DAY + 30) * DAY
    for number in range(25):
        assert not await text_of_refusal(midnight + number * 600)
    assert "already scheduled for this time" in await text_of_refusal(midnight + 30)
    assert "can only schedule 25 posts" in await text_of_refusal(midnight + 26 * 600)
    assert "publish_date is invalid" in await text_of_refusal(now)


async def test_a_suggested_post_is_published_under_a_new_id(peer):
    offered = (await peer.citizen("Наш двор зацвёл!", kind="suggest"))["post_id"]
    made = await peer.ok("wall.post", owner_id=-peer.gid, post_id=offered, signed=1)
    shown = next(post for post in await posts(peer) if post["id"] == made["post_id"])
    assert shown["text"] == "Наш двор зацвёл!"
    assert shown["from_id"] == -peer.gid
    assert shown["signer_id"] > 0
    assert await peer.code("wall.post", owner_id=-peer.gid, post_id=offered) == 100


async def test_posts_by_id_hide_what_waits_from_strangers(peer):
    waiting = (await posts(peer, filter="postponed"))[0]["id"]
    names = f"-{peer.gid}_{waiting},-{peer.gid}_999999,-1_1"
    assert len((await peer.ok("wall.getById", peer.user_token, posts=names))["items"]) == 1
    stranger = (await peer.control("tokens", {"kind": "user", "admin_of": []}))["token"]
    assert (await peer.ok("wall.getById", stranger, posts=names))["items"] == []
    assert await peer.code("wall.getById", peer.user_token, posts="a_b") == 100


async def test_branches_have_two_levels(peer):
    post = await new_post(peer)
    root = await comment(peer, post)
    assert root["parents_stack"] == []
    citizen = await peer.citizen("Спасибо", kind="comment", reply_to=root["comment_id"])
    answer = await comment(peer, post, reply_to_comment=citizen["comment_id"])
    assert answer["parents_stack"] == [root["comment_id"]]
    level = await comments(peer, post, thread_items_count=10)
    assert [item["id"] for item in level["items"]] == [root["comment_id"]]
    assert (level["count"], level["current_level_count"]) == (3, 1)
    thread = level["items"][0]["thread"]
    assert [item["id"] for item in thread["items"]] == [citizen["comment_id"], answer["comment_id"]]
    assert thread["items"][1]["reply_to_comment"] == citizen["comment_id"]
    assert thread["items"][1]["reply_to_user"] == citizen["person"]
    branch = await comments(peer, post, comment_id=root["comment_id"])
    assert [item["id"] for item in branch["items"]] == [item["id"] for item in thread["items"]]
    assert (branch["count"], branch["current_level_count"]) == (2, 2)


async def test_comments_go_both_ways_and_from_a_comment(peer):
    post = await new_post(peer)
    made = [(await comment(peer, post, f"{n}"))["comment_id"] for n in range(10)]

    async def ids(**more):
        return [item["id"] for item in (await comments(peer, post, **more))["items"]]

    assert await ids() == made
    assert await ids(sort="desc") == made[::-1]
    assert await ids(start_comment_id=made[4], offset=-2, count=3) == made[2:5]
    assert await ids(offset=8) == made[8:]


async def test_a_guid_protects_a_comment_for_an_hour(peer):
    post, other = await new_post(peer), await new_post(peer)
    first = await comment(peer, post, guid="c-1")
    assert await comment(peer, post, "Иначе", guid="c-1") == first
    assert await comment(peer, other, guid="c-1") != first
    assert (await comments(peer, post))["count"] == 1
    await peer.control("clock", {"advance": 3600})
    assert await comment(peer, post, guid="c-1") != first


async def test_a_repeated_answer_is_known_even_if_the_question_is_gone(peer):
    post = await new_post(peer)
    asked = await peer.citizen("Когда?", kind="comment", post=post)
    target = {"reply_to_comment": asked["comment_id"], "guid": "g"}
    first = await comment(peer, post, **target)
    await peer.control("citizen", {"community": peer.gid, "kind": "delete", "target": asked})
    assert await comment(peer, post, **target) == first


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"post_id": 999_999}, 212),
        ({"post_id": ""}, 100),
        ({"message": ""}, 100),
        ({"message": "  "}, 100),
        ({"message": "я" * 16_385}, 100),
        ({"reply_to_comment": 999_999}, 100),
        ({"from_group": 1}, 15),
    ],
)
async def test_refused_comments_leave_no_trace(peer, changes, code):
    post = await new_post(peer)
    call = {"owner_id": -peer.gid, "post_id": post, "message": "Да"} | changes
    assert await peer.code("wall.createComment", **call) == code
    assert (await comments(peer, post))["count"] == 0


async def test_a_post_closed_for_comments(peer):
    post = await new_post(peer, close_comments=1)
    call = {"owner_id": -peer.gid, "post_id": post, "message": "Да"}
    assert await peer.code("wall.createComment", **call) == 213
    assert (await comments(peer, post))["can_post"] is False
    assert (
        await peer.code("wall.getComments", peer.user_token, owner_id=-peer.gid, post_id=9999)
        == 212
    )


async def test_a_user_speaks_for_the_community_only_when_told_to(peer):
    post = await new_post(peer)
    call = {"owner_id": -peer.gid, "post_id": post, "message": "Да"}
    await peer.ok("wall.createComment", peer.user_token, **call)
    await peer.ok("wall.createComment", peer.user_token, from_group=peer.gid, **call)
    shown = (await comments(peer, post))["items"]
    assert [item["from_id"] for item in shown] == [peer.world.officer.id, -peer.gid]
    own = await peer.ok("wall.post", peer.user_token, owner_id=-peer.gid, message="От себя")
    assert peer.community.posts[own["post_id"]].from_id == peer.world.officer.id


async def test_a_deleted_comment_is_a_stub_while_its_branch_lives(peer):
    post = await new_post(peer)
    lonely = await peer.citizen("Раз", kind="comment", post=post)
    root = await peer.citizen("Два", kind="comment", post=post)
    answer = await comment(peer, post, reply_to_comment=root["comment_id"])
    order = {"community": peer.gid, "kind": "delete"}
    for ids in (lonely, root):
        await peer.control("citizen", order | {"target": ids})
    shown = await comments(peer, post, thread_items_count=10)
    assert shown["count"] == 1
    (stub,) = shown["items"]
    assert stub["id"] == root["comment_id"]
    assert stub["deleted"] is True
    assert not {"text", "from_id"} & set(stub)
    assert [item["id"] for item in stub["thread"]["items"]] == [answer["comment_id"]]
