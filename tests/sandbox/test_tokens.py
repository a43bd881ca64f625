"""Which token may call what, and what VK answers when it may not."""

import pytest

from gosclient.sandbox.api import RateLimit
from gosclient.sandbox.errors import VkError
from gosclient.sandbox.methods import METHODS
from gosclient.sandbox.tokens import TokenBook

USER_ONLY = ["wall.get", "wall.getById", "wall.getComments", "groups.get"]
NOT_EMULATED = ["wall.pin", "photos.getWallUploadServer", "stats.get", "board.addTopic"]


@pytest.mark.parametrize("method", USER_ONLY + NOT_EMULATED)
async def test_a_community_key_cannot_read_the_wall(peer, method):
    assert await peer.code(method, owner_id=-peer.gid, post_id=1, posts="1_1") == 27


async def test_a_community_key_can_write_to_the_wall(peer):
    made = await peer.ok("wall.post", owner_id=-peer.gid, from_group=1, message="Новость")
    asked = {"owner_id": -peer.gid, "post_id": made["post_id"]}
    comment = await peer.ok("wall.createComment", from_group=peer.gid, message="Дополним", **asked)
    shown = await peer.ok("wall.getComments", peer.user_token, **asked)
    assert [item["id"] for item in shown["items"]] == [comment["comment_id"]]
    assert shown["items"][0]["from_id"] == -peer.gid


async def test_every_method_refuses_a_call_without_a_token_and_with_an_unknown_one(peer):
    for method in [*METHODS, "execute"]:
        assert await peer.code(method, "") == 15
        assert await peer.code(method, "vk1.a.unknown") == 5


async def test_the_texts_of_refusals_are_vks(peer):
    wrong = await peer.envelope("users.get", "vk1.a.unknown")
    assert wrong["error"]["error_msg"] == "User authorization failed: invalid access_token (4)."
    missing = await peer.envelope("users.get", "")
    assert missing["error"]["error_msg"] == "Access denied: token required"
    group = await peer.envelope("wall.get", owner_id=-peer.gid)
    assert group["error"]["error_msg"] == (
        "Group authorization failed: method is unavailable with group auth."
    )


async def test_the_echo_of_parameters_has_no_token(peer):
    answer = await peer.envelope("wall.get", owner_id=-peer.gid, filter="owner")
    echoed = {pair["key"]: pair["value"] for pair in answer["error"]["request_params"]}
    assert echoed["filter"] == "owner"
    assert echoed["method"] == "wall.get"
    assert peer.key not in str(answer)


@pytest.mark.parametrize("version", ["", "5.80", "4.0", "new"])
async def test_a_version_is_mandatory(peer, version):
    assert await peer.code("users.get", v=version) == 8


async def test_an_unknown_method_is_said(peer):
    assert await peer.code("messages.fly") == 3
    assert await peer.code("Users.get") == 3


async def test_get_and_post_query_and_header_are_all_the_same(peer):
    url = f"{peer.base_url}/method/groups.getById"
    query = {"v": "5.199", "access_token": peer.key}
    header = {"Authorization": f"Bearer {peer.key}"}
    for kind, options in (
        ("GET", {"params": query}),
        ("POST", {"params": query}),
        ("POST", {"data": query}),
        ("POST", {"params": {"v": "5.199"}, "headers": header, "data": {"fields": "status"}}),
        ("GET", {"params": {"v": "5.199"}, "headers": header}),
    ):
        async with peer.session.request(kind, url, **options) as answer:
            body = await answer.json()
        assert body["response"]["groups"][0]["id"] == peer.gid


async def test_what_a_token_is_without_ids(peer):
    assert await peer.ok("users.get") == []
    assert (await peer.ok("users.get", peer.user_token))[0]["id"] == peer.world.officer.id
    assert (await peer.ok("groups.getById"))["groups"][0]["id"] == peer.gid
    assert await peer.code("groups.getById", peer.user_token) == 100
    assert await peer.code("groups.getTokenPermissions", peer.user_token) == 15


async def test_a_key_of_another_community_opens_nothing_here(peer):
    other = peer.communities[1].id
    person = (await peer.citizen())["peer_id"]
    foreign = peer.world.community_keys[other]
    assert await peer.code("messages.getConversations", foreign, group_id=peer.gid) == 15
    assert await peer.code("groups.getLongPollServer", foreign, group_id=peer.gid) == 15
    assert await peer.code("groups.setLongPollSettings", foreign, group_id=peer.gid) == 15
    assert await peer.code("wall.post", foreign, owner_id=-peer.gid, message="Нет") == 214
    assert (
        await peer.code("messages.send", foreign, peer_id=person, random_id=1, message="Нет") == 901
    )


