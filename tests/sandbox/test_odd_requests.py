"""Requests that nobody writes on purpose: each gets an answer of VK, and the next one too."""

import json

import pytest

from gosclient.sandbox.__main__ import main

CIRCLE = "var a=[];a.push(a);"
SHARED = "var a=[1,2];" + "a=[a,a];" * 40
LONG = "9" * 5_000


async def script(peer, code, **more):
    """The whole envelope of an ``execute``, read as strictly as JSON is."""
    fields = {"code": code, "access_token": peer.key, "v": "5.199", **more}
    async with peer.session.post(f"{peer.base_url}/method/execute", data=fields) as answer:
        assert answer.status == 200

        def refuse(name):
            raise AssertionError(f"{name} is no JSON")

        return json.loads(await answer.text(), parse_constant=refuse)


@pytest.mark.parametrize(
    ("code", "error"),
    [
        ("return 1e999;", 12),
        (f"return {LONG};", 12),
        (f"return {LONG[:308]} / 0.1;", 13),
        (f"{CIRCLE}return a;", 13),
        (f"{CIRCLE}return API.utils.getServerTime({{x: a}});", 13),
        (f'{CIRCLE}return "" + {{a: a}} + [a];', 13),
        (f"{SHARED}return a;", 13),
        ('var s="aaaaaaaaaa";while(true){s=s+s;}', 13),
        ("var a=[1];while(true){a=a+a;}", 13),
        ('var a=[];var i=0;while(i<30000){a.push(i);i=i+1;}while(1){a.indexOf("я");}', 13),
    ],
)
async def test_a_script_that_would_not_end_well_is_refused(peer, code, error):
    assert (await script(peer, code))["error"]["error_code"] == error


@pytest.mark.parametrize(
    ("code", "value"),
    [
        ('return parseInt("1.e999");', 1),
        ('return parseDouble("1.5e400");', 0),
        (f'return parseInt("{LONG}") > 0;', True),
        ('return parseInt("12abc");', 12),
        ("return -7 % 3;", -1),
        ("return [1, [2, [3]]];", [1, [2, [3]]]),
        ("return Args.foo + Args.bar;", "да"),
        ('return "\\ud83d";', "?"),
    ],
)
async def test_what_a_script_makes_is_always_json(peer, code, value):
    assert (await script(peer, code, foo="да"))["response"] == value


async def test_half_an_emoji_in_a_script_spoils_no_later_answer(peer):
    person = (await peer.citizen())["person"]
    reader = await peer.reader()
    code = f'return API.messages.send({{"peer_id":{person},"random_id":1,"message":"x\\ud800"}});'
    assert (await script(peer, code))["response"] > 0
    assert [event["type"] for event in await reader.events()] == ["message_reply"]
    assert (await peer.truth())["conversations"]
    assert await peer.control("calls")
    history = await peer.ok("messages.getHistory", peer_id=person)
    assert history["items"][0]["text"] == "x?"


DAMAGED = {
    "no boundary": ("multipart/form-data", b"--x\r\n"),
    "garbage": ("multipart/form-data; boundary=x", b"\xff\xfe--garbage"),
    "cut off": (
        "multipart/form-data; boundary=x",
        b'--x\r\nContent-Disposition: form-data; name="v"\r\n\r\n5.1',
    ),
    "no name": (
        "multipart/form-data; boundary=x",
        b"--x\r\nContent-Disposition: form-data\r\n\r\n5.199\r\n--x--\r\n",
    ),
    "unknown letters": (
        "multipart/form-data; boundary=x",
        (
            b'--x\r\nContent-Disposition: form-data; name="v"\r\n'
            b"Content-Type: text/plain; charset=klingon\r\n\r\n5.199\r\n--x--\r\n"
        ),
    ),
    "no UTF-8": (
        "multipart/form-data; boundary=x",
        b'--x\r\nContent-Disposition: form-data; name="v"\r\n\r\n\xff\xfe\r\n--x--\r\n',
    ),
}


