"""Photos, videos and goods: what they are, and the comments under them."""

from dataclasses import dataclass

import pytest


@dataclass(frozen=True)
class Kind:
    """How VK calls one kind of thing in methods, fields and events, and here in orders."""

    section: str
    field: str
    owner: str
    event: str
    order: str
    unknown: int

    def names(self, peer, number):
        return {"owner_id": -peer.gid, self.field: number}


PHOTO = Kind("photos", "photo_id", "photo_owner_id", "photo_comment", "photo_comment", 200)
VIDEO = Kind("video", "video_id", "video_owner_id", "video_comment", "video_comment", 204)
WARE = Kind("market", "item_id", "market_owner_id", "market_comment", "market_comment", 1403)


@pytest.fixture(params=[PHOTO, VIDEO, WARE], ids=lambda kind: kind.section)
def kind(request):
    return request.param


@pytest.fixture
async def thing(peer, kind):
    """The first thing of the kind, as VK names it."""
    page = await peer.ok(f"{kind.section}.get", peer.user_token, owner_id=-peer.gid)
    return kind.names(peer, page["items"][0]["id"])


async def comments(peer, kind, thing, **more):
    asked = {**thing, "count": 100} | more
    return await peer.ok(f"{kind.section}.getComments", peer.user_token, **asked)


async def create(peer, kind, thing, message="Ответ", **more):
    call = {**thing, "message": message, **more}
    return await peer.ok(f"{kind.section}.createComment", peer.user_token, **call)


def close(peer, kind, thing):
    for section in peer.community.sections:
        if section.source.methods == kind.section:
            section.places[thing[kind.field]].comments_closed = True


async def test_things_are_shown_whole_and_by_name(peer):
    user, owner = peer.user_token, {"owner_id": -peer.gid}
    photos = (await peer.ok("photos.get", user, extended=1, **owner))["items"]
    names = ",".join(f"{one['owner_id']}_{one['id']}" for one in photos)
    assert await peer.ok("photos.getById", user, photos=f"{names},-1_1", extended=1) == photos
    assert all(one["text"] and one["album_id"] > 0 for one in photos)
    videos = (await peer.ok("video.get", user, **owner))["items"]
    names = ",".join(f"{one['owner_id']}_{one['id']}_key" for one in videos)
    assert (await peer.ok("video.get", user, videos=names))["items"] == videos
    goods = (await peer.ok("market.get", user, **owner))["items"]
    names = ",".join(f"{one['owner_id']}_{one['id']}" for one in goods)
    assert (await peer.ok("market.getById", user, item_ids=names))["items"] == goods
    assert await peer.code("market.getById", user, item_ids="a_b") == 100


async def test_photos_of_posts_are_an_album_of_their_own(peer):
    user, owner = peer.user_token, {"owner_id": -peer.gid}
    on_wall = (await peer.ok("photos.get", user, album_id="wall", **owner))["items"]
    in_album = (await peer.ok("photos.get", user, **owner))["items"]
    assert on_wall
    assert {one["album_id"] for one in on_wall} == {-7}
    assert not {one["id"] for one in on_wall} & {one["id"] for one in in_album}
    assert await peer.code("photos.get", user, album_id=5, **owner) == 114
    oldest = in_album[0]["id"]
    assert (await peer.ok("photos.get", user, photo_ids=oldest, **owner))["items"] == in_album[:1]
    assert (await peer.ok("photos.get", user, rev=1, **owner))["items"] == in_album[::-1]


async def test_pictures_are_drawn(peer):
    photos = (await peer.ok("photos.get", peer.user_token, owner_id=-peer.gid))["items"]
    videos = (await peer.ok("video.get", peer.user_token, owner_id=-peer.gid))["items"]
    goods = (await peer.ok("market.get", peer.user_token, owner_id=-peer.gid))["items"]
    for url in (
        photos[0]["sizes"][0]["url"],
        videos[0]["image"][0]["url"],
        goods[0]["thumb_photo"],
    ):
        async with peer.session.get(url) as answer:
            assert answer.status == 200


