"""The control interface: the truth, the log of calls, and orders to people, clock and tokens."""

import aiohttp
import pytest

ORDERS = ["citizen", "colleague", "faults", "clock", "live", "person", "tokens", "tokens/revoke"]


async def test_the_key_is_needed_everywhere(peer):
    for path in ("truth", "calls", "posts"):
        assert "error" in await peer.control(path, key="wrong", status=401)
    for path in ORDERS:
        assert "error" in await peer.control(path, {}, key="", status=401)
    async with peer.session.get(f"{peer.base_url}/sandbox/truth") as answer:
        assert answer.status == 401


async def test_bodies_that_are_not_json_are_refused(peer):
    headers = {"Authorization": f"Bearer {peer.sandbox.control.key}"}
    for path in ORDERS:
        url = f"{peer.base_url}/sandbox/{path}"
        async with peer.session.post(url, headers=headers, data="{") as answer:
            assert answer.status == 400
            assert "error" in await answer.json()


@pytest.mark.parametrize(
    ("path", "order"),
    [
        ("citizen", []),
        ("citizen", {"kind": "message", "text": "Да"}),
        ("citizen", {"community": 1, "kind": "message", "text": "Да"}),
        ("citizen", {"community": 225000101, "kind": "shout", "text": "Да"}),
        ("citizen", {"community": 225000101, "kind": "message"}),
        ("citizen", {"community": 225000101, "kind": "message", "text": ""}),
        ("citizen", {"community": 225000101, "kind": "message", "text": 5}),
        ("citizen", {"community": 225000101, "kind": "message", "text": "Да", "person": 1}),
        ("citizen", {"community": 225000101, "kind": "comment", "text": "Да", "post": 99999}),
        ("citizen", {"community": 225000101, "kind": "comment", "text": "Да", "reply_to": 99999}),
        ("colleague", {"community": 225000101, "kind": "reply", "text": "Да"}),
        ("colleague", {"community": 225000101, "kind": "reply", "text": "Да", "target": 1}),
        ("colleague", {"community": 225000101, "kind": "reply", "text": "Да", "target": {}}),
        ("colleague", {"community": 225000101, "kind": "read", "target": {"comment_id": 1}}),
        ("clock", {"advance": -1}),
        ("clock", {"advance": "soon"}),
        ("clock", {}),
        ("live", {"rate": -1}),
        ("live", {"rate": "fast"}),
        ("live", {"rate": True}),
        ("faults", "none"),
        ("person", {"community": 225000101, "person": 1, "refusal": 901}),
        ("tokens", {"kind": "service"}),
        ("tokens", {"kind": "community", "community": 225000101, "permissions": ["fly"]}),
        ("tokens", {"kind": "user", "admin_of": [1]}),
        ("tokens/revoke", {"token": "unknown"}),
    ],
)
async def test_nonsense_is_refused_with_a_reason(peer, path, order):
    before = await peer.control("truth")
    assert (await peer.control(path, order, status=400))["error"]
    after = await peer.control("truth")
    assert after["communities"] == before["communities"]


async def test_each_new_citizen_opens_a_dialogue_of_their_own(peer):
    ids = [await peer.citizen(f"Вопрос {number}") for number in range(5)]
    assert len({item["peer_id"] for item in ids}) == 5
    assert {item["conversation_message_id"] for item in ids} == {1}
    again = await peer.citizen("И ещё", person=ids[0]["person"])
    assert again["peer_id"] == ids[0]["peer_id"]
    assert again["conversation_message_id"] == 2


async def test_a_comment_goes_under_a_fresh_post_unless_told_otherwise(peer):
    made = await peer.ok("wall.post", owner_id=-peer.gid, message="Новость")
    first = await peer.citizen("Ура", kind="comment")
    assert first["post_id"] == made["post_id"]
    other = next(p for p in peer.community.published if not p.comments_closed)
    second = await peer.citizen("Давно", kind="comment", post=other.id)
    assert second["post_id"] == other.id
    third = await peer.citizen("И я", kind="comment", reply_to=second["comment_id"])
    assert third["post_id"] == other.id
    assert third["parents_stack"] == [second["comment_id"]]


