"""Orders to citizens and to the colleague wherever people write, and what the truth tells of it."""

import pytest

SECTIONS = {
    "photo_comment": "photos",
    "video_comment": "video",
    "market_comment": "market",
    "board": "board",
}
PLACES = {
    "photo_comment": "photo_id",
    "video_comment": "video_id",
    "market_comment": "item_id",
    "board": "topic_id",
}
THINGS = {
    "photo_comment": "photos",
    "video_comment": "videos",
    "market_comment": "market_items",
    "board": "topics",
}
"""What the truth calls the things people comment on."""


@pytest.fixture(params=PLACES)
def kind(request):
    return request.param


@pytest.fixture
def event(kind):
    return "board_post" if kind == "board" else kind


def said_in(kind):
    """What the truth calls the comments."""
    return "board_comments" if kind == "board" else f"{kind}s"


async def kept(peer, kind, comment_id):
    """What the truth says of a comment."""
    comments = (await peer.truth())[said_in(kind)]
    return next(one for one in comments if one["id"] == comment_id)


async def colleague(peer, kind, target, **more):
    order = {"community": peer.gid, "kind": kind, "target": target, **more}
    return await peer.control("colleague", order)


async def test_a_citizen_writes_answers_changes_deletes_and_restores(peer, kind, event):
    reader = await peer.reader()
    said = await peer.citizen("Вопрос", kind=kind)
    place = PLACES[kind]
    again = await peer.citizen("И ещё", kind=kind, reply_to=said, person=said["person"])
    by_number = await peer.citizen("И я", kind=kind, reply_to=said["comment_id"])
    assert again["person"] == said["person"]
    assert again[place] == by_number[place] == said[place]
    await peer.citizen("Вопросик", kind="edit", target=said)
    for order in ("delete", "restore"):
        await peer.control("citizen", {"community": peer.gid, "kind": order, "target": said})
    names = ["new", "new", "new", "edit", "delete", "restore"]
    assert await reader.types() == [f"{event}_{name}" for name in names]
    assert (await kept(peer, kind, said["comment_id"]))["text"] == "Вопросик"


async def test_a_citizen_writes_where_told(peer, kind):
    name = PLACES[kind].removesuffix("_id")
    places = (await peer.truth())[THINGS[kind]]
    for place in places[:2]:
        said = await peer.citizen("Здесь", kind=kind, **{name: place["id"]})
        assert said[PLACES[kind]] == place["id"]
    order = {"community": peer.gid, "kind": kind, "text": "Нигде", name: 999}
    assert "no such" in (await peer.control("citizen", order, status=400))["error"]


async def test_the_newest_open_thing_is_taken(peer, kind):
    first = await peer.citizen("Раз", kind=kind)
    section = next(one for one in peer.community.sections if one.source.place == PLACES[kind])
    section.places[first[PLACES[kind]]].comments_closed = True
    second = await peer.citizen("Два", kind=kind)
    assert second[PLACES[kind]] != first[PLACES[kind]]
    for place in section.places.values():
        place.comments_closed = True
    order = {"community": peer.gid, "kind": kind, "text": "Три"}
    assert "open for comments" in (await peer.control("citizen", order, status=400))["error"]


async def test_nobody_who_is_banned_writes(peer, kind):
    person = (await peer.citizen())["person"]
    await peer.control("colleague", {"community": peer.gid, "kind": "ban", "person": person})
    for one in (kind, "visitor_post"):
        order = {"community": peer.gid, "kind": one, "text": "Снова я", "person": person}
        assert "banned" in (await peer.control("citizen", order, status=400))["error"]
    assert await peer.citizen("Меня не пускают", kind="mention", person=person)


async def test_a_colleague_answers_changes_deletes_and_restores(peer, kind, event):
    said = await peer.citizen("Вопрос", kind=kind)
    reader = await peer.reader()
    answer = await colleague(peer, "reply", said, text="Отвт")
    assert (answer["person"], answer[PLACES[kind]]) == (-peer.gid, said[PLACES[kind]])
    await colleague(peer, "edit", answer, text="Ответ")
    await colleague(peer, "delete", said)
    gone = await kept(peer, kind, said["comment_id"])
    assert (gone["deleted"], gone["deleter_id"]) == (True, peer.world.colleague.id)
    assert gone["text"] == "Вопрос"
    await colleague(peer, "restore", said)
    assert not (await kept(peer, kind, said["comment_id"]))["deleted"]
    names = ("new", "edit", "delete", "restore")
    assert await reader.types() == [f"{event}_{name}" for name in names]
    order = {"community": peer.gid, "kind": "edit", "target": said, "text": "Не я"}
    assert "own words" in (await peer.control("colleague", order, status=400))["error"]


