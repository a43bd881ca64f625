"""Deleting, restoring, banning and closing comments, by methods and by a colleague's hand."""

import pytest


@pytest.fixture
async def comment(peer):
    """A citizen's comment: post, comment and person."""
    return await peer.citizen("Ямы на Полевой!", kind="comment")


@pytest.fixture
def owner(peer):
    return {"owner_id": -peer.gid}


async def kept(peer, comment_id):
    """What the truth says of a comment."""
    comments = (await peer.truth())["comments"]
    return next(one for one in comments if one["id"] == comment_id)


async def listening(peer, *names):
    """A reader that hears these events too."""
    switched = dict.fromkeys(names, 1)
    await peer.ok("groups.setLongPollSettings", group_id=peer.gid, enabled=1, **switched)
    return await peer.reader()


async def test_a_deleted_comment_is_gone_and_comes_back(peer, comment, owner):
    reader, number = await peer.reader(), comment["comment_id"]
    where = {**owner, "comment_id": number}
    assert await peer.ok("wall.deleteComment", peer.user_token, **where) == 1
    [event] = await reader.events()
    assert event["type"] == "wall_reply_delete"
    assert event["object"]["deleter_id"] == peer.world.officer.id
    gone = await kept(peer, number)
    assert (gone["deleted"], gone["deleter_id"]) == (True, peer.world.officer.id)
    assert gone["text"] == "Ямы на Полевой!"
    assert await peer.code("wall.deleteComment", peer.user_token, **where) == 211
    assert await peer.ok("wall.restoreComment", peer.user_token, **where) == 1
    assert await reader.types() == ["wall_reply_restore"]
    assert not (await kept(peer, number))["deleted"]
    assert await peer.code("wall.restoreComment", peer.user_token, **where) == 243


async def test_one_comment_is_shown_and_a_deleted_one_as_a_stub(peer, comment, owner):
    where = {**owner, "comment_id": comment["comment_id"], "extended": 1}
    shown = await peer.ok("wall.getComment", peer.user_token, **where)
    assert shown["items"][0]["text"] == "Ямы на Полевой!"
    assert shown["profiles"][0]["id"] == comment["person"]
    await peer.ok("wall.deleteComment", peer.user_token, **where)
    [stub] = (await peer.ok("wall.getComment", peer.user_token, **where))["items"]
    assert stub["deleted"]
    assert "text" not in stub
    assert await peer.code("wall.getComment", peer.user_token, **owner, comment_id=999_999) == 212


async def test_only_the_author_and_administrators_delete(peer, comment, owner):
    where = {**owner, "comment_id": comment["comment_id"]}

    async def token_of(person):
        order = {"kind": "user", "person": person, "admin_of": []}
        return (await peer.control("tokens", order))["token"]

    other = (await peer.citizen())["person"]
    assert await peer.code("wall.deleteComment", await token_of(other), **where) == 211
    assert await peer.code("wall.deleteComment", await token_of(comment["person"]), **where) == 0
    assert (
        await peer.code("wall.deleteComment", peer.user_token, **owner, comment_id=999_999) == 104
    )


@pytest.mark.parametrize(
    "name",
    ["wall.deleteComment", "wall.restoreComment", "wall.getComment", "groups.ban", "groups.unban"],
)
async def test_a_community_key_moderates_nothing(peer, name):
    assert await peer.code(name, owner_id=-peer.gid, comment_id=1, group_id=peer.gid) == 27


async def test_a_ban_is_told_listed_and_keeps_the_person_out(peer):
    person = (await peer.citizen("Пустите!"))["person"]
    reader = await listening(peer, "user_block", "user_unblock")
    now = (await peer.control("truth"))["now"]
    where = {"group_id": peer.gid, "owner_id": person}
    terms = {"end_date": now + 86_400, "reason": 2, "comment": "оскорбления"}
    assert await peer.ok("groups.ban", peer.user_token, **where, **terms) == 1
    [event] = await reader.events()
    assert event["object"] == {
        "admin_id": peer.world.officer.id,
        "user_id": person,
        "unblock_date": now + 86_400,
        "reason": 2,
        "comment": "оскорбления",
    }
    banned = await peer.ok("groups.getBanned", group_id=peer.gid)
    assert [one["profile"]["id"] for one in banned["items"]] == [person]
    assert banned["items"][0]["ban_info"]["comment"] == "оскорбления"
    [ban] = (await peer.truth())["bans"]
    assert (ban["user_id"], ban["end_date"], ban["comment_visible"]) == (
        person,
        now + 86_400,
        False,
    )
    assert await peer.code("messages.send", peer_id=person, random_id=1, message="Нет") == 900
    for kind in ("message", "comment", "post", "suggest"):
        order = {"community": peer.gid, "kind": kind, "text": "Снова я", "person": person}
        assert "banned" in (await peer.control("citizen", order, status=400))["error"]
    assert await peer.ok("groups.unban", peer.user_token, **where) == 1
    assert await reader.types() == ["user_unblock"]
    assert await peer.code("groups.unban", peer.user_token, **where) == 104
    assert await peer.code("groups.getBanned", **where) == 104
    assert await peer.citizen("Спасибо", person=person)


