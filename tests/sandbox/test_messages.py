"""Dialogues: reading them and answering in them."""

import pytest


async def written(peer, text="Здравствуйте!"):
    return (await peer.citizen(text))["peer_id"]


async def send(peer, person, random_id, message="Добрый день!", **more):
    return await peer.ok(
        "messages.send", peer_id=person, random_id=random_id, message=message, **more
    )


async def history(peer, person, **more):
    return (await peer.ok("messages.getHistory", peer_id=person, count=200, **more))["items"]


async def test_a_sent_message_is_in_the_history_with_its_random_id(peer):
    person = await written(peer)
    sent = await send(peer, person, 77, "Снег уберут завтра")
    newest = (await history(peer, person))[0]
    assert newest["id"] == sent
    assert newest["text"] == "Снег уберут завтра"
    assert newest["random_id"] == 77
    assert newest["out"] == 1
    assert newest["from_id"] == -peer.gid
    assert "admin_author_id" not in newest


async def test_a_user_token_signs_with_its_owner(peer):
    person = await written(peer)
    await peer.ok(
        "messages.send",
        peer.user_token,
        group_id=peer.gid,
        peer_id=person,
        random_id=1,
        message="Да",
    )
    newest = (await history(peer, person))[0]
    assert newest["admin_author_id"] == peer.world.officer.id
    assert newest["from_id"] == -peer.gid


async def test_a_repeated_random_id_makes_nothing_new_for_an_hour(peer):
    person, other = await written(peer), await written(peer)
    first = await send(peer, person, 5)
    assert await send(peer, person, 5, "Другой текст") == first
    assert len(await history(peer, person)) == 2
    assert await send(peer, other, 5) != first
    await peer.control("clock", {"advance": 3600})
    assert await send(peer, person, 5) == first
    await peer.control("clock", {"advance": 1})
    assert await send(peer, person, 5) != first
    assert len(await history(peer, person)) == 3


async def test_a_random_id_is_forgotten_behind_a_hundred_messages(peer):
    person = await written(peer)
    first = await send(peer, person, 5)
    for number in range(99):
        await send(peer, person, 1000 + number)
    assert await send(peer, person, 5) == first
    await send(peer, person, 2000)
    assert await send(peer, person, 5) != first


async def test_a_random_id_of_more_than_32_bits_is_taken_and_protects(peer):
    """Clients in wide use send such; VK's documentation knows 32 bits only."""
    person = await written(peer)
    first = await send(peer, person, 13_495_723_506_075_916)
    assert await send(peer, person, 13_495_723_506_075_916) == first
    assert -(2**31) <= (await history(peer, person))[0]["random_id"] < 2**31


async def test_random_id_zero_protects_from_nothing(peer):
    person = await written(peer)
    assert await send(peer, person, 0) != await send(peer, person, 0)


async def test_both_tokens_of_a_community_share_the_protection(peer):
    person = await written(peer)
    first = await send(peer, person, 5)
    again = await peer.ok(
        "messages.send",
        peer.user_token,
        group_id=peer.gid,
        peer_id=person,
        random_id=5,
        message="Да",
    )
    assert again == first


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"random_id": ""}, 100),
        ({"random_id": "x"}, 100),
        ({"message": ""}, 100),
        ({"message": " \n\t "}, 100),
        ({"message": "я" * 9001}, 914),
        ({"peer_id": ""}, 100),
        ({"peer_id": 2_000_000_001}, 917),
        ({"peer_id": 42}, 936),
        ({"reply_to": 999_999}, 100),
        ({"attachment": "photo-1_1"}, 100),
        ({"attachment": "https://example.org"}, 100),
        ({"group_id": 1}, 15),
    ],
)
async def test_refused_messages_leave_no_trace(peer, changes, code):
    person = await written(peer)
    call = {"peer_id": person, "random_id": 5, "message": "Ответ"} | changes
    assert await peer.code("messages.send", **call) == code
    assert len(await history(peer, person)) == 1


async def test_the_longest_messages_pass(peer):
    person = await written(peer)
    for number, text in enumerate(["я" * 9000, "🙂" * 5000, "a\n<b>&amp;</b>\x00"], 1):
        await send(peer, person, number, text)
        assert (await history(peer, person))[0]["text"] == text


async def test_the_ways_to_name_people_and_the_shapes_of_answers(peer):
    first, second = await written(peer), await written(peer)
    text = {"message": "Добрый день!"}
    assert isinstance(await peer.ok("messages.send", user_id=first, random_id=1, **text), int)
    assert isinstance(await peer.ok("messages.send", domain=f"id{first}", random_id=2, **text), int)
    for field in ("peer_ids", "user_ids"):
        sent = await peer.ok(
            "messages.send", random_id=3 + len(field), **{field: f"{first},{second}"}, **text
        )
        assert [item["peer_id"] for item in sent] == [first, second]
        newest = (await history(peer, first))[0]
        assert sent[0]["message_id"] == newest["id"]
        assert sent[0]["conversation_message_id"] == newest["conversation_message_id"]
    group = {"group_id": peer.gid, "peer_ids": first, "random_id": 9}
    assert await peer.code("messages.send", peer.user_token, **group, **text) == 100