@pytest.mark.parametrize("damage", DAMAGED)
async def test_a_damaged_body_is_answered_as_one_without_parameters(peer, damage):
    kind, body = DAMAGED[damage]
    headers = {"Content-Type": kind}
    url = f"{peer.base_url}/method/users.get"
    async with peer.session.post(url, data=body, headers=headers) as answer:
        assert answer.status == 200
        assert (await answer.json())["error"]["error_code"] == 8


@pytest.mark.parametrize("date", ["1", "99999999999999", "9" * 18])
async def test_a_post_is_not_put_off_to_a_time_that_no_calendar_has(peer, date):
    fields = {"owner_id": -peer.gid, "message": "Завтра", "publish_date": date}
    assert await peer.code("wall.post", **fields) == 100


async def test_a_suggested_post_with_a_date_waits_for_it(peer):
    made = await peer.citizen("Найдена собака", kind="suggest")
    now = (await peer.control("truth"))["now"]
    where = {"owner_id": -peer.gid, "token": peer.world.user_token}

    def queued(post_id, date):
        fields = {"post_id": post_id, "publish_date": date}
        return peer.ok("wall.post", where["token"], owner_id=where["owner_id"], **fields)

    later = await queued(made["post_id"], now + 9_000)
    posts = {one["id"]: one for one in (await peer.truth())["posts"]}
    assert (posts[later["post_id"]]["post_type"], posts[later["post_id"]]["date"]) == (
        "postpone",
        now + 9_000,
    )
    out = await queued(later["post_id"], now + 18_000)
    posts = {one["id"]: one for one in (await peer.truth())["posts"]}
    assert posts[out["post_id"]]["date"] < now + 9_000, "a post that waits goes out by its number"
    assert later["post_id"] not in posts


async def test_paging_by_the_last_message_comes_to_an_end(peer):
    person = (await peer.citizen("Первое"))["person"]
    for text in ("Второе", "Третье"):
        await peer.citizen(text, person=person)
    met, start = [], 0
    while True:
        more = {"start_message_id": start} if start else {}
        page = await peer.ok("messages.getHistory", peer_id=person, count=2, **more)
        if not page["items"]:
            break
        met += [one["text"] for one in page["items"]]
        start = page["items"][-1]["id"] - 1
    assert met == ["Третье", "Второе", "Первое"]


async def test_comments_go_on_where_the_first_one_was_deleted(peer):
    made = [await peer.citizen(f"Вопрос {at}", kind="comment") for at in range(3)]
    post, ids = made[0]["post_id"], [one["comment_id"] for one in made]
    gone = {"community": peer.gid, "kind": "delete", "target": ids[1]}
    await peer.control("colleague", gone)
    token = peer.world.user_token
    fields = {"owner_id": -peer.gid, "post_id": post, "start_comment_id": ids[1]}
    page = await peer.ok("wall.getComments", token, **fields)
    assert [one["id"] for one in page["items"]] == [ids[2]]


