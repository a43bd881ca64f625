"""Postponed posts: their limits, their hour, who moves them meanwhile; and what is pinned."""

import aiohttp
import pytest
from sandbox_peer import until

MINUTE, HALF_HOUR, HOUR, DAY = 60, 1_800, 3_600, 86_400


@pytest.fixture
def wall(peer):
    return {"owner_id": -peer.gid}


async def postponed(peer, text="Завтра субботник", ahead=HOUR, token=None, **more):
    call = {"owner_id": -peer.gid, "from_group": 1, "message": text} | more
    call.setdefault("publish_date", peer.world.clock.now() + ahead)
    return (await peer.ok("wall.post", token, **call))["post_id"]


async def posts(peer, kind):
    asked = {"owner_id": -peer.gid, "filter": kind, "count": 100}
    return (await peer.ok("wall.get", peer.user_token, **asked))["items"]


async def by_id(peer, post_id):
    found = await peer.ok("wall.getById", peer.user_token, posts=f"-{peer.gid}_{post_id}")
    return found["items"]


async def colleague(peer, kind, target=None, status=200, **more):
    order = {"community": peer.gid, "kind": kind} | more
    if target is not None:
        order["target"] = {"post_id": target}
    return await peer.control("colleague", order, status=status)


async def refusal(peer, **call):
    call = {"owner_id": -peer.gid, "message": "Новость"} | call
    return (await peer.envelope("wall.post", **call))["error"]


async def test_a_postponed_post_appears_at_its_time_under_a_new_id(peer):
    reader = await peer.reader()
    waiting = await postponed(peer, ahead=HALF_HOUR)
    (shown,) = await by_id(peer, waiting)
    assert (shown["post_type"], shown["text"]) == ("postpone", "Завтра субботник")
    assert waiting in [one["id"] for one in await posts(peer, "postponed")]
    [told] = await reader.events()
    assert told["type"] == "wall_schedule_post_new"
    assert told["object"]["schedule_time"] == shown["date"]
    await peer.control("clock", {"advance": HALF_HOUR - MINUTE})
    assert await reader.events() == []
    await peer.control("clock", {"advance": MINUTE})
    assert await by_id(peer, waiting) == []
    published, gone = await reader.events()
    assert (published["type"], gone["type"]) == ("wall_post_new", "wall_schedule_post_delete")
    assert (gone["object"]["id"], gone["object"]["schedule_time"]) == (waiting, shown["date"])
    assert published["object"]["postponed_id"] == waiting
    (now,) = await by_id(peer, published["object"]["id"])
    assert (now["postponed_id"], now["date"]) == (waiting, shown["date"])
    assert now["post_type"] == "post"


async def test_a_post_that_goes_out_early_leaves_the_time_it_had(peer, wall):
    waiting = await postponed(peer, ahead=HALF_HOUR)
    (shown,) = await by_id(peer, waiting)
    reader = await peer.reader()
    await peer.ok("wall.post", peer.user_token, post_id=waiting, **wall)
    published, gone = await reader.events()
    assert published["object"]["date"] < shown["date"]
    assert gone["object"]["schedule_time"] == shown["date"]


async def test_a_postponed_post_appears_once_however_far_the_clock_jumps(peer):
    first = await postponed(peer, "Раз", 2 * HOUR)
    second = await postponed(peer, "Два", HOUR)
    before = {one["id"] for one in await posts(peer, "owner")}
    await peer.control("clock", {"advance": 3 * HOUR})
    await peer.control("clock", {"advance": 3 * HOUR})
    new = [one for one in await posts(peer, "owner") if one["id"] not in before]
    assert [one["postponed_id"] for one in new] == [first, second]


async def test_the_queue_is_shown_to_administrators_alone(peer, wall):
    waiting = await postponed(peer)
    stranger = (await peer.control("tokens", {"kind": "user", "admin_of": []}))["token"]
    named = {"posts": f"-{peer.gid}_{waiting}"}
    assert (await peer.ok("wall.getById", stranger, **named))["items"] == []
    assert await peer.code("wall.get", stranger, filter="postponed", **wall) == 15
    assert await peer.code("wall.get", filter="postponed", **wall) == 27
    assert await peer.code("wall.getById", **named) == 27
    for kind in ("owner", "others", "all"):
        assert waiting not in [one["id"] for one in await posts(peer, kind)]


