"""Which version of the API a call is of, and what looks otherwise in old ones."""

import pytest

OLD, BETWEEN, NEW = "5.131", "5.154", "5.199"


async def test_communities_come_bare_up_to_5_131(peer):
    [old] = await peer.ok("groups.getById", v=OLD)
    assert old["id"] == peer.gid
    for version in (BETWEEN, NEW):
        assert (await peer.ok("groups.getById", v=version))["groups"] == [old]


async def test_posts_come_bare_up_to_5_131_unless_extended(peer):
    asked = {"posts": f"-{peer.gid}_{peer.community.published[0].id}"}
    [old] = await peer.ok("wall.getById", peer.user_token, v=OLD, **asked)
    for version in (BETWEEN, NEW):
        shown = await peer.ok("wall.getById", peer.user_token, v=version, **asked)
        assert shown == {"items": [old]}
    extended = await peer.ok("wall.getById", peer.user_token, v=OLD, extended=1, **asked)
    assert extended["items"] == [old]
    assert extended["groups"][0]["id"] == peer.gid


async def test_an_address_of_nobody_is_an_empty_list_up_to_5_131(peer):
    assert await peer.ok("utils.resolveScreenName", v=OLD, screen_name="nobody") == []
    assert await peer.code("utils.resolveScreenName", v=NEW, screen_name="nobody") == 104


@pytest.mark.parametrize(("version", "bare"), [(OLD, True), (NEW, False)])
async def test_a_script_calls_in_the_version_it_came_in(peer, version, bare):
    found = await peer.ok("execute", v=version, code="return API.groups.getById();")
    assert isinstance(found, list) is bare