async def test_a_ban_ends_with_its_term(peer):
    person = (await peer.citizen())["person"]
    reader = await listening(peer, "user_unblock")
    order = {"community": peer.gid, "kind": "ban", "person": person, "days": 3}
    await peer.control("colleague", order)
    await peer.control("clock", {"advance": 3 * 86_400 - 60})
    assert (await peer.truth())["bans"]
    await peer.control("clock", {"advance": 61})
    assert (await peer.truth())["bans"] == []
    reader.key = (await peer.reader()).key  # the old one worked for an hour
    [event] = [one for one in await reader.events() if one["type"] == "user_unblock"]
    assert event["object"] == {"admin_id": 0, "user_id": person, "by_end_date": 1}


@pytest.mark.parametrize(
    ("terms", "error"),
    [
        ({"end_date": 1}, 100),
        ({"end_date": 4_000_000_000}, 100),
        ({"reason": 5}, 100),
        ({"reason": "спам"}, 100),
        ({"owner_id": 5}, 100),
    ],
)
async def test_a_ban_on_impossible_terms_is_refused(peer, terms, error):
    person = (await peer.citizen())["person"]
    fields = {"group_id": peer.gid, "owner_id": person, **terms}
    assert await peer.code("groups.ban", peer.user_token, **fields) == error
    assert (await peer.truth())["bans"] == []


async def test_a_manager_cannot_be_banned(peer):
    for manager in (peer.world.officer.id, peer.world.colleague.id):
        fields = {"group_id": peer.gid, "owner_id": manager}
        assert await peer.code("groups.ban", peer.user_token, **fields) == 15
    order = {"community": peer.gid, "kind": "ban", "person": peer.world.officer.id}
    await peer.control("colleague", order, status=400)


async def test_who_does_not_administer_bans_nobody(peer):
    made = await peer.control("tokens", {"kind": "user", "admin_of": []})
    fields = {"group_id": peer.gid, "owner_id": (await peer.citizen())["person"]}
    for name in ("groups.ban", "groups.unban"):
        assert await peer.code(name, made["token"], **fields) == 15


async def test_comments_are_closed_and_opened_by_either_key(peer, comment, owner):
    where = {**owner, "post_id": comment["post_id"]}
    assert await peer.ok("wall.closeComments", **where) == 1
    assert await peer.ok("wall.closeComments", **where) == 0
    assert await peer.code("wall.createComment", **where, message="Ответ") == 213
    assert await peer.ok("wall.openComments", peer.user_token, **where) == 1
    assert await peer.ok("wall.createComment", **where, message="Ответ")
    assert await peer.code("wall.openComments", **owner, post_id=999_999) == 210


async def test_a_colleague_edits_only_the_communitys_words(peer, comment):
    target = {"comment_id": comment["comment_id"]}
    said = {"community": peer.gid, "kind": "reply", "text": "Едем", "target": target}
    answer = await peer.control("colleague", said)
    reader = await peer.reader()
    edit = {"community": peer.gid, "kind": "edit", "text": "Едем завтра"}
    await peer.control("colleague", {**edit, "target": {"comment_id": answer["comment_id"]}})
    assert await reader.types() == ["wall_reply_edit"]
    assert (await kept(peer, answer["comment_id"]))["text"] == "Едем завтра"
    await peer.control("colleague", {**edit, "target": target}, status=400)
    assert (await kept(peer, comment["comment_id"]))["text"] == "Ямы на Полевой!"
