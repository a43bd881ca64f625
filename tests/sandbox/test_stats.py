"""Figures about a community and its posts, made out of its own history."""

import pytest

DAY = 86_400


@pytest.fixture
def group(peer):
    return {"group_id": peer.gid}


async def periods(peer, **asked):
    return await peer.ok("stats.get", peer.user_token, group_id=peer.gid, **asked)


async def reach(peer, *posts):
    asked = {"owner_id": -peer.gid, "post_ids": ",".join(map(str, posts))}
    return await peer.ok("stats.getPostReach", peer.user_token, **asked)


async def test_periods_follow_one_another_newest_first(peer):
    now = peer.world.clock.now()
    days = await periods(peer, intervals_count=3)
    assert [one["period_to"] - one["period_from"] for one in days] == [DAY - 1] * 3
    assert [one["period_from"] for one in days[:2]] == [one["period_to"] + 1 for one in days[1:]]
    assert days[0]["period_from"] <= now <= days[0]["period_to"]
    since = {"timestamp_from": now - 40 * DAY, "timestamp_to": now}
    assert len(await periods(peer, **since)) == 41
    assert len(await periods(peer)) == 30
    for interval, most in (("week", 7), ("month", 3), ("year", 2)):
        found = await periods(peer, interval=interval, **since)
        assert 1 <= len(found) <= most
        assert found[-1]["period_from"] <= since["timestamp_from"] <= found[-1]["period_to"]


async def test_what_people_did_is_what_the_history_holds(peer):
    [whole] = await periods(peer, interval="all")
    community = peer.community
    said = [
        comment
        for section in community.sections
        for comment in section.comments.values()
        if comment.from_id > 0 and not comment.deleted and comment.date >= whole["period_from"]
    ]
    assert whole["activity"]["comments"] == len(said) > 20
    assert whole["activity"]["likes"] == sum(post.likes for post in community.published)
    viewed = sum(post.views for post in community.published) + 3 * len(said)
    assert 0.8 * viewed < whole["visitors"]["views"] <= viewed
    assert whole["visitors"]["visitors"] < whole["visitors"]["views"]
    assert whole["reach"]["reach_subscribers"] < whole["reach"]["reach"]


async def test_who_comments_opens_pages(peer):
    [before] = await periods(peer, interval="all")
    for _ in range(20):
        await peer.citizen("Спасибо!", kind="comment")
    [after] = await periods(peer, interval="all")
    assert after["activity"]["comments"] == before["activity"]["comments"] + 20
    assert 60 <= after["visitors"]["views"] - before["visitors"]["views"] < 80


async def test_blocks_are_chosen_and_absent_without_data(peer):
    [whole] = await periods(peer, interval="all", stats_groups="reach,activity", extended=0)
    assert set(whole) == {"period_from", "period_to", "reach", "activity"}
    assert set(whole["reach"]) == {"reach", "reach_subscribers", "mobile_reach"}
    [before] = await periods(peer, timestamp_to=1_500_000_000, intervals_count=1)
    assert set(before) == {"period_from", "period_to"}


async def test_visitors_are_divided_as_members_are(peer):
    [whole] = await periods(peer, interval="all")
    block = whole["visitors"]
    assert [one["value"] for one in block["sex"]] == ["f", "m"]
    assert block["visitors"] - 2 <= sum(one["count"] for one in block["sex"]) <= block["visitors"]
    homes = {person.settlement for person in peer.world.people.values()}
    assert {one["name"] for one in block["cities"]} <= homes
    assert 0 < sum(one["count"] for one in block["cities"]) <= block["visitors"]
    assert block["countries"][0]["count"] == block["visitors"]


async def test_the_same_moment_has_the_same_figures(peer):
    now = peer.world.clock.now()
    asked = {"timestamp_from": now - 9 * DAY, "timestamp_to": now}
    assert await periods(peer, **asked) == await periods(peer, **asked)


async def test_a_fresh_post_gathers_its_reach(peer):
    made = await peer.ok("wall.post", owner_id=-peer.gid, from_group=1, message="Новость")
    post = made["post_id"]
    [at_first] = await reach(peer, post)
    assert (at_first["post_id"], at_first["reach_total"]) == (post, 0)
    await peer.control("clock", {"advance": 6 * 3_600})
    [later] = await reach(peer, post)
    await peer.control("clock", {"advance": 5 * DAY})
    [grown] = await reach(peer, post)
    assert 0 < later["reach_total"] < grown["reach_total"] <= 2 * later["reach_total"] + 2
    assert grown["reach_total"] == grown["reach_subscribers"] + grown["reach_viral"]
    days = await periods(peer, intervals_count=7)
    viewed = sum(one.get("visitors", {}).get("views", 0) for one in days)
    assert viewed >= grown["reach_total"]


async def test_a_day_that_is_not_over_counts_what_has_been(peer):
    async def viewed():
        [today] = await periods(peer, intervals_count=1)
        return today.get("visitors", {}).get("views", 0)

    to_morning = DAY - peer.world.clock.now() % DAY
    await peer.control("clock", {"advance": to_morning + 5 * DAY})
    await peer.ok("wall.post", owner_id=-peer.gid, message="Новость")
    assert await viewed() == 0
    await peer.control("clock", {"advance": 6 * 3_600})
    at_noon = await viewed()
    await peer.control("clock", {"advance": 6 * 3_600})
    assert 0 < at_noon < await viewed()


async def test_an_old_post_was_reached_as_often_as_it_was_viewed(peer):
    old = peer.community.published[0]
    [figures] = await reach(peer, old.id)
    assert 0.85 * old.views < figures["reach_total"] <= old.views
    assert figures["links"] == 0
    link = "https://адм.example/1"
    made = await peer.ok("wall.post", owner_id=-peer.gid, message="Да", attachments=link)
    await peer.control("clock", {"advance": DAY})
    assert (await reach(peer, made["post_id"]))[0]["links"] > 0


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"group_id": ""}, 100),
        ({"group_id": 999}, 125),
        ({"group_id": -1}, 100),
        ({"interval": "hour"}, 100),
        ({"stats_groups": "money"}, 100),
        ({"timestamp_from": 20, "timestamp_to": 10}, 100),
        ({"timestamp_from": "today"}, 100),
    ],
)
async def test_nonsense_is_refused(peer, group, change, code):
    assert await peer.code("stats.get", peer.user_token, **group | change) == code


async def test_reach_of_what_is_not_published(peer):
    call = {"owner_id": -peer.gid}
    assert await peer.code("stats.getPostReach", peer.user_token, **call) == 100
    for posts, code in (("999999", 210), (",".join(["1"] * 31), 100), ("a", 100)):
        assert (
            await peer.code("stats.getPostReach", peer.user_token, post_ids=posts, **call) == code
        )
    waiting = next(iter(peer.community.waiting))
    assert await peer.code("stats.getPostReach", peer.user_token, post_ids=waiting, **call) == 210
    assert await peer.code("stats.getPostReach", peer.user_token, owner_id=-1, post_ids=1) == 210


async def test_figures_are_for_administrators_with_the_right(peer, group):
    stranger = (await peer.control("tokens", {"kind": "user", "admin_of": []}))["token"]
    narrow = (await peer.control("tokens", {"kind": "user", "permissions": ["wall"]}))["token"]
    post = {"owner_id": -peer.gid, "post_ids": peer.community.published[0].id}
    for token, code in ((None, 27), (stranger, 15), (narrow, 15)):
        assert await peer.code("stats.get", token, **group) == code
    for token, code in ((None, 27), (stranger, 210), (narrow, 15)):
        assert await peer.code("stats.getPostReach", token, **post) == code