async def test_answers_of_one_kind_do_not_go_to_another(peer, kind):
    other = await peer.citizen("Вопрос", kind="comment")
    order = {"community": peer.gid, "kind": kind, "text": "Ответ", "reply_to": other}
    assert "another kind" in (await peer.control("citizen", order, status=400))["error"]


async def test_the_truth_tells_with_which_key_a_comment_came(peer, kind):
    said = await peer.citizen("Вопрос", kind=kind)
    owner = {"group_id": peer.gid} if kind == "board" else {"owner_id": -peer.gid}
    call = {**owner, PLACES[kind]: said[PLACES[kind]], "message": "Ответ", "guid": "k-1"}
    made = await peer.ok(f"{SECTIONS[kind]}.createComment", peer.user_token, from_group=1, **call)
    shown = await kept(peer, kind, made)
    assert (shown["key"], shown["token_kind"]) == ("k-1", "user")
    assert shown["at"] == shown["date"]
    assert shown[PLACES[kind]] == said[PLACES[kind]]
    assert "key" not in await kept(peer, kind, said["comment_id"])
    by_api = await peer.truth("?api=1")
    assert [one["id"] for one in by_api[said_in(kind)]] == [made]
    assert "topics" not in by_api


async def test_people_change_and_delete_their_posts_anywhere(peer):
    for kind in ("visitor_post", "suggest", "mention"):
        made = await peer.citizen("Первые слова", kind=kind)
        target = {name: made[name] for name in ("post_id", "owner_id") if name in made}
        order = {"community": peer.gid, "target": target}

        async def shown(post=made):
            truth = await peer.truth()
            posts = truth["mentions" if "owner_id" in post else "posts"]
            return next(one for one in posts if one["id"] == post["post_id"])

        await peer.citizen("Другие слова", kind="edit", target=target)
        assert (await shown())["text"] == "Другие слова"
        assert await peer.control("citizen", order | {"kind": "delete"})
        assert (await shown())["deleter_id"] == made["person"]
        await peer.control("citizen", order | {"kind": "delete"}, status=400)
        assert await peer.control("citizen", order | {"kind": "restore"})
        assert not (await shown())["deleted"]
        await peer.control("citizen", order | {"kind": "restore"}, status=400)


async def test_a_deleted_mention_is_found_no_more(peer):
    made = await peer.citizen("привет", kind="mention")
    order = {"community": peer.gid, "kind": "delete", "target": made}
    await peer.control("citizen", order)
    page = await peer.ok("newsfeed.getMentions", peer.user_token, owner_id=-peer.gid)
    assert made["post_id"] not in [one["id"] for one in page["items"]]


async def test_a_mention_is_read_by_its_place_until_it_is_deleted(peer):
    made = await peer.citizen("спасибо", kind="mention")
    place = f"{made['owner_id']}_{made['post_id']}"
    page = await peer.ok("wall.getById", peer.user_token, posts=place, extended=1)
    assert [(one["owner_id"], one["id"]) for one in page["items"]] == [
        (made["owner_id"], made["post_id"])
    ]
    assert [one["id"] for one in page["profiles"]] == [made["person"]]
    await peer.control("citizen", {"community": peer.gid, "kind": "delete", "target": made})
    assert (await peer.ok("wall.getById", peer.user_token, posts=place))["items"] == []


async def test_a_colleague_publishes_and_deletes_what_others_offered(peer):
    offered = await peer.citizen("Наш двор зацвёл", kind="suggest")
    reader = await peer.reader()
    made = await colleague(peer, "publish", offered, text="Двор зацвёл!")
    [event] = await reader.events()
    body = event["object"]
    assert (event["type"], body["id"], body["text"]) == (
        "wall_post_new",
        made["post_id"],
        "Двор зацвёл!",
    )
    assert (body["from_id"], body["signer_id"]) == (-peer.gid, offered["person"])
    assert body["created_by"] == peer.world.colleague.id
    order = {"community": peer.gid, "kind": "publish", "target": {"post_id": made["post_id"]}}
    await peer.control("colleague", order, status=400)
    await peer.control("colleague", order | {"target": offered}, status=400)
    unwanted = await peer.citizen("Куплю гараж", kind="suggest")
    await colleague(peer, "delete", {"post_id": unwanted["post_id"]})
    await peer.control("colleague", order | {"target": unwanted}, status=400)


async def test_a_colleague_edits_only_the_communitys_posts(peer):
    made = await colleague(peer, "post", None, text="Новсть")
    await colleague(peer, "edit", {"post_id": made["post_id"]}, text="Новость")
    assert peer.community.posts[made["post_id"]].text == "Новость"
    visited = await peer.citizen("Спасибо", kind="visitor_post")
    order = {"community": peer.gid, "kind": "edit", "text": "Не я"}
    target = {"post_id": visited["post_id"]}
    await peer.control("colleague", order | {"target": target}, status=400)
