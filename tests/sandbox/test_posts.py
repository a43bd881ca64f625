"""Posts of others: suggested ones, those of visitors, deleted and changed ones, and mentions."""

import pytest

HALF_HOUR = 1_800


@pytest.fixture
def wall(peer):
    return {"owner_id": -peer.gid}


async def posts(peer, kind):
    asked = {"owner_id": -peer.gid, "filter": kind, "count": 100}
    return (await peer.ok("wall.get", peer.user_token, **asked))["items"]


async def token_of(peer, person):
    made = await peer.control("tokens", {"kind": "user", "person": person, "admin_of": []})
    return made["token"]


async def kept(peer, post_id):
    """What the truth says of a post."""
    shown = (await peer.truth())["posts"]
    return next(one for one in shown if one["id"] == post_id)


async def test_suggested_posts_are_for_administrators(peer, wall):
    offered = await peer.citizen("Наш двор зацвёл!", kind="suggest")
    shown = (await posts(peer, "suggests"))[0]
    assert (shown["id"], shown["from_id"]) == (offered["post_id"], offered["person"])
    stranger = await token_of(peer, offered["person"])
    assert await peer.code("wall.get", stranger, filter="suggests", **wall) == 15
    assert await peer.code("wall.get", filter="suggests", **wall) == 27


async def test_what_an_ordinary_user_posts_is_offered_to_the_staff(peer, wall):
    person = (await peer.citizen())["person"]
    author = await token_of(peer, person)
    reader = await peer.reader()
    call = {"message": "Наш двор зацвёл!", "guid": "s-1", **wall}
    made = await peer.ok("wall.post", author, **call)
    assert await peer.ok("wall.post", author, **call) == made
    [event] = await reader.events()
    assert (event["type"], event["object"]["post_type"]) == ("wall_post_new", "suggest")
    shown = (await posts(peer, "suggests"))[0]
    assert (shown["id"], shown["from_id"]) == (made["post_id"], person)
    named = {"posts": f"-{peer.gid}_{made['post_id']}"}
    assert len((await peer.ok("wall.getById", author, **named))["items"]) == 1
    someone = await token_of(peer, (await peer.citizen())["person"])
    assert (await peer.ok("wall.getById", someone, **named))["items"] == []
    change = {"post_id": made["post_id"], **wall}
    assert await peer.ok("wall.edit", author, message="Двор зацвёл", **change) == made
    assert await peer.ok("wall.delete", author, **change) == 1


async def test_who_is_banned_offers_nothing(peer, wall):
    person = (await peer.citizen())["person"]
    author = await token_of(peer, person)
    await peer.control("colleague", {"community": peer.gid, "kind": "ban", "person": person})
    assert await peer.code("wall.post", author, message="Да", **wall) == 214


async def test_a_suggestion_is_published_with_other_words_and_its_author(peer, wall):
    offered = await peer.citizen("Наш двор зацвёл", kind="suggest")
    reader = await peer.reader()
    call = {"post_id": offered["post_id"], "message": "Двор зацвёл!", "signed": 1, **wall}
    made = await peer.ok("wall.post", peer.user_token, **call)
    assert made["post_id"] != offered["post_id"]
    [event] = await reader.events()
    assert (event["type"], event["object"]["id"]) == ("wall_post_new", made["post_id"])
    assert event["object"]["text"] == "Двор зацвёл!"
    assert event["object"]["signer_id"] == offered["person"]
    assert event["object"]["created_by"] == peer.world.officer.id
    assert offered["post_id"] not in [one["id"] for one in await posts(peer, "suggests")]


async def test_a_repeated_publication_is_known_by_its_guid(peer, wall):
    offered = await peer.citizen("Наш двор зацвёл", kind="suggest")
    call = {"post_id": offered["post_id"], "guid": "p-1", **wall}
    made = await peer.ok("wall.post", peer.user_token, **call)
    assert await peer.ok("wall.post", peer.user_token, **call) == made
    call["guid"] = "p-2"
    assert await peer.code("wall.post", peer.user_token, **call) == 100


