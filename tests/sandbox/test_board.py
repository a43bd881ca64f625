"""Discussion boards: topics, what is said in them, and which key may do what."""

import pytest


@pytest.fixture
def board(peer):
    return {"group_id": peer.gid}


@pytest.fixture
async def topic(peer, board):
    """The topic that stays above the others."""
    return (await peer.ok("board.getTopics", peer.user_token, **board))["items"][0]


@pytest.fixture
def where(board, topic):
    return {**board, "topic_id": topic["id"]}


async def said(peer, where, **more):
    return await peer.ok("board.getComments", peer.user_token, **where, **{"count": 100} | more)


async def user_token(peer, person):
    made = await peer.control("tokens", {"kind": "user", "person": person, "admin_of": []})
    return made["token"]


async def test_topics_stand_in_the_asked_order_and_the_fixed_one_first(peer, board):
    async def topics(**more):
        return (await peer.ok("board.getTopics", peer.user_token, **board, **more))["items"]

    usual = await topics()
    assert len(usual) >= 3
    assert [one["is_fixed"] for one in usual] == [1] + [0] * (len(usual) - 1)
    assert await topics(order=1) == usual
    for order, name in ((1, "updated"), (2, "created"), (-1, "updated"), (-2, "created")):
        shown = [one[name] for one in (await topics(order=order))[1:]]
        assert shown == sorted(shown, reverse=order > 0)
    assert await topics(topic_ids=usual[1]["id"]) == [usual[1]]
    assert await topics(offset=1, count=1) == [usual[1]]


async def test_a_topic_shows_its_first_and_last_words(peer, board, where):
    await peer.ok("board.createComment", peer.user_token, message="я" * 200, **where)
    asked = {**board, "topic_ids": where["topic_id"]}

    async def topic(**more):
        return (await peer.ok("board.getTopics", peer.user_token, **asked, **more))["items"][0]

    first = (await said(peer, where))["items"][0]["text"]
    assert (await topic(preview=1, preview_length=0))["first_comment"] == first
    assert (await topic(preview=2))["last_comment"] == "я" * 90 + "..."
    assert not {"first_comment", "last_comment"} & set(await topic())


async def test_what_is_said_moves_a_topic_up(peer, board, topic, where):
    other = (await peer.ok("board.getTopics", peer.user_token, **board))["items"][-1]
    target = {**board, "topic_id": other["id"]}
    await peer.ok("board.openTopic", peer.user_token, **target)
    await peer.control("clock", {"advance": 5})
    await peer.ok("board.createComment", peer.user_token, message="Есть вопрос", **target)
    now = (await peer.ok("board.getTopics", peer.user_token, **board))["items"]
    assert [one["id"] for one in now[:2]] == [topic["id"], other["id"]]
    assert now[1]["comments"] == other["comments"] + 1
    assert now[1]["updated_by"] == peer.world.officer.id


async def test_boards_do_not_know_which_comment_another_one_answers(peer, where):
    asked = await peer.citizen("Когда?", kind="board", topic=where["topic_id"])
    order = {"community": peer.gid, "kind": "reply", "text": "Завтра", "target": asked}
    reader = await peer.reader()
    answer = await peer.control("colleague", order)
    await peer.ok("board.createComment", peer.user_token, reply_to_comment=1, message="!", **where)
    bodies = [event["object"] for event in await reader.events()]
    assert bodies[0]["id"] == answer["comment_id"]
    for body in [*bodies, *(await said(peer, where))["items"]]:
        assert not {"reply_to_user", "reply_to_comment", "parents_stack"} & set(body)


async def test_a_topic_forgets_the_words_that_are_deleted(peer, board, where):
    async def topic():
        asked = {**board, "topic_ids": where["topic_id"], "preview": 2}
        return (await peer.ok("board.getTopics", peer.user_token, **asked))["items"][0]

    before = await topic()
    await peer.control("clock", {"advance": 5})
    made = await peer.ok("board.createComment", peer.user_token, message="Спам", **where)
    assert (await topic())["updated"] > before["updated"]
    await peer.ok("board.deleteComment", comment_id=made, **where)
    assert await topic() == before


async def test_the_community_speaks_only_when_told_to(peer, where):
    own = await peer.ok("board.createComment", peer.user_token, message="От себя", **where)
    ours = await peer.ok(
        "board.createComment", peer.user_token, message="Ответ", from_group=1, **where
    )
    authors = {one["id"]: one["from_id"] for one in (await said(peer, where))["items"]}
    assert (authors[own], authors[ours]) == (peer.world.officer.id, -peer.gid)
    stranger = await user_token(peer, (await peer.citizen())["person"])
    call = {**where, "message": "Я власть", "from_group": 1}
    assert await peer.code("board.createComment", stranger, **call) == 15


async def test_a_guid_protects_what_is_said_for_an_hour(peer, where):
    async def say(**more):
        return await peer.ok("board.createComment", peer.user_token, **where, **more)

    first = await say(message="Ответ", guid="b-1")
    assert await say(message="Ответ", guid="b-1") == first
    assert await say(message="Ответ", guid="b-2") != first
    await peer.control("clock", {"advance": 3600})
    assert await say(message="Ответ", guid="b-1") != first