async def test_a_postponed_post_appears_by_the_clock_alone(peer):
    waiting = await postponed(peer, ahead=1)
    await until(lambda: waiting not in peer.community.waiting)
    assert peer.community.published[-1].postponed_id == waiting


async def test_a_repeated_guid_finds_the_post_before_and_after_its_hour(peer):
    call = {"guid": "p-1", "publish_date": peer.world.clock.now() + HALF_HOUR}
    waiting = await postponed(peer, **call)
    assert await postponed(peer, **call) == waiting
    await peer.control("clock", {"advance": HALF_HOUR})
    published = await postponed(peer, **call)
    (shown,) = await by_id(peer, published)
    assert shown["postponed_id"] == waiting


async def test_noughts_mean_what_was_left_out(peer, wall):
    """Clients made from VK's schema send every number they know, 0 for none."""
    nothing = dict.fromkeys(("publish_date", "post_id", "lat", "long", "donut_paid_duration"), 0)
    made = await peer.ok("wall.post", message="Сейчас", **nothing, **wall)
    (shown,) = await by_id(peer, made["post_id"])
    assert shown["post_type"] == "post"
    assert "geo" not in shown
    stranger = (await peer.control("tokens", {"kind": "user", "admin_of": []}))["token"]
    assert await peer.code("wall.post", stranger, message="Вот", **nothing, **wall) == 0
    waiting = await postponed(peer)
    call = {"post_id": waiting, "message": "Сейчас же", "publish_date": 0, **wall}
    out = await peer.ok("wall.edit", peer.user_token, **call)
    (shown,) = await by_id(peer, out["post_id"])
    assert shown["postponed_id"] == waiting


async def test_a_minute_holds_one_postponed_post(peer):
    slot = peer.world.clock.now() // MINUTE * MINUTE + HOUR
    await postponed(peer, publish_date=slot)
    refused = await refusal(peer, publish_date=slot + MINUTE - 1)
    assert refused["error_code"] == 214
    assert refused["error_msg"] == (
        "Access to adding post denied: a post is already scheduled for this time"
    )
    await postponed(peer, publish_date=slot + MINUTE)