async def test_a_suggestion_goes_into_the_queue(peer, wall):
    offered = await peer.citizen("Наш двор зацвёл", kind="suggest")
    date = await peer.ok("utils.getServerTime") + HALF_HOUR
    call = {"post_id": offered["post_id"], "publish_date": date, **wall}
    made = await peer.ok("wall.post", peer.user_token, **call)
    queued = {one["id"]: one for one in await posts(peer, "postponed")}
    assert queued[made["post_id"]]["date"] == date
    assert offered["post_id"] not in [one["id"] for one in await posts(peer, "suggests")]


async def test_a_suggestion_is_deleted_and_comes_back(peer, wall):
    offered = await peer.citizen("Куплю гараж", kind="suggest")
    target = {"post_id": offered["post_id"], **wall}
    before = await posts(peer, "suggests")
    assert await peer.ok("wall.delete", peer.user_token, **target) == 1
    assert await posts(peer, "suggests") == before[1:]
    gone = await kept(peer, offered["post_id"])
    assert (gone["deleted"], gone["deleter_id"]) == (True, peer.world.officer.id)
    assert gone["text"] == "Куплю гараж"
    assert await peer.code("wall.delete", peer.user_token, **target) == 104
    assert await peer.code("wall.post", peer.user_token, **target) == 100
    assert await peer.ok("wall.restore", peer.user_token, **target) == 1
    assert await posts(peer, "suggests") == before
    assert await peer.code("wall.restore", peer.user_token, **target) == 210


async def published(peer, wall, **call):
    """Post as the community and return the post as it is read."""
    made = await peer.ok("wall.post", peer.user_token, from_group=1, **wall, **call)
    [shown] = await posts_by_id(peer, made["post_id"])
    return shown


async def posts_by_id(peer, post_id):
    named = {"posts": f"-{peer.gid}_{post_id}"}
    return (await peer.ok("wall.getById", peer.user_token, **named))["items"]


async def test_a_post_has_a_source_and_a_place(peer, wall):
    call = {
        "message": "Парк",
        "copyright": "https://адм.example/1",
        "lat": "55.75",
        "long": "-37.5",
    }
    shown = await published(peer, wall, **call)
    assert shown["copyright"]["link"] == "https://адм.example/1"
    assert shown["copyright"]["name"] == "адм.example"
    assert shown["geo"]["coordinates"] == "55.75 -37.5"
    change = {"post_id": shown["id"], "message": "Сквер", **wall}
    await peer.ok("wall.edit", peer.user_token, **change)
    [kept] = await posts_by_id(peer, shown["id"])
    assert (kept["copyright"], kept["geo"]) == (shown["copyright"], shown["geo"])
    moved = {"copyright": "", "lat": 1, "long": 2}
    await peer.ok("wall.edit", peer.user_token, **change, **moved)
    [changed] = await posts_by_id(peer, shown["id"])
    assert "copyright" not in changed
    assert changed["geo"]["coordinates"] == "1.0 2.0"


@pytest.mark.parametrize(
    ("field", "value", "error"),
    [
        ("lat", "90.5", 100),
        ("long", "-181", 100),
        ("lat", "север", 100),
        ("copyright", "пресс-служба", 100),
        ("donut_paid_duration", "-1", 225),
    ],
)
async def test_a_source_place_or_donut_that_is_none_is_refused(peer, wall, field, value, error):
    call = {"message": "Парк", field: value, **wall}
    assert await peer.code("wall.post", peer.user_token, **call) == error


async def test_five_posts_a_day_are_advertising(peer, wall):
    for number in range(5):
        await peer.ok("wall.post", message=f"Реклама {number}", mark_as_ads=1, **wall)
    assert await peer.code("wall.post", message="Реклама", mark_as_ads=1, **wall) == 224
    assert await peer.code("wall.post", message="Новость", **wall) == 0
    await peer.control("clock", {"advance": 86_400})
    assert await peer.code("wall.post", message="Реклама", mark_as_ads=1, **wall) == 0


