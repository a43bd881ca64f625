"""Bots Long Poll over a real socket: pages, positions, VK's three failures, and a broken wire."""

import json
import logging
import traceback

import pytest
from fake_vk import QUICK, closed_port, serving

from gosclient.domain.errors import BadAnswer, BadInput, GosclientError, NetworkDown
from gosclient.domain.events import UnknownEvent
from gosclient.vk.longpoll import (
    HistoryLost,
    InformationLost,
    KeyExpired,
    LongPollClient,
    PollSession,
    start_session,
)
from gosclient.vk.network import Network

SECRET = "NEVER-SHOW-THIS-SESSION"
UPDATE = {"type": "group_join", "object": {"user_id": 1}, "group_id": 101, "event_id": "e1"}


@pytest.fixture
async def client():
    client = LongPollClient(QUICK)
    yield client
    await client.close()


def session_on(server, ts="10"):
    return PollSession(f"{server.url}/lp", SECRET, ts, 101)


def always(value):
    return lambda wire, _request: wire.answer(value)


async def test_the_question_is_what_vk_documents(client):
    with serving(always({"ts": "10", "updates": []})) as vk:
        await client.poll(session_on(vk), wait=1)
    assert vk.requests[0].line == f"GET /lp?act=a_check&key={SECRET}&ts=10&wait=1 HTTP/1.1"
    assert "User-Agent: Gosclient/" in vk.requests[0].head


@pytest.mark.parametrize("ts", [11, "11"])
async def test_events_and_the_new_position(client, ts):
    with serving(always({"ts": ts, "updates": [UPDATE]})) as vk:
        page = await client.poll(session_on(vk))
    assert page.ts == "11"
    assert page.events == (("e1", UnknownEvent(101, "group_join")),)
    assert page.skipped == 0


async def test_an_empty_page_is_normal(client):
    with serving(always({"ts": "10", "updates": []})) as vk:
        page = await client.poll(session_on(vk))
    assert (page.ts, page.events, page.skipped) == ("10", (), 0)


async def test_a_damaged_event_does_not_take_its_page_with_it(client):
    updates = [None, {"type": "message_new", "object": 5}, UPDATE, {**UPDATE, "event_id": None}]
    with serving(always({"ts": "14", "updates": updates})) as vk:
        page = await client.poll(session_on(vk))
    assert [name for name, _ in page.events] == ["", "", "e1", ""]
    assert [event.unreadable for _, event in page.events] == [True, True, False, False]


@pytest.mark.parametrize(
    ("old", "new", "told", "skipped"),
    [("10", "12", 1, 1), ("10", 15, 0, 5), ("10", "11", 1, 0), ("15", "3", 0, 0), ("a", "b", 0, 0)],
)
async def test_events_passed_over_are_counted(client, old, new, told, skipped):
    with serving(always({"ts": new, "updates": [UPDATE] * told})) as vk:
        page = await client.poll(session_on(vk, old))
    assert page.skipped == skipped


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        ({"failed": 1, "ts": 30}, HistoryLost),
        ({"failed": 1, "ts": "30", "more": "fields"}, HistoryLost),
        ({"failed": 1}, InformationLost),
        ({"failed": 2}, KeyExpired),
        ({"failed": 3}, InformationLost),
        ({"failed": 4, "min_version": 1}, InformationLost),
        ({"failed": "?"}, InformationLost),
    ],
)
async def test_vks_failures(client, answer, kind):
    with serving(always(answer)) as vk, pytest.raises(kind) as failed:
        await client.poll(session_on(vk))
    if kind is HistoryLost:
        assert failed.value.ts == "30"


def http(body, status="200 OK", headers=""):
    return lambda wire, _request: wire.http(body, status, headers)


FOREIGN = {
    "a proxy's page": http(b"<html>", headers="Content-Type: text/html\r\n"),
    "HTTP 500": http(b"{}", "500 Internal Server Error"),
    "a redirect": http(b"", "302 Found", "Location: http://127.0.0.1:1/\r\n"),
    "half of JSON": http(b'{"ts": '),
    "not a text": http(b"\xff\xfe"),
    "too deep": http(b"[" * 200_000),
    "a list": always([]),
    "no position": always({"updates": []}),
    "no updates": always({"ts": "1"}),
    "a position that is a truth": always({"ts": True, "updates": []}),
}


