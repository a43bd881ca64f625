"""Bots Long Poll: what readers get, and how they are told that something is lost."""

import asyncio

from gosclient.sandbox.longpoll import HISTORY, PAGE, EventLog, Failure


async def test_a_waiting_reader_gets_an_event_at_once(peer):
    reader = await peer.reader()
    poll = asyncio.create_task(reader.events(wait=25))
    ids = await peer.citizen("Здравствуйте!")
    (event,) = await poll
    assert event["type"] == "message_new"
    assert event["group_id"] == peer.gid
    assert event["v"] == "5.199"
    assert event["object"]["message"]["id"] == ids["message_id"]
    assert event["object"]["client_info"]["keyboard"] is True


async def test_the_usual_ts_is_a_text_and_counts_events(peer):
    reader = await peer.reader()
    before = reader.ts
    for _ in range(3):
        await peer.citizen()
    body = await reader.poll()
    assert isinstance(before, str)
    assert body["ts"] == str(int(before) + 3)
    assert await reader.poll() == {"ts": body["ts"], "updates": []}


async def test_a_quiet_poll_ends_after_its_wait(peer):
    reader = await peer.reader()
    began = asyncio.get_running_loop().time()
    assert await reader.events(wait=1) == []
    assert asyncio.get_running_loop().time() - began >= 0.9


async def test_readers_are_independent_and_may_repeat_themselves(peer):
    first, second = await peer.reader(), await peer.reader()
    assert first.key != second.key
    await peer.citizen()
    start = first.ts
    seen = await first.events()
    assert seen == await second.events()
    assert await first.events() == []
    first.ts = start
    assert await first.events() == seen


async def test_event_ids_are_unique(peer):
    reader = await peer.reader()
    for _ in range(20):
        await peer.citizen()
    events = await reader.events()
    assert len({event["event_id"] for event in events}) == 20


async def test_our_own_acts_come_back(peer):
    person = (await peer.citizen())["peer_id"]
    reader = await peer.reader()
    sent = await peer.ok("messages.send", peer_id=person, random_id=44, message="Ответ")
    await peer.ok("messages.send", peer_id=person, random_id=44, message="Ответ")
    await peer.ok("messages.markAsRead", peer_id=person)
    post = await peer.ok("wall.post", owner_id=-peer.gid, message="Новость")
    made = await peer.ok(
        "wall.createComment", owner_id=-peer.gid, post_id=post["post_id"], message="Дополним"
    )
    events = {event["type"]: event["object"] for event in await reader.events()}
    assert list(events) == ["message_reply", "message_read", "wall_post_new", "wall_reply_new"]
    assert events["message_reply"]["id"] == sent
    assert events["message_reply"]["random_id"] == 44
    assert events["message_read"]["peer_id"] == person
    assert events["wall_post_new"]["id"] == post["post_id"]
    assert events["wall_reply_new"]["id"] == made["comment_id"]
    assert events["wall_reply_new"]["from_id"] == -peer.gid
    assert events["wall_reply_new"]["post_owner_id"] == -peer.gid


async def test_only_enabled_types_come(peer):
    reader = await peer.reader()
    change = {"group_id": peer.gid, "message_new": 0, "api_version": "5.199"}
    await peer.ok("groups.setLongPollSettings", **change)
    person = (await peer.citizen())["peer_id"]
    await peer.ok("messages.send", peer_id=person, random_id=1, message="Ответ")
    assert await reader.types() == ["message_reply"]
    settings = await peer.ok("groups.getLongPollSettings", group_id=peer.gid)
    assert settings["events"]["message_new"] == 0
    assert settings["events"]["message_reply"] == 1
    assert settings["events"]["photo_new"] == 0


async def test_long_poll_that_is_switched_off(peer):
    await peer.ok("groups.setLongPollSettings", group_id=peer.gid, enabled=0)
    answer = await peer.envelope("groups.getLongPollServer", group_id=peer.gid)
    assert answer["error"]["error_code"] == 100
    assert "longpoll for this group is not enabled" in answer["error"]["error_msg"]


async def test_communities_do_not_hear_each_other(peer):
    other = await peer.reader(peer.communities[1].id)
    await peer.citizen()
    assert await other.events() == []


async def test_a_wrong_or_expired_key_is_failed_2_and_ts_lives_on(peer):
    reader = await peer.reader()
    await peer.citizen()
    assert await reader.poll(key="wrong") == {"failed": 2}
    await peer.control("clock", {"advance": 3600})
    assert await reader.poll() == {"failed": 2}
    renewed = await peer.reader()
    renewed.ts = reader.ts
    assert await renewed.types() == ["message_new"]


async def test_an_impossible_ts_is_failed_1_with_a_number(peer):
    reader = await peer.reader()
    for ts in ("1", "99999999999", "9" * 5000, "", "later", "-5"):
        reader.ts = ts
        body = await reader.poll()
        assert body["failed"] == 1
        assert isinstance(body["ts"], int)
    assert (await reader.poll())["updates"] == []


async def test_an_unknown_community_is_failed_3(peer):
    async with peer.session.get(f"{peer.base_url}/lp/wh1?act=a_check&key=a&ts=1") as answer:
        assert await answer.json() == {"failed": 3}


def test_the_history_is_bounded_and_pages_are_too():
    log = EventLog(1, lambda: 0)
    key, start = log.new_key(), log.last
    for number in range(HISTORY + 7):
        log.add("message_deny", {"user_id": number})
    assert log.read(key, str(start)) == Failure(1, start + 7)
    assert log.read(key, str(start + 6)) == Failure(1, start + 7)
    page = log.read(key, str(start + 7))
    assert len(page.events) == PAGE
    assert page.ts == start + 7 + PAGE


async def test_posts_work_as_gets(peer):
    reader = await peer.reader()
    await peer.citizen()
    form = {"act": "a_check", "key": reader.key, "ts": reader.ts, "wait": "0"}
    async with peer.session.post(reader.url, data=form) as answer:
        assert len((await answer.json())["updates"]) == 1


def test_two_runs_never_share_event_ids_keys_or_numbers():
    first, later = EventLog(1, lambda: 1000), EventLog(1, lambda: 1060)
    keys = first.new_key(), later.new_key()
    for log in (first, later):
        log.add("message_deny", {"user_id": 1})
    assert keys[0] != keys[1]
    assert later.read(keys[0], str(first.last)) == Failure(2, later.last)
    assert later.read(keys[1], str(first.last)) == Failure(1, later.last - 1)
    events = [
        log.read(key, str(log.last - 1)) for log, key in zip((first, later), keys, strict=True)
    ]
    assert events[0].events != events[1].events