async def test_a_day_holds_twenty_five_postponed_posts(peer):
    day = (peer.world.clock.now() // DAY + 20) * DAY
    for number in range(25):
        await postponed(peer, publish_date=day + number * MINUTE)
    refused = await refusal(peer, publish_date=day + HOUR)
    assert refused["error_code"] == 214
    assert refused["error_msg"].endswith(": can only schedule 25 posts on a day")
    await postponed(peer, publish_date=day - MINUTE)


async def test_the_queue_holds_a_hundred_and_fifty(peer):
    day = (peer.world.clock.now() // DAY + 20) * DAY
    for number in range(150 - len(await posts(peer, "postponed"))):
        await postponed(peer, publish_date=day + number // 24 * DAY + number % 24 * HOUR)
    refused = await refusal(peer, publish_date=day - HOUR)
    assert refused["error_code"] == 214
    assert refused["error_msg"].endswith(": cannot schedule more than 150 posts")


async def test_fifty_posts_a_day_whatever_visitors_write(peer, wall):
    await peer.control("clock", {"advance": DAY})
    for number in range(50):
        await peer.ok("wall.post", message=f"Новость {number}", **wall)
    await peer.citizen("Спасибо!", kind="visitor_post")
    refused = await refusal(peer)
    assert refused["error_msg"].endswith(": you can only add 50 posts a day")
    waiting = {"post_id": await postponed(peer), "message": "Да", **wall}
    for method in ("wall.post", "wall.edit"):
        assert await peer.code(method, peer.user_token, **waiting) == 214
    later = {"publish_date": peer.world.clock.now() + 2 * HOUR}
    assert await peer.code("wall.edit", peer.user_token, **waiting, **later) == 0


@pytest.mark.parametrize("ahead", [-1, 0, 367 * DAY])
async def test_a_time_that_has_passed_or_lies_too_far_is_refused(peer, ahead):
    refused = await refusal(peer, publish_date=peer.world.clock.now() + ahead)
    assert refused["error_code"] == 100
    assert refused["error_msg"].endswith(": publish_date is invalid")


@pytest.mark.parametrize("more", [{"from_group": 1}, {"publish_date": 1}, {"post_id": 1}])
async def test_who_is_no_administrator_cannot_post(peer, wall, more):
    token = (await peer.control("tokens", {"kind": "user", "admin_of": []}))["token"]
    refused = (await peer.envelope("wall.post", token, message="Да", **more, **wall))["error"]
    assert refused["error_msg"] == "Access to adding post denied: access to the wall is closed"
    other = peer.world.community_keys[peer.communities[1].id]
    assert await peer.code("wall.post", other, message="Да", **wall) == 214


async def test_marks_of_a_post_are_changed_by_name_and_stay_otherwise(peer, wall):
    made = await peer.ok("wall.post", peer.user_token, message="Да", from_group=1, signed=1, **wall)
    call = {"message": "Да", **made, **wall}
    await peer.ok("wall.edit", peer.user_token, close_comments=1, mark_as_ads=1, **call)
    (shown,) = await by_id(peer, made["post_id"])
    assert (shown["comments"]["can_post"], shown["marked_as_ads"]) == (0, 1)
    assert shown["signer_id"] == peer.world.officer.id
    await peer.ok("wall.edit", peer.user_token, signed=0, mark_as_ads=0, **call)
    (shown,) = await by_id(peer, made["post_id"])
    assert (shown["comments"]["can_post"], shown["marked_as_ads"]) == (0, 0)
    assert "signer_id" not in shown


@pytest.mark.parametrize(
    ("method", "wrong"),
    [
        ("wall.edit", {"signed": "True"}),
        ("wall.edit", {"mark_as_ads": "yes"}),
        ("wall.edit", {"message": "я" * 16_385}),
        ("wall.post", {"signed": "True"}),
        ("wall.post", {"message": "я" * 16_385}),
        ("wall.post", {"attachments": "photo-1_1"}),
        ("wall.post", {"publish_date": 1}),
    ],
)
async def test_a_refused_change_changes_nothing(peer, wall, method, wrong):
    photo = (await peer.ok("photos.get", peer.user_token, **wall))["items"][0]
    offered = await peer.citizen("Наш двор зацвёл", kind="suggest")
    waiting = offered["post_id"] if method == "wall.post" else await postponed(peer)
    before = await by_id(peer, waiting)
    call = {"post_id": waiting, "message": "Иначе", "close_comments": 1, **wall}
    call["attachments"] = f"photo-{peer.gid}_{photo['id']}"
    assert await peer.code(method, peer.user_token, **call | wrong) == 100
    assert await by_id(peer, waiting) == before


async def test_a_postponed_post_is_published_as_it_is(peer, wall):
    waiting = await postponed(peer)
    more = {"message": "Иначе", "signed": "True", "publish_date": 1, "attachments": "photo-1_1"}
    out = await peer.ok("wall.post", peer.user_token, post_id=waiting, **more, **wall)
    (shown,) = await by_id(peer, out["post_id"])
    assert (shown["text"], shown["post_type"]) == ("Завтра субботник", "post")
    assert (shown["attachments"], shown["postponed_id"]) == ([], waiting)


async def test_one_post_is_pinned_at_a_time(peer, wall):
    first = await peer.ok("wall.post", message="Раз", **wall)
    second = await peer.ok("wall.post", message="Два", **wall)
    for made in (second, first):
        assert await peer.ok("wall.pin", peer.user_token, **made, **wall) == 1
        shown = await posts(peer, "all")
        assert shown[0]["id"] == made["post_id"]
        assert [one["id"] for one in shown if one.get("is_pinned")] == [made["post_id"]]
    assert await peer.ok("wall.unpin", peer.user_token, **first, **wall) == 1
    shown = await posts(peer, "all")
    assert [one["id"] for one in shown[:2]] == [second["post_id"], first["post_id"]]
    assert not any("is_pinned" in one for one in shown)


async def test_a_deleted_post_comes_back_unpinned(peer, wall):
    made = await peer.ok("wall.post", message="Раз", **wall)
    for method in ("wall.pin", "wall.delete", "wall.restore"):
        await peer.ok(method, peer.user_token, **made, **wall)
    (shown,) = await by_id(peer, made["post_id"])
    assert "is_pinned" not in shown


@pytest.mark.parametrize("method", ["wall.pin", "wall.unpin"])
async def test_what_cannot_be_pinned(peer, wall, method):
    waiting = await postponed(peer)
    stranger = (await peer.control("tokens", {"kind": "user", "admin_of": []}))["token"]
    assert await peer.code(method, peer.user_token, post_id=waiting, **wall) == 210
    assert await peer.code(method, peer.user_token, post_id=999_999, **wall) == 210
    assert await peer.code(method, stranger, post_id=1, **wall) == 15
    assert await peer.code(method, post_id=1, **wall) == 27


async def test_a_visitors_post_cannot_be_pinned(peer, wall):
    visited = await peer.citizen("Спасибо!", kind="visitor_post")
    assert await peer.code("wall.pin", peer.user_token, post_id=visited["post_id"], **wall) == 210


async def test_a_colleague_moves_what_the_client_postponed(peer):
    waiting = await postponed(peer)
    reader = await peer.reader()
    later = peer.world.clock.now() + 3 * HOUR
    moved = await colleague(peer, "move_post", waiting, publish_date=later)
    assert await reader.types() == ["wall_schedule_post_delete", "wall_schedule_post_new"]
    assert await by_id(peer, waiting) == []
    (shown,) = await by_id(peer, moved["post_id"])
    assert (shown["date"], shown["text"]) == (later, "Завтра субботник")
    other = await postponed(peer, ahead=2 * HOUR)
    refused = await colleague(peer, "move_post", other, publish_date=later, status=400)
    assert "already scheduled" in refused["error"]
    await colleague(peer, "move_post", moved["post_id"], publish_date=1, status=400)


async def test_a_colleague_edits_what_the_client_postponed(peer):
    waiting = await postponed(peer)
    reader = await peer.reader()
    edited = await colleague(peer, "edit_post", waiting, text="Субботник отменён")
    assert await reader.types() == ["wall_schedule_post_delete", "wall_schedule_post_new"]
    (shown,) = await by_id(peer, edited["post_id"])
    assert (shown["text"], shown["post_type"]) == ("Субботник отменён", "postpone")
    visited = await peer.citizen("Спасибо!", kind="visitor_post")
    await colleague(peer, "edit_post", visited["post_id"], text="Нет", status=400)


async def test_a_colleague_publishes_what_the_client_postponed(peer):
    waiting = await postponed(peer)
    out = await colleague(peer, "publish", waiting)
    (shown,) = await by_id(peer, out["post_id"])
    assert (shown["post_type"], shown["postponed_id"]) == ("post", waiting)
    await peer.control("clock", {"advance": 2 * HOUR})
    assert [one["id"] for one in await posts(peer, "owner") if one["text"] == shown["text"]] == [
        out["post_id"]
    ]
    await colleague(peer, "publish", out["post_id"], status=400)


async def test_a_colleague_deletes_what_the_client_postponed(peer):
    waiting = await postponed(peer)
    await colleague(peer, "delete_post", waiting)
    await peer.control("clock", {"advance": 2 * HOUR})
    assert "Завтра субботник" not in [one["text"] for one in await posts(peer, "owner")]
    await colleague(peer, "delete_post", waiting, status=400)


async def test_a_colleague_postpones_and_pins(peer):
    date = peer.world.clock.now() + HOUR
    made = await colleague(peer, "post", text="Приём граждан", publish_date=date)
    (shown,) = await by_id(peer, made["post_id"])
    assert (shown["post_type"], shown["date"]) == ("postpone", date)
    assert shown["created_by"] == peer.world.colleague.id
    await colleague(peer, "pin_post", made["post_id"], status=400)
    out = await colleague(peer, "post", text="Новость")
    await colleague(peer, "pin_post", out["post_id"])
    assert (await posts(peer, "all"))[0]["id"] == out["post_id"]
    await colleague(peer, "unpin_post", out["post_id"])
    assert "is_pinned" not in (await by_id(peer, out["post_id"]))[0]


@pytest.mark.parametrize(("fault", "made"), [("drop_before", 0), ("drop_after", 1)])
async def test_a_connection_cut_around_the_making_of_a_post(peer, wall, fault, made):
    await peer.faults({"where": "wall.post", "fault": fault})
    call = {"message": "Новость", "guid": "p-9", **wall}
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await peer.envelope("wall.post", **call)
    assert [one["text"] for one in await posts(peer, "owner")].count("Новость") == made
    await peer.ok("wall.post", **call)
    assert [one["text"] for one in await posts(peer, "owner")].count("Новость") == 1
