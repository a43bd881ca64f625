"""Troubles by script, each of them."""

import asyncio

import aiohttp
import pytest
from sandbox_peer import running, until

SERVER_TIME = "utils.getServerTime"


async def person(peer):
    return (await peer.citizen())["peer_id"]


async def sent_texts(peer, who):
    truth = await peer.truth("?api=1")
    found = [c for c in truth["conversations"] if c["peer_id"] == who]
    return [message["text"] for c in found for message in c["messages"]]


def trouble(fault, where="messages.send", times=1, **more):
    return {"where": where, "fault": fault, "times": times} | more


async def test_an_error_hits_as_many_times_as_told_and_does_nothing(peer):
    who = await person(peer)
    await peer.faults(trouble("error:9", times=2))
    call = {"peer_id": who, "random_id": 1, "message": "Ответ"}
    assert [await peer.code("messages.send", **call) for _ in range(3)] == [9, 9, 0]
    assert await sent_texts(peer, who) == ["Ответ"]


async def test_an_error_says_what_it_is_told_to(peer):
    await peer.faults(trouble("error:214", "wall.post", 2, text="cannot postpone post"))
    call = {"owner_id": -peer.gid, "message": "Новость"}
    error = (await peer.envelope("wall.post", **call))["error"]
    assert error["error_msg"] == "Access to adding post denied: cannot postpone post"
    code = f'return API.wall.post({{"owner_id": -{peer.gid}, "message": "Да"}});'
    [inner] = (await peer.envelope("execute", code=code))["execute_errors"]
    assert inner["error_msg"].endswith(": cannot postpone post")


@pytest.mark.parametrize("wrong", [{"text": 5}, {"fault": "http_500", "text": "Да"}])
async def test_only_errors_have_words_of_their_own(peer, wrong):
    fault = {"where": "wall.post", "fault": "error:214"} | wrong
    assert "text" in (await peer.control("faults", [fault], status=400))["error"]


async def test_a_captcha_has_the_new_form(peer):
    await peer.faults(trouble("error:14", "*"))
    error = (await peer.envelope(SERVER_TIME))["error"]
    assert error["error_msg"] == "Captcha needed"
    assert error["redirect_uri"].startswith("https://id.vk.ru/not_robot_captcha")
    assert not {"captcha_sid", "captcha_img"} & set(error)


async def test_a_validation_has_a_page_to_visit(peer):
    await peer.faults(trouble("error:17", "*"))
    assert "redirect_uri" in (await peer.envelope(SERVER_TIME))["error"]


async def test_broken_answers_of_proxies_and_servers(peer):
    await peer.faults(trouble("http_500", "*"), trouble("html_200", "*"))
    url = f"{peer.base_url}/method/{SERVER_TIME}?v=5.199&access_token={peer.key}"
    async with peer.session.get(url) as answer:
        assert answer.status == 500
    async with peer.session.get(url) as answer:
        assert answer.status == 200
        assert answer.content_type == "text/html"
        assert "<html>" in await answer.text()
    assert await peer.code(SERVER_TIME) == 0


@pytest.mark.parametrize(("fault", "texts"), [("drop_before", []), ("drop_after", ["Ответ"])])
async def test_a_cut_connection_before_or_after_the_act(peer, fault, texts):
    who = await person(peer)
    await peer.faults(trouble(fault))
    with pytest.raises(aiohttp.ClientError):
        await peer.ok("messages.send", peer_id=who, random_id=1, message="Ответ")
    assert await sent_texts(peer, who) == texts
    await peer.ok("messages.send", peer_id=who, random_id=1, message="Ответ")
    assert await sent_texts(peer, who) == ["Ответ"]


async def test_a_hung_request_does_nothing_and_ends_when_the_client_leaves(peer):
    who = await person(peer)
    await peer.faults(trouble("timeout"))
    url = f"{peer.base_url}/method/messages.send"
    form = {"v": "5.199", "access_token": peer.key, "peer_id": str(who), "message": "Ответ"}
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.3):
            await peer.session.post(url, data=form)
    assert await sent_texts(peer, who) == []


async def test_a_slow_answer_comes_and_the_act_is_done_even_if_nobody_waits(peer):
    who = await person(peer)
    reader = await peer.reader()
    await peer.faults(trouble("slow:400"))
    call = {"peer_id": who, "random_id": 1, "message": "Ответ"}
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.1):
            await peer.ok("messages.send", **call)
    assert await reader.types(wait=20) == ["message_reply"]
    assert await sent_texts(peer, who) == ["Ответ"]


async def test_a_fault_may_concern_one_community_alone(peer):
    other = peer.communities[1]
    await peer.faults(trouble("error:10", "*", community=other.id))
    assert await peer.code(SERVER_TIME) == 0
    assert await peer.code(SERVER_TIME, peer.world.community_keys[other.id]) == 10


async def test_faults_of_one_method_leave_others_alone_and_an_empty_list_clears(peer):
    await peer.faults(trouble("error:10", times=5))
    assert await peer.code(SERVER_TIME) == 0
    await peer.faults()
    who = await person(peer)
    call = {"peer_id": who, "random_id": 1, "message": "Ответ"}
    assert await peer.code("messages.send", **call) == 0