async def test_a_user_token_works_for_the_communities_it_administers(peer):
    mine, other = peer.gid, peer.communities[1].id
    made = await peer.control("tokens", {"kind": "user", "admin_of": [mine]})
    token = made["token"]
    assert await peer.ok("groups.get", token) == {"count": 1, "items": [mine]}
    assert (await peer.ok("messages.getConversations", token, group_id=mine))["count"]
    assert await peer.code("messages.getConversations", token, group_id=other) == 15
    assert await peer.code("messages.getConversations", token) == 15
    assert await peer.code("wall.get", token, owner_id=-other, filter="postponed") == 15
    assert await peer.code("wall.get", token, owner_id=-other, filter="owner") == 0
    assert await peer.code("groups.getLongPollServer", token, group_id=other) == 15


async def test_rights_of_a_key(peer):
    made = await peer.control(
        "tokens", {"kind": "community", "community": peer.gid, "permissions": ["wall"]}
    )
    token = made["token"]
    rights = await peer.ok("groups.getTokenPermissions", token)
    assert rights == {"mask": 8192, "permissions": [{"name": "wall", "setting": 8192}]}
    assert await peer.code("messages.getConversations", token) == 15
    assert await peer.code("groups.getLongPollServer", token, group_id=peer.gid) == 15
    assert await peer.code("wall.post", token, owner_id=-peer.gid, message="Да") == 0
    full = await peer.ok("groups.getTokenPermissions")
    assert full["mask"] == 134623237


async def test_a_revoked_key_is_dead(peer):
    made = await peer.control("tokens", {"kind": "community", "community": peer.gid})
    assert await peer.code("groups.getById", made["token"]) == 0
    await peer.control("tokens/revoke", {"token": made["token"]})
    assert await peer.code("groups.getById", made["token"]) == 5


async def test_a_plain_login_reads_little_and_writes_nothing(peer):
    token = (await peer.control("tokens", {"kind": "vk_id"}))["token"]
    assert await peer.code("users.get", token) == 0
    assert await peer.code("groups.getById", token, group_id=peer.gid) == 0
    assert await peer.code("wall.post", token, owner_id=-peer.gid, message="Нет") == 1051
    assert await peer.code("groups.get", token) == 1051


@pytest.mark.parametrize(("kind", "rate"), [("community", 20), ("user", 3)])
def test_the_rate_is_counted_over_a_sliding_second(kind, rate):
    now = [100.0]
    limit = RateLimit(lambda: now[0])
    token = TokenBook(1).issue(kind, 1, frozenset(), frozenset())
    for _ in range(rate - 1):
        limit.check(token)
    now[0] = 100.9
    limit.check(token)
    with pytest.raises(VkError) as refused:
        limit.check(token)
    assert refused.value.code == 6
    now[0] = 101.0
    for _ in range(rate - 1):
        limit.check(token)
    with pytest.raises(VkError):
        limit.check(token)
    now[0] = 101.9
    limit.check(token)


async def test_too_many_calls_get_error_6_and_execute_counts_as_one(limited):
    codes = [await limited.code("utils.getServerTime", limited.user_token) for _ in range(4)]
    assert codes == [0, 0, 0, 6]
    script = "return [" + ",".join(["API.utils.getServerTime()"] * 25) + "];"
    assert len(await limited.ok("execute", code=script)) == 25
    codes = [await limited.code("utils.getServerTime") for _ in range(19)]
    assert codes == [0] * 19


@pytest.mark.parametrize(
    ("method", "params"),
    [
        ("messages.getConversations", {"count": 201}),
        ("messages.getConversations", {"count": "many"}),
        ("messages.getConversations", {"extended": "True"}),
        ("messages.getConversations", {"filter": "mine"}),
        ("messages.getHistory", {}),
        ("messages.getById", {}),
        ("messages.getConversationsById", {}),
        ("messages.getById", {"message_ids": ",".join(map(str, range(101)))}),
        ("groups.getLongPollServer", {}),
        ("groups.setLongPollSettings", {"group_id": 225000101, "api_version": "9.9"}),
        ("utils.resolveScreenName", {}),
        ("wall.createComment", {"owner_id": -225000101}),
        ("wall.post", {"owner_id": -225000101}),
        ("wall.post", {"message": "Куда?"}),
        ("execute", {}),
    ],
)
async def test_wrong_parameters_are_error_100(peer, method, params):
    assert await peer.code(method, **params) == 100
