"""What posts carry: how much of each kind, polls, and links with their cards."""

import json

import pytest
from upload_files import group_video, picture, wall_document, wall_photo

PAGE = "https://адм.example/news/12"


@pytest.fixture
def wall(peer):
    return {"owner_id": -peer.gid}


async def new_poll(peer, **more):
    call = {
        "owner_id": -peer.gid,
        "question": "Где поставить ёлку?",
        "add_answers": json.dumps(["На площади", "В парке"]),
    }
    return await peer.ok("polls.create", peer.user_token, **call | more)


async def shown(peer, **call):
    """Publish a post and return its attachments."""
    made = await peer.ok("wall.post", owner_id=-peer.gid, **call)
    post = f"-{peer.gid}_{made['post_id']}"
    [found] = (await peer.ok("wall.getById", peer.user_token, posts=post))["items"]
    return found["attachments"]


async def refusal(peer, **call):
    return (await peer.envelope("wall.post", owner_id=-peer.gid, **call))["error"]["error_msg"]


async def named(peer, kind):
    """Make one attachment of a kind and return its name."""
    if kind == "photo":
        made = await wall_photo(peer, picture(20, 20))
        return f"photo-{peer.gid}_{made['id']}"
    if kind == "doc":
        return f"doc-{peer.gid}_{(await wall_document(peer))['id']}"
    if kind == "video":
        return f"video-{peer.gid}_{(await group_video(peer))[0]['video_id']}"
    if kind == "poll":
        return f"poll-{peer.gid}_{(await new_poll(peer))['id']}"
    return PAGE


async def test_a_post_carries_one_of_every_kind(peer):
    kinds = ["photo", "doc", "video", "poll", "link"]
    names = [await named(peer, kind) for kind in kinds]
    parts = await shown(peer, message="Всё сразу", attachments=",".join(names))
    assert [part["type"] for part in parts] == kinds


@pytest.mark.parametrize("kind", ["doc", "poll", "link"])
async def test_a_post_carries_one_document_poll_and_link(peer, kind):
    names = f"{await named(peer, kind)},{await named(peer, kind)}"
    refused = await refusal(peer, message="Два", attachments=names)
    assert refused.endswith(f": attachments should contain at most one {kind}")


async def test_a_post_carries_ten_things(peer):
    names = [await named(peer, "photo") for _ in range(10)]
    assert len(await shown(peer, attachments=",".join(names))) == 10
    refused = await refusal(peer, attachments=",".join([*names, PAGE]))
    assert refused.endswith(": attachments should contain at most 10 items")


@pytest.mark.parametrize(
    ("kind", "alone"),
    [("photo", True), ("video", True), ("link", True), ("doc", False), ("poll", False)],
)
async def test_what_makes_a_post_without_words(peer, kind, alone):
    call = {"owner_id": -peer.gid, "attachments": await named(peer, kind)}
    assert await peer.code("wall.post", **call) == (0 if alone else 100)
    assert await peer.code("wall.post", message="Слова", **call) == 0


@pytest.mark.parametrize(
    "word", ["poll-1_1", "video-1_1", "audio1_1", "wall-1_1", "doc1_1", "http://", "адм.example"]
)
async def test_what_is_not_there_cannot_be_attached(peer, word):
    assert (await refusal(peer, message="Новость", attachments=word)).startswith("One of the")


@pytest.mark.parametrize("word", [PAGE, "poll"])
async def test_comments_and_messages_carry_neither_links_nor_polls(peer, wall, word):
    word = await named(peer, "poll") if word == "poll" else word
    made = await peer.ok("wall.post", message="Новость", **wall)
    call = {"message": "Да", "attachments": word, **made, **wall}
    assert await peer.code("wall.createComment", **call) == 100
    person = (await peer.citizen())["peer_id"]
    call = {"peer_id": person, "random_id": 1, "message": "Да", "attachment": word}
    assert await peer.code("messages.send", **call) == 100


async def test_editing_replaces_what_a_post_carries(peer, wall):
    made = await peer.ok("wall.post", message="Новость", **wall)
    call = {"message": "Новость", "attachments": PAGE, **made, **wall}
    await peer.ok("wall.edit", peer.user_token, **call)
    [part] = peer.community.posts[made["post_id"]].attachments
    assert part.render()["link"]["url"] == PAGE
    call["attachments"] = f"{PAGE},{PAGE}"
    assert await peer.code("wall.edit", peer.user_token, **call) == 100