async def test_an_error_reaches_a_call_inside_execute(peer):
    await peer.faults(trouble("error:10", SERVER_TIME))
    answer = await peer.envelope(
        "execute", code=f"return [API.{SERVER_TIME}(), API.{SERVER_TIME}()];"
    )
    assert answer["response"][0] is False
    assert answer["response"][1] > 0
    assert answer["execute_errors"] == [
        {"method": SERVER_TIME, "error_code": 10, "error_msg": "Internal server error"}
    ]


async def test_a_fault_for_everything_hits_the_whole_execute(peer):
    await peer.faults(trouble("error:10", "*"))
    assert await peer.code("execute", code=f"return API.{SERVER_TIME}();") == 10


@pytest.mark.parametrize("code", [1, 2, 3])
async def test_long_poll_fails_as_told(peer, code):
    reader = await peer.reader()
    await peer.faults(trouble(f"failed:{code}", "longpoll"))
    body = await reader.poll()
    assert body["failed"] == code
    assert ("ts" in body) == (code == 1)
    after = await reader.poll()
    if code == 1:
        assert after["updates"] == []
    else:
        assert after == {"failed": 2}
        assert await (await peer.reader()).events() == []


async def test_a_reader_who_waits_meets_a_new_trouble_at_once(peer):
    reader = await peer.reader()
    other = await peer.reader(peer.communities[1].id)
    polls = [asyncio.create_task(r.poll(wait=20)) for r in (reader, other)]
    await until(lambda: peer.community.events.waiting and peer.communities[1].events.waiting)
    await peer.faults(trouble("failed:3", "longpoll", community=peer.gid))
    assert (await polls[0])["updates"] == []
    assert (await reader.poll())["failed"] == 3
    assert not polls[1].done()
    await peer.citizen(community=other.gid)
    assert len((await polls[1])["updates"]) == 1


async def test_events_come_twice_turned_or_not_at_all(peer):
    reader = await peer.reader()
    await peer.faults(trouble("duplicate", "longpoll"))
    await peer.citizen()
    first, again = await reader.events()
    assert first == again
    await peer.faults(trouble("reorder", "longpoll"))
    ids = [(await peer.citizen())["message_id"] for _ in range(3)]
    turned = [event["object"]["message"]["id"] for event in await reader.events()]
    assert turned == ids[::-1]
    await peer.faults(trouble("lose", "longpoll"))
    await peer.citizen()
    before = int(reader.ts)
    body = await reader.poll()
    assert (body["updates"], body["ts"]) == ([], str(before + 1))
    assert await reader.events() == []


async def test_a_single_event_waits_for_another_when_the_order_shall_be_turned(peer):
    reader = await peer.reader()
    await peer.faults(trouble("reorder", "longpoll"))
    poll = asyncio.create_task(reader.events(wait=20))
    ids = [(await peer.citizen())["message_id"] for _ in range(2)]
    assert [event["object"]["message"]["id"] for event in await poll] == ids[::-1]


async def test_ts_may_come_as_a_number(peer):
    reader = await peer.reader()
    await peer.faults(trouble("ts_number", "longpoll"))
    assert isinstance((await reader.poll())["ts"], int)
    assert isinstance((await reader.poll())["ts"], str)


async def test_troubles_of_the_transport_reach_the_long_poll(peer):
    reader = await peer.reader()
    await peer.faults(trouble("http_500", "longpoll"), trouble("drop_after", "longpoll"))
    with pytest.raises(aiohttp.ContentTypeError):
        await reader.poll()
    with pytest.raises(aiohttp.ClientError):  # a GET would be repeated by the client itself
        await peer.session.post(reader.url, data={"key": reader.key, "ts": reader.ts, "wait": "0"})
    assert (await reader.poll())["updates"] == []


async def test_stars_leave_the_control_interface_alone(peer):
    await peer.faults(trouble("http_500", "*", times=3))
    await peer.control("truth")
    await peer.faults()


@pytest.mark.parametrize(
    "wrong",
    [
        "http_500",
        {"where": "messages.send"},
        {"where": "messages.send", "fault": "fire"},
        {"where": "messages.send", "fault": "error:"},
        {"where": "messages.send", "fault": "failed:1"},
        {"where": "messages.send", "fault": "lose"},
        {"where": "longpoll", "fault": "error:6"},
        {"where": "longpoll", "fault": "failed:4"},
        {"where": "some where", "fault": "http_500"},
        {"where": 5, "fault": "http_500"},
        {"where": "*", "fault": "http_500", "times": 0},
        {"where": "*", "fault": "http_500", "times": "2"},
    ],
)
async def test_nonsense_is_refused_whole(peer, wrong):
    good = {"where": "*", "fault": "error:10", "times": 1}
    answer = await peer.control("faults", [good, wrong], status=400)
    assert answer["error"]
    assert await peer.code(SERVER_TIME) == 0


async def test_the_server_stops_while_requests_hang():
    async with running(limits=False) as peer:
        reader = await peer.reader()
        await peer.faults(trouble("timeout", SERVER_TIME))
        hung = asyncio.create_task(peer.ok(SERVER_TIME))
        poll = asyncio.create_task(reader.poll(wait=90))
        await until(lambda: len(list(peer.sandbox.calls.since(0))) == 2)
        began = asyncio.get_running_loop().time()
    assert asyncio.get_running_loop().time() - began < 10
    for task in (hung, poll):
        with pytest.raises((aiohttp.ClientError, AssertionError, KeyError)):
            await task