async def test_people_who_cannot_be_written_to_are_told_by_the_truth(peer):
    truth = await peer.truth()
    refusing = {
        item["can_write"]["reason"]: item["peer_id"]
        for item in truth["conversations"]
        if not item["can_write"]["allowed"] and item["can_write"]["reason"] in {901, 902}
    }
    assert set(refusing) == {901, 902}
    for code, person in refusing.items():
        call = {"peer_id": person, "random_id": 5, "message": "Ответ"}
        assert await peer.code("messages.send", **call) == code
        shown = await peer.ok("messages.getConversationsById", peer_ids=person)
        assert shown["items"][0]["can_write"] == {"allowed": False, "reason": code}
        await peer.citizen(person=person)
        assert await peer.code("messages.send", **call) == code


async def test_nobody_can_be_written_to_who_never_wrote(peer):
    stranger = peer.world.new_citizen().id
    assert await peer.code("messages.send", peer_id=stranger, random_id=1, message="Да") == 901


async def test_deleted_and_banned_people(peer):
    person = await written(peer)
    call = {"peer_id": person, "random_id": 5, "message": "Ответ"}
    peer.community.bans[person] = {"reason": 0}
    assert await peer.code("messages.send", **call) == 900
    peer.world.people[person].deactivated = "deleted"
    assert await peer.code("messages.send", **call) == 18
    shown = await peer.ok("users.get", user_ids=person, fields="photo_50")
    assert shown[0]["deactivated"] == "deleted"


async def test_conversations_come_newest_first_and_page_without_gaps(peer):
    person = await written(peer)
    every = []
    for offset in range(0, 1000, 7):
        page = await peer.ok("messages.getConversations", count=7, offset=offset)
        every += [item["conversation"]["peer"]["id"] for item in page["items"]]
    assert every[0] == person
    assert len(every) == page["count"] == len(set(every))
    last = [peer.community.conversations[p].last.id for p in every]
    assert last == sorted(last, reverse=True)


async def test_start_message_id_guards_a_page_against_new_dialogues(peer):
    first = await peer.ok("messages.getConversations", count=5)
    start = first["items"][0]["conversation"]["last_message_id"]
    newcomer = await written(peer)
    again = await peer.ok("messages.getConversations", count=5, start_message_id=start)
    assert again["items"] == first["items"]
    newer = await peer.ok("messages.getConversations", count=1, offset=-1, start_message_id=start)
    assert newer["items"][0]["conversation"]["peer"]["id"] == newcomer


async def test_filters_of_conversations(peer):
    person = await written(peer)

    async def chosen(name):
        page = await peer.ok("messages.getConversations", filter=name, count=200)
        return [item["conversation"]["peer"]["id"] for item in page["items"]]

    assert person in await chosen("unread")
    assert person in await chosen("unanswered")
    await send(peer, person, 1)
    assert person in await chosen("unread")
    assert person not in await chosen("unanswered")
    await peer.ok("messages.markAsRead", peer_id=person)
    assert person not in await chosen("unread")


async def test_reading_marks(peer):
    ids = await peer.citizen("Первое")
    person = ids["peer_id"]
    second = await peer.citizen("Второе", person=person)
    await peer.ok("messages.markAsRead", peer_id=person, start_message_id=ids["message_id"])
    shown = (await peer.ok("messages.getConversationsById", peer_ids=person))["items"][0]
    assert (shown["in_read"], shown["unread_count"]) == (ids["message_id"], 1)
    await peer.ok("messages.markAsRead", peer_id=person, up_to_cmid=2)
    shown = (await peer.ok("messages.getConversationsById", peer_ids=person))["items"][0]
    assert shown["in_read"] == second["message_id"]
    assert "unread_count" not in shown
    assert await peer.code("messages.markAsRead", peer_id=1) == 100


async def test_history_goes_both_ways_and_from_a_message(peer):
    person = await written(peer)
    for number in range(1, 10):
        await send(peer, person, number, f"Ответ {number}")
    down = [item["id"] for item in await history(peer, person)]
    up = [item["id"] for item in await history(peer, person, rev=1)]
    assert up == down[::-1] == sorted(up)
    middle = {"peer_id": person, "start_message_id": down[4]}
    older = await peer.ok("messages.getHistory", count=3, **middle)
    assert [item["id"] for item in older["items"]] == down[4:7]
    newer = await peer.ok("messages.getHistory", count=3, offset=-3, **middle)
    assert [item["id"] for item in newer["items"]] == down[1:4]
    assert newer["count"] == 10
    later = await peer.ok("messages.getHistory", count=3, rev=1, **middle)
    assert [item["id"] for item in later["items"]] == up[5:8]


async def test_messages_by_id_and_by_number(peer):
    person = await written(peer, "Очень длинное сообщение о дороге")
    sent = await send(peer, person, 1)
    found = await peer.ok("messages.getById", message_ids=f"{sent},999999")
    assert [item["id"] for item in found["items"]] == [sent]
    found = await peer.ok("messages.getById", peer_id=person, cmids="1,2,3", preview_length=15)
    assert [item["text"] for item in found["items"]] == ["Очень длинное...", "Добрый день!"]


async def test_a_photo_of_the_wall_goes_with_a_message(peer):
    person = await written(peer)
    posts = await peer.ok("wall.get", peer.user_token, owner_id=-peer.gid, count=100)
    photo = next(p for post in posts["items"] for p in post["attachments"])["photo"]
    name = f"photo{photo['owner_id']}_{photo['id']}_{photo['access_key']}"
    await peer.ok("messages.send", peer_id=person, random_id=1, attachment=name)
    shown = (await history(peer, person))[0]
    assert shown["text"] == ""
    assert shown["attachments"][0]["photo"]["id"] == photo["id"]