async def test_a_message_brings_what_it_quotes_and_its_keyboard(peer):
    first = await peer.citizen("Первое")
    second = await peer.citizen("Второе", person=first["person"])
    keyboard = {"buttons": [[{"action": {"type": "text", "label": "Да", "payload": ""}}]]}
    reply = {
        "peer_id": first["person"],
        "conversation_message_ids": [first["conversation_message_id"]],
        "is_reply": True,
    }
    fields = {"peer_id": first["person"], "message": "Ответ", "keyboard": json.dumps(keyboard)}
    await peer.ok("messages.send", random_id=1, forward=json.dumps(reply), payload="{}", **fields)
    await peer.ok(
        "messages.send",
        random_id=2,
        peer_id=first["person"],
        forward_messages=f"{first['message_id']},{second['message_id']}",
    )
    forwarded, replied = (await peer.ok("messages.getHistory", peer_id=first["person"]))["items"][
        :2
    ]
    assert replied["reply_message"]["text"] == "Первое"
    assert replied["keyboard"]["buttons"] == keyboard["buttons"]
    assert replied["payload"] == "{}"
    assert [one["text"] for one in forwarded["fwd_messages"]] == ["Первое", "Второе"]


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"keyboard": "zzz"}, 911),
        ({"keyboard": '{"buttons": [["Да"]]}'}, 911),
        ({"forward": "zzz"}, 100),
        ({"forward": '{"conversation_message_ids": [99]}'}, 100),
        ({"forward_messages": "999999"}, 100),
        ({"reply_to": "999999"}, 100),
        ({"attachment": ",".join(["photo1_2"] * 11)}, 100),
    ],
)
async def test_what_a_message_cannot_carry_is_refused_and_nothing_is_sent(peer, fields, error):
    person = (await peer.citizen())["person"]
    refusal = await peer.code(
        "messages.send", peer_id=person, random_id=1, message="Ответ", **fields
    )
    assert refusal == error
    assert (await peer.ok("messages.getHistory", peer_id=person))["count"] == 1


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("messages.search", 33),
        ("photos.getOwnerCoverPhotoUploadServer", 33),
        ("photos.getAlbums", 27),
        ("polls.getBackgrounds", 27),
        ("messages.serch", 3),
    ],
)
async def test_a_method_that_is_not_emulated_is_told_from_a_wrong_name(peer, name, error):
    assert await peer.code(name) == error


async def test_a_plain_login_is_told_that_its_kind_may_not(peer):
    made = await peer.control("tokens", {"kind": "vk_id"})
    assert await peer.code("account.getAppPermissions", made["token"]) == 1051


async def test_an_address_is_found_in_any_case(peer):
    community = peer.world.communities[peer.gid]
    found = await peer.ok("utils.resolveScreenName", screen_name=community.screen_name.upper())
    assert found["object_id"] == peer.gid


@pytest.mark.parametrize("path", [f"lp/wh{LONG}", f"pictures/avatar/woman/7a6652/{LONG}/50.png"])
async def test_an_address_with_endless_numbers_is_not_found(peer, path):
    async with peer.session.get(f"{peer.base_url}/{path}") as answer:
        assert answer.status == 404


async def control(peer, name, body, authorization):
    headers = {"Authorization": authorization}
    url = f"{peer.base_url}/sandbox/{name}"
    async with peer.session.post(url, data=body, headers=headers) as answer:
        return answer.status


async def test_the_control_interface_refuses_nonsense_and_goes_on(peer):
    key = peer.sandbox.control.key
    assert await control(peer, "clock", "[" * 100_000, f"Bearer {key}") == 400
    assert await control(peer, "clock", '{"advance": 0}', key) == 401
    assert await control(peer, "clock", '{"advance": 0}', f"bearer {key}") == 200
    statuses = [
        await control(peer, "clock", '{"advance": 300000000}', f"Bearer {key}") for _ in range(12)
    ]
    assert statuses[-1] == 400, "the clock has an end"
    assert await peer.ok("wall.post", owner_id=-peer.gid, message="Всё ещё здесь")


async def test_the_log_keeps_no_endless_parameters(peer):
    await peer.code("messages.send", peer_id=1, random_id=1, message="я" * 100_000)
    [call] = [one for one in await peer.control("calls") if one["method"] == "messages.send"]
    assert len(call["params"]["message"]) < 30_000


@pytest.mark.parametrize(
    "options",
    [
        ["--port", "70000"],
        ["--port", "-1"],
        ["--live", "nan"],
        ["--live", "-1"],
        ["--history", "-5"],
    ],
)
def test_impossible_options_are_refused_before_anything_starts(options, capsys):
    with pytest.raises(SystemExit) as ended:
        main(options)
    assert ended.value.code == 2
    assert "нужно число от 0" in capsys.readouterr().err


async def test_a_bug_of_this_vk_looks_like_one_of_vks_own(peer, monkeypatch, expected_logs):
    expected_logs.append("failed by a bug")

    def broken(name, fields):
        raise ZeroDivisionError

    monkeypatch.setattr(peer.sandbox.api, "answer", broken)
    assert await peer.code("users.get") == 10