async def test_the_truth_tells_what_came_through_the_api_and_with_which_key(peer):
    person = (await peer.citizen())["peer_id"]
    now = await peer.ok("utils.getServerTime")
    await peer.ok("messages.send", peer_id=person, random_id=-77, message="Ответ")
    post = await peer.ok("wall.post", owner_id=-peer.gid, message="Новость", guid="p-1")
    await peer.ok(
        "wall.createComment",
        peer.user_token,
        owner_id=-peer.gid,
        post_id=post["post_id"],
        from_group=peer.gid,
        message="Дополним",
    )
    truth = await peer.truth("?api=1")
    ((message,),) = (item["messages"] for item in truth["conversations"])
    assert (message["key"], message["token_kind"]) == (-77, "community")
    assert message["at"] - now in {0, 1}
    assert [(p["key"], p["token_kind"]) for p in truth["posts"]] == [("p-1", "community")]
    assert [(c["key"], c["token_kind"]) for c in truth["comments"]] == [(None, "user")]
    whole = await peer.truth()
    assert all(
        "key" not in m for c in whole["conversations"] for m in c["messages"] if not m["out"]
    )


async def test_the_truth_holds_everything_of_every_community(peer):
    whole = await peer.control("truth")
    assert [c["id"] for c in whole["communities"]] == [c.id for c in peer.communities]
    for shown, held in zip(whole["communities"], peer.communities, strict=True):
        messages = [m for c in shown["conversations"] for m in c["messages"]]
        assert len(messages) == len(held.messages)
        assert {p["post_type"] for p in shown["posts"]} == {"post", "postpone", "suggest"}
        assert len(shown["comments"]) == len(held.comments)
        assert shown["bans"] == []
    one = await peer.control(f"truth?community={peer.communities[1].id}")
    assert [c["id"] for c in one["communities"]] == [peer.communities[1].id]
    await peer.control("truth?community=x", status=400)


async def test_a_deleted_comment_stays_in_the_truth(peer):
    ids = await peer.citizen("Безобразие!", kind="comment")
    await peer.control("colleague", {"community": peer.gid, "kind": "delete", "target": ids})
    comments = {c["id"]: c for c in (await peer.truth())["comments"]}
    assert comments[ids["comment_id"]]["deleted"] is True
    assert comments[ids["comment_id"]]["text"] == "Безобразие!"
    order = {"community": peer.gid, "kind": "delete", "target": ids}
    await peer.control("colleague", order, status=400)
    await peer.control("colleague", order | {"kind": "restore"})
    comments = {c["id"]: c for c in (await peer.truth())["comments"]}
    assert comments[ids["comment_id"]]["deleted"] is False


async def test_a_colleague_answers_a_message_however_it_is_named(peer):
    ids = await peer.citizen()
    reader = await peer.reader()
    for target in (ids, {"peer_id": ids["peer_id"]}, ids["peer_id"]):
        order = {"community": peer.gid, "kind": "reply", "target": target, "text": "Решено"}
        made = await peer.control("colleague", order)
        assert made["peer_id"] == ids["peer_id"]
    for event in await reader.events():
        assert event["type"] == "message_reply"
        assert event["object"]["admin_author_id"] == peer.world.colleague.id
        assert event["object"]["random_id"] == 0


async def test_a_colleague_answers_a_comment(peer):
    ids = await peer.citizen("Когда?", kind="comment")
    reader = await peer.reader()
    for target in (ids, {"comment_id": ids["comment_id"]}):
        order = {"community": peer.gid, "kind": "reply", "target": target, "text": "Завтра"}
        made = await peer.control("colleague", order)
        assert made["parents_stack"] == [ids["comment_id"]]
    assert [event["object"]["from_id"] for event in await reader.events()] == [-peer.gid] * 2