async def test_everything_is_told_with_the_topic(peer, topic, where):
    reader = await peer.reader()
    target = {**where, "comment_id": 0}
    target["comment_id"] = await peer.ok(
        "board.createComment", peer.user_token, message="Дел много", **where
    )
    await peer.ok("board.editComment", peer.user_token, message="Дел мало", **target)
    await peer.ok("board.deleteComment", peer.user_token, **target)
    await peer.ok("board.restoreComment", peer.user_token, **target)
    events = await reader.events()
    assert [event["type"].removeprefix("board_post_") for event in events] == [
        "new",
        "edit",
        "delete",
        "restore",
    ]
    for event in events:
        assert event["object"]["id"] == target["comment_id"]
        assert event["object"]["topic_id"] == topic["id"]
        assert event["object"]["topic_owner_id"] == -peer.gid
    assert events[1]["object"]["text"] == "Дел мало"
    assert events[2]["object"]["deleter_id"] == peer.world.officer.id


async def test_a_community_key_deletes_and_restores_and_does_nothing_else(peer, where):
    reader = await peer.reader()
    said_by = await peer.citizen("Безобразие", kind="board", topic=where["topic_id"])
    target = {**where, "comment_id": said_by["comment_id"]}
    assert await peer.ok("board.deleteComment", **target) == 1
    assert await peer.code("board.deleteComment", **target) == 211
    assert target["comment_id"] not in [one["id"] for one in (await said(peer, where))["items"]]
    assert await peer.ok("board.restoreComment", **target) == 1
    assert await peer.code("board.restoreComment", **target) == 243
    gone = [one for one in await reader.events() if one["type"] == "board_post_delete"]
    assert "deleter_id" not in gone[0]["object"]
    for name in ("getTopics", "getComments", "createComment", "editComment", "openTopic"):
        assert await peer.code(f"board.{name}", message="Нет", **target) == 27
    assert await peer.code("board.closeTopic", **target) == 27


async def test_another_communitys_key_deletes_nothing(peer, where):
    said_by = await peer.citizen("Безобразие", kind="board", topic=where["topic_id"])
    other = peer.world.community_keys[peer.communities[1].id]
    target = {**where, "comment_id": said_by["comment_id"]}
    assert await peer.code("board.deleteComment", other, **target) == 211


async def test_only_the_author_changes_words_and_the_staff_those_of_the_community(peer, where):
    said_by = await peer.citizen("Спасибо", kind="board", topic=where["topic_id"])
    target = {**where, "comment_id": said_by["comment_id"], "message": "Правка"}
    assert await peer.code("board.editComment", peer.user_token, **target) == 211
    author = await user_token(peer, said_by["person"])
    assert await peer.ok("board.editComment", author, **target) == 1
    ours = await peer.ok(
        "board.createComment", peer.user_token, message="Ответ", from_group=1, **where
    )
    assert await peer.ok("board.editComment", peer.user_token, **target | {"comment_id": ours}) == 1
    assert await peer.code("board.editComment", author, **target | {"comment_id": ours}) == 211
    assert await peer.code("board.editComment", author, **target | {"message": " "}) == 100
    await peer.ok("board.deleteComment", **target)
    assert await peer.code("board.editComment", author, **target) == 211


async def test_a_closed_topic_takes_no_words_but_shows_them(peer, where):
    assert await peer.ok("board.closeTopic", peer.user_token, **where) == 1
    assert await peer.code("board.createComment", peer.user_token, message="Ещё", **where) == 7
    assert (await said(peer, where))["count"] > 0
    assert await peer.ok("board.openTopic", peer.user_token, **where) == 1
    assert await peer.code("board.createComment", peer.user_token, message="Ещё", **where) == 0
    stranger = await user_token(peer, (await peer.citizen())["person"])
    assert await peer.code("board.closeTopic", stranger, **where) == 15


async def test_what_is_not_there_is_said(peer, board, where):
    token = peer.user_token
    assert await peer.code("board.getComments", token, **board, topic_id=1) == 100
    assert await peer.code("board.getTopics", token, group_id=1) == 125
    assert await peer.code("board.deleteComment", token, comment_id=999_999, **where) == 104
    said_by = await peer.citizen("Здесь", kind="board", topic=where["topic_id"])
    topics = (await peer.ok("board.getTopics", token, **board))["items"]
    elsewhere = {**board, "topic_id": topics[1]["id"], "comment_id": said_by["comment_id"]}
    assert await peer.code("board.deleteComment", token, **elsewhere) == 104


async def test_comments_of_a_topic_go_both_ways_and_from_a_comment(peer, where):
    ids = [one["id"] for one in (await said(peer, where))["items"]]
    ids += [
        await peer.ok("board.createComment", peer.user_token, message=f"{n}", **where)
        for n in range(6)
    ]

    async def shown(**more):
        page = await said(peer, where, **more)
        return [one["id"] for one in page["items"]], page["real_offset"]

    assert await shown() == (ids, 0)
    assert await shown(sort="desc") == (ids[::-1], 0)
    assert await shown(start_comment_id=ids[4], offset=-2, count=3) == (ids[2:5], 2)