async def test_a_post_says_what_its_reader_may_do_with_it(peer, wall):
    person = (await peer.citizen())["person"]
    visited = await peer.citizen("Спасибо!", kind="visitor_post", person=person)
    rights = ("can_edit", "can_delete", "can_pin")
    own = await published(peer, wall, message="Парк")
    assert [own.get(name) for name in rights] == [1, 1, 1]
    [theirs] = await posts_by_id(peer, visited["post_id"])
    assert [theirs.get(name) for name in rights] == [1, 1, None]
    author = await token_of(peer, person)
    page = (await peer.ok("wall.get", author, count=100, **wall))["items"]
    may = {one["id"]: [one.get(name) for name in rights] for one in page}
    assert may[visited["post_id"]] == [1, 1, None]
    assert may[own["id"]] == [None, None, None]


async def test_who_signed_a_post_is_among_the_people_of_an_answer(peer, wall):
    shown = await published(peer, wall, message="Парк", signed=1)
    asked = {"owner_id": -peer.gid, "count": 2, "extended": 1}
    page = await peer.ok("wall.get", peer.user_token, **asked)
    assert shown["signer_id"] in [one["id"] for one in page["profiles"]]
    named = {"posts": f"-{peer.gid}_{shown['id']}", "extended": 1}
    found = await peer.ok("wall.getById", peer.user_token, **named)
    assert shown["signer_id"] in [one["id"] for one in found["profiles"]]


async def test_a_visitors_post_is_deleted_and_comes_back_to_its_place(peer, wall):
    visited = await peer.citizen("Спасибо!", kind="visitor_post")
    await peer.ok("wall.post", message="Новость", from_group=1, **wall)
    target = {"post_id": visited["post_id"], **wall}
    before = await posts(peer, "all")
    assert visited["post_id"] in [one["id"] for one in await posts(peer, "others")]
    name = f"-{peer.gid}_{visited['post_id']}"
    author = await token_of(peer, visited["person"])
    assert await peer.ok("wall.delete", author, **target) == 1
    assert len(await posts(peer, "all")) == len(before) - 1
    assert (await peer.ok("wall.getById", peer.user_token, posts=name))["items"] == []
    assert await peer.code("wall.getComments", peer.user_token, **target) == 212
    assert await peer.code("wall.createComment", message="Да", **target) == 212
    assert await peer.ok("wall.restore", peer.user_token, **target) == 1
    assert await posts(peer, "all") == before


async def test_nobody_comments_on_what_is_not_on_the_wall(peer):
    offered = await peer.citizen("Наш двор", kind="suggest")
    gone = await peer.citizen("Спасибо!", kind="post")
    order = {"community": peer.gid, "kind": "delete", "target": {"post_id": gone["post_id"]}}
    await peer.control("citizen", order)
    for post in (offered, gone):
        order = {"community": peer.gid, "kind": "comment", "text": "Да", "post": post["post_id"]}
        assert "no such post" in (await peer.control("citizen", order, status=400))["error"]


async def test_only_the_author_and_administrators_delete_a_post(peer, wall):
    visited = await peer.citizen("Спасибо!", kind="post")
    target = {"post_id": visited["post_id"], **wall}
    stranger = await token_of(peer, (await peer.citizen())["person"])
    assert await peer.code("wall.delete", stranger, **target) == 210
    assert await peer.code("wall.delete", peer.user_token, **wall, post_id=999_999) == 104
    assert await peer.code("wall.restore", peer.user_token, **target) == 210
    for name in ("wall.delete", "wall.restore", "wall.edit"):
        assert await peer.code(name, message="Нет", **target) == 27