async def test_an_album_photo_can_be_attached(peer):
    photo = (await peer.ok("photos.get", peer.user_token, owner_id=-peer.gid))["items"][0]
    name = f"photo-{peer.gid}_{photo['id']}"
    made = await peer.ok("wall.post", owner_id=-peer.gid, message="Фото", attachments=name)
    assert peer.community.posts[made["post_id"]].attachments[0].id == photo["id"]


async def test_an_answer_stands_with_the_question_and_is_told(peer, kind, thing):
    question = await peer.citizen(
        "Где это?", kind=kind.order, **{kind.field.removesuffix("_id"): thing[kind.field]}
    )
    reader = await peer.reader()
    answer = await create(peer, kind, thing, reply_to_comment=question["comment_id"], from_group=1)
    [event] = await reader.events()
    assert event["type"] == f"{kind.event}_new"
    body = event["object"]
    assert (body["id"], body["from_id"], body["text"]) == (answer, -peer.gid, "Ответ")
    assert (body[kind.field], body[kind.owner]) == (thing[kind.field], -peer.gid)
    assert body["reply_to_comment"] == question["comment_id"]
    assert body["reply_to_user"] == question["person"]
    page = await comments(peer, kind, thing, thread_items_count=10)
    shown = {one["id"]: one for one in page["items"]}
    if kind is VIDEO:
        thread = shown[question["comment_id"]]["thread"]
        assert [one["id"] for one in thread["items"]] == [answer]
        branch = await comments(peer, kind, thing, comment_id=question["comment_id"])
        assert [one["id"] for one in branch["items"]] == [answer]
    else:
        assert list(shown)[-2:] == [question["comment_id"], answer]
        assert shown[answer]["reply_to_comment"] == question["comment_id"]


async def test_a_list_does_not_repeat_what_it_was_asked_for(peer, kind, thing):
    await create(peer, kind, thing)
    for one in (await comments(peer, kind, thing))["items"]:
        assert kind.field not in one


async def test_a_comment_is_changed_deleted_and_restored(peer, kind, thing):
    number = await create(peer, kind, thing, "Опечтка", from_group=1)
    reader = await peer.reader()
    target = {"owner_id": -peer.gid, "comment_id": number}

    async def call(name, **more):
        return await peer.ok(f"{kind.section}.{name}", peer.user_token, **target, **more)

    async def code(name):
        return await peer.code(f"{kind.section}.{name}", peer.user_token, **target)

    before = (await comments(peer, kind, thing))["count"]
    assert await call("editComment", message="Опечатка") == 1
    assert await call("deleteComment") == 1
    assert await code("deleteComment") == 211
    assert (await comments(peer, kind, thing))["count"] == before - 1
    assert number not in [one["id"] for one in (await comments(peer, kind, thing))["items"]]
    assert await call("restoreComment") == 1
    assert await code("restoreComment") == 243
    assert (await comments(peer, kind, thing))["count"] == before
    events = await reader.events()
    names = ("edit", "delete", "restore")
    assert [event["type"] for event in events] == [f"{kind.event}_{name}" for name in names]
    assert events[0]["object"]["text"] == "Опечатка"
    assert events[1]["object"] == {
        "owner_id": -peer.gid,
        "id": number,
        "user_id": 0,
        "deleter_id": peer.world.officer.id,
        kind.field: thing[kind.field],
    }
    target["comment_id"] = 999_999
    for name in ("deleteComment", "restoreComment", "editComment"):
        assert await code(name) == 104


async def test_strangers_touch_nothing(peer, kind):
    said = await peer.citizen("Моё", kind=kind.order)
    made = await peer.control("tokens", {"kind": "user", "person": 600_000_001, "admin_of": []})
    target = {"owner_id": -peer.gid, "comment_id": said["comment_id"], "message": "Чужое"}
    for name in ("editComment", "deleteComment"):
        assert await peer.code(f"{kind.section}.{name}", made["token"], **target) == 211
    own = {"kind": "user", "person": said["person"], "admin_of": []}
    author = (await peer.control("tokens", own))["token"]
    for name in ("editComment", "deleteComment", "restoreComment"):
        assert await peer.ok(f"{kind.section}.{name}", author, **target) == 1