async def test_people_edit_read_and_refuse(peer):
    ids = await peer.citizen("Опечтка")
    comment = await peer.citizen("Опечтка", kind="comment")
    reader = await peer.reader()
    await peer.ok("messages.send", peer_id=ids["peer_id"], random_id=1, message="Ответ")
    await peer.citizen("Опечатка", kind="edit", target=ids)
    await peer.citizen("Опечатка", kind="edit", target={"comment_id": comment["comment_id"]})
    order = {"community": peer.gid, "target": ids, "kind": "read"}
    await peer.control("citizen", order)
    refusal = {"community": peer.gid, "person": ids["person"], "refusal": 902}
    await peer.control("person", refusal)
    call = {"peer_id": ids["peer_id"], "random_id": 2, "message": "Ещё"}
    assert await peer.code("messages.send", **call) == 902
    await peer.control("person", refusal | {"refusal": 0})
    assert await peer.code("messages.send", **call) == 0
    assert await reader.types() == [
        "message_reply",
        "message_edit",
        "wall_reply_edit",
        "message_read",
        "message_deny",
        "message_allow",
        "message_reply",
    ]
    shown = await peer.ok("messages.getById", message_ids=ids["message_id"])
    assert shown["items"][0]["text"] == "Опечатка"
    assert shown["items"][0]["update_time"] > 0


async def test_the_log_of_calls(peer):
    await peer.ok("utils.getServerTime")
    await peer.code("wall.get", owner_id=-peer.gid)
    await peer.code("users.get", "unknown")
    await peer.ok("execute", peer.user_token, code="return API.users.get({});")
    calls = await peer.control("calls?since=0")
    assert [call["number"] for call in calls] == [1, 2, 3, 4]
    assert [call["method"] for call in calls] == [
        "utils.getServerTime",
        "wall.get",
        "users.get",
        "execute",
    ]
    assert [call["error_code"] for call in calls] == [None, 27, 5, None]
    assert [call["token_kind"] for call in calls] == ["community", "community", None, "user"]
    assert calls[0]["answer"]["response"] > 0
    assert calls[1]["params"] == {"v": "5.199", "owner_id": str(-peer.gid)}
    assert calls[3]["calls"] == [{"method": "users.get", "params": {}, "error_code": None}]
    assert calls[0]["time"] <= calls[3]["time"]
    assert peer.key not in str(calls)
    assert [call["number"] for call in await peer.control("calls?since=3")] == [4]
    await peer.control("calls?since=x", status=400)


async def test_a_call_without_an_answer_says_which_fault_hit_it(peer):
    await peer.faults({"where": "utils.getServerTime", "fault": "drop_before", "times": 1})
    with pytest.raises(aiohttp.ClientError):
        await peer.ok("utils.getServerTime")
    (call,) = await peer.control("calls")
    assert (call["fault"], call["answer"], call["error_code"]) == ("drop_before", None, None)


async def test_long_answers_are_not_kept(peer):
    await peer.ok("messages.getConversations", count=200)
    (call,) = await peer.control("calls")
    assert call["answer"]["omitted_characters"] > 10_000


async def test_the_clock_moves_everything(peer):
    before = await peer.ok("utils.getServerTime")
    answer = await peer.control("clock", {"advance": 86_400})
    after = await peer.ok("utils.getServerTime")
    assert after - before in {86_400, 86_401}
    assert answer["now"] in {after, after - 1}
    ids = await peer.citizen()
    assert ids["date"] >= after


async def test_lone_surrogates_do_no_harm(peer):
    ids = await peer.citizen("до\ud83dпосле\x00")
    shown = await peer.ok("messages.getById", message_ids=ids["message_id"])
    assert shown["items"][0]["text"] == "до?после\x00"