async def test_a_suggested_post_is_published_with_a_document(peer, wall):
    offered = await peer.citizen("Наш двор зацвёл", kind="suggest")
    call = {"post_id": offered["post_id"], "attachments": await named(peer, "doc"), **wall}
    made = await peer.ok("wall.post", peer.user_token, **call)
    [part] = peer.community.posts[made["post_id"]].attachments
    assert part.render()["type"] == "doc"


async def test_a_poll_is_made_and_read(peer, wall):
    end = peer.world.clock.now() + 3_600
    flags = {"is_anonymous": 1, "is_multiple": 1, "disable_unvote": 1, "background_id": 6}
    poll = await new_poll(peer, end_date=end, **flags)
    assert [answer["text"] for answer in poll["answers"]] == ["На площади", "В парке"]
    assert all(poll[name] is True for name in ("anonymous", "multiple", "disable_unvote"))
    assert (poll["end_date"], poll["closed"], poll["can_vote"]) == (end, False, True)
    asked = {"poll_id": poll["id"], **wall}
    assert await peer.ok("polls.getById", peer.user_token, **asked) == poll
    await peer.control("clock", {"advance": 3_600})
    closed = await peer.ok("polls.getById", peer.user_token, **asked)
    assert (closed["closed"], closed["can_vote"]) == (True, False)
    assert await peer.code("polls.getById", peer.user_token, poll_id=1, **wall) == 250
    own = await new_poll(peer, owner_id="")
    assert own["owner_id"] == own["author_id"] == peer.world.officer.id


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"question": ""}, 100),
        ({"add_answers": ""}, 100),
        ({"add_answers": "[]"}, 100),
        ({"add_answers": "да,нет"}, 100),
        ({"add_answers": '{"1": "да"}'}, 100),
        ({"add_answers": '["да", 1]'}, 100),
        ({"add_answers": '["да", " "]'}, 100),
        ({"add_answers": json.dumps(["я" * 101])}, 100),
        ({"add_answers": json.dumps(["да"] * 11)}, 100),
        ({"end_date": 1_550_700_000}, 100),
        ({"background_id": 5}, 100),
        ({"is_anonymous": "True"}, 100),
        ({"owner_id": -999}, 125),
        ({"owner_id": 1}, 15),
    ],
)
async def test_polls_that_are_refused(peer, change, code):
    call = {"owner_id": -peer.gid, "question": "Где?", "add_answers": '["да"]'} | change
    assert await peer.code("polls.create", peer.user_token, **call) == code


async def test_who_may_make_polls(peer, wall):
    call = {"question": "Где?", "add_answers": '["да"]', **wall}
    stranger = (await peer.control("tokens", {"kind": "user", "admin_of": []}))["token"]
    assert await peer.code("polls.create", **call) == 27
    assert await peer.code("polls.create", stranger, **call) == 15
    assert await peer.code("polls.getById", poll_id=1, **wall) == 27


async def test_a_link_has_a_card_with_a_picture(peer):
    [part] = await shown(peer, message="Подробно", attachments=PAGE)
    link = part["link"]
    assert (link["url"], link["caption"]) == (PAGE, "адм.example")
    assert link["title"] == "Страница сайта адм.example"
    async with peer.session.get(link["photo"]["sizes"][0]["url"]) as answer:
        assert answer.status == 200
    parsed = await peer.ok("wall.parseAttachedLink", peer.user_token, links=json.dumps([PAGE]))
    assert parsed["data"][0]["link"]["title"] == link["title"]


async def test_a_link_to_a_file_has_no_picture(peer):
    [part] = await shown(peer, message="Устав", attachments="http://адм.example/устав.pdf")
    assert "photo" not in part["link"]


async def test_the_card_of_a_link_is_chosen(peer):
    photo = await wall_photo(peer, picture())
    name = f"-{peer.gid}_{photo['id']}"
    call = {"message": "Новость", "attachments": PAGE}
    [part] = await shown(peer, link_title="Ёлка", link_photo_id=name, **call)
    assert (part["link"]["title"], part["link"]["photo"]) == ("Ёлка", photo)
    assert "not found" in await refusal(peer, link_photo_id="-1_1", **call)


@pytest.mark.parametrize(
    "links", ["", "{}", "[]", "[1]", '["адм.example"]', '["http://[bad"]', '["http://a b.example"]']
)
async def test_links_that_are_none(peer, links):
    assert await peer.code("wall.parseAttachedLink", peer.user_token, links=links) == 100


async def test_a_community_key_parses_no_links(peer):
    assert await peer.code("wall.parseAttachedLink", links="[]") == 27