async def test_a_community_key_is_refused_everywhere(peer, kind, thing):
    call = {**thing, "comment_id": 1, "message": "Нет"}
    names = ["get", "getComments", "createComment", "editComment", "deleteComment"]
    for name in [*names, "restoreComment"]:
        assert await peer.code(f"{kind.section}.{name}", **call) == 27
    for name in ("photos.getById", "photos.getAllComments", "market.getById"):
        assert await peer.code(name, **call) == 27


async def test_a_right_is_needed(peer, kind, thing):
    made = await peer.control("tokens", {"kind": "user", "permissions": ["wall", "groups"]})
    for name in ("get", "getComments", "createComment"):
        assert (
            await peer.code(f"{kind.section}.{name}", made["token"], message="Нет", **thing) == 15
        )


async def test_a_guid_protects_a_comment_for_an_hour(peer, kind, thing):
    first = await create(peer, kind, thing, guid="g-1")
    assert await create(peer, kind, thing, "Иначе", guid="g-1") == first
    assert await create(peer, kind, thing, guid="g-2") != first
    page = await peer.ok(f"{kind.section}.get", peer.user_token, owner_id=-peer.gid)
    other = kind.names(peer, page["items"][1]["id"])
    assert await create(peer, kind, other, guid="g-1") != first
    assert await create(peer, kind, thing, guid="g-1", from_group=1) != first
    await peer.control("clock", {"advance": 3600})
    assert await create(peer, kind, thing, guid="g-1") != first


async def test_what_is_not_there_is_said(peer, kind, thing):
    nowhere = {**thing, kind.field: 99, "message": "Да"}
    for name in ("getComments", "createComment"):
        assert await peer.code(f"{kind.section}.{name}", peer.user_token, **nowhere) == kind.unknown
    call = {**thing, "message": "Да", "reply_to_comment": 999_999}
    assert await peer.code(f"{kind.section}.createComment", peer.user_token, **call) == 100
    call["owner_id"] = -1
    assert await peer.code(f"{kind.section}.createComment", peer.user_token, **call) == 15


@pytest.mark.parametrize(("kind", "code"), [(VIDEO, 801), (WARE, 1401)])
async def test_closed_comments_are_neither_shown_nor_taken(peer, kind, code, thing):
    close(peer, kind, thing)
    for name in ("getComments", "createComment"):
        call = {**thing, "message": "Да"}
        assert await peer.code(f"{kind.section}.{name}", peer.user_token, **call) == code


async def test_each_source_has_orders_of_its_own(peer, kind, thing):
    first = await create(peer, kind, thing, "Раз")
    second = await create(peer, kind, thing, "Два")
    backwards = [one["id"] for one in (await comments(peer, kind, thing, sort="desc"))["items"]]
    assert backwards[:2] == [second, first]
    for sort, allowed in (("smart", ()), ("interest", (VIDEO,)), ("asc", (PHOTO, VIDEO, WARE))):
        asked = {**thing, "sort": sort}
        code = await peer.code(f"{kind.section}.getComments", peer.user_token, **asked)
        assert code == (0 if kind in allowed else 100)


async def test_all_comments_of_the_album_come_newest_first(peer):
    owner = {"owner_id": -peer.gid}
    said = await peer.citizen("Красота", kind="photo_comment")
    gone = await peer.citizen("Спам", kind="photo_comment")
    await peer.control("citizen", {"community": peer.gid, "kind": "delete", "target": gone})
    page = await peer.ok("photos.getAllComments", peer.user_token, count=100, **owner)
    assert page["count"] == len(page["items"]) > 1
    newest = page["items"][0]
    assert (newest["id"], newest["pid"]) == (said["comment_id"], said["photo_id"])
    dates = [one["date"] for one in page["items"]]
    assert dates == sorted(dates, reverse=True)
    rest = await peer.ok("photos.getAllComments", peer.user_token, offset=1, count=100, **owner)
    assert rest["items"] == page["items"][1:]
    assert await peer.code("photos.getAllComments", peer.user_token, album_id=5, **owner) == 114


async def test_the_sources_number_their_comments_apart(peer):
    made = [await peer.citizen("Раз", kind=kind.order) for kind in (PHOTO, VIDEO, WARE)]
    assert all(one["comment_id"] < 50 for one in made)
    on_wall = await peer.citizen("Раз", kind="comment")
    assert on_wall["comment_id"] > 50