@pytest.mark.parametrize("script", FOREIGN.values(), ids=FOREIGN.keys())
async def test_an_answer_that_is_not_vks(client, script):
    with serving(script) as vk, pytest.raises(BadAnswer):
        await client.poll(session_on(vk))
    assert len(vk.requests) == 1


async def test_an_answer_without_end_is_refused(client, monkeypatch):
    monkeypatch.setattr("gosclient.vk.longpoll.LARGEST_PAGE", 100)

    def endless(wire, _request):
        wire.send(b"HTTP/1.1 200 OK\r\n\r\n" + b" " * 1000)
        wire.cut()

    with serving(endless) as vk, pytest.raises(BadAnswer):
        await client.poll(session_on(vk))


CUTS = {
    "cut": lambda wire, _request: wire.cut(),
    "reset": lambda wire, _request: wire.reset(),
    "cut within": lambda wire, _request: (wire.http(b'{"ts"', length=99), wire.cut()),
    "silence": lambda wire, _request: wire.hang(),
}


@pytest.mark.parametrize("script", CUTS.values(), ids=CUTS.keys())
async def test_a_broken_wire(client, script, monkeypatch):
    monkeypatch.setattr("gosclient.vk.longpoll.PATIENCE", 0.05)
    with serving(script) as vk, pytest.raises(NetworkDown):
        await client.poll(session_on(vk), wait=0)


async def test_nobody_listening(client):
    nowhere = PollSession(f"http://127.0.0.1:{closed_port()}/lp", SECRET, "1", 101)
    with pytest.raises(NetworkDown):
        await client.poll(nowhere)


async def test_a_certificate_that_is_not_trusted(client, certificates):
    server = serving(always({"ts": "1", "updates": []}), certificates.server())
    with server as vk, pytest.raises(NetworkDown) as lost:
        await client.poll(session_on(vk))
    assert "сертификат" in lost.value.sentence


async def test_the_offices_own_certificate_is_trusted(certificates):
    client = LongPollClient(Network(authorities=certificates.pem))
    try:
        with serving(always({"ts": "1", "updates": []}), certificates.server()) as vk:
            assert (await client.poll(session_on(vk))).ts == "1"
    finally:
        await client.close()


@pytest.mark.parametrize("server", ["http://lp.vk.ru/wh1", "ftp://127.0.0.1", "lp.vk.ru", ""])
async def test_a_server_without_encryption_is_refused(client, server):
    with pytest.raises(BadInput):
        await client.poll(PollSession(server, SECRET, "1", 101))


@pytest.mark.parametrize("script", [*FOREIGN.values(), CUTS["cut"]])
async def test_the_key_is_never_shown(client, script, caplog):
    caplog.set_level(logging.DEBUG)
    with serving(script) as vk:
        session = session_on(vk)
        with pytest.raises(GosclientError) as failed:
            await client.poll(session)
    error = failed.value
    assert error.__context__ is None
    told = "".join(traceback.format_exception(error))
    assert SECRET not in f"{told} {vars(error)} {session!r} {caplog.text}"


# ---------------------------------------------------------------------------- sessions


@pytest.mark.parametrize("ts", ["77", 77])
async def test_a_session_begins_at_the_present_position(gateway_to, ts):
    given = {"server": "https://lp.vk.ru/wh101", "key": SECRET, "ts": ts}
    with serving(always({"response": given})) as vk:
        session = await start_session(gateway_to(vk.url), 101)
    assert session == PollSession("https://lp.vk.ru/wh101", SECRET, "77", 101)
    assert vk.requests[0].method == "groups.getLongPollServer"
    assert vk.requests[0].form["group_id"] == "101"


@pytest.mark.parametrize(
    "answer",
    [
        {},
        [],
        None,
        {"server": "http://lp.vk.ru/wh101", "key": SECRET, "ts": "1"},
        {"server": "https://lp.vk.ru/wh101", "key": "", "ts": "1"},
        {"server": "https://lp.vk.ru/wh101", "key": SECRET},
    ],
)
async def test_an_unusable_session_is_refused(gateway_to, answer):
    with serving(always({"response": answer})) as vk, pytest.raises(BadAnswer) as broken:
        await start_session(gateway_to(vk.url), 101)
    assert SECRET not in json.dumps(str(vars(broken.value)))