async def test_deleting_a_postponed_post_is_told(peer, wall):
    queued = (await posts(peer, "postponed"))[0]
    reader = await peer.reader()
    target = {"post_id": queued["id"], **wall}
    await peer.ok("wall.delete", peer.user_token, **target)
    assert queued["id"] not in [one["id"] for one in await posts(peer, "postponed")]
    await peer.ok("wall.restore", peer.user_token, **target)
    assert queued["id"] in [one["id"] for one in await posts(peer, "postponed")]
    assert await reader.types() == ["wall_schedule_post_delete", "wall_schedule_post_new"]


async def test_an_edited_post_keeps_its_id_and_loses_what_was_left_out(peer, wall):
    photo = (await peer.ok("photos.get", peer.user_token, **wall))["items"][0]
    made = await peer.ok(
        "wall.post",
        message="Новсть",
        from_group=1,
        attachments=f"photo-{peer.gid}_{photo['id']}",
        **wall,
    )
    call = {"message": "Новость", **made, **wall}
    assert await peer.ok("wall.edit", peer.user_token, **call) == made
    shown = next(one for one in await posts(peer, "owner") if one["id"] == made["post_id"])
    assert (shown["text"], shown["attachments"]) == ("Новость", [])
    assert shown["edited"] > 0
    stranger = await token_of(peer, (await peer.citizen())["person"])
    assert await peer.code("wall.edit", stranger, **call) == 210
    assert await peer.code("wall.edit", peer.user_token, **call | {"message": ""}) == 100


async def test_editing_a_postponed_post_without_a_time_publishes_it(peer, wall):
    first, second, _ = await posts(peer, "postponed")
    date = first["date"] + HALF_HOUR
    call = {"post_id": first["id"], "message": "Позже", "publish_date": date, **wall}
    moved = await peer.ok("wall.edit", peer.user_token, **call)
    queued = {one["id"]: one for one in await posts(peer, "postponed")}
    assert (queued[moved["post_id"]]["text"], queued[moved["post_id"]]["date"]) == ("Позже", date)
    call = {"post_id": second["id"], "message": "Сейчас", **wall}
    out = await peer.ok("wall.edit", peer.user_token, **call)
    published = next(one for one in await posts(peer, "owner") if one["id"] == out["post_id"])
    assert (published["text"], published["postponed_id"]) == ("Сейчас", second["id"])


async def test_mentions_are_posts_on_other_walls(peer, wall):
    reader = await peer.reader()
    named = await peer.citizen("спасибо за ёлку!", kind="mention")
    assert await reader.events() == []
    page = await peer.ok("newsfeed.getMentions", peer.user_token, **wall)
    newest = page["items"][0]
    assert (newest["owner_id"], newest["id"]) == (named["person"], named["post_id"])
    assert newest["from_id"] == named["owner_id"] == named["person"]
    assert newest["text"] == f"[club{peer.gid}|{peer.community.name}], спасибо за ёлку!"
    text = f"Ходили в @{peer.community.screen_name}, понравилось"
    await peer.citizen(text, kind="mention", person=named["person"])
    page = await peer.ok("newsfeed.getMentions", peer.user_token, **wall)
    assert {text, newest["text"]} <= {one["text"] for one in page["items"]}
    assert await peer.code("newsfeed.getMentions", **wall) == 27


async def test_mentions_are_asked_for_a_span_of_time(peer, wall):
    async def found(**more):
        return await peer.ok("newsfeed.getMentions", peer.user_token, **wall, **more)

    whole = await found(start_time=0, count=50)
    assert whole["count"] == len(whole["items"]) == 3
    dates = [one["date"] for one in whole["items"]]
    assert dates == sorted(dates, reverse=True)
    assert (await found(start_time=dates[1], end_time=dates[0]))["count"] == 2
    assert (await found(start_time=0, end_time=dates[1]))["items"] == whole["items"][1:]
    assert (await found(start_time=0, offset=1))["items"] == whole["items"][1:]
    await peer.citizen("а где ёлка?", kind="mention")
    await peer.control("clock", {"advance": 86_401})
    assert await found() == {"count": 0, "items": []}
    nobody = await peer.ok("newsfeed.getMentions", peer.user_token)
    assert nobody == {"count": 0, "items": []}
